/* SPDX-License-Identifier: MIT */
/* Nothing that an edit of the knowledge changes goes unseen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/sbuf.h"
#include "kb/compare.h"
#include "kb/format_table.h"
#include "kb/load.h"
#include "kb/written.h"
#include "kb_documents.h"

/* Two knowledge bases and what lies between them. */
struct two {
	struct kb *was, *now;
	struct arena *arena;
	const struct kb_edit *edits;
};

static struct kb *
load(const char *text)
{
	const struct kb_buffer docs[] = {
		{ "small.xml", kb_small, sizeof(kb_small) - 1 },
		{ "full.xml", text, strlen(text) },
	};
	struct diag *d = diag_new();
	struct kb *kb = kb_load_buffers(docs, 2, d);

	diag_free(d);
	return kb;
}

/* False when the edited text is no knowledge. */
static bool
open_two(struct two *t, const char *was, const char *now)
{
	const struct kb_pairs *p;

	t->was = load(was);
	t->now = load(now);
	t->arena = arena_new();
	t->edits = NULL;
	if (t->was == NULL || t->now == NULL)
		return false;
	p = kb_pairs_new(t->was, t->now, t->arena);
	assert_non_null(p);
	t->edits = kb_compare(p, NULL, NULL);
	assert_false(arena_failed(t->arena));
	return true;
}

static void
close_two(struct two *t)
{
	arena_free(t->arena);
	kb_free(t->was);
	kb_free(t->now);
}

static char *
replaced(const char *text, const char *from, const char *to)
{
	struct sbuf b = SBUF_EMPTY;
	const char *at;

	while ((at = strstr(text, from)) != NULL) {
		sbuf_add(&b, text, (size_t)(at - text));
		sbuf_puts(&b, to);
		text = at + strlen(from);
	}
	sbuf_puts(&b, text);
	return b.text;
}

static size_t
count(const struct two *t, enum kb_edit_kind what)
{
	const struct kb_edit *e;
	size_t n = 0;

	for (e = t->edits; e != NULL; e = e->next)
		n += e->what == what;
	return n;
}

/* The one edit that there is. */
static const struct kb_edit *
only(struct two *t, const char *from, const char *to)
{
	char *now = replaced(kb_full, from, to);

	assert_true(open_two(t, kb_full, now));
	free(now);
	assert_non_null(t->edits);
	if (t->edits->next != NULL)
		print_message("also: %s\n", t->edits->next->part);
	assert_null(t->edits->next);
	return t->edits;
}

/* ---- nothing unseen, nothing seen that is not there ---- */

static void
test_same(void **state)
{
	char *spaced = replaced(kb_full, "\n<", "\n\n <");
	struct two t;

	(void)state;
	assert_true(open_two(&t, kb_full, spaced));
	assert_null(t.edits);
	close_two(&t);
	free(spaced);
}

/* Inserts at every place where the character before it is `before`. */
static size_t
insert_everywhere(char before, const char *insert)
{
	struct sbuf b = SBUF_EMPTY;
	size_t i, n = 0;
	struct two t;

	for (i = 1; kb_full[i] != '\0'; i++) {
		if (kb_full[i - 1] != before || kb_full[i] == '\n')
			continue;
		sbuf_reset(&b);
		sbuf_add(&b, kb_full, i);
		sbuf_puts(&b, insert);
		sbuf_puts(&b, kb_full + i);
		if (open_two(&t, kb_full, sbuf_text(&b))) {
			if (t.edits == NULL)
				print_message("unseen: %.40s\n", kb_full + i);
			assert_non_null(t.edits);
			n++;
		}
		close_two(&t);
	}
	sbuf_clear(&b);
	return n;
}

static void
test_every_text_and_value(void **state)
{
	(void)state;
	assert_true(insert_everywhere('>', "Nieuw ") > 120);
	assert_true(insert_everywhere('"', "x") > 20);
}

