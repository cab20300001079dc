/* SPDX-License-Identifier: MIT */
#include "kb/format.h"

#include <string.h>

#include "kb/cases.h"
#include "kb/checks.h"
#include "kb/format_table.h"

const struct kb_el kb_el_prose = {
	.name = "text", .content = KB_PROSE, .line = KB_NOWHERE
};
static const struct kb_el one_condition = {
	.name = "when", .content = KB_PARTS, .conditions = 1,
	.line = KB_NOWHERE
};
static const struct kb_el flag = {
	.name = "always", .content = KB_EMPTY, .line = KB_NOWHERE
};

/* Conditions */
const struct kb_att kb_ref_question[KB_REF_QUESTION] = {
	{ .name = "question", .value = KB_V_REF, .required = true, DROP,
	  .kind = KB_KIND_QUESTION, .slot = KB_NOWHERE },
	{ .name = "in", .value = KB_V_IDS, .required = true, DROP },
};
const struct kb_att kb_ref_fact[KB_REF_FACT] = {
	{ .name = "ref", .value = KB_V_REF, .required = true, DROP,
	  .kind = KB_KIND_FACT, .slot = KB_NOWHERE },
};
const struct kb_att kb_ref_ground[KB_REF_GROUND] = {
	{ .name = "ref", .value = KB_V_REF, .required = true, DROP,
	  .kind = KB_KIND_GROUND, .slot = KB_NOWHERE },
};
static const struct kb_att undecided_atts[] = {
	{ .name = "because", .value = KB_V_WORD, .required = true, DROP,
	  .words = kb_words_because },
};
static const struct kb_att none_atts[] = {
	{ .name = "not-applicable", .value = KB_V_WORD, DROP,
	  .words = kb_words_ok },
};
const struct kb_att kb_ref_at_least[KB_REF_AT_LEAST] = {
	{ .name = "n", .value = KB_V_NUMBER, .required = true, DROP,
	  .min = 1, .max = 99 },
};
static const struct kb_att reading_atts[] = {
	{ .name = "main", .value = KB_V_WORD, .required = true, DROP,
	  .words = kb_words_reading },
};
static const struct kb_kid reading_kids[] = {
	{ "wide", &one_condition, KB_S_NONE, 1, 1, 0, KB_NOWHERE },
	{ "narrow", &one_condition, KB_S_NONE, 1, 1, 0, KB_NOWHERE },
};
static const struct kb_el conditions[] = {
	{ .name = "is", .content = KB_EMPTY, PLAIN_OP(KB_IS),
	  ATTS(kb_ref_question) },
	{ .name = "fact", .content = KB_EMPTY, PLAIN_OP(KB_FACT),
	  ATTS(kb_ref_fact) },
	{ .name = "all", .content = KB_PARTS, PLAIN_OP(KB_ALL),
	  .conditions = 2 },
	{ .name = "any", .content = KB_PARTS, PLAIN_OP(KB_ANY),
	  .conditions = 2 },
	{ .name = "none", .content = KB_PARTS, PLAIN_OP(KB_NONE),
	  ATTS(none_atts), .conditions = 2 },
	{ .name = "at-least", .content = KB_PARTS, PLAIN_OP(KB_AT_LEAST),
	  ATTS(kb_ref_at_least), .conditions = 2, .check = kb_check_at_least },
	{ .name = "ground", .content = KB_EMPTY, PLAIN_OP(KB_GROUND),
	  ATTS(kb_ref_ground) },
	{ .name = "known", .content = KB_EMPTY, PLAIN_OP(KB_KNOWN),
	  .atts = kb_ref_question, .natts = 1 },
	{ .name = "possible", .content = KB_PARTS, PLAIN_OP(KB_POSSIBLE),
	  .conditions = 1 },
	{ .name = "undecided", .content = KB_EMPTY,
	  PLAIN_OP(KB_UNDECIDED_LAW), ATTS(undecided_atts) },
	{ .name = "true", .content = KB_EMPTY, PLAIN_OP(KB_TRUE) },
	{ .name = "false", .content = KB_EMPTY, PLAIN_OP(KB_FALSE) },
	{ .name = "reading", PLAIN_OP(KB_READING), ATTS(reading_atts),
	  KIDS(reading_kids) },
};

