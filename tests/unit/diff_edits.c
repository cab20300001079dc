/* SPDX-License-Identifier: MIT */
/* What an editor reads of each kind of edit: what it is in, what stood there
 * and what stands there now. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "advice.h"
#include "kb/load.h"
#include "kb_documents.h"
#include "prove/differ.h"
#include "report/diff_parts.h"
#include "report/render.h"

/* ---- where two texts differ ---- */

/* Longer than is shown whole. */
#define START "one two three four five six seven eight nine ten eleven twelve"
#define END "thirteen fourteen fifteen sixteen seventeen eighteen nineteen " \
    "twenty twenty-one twenty-two twenty-three twenty-four twenty-five"
#define LAST "twenty-one twenty-two twenty-three twenty-four twenty-five"
#define SHORT "een twee drie vier vijf zes zeven acht negen tien"

static const struct excerpt { const char *was, *now, *a, *b; } excerpts[] = {
	/* A short one is shown whole. */
	{ SHORT, SHORT " elf", SHORT, SHORT " elf" },
	/* Of a long one five words before and behind. */
	{ START " X " END, START " Y " END,
	    "… eight nine ten eleven twelve X thirteen fourteen fifteen "
	    "sixteen seventeen …",
	    "… eight nine ten eleven twelve Y thirteen fourteen fifteen "
	    "sixteen seventeen …" },
	/* Of what was added nothing is left out. */
	{ "one two", START " " END, "one two", START " " END },
	/* What stands there twice is not taken for the same twice. */
	{ START " " END, START " twelve " END,
	    "… eight nine ten eleven twelve thirteen fourteen fifteen "
	    "sixteen seventeen eighteen …",
	    "… eight nine ten eleven twelve twelve thirteen fourteen "
	    "fifteen sixteen seventeen eighteen …" },
	/* At the start and at the end there is nothing to leave out. */
	{ "X " START " " END, START " " END,
	    "X one two three four five six …",
	    "one two three four five six …" },
	{ START " " END, START " " END " X",
	    "… twenty " LAST, "… twenty " LAST " X" },
	/* The one ends where the other goes on with the same word. */
	{ START " " END " six", START " " END " to six",
	    "… " LAST " six", "… " LAST " to six" },
	{ START " " END " to six", START " " END " six",
	    "… " LAST " to six", "… " LAST " six" },
	/* There or not there: all of it. */
	{ NULL, START " " END, "", START " " END },
	{ START " " END, NULL, START " " END, "" },
};

static void
where_texts_differ(void **state)
{
	struct sbuf a = SBUF_EMPTY, b = SBUF_EMPTY;
	const struct excerpt *e;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(excerpts) / sizeof(excerpts[0]); i++) {
		e = &excerpts[i];
		diff_excerpt(e->was, e->now, &a, &b);
		assert_string_equal(sbuf_text(&a), e->a);
		assert_string_equal(sbuf_text(&b), e->b);
		sbuf_clear(&a);
		sbuf_clear(&b);
	}
}

/* ---- an edit of knowledge ---- */

static char *
replaced(const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);
	struct sbuf b = SBUF_EMPTY;

	if (at == NULL)
		fail_msg("%s", from);
	sbuf_add(&b, text, (size_t)(at - text));
	sbuf_puts(&b, to);
	sbuf_puts(&b, at + strlen(from));
	return b.text;
}

#define WORD(id, text) "<message id=\"word-" id "\">" \
    KB_SMALL_T("text", text, text) "</message>"
/* How a rule is said comes from the knowledge that it stands in. */
static const char messages[] = KB_SMALL_OPEN
    WORD("is", "{x}") WORD("any", "any of") WORD("all", "all of")
    WORD("at-least", "{x} of")
    WORD("reading", "reading") WORD("main-wide", "wide")
    WORD("main-narrow", "narrow") WORD("none", "none of")
    WORD("fact", "bound") WORD("ground", "talk") WORD("law", "open")
    WORD("act", "act") WORD("true", "true") WORD("false", "false")
    KB_SMALL_CLOSE;

