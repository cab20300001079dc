/* SPDX-License-Identifier: MIT */
#include "report/batch_put.h"

#include <string.h>

#include "base/json.h"
#include "report/render.h"

static void
put_string(struct sbuf *out, const char *s, size_t len)
{
	if (!batch_is_simple(s, len)) {
		json_add_string(out, s, len);
		return;
	}
	sbuf_putc(out, '"');
	sbuf_add(out, s, len);
	sbuf_putc(out, '"');
}

static void
put_id(struct sbuf *out, const struct batch_case *c)
{
	sbuf_puts(out, "{\"id\":");
	if (c->id == NULL)
		sbuf_puts(out, "null");
	else
		put_string(out, c->id, c->idlen);
}

static void
put_error(const struct batch_case *c, struct sbuf *out)
{
	put_id(out, c);
	sbuf_puts(out, ",\"error\":{\"line\":");
	sbuf_num(out, c->line);
	sbuf_puts(out, ",\"message\":");
	put_string(out, c->wrong, strlen(c->wrong));
	sbuf_puts(out, "}}\n");
}

void
batch_put_brief(const struct batch_case *c, struct sbuf *out)
{
	if (c->wrong != NULL) {
		put_error(c, out);
		return;
	}
	put_id(out, c);
	sbuf_puts(out, ",\"urgency\":\"");
	sbuf_puts(out, batch_urgency(c));
	sbuf_puts(out, "\",\"secrecy\":\"");
	sbuf_puts(out, batch_secrecy(c));
	sbuf_puts(out, "\",\"reporting\":\"");
	sbuf_puts(out, batch_outcome(c));
	sbuf_puts(out, "\",\"steps\":[");
	batch_put_steps(c, out);
	sbuf_puts(out, "]}\n");
}

void
batch_put_whole(const struct batch_case *c, struct sbuf *out)
{
	struct sbuf result = SBUF_EMPTY;

	if (c->wrong != NULL) {
		put_error(c, out);
		return;
	}
	put_id(out, c);
	sbuf_putc(out, ',');
	if (render_json(c->whole, &result) == -1)
		out->failed = true;
	else
		sbuf_puts(out, sbuf_text(&result) + 1);
	sbuf_clear(&result);
}
