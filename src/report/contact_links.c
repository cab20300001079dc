/* SPDX-License-Identifier: MIT */
#include "report/contact_links.h"

#include <string.h>

#include "base/sbuf.h"

static void
add_digits(const char *number, struct sbuf *out)
{
	for (; *number != '\0'; number++)
		if (*number == '+' || (*number >= '0' && *number <= '9'))
			sbuf_putc(out, *number);
}

static bool
is_address(const char *value)
{
	return value[strspn(value, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/@")] == '\0';
}

/* Nothing for what is called by its name, such as an app. */
static void
add_href(const struct kb_channel *channel, struct sbuf *out)
{
	static const char *const schemes[] = { [KB_PHONE] = "tel:",
	    [KB_CHAT] = "https://", [KB_MAIL] = "mailto:",
	    [KB_WEB] = "https://", [KB_FORM] = "https://",
	    [KB_APP] = NULL };

	if (schemes[channel->kind] == NULL ||
	    (channel->kind != KB_PHONE && !is_address(channel->value)))
		return;
	sbuf_puts(out, schemes[channel->kind]);
	if (channel->kind == KB_PHONE)
		add_digits(channel->value, out);
	else
		sbuf_puts(out, channel->value);
}

struct links *
contact_links(const struct kb *kb, struct arena *arena)
{
	struct links *l = links_new(arena);
	struct sbuf href = SBUF_EMPTY;
	const struct kb_contact *c;
	size_t i, j;

	for (i = 0; l != NULL && i < kb->ncontacts; i++) {
		c = &kb->contacts[i];
		for (j = 0; j < c->nchannels; j++) {
			sbuf_reset(&href);
			add_href(&c->channels[j], &href);
			if (href.len > 0)
				links_add(l, c->channels[j].value,
				    sbuf_text(&href));
		}
	}
	if (href.failed || arena_failed(arena))
		l = NULL;
	sbuf_clear(&href);
	return l;
}
