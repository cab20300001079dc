/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/civil.h"
#include "engine/code.h"
#include "engine/findings.h"
#include "koracle.h"
#include "kworld.h"

/* ---- a small knowledge base by hand ---- */

enum { BE, NL };
enum { YES, NO };

struct law {
	struct kworld w;
	size_t country, danger, harm, law, bound;
	size_t right, norm, maybe, duty, old, help, foreign;
};

static size_t
report(struct kbuild *b, const char *id, enum kb_force force,
    const struct kb_expr *condition)
{
	return kbuild_ground(b, id, KB_BE, KB_REPORT, force, 1, &condition);
}

static const struct kb_expr *
unless_tried(struct kbuild *b, const struct kb_expr *e)
{
	return kx_two(b, KB_ALL, e, kx(b, KB_UNDECIDED_ACT));
}

static void
law_open(struct law *l)
{
	struct kbuild *b = kbuild_new(32);
	const struct kb_expr *kids[3];

	l->country = kbuild_country(b);
	l->danger = kbuild_question(b, "danger", 2, false);
	l->harm = kbuild_question(b, "harm", 2, false);
	l->law = kbuild_question(b, "law", 2, false);
	kbuild_ask_if(b, l->law, kx_is(b, l->danger, 1));
	l->bound = kbuild_fact(b, "bound", kx_is(b, l->danger, 1));
	b->kb.secrecy_fact = l->bound;
	kids[0] = kx_is(b, l->danger, 1);
	kids[1] = kx_reading(b, true, kx_is(b, l->harm, 1),
	    kx(b, KB_FALSE));
	l->right = kbuild_ground(b, "right", KB_BE, KB_REPORT, KB_RIGHT, 2,
	    kids);
	l->norm = report(b, "norm", KB_NORM,
	    kx_ref(b, KB_GROUND, l->right));
	l->maybe = report(b, "maybe", KB_NORM, kx_two(b, KB_ALL,
	    kx_is(b, l->danger, 1), kx(b, KB_UNDECIDED_ACT)));
	l->duty = report(b, "duty", KB_DUTY, kx_two(b, KB_ALL,
	    kx_is(b, l->danger, 1), kx(b, KB_UNDECIDED_LAW)));
	l->old = report(b, "old", KB_DUTY, kx(b, KB_TRUE));
	b->ground[l->old].to = KRANDOM_DAY - 1;
	l->help = kbuild_ground(b, "help", KB_BE, KB_HELP, KB_DUTY, 1, kids);
	kids[0] = kx(b, KB_TRUE);
	l->foreign = kbuild_ground(b, "foreign", KB_NLD, KB_REPORT, KB_DUTY,
	    1, kids);
	kworld_open(&l->w, b);
}

static const struct finding_ground *
ground(const struct findings *f, size_t which)
{
	size_t i;

	for (i = 0; i < f->ngrounds; i++)
		if (f->grounds[i].ground == which)
			return &f->grounds[i];
	return NULL;
}

static void
test_grounds(void **state)
{
	struct law l;
	const struct findings *f;

	(void)state;
	law_open(&l);
	answers_set_one(l.w.answers, l.country, BE);
	answers_set_one(l.w.answers, l.danger, YES);
	answers_set_one(l.w.answers, l.harm, YES);
	f = kworld_find(&l.w, l.w.answers);
	assert_int_equal(f->country, KB_BE);
	assert_int_equal(f->secrecy, TRI_TRUE);
	/* Out of force and the other country's are not listed. */
	assert_int_equal(f->ngrounds, 5);
	assert_null(ground(f, l.old));
	assert_null(ground(f, l.foreign));
	assert_int_equal(ground(f, l.right)->status, STATUS_MET);
	assert_int_equal(ground(f, l.right)->wide, STATUS_MET);
	assert_int_equal(ground(f, l.right)->narrow, STATUS_FAILED);
	assert_true(ground(f, l.right)->contested);
	assert_true(ground(f, l.norm)->contested);
	assert_false(ground(f, l.help)->contested);
	/* A duty still open stands beside the norm that is met, another norm
	 * does not. */
	assert_int_equal(ground(f, l.maybe)->status, STATUS_OPEN);
	assert_int_equal(f->outcome, OUTCOME_NORM);
	assert_int_equal(f->nstronger_open, 1);
	assert_true(f->stronger_open[0] == l.duty);
	assert_int_equal(ground(f, l.duty)->because, BECAUSE_LAW);
	kworld_close(&l.w);
}

