/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/findings.h"
#include "koracle.h"
#include "kworld.h"
#include "sampling.h"
#include "practice.h"

/*
 * Claims about what the rules conclude against the findings of the same
 * answers, and conditions against the oracle.
 */
#define LANES 24

struct subject {
	struct property *p;
	const struct findings *f;
	unsigned lane;
};

static bool
holds(const struct subject *s, const struct kb_claim *c)
{
	const struct kb_expr e = { .op = KB_CLAIM, .claim = c };
	struct planes v = property_value(s->p, NULL, &e, s->lane / 64);

	assert_int_equal(v.certain, v.possible);
	return v.certain >> s->lane % 64 & 1;
}

static bool
about(const struct subject *s, enum kb_claim_about what, unsigned bit)
{
	const struct kb_claim c = { .about = what, .in = 1u << bit,
	    .place = KB_NPLACES };

	return holds(s, &c);
}

static void
check_answers(const struct subject *s)
{
	unsigned i;

	for (i = 0; i < KB_NALARMS; i++)
		assert_int_equal(about(s, KB_ABOUT_ALARM, i),
		    s->f->alarm[i]);
	for (i = 0; i < KB_NLEVELS; i++) {
		assert_int_equal(about(s, KB_ABOUT_URGENCY, i),
		    s->f->urgency == i);
		assert_int_equal(about(s, KB_ABOUT_CEILING, i),
		    s->f->ceiling == i);
	}
	for (i = 0; i < 3; i++)
		assert_int_equal(about(s, KB_ABOUT_SECRECY, i),
		    (int)s->f->secrecy == (int)i - 1);
	for (i = 0; i <= OUTCOME_DUTY; i++)
		assert_int_equal(about(s, KB_ABOUT_REPORTING, i),
		    s->f->outcome == i);
}

static void
check_ground(const struct subject *s, const struct finding_ground *g)
{
	struct kb_claim c = { .about = KB_ABOUT_GROUNDS,
	    .items = { &g->ground, 1 } };
	const struct kb_ground *k = &s->f->kb->grounds[g->ground];
	size_t i;
	bool told = false;

	for (i = 0; i < 3; i++) {
		c.in = 1u << i;
		assert_int_equal(holds(s, &c), g->status == i);
	}
	c.in = 7;
	c.contested = true;
	assert_int_equal(holds(s, &c), g->contested);
	c.contested = false;
	for (i = 1; i <= BECAUSE_LAW; i *= 2) {
		c.because = (unsigned)i;
		assert_int_equal(holds(s, &c), (g->because & i) != 0);
	}
	c.because = 0;
	c.act = 1u << k->act;
	c.force = 1u << k->force;
	c.country = (int)k->country;
	assert_true(holds(s, &c));
	c.force = ~c.force;
	assert_false(holds(s, &c));
	c.force = 0;
	for (i = 0; i < k->nrecipients; i++)
		told = told || g->recipients[i];
	c.nobody = true;
	assert_int_equal(holds(s, &c), !told);
	c.nobody = false;
	for (i = 0; i < k->nrecipients; i++) {
		if (k->recipients[i].contact == KB_ALWAYS)
			continue;
		c.to = (struct kb_refs){ &k->recipients[i].contact, 1 };
		if (g->recipients[i])
			assert_true(holds(s, &c));
	}
}

static bool
one(const struct subject *s, enum kb_claim_about what, size_t at)
{
	const struct kb_claim c = { .about = what, .items = { &at, 1 },
	    .place = KB_NPLACES };

	return holds(s, &c);
}

