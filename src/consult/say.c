/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <string.h>

#include "consult/fill.h"
#include "consult/state.h"
#include "kb/find.h"

#define PAIRS_MAX 8

/* A message that names signs may have a form of its own in words. */
static const char *
words_of(const struct session *s, const char *message)
{
	char spoken[64];
	size_t n = strlen(message);

	if (s->options.words && n + sizeof("-words") <= sizeof(spoken)) {
		memcpy(spoken, message, n);
		memcpy(spoken + n, "-words", sizeof("-words"));
		if (kb_message_has(s->kb, spoken))
			return kb_message(s->kb, s->options.lang, spoken);
	}
	return kb_message(s->kb, s->options.lang, message);
}

static void
add_filled(struct session *s, struct sbuf *out, const char *message,
    va_list list)
{
	const char *pairs[2 * PAIRS_MAX + 1] = { NULL };
	size_t n = 0;

	while (n < 2 * PAIRS_MAX &&
	    (pairs[n] = va_arg(list, const char *)) != NULL)
		n++;
	pairs[n - n % 2] = NULL;
	if (out->len > 0)
		sbuf_putc(out, ' ');
	fill_text(s->answers, s->options.lang, words_of(s, message), pairs,
	    out);
}

void
say_add(struct session *s, struct sbuf *out, const char *message, ...)
{
	va_list list;

	va_start(list, message);
	add_filled(s, out, message, list);
	va_end(list);
}

void
say_block(struct session *s, enum doc_kind kind, int number,
    const char *label, const struct sbuf *text)
{
	if (text->failed)
		s->failed = true;
	doc_add(s->said, kind, number, label, sbuf_text(text), NULL);
}

void
say(struct session *s, enum doc_kind kind, const char *message, ...)
{
	struct sbuf text = SBUF_EMPTY;
	va_list list;

	va_start(list, message);
	add_filled(s, &text, message, list);
	va_end(list);
	say_block(s, kind, 0, "", &text);
	sbuf_clear(&text);
}

void
say_fill(struct session *s, struct sbuf *out, const struct kb_text *t)
{
	if (t->in[s->options.lang] != NULL)
		fill_text(s->answers, s->options.lang,
		    t->in[s->options.lang], NULL, out);
}

void
say_text(struct session *s, enum doc_kind kind, const struct kb_text *t)
{
	struct sbuf text = SBUF_EMPTY;

	if (t->in[s->options.lang] == NULL)
		return;
	say_fill(s, &text, t);
	say_block(s, kind, 0, "", &text);
	sbuf_clear(&text);
}

void
say_blank(struct session *s)
{
	doc_add(s->said, DOC_BLANK, 0, "", "", NULL);
}

int
say_refuse(struct session *s, const char *message)
{
	say(s, DOC_PARA, message, NULL);
	return -1;
}

const char *
say_number(struct digits *d, unsigned long n)
{
	size_t i = sizeof(d->text) - 1;

	d->text[i] = '\0';
	do {
		d->text[--i] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	return d->text + i;
}

void
say_numbers(struct sbuf *out, uint64_t numbers, unsigned highest)
{
	unsigned i;

	for (i = 1; i <= highest; i++)
		if ((numbers & REPLY_BIT(i)) != 0) {
			if (out->len > 0)
				sbuf_putc(out, ' ');
			sbuf_num(out, i);
		}
	if ((numbers & REPLY_BIT(0)) != 0)
		sbuf_puts(out, out->len > 0 ? " 0" : "0");
}