static void
test_outcomes(void **state)
{
	struct law l;
	const struct findings *f;

	(void)state;
	law_open(&l);
	/* Without a country no ground is listed and nothing is decided. */
	f = kworld_find(&l.w, l.w.answers);
	assert_int_equal(f->outcome, OUTCOME_OPEN);
	assert_int_equal(f->ngrounds, 0);
	assert_int_equal(f->nstronger_open, 0);
	answers_set_one(l.w.answers, l.country, BE);
	f = kworld_find(&l.w, l.w.answers);
	assert_int_equal(f->outcome, OUTCOME_OPEN);
	assert_int_equal(f->nstronger_open, 4);
	assert_int_equal(ground(f, l.right)->because, BECAUSE_FACT);
	assert_int_equal(ground(f, l.duty)->because,
	    BECAUSE_FACT | BECAUSE_LAW);
	/* A duty to help is no duty to report. */
	answers_set_one(l.w.answers, l.danger, YES);
	answers_set_one(l.w.answers, l.harm, NO);
	f = kworld_find(&l.w, l.w.answers);
	assert_int_equal(ground(f, l.help)->status, STATUS_MET);
	assert_int_equal(f->outcome, OUTCOME_OPEN);
	answers_set_one(l.w.answers, l.danger, NO);
	f = kworld_find(&l.w, l.w.answers);
	assert_int_equal(f->outcome, OUTCOME_NONE);
	assert_int_equal(f->nstronger_open, 0);
	assert_int_equal(f->secrecy, TRI_FALSE);
	answers_set_one(l.w.answers, l.country, NL);
	f = kworld_find(&l.w, l.w.answers);
	assert_int_equal(f->outcome, OUTCOME_DUTY);
	assert_int_equal(f->ngrounds, 1);
	kworld_close(&l.w);
}

static void
test_ignored(void **state)
{
	struct law l;
	const struct findings *f;

	(void)state;
	law_open(&l);
	answers_set_one(l.w.answers, l.law, YES);
	assert_int_equal(kworld_find(&l.w, l.w.answers)->nignored, 0);
	answers_set_one(l.w.answers, l.danger, NO);
	f = kworld_find(&l.w, l.w.answers);
	assert_int_equal(f->nignored, 1);
	assert_true(f->ignored[0] == l.law);
	answers_set_one(l.w.answers, l.danger, YES);
	assert_int_equal(kworld_find(&l.w, l.w.answers)->nignored, 0);
	kworld_close(&l.w);
}

/* ---- why a condition is unknown ---- */

static unsigned
because(struct kworld *w, size_t ground_index)
{
	const struct findings *f = kworld_find(w, w->answers);

	return ground(f, ground_index)->conditions[0].because;
}

