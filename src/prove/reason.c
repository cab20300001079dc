/* SPDX-License-Identifier: MIT */
#include "prove/reason.h"

#include <string.h>

#include "kb/find.h"
#include "prove/claim.h"
#include "prove/reason_parts.h"

/* ---- answers ---- */

/* Authors know that {client} is somebody.  Without words it is the id. */
static void
add_plain(struct sbuf *to, const char *text, const char *id)
{
	const char *open;

	if (text == NULL)
		text = id;
	while ((open = strpbrk(text, "{}")) != NULL) {
		sbuf_add(to, text, (size_t)(open - text));
		text = open + 1;
	}
	sbuf_puts(to, text);
}

static void
add_options(struct sbuf *to, const struct answers *a, size_t question)
{
	const struct kb_question *q = &a->kb->questions[question];
	const signed char *tick = a->tick + q->first_option;
	bool rest = false;
	size_t i, n = 0;

	for (i = 0; i < q->noptions; i++) {
		rest |= tick[i] == TRI_UNKNOWN;
		if (tick[i] != TRI_TRUE)
			continue;
		sbuf_puts(to, n++ == 0 ? "" : " + ");
		add_plain(to, q->options[i].text.in[KB_EN],
		    q->options[i].id);
	}
	if (n == 0)
		sbuf_puts(to, "none of these");
	if (rest)
		sbuf_puts(to, " + I don't know");
}

static void
add_answer(struct sbuf *to, const struct answers *a, size_t question)
{
	const struct kb_question *q = &a->kb->questions[question];

	add_plain(to, q->text.in[KB_EN], q->head.id);
	sbuf_puts(to, " ");
	add_options(to, a, question);
}

void
reason_add_answers(struct sbuf *to, const struct answers *a)
{
	size_t i, n = 0;

	for (i = 0; i < a->kb->nquestions; i++) {
		if (a->state[i] != ANSWER_GIVEN)
			continue;
		sbuf_puts(to, n++ == 0 ? "" : " / ");
		add_answer(to, a, i);
	}
	if (n == 0)
		sbuf_puts(to, "nothing");
}

/* ---- which part fails ---- */

static bool
holds(const struct refute *r, const struct kb_expr *x)
{
	return query_value(r->query, encode_expr(r->second, x,
	    READING_MAIN).certain);
}

static bool
may_hold(const struct refute *r, const struct kb_expr *x)
{
	return query_value(r->query, encode_expr(r->second, x,
	    READING_MAIN).possible);
}

bool
reason_has_claim(const struct kb_expr *x)
{
	size_t i;

	if (x->op == KB_CLAIM)
		return true;
	for (i = 0; i < x->nkids; i++)
		if (reason_has_claim(x->kids[i]))
			return true;
	return false;
}

/* Part of what is to hold together is no claim and fails: whatever the claims
 * beside it, it is about other answers. */
static bool
is_elsewhere(const struct refute *r, const struct kb_expr *x, bool want)
{
	size_t i;

	for (i = 0; x->op == KB_ALL && want && i < x->nkids; i++)
		if (!reason_has_claim(x->kids[i]) && !holds(r, x->kids[i]))
			return true;
	return false;
}

/* One of its parts is enough. */
static bool
has_choice(const struct kb_expr *x, bool want)
{
	return x->nkids > 1 && (x->op == KB_AT_LEAST ||
	    (x->op == KB_ALL) != want);
}

/* How many parts could be mended by what is concluded. */
static size_t
count_ways(const struct refute *r, const struct kb_expr *x, bool want)
{
	size_t i, n = 0;

	for (i = 0; i < x->nkids; i++)
		n += reason_has_claim(x->kids[i]) &&
		    !is_elsewhere(r, x->kids[i], want);
	return n;
}

const struct kb_expr *
reason_failing(const struct refute *r, const struct kb_expr *x, bool *wanted,
    bool *only)
{
	const struct kb_expr *found;
	const bool want = *wanted != (x->op == KB_NONE);
	bool inner;
	size_t i;

	if (x->op == KB_CLAIM)
		return x;
	if (is_elsewhere(r, x, want))
		return NULL;
	if (has_choice(x, want) && count_ways(r, x, want) > 1)
		*only = false;
	for (i = 0; i < x->nkids; i++) {
		inner = want;
		if (want ? holds(r, x->kids[i]) : !may_hold(r, x->kids[i]))
			continue;
		found = reason_failing(r, x->kids[i], &inner, only);
		if (found != NULL) {
			*wanted = inner;
			return found;
		}
	}
	return NULL;
}

