/* SPDX-License-Identifier: MIT */
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/sanitized.h"
#include "cmd/isolated.h"

static void
finds(void *data, struct progress *p, struct diag *d)
{
	(void)data;
	progress_tell(p, "steps", 3, 7);
	diag_add(d, DIAG_FINDING, "law.xml", 12, "the text\tis %s", "odd");
	diag_begin(d, "proofs");
	diag_add(d, DIAG_NOTE, NULL, 0, "no place");
	diag_example(d, "{\"answers\":{}}");
	diag_begin(d, "nothing found");
}

struct listener {
	struct progress progress;
	char what[20];
	size_t done, total;
};

static void
listen(struct progress *p, const char *what, size_t done, size_t total)
{
	struct listener *l = (struct listener *)p;

	(void)strncpy(l->what, what, sizeof(l->what) - 1);
	l->done = done;
	l->total = total;
}

static void
dies(void *data, struct progress *p, struct diag *d)
{
	(void)data;
	(void)p;
	(void)d;
	abort();
}

#if !SANITIZED
/* What libxml2 and CaDiCaL do when memory runs out. */
static void
eats(void *data, struct progress *p, struct diag *d)
{
	size_t i;
	char *m;

	(void)data;
	(void)p;
	(void)d;
	for (i = 0; i < 64; i++) {
		m = malloc((size_t)8 << 20);
		if (m == NULL)
			abort();
		memset(m, 1, (size_t)8 << 20);
	}
}
#endif

static void
entries_arrive(void **state)
{
	struct diag *d = diag_new();
	struct listener l = { .progress = { listen } };

	(void)state;
	isolated_run("the test", (size_t)1 << 28, finds, NULL, &l.progress, d);
	assert_string_equal(l.what, "steps");
	assert_int_equal(l.done, 3);
	assert_int_equal(l.total, 7);
	assert_int_equal(diag_count(d), 2);
	assert_string_equal(diag_at(d, 0)->file, "law.xml");
	assert_int_equal(diag_at(d, 0)->line, 12);
	assert_string_equal(diag_at(d, 0)->text, "the text?is odd");
	assert_null(diag_at(d, 0)->group);
	assert_null(diag_at(d, 0)->example);
	assert_null(diag_at(d, 1)->file);
	assert_string_equal(diag_at(d, 1)->group, "proofs");
	assert_string_equal(diag_at(d, 1)->example, "{\"answers\":{}}");
	assert_int_equal(diag_groups(d), 2);
	assert_string_equal(diag_group_at(d, 1), "nothing found");
	assert_int_equal(diag_worst(d), DIAG_FINDING);
	diag_free(d);
}

static void
finds_much(void *data, struct progress *p, struct diag *d)
{
	size_t i;

	(void)data;
	(void)p;
	for (i = 0; i < DIAG_MAX; i++)
		diag_add(d, DIAG_NOTE, NULL, 0, "one");
	diag_add(d, DIAG_NOTE, NULL, 0, "one more");
	diag_add(d, DIAG_FINDING, NULL, 0, "the worst");
}

/* Beside what was there already. */
static void
more_than_there_is_place_for_is_counted(void **state)
{
	struct diag *d = diag_new();

	(void)state;
	diag_add(d, DIAG_NOTE, NULL, 0, "before");
	isolated_run("the test", (size_t)1 << 28, finds_much, NULL, NULL, d);
	assert_int_equal(diag_count(d), DIAG_MAX);
	assert_int_equal(diag_dropped(d), 3);
	assert_int_equal(diag_worst(d), DIAG_FINDING);
	diag_free(d);
}

static void
death_is_an_error(void **state)
{
	struct diag *d = diag_new();

	(void)state;
	isolated_run("the test", (size_t)1 << 28, dies, NULL, NULL, d);
	assert_int_equal(diag_worst(d), DIAG_ERROR);
	assert_non_null(strstr(diag_at(d, 0)->text, "the test"));
	diag_free(d);
}

static void
memory_is_limited(void **state)
{
	struct diag *d = diag_new();

	(void)state;
#if !SANITIZED
	isolated_run("the test", (size_t)64 << 20, eats, NULL, NULL, d);
	assert_int_equal(diag_worst(d), DIAG_ERROR);
#endif
	diag_free(d);
}

/* Tells who it is, and has no end. */
static void
lasts(void *data, struct progress *p, struct diag *d)
{
	const int *to = data;
	pid_t me = getpid();

	(void)p;
	(void)d;
	if (write(*to, &me, sizeof(me)) == (ssize_t)sizeof(me))
		for (;;)
			(void)pause();
}

/* Who asked for it was killed: nothing goes on in the background. */
static void
it_ends_with_its_parent(void **state)
{
	struct pollfd p = { .events = POLLIN };
	struct diag *d = diag_new();
	pid_t parent, child = 0;
	int fds[2];

	(void)state;
	assert_int_equal(pipe(fds), 0);
	parent = fork();
	if (parent == 0) {
		isolated_run("the test", (size_t)1 << 28, lasts, &fds[1],
		    NULL, d);
		_exit(0);
	}
	(void)close(fds[1]);
	assert_int_equal(read(fds[0], &child, sizeof(child)), sizeof(child));
	(void)kill(parent, SIGKILL);
	assert_int_equal(waitpid(parent, NULL, 0), parent);
	p.fd = fds[0];
	if (poll(&p, 1, 10000) != 1) {	/* its end of the pipe is open */
		(void)kill(child, SIGKILL);
		fail_msg("it goes on");
	}
	(void)close(fds[0]);
	diag_free(d);
}

static int
writes(void *data, struct sbuf *out)
{
	size_t i;

	for (i = 0; i < 20000; i++)	/* more than a pipe holds */
		sbuf_puts(out, "ten bytes\n");
	return *(int *)data;
}

static int
dies_writing(void *data, struct sbuf *out)
{
	(void)data;
	sbuf_puts(out, "half");
	abort();
}

static void
text_arrives(void **state)
{
	struct diag *d = diag_new();
	struct sbuf out = SBUF_EMPTY;
	int status;

	(void)state;
	for (status = 0; status < 2; status++) {
		sbuf_reset(&out);
		assert_int_equal(isolated_text("it", (size_t)1 << 26, writes,
		    &status, &out, d), status);
		assert_int_equal(out.len, 200000);
		assert_int_equal(diag_count(d), 0);
	}
	assert_int_equal(isolated_text("it", (size_t)1 << 26, writes,
	    &status, &out, d), 2);
	assert_int_equal(out.len, 0);
	assert_int_equal(diag_count(d), 1);
	assert_int_equal(isolated_text("it", (size_t)1 << 26, dies_writing,
	    NULL, &out, d), 2);
	assert_int_equal(out.len, 0);
	assert_true(diag_has_errors(d));
	sbuf_clear(&out);
	diag_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(entries_arrive),
		cmocka_unit_test(more_than_there_is_place_for_is_counted),
		cmocka_unit_test(death_is_an_error),
		cmocka_unit_test(it_ends_with_its_parent),
		cmocka_unit_test(text_arrives),
		cmocka_unit_test(memory_is_limited),
	};

	return cmocka_run_group_tests_name("isolated", tests, NULL, NULL);
}