static void
test_because(void **state)
{
	struct kbuild *b = kbuild_new(32);
	struct kworld w;
	size_t country, q, asked, many, tried, g[8];
	const struct kb_expr *not_asked;

	(void)state;
	country = kbuild_country(b);
	q = kbuild_question(b, "q", 2, false);
	asked = kbuild_question(b, "asked", 2, false);
	many = kbuild_question(b, "many", 2, true);
	not_asked = kx_two(b, KB_ALL, kx_is(b, q, 1),
	    kx(b, KB_UNDECIDED_LAW));
	kbuild_ask_if(b, asked, not_asked);
	tried = kbuild_fact(b, "tried", unless_tried(b, kx_is(b, q, 1)));
	g[0] = report(b, "a", KB_RIGHT, kx_ref(b, KB_FACT, tried));
	g[1] = report(b, "b", KB_RIGHT, kx_is(b, asked, 1));
	g[2] = report(b, "c", KB_RIGHT, kx_is(b, many, 1));
	g[3] = report(b, "d", KB_RIGHT, kx_not(b, kx_ref(b, KB_GROUND,
	    g[0])));
	g[4] = report(b, "e", KB_RIGHT, kx_two(b, KB_ANY, kx_is(b, q, 2),
	    kx_reading(b, false, kx(b, KB_UNDECIDED_ACT),
	    kx(b, KB_UNDECIDED_LAW))));
	/* The answer is missing, but it does not matter. */
	g[5] = report(b, "f", KB_RIGHT, unless_tried(b, kx_two(b, KB_ANY,
	    kx(b, KB_TRUE), kx_is(b, many, 1))));
	kworld_open(&w, b);
	answers_set_one(w.answers, country, BE);
	assert_int_equal(because(&w, g[5]), BECAUSE_ACT);
	assert_int_equal(because(&w, g[0]), BECAUSE_FACT | BECAUSE_ACT);
	/* The answer fits, but whether the question applies is the law's. */
	answers_set_one(w.answers, q, 0);
	answers_set_one(w.answers, asked, 0);
	assert_int_equal(because(&w, g[0]), BECAUSE_ACT);
	assert_int_equal(because(&w, g[1]), BECAUSE_LAW);
	answers_set_unknown(w.answers, asked);
	assert_int_equal(because(&w, g[1]), BECAUSE_LAW | BECAUSE_FACT);
	answers_set_many(w.answers, many, (const bool[]){ false, true }, true);
	assert_int_equal(because(&w, g[2]), BECAUSE_FACT);
	answers_set_many(w.answers, many, (const bool[]){ true, false }, true);
	assert_int_equal(because(&w, g[2]), 0);
	assert_int_equal(because(&w, g[3]), BECAUSE_ACT);
	assert_int_equal(because(&w, g[4]), BECAUSE_LAW);
	answers_set_one(w.answers, q, 1);
	assert_int_equal(because(&w, g[4]), 0);
	assert_int_equal(because(&w, g[0]), 0);
	kworld_close(&w);
}

/* What holds by nature or only the professional can judge never blocks. */
static void
test_condition_kinds(void **state)
{
	struct kbuild *b = kbuild_new(32);
	struct kb_condition conditions[3] = {
		{ .kind = KB_ASKED }, { .kind = KB_HOLDS }, { .kind = KB_SELF }
	};
	struct kworld w;
	const struct finding_ground *fg;
	size_t country, q, g;

	(void)state;
	country = kbuild_country(b);
	q = kbuild_question(b, "q", 2, false);
	g = report(b, "g", KB_RIGHT, kx_is(b, q, 1));
	conditions[0].rule = b->ground[g].conditions[0].rule;
	conditions[1].rule = conditions[2].rule = KB_ALWAYS;
	b->ground[g].conditions = conditions;
	b->ground[g].nconditions = 3;
	kworld_open(&w, b);
	answers_set_one(w.answers, country, BE);
	fg = ground(kworld_find(&w, w.answers), g);
	assert_int_equal(fg->conditions[0].value, TRI_UNKNOWN);
	assert_int_equal(fg->conditions[0].because, BECAUSE_FACT);
	assert_int_equal(fg->conditions[1].value, TRI_TRUE);
	assert_int_equal(fg->conditions[2].value, TRI_TRUE);
	assert_int_equal(fg->conditions[2].because, 0);
	assert_int_equal(fg->status, STATUS_OPEN);
	kworld_close(&w);
}

/* ---- safety ---- */

