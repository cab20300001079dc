/* SPDX-License-Identifier: MIT */
#include "cmd/tally.h"

#include <stdlib.h>
#include <string.h>

#include "kb/find.h"

static const enum option_id parts[KB_NTALLY] = {
	[KB_TALLY_GROUP] = OPT_GROUP, [KB_TALLY_THEME] = OPT_THEME,
	[KB_TALLY_CHANNEL] = OPT_CHANNEL,
	[KB_TALLY_DURATION] = OPT_DURATION,
	[KB_TALLY_REFERRAL] = OPT_REFERRAL,
};

struct checking {
	const struct context *c;
	bool wrong;
};

bool
tally_options_given(const struct options *o)
{
	size_t i;

	for (i = 0; i < KB_NTALLY; i++)
		if (o->value[parts[i]] != NULL)
			return true;
	return false;
}

static void
complain(struct checking *r, enum kb_tally_part part, const char *value,
    const char *choices)
{
	r->wrong = true;
	diag_add(r->c->diag, DIAG_ERROR, NULL, 0, "--%s %s%s; choose %s",
	    option_row(parts[part])->name, value == NULL ? "is missing"
	    : "cannot be ", value == NULL ? "" : value, choices);
}

/* The ids to choose from, and the one that may have been meant. */
static void
list(struct sbuf *out, const struct kb_tally *t, const struct kb_category *of,
    const char *value)
{
	size_t n = of != NULL ? of->nthemes : t->ncategories, i;
	struct kb_near near;
	const char *id;

	kb_near_init(&near, value, strlen(value));
	for (i = 0; i < n; i++) {
		id = of != NULL ? of->themes[i].id : t->categories[i].id;
		kb_near_offer(&near, id);
		sbuf_puts(out, id);
		sbuf_puts(out, ", ");
	}
	kb_near_offer(&near, TALLY_UNKNOWN);
	sbuf_puts(out, "or " TALLY_UNKNOWN);
	if (near.best == NULL)
		return;
	sbuf_puts(out, "; did you mean ");
	sbuf_puts(out, near.best);
	sbuf_putc(out, '?');
}

/* The value of an option that must be an id or unknown; unknown when it is
 * wrong. */
static const char *
choose(struct checking *r, enum kb_tally_part part,
    const struct kb_category *of)
{
	const struct kb_tally *t = kb_find_tally(r->c->kb, part);
	const char *value = r->c->options->value[parts[part]];
	struct sbuf choices = SBUF_EMPTY;

	if (value != NULL && (strcmp(value, TALLY_UNKNOWN) == 0 ||
	    (of != NULL ? kb_find_theme(of, value) != NULL :
	    kb_find_category(t, value) != NULL)))
		return value;
	list(&choices, t, of, value == NULL ? "" : value);
	complain(r, part, value, sbuf_text(&choices));
	sbuf_clear(&choices);
	return TALLY_UNKNOWN;
}

/* An option that does not belong to the others. */
static void
must_lack(struct checking *r, enum kb_tally_part part, const char *why)
{
	const char *name = option_row(parts[part])->name;

	if (r->c->options->value[parts[part]] == NULL)
		return;
	r->wrong = true;
	diag_add(r->c->diag, DIAG_ERROR, NULL, 0, "--%s does not fit: %s; "
	    "leave it out", name, why);
}

static int
minutes_of(struct checking *r)
{
	const char *value = r->c->options->value[OPT_DURATION];
	char *rest;
	long n;

	if (value != NULL && strcmp(value, TALLY_UNKNOWN) == 0)
		return 0;
	n = value == NULL ? 0 : strtol(value, &rest, 10);
	if (value != NULL && *value >= '0' && *value <= '9' &&
	    *rest == '\0' && n >= 1 && n <= TALLY_MINUTES_MAX)
		return (int)n;
	complain(r, KB_TALLY_DURATION, value,
	    "1 to 600 minutes, or " TALLY_UNKNOWN);
	return 0;
}

int
tally_options_read(const struct context *c, struct tally_count *count)
{
	const struct kb *kb = c->kb;
	struct checking r = { c, false };
	const struct kb_category *group, *channel;

	*count = (struct tally_count){ .theme = TALLY_UNKNOWN, .n = 1 };
	count->group = choose(&r, KB_TALLY_GROUP, NULL);
	group = kb_find_category(kb_find_tally(kb, KB_TALLY_GROUP),
	    count->group);
	if (group != NULL && group->nthemes > 0)
		count->theme = choose(&r, KB_TALLY_THEME, group);
	else if (!r.wrong)
		must_lack(&r, KB_TALLY_THEME, "this group has none");
	count->channel = choose(&r, KB_TALLY_CHANNEL, NULL);
	channel = kb_find_category(kb_find_tally(kb, KB_TALLY_CHANNEL),
	    count->channel);
	if (channel != NULL && channel->timed)
		count->minutes = minutes_of(&r);
	else if (!r.wrong)
		must_lack(&r, KB_TALLY_DURATION, "this channel is not timed");
	count->referral = choose(&r, KB_TALLY_REFERRAL, NULL);
	return r.wrong ? -1 : 0;
}