static struct kb *
load(const char *text)
{
	const struct kb_buffer docs[] = {
		{ "small.xml", kb_small, sizeof(kb_small) - 1 },
		{ "full.xml", text, strlen(text) },
		{ "words.xml", messages, sizeof(messages) - 1 },
	};
	struct diag *d = diag_new();
	struct kb *kb = kb_load_buffers(docs, 3, d);

	if (kb == NULL)
		fail_msg("%s", diag_at(d, 0)->text);
	diag_free(d);
	return kb;
}

/* The same as report_diff() and report_diff_json() have it. */
static void
write_both(const struct kb *words, const char *old, const char *new,
    struct sbuf *text, struct sbuf *json)
{
	const long day = 0;
	const struct differ same = { .days = &day };
	struct kb *was = load(old), *now = load(new);
	struct arena *arena = arena_new();
	const struct kb_pairs *p = kb_pairs_new(was, now, arena);
	struct diff_report r = { .words = words, .lang = KB_EN,
	    .was_dir = "old", .now_dir = "new", .pairs = p,
	    .edits = kb_compare(p, NULL, NULL), .differ = &same };
	struct style style = { .width = 80, .lang = KB_EN };
	struct doc *doc = doc_new();

	assert_int_equal(report_diff(&r, doc), 0);
	assert_int_equal(render_text(doc, &style, text), 0);
	assert_int_equal(report_diff_json(&r, json), 0);
	doc_free(doc);
	arena_free(arena);
	kb_free(was);
	kb_free(now);
}

/* What is printed below the conclusions. */
static char *
printed(const struct kb *words, const char *old, const char *new)
{
	struct sbuf text = SBUF_EMPTY, json = SBUF_EMPTY;
	char *from;

	write_both(words, old, new, &text, &json);
	from = strstr(sbuf_text(&text), "for all 0.\n");
	assert_non_null(from);
	from = strdup(from + strlen("for all 0.\n"));
	sbuf_clear(&text);
	sbuf_clear(&json);
	return from;
}

/* From the one to the other, and back. */
static void
says(void **state, const char *from, const char *to, const char *there,
    const char *back)
{
	char *edited = replaced(kb_full, from, to);
	char *text = printed(*state, kb_full, edited);

	assert_string_equal(text, there);
	free(text);
	text = printed(*state, edited, kb_full);
	assert_string_equal(text, back);
	free(text);
	free(edited);
}

#define ONE_SIDED "A question or answer that only one side has is unknown " \
    "to the other.\n"
#define CHANGED "\nChanged\n\n"

static void
values(void **state)
{
	says(state, "id=\"worries\" country=\"nl\"", "id=\"worries\"",
	    CHANGED "background worries\n"
	    " country (old full.xml:302, new full.xml:302)\n"
	    " was  nl\n now  nothing\n",
	    CHANGED "background worries\n"
	    " country (old full.xml:302, new full.xml:302)\n"
	    " was  nothing\n now  nl\n");
}

#define HINT "<hint xml:lang=\"nl\">Kies alles.</hint>\n" \
    "<hint xml:lang=\"en\">Choose all.</hint>\n"

/* Whether the other language still says the same is asked when only one was
 * changed. */
