/* SPDX-License-Identifier: MIT */
/*
 * The proofs where memory is refused, once at each place in the program that
 * asks for it: each says so, or comes to what it comes to with enough.  The
 * solver has memory of its own, and words that are cut off are told by
 * memory_lacks().  And where the solver gives up, once at each question: what
 * is then not known is told as such.  Nothing is ever something else.
 */
#include <execinfo.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/civil.h"
#include "base/memory.h"
#include "mutants_small.h"
#include "prove/breach.h"
#include "prove/differ.h"
#include "prove/disproof.h"
#include "prove/equal.h"
#include "prove/guarantees.h"
#include "prove/query.h"
#include "prove/solver.h"
#include "prove/structure.h"

/* ---- memory that is refused ---- */

#define DEPTH 5			/* calls that make a place */
#define PLACES_MAX 8192

static struct {
	bool armed, fired;
	size_t left;		/* requests until one is refused */
	size_t n;		/* requests so far */
	size_t first[PLACES_MAX], nplaces;	/* of each place, its first */
	uint64_t place[PLACES_MAX];
} heap;

static struct {
	bool armed;
	size_t left, n;		/* questions, as requests */
} solver;

extern void *__real_memory_calloc(size_t, size_t);
extern void *__real_memory_realloc(void *, size_t);
extern void *__real_arena_alloc(struct arena *, size_t);
extern void *__real_arena_calloc(struct arena *, size_t, size_t);
extern char *__real_arena_strdup(struct arena *, const char *);
extern void *__wrap_memory_calloc(size_t, size_t);
extern void *__wrap_memory_realloc(void *, size_t);
extern void *__wrap_arena_alloc(struct arena *, size_t);
extern void *__wrap_arena_calloc(struct arena *, size_t, size_t);
extern char *__wrap_arena_strdup(struct arena *, const char *);

static void
note_place(void)
{
	void *at[DEPTH + 3];
	int i, n = backtrace(at, DEPTH + 3);
	uint64_t place = 14695981039346656037u;
	size_t k;

	for (i = 2; i < n; i++)
		place = (place ^ (uint64_t)(uintptr_t)at[i]) * 1099511628211u;
	for (k = 0; k < heap.nplaces; k++)
		if (heap.place[k] == place)
			return;
	assert_true(heap.nplaces < PLACES_MAX);
	heap.place[heap.nplaces] = place;
	heap.first[heap.nplaces++] = heap.n;
}

static bool
refuses(void)
{
	if (!heap.armed)
		return false;
	if (heap.left == SIZE_MAX)
		note_place();
	if (heap.n++ != heap.left)
		return false;
	heap.fired = true;
	return true;
}

static bool
refuses_in(struct arena *a)
{
	if (!refuses())
		return false;
	if (a != NULL)
		arena_fail(a);
	return true;
}

void *
__wrap_memory_calloc(size_t n, size_t size)
{
	return refuses() ? NULL : __real_memory_calloc(n, size);
}

void *
__wrap_memory_realloc(void *p, size_t size)
{
	return refuses() ? NULL : __real_memory_realloc(p, size);
}

void *
__wrap_arena_alloc(struct arena *a, size_t size)
{
	return refuses_in(a) ? NULL : __real_arena_alloc(a, size);
}

void *
__wrap_arena_calloc(struct arena *a, size_t n, size_t size)
{
	return refuses_in(a) ? NULL : __real_arena_calloc(a, n, size);
}

char *
__wrap_arena_strdup(struct arena *a, const char *s)
{
	return refuses_in(a) ? NULL : __real_arena_strdup(a, s);
}

/* True: done, and what it came to is added to the text; false: said that it
 * is not. */
typedef bool (*work)(const struct mutated *, struct sbuf *);

static bool
run(const struct mutated *j, work do_work, struct sbuf *text, size_t left)
{
	bool done;

	sbuf_reset(text);
	heap.left = left;
	heap.n = 0;
	heap.fired = false;
	done = do_work(j, text);
	heap.armed = false;
	return done;
}

