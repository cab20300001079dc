/* SPDX-License-Identifier: MIT */
#include "report/build.h"

#include "engine/because.h"

/* Section 8: topics for later, by direction; no score and no sum. */

static void
add_direction(struct build *b, enum kb_direction direction,
    const char *message)
{
	const struct kb_indicator *indicator;
	struct list l = { { NULL }, 0 };
	size_t i;

	for (i = 0; i < b->f->nindicators; i++) {
		indicator = &b->kb->indicators[b->f->indicators[i]];
		if (indicator->direction != direction)
			continue;
		list_add(&l, build_lower(b, build_bare(b,
		    build_text(b, &indicator->text))));
		build_use(b, &indicator->head);
	}
	build_line(b, message, &l, b->caps->indicators);
}

static void
mark(void *marks, size_t question)
{
	((bool *)marks)[question] = true;
}

static bool
may_apply(const struct build *b, size_t question)
{
	return findings_rule(b->f, b->kb->questions[question].ask_if) !=
	    TRI_FALSE;
}

/* Questions that topics hang on and that nobody was asked. */
static void
add_not_asked(struct build *b)
{
	bool *topic = arena_calloc(b->arena, b->kb->nquestions + 1,
	    sizeof(*topic));
	struct list l = { { NULL }, 0 };
	size_t i, rule;

	if (topic == NULL) {
		b->failed = true;
		return;
	}
	for (i = 0; i < b->kb->nindicators; i++) {
		rule = b->kb->indicators[i].rule;	/* each has one */
		because_questions(b->kb, b->kb->rules[rule].expr, mark,
		    topic);
	}
	for (i = 0; i < b->kb->nquestions; i++)
		if (topic[i] && may_apply(b, i) &&
		    b->f->answers->state[i] == ANSWER_NONE)
			list_add(&l, build_text(b,
			    &b->kb->questions[i].brief));
	build_line(b, "rep-not-asked", &l, b->caps->topics);
}

void
topics_build(struct build *b)
{
	struct list notes = { { NULL }, 0 };
	size_t before, i;

	build_heading(b, 8, build_say(b, "rep-s8", NULL));
	before = doc_count(b->doc);
	add_direction(b, KB_RISK, "rep-topics-risk");
	add_direction(b, KB_PROTECTIVE, "rep-topics-protective");
	add_direction(b, KB_NEUTRAL, "rep-topics-neutral");
	add_not_asked(b);
	/* Notes alone say nothing about this person. */
	if (doc_count(b->doc) == before)
		return;
	build_passages(b, KB_TOPIC_NOTE, &notes);
	for (i = 0; i < notes.n && i < b->caps->notes; i++)
		build_add(b, DOC_LINE, NULL, notes.at[i], NULL);
}
