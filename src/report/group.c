/* SPDX-License-Identifier: MIT */
#include "report/group.h"

#include <string.h>

#include "consult/fill.h"
#include "consult/standing.h"
#include "engine/agreement.h"
#include "engine/exercise.h"
#include "kb/find.h"
#include "report/phrase.h"
#include "report/training.h"

/* The case that is written now. */
struct sheet {
	const struct group_report *r;
	const struct kb *kb;
	struct doc *doc;
	const struct group_case *of;
	const struct findings *model;	/* NULL: no case of the knowledge */
	struct choices choices;
	struct judgement answer;	/* with a model */
};

/* One thing that was answered: a name, the answers in words, and which of
 * them the model gives. */
struct asked {
	struct sbuf name;
	unsigned count[WITHHOLD_MAX];
	size_t k;
	size_t model;		/* KB_ALWAYS: none */
};

static const char *
words(const struct sheet *s, const char *message)
{
	return kb_message(s->kb, s->r->lang, message);
}

static void
add_number(struct sbuf *b, unsigned long n)
{
	sbuf_reset(b);
	sbuf_num(b, n);
}

/* "0,7" */
static void
add_tenths(const struct sheet *s, int tenths, struct sbuf *out)
{
	unsigned long n = (unsigned long)(tenths < 0 ? -tenths : tenths);

	if (tenths < 0)
		sbuf_puts(out, words(s, "group-minus"));
	sbuf_num(out, n / 10);
	sbuf_puts(out, words(s, "group-point"));
	sbuf_num(out, n % 10);
}

/* Its name and how far they agree, or that it is hidden. */
static void
say_asked(const struct sheet *s, enum doc_kind kind, const struct asked *a,
    const struct withhold *w)
{
	struct agreement agreement = agreement_of(a->count, 1, a->k);
	struct sbuf text = SBUF_EMPTY, value = SBUF_EMPTY;

	add_tenths(s, agreement_tenths(&agreement), &value);
	phrase_add(s->kb, s->r->lang, &text, w->any ? "group-agreement" :
	    "group-hidden", "name", sbuf_text(&a->name), "value",
	    sbuf_text(&value), NULL);
	doc_add(s->doc, kind, 0, "", sbuf_text(&text), NULL);
	sbuf_clear(&text);
	sbuf_clear(&value);
}

static void
say_count(const struct sheet *s, unsigned n, const char *answer, bool model)
{
	struct sbuf number = SBUF_EMPTY, text = SBUF_EMPTY;

	add_number(&number, n);
	phrase_add(s->kb, s->r->lang, &text, model ? "group-as-model" :
	    "group-answer", "answer", answer, NULL);
	doc_add(s->doc, DOC_ROW, 0, sbuf_text(&number), sbuf_text(&text),
	    NULL);
	sbuf_clear(&number);
	sbuf_clear(&text);
}

/* The words of an answer by its place. */
typedef void answer_fn(const struct sheet *, const void *what, size_t place,
    struct sbuf *);

static void
say_answers(const struct sheet *s, const struct asked *a, answer_fn *answer,
    const void *what)
{
	struct withhold w = withhold_of(a->count, a->k);
	struct sbuf text = SBUF_EMPTY;
	size_t i;

	say_asked(s, DOC_SUBHEADING, a, &w);
	for (i = 0; w.any && i < a->k; i++) {
		if (!w.shown[i])
			continue;
		sbuf_reset(&text);
		if (i + 1 == a->k)
			sbuf_puts(&text, words(s, "group-none"));
		else if (i + 2 == a->k)
			sbuf_puts(&text, words(s, "train-unknown"));
		else
			answer(s, what, i, &text);
		say_count(s, a->count[i], sbuf_text(&text), i == a->model);
	}
	if (w.any && w.rest > 0)
		say_count(s, w.rest, words(s, "group-rest"), false);
	sbuf_clear(&text);
}

/* ---- questions ---- */

static void
name_question(const struct sheet *s, const struct kb_question *q,
    struct sbuf *out)
{
	struct sbuf number = SBUF_EMPTY;

	add_number(&number, q->number);
	phrase_add(s->kb, s->r->lang, out, "group-question", "number",
	    sbuf_text(&number), "name", q->brief.in[s->r->lang], NULL);
	sbuf_clear(&number);
}