/* Parts that several elements share */
static const struct kb_att cite_atts[] = {
	REF("source", true, KB_KIND_SOURCE, offsetof(struct kb_cite, source),
	    kb_cite, source_id),
	STRING("place", false, kb_cite, place),
};
const struct kb_el kb_el_cite = {
	.name = "cite", .content = KB_EMPTY, PART(kb_cite), ATTS(cite_atts)
};
static const struct kb_att contact_ref_atts[] = {
	{ .name = "ref", .value = KB_V_REF, .required = true, DROP,
	  .kind = KB_KIND_CONTACT, .slot = 0 },
};
static const struct kb_el contact_ref = {
	.name = "contact", .content = KB_EMPTY, .size = sizeof(size_t),
	.line = KB_NOWHERE, ATTS(contact_ref_atts)
};
static const struct kb_att first_atts[] = {
	{ .name = "step", .value = KB_V_REF, .required = true, DROP,
	  .kind = KB_KIND_STEP, .slot = 0 },
};
static const struct kb_el first_step = {
	.name = "first", .content = KB_EMPTY, .size = sizeof(size_t),
	.line = KB_NOWHERE, ATTS(first_atts)
};

static const struct kb_att release_atts[] = {
	DATED("date", true, KB_V_DATE, kb_release, date),
	WORD("review", true, kb_words_review, kb_release, review),
};
static const struct kb_el release = {
	.name = "release", .content = KB_EMPTY,
	ITEM(KB_KIND_RELEASE, kb_release), ATTS(release_atts)
};

static const struct kb_att source_atts[] = {
	ID(kb_source, head.id),
	WORD("kind", true, kb_words_source, kb_source, kind),
	WORD("certainty", true, kb_words_certainty, kb_source, certainty),
	DATED("date", false, KB_V_ANY_DATE, kb_source, date),
	DATED("checked", true, KB_V_DATE, kb_source, checked),
	NUMBER("stale-after", true, 1, 999, 0, kb_source, stale_months),
};
static const struct kb_kid source_kids[] = {
	PLAIN("publisher", KB_S_STRING, 1, kb_source, publisher),
	PLAIN("title", KB_S_STRING, 1, kb_source, title),
	PLAIN("link", KB_S_LINK, 0, kb_source, link),
	TEXT("note", 0, kb_source, note),
};
static const struct kb_el source = {
	.name = "source", ITEM(KB_KIND_SOURCE, kb_source), ATTS(source_atts),
	KIDS(source_kids), .check = kb_check_source
};

static const struct kb_att option_atts[] = { ID(kb_option, id) };
static const struct kb_kid option_kids[] = {
	TEXT("text", 1, kb_option, text),
	TEXT("short", 0, kb_option, brief),
	TEXT("client", 0, kb_option, client),
};
static const struct kb_el option = {
	.name = "option", PART(kb_option), ATTS(option_atts),
	KIDS(option_kids)
};
static const struct kb_att question_atts[] = {
	ID(kb_question, head.id),
	NUMBER("number", true, 1, 99, 0, kb_question, number),
	WORD("choice", true, kb_words_choice, kb_question, many),
	WORD("again", false, kb_words_again, kb_question, again),
};
static const struct kb_kid question_kids[] = {
	TEXT("text", 1, kb_question, text),
	TEXT("hint", 0, kb_question, hint),
	TEXT("why", 1, kb_question, why),
	TEXTS("definition", 0, kb_question, definitions),
	TEXT("unknown", 0, kb_question, unknown),
	TEXT("none", 0, kb_question, none),
	TEXT("keywords", 0, kb_question, keywords),
	TEXT("short", 1, kb_question, brief),
	LIST("option", option, 1, kb_question, options, noptions),
	RULE("ask-if", 0, kb_question, ask_if),
	RULE("worth-if", 0, kb_question, worth_if),
	CITES(kb_question),
};
static const struct kb_el question = {
	.name = "question", ITEM(KB_KIND_QUESTION, kb_question),
	ATTS(question_atts), KIDS(question_kids), .rule = KB_RULE_ASK_IF,
	.check = kb_check_question
};

static const struct kb_att fact_atts[] = {
	ID(kb_fact, head.id),
	WORD("role", false, kb_words_secrecy, kb_fact, secrecy),
	WORD("round", false, kb_words_one, kb_fact, first_round),
};
static const struct kb_kid fact_kids[] = {
	TEXT("text", 1, kb_fact, text),
	RULE("when", 1, kb_fact, rule),
	CITES(kb_fact),
};
static const struct kb_el fact = {
	.name = "fact", ITEM(KB_KIND_FACT, kb_fact), ATTS(fact_atts),
	KIDS(fact_kids), .rule = KB_RULE_FACT
};

