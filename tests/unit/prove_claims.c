/* SPDX-License-Identifier: MIT */
/* What guarantees say as a circuit, against their plain evaluation on what
 * the engine finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "advice.h"
#include "engine/property.h"
#include "krandom.h"
#include "prove/refute.h"
#include "prove/simulate.h"

#define LANES 64

/* The same sets of answers in both, and second sets beside them. */
struct sides {
	struct advice advice;
	const struct kb *kb;
	long day;
	struct krandom random;
	struct gates *gates;
	struct encode *first, *second;
	struct simulate *simulate;
	int run;
	struct property *before, *after;
	unsigned char *how;
};

static void
sides_open(struct sides *s, const char *at, uint64_t seed)
{
	size_t i;

	advice_open(&s->advice, at);
	s->kb = s->advice.kb;
	s->day = civil_days(s->advice.c.at.year, s->advice.c.at.month,
	    s->advice.c.at.day);
	s->random.state = seed;
	s->gates = gates_new();
	s->first = encode_new(s->gates, s->kb, s->day);
	s->how = arena_calloc(s->advice.arena, s->kb->nquestions, 1);
	for (i = 0; i < s->kb->nquestions; i++)
		s->how[i] = (unsigned char)krandom_below(&s->random, 3);
	s->second = encode_beside(s->first, s->how);
	s->simulate = simulate_new(s->gates, 1);
	s->before = property_new(s->kb, s->advice.program, s->day);
	s->after = property_new(s->kb, s->advice.program, s->day);
	s->run = 0;
}

static void
sides_close(struct sides *s)
{
	property_free(s->before);
	property_free(s->after);
	simulate_free(s->simulate);
	encode_free(s->second);
	encode_free(s->first);
	gates_free(s->gates);
	advice_close(&s->advice);
}

/* All inputs, so that none is made after the answers. */
static void
make_inputs(const struct kb *kb, struct encode *e)
{
	size_t i;

	for (i = 0; i < kb->nquestions; i++)
		encode_unknown(e, i);
}

static void
change(struct sides *s, struct answers *a)
{
	size_t i;

	for (i = 0; i < s->kb->nquestions; i++) {
		if (s->how[i] == ENCODE_FREE)
			krandom_answer(&s->random, a, i);
		else if (s->how[i] == ENCODE_FORGET &&
		    krandom_below(&s->random, 2))
			answers_set_unknown(a, i);
	}
}

static void
sides_answer(struct sides *s)
{
	struct arena *arena = arena_new();
	struct answers *a = answers_new(s->kb, arena);
	unsigned lane;

	make_inputs(s->kb, s->first);
	make_inputs(s->kb, s->second);
	for (lane = 0; lane < LANES; lane++) {
		krandom_answers(&s->random, a, 20 + lane);
		simulate_put(s->simulate, lane, s->first, a);
		property_set(s->before, lane, a);
		change(s, a);
		simulate_put(s->simulate, lane, s->second, a);
		property_set(s->after, lane, a);
	}
	property_run(s->before);
	property_run(s->after);
	arena_free(arena);
}

static uint64_t
word(struct sides *s, int literal)
{
	if (s->run < gates_count(s->gates)) {
		assert_int_equal(simulate_run(s->simulate), 0);
		s->run = gates_count(s->gates);
	}
	return simulate_word(s->simulate, literal, 0);
}

/* A condition on both sides, after the change. */
static void
check_expr(struct sides *s, const struct kb_expr *x)
{
	struct truth t = encode_expr(s->second, x, READING_MAIN);
	struct planes p = property_value(s->after, s->before, x, 0);

	assert_true(word(s, t.certain) == p.certain);
	assert_true(word(s, t.possible) == p.possible);
}

/* ---- claims at random ---- */

struct maker { struct sides *s; size_t at[8][4]; size_t n; };

static bool
chance(struct maker *m, uint32_t percent)
{
	return krandom_below(&m->s->random, 100) < percent;
}

static struct kb_refs
some(struct maker *m, size_t of, uint32_t percent)
{
	struct kb_refs refs = { m->at[m->n], 0 };
	size_t most = 1 + krandom_below(&m->s->random, 4);

	if (of == 0 || !chance(m, percent))
		return refs;
	for (; refs.n < most; refs.n++)
		m->at[m->n][refs.n] = krandom_below(&m->s->random,
		    (uint32_t)of);
	m->n++;
	return refs;
}

