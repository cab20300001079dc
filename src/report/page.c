/* SPDX-License-Identifier: MIT */
#include "report/build.h"

#include "kb/find.h"

static const char *
moment(struct build *b)
{
	static const char *const days[] = { "rep-mon", "rep-tue", "rep-wed",
	    "rep-thu", "rep-fri", "rep-sat", "rep-sun" };
	const struct civil *at = &b->c->at;

	return build_say(b, "rep-moment", "weekday",
	    kb_message(b->kb, b->lang, days[at->weekday]), "date",
	    build_date(b, at), "clock",
	    build_clock(b), NULL);
}

static void
add_title(struct build *b)
{
	static const char *const reviews[] = {
		[KB_REVIEW_NONE] = "rep-review-none",
		[KB_REVIEW_LEGAL] = "rep-review-legal",
		[KB_REVIEW_CLINICAL] = "rep-review-clinical",
		[KB_REVIEW_FULL] = NULL,
	};
	const char *review = reviews[b->kb->review];

	build_add(b, DOC_TITLE, moment(b), build_say(b,
	    b->f->country == KB_NO_COUNTRY ? "rep-title-nowhere" :
	    "rep-title", NULL), NULL);
	build_add(b, DOC_NOTE, NULL, build_join(b,
	    build_say(b, "rep-limits", NULL), " ",
	    review == NULL ? "" : build_say(b, review, NULL)), NULL);
}

/* When it was about, and what changed in the three answers since. */
static void
add_earlier(struct build *b)
{
	const struct earlier *e = b->c->earlier;
	struct sbuf text = SBUF_EMPTY;
	const char *changes = "";
	int id;

	if (e == NULL)
		return;
	for (id = 0; id < NSTANDINGS; id++) {
		sbuf_reset(&text);
		if (standing_change(b->f, b->lang, &e->standing,
		    (enum standing_id)id, &text))
			changes = build_join(b, changes, " ",
			    build_copy(b, &text));
	}
	sbuf_clear(&text);
	build_add(b, DOC_PARA, NULL, build_join(b, build_say(b,
	    *changes == '\0' ? "rep-earlier-same" : "rep-earlier", "date",
	    build_date(b, &e->at), NULL), " ", changes), NULL);
}

static void
add_headline(struct build *b)
{
	const struct kb_passage *p = build_passage(b, KB_HEADLINE);
	bool alarm = b->f->alarm[KB_ALARM_CHILD] ||
	    b->f->alarm[KB_ALARM_LIFE];
	const char *what;

	if (p != NULL)
		build_use(b, &p->head);
	what = p != NULL ? build_text(b, &p->text) :
	    build_text(b, &b->kb->urgency[b->f->urgency].text);
	what = build_say(b, "rep-do-now", "what", build_lower(b,
	    build_bare(b, what)), NULL);
	build_add(b, alarm ? DOC_ALERT : DOC_HEADING, NULL, what,
	    p == NULL ? NULL : p->head.id);
}

#define DONTS_MAX 4

static void
add_donts(struct build *b)
{
	struct list raw = { { NULL }, 0 }, l = { { NULL }, 0 };
	const char *what;
	size_t i;

	build_passages(b, KB_DONT_LINE, &raw);
	for (i = 0; i < raw.n; i++)
		list_add(&l, build_lower(b, build_bare(b, raw.at[i])));
	if (l.n == 0)
		return;
	what = list_join(b, &l, DONTS_MAX, ", ", ", ");
	build_add(b, DOC_PARA, NULL, build_say(b, "rep-dont", "what", what,
	    NULL), NULL);
}

static void
add_follow_up(struct build *b)
{
	const struct kb_passage *p = build_passage(b, KB_FOLLOW_UP);

	if (p == NULL)
		return;
	build_use(b, &p->head);
	build_add(b, DOC_PARA, NULL, build_text(b, &p->text), p->head.id);
}

void
page_build(struct build *b)
{
	add_title(b);
	add_earlier(b);
	b->gap = true;
	add_headline(b);
	page_steps(b);
	b->gap = true;
	page_speak(b);
	b->gap = true;
	add_donts(b);
	add_follow_up(b);
}
