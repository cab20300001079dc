/* SPDX-License-Identifier: MIT */
#include "report/training.h"

#include <string.h>

#include "consult/fill.h"
#include "consult/standing.h"
#include "kb/find.h"
#include "report/phrase.h"

/* What the parts of the comparison are written with. */
struct sheet {
	const struct training *t;
	struct doc *doc;
	enum gap gap;		/* whose rows are written now */
};

int
training_compare(struct training *t, struct arena *arena)
{
	judgement_of(t->model, t->choices, &t->answer);
	judgement_of(t->own, t->choices, &t->follows);
	return misreads_of(t->model, t->own->answers, arena, &t->misreads);
}

/* ---- words ---- */

static const char *
words(const struct training *t, const char *message)
{
	return kb_message(t->kb, t->lang, message);
}

const char *
training_value(const struct kb *kb, enum kb_lang lang, enum judged about,
    size_t value)
{
	struct standing s = { KB_PLANNED, TRI_FALSE, OUTCOME_NONE };

	if (value == JUDGED_UNKNOWN)
		return kb_message(kb, lang, "train-unknown");
	if (about == JUDGED_REPORTING && value == OUTCOME_NONE)
		return kb_message(kb, lang, "train-no-ground");
	if (about == JUDGED_URGENCY)
		s.urgency = (enum kb_level)value;
	else if (about == JUDGED_SECRECY)
		s.secrecy = (enum tri)((int)value - 1);
	else
		s.outcome = (enum outcome)value;
	return kb_message(kb, lang, standing_value(&s,
	    (enum standing_id)about));
}

const char *
training_to(const struct kb *kb, enum kb_lang lang, const struct choices *c,
    size_t at)
{
	const struct kb_text *name = c->to[at].contact != KB_ALWAYS ?
	    &kb->contacts[c->to[at].contact].name :
	    &kb->roles[c->to[at].role].text;

	return name->in[lang];
}

void
training_step(const struct training *t, size_t step, struct sbuf *out)
{
	fill_text(t->model->answers, t->lang,
	    t->kb->steps[step].text.in[t->lang], NULL, out);
}

static void
add_part(struct sbuf *out, const char *separator, const char *part)
{
	if (out->len > 0)
		sbuf_puts(out, separator);
	sbuf_puts(out, part);
}

/* "parket, politie (101)" */
static void
add_recipients(const struct training *t, const struct judgement *j,
    struct sbuf *out)
{
	size_t i;

	if (j->to_unknown)
		sbuf_puts(out, words(t, "train-unknown"));
	for (i = 0; i < t->choices->nto; i++)
		if (j->to[i])
			add_part(out, ", ", training_to(t->kb, t->lang,
			    t->choices, i));
	if (out->len == 0)
		sbuf_puts(out, words(t, "train-nobody"));
}

static void
add_row(const struct training *t, struct doc *doc, enum doc_kind kind,
    const char *label, const struct sbuf *text)
{
	doc_add(doc, kind, 0, words(t, label), sbuf_text(text), NULL);
}

/* ---- the story and the judgement ---- */

void
training_story(const struct kb_case *c, enum kb_lang lang, struct doc *doc)
{
	size_t i;

	doc_add(doc, DOC_TITLE, 0, c->head.id, c->title.in[lang], NULL);
	for (i = 0; i < c->story.n; i++) {
		doc_add(doc, DOC_BLANK, 0, "", "", NULL);
		doc_add(doc, DOC_PARA, 0, "", c->story.at[i].in[lang], NULL);
	}
}

static void
show_steps(const struct training *t, const struct judgement *j,
    struct doc *doc)
{
	struct sbuf text = SBUF_EMPTY;
	size_t i;

	if (j->nsteps == 0)
		doc_add(doc, DOC_STATUS, 0, words(t, "train-steps"),
		    words(t, j->steps_unknown ? "train-unknown" :
		    "train-no-step"), NULL);
	for (i = 0; i < j->nsteps; i++) {
		sbuf_reset(&text);
		training_step(t, j->step[i], &text);
		doc_add(doc, i == 0 ? DOC_STATUS : DOC_DETAIL, 0,
		    i == 0 ? words(t, "train-steps") : "", sbuf_text(&text),
		    NULL);
	}
	sbuf_clear(&text);
}

