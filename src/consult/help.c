/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "consult/sos.h"
#include "consult/state.h"
#include "engine/hangs.h"
#include "kb/find.h"

/* At most so many in one sentence, so that it can be said in one breath. */
#define FIRST_MAX 2
#define THEN_MAX 3

static void
add_parts(struct session *s, struct sbuf *out, const char *const *messages,
    size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (i > 0 && i + 1 == n)
			say_add(s, out, "say-and", NULL);
		else if (i > 0)
			sbuf_putc(out, ',');
		say_add(s, out, messages[i], NULL);
	}
}

static void
say_parts(struct session *s, const char *sentence,
    const char *const *messages, size_t n)
{
	struct sbuf what = SBUF_EMPTY;

	if (n == 0)
		return;
	add_parts(s, &what, messages, n);
	say(s, DOC_LINE, sentence, "what", sbuf_text(&what), NULL);
	s->failed |= what.failed;
	sbuf_clear(&what);
}

/* What the answer can still change, the most weighty first.  What else the
 * advice says counts only when nothing weightier does. */
static void
say_hangs(struct session *s)
{
	static const char *const words[NHANGS] = {
		[HANGS_CHILD] = "say-hangs-child",
		[HANGS_LIFE] = "say-hangs-life",
		[HANGS_URGENCY] = "say-hangs-urgency",
		[HANGS_REPORTING] = "say-hangs-reporting",
		[HANGS_SECRECY] = "say-hangs-secrecy",
		[HANGS_ACTS] = "say-hangs-acts",
		[HANGS_STEPS] = "say-hangs-steps",
		[HANGS_TEXTS] = "say-hangs-texts",
	};
	const char *messages[NHANGS];
	bool hangs[NHANGS];
	size_t i, n = 0, first;

	if (hangs_on(s->program, s->answers, s->at, hangs) == -1) {
		s->failed = true;
		return;
	}
	for (i = 0; i < NHANGS && n < FIRST_MAX + THEN_MAX; i++)
		if (hangs[i] && (i != HANGS_TEXTS || n == 0))
			messages[n++] = words[i];
	if (n == 0)
		say(s, DOC_LINE, "say-hangs-none", NULL);
	first = n < FIRST_MAX ? n : FIRST_MAX;
	say_parts(s, "say-hangs", messages, first);
	say_parts(s, "say-hangs-also", messages + first, n - first);
}

/* "Bron: Stop it Now!, Jaarverslag 2021 (2022). Nagekeken op ..." */
static void
say_source(struct session *s, const struct kb_cite *cite)
{
	static const char *const certainty[] = {
		[KB_UNCERTAIN] = "say-source-uncertain",
		[KB_SINGLE] = "say-source-single",
		[KB_CONFIRMED] = "say-source-confirmed" };
	const struct kb_source *source = &s->kb->sources[cite->source];
	struct sbuf text = SBUF_EMPTY;

	say_add(s, &text, source->date == NULL ? "say-source-undated" :
	    "say-source", "publisher", source->publisher, "title",
	    source->title, "date", source->date == NULL ? "" : source->date,
	    NULL);
	say_add(s, &text, certainty[source->certainty], "date",
	    source->checked, NULL);
	if (kb_source_is_stale(source, s->options.day))
		say_add(s, &text, "say-source-stale", NULL);
	say_block(s, DOC_LINE, 0, "", &text);
	sbuf_clear(&text);
}

#define SOURCES_MAX 2

void
help_why(struct session *s)
{
	const struct kb_question *q = &s->kb->questions[s->at];
	size_t i;

	say_text(s, DOC_PARA, &q->why);
	for (i = 0; i < q->definitions.n; i++)
		say_text(s, DOC_LINE, &q->definitions.at[i]);
	say_hangs(s);
	for (i = 0; i < q->head.ncites && i < SOURCES_MAX; i++)
		say_source(s, &q->head.cites[i]);
	say(s, DOC_PARA, "say-why-more", NULL);
}

