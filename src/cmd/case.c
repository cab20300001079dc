/* SPDX-License-Identifier: MIT */
#include "cmd/command.h"

#include <string.h>

#include "cmd/cases.h"
#include "kb/find.h"
#include "report/story.h"
#include "report/training.h"

static int
render(struct context *c, const struct doc *doc)
{
	return render_text(doc, &c->page, &c->out) == -1 ? 2 : 0;
}

static int
list(struct context *c, const struct cases_chosen *chosen, struct doc *doc)
{
	size_t i;

	for (i = 0; i < chosen->n; i++)
		story_entry(c->kb, c->lang, &chosen->cases->at[chosen->order
		    [i]], doc);
	return render(c, doc);
}

/* ---- show ---- */

static int
add_answers(struct context *c, const struct kb_case *one, struct doc *doc)
{
	struct arena *arena = arena_new();
	struct exercise x;
	int status = 2;

	if (exercise_read(&x, c->kb, one, arena, c->diag) == 0) {
		story_answers(c->lang, &x, doc);
		story_follows(c->lang, &x, doc);
		doc_add(doc, DOC_BLANK, 0, "", "", NULL);
		training_lessons(c->kb, c->lang, one, doc);
		status = 0;
	}
	arena_free(arena);
	return status;
}

static int
show(struct context *c, const struct cases_chosen *chosen, struct doc *doc)
{
	const struct kb_case *one;
	int status = 0;
	size_t i;

	if (chosen->n == 0)
		return command_fail(c, "usage-case-which", "");
	for (i = 0; i < chosen->n && status == 0; i++) {
		one = &chosen->cases->at[chosen->order[i]];
		if (i > 0)
			doc_add(doc, DOC_BLANK, 0, "", "", NULL);
		training_story(one, c->lang, doc);
		if (c->options->value[OPT_ANSWERS] != NULL)
			status = add_answers(c, one, doc);
	}
	return status == 0 ? render(c, doc) : status;
}

/* ---- template ---- */

/* What a group judges once it has answered. */
static const enum expect_key judged[] = { EXPECT_URGENCY, EXPECT_SECRECY,
    EXPECT_REPORTING };
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void
add_header(const struct kb *kb, struct sbuf *out)
{
	size_t i;

	sbuf_puts(out, "id");
	for (i = 0; i < kb->nquestions; i++) {
		sbuf_putc(out, '\t');
		sbuf_puts(out, kb->questions[i].head.id);
	}
	for (i = 0; i < COUNT(judged); i++) {
		sbuf_puts(out, "\texpect.");
		sbuf_puts(out, expect_key_name(judged[i]));
	}
	sbuf_putc(out, '\n');
}

/* Its country is given; the rest is the group's. */
static void
add_row(const struct kb *kb, const struct kb_case *one, struct sbuf *out)
{
	size_t i;

	sbuf_puts(out, one->head.id);
	for (i = 0; i < kb->nquestions + COUNT(judged); i++) {
		sbuf_putc(out, '\t');
		if (i == kb->country_question)
			sbuf_puts(out, kb_country_name(one->country));
	}
	sbuf_putc(out, '\n');
}

static int
template(struct context *c, const struct cases_chosen *chosen,
    struct doc *doc)
{
	size_t i;

	(void)doc;
	add_header(c->kb, &c->out);
	for (i = 0; i < chosen->n; i++)
		add_row(c->kb, &chosen->cases->at[chosen->order[i]],
		    &c->out);
	return c->out.failed ? 2 : 0;
}

/* ---- which ---- */

static const struct part {
	const char *name;
	int (*run)(struct context *, const struct cases_chosen *,
	    struct doc *);
	uint64_t options;
	bool named;			/* takes ids */
} parts[] = {
	{ "list", list, OPTION_BIT(OPT_THEME) | OPTION_BIT(OPT_DIFFICULTY),
	    false },
	{ "show", show, OPTION_BIT(OPT_ANSWERS), true },
	{ "template", template, 0, true },
};

const char *
command_case_part(size_t i)
{
	return i < COUNT(parts) ? parts[i].name : NULL;
}

/* What belongs to another part. */
static int
refuse(struct context *c, const struct part *p)
{
	const struct options *o = c->options;
	uint64_t own = 0;
	size_t i;

	for (i = 0; i < COUNT(parts); i++)
		own |= parts[i].options;
	if (o->nwords > 1 && !p->named)
		return command_fail(c, "usage-words-many", o->words[1]);
	return command_refuse(c, own & ~p->options);
}

static int
run(struct context *c, const struct part *p)
{
	struct cases_chosen chosen = { NULL, NULL, 0 };
	struct doc *doc;
	int status = 0;

	if (!p->named || c->options->nwords > 1)
		status = cases_choose(c, 1, &chosen);
	if (status != 0)
		return status;
	doc = doc_new();
	status = doc == NULL ? 2 : p->run(c, &chosen, doc);
	doc_free(doc);
	cases_clear(&chosen);
	return status;
}

int
command_case(struct context *c)
{
	const char *word = c->options->nwords == 0 ? parts[0].name :
	    c->options->words[0];
	size_t i;
	int status;

	for (i = 0; i < COUNT(parts) && strcmp(parts[i].name, word) != 0; i++)
		continue;
	if (i == COUNT(parts))
		return command_fail_near(c, "usage-case-part", word,
		    command_case_part);
	status = refuse(c, &parts[i]);
	return status == 0 ? run(c, &parts[i]) : status;
}