static void
test_urgency(void **state)
{
	struct kbuild *b = kbuild_new(32);
	struct kworld w;
	const struct findings *f;
	const struct kb_expr *refs[8], *deep;
	size_t q, fact[8], i;

	(void)state;
	q = kbuild_question(b, "q", 3, false);
	fact[0] = kbuild_fact(b, "deep", kx_is(b, q, 1));
	deep = kx_two(b, KB_ALL, kx_ref(b, KB_FACT, fact[0]), kx(b, KB_TRUE));
	fact[1] = kbuild_fact(b, "near", deep);
	fact[2] = kbuild_fact(b, "other", kx_is(b, q, 2));
	kbuild_urgency(b, KB_NOW, kx_two(b, KB_ANY,
	    kx_ref(b, KB_FACT, fact[1]), kx_ref(b, KB_FACT, fact[2])));
	for (i = 0; i < 7; i++)
		refs[i] = kx_ref(b, KB_FACT, fact[2]);
	for (i = 3; i < 8; i++) {
		fact[i] = kbuild_fact(b, kbuild_id(b, "f", i),
		    kx_is(b, q, 2));
		refs[i - 1] = kx_ref(b, KB_FACT, fact[i]);
	}
	kbuild_urgency(b, KB_TODAY, kx_is(b, q, 4));
	kbuild_alarm(b, KB_ALARM_LIFE, kx_is(b, q, 1));
	kworld_open(&w, b);
	f = kworld_find(&w, w.answers);
	assert_int_equal(f->urgency, KB_WEEK);
	assert_int_equal(f->ceiling, KB_NOW);
	assert_int_equal(f->nbecause, 0);
	assert_false(f->alarm[KB_ALARM_LIFE]);
	assert_true(f->alarm_possible[KB_ALARM_LIFE]);
	assert_false(f->alarm_possible[KB_ALARM_CHILD]);
	/* The nearest first, the false one not at all. */
	answers_set_one(w.answers, q, 0);
	f = kworld_find(&w, w.answers);
	assert_int_equal(f->urgency, KB_NOW);
	assert_true(f->alarm[KB_ALARM_LIFE]);
	assert_int_equal(f->nbecause, 2);
	assert_true(f->because[0] == fact[1]);
	assert_true(f->because[1] == fact[0]);
	answers_set_one(w.answers, q, 2);
	f = kworld_find(&w, w.answers);
	assert_int_equal(f->urgency, KB_TODAY);
	assert_int_equal(f->nbecause, 0);
	program_free(w.program);
	/* At most five, each once. */
	kbuild_urgency(b, KB_TODAY, kx_gate(b, KB_ALL, 0, 7, refs));
	kbuild_urgency(b, KB_NOW, kx(b, KB_FALSE));
	w.program = program_new(w.kb, KRANDOM_DAY);
	answers_set_one(w.answers, q, 1);
	f = kworld_find(&w, w.answers);
	assert_int_equal(f->urgency, KB_TODAY);
	assert_int_equal(f->nbecause, 5);
	assert_true(f->because[0] == fact[2]);
	assert_true(f->because[1] == fact[3]);
	kworld_close(&w);
}

/* ---- steps, contacts, sources ---- */

