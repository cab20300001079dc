/* SPDX-License-Identifier: MIT */
#include "report/report.h"

#include "consult/fill.h"
#include "kb/find.h"
#include "report/build.h"
#include "report/render.h"

/* The bars: page one, and the whole, in lines of 80 columns. */
#define BAR_WIDTH 80
#define PAGE_LINES 24
#define PAGE_WORDS 230
#define WHOLE_LINES 116

static const struct caps caps[] = {
	/* grounds: reports, duties, headings, names, answers, fulfilled,
	 * doubts, open, near, caveats, cites; card, say, guidance, plan,
	 * next; contacts, expectations; change, open questions, indicators,
	 * topics; notes */
	{ 3, 3, 3, 20, 2, 9, 9, 2, 1, 2, 2,
	  5, 6, 6, 7, 5, 6, 6, 7, 2, 8, 8, 3 },
	{ 3, 2, 3, 20, 2, 9, 9, 2, 1, 1, 2,
	  5, 6, 6, 7, 5, 6, 4, 6, 2, 8, 8, 2 },
	{ 3, 2, 2, 20, 2, 9, 9, 2, 1, 1, 1,
	  5, 5, 5, 7, 4, 6, 2, 6, 2, 8, 8, 1 },
	{ 2, 1, 2, 20, 2, 9, 9, 2, 1, 0, 1,
	  5, 5, 4, 6, 4, 6, 1, 5, 2, 8, 8, 1 },
	{ 2, 1, 2, 12, 1, 9, 9, 1, 1, 0, 1,
	  5, 5, 2, 6, 3, 6, 0, 4, 1, 7, 7, 0 },
	{ 2, 1, 1, 10, 1, 9, 1, 1, 1, 0, 1,
	  5, 5, 1, 6, 2, 5, 0, 4, 1, 6, 6, 0 },
	{ 2, 1, 1, 8, 1, 9, 1, 0, 0, 0, 1,
	  5, 4, 1, 5, 2, 5, 0, 3, 1, 6, 6, 0 },
	{ 2, 1, 1, 6, 1, 0, 1, 0, 0, 0, 1,
	  5, 4, 1, 5, 2, 5, 0, 3, 1, 5, 5, 0 },
	{ 1, 1, 0, 4, 0, 0, 1, 1, 1, 0, 1,
	  5, 4, 1, 5, 2, 5, 0, 3, 1, 4, 4, 0 },
	{ 1, 1, 1, 4, 0, 0, 1, 1, 0, 0, 1,
	  5, 4, 1, 4, 1, 5, 0, 2, 1, 4, 4, 0 },
	{ 1, 1, 0, 4, 0, 0, 1, 1, 0, 0, 1,
	  5, 4, 1, 4, 1, 5, 0, 2, 1, 4, 4, 0 },
	{ 1, 1, 0, 3, 0, 0, 0, 0, 0, 0, 1,
	  5, 4, 0, 4, 1, 5, 0, 2, 1, 4, 4, 0 },
	{ 1, 1, 0, 3, 0, 0, 0, 0, 0, 0, 1,
	  5, 4, 0, 4, 1, 5, 0, 1, 1, 3, 3, 0 },
	{ 1, 1, 0, 2, 0, 0, 0, 0, 0, 0, 1,
	  4, 4, 0, 4, 1, 4, 0, 1, 1, 3, 3, 0 },
	{ 1, 1, 0, 2, 0, 0, 0, 0, 0, 0, 1,
	  4, 3, 0, 3, 1, 4, 0, 1, 1, 3, 3, 0 },
	{ 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1,
	  4, 3, 0, 3, 1, 4, 0, 1, 1, 3, 3, 0 },
};

#define NCAPS (sizeof(caps) / sizeof(caps[0]))

/* Details go first, one by one; then what can be read in section 1; then
 * steps, which move to section 4. */
static const struct page_caps page_caps[] = {
	/* steps, details; grounds, manners, acts, acts that are no duty;
	 * doubts */
	{ 5, 9, 2, 2, 9, true, true }, { 5, 6, 2, 2, 9, true, true },
	{ 5, 5, 2, 2, 9, true, true }, { 5, 4, 2, 2, 4, true, true },
	{ 5, 3, 2, 2, 4, true, true }, { 5, 2, 2, 2, 3, true, true },
	{ 5, 1, 2, 1, 3, true, true }, { 5, 0, 2, 1, 3, true, true },
	{ 5, 0, 1, 1, 2, true, true }, { 5, 0, 1, 1, 2, false, true },
	{ 5, 0, 1, 0, 1, false, true }, { 5, 0, 1, 0, 1, false, false },
	{ 4, 0, 1, 0, 1, false, false }, { 3, 0, 1, 0, 1, false, false },
	{ 2, 0, 1, 0, 1, false, false }, { 1, 0, 1, 0, 0, false, false },
};

#define NPAGE_CAPS (sizeof(page_caps) / sizeof(page_caps[0]))

static void (*const parts[])(struct build *) = { page_build, why_build,
    card_build, talk_build, agree_build, contacts_build, record_build,
    change_build, topics_build, sources_build };

#define NPARTS (sizeof(parts) / sizeof(parts[0]))

struct size { size_t lines, words; };

