/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "kb/find.h"
#include "kb/load.h"
#include "kb_small.h"
#include "report/graph.h"

#define T KB_SMALL_T
#define FACT(id, when) "<fact id=\"" id "\">" T("text", id, id) \
    "<when>" when "</when></fact>\n"
#define IS(question, options) \
    "<is question=\"" question "\" in=\"" options "\"/>"

static const char elements[] =
    KB_SMALL_OPEN
    FACT("both", "<all>" IS("danger", "now days") IS("danger", "now")
    "<none><fact ref=\"bound\"/></none></all>")
    FACT("unused", IS("danger", "no"))
    "<question id=\"more\" number=\"5\" choice=\"one\">"
    T("text", "Meer?", "More?") T("why", "Ja.", "Yes.")
    T("unknown", "Weet ik niet", "I do not know") T("short", "meer", "more")
    "<option id=\"a\">" T("text", "A", "A") "</option>"
    "<option id=\"b\">" T("text", "B", "B") "</option>"
    "<ask-if><any><known question=\"danger\"/>" IS("suicide", "acute")
    "</any></ask-if>" KB_SMALL_CITE "</question>\n"
    "<step id=\"act\" time=\"week\" round=\"1\">"
    T("text", "Doe \" \\N &amp;lt; &lt;b&gt; in woorden lang", "Act")
    "<when><all><fact ref=\"both\"/>" IS("more", "a b")
    "</all></when>" KB_SMALL_CITE "</step>\n"
    "<step id=\"here\" time=\"week\" country=\"be\">"
    T("text", "Hier", "Here")
    "<when>" IS("more", "b") "</when>" KB_SMALL_CITE "</step>\n"
    KB_SMALL_CLOSE;

struct drawn {
	struct kb *kb;
	struct arena *arena;
	struct graph *g;
	struct sbuf dot;
};

static void
draw_of(struct drawn *d, const char *more, enum kb_country country,
    const char *id)
{
	const struct kb_buffer files[] = {
		{ "a.xml", kb_small, sizeof(kb_small) - 1 },
		{ "b.xml", more, strlen(more) },
	};
	struct diag *diag = diag_new();
	const struct kb_head *around = NULL;
	struct kb_near near;

	d->dot = (struct sbuf)SBUF_EMPTY;
	d->kb = kb_load_buffers(files, 2, diag);
	if (d->kb == NULL)
		fail_msg("%s", diag_at(diag, 0)->text);
	if (id != NULL)
		around = graph_find(d->kb, id, &near);
	assert_true(id == NULL || around != NULL);
	d->arena = arena_new();
	d->g = graph_new(d->kb, country, around, d->arena);
	assert_non_null(d->g);
	assert_int_equal(graph_dot(d->g, answers_new(d->kb, d->arena), KB_NL,
	    &d->dot), 0);
	diag_free(diag);
}

static void
draw(struct drawn *d, enum kb_country country, const char *id)
{
	draw_of(d, elements, country, id);
}

static void
end(struct drawn *d)
{
	sbuf_clear(&d->dot);
	arena_free(d->arena);
	kb_free(d->kb);
}

/* The edges that are shown, in order, as "from>to use". */
static void
edges_are(const struct drawn *d, const char *const *wanted)
{
	static const char uses[] = "+-?i";
	const struct graph_node *n = d->g->nodes;
	const struct graph_edge *e = d->g->edges;
	char line[80];
	size_t i, k = 0;

	for (i = 0; i < d->g->nedges; i++) {
		if (!n[e[i].from].shown || !n[e[i].to].shown)
			continue;
		(void)snprintf(line, sizeof(line), "%s>%s %c",
		    n[e[i].from].head->id, n[e[i].to].head->id,
		    uses[e[i].use]);
		assert_non_null(wanted[k]);
		assert_string_equal(line, wanted[k++]);
	}
	assert_null(wanted[k]);
}

static bool
shows(const struct drawn *d, const char *id)
{
	size_t i;

	for (i = 0; i < d->g->nnodes; i++)
		if (strcmp(d->g->nodes[i].head->id, id) == 0)
			return d->g->nodes[i].shown;
	fail_msg("no %s", id);
	return false;
}