static void
test_steps(void **state)
{
	struct kbuild *b = kbuild_new(32);
	const struct kb_expr *yes, *maybe;
	struct kworld w;
	const struct findings *f;
	size_t q, r, s[6], i;

	(void)state;
	q = kbuild_question(b, "q", 2, false);
	r = kbuild_question(b, "r", 2, false);
	yes = kx_is(b, q, 1);
	maybe = kx_is(b, r, 1);
	s[4] = kbuild_step(b, "late", KB_PLANNED, false, NULL);
	s[2] = kbuild_step(b, "today", KB_TODAY, false, yes);
	s[0] = kbuild_step(b, "perhaps", KB_NOW, true, maybe);
	s[5] = kbuild_step(b, "hidden", KB_NOW, false, maybe);
	s[1] = kbuild_step(b, "now", KB_NOW, true, yes);
	s[3] = kbuild_step(b, "also", KB_TODAY, false, yes);
	kbuild_indicator(b, "i", 8, yes);
	kbuild_indicator(b, "j", 8, maybe);
	kworld_open(&w, b);
	answers_set_one(w.answers, q, 0);
	f = kworld_find(&w, w.answers);
	assert_int_equal(f->nsteps, 5);
	for (i = 0; i < 5; i++) {
		assert_true(f->steps[i].step == s[i]);
		assert_int_equal(f->steps[i].possible, i == 0);
	}
	assert_int_equal(f->nindicators, 1);
	assert_true(f->indicators[0] == 0);
	answers_set_one(w.answers, q, 1);
	answers_set_one(w.answers, r, 1);
	assert_int_equal(kworld_find(&w, w.answers)->nsteps, 1);
	kworld_close(&w);
}

static void
give(struct kbuild *b, size_t step, const size_t *contacts, size_t n)
{
	b->step[step].contacts = contacts;
	b->step[step].ncontacts = n;
}

static void
test_contacts(void **state)
{
	struct kbuild *b = kbuild_new(32);
	struct kworld w;
	const struct findings *f;
	const struct kb_expr *when[4] = { NULL };
	size_t country, q, r, c[7], g, step, of_step[5], to[4];

	(void)state;
	country = kbuild_country(b);
	q = kbuild_question(b, "q", 2, false);
	r = kbuild_question(b, "r", 2, false);
	c[0] = kbuild_contact(b, "be-112", KB_BE);
	c[1] = kbuild_contact(b, "be-police", KB_BE);
	c[2] = kbuild_contact(b, "nl-help", KB_NLD);
	c[3] = kbuild_contact(b, "int-help", KB_INT);
	c[4] = kbuild_contact(b, "be-centre", KB_BE);
	c[5] = kbuild_contact(b, "be-prosecutor", KB_BE);
	c[6] = kbuild_contact(b, "nl-112", KB_NLD);
	step = kbuild_step(b, "s", KB_NOW, true, kx_is(b, q, 1));
	memcpy(of_step, (size_t[]){ c[3], c[2], c[0], c[4], c[6] },
	    sizeof(of_step));
	give(b, step, of_step, 5);
	g = report(b, "g", KB_RIGHT, kx_is(b, q, 1));
	memcpy(to, (size_t[]){ c[1], c[4], c[5], c[1] }, sizeof(to));
	when[2] = kx_is(b, r, 1);
	kbuild_recipients(b, g, 4, to, when);
	kworld_open(&w, b);
	/* Before a country is chosen: emergency numbers alone. */
	f = kworld_find(&w, w.answers);
	assert_int_equal(f->ncontacts, 2);
	assert_true(f->contacts[0] == c[0]);
	assert_true(f->contacts[1] == c[6]);
	answers_set_one(w.answers, country, BE);
	f = kworld_find(&w, w.answers);
	assert_int_equal(f->ncontacts, 3);
	answers_set_one(w.answers, q, 0);
	f = kworld_find(&w, w.answers);
	assert_int_equal(f->ncontacts, 4);
	assert_true(f->contacts[0] == c[3]);
	assert_true(f->contacts[1] == c[0]);
	assert_true(f->contacts[2] == c[4]);
	assert_true(f->contacts[3] == c[1]);
	assert_true(ground(f, g)->recipients[0]);
	assert_false(ground(f, g)->recipients[2]);
	answers_set_one(w.answers, r, 0);
	assert_int_equal(kworld_find(&w, w.answers)->ncontacts, 5);
	answers_set_one(w.answers, country, NL);
	f = kworld_find(&w, w.answers);
	assert_int_equal(f->ncontacts, 3);
	assert_true(f->contacts[1] == c[2]);
	assert_true(f->contacts[2] == c[6]);
	kworld_close(&w);
}

