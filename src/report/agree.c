/* SPDX-License-Identifier: MIT */
#include "report/build.h"

#include "report/steps.h"

/* Section 4: agreements to make, then the steps that page one has no room
 * for. */

/* Tonight has its own, short list. */
static bool
belongs(const struct build *b, const struct kb_plan_item *item)
{
	return item->tonight == (b->f->urgency == KB_NOW) &&
	    build_true(b, item->rule);
}

/* Says where the rest is when a client's plan, which has numbered steps,
 * is cut short. */
static size_t
add_items(struct build *b, bool for_client, size_t left)
{
	const struct kb_plan_item *item;
	size_t i, n = 0;

	for (i = 0; i < b->kb->nplan_items; i++) {
		item = &b->kb->plan_items[i];
		if (item->for_client != for_client || !belongs(b, item))
			continue;
		if (n == left) {
			if (for_client)
				build_add(b, DOC_CHECK, NULL, build_say(b,
				    "rep-plan-rest", NULL), NULL);
			break;
		}
		build_add(b, DOC_CHECK, NULL, build_text(b, &item->text),
		    item->head.id);
		build_use(b, &item->head);
		n++;
	}
	return n;
}

static const char *
when_word(struct build *b, enum kb_level level)
{
	static const char *const words[] = { [KB_NOW] = "rep-when-now",
	    [KB_TODAY] = "rep-when-today", [KB_WEEK] = "rep-when-week",
	    [KB_PLANNED] = "rep-when-planned" };

	return build_say(b, words[level], NULL);
}

/* Room goes in three rounds: what page one had no room for, which always has
 * a line; other certain steps; and what is merely possible.  They are told
 * in time's order. */
enum round { ROUND_PAGE, ROUND_CERTAIN, ROUND_POSSIBLE, NROUNDS };

static enum round
round_of(const struct build *b, size_t index)
{
	if (b->f->steps[index].possible)
		return ROUND_POSSIBLE;
	return b->kb->steps[b->f->steps[index].step].on_page ? ROUND_PAGE :
	    ROUND_CERTAIN;
}

static void
add_step(struct build *b, size_t index, bool first)
{
	const struct kb_step *step =
	    &b->kb->steps[b->f->steps[index].step];

	if (first)
		build_add(b, DOC_SUBHEADING, NULL, build_say(b, "rep-next",
		    NULL), NULL);
	build_add(b, DOC_ROW, when_word(b, step->time),
	    step_line(b, &b->f->steps[index]), step->head.id);
	build_use(b, &step->head);
}

static void
add_next_steps(struct build *b)
{
	bool *chosen = arena_calloc(b->arena, b->f->nsteps + 1,
	    sizeof(*chosen));
	size_t i, n = 0;
	int round;

	if (chosen == NULL) {
		b->failed = true;
		return;
	}
	for (round = ROUND_PAGE; round < NROUNDS; round++)
		for (i = 0; i < b->f->nsteps; i++) {
			if ((int)round_of(b, i) != round ||
			    step_is_on_page(b, i) || !step_is_here(b, i) ||
			    (round != ROUND_PAGE &&
			    n >= b->caps->next_steps))
				continue;
			chosen[i] = true;
			n++;
		}
	for (i = n = 0; i < b->f->nsteps; i++)
		if (chosen[i])
			add_step(b, i, n++ == 0);
}

void
agree_build(struct build *b)
{
	size_t n, client;

	build_heading(b, 4, build_say(b, b->f->urgency == KB_NOW ?
	    "rep-s4-now" : "rep-s4", NULL));
	/* The child comes first, but never takes every line. */
	client = b->caps->plan / 3;
	n = add_items(b, false, b->caps->plan - client);
	add_items(b, true, b->caps->plan - n);
	add_next_steps(b);
}
