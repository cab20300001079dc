/* SPDX-License-Identifier: MIT */
#include "consult/fill.h"

#include <string.h>

#include "base/text.h"
#include "kb/find.h"

static const struct kb_option *
chosen(const struct answers *a, size_t question)
{
	size_t option = answers_option(a, question);

	return option == KB_ALWAYS ? NULL
	    : &a->kb->questions[question].options[option];
}

/* A name or an abbreviation keeps its capital: "I", "CLB". */
void
fill_lower(struct sbuf *out, const char *s)
{
	if (s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'a' && s[1] <= 'z') {
		sbuf_putc(out, (char)(s[0] - 'A' + 'a'));
		s++;
	}
	sbuf_puts(out, s);
}

static void
add_client(const struct answers *a, enum kb_lang lang, struct sbuf *out)
{
	const struct kb_option *o = chosen(a, a->kb->profession_question);

	if (o != NULL && o->client.in[lang] != NULL)
		sbuf_puts(out, o->client.in[lang]);
	else
		sbuf_puts(out, kb_message(a->kb, lang, "some-client"));
}

static void
add_profession(const struct answers *a, enum kb_lang lang, struct sbuf *out)
{
	const struct kb_option *o = chosen(a, a->kb->profession_question);

	if (o == NULL)
		sbuf_puts(out, kb_message(a->kb, lang,
		    "some-professional"));
	else if (o->brief.in[lang] != NULL)
		sbuf_puts(out, o->brief.in[lang]);
	else
		fill_lower(out, o->text.in[lang]);
}

static void
add_country(const struct answers *a, enum kb_lang lang, struct sbuf *out)
{
	const struct kb_option *o = chosen(a, a->kb->country_question);

	if (o == NULL)
		sbuf_puts(out, kb_message(a->kb, lang, "some-country"));
	else
		sbuf_puts(out, o->brief.in[lang] != NULL ? o->brief.in[lang]
		    : o->text.in[lang]);
}

static const struct {
	const char *name;
	void (*add)(const struct answers *, enum kb_lang, struct sbuf *);
} known[] = {
	{ "client", add_client },
	{ "profession", add_profession },
	{ "country", add_country },
};

static bool
add_value(const struct answers *a, enum kb_lang lang, const char *name,
    size_t len, const char *const *pairs, struct sbuf *out)
{
	size_t i;

	for (; pairs != NULL && pairs[0] != NULL; pairs += 2)
		if (text_is(name, len, pairs[0])) {
			sbuf_puts(out, pairs[1]);
			return true;
		}
	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (text_is(name, len, known[i].name)) {
			known[i].add(a, lang, out);
			return true;
		}
	return false;
}

/* ASCII, and the letters of Latin-1 that have a capital. */
static void
capitalise(struct sbuf *out, size_t at)
{
	unsigned char *s;

	if (out->failed || at >= out->len)
		return;
	s = (unsigned char *)out->text + at;
	if (s[0] >= 'a' && s[0] <= 'z')
		s[0] = (unsigned char)(s[0] - 'a' + 'A');
	else if (s[0] == 0xc3 && s[1] >= 0xa0 && s[1] <= 0xbe &&
	    s[1] != 0xb7)
		s[1] = (unsigned char)(s[1] - 0x20);
}

void
fill_text(const struct answers *a, enum kb_lang lang, const char *text,
    const char *const *pairs, struct sbuf *out)
{
	const char *p = text, *open, *close;
	size_t begin = out->len;
	bool filled;

	while ((open = strchr(p, '{')) != NULL &&
	    (close = strchr(open, '}')) != NULL) {
		sbuf_add(out, p, (size_t)(open - p));
		filled = add_value(a, lang, open + 1,
		    (size_t)(close - open - 1), pairs, out);
		if (!filled) {
			sbuf_putc(out, '{');
			p = open + 1;
			continue;
		}
		if (open == text)
			capitalise(out, begin);
		p = close + 1;
	}
	sbuf_puts(out, p);
}

const char *
fill_month(const struct kb *kb, enum kb_lang lang, int month)
{
	static const char *const months[] = { "rep-jan", "rep-feb", "rep-mar",
	    "rep-apr", "rep-may", "rep-jun", "rep-jul", "rep-aug", "rep-sep",
	    "rep-oct", "rep-nov", "rep-dec" };

	return kb_message(kb, lang, months[month - 1]);
}

void
fill_date(const struct answers *a, enum kb_lang lang, const struct civil *at,
    struct sbuf *out)
{
	struct sbuf day = SBUF_EMPTY, year = SBUF_EMPTY;
	const char *pairs[] = { "day", NULL, "month", fill_month(a->kb, lang,
	    at->month), "year", NULL, NULL };

	sbuf_num(&day, (unsigned long)at->day);
	sbuf_num(&year, (unsigned long)at->year);
	pairs[1] = sbuf_text(&day);
	pairs[5] = sbuf_text(&year);
	fill_text(a, lang, kb_message(a->kb, lang, "rep-date"), pairs, out);
	out->failed |= day.failed || year.failed;
	sbuf_clear(&day);
	sbuf_clear(&year);
}
