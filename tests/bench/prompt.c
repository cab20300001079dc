/* SPDX-License-Identifier: MIT */
/*
 * Times a consultation on the real knowledge: from an answer to the next
 * question, why that one is asked, what holds whatever the unknown answers
 * are, and the advice.  Answers with the first, the last, no option, and in
 * turn.  Argument: the directory of the knowledge.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "consult/session.h"
#include "engine/completions.h"
#include "kb/load.h"
#include "report/report.h"

enum { ROUNDS = 40, TIMES_MAX = 20000, DAY = 20777 };

/* Microseconds of the processor: other programs do not count. */
struct times { double at[TIMES_MAX]; size_t n; };

enum { NEXT, WHY, WHATEVER, PAGE, ADVICE, NTIMES };
static const char *const names[NTIMES] = { "answer to question", "why asked",
    "holds whatever", "page one", "whole advice" };

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void
note(struct times *t, double start)
{
	if (t->n < TIMES_MAX)
		t->at[t->n++] = now() - start;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void
feed(struct session *s, const char *reply, struct times *t)
{
	double start = now();

	(void)session_feed(s, reply, strlen(reply));
	note(t, start);
	session_heard(s);
}

static void
advise(const struct kb *kb, const struct findings *f, struct times *t)
{
	struct report_context c = { .kb = kb, .findings = f, .lang = KB_NL };
	struct arena *arena = arena_new();
	struct doc *doc = doc_new();
	double start = now();

	(void)completions_new(f, arena);
	note(&t[WHATEVER], start);
	(void)civil_parse("2026-11-20T17:40", &c.at);
	start = now();
	report_page_one(&c, doc);
	note(&t[PAGE], start);
	start = now();
	report_all(&c, doc);
	note(&t[ADVICE], start);
	doc_free(doc);
	arena_free(arena);
}

static const char *
reply_of(const struct kb *kb, size_t question, int style, int nth)
{
	static const char *const digits[] = { "0", "1", "2", "3", "4", "5" };
	size_t n = kb->questions[question].noptions;

	n = n > 5 ? 5 : n;
	return digits[style == 0 ? 0 : style == 1 ? 1 : style == 2 ? n :
	    1 + (size_t)nth % n];
}

static void
consult(const struct kb *kb, const struct program *p, int style,
    struct times *t)
{
	struct session_options o = { .lang = KB_NL, .terminal = true,
	    .depth = DEPTH_FULL, .day = DAY };
	struct diag *d = diag_new();
	struct session *s = session_new(kb, p, &o, d);
	int i;

	for (i = 0; i < 60 && session_want(s) == SESSION_REPLY; i++) {
		if (session_question(s) == KB_ALWAYS) {
			feed(s, "", &t[NEXT]);
			continue;
		}
		feed(s, "?", &t[WHY]);
		feed(s, i == 0 ? "1" : reply_of(kb, session_question(s),
		    style, i), &t[NEXT]);
		advise(kb, session_findings(s), t);
	}
	session_free(s);
	diag_free(d);
}

int
main(int argc, char **argv)
{
	static struct times times[NTIMES];
	struct diag *d = diag_new();
	struct kb *kb = kb_load(argc > 1 ? argv[1] : "knowledge", d);
	struct program *p = kb == NULL ? NULL : program_new(kb, DAY);
	struct times *t;
	int i;

	if (p == NULL)
		return 2;
	for (i = 0; i < ROUNDS; i++)
		consult(kb, p, i % 4, times);
	for (i = 0; i < NTIMES; i++) {
		t = &times[i];
		qsort(t->at, t->n, sizeof(*t->at), compare);
		printf("%-18s median %6.0f us, 99%% %6.0f us, most %6.0f us\n",
		    names[i], t->at[t->n / 2], t->at[t->n * 99 / 100],
		    t->at[t->n - 1]);
	}
	program_free(p);
	kb_free(kb);
	diag_free(d);
	return 0;
}
