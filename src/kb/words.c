/* SPDX-License-Identifier: MIT */
#include "kb/words.h"

#include <string.h>

#include "kb/cases.h"

#define END { NULL, 0 }

const struct kb_word kb_words_yes[] = { { "yes", 1 }, END };
const struct kb_word kb_words_one[] = { { "1", 1 }, END };
const struct kb_word kb_words_ok[] = { { "ok", 1 }, END };
const struct kb_word kb_words_secrecy[] = { { "secrecy", 1 }, END };
const struct kb_word kb_words_choice[] = { { "one", 0 }, { "many", 1 }, END };
const struct kb_word kb_words_again[] = {
	{ "confirm", KB_AGAIN_CONFIRM }, { "keep", KB_AGAIN_KEEP },
	{ "ask", KB_AGAIN_ASK }, END
};
const struct kb_word kb_words_source[] = {
	{ "guideline", KB_GUIDELINE }, { "statute", KB_STATUTE },
	{ "case-law", KB_CASE_LAW }, { "code", KB_CODE },
	{ "research", KB_RESEARCH }, { "directory", KB_DIRECTORY },
	{ "design", KB_DESIGN }, END
};
const struct kb_word kb_words_certainty[] = {
	{ "confirmed", KB_CONFIRMED }, { "single", KB_SINGLE },
	{ "uncertain", KB_UNCERTAIN }, END
};
const struct kb_word kb_words_review[] = {
	{ "none", KB_REVIEW_NONE }, { "legal", KB_REVIEW_LEGAL },
	{ "clinical", KB_REVIEW_CLINICAL }, { "full", KB_REVIEW_FULL }, END
};
const struct kb_word kb_words_alarm[] = {
	{ "child", KB_ALARM_CHILD }, { "life", KB_ALARM_LIFE }, END
};
const struct kb_word kb_words_level[] = {
	{ "now", KB_NOW }, { "today", KB_TODAY }, { "week", KB_WEEK },
	{ "planned", KB_PLANNED }, END
};
/* Where law is: a question of the two countries. */
const struct kb_word kb_words_home[] = {
	{ "be", KB_BE }, { "nl", KB_NLD }, END
};
const struct kb_word kb_words_country[] = {
	{ "be", KB_BE }, { "nl", KB_NLD }, { "int", KB_INT }, END
};
const struct kb_word kb_words_zone[] = {
	{ "Europe/Brussels", CIVIL_HERE }, { "Europe/London", CIVIL_LONDON },
	{ "America/New_York", CIVIL_NEW_YORK }, END
};
const struct kb_word kb_words_act[] = {
	{ "report", KB_REPORT }, { "warn", KB_WARN }, { "help", KB_HELP },
	{ "consult", KB_CONSULT }, { "inform-employer", KB_INFORM_EMPLOYER },
	{ "inform-mandator", KB_INFORM_MANDATOR },
	{ "follow-steps", KB_FOLLOW_STEPS }, { "share-care", KB_SHARE_CARE },
	{ "answer", KB_ANSWER }, END
};
const struct kb_word kb_words_force[] = {
	{ "duty", KB_DUTY }, { "norm", KB_NORM }, { "right", KB_RIGHT },
	{ "permission", KB_PERMISSION }, END
};
const struct kb_word kb_words_condition[] = {
	{ "asked", KB_ASKED }, { "holds", KB_HOLDS }, { "self", KB_SELF }, END
};
const struct kb_word kb_words_direction[] = {
	{ "risk", KB_RISK }, { "protective", KB_PROTECTIVE },
	{ "neutral", KB_NEUTRAL }, END
};
const struct kb_word kb_words_page[] = { { "page", 1 }, { "more", 0 }, END };
const struct kb_word kb_words_guidance[] = {
	{ "aim", KB_AIM }, { "question", KB_ASK }, { "do", KB_DO },
	{ "dont", KB_DONT }, END
};
const struct kb_word kb_words_place[] = {
	{ "headline", KB_HEADLINE }, { "secrecy-bound", KB_SECRECY_BOUND },
	{ "secrecy-free", KB_SECRECY_FREE },
	{ "secrecy-open", KB_SECRECY_OPEN },
	{ "report-none", KB_REPORT_NONE }, { "report-open", KB_REPORT_OPEN },
	{ "dont", KB_DONT_LINE }, { "follow-up", KB_FOLLOW_UP },
	{ "alarm-child", KB_ALARM_CHILD_LINE },
	{ "alarm-life", KB_ALARM_LIFE_LINE }, { "card", KB_CARD },
	{ "leave-out", KB_LEAVE_OUT },
	{ "say-heading", KB_SAY_HEADING }, { "say", KB_SAY },
	{ "record", KB_RECORD }, { "record-add", KB_RECORD_ADD },
	{ "change", KB_CHANGE },
	{ "topic-note", KB_TOPIC_NOTE },
	{ "handout-title", KB_HANDOUT_TITLE },
	{ "handout-heading", KB_HANDOUT_HEADING },
	{ "handout-text", KB_HANDOUT_TEXT },
	{ "handout-lines", KB_HANDOUT_LINES },
	{ "handout-tick", KB_HANDOUT_TICK },
	{ "handout-fill", KB_HANDOUT_FILL },
	{ "handout-note", KB_HANDOUT_NOTE }, END
};
const struct kb_word kb_words_plan[] = {
	{ "child", 0 }, { "client", 1 }, END
};
const struct kb_word kb_words_audience[] = {
	{ "professional", KB_FOR_PROFESSIONAL }, { "client", KB_FOR_CLIENT },
	{ "relative", KB_FOR_RELATIVE }, { "victim", KB_FOR_VICTIM },
	{ "minor", KB_FOR_MINOR }, { "anyone", KB_FOR_ANYONE }, END
};
const struct kb_word kb_words_yes_no[] = {
	{ "yes", KB_YES }, { "no", KB_NO }, { "unknown", KB_UNSAID }, END
};
const struct kb_word kb_words_channel[] = {
	{ "phone", KB_PHONE }, { "chat", KB_CHAT }, { "mail", KB_MAIL },
	{ "web", KB_WEB }, { "form", KB_FORM }, { "app", KB_APP }, END
};
const struct kb_word kb_words_days[] = {
	{ "mon", 1 }, { "tue", 2 }, { "wed", 4 }, { "thu", 8 }, { "fri", 16 },
	{ "sat", 32 }, { "sun", 64 }, END
};
const struct kb_word kb_words_because[] = {
	{ "law", KB_UNDECIDED_LAW }, { "act", KB_UNDECIDED_ACT }, END
};
const struct kb_word kb_words_reading[] = {
	{ "narrow", 0 }, { "wide", 1 }, END
};
const struct kb_word kb_words_verdict[] = {
	{ "true", KB_VERDICT_TRUE }, { "false", KB_VERDICT_FALSE },
	{ "nuanced", KB_VERDICT_NUANCED }, END
};
const struct kb_word kb_words_theme[] = {
	{ "feelings", KB_FEELINGS }, { "images", KB_IMAGES },
	{ "online", KB_ONLINE }, { "abuse", KB_ABUSE },
	{ "relative", KB_RELATIVE }, { "minor", KB_MINOR },
	{ "child", KB_CHILD }, { "colleague", KB_COLLEAGUE },
	{ "suicide", KB_SUICIDE }, { "reporting", KB_REPORTING },
	{ "own-situation", KB_OWN }, { "other", KB_OTHER }, END
};

