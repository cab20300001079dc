/* SPDX-License-Identifier: MIT */
/*
 * What is written, where one piece of memory is refused, or all from one on:
 * each in turn.  It then says that it failed, or is what it always is.
 */
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "advice.h"
#include "base/memory.h"
#include "consult/pool_json.h"
#include "doc_rows.h"
#include "practice.h"
#include "prove/differ.h"
#include "report/batch.h"
#include "report/check.h"
#include "report/diff.h"
#include "report/explain.h"
#include "report/fhir.h"
#include "report/graph.h"
#include "report/group.h"
#include "report/handout.h"
#include "report/tally_render.h"
#include "report/training.h"
#include "refusing.h"
#include "report_small.h"

/* ---- a heap that refuses ---- */

extern void *__real_arena_alloc(struct arena *, size_t);
extern void *__real_arena_calloc(struct arena *, size_t, size_t);
extern void *__wrap_arena_alloc(struct arena *, size_t);
extern void *__wrap_arena_calloc(struct arena *, size_t, size_t);

/* As if its chunk had ended there. */
void *
__wrap_arena_alloc(struct arena *a, size_t size)
{
	if (a == NULL || !refuses())
		return __real_arena_alloc(a, size);
	arena_fail(a);
	return NULL;
}

void *
__wrap_arena_calloc(struct arena *a, size_t n, size_t size)
{
	if (a == NULL || !refuses())
		return __real_arena_calloc(a, n, size);
	arena_fail(a);
	return NULL;
}

/* ---- what is written of ---- */

struct world {
	struct advice a;	/* small, with everything in it */
	struct practice p;
	struct arena *arena;
	struct links *links;
	struct training t;
	struct choices choices;
	struct judgement mine;
	struct program *program;
	struct exercise x;
	struct group group;
	struct kb_cases *cases;
	struct kb *was, *now;
	struct kb_pairs pairs;
	struct diff_report diff;
	struct diag *found;
	struct doc *doc;
	struct brief *brief;
};

static char *
replaced(const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);
	struct sbuf b = SBUF_EMPTY;

	assert_non_null(at);
	sbuf_add(&b, text, (size_t)(at - text));
	sbuf_puts(&b, to);
	sbuf_puts(&b, at + strlen(from));
	return b.text;
}

static struct kb *
load(const char *text, struct diag *d)
{
	const struct kb_buffer docs[] = {
		{ "small.xml", text, strlen(text) },
		{ "more.xml", small_elements, sizeof(small_elements) - 1 },
	};
	struct kb *kb = kb_load_buffers(docs, 2, d);

	assert_non_null(kb);
	return kb;
}

/* A text, a rule and a difference in what is concluded. */
static void
open_diff(struct world *w)
{
	char *a = replaced(kb_small, "Wat is je beroep?", "Wat doe je?");
	char *b = replaced(a, "in=\"gp\"/></when></fact>",
	    "in=\"gp other\"/></when></fact>");

	w->was = load(kb_small, w->p.diag);
	w->now = load(b, w->p.diag);
	free(a);
	free(b);
	w->pairs = *kb_pairs_new(w->was, w->now, w->arena);
	w->diff = (struct diff_report){ .words = w->p.kb, .lang = KB_EN,
	    .was_dir = "old", .now_dir = "new", .pairs = &w->pairs };
	w->diff.edits = kb_compare(&w->pairs, NULL, NULL);
	w->diff.differ = differ_simulate(&w->pairs,
	    civil_days(2026, 11, 20), w->arena);
	assert_non_null(w->diff.edits);
	assert_true(w->diff.differ->differ > 0);
}

/* Everything other than the case has it. */
static void
open_training(struct world *w)
{
	const struct kb_case *c = &w->p.cases->at[0];
	const struct findings *f;
	struct answers *own;

	assert_int_equal(exercise_read(&w->x, w->p.kb, c, w->arena,
	    w->p.diag), 0);
	w->program = program_new(w->p.kb, w->x.day);
	f = findings_new(w->program, w->x.answers, w->x.day, w->arena);
	own = answers_new(w->p.kb, w->arena);
	answers_set_one(own, w->p.kb->country_question, answers_option(
	    w->x.answers, w->p.kb->country_question));
	choices_of(f, c->head.id, &w->choices);
	w->mine.to[0] = true;
	w->mine.step[w->mine.nsteps++] = w->choices.step[0];
	w->t = (struct training){ .kb = w->p.kb, .lang = KB_NL, .of = c,
	    .model = f, .own = findings_new(w->program, own, w->x.day,
	    w->arena), .choices = &w->choices, .mine = &w->mine };
	assert_int_equal(training_compare(&w->t, w->arena), 0);
}