static void
texts(void **state)
{
	says(state, ">Choose all.<", ">Pick all.<",
	    CHANGED "question setting\n"
	    " hint, English (old full.xml:18, new full.xml:18)\n"
	    " was  Choose all.\n now  Pick all.\n"
	    " Only the English was changed. Is the Dutch still right?\n"
	    " Kies alles.\n",
	    CHANGED "question setting\n"
	    " hint, English (old full.xml:18, new full.xml:18)\n"
	    " was  Pick all.\n now  Choose all.\n"
	    " Only the English was changed. Is the Dutch still right?\n"
	    " Kies alles.\n");
	/* One that is not there has the place of its element. */
	says(state, HINT, "\n\n",
	    CHANGED "question setting\n"
	    " hint, Dutch (old full.xml:18, new full.xml:15)\n"
	    " was  Kies alles.\n now  nothing\n"
	    " hint, English (old full.xml:18, new full.xml:15)\n"
	    " was  Choose all.\n now  nothing\n",
	    CHANGED "question setting\n"
	    " hint, Dutch (old full.xml:15, new full.xml:18)\n"
	    " was  nothing\n now  Kies alles.\n"
	    " hint, English (old full.xml:15, new full.xml:18)\n"
	    " was  nothing\n now  Choose all.\n");
	says(state, HINT, "<hint xml:lang=\"nl\">Neem alles.</hint>\n"
	    "<hint xml:lang=\"en\">Pick all.</hint>\n",
	    CHANGED "question setting\n"
	    " hint, Dutch (old full.xml:18, new full.xml:18)\n"
	    " was  Kies alles.\n now  Neem alles.\n"
	    " hint, English (old full.xml:18, new full.xml:18)\n"
	    " was  Choose all.\n now  Pick all.\n",
	    CHANGED "question setting\n"
	    " hint, Dutch (old full.xml:18, new full.xml:18)\n"
	    " was  Neem alles.\n now  Kies alles.\n"
	    " hint, English (old full.xml:18, new full.xml:18)\n"
	    " was  Pick all.\n now  Choose all.\n");
}

#define RULE CHANGED "fact near\n when (old full.xml:59, new full.xml:59)\n"
#define TWO(op) " 1.4    " op "\n 1.4.1  suicide: Yes, with a plan\n" \
    " 1.4.2  danger: No\n 1.4.3  open\n"
#define READING(main) " 1.5    reading " main "\n 1.5.1  bound\n" \
    " 1.5.2  talk\n"
#define WHOLE(first, then) " 1      any of\n 1.1    danger: " first "\n" \
    " 1.2    all of\n 1.2.1  danger: " then "\n 1.2.2  act\n" \
    " 1.2.3  true\n 1.3    none of\n" \
    " 1.3.1  setting: Talk in the team / police\n 1.3.2  false\n" \
    TWO("2 of") READING("narrow")
#define NOW "Yes, now"
#define DAYS "Yes, within days"

/* Only the part that differs, by its number in the whole. */
static void
rules(void **state)
{
	says(state, "<is question=\"danger\" in=\"days\"/>",
	    "<is question=\"danger\" in=\"no\"/>",
	    RULE " was\n 1.2.1  danger: " DAYS "\n now\n 1.2.1  danger: No\n",
	    RULE " was\n 1.2.1  danger: No\n now\n 1.2.1  danger: " DAYS "\n");
	says(state, "<at-least n=\"2\">", "<at-least n=\"3\">",
	    RULE " was\n" TWO("2 of") " now\n" TWO("3 of"),
	    RULE " was\n" TWO("3 of") " now\n" TWO("2 of"));
	says(state, "<reading main=\"narrow\">", "<reading main=\"wide\">",
	    RULE " was\n" READING("narrow") " now\n" READING("wide"),
	    RULE " was\n" READING("wide") " now\n" READING("narrow"));
	/* Of two parts what holds both. */
	says(state, "<is question=\"danger\" in=\"now\"/>\n<all>\n"
	    "<is question=\"danger\" in=\"days\"/>",
	    "<is question=\"danger\" in=\"no\"/>\n<all>\n"
	    "<is question=\"danger\" in=\"now\"/>",
	    RULE " was\n" WHOLE(NOW, DAYS) " now\n" WHOLE("No", NOW),
	    RULE " was\n" WHOLE("No", NOW) " now\n" WHOLE(NOW, DAYS));
}

#define STEP CHANGED "step wait\n when (old full.xml:195, new full.xml:195)\n"
#define CLAIM CHANGED "guarantee all-is-well\n" \
    " always (old full.xml:380, new full.xml:380)\n"