const struct kb_word kb_words_tally[] = {
	{ "group", KB_TALLY_GROUP }, { "theme", KB_TALLY_THEME },
	{ "channel", KB_TALLY_CHANNEL }, { "duration", KB_TALLY_DURATION },
	{ "referral", KB_TALLY_REFERRAL }, END
};

const struct kb_word kb_words_change[] = {
	{ "unknown", KB_TO_UNKNOWN }, { "any", KB_TO_ANY }, END
};
const struct kb_word kb_words_alarms[] = {
	{ "child", 1 << KB_ALARM_CHILD }, { "life", 1 << KB_ALARM_LIFE }, END
};
const struct kb_word kb_words_levels[] = {
	{ "now", 1 << KB_NOW }, { "today", 1 << KB_TODAY },
	{ "week", 1 << KB_WEEK }, { "planned", 1 << KB_PLANNED }, END
};
/* The next three: the engine's values. */
const struct kb_word kb_words_secrecies[] = {
	{ "not-bound", 1 << 0 }, { "open", 1 << 1 }, { "bound", 1 << 2 }, END
};
const struct kb_word kb_words_outcomes[] = {
	{ "none", 1 << 0 }, { "open", 1 << 1 }, { "right", 1 << 2 },
	{ "norm", 1 << 3 }, { "duty", 1 << 4 }, END
};
const struct kb_word kb_words_statuses[] = {
	{ "failed", 1 << 0 }, { "open", 1 << 1 }, { "met", 1 << 2 }, END
};
const struct kb_word kb_words_reasons[] = {
	{ "fact", 1 }, { "act", 2 }, { "law", 4 }, END
};
const struct kb_word kb_words_acts[] = {
	{ "report", 1 << KB_REPORT }, { "warn", 1 << KB_WARN },
	{ "help", 1 << KB_HELP }, { "consult", 1 << KB_CONSULT },
	{ "inform-employer", 1 << KB_INFORM_EMPLOYER },
	{ "inform-mandator", 1 << KB_INFORM_MANDATOR },
	{ "follow-steps", 1 << KB_FOLLOW_STEPS },
	{ "share-care", 1 << KB_SHARE_CARE }, { "answer", 1 << KB_ANSWER },
	END
};
const struct kb_word kb_words_forces[] = {
	{ "duty", 1 << KB_DUTY }, { "norm", 1 << KB_NORM },
	{ "right", 1 << KB_RIGHT }, { "permission", 1 << KB_PERMISSION }, END
};
const struct kb_word kb_words_same[] = {
	{ "alarms", KB_SAME_ALARMS }, { "urgency", KB_SAME_URGENCY },
	{ "ceiling", KB_SAME_CEILING }, { "secrecy", KB_SAME_SECRECY },
	{ "reporting", KB_SAME_REPORTING }, { "grounds", KB_SAME_GROUNDS },
	END
};
const struct kb_word kb_words_nobody[] = { { "nobody", 1 }, END };

const char *
kb_word_name(const struct kb_word *w, int value)
{
	for (; w->name != NULL; w++)
		if (w->value == value)
			return w->name;
	return "";
}

const struct kb_word *
kb_word_find(const struct kb_word *w, const char *s, size_t len)
{
	for (; w->name != NULL; w++)
		if (len > 0 && w->name[0] == s[0] &&
		    strncmp(w->name, s, len) == 0 && w->name[len] == '\0')
			return w;
	return NULL;
}
