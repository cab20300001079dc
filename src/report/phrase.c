/* SPDX-License-Identifier: MIT */
#include "report/phrase.h"

#include <string.h>

#include "base/text.h"

#define PAIRS_MAX 8

struct pair { const char *name, *value; };

/* The value of the name at s, NULL when it is not given. */
static const char *
value_of(const struct pair *pairs, size_t n, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (text_is(s, len, pairs[i].name))
			return pairs[i].value;
	return NULL;
}

static void
fill(struct sbuf *out, const char *text, const struct pair *pairs, size_t n)
{
	const char *open, *close, *value;

	while ((open = strchr(text, '{')) != NULL &&
	    (close = strchr(open, '}')) != NULL) {
		value = value_of(pairs, n, open + 1,
		    (size_t)(close - open) - 1);
		sbuf_add(out, text, (size_t)(open - text));
		if (value == NULL)
			sbuf_add(out, open, (size_t)(close - open) + 1);
		else
			sbuf_puts(out, value);
		text = close + 1;
	}
	sbuf_puts(out, text);
}

void
phrase_add_list(const struct kb *kb, enum kb_lang lang, struct sbuf *out,
    const char *id, va_list ap)
{
	struct pair pairs[PAIRS_MAX];
	size_t n = 0;

	while (n < PAIRS_MAX &&
	    (pairs[n].name = va_arg(ap, const char *)) != NULL) {
		pairs[n].value = va_arg(ap, const char *);
		n++;
	}
	fill(out, kb_message(kb, lang, id), pairs, n);
}

void
phrase_add(const struct kb *kb, enum kb_lang lang, struct sbuf *out,
    const char *id, ...)
{
	va_list ap;

	va_start(ap, id);
	phrase_add_list(kb, lang, out, id, ap);
	va_end(ap);
}
