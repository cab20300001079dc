/* SPDX-License-Identifier: MIT */
#include "engine/exercise.h"

#include <string.h>

#include "base/text.h"
#include "kb/find.h"
#include "kb/near.h"

struct reader {
	struct exercise *x;
	const struct kb *kb;
	struct arena *arena;
	struct diag *d;
	int result;
	bool again;			/* told where the case was read */
};

#define REFUSE(r, line, ...) do { \
	(r)->result = -1; \
	diag_add((r)->d, DIAG_ERROR, (r)->x->of->head.file, (line), \
	    __VA_ARGS__); \
} while (0)

/* The next word of a list; its length, 0 after the last. */
static size_t
next_word(const char **p)
{
	*p += strspn(*p, " ");
	return strcspn(*p, " ");
}

/* ---- answers ---- */

static void
refuse_option(struct reader *r, const struct kb_question *q,
    const char *word, size_t len, unsigned line)
{
	const char *near = kb_near_option(q, word, len);

	REFUSE(r, line, near == NULL ?
	    "question \"%s\" has no option \"%.*s\"; see %s:%u" :
	    "question \"%s\" has no option \"%.*s\" (%s:%u); did you mean "
	    "\"%s\"?", q->head.id, (int)len, word, q->head.file,
	    q->head.line, near);
}

/* What was read of one answer. */
struct ticks { bool *at; size_t n; bool unknown, none; };

static void
read_tick(struct reader *r, const struct kb_question *q, const char *word,
    size_t len, unsigned line, struct ticks *t)
{
	size_t option = kb_find_option(q, word, len);
	bool *slot;

	if (text_is(word, len, "unknown"))
		slot = &t->unknown;
	else if (text_is(word, len, "none"))
		slot = &t->none;
	else if (option == KB_ALWAYS) {
		refuse_option(r, q, word, len, line);
		return;
	} else
		slot = &t->at[option];
	if (*slot)
		REFUSE(r, line, "\"%.*s\" is named twice; remove one",
		    (int)len, word);
	t->n += slot == &t->unknown || slot == &t->none ? 0 : !*slot;
	*slot = true;
}

static size_t
first_tick(const struct kb_question *q, const struct ticks *t)
{
	size_t i;

	for (i = 0; i < q->noptions && !t->at[i]; i++)
		continue;
	return i;
}

/* Only what fits the question's kind. */
static void
set_answer(struct reader *r, const struct kb_case_answer *a,
    const struct ticks *t)
{
	const struct kb_question *q = &r->kb->questions[a->question];

	if (t->none && (t->n > 0 || t->unknown))
		REFUSE(r, a->line, "none stands beside others; remove it or "
		    "them");
	else if (t->none && !q->many)
		REFUSE(r, a->line, "question \"%s\" takes one answer, never "
		    "none; write one of its options or unknown", q->head.id);
	else if (!q->many && t->n + t->unknown > 1)
		REFUSE(r, a->line, "question \"%s\" takes one answer; choose "
		    "one", q->head.id);
	else if (t->unknown && t->n == 0)
		answers_set_unknown(r->x->answers, a->question);
	else if (q->many)
		answers_set_many(r->x->answers, a->question, t->at,
		    t->unknown);
	else
		answers_set_one(r->x->answers, a->question,
		    first_tick(q, t));
}

static void
read_answer(struct reader *r, const struct kb_case_answer *a)
{
	const struct kb_question *q = &r->kb->questions[a->question];
	struct ticks t = { arena_calloc(r->arena, q->noptions, 1), 0, false,
	    false };
	int before = r->result;
	const char *p = a->is;
	size_t len;

	if (t.at == NULL)
		return;
	if (r->x->answers->state[a->question] != ANSWER_NONE) {
		REFUSE(r, a->line, a->question == r->kb->country_question ?
		    "question \"%s\" is answered by the case's country; "
		    "remove this" : "question \"%s\" is answered already; "
		    "remove one", q->head.id);
		return;
	}
	r->result = 0;
	for (; (len = next_word(&p)) > 0; p += len)
		read_tick(r, q, p, len, a->line, &t);
	if (r->result == 0)
		set_answer(r, a, &t);
	if (before == -1)
		r->result = -1;
}