static void
fail_apart(size_t request, const char *text, const char *sound)
{
	size_t i, same = 0;

	for (i = 0; text[i] != '\0' && text[i] == sound[i]; i++)
		if (text[i] == '\n')
			same = i + 1;
	fail_msg("request %zu: %s, not %.400s", request, text + same,
	    sound + same);
}

static void
at_each_place(const struct mutated *j, work do_work)
{
	struct sbuf sound = SBUF_EMPTY, text = SBUF_EMPTY;
	size_t i, told = 0;

	heap.nplaces = 0;
	assert_true(run(j, do_work, &sound, SIZE_MAX));
	for (i = 0; i < heap.nplaces; i++) {
		if (!run(j, do_work, &text, heap.first[i]))
			told++;
		else if (strcmp(sbuf_text(&text), sbuf_text(&sound)) != 0)
			fail_apart(heap.first[i], sbuf_text(&text),
			    sbuf_text(&sound));
		assert_true(heap.fired);
	}
	assert_true(told > 0);
	print_message("# %zu places, %zu told\n", heap.nplaces, told);
	sbuf_clear(&sound);
	sbuf_clear(&text);
}

static void
short_of_memory(void)
{
	heap.armed = !solver.armed;
}

static void
enough(void)
{
	heap.armed = false;
}

/* ---- a solver that gives up ---- */

extern enum solver_result __real_query_solve(struct query *, const int *,
    size_t);
extern enum solver_result __wrap_query_solve(struct query *, const int *,
    size_t);

enum solver_result
__wrap_query_solve(struct query *q, const int *literals, size_t n)
{
	if (solver.armed && solver.n++ == solver.left)
		return SOLVER_GAVE_UP;
	return __real_query_solve(q, literals, n);
}

/* A letter each: as it was, or not decided. */
static bool
some_undecided(const char *text, const char *sound)
{
	size_t i;

	for (i = 0; text[i] != '\0'; i++)
		if (text[i] != '0' && text[i] != sound[i])
			return false;
	return sound[i] == '\0';
}

static bool
says_undecided(const char *text, const char *sound)
{
	return strcmp(text, sound) == 0 ||
	    strstr(text, "the solver gave up on a part") != NULL ||
	    strstr(text, "could be neither proved nor refuted") != NULL;
}

static void
at_each_query(const struct mutated *j, work do_work,
    bool (*weaker)(const char *text, const char *sound))
{
	struct sbuf sound = SBUF_EMPTY, text = SBUF_EMPTY;
	size_t i, n, weak = 0;

	solver.armed = true;
	solver.n = 0;
	solver.left = SIZE_MAX;
	assert_true(run(j, do_work, &sound, 0));
	n = solver.n;
	for (i = 0; i < n; i++) {
		solver.n = 0;
		solver.left = i;
		assert_true(run(j, do_work, &text, 0));
		if (!weaker(sbuf_text(&text), sbuf_text(&sound)))
			fail_apart(i, sbuf_text(&text), sbuf_text(&sound));
		weak += strcmp(sbuf_text(&text), sbuf_text(&sound)) != 0;
	}
	solver.armed = false;
	assert_true(weak > 0);
	print_message("# %zu queries, %zu of them matter\n", n, weak);
	sbuf_clear(&sound);
	sbuf_clear(&text);
}

/* ---- mistakes ---- */

#define DAY civil_days(2026, 11, 20)

static const char wrong[] = STEP_WITH(" country=\"be\"",
    WHEN(ANY(NOW ALL(NOW ACUTE))) "<contact ref=\"line\"/>")
    GROUND_WITH(RIGHT " to=\"2026-01-01\"", CONDITION(READING(NOW, ACUTE))
    "<condition id=\"x\" kind=\"self\">" TEXT "</condition>"
    "<recipient contact=\"line\">" WHEN(GP) "</recipient>")
    CONTACT("line", "", "")
    PASSAGE(" country=\"be\"", WHEN(TWO(NOW ACUTE POSSIBLE(GP))))
    "<care-level id=\"a\" level=\"1\" country=\"be\">" T("name", "N", "N")
    TEXT WHEN(NONE(NOW)) "</care-level>"
    "<guarantee id=\"told\" change=\"unknown\">" TEXT "<given>" ACUTE
    "</given><always><any><passage in=\"p\"/><none>" ACUTE
    "</none></any></always>" KB_SMALL_CITE "</guarantee>" PROMISED;

