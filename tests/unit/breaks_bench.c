/* SPDX-License-Identifier: MIT */
#include "breaks_bench.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/civil.h"
#include "base/sbuf.h"
#include "kb/find.h"
#include "prove/guarantees.h"
#include "prove/solver.h"

#define DAY "2026-11-20"

struct bench {
	struct practice practice;
	char dir[32];			/* the knowledge is in kb */
	struct sbuf all;		/* every case, a line each */
	size_t n, particular;		/* cases; those that say more than
					   which guarantee */
};

int
breaks_open(void **state)
{
	static struct bench b;
	char kb[64];

	practice_open(&b.practice);
	(void)strcpy(b.dir, "/tmp/breaks-XXXXXX");
	assert_non_null(mkdtemp(b.dir));
	(void)snprintf(kb, sizeof(kb), "%s/kb", b.dir);
	assert_int_equal(mkdir(kb, 0700), 0);
	*state = &b;
	return 0;
}

int
breaks_close(void **state)
{
	struct bench *b = *state;
	char command[64];

	(void)snprintf(command, sizeof(command), "rm -r %s", b->dir);
	assert_int_equal(system(command), 0);
	sbuf_clear(&b->all);
	practice_close(&b->practice);
	return 0;
}

/* ---- batch ---- */

static void
write_cases(const struct bench *b, const char *lines)
{
	char path[64];
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/cases", b->dir);
	f = fopen(path, "w");
	assert_non_null(f);
	assert_true(fputs(lines, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

static void
read_output(const struct bench *b, struct sbuf *to)
{
	char path[64], bytes[4096];
	size_t n;
	FILE *f;

	sbuf_reset(to);
	(void)snprintf(path, sizeof(path), "%s/out", b->dir);
	f = fopen(path, "r");
	assert_non_null(f);
	while ((n = fread(bytes, 1, sizeof(bytes), f)) > 0)
		sbuf_add(to, bytes, n);
	(void)fclose(f);
}

/* Its exit status, and all that it wrote. */
static int
run_batch(const struct bench *b, const char *knowledge, const char *lines,
    struct sbuf *output)
{
	const char *program = getenv("BESPREEK");
	char command[8192];
	int status;

	write_cases(b, lines);
	(void)snprintf(command, sizeof(command), "'%s' batch -k '%s' --at "
	    DAY " -l en -f tap <%s/cases >%s/out 2>&1",
	    program == NULL ? "./bespreek" : program, knowledge, b->dir,
	    b->dir);
	status = system(command);
	assert_true(WIFEXITED(status));
	read_output(b, output);
	return WEXITSTATUS(status);
}

/* ---- one edit ---- */

/* Proves this one alone, as it would be beside others; adds its case. */
static void
add_case(struct bench *b, const struct kb *broken, const char *id,
    struct sbuf *lines)
{
	struct diag *d = diag_new();
	struct kb kb = *broken;
	const struct diag_entry *e;
	long day = 0;
	size_t at;

	assert_true(civil_parse_date(DAY, &day));
	at = kb_find(broken, KB_KIND_GUARANTEE, id, strlen(id));
	assert_true(at != KB_ALWAYS);
	kb.guarantees += at;
	kb.nguarantees = 1;
	guarantees_check(&kb, day, NULL, d);
	if (diag_count(d) != 1)
		fail_msg("%s holds", id);
	e = diag_at(d, 0);
	if (e->level != DIAG_FINDING || e->example == NULL)
		fail_msg("%s: %s", id, e->text);
	sbuf_puts(lines, e->example);
	sbuf_putc(lines, '\n');
	b->n++;
	b->particular += strstr(e->example, "{\"guarantees\":") == NULL;
	diag_free(d);
}

/* Each case fails, and it is told which guarantee. */
static void
check_shown(const struct guarantee_break *row, const char *output)
{
	char ids[256], *id, *rest = ids;
	struct sbuf wanted = SBUF_EMPTY;

	(void)snprintf(ids, sizeof(ids), "%s", row->breaks);
	while ((id = strtok_r(rest, " ", &rest)) != NULL) {
		sbuf_reset(&wanted);
		sbuf_puts(&wanted, "not ok - ");
		sbuf_puts(&wanted, id);
		sbuf_puts(&wanted, "\n");
		if (strstr(output, sbuf_text(&wanted)) == NULL)
			fail_msg("%s: %s", id, output);
		sbuf_reset(&wanted);
		sbuf_puts(&wanted, "guarantees: ");
		sbuf_puts(&wanted, id);
		if (strstr(output, sbuf_text(&wanted)) == NULL)
			fail_msg("%s is not named: %s", id, output);
	}
	sbuf_clear(&wanted);
}

static void
check_break(struct bench *b, const struct guarantee_break *row)
{
	struct sbuf lines = SBUF_EMPTY, output = SBUF_EMPTY;
	char ids[256], *id, *rest = ids, dir[64];
	struct kb *kb = edits_apply(&b->practice, row->breaks, row->edits,
	    BREAK_EDITS);

	(void)snprintf(ids, sizeof(ids), "%s", row->breaks);
	while ((id = strtok_r(rest, " ", &rest)) != NULL)
		add_case(b, kb, id, &lines);
	kb_free(kb);
	sbuf_puts(&b->all, sbuf_text(&lines));
	(void)snprintf(dir, sizeof(dir), "%s/kb", b->dir);
	edits_write(&b->practice, row->edits, BREAK_EDITS, dir);
	assert_int_equal(run_batch(b, dir, sbuf_text(&lines), &output), 1);
	check_shown(row, sbuf_text(&output));
	sbuf_clear(&lines);
	sbuf_clear(&output);
}

void
breaks_show(void **state, size_t from, size_t to)
{
	const char *knowledge = getenv("KNOWLEDGE_DIR");
	struct sbuf output = SBUF_EMPTY;
	struct bench *b = *state;
	size_t i;

	if (!solver_available())
		skip();
	for (i = from; i < to; i++)
		check_break(b, &guarantee_breaks[i]);
	if (run_batch(b, knowledge == NULL ? "knowledge" : knowledge,
	    sbuf_text(&b->all), &output) != 0)
		fail_msg("in the real knowledge: %s", sbuf_text(&output));
	print_message("# %zu breaks, %zu shown by batch, %zu of them by more "
	    "than which guarantee\n", b->n, b->n, b->particular);
	sbuf_clear(&output);
}
