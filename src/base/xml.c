/* SPDX-License-Identifier: MIT */
#include "base/xml.h"

#include "base/utf8.h"

void
xml_add(struct sbuf *out, const char *s, size_t len)
{
	uint32_t cp;
	size_t n;

	for (; len > 0; s += n, len -= n) {
		n = utf8_decode(s, len, &cp);
		if (n == 0) {
			sbuf_putc(out, '?');
			n = 1;
		} else if (cp == '&')
			sbuf_puts(out, "&amp;");
		else if (cp == '<')
			sbuf_puts(out, "&lt;");
		else if (cp == '>')
			sbuf_puts(out, "&gt;");
		else if (cp == '"')
			sbuf_puts(out, "&quot;");
		else if (cp == '\n')
			sbuf_puts(out, "&#10;");
		else if (utf8_is_hostile(cp) || cp == 0xfffe || cp == 0xffff)
			sbuf_putc(out, '?');
		else
			sbuf_add(out, s, n);
	}
}
