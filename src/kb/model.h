/* SPDX-License-Identifier: MIT */
#ifndef KB_MODEL_H
#define KB_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/civil.h"
#include "kb/expr.h"

/*
 * The knowledge base: validated and immutable.  All memory belongs to its
 * arena.  Order is the order of reading (files sorted by name); questions
 * are sorted by number.  A rule index KB_ALWAYS means "no condition".
 */
#define KB_ALWAYS ((size_t)-1)
#define KB_NO_DAY (-1000000L)

enum kb_lang { KB_NL, KB_EN, KB_NLANG };

struct kb_text { const char *in[KB_NLANG]; unsigned line; };
struct kb_texts { const struct kb_text *at; size_t n; };

enum kb_certainty { KB_UNCERTAIN, KB_SINGLE, KB_CONFIRMED };
enum kb_source_kind { KB_GUIDELINE, KB_STATUTE, KB_CASE_LAW, KB_CODE,
    KB_RESEARCH, KB_DIRECTORY, KB_DESIGN };

/* What every element has. */
struct kb_head {
	const char *id;
	const char *file;
	unsigned line;
	const struct kb_cite *cites;
	size_t ncites;
};

struct kb_cite { size_t source; const char *source_id; const char *place;
    unsigned line; };

struct kb_source {
	struct kb_head head;
	enum kb_source_kind kind;
	enum kb_certainty certainty;
	const char *publisher, *title, *link;	/* link may be NULL */
	const char *date;			/* as written, NULL: undated */
	const char *checked;
	long checked_day;			/* days since 1970 */
	int stale_months;
	struct kb_text note;			/* in[] NULL: none */
};

/* A condition somewhere in the knowledge; the engine evaluates rules. */
enum kb_rule_kind { KB_RULE_ASK_IF, KB_RULE_FACT, KB_RULE_ALARM,
    KB_RULE_URGENCY, KB_RULE_GROUND, KB_RULE_CONDITION, KB_RULE_RECIPIENT,
    KB_RULE_ITEM };
/* The owner is an index: of the question, fact, alarm, urgency level or
 * ground; for a condition or recipient that of its ground; for an item that
 * in the array of its own kind. */
struct kb_rule {
	enum kb_rule_kind kind;
	const struct kb_expr *expr;
	size_t owner;
};

struct kb_option { const char *id; unsigned line; struct kb_text text, brief,
    client; };		/* brief, client: in[] NULL when absent */

/* What becomes of a saved answer when a consultation is resumed. */
enum kb_again {
	KB_AGAIN_CONFIRM,	/* shown; counts once the user lets it stand */
	KB_AGAIN_KEEP,		/* counts at once */
	KB_AGAIN_ASK		/* forgotten: asked anew, before all others */
};

struct kb_question {
	struct kb_head head;
	unsigned number;
	bool many;
	enum kb_again again;
	struct kb_text text, hint, why, unknown, none, keywords, brief;
	struct kb_texts definitions;
	const struct kb_option *options;
	size_t noptions;
	size_t first_option;	/* options are numbered over all questions */
	size_t ask_if;		/* rule or KB_ALWAYS */
	size_t worth_if;	/* the same: whether the answer can be found
				   out, and is then worth suggesting */
};

struct kb_fact { struct kb_head head; struct kb_text text; size_t rule;
    bool secrecy; bool first_round; };
enum kb_alarm_id { KB_ALARM_CHILD, KB_ALARM_LIFE, KB_NALARMS };
struct kb_alarm { struct kb_head head; struct kb_text title; size_t rule; };
enum kb_level { KB_PLANNED, KB_WEEK, KB_TODAY, KB_NOW, KB_NLEVELS };
struct kb_urgency { struct kb_head head; struct kb_text text; size_t rule; };
struct kb_role { struct kb_head head; struct kb_text text; };

enum kb_country { KB_NO_COUNTRY, KB_BE, KB_NLD, KB_INT };
enum kb_act { KB_REPORT, KB_WARN, KB_HELP, KB_CONSULT, KB_INFORM_EMPLOYER,
    KB_INFORM_MANDATOR, KB_FOLLOW_STEPS, KB_SHARE_CARE, KB_ANSWER };
enum kb_force { KB_PERMISSION, KB_RIGHT, KB_NORM, KB_DUTY };
enum kb_condition_kind { KB_ASKED, KB_HOLDS, KB_SELF };