static const char cases_text[] =
    "<cases xmlns=\"urn:bespreek:case:1\">"
    "<case id=\"one\" country=\"be\" theme=\"images\" difficulty=\"2\""
    " at=\"2026-11-20T14:30\">"
    KB_SMALL_T("title", "Een titel", "A title")
    KB_SMALL_T("story", "Ik twijfel.", "I am in doubt.")
    "<answer question=\"danger\" is=\"now\"/>"
    "<expect what=\"urgency\" is=\"now\"/>"
    "<learn>" KB_SMALL_T("text", "Vraag het.", "Ask it.")
    "<cite source=\"bespreek-design\" place=\"p. 1\"/></learn>"
    "</case></cases>";

/* Six who say the same of a case, and of one that is not known. */
static void
open_group(struct world *w)
{
	const struct kb_buffer doc = { "c.xml", cases_text,
	    sizeof(cases_text) - 1 };
	const char *id;
	struct group_person *p;
	size_t i;

	w->cases = kb_cases_load_buffers(w->a.kb, &doc, 1, w->p.diag);
	assert_non_null(w->cases);
	w->group = (struct group){ w->a.kb, w->arena, NULL };
	for (i = 0; i < 12; i++) {
		id = i < 6 ? "one" : "own";
		p = group_add(&w->group, id, strlen(id));
		assert_non_null(p);
		answers_copy(p->answers, w->a.answers);
		p->is[JUDGED_URGENCY] = KB_TODAY;
		p->step[p->nsteps++] = 0;
	}
}

static const struct row mixed[] = {
	{ DOC_TITLE, 0, "vandaag", "Titel" }, { DOC_HEADING, 1, NULL, "Kop" },
	{ DOC_ROW, 0, "Zwijgen", "Ja [1]." }, { DOC_CHECK, 0, NULL, "Wie?" },
	{ DOC_QUOTE, 0, NULL, "Hallo \u2026" },
	{ DOC_CONTACT, 0, "Hulp", "101" }, { DOC_FILL, 0, NULL, "Naam" },
	{ DOC_SOURCE, 0, "[1]", "Een 2026-11-20." },
	{ DOC_SOURCE_RUN, 0, "[2]", "Twee." },
	{ DOC_SOURCE_RUN, 0, "[3]", "Drie." },
};

static int
open_world(void **state)
{
	static const char *const answers[] = { "country=be", "danger=now",
	    "suicide=no", "profession=gp", "accepts=unknown",
	    "support=partner", NULL };
	const char *parts[] = { kb_small, small_elements };
	static struct world w;

	pool_json_prepare();
	practice_open(&w.p);
	advice_open_parts(&w.a, parts, 2, "2026-11-20T17:40");
	advice_answer_all(&w.a, answers);
	advice_find(&w.a, KB_NL);
	w.arena = arena_new();
	w.links = links_new(w.arena);
	links_add(w.links, "101", "tel:101");
	w.brief = brief_new(w.a.program, w.arena);
	brief_set(w.brief, 0, w.a.c.findings);
	open_diff(&w);
	open_training(&w);
	open_group(&w);
	w.found = diag_new();
	diag_begin(w.found, "words");
	diag_add(w.found, DIAG_FINDING, "a&b.xml", 12, "wrong; mend it");
	diag_example(w.found, "{\"id\":\"x\"}");
	w.doc = doc_of_rows(mixed, sizeof(mixed) / sizeof(mixed[0]));
	*state = &w;
	return 0;
}

static int
close_world(void **state)
{
	struct world *w = *state;

	doc_free(w->doc);
	diag_free(w->found);
	kb_cases_free(w->cases);
	program_free(w->program);
	kb_free(w->was);
	kb_free(w->now);
	arena_free(w->arena);
	advice_close(&w->a);
	practice_close(&w->p);
	return 0;
}

/* ---- how it is written ---- */

/* -1: it said that it failed. */
typedef int write_fn(struct world *, struct sbuf *);

