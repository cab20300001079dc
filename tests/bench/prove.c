/* SPDX-License-Identifier: MIT */
/*
 * Times the proofs on one core: all of them on a knowledge directory, then on
 * a synthetic knowledge base and on so many times its size.  Prints seconds
 * of processor, the longest query in milliseconds and the most memory so far.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "kb/load.h"
#include "prove/prove.h"
#include "prove/query.h"
#include "rules.h"

/* Two thirds hold by what is given; the others are refuted, or not. */
enum { GUARANTEES = 30, DAY = 20777 };

/* The linker puts this before every query. */
enum solver_result __real_query_solve(struct query *, const int *, size_t);
enum solver_result __wrap_query_solve(struct query *, const int *, size_t);

static struct { size_t queries; double longest; } watch;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

enum solver_result
__wrap_query_solve(struct query *q, const int *literals, size_t n)
{
	double start = now(), took;
	enum solver_result result = __real_query_solve(q, literals, n);

	took = now() - start;
	watch.queries++;
	if (took > watch.longest)
		watch.longest = took;
	return result;
}

static double
prove(const char *what, size_t rules, const struct kb *kb)
{
	struct diag *d = diag_new();
	double start = now(), took;
	struct rusage use;

	watch.queries = 0;
	watch.longest = 0;
	prove_check(kb, DAY, NULL, d);
	took = now() - start;
	getrusage(RUSAGE_SELF, &use);
	printf("%-10s %6zu rules %7.3f s  %6zu queries, longest %6.2f ms  "
	    "%4ld MB  %zu findings\n", what, rules, took / 1e3,
	    watch.queries, watch.longest, use.ru_maxrss / 1024,
	    diag_count(d) + diag_dropped(d));
	diag_free(d);
	return took;
}

static const struct kb_expr *
fact(struct kbuild *b, size_t copy, size_t i)
{
	return kx_ref(b, KB_FACT, copy * RULES_CONDITIONS + RULES_FACTS +
	    i % RULES_N);
}

static void
add_guarantees(struct kbuild *b, struct kb_guarantee *to, size_t copy)
{
	size_t i;

	for (i = 0; i < GUARANTEES; i++, to++) {
		to->head.id = kbuild_id(b, "g", copy * GUARANTEES + i);
		to->given = kx_two(b, KB_ALL, fact(b, copy, i),
		    fact(b, copy, i + 50));
		to->always = kx_two(b, KB_ANY, fact(b, copy, i % 3 == 0 ?
		    i + 100 : i), fact(b, copy, i + 150));
	}
}

static double
prove_copies(size_t copies)
{
	struct kbuild *b = rules_copies(copies);
	struct kb_guarantee *g = calloc(copies * GUARANTEES, sizeof(*g));
	char what[24];
	double took;
	size_t i;

	if (g == NULL)
		abort();
	for (i = 0; i < copies; i++)
		add_guarantees(b, g + i * GUARANTEES, i);
	b->kb.guarantees = g;
	b->kb.nguarantees = copies * GUARANTEES;
	(void)snprintf(what, sizeof(what), "%zu x", copies);
	took = prove(what, b->kb.nrules, kbuild_kb(b));
	kbuild_free(b);
	free(g);
	return took;
}

int
main(int argc, char **argv)
{
	static const size_t sizes[] = { 1, 2, 5, 10, 20 };
	struct diag *d = diag_new();
	struct kb *kb = argc < 2 ? NULL : kb_load(argv[1], d);
	double took, first = 0;
	size_t i;

	if (kb == NULL) {
		fprintf(stderr, "usage: prove KNOWLEDGE\n");
		return 2;
	}
	(void)prove("knowledge", kb->nrules, kb);
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		took = prove_copies(sizes[i]);
		if (i == 0)
			first = took;
		printf("%10s %.2f times as long a rule as 1 x\n", "",
		    took / first / (double)sizes[i]);
	}
	kb_free(kb);
	diag_free(d);
	return 0;
}