struct kb_condition { struct kb_head head; enum kb_condition_kind kind;
    struct kb_text text, doubt; size_t rule; };
/* Exactly one of contact and role; the other is KB_ALWAYS. */
struct kb_recipient { size_t contact, role; const char *id; size_t rule;
    unsigned line; };

struct kb_ground {
	struct kb_head head;
	enum kb_country country;
	enum kb_act act;
	enum kb_force force;
	bool first_round;
	long from, to;		/* days, inclusive; KB_NO_DAY: open end */
	struct kb_text name, basis, summary, manner;
	struct kb_texts caveats;
	const struct kb_condition *conditions;
	size_t nconditions;
	const struct kb_recipient *recipients;
	size_t nrecipients;
	const size_t *first_steps;
	size_t nfirst_steps;
	struct kb_refs implies;	/* grounds that are met whenever it is */
	size_t rule;	/* made by the loader: country and all asked ones */
};

enum kb_direction { KB_RISK, KB_PROTECTIVE, KB_NEUTRAL };
struct kb_indicator { struct kb_head head; enum kb_direction direction;
    int section; struct kb_text text, topic; size_t rule; };

struct kb_step {
	struct kb_head head;
	enum kb_level time;
	enum kb_country country;	/* shown only there; none: everywhere */
	bool cautious, on_page, first_round;
	int section;		/* questions asked when it opens; 0: none */
	struct kb_text text, if_clause;
	struct kb_texts details;
	const size_t *contacts;
	size_t ncontacts;
	size_t rule;
};

enum kb_guidance_kind { KB_AIM, KB_ASK, KB_DO, KB_DONT };
struct kb_guidance { struct kb_head head; int phase;
    enum kb_guidance_kind kind; struct kb_text text; size_t rule; };
struct kb_what_if { struct kb_head head; struct kb_text title, keywords;
    struct kb_texts lines; size_t rule; };

enum kb_place { KB_HEADLINE, KB_SECRECY_BOUND, KB_SECRECY_FREE,
    KB_SECRECY_OPEN, KB_REPORT_NONE, KB_REPORT_OPEN, KB_DONT_LINE,
    KB_FOLLOW_UP, KB_ALARM_CHILD_LINE, KB_ALARM_LIFE_LINE, KB_CARD,
    KB_LEAVE_OUT, KB_SAY_HEADING, KB_SAY, KB_RECORD, KB_RECORD_ADD,
    KB_CHANGE, KB_TOPIC_NOTE,
    /* Of the sheet for the client; nothing else is on it but contacts. */
    KB_HANDOUT_TITLE, KB_HANDOUT_HEADING, KB_HANDOUT_TEXT, KB_HANDOUT_LINES,
    KB_HANDOUT_TICK, KB_HANDOUT_FILL,
    KB_HANDOUT_NOTE,	/* about it, to the professional */
    KB_NPLACES };
struct kb_passage { struct kb_head head; enum kb_place place;
    enum kb_country country; long from, to;	/* as of a ground */
    struct kb_text text; size_t rule; };

struct kb_plan_item { struct kb_head head; bool for_client, tonight;
    struct kb_text text; size_t rule; };
/* No country: both. */
struct kb_care { struct kb_head head; int level; enum kb_country country;
    struct kb_text name; struct kb_texts lines; const size_t *contacts; size_t ncontacts;
    size_t rule; };

enum kb_audience { KB_FOR_PROFESSIONAL = 1, KB_FOR_CLIENT = 2,
    KB_FOR_RELATIVE = 4, KB_FOR_VICTIM = 8, KB_FOR_MINOR = 16,
    KB_FOR_ANYONE = 32 };
enum kb_yes_no { KB_UNSAID, KB_YES, KB_NO };
enum kb_channel_kind { KB_PHONE, KB_CHAT, KB_MAIL, KB_WEB, KB_FORM, KB_APP };
/* days: bit 0 Monday .. bit 6 Sunday; minutes since midnight, close > open,
 * at most 24 * 60. */
struct kb_hours { unsigned days; int open, close; };
struct kb_channel { enum kb_channel_kind kind; const char *value;
    const char *as_of; bool always; const struct kb_hours *hours;
    size_t nhours; unsigned line; };