static const struct style plain = { .width = 60, .plain = true,
    .blank = "blank", .paragraph = "section", .months = { "jan", "feb",
    "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" },
    .lang = KB_NL };

static int
advise(struct world *w, struct sbuf *out, const struct style *style,
    int (*render)(const struct doc *, const struct style *, struct sbuf *))
{
	struct doc *doc = doc_new();
	int result = -1;

	if (doc != NULL) {
		report_all(&w->a.c, doc);
		result = render(doc, style, out);
	}
	doc_free(doc);
	return result;
}

static int
text(struct world *w, struct sbuf *out)
{
	const struct style style = { .width = 80, .color = true,
	    .hyperlinks = true, .links = w->links, .lang = KB_NL };

	return advise(w, out, &style, render_text);
}

static int
spoken(struct world *w, struct sbuf *out)
{
	return advise(w, out, &plain, render_text);
}

static int
html(struct world *w, struct sbuf *out)
{
	const struct style style = { .links = w->links, .contents = "Parts",
	    .lang = KB_NL };

	return advise(w, out, &style, render_html);
}

static int
markdown(struct world *w, struct sbuf *out)
{
	const struct style style = { .links = w->links, .lang = KB_NL };

	return advise(w, out, &style, render_md);
}

static int
result(struct world *w, struct sbuf *out)
{
	return render_json(&w->a.c, out);
}

static int
saved(struct world *w, struct sbuf *out)
{
	return render_saved(w->a.answers, &w->a.c.at, out);
}

static int
form(struct world *w, struct sbuf *out)
{
	return fhir_questionnaire(w->a.kb, KB_NL, out);
}

static int
response(struct world *w, struct sbuf *out)
{
	return fhir_response(&w->a.c, out);
}

static int
graph(struct world *w, struct sbuf *out)
{
	struct arena *arena = arena_new();
	const struct graph *g = arena == NULL ? NULL : graph_new(w->a.kb,
	    KB_BE, NULL, arena);
	int done = g == NULL ? -1 : graph_dot(g, w->a.answers, KB_NL, out);

	arena_free(arena);
	return done;
}

/* What leads to a step and on. */
static int
graph_around(struct world *w, struct sbuf *out)
{
	struct arena *arena = arena_new();
	const struct graph *g = arena == NULL ? NULL : graph_new(w->a.kb,
	    KB_NO_COUNTRY, &w->a.kb->steps[0].head, arena);
	int done = g == NULL ? -1 : graph_dot(g, w->a.answers, KB_NL, out);

	arena_free(arena);
	return done;
}

/* One of each kind of block, made before memory is short. */
static int
blocks(struct world *w, struct sbuf *out)
{
	return render_text(w->doc, &plain, out);
}

static int
blocks_html(struct world *w, struct sbuf *out)
{
	const struct style style = { .links = w->links, .lang = KB_NL };

	return render_html(w->doc, &style, out);
}

static int
check(struct world *w, struct sbuf *out)
{
	static const char *const groups[] = { "words", "proofs", NULL };
	const struct check_report r = { w->found, "dir", groups, 1 };

	return check_json(&r, out) == -1 || check_junit(&r, out) == -1 ? -1
	    : 0;
}

static int
year(struct world *w, struct sbuf *out)
{
	static const struct tally_count counts[] = {
		{ 1, "self", "images", "phone", "neither", 20, 9 },
		{ 2, "relative", "offence", "mail", "referred", 0, 7 },
	};
	static tally_render_fn *const renders[] = { tally_render_text,
	    tally_render_chart, tally_render_tsv, tally_render_md };
	static const struct style seen = { .width = 60, .lang = KB_NL };
	const struct tally_page heard = { w->p.kb, &plain, true };
	const struct tally_page drawn = { w->p.kb, &seen, false };
	struct tally_year *y = tally_year_new(w->p.kb, KB_NL, 2026, counts,
	    2);
	struct sbuf one = SBUF_EMPTY;
	int done = y == NULL ? -1 : 0;
	size_t i;

	for (i = 0; i < 4 && done == 0; i++) {
		done = renders[i](y, i % 2 == 0 ? &heard : &drawn, &one);
		sbuf_puts(out, sbuf_text(&one));
		sbuf_clear(&one);
	}
	tally_year_free(y);
	return done;
}

