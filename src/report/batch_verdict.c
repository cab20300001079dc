/* SPDX-License-Identifier: MIT */
#include "report/batch_put.h"

#include <string.h>

#include "base/utf8.h"
#include "base/xml.h"

static void
put_name(const struct batch_case *c, struct sbuf *out,
    void (*put)(struct sbuf *, const char *, size_t))
{
	if (c->id != NULL) {
		put(out, c->id, c->idlen);
		return;
	}
	sbuf_puts(out, "line ");
	sbuf_num(out, c->line);
}

void
batch_put_testcase(const struct batch_case *c, struct sbuf *out)
{
	const char *text = c->wrong != NULL ? c->wrong : c->differs;

	sbuf_puts(out, "<testcase classname=\"bespreek\" name=\"");
	put_name(c, out, xml_add);
	if (text == NULL) {
		sbuf_puts(out, "\"/>\n");
		return;
	}
	sbuf_puts(out, c->wrong != NULL ? "\"><error message=\""
	    : "\"><failure message=\"");
	xml_add(out, text, strlen(text));
	sbuf_puts(out, "\"/></testcase>\n");
}

/* A "#" would begin a directive. */
static void
put_description(struct sbuf *out, const char *s, size_t len)
{
	const char *end = s + len, *mark;

	while ((mark = memchr(s, '#', (size_t)(end - s))) != NULL) {
		utf8_add_safe(out, s, (size_t)(mark - s));
		sbuf_puts(out, "\\#");
		s = mark + 1;
	}
	utf8_add_safe(out, s, (size_t)(end - s));
}

static void
put_lines(struct sbuf *out, const char *s)
{
	const char *end;

	for (; *s != '\0'; s = end + (*end == '\n')) {
		end = strchr(s, '\n');
		if (end == NULL)
			end = s + strlen(s);
		sbuf_puts(out, "# ");
		utf8_add_safe(out, s, (size_t)(end - s));
		sbuf_putc(out, '\n');
	}
}

void
batch_put_tap(const struct batch_case *c, struct sbuf *out)
{
	const char *text = c->wrong != NULL ? c->wrong : c->differs;

	sbuf_puts(out, text == NULL ? "ok - " : "not ok - ");
	put_name(c, out, put_description);
	sbuf_putc(out, '\n');
	if (text != NULL)
		put_lines(out, text);
}
