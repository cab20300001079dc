/* SPDX-License-Identifier: MIT */
#include "prove/reason.h"

#include <string.h>

#include "kb/find.h"
#include "prove/claim.h"
#include "prove/conclude.h"
#include "prove/example.h"

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
	if (n == 0 && !rest)
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
	if (a->state[question] == ANSWER_GIVEN)
		add_options(to, a, question);
	else
		sbuf_puts(to, "I don't know");
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
is_true(const struct refute *r, int literal)
{
	return query_value(r->query, literal);
}

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

static bool
has_claim(const struct kb_expr *x)
{
	size_t i;

	if (x->op == KB_CLAIM)
		return true;
	for (i = 0; i < x->nkids; i++)
		if (has_claim(x->kids[i]))
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
		if (!has_claim(x->kids[i]) && !holds(r, x->kids[i]))
			return true;
	return false;
}

/*
 * Down to a claim that should be `wanted` and is not; NULL when the reason is
 * no claim.  Of `any` the first part will do: one that is mended is enough.
 */
static const struct kb_expr *
failing(const struct refute *r, const struct kb_expr *x, bool *wanted)
{
	const struct kb_expr *found;
	const bool want = *wanted != (x->op == KB_NONE);
	bool inner;
	size_t i;

	if (x->op == KB_CLAIM)
		return holds(r, x) == *wanted ? NULL : x;
	if (is_elsewhere(r, x, want))
		return NULL;
	for (i = 0; i < x->nkids; i++) {
		inner = want;
		if (want ? holds(r, x->kids[i]) : !may_hold(r, x->kids[i]))
			continue;
		found = failing(r, x->kids[i], &inner);
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

static const char *
value_name(enum kb_claim_about about, size_t at)
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

static const char *
item_id(const struct kb *kb, enum kb_claim_about about, size_t at)
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
		return value_name(about, at);
	}
}

/* Which members of the claim's set make it true in these answers. */
static size_t
members(const struct refute *r, const struct kb_claim *c, size_t from)
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

	for (i = members(r, c, 0); i != KB_ALWAYS; i = members(r, c, i + 1)) {
		sbuf_puts(to, n++ == 0 ? ": " : ", ");
		sbuf_puts(to, item_id(encode_kb(r->first), c->about, i));
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
		sbuf_puts(to, item_id(kb, c->about, i));
	}
}

