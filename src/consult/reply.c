/* SPDX-License-Identifier: MIT */
#include "consult/reply.h"

#include <string.h>

#include "base/utf8.h"
#include "consult/fill.h"
#include "consult/match.h"

struct reader {
	const struct answers *answers;
	const struct kb_question *question;
	enum kb_lang lang;
	struct reply *out;
};

/* Belgian AZERTY without Shift; 8 is "!", the emergency numbers. */
static const struct {
	const char *key;
	int digit;
} keys[] = {
	{ "&", 1 }, { "\xc3\xa9", 2 }, { "\"", 3 }, { "'", 4 }, { "(", 5 },
	{ "\xc2\xa7", 6 }, { "\xc3\xa8", 7 }, { "\xc3\xa7", 9 },
	{ "\xc3\xa0", 0 },
};

static int
one_digit(const char **s, const char *end)
{
	size_t i, len;

	if (**s >= '0' && **s <= '9')
		return *(*s)++ - '0';
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		len = strlen(keys[i].key);
		if ((size_t)(end - *s) >= len &&
		    memcmp(*s, keys[i].key, len) == 0) {
			*s += len;
			return keys[i].digit;
		}
	}
	return -1;
}

int
reply_digits(const char *s, size_t len)
{
	const char *end;
	int value = 0, digit, n;

	if (len > 1 && (s[len - 1] == '.' || s[len - 1] == ')') &&
	    s[len - 2] >= '0' && s[len - 2] <= '9')
		len--;		/* "2." as on paper */
	end = s + len;
	for (n = 0; s < end; n++) {
		digit = one_digit(&s, end);
		if (digit == -1 || n == 3 || (n > 0 && value == 0))
			return -1;
		value = value * 10 + digit;
	}
	return n == 0 ? -1 : value;
}

unsigned
reply_highest(const struct kb_question *q)
{
	return (unsigned)q->noptions + (q->many ? 1 : 0);
}

static enum reply_result
add_number(struct reader *r, int number)
{
	if ((unsigned)number > reply_highest(r->question) ||
	    (number == 0 && r->question->unknown.in[r->lang] == NULL))
		return REPLY_NO_SUCH_NUMBER;
	r->out->numbers |= REPLY_BIT(number);
	return REPLY_OK;
}

static bool
all_numbers(const char *s, size_t len, size_t *count)
{
	const char *end = s + len, *item;
	size_t n;

	for (*count = 0; match_item(&s, end, " \t,;", &item, &n); (*count)++)
		if (reply_digits(item, n) == -1)
			return false;
	return *count > 0;
}

static enum reply_result
add_numbers(struct reader *r, const char *s, size_t len)
{
	const char *end = s + len, *item;
	enum reply_result result = REPLY_OK;
	size_t n;

	while (result == REPLY_OK && match_item(&s, end, " \t,;", &item, &n))
		result = add_number(r, reply_digits(item, n));
	return result;
}

static bool
same_id(const char *id, const char *s, size_t len)
{
	return strlen(id) == len && strncasecmp(id, s, len) == 0;
}

static enum match
fit_text(const struct reader *r, const char *typed, const struct kb_text *t)
{
	struct sbuf text = SBUF_EMPTY;
	enum match fit = MATCH_NONE;

	if (t->in[r->lang] == NULL)
		return fit;
	fill_text(r->answers, r->lang, t->in[r->lang], NULL, &text);
	fit = match_text(typed, sbuf_text(&text));
	sbuf_clear(&text);
	return fit;
}

static enum match
fit_words(const struct reader *r, const char *typed, const struct kb_text *t,
    const char *message)
{
	if (t->in[r->lang] == NULL)
		return MATCH_NONE;
	if (match_words(r->answers->kb, message, typed, NULL))
		return MATCH_EXACT;
	return fit_text(r, typed, t);
}

static enum match
fit_option(const struct reader *r, const char *typed,
    const struct kb_option *o)
{
	enum match text = fit_text(r, typed, &o->text);
	enum match brief = fit_text(r, typed, &o->brief);

	return text > brief ? text : brief;
}

struct fits { uint64_t exact, start; };

static void
note_fit(struct fits *f, enum match fit, unsigned number)
{
	if (fit == MATCH_EXACT)
		f->exact |= REPLY_BIT(number);
	if (fit != MATCH_NONE)
		f->start |= REPLY_BIT(number);
}

/* "1," must not become the start of "12 to 17". */
static bool
has_letter(const char *folded)
{
	return folded[strspn(folded, "0123456789 ")] != '\0';
}

