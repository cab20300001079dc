/* SPDX-License-Identifier: MIT */
#include "base/json.h"

#include "base/utf8.h"

static void
add_unit(struct sbuf *out, uint32_t unit)
{
	static const char digits[] = "0123456789abcdef";
	int shift;

	sbuf_puts(out, "\\u");
	for (shift = 12; shift >= 0; shift -= 4)
		sbuf_putc(out, digits[unit >> shift & 15]);
}

static void
add_escape(struct sbuf *out, uint32_t cp)
{
	if (cp < 0x10000) {
		add_unit(out, cp);
		return;
	}
	add_unit(out, 0xd800 + ((cp - 0x10000) >> 10));
	add_unit(out, 0xdc00 + (cp & 0x3ff));
}

/* One character; returns the bytes it took. */
static size_t
add_character(struct sbuf *out, const char *s, size_t len)
{
	uint32_t cp;
	size_t n = utf8_decode(s, len, &cp);

	if (n == 0) {
		add_escape(out, 0xfffd);
		return 1;
	}
	if (utf8_is_hostile(cp))
		add_escape(out, cp);
	else
		sbuf_add(out, s, n);
	return n;
}

void
json_add_string(struct sbuf *out, const char *s, size_t len)
{
	size_t i = 0;

	sbuf_putc(out, '"');
	while (i < len) {
		if (s[i] == '"' || s[i] == '\\')
			sbuf_putc(out, '\\');
		i += add_character(out, s + i, len - i);
	}
	sbuf_putc(out, '"');
}

void
json_add_safe(struct sbuf *out, const char *s, size_t len)
{
	size_t begin, i = 0;

	while (i < len) {
		for (begin = i; i < len && (unsigned char)s[i] < 0x7f; i++)
			continue;
		sbuf_add(out, s + begin, i - begin);
		if (i < len)
			i += add_character(out, s + i, len - i);
	}
}