static void
test_stale(void **state)
{
	const long year = civil_add_months(KRANDOM_DAY, -12);
	struct kbuild *b = kbuild_new(32);
	struct kworld w;
	const struct findings *f;
	const struct kb_expr *yes;
	size_t country, q, s[6], step, g, contact;
	struct kb_condition *condition;

	(void)state;
	country = kbuild_country(b);
	q = kbuild_question(b, "q", 2, false);
	yes = kx_is(b, q, 1);
	s[0] = kbuild_source(b, "of-step", year - 1, 12);
	s[1] = kbuild_source(b, "of-condition", year - 1, 12);
	s[2] = kbuild_source(b, "of-contact", year - 1, 12);
	s[3] = kbuild_source(b, "today-last-day", year, 12);
	s[4] = kbuild_source(b, "uncited", year - 1, 12);
	s[5] = kbuild_source(b, "undated", KB_NO_DAY, 12);
	step = kbuild_step(b, "s", KB_NOW, false, yes);
	contact = kbuild_contact(b, "c", KB_INT);
	give(b, step, &contact, 1);
	kbuild_cite(b, &b->step[step].head, s[0]);
	kbuild_cite(b, &b->step[step].head, s[3]);
	kbuild_cite(b, &b->step[step].head, s[5]);
	kbuild_cite(b, &b->contact[contact].head, s[2]);
	g = report(b, "g", KB_RIGHT, yes);
	condition = (struct kb_condition *)&b->ground[g].conditions[0];
	kbuild_cite(b, &condition->head, s[1]);
	kworld_open(&w, b);
	assert_int_equal(kworld_find(&w, w.answers)->nstale, 0);
	answers_set_one(w.answers, country, BE);
	answers_set_one(w.answers, q, 0);
	f = kworld_find(&w, w.answers);
	assert_int_equal(f->nstale, 3);
	assert_true(f->stale[0] == s[0]);
	assert_true(f->stale[1] == s[1]);
	assert_true(f->stale[2] == s[2]);
	kworld_close(&w);
}

/* ---- what an answer would change ---- */

static bool
same_urgency(const struct findings *x, const struct findings *y)
{
	return x->urgency == y->urgency;
}

/* The list of changes, by asking again with every answer. */
struct changes {
	const char *id[256];
	size_t n;
};

static void
change(struct changes *c, const char *id, bool changed)
{
	size_t i;

	for (i = 0; i < c->n && changed; i++)
		if (c->id[i] == id)
			changed = false;
	if (changed) {
		assert_true(c->n < 256);
		c->id[c->n++] = id;
	}
}

static bool
certain(const struct findings *f, size_t rule)
{
	return findings_rule(f, rule) == TRI_TRUE;
}

static void
compare(struct changes *c, const struct findings *x, const struct findings *y)
{
	const struct kb *kb = x->kb;
	size_t i;

	change(c, "secrecy", x->secrecy != y->secrecy);
	change(c, "urgency", !same_urgency(x, y));
	for (i = 0; i < KB_NALARMS; i++)
		change(c, kb->alarms[i].head.id, x->alarm[i] != y->alarm[i]);
	for (i = 0; i < kb->ngrounds; i++)
		change(c, kb->grounds[i].head.id,
		    findings_rule(x, kb->grounds[i].rule) !=
		    findings_rule(y, kb->grounds[i].rule));
	for (i = 0; i < kb->nsteps; i++)
		change(c, kb->steps[i].head.id,
		    certain(x, kb->steps[i].rule) !=
		    certain(y, kb->steps[i].rule));
}