static void
answer_country(struct reader *r)
{
	size_t question = r->kb->country_question;
	const char *name = kb_country_name(r->x->of->country);

	answers_set_one(r->x->answers, question, kb_find_option(
	    &r->kb->questions[question], name, strlen(name)));
}

/* ---- expectations ---- */

static void
refuse_key(struct reader *r, const struct kb_case_expect *e)
{
	const char *near = expect_key_near(e->what, strlen(e->what));

	REFUSE(r, e->line, near == NULL ? "nothing can be expected of "
	    "\"%s\"; see bespreek-knowledge(5)" : "nothing can be expected "
	    "of \"%s\"; did you mean \"%s\"?", e->what, near);
}

static void
read_expect(struct reader *r, const struct kb_case_expect *e)
{
	enum expect_key key = expect_key(e->what, strlen(e->what));
	struct sbuf why = SBUF_EMPTY;
	const char *p = e->is;
	size_t len;

	if (key == NEXPECT_KEYS) {
		refuse_key(r, e);
		return;
	}
	for (; (len = next_word(&p)) > 0; p += len) {
		sbuf_reset(&why);
		if (expect_add(&r->x->expect, key, p, len, e->line, &why))
			continue;
		r->result = -1;
		if (!r->again)
			REFUSE(r, e->line, "%s", sbuf_text(&why));
	}
	sbuf_clear(&why);
}

static void
read_answers(struct reader *r, const struct kb_case_answer *a, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		read_answer(r, &a[i]);
}

static void
read_expects(struct reader *r, const struct kb_case_expect *e, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		read_expect(r, &e[i]);
}

/* The sets that the case gives whole. */
static void
read_sets(struct reader *r)
{
	const struct kb_case *c = r->x->of;
	size_t i;

	r->again = true;
	for (i = 0; i < c->nexpects; i++)
		if (expect_is_whole(expect_key(c->expects[i].what,
		    strlen(c->expects[i].what))))
			read_expect(r, &c->expects[i]);
	r->again = false;
}

/* What the variant answers is taken out of what the case answered. */
static void
read_variant(struct reader *r, const struct kb_case_variant *v)
{
	size_t i;

	for (i = 0; i < v->nanswers; i++)
		answers_unset(r->x->answers, v->answers[i].question);
	read_answers(r, v->answers, v->nanswers);
	read_sets(r);
	expect_vary(&r->x->expect, v->line);
	read_expects(r, v->expects, v->nexpects);
}

int
exercise_read_variant(struct exercise *x, const struct kb *kb,
    const struct kb_case *c, const struct kb_case_variant *v,
    struct arena *arena, struct diag *d)
{
	const struct civil *at = v != NULL && v->at != NULL ? &v->moment :
	    &c->moment;
	struct reader r = { x, kb, arena, d, 0, false };

	x->of = c;
	x->as = v;
	x->answers = answers_new(kb, arena);
	x->day = civil_days(at->year, at->month, at->day);
	expect_init(&x->expect, kb, arena);
	if (x->answers == NULL) {
		diag_add(d, DIAG_ERROR, NULL, 0, "out of memory; close other "
		    "programs and try again");
		return -1;
	}
	answer_country(&r);
	read_answers(&r, c->answers, c->nanswers);
	if (v == NULL)
		read_expects(&r, c->expects, c->nexpects);
	else
		read_variant(&r, v);
	return arena_failed(arena) ? -1 : r.result;
}

int
exercise_read(struct exercise *x, const struct kb *kb,
    const struct kb_case *c, struct arena *arena, struct diag *d)
{
	return exercise_read_variant(x, kb, c, NULL, arena, d);
}

/* ---- checking ---- */

static const char *
of_what(const struct exercise *x)
{
	return x->as == NULL ? "case" : "variant of case";
}

static void
tell_difference(const struct exercise *x, const struct expect_difference *e,
    struct diag *d)
{
	struct sbuf wanted = SBUF_EMPTY;

	expect_add_wanted(&wanted, &x->expect, e);
	diag_add(d, DIAG_FINDING, x->of->head.file, e->line, "%s \"%s\" "
	    "expects of %s: %s; got: %s; correct the case or the rule",
	    of_what(x), x->of->head.id, expect_key_name(e->key),
	    sbuf_text(&wanted), expect_got_name(&x->expect, e));
	sbuf_clear(&wanted);
}