/* Every number one higher. */
static void
test_every_number(void **state)
{
	char *text = strdup(kb_full);
	size_t i, n = 0;
	struct two t;

	(void)state;
	for (i = strlen(KB_SMALL_OPEN); text[i] != '\0'; i++) {
		if (text[i] < '0' || text[i] > '8')
			continue;
		text[i]++;
		if (open_two(&t, kb_full, text)) {
			if (t.edits == NULL)
				print_message("unseen: %.40s\n", text + i);
			assert_non_null(t.edits);
			n++;
		}
		close_two(&t);
		text[i]--;
	}
	free(text);
	assert_true(n > 50);
}

/* Every line that can be missed, missed. */
static void
test_every_line(void **state)
{
	const char *at = strchr(kb_full, '\n') + 1, *end;
	struct sbuf b = SBUF_EMPTY;
	size_t n = 0;
	struct two t;

	(void)state;
	for (; (end = strchr(at, '\n')) != NULL; at = end + 1) {
		if (strncmp(at, "<!--", 4) == 0)
			continue;
		sbuf_reset(&b);
		sbuf_add(&b, kb_full, (size_t)(at - kb_full));
		sbuf_puts(&b, end);
		if (open_two(&t, kb_full, sbuf_text(&b))) {
			if (t.edits == NULL)
				print_message("unseen: %.40s\n", at);
			assert_non_null(t.edits);
			n++;
		}
		close_two(&t);
	}
	sbuf_clear(&b);
	assert_true(n > 20);
}

/* ---- what it is ---- */

static void
test_text(void **state)
{
	const struct kb_edit *e;
	struct two t;

	(void)state;
	e = only(&t, ">Kies alles.<", ">Kies er meer.<");
	assert_int_equal(e->what, KB_EDIT_TEXT);
	assert_string_equal(e->was->id, "setting");
	assert_string_equal(e->part, "hint");
	assert_string_equal(e->now_text->in[KB_NL], "Kies er meer.");
	assert_int_equal(e->was_line, 18);
	assert_int_equal(e->now_line, 18);
	assert_true(kb_edit_only(e, KB_NL));
	assert_false(kb_edit_only(e, KB_EN));
	close_two(&t);
	e = only(&t, "politie</short>", "agenten</short>");
	assert_string_equal(e->part, "option police, short");
	close_two(&t);
	e = only(&t, "Ga zitten.</text>\n<text xml:lang=\"en\">Sit down.",
	    "Sta op.</text>\n<text xml:lang=\"en\">Stand up.");
	assert_false(kb_edit_only(e, KB_NL));
	assert_false(kb_edit_only(e, KB_EN));
	close_two(&t);
}

static void
test_value(void **state)
{
	const struct kb_edit *e;
	struct two t;

	(void)state;
	e = only(&t, "close=\"17:00\"", "close=\"16:30\"");
	assert_int_equal(e->what, KB_EDIT_VALUE);
	assert_string_equal(e->part, "channel phone, hours mon tue, close");
	assert_string_equal(e->was_value, "17:00");
	assert_string_equal(e->now_value, "16:30");
	close_two(&t);
	e = only(&t, "from=\"2026-09-01\"", "from=\"2026-10-01\"");
	assert_string_equal(e->was_value, "2026-09-01");
	close_two(&t);
	e = only(&t, "for=\"professional client\"", "for=\"client\"");
	assert_string_equal(e->was_value, "professional client");
	close_two(&t);
	e = only(&t, "<recipient role=\"own-board\"/>\n", "");
	assert_string_equal(e->part, "recipient");
	assert_string_equal(e->was_value, "own-board");
	assert_null(e->now_value);
	close_two(&t);
}

static void
test_rule(void **state)
{
	const struct kb_edit *e;
	struct two t;

	(void)state;
	e = only(&t, "in=\"team police\"", "in=\"police\"");
	assert_int_equal(e->what, KB_EDIT_RULE);
	assert_string_equal(e->was->id, "near");
	assert_string_equal(e->part, "when");
	close_two(&t);
	/* What the order of options says is the same. */
	{
		char *now = replaced(kb_full, "\"team police\"",
		    "\"police team\"");

		assert_true(open_two(&t, kb_full, now));
		assert_null(t.edits);
		close_two(&t);
		free(now);
	}
}