static void
ask_again(struct kworld *w, struct changes *c, const struct findings *f,
    size_t question)
{
	const struct kb_question *q = &w->kb->questions[question];
	const signed char *known = w->answers->tick + q->first_option;
	struct answers *a = answers_new(w->kb, w->arena);
	bool ticked[32] = { false };
	size_t i, k;

	/* What is known of a question stays. */
	c->n = 0;
	for (i = 0; i < q->noptions + q->many; i++) {
		answers_copy(a, w->answers);
		for (k = 0; k < q->noptions; k++)
			ticked[k] = known[k] == TRI_TRUE ||
			    (k == i && known[k] == TRI_UNKNOWN);
		if (q->many)
			answers_set_many(a, question, ticked, false);
		else
			answers_set_one(a, question, i);
		compare(c, f, findings_new(w->program, a, KRANDOM_DAY,
		    w->arena));
	}
}

static bool
lists(const struct finding_open *o, const char *id)
{
	size_t i;

	for (i = 0; i < o->nchanges; i++)
		if (strcmp(o->changes[i], id) == 0)
			return true;
	return false;
}

static void
check_open(struct kworld *w)
{
	const struct findings *f = kworld_find(w, w->answers);
	struct changes c;
	size_t i, k, at = 0;

	for (i = 0; i < w->kb->nquestions; i++) {
		c.n = 0;
		if (!answers_definite(w->answers, i) &&
		    findings_rule(f, w->kb->questions[i].ask_if) != TRI_FALSE)
			ask_again(w, &c, f, i);
		if (c.n == 0)
			continue;
		assert_true(at < f->nopen);
		assert_true(f->open[at].question == i);
		assert_int_equal(f->open[at].nchanges, c.n);
		for (k = 0; k < c.n; k++)
			assert_true(lists(&f->open[at], c.id[k]));
		at++;
	}
	assert_int_equal(f->nopen, at);
}

static void
test_open(void **state)
{
	static const struct kshape shape = { 8, 4, 8, 6, 6, 2, false };
	struct krandom r = { 21 };
	struct kworld w;
	int i;

	(void)state;
	for (i = 0; i < 60; i++) {
		kworld_open(&w, krandom_kb(&r, &shape));
		krandom_answers(&r, w.answers, 10 + (unsigned)(i % 5) * 20);
		check_open(&w);
		kworld_close(&w);
	}
}

/* More alternatives than one block has lanes, the last one the only one that
 * matters. */
static void
test_many_blocks(void **state)
{
	struct kworld w;
	const struct findings *f;
	size_t q;

	(void)state;
	q = kworld_open_wide(&w);
	f = kworld_find(&w, w.answers);
	assert_int_equal(f->nopen, 2);
	assert_true(f->open[0].question == 0);
	assert_string_equal(f->open[0].changes[0], "first");
	assert_true(f->open[1].question == q);
	assert_string_equal(f->open[1].changes[0], "last");
	kworld_close(&w);
}

/* ---- against the oracle, and the rest ---- */

static void
test_random(void **state)
{
	static const struct kshape shape = { 8, 4, 8, 6, 6, 2, false };
	struct krandom r = { 22 };
	struct kworld w;
	const struct findings *f;
	struct koracle o;
	size_t i, rule;
	int round;

	(void)state;
	for (round = 0; round < 150; round++) {
		kworld_open(&w, krandom_kb(&r, &shape));
		krandom_answers(&r, w.answers, 60);
		f = kworld_find(&w, w.answers);
		o = (struct koracle){ w.kb, w.answers, KRANDOM_DAY,
		    READING_MAIN, false };
		for (rule = 0; rule < w.kb->nrules; rule++)
			assert_int_equal(findings_rule(f, rule),
			    koracle_rule(&o, rule).low);
		for (i = 0; i < f->ngrounds; i++) {
			rule = w.kb->grounds[f->grounds[i].ground].rule;
			o.reading = READING_WIDE;
			assert_int_equal((int)f->grounds[i].wide - 1,
			    koracle_rule(&o, rule).low);
			o.reading = READING_NARROW;
			assert_int_equal((int)f->grounds[i].narrow - 1,
			    koracle_rule(&o, rule).low);
			/* An open ground says what keeps it open. */
			if (f->grounds[i].status == STATUS_OPEN)
				assert_true(f->grounds[i].because != 0);
		}
		kworld_close(&w);
	}
}

