/* SPDX-License-Identifier: MIT */
/* Files on a file system that knows no unnamed files, as on some network
 * drives and memory sticks: however the program ends, nothing but a whole
 * file is there. */
#include <dirent.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmocka.h>

#include "world.h"

#define TMPFILE_BIT 020000000	/* O_TMPFILE without O_DIRECTORY */
#define ARGUMENT(n) ((uint32_t)(offsetof(struct seccomp_data, args) + \
	(n) * sizeof(uint64_t)))
#define ANSWER(e) (SECCOMP_RET_ERRNO | (e))

/* From here on, in this process and those it starts. */
static bool
refuse(struct sock_filter *code, unsigned short n)
{
	struct sock_fprog filter = { n, code };

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

static bool
forget_links(void)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
		    offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_linkat, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, ANSWER(EPERM)),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};

	return refuse(code, sizeof(code) / sizeof(code[0]));
}

static bool
forget_unnamed_files(void)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
		    offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, ARGUMENT(2)),
		BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, TMPFILE_BIT, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, ANSWER(EOPNOTSUPP)),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};

	return refuse(code, sizeof(code) / sizeof(code[0]));
}

static size_t
count_files(const struct place *p)
{
	const struct dirent *e;
	DIR *d = opendir(p->dir);
	size_t n = 0;

	assert_non_null(d);
	while ((e = readdir(d)) != NULL)
		n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..")
		    != 0;
	assert_int_equal(closedir(d), 0);
	return n;
}

static void
open_in(struct terminal *t, struct place *p, const char *option)
{
	const char *args[] = { "-c", "be", option, p->file, NULL };

	*p = place_new();
	open_with(t, args, NULL);
	assert_true(terminal_wait(t, PROMPT));
	assert_true(terminal_line(t, "5", PROMPT));
	assert_int_equal(count_files(p), 0);
}

static const char *const options[] = { "-o", "--save" };

static void
unnamed_files_are_refused(void **state)
{
	(void)state;
	assert_int_equal(syscall(SYS_openat, -1, "/tmp", TMPFILE_BIT, 0), -1);
	assert_int_equal(errno, EOPNOTSUPP);
}

static void
nothing_stays_after_a_key_or_signal(void **state)
{
	static const int numbers[] = { SIGKILL, SIGTERM, SIGQUIT };
	struct terminal t;
	struct place p;
	size_t i, k;

	(void)state;
	for (i = 0; i < 4; i++)
		for (k = 0; k < 2; k++) {
			open_in(&t, &p, options[k]);
			if (i < 3)
				terminal_signal(&t, numbers[i]);
			else
				terminal_send(&t, "\030");
			assert_true(terminal_status(&t) >= 0);
			terminal_close(&t);
			assert_int_equal(count_files(&p), 0);
			place_clear(&p);
		}
}

/* A batch writes while it reads: its file is there before its end. */
static void
nothing_stays_of_a_batch(void **state)
{
	static const int numbers[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM };
	struct place p;
	const char *args[] = { "batch", "-o", p.file, NULL };
	struct terminal t;
	size_t i;
	int wait;

	(void)state;
	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		p = place_new();
		open_with(&t, args, NULL);
		for (wait = 0; count_files(&p) == 0 && wait < TERMINAL_WAIT;
		    wait += 10)
			(void)poll(NULL, 0, 10);
		assert_int_equal(count_files(&p), 1);
		terminal_signal(&t, numbers[i]);
		assert_int_equal(terminal_status(&t), 128 + numbers[i]);
		terminal_close(&t);
		assert_int_equal(count_files(&p), 0);
		place_clear(&p);
	}
}

static void
assert_whole(const struct place *p, const char *last)
{
	char bytes[65536];
	struct stat st;
	FILE *f = fopen(p->file, "re");
	size_t n;

	assert_non_null(f);
	assert_int_equal(fstat(fileno(f), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	n = fread(bytes, 1, sizeof(bytes) - 1, f);
	(void)fclose(f);
	bytes[n] = '\0';
	assert_non_null(strstr(bytes, last));
	assert_int_equal(count_files(p), 1);
}

static void
the_file_is_there_at_the_end(void **state)
{
	struct terminal t;
	struct place p;
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		open_in(&t, &p, "-o");
		if (i == 0)
			terminal_send(&t, "stop\r\r");
		else
			terminal_signal(&t, SIGHUP);
		assert_int_equal(terminal_status(&t), 0);
		terminal_close(&t);
		assert_whole(&p, "9. ");
		place_clear(&p);
	}
	open_in(&t, &p, "--save");
	assert_true(terminal_line(&t, "bewaar", PROMPT));
	assert_whole(&p, "\"danger\"");
	terminal_send(&t, "\030");
	assert_int_equal(terminal_status(&t), 0);
	terminal_close(&t);
	place_clear(&p);
}

/* Someone else made it meanwhile: it is left as it was. */
static void
end_beside_another(struct terminal *t, struct place *p)
{
	FILE *f = fopen(p->file, "wxe");

	assert_non_null(f);
	assert_int_equal(fclose(f), 0);
	terminal_send(t, "stop\r\r");
	assert_int_equal(terminal_status(t), 2);
	terminal_close(t);
	assert_int_equal(count_files(p), 1);
	f = fopen(p->file, "re");
	assert_int_equal(fgetc(f), EOF);
	assert_int_equal(fclose(f), 0);
	place_clear(p);
}

static void
another_file_is_left_alone(void **state)
{
	struct terminal t;
	struct place p;

	(void)state;
	open_in(&t, &p, "-o");
	end_beside_another(&t, &p);
}

static void
another_file_beside_an_unnamed_one(void **state)
{
	struct place p = place_new();
	const char *const args[] = { "-c", "be", "-o", p.file, NULL };
	struct terminal t;

	(void)state;
	open_with(&t, args, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "5", PROMPT));
	end_beside_another(&t, &p);
}

/* FAT has neither. */
static void
without_links_either(void **state)
{
	assert_true(forget_links());
	the_file_is_there_at_the_end(state);
	another_file_is_left_alone(state);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unnamed_files_are_refused),
		cmocka_unit_test(nothing_stays_after_a_key_or_signal),
		cmocka_unit_test(nothing_stays_of_a_batch),
		cmocka_unit_test(the_file_is_there_at_the_end),
		cmocka_unit_test(another_file_is_left_alone),
		cmocka_unit_test(another_file_beside_an_unnamed_one),
		cmocka_unit_test(without_links_either),
	};

	if (!forget_unnamed_files()) {
		puts("1..0 # SKIP no system calls can be refused here");
		return 0;
	}
	return cmocka_run_group_tests(tests, world_setup, world_teardown);
}