static void
test_order(void **state)
{
	const struct kb_edit *e;
	struct two t;

	(void)state;
	e = only(&t, "<contact ref=\"be-line\"/>\n<contact ref=\"int-site\"/>",
	    "<contact ref=\"int-site\"/>\n<contact ref=\"be-line\"/>");
	assert_int_equal(e->what, KB_EDIT_ORDER);
	assert_string_equal(e->part, "contact");
	close_two(&t);
}

static bool
is_edge(char c)
{
	return c == '"' || c == ' ';
}

/* Wherever a tag names the id. */
static char *
renamed(const char *text, const char *id)
{
	struct sbuf b = SBUF_EMPTY;
	const size_t n = strlen(id);
	bool tag = false;
	size_t i;

	for (i = 0; text[i] != '\0'; i++) {
		tag = text[i] == '<' || (tag && text[i] != '>');
		sbuf_putc(&b, text[i]);
		if (!tag || !is_edge(text[i]) || strncmp(text + i + 1, id,
		    n) != 0 || !is_edge(text[i + 1 + n]))
			continue;
		sbuf_puts(&b, id);
		sbuf_puts(&b, "-too");
		i += n;
	}
	return b.text;
}

/* Under another id wherever it is named: one edit, and no other. */
static void
test_renamed(void **state)
{
	static const char *const ids[] = { "near", "setting", "be-talk",
	    "call", "be-line", "law-one", "own-board", "lives-with",
	    "care-one", "viewer", "rare", "worries", "who", "angry", "book" };
	struct two t;
	size_t i;
	char *now;

	(void)state;
	for (i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		now = renamed(kb_full, ids[i]);
		assert_true(open_two(&t, kb_full, now));
		assert_non_null(t.edits);
		assert_int_equal(t.edits->what, KB_EDIT_RENAMED);
		assert_string_equal(t.edits->was->id, ids[i]);
		assert_string_equal(t.edits->part, "");
		assert_null(t.edits->next);
		close_two(&t);
		free(now);
	}
}

static void
test_renamed_option(void **state)
{
	char *now = replaced(kb_full, "\"team police\"", "\"team agents\"");
	char *both = replaced(now, "\"police\"", "\"agents\"");
	struct two t;

	(void)state;
	assert_true(open_two(&t, kb_full, both));
	assert_non_null(t.edits);
	assert_int_equal(t.edits->what, KB_EDIT_RENAMED);
	assert_string_equal(t.edits->part, "option agents");
	assert_string_equal(t.edits->was_value, "police");
	assert_null(t.edits->next);
	close_two(&t);
	free(now);
	free(both);
}

/* The same rule and text stay one element; another text makes two. */
static void
test_new_and_gone(void **state)
{
	char *gone = renamed(kb_full, "wait");
	char *other = replaced(gone, ">Wacht.<", ">Later.<");
	struct two t;

	(void)state;
	assert_true(open_two(&t, kb_full, gone));
	assert_int_equal(count(&t, KB_EDIT_RENAMED), 1);
	assert_int_equal(count(&t, KB_EDIT_NEW), 0);
	close_two(&t);
	assert_true(open_two(&t, kb_full, other));
	assert_int_equal(count(&t, KB_EDIT_RENAMED), 0);
	assert_int_equal(count(&t, KB_EDIT_NEW), 1);
	assert_int_equal(count(&t, KB_EDIT_GONE), 1);
	close_two(&t);
	free(gone);
	free(other);
}

/* ---- parts that come and go ---- */

struct change {
	const char *from, *to;
	enum kb_edit_kind what;
	const char *part, *was, *now;	/* values; NULL: not there */
};

