/* SPDX-License-Identifier: MIT */
#include "report/diff_parts.h"

#include <string.h>

#include "base/civil.h"
#include "prove/example.h"
#include "report/phrase.h"

#define SHOWN_MAX 25		/* examples; JSON has all of them */

/* ---- what it is ---- */

static const char *const whole[] = {
	[DIFFER_URGENCY] = "diff-urgency", [DIFFER_CEILING] = "diff-ceiling",
	[DIFFER_OUTCOME] = "diff-outcome", [DIFFER_SECRECY] = "diff-secrecy",
};

static const struct kb *
side_of(const struct diff_report *r, const struct differ_finding *f)
{
	return f->now == KB_ALWAYS ? r->pairs->was : r->pairs->now;
}

const char *
diff_part(const struct diff_report *r, const struct differ_finding *f)
{
	bool gone = f->now_part == KB_ALWAYS;
	const struct kb *kb = gone ? r->pairs->was : r->pairs->now;
	size_t ground = gone ? f->was : f->now;
	size_t part = gone ? f->was_part : f->now_part;
	const struct kb_ground *g = &kb->grounds[ground];

	return f->what == DIFFER_CONDITION ? g->conditions[part].head.id
	    : g->recipients[part].id;
}

static void
add_subject(const struct diff_report *r, const struct differ_finding *f,
    struct sbuf *b)
{
	const struct kb_head *h;
	const struct kb_text *name;

	if (f->kind == KB_NO_KIND) {
		sbuf_puts(b, diff_say(r, whole[f->what]));
		return;
	}
	h = kb_kind_head(side_of(r, f), f->kind, f->now == KB_ALWAYS ? f->was
	    : f->now);
	diff_add_element(r, b, f->kind, h->id);
	if (f->what == DIFFER_CONDITION || f->what == DIFFER_RECIPIENT) {
		phrase_add(r->words, r->lang, b, f->what == DIFFER_CONDITION
		    ? "diff-condition" : "diff-recipient", "id",
		    diff_part(r, f), NULL);
		return;
	}
	name = kb_edit_name(f->kind, h);
	if (name == NULL)
		return;
	sbuf_puts(b, " (");
	sbuf_puts(b, name->in[r->lang]);
	sbuf_putc(b, ')');
}

/* ---- what it says ---- */

static const char *const truths[] = { "diff-false", "diff-unknown",
    "diff-true" };
static const char *const outcomes[] = {
	[OUTCOME_NONE] = "diff-outcome-none",
	[OUTCOME_OPEN] = "diff-outcome-open",
	[OUTCOME_RIGHT] = "diff-outcome-right",
	[OUTCOME_NORM] = "diff-outcome-norm",
	[OUTCOME_DUTY] = "diff-outcome-duty",
};
static const char *const secrecies[] = { "diff-free", "diff-secrecy-open",
    "diff-bound" };
static const char *const statuses[] = { "diff-failed", "diff-open",
    "diff-met" };
static const char *const steps[] = { "diff-hidden", "diff-possible",
    "diff-shown" };

static void
add_status(const struct diff_report *r, unsigned value, struct sbuf *b)
{
	unsigned main = value % 3, wide = value / 3 % 3, narrow = value / 9;

	sbuf_puts(b, diff_say(r, statuses[main]));
	if (wide == narrow)
		return;
	sbuf_putc(b, ' ');
	phrase_add(r->words, r->lang, b, "diff-readings", "wide",
	    diff_say(r, statuses[wide]), "narrow", diff_say(r,
	    statuses[narrow]), NULL);
}

static void
add_value(const struct diff_report *r, const struct differ_finding *f,
    const struct kb *kb, unsigned value, struct sbuf *b)
{
	switch (f->what) {
	case DIFFER_URGENCY:
	case DIFFER_CEILING:
		sbuf_puts(b, kb->urgency[value].text.in[r->lang]);
		break;
	case DIFFER_ALARM:
	case DIFFER_CONDITION:
		sbuf_puts(b, diff_say(r, truths[value]));
		break;
	case DIFFER_OUTCOME:
		sbuf_puts(b, diff_say(r, outcomes[value]));
		break;
	case DIFFER_SECRECY:
		sbuf_puts(b, diff_say(r, secrecies[value]));
		break;
	case DIFFER_GROUND:
		add_status(r, value, b);
		break;
	case DIFFER_STEP:
		sbuf_puts(b, diff_say(r, steps[value]));
		break;
	default:
		sbuf_puts(b, diff_say(r, value != 0 ? "diff-shown"
		    : "diff-hidden"));
		break;
	}
}