static void
rules_without_words(void **state)
{
	says(state, "<step id=\"wait\" time=\"week\">\n",
	    "<step id=\"wait\" time=\"week\"><when>"
	    "<is question=\"danger\" in=\"no\"/></when>\n",
	    STEP " was\n 1  always\n now\n 1  danger: No\n",
	    STEP " was\n 1  danger: No\n now\n 1  always\n");
	says(state, "<secrecy in=\"bound not-bound\"/>",
	    "<secrecy in=\"bound\"/>", CLAIM, CLAIM);
}

#define TEAM "<definition xml:lang=\"nl\">Team: wie samen behandelt." \
    "</definition>\n<definition xml:lang=\"en\">Team: those who treat " \
    "together.</definition>\n"
#define JUDGE "<definition xml:lang=\"nl\">Rechter: elke rechter." \
    "</definition>\n<definition xml:lang=\"en\">Judge: any judge." \
    "</definition>\n"

#define WAIT "<step id=\"wait\" time=\"week\">\n" \
    "<text xml:lang=\"nl\">Wacht.</text>\n" \
    "<text xml:lang=\"en\">Wait.</text>\n</step>\n"

/* Of parts, and of whole elements. */
static void
order(void **state)
{
	static const char moved[] = CHANGED "question setting\n"
	    " definition, The order is different. (old full.xml:15, "
	    "new full.xml:15)\n";

	char *without, *before, *text;

	says(state, TEAM JUDGE, JUDGE TEAM, moved, moved);
	without = replaced(kb_full, WAIT, "\n\n\n\n");
	before = replaced(without, "<step id=\"call\"", WAIT
	    "<step id=\"call\"");
	text = printed(*state, kb_full, before);
	if (strstr(text, " This now comes after wait. (old full.xml:") == NULL)
		fail_msg("%s", text);
	assert_non_null(strstr(text, "\nstep call\n"));
	assert_null(strstr(text, " was "));
	free(text);
	free(before);
	free(without);
}

/* An element, with or without a name; a part of one. */
static void
there_or_gone(void **state)
{
	says(state, "<role id=\"own-board\">",
	    "<role id=\"else\">" KB_SMALL_T("text", "iemand", "someone")
	    "</role><role id=\"own-board\">",
	    "\nNew (1)\n recipient else: someone (full.xml:99)\n",
	    "\nGone (1)\n recipient else: someone (full.xml:99)\n");
	says(state, "<source id=\"book\"", "<source id=\"paper\""
	    " kind=\"research\" checked=\"2026-11-20\" certainty=\"single\""
	    " stale-after=\"999\"><publisher>Uitgever</publisher>"
	    "<title>Blad</title></source><source id=\"book\"",
	    "\nNew (1)\n source paper: (full.xml:11)\n",
	    "\nGone (1)\n source paper: (full.xml:11)\n");
	says(state, "<statement id=\"rare\"", "<statement id=\"seldom\"",
	    "\nAnother name, the same content (1)\n"
	    " statement rare: is now called seldom (full.xml:296)\n",
	    "\nAnother name, the same content (1)\n"
	    " statement seldom: is now called rare (full.xml:296)\n");
	says(state, "<option id=\"team\">", "<option id=\"judge\">"
	    KB_SMALL_T("text", "Rechter", "Judge") "</option>"
	    "<option id=\"team\">",
	    ONE_SIDED CHANGED "question setting\n"
	    " option judge (old full.xml:15, new full.xml:40)\n"
	    " was  nothing\n now  judge\n",
	    ONE_SIDED CHANGED "question setting\n"
	    " option judge (old full.xml:40, new full.xml:15)\n"
	    " was  judge\n now  nothing\n");
}

/* ---- as JSON ---- */

#define PLACE(id, line) "{\"id\":\"" id "\",\"file\":\"full.xml\"," \
    "\"line\":" line "}"

