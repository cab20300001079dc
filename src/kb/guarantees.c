/* SPDX-License-Identifier: MIT */
#include "kb/build.h"

/* What compares with before needs a change. */
static void
check_alone(struct kb_build *b, const struct kb_expr *e)
{
	const struct kb_claim *c;
	size_t i;

	if (e == NULL)
		return;
	c = e->claim;
	if (c != NULL && (c->about == KB_ABOUT_SAME || c->fresh))
		kb_error(b, e->file, e->line, "this compares with before, "
		    "where nothing changes; in <always>, add change=\"...\" "
		    "to the guarantee");
	for (i = 0; i < e->nkids; i++)
		check_alone(b, e->kids[i]);
}

static void
check_guarantee(struct kb_build *b, const struct kb_guarantee *g)
{
	check_alone(b, g->given);
	if (g->change != KB_UNCHANGED)
		return;
	check_alone(b, g->always);
	if (g->questions.n > 0 || g->keep.n > 0)
		kb_error(b, g->head.file, g->head.line, "guarantee \"%s\" "
		    "names questions, where nothing changes; add "
		    "change=\"...\" or remove them", g->head.id);
}

void
kb_link_guarantees(struct kb_build *b)
{
	size_t i;

	for (i = 0; i < b->kb->nguarantees; i++)
		check_guarantee(b, &b->kb->guarantees[i]);
}