static void
add_side(const struct diff_report *r, const struct differ_finding *f,
    bool now, struct sbuf *b)
{
	size_t at = now ? f->now : f->was;

	sbuf_puts(b, diff_say(r, now ? "diff-now" : "diff-was"));
	sbuf_putc(b, ' ');
	if (at == KB_ALWAYS) {
		sbuf_puts(b, diff_say(r, "diff-not-there"));
		return;
	}
	sbuf_puts(b, "“");
	add_value(r, f, now ? r->pairs->now : r->pairs->was,
	    now ? f->now_value : f->was_value, b);
	sbuf_puts(b, "”");
}

static void
add_finding(const struct diff_report *r, const struct differ_finding *f,
    int number, struct doc *doc)
{
	struct sbuf b = SBUF_EMPTY;

	add_subject(r, f, &b);
	sbuf_puts(&b, ": ");
	add_side(r, f, false, &b);
	sbuf_puts(&b, ", ");
	add_side(r, f, true, &b);
	sbuf_putc(&b, '.');
	if (f->apart) {
		sbuf_putc(&b, ' ');
		sbuf_puts(&b, diff_say(r, "diff-apart"));
	}
	doc_add(doc, DOC_NUMBERED, number, "", sbuf_text(&b), NULL);
	sbuf_clear(&b);
}

/* ---- for whom ---- */

static const char *
brief(const struct diff_report *r, const struct kb_option *o)
{
	return o->brief.in[r->lang] != NULL ? o->brief.in[r->lang]
	    : o->text.in[r->lang];
}

static bool
is_everyone(const struct kb_question *q, uint64_t who)
{
	size_t i;

	for (i = 0; i < q->noptions && i < DIFFER_PROFESSIONS; i++)
		if ((who >> i & 1) == 0)
			return false;
	return true;
}

static void
add_home(const struct diff_report *r, const struct kb_question *q,
    uint64_t who, const char *country, struct sbuf *b)
{
	size_t i, n = 0;

	if (who == 0)
		return;
	sbuf_putc(b, ' ');
	sbuf_puts(b, diff_say(r, country));
	sbuf_puts(b, ": ");
	if (is_everyone(q, who))
		sbuf_puts(b, diff_say(r, "diff-all-professions"));
	for (i = 0; i < q->noptions && !is_everyone(q, who); i++)
		if (i < DIFFER_PROFESSIONS && (who >> i & 1) != 0) {
			sbuf_puts(b, n++ > 0 ? ", " : "");
			sbuf_puts(b, brief(r, &q->options[i]));
		}
	sbuf_putc(b, '.');
}

static void
add_homes(const struct diff_report *r, const struct differ_finding *f,
    struct sbuf *b)
{
	const struct kb *kb = r->pairs->now;
	const struct kb_question *q = &kb->questions[kb->profession_question];

	if (is_everyone(q, f->who[DIFFER_BE] & f->who[DIFFER_NLD])) {
		sbuf_putc(b, ' ');
		sbuf_puts(b, diff_say(r, "diff-everyone"));
		return;
	}
	add_home(r, q, f->who[DIFFER_BE], "diff-belgium", b);
	add_home(r, q, f->who[DIFFER_NLD], "diff-netherlands", b);
}

static void
add_who(const struct diff_report *r, const struct differ_finding *f,
    struct doc *doc)
{
	struct sbuf b = SBUF_EMPTY;

	sbuf_puts(&b, diff_say(r, r->differ->solver ? "diff-who"
	    : "diff-who-seen"));
	add_homes(r, f, &b);
	if (f->anywhere) {
		sbuf_putc(&b, ' ');
		sbuf_puts(&b, diff_say(r, "diff-anywhere"));
	}
	doc_add(doc, DOC_DETAIL, 0, "", sbuf_text(&b), NULL);
	sbuf_clear(&b);
}

/* ---- the example ---- */

static void
add_ticks(const struct diff_report *r, const struct answers *a, size_t at,
    struct sbuf *b)
{
	const struct kb_question *q = &a->kb->questions[at];
	const signed char *tick = a->tick + q->first_option;
	bool rest = false;
	size_t i, n = 0;

	for (i = 0; i < q->noptions; i++) {
		rest = rest || tick[i] == TRI_UNKNOWN;
		if (tick[i] != TRI_TRUE)
			continue;
		sbuf_puts(b, n++ > 0 ? ", " : "");
		sbuf_puts(b, brief(r, &q->options[i]));
	}
	if (n == 0)
		sbuf_puts(b, diff_say(r, "diff-none-of-these"));
	if (!rest)
		return;
	sbuf_putc(b, ' ');
	sbuf_puts(b, diff_say(r, "diff-rest-unknown"));
}

