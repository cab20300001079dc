/* SPDX-License-Identifier: MIT */
#include "prove/differ_parts.h"

#include "base/shuffle.h"
#include "kb/build.h"

#define REST_UNKNOWN 4		/* of so many one leaves the rest unknown */

static bool
chance(struct shuffle *s, unsigned percent)
{
	return shuffle_below(s, 100) < percent;
}

/* Both are `one` or both `many`: they get the same answer. */
static bool
goes_with(const struct kb_pairs *p, size_t was, size_t now)
{
	return now != KB_ALWAYS && p->was->questions[was].many ==
	    p->now->questions[now].many;
}

static size_t
partner_of(const struct kb_pairs *p, size_t now)
{
	size_t i;

	for (i = 0; i < p->was->nquestions; i++)
		if (p->to[KB_KIND_QUESTION][i] == now)
			return goes_with(p, i, now) ? i : KB_ALWAYS;
	return KB_ALWAYS;
}

static size_t
option_to(const struct kb_pairs *p, size_t question, size_t option)
{
	return p->option_to[p->was->questions[question].first_option +
	    option];
}

static size_t
option_from(const struct kb_pairs *p, size_t was, size_t option)
{
	size_t i;

	for (i = 0; i < p->was->questions[was].noptions; i++)
		if (option_to(p, was, i) == option)
			return i;
	return KB_ALWAYS;
}

/* An option of the new question that the old one does not have. */
static bool
is_strange(const struct kb_pairs *p, size_t was, size_t option)
{
	return option_from(p, was, option) == KB_ALWAYS;
}

/* ---- a question that is alone ---- */

static void
random_many(struct answers *a, size_t question, struct shuffle *s,
    bool *ticked)
{
	size_t i;

	for (i = 0; i < a->kb->questions[question].noptions; i++)
		ticked[i] = shuffle_below(s, 3) == 0;
	answers_set_many(a, question, ticked,
	    shuffle_below(s, REST_UNKNOWN) == 0);
}

static void
random_alone(struct answers *a, size_t question, struct shuffle *s,
    unsigned percent)
{
	const struct kb_question *q = &a->kb->questions[question];
	bool ticked[KB_OPTIONS_MAX];

	answers_unset(a, question);
	if (!chance(s, percent))
		return;
	if (q->many)
		random_many(a, question, s, ticked);
	else
		answers_set_one(a, question, shuffle_below(s, q->noptions));
}

/* ---- the same answer to both ---- */

static void
random_strange(struct joint *j, size_t was, size_t now, struct shuffle *s)
{
	size_t o = shuffle_below(s, j->now->kb->questions[now].noptions);

	if (!j->now->kb->questions[now].many && is_strange(j->pairs, was, o))
		answers_set_one(j->now, now, o);
}

static void
random_one(struct joint *j, size_t was, size_t now, struct shuffle *s)
{
	size_t o = shuffle_below(s, j->was->kb->questions[was].noptions);
	size_t to = option_to(j->pairs, was, o);

	answers_set_one(j->was, was, o);
	if (to != KB_ALWAYS)
		answers_set_one(j->now, now, to);
}

static void
random_both(struct joint *j, size_t was, size_t now, struct shuffle *s)
{
	bool a[KB_OPTIONS_MAX] = { false }, b[KB_OPTIONS_MAX] = { false };
	bool rest = shuffle_below(s, REST_UNKNOWN) == 0;
	size_t i, to;

	for (i = 0; i < j->now->kb->questions[now].noptions; i++)
		b[i] = shuffle_below(s, 3) == 0;
	for (i = 0; i < j->was->kb->questions[was].noptions; i++) {
		a[i] = shuffle_below(s, 3) == 0;
		to = option_to(j->pairs, was, i);
		if (to != KB_ALWAYS)
			b[to] = a[i];
	}
	answers_set_many(j->was, was, a, rest);
	answers_set_many(j->now, now, b, rest);
}

static void
random_pair(struct joint *j, size_t was, size_t now, struct shuffle *s,
    unsigned percent)
{
	answers_unset(j->was, was);
	answers_unset(j->now, now);
	if (!chance(s, percent))
		random_strange(j, was, now, s);
	else if (j->was->kb->questions[was].many)
		random_both(j, was, now, s);
	else
		random_one(j, was, now, s);
}

void
joint_random(struct joint *j, struct shuffle *s, unsigned percent)
{
	const struct kb_pairs *p = j->pairs;
	size_t i, to;

	for (i = 0; i < p->was->nquestions; i++) {
		to = p->to[KB_KIND_QUESTION][i];
		if (goes_with(p, i, to))
			random_pair(j, i, to, s, percent);
		else
			random_alone(j->was, i, s, percent);
	}
	for (i = 0; i < p->now->nquestions; i++)
		if (partner_of(p, i) == KB_ALWAYS)
			random_alone(j->now, i, s, percent);
}

/* A question and what its options are called in the other one. */
struct copy {
	const struct kb_pairs *p;
	size_t was;
	size_t (*option)(const struct kb_pairs *, size_t was, size_t option);
};

static void
copy_many(const struct copy *c, const struct answers *from, size_t question,
    struct answers *to, size_t other)
{
	const struct kb_question *q = &from->kb->questions[question];
	const signed char *tick = from->tick + q->first_option;
	bool ticked[KB_OPTIONS_MAX] = { false }, rest = false;
	size_t i, at;

	for (i = 0; i < q->noptions; i++) {
		rest = rest || tick[i] == TRI_UNKNOWN;
		at = c->option(c->p, c->was, i);
		if (at != KB_ALWAYS)
			ticked[at] = tick[i] == TRI_TRUE;
	}
	answers_set_many(to, other, ticked, rest);
}

static void
copy(const struct copy *c, const struct answers *from, size_t question,
    struct answers *to, size_t other)
{
	size_t option = answers_option(from, question);

	if (from->state[question] != ANSWER_GIVEN ||
	    to->state[other] != ANSWER_NONE)
		return;
	if (from->kb->questions[question].many) {
		copy_many(c, from, question, to, other);
		return;
	}
	option = c->option(c->p, c->was, option);
	if (option != KB_ALWAYS)
		answers_set_one(to, other, option);
}

void
joint_complete(struct joint *j)
{
	const struct kb_pairs *p = j->pairs;
	size_t i, to;

	for (i = 0; i < p->was->nquestions; i++) {
		to = p->to[KB_KIND_QUESTION][i];
		if (!goes_with(p, i, to))
			continue;
		copy(&(struct copy){ p, i, option_to }, j->was, i, j->now,
		    to);
		copy(&(struct copy){ p, i, option_from }, j->now, to, j->was,
		    i);
	}
}

void
joint_forget_was(struct joint *j, size_t question)
{
	size_t to = j->pairs->to[KB_KIND_QUESTION][question];

	answers_unset(j->was, question);
	if (goes_with(j->pairs, question, to))
		answers_unset(j->now, to);
}

void
joint_forget_now(struct joint *j, size_t question)
{
	size_t was = partner_of(j->pairs, question);

	if (was == KB_ALWAYS || j->was->state[was] == ANSWER_NONE)
		answers_unset(j->now, question);
}
