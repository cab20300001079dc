/* SPDX-License-Identifier: MIT */
#include "report/build.h"

#include <string.h>

#include "report/contacts.h"
#include "report/steps.h"

/* "Als blijkt dat …: …" for what is merely possible. */
static const char *
step_text(struct build *b, const struct kb_step *step, bool possible)
{
	const char *text = build_text(b, &step->text);

	if (!possible)
		return text;	/* else it has an if clause */
	return build_say(b, "rep-if", "if",
	    build_text(b, &step->if_clause), "text", build_lower(b, text),
	    NULL);
}

const char *
step_line(struct build *b, const struct finding_step *found)
{
	return step_text(b, &b->kb->steps[found->step], found->possible);
}

static const char *
with_details(struct build *b, const struct kb_step *step, const char *text,
    size_t *left)
{
	size_t i;

	for (i = 0; i < step->details.n && *left > 0; i++, (*left)--)
		text = build_join(b, build_stop(b, text), " ",
		    build_text(b, &step->details.at[i]));
	return text;
}

/* Whether an earlier step has this number. */
static bool
is_told(const struct build *b, const char *number)
{
	size_t i;

	for (i = 0; i < doc_count(b->doc); i++)
		if (strstr(doc_at(b->doc, i)->text, number) != NULL)
			return true;
	return false;
}

/* The number to call, when the words of the step do not have it. */
static const char *
with_contact(struct build *b, const struct kb_step *step, const char *text,
    size_t *left)
{
	const struct kb_contact *c = NULL;
	const struct kb_channel *phone;
	size_t i;

	for (i = 0; i < step->ncontacts && c == NULL; i++)
		if (contact_here(b, step->contacts[i]))
			c = &b->kb->contacts[step->contacts[i]];
	phone = c == NULL ? NULL : contact_phone(c);
	if (phone == NULL || is_told(b, phone->value))
		return text;
	if (strstr(text, phone->value) == NULL)
		text = build_join(b, build_stop(b, text), " ",
		    contact_short(b, c, phone));
	if (*left == 0 || phone->always)
		return text;
	(*left)--;
	return build_join(b, build_stop(b, text), " ",
	    contact_hours(b, c, phone));
}

bool
step_is_here(const struct build *b, size_t index)
{
	return b->f->country != KB_NO_COUNTRY ||
	    b->kb->steps[b->f->steps[index].step].ncontacts == 0;
}

static bool
is_candidate(const struct build *b, size_t index)
{
	return b->kb->steps[b->f->steps[index].step].on_page &&
	    step_is_here(b, index);
}

/* The one number that both countries share comes first. */
static bool
has_emergency(const struct build *b)
{
	return b->f->country == KB_NO_COUNTRY && b->f->ceiling == KB_NOW;
}

/* The place of a step on the page: in time's order while something holds
 * now; else what is certain comes before what is merely possible. */
static size_t
rank(const struct build *b, size_t index)
{
	bool last = b->f->urgency != KB_NOW && b->f->steps[index].possible;

	return last ? b->f->nsteps + index : index;
}

/* How many steps one has room for: of what is not excluded now two, or one
 * when room is short; then what is certain; then the rest. */
struct room { size_t certain, possible; };

static struct room
room_for(const struct build *b)
{
	size_t all = b->page.steps - has_emergency(b);
	size_t reserved = b->f->urgency == KB_NOW ? 2 : 1;
	size_t certain = 0, now = 0, i;

	for (i = 0; i < b->f->nsteps; i++) {
		if (!is_candidate(b, i))
			continue;
		certain += !b->f->steps[i].possible;
		now += b->f->steps[i].possible &&
		    b->kb->steps[b->f->steps[i].step].time == KB_NOW;
	}
	reserved = reserved < all / 2 ? reserved : all / 2;
	reserved = reserved < now ? reserved : now;
	if (certain > all - reserved)
		certain = all - reserved;
	return (struct room){ certain, all - certain };
}

bool
step_is_on_page(const struct build *b, size_t index)
{
	struct room room;
	bool possible = b->f->steps[index].possible;
	size_t i, before = 0;

	if (!is_candidate(b, index) || b->page.steps <= has_emergency(b))
		return false;
	room = room_for(b);
	for (i = 0; i < index; i++)
		before += is_candidate(b, i) &&
		    b->f->steps[i].possible == possible;
	return before < (possible ? room.possible : room.certain);
}

/* The step with the lowest rank from `from` on; nsteps when none is left. */
static size_t
next_step(const struct build *b, size_t from)
{
	size_t i, best = b->f->nsteps;

	for (i = 0; i < b->f->nsteps; i++)
		if (step_is_on_page(b, i) && rank(b, i) >= from &&
		    (best == b->f->nsteps || rank(b, i) < rank(b, best)))
			best = i;
	return best;
}

static void
show_step(struct build *b, size_t index, int number, size_t *left)
{
	const struct kb_step *step =
	    &b->kb->steps[b->f->steps[index].step];
	const char *text = step_line(b, &b->f->steps[index]);

	text = with_details(b, step, text, left);
	text = with_contact(b, step, text, left);
	build_add_number(b, DOC_NUMBERED, number, text, step->head.id);
	build_use(b, &step->head);
}

void
page_steps(struct build *b)
{
	size_t left = b->page.details, shown = has_emergency(b), i;

	if (shown > 0)
		build_add_number(b, DOC_NUMBERED, 1, build_say(b,
		    "rep-step-112", NULL), NULL);
	for (i = next_step(b, 0); i < b->f->nsteps;
	    i = next_step(b, rank(b, i) + 1))
		show_step(b, i, (int)++shown, &left);
}
