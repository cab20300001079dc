/* SPDX-License-Identifier: MIT */
#include "kb/checks.h"
#include "kb/format_table.h"

/* Conditions of a guarantee: the same, and what the rules conclude. */
#define CLAIM(n, what, a) { .name = n, .content = KB_EMPTY, \
    PLAIN_OP(KB_CLAIM), .about = what, .size = sizeof(struct kb_claim), \
    ATTS(a) }
#define SET(n, must, w, st, m) { .name = n, .value = KB_V_FLAGS, \
    .required = must, .words = w, KEEP(st, m) }
#define ITEMS(must, k) REFS("in", must, k, kb_claim, items)

static const struct kb_att alarm_claim[] = {
	SET("in", true, kb_words_alarms, kb_claim, in),
};
static const struct kb_att level_claim[] = {
	SET("in", true, kb_words_levels, kb_claim, in),
};
static const struct kb_att secrecy_claim[] = {
	SET("in", true, kb_words_secrecies, kb_claim, in),
};
static const struct kb_att reporting_claim[] = {
	SET("in", true, kb_words_outcomes, kb_claim, in),
};
static const struct kb_att grounds_claim[] = {
	ITEMS(false, KB_KIND_GROUND),
	WORD("country", false, kb_words_home, kb_claim, country),
	SET("act", false, kb_words_acts, kb_claim, act),
	SET("force", false, kb_words_forces, kb_claim, force),
	SET("is", false, kb_words_statuses, kb_claim, in),
	WORD("contested", false, kb_words_yes, kb_claim, contested),
	SET("because", false, kb_words_reasons, kb_claim, because),
	REFS("to", false, KB_KIND_CONTACT, kb_claim, to),
	REFS("beyond", false, KB_KIND_CONTACT, kb_claim, beyond),
	WORD("tells", false, kb_words_nobody, kb_claim, nobody),
	REFS("first", false, KB_KIND_STEP, kb_claim, first),
	REFS("lacking", false, KB_KIND_STEP, kb_claim, lacking),
	WORD("fresh", false, kb_words_yes, kb_claim, fresh),
};
static const struct kb_att step_claim[] = {
	ITEMS(true, KB_KIND_STEP),
	WORD("certain", false, kb_words_yes, kb_claim, certain),
	REFS("before", false, KB_KIND_STEP, kb_claim, before),
};
static const struct kb_att contact_claim[] = {
	ITEMS(false, KB_KIND_CONTACT),
	WORD("country", false, kb_words_country, kb_claim, country),
	SET("for", false, kb_words_audience, kb_claim, audience),
	WORD("urgent", false, kb_words_yes, kb_claim, urgent),
};
static const struct kb_att passage_claim[] = {
	ITEMS(false, KB_KIND_PASSAGE),
	WORD_ELSE("place", KB_NPLACES, kb_words_place, kb_claim, place),
};
static const struct kb_att indicator_claim[] = {
	ITEMS(true, KB_KIND_INDICATOR),
};
static const struct kb_att care_claim[] = { ITEMS(true, KB_KIND_CARE) };
static const struct kb_att plan_claim[] = { ITEMS(true, KB_KIND_PLAN_ITEM) };
static const struct kb_att guidance_claim[] = {
	ITEMS(true, KB_KIND_GUIDANCE),
};
static const struct kb_att same_claim[] = {
	SET("in", true, kb_words_same, kb_claim, in),
};
#define GATE(n, o, kids) { .name = n, .content = KB_PARTS, PLAIN_OP(o), \
    .conditions = kids, .proved = true }
static const struct kb_el proved_conditions[] = {
	{ .name = "is", .content = KB_EMPTY, PLAIN_OP(KB_IS),
	  ATTS(kb_ref_question) },
	{ .name = "fact", .content = KB_EMPTY, PLAIN_OP(KB_FACT),
	  ATTS(kb_ref_fact) },
	GATE("all", KB_ALL, 2),
	GATE("any", KB_ANY, 2),
	GATE("none", KB_NONE, 2),
	{ .name = "at-least", .content = KB_PARTS, PLAIN_OP(KB_AT_LEAST),
	  ATTS(kb_ref_at_least), .conditions = 2, .proved = true,
	  .check = kb_check_at_least },
	{ .name = "ground", .content = KB_EMPTY, PLAIN_OP(KB_GROUND),
	  ATTS(kb_ref_ground) },
	{ .name = "known", .content = KB_EMPTY, PLAIN_OP(KB_KNOWN),
	  .atts = kb_ref_question, .natts = 1 },
	GATE("possible", KB_POSSIBLE, 1),
	GATE("certain", KB_CERTAIN, 1),
	{ .name = "true", .content = KB_EMPTY, PLAIN_OP(KB_TRUE) },
	{ .name = "false", .content = KB_EMPTY, PLAIN_OP(KB_FALSE) },
	CLAIM("alarm", KB_ABOUT_ALARM, alarm_claim),
	CLAIM("urgency", KB_ABOUT_URGENCY, level_claim),
	CLAIM("ceiling", KB_ABOUT_CEILING, level_claim),
	CLAIM("secrecy", KB_ABOUT_SECRECY, secrecy_claim),
	CLAIM("reporting", KB_ABOUT_REPORTING, reporting_claim),
	CLAIM("grounds", KB_ABOUT_GROUNDS, grounds_claim),
	CLAIM("step", KB_ABOUT_STEP, step_claim),
	CLAIM("contact", KB_ABOUT_CONTACT, contact_claim),
	CLAIM("passage", KB_ABOUT_PASSAGE, passage_claim),
	CLAIM("indicator", KB_ABOUT_INDICATOR, indicator_claim),
	CLAIM("care-level", KB_ABOUT_CARE, care_claim),
	CLAIM("plan-item", KB_ABOUT_PLAN_ITEM, plan_claim),
	CLAIM("guidance", KB_ABOUT_GUIDANCE, guidance_claim),
	CLAIM("same", KB_ABOUT_SAME, same_claim),
};
static const struct kb_el proved_condition = {
	.name = "given", .content = KB_PARTS, .conditions = 1,
	.proved = true, .line = KB_NOWHERE
};

static const struct kb_att guarantee_atts[] = {
	ID(kb_guarantee, head.id),
	WORD("change", false, kb_words_change, kb_guarantee, change),
	REFS("questions", false, KB_KIND_QUESTION, kb_guarantee, questions),
	REFS("keep", false, KB_KIND_QUESTION, kb_guarantee, keep),
};
static const struct kb_kid guarantee_kids[] = {
	TEXT("text", 1, kb_guarantee, text),
	{ "given", &proved_condition, KB_S_EXPR, 0, 1,
	  offsetof(struct kb_guarantee, given), KB_NOWHERE },
	{ "always", &proved_condition, KB_S_EXPR, 1, 1,
	  offsetof(struct kb_guarantee, always), KB_NOWHERE },
	CITES(kb_guarantee),
};
const struct kb_el kb_el_guarantee = {
	.name = "guarantee", ITEM(KB_KIND_GUARANTEE, kb_guarantee),
	ATTS(guarantee_atts), KIDS(guarantee_kids)
};

const struct kb_el *
kb_format_proved(size_t i)
{
	return i < COUNT(proved_conditions) ? &proved_conditions[i] : NULL;
}