/* Values as their author wrote them. */
static void
test_parts(void **state)
{
	static const struct change rows[] = {
		{ "<channel kind=\"web\" value=\"example.org\">\n<always/>\n"
		  "</channel>\n", "", KB_EDIT_VALUE, "channel",
		  "web example.org always", NULL },
		{ "<channel kind=\"phone\" value=\"0800 00\" as-of=\"2024\">\n"
		  "<hours days=\"mon tue\" open=\"09:30\" close=\"17:00\"/>\n"
		  "<hours days=\"tue\" open=\"17:00\" close=\"24:00\"/>\n"
		  "</channel>\n", "", KB_EDIT_VALUE, "channel", "phone 0800 00 "
		  "2024 (mon tue 09:30 17:00) (tue 17:00 24:00)", NULL },
		{ "<always/>\n", "", KB_EDIT_VALUE, "channel web, always",
		  "yes", NULL },
		{ "value=\"a@example.org\"/>", "value=\"a@example.org\">"
		  "<always/></channel>", KB_EDIT_VALUE,
		  "channel mail, always", NULL, "yes" },
		{ "<recipient contact=\"be-line\">\n<when>\n"
		  "<fact ref=\"bound\"/>\n</when>\n</recipient>\n", "",
		  KB_EDIT_VALUE, "recipient", "be-line", NULL },
		{ "<theme id=\"images\">\n<text xml:lang=\"nl\">Beelden</text>\n"
		  "<text xml:lang=\"en\">Images</text>\n</theme>\n", "",
		  KB_EDIT_GONE, "category self, theme images", "images", NULL },
		{ "questions=\"danger setting\"", "questions=\"danger suicide "
		  "setting\"", KB_EDIT_VALUE, "questions", "danger setting",
		  "danger suicide setting" },
		{ "questions=\"danger setting\"", "questions=\"danger suicide\"",
		  KB_EDIT_VALUE, "questions", "danger setting",
		  "danger suicide" },
		{ " keep=\"danger\"", "", KB_EDIT_VALUE, "keep", "danger",
		  NULL },
	};
	const struct kb_edit *e;
	struct two t;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		e = only(&t, rows[i].from, rows[i].to);
		assert_int_equal(e->what, rows[i].what);
		assert_string_equal(e->part, rows[i].part);
		assert_int_equal(e->was_value == NULL, rows[i].was == NULL);
		assert_int_equal(e->now_value == NULL, rows[i].now == NULL);
		if (rows[i].was != NULL)
			assert_string_equal(e->was_value, rows[i].was);
		if (rows[i].now != NULL)
			assert_string_equal(e->now_value, rows[i].now);
		close_two(&t);
	}
}

/* A rule that comes, goes or says another thing. */
static void
test_rules(void **state)
{
	static const struct {
		const char *from, *to, *part;
		bool was, now;
	} rows[] = {
		{ "<when>\n<fact ref=\"near\"/>\n</when>\n"
		  "<text xml:lang=\"nl\">Bel.", "<text xml:lang=\"nl\">Bel.",
		  "when", true, false },
		{ "<text xml:lang=\"nl\">Wacht.", "<when><true/></when>"
		  "<text xml:lang=\"nl\">Wacht.", "when", false, true },
		{ "<fact ref=\"near\"/>\n</when>\n<text xml:lang=\"nl\">woont",
		  "<fact ref=\"bound\"/>\n</when>\n<text xml:lang=\"nl\">woont",
		  "when", true, true },
		{ "<recipient role=\"own-board\"/>", "<recipient role=\""
		  "own-board\"><when><true/></when></recipient>",
		  "recipient, when", false, true },
		{ "<reading main=\"narrow\">", "<reading main=\"wide\">",
		  "when", true, true },
		{ "<ceiling in=\"week\"/>", "<urgency in=\"week\"/>", "always",
		  true, true },
		{ "to=\"be-line\"", "to=\"int-site\"", "always", true, true },
		{ "<always>\n<none>\n<grounds fresh", "<given><true/></given>"
		  "<always>\n<none>\n<grounds fresh", "given", false, true },
		{ "<given>\n<all>\n<is question=\"danger\" in=\"now days\"/>\n"
		  "<fact ref=\"near\"/>\n<none>\n<known question=\"danger\"/>\n"
		  "<possible><ground ref=\"nl-report\"/></possible>\n"
		  "<certain><true/></certain>\n<false/>\n</none>\n</all>\n"
		  "</given>\n", "", "given", true, false },
	};
	const struct kb_edit *e;
	struct two t;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		e = only(&t, rows[i].from, rows[i].to);
		assert_int_equal(e->what, KB_EDIT_RULE);
		assert_string_equal(e->part, rows[i].part);
		assert_int_equal(e->was_rule != NULL, rows[i].was);
		assert_int_equal(e->now_rule != NULL, rows[i].now);
		if (rows[i].was)
			assert_int_equal(e->was_line, e->was_rule->line);
		if (rows[i].now)
			assert_int_equal(e->now_line, e->now_rule->line);
		close_two(&t);
	}
}