static void
check_shown(const struct subject *s)
{
	const struct kb *kb = s->f->kb;
	size_t i, k, found;

	for (i = 0; i < kb->nsteps; i++) {
		struct kb_claim c = { .about = KB_ABOUT_STEP,
		    .items = { &i, 1 } };

		for (k = 0; k < s->f->nsteps &&
		    s->f->steps[k].step != i; k++)
			continue;
		assert_int_equal(holds(s, &c), k < s->f->nsteps);
		c.certain = true;
		assert_int_equal(holds(s, &c), k < s->f->nsteps &&
		    !s->f->steps[k].possible);
		c.certain = false;
		if (k >= s->f->nsteps)
			continue;
		/* All later ones, and all. */
		c.before = (struct kb_refs){ &s->f->steps[s->f->nsteps -
		    1].step, 1 };
		assert_int_equal(holds(s, &c), k + 1 < s->f->nsteps);
		c.before.at = &s->f->steps[0].step;
		assert_false(holds(s, &c));
	}
	for (i = 0; i < kb->ncontacts; i++) {
		for (k = 0, found = 0; k < s->f->ncontacts; k++)
			found += s->f->contacts[k] == i;
		assert_int_equal(one(s, KB_ABOUT_CONTACT, i), found);
	}
	for (i = 0; i < kb->nindicators; i++) {
		for (k = 0, found = 0; k < s->f->nindicators; k++)
			found += s->f->indicators[k] == i;
		assert_int_equal(one(s, KB_ABOUT_INDICATOR, i), found);
	}
}

/* Of each place that has room for one, at most one is said. */
static void
check_said(const struct subject *s)
{
	const struct kb *kb = s->f->kb;
	size_t n[KB_NPLACES] = { 0 }, i;

	for (i = 0; i < kb->npassages; i++)
		if (one(s, KB_ABOUT_PASSAGE, i)) {
			n[kb->passages[i].place]++;
			assert_int_equal(findings_rule(s->f,
			    kb->passages[i].rule), TRI_TRUE);
		}
	assert_int_equal(n[KB_HEADLINE], 1);
	assert_int_equal(n[KB_FOLLOW_UP], 1);
	assert_int_equal(n[KB_SECRECY_BOUND], s->f->secrecy == TRI_TRUE);
	assert_int_equal(n[KB_SECRECY_FREE], s->f->secrecy == TRI_FALSE);
	assert_int_equal(n[KB_SECRECY_OPEN], s->f->secrecy == TRI_UNKNOWN);
	assert_int_equal(n[KB_REPORT_NONE], s->f->outcome == OUTCOME_NONE);
	assert_int_equal(n[KB_REPORT_OPEN], s->f->outcome == OUTCOME_OPEN);
	assert_int_equal(n[KB_ALARM_LIFE_LINE] > 0,
	    s->f->alarm[KB_ALARM_LIFE]);
}

static void
check_lane(struct property *p, const struct program *program,
    const struct answers *a, long day, unsigned lane, bool said)
{
	struct arena *arena = arena_new();
	struct subject s = { p, findings_new(program, a, day, arena), lane };
	size_t i;

	assert_non_null(s.f);
	check_answers(&s);
	for (i = 0; i < s.f->ngrounds; i++)
		check_ground(&s, &s.f->grounds[i]);
	check_shown(&s);
	if (said)
		check_said(&s);
	arena_free(arena);
}

static void
the_real_knowledge_concludes_alike(void **state)
{
	struct practice p;
	struct sampling s;
	size_t i;

	(void)state;
	practice_open(&p);
	sampling_open(&s, p.kb, 20777);
	sampling_seed_cases(&s, p.cases);
	for (i = 0; i < 8; i++) {
		sampling_batch(&s, KB_ALWAYS);
		property_reset(s.now);
		for (size_t k = 0; k < LANES; k++)
			property_set(s.now, (unsigned)(k * 21), s.at[k]);
		property_run(s.now);
		for (size_t k = 0; k < LANES; k++)
			check_lane(s.now, s.program, s.at[k], 20777,
			    (unsigned)(k * 21), true);
	}
	sampling_close(&s);
	practice_close(&p);
}

static int
tri_at(struct planes v, unsigned lane)
{
	return (int)(v.certain >> lane & 1) + (int)(v.possible >> lane & 1) -
	    1;
}