typedef int (*prover)(const struct kb *, long day, const struct mutants *,
    struct verdict *, struct progress *);

static void
add_verdicts(const struct mutated *j, struct sbuf *to)
{
	size_t i;

	for (i = 0; i < j->mutants.n; i++)
		sbuf_putc(to, (char)('0' + (int)j->verdicts[i].notice));
}

static bool
proves(const struct mutated *j, struct sbuf *to, prover prove)
{
	int how;

	memset(j->verdicts, 0, j->mutants.n * sizeof(*j->verdicts));
	short_of_memory();
	how = prove(j->kb, DAY, &j->mutants, j->verdicts, NULL);
	enough();
	assert_true(how == 0 || how == -1);
	add_verdicts(j, to);
	return how == 0;
}

static bool
is_equal(const struct mutated *j, struct sbuf *to)
{
	return proves(j, to, mutants_prove_equal);
}

static bool
disproves(const struct mutated *j, struct sbuf *to)
{
	return proves(j, to, mutants_disprove);
}

static bool
breaks(const struct mutated *j, struct sbuf *to)
{
	int how;

	memset(j->verdicts, 0, j->mutants.n * sizeof(*j->verdicts));
	short_of_memory();
	how = mutants_break(j->kb, j->cases, DAY, &j->mutants, j->verdicts,
	    NULL);
	enough();
	assert_true(how == 0 || how == -1);
	add_verdicts(j, to);
	return how == 0;
}

static bool
judges(const struct mutated *j, struct sbuf *to)
{
	struct diag *d = diag_new();
	int how;

	short_of_memory();
	how = mutants_judge(j->kb, j->cases, &j->mutants, j->verdicts, NULL,
	    d);
	enough();
	assert_int_equal(how == -1, diag_has_errors(d));
	add_verdicts(j, to);
	diag_free(d);
	return how == 0;
}

static bool
makes(const struct mutated *j, struct sbuf *to)
{
	struct arena *a = arena_new();
	struct mutants all;
	bool done;

	short_of_memory();
	done = mutants_make(j->kb, a, &all) == 0;
	enough();
	if (done)
		sbuf_num(to, all.n);
	arena_free(a);
	return done;
}

static void
mistakes(void **state)
{
	static const work works[] = { makes, judges, breaks, disproves,
	    is_equal };
	struct mutated j;
	size_t i;

	(void)state;
	mutated_open(&j, wrong, DANGER("now") EXPECT("secrecy", "open")
	    "<variant>" DANGER("no") EXPECT("secrecy", "open") "</variant>");
	for (i = 0; i < sizeof(works) / sizeof(works[0]); i++)
		at_each_place(&j, works[i]);
	at_each_query(&j, disproves, some_undecided);
	at_each_query(&j, is_equal, some_undecided);
	mutated_close(&j);
}

/* ---- what differs ---- */

static const char edited[] = STEP_WITH(" country=\"be\"",
    WHEN(ANY(NOW ACUTE))) GROUND_WITH(RIGHT " to=\"2027-01-01\"",
    CONDITION(READING(NOW, GP)) "<recipient contact=\"line\"/>")
    CONTACT("line", "", "") PASSAGE("", WHEN(TWO(NOW ACUTE GP)))
    QUESTION("");

typedef const struct differ *(*comparer)(const struct kb_pairs *, long day,
    struct arena *);

static bool
compares(const struct mutated *j, struct sbuf *to, comparer compare)
{
	struct mutated now;
	const struct kb_pairs *pairs;
	const struct differ *d;
	size_t i;

	mutated_open(&now, edited, DANGER("now") EXPECT("secrecy", "open"));
	pairs = kb_pairs_new(j->kb, now.kb, now.arena);
	assert_non_null(pairs);
	short_of_memory();
	d = compare(pairs, DAY, now.arena);
	enough();
	for (i = 0; d != NULL && i < d->n; i++)
		sbuf_putc(to, (char)('0' + (int)d->findings[i].verdict));
	mutated_close(&now);
	return d != NULL;
}

