/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "front/train_state.h"
#include "kb/find.h"
#include "report/report.h"

const struct kb_case *
train_case(const struct train *t)
{
	return &t->setup.cases->at[t->setup.order[t->at]];
}

struct training
train_sheet(const struct train *t)
{
	return (struct training){ .kb = t->x.kb, .lang = t->x.lang,
	    .of = train_case(t), .model = t->model, .own = t->session == NULL
	    ? NULL : session_findings(t->session), .choices = &t->choices,
	    .mine = &t->mine };
}

static const char *
role_of(const struct train *t)
{
	size_t question = t->x.kb->profession_question, option;

	if (question == KB_ALWAYS)
		return NULL;
	option = answers_option(t->exercise.answers, question);
	return option == KB_ALWAYS ? NULL :
	    t->x.kb->questions[question].options[option].id;
}

/* The questions are asked as when nobody reads along: no alarm waits and no
 * section can be opened. */
static struct session *
open_session(struct train *t)
{
	const struct session_options options = {
		.lang = t->x.lang, .day = t->exercise.day, .practice = true,
		.words = t->x.screen.plain,
		.country = kb_country_name(train_case(t)->country),
		.role = role_of(t),
	};

	return session_new(t->x.kb, t->program, &options, t->diag);
}

bool
train_open(struct train *t)
{
	const struct kb_case *c = train_case(t);

	memset(&t->exercise, 0, sizeof(t->exercise));
	t->phase = TRAIN_STORY;
	t->arena = arena_new();
	if (t->arena == NULL || exercise_read(&t->exercise, t->x.kb, c,
	    t->arena, t->diag) == -1)
		return false;
	t->program = program_new(t->x.kb, t->exercise.day);
	if (t->program == NULL)
		return false;
	t->model = findings_new(t->program, t->exercise.answers,
	    t->exercise.day, t->arena);
	t->session = t->model == NULL ? NULL : open_session(t);
	if (t->session == NULL)
		return false;
	choices_of(t->model, c->head.id, &t->choices);
	t->x.country = kb_country_name(c->country);
	return true;
}

void
train_close(struct train *t)
{
	session_free(t->session);
	program_free(t->program);
	if (t->arena != NULL)
		arena_wipe(t->arena);
	memset(&t->mine, 0, sizeof(t->mine));
	memset(&t->compared, 0, sizeof(t->compared));
	t->x.session = t->session = NULL;
	t->program = NULL;
	t->arena = NULL;
	t->model = NULL;
}

static struct report_context
context(const struct train *t)
{
	return (struct report_context){ .kb = t->x.kb, .lang = t->x.lang,
	    .findings = t->model, .at = train_case(t)->moment,
	    .plain = t->x.screen.plain };
}

void
train_say_section(struct train *t, int number)
{
	struct report_context c = context(t);

	exchange_blank(t->x.said);
	if (number == 0)
		report_page_one(&c, t->x.said);
	else
		report_section(&c, number, t->x.said);
}

/* Where it is not opened part by part: all that a reader needs. */
static void
keep(struct train *t, const struct training *sheet)
{
	static const int sections[] = { 0, 1, 9 };
	struct report_context c = context(t);
	struct doc *doc = t->x.kept;
	size_t i;

	exchange_say(&t->x, doc, DOC_HEADING, "train-yours", NULL);
	training_judgement(sheet, doc);
	exchange_blank(doc);
	exchange_say(&t->x, doc, DOC_HEADING, "train-beside", NULL);
	(void)training_less(sheet, doc);
	(void)training_rest(sheet, doc);
	exchange_blank(doc);
	training_misreads(sheet, doc);
	exchange_blank(doc);
	training_lessons(sheet->kb, sheet->lang, sheet->of, doc);
	exchange_blank(doc);
	exchange_say(&t->x, doc, DOC_HEADING, "train-model", NULL);
	for (i = 0; i < sizeof(sections) / sizeof(sections[0]); i++) {
		exchange_blank(doc);
		if (sections[i] == 0)
			report_page_one(&c, doc);
		else
			report_section(&c, sections[i], doc);
	}
}

bool
train_compare(struct train *t)
{
	struct training sheet = train_sheet(t);

	if (training_compare(&sheet, t->arena) == -1 ||
	    training_json(&sheet, &t->results) == -1)
		return false;
	t->finished++;
	t->compared = sheet;
	keep(t, &sheet);
	exchange_blank(t->x.said);
	exchange_say(&t->x, t->x.said, DOC_HEADING, "train-beside", NULL);
	t->less = training_less(&sheet, t->x.said);
	if (!t->less)
		(void)training_rest(&sheet, t->x.said);
	return true;
}

void
train_say_rest(struct train *t)
{
	const struct training *sheet = &t->compared;

	exchange_blank(t->x.said);
	if (t->less && training_rest(sheet, t->x.said))
		exchange_blank(t->x.said);
	training_misreads(sheet, t->x.said);
}

void
train_say_lessons(struct train *t)
{
	struct training sheet = train_sheet(t);

	exchange_blank(t->x.said);
	training_lessons(sheet.kb, sheet.lang, sheet.of, t->x.said);
}
