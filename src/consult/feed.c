/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/utf8.h"
#include "consult/match.h"
#include "consult/names.h"
#include "consult/state.h"
#include "kb/find.h"

#define REPLY_MAX 4096
#define NAME_MAX_SHOWN 40
#define SECTIONS 9
#define SECTION_WORD_MIN 3
#define SECTION_CHANGE 7	/* can be asked for at any question */

/* One typed line. */
struct typed {
	const char *text;
	size_t len;
	const char *folded;
};

static int
refuse_number(struct session *s, const char *message, size_t question)
{
	const struct kb_question *q = &s->kb->questions[question];
	struct digits n;

	say(s, DOC_PARA, message, "highest",
	    say_number(&n, reply_highest(q)), NULL);
	return -1;
}

static int
refuse_ambiguous(struct session *s, uint64_t fits)
{
	struct sbuf numbers = SBUF_EMPTY;

	say_numbers(&numbers, fits, REPLY_OPTIONS_MAX);
	say(s, DOC_PARA, "err-ambiguous", "numbers", sbuf_text(&numbers),
	    NULL);
	sbuf_clear(&numbers);
	return -1;
}

static int
refuse(struct session *s, enum reply_result why, size_t question,
    const struct reply *r)
{
	const struct kb_question *q = &s->kb->questions[question];
	bool unknown = q->unknown.in[s->options.lang] != NULL;

	switch (why) {
	case REPLY_AMBIGUOUS:
		return refuse_ambiguous(s, r->fits);
	case REPLY_ONE_ONLY:
		return refuse_number(s, unknown ? "err-one" :
		    "err-one-no-zero", question);
	case REPLY_NOT_TOGETHER:
		return refuse_number(s, "err-together", question);
	default:
		return refuse_number(s, q->many ? "err-numbers" : unknown ?
		    "err-number" : "err-number-no-zero", question);
	}
}

/* The section meant by a number or a word; 0: none. */
static int
section_of(const struct session *s, const char *text, size_t len,
    const char *folded, bool whole_word)
{
	static const char *const words[SECTIONS + 1] = { NULL,
		"cmd-section-1", "cmd-section-2", "cmd-section-3",
		"cmd-section-4", "cmd-section-5", "cmd-section-6",
		"cmd-section-7", "cmd-section-8", "cmd-section-9" };
	int i, found = 0, number;

	match_trim(&text, &len);
	number = whole_word ? -1 : reply_digits(text, len);
	if (number >= 1 && number <= SECTIONS)
		return number;
	for (i = 1; i <= SECTIONS; i++)
		if (match_words(s->kb, words[i], folded, NULL))
			return i;
	for (i = 1; !whole_word && i <= SECTIONS; i++)
		if (strlen(folded) >= SECTION_WORD_MIN && match_list(folded,
		    kb_message(s->kb, s->options.lang, words[i])) !=
		    MATCH_NONE) {
			if (found != 0)
				return 0;
			found = i;
		}
	return found;
}

static int
choose_section(struct session *s, const struct typed *t)
{
	int section = section_of(s, t->text, t->len, t->folded, false);

	if (match_words(s->kb, "cmd-all", t->folded, NULL)) {
		flow_show(s, SESSION_ALL, 0);
		return 0;
	}
	if (section == 0)
		return say_refuse(s, "err-menu");
	flow_open(s, section);
	return 0;
}

/* An answer to the question on the screen. */
static int
answer(struct session *s, const struct typed *t, bool unseen)
{
	struct reply reply;
	enum reply_result result = reply_parse(s->answers, s->options.lang,
	    s->at, t->text, t->len, &reply);
	int section;

	if (result != REPLY_OK) {
		section = section_of(s, t->text, t->len, t->folded, true);
		if (section == 0 || (!s->page_seen &&
		    (section != SECTION_CHANGE || !s->options.terminal)))
			return refuse(s, result, s->at, &reply);
		flow_show(s, SESSION_SECTION, section);
		return 0;
	}
	flow_take(s, s->at, reply.numbers, unseen);
	flow_settle(s);
	return 0;
}

/* "zelfdoding=misschien": what was typed, cut short and made safe. */
static void
add_part(struct sbuf *safe, const char *part, size_t len)
{
	utf8_add_short(safe, part, len, NAME_MAX_SHOWN);
	if (len > NAME_MAX_SHOWN)
		sbuf_puts(safe, "...");
}

/* Names the part that was not understood; with its question, if that was,
 * what it takes. */