static void
whole_leads_to_conclusions(void **state)
{
	static const char *const wanted[] = { "danger>more i",
	    "suicide>more i", "profession>bound +", "danger>both +",
	    "bound>both -", "both>act +", "more>act +", "more>here +",
	    "danger>child +", "suicide>life +", "danger>week ?",
	    "danger>today +", "danger>now +", "suicide>now +",
	    "week>planned -", "today>planned -", "now>planned -", NULL };
	struct drawn d;

	(void)state;
	draw(&d, KB_NO_COUNTRY, NULL);
	edges_are(&d, wanted);
	assert_false(shows(&d, "unused"));
	assert_true(shows(&d, "country"));
	end(&d);
	draw(&d, KB_NLD, NULL);
	assert_false(shows(&d, "here"));
	assert_true(shows(&d, "act"));
	end(&d);
}

/* Twice turned round counts; whether something is possible stays that,
 * whatever is turned round in it, but in an ask-if. */
static void
turned_round_in_one_another(void **state)
{
	static const char deep[] = KB_SMALL_OPEN
	    FACT("twice", "<none><none>" IS("danger", "now") "</none></none>")
	    FACT("maybe", "<possible><none>" IS("suicide", "acute")
	    "<known question=\"danger\"/></none></possible>")
	    "<question id=\"asks\" number=\"5\" choice=\"one\">"
	    T("text", "Meer?", "More?") T("why", "Ja.", "Yes.")
	    T("unknown", "Weet ik niet", "I do not know")
	    T("short", "meer", "more")
	    "<option id=\"a\">" T("text", "A", "A") "</option>"
	    "<ask-if><possible>" IS("danger", "now") "</possible></ask-if>"
	    KB_SMALL_CITE "</question>\n"
	    "<step id=\"act\" time=\"week\">" T("text", "Doe", "Act")
	    "<when><all><fact ref=\"twice\"/><fact ref=\"maybe\"/>"
	    IS("asks", "a") "</all></when>" KB_SMALL_CITE "</step>\n"
	    KB_SMALL_CLOSE;
	static const char *const wanted[] = { "danger>asks i",
	    "danger>twice +", "suicide>maybe ?", "danger>maybe ?",
	    "twice>act +", "maybe>act +", "asks>act +", NULL };
	struct drawn d;

	(void)state;
	draw_of(&d, deep, KB_NO_COUNTRY, "act");
	edges_are(&d, wanted);
	end(&d);
}

static void
around_one_is_what_leads_there_and_on(void **state)
{
	static const char *const of_both[] = { "profession>bound +",
	    "danger>both +", "bound>both -", "both>act +", NULL };
	static const char *const of_unused[] = { "danger>unused +", NULL };
	struct drawn d;

	(void)state;
	draw(&d, KB_NO_COUNTRY, "both");
	edges_are(&d, of_both);
	assert_false(shows(&d, "more"));
	end(&d);
	draw(&d, KB_NO_COUNTRY, "unused");
	edges_are(&d, of_unused);
	end(&d);
}

static void
hostile_words_are_words(void **state)
{
	struct drawn d;

	(void)state;
	draw(&d, KB_NO_COUNTRY, "act");
	assert_non_null(strstr(d.dot.text, "label=\"Doe \\\" \\\\N &amp;lt; "
	    "<b> in woorden\\nlang\\n[act]\"];\n"));
	/* The answers that count stand on the line from a question. */
	assert_non_null(strstr(d.dot.text,
	    "\"more\" -> \"act\" [arrowhead=normal, label=\"A / B\"];"));
	end(&d);
}

static void
nearest_is_offered(void **state)
{
	struct kb_near near;
	struct drawn d;

	(void)state;
	draw(&d, KB_NO_COUNTRY, NULL);
	assert_null(graph_find(d.kb, "boht", &near));
	assert_string_equal(near.best, "both");
	assert_null(graph_find(d.kb, "bespreek-desing", &near));
	assert_null(near.best);
	end(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_leads_to_conclusions),
		cmocka_unit_test(turned_round_in_one_another),
		cmocka_unit_test(around_one_is_what_leads_there_and_on),
		cmocka_unit_test(hostile_words_are_words),
		cmocka_unit_test(nearest_is_offered),
	};

	return cmocka_run_group_tests_name("graph", tests, NULL, NULL);
}
