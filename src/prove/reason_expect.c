/* SPDX-License-Identifier: MIT */
#include "kb/find.h"
#include "prove/claim.h"
#include "prove/conclude.h"
#include "prove/example.h"
#include "prove/reason_parts.h"

/* What should be there and is not, or is and should not, as a case expects
 * it. */

struct wish {
	const struct refute *r;
	const struct kb *kb;
	const struct kb_claim *claim;
	bool wanted;
	struct sbuf *to;
};

static bool
is_true(const struct wish *w, int literal)
{
	return query_value(w->r->query, literal);
}

static void
begin_key(const struct wish *w, const char *key)
{
	sbuf_puts(w->to, "\"");
	sbuf_puts(w->to, key);
	sbuf_puts(w->to, "\":[");
}

static void
end_key(const struct wish *w)
{
	sbuf_puts(w->to, "],");
}

/* ---- values ---- */

/* Those that are allowed: of a claim, or all others. */
static void
add_values(const struct wish *w, const char *key)
{
	size_t i, n = 0;

	begin_key(w, key);
	for (i = 0; i < claim_members(w->kb, w->claim); i++)
		if ((w->claim->in >> i & 1) == w->wanted)
			example_add_word(w->to, reason_value(w->claim->about,
			    i), n++);
	end_key(w);
}

/* All alarms there should be: those there are, with or without. */
static void
add_alarms(const struct wish *w)
{
	size_t i, n = 0;

	begin_key(w, "alarms");
	for (i = 0; i < KB_NALARMS; i++)
		if (w->claim->in >> i & 1 ? w->wanted : is_true(w,
		    conclude_alarm(w->r->second,
		    (enum kb_alarm_id)i).certain))
			example_add_word(w->to, kb_alarm_name(
			    (enum kb_alarm_id)i), n++);
	end_key(w);
}

/* ---- elements ---- */

static bool
is_here(const struct wish *w, enum kb_country country)
{
	return is_true(w, conclude_here(w->r->second, country));
}

static bool
is_now(const struct wish *w)
{
	return is_true(w, conclude_urgency(w->r->second, KB_NOW));
}

/* In this country, on this day and at this urgency. */
static bool
can_be(const struct wish *w, size_t at)
{
	const struct kb *kb = w->kb;
	const long day = encode_day(w->r->second);
	const struct kb_passage *p;
	const struct kb_ground *g;

	switch (w->claim->about) {
	case KB_ABOUT_GROUNDS:
		g = &kb->grounds[at];
		return kb_in_force(g->from, g->to, day) &&
		    is_here(w, g->country);
	case KB_ABOUT_STEP:
		return is_here(w, kb->steps[at].country);
	case KB_ABOUT_PASSAGE:
		p = &kb->passages[at];
		return kb_in_force(p->from, p->to, day) &&
		    is_here(w, p->country);
	case KB_ABOUT_CARE:
		return is_here(w, kb->care[at].country);
	case KB_ABOUT_PLAN_ITEM:
		return kb->plan_items[at].tonight == is_now(w);
	case KB_ABOUT_GUIDANCE:
		return kb->guidance[at].kind == KB_DONT ||
		    kb->guidance[at].rule == KB_ALWAYS || !is_now(w);
	default:
		return true;
	}
}

/* As findings have it, and as a case can expect. */
static bool
is_there(const struct wish *w, size_t at)
{
	struct encode *e = w->r->second;

	switch (w->claim->about) {
	case KB_ABOUT_STEP:
		return is_true(w, conclude_step(e, at).possible);
	case KB_ABOUT_CONTACT:
		return is_true(w, conclude_contact(e, at));
	case KB_ABOUT_PASSAGE:
		return is_true(w, conclude_passage(e, at));
	case KB_ABOUT_PLAN_ITEM:
		return is_true(w, conclude_plan_item(e, at));
	case KB_ABOUT_GUIDANCE:
		return is_true(w, conclude_guidance(e, at));
	default:
		return is_true(w, claim_member(e, w->claim, at));
	}
}

/* The only one that could be what is missing. */
static void
add_missing(const struct wish *w, const char *key)
{
	size_t i, only = 0, n = 0;

	for (i = 0; i < claim_members(w->kb, w->claim); i++)
		if (claim_names(w->claim, i) && can_be(w, i)) {
			only = i;
			n++;
		}
	if (n != 1 || is_there(w, only))
		return;
	begin_key(w, key);
	example_add_word(w->to, reason_item(w->kb, w->claim->about, only), 0);
	end_key(w);
}

