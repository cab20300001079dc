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

	if (!possible || step->if_clause.in[b->lang] == NULL)
		return text;
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
	if (phone == NULL)
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

void
page_steps(struct build *b)
{
	size_t left = b->page.details, shown = has_emergency(b), i;
	const struct kb_step *step;
	const char *text;

	if (shown > 0)
		build_add_number(b, DOC_NUMBERED, 1, build_say(b,
		    "rep-step-112", NULL), NULL);
	for (i = 0; i < b->f->nsteps && shown < b->page.steps; i++) {
		step = &b->kb->steps[b->f->steps[i].step];
		if (!is_candidate(b, i))
			continue;
		text = step_line(b, &b->f->steps[i]);
		text = with_details(b, step, text, &left);
		text = with_contact(b, step, text, &left);
		build_add_number(b, DOC_NUMBERED, (int)++shown, text,
		    step->head.id);
		build_use(b, &step->head);
	}
}

bool
step_is_on_page(const struct build *b, size_t index)
{
	size_t i, shown = has_emergency(b);

	for (i = 0; i < index; i++)
		shown += is_candidate(b, i);
	return is_candidate(b, index) && shown < b->page.steps;
}