#define SAY_WHO "<detail xml:lang=\"nl\">Zeg wie je bent.</detail>\n" \
    "<detail xml:lang=\"en\">Say who you are.</detail>\n"
#define SAY_WHERE "<detail xml:lang=\"nl\">Zeg waar.</detail>\n" \
    "<detail xml:lang=\"en\">Say where.</detail>\n"

/* One paragraph gone or new is one edit, and no other order. */
static void
test_paragraphs(void **state)
{
	static const struct {
		const char *from, *to, *was, *now;
	} rows[] = {
		{ SAY_WHO SAY_WHERE, SAY_WHERE, "Zeg wie je bent.", NULL },
		{ SAY_WHO SAY_WHERE, SAY_WHO, "Zeg waar.", NULL },
		{ SAY_WHO, "<detail xml:lang=\"nl\">Eerst.</detail>"
		  "<detail xml:lang=\"en\">First.</detail>" SAY_WHO, NULL,
		  "Eerst." },
		{ "<hint xml:lang=\"nl\">Kies alles.</hint>\n"
		  "<hint xml:lang=\"en\">Choose all.</hint>\n", "",
		  "Kies alles.", NULL },
	};
	const struct kb_edit *e;
	struct two t;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		e = only(&t, rows[i].from, rows[i].to);
		assert_int_equal(e->what, KB_EDIT_TEXT);
		assert_int_equal(e->was_text == NULL, rows[i].was == NULL);
		assert_int_equal(e->now_text == NULL, rows[i].now == NULL);
		if (rows[i].was != NULL)
			assert_string_equal(e->was_text->in[KB_NL],
			    rows[i].was);
		if (rows[i].now != NULL)
			assert_string_equal(e->now_text->in[KB_NL],
			    rows[i].now);
		assert_false(kb_edit_only(e, KB_NL));
		assert_false(kb_edit_only(e, KB_EN));
		close_two(&t);
	}
	e = only(&t, SAY_WHO SAY_WHERE, SAY_WHERE SAY_WHO);
	assert_int_equal(e->what, KB_EDIT_ORDER);
	assert_string_equal(e->part, "detail");
	close_two(&t);
}

/* ---- elements in another order ---- */

#define TOPIC(id, nl, en) "<topic id=\"" id "\">\n" \
    KB_SMALL_T("title", nl, en) KB_SMALL_T("keywords", nl, en) \
    KB_SMALL_T("text", nl, en) "</topic>\n"
#define ONE TOPIC("one", "Een", "One")
#define TWO TOPIC("two", "Twee", "Two")
#define THREE TOPIC("three", "Drie", "Three")
#define ONLY(topics) KB_SMALL_OPEN topics KB_SMALL_CLOSE