/* Questions of one side that the other has no answer to are named so. */
static void
add_answers(const struct diff_report *r, const struct answers *a,
    const char *note, const bool *skip, struct sbuf *b)
{
	const struct kb_question *q = a->kb->questions;
	size_t i;

	for (i = 0; i < a->kb->nquestions; i++, q++) {
		if (a->state[i] != ANSWER_GIVEN || skip[i])
			continue;
		sbuf_puts(b, b->len > 0 ? "; " : "");
		sbuf_puts(b, q->brief.in[r->lang]);
		sbuf_puts(b, note[0] != '\0' ? " " : "");
		sbuf_puts(b, note);
		sbuf_puts(b, ": ");
		add_ticks(r, a, i, b);
	}
}

/* Splits the answers: to both, only to the old one, only to the new one. */
static void
split(const struct kb_pairs *p, const struct differ_finding *f,
    bool *was_only, bool *both, bool *now_only)
{
	const struct answers *was = f->was_answers, *now = f->now_answers;
	size_t i, to;

	for (i = 0; i < now->kb->nquestions; i++)
		both[i] = true;		/* skipped */
	for (i = 0; i < was->kb->nquestions; i++) {
		to = p->to[KB_KIND_QUESTION][i];
		was_only[i] = to != KB_ALWAYS &&
		    now->state[to] == ANSWER_GIVEN;
		if (was_only[i] && was->state[i] == ANSWER_GIVEN) {
			both[to] = false;
			now_only[to] = true;
		}
	}
}

static void
add_example(const struct diff_report *r, const struct differ_finding *f,
    struct doc *doc)
{
	const struct kb_pairs *p = r->pairs;
	bool *was = arena_calloc(p->arena, p->was->nquestions + 1, 1);
	bool *both = arena_calloc(p->arena, p->now->nquestions + 1, 1);
	bool *now = arena_calloc(p->arena, p->now->nquestions + 1, 1);
	struct sbuf b = SBUF_EMPTY, line = SBUF_EMPTY;

	if (was == NULL || both == NULL || now == NULL)
		return;
	split(p, f, was, both, now);
	add_answers(r, f->now_answers, "", both, &b);
	add_answers(r, f->was_answers, diff_say(r, "diff-only-old"), was, &b);
	add_answers(r, f->now_answers, diff_say(r, "diff-only-new"), now, &b);
	if (b.len == 0)
		sbuf_puts(&line, diff_say(r, "diff-no-answers"));
	else
		phrase_add(r->words, r->lang, &line, "diff-answers",
		    "answers", sbuf_text(&b), NULL);
	doc_add(doc, DOC_DETAIL, 0, "", sbuf_text(&line), NULL);
	sbuf_clear(&b);
	sbuf_clear(&line);
}

static void
add_case(const struct diff_report *r, const char *label,
    const struct sbuf *text, struct doc *doc)
{
	doc_add(doc, DOC_DETAIL, 0, "", diff_say(r, label), NULL);
	doc_add(doc, DOC_DETAIL, 0, "", sbuf_text(text), NULL);
}

static void
case_of(const struct answers *a, int number, struct sbuf *b)
{
	struct sbuf id = SBUF_EMPTY;

	sbuf_puts(&id, "diff-");
	sbuf_num(&id, (uint64_t)number);
	example_add_case(b, sbuf_text(&id), a, NULL);
	if (b->len > 0)
		b->text[--b->len] = '\0';	/* the line end */
	sbuf_clear(&id);
}

static void
add_cases(const struct diff_report *r, const struct differ_finding *f,
    int number, struct doc *doc)
{
	struct sbuf was = SBUF_EMPTY, now = SBUF_EMPTY;

	case_of(f->was_answers, number, &was);
	case_of(f->now_answers, number, &now);
	if (strcmp(sbuf_text(&was), sbuf_text(&now)) == 0)
		add_case(r, "diff-case", &was, doc);
	else {
		add_case(r, "diff-case-old", &was, doc);
		add_case(r, "diff-case-new", &now, doc);
	}
	sbuf_clear(&was);
	sbuf_clear(&now);
}

/* ---- one after the other ---- */

static bool
same_answers(const struct answers *a, const struct answers *b)
{
	return memcmp(a->state, b->state, a->kb->nquestions) == 0 &&
	    memcmp(a->tick, b->tick, a->kb->noptions) == 0;
}

static bool
same_example(const struct differ_finding *a, const struct differ_finding *b)
{
	return a->day == b->day && a->anywhere == b->anywhere &&
	    memcmp(a->who, b->who, sizeof(a->who)) == 0 &&
	    same_answers(a->was_answers, b->was_answers) &&
	    same_answers(a->now_answers, b->now_answers);
}