static void
test_empty(void **state)
{
	struct kworld w;
	const struct findings *f;

	(void)state;
	kworld_open(&w, kbuild_new(4));
	f = kworld_find(&w, w.answers);
	assert_int_equal(f->urgency, KB_PLANNED);
	assert_int_equal(f->ceiling, KB_PLANNED);
	assert_int_equal(f->outcome, OUTCOME_NONE);
	assert_int_equal(f->secrecy, TRI_UNKNOWN);
	assert_int_equal(f->nopen + f->nsteps + f->ngrounds + f->nstale, 0);
	assert_int_equal(findings_rule(f, KB_ALWAYS), TRI_TRUE);
	kworld_close(&w);
}

static void
test_names(void **state)
{
	(void)state;
	assert_string_equal(outcome_name(OUTCOME_NONE), "none");
	assert_string_equal(outcome_name(OUTCOME_OPEN), "open");
	assert_string_equal(outcome_name(OUTCOME_RIGHT), "right");
	assert_string_equal(outcome_name(OUTCOME_NORM), "norm");
	assert_string_equal(outcome_name(OUTCOME_DUTY), "duty");
	assert_string_equal(status_name(STATUS_MET), "met");
	assert_string_equal(status_name(STATUS_OPEN), "open");
	assert_string_equal(status_name(STATUS_FAILED), "failed");
}

static void
test_failure(void **state)
{
	static const struct kshape shape = { 36, 8, 60, 30, 60, 2, false };
	struct krandom r = { 23 };
	struct kworld w;
	const struct findings *f = NULL;
	struct arena *arena = NULL;
	long i;

	(void)state;
	kworld_open(&w, krandom_kb(&r, &shape));
	for (i = 0; f == NULL && i < 1000; i++) {
		arena_free(arena);
		arena = arena_new_fused(i);
		f = findings_new(w.program, w.answers, KRANDOM_DAY, arena);
	}
	assert_in_range(i, 3, 999);
	assert_int_equal(f->nopen, kworld_find(&w, w.answers)->nopen);
	arena_free(arena);
	kworld_close(&w);
}

/* All but what some answer would still change. */
static void
test_decided(void **state)
{
	static const struct kshape shape = { 6, 4, 5, 4, 4, 3, false };
	struct krandom r = { 22 };
	const struct findings *f, *g;
	struct kworld w;
	size_t i, open = 0;
	int round;

	(void)state;
	for (round = 0; round < 20; round++) {
		kworld_open(&w, krandom_kb(&r, &shape));
		krandom_answers(&r, w.answers, 60);
		f = kworld_find(&w, w.answers);
		g = findings_decided(w.program, w.answers, KRANDOM_DAY,
		    w.arena);
		assert_non_null(g);
		for (i = 0; i < w.kb->nrules; i++)
			assert_int_equal(findings_rule(f, i),
			    findings_rule(g, i));
		assert_int_equal(f->outcome, g->outcome);
		assert_int_equal(f->urgency, g->urgency);
		assert_int_equal(f->ngrounds, g->ngrounds);
		assert_int_equal(f->nsteps, g->nsteps);
		assert_int_equal(g->nopen, 0);
		open += f->nopen;
		kworld_close(&w);
	}
	assert_true(open > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decided),
		cmocka_unit_test(test_grounds),
		cmocka_unit_test(test_outcomes),
		cmocka_unit_test(test_ignored),
		cmocka_unit_test(test_because),
		cmocka_unit_test(test_condition_kinds),
		cmocka_unit_test(test_urgency),
		cmocka_unit_test(test_steps),
		cmocka_unit_test(test_contacts),
		cmocka_unit_test(test_stale),
		cmocka_unit_test(test_open),
		cmocka_unit_test(test_many_blocks),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
