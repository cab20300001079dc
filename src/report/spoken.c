/* SPDX-License-Identifier: MIT */
#include "report/spoken.h"

#include <ctype.h>
#include <string.h>

#define YEAR_LEN 4
#define MONTH_LEN 7	/* 2026-11 */
#define DAY_LEN 10	/* 2026-11-20 */

/* What a date in digits may not touch: it would be part of a number, an
 * address or a moment. */
static bool
belongs(char c)
{
	return isalnum((unsigned char)c) || c == '-' || c == '/';
}

static size_t
number(const char *s, size_t len)
{
	size_t n = 0;

	for (; len > 0; len--, s++) {
		if (!isdigit((unsigned char)*s))
			return 0;
		n = n * 10 + (size_t)(*s - '0');
	}
	return n;
}

/* Bytes of a date at the start, or 0. */
static size_t
date_len(const char *s)
{
	size_t year = number(s, YEAR_LEN), month, day;

	if (year < 1900 || year > 2099 || s[YEAR_LEN] != '-')
		return 0;
	month = number(s + YEAR_LEN + 1, 2);
	if (month < 1 || month > 12)
		return 0;
	if (!belongs(s[MONTH_LEN]))
		return MONTH_LEN;
	day = s[MONTH_LEN] == '-' ? number(s + MONTH_LEN + 1, 2) : 0;
	return day < 1 || day > 31 || belongs(s[DAY_LEN]) ? 0 : DAY_LEN;
}

static void
put_date(const struct style *style, const char *s, size_t len,
    struct sbuf *out)
{
	if (len == DAY_LEN) {
		sbuf_num(out, number(s + MONTH_LEN + 1, 2));
		sbuf_putc(out, ' ');
	}
	sbuf_puts(out, style->months[number(s + YEAR_LEN + 1, 2) - 1]);
	sbuf_putc(out, ' ');
	sbuf_add(out, s, YEAR_LEN);
}

static size_t
put_sign(const struct style *style, const char *s, struct sbuf *out)
{
	const struct { const char *sign, *word, *after; } signs[] = {
		{ "\u2026", style->blank, "" },
		{ "\u00a7", style->paragraph, " " },
	};
	size_t i, n;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		n = strlen(signs[i].sign);
		if (signs[i].word == NULL || strncmp(s, signs[i].sign, n) != 0)
			continue;
		sbuf_puts(out, signs[i].word);
		sbuf_puts(out, signs[i].after);
		return n;
	}
	sbuf_putc(out, *s);
	return 1;
}

void
spoken_put(const struct style *style, const char *text, struct sbuf *out)
{
	const char *s = text;
	size_t n;

	while (*s != '\0') {
		n = style->months[0] == NULL || (s > text && belongs(s[-1]))
		    ? 0 : date_len(s);
		if (n > 0)
			put_date(style, s, n, out);
		s += n > 0 ? n : put_sign(style, s, out);
	}
}