/* A condition and a recipient are told with their ground. */
static bool
is_told(const struct differ *d, size_t at)
{
	const struct differ_finding *f = &d->findings[at], *g;
	size_t i;

	if (f->what != DIFFER_CONDITION && f->what != DIFFER_RECIPIENT)
		return false;
	for (i = 0; i < at; i++) {
		g = &d->findings[i];
		if (g->what == DIFFER_GROUND && g->was == f->was &&
		    g->now == f->now && g->verdict == DIFFER_DIFFERS)
			return true;
	}
	return false;
}

static void
add_day(const struct diff_report *r, long day, struct doc *doc)
{
	struct sbuf b = SBUF_EMPTY, date = SBUF_EMPTY;

	if (day == r->differ->days[0])
		return;
	kb_written_day(day, &date);
	phrase_add(r->words, r->lang, &b, "diff-from-day", "date",
	    sbuf_text(&date), NULL);
	doc_add(doc, DOC_DETAIL, 0, "", sbuf_text(&b), NULL);
	sbuf_clear(&b);
	sbuf_clear(&date);
}

/* A finding and those that the same answers show. */
static int
add_group(const struct diff_report *r, size_t first, int number, bool *done,
    struct doc *doc)
{
	const struct differ *d = r->differ;
	const struct differ_finding *f = &d->findings[first];
	const int example = number;
	size_t i;

	doc_add(doc, DOC_BLANK, 0, "", "", NULL);
	for (i = first; i < d->n; i++)
		if (d->findings[i].verdict == DIFFER_DIFFERS && !done[i] &&
		    same_example(f, &d->findings[i])) {
			add_finding(r, &d->findings[i], number++, doc);
			done[i] = true;
		}
	add_day(r, f->day, doc);
	add_who(r, f, doc);
	add_example(r, f, doc);
	add_cases(r, f, example, doc);
	return number;
}

static void
add_count(const struct diff_report *r, const char *id, size_t n,
    struct doc *doc)
{
	struct sbuf b = SBUF_EMPTY, count = SBUF_EMPTY, all = SBUF_EMPTY;
	struct sbuf tried = SBUF_EMPTY;

	sbuf_num(&count, n);
	sbuf_num(&all, r->differ->n);
	sbuf_num(&tried, r->differ->simulated);
	phrase_add(r->words, r->lang, &b, id, "n", sbuf_text(&count), "all",
	    sbuf_text(&all), "tried", sbuf_text(&tried), NULL);
	doc_add(doc, DOC_PARA, 0, "", sbuf_text(&b), NULL);
	sbuf_clear(&b);
	sbuf_clear(&count);
	sbuf_clear(&all);
	sbuf_clear(&tried);
}

static void
add_differences(const struct diff_report *r, struct doc *doc)
{
	const struct differ *d = r->differ;
	bool *done = arena_calloc(r->pairs->arena, d->n + 1, 1);
	size_t i, left = 0, groups = 0;
	int number = 1;

	if (done == NULL)
		return;
	for (i = 0; i < d->n; i++)
		done[i] = is_told(d, i);
	for (i = 0; i < d->n; i++) {
		if (done[i] || d->findings[i].verdict != DIFFER_DIFFERS)
			continue;
		if (groups++ < SHOWN_MAX)
			number = add_group(r, i, number, done, doc);
		else
			left++;
	}
	if (left > 0)
		add_count(r, "diff-more", left, doc);
}

/* A question or an option is there on one side only. */
static bool
is_one_sided(const struct kb_pairs *p)
{
	size_t i, to;

	for (i = 0; i < p->was->nquestions; i++) {
		to = p->to[KB_KIND_QUESTION][i];
		if (to == KB_ALWAYS || p->was->questions[i].noptions !=
		    p->now->questions[to].noptions)
			return true;
	}
	for (i = 0; i < p->was->noptions; i++)
		if (p->option_to[i] == KB_ALWAYS)
			return true;
	return p->was->nquestions != p->now->nquestions;
}

void
diff_add_conclusions(const struct diff_report *r, struct doc *doc)
{
	const struct differ *d = r->differ;

	diff_add_heading(r, "diff-s-conclusions", 0, doc);
	if (d->differ == 0 && d->undecided == 0)
		add_count(r, "diff-all-same", d->n, doc);
	if (d->differ > 0)
		add_count(r, d->differ == 1 ? "diff-one-differs"
		    : "diff-some-differ", d->differ, doc);
	if (d->undecided > 0)
		add_count(r, d->solver ? "diff-given-up" : "diff-no-solver",
		    d->undecided, doc);
	if (is_one_sided(r->pairs))
		doc_add(doc, DOC_PARA, 0, "", diff_say(r, "diff-one-sided"),
		    NULL);
	add_differences(r, doc);
}