static void
find_fits(const struct reader *r, const char *s, size_t len, struct fits *f)
{
	const struct kb_question *q = r->question;
	struct sbuf typed = SBUF_EMPTY;
	unsigned i;

	utf8_add_folded(&typed, s, len);
	if (!has_letter(sbuf_text(&typed)))
		sbuf_reset(&typed);
	for (i = 0; i < q->noptions; i++) {
		note_fit(f, fit_option(r, sbuf_text(&typed), &q->options[i]),
		    i + 1);
		if (same_id(q->options[i].id, s, len))
			f->exact |= REPLY_BIT(i + 1);
	}
	note_fit(f, fit_words(r, sbuf_text(&typed), &q->unknown,
	    "cmd-unknown"), 0);
	if (q->many)
		note_fit(f, fit_words(r, sbuf_text(&typed), &q->none,
		    "cmd-none"), i + 1);
	sbuf_clear(&typed);
}

/* Of a set that is not empty. */
static bool
single(uint64_t set)
{
	return (set & (set - 1)) == 0;
}

static enum reply_result
add_word(struct reader *r, const char *s, size_t len)
{
	struct fits f = { 0, 0 };

	find_fits(r, s, len, &f);
	if (f.exact == 0)
		f.exact = f.start;
	if (f.exact == 0)
		return REPLY_NOT_UNDERSTOOD;
	if (!single(f.exact)) {
		r->out->fits = f.exact;
		return REPLY_AMBIGUOUS;
	}
	r->out->numbers |= f.exact;
	return REPLY_OK;
}

static enum reply_result
add_part(struct reader *r, const char *s, size_t len)
{
	size_t count;

	return all_numbers(s, len, &count) ? add_numbers(r, s, len)
	    : add_word(r, s, len);
}

static enum reply_result
add_parts(struct reader *r, const char *s, size_t len)
{
	const char *separators = memchr(s, ',', len) != NULL ? ","
	    : memchr(s, ';', len) != NULL ? ";" : " \t";
	const char *end = s + len, *item;
	enum reply_result result = REPLY_OK;
	size_t n;

	while (result == REPLY_OK &&
	    match_item(&s, end, separators, &item, &n))
		result = add_part(r, item, n);
	return result;
}

/* Several answers: first as one text, since a text may hold blanks. */
static enum reply_result
parse_many(struct reader *r, const char *s, size_t len)
{
	enum reply_result whole = add_part(r, s, len), parts;
	uint64_t none = REPLY_BIT(reply_highest(r->question));

	if (whole == REPLY_NOT_UNDERSTOOD) {
		parts = add_parts(r, s, len);
		if (parts != REPLY_OK)
			return parts;
		whole = parts;
	}
	if (whole == REPLY_OK && (r->out->numbers & none) != 0 &&
	    !single(r->out->numbers))
		return REPLY_NOT_TOGETHER;
	return whole;
}

static enum reply_result
parse_one(struct reader *r, const char *s, size_t len)
{
	size_t count;

	if (!all_numbers(s, len, &count))
		return add_word(r, s, len);
	return count > 1 ? REPLY_ONE_ONLY : add_numbers(r, s, len);
}

enum reply_result
reply_parse(const struct answers *a, enum kb_lang lang, size_t question,
    const char *s, size_t len, struct reply *out)
{
	struct reader r = { a, &a->kb->questions[question], lang, out };

	*out = (struct reply){ 0, 0 };
	match_trim(&s, &len);
	if (len == 0)
		return REPLY_NOT_UNDERSTOOD;
	return r.question->many ? parse_many(&r, s, len)
	    : parse_one(&r, s, len);
}

void
reply_store(struct answers *a, size_t question, uint64_t numbers)
{
	const struct kb_question *q = &a->kb->questions[question];
	bool ticked[REPLY_OPTIONS_MAX];
	size_t i, last = 0;

	if (numbers == REPLY_BIT(0)) {
		answers_set_unknown(a, question);
		return;
	}
	for (i = 0; i < q->noptions; i++) {
		ticked[i] = (numbers & REPLY_BIT(i + 1)) != 0;
		if (ticked[i])
			last = i;
	}
	if (q->many)
		answers_set_many(a, question, ticked,
		    (numbers & REPLY_BIT(0)) != 0);
	else
		answers_set_one(a, question, last);
}

uint64_t
reply_numbers(const struct answers *a, size_t question)
{
	const struct kb_question *q = &a->kb->questions[question];
	const signed char *tick = &a->tick[q->first_option];
	uint64_t numbers = 0;
	size_t i;

	if (a->state[question] == ANSWER_NONE)
		return 0;
	if (a->state[question] == ANSWER_UNKNOWN)
		return REPLY_BIT(0);
	for (i = 0; i < q->noptions; i++) {
		if (tick[i] == TRI_TRUE)
			numbers |= REPLY_BIT(i + 1);
		if (tick[i] == TRI_UNKNOWN)
			numbers |= REPLY_BIT(0);
	}
	return numbers == 0 ? REPLY_BIT(q->noptions + 1) : numbers;
}