/* All that should not be there. */
static void
add_present(const struct wish *w, const char *key)
{
	size_t i = reason_member(w->r, w->claim, 0), n = 0;

	for (; i != KB_ALWAYS; i = reason_member(w->r, w->claim, i + 1)) {
		if (!can_be(w, i))
			continue;
		if (n == 0)
			begin_key(w, key);
		example_add_word(w->to, reason_item(w->kb, w->claim->about,
		    i), n++);
	}
	if (n > 0)
		end_key(w);
}

static void
add_elements(const struct wish *w, const char *missing, const char *present)
{
	if (w->wanted)
		add_missing(w, missing);
	else if (!w->claim->certain && w->claim->before.n == 0)
		add_present(w, present);
}

/* ---- grounds ---- */

/* It says more than which ground has what status. */
static bool
says_more(const struct kb_claim *c)
{
	return c->because != 0 || c->contested || c->nobody ||
	    c->to.n > 0 || c->beyond.n > 0 || c->first.n > 0 ||
	    c->lacking.n > 0;
}

static void
add_grounds(const struct wish *w)
{
	const unsigned met = 1u << STATUS_MET, open = 1u << STATUS_OPEN;
	const unsigned in = w->claim->in == 0 ? met : w->claim->in;

	if (says_more(w->claim))
		return;
	if (w->wanted && (in == met || in == open))
		add_missing(w, in == met ? "met" : "open");
	if (!w->wanted && (in == met || in == (met | open)))
		add_present(w, in == met ? "not_met" : "failed");
}

/* ---- all ---- */

static void
add_claim(const struct wish *w)
{
	switch (w->claim->about) {
	case KB_ABOUT_ALARM:
		add_alarms(w);
		break;
	case KB_ABOUT_URGENCY:
		add_values(w, "urgency");
		break;
	case KB_ABOUT_CEILING:
		add_values(w, "ceiling");
		break;
	case KB_ABOUT_SECRECY:
		add_values(w, "secrecy");
		break;
	case KB_ABOUT_REPORTING:
		add_values(w, "reporting");
		break;
	case KB_ABOUT_GROUNDS:
		add_grounds(w);
		break;
	case KB_ABOUT_STEP:
		add_elements(w, "steps", "not_steps");
		break;
	case KB_ABOUT_CONTACT:
		add_elements(w, "contacts", "not_contacts");
		break;
	case KB_ABOUT_INDICATOR:
		add_elements(w, "indicators", "not_indicators");
		break;
	case KB_ABOUT_PASSAGE:
	case KB_ABOUT_CARE:
	case KB_ABOUT_PLAN_ITEM:
	case KB_ABOUT_GUIDANCE:
		add_elements(w, "told", "not_told");
		break;
	case KB_ABOUT_SAME:
		break;
	}
}

/* Secrecy is a fact. */
static bool
concludes(const struct kb_expr *x)
{
	size_t i;

	if (x->op == KB_CLAIM)
		return x->claim->about != KB_ABOUT_SECRECY;
	for (i = 0; i < x->nkids; i++)
		if (concludes(x->kids[i]))
			return true;
	return false;
}

/* The one claim without which nothing is broken; NULL when there is a choice,
 * such as between what is given and what should then always hold. */
static const struct kb_claim *
find_claim(const struct refute *r, bool *wanted)
{
	const struct kb_guarantee *g = r->guarantee;
	const bool given = g->given != NULL && concludes(g->given);
	const struct kb_expr *x;
	bool only = true;

	*wanted = true;
	x = reason_failing(r, g->always, wanted, &only);
	if (given && x != NULL)
		return NULL;
	if (given) {
		*wanted = false;
		x = reason_failing(r, g->given, wanted, &only);
	}
	return x == NULL || !only ? NULL : x->claim;
}

void
reason_add_expect(struct sbuf *to, const struct refute *r)
{
	struct wish w = { .r = r, .kb = encode_kb(r->first), .to = to };

	sbuf_puts(to, "{");
	if (r->guarantee->change == KB_UNCHANGED)
		w.claim = find_claim(r, &w.wanted);
	if (w.claim != NULL)
		add_claim(&w);
	begin_key(&w, "guarantees");
	example_add_word(to, r->guarantee->head.id, 0);
	sbuf_puts(to, "]}");
}