static bool
proves_differences(const struct mutated *j, struct sbuf *to)
{
	return compares(j, to, differ_new);
}

static bool
tries_differences(const struct mutated *j, struct sbuf *to)
{
	return compares(j, to, differ_simulate);
}

static void
differences(void **state)
{
	struct mutated j;

	(void)state;
	mutated_open(&j, wrong, DANGER("now") EXPECT("secrecy", "open"));
	at_each_place(&j, proves_differences);
	at_each_place(&j, tries_differences);
	at_each_query(&j, proves_differences, some_undecided);
	mutated_close(&j);
}

/* ---- what is checked ---- */

#define FACT(id, c) "<fact id=\"" id "\">" TEXT WHEN(c) "</fact>"
#define MANY "<question id=\"many\" number=\"8\" choice=\"many\">" TEXT \
    T("why", "W", "W") T("none", "N", "N") T("short", "m", "m") \
    "<option id=\"a\">" TEXT "</option><option id=\"b\">" TEXT \
    "</option></question>"

static const char unsound[] = FACT("never", ALL(NOW IS("danger", "days")))
    FACT("f", ALL(NOW ACUTE)) FACT("again", ALL(ACUTE NOW))
    QUESTION("<ask-if><known question=\"suicide\"/></ask-if>") MANY
    STEP_WITH(" cautious=\"yes\"", WHEN(ANY(IS("q", "x")
    IS("many", "a") IS("danger", "days"))) T("if", "J", "Y"))
    GROUND_WITH(RIGHT " implies=\"h\"", "<condition id=\"c\" "
    "kind=\"asked\">" TEXT WHEN(NOW) "</condition><condition id=\"d\" "
    "kind=\"asked\">" TEXT WHEN(IS("danger", "days")) "</condition>")
    "<ground id=\"h\" " RIGHT ">" T("name", "N", "N") T("basis", "B", "B")
    T("summary", "S", "S") CONDITION(NOW) "</ground>"
    "<guarantee id=\"shown\">" TEXT "<given>" NOW "</given><always>"
    "<step in=\"s\"/></always>" KB_SMALL_CITE "</guarantee>"
    "<guarantee id=\"kept\" change=\"unknown\">" TEXT "<given><urgency "
    "in=\"today\"/></given><always><urgency in=\"today\"/></always>"
    KB_SMALL_CITE "</guarantee>" PROMISED;

typedef void (*checker)(const struct kb *, long day, struct progress *,
    struct diag *);

/* What is found before memory runs out may be told as well. */
static bool
checks(const struct mutated *j, struct sbuf *to, checker check)
{
	struct diag *d = diag_new();
	bool done;
	size_t i;

	short_of_memory();
	check(j->kb, DAY, NULL, d);
	enough();
	done = !diag_has_errors(d);
	for (i = 0; i < diag_count(d); i++) {
		sbuf_puts(to, diag_at(d, i)->text);
		sbuf_putc(to, '\n');
	}
	diag_free(d);
	return done;
}

static bool
checks_guarantees(const struct mutated *j, struct sbuf *to)
{
	return checks(j, to, guarantees_check);
}

static bool
checks_structure(const struct mutated *j, struct sbuf *to)
{
	return checks(j, to, structure_check);
}

static void
defects(void **state)
{
	struct mutated j;

	(void)state;
	mutated_open(&j, unsound, DANGER("now") EXPECT("secrecy", "open"));
	at_each_place(&j, checks_guarantees);
	at_each_place(&j, checks_structure);
	at_each_query(&j, checks_guarantees, says_undecided);
	at_each_query(&j, checks_structure, says_undecided);
	mutated_close(&j);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mistakes),
		cmocka_unit_test(differences),
		cmocka_unit_test(defects),
	};

	if (!solver_available()) {
		puts("1..0 # SKIP built without CaDiCaL");
		return 0;
	}
	return cmocka_run_group_tests_name("limits", tests, NULL, NULL);
}