void
training_judgement(const struct training *t, struct doc *doc)
{
	const struct judgement *j = t->mine;
	struct sbuf text = SBUF_EMPTY;
	int about;

	for (about = 0; about < NJUDGED; about++)
		doc_add(doc, DOC_STATUS, 0, words(t,
		    standing_name((enum standing_id)about)),
		    training_value(t->kb, t->lang, (enum judged)about,
		    j->is[about]), NULL);
	add_recipients(t, j, &text);
	add_row(t, doc, DOC_STATUS, "train-to", &text);
	show_steps(t, j, doc);
	sbuf_clear(&text);
}

/* ---- side by side ---- */

static const char *const gap_words[] = {
	[GAP_NONE] = "train-gap-none",
	[GAP_OPEN] = "train-gap-open",
	[GAP_OVER] = "train-gap-over",
	[GAP_MISSED] = "train-gap-missed",
};

static void
add_gap(const struct sheet *s, const struct sbuf *text)
{
	add_row(s->t, s->doc, DOC_STATUS, gap_words[s->gap], text);
}

/* The facts behind the urgency. */
static void
add_facts(const struct training *t, struct sbuf *out)
{
	struct sbuf facts = SBUF_EMPTY;
	const struct findings *f = t->model;
	size_t i;

	for (i = 0; i < f->nbecause && i < 2; i++) {
		if (i > 0) {
			sbuf_putc(&facts, ' ');
			sbuf_puts(&facts, words(t, "rep-and"));
			sbuf_putc(&facts, ' ');
		}
		fill_text(f->answers, t->lang,
		    t->kb->facts[f->because[i]].text.in[t->lang], NULL,
		    &facts);
	}
	if (facts.len > 0) {
		sbuf_putc(out, ' ');
		phrase_add(t->kb, t->lang, out, "train-because", "because",
		    sbuf_text(&facts), NULL);
	}
	sbuf_clear(&facts);
}

/* The grounds behind the reporting outcome: met ones, else open ones. */
static void
add_grounds(const struct training *t, struct sbuf *out)
{
	const struct findings *f = t->model;
	enum status status = f->outcome == OUTCOME_OPEN ? STATUS_OPEN :
	    STATUS_MET;
	struct sbuf names = SBUF_EMPTY;
	const struct kb_ground *g;
	size_t i;

	for (i = 0; i < f->ngrounds; i++) {
		g = &t->kb->grounds[f->grounds[i].ground];
		if (g->act != KB_REPORT || f->grounds[i].status != status)
			continue;
		if (names.len > 0)
			sbuf_puts(&names, "; ");
		fill_lower(&names, g->name.in[t->lang]);
	}
	if (names.len > 0) {
		sbuf_putc(out, ' ');
		phrase_add(t->kb, t->lang, out, "train-ground", "names",
		    sbuf_text(&names), NULL);
	}
	sbuf_clear(&names);
}

/* When one's own answers lead to what one judged, the story was read in
 * another way; when not, the rules were. */
static void
add_own(const struct training *t, enum judged about, struct sbuf *out)
{
	size_t own = t->follows.is[about];

	if (own == t->answer.is[about])
		return;
	sbuf_putc(out, ' ');
	phrase_add(t->kb, t->lang, out, own == t->mine->is[about] ?
	    "train-own-same" : "train-own", "own", training_value(t->kb,
	    t->lang, about, own), NULL);
}

static void
compare_value(const struct sheet *s, enum judged about)
{
	const struct training *t = s->t;
	const char *what = words(t, standing_name((enum standing_id)about));
	struct sbuf text = SBUF_EMPTY;

	if (judgement_gap(about, t->mine, &t->answer) != s->gap)
		return;
	phrase_add(t->kb, t->lang, &text, s->gap == GAP_NONE ? "train-same" :
	    "train-differs", "what", what, "mine", training_value(t->kb,
	    t->lang, about, t->mine->is[about]), "model",
	    training_value(t->kb, t->lang, about, t->answer.is[about]), NULL);
	if (about == JUDGED_URGENCY)
		add_facts(t, &text);
	if (about == JUDGED_REPORTING)
		add_grounds(t, &text);
	if (s->gap != GAP_NONE)
		add_own(t, about, &text);
	add_gap(s, &text);
	sbuf_clear(&text);
}

static bool
has_recipient(const struct judgement *j)
{
	size_t i;

	for (i = 0; i < CHOICES_TO_MAX; i++)
		if (j->to[i])
			return true;
	return j->to_unknown;
}

static void
leave_out(struct judgement *from, const struct judgement *these)
{
	size_t i;

	for (i = 0; i < CHOICES_TO_MAX; i++)
		from->to[i] &= !these->to[i];
}

