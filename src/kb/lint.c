/* SPDX-License-Identifier: MIT */
#include "kb/lint.h"

#include "kb/find.h"
#include "kb/index.h"
#include "kb/lint_parts.h"

/* What claims something about the law or about people says where from. */
static const enum kb_kind claims[] = { KB_KIND_QUESTION, KB_KIND_ALARM,
    KB_KIND_GROUND, KB_KIND_INDICATOR, KB_KIND_STEP, KB_KIND_GUIDANCE,
    KB_KIND_PLAN_ITEM, KB_KIND_CARE, KB_KIND_CONTACT, KB_KIND_STATEMENT,
    KB_KIND_TOPIC, KB_KIND_TALLY, KB_KIND_GUARANTEE };

static void
lint_cited(const struct kb_head *h, const char *what, struct diag *d)
{
	if (h->ncites == 0)
		diag_add(d, DIAG_FINDING, h->file, h->line, "%s \"%s\" cites "
		    "no source; add <cite source=\"...\"/>", what, h->id);
}

/* Without a place a claim can be looked up only where the source is short: a
 * page, a judgment, our own design. */
enum need { NEVER, UNLESS_A_PAGE, ALWAYS };
static const enum need place_needed[] = { [KB_GUIDELINE] = UNLESS_A_PAGE,
    [KB_STATUTE] = ALWAYS, [KB_CASE_LAW] = NEVER, [KB_CODE] = UNLESS_A_PAGE,
    [KB_RESEARCH] = UNLESS_A_PAGE, [KB_DIRECTORY] = NEVER,
    [KB_DESIGN] = NEVER };

static void
lint_places(const struct kb *kb, const char *file, const struct kb_cite *c,
    size_t n, struct diag *d)
{
	const struct kb_source *s;

	for (; n > 0; n--, c++) {
		s = &kb->sources[c->source];
		if (c->place == NULL && (place_needed[s->kind] == ALWAYS ||
		    (place_needed[s->kind] == UNLESS_A_PAGE &&
		    s->link == NULL)))
			diag_add(d, DIAG_FINDING, file, c->line, "<cite> "
			    "says not where in source \"%s\"; add "
			    "place=\"...\"", s->head.id);
	}
}

static void
lint_head(const struct kb *kb, const struct kb_head *h, struct diag *d)
{
	lint_places(kb, h->file, h->cites, h->ncites, d);
}

static void
lint_cites(const struct kb *kb, struct diag *d)
{
	const struct kb_ground *g = kb->grounds;
	size_t i, k, n;

	for (k = KB_KIND_SOURCE; k < KB_NKINDS; k++) {
		n = kb_kind_count(kb, (enum kb_kind)k);
		for (i = 0; i < n; i++)
			lint_head(kb, kb_kind_head(kb, (enum kb_kind)k, i),
			    d);
	}
	for (k = 0; k < sizeof(claims) / sizeof(claims[0]); k++) {
		n = kb_kind_count(kb, claims[k]);
		for (i = 0; i < n; i++)
			lint_cited(kb_kind_head(kb, claims[k], i),
			    kb_kind_name(claims[k]), d);
	}
	for (n = kb->ngrounds; n > 0; n--, g++)
		for (i = 0; i < g->nconditions; i++) {
			lint_cited(&g->conditions[i].head, "condition", d);
			lint_head(kb, &g->conditions[i].head, d);
		}
}

static void
lint_stale(const struct kb *kb, long day, struct diag *d)
{
	const struct kb_source *s;
	size_t i;

	for (i = 0; i < kb->nsources; i++) {
		s = &kb->sources[i];
		if (kb_source_is_stale(s, day))
			diag_add(d, DIAG_FINDING, s->head.file, s->head.line,
			    "source \"%s\" was checked on %s, more than %d "
			    "months ago; check it and change the date",
			    s->head.id, s->checked, s->stale_months);
	}
}

/* "I don't know" is an answer to everything but where one works. */
static void
lint_unknown(const struct kb *kb, struct diag *d)
{
	const struct kb_question *q;
	size_t i;

	for (i = 0; i < kb->nquestions; i++) {
		q = &kb->questions[i];
		if (i != kb->country_question && q->unknown.in[KB_NL] == NULL)
			diag_add(d, DIAG_FINDING, q->head.file, q->head.line,
			    "question \"%s\" has no words for not knowing; "
			    "add <unknown>", q->head.id);
	}
}

void
kb_lint(const struct kb *kb, long day, struct diag *d)
{
	diag_begin(d, "citations");
	lint_cites(kb, d);
	diag_begin(d, "staleness");
	lint_stale(kb, day, d);
	diag_begin(d, "unknown");
	lint_unknown(kb, d);
	diag_begin(d, "use");
	kb_lint_used(kb, d);
	diag_begin(d, "rules");
	kb_lint_rules(kb, d);
	diag_begin(d, "words");
	kb_lint_words(kb, d);
}

void
kb_lint_cases(const struct kb *kb, const struct kb_cases *cases,
    struct diag *d)
{
	const struct kb_case *c;
	size_t i;

	for (c = cases->at; c < cases->at + cases->n; c++)
		for (i = 0; i < c->nlessons; i++)
			lint_places(kb, c->head.file, c->lessons[i].cites,
			    c->lessons[i].ncites, d);
	kb_lint_words_cases(kb, cases, d);
}