static void
make_grounds(struct maker *m, struct kb_claim *c)
{
	const struct kb *kb = m->s->kb;

	c->items = some(m, kb->ngrounds, 40);
	c->act = chance(m, 30) ? 1 + krandom_below(&m->s->random, 511) : 0;
	c->force = chance(m, 30) ? 1 + krandom_below(&m->s->random, 15) : 0;
	c->because = chance(m, 30) ? 1 + krandom_below(&m->s->random, 7) : 0;
	c->contested = chance(m, 15);
	c->nobody = chance(m, 15);
	c->fresh = chance(m, 15);
	c->to = some(m, kb->ncontacts, 20);
	c->beyond = some(m, kb->ncontacts, 20);
	c->first = some(m, kb->nsteps, 15);
	c->lacking = some(m, kb->nsteps, 15);
}

static void
make_items(struct maker *m, struct kb_claim *c)
{
	const struct kb *kb = m->s->kb;

	switch (c->about) {
	case KB_ABOUT_GROUNDS:
		make_grounds(m, c);
		break;
	case KB_ABOUT_STEP:
		c->items = some(m, kb->nsteps, 100);
		c->certain = chance(m, 40);
		c->before = some(m, kb->nsteps, 50);
		break;
	case KB_ABOUT_CONTACT:
		c->items = some(m, kb->ncontacts, 50);
		c->audience = chance(m, 50) ? 1 +
		    krandom_below(&m->s->random, 63) : 0;
		c->urgent = chance(m, 30);
		break;
	case KB_ABOUT_PASSAGE:
		c->items = some(m, kb->npassages, 60);
		c->place = (int)krandom_below(&m->s->random, KB_NPLACES + 1);
		break;
	case KB_ABOUT_INDICATOR:
		c->items = some(m, kb->nindicators, 100);
		break;
	case KB_ABOUT_CARE:
		c->items = some(m, kb->ncare, 100);
		break;
	case KB_ABOUT_PLAN_ITEM:
		c->items = some(m, kb->nplan_items, 100);
		break;
	case KB_ABOUT_GUIDANCE:
		c->items = some(m, kb->nguidance, 100);
		break;
	default:
		break;
	}
}

static void
check_claim(struct sides *s)
{
	static const unsigned values[] = { [KB_ABOUT_ALARM] = 3,
		[KB_ABOUT_URGENCY] = 15, [KB_ABOUT_CEILING] = 15,
		[KB_ABOUT_SECRECY] = 7, [KB_ABOUT_REPORTING] = 31,
		[KB_ABOUT_GROUNDS] = 7, [KB_ABOUT_SAME] = 63 };
	struct kb_claim c = { .place = KB_NPLACES };
	struct kb_expr x = { .op = KB_CLAIM, .claim = &c };
	struct maker m = { .s = s };

	c.about = (enum kb_claim_about)krandom_below(&s->random,
	    KB_ABOUT_SAME + 1);
	if (chance(&m, 40))
		c.about = KB_ABOUT_GROUNDS;
	if (values[c.about] != 0)
		c.in = 1 + krandom_below(&s->random, values[c.about]);
	if (chance(&m, 30))
		c.country = (int)krandom_below(&s->random, KB_INT + 1);
	make_items(&m, &c);
	check_expr(s, &x);
}

static void
test_claims(void **state)
{
	static const char *const moments[] = { "2026-11-20T12:00",
	    "2026-08-31T12:00", "2024-06-30T12:00" };
	struct sides s;
	size_t i, j;

	(void)state;
	for (i = 0; i < 12; i++) {
		sides_open(&s, moments[i % 3], i);
		sides_answer(&s);
		for (j = 0; j < 150; j++)
			check_claim(&s);
		assert_false(gates_failed(s.gates));
		sides_close(&s);
	}
}

/* ---- the guarantees of the real knowledge, part by part ---- */

static void
check_parts(struct sides *s, const struct kb_expr *x)
{
	size_t i;

	if (x == NULL)
		return;
	check_expr(s, x);
	for (i = 0; i < x->nkids; i++)
		check_parts(s, x->kids[i]);
}

static void
test_guarantees(void **state)
{
	struct sides s;
	size_t i;

	(void)state;
	sides_open(&s, "2026-11-20T12:00", 99);
	sides_answer(&s);
	assert_true(s.kb->nguarantees > 0);
	for (i = 0; i < s.kb->nguarantees; i++) {
		check_parts(&s, s.kb->guarantees[i].given);
		check_parts(&s, s.kb->guarantees[i].always);
	}
	sides_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_claims),
		cmocka_unit_test(test_guarantees),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