/* Every rule's tree by itself, and what follows from all. */
static void
check_world(struct kworld *w, struct krandom *r)
{
	struct property *p = property_new(w->kb, w->program, KRANDOM_DAY);
	struct answers *a[LANES];
	size_t i, k;

	assert_non_null(p);
	for (k = 0; k < LANES; k++) {
		a[k] = answers_new(w->kb, w->arena);
		krandom_answers(r, a[k], 70);
		property_set(p, (unsigned)k, a[k]);
	}
	property_run(p);
	for (k = 0; k < LANES; k++) {
		const struct koracle o = { .kb = w->kb, .answers = a[k],
		    .day = KRANDOM_DAY, .reading = READING_MAIN };

		for (i = 0; i < w->kb->nrules; i++)
			assert_int_equal(tri_at(property_value(p, NULL,
			    w->kb->rules[i].expr, 0), (unsigned)k),
			    koracle_expr(&o, w->kb->rules[i].expr).low);
		check_lane(p, w->program, a[k], KRANDOM_DAY, (unsigned)k,
		    false);
	}
	property_free(p);
}

static void
random_knowledge_concludes_alike(void **state)
{
	const struct kshape shape = { 8, 5, 10, 6, 6, 4, true };
	struct krandom r = { 3 };
	struct kworld w;
	int i;

	(void)state;
	for (i = 0; i < 120; i++) {
		kworld_open(&w, krandom_kb(&r, &shape));
		check_world(&w, &r);
		kworld_close(&w);
	}
}

/* ---- changes ---- */

static void
a_change_touches_what_it_names(void **state)
{
	const size_t two[] = { 1, 4 }, one_kept[] = { 4 };
	struct kb_guarantee g = { .change = KB_TO_UNKNOWN };

	(void)state;
	assert_true(property_changes(&g, 0));
	g.questions = (struct kb_refs){ two, 2 };
	assert_false(property_changes(&g, 0));
	assert_true(property_changes(&g, 4));
	g.keep = (struct kb_refs){ one_kept, 1 };
	assert_true(property_changes(&g, 1));
	assert_false(property_changes(&g, 4));
	g.questions.n = 0;
	assert_true(property_changes(&g, 0));
	assert_false(property_changes(&g, 4));
	g.change = KB_UNCHANGED;
	assert_false(property_changes(&g, 0));
}

/* A ground that is met when the first of two options is answered. */
static void
before_and_after_are_compared(void **state)
{
	struct kbuild *b = kbuild_new(8);
	const size_t q = kbuild_question(b, "q", 2, false);
	const struct kb_expr *when = kx_is(b, q, 1);
	const struct kb_claim same = { .about = KB_ABOUT_SAME,
	    .in = KB_SAME_GROUNDS };
	const struct kb_claim fresh = { .about = KB_ABOUT_GROUNDS,
	    .fresh = true };
	const struct kb_expr is_same = { .op = KB_CLAIM, .claim = &same };
	const struct kb_expr is_fresh = { .op = KB_CLAIM, .claim = &fresh };
	const struct kb_guarantee g = { .change = KB_TO_ANY, .given = when,
	    .always = &is_same };
	struct property *before, *after;
	struct kworld w;

	(void)state;
	(void)kbuild_ground(b, "g", KB_BE, KB_REPORT, KB_RIGHT, 1, &when);
	kworld_open(&w, b);
	before = property_new(w.kb, w.program, KRANDOM_DAY);
	after = property_new(w.kb, w.program, KRANDOM_DAY);
	assert_true(before != NULL && after != NULL);
	/* Lanes: met then unknown; failed then met; met then met. */
	answers_set_one(w.answers, q, 0);
	property_set(before, 0, w.answers);
	property_set(after, 1, w.answers);
	property_set(before, 2, w.answers);
	property_set(after, 2, w.answers);
	answers_set_one(w.answers, q, 1);
	property_set(before, 1, w.answers);
	answers_set_unknown(w.answers, q);
	property_set(after, 0, w.answers);
	property_run(before);
	property_run(after);
	assert_int_equal(property_value(after, before, &is_same, 0).certain &
	    7, 4);
	assert_int_equal(property_value(after, before, &is_fresh,
	    0).certain & 7, 2);
	assert_int_equal(property_given(after, before, &g, 0) & 7, 5);
	assert_int_equal(property_broken(after, before, &g, 0) & 7, 1);
	property_free(before);
	property_free(after);
	kworld_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_real_knowledge_concludes_alike),
		cmocka_unit_test(random_knowledge_concludes_alike),
		cmocka_unit_test(a_change_touches_what_it_names),
		cmocka_unit_test(before_and_after_are_compared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