static const struct kb_att alarm_atts[] = {
	{ .name = "id", .value = KB_V_WORD, .required = true, DROP,
	  .words = kb_words_alarm },
};
static const struct kb_kid alarm_kids[] = {
	TEXT("title", 1, kb_alarm, title),
	RULE("when", 1, kb_alarm, rule),
	CITES(kb_alarm),
};
static const struct kb_el alarm = {
	.name = "alarm", ITEM(KB_KIND_ALARM, kb_alarm), ATTS(alarm_atts),
	KIDS(alarm_kids), .rule = KB_RULE_ALARM, .check = kb_check_alarm
};

static const struct kb_att urgency_atts[] = {
	{ .name = "level", .value = KB_V_WORD, .required = true, DROP,
	  .words = kb_words_level },
};
static const struct kb_kid urgency_kids[] = {
	TEXT("text", 1, kb_urgency, text),
	RULE("when", 0, kb_urgency, rule),
};
static const struct kb_el urgency = {
	.name = "urgency", ITEM(KB_KIND_URGENCY, kb_urgency),
	ATTS(urgency_atts), KIDS(urgency_kids), .rule = KB_RULE_URGENCY,
	.check = kb_check_urgency
};

static const struct kb_att role_atts[] = { ID(kb_role, head.id) };
static const struct kb_kid role_kids[] = {
	TEXT("text", 1, kb_role, text),
};
static const struct kb_el role = {
	.name = "role", ITEM(KB_KIND_ROLE, kb_role), ATTS(role_atts),
	KIDS(role_kids)
};

static const struct kb_att condition_atts[] = {
	ID(kb_condition, head.id),
	WORD("kind", true, kb_words_condition, kb_condition, kind),
};
static const struct kb_kid condition_kids[] = {
	TEXT("text", 1, kb_condition, text),
	RULE("when", 0, kb_condition, rule),
	TEXT("doubt", 0, kb_condition, doubt),
	CITES(kb_condition),
};
static const struct kb_el condition = {
	.name = "condition", .size = sizeof(struct kb_condition),
	.has_head = true, .line = offsetof(struct kb_condition, head.line),
	ATTS(condition_atts), KIDS(condition_kids),
	.rule = KB_RULE_CONDITION, .check = kb_check_condition
};
static const struct kb_att recipient_atts[] = {
	REF("contact", false, KB_KIND_CONTACT,
	    offsetof(struct kb_recipient, contact), kb_recipient, id),
	REF("role", false, KB_KIND_ROLE, offsetof(struct kb_recipient, role),
	    kb_recipient, id),
};
static const struct kb_kid recipient_kids[] = {
	RULE("when", 0, kb_recipient, rule),
};
static const struct kb_el recipient = {
	.name = "recipient", PART(kb_recipient), ATTS(recipient_atts),
	KIDS(recipient_kids), .rule = KB_RULE_RECIPIENT,
	.check = kb_check_recipient
};
static const struct kb_att ground_atts[] = {
	ID(kb_ground, head.id),
	WORD("country", true, kb_words_home, kb_ground, country),
	WORD("act", true, kb_words_act, kb_ground, act),
	WORD("force", true, kb_words_force, kb_ground, force),
	WORD("round", false, kb_words_one, kb_ground, first_round),
	DATED("from", false, KB_V_DAY, kb_ground, from),
	DATED("to", false, KB_V_DAY, kb_ground, to),
	REFS("implies", false, KB_KIND_GROUND, kb_ground, implies),
};
static const struct kb_kid ground_kids[] = {
	TEXT("name", 1, kb_ground, name),
	TEXT("basis", 1, kb_ground, basis),
	TEXT("summary", 1, kb_ground, summary),
	LIST("condition", condition, 1, kb_ground, conditions, nconditions),
	LIST("recipient", recipient, 0, kb_ground, recipients, nrecipients),
	LIST("first", first_step, 0, kb_ground, first_steps, nfirst_steps),
	TEXT("manner", 0, kb_ground, manner),
	TEXTS("caveat", 0, kb_ground, caveats),
	CITES(kb_ground),
};
static const struct kb_el ground = {
	.name = "ground", ITEM(KB_KIND_GROUND, kb_ground), ATTS(ground_atts),
	KIDS(ground_kids), .rule = KB_RULE_GROUND, .check = kb_check_ground
};

