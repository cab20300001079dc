/* SPDX-License-Identifier: MIT */
#include "consult/fill.h"
#include "consult/state.h"
#include "kb/find.h"

void
echo_lower(struct session *s, struct sbuf *out, const struct kb_text *t)
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
		echo_lower(s, out, &o->text);
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
		echo_lower(s, out, &q->unknown);
	else if (q->many && numbers == REPLY_BIT(q->noptions + 1))
		echo_lower(s, out, &q->none);
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
		    kb_in_force(p->from, p->to, s->findings->day) &&
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