static void
option_words(const struct sheet *s, const void *what, size_t place,
    struct sbuf *out)
{
	const struct kb_question *q = what;
	const struct kb_text *t = &q->options[place].brief;
	const struct answers *a = s->of->people->answers;

	if (t->in[s->r->lang] == NULL)
		t = &q->options[place].text;
	fill_text(s->model != NULL ? s->model->answers : a, s->r->lang,
	    t->in[s->r->lang], NULL, out);
}

/* The place of the model's answer. */
static size_t
model_option(const struct sheet *s, size_t question)
{
	size_t option;

	if (s->model == NULL)
		return KB_ALWAYS;
	option = answers_option(s->model->answers, question);
	return option != KB_ALWAYS ? option :
	    s->kb->questions[question].noptions;
}

static void
say_one(const struct sheet *s, size_t question)
{
	const struct kb_question *q = &s->kb->questions[question];
	struct asked a = { .name = SBUF_EMPTY,
	    .model = model_option(s, question) };

	a.k = group_count_question(s->of, question, a.count);
	name_question(s, q, &a.name);
	say_answers(s, &a, option_words, q);
	sbuf_clear(&a.name);
}

/* Rows of what each could choose or not, and how far they agree on those
 * that are told.  All that could be chosen is listed, so that what is left
 * out tells nothing. */
struct rows { struct doc *doc; int tenths; int told; };

static void
add_share(const struct sheet *s, struct rows *r, const struct asked *a,
    bool model)
{
	struct withhold w = withhold_of(a->count, a->k);
	struct agreement agreement = agreement_of(a->count, 1, a->k);
	struct sbuf text = SBUF_EMPTY, n = SBUF_EMPTY;

	if (w.any) {
		sbuf_num(&n, a->count[0]);
		r->tenths += agreement_tenths(&agreement);
		r->told++;
	} else
		sbuf_puts(&n, words(s, "group-dash"));
	phrase_add(s->kb, s->r->lang, &text, model ? "group-as-model" :
	    "group-answer", "answer", sbuf_text(&a->name), NULL);
	doc_add(r->doc, DOC_ROW, 0, sbuf_text(&n), sbuf_text(&text), NULL);
	sbuf_clear(&text);
	sbuf_clear(&n);
}

/* To the nearest. */
static int
mean(int sum, int n)
{
	return (2 * sum + (sum < 0 ? -n : n)) / (2 * n);
}

static void
say_rows(const struct sheet *s, const struct rows *r, const char *name)
{
	struct sbuf text = SBUF_EMPTY, value = SBUF_EMPTY;

	if (r->told > 0)
		add_tenths(s, mean(r->tenths, r->told), &value);
	phrase_add(s->kb, s->r->lang, &text, r->told > 0 ?
	    "group-agreement" : "group-hidden", "name", name, "value",
	    sbuf_text(&value), NULL);
	doc_add(s->doc, DOC_SUBHEADING, 0, "", sbuf_text(&text), NULL);
	if (r->told > 0)
		doc_add_part(s->doc, r->doc, 0, doc_count(r->doc));
	sbuf_clear(&text);
	sbuf_clear(&value);
}

static bool
model_ticks(const struct sheet *s, const struct kb_question *q, size_t option)
{
	return s->model != NULL &&
	    s->model->answers->tick[q->first_option + option] == TRI_TRUE;
}

static void
say_many(const struct sheet *s, size_t question)
{
	const struct kb_question *q = &s->kb->questions[question];
	struct rows rows = { doc_new(), 0, 0 };
	struct sbuf name = SBUF_EMPTY;
	struct asked a;
	size_t i;

	for (i = 0; rows.doc != NULL && i < q->noptions; i++) {
		a = (struct asked){ .name = SBUF_EMPTY };
		a.k = group_count_option(s->of, question, i, a.count);
		option_words(s, q, i, &a.name);
		add_share(s, &rows, &a, model_ticks(s, q, i));
		sbuf_clear(&a.name);
	}
	name_question(s, q, &name);
	if (rows.doc != NULL)
		say_rows(s, &rows, sbuf_text(&name));
	doc_free(rows.doc);
	sbuf_clear(&name);
}