/* ---- in words ---- */

static const char *const about_names[] = {
	[KB_ABOUT_ALARM] = "an alarm",
	[KB_ABOUT_URGENCY] = "the urgency",
	[KB_ABOUT_CEILING] = "the highest urgency still possible",
	[KB_ABOUT_SECRECY] = "secrecy",
	[KB_ABOUT_REPORTING] = "the reporting outcome",
	[KB_ABOUT_GROUNDS] = "a ground",
	[KB_ABOUT_STEP] = "a step",
	[KB_ABOUT_CONTACT] = "a contact",
	[KB_ABOUT_PASSAGE] = "a passage",
	[KB_ABOUT_INDICATOR] = "an indicator",
	[KB_ABOUT_CARE] = "a level of care",
	[KB_ABOUT_PLAN_ITEM] = "an item of the safety plan",
	[KB_ABOUT_GUIDANCE] = "guidance",
	[KB_ABOUT_SAME] = "what should stay as it was"
};

const char *
reason_value(enum kb_claim_about about, size_t at)
{
	static const char *const secrecy[] = { "not-bound", "open", "bound" };

	switch (about) {
	case KB_ABOUT_ALARM:
		return kb_alarm_name((enum kb_alarm_id)at);
	case KB_ABOUT_URGENCY:
	case KB_ABOUT_CEILING:
		return kb_level_name((enum kb_level)at);
	case KB_ABOUT_SECRECY:
		return secrecy[at];
	default:
		return outcome_name((enum outcome)at);
	}
}

const char *
reason_item(const struct kb *kb, enum kb_claim_about about, size_t at)
{
	switch (about) {
	case KB_ABOUT_GROUNDS:
		return kb->grounds[at].head.id;
	case KB_ABOUT_STEP:
		return kb->steps[at].head.id;
	case KB_ABOUT_CONTACT:
		return kb->contacts[at].head.id;
	case KB_ABOUT_PASSAGE:
		return kb->passages[at].head.id;
	case KB_ABOUT_INDICATOR:
		return kb->indicators[at].head.id;
	case KB_ABOUT_CARE:
		return kb->care[at].head.id;
	case KB_ABOUT_PLAN_ITEM:
		return kb->plan_items[at].head.id;
	case KB_ABOUT_GUIDANCE:
		return kb->guidance[at].head.id;
	default:
		return reason_value(about, at);
	}
}

size_t
reason_member(const struct refute *r, const struct kb_claim *c, size_t from)
{
	size_t i, n = claim_members(encode_kb(r->first), c);

	for (i = from; i < n; i++)
		if (query_value(r->query, claim_member(r->second, c, i)))
			return i;
	return KB_ALWAYS;
}

static void
add_members(struct sbuf *to, const struct refute *r,
    const struct kb_claim *c)
{
	size_t i, n = 0;

	for (i = reason_member(r, c, 0); i != KB_ALWAYS; i = reason_member(r, c, i + 1)) {
		sbuf_puts(to, n++ == 0 ? ": " : ", ");
		sbuf_puts(to, reason_item(encode_kb(r->first), c->about, i));
	}
}

static void
add_wanted(struct sbuf *to, const struct kb *kb, const struct kb_claim *c)
{
	size_t i, n = 0;

	for (i = 0; i < claim_members(kb, c); i++) {
		if (!claim_names(c, i))
			continue;
		sbuf_puts(to, n++ == 0 ? ": " : " or ");
		sbuf_puts(to, reason_item(kb, c->about, i));
	}
}

void
reason_add(struct sbuf *to, const struct refute *r)
{
	bool wanted = true, only = true;
	const struct kb_expr *x = reason_failing(r, r->guarantee->always,
	    &wanted, &only);

	if (x == NULL) {
		sbuf_puts(to, "what should always be the case is not");
		return;
	}
	sbuf_puts(to, wanted ? "missing is " : "there is ");
	sbuf_puts(to, about_names[x->claim->about]);
	if (wanted)
		add_wanted(to, encode_kb(r->first), x->claim);
	if (wanted && x->claim->before.n > 0)
		sbuf_puts(to, ", before what is named");
	if (!wanted)
		add_members(to, r, x->claim);
	sbuf_puts(to, " (line ");
	sbuf_num(to, x->line);
	sbuf_puts(to, ")");
}