static void
test_moved(void **state)
{
	static const struct { const char *was, *now; size_t gone, order; }
	    rows[] = {
		{ ONLY(ONE TWO THREE), ONLY(ONE TWO THREE), 0, 0 },
		{ ONLY(ONE TWO THREE), ONLY(TWO ONE THREE), 0, 1 },
		{ ONLY(ONE TWO THREE), ONLY(TWO THREE), 1, 0 },
		{ ONLY(ONE TWO THREE), ONLY(THREE TWO), 1, 1 },
		{ ONLY(ONE TWO THREE), ONLY(THREE ONE), 1, 1 },
		{ ONLY(ONE TWO), ONLY(""), 2, 0 },
	};
	struct two t;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_true(open_two(&t, rows[i].was, rows[i].now));
		assert_int_equal(count(&t, KB_EDIT_GONE), rows[i].gone);
		assert_int_equal(count(&t, KB_EDIT_ORDER), rows[i].order);
		assert_int_equal(count(&t, KB_EDIT_NEW), 0);
		assert_int_equal(count(&t, KB_EDIT_RENAMED), 0);
		close_two(&t);
	}
}

/* ---- what has no words, and no memory ---- */

static void
test_nothing_kept(void **state)
{
	static const struct kb_release release = { .date = "2026-11-20" };
	const struct kb_att *a = &kb_ref_fact[0];
	struct sbuf b = SBUF_EMPTY;
	struct two t;

	(void)state;
	assert_null(kb_edit_name(KB_KIND_RELEASE, &release.head));
	assert_ptr_equal(kb_format_of(KB_KIND_CASE), kb_el_cases.kids[0].el);
	assert_true(open_two(&t, kb_full, kb_full));
	kb_written_att(t.was, a, "x", &b);
	kb_written_att(t.was, kb_format_of(KB_KIND_ALARM)->atts,
	    (const char *)&t.was->alarms[0], &b);
	assert_int_equal(b.len, 0);
	close_two(&t);
}

/* Where memory ends after so many allocations, one of them `taken`. */
static bool
compares_within(const struct two *t, size_t edits, long allocations,
    size_t taken)
{
	struct two in = { .arena = arena_new_fused(allocations) };
	const struct kb_pairs *p;
	bool done;

	(void)arena_alloc(in.arena, taken);
	p = kb_pairs_new(t->was, t->now, in.arena);
	assert_int_equal(p == NULL, arena_failed(in.arena));
	if (p != NULL)
		in.edits = kb_compare(p, NULL, NULL);
	done = !arena_failed(in.arena);
	if (done)
		assert_int_equal(count(&in, KB_EDIT_TEXT), edits);
	else
		assert_true(count(&in, KB_EDIT_TEXT) <= edits);
	arena_free(in.arena);
	return done;
}

/* Memory that ends anywhere is told by the arena. */
static void
test_memory(void **state)
{
	char *now = replaced(kb_full, "</detail>", ".</detail>");
	char *more = replaced(now, "days=\"tue\"", "days=\"wed\"");
	size_t edits, taken, failed = 0;
	struct two t;
	long i;

	(void)state;
	assert_true(open_two(&t, kb_full, more));
	edits = count(&t, KB_EDIT_TEXT);
	assert_int_equal(edits, 2);
	for (i = 0; !compares_within(&t, edits, i, 16); i++)
		assert_true(i < 1000);
	for (i = 2; i < 6; i++)
		for (taken = 16; taken <= 4096; taken += 16)
			failed += !compares_within(&t, edits, i, taken);
	assert_true(failed > 0);
	close_two(&t);
	free(now);
	free(more);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same),
		cmocka_unit_test(test_every_text_and_value),
		cmocka_unit_test(test_every_number),
		cmocka_unit_test(test_every_line),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_value),
		cmocka_unit_test(test_rule),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_renamed),
		cmocka_unit_test(test_renamed_option),
		cmocka_unit_test(test_new_and_gone),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_paragraphs),
		cmocka_unit_test(test_moved),
		cmocka_unit_test(test_nothing_kept),
		cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