static void
compare_to(const struct sheet *s)
{
	const struct training *t = s->t;
	struct sbuf text = SBUF_EMPTY, mine = SBUF_EMPTY, model = SBUF_EMPTY;
	struct judgement also = t->answer;
	bool more;

	if (judgement_gap_to(t->mine, &t->answer) != s->gap ||
	    (!has_recipient(t->mine) && !has_recipient(&t->answer)))
		return;
	add_recipients(t, t->mine, &mine);
	if (s->gap == GAP_NONE)
		leave_out(&also, t->mine);
	more = has_recipient(&also);
	add_recipients(t, &also, &model);
	phrase_add(t->kb, t->lang, &text, s->gap != GAP_NONE ?
	    "train-differs" : more ? "train-to-same" : "train-same", "what",
	    words(t, "train-to"), "mine", sbuf_text(&mine), "model",
	    sbuf_text(&model), NULL);
	add_gap(s, &text);
	sbuf_clear(&text);
	sbuf_clear(&mine);
	sbuf_clear(&model);
}

static void
add_step(const struct sheet *s, const char *message, size_t step)
{
	struct sbuf text = SBUF_EMPTY, words_of = SBUF_EMPTY;

	training_step(s->t, step, &words_of);
	phrase_add(s->t->kb, s->t->lang, &text, message, "step",
	    sbuf_text(&words_of), NULL);
	add_gap(s, &text);
	sbuf_clear(&text);
	sbuf_clear(&words_of);
}

/* Where the model has a step that somebody chose. */
static const char *
chosen_message(const struct training *t, size_t step)
{
	size_t place = findings_step(t->model, step);

	if (judgement_has_step(&t->answer, step))
		return "train-step-same";
	if (place == t->model->nsteps)
		return "train-step-other";
	return t->model->steps[place].possible ? "train-step-possible" :
	    "train-step-later";
}

static enum gap
gap_of(const struct training *t, size_t step)
{
	return judgement_gap_step(t->model, t->mine, &t->answer, step);
}

static void
compare_steps(const struct sheet *s)
{
	const struct training *t = s->t;
	size_t i, step;

	for (i = 0; i < t->answer.nsteps; i++) {
		step = t->answer.step[i];
		if (!judgement_has_step(t->mine, step) &&
		    gap_of(t, step) == s->gap)
			add_step(s, "train-step-missed", step);
	}
	for (i = 0; i < t->mine->nsteps; i++) {
		step = t->mine->step[i];
		if (gap_of(t, step) == s->gap)
			add_step(s, chosen_message(t, step), step);
	}
}

static bool
compare(const struct training *t, enum gap first, enum gap second,
    struct doc *doc)
{
	const enum gap order[] = { first, second };
	size_t i, before = doc_count(doc);
	struct sheet s = { t, doc, GAP_NONE };

	for (i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		s.gap = order[i];
		compare_value(&s, JUDGED_URGENCY);
		compare_steps(&s);
		compare_value(&s, JUDGED_REPORTING);
		compare_to(&s);
		compare_value(&s, JUDGED_SECRECY);
	}
	return doc_count(doc) > before;
}

bool
training_less(const struct training *t, struct doc *doc)
{
	return compare(t, GAP_MISSED, GAP_OPEN, doc);
}

bool
training_rest(const struct training *t, struct doc *doc)
{
	return compare(t, GAP_OVER, GAP_NONE, doc);
}

/* ---- the answers ---- */

void
training_answer(enum kb_lang lang, const struct answers *a, size_t question,
    struct sbuf *out)
{
	const struct kb_question *q = &a->kb->questions[question];
	const struct kb_option *o;
	struct sbuf text = SBUF_EMPTY;
	bool any = false;
	size_t i;

	for (i = 0; a->state[question] == ANSWER_GIVEN && i < q->noptions;
	    i++) {
		if (a->tick[q->first_option + i] != TRI_TRUE)
			continue;
		o = &q->options[i];
		sbuf_reset(&text);
		fill_text(a, lang, o->brief.in[lang] != NULL ?
		    o->brief.in[lang] : o->text.in[lang], NULL, &text);
		sbuf_puts(out, any ? ", " : "");
		fill_lower(out, sbuf_text(&text));
		any = true;
	}
	if (!any && a->state[question] == ANSWER_GIVEN)
		fill_lower(out, q->none.in[lang]);
	else if (!any)
		sbuf_puts(out, kb_message(a->kb, lang,
		    "train-unknown"));
	sbuf_clear(&text);
}

static enum judged
judged_of(const struct misread *m)
{
	return m->what == MISREAD_URGENCY ? JUDGED_URGENCY :
	    m->what == MISREAD_SECRECY ? JUDGED_SECRECY : JUDGED_REPORTING;
}

