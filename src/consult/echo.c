/* SPDX-License-Identifier: MIT */
#include "consult/fill.h"
#include "consult/state.h"
#include "kb/find.h"

static void
add_lower(struct session *s, struct sbuf *out, const struct kb_text *t)
{
	struct sbuf text = SBUF_EMPTY;

	say_fill(s, &text, t);
	fill_lower(out, sbuf_text(&text));
	sbuf_clear(&text);
}

/* Names of countries keep their capital. */
static void
add_option(struct session *s, size_t question, size_t option,
    struct sbuf *out)
{
	const struct kb_option *o =
	    &s->kb->questions[question].options[option];

	if (o->brief.in[s->options.lang] != NULL)
		say_fill(s, out, &o->brief);
	else if (question == s->kb->country_question)
		say_fill(s, out, &o->text);
	else
		add_lower(s, out, &o->text);
}

static void
add_options(struct session *s, size_t question, enum tri tick,
    struct sbuf *out)
{
	const struct kb_question *q = &s->kb->questions[question];
	size_t i, begin = out->len;

	for (i = 0; i < q->noptions; i++) {
		if (s->answers->tick[q->first_option + i] != tick)
			continue;
		if (out->len > begin)
			sbuf_puts(out, ", ");
		add_option(s, question, i, out);
	}
}

void
echo_answer(struct session *s, size_t question, struct sbuf *out)
{
	const struct kb_question *q = &s->kb->questions[question];
	uint64_t numbers = reply_numbers(s->answers, question);

	if (numbers == REPLY_BIT(0))
		add_lower(s, out, &q->unknown);
	else if (q->many && numbers == REPLY_BIT(q->noptions + 1))
		add_lower(s, out, &q->none);
	else
		add_options(s, question, TRI_TRUE, out);
}

/* What was not ticked counts as denied; the reader must be able to see it. */
static void
add_denied(struct session *s, size_t question, struct sbuf *line)
{
	const struct kb_question *q = &s->kb->questions[question];
	uint64_t numbers = reply_numbers(s->answers, question);
	struct sbuf denied = SBUF_EMPTY, reply = SBUF_EMPTY;
	struct digits n;

	if ((numbers & REPLY_BIT(0)) != 0)
		say_add(s, line, "say-rest-unknown", NULL);
	else
		add_options(s, question, TRI_FALSE, &denied);
	if (denied.len > 0)
		say_add(s, line, "say-denied", "answers",
		    sbuf_text(&denied), NULL);
	if (denied.len > 0 && !s->told_denied) {
		s->told_denied = true;
		say_numbers(&reply, numbers | REPLY_BIT(0),
		    (unsigned)q->noptions);
		say_add(s, line, "say-denied-hint", "number",
		    say_number(&n, q->number), "reply", sbuf_text(&reply),
		    NULL);
	}
	sbuf_clear(&denied);
	sbuf_clear(&reply);
}

void
echo_taken(struct session *s, size_t question, bool elsewhere)
{
	const struct kb_question *q = &s->kb->questions[question];
	uint64_t numbers = reply_numbers(s->answers, question);
	struct sbuf answer = SBUF_EMPTY, line = SBUF_EMPTY;
	struct digits n;

	echo_answer(s, question, &answer);
	say_add(s, &line, elsewhere ? "say-noted-at" : "say-noted", "number",
	    say_number(&n, q->number), "name", q->brief.in[s->options.lang],
	    "answer", sbuf_text(&answer), NULL);
	if (q->many && numbers != REPLY_BIT(0) &&
	    numbers != REPLY_BIT(q->noptions + 1))
		add_denied(s, question, &line);
	say_block(s, DOC_PARA, 0, "", &line);
	sbuf_clear(&answer);
	sbuf_clear(&line);
}

static bool
for_country(const struct session *s, enum kb_country c)
{
	return c == KB_NO_COUNTRY || c == KB_INT ||
	    s->findings->country == KB_NO_COUNTRY ||
	    c == s->findings->country;
}

static void
say_alarm(struct session *s, enum kb_alarm_id id)
{
	enum kb_place place = id == KB_ALARM_CHILD ? KB_ALARM_CHILD_LINE
	    : KB_ALARM_LIFE_LINE;
	const struct kb_passage *p;
	bool told = false;
	size_t i;

	say_blank(s);
	say_text(s, DOC_ALERT, &s->kb->alarms[id].title);
	for (i = 0; i < s->kb->npassages; i++) {
		p = &s->kb->passages[i];
		if (p->place == place && for_country(s, p->country) &&
		    findings_rule(s->findings, p->rule) == TRI_TRUE) {
			say_text(s, DOC_ALERT, &p->text);
			told = true;
		}
	}
	/* Never an alarm without a number to call. */
	if (!told || s->findings->country == KB_NO_COUNTRY)
		help_sos(s);
}

bool
echo_alarms(struct session *s)
{
	bool told = false, holds;
	int id;

	for (id = 0; id < KB_NALARMS; id++) {
		holds = live_alarm(s->live, (enum kb_alarm_id)id);
		if (holds && !s->alarm_told[id]) {
			say_alarm(s, (enum kb_alarm_id)id);
			told = true;
		}
		s->alarm_told[id] = holds;
	}
	return told;
}

static const char *const secrecy_words[] = {
	"say-secrecy-free", "say-secrecy-open", "say-secrecy-bound"
};
static const char *const outcome_words[] = {
	[OUTCOME_NONE] = "say-outcome-none",
	[OUTCOME_OPEN] = "say-outcome-open",
	[OUTCOME_RIGHT] = "say-outcome-right",
	[OUTCOME_NORM] = "say-outcome-norm",
	[OUTCOME_DUTY] = "say-outcome-duty",
};
static const char *const level_words[] = {
	[KB_PLANNED] = "say-level-planned",
	[KB_WEEK] = "say-level-week",
	[KB_TODAY] = "say-level-today",
	[KB_NOW] = "say-level-now",
};

static void
say_change(struct session *s, const char *what, const char *was,
    const char *now, const char *because)
{
	const struct kb *kb = s->kb;
	enum kb_lang lang = s->options.lang;

	say(s, DOC_PARA, because == NULL ? "say-changed" :
	    "say-changed-because", "what", kb_message(kb, lang, what), "was",
	    kb_message(kb, lang, was), "now", kb_message(kb, lang, now),
	    "because", because == NULL ? "" : because, NULL);
}

static void
say_urgency_change(struct session *s, enum kb_level was)
{
	const struct findings *f = s->findings;
	struct sbuf because = SBUF_EMPTY;

	if (f->nbecause > 0)
		say_fill(s, &because, &s->kb->facts[f->because[0]].text);
	say_change(s, "say-urgency", level_words[was],
	    level_words[f->urgency], because.len > 0 ? sbuf_text(&because)
	    : NULL);
	sbuf_clear(&because);
}

void
echo_changes(struct session *s, const struct standing *was)
{
	const struct standing *now = &s->standing;

	if (was->urgency != now->urgency)
		say_urgency_change(s, was->urgency);
	if (was->secrecy != now->secrecy)
		say_change(s, "say-secrecy", secrecy_words[was->secrecy + 1],
		    secrecy_words[now->secrecy + 1], NULL);
	if (was->outcome != now->outcome)
		say_change(s, "say-reporting", outcome_words[was->outcome],
		    outcome_words[now->outcome], NULL);
}
