/* SPDX-License-Identifier: MIT */
#include "engine/answers.h"

#include <string.h>

#include "kb/find.h"

struct answers *
answers_new(const struct kb *kb, struct arena *arena)
{
	struct answers *a = arena_alloc(arena, sizeof(*a));
	unsigned char *state = arena_calloc(arena, kb->nquestions, 1);
	signed char *tick = arena_calloc(arena, kb->noptions, 1);

	if (a == NULL || state == NULL || tick == NULL)
		return NULL;
	a->kb = kb;
	a->state = state;
	a->tick = tick;
	return a;
}

void
answers_copy(struct answers *to, const struct answers *from)
{
	to->kb = from->kb;
	memcpy(to->state, from->state, from->kb->nquestions);
	memcpy(to->tick, from->tick, from->kb->noptions);
}

static void
fill(struct answers *a, size_t question, enum answer_state state,
    enum tri tick)
{
	const struct kb_question *q = &a->kb->questions[question];
	size_t i;

	a->state[question] = (unsigned char)state;
	for (i = 0; i < q->noptions; i++)
		a->tick[q->first_option + i] = (signed char)tick;
}

void
answers_unset(struct answers *a, size_t question)
{
	fill(a, question, ANSWER_NONE, TRI_UNKNOWN);
}

void
answers_set_unknown(struct answers *a, size_t question)
{
	fill(a, question, ANSWER_UNKNOWN, TRI_UNKNOWN);
}

void
answers_set_one(struct answers *a, size_t question, size_t option)
{
	fill(a, question, ANSWER_GIVEN, TRI_FALSE);
	a->tick[a->kb->questions[question].first_option + option] = TRI_TRUE;
}

void
answers_deny(struct answers *a, size_t question)
{
	fill(a, question, ANSWER_GIVEN, TRI_FALSE);
}

bool
answers_tick(struct answers *a, size_t question, size_t option)
{
	signed char *tick = a->tick +
	    a->kb->questions[question].first_option + option;
	bool fresh = *tick != TRI_TRUE;

	*tick = TRI_TRUE;
	return fresh;
}

void
answers_end(struct answers *a, size_t question, bool rest_unknown)
{
	const struct kb_question *q = &a->kb->questions[question];
	signed char *tick = a->tick + q->first_option;
	bool ticked = false;
	size_t i;

	for (i = 0; rest_unknown && i < q->noptions; i++) {
		ticked = ticked || tick[i] == TRI_TRUE;
		if (tick[i] == TRI_FALSE)
			tick[i] = TRI_UNKNOWN;
	}
	if (rest_unknown && !ticked)
		a->state[question] = ANSWER_UNKNOWN;
}

void
answers_set_many(struct answers *a, size_t question, const bool *ticked,
    bool rest_unknown)
{
	size_t i;

	answers_deny(a, question);
	for (i = 0; i < a->kb->questions[question].noptions; i++)
		if (ticked[i])
			(void)answers_tick(a, question, i);
	answers_end(a, question, rest_unknown);
}

bool
answers_definite(const struct answers *a, size_t question)
{
	const struct kb_question *q = &a->kb->questions[question];
	size_t i;

	if (a->state[question] != ANSWER_GIVEN)
		return false;
	for (i = 0; i < q->noptions; i++)
		if (a->tick[q->first_option + i] == TRI_UNKNOWN)
			return false;
	return true;
}

size_t
answers_option(const struct answers *a, size_t question)
{
	const struct kb_question *q = &a->kb->questions[question];
	size_t i;

	if (q->many || a->state[question] != ANSWER_GIVEN)
		return KB_ALWAYS;
	for (i = 0; i < q->noptions; i++)
		if (a->tick[q->first_option + i] == TRI_TRUE)
			return i;
	return KB_ALWAYS;
}

enum kb_country
answers_country(const struct answers *a)
{
	static const enum kb_country countries[] = { KB_BE, KB_NLD };
	size_t i, option, question = a->kb->country_question;
	const char *id;

	if (question == KB_ALWAYS)
		return KB_NO_COUNTRY;
	option = answers_option(a, question);
	if (option == KB_ALWAYS)
		return KB_NO_COUNTRY;
	id = a->kb->questions[question].options[option].id;
	for (i = 0; i < sizeof(countries) / sizeof(countries[0]); i++)
		if (strcmp(id, kb_country_name(countries[i])) == 0)
			return countries[i];
	return KB_NO_COUNTRY;
}
