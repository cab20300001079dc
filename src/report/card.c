/* SPDX-License-Identifier: MIT */
#include "report/build.h"

/* Section 2: what to say on the telephone, and what to leave out. */
void
card_build(struct build *b)
{
	struct list card = { { NULL }, 0 }, out = { { NULL }, 0 };
	struct list raw = { { NULL }, 0 };
	size_t i;

	build_passages(b, KB_CARD, &card);
	if (card.n == 0)
		return;
	build_heading(b, 2, build_say(b, "rep-s2", NULL));
	for (i = 0; i < card.n && i < b->caps->card; i++)
		build_add(b, DOC_QUOTE, NULL, card.at[i], NULL);
	build_passages(b, KB_LEAVE_OUT, &raw);
	for (i = 0; i < raw.n; i++)
		list_add(&out, build_lower(b, build_bare(b, raw.at[i])));
	build_line(b, "rep-leave-out", &out, b->caps->card);
}
