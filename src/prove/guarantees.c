/* SPDX-License-Identifier: MIT */
#include "prove/guarantees.h"

#include "engine/kept.h"
#include "engine/property.h"
#include "kb/written.h"
#include "prove/eras.h"
#include "prove/example.h"
#include "prove/reason.h"

/* Of one guarantee, over the eras. */
enum held {
	HELD_IDLE,		/* so far what is given is never the case */
	HELD,
	HELD_NOT		/* and that was told */
};

struct proof {
	const struct kb *kb;
	long day;
	long told;		/* the day that nobody needs to be told */
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

/* From these answers, as a case tries it: one that takes more than one change
 * to break cannot be expected to hold. */
static bool
is_shown(const struct proof *p, const struct kb_guarantee *g,
    const struct answers *a)
{
	const struct findings *f = p->program == NULL ? NULL :
	    findings_decided(p->program, a, p->day, p->arena);

	return f != NULL && findings_kept(f, (size_t)(g -
	    p->kb->guarantees)) == KEPT_NOT;
}

static void
add_example(const struct proof *p, const struct refute *r,
    const struct answers *before, const struct answers *after)
{
	struct sbuf line = SBUF_EMPTY, expect = SBUF_EMPTY;
	bool shown = is_shown(p, r->guarantee, before);

	reason_add_expect(&expect, r);
	example_add_case(&line, r->guarantee->head.id, shown ? before : after,
	    shown ? sbuf_text(&expect) : NULL);
	if (!line.failed && line.len > 0) {
		line.text[line.len - 1] = '\0';	/* its line end */
		diag_example(p->diag, line.text);
	}
	sbuf_clear(&line);
	sbuf_clear(&expect);
}

/* " on 2018-12-31", unless that is the day that was asked for. */
static void
add_day(struct sbuf *b, const struct proof *p)
{
	if (p->day == p->told)
		return;
	sbuf_puts(b, " on ");
	kb_written_day(p->day, b);
}

static void
tell_broken(struct proof *p, const struct refute *r)
{
	const struct kb_guarantee *g = r->guarantee;
	struct answers *before = answers_new(p->kb, p->arena);
	struct answers *after = answers_new(p->kb, p->arena);
	struct sbuf with = SBUF_EMPTY, why = SBUF_EMPTY, on = SBUF_EMPTY;

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
	add_day(&on, p);
	diag_add(p->diag, DIAG_FINDING, g->head.file, g->head.line,
	    "guarantee \"%s\" does not hold%s: %s, with %s; mend the rules, "
	    "or the guarantee when that is wrong", g->head.id, sbuf_text(&on),
	    sbuf_text(&why), sbuf_text(&with));
	add_example(p, r, before, after);
	sbuf_clear(&on);
	sbuf_clear(&with);
	sbuf_clear(&why);
}

static void
prove_one(struct proof *p, const struct kb_guarantee *g, enum held *held)
{
	struct sbuf on = SBUF_EMPTY;
	struct refute r;

	if (refute_begin(&r, p->query, p->encode, g) == -1) {
		gates_fail(p->gates);
		return;
	}
	switch (refute(&r)) {
	case REFUTED_NOT:
		*held = HELD;
		break;
	case REFUTED:
		*held = HELD_NOT;
		tell_broken(p, &r);
		break;
	case REFUTED_IDLE:
		break;
	case REFUTED_UNDECIDED:
		*held = HELD_NOT;
		if (query_failed(p->query))
			break;
		add_day(&on, p);
		diag_add(p->diag, DIAG_FINDING, g->head.file, g->head.line,
		    "guarantee \"%s\" could be neither proved nor refuted%s; "
		    "split it into smaller ones", g->head.id, sbuf_text(&on));
		sbuf_clear(&on);
	}
	refute_end(&r);
}

/* ---- day after day ---- */

struct course {
	const struct kb *kb;
	long day;
	enum held *held;	/* by guarantee */
	size_t done, total;
	struct progress *progress;
	struct diag *diag;
};

/* False without memory. */
static bool
prove_on(struct course *c, long day)
{
	const struct kb *kb = c->kb;
	struct proof p = { .kb = kb, .day = day, .told = c->day,
	    .diag = c->diag };
	bool whole = begin(&p) == 0;
	size_t i;

	for (i = 0; whole && i < kb->nguarantees; i++) {
		progress_tell(c->progress, "guarantees", c->done++, c->total);
		if (c->held[i] != HELD_NOT)
			prove_one(&p, &kb->guarantees[i], &c->held[i]);
		whole = !query_failed(p.query);
	}
	end(&p);
	return whole;
}

/* On the day asked for, then on one of each other era. */
static bool
prove_all(struct course *c)
{
	long day = eras_first(c->kb, c->day);
	bool whole = prove_on(c, c->day);

	for (; whole && day != KB_NO_DAY; day = eras_next(c->kb, day))
		if (!eras_same(c->kb, day, c->day))
			whole = prove_on(c, day);
	return whole;
}

static void
tell_idle(const struct course *c)
{
	const struct kb_guarantee *g = c->kb->guarantees;
	size_t i;

	for (i = 0; i < c->kb->nguarantees; i++)
		if (c->held[i] == HELD_IDLE)
			diag_add(c->diag, DIAG_FINDING, g[i].head.file,
			    g[i].head.line, "what is given in guarantee "
			    "\"%s\" is never the case, so it guarantees "
			    "nothing; mend it, or the rules", g[i].head.id);
}

void
guarantees_check(const struct kb *kb, long day, struct progress *progress,
    struct diag *d)
{
	struct course c = { .kb = kb, .day = day, .progress = progress,
	    .diag = d, .total = kb->nguarantees * eras_count(kb) };
	struct arena *arena = arena_new();

	c.held = arena_calloc(arena, kb->nguarantees + 1, sizeof(*c.held));
	if (c.held != NULL && prove_all(&c))
		tell_idle(&c);
	else
		diag_add(d, DIAG_ERROR, NULL, 0, "not every guarantee was "
		    "proved, for want of memory; close other programs and "
		    "try again");
	progress_tell(progress, "guarantees", c.total, c.total);
	arena_free(arena);
}
