/* SPDX-License-Identifier: MIT */
/*
 * Bytes as a consultation.  The first line is of letters that say how it is
 * held: e English, t with someone reading along, w in words, q quick or f
 * full, p to practise, b or n Belgium or the Netherlands given in advance, g
 * a doctor, s with a file to save in.  Each line after it is a reply.
 */
#include <string.h>

#include "consult/session.h"
#include "fuzz.h"
#include "report/render.h"

#define REPLIES_MAX 60

struct talk {
	struct session *s;
	struct session_options options;
	struct diag *diag;
	struct arena *arena;
	struct answers *before;
};

static bool
has(const char *letters, size_t len, char letter)
{
	return memchr(letters, letter, len) != NULL;
}

static struct session_options
options_of(const char *s, size_t n)
{
	return (struct session_options){
		.lang = has(s, n, 'e') ? KB_EN : KB_NL,
		.day = fuzz_world()->day,
		.depth = has(s, n, 'q') ? DEPTH_QUICK : has(s, n, 'f') ?
		    DEPTH_FULL : DEPTH_NORMAL,
		.terminal = has(s, n, 't'), .practice = has(s, n, 'p'),
		.words = has(s, n, 'w'),
		.country = has(s, n, 'b') ? "be" : has(s, n, 'n') ? "nl"
		    : NULL,
		.role = has(s, n, 'g') ? "gp" : NULL,
		.save = has(s, n, 's') ? "file" : NULL,
	};
}

/* ---- what is said ---- */

static void
show(const struct doc *doc, const struct talk *t)
{
	struct style style = { .width = 80, .plain = t->options.words,
	    .lang = t->options.lang };
	struct sbuf out = SBUF_EMPTY;

	MUST(!doc_failed(doc) && render_text(doc, &style, &out) == 0);
	fuzz_must_show(sbuf_text(&out), out.len);
	sbuf_clear(&out);
}

static void
show_advice(const struct talk *t, enum session_want want)
{
	struct report_context c = { .kb = fuzz_world()->kb,
	    .findings = session_findings(t->s), .lang = t->options.lang,
	    .at = fuzz_world()->at, .plain = t->options.words,
	    .earlier = session_earlier(t->s) };
	struct doc *doc = doc_new();

	if (want == SESSION_PAGE_ONE)
		report_page_one(&c, doc);
	else if (want == SESSION_SECTION)
		report_section(&c, session_section(t->s), doc);
	else
		report_all(&c, doc);
	MUST(doc_count(doc) > 0);
	show(doc, t);
	doc_free(doc);
}

static void
save(const struct talk *t)
{
	const struct fuzz_world *w = fuzz_world();
	const struct answers *a = session_answers(t->s);
	struct sbuf text = SBUF_EMPTY;
	struct saved *saved;

	MUST(render_saved(a, &w->at, &text) == 0);
	saved = saved_read(w->kb, "saved", sbuf_text(&text), text.len,
	    t->diag);
	MUST(saved != NULL && saved->lost == NULL);
	fuzz_must_equal(saved->answers, a);
	saved_free(saved);
	sbuf_clear(&text);
}

/* Until a reply is wanted; false: it has ended.  No more is shown in a row
 * than there is to show. */
static bool
attend(const struct talk *t)
{
	enum session_want want;
	int shown;

	for (shown = 0; shown < 20; shown++) {
		show(session_said(t->s), t);
		session_heard(t->s);
		want = session_want(t->s);
		if (want == SESSION_REPLY)
			return true;
		if (want == SESSION_DONE || want == SESSION_WIPE)
			return false;
		if (want == SESSION_SAVE) {
			save(t);
			session_saved(t->s, shown % 2 == 0);
			continue;
		}
		show_advice(t, want);
		session_shown(t->s);
	}
	MUST(!"it goes on without being asked");
	return false;
}

/* ---- replies ---- */

static void
complete(const struct talk *t, const char *start, size_t len)
{
	const char *const *words = session_complete(t->s, start, len);

	for (; words != NULL && *words != NULL; words++)
		fuzz_must_show(*words, strlen(*words));
}

/* What is refused changes nothing, unless parts before it were taken. */
static void
feed(const struct talk *t, const char *reply, size_t len)
{
	answers_copy(t->before, session_answers(t->s));
	complete(t, reply, len / 2);
	if (session_feed(t->s, reply, len) == 0)
		return;
	MUST(session_want(t->s) == SESSION_REPLY);
	MUST(doc_count(session_said(t->s)) > 0);
	if (!has(reply, len, ';'))
		fuzz_must_equal(t->before, session_answers(t->s));
}

static void
converse(const struct talk *t, const char *at, const char *end)
{
	const char *next;
	int n;

	for (n = 0; attend(t) && at < end && n < REPLIES_MAX; n++) {
		next = memchr(at, '\n', (size_t)(end - at));
		if (next == NULL)
			next = end;
		feed(t, at, (size_t)(next - at));
		at = next + (next < end);
	}
}

/* However it ended, the advice is whole and names someone to call. */
static void
end(const struct talk *t)
{
	struct report_context c = { .kb = fuzz_world()->kb,
	    .lang = t->options.lang, .at = fuzz_world()->at };
	struct sbuf out = SBUF_EMPTY;
	bool wiped = session_want(t->s) == SESSION_WIPE;

	session_end(t->s);
	MUST(!session_failed(t->s) && !diag_has_errors(t->diag));
	if (wiped)
		return;
	MUST(session_want(t->s) == SESSION_DONE);
	c.findings = session_findings(t->s);
	fuzz_must_advise(c.findings, c.lang, t->options.words);
	MUST(render_json(&c, &out) == 0);
	fuzz_must_show(sbuf_text(&out), out.len);
	sbuf_clear(&out);
	save(t);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct fuzz_world *w = fuzz_world();
	const char *at = (const char *)data, *last = at + size;
	const char *first = size == 0 ? NULL : memchr(at, '\n', size);
	struct talk t = { .diag = diag_new(), .arena = arena_new() };

	if (first == NULL)
		first = last;
	t.options = options_of(at, (size_t)(first - at));
	t.before = answers_new(w->kb, t.arena);
	t.s = session_new(w->kb, w->program, &t.options, t.diag);
	MUST(t.s != NULL);
	converse(&t, first + (first < last), last);
	end(&t);
	session_free(t.s);
	arena_free(t.arena);
	diag_free(t.diag);
	return 0;
}