/* What the one answer would have done. */
static void
add_effect(const struct training *t, const struct misread *m,
    struct sbuf *out)
{
	static const struct { const char *missed, *over; } messages[] = {
		[MISREAD_NOTHING] = { "train-effect-none",
		    "train-effect-none" },
		[MISREAD_STEPS] = { "train-effect-step-lost",
		    "train-effect-step-gained" },
		[MISREAD_SECRECY] = { "train-effect", "train-effect" },
		[MISREAD_REPORTING] = { "train-effect", "train-effect" },
		[MISREAD_URGENCY] = { "train-effect", "train-effect" },
		[MISREAD_LIFE] = { "train-effect-life-lost",
		    "train-effect-life-gained" },
		[MISREAD_CHILD] = { "train-effect-child-lost",
		    "train-effect-child-gained" },
	};
	bool three = m->what >= MISREAD_SECRECY && m->what <= MISREAD_URGENCY;
	struct sbuf step = SBUF_EMPTY;
	enum judged about = judged_of(m);

	if (m->what == MISREAD_STEPS)
		training_step(t, m->value, &step);
	phrase_add(t->kb, t->lang, out, m->gap == GAP_MISSED ?
	    messages[m->what].missed : messages[m->what].over, "step",
	    sbuf_text(&step), "what", words(t,
	    standing_name((enum standing_id)about)), "now", !three ? "" :
	    training_value(t->kb, t->lang, about, m->value), NULL);
	sbuf_clear(&step);
}

static void
show_misread(const struct training *t, const struct misread *m,
    struct doc *doc)
{
	const struct kb_question *q = &t->kb->questions[m->question];
	struct sbuf text = SBUF_EMPTY, mine = SBUF_EMPTY, model = SBUF_EMPTY;
	struct sbuf number = SBUF_EMPTY;

	training_answer(t->lang, t->own->answers, m->question, &mine);
	training_answer(t->lang, t->model->answers, m->question, &model);
	sbuf_num(&number, q->number);
	phrase_add(t->kb, t->lang, &text, m->untold ? "train-misread-untold" :
	    "train-misread", "number", sbuf_text(&number), "name",
	    q->brief.in[t->lang], "mine", sbuf_text(&mine), "model",
	    sbuf_text(&model), NULL);
	sbuf_putc(&text, ' ');
	add_effect(t, m, &text);
	add_row(t, doc, DOC_STATUS, m->gap == GAP_NONE ? "train-gap-other" :
	    gap_words[m->gap], &text);
	sbuf_clear(&text);
	sbuf_clear(&mine);
	sbuf_clear(&model);
	sbuf_clear(&number);
}

void
training_misreads(const struct training *t, struct doc *doc)
{
	size_t i;

	doc_add(doc, DOC_HEADING, 0, "", words(t, t->misreads.n == 0 ?
	    "train-read-same" : "train-read"), NULL);
	for (i = 0; i < t->misreads.n; i++)
		show_misread(t, &t->misreads.at[i], doc);
}

/* ---- what there is to learn ---- */

static void
show_source(const struct kb *kb, enum kb_lang lang,
    const struct kb_cite *cite, struct doc *doc)
{
	const struct kb_source *s = &kb->sources[cite->source];
	struct sbuf text = SBUF_EMPTY, undated = SBUF_EMPTY;

	fill_lower(&undated, kb_message(kb, lang, "word-undated"));
	phrase_add(kb, lang, &text, cite->place == NULL ?
	    "train-source" : "train-source-place", "publisher", s->publisher,
	    "title", s->title, "place", cite->place == NULL ? "" :
	    cite->place, "date", s->date != NULL ? s->date :
	    sbuf_text(&undated), NULL);
	doc_add(doc, DOC_DETAIL, 0, "", sbuf_text(&text), s->head.id);
	sbuf_clear(&undated);
	sbuf_clear(&text);
}

void
training_lessons(const struct kb *kb, enum kb_lang lang,
    const struct kb_case *c, struct doc *doc)
{
	const struct kb_case_learn *l;
	size_t i, j;

	doc_add(doc, DOC_HEADING, 0, "", kb_message(kb, lang,
	    "train-lessons"), NULL);
	for (i = 0; i < c->nlessons; i++) {
		l = &c->lessons[i];
		doc_add(doc, DOC_NUMBERED, (int)i + 1, "", l->text.in[lang],
		    NULL);
		for (j = 0; j < l->ncites; j++)
			show_source(kb, lang, &l->cites[j], doc);
	}
}