static const struct kb_att indicator_atts[] = {
	ID(kb_indicator, head.id),
	WORD("direction", true, kb_words_direction, kb_indicator, direction),
	NUMBER("section", false, 1, 9, 8, kb_indicator, section),
};
static const struct kb_kid indicator_kids[] = {
	RULE("when", 1, kb_indicator, rule),
	TEXT("text", 1, kb_indicator, text),
	TEXT("topic", 0, kb_indicator, topic),
	CITES(kb_indicator),
};
static const struct kb_el indicator = {
	.name = "indicator", ITEM(KB_KIND_INDICATOR, kb_indicator),
	ATTS(indicator_atts), KIDS(indicator_kids), .rule = KB_RULE_ITEM
};

static const struct kb_att step_atts[] = {
	ID(kb_step, head.id),
	WORD("time", true, kb_words_level, kb_step, time),
	WORD("cautious", false, kb_words_yes, kb_step, cautious),
	WORD_ELSE("place", 1, kb_words_page, kb_step, on_page),
	WORD("round", false, kb_words_one, kb_step, first_round),
	NUMBER("section", false, 1, 9, 0, kb_step, section),
	WORD("country", false, kb_words_home, kb_step, country),
};
static const struct kb_kid step_kids[] = {
	RULE("when", 0, kb_step, rule),
	TEXT("text", 1, kb_step, text),
	TEXTS("detail", 0, kb_step, details),
	TEXT("if", 0, kb_step, if_clause),
	LIST("contact", contact_ref, 0, kb_step, contacts, ncontacts),
	CITES(kb_step),
};
static const struct kb_el step = {
	.name = "step", ITEM(KB_KIND_STEP, kb_step), ATTS(step_atts),
	KIDS(step_kids), .rule = KB_RULE_ITEM, .check = kb_check_step
};

static const struct kb_att guidance_atts[] = {
	ID(kb_guidance, head.id),
	NUMBER("phase", true, 1, 6, 0, kb_guidance, phase),
	WORD("kind", true, kb_words_guidance, kb_guidance, kind),
};
static const struct kb_kid guidance_kids[] = {
	RULE("when", 0, kb_guidance, rule),
	TEXT("text", 1, kb_guidance, text),
	CITES(kb_guidance),
};
static const struct kb_el guidance = {
	.name = "guidance", ITEM(KB_KIND_GUIDANCE, kb_guidance),
	ATTS(guidance_atts), KIDS(guidance_kids), .rule = KB_RULE_ITEM
};

static const struct kb_att what_if_atts[] = { ID(kb_what_if, head.id) };
static const struct kb_kid what_if_kids[] = {
	TEXT("title", 1, kb_what_if, title),
	TEXT("keywords", 1, kb_what_if, keywords),
	TEXTS("text", 1, kb_what_if, lines),
	RULE("when", 0, kb_what_if, rule),
	CITES(kb_what_if),
};
static const struct kb_el what_if = {
	.name = "what-if", ITEM(KB_KIND_WHAT_IF, kb_what_if),
	ATTS(what_if_atts), KIDS(what_if_kids), .rule = KB_RULE_ITEM
};

static const struct kb_att passage_atts[] = {
	ID(kb_passage, head.id),
	WORD("place", true, kb_words_place, kb_passage, place),
	WORD("country", false, kb_words_home, kb_passage, country),
	DATED("from", false, KB_V_DAY, kb_passage, from),
	DATED("to", false, KB_V_DAY, kb_passage, to),
};
static const struct kb_kid passage_kids[] = {
	RULE("when", 0, kb_passage, rule),
	TEXT("text", 1, kb_passage, text),
	CITES(kb_passage),
};
static const struct kb_el passage = {
	.name = "passage", ITEM(KB_KIND_PASSAGE, kb_passage),
	ATTS(passage_atts), KIDS(passage_kids), .rule = KB_RULE_ITEM,
	.check = kb_check_passage
};