static void
say_questions(const struct sheet *s)
{
	size_t i;

	for (i = 0; i < s->kb->nquestions; i++)
		if (i == s->kb->country_question ||
		    i == s->kb->profession_question)
			continue;	/* the case's own */
		else if (!group_answered(s->of, i))
			continue;
		else if (s->kb->questions[i].many)
			say_many(s, i);
		else
			say_one(s, i);
}

/* ---- the judgement ---- */

static void
value_words(const struct sheet *s, const void *what, size_t place,
    struct sbuf *out)
{
	sbuf_puts(out, training_value(s->kb, s->r->lang,
	    *(const enum judged *)what, place));
}

static bool
say_judged(const struct sheet *s)
{
	struct asked a;
	bool any = false;
	int i;

	for (i = 0; i < NJUDGED; i++) {
		enum judged about = (enum judged)i;

		a = (struct asked){ .name = SBUF_EMPTY, .model =
		    s->model == NULL ? KB_ALWAYS : s->answer.is[i] };
		if (!group_judged(s->of, about))
			continue;
		any = true;
		a.k = group_count_judged(s->of, about, a.count);
		sbuf_puts(&a.name, words(s,
		    standing_name((enum standing_id)i)));
		say_answers(s, &a, value_words, &about);
		sbuf_clear(&a.name);
	}
	return any;
}

static void
say_to(const struct sheet *s)
{
	struct rows rows = { doc_new(), 0, 0 };
	struct asked a;
	size_t i;

	for (i = 0; rows.doc != NULL && i < s->choices.nto; i++) {
		a = (struct asked){ .name = SBUF_EMPTY };
		a.k = group_count_to(s->of, s->choices.to[i].id, a.count);
		sbuf_puts(&a.name, training_to(s->kb, s->r->lang,
		    &s->choices, i));
		add_share(s, &rows, &a, s->answer.to[i]);
		sbuf_clear(&a.name);
	}
	if (rows.doc != NULL)
		say_rows(s, &rows, words(s, "train-to"));
	doc_free(rows.doc);
}

static void
say_steps(const struct sheet *s)
{
	const struct training t = { .kb = s->kb, .lang = s->r->lang,
	    .model = s->model };
	struct rows rows = { doc_new(), 0, 0 };
	struct asked a;
	size_t i;

	for (i = 0; rows.doc != NULL && i < s->choices.nsteps; i++) {
		a = (struct asked){ .name = SBUF_EMPTY };
		a.k = group_count_step(s->of, s->choices.step[i], a.count);
		training_step(&t, s->choices.step[i], &a.name);
		add_share(s, &rows, &a, judgement_has_step(&s->answer,
		    s->choices.step[i]));
		sbuf_clear(&a.name);
	}
	if (rows.doc != NULL)
		say_rows(s, &rows, words(s, "train-steps"));
	doc_free(rows.doc);
}

/* ---- a case ---- */

static void
say_title(const struct sheet *s, const struct kb_case *c)
{
	struct sbuf text = SBUF_EMPTY, n = SBUF_EMPTY;
	const char *message = c == NULL ? "group-file" : "group-case";

	add_number(&n, s->of->n);
	doc_add(s->doc, DOC_BLANK, 0, "", "", NULL);
	if (s->of->n < WITHHOLD_BELOW)
		message = "group-few";
	phrase_add(s->kb, s->r->lang, &text, message, "case", s->of->id, "title",
	    c == NULL ? "" : c->title.in[s->r->lang], "count", sbuf_text(&n),
	    NULL);
	doc_add(s->doc, DOC_HEADING, 0, "", sbuf_text(&text), NULL);
	sbuf_clear(&text);
	sbuf_clear(&n);
}

static void
say_case(const struct sheet *s, const struct kb_case *c)
{
	say_title(s, c);
	if (s->of->n < WITHHOLD_BELOW)
		return;
	if (say_judged(s) && s->model != NULL) {
		say_to(s);
		say_steps(s);
	}
	say_questions(s);
}

/* With what the rules say on it. */
static int
decide(struct sheet *s, const struct kb_case *c, struct arena *arena)
{
	struct program *program;
	struct exercise x;

	memset(&x, 0, sizeof(x));
	if (arena == NULL || exercise_read(&x, s->kb, c, arena,
	    s->r->diag) == -1)
		return -1;
	program = program_new(s->kb, x.day);
	if (program != NULL)
		s->model = findings_new(program, x.answers, x.day, arena);
	if (s->model != NULL) {
		choices_of(s->model, c->head.id, &s->choices);
		judgement_of(s->model, &s->choices, &s->answer);
		say_case(s, c);
	}
	program_free(program);
	return s->model == NULL ? -1 : 0;
}