/* What a reader meets: lines, and words that have a letter or a digit. */
static struct size
size_of(const struct doc *doc)
{
	static const struct style style = { .width = BAR_WIDTH,
	    .lang = KB_NL };
	struct sbuf out = SBUF_EMPTY;
	struct size size = { 0, 0 };
	bool in_word = false;
	const char *s;

	(void)render_text(doc, &style, &out);
	for (s = sbuf_text(&out); *s != '\0'; s++) {
		size.lines += *s == '\n';
		if (*s == ' ' || *s == '\n')
			in_word = false;
		else if (!in_word && ((*s >= '0' && *s <= '9') ||
		    (*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z') ||
		    (unsigned char)*s >= 0x80)) {
			in_word = true;
			size.words++;
		}
	}
	sbuf_clear(&out);
	return size;
}

/* The loosest page one that keeps to the bars. */
static struct page_caps
fitting_page(const struct report_context *c,
    const struct alternatives *alternatives)
{
	struct build b = { .caps = &caps[0], .alternatives = alternatives };
	struct size size;
	size_t i;

	for (i = 0; i + 1 < NPAGE_CAPS; i++) {
		b.page = page_caps[i];
		size = (struct size){ 0, 0 };
		if (build_begin(&b, c)) {
			page_build(&b);
			size = size_of(b.doc);
		}
		build_clear(&b);
		if (size.lines <= PAGE_LINES && size.words <= PAGE_WORDS)
			break;
	}
	return page_caps[i];
}

/* Parts are told apart by the block at which each starts. */
static void
build_parts(struct build *b)
{
	size_t i;

	for (i = 0; i < NPARTS && !b->failed; i++) {
		b->start[i] = doc_count(b->doc);
		b->heading = NULL;
		b->gap = false;
		parts[i](b);
	}
	b->start[NPARTS] = doc_count(b->doc);
	b->failed = b->failed || doc_failed(b->doc);
}

/* A section that is opened by itself has more room than the whole. */
#define SECTION_CAPS 2

/* The loosest advice that keeps to the bar, or the parts as they are opened
 * one by one; build_clear() it. */
static bool
build_advice(struct build *b, const struct report_context *c, bool whole)
{
	size_t lines, i;

	b->page = fitting_page(c, b->alternatives);
	for (i = whole ? 0 : SECTION_CAPS; i < NCAPS; i++) {
		b->caps = &caps[i];
		if (!build_begin(b, c))
			return false;
		build_parts(b);
		if (b->failed)
			return false;
		lines = size_of(b->doc).lines + REPORT_SECTIONS;
		if (!whole || lines <= WHOLE_LINES || i + 1 == NCAPS)
			break;
		build_clear(b);
	}
	return true;
}

#define SECTION_CHANGE 7

/* What would change the advice; what holds whatever takes longer, and only
 * one section tells it. */
static bool
work_out(struct build *b, bool whatever, struct arena *arena)
{
	const struct findings *f = b->c->findings;

	b->alternatives = alternatives_new(f, arena);
	if (whatever && b->alternatives != NULL)
		b->completions = completions_new(f, arena);
	return b->alternatives != NULL &&
	    (!whatever || b->completions != NULL);
}

/* The parts from..to, with a blank line between those that have a text. */
static void
report_parts(const struct report_context *c, size_t from, size_t to,
    struct doc *doc)
{
	struct build b = { .c = c, .alone = from == SECTION_CHANGE };
	struct arena *worked = arena_new();
	bool first = true;

	b.failed = worked == NULL || !work_out(&b, from <= SECTION_CHANGE &&
	    to >= SECTION_CHANGE, worked);
	if (b.failed || !build_advice(&b, c, from != to))
		doc_fail(doc);
	for (; !b.failed && from <= to; from++) {
		if (b.start[from] == b.start[from + 1])
			continue;
		if (!first)
			doc_add(doc, DOC_BLANK, 0, NULL, NULL, NULL);
		doc_add_part(doc, b.doc, b.start[from], b.start[from + 1]);
		first = false;
	}
	build_clear(&b);
	if (worked != NULL)
		arena_wipe(worked);
}

void
report_page_one(const struct report_context *c, struct doc *doc)
{
	report_parts(c, 0, 0, doc);
}

static const char *const section_titles[REPORT_SECTIONS + 1] = { "",
	"say-section-1", "say-section-2", "say-section-3", "say-section-4",
	"say-section-5", "say-section-6", "say-section-7", "say-section-8",
	"say-section-9" };

/* In the whole advice such a section is left out; who asks for it is told. */
static void
say_empty(const struct report_context *c, int number, struct doc *doc)
{
	doc_add(doc, DOC_HEADING, number, NULL, kb_message(c->kb, c->lang,
	    section_titles[number]), NULL);
	doc_add(doc, DOC_PARA, 0, NULL, kb_message(c->kb, c->lang,
	    "rep-section-empty"), NULL);
}

void
report_section(const struct report_context *c, int number, struct doc *doc)
{
	size_t before = doc_count(doc);

	if (number < 1 || number > REPORT_SECTIONS)
		return;
	report_parts(c, (size_t)number, (size_t)number, doc);
	if (!doc_failed(doc) && doc_count(doc) == before)
		say_empty(c, number, doc);
}

void
report_all(const struct report_context *c, struct doc *doc)
{
	report_parts(c, 0, REPORT_SECTIONS, doc);
}

void
report_text(const struct report_context *c, const struct kb_text *text,
    struct sbuf *out)
{
	fill_text(c->findings->answers, c->lang, text->in[c->lang], NULL,
	    out);
}