static int
brief(struct world *w, struct sbuf *out)
{
	const struct batch_format *f = batch_format("jsonl", true);
	struct batch_case c = { .id = "a", .idlen = 1, .brief = w->brief };
	struct arena *arena = arena_new();

	if (arena != NULL)
		c.steps = batch_steps_new(f, w->a.kb, w->brief, arena);
	if (c.steps != NULL)
		f->put(&c, out);
	arena_free(arena);
	return c.steps == NULL || out->failed ? -1 : 0;
}

/* What is put together as a document. */
static int
put(struct sbuf *out, struct doc *doc, int done)
{
	if (done == 0)
		done = render_text(doc, &plain, out);
	doc_free(doc);
	return done;
}

static int
handout(struct world *w, struct sbuf *out)
{
	struct doc *doc = doc_new();

	if (doc == NULL)
		return -1;
	report_handout(&w->a.c, doc);
	report_handout_notes(&w->a.c, doc);
	return put(out, doc, 0);
}

static int
diff(struct world *w, struct sbuf *out)
{
	struct doc *doc = doc_new();
	int done = -1;

	w->pairs.arena = arena_new();
	if (doc != NULL && w->pairs.arena != NULL)
		done = report_diff(&w->diff, doc);
	done = put(out, doc, done);
	arena_free(w->pairs.arena);
	return done;
}

static int
diff_json(struct world *w, struct sbuf *out)
{
	return report_diff_json(&w->diff, out);
}

static int
trained(struct world *w, struct sbuf *out)
{
	struct doc *doc = doc_new();

	if (doc == NULL)
		return -1;
	training_judgement(&w->t, doc);
	(void)training_less(&w->t, doc);
	(void)training_rest(&w->t, doc);
	training_misreads(&w->t, doc);
	training_lessons(w->p.kb, KB_NL, w->t.of, doc);
	return put(out, doc, 0);
}

static int
trained_json(struct world *w, struct sbuf *out)
{
	return training_json(&w->t, out);
}

static int
group(struct world *w, struct sbuf *out)
{
	struct diag *d = diag_new();
	const struct group_report r = { &w->group, w->cases, KB_NL, d };
	struct doc *doc = doc_new();
	int done = put(out, doc, doc == NULL ? -1 : report_group(&r, doc));

	diag_free(d);
	return done;
}

/* ---- each, wherever it ends ---- */

/* Those that do not say themselves that a word is lost are not shown then:
 * memory_lacks() tells. */
static const struct { const char *name; write_fn *write; bool exact; }
    rows[] = {
	{ "text", text, false }, { "spoken", spoken, false },
	{ "html", html, false }, { "markdown", markdown, false },
	{ "result", result, true }, { "saved", saved, true },
	{ "form", form, true }, { "response", response, true },
	{ "graph", graph, true }, { "graph around", graph_around, true },
	{ "blocks", blocks, false }, { "blocks as HTML", blocks_html, true },
	{ "check", check, false },
	{ "year", year, false }, { "brief", brief, true },
	{ "handout", handout, true },
	{ "diff", diff, false }, { "diff as JSON", diff_json, false },
	{ "training", trained, false },
	{ "training as JSON", trained_json, true },
	{ "group", group, false },
};

static void
write_at_each(struct world *w, size_t row, const struct sbuf *wanted, bool on)
{
	struct sbuf out = SBUF_EMPTY;
	long i, told = 0;
	int done;

	heap.on = on;
	for (i = 0; i == 0 || heap.fired; i++) {
		heap.left = i;
		heap.fired = false;
		heap.armed = true;
		done = rows[row].write(w, &out);
		heap.armed = false;
		told += done == -1;
		if (done == -1)
			assert_true(heap.fired);
		else if (strcmp(sbuf_text(&out), sbuf_text(wanted)) != 0 &&
		    (rows[row].exact || !heap.fired))
			fail_msg("%s without piece %ld", rows[row].name, i);
		sbuf_clear(&out);
	}
	assert_true(told > 0);
}

static void
nothing_else_is_written(void **state)
{
	struct sbuf wanted = SBUF_EMPTY;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(rows[i].write(*state, &wanted), 0);
		assert_true(wanted.len > 10);
		write_at_each(*state, i, &wanted, false);
		write_at_each(*state, i, &wanted, true);
		sbuf_clear(&wanted);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_else_is_written),
	};

	return cmocka_run_group_tests(tests, open_world, close_world);
}