static int
refuse_part(struct session *s, const char *part, size_t len, size_t question)
{
	const struct kb_question *q = question == KB_ALWAYS ? NULL
	    : &s->kb->questions[question];
	struct sbuf safe = SBUF_EMPTY;
	struct digits number, highest;

	add_part(&safe, part, len);
	if (q == NULL)
		say(s, DOC_PARA, "err-name", "part", sbuf_text(&safe), NULL);
	else
		say(s, DOC_PARA, q->unknown.in[s->options.lang] != NULL ?
		    "err-value" : "err-value-no-zero", "part",
		    sbuf_text(&safe), "number", say_number(&number,
		    q->number), "highest", say_number(&highest,
		    reply_highest(q)), NULL);
	sbuf_clear(&safe);
	return -1;
}

static int
take_part(struct session *s, const char *part, size_t len, size_t on_screen)
{
	const char *equals = memchr(part, '=', len);
	const char *value = equals == NULL ? part : equals + 1;
	size_t question = on_screen;
	struct reply reply;

	if (equals != NULL && names_question(s->kb, s->options.lang, part,
	    (size_t)(equals - part), &question) != REPLY_OK)
		question = KB_ALWAYS;
	if (question == KB_ALWAYS || reply_parse(s->answers, s->options.lang,
	    question, value, len - (size_t)(value - part), &reply) !=
	    REPLY_OK)
		return refuse_part(s, part, len, question);
	flow_take(s, question, reply.numbers, question != on_screen);
	return 0;
}

/* What was understood before the first part that was not, counts. */
static int
named_answers(struct session *s, const struct typed *t)
{
	const char *at = t->text, *end = t->text + t->len, *part;
	size_t on_screen = s->mode == MODE_ASK ? s->at : KB_ALWAYS;
	bool taken = false;
	int result = 0;
	size_t len;

	while (!s->failed && match_item(&at, end, ";", &part, &len)) {
		result = take_part(s, part, len, on_screen);
		if (result == -1)
			break;
		taken = true;
	}
	if (taken)
		flow_settle(s);
	return result;
}

static int
enter(struct session *s)
{
	if (s->mode == MODE_MENU && s->last_section < SECTIONS)
		flow_open(s, s->last_section + 1);
	else if (s->mode == MODE_ALARM || (s->mode == MODE_ASK &&
	    s->answers->state[s->at] != ANSWER_NONE))
		flow_next(s);
	else if (s->mode == MODE_ASK && resume_earlier(s, s->at) != 0) {
		flow_take(s, s->at, resume_earlier(s, s->at), false);
		flow_settle(s);
	} else
		screen_resume(s);
	return 0;
}

static int
plain_reply(struct session *s, const struct typed *t)
{
	bool unseen = s->mode == MODE_ALARM;

	if (memchr(t->text, '=', t->len) != NULL)
		return named_answers(s, t);
	if (unseen)
		flow_leave_alarm(s);
	return s->mode == MODE_MENU ? choose_section(s, t)
	    : answer(s, t, unseen);
}

static int
understand(struct session *s, const struct typed *t)
{
	struct command_typed c = command_read(s->kb, t->text, t->len,
	    t->folded);

	if (s->mode == MODE_LAST && c.id != COMMAND_WIPE &&
	    c.id != COMMAND_SAVE)
		c.id = COMMAND_STOP;
	if (c.id != COMMAND_NONE)
		return obey(s, &c);
	s->whys = 0;
	return t->len == 0 ? enter(s) : plain_reply(s, t);
}

#define NOT_A_CHARACTER 0xfffd	/* what an editor makes of other bytes */

static bool
readable(const char *s, size_t len)
{
	size_t used, i;
	uint32_t cp;

	for (i = 0; i < len; i += used) {
		used = utf8_decode(s + i, len - i, &cp);
		if (used == 0 || cp == NOT_A_CHARACTER ||
		    (utf8_is_hostile(cp) && cp != '\t'))
			return false;
	}
	return true;
}

int
session_feed(struct session *s, const char *text, size_t len)
{
	struct typed t = { text, len, "" };
	struct sbuf folded = SBUF_EMPTY;
	int result;

	if (s->want != SESSION_REPLY)
		return -1;
	s->is_new = false;
	match_trim(&t.text, &t.len);
	if (t.len > REPLY_MAX)
		return say_refuse(s, "err-long");
	if (!readable(t.text, t.len))
		return say_refuse(s, "err-bytes");
	utf8_add_folded(&folded, t.text, t.len);
	t.folded = sbuf_text(&folded);
	result = understand(s, &t);
	s->failed |= folded.failed || doc_failed(s->said);
	sbuf_clear(&folded);
	return result;
}