/* "? waarom": the sign, if any, and the first of the words. */
static void
add_key(struct session *s, const struct command_row *row, struct sbuf *out)
{
	const char *words = kb_message(s->kb, s->options.lang, row->words);
	size_t n = 0;

	if (!s->options.words && *row->sign != '\0') {
		sbuf_puts(out, row->sign);
		sbuf_puts(out, row->value ? "x " : " ");
	}
	while (words[n] != '\0' && words[n] != ',')
		n++;
	sbuf_add(out, words, n);
}

static void
say_command(struct session *s, const struct command_row *row)
{
	struct sbuf key = SBUF_EMPTY, text = SBUF_EMPTY;

	add_key(s, row, &key);
	say_add(s, &text, row->says, NULL);
	say_block(s, DOC_ROW, 0, sbuf_text(&key), &text);
	sbuf_clear(&key);
	sbuf_clear(&text);
}

static void
say_sections(struct session *s)
{
	static const char *const titles[] = {
		"say-section-1", "say-section-2", "say-section-3",
		"say-section-4", "say-section-5", "say-section-6",
		"say-section-7", "say-section-8", "say-section-9",
	};
	struct sbuf text = SBUF_EMPTY;
	int i;

	for (i = 0; i < 9; i++) {
		sbuf_reset(&text);
		say_add(s, &text, titles[i], NULL);
		say_block(s, DOC_OPTION, i + 1, "", &text);
	}
	sbuf_clear(&text);
}

static bool
is_command(const struct session *s, enum command_id id)
{
	if (id == COMMAND_SAVE)
		return s->save == SAVE_READY;
	return id != COMMAND_NEW || !s->options.practice;
}

/* To ask for the advice when practising is to give one's own. */
static const struct command_row *
command_of(const struct session *s, enum command_id id)
{
	static const struct command_row judge = { ".", false, "cmd-advice",
	    "say-cmd-judge" };

	return id == COMMAND_ADVICE && s->options.practice ? &judge
	    : command_row(id);
}

void
help_commands(struct session *s)
{
	static const struct command_row change = { "", false,
	    "cmd-section-7", "say-section-7" };
	int id;

	if (s->mode == MODE_MENU)
		say_sections(s);
	for (id = COMMAND_NONE + 1; id < NCOMMANDS; id++)
		if (is_command(s, (enum command_id)id))
			say_command(s, command_of(s, (enum command_id)id));
	if (s->mode == MODE_ASK && !s->options.practice)
		say_command(s, &change);
}

static void
say_answered(struct session *s, size_t question)
{
	const struct kb_question *q = &s->kb->questions[question];
	struct sbuf text = SBUF_EMPTY, answer = SBUF_EMPTY;
	bool ignored = false;
	size_t i;

	for (i = 0; i < s->findings->nignored; i++)
		ignored |= s->findings->ignored[i] == question;
	echo_answer(s, question, &answer);
	say_add(s, &text, ignored ? "say-answered-ignored" : "say-answered",
	    "name", q->brief.in[s->options.lang], "answer",
	    sbuf_text(&answer), NULL);
	say_block(s, DOC_NUMBERED, (int)q->number, "", &text);
	sbuf_clear(&text);
	sbuf_clear(&answer);
}

unsigned
help_answered(struct session *s)
{
	unsigned last = 0;
	size_t i;

	for (i = 0; i < s->kb->nquestions; i++)
		if (s->answers->state[i] != ANSWER_NONE) {
			say_answered(s, i);
			last = s->kb->questions[i].number;
		}
	return last;
}

void
help_overview(struct session *s)
{
	unsigned last = help_answered(s);
	struct digits n;

	if (last == 0)
		say(s, DOC_PARA, "say-overview-empty", NULL);
	else
		say(s, DOC_PARA, "say-overview-change", "number",
		    say_number(&n, last), NULL);
}

void
help_contact(struct session *s, const struct kb_contact *c)
{
	s->failed |= !sos_contact(s->kb, s->options.lang, c, false, s->said);
	say_text(s, DOC_DETAIL, &c->purpose);
}

void
help_sos(struct session *s)
{
	s->failed |= !sos_say(s->kb, s->options.lang,
	    kb_country_name(s->findings->country), s->said);
}
