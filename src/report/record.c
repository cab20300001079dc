/* SPDX-License-Identifier: MIT */
#include "report/build.h"

/* Section 6: a text to paste into the file, without names. */
void
record_build(struct build *b)
{
	const struct civil *at = &b->c->at;
	struct list l = { { NULL }, 0 }, add = { { NULL }, 0 };
	const char *text;
	size_t i;

	build_passages(b, KB_RECORD, &l);
	if (l.n == 0)
		return;
	build_heading(b, 6, build_say(b, "rep-s6", NULL));
	text = build_say(b, "rep-record-moment", "date",
	    build_date(b, at), "clock",
	    build_clock(b), NULL);
	for (i = 0; i < l.n; i++)
		text = build_join(b, text, " ", build_stop(b, l.at[i]));
	build_add(b, DOC_PARA, NULL, text, NULL);
	build_passages(b, KB_RECORD_ADD, &add);
	build_add(b, DOC_PARA, NULL, list_join(b, &add, LIST_MAX, " ", " "),
	    NULL);
}