void
reason_add(struct sbuf *to, const struct refute *r)
{
	bool wanted = true;
	const struct kb_expr *x = failing(r, r->guarantee->always, &wanted);

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

/* ---- as an expectation ---- */

static void
begin_key(struct sbuf *to, const char *key)
{
	sbuf_puts(to, "{\"");
	sbuf_puts(to, key);
	sbuf_puts(to, "\":[");
}

/* Values that are allowed: of a claim, or all others. */
static void
add_values(struct sbuf *to, const struct kb *kb, const char *key,
    const struct kb_claim *c, bool wanted)
{
	size_t i, n = 0;

	begin_key(to, key);
	for (i = 0; i < claim_members(kb, c); i++)
		if ((c->in >> i & 1) == wanted)
			example_add_word(to, value_name(c->about, i), n++);
	sbuf_puts(to, "]}");
}

/* All alarms there should be: those there are, with or without. */
static void
add_alarms(struct sbuf *to, const struct refute *r, const struct kb_claim *c,
    bool wanted)
{
	size_t i, n = 0;

	begin_key(to, "alarms");
	for (i = 0; i < KB_NALARMS; i++)
		if (c->in >> i & 1 ? wanted : is_true(r, conclude_alarm(
		    r->second, (enum kb_alarm_id)i).certain))
			example_add_word(to, kb_alarm_name((enum kb_alarm_id)i),
			    n++);
	sbuf_puts(to, "]}");
}

/* As findings have it, and as a case can expect. */
static int
is_there(const struct refute *r, const struct kb_claim *c, size_t at)
{
	switch (c->about) {
	case KB_ABOUT_STEP:
		return conclude_step(r->second, at).possible;
	case KB_ABOUT_CONTACT:
		return conclude_contact(r->second, at);
	case KB_ABOUT_INDICATOR:
		return conclude_indicator(r->second, at);
	default:
		return conclude_ground(r->second, at, READING_MAIN,
		    c->in == 1u << STATUS_OPEN ? STATUS_OPEN : STATUS_MET);
	}
}

/* What a claim names and is not there; KB_ALWAYS: nothing, so it is about
 * more than being there. */
static size_t
missing(const struct refute *r, const struct kb_claim *c)
{
	size_t i;

	for (i = 0; i < c->items.n; i++)
		if (!is_true(r, is_there(r, c, c->items.at[i])))
			return c->items.at[i];
	return KB_ALWAYS;
}

/* An id that should be there, or those that are there that should not. */
static bool
add_ids(struct sbuf *to, const struct refute *r, const struct kb_claim *c,
    bool wanted, const char *key)
{
	const struct kb *kb = encode_kb(r->first);
	size_t i = wanted ? missing(r, c) : members(r, c, 0), n = 0;

	if (i == KB_ALWAYS || key == NULL)
		return false;
	begin_key(to, key);
	example_add_word(to, item_id(kb, c->about, i), n++);
	while (!wanted && (i = members(r, c, i + 1)) != KB_ALWAYS)
		example_add_word(to, item_id(kb, c->about, i), n++);
	sbuf_puts(to, "]}");
	return true;
}

static bool
add_grounds(struct sbuf *to, const struct refute *r, const struct kb_claim *c,
    bool wanted)
{
	const unsigned in = c->in == 0 ? 1u << STATUS_MET : c->in;

	if (wanted)
		return add_ids(to, r, c, true, in == 1u << STATUS_OPEN ?
		    "open" : in == 1u << STATUS_MET ? "met" : NULL);
	return in == 1u << STATUS_MET && add_ids(to, r, c, false, "not_met");
}

/* Which value of its kind a claim would name. */
static size_t
value_of(struct query *q, struct encode *e, enum kb_claim_about about)
{
	const struct kb_claim all = { .about = about, .in = ~0u };
	size_t i, n = claim_members(encode_kb(e), &all);

	for (i = 0; i < n; i++)
		if (query_value(q, claim_member(e, &all, i)))
			return i;
	return KB_ALWAYS;
}

/* As before the change: the first that is not. */
static bool
add_same(struct sbuf *to, const struct refute *r, const struct kb_claim *c)
{
	static const struct {
		unsigned same;
		enum kb_claim_about about;
		const char *key;
	} kinds[] = {
		{ KB_SAME_URGENCY, KB_ABOUT_URGENCY, "urgency" },
		{ KB_SAME_REPORTING, KB_ABOUT_REPORTING, "reporting" },
		{ KB_SAME_SECRECY, KB_ABOUT_SECRECY, "secrecy" }
	};
	struct kb_claim was = { .about = KB_ABOUT_URGENCY };
	size_t i, value;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		was.about = kinds[i].about;
		value = value_of(r->query, r->first, was.about);
		if (!(c->in & kinds[i].same) || value == KB_ALWAYS ||
		    value == value_of(r->query, r->second, was.about))
			continue;
		was.in = 1u << value;
		add_values(to, encode_kb(r->first), kinds[i].key, &was, true);
		return true;
	}
	return false;
}

bool
reason_add_expect(struct sbuf *to, const struct refute *r)
{
	bool wanted = true;
	const struct kb_expr *x = failing(r, r->guarantee->always, &wanted);
	const struct kb_claim *c = x == NULL ? NULL : x->claim;
	const struct kb *kb = encode_kb(r->first);

	if (c == NULL)
		return false;
	switch (c->about) {
	case KB_ABOUT_ALARM:
		add_alarms(to, r, c, wanted);
		return true;
	case KB_ABOUT_URGENCY:
		add_values(to, kb, "urgency", c, wanted);
		return true;
	case KB_ABOUT_SECRECY:
		add_values(to, kb, "secrecy", c, wanted);
		return true;
	case KB_ABOUT_REPORTING:
		add_values(to, kb, "reporting", c, wanted);
		return true;
	case KB_ABOUT_GROUNDS:
		return add_grounds(to, r, c, wanted);
	case KB_ABOUT_STEP:
		return add_ids(to, r, c, wanted, wanted ?
		    "steps" : "not_steps");
	case KB_ABOUT_CONTACT:
		return add_ids(to, r, c, wanted, wanted ?
		    "contacts" : "not_contacts");
	case KB_ABOUT_INDICATOR:
		return wanted && add_ids(to, r, c, true,
		    "indicators");
	case KB_ABOUT_SAME:
		return wanted && add_same(to, r, c);
	default:
		return false;
	}
}