static const struct kb_att plan_item_atts[] = {
	ID(kb_plan_item, head.id),
	WORD("plan", true, kb_words_plan, kb_plan_item, for_client),
	WORD("tonight", false, kb_words_yes, kb_plan_item, tonight),
};
static const struct kb_kid plan_item_kids[] = {
	RULE("when", 0, kb_plan_item, rule),
	TEXT("text", 1, kb_plan_item, text),
	CITES(kb_plan_item),
};
static const struct kb_el plan_item = {
	.name = "plan-item", ITEM(KB_KIND_PLAN_ITEM, kb_plan_item),
	ATTS(plan_item_atts), KIDS(plan_item_kids), .rule = KB_RULE_ITEM
};

static const struct kb_att care_atts[] = {
	ID(kb_care, head.id),
	NUMBER("level", true, 1, 4, 0, kb_care, level),
	WORD("country", false, kb_words_home, kb_care, country),
};
static const struct kb_kid care_kids[] = {
	TEXT("name", 1, kb_care, name),
	TEXTS("text", 1, kb_care, lines),
	RULE("when", 0, kb_care, rule),
	LIST("contact", contact_ref, 0, kb_care, contacts, ncontacts),
	CITES(kb_care),
};
static const struct kb_el care = {
	.name = "care-level", ITEM(KB_KIND_CARE, kb_care), ATTS(care_atts),
	KIDS(care_kids), .rule = KB_RULE_ITEM
};

static const struct kb_att hours_atts[] = {
	{ .name = "days", .value = KB_V_FLAGS, .required = true,
	  .words = kb_words_days, KEEP(kb_hours, days) },
	DATED("open", true, KB_V_TIME, kb_hours, open),
	DATED("close", true, KB_V_TIME, kb_hours, close),
};
static const struct kb_el hours = {
	.name = "hours", .content = KB_EMPTY, .size = sizeof(struct kb_hours),
	.line = KB_NOWHERE, ATTS(hours_atts), .check = kb_check_hours
};
static const struct kb_att channel_atts[] = {
	WORD("kind", true, kb_words_channel, kb_channel, kind),
	STRING("value", true, kb_channel, value),
	DATED("as-of", false, KB_V_ANY_DATE, kb_channel, as_of),
};
static const struct kb_kid channel_kids[] = {
	{ "always", &flag, KB_S_FLAG, 0, 1,
	  offsetof(struct kb_channel, always), KB_NOWHERE },
	LIST("hours", hours, 0, kb_channel, hours, nhours),
};
static const struct kb_el channel = {
	.name = "channel", PART(kb_channel), ATTS(channel_atts),
	KIDS(channel_kids), .check = kb_check_channel
};
static const struct kb_att contact_atts[] = {
	ID(kb_contact, head.id),
	WORD("country", true, kb_words_country, kb_contact, country),
	{ .name = "for", .value = KB_V_FLAGS, .required = true,
	  .words = kb_words_audience, KEEP(kb_contact, audience) },
	{ .name = "handout", .value = KB_V_FLAGS,
	  .words = kb_words_audience, KEEP(kb_contact, handout) },
	WORD("anonymous", true, kb_words_yes_no, kb_contact, anonymous),
	WORD("free", true, kb_words_yes_no, kb_contact, free),
	DATED("checked", true, KB_V_DATE, kb_contact, checked),
	WORD("certainty", true, kb_words_certainty, kb_contact, certainty),
	WORD("urgent", false, kb_words_yes, kb_contact, urgent),
	STRING("area", false, kb_contact, area),
	WORD("zone", false, kb_words_zone, kb_contact, zone),
	REF("of", false, KB_KIND_CONTACT, offsetof(struct kb_contact, of),
	    kb_contact, of_id),
};
static const struct kb_kid contact_kids[] = {
	TEXT("name", 1, kb_contact, name),
	TEXT("purpose", 1, kb_contact, purpose),
	LIST("channel", channel, 1, kb_contact, channels, nchannels),
	TEXT("expect", 0, kb_contact, expect),
	TEXT("doubt", 0, kb_contact, doubt),
	TEXT("keywords", 0, kb_contact, keywords),
	RULE("when", 0, kb_contact, rule),
	CITES(kb_contact),
};
static const struct kb_el contact = {
	.name = "contact", ITEM(KB_KIND_CONTACT, kb_contact),
	ATTS(contact_atts), KIDS(contact_kids), .rule = KB_RULE_ITEM
};

