/* SPDX-License-Identifier: MIT */
#include "prove/guarantees.h"

#include "prove/example.h"
#include "prove/property.h"
#include "prove/reason.h"

struct proof {
	const struct kb *kb;
	long day;
	struct diag *diag;
	struct gates *gates;
	struct encode *encode;
	struct query *query;
	struct program *program;	/* for what is found */
	struct property *before, *after;
	struct arena *arena;	/* of examples */
};

static int
begin(struct proof *p)
{
	p->gates = gates_new();
	p->arena = arena_new();
	if (p->gates == NULL || p->arena == NULL)
		return -1;
	p->encode = encode_new(p->gates, p->kb, p->day);
	p->query = query_new(p->gates);
	return p->encode == NULL || p->query == NULL ? -1 : 0;
}

static void
end(struct proof *p)
{
	query_free(p->query);
	encode_free(p->encode);
	property_free(p->before);
	property_free(p->after);
	program_free(p->program);
	arena_free(p->arena);
	gates_free(p->gates);
}

/* Made for the first that is broken. */
static struct property *
plain(struct proof *p, struct property **at)
{
	if (p->program == NULL)
		p->program = program_new(p->kb, p->day);
	if (*at == NULL && p->program != NULL)
		*at = property_new(p->kb, p->program, p->day);
	return *at;
}

/* Whether the engine, which knows nothing of the circuit, agrees. */
static bool
is_broken(struct proof *p, const struct kb_guarantee *g,
    const struct answers *before, const struct answers *after)
{
	struct property *a = plain(p, &p->after), *b = plain(p, &p->before);

	if (a == NULL || b == NULL)
		return true;
	property_set(a, 0, after);
	property_run(a);
	property_set(b, 0, before);
	property_run(b);
	return property_broken(a, g->change == KB_UNCHANGED ? NULL : b, g,
	    0) & 1;
}

static void
add_example(const struct proof *p, const struct refute *r,
    const struct answers *after)
{
	struct sbuf line = SBUF_EMPTY, expect = SBUF_EMPTY;
	bool expects = reason_add_expect(&expect, r);

	example_add_case(&line, r->guarantee->head.id, after,
	    expects ? sbuf_text(&expect) : NULL);
	if (!line.failed && line.len > 0) {
		line.text[line.len - 1] = '\0';	/* its line end */
		diag_example(p->diag, line.text);
	}
	sbuf_clear(&line);
	sbuf_clear(&expect);
}

static void
tell_broken(struct proof *p, const struct refute *r)
{
	const struct kb_guarantee *g = r->guarantee;
	struct answers *before = answers_new(p->kb, p->arena);
	struct answers *after = answers_new(p->kb, p->arena);
	struct sbuf with = SBUF_EMPTY, why = SBUF_EMPTY;

	if (before == NULL || after == NULL) {
		gates_fail(p->gates);
		return;
	}
	refute_read(r, before, after);
	if (!is_broken(p, g, before, after)) {
		diag_add(p->diag, DIAG_ERROR, g->head.file, g->head.line,
		    "the proof of guarantee \"%s\" and the engine differ; "
		    "report this", g->head.id);
		return;
	}
	reason_add_answers(&with, before);
	if (g->change != KB_UNCHANGED) {
		sbuf_puts(&with, ", then ");
		reason_add_answers(&with, after);
	}
	reason_add(&why, r);
	diag_add(p->diag, DIAG_FINDING, g->head.file, g->head.line,
	    "guarantee \"%s\" does not hold: %s, with %s; mend the rules, or "
	    "the guarantee when that is wrong", g->head.id, sbuf_text(&why),
	    sbuf_text(&with));
	add_example(p, r, after);
	sbuf_clear(&with);
	sbuf_clear(&why);
}

static void
prove_one(struct proof *p, const struct kb_guarantee *g)
{
	struct refute r;

	if (refute_begin(&r, p->query, p->encode, g) == -1) {
		gates_fail(p->gates);
		return;
	}
	switch (refute(&r)) {
	case REFUTED_NOT:
		break;
	case REFUTED:
		tell_broken(p, &r);
		break;
	case REFUTED_IDLE:
		diag_add(p->diag, DIAG_FINDING, g->head.file, g->head.line,
		    "what is given in guarantee \"%s\" is never the case, so "
		    "it guarantees nothing; mend it, or the rules",
		    g->head.id);
		break;
	case REFUTED_UNDECIDED:
		diag_add(p->diag, DIAG_FINDING, g->head.file, g->head.line,
		    "guarantee \"%s\" could be neither proved nor refuted; "
		    "split it into smaller ones", g->head.id);
	}
	refute_end(&r);
}

void
guarantees_check(const struct kb *kb, long day, struct progress *progress,
    struct diag *d)
{
	struct proof p = { .kb = kb, .day = day, .diag = d };
	size_t i, n = kb->nguarantees;
	bool whole = begin(&p) == 0;

	for (i = 0; whole && i < n; i++) {
		progress_tell(progress, "guarantees", i, n);
		prove_one(&p, &kb->guarantees[i]);
		whole = !query_failed(p.query);
	}
	if (!whole)
		diag_add(d, DIAG_ERROR, NULL, 0, "not every guarantee was "
		    "proved, for want of memory; close other programs and "
		    "try again");
	progress_tell(progress, "guarantees", n, n);
	end(&p);
}
