/* SPDX-License-Identifier: MIT */
#include "report/markup.h"

#include <string.h>

void
markup_put(struct sbuf *out, const struct markup *m,
    const struct links *links, const char *text)
{
	const struct link *link;
	size_t from = 0, at;

	for (;;) {
		at = links_next(links, text, from, &link);
		m->text(out, text + from, at - from);
		if (link == NULL)
			return;
		m->link(out, link);
		from = at + strlen(link->text);
	}
}
