/* SPDX-License-Identifier: MIT */
#include "engine/expect_found.h"

#include "engine/part.h"
#include "engine/told.h"

bool
expect_status(enum expect_key key, enum status *status)
{
	switch (key) {
	case EXPECT_OPEN:
	case EXPECT_CONDITIONS_OPEN:
		*status = STATUS_OPEN;
		return true;
	case EXPECT_FAILED:
	case EXPECT_CONDITIONS_FAILED:
		*status = STATUS_FAILED;
		return true;
	case EXPECT_MET:
	case EXPECT_NOT_MET:
	case EXPECT_CONDITIONS_MET:
		*status = STATUS_MET;
		return true;
	default:
		return false;
	}
}

unsigned
expect_because(enum expect_key key)
{
	if (key == EXPECT_OPEN_FACT)
		return BECAUSE_FACT;
	if (key == EXPECT_OPEN_ACT)
		return BECAUSE_ACT;
	return key == EXPECT_OPEN_LAW ? BECAUSE_LAW : 0;
}

static bool
is_condition(enum expect_key key)
{
	return key == EXPECT_CONDITIONS_MET ||
	    key == EXPECT_CONDITIONS_OPEN || key == EXPECT_CONDITIONS_FAILED;
}

size_t
expect_status_got(const struct findings *f, enum expect_key key, size_t value)
{
	static const enum status of[] = { STATUS_FAILED, STATUS_OPEN,
	    STATUS_MET };
	const struct finding_condition *c;
	const struct finding_ground *g;

	if (is_condition(key)) {
		c = part_condition(f, value);
		return c == NULL ? KB_ALWAYS : (size_t)of[c->value -
		    TRI_FALSE];
	}
	g = findings_ground(f, value);
	return g == NULL ? KB_ALWAYS : (size_t)g->status;
}

size_t
expect_because_got(const struct findings *f, size_t value)
{
	const struct finding_condition *c = part_condition(f, value);

	return c == NULL || c->value != TRI_UNKNOWN ? 0 : c->because;
}

/* It may mean something here, and there is an answer to be found. */
static bool
worth_asking(const struct findings *f, const struct kb_question *q)
{
	return findings_rule(f, q->ask_if) != TRI_FALSE &&
	    findings_rule(f, q->worth_if) != TRI_FALSE;
}

static bool
in_list(const size_t *list, size_t n, size_t value)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (list[i] == value)
			return true;
	return false;
}

bool
expect_there(const struct findings *f, enum expect_key key, size_t value)
{
	const struct finding_ground *g;

	switch (key) {
	case EXPECT_CONTESTED:
	case EXPECT_NOT_CONTESTED:
		g = findings_ground(f, value);
		return g != NULL && g->contested;
	case EXPECT_STEPS:
	case EXPECT_NOT_STEPS:
	case EXPECT_ALL_STEPS:
		return findings_step(f, value) < f->nsteps;
	case EXPECT_ALL_POSSIBLE_STEPS:
		return findings_step(f, value) < f->nsteps &&
		    !findings_step_certain(f, value);
	case EXPECT_CONTACTS:
	case EXPECT_NOT_CONTACTS:
		return in_list(f->contacts, f->ncontacts, value);
	case EXPECT_TOLD:
	case EXPECT_NOT_TOLD:
	case EXPECT_ALL_TOLD:
		return told_holds(f, value);
	case EXPECT_NOT_IN_FORCE:
		return findings_ground(f, value) != NULL;
	case EXPECT_RECIPIENTS:
	case EXPECT_NOT_RECIPIENTS:
		return part_recipient(f, value);
	case EXPECT_FACTS:
	case EXPECT_NOT_FACTS:
		return f->fact[value] == TRI_TRUE;
	case EXPECT_ASKED:
	case EXPECT_NOT_ASKED:
		return findings_rule(f, f->kb->questions[value].ask_if) !=
		    TRI_FALSE;
	case EXPECT_WORTH_ASKING:
	case EXPECT_NOT_WORTH_ASKING:
		return worth_asking(f, &f->kb->questions[value]);
	default:
		return in_list(f->indicators, f->nindicators, value);
	}
}