/* ---- sets given whole ---- */

/* The differences that are put right in one place in one way. */
struct apart {
	const struct exercise *x;
	const struct expect_difference *at;
	size_t n;
	enum expect_key place;
	bool add;
	unsigned line;
	struct diag *d;
};

#define IDS_LEN 700	/* then in a diagnostic of its own */

static void
tell_apart(const struct apart *a, struct sbuf *ids)
{
	const struct expect *e = &a->x->expect;
	unsigned line = e->mentioned[a->place] > 0 ? e->line[a->place] :
	    a->line;
	const char *key = expect_key_name(a->place);

	if (ids->len > 0)
		diag_add(a->d, DIAG_FINDING, a->x->of->head.file, line, a->add
		    ? "%s \"%s\": follows, but is not in %s:%s; judge each, "
		    "then add it or correct the rule" : "%s \"%s\": is in %s, "
		    "but does not follow:%s; judge each, then remove it or "
		    "correct the rule", of_what(a->x), a->x->of->head.id, key,
		    sbuf_text(ids));
	sbuf_reset(ids);
}

static void
tell_place(struct apart *a)
{
	const struct expect *e = &a->x->expect;
	struct sbuf ids = SBUF_EMPTY;
	bool add = false;
	size_t i;

	for (i = 0; i < a->n; i++) {
		if (expect_place(e, &a->at[i], &add) != a->place ||
		    add != a->add)
			continue;
		a->line = a->at[i].line;
		sbuf_putc(&ids, ' ');
		sbuf_puts(&ids, expect_about(e, &a->at[i]));
		if (ids.len > IDS_LEN)
			tell_apart(a, &ids);
	}
	tell_apart(a, &ids);
	sbuf_clear(&ids);
}

static void
tell_sets(const struct exercise *x, const struct expect_difference *at,
    size_t n, struct diag *d)
{
	struct apart a = { .x = x, .at = at, .n = n, .d = d };

	for (a.place = 0; a.place < NEXPECT_KEYS; a.place++) {
		a.add = true;
		tell_place(&a);
		a.add = false;
		tell_place(&a);
	}
}

/* Where the question is answered by what was written for this; 0: not. */
static unsigned
line_of_answer(const struct exercise *x, size_t question)
{
	const struct kb_case_answer *a = x->as != NULL ? x->as->answers :
	    x->of->answers;
	size_t i, n = x->as != NULL ? x->as->nanswers : x->of->nanswers;

	for (i = 0; i < n; i++)
		if (a[i].question == question)
			return a[i].line;
	return 0;
}

static void
tell_ignored(const struct exercise *x, const struct findings *f,
    struct diag *d)
{
	unsigned line;
	size_t i;

	for (i = 0; i < f->nignored; i++) {
		line = line_of_answer(x, f->ignored[i]);
		if (line != 0)
			diag_add(d, DIAG_FINDING, x->of->head.file, line,
			    "case \"%s\": question \"%s\" does not apply "
			    "after the other answers; remove its answer",
			    x->of->head.id,
			    f->kb->questions[f->ignored[i]].head.id);
	}
}

bool
exercise_agrees(const struct exercise *x, const struct findings *f,
    struct expect_difference *at)
{
	size_t i;

	for (i = 0; i < f->nignored; i++)
		if (line_of_answer(x, f->ignored[i]) != 0)
			return false;
	return expect_compare(f, &x->expect, at) == 0;
}

static bool
compare(const struct exercise *x, const struct program *p,
    struct arena *arena, struct diag *d)
{
	const struct findings *f = findings_new(p, x->answers, x->day, arena);
	struct expect_difference *at = arena_calloc(arena,
	    expect_most(&x->expect), sizeof(*at));
	size_t i, n;

	if (f == NULL || at == NULL)
		return false;
	n = expect_compare(f, &x->expect, at);
	for (i = 0; i < n; i++)
		if (!expect_is_whole(at[i].key))
			tell_difference(x, &at[i], d);
	tell_sets(x, at, n, d);
	tell_ignored(x, f, d);
	return true;
}

int
exercise_check(const struct exercise *x, const struct program *p,
    struct diag *d)
{
	struct arena *arena = arena_new();
	bool done = compare(x, p, arena, d);

	arena_free(arena);
	return done ? 0 : -1;
}