static const struct kb_att term_atts[] = { ID(kb_term, head.id) };
static const struct kb_kid term_kids[] = {
	TEXT("use", 1, kb_term, use),
	TEXTS("avoid", 0, kb_term, avoid),
	TEXTS("allow", 0, kb_term, allow),
	TEXT("why", 1, kb_term, why),
	CITES(kb_term),
};
static const struct kb_el term = {
	.name = "term", ITEM(KB_KIND_TERM, kb_term), ATTS(term_atts),
	KIDS(term_kids)
};

static const struct kb_att statement_atts[] = {
	ID(kb_statement, head.id),
	WORD("verdict", true, kb_words_verdict, kb_statement, verdict),
	WORD("country", false, kb_words_home, kb_statement, country),
};
static const struct kb_kid statement_kids[] = {
	TEXT("text", 1, kb_statement, text),
	TEXTS("explanation", 1, kb_statement, explanations),
	CITES(kb_statement),
};
static const struct kb_el statement = {
	.name = "statement", ITEM(KB_KIND_STATEMENT, kb_statement),
	ATTS(statement_atts), KIDS(statement_kids)
};

static const struct kb_att topic_atts[] = {
	ID(kb_topic, head.id),
	WORD("country", false, kb_words_home, kb_topic, country),
};
static const struct kb_kid topic_kids[] = {
	TEXT("title", 1, kb_topic, title),
	TEXT("keywords", 1, kb_topic, keywords),
	TEXTS("text", 1, kb_topic, lines),
	CITES(kb_topic),
};
static const struct kb_el topic = {
	.name = "topic", ITEM(KB_KIND_TOPIC, kb_topic), ATTS(topic_atts),
	KIDS(topic_kids)
};

static const struct kb_att theme_atts[] = { ID(kb_tally_theme, id) };
static const struct kb_kid theme_kids[] = {
	TEXT("text", 1, kb_tally_theme, text),
};
static const struct kb_el theme = {
	.name = "theme", PART(kb_tally_theme), ATTS(theme_atts),
	KIDS(theme_kids)
};
static const struct kb_att category_atts[] = {
	ID(kb_category, id),
	WORD("timed", false, kb_words_yes, kb_category, timed),
};
static const struct kb_kid category_kids[] = {
	TEXT("text", 1, kb_category, text),
	TEXT("ask", 0, kb_category, ask),
	LIST("theme", theme, 0, kb_category, themes, nthemes),
};
static const struct kb_el category = {
	.name = "category", PART(kb_category), ATTS(category_atts),
	KIDS(category_kids)
};
static const struct kb_att tally_atts[] = {
	ID(kb_tally, head.id),
	WORD("part", true, kb_words_tally, kb_tally, part),
};
static const struct kb_kid tally_kids[] = {
	TEXT("text", 1, kb_tally, text),
	TEXT("title", 1, kb_tally, title),
	TEXT("why", 1, kb_tally, why),
	LIST("category", category, 0, kb_tally, categories, ncategories),
	CITES(kb_tally),
};
static const struct kb_el tally = {
	.name = "tally", ITEM(KB_KIND_TALLY, kb_tally), ATTS(tally_atts),
	KIDS(tally_kids)
};

static const struct kb_att message_atts[] = { ID(kb_message, head.id) };
static const struct kb_kid message_kids[] = {
	TEXT("text", 1, kb_message, text),
};
static const struct kb_el message = {
	.name = "message", ITEM(KB_KIND_MESSAGE, kb_message),
	ATTS(message_atts), KIDS(message_kids)
};

#define TOP(el) { NULL, &el, KB_S_NONE, 0, 0, 0, KB_NOWHERE }
static const struct kb_kid root_kids[] = {
	TOP(message), TOP(passage), TOP(source), TOP(contact), TOP(guidance),
	TOP(step), TOP(question), TOP(fact), TOP(ground), TOP(indicator),
	TOP(what_if), TOP(plan_item), TOP(care), TOP(term), TOP(statement),
	TOP(topic), TOP(tally), TOP(alarm), TOP(urgency), TOP(role),
	TOP(release), TOP(kb_el_guarantee),
};
const struct kb_el kb_el_root = {
	.name = "knowledge", KIDS(root_kids), .line = KB_NOWHERE
};

