/* SPDX-License-Identifier: MIT */
#include "report/build.h"

/* Section 3: the conversation.  What can be said, then what this situation
 * adds to the general guide. */

static void
add_guidance(struct build *b, const struct kb_guidance *g)
{
	static const char *const words[] = { [KB_AIM] = "rep-aim",
	    [KB_DO] = "rep-do", [KB_DONT] = "rep-avoid" };
	const char *text = build_text(b, &g->text);

	if (g->kind == KB_ASK)
		build_add(b, DOC_QUOTE, NULL, text, g->head.id);
	else
		build_add(b, DOC_ROW, build_say(b, words[g->kind], NULL),
		    text, g->head.id);
	build_use(b, &g->head);
}

/* In an emergency only what must not be done: the sentences do the rest. */
static bool
is_tailored(const struct build *b, const struct kb_guidance *g)
{
	return g->rule != KB_ALWAYS && build_true(b, g->rule) &&
	    (g->kind == KB_DONT || b->f->urgency != KB_NOW);
}

/* Sentences to say first, then what to do and not to do. */
static size_t
add_tailored(struct build *b, bool quotes, size_t left)
{
	const struct kb_guidance *g;
	size_t i, n = 0;

	for (i = 0; i < b->kb->nguidance && n < left; i++) {
		g = &b->kb->guidance[i];
		if (!is_tailored(b, g) || (g->kind == KB_ASK) != quotes)
			continue;
		add_guidance(b, g);
		n++;
	}
	return n;
}

void
talk_build(struct build *b)
{
	const struct kb_passage *heading;
	struct list say = { { NULL }, 0 };
	size_t i, left = b->caps->guidance;

	build_passages(b, KB_SAY, &say);
	if (say.n == 0)
		return;
	heading = build_passage(b, KB_SAY_HEADING);
	build_heading(b, 3, heading == NULL ? "" :
	    build_text(b, &heading->text));
	for (i = 0; i < say.n && i < b->caps->say; i++)
		build_add(b, DOC_QUOTE, NULL, say.at[i], NULL);
	left -= add_tailored(b, true, left / 2);
	(void)add_tailored(b, false, left);
}