struct kb_contact {
	struct kb_head head;
	enum kb_country country;
	unsigned audience;
	unsigned handout;	/* to whom it may be given on paper; 0: none */
	enum kb_yes_no anonymous, free;
	enum kb_certainty certainty;
	const char *checked;
	const char *area;	/* NULL: whole country */
	bool urgent;
	enum civil_zone zone;	/* of its hours */
	struct kb_text name, purpose, expect, doubt, keywords;
	const struct kb_channel *channels;
	size_t nchannels;
	size_t of;		/* contact that it comes before while its rule
				   is true; KB_ALWAYS: none */
	const char *of_id;
	size_t rule;
};

struct kb_term { struct kb_head head; struct kb_text use, why;
    struct kb_texts avoid, allow; };
/* A statement of the quiz; whether it holds, and why in paragraphs. */
enum kb_verdict { KB_VERDICT_NUANCED, KB_VERDICT_FALSE, KB_VERDICT_TRUE };
struct kb_statement { struct kb_head head; enum kb_verdict verdict;
    enum kb_country country; struct kb_text text;
    struct kb_texts explanations; };	/* no country: both */
/* Background to look up, in paragraphs; no country: both. */
struct kb_topic { struct kb_head head; enum kb_country country;
    struct kb_text title, keywords; struct kb_texts lines; };
/* What a helpline counts of a contact: one question, and the categories that
 * answer it.  The themes are those of the group that was chosen; a duration
 * is in minutes, of channels that have one. */
enum kb_tally_part { KB_TALLY_GROUP, KB_TALLY_THEME, KB_TALLY_CHANNEL,
    KB_TALLY_DURATION, KB_TALLY_REFERRAL, KB_NTALLY };
struct kb_tally_theme { const char *id; unsigned line; struct kb_text text; };
struct kb_category { const char *id; unsigned line; bool timed;
    struct kb_text text, ask;	/* ask: of its themes; in[] NULL: as all */
    const struct kb_tally_theme *themes; size_t nthemes; };
struct kb_tally { struct kb_head head; enum kb_tally_part part;
    struct kb_text text, title, why; const struct kb_category *categories;
    size_t ncategories; };
struct kb_message { struct kb_head head; struct kb_text text; };
/*
 * What must hold for every combination of answers: wherever `given` is true
 * (not unknown), `always` is true.  With a change it speaks of two sets of
 * answers: `given` of any set, `always` of every set that differs from it at
 * most in the answers to `questions` (none named: all) without `keep`, each
 * of which became "I don't know" as a whole, or anything at all.
 */
enum kb_change_kind { KB_UNCHANGED, KB_TO_UNKNOWN, KB_TO_ANY };
struct kb_guarantee { struct kb_head head; struct kb_text text;
    enum kb_change_kind change; struct kb_refs questions, keep;
    const struct kb_expr *given;	/* NULL: always */
    const struct kb_expr *always; };
enum kb_review { KB_REVIEW_NONE, KB_REVIEW_LEGAL, KB_REVIEW_CLINICAL,
    KB_REVIEW_FULL };

#define KB_ARRAY(type, name) const struct type *name; size_t n##name
struct kb {
	struct arena *arena;
	const struct kb_index *index;	/* of all ids; see kb/find.h */
	const char *release;	/* YYYY-MM-DD */
	enum kb_review review;
	KB_ARRAY(kb_source, sources);
	KB_ARRAY(kb_question, questions);
	KB_ARRAY(kb_fact, facts);
	KB_ARRAY(kb_role, roles);
	KB_ARRAY(kb_ground, grounds);
	KB_ARRAY(kb_indicator, indicators);
	KB_ARRAY(kb_step, steps);
	KB_ARRAY(kb_guidance, guidance);
	KB_ARRAY(kb_what_if, what_ifs);
	KB_ARRAY(kb_passage, passages);
	KB_ARRAY(kb_plan_item, plan_items);
	KB_ARRAY(kb_care, care);
	KB_ARRAY(kb_contact, contacts);
	KB_ARRAY(kb_term, terms);
	KB_ARRAY(kb_statement, statements);
	KB_ARRAY(kb_topic, topics);
	KB_ARRAY(kb_tally, tallies);
	KB_ARRAY(kb_message, messages);
	KB_ARRAY(kb_guarantee, guarantees);
	KB_ARRAY(kb_rule, rules);
	struct kb_alarm alarms[KB_NALARMS];
	struct kb_urgency urgency[KB_NLEVELS];	/* rule of planned: KB_ALWAYS */
	size_t noptions;	/* over all questions */
	size_t secrecy_fact;
	size_t country_question;
	size_t profession_question;
};
#undef KB_ARRAY

#endif
