/* SPDX-License-Identifier: MIT */
#include "report/batch_put.h"

#include <string.h>

#include "base/utf8.h"

/* As spreadsheets read it: quotes around a cell that has one. */
static void
put_cell(struct sbuf *out, const char *s, size_t len)
{
	const char *end, *quote;

	if (batch_is_simple(s, len)) {
		sbuf_add(out, s, len);	/* nothing, too */
		return;
	}
	end = s + len;
	if (memchr(s, '"', len) == NULL) {
		utf8_add_safe(out, s, len);
		return;
	}
	sbuf_putc(out, '"');
	while ((quote = memchr(s, '"', (size_t)(end - s))) != NULL) {
		utf8_add_safe(out, s, (size_t)(quote + 1 - s));
		sbuf_putc(out, '"');
		s = quote + 1;
	}
	utf8_add_safe(out, s, (size_t)(end - s));
	sbuf_putc(out, '"');
}

void
batch_put_row(const struct batch_case *c, struct sbuf *out)
{
	put_cell(out, c->id, c->idlen);
	if (c->wrong != NULL) {
		sbuf_puts(out, "\terror\t\t\t");
		put_cell(out, c->wrong, strlen(c->wrong));
	} else {
		sbuf_putc(out, '\t');
		sbuf_puts(out, batch_urgency(c));
		sbuf_putc(out, '\t');
		sbuf_puts(out, batch_secrecy(c));
		sbuf_putc(out, '\t');
		sbuf_puts(out, batch_outcome(c));
		sbuf_putc(out, '\t');
		batch_put_steps(c, out);
	}
	sbuf_putc(out, '\n');
}
