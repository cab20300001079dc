/* SPDX-License-Identifier: MIT */
/* What an editor reads of an edit, whole, in both languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "advice.h"
#include "base/civil.h"
#include "kb/load.h"
#include "kb_small.h"
#include "prove/solver.h"
#include "report/diff.h"
#include "report/render.h"

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

/* How a rule is said comes from the knowledge that it stands in. */
static const char messages[] = KB_SMALL_OPEN
    "<message id=\"word-is\">" KB_SMALL_T("text", "Antwoord op {x}",
    "Answer to {x}") "</message>" KB_SMALL_CLOSE;

static struct kb *
load(const char *text)
{
	const struct kb_buffer docs[] = {
		{ "small.xml", text, strlen(text) },
		{ "words.xml", messages, sizeof(messages) - 1 },
	};
	struct diag *d = diag_new();
	struct kb *kb = kb_load_buffers(docs, 2, d);

	diag_free(d);
	assert_non_null(kb);
	return kb;
}

/* What is printed of an edit of the smallest knowledge. */
static char *
printed(const struct kb *words, enum kb_lang lang, const char *from,
    const char *to)
{
	char *text = replaced(kb_small, from, to);
	struct kb *was = load(kb_small), *now = load(text);
	struct arena *arena = arena_new();
	const struct kb_pairs *p = kb_pairs_new(was, now, arena);
	struct diff_report r = { .words = words, .lang = lang,
	    .was_dir = "old", .now_dir = "new", .pairs = p };
	struct style style = { .width = 80, .lang = lang };
	struct sbuf out = SBUF_EMPTY;
	struct doc *doc = doc_new();

	r.edits = kb_compare(p, NULL, NULL);
	r.differ = differ_new(p, civil_days(2026, 11, 20), arena);
	assert_non_null(r.differ);
	assert_int_equal(report_diff(&r, doc), 0);
	assert_int_equal(render_text(doc, &style, &out), 0);
	doc_free(doc);
	arena_free(arena);
	kb_free(was);
	kb_free(now);
	free(text);
	return out.text;
}

static void
says(void **state, enum kb_lang lang, const char *from, const char *to,
    const char *wanted)
{
	char *text = printed(*state, lang, from, to);

	assert_string_equal(text, wanted);
	free(text);
}

#define WHEN(in) "<when><is question=\"danger\" in=\"" in "\"/></when>"

static void
test_conclusion(void **state)
{
	if (!solver_available())
		skip();
	says(state, KB_NL, WHEN("now"), WHEN("now days"),
	    "Wat er verandert in de kennis\n"
	    " Oud    old, uitgave van 2026-11-20, review none\n"
	    " Nieuw  new, uitgave van 2026-11-20, review none\n"
	    "\n"
	    "Conclusies\n"
	    "Van de 6 conclusies verschilt er één. Er staat een voorbeeld "
	    "bij.\n"
	    "\n"
	    " 1 alarm child (Een kind loopt nu gevaar): was “niet waar”, nu "
	    "“waar”.\n"
	    "   Voor wie? Elk beroep, in beide landen. Ook voordat een land "
	    "gekozen is.\n"
	    "   Voorbeeld: gevaar: Ja, binnen enkele dagen.\n"
	    "   Als casus voor batch:\n"
	    "   {\"id\":\"diff-1\",\"answers\":{\"danger\":\"days\"}}\n"
	    "\n"
	    "Gewijzigd\n"
	    "\n"
	    "alarm child\n"
	    " when (oud small.xml:10, nieuw small.xml:10)\n"
	    " was\n"
	    " 1  Antwoord op gevaar: Ja, nu\n"
	    " nu\n"
	    " 1  Antwoord op gevaar: Ja, nu / Ja, binnen enkele dagen\n");
}

static void
test_text(void **state)
{
	says(state, KB_EN, "Wat is je beroep?", "Wat doe je?",
	    "What changes in the knowledge\n"
	    " Old  old, released 2026-11-20, review none\n"
	    " New  new, released 2026-11-20, review none\n"
	    "\n"
	    "Conclusions\n"
	    "Every conclusion is the same for every combination of answers. "
	    "That was proved\n"
	    "for all 6.\n"
	    "\n"
	    "Changed\n"
	    "\n"
	    "question profession\n"
	    " text, Dutch (old small.xml:8, new small.xml:8)\n"
	    " was  Wat is je beroep?\n"
	    " now  Wat doe je?\n"
	    " Only the Dutch was changed. Is the English still right?\n"
	    " What is your profession?\n");
}

/* Who is bound by secrecy. */
static void
test_who(void **state)
{
	if (!solver_available())
		skip();
	says(state, KB_EN, "in=\"gp\"/></when></fact>",
	    "in=\"gp other\"/></when></fact>",
	    "What changes in the knowledge\n"
	    " Old  old, released 2026-11-20, review none\n"
	    " New  new, released 2026-11-20, review none\n"
	    "\n"
	    "Conclusions\n"
	    "Of 6 conclusions one differs, with an example.\n"
	    "\n"
	    " 1 secrecy: was “not bound”, now “bound”.\n"
	    "   For whom? Belgium: Another profession. The Netherlands: Another "
	    "profession.\n"
	    "   Also before a country is chosen.\n"
	    "   Example: profession: Another profession.\n"
	    "   As a case for batch:\n"
	    "   {\"id\":\"diff-1\",\"answers\":{\"profession\":\"other\"}}"
	    "\n"
	    "\n"
	    "Changed\n"
	    "\n"
	    "fact bound\n"
	    " when (old small.xml:9, new small.xml:9)\n"
	    " was\n"
	    " 1  Answer to profession: GP\n"
	    " now\n"
	    " 1  Answer to profession: GP / Another profession\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_conclusion),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_who),
	};

	return cmocka_run_group_tests(tests, advice_load, advice_drop);
}