static const struct { const char *from, *to, *there, *back; } written[] = {
	/* One language: the other is named. */
	{ ">Choose all.<", ">Pick all.<",
	    "{\"what\":\"text\",\"kind\":\"question\",\"part\":\"hint\","
	    "\"old\":" PLACE("setting", "18") ",\"new\":"
	    PLACE("setting", "18") ",\"was\":{\"nl\":\"Kies alles.\","
	    "\"en\":\"Choose all.\"},\"now\":{\"nl\":\"Kies alles.\","
	    "\"en\":\"Pick all.\"},\"untouched\":\"nl\"}", NULL },
	/* Not there at all. */
	{ HINT, "\n\n",
	    "{\"what\":\"text\",\"kind\":\"question\",\"part\":\"hint\","
	    "\"old\":" PLACE("setting", "18") ",\"new\":"
	    PLACE("setting", "15") ",\"was\":{\"nl\":\"Kies alles.\","
	    "\"en\":\"Choose all.\"},\"now\":null}",
	    "{\"what\":\"text\",\"kind\":\"question\",\"part\":\"hint\","
	    "\"old\":" PLACE("setting", "15") ",\"new\":"
	    PLACE("setting", "18") ",\"was\":null,\"now\":{\"nl\":"
	    "\"Kies alles.\",\"en\":\"Choose all.\"}}" },
	{ "id=\"worries\" country=\"nl\"", "id=\"worries\"",
	    "{\"what\":\"value\",\"kind\":\"topic\",\"part\":\"country\","
	    "\"old\":" PLACE("worries", "302") ",\"new\":"
	    PLACE("worries", "302") ",\"was\":\"nl\",\"now\":null}",
	    "{\"what\":\"value\",\"kind\":\"topic\",\"part\":\"country\","
	    "\"old\":" PLACE("worries", "302") ",\"new\":"
	    PLACE("worries", "302") ",\"was\":null,\"now\":\"nl\"}" },
	{ "<role id=\"own-board\">",
	    "<role id=\"else\">" KB_SMALL_T("text", "iemand", "someone")
	    "</role><role id=\"own-board\">",
	    "{\"what\":\"new\",\"kind\":\"role\",\"part\":\"\",\"old\":"
	    "null,\"new\":" PLACE("else", "99") "}",
	    "{\"what\":\"gone\",\"kind\":\"role\",\"part\":\"\",\"old\":"
	    PLACE("else", "99") ",\"new\":null}" },
	{ "<at-least n=\"2\">", "<at-least n=\"3\">",
	    "{\"what\":\"rule\",\"kind\":\"fact\",\"part\":\"when\","
	    "\"old\":" PLACE("near", "59") ",\"new\":" PLACE("near", "59")
	    "}", NULL },
};

static void
check_json(const struct kb *words, const char *old, const char *new,
    const char *wanted)
{
	struct sbuf text = SBUF_EMPTY, json = SBUF_EMPTY;
	json_t *all, *edits;
	char *first;

	write_both(words, old, new, &text, &json);
	all = json_loads(sbuf_text(&json), JSON_REJECT_DUPLICATES, NULL);
	edits = json_object_get(all, "edits");
	assert_int_equal(json_array_size(edits), 1);
	first = json_dumps(json_array_get(edits, 0), JSON_COMPACT);
	assert_string_equal(first, wanted);
	free(first);
	json_decref(all);
	sbuf_clear(&text);
	sbuf_clear(&json);
}

static void
as_json(void **state)
{
	char *edited;
	size_t i;

	for (i = 0; i < sizeof(written) / sizeof(written[0]); i++) {
		edited = replaced(kb_full, written[i].from, written[i].to);
		check_json(*state, kb_full, edited, written[i].there);
		if (written[i].back != NULL)
			check_json(*state, edited, kb_full, written[i].back);
		free(edited);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(where_texts_differ),
		cmocka_unit_test(values),
		cmocka_unit_test(texts),
		cmocka_unit_test(rules),
		cmocka_unit_test(rules_without_words),
		cmocka_unit_test(order),
		cmocka_unit_test(there_or_gone),
		cmocka_unit_test(as_json),
	};

	return cmocka_run_group_tests(tests, advice_load, advice_drop);
}