/* Cases, a format of their own */
static const struct kb_att answer_atts[] = {
	REF("question", true, KB_KIND_QUESTION, offsetof(struct
	    kb_case_answer, question), kb_case_answer, question_id),
	{ .name = "is", .value = KB_V_NAMES, .required = true,
	  KEEP(kb_case_answer, is) },
};
static const struct kb_el answer = {
	.name = "answer", .content = KB_EMPTY, PART(kb_case_answer),
	ATTS(answer_atts)
};
static const struct kb_att expect_atts[] = {
	STRING("what", true, kb_case_expect, what),
	{ .name = "is", .value = KB_V_PARTS, .required = true,
	  KEEP(kb_case_expect, is) },
};
static const struct kb_el expect = {
	.name = "expect", .content = KB_EMPTY, PART(kb_case_expect),
	ATTS(expect_atts)
};
static const struct kb_att variant_atts[] = {
	DATED("at", false, KB_V_MOMENT, kb_case_variant, at),
};
static const struct kb_kid variant_kids[] = {
	LIST("answer", answer, 0, kb_case_variant, answers, nanswers),
	LIST("expect", expect, 1, kb_case_variant, expects, nexpects),
};
static const struct kb_el variant = {
	.name = "variant", PART(kb_case_variant), ATTS(variant_atts),
	KIDS(variant_kids), .check = kb_check_variant
};
static const struct kb_kid learn_kids[] = {
	TEXT("text", 1, kb_case_learn, text),
	LIST("cite", kb_el_cite, 1, kb_case_learn, cites, ncites),
};
static const struct kb_el learn = {
	.name = "learn", PART(kb_case_learn), KIDS(learn_kids)
};
static const struct kb_att case_atts[] = {
	ID(kb_case, head.id),
	WORD("country", true, kb_words_home, kb_case, country),
	WORD("theme", true, kb_words_theme, kb_case, theme),
	NUMBER("difficulty", true, 1, 3, 1, kb_case, difficulty),
	DATED("at", true, KB_V_MOMENT, kb_case, at),
};
static const struct kb_kid case_kids[] = {
	TEXT("title", 1, kb_case, title),
	TEXTS("story", 1, kb_case, story),
	LIST("answer", answer, 1, kb_case, answers, nanswers),
	LIST("expect", expect, 1, kb_case, expects, nexpects),
	LIST("variant", variant, 0, kb_case, variants, nvariants),
	LIST("learn", learn, 1, kb_case, lessons, nlessons),
};
static const struct kb_el a_case = {
	.name = "case", ITEM(KB_KIND_CASE, kb_case), ATTS(case_atts),
	KIDS(case_kids), .check = kb_check_case
};
static const struct kb_kid cases_kids[] = { TOP(a_case) };
const struct kb_el kb_el_cases = {
	.name = "cases", KIDS(cases_kids), .line = KB_NOWHERE
};

static bool
same(const char *a, const char *b)
{
	return a[0] == b[0] && strcmp(a, b) == 0;
}

static const char *
kid_name(const struct kb_kid *k)
{
	return k->name == NULL ? k->el->name : k->name;
}

/* NULL after the last that may stand in it. */
static const struct kb_el *
condition_at(const struct kb_el *parent, size_t i)
{
	if (parent->conditions == 0)
		return NULL;
	if (parent->proved)
		return kb_format_proved(i);
	return i < COUNT(conditions) ? &conditions[i] : NULL;
}

const struct kb_el *
kb_format_child(const struct kb_el *parent, const char *name,
    const struct kb_kid **kid)
{
	const struct kb_el *c;
	size_t i;

	*kid = NULL;
	for (i = 0; i < parent->nkids; i++)
		if (same(kid_name(&parent->kids[i]), name)) {
			*kid = &parent->kids[i];
			return (*kid)->el;
		}
	for (i = 0; (c = condition_at(parent, i)) != NULL; i++)
		if (same(c->name, name))
			return c;
	return NULL;
}

const struct kb_el *
kb_format_of(enum kb_kind kind)
{
	size_t i;

	for (i = 0; i < kb_el_root.nkids; i++)
		if (kb_el_root.kids[i].el->kind == kind)
			return kb_el_root.kids[i].el;
	return kb_el_cases.kids[0].el;
}

size_t
kb_format_att(const struct kb_el *el, const char *name)
{
	size_t i;

	for (i = 0; i < el->natts; i++)
		if (same(el->atts[i].name, name))
			return i;
	return KB_NOWHERE;
}

const char *
kb_format_child_name(const struct kb_el *el, size_t i)
{
	const struct kb_el *c;

	if (i < el->nkids)
		return kid_name(&el->kids[i]);
	c = condition_at(el, i - el->nkids);
	return c == NULL ? NULL : c->name;
}