static int
one_case(const struct group_report *r, const struct group_case *of,
    struct doc *doc)
{
	size_t at = kb_cases_find(r->cases, of->id, strlen(of->id));
	struct sheet s = { .r = r, .kb = r->group->kb, .doc = doc, .of = of };
	struct arena *arena;
	int result;

	if (at == KB_ALWAYS) {
		say_case(&s, NULL);
		return 0;
	}
	arena = arena_new();
	result = decide(&s, &r->cases->at[at], arena);
	arena_free(arena);
	return result;
}

/* ---- over the cases ---- */

/* The mean of what was told of each case, so that it tells no more. */
struct told { int tenths, cases; };

static void
add_told(const unsigned *count, size_t k, struct told *told)
{
	struct withhold w = withhold_of(count, k);
	struct agreement a = agreement_of(count, 1, k);

	told->tenths += w.any ? agreement_tenths(&a) : 0;
	told->cases += w.any;
}

static void
say_mean(const struct sheet *s, const struct told *told, const char *name)
{
	struct sbuf value = SBUF_EMPTY;

	if (told->cases > 1) {
		add_tenths(s, mean(told->tenths, told->cases), &value);
		doc_add(s->doc, DOC_ROW, 0, sbuf_text(&value), name, NULL);
	}
	sbuf_clear(&value);
}

static void
mean_judged(const struct sheet *s, enum judged about)
{
	unsigned count[WITHHOLD_MAX];
	const struct group_case *c;
	struct told told = { 0, 0 };

	for (c = s->r->group->cases; c != NULL; c = c->next)
		if (c->n >= WITHHOLD_BELOW && group_judged(c, about))
			add_told(count, group_count_judged(c, about, count),
			    &told);
	say_mean(s, &told, words(s,
	    standing_name((enum standing_id)about)));
}

static void
mean_question(const struct sheet *s, size_t question)
{
	struct sbuf name = SBUF_EMPTY;
	unsigned count[WITHHOLD_MAX];
	const struct group_case *c;
	struct told told = { 0, 0 };

	for (c = s->r->group->cases; c != NULL; c = c->next)
		if (c->n >= WITHHOLD_BELOW && group_answered(c, question))
			add_told(count, group_count_question(c, question,
			    count), &told);
	name_question(s, &s->kb->questions[question], &name);
	say_mean(s, &told, sbuf_text(&name));
	sbuf_clear(&name);
}

static void
say_means(const struct group_report *r, struct doc *doc)
{
	struct sheet s = { .r = r, .kb = r->group->kb, .doc = doc };
	size_t i;

	doc_add(doc, DOC_BLANK, 0, "", "", NULL);
	doc_add(doc, DOC_HEADING, 0, "", words(&s, "group-all"), NULL);
	for (i = 0; i < NJUDGED; i++)
		mean_judged(&s, (enum judged)i);
	for (i = 0; i < s.kb->nquestions; i++)
		if (!s.kb->questions[i].many && i != s.kb->country_question &&
		    i != s.kb->profession_question)
			mean_question(&s, i);
}

int
report_group(const struct group_report *r, struct doc *doc)
{
	static const char *const notes[] = { "group-note", "group-note-zero",
	    "group-note-hidden", "group-note-share" };
	const struct kb *kb = r->group->kb;
	const struct group_case *c;
	size_t i;

	doc_add(doc, DOC_TITLE, 0, "", kb_message(kb, r->lang, "group-title"),
	    NULL);
	for (i = 0; i < sizeof(notes) / sizeof(notes[0]); i++)
		doc_add(doc, DOC_NOTE, 0, "", kb_message(kb, r->lang,
		    notes[i]), NULL);
	for (c = r->group->cases; c != NULL; c = c->next)
		if (one_case(r, c, doc) == -1)
			return -1;
	if (r->group->cases != NULL && r->group->cases->next != NULL)
		say_means(r, doc);
	return doc_failed(doc) ? -1 : 0;
}
