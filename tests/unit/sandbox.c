/* SPDX-License-Identifier: MIT */
/* The confinement bites: everything is tried without it, where it works, and
 * with it, where it does not; and what a profile allows still works. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/sanitized.h"
#include "front/sandbox.h"
#include "sandbox_attempts.h"

/* ---- the place ---- */

static int
hear(int type, void *at, socklen_t len)
{
	struct sockaddr *a = at;
	int s = socket(a->sa_family, type | SOCK_CLOEXEC, 0);

	assert_int_not_equal(s, -1);
	assert_int_equal(bind(s, a, len), 0);
	if (type == SOCK_STREAM)
		assert_int_equal(listen(s, 100), 0);
	if (a->sa_family == AF_INET)
		assert_int_equal(getsockname(s, a, &len), 0);
	return s;
}

static void
hear_all(struct place *p)
{
	struct sockaddr_in any = { .sin_family = AF_INET,
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };

	p->tcp = p->udp = any;
	p->local.sun_family = p->abstract.sun_family = AF_UNIX;
	(void)snprintf(p->local.sun_path, sizeof(p->local.sun_path),
	    "%s/heard", p->dir);
	(void)snprintf(p->abstract.sun_path + 1, 80, "%s", p->dir);
	p->heard[0] = hear(SOCK_STREAM, &p->tcp, sizeof(p->tcp));
	p->heard[1] = hear(SOCK_DGRAM, &p->udp, sizeof(p->udp));
	p->heard[2] = hear(SOCK_STREAM, &p->local, sizeof(p->local));
	p->heard[3] = hear(SOCK_STREAM, &p->abstract,
	    (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 +
	    strlen(p->dir)));
}

static void
write_to(const char *path)
{
	FILE *f = fopen(path, "we");

	assert_non_null(f);
	(void)fputs("something\n", f);
	assert_int_equal(fclose(f), 0);
}

/* Each attempt finds it as it was. */
static void
tidy(const struct place *p)
{
	(void)unlink(p->fresh);
	(void)rmdir(p->fresh);
	(void)unlink(p->other);
	(void)unlink(p->file);
	write_to(p->file);
}

static void
set_up(struct place *p)
{
	memset(p, 0, sizeof(*p));
	(void)strcpy(p->dir, "/tmp/sandbox-XXXXXX");
	assert_non_null(mkdtemp(p->dir));
	(void)snprintf(p->file, sizeof(p->file), "%s/file", p->dir);
	(void)snprintf(p->fresh, sizeof(p->fresh), "%s/fresh", p->dir);
	(void)snprintf(p->other, sizeof(p->other), "%s/other", p->dir);
	tidy(p);
	hear_all(p);
	p->terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	assert_int_not_equal(p->terminal, -1);
	p->victim = fork();
	if (p->victim == 0) {
		(void)prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
		for (;;)
			(void)pause();
	}
}

static void
take_down(struct place *p)
{
	size_t i;

	(void)kill(p->victim, SIGKILL);
	(void)waitpid(p->victim, NULL, 0);
	for (i = 0; i < 4; i++)
		(void)close(p->heard[i]);
	(void)close(p->terminal);
	tidy(p);
	(void)unlink(p->file);
	(void)unlink(p->local.sun_path);
	assert_int_equal(rmdir(p->dir), 0);
}

/* ---- trying ---- */

enum outcome { DONE, REFUSED, FAILED };

static enum outcome
outcome(int result)
{
	if (result != -1)
		return DONE;
	return errno == EACCES || errno == EPERM || errno == EXDEV ||
	    errno == ENOSYS ? REFUSED : FAILED;
}

/* In a process of its own, confined so; abi -1: not at all. */
static enum outcome
attempt(const struct attempt *a, const struct place *p, int abi, bool filter)
{
	struct sandbox s;
	int status;
	pid_t pid;

	tidy(p);
	(void)fflush(NULL);
	pid = fork();
	if (pid == 0) {
		if (abi >= 0) {
			sandbox_begin_with(&s, abi, filter);
			sandbox_enter(&s);
		}
		_exit((int)outcome(a->try(p)));
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return (enum outcome)WEXITSTATUS(status);
}

static void
what_is_in_force(int *abi, bool *filter)
{
	struct sandbox s;
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		sandbox_begin(&s);
		sandbox_enter(&s);
		_exit(s.abi | (s.filter ? 0x40 : 0));
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	*abi = WEXITSTATUS(status) & 0x3f;
	*filter = (WEXITSTATUS(status) & 0x40) != 0;
}

static void
skip_loudly(const char *why)
{
	printf("# SKIPPED, nothing was tested: %s\n", why);
	skip();
}

static void
everything_works_without(void **state)
{
	struct place p;
	size_t i, refused = 0;

	(void)state;
	set_up(&p);
	for (i = 0; i < NATTEMPTS; i++)
		if (attempt(&attempts[i], &p, -1, false) != DONE) {
			printf("# SKIPPED, refused here anyway: %s\n",
			    attempts[i].what);
			refused++;
		}
	assert_true(refused < 6);	/* containers refuse some */
	take_down(&p);
}

/* Whether Landlock of this version, the filter or both stop it. */
static void
try_all(int abi, bool filter)
{
	const struct attempt *a;
	struct place p;
	size_t i;

	set_up(&p);
	for (i = 0; i < NATTEMPTS; i++) {
		a = &attempts[i];
		if (SANITIZED && a->looks)
			continue;
		if (!filter && (a->landlock == 0 || a->landlock > abi))
			continue;
		if (attempt(a, &p, abi, filter) != REFUSED)
			fail_msg("%s: done under Landlock %d%s", a->what, abi,
			    filter ? " and the filter" : " alone");
	}
	take_down(&p);
}

static void
filter_alone_refuses(void **state)
{
	bool filter;
	int abi;

	(void)state;
	what_is_in_force(&abi, &filter);
	if (!filter)
		skip_loudly("this machine allows no seccomp filter");
	try_all(0, true);
}

static void
landlock_alone_refuses(void **state)
{
	bool filter;
	int abi, i;

	(void)state;
	what_is_in_force(&abi, &filter);
	if (abi == 0)
		skip_loudly("this machine has no Landlock");
	for (i = 1; i <= abi; i++)
		try_all(i, false);
}

static void
both_refuse(void **state)
{
	bool filter;
	int abi, i;

	(void)state;
	what_is_in_force(&abi, &filter);
	if (abi == 0 || !filter)
		skip_loudly("this machine lacks Landlock or seccomp");
	for (i = 1; i <= abi; i++)
		try_all(i, true);
}

/* ---- what profiles allow ---- */

/* Runs in a child; 0: all was as it should be. */
static void
in_child(int (*test)(const struct place *, struct sandbox *))
{
	struct place p;
	struct sandbox s;
	int status;
	pid_t pid;

	set_up(&p);
	(void)fflush(NULL);
	pid = fork();
	if (pid == 0) {
		sandbox_begin(&s);
		if (s.abi == 0)
			_exit(0);	/* said by the tests above */
		_exit(test(&p, &s));
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	take_down(&p);
	assert_int_equal(status, 0);
}

static int
complain(const char *what)
{
	(void)fprintf(stderr, "# not so: %s\n", what);
	return 1;
}

#define OR_LEAVE(it) \
	do \
		if (!(it)) \
			return complain(#it); \
	while (0)

static int
reads_that_file(const struct place *p, struct sandbox *s)
{
	write_to(p->other);
	sandbox_allow_path(s, p->file, SANDBOX_READ);
	sandbox_enter(s);
	OR_LEAVE(read_file(p) != -1);
	OR_LEAVE(open(p->other, O_RDONLY | O_CLOEXEC) == -1);
	OR_LEAVE(write_file(p) == -1 && make_file(p) == -1);
	OR_LEAVE(list_dir(p) == -1);
	return 0;
}

/* Naming a directory where a file is meant gives nothing away. */
static int
reads_no_directory(const struct place *p, struct sandbox *s)
{
	sandbox_allow_path(s, p->dir, SANDBOX_READ);
	sandbox_enter(s);
	OR_LEAVE(read_file(p) == -1);
	return 0;
}

static int
reads_below(const struct place *p, struct sandbox *s)
{
	sandbox_allow_path(s, p->dir, SANDBOX_READ_BELOW);
	sandbox_enter(s);
	OR_LEAVE(read_file(p) != -1 && list_dir(p) != -1);
	OR_LEAVE(write_file(p) == -1 && make_file(p) == -1);
	OR_LEAVE(open("/etc/passwd", O_RDONLY | O_CLOEXEC) == -1);
	return 0;
}

static int
give_name(const struct place *p, int fd, const char *name)
{
	char self[64];

	(void)p;
	(void)snprintf(self, sizeof(self), "/proc/self/fd/%d", fd);
	return linkat(AT_FDCWD, self, AT_FDCWD, name, AT_SYMLINK_FOLLOW);
}

static int
names_a_file(const struct place *p, struct sandbox *s)
{
	int fd = make_unnamed(p);

	sandbox_allow_path(s, p->dir, SANDBOX_NAME);
	sandbox_enter(s);
	OR_LEAVE(write(fd, "x", 1) == 1);
	OR_LEAVE(give_name(p, fd, "/tmp/sandbox-elsewhere") == -1);
	OR_LEAVE(give_name(p, fd, p->fresh) == 0);
	OR_LEAVE(rename(p->fresh, p->file) == -1 && remove_file(p) == -1);
	OR_LEAVE(read_file(p) == -1 && write_file(p) == -1);
	return 0;
}

static int
replaces_a_file(const struct place *p, struct sandbox *s)
{
	int fd = make_unnamed(p);

	sandbox_allow_path(s, p->dir, SANDBOX_REPLACE);
	sandbox_enter(s);
	OR_LEAVE(give_name(p, fd, p->fresh) == 0);
	OR_LEAVE(rename(p->fresh, p->file) == 0);
	OR_LEAVE(read_file(p) == -1 && write_file(p) == -1);
	OR_LEAVE(make_file(p) == -1);
	return 0;
}

static int
makes_a_file(const struct place *p, struct sandbox *s)
{
	sandbox_allow_path(s, p->dir, SANDBOX_MAKE);
	sandbox_enter(s);
	OR_LEAVE(make_file(p) != -1);
	OR_LEAVE(rename(p->fresh, p->file) == 0 && remove_file(p) == 0);
	OR_LEAVE(open("/tmp/sandbox-elsewhere", O_WRONLY | O_CREAT |
	    O_CLOEXEC, 0600) == -1);
	OR_LEAVE(change_mode(p) == -1 && make_dir(p) == -1);
	return 0;
}

static int
starts_threads(const struct place *p, struct sandbox *s)
{
	sandbox_allow(s, SANDBOX_THREADS);
	sandbox_enter(s);
	OR_LEAVE(make_thread(p) == 0);
	OR_LEAVE(SANITIZED || make_child(p) == -1);
	return 0;
}

static int
starts_children(const struct place *p, struct sandbox *s)
{
	sandbox_allow(s, SANDBOX_CHILDREN);
	sandbox_enter(s);
	OR_LEAVE(make_child(p) == 0);
	OR_LEAVE(run_program(p) == -1);
	return 0;
}

static void
profiles_allow_what_they_say(void **state)
{
	static int (*const tests[])(const struct place *, struct sandbox *) = {
		reads_that_file, reads_no_directory, reads_below,
		names_a_file, replaces_a_file, makes_a_file, starts_threads,
		starts_children };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(tests) / sizeof(tests[0]); i++)
		in_child(tests[i]);
}

/* A child and a thread of a confined process are confined. */
static int
what_follows_is_confined(const struct place *p, struct sandbox *s)
{
	pid_t pid;
	int status;

	sandbox_allow(s, SANDBOX_CHILDREN);
	sandbox_enter(s);
	pid = fork();
	if (pid == 0)
		_exit(send_udp(p) == -1 && write_file(p) == -1 &&
		    run_program(p) == -1 ? 0 : 1);
	OR_LEAVE(waitpid(pid, &status, 0) == pid && status == 0);
	return 0;
}

static void
children_are_confined(void **state)
{
	(void)state;
	in_child(what_follows_is_confined);
}

/* ---- a machine that lacks it ---- */

/* From here on, in this process and those it starts: the kernel does not know
 * the call. */
static void
forget_call(uint32_t call, uint32_t argument)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
		    offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
		    offsetof(struct seccomp_data, args)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, argument, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog filter = { sizeof(code) / sizeof(code[0]), code };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
	    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0)
		_exit(99);
}

static void
run_program_with(const char *const *args, bool landlock, bool filter,
    char *said, size_t size, int *status)
{
	const char *program = getenv("BESPREEK");
	int out[2];
	size_t n = 0;
	ssize_t got;
	pid_t pid;

	assert_int_equal(pipe(out), 0);
	pid = fork();
	if (pid == 0) {
		if (!landlock)
			forget_call(SYS_landlock_create_ruleset, 0);
		if (!filter)
			forget_call(SYS_prctl, PR_SET_SECCOMP);
		(void)dup2(out[1], STDOUT_FILENO);
		(void)close(STDIN_FILENO);
		(void)open("/dev/null", O_RDONLY);
		(void)execv(program == NULL ? "./bespreek" : program,
		    (char *const *)(size_t)args);
		_exit(98);
	}
	(void)close(out[1]);
	while (n < size - 1 && (got = read(out[0], said + n, size - 1 - n)) >
	    0)
		n += (size_t)got;
	said[n] = '\0';
	(void)close(out[0]);
	assert_int_equal(waitpid(pid, status, 0), pid);
	*status = WIFEXITED(*status) ? WEXITSTATUS(*status) : -1;
}

static void
the_version_says_what_is_missing(void **state)
{
	static const char *const args[] = { "bespreek", "-l", "en", "-V",
	    NULL };
	static const char *const says[] = { "Nothing confines bespreek",
		"Only seccomp confines", "Only Landlock confines" };
	char said[4096];
	int abi, i, k, status;
	bool filter;

	(void)state;
	what_is_in_force(&abi, &filter);
	if (abi == 0 || !filter)
		skip_loudly("this machine lacks Landlock or seccomp");
	for (i = 0; i < 4; i++) {
		run_program_with(args, (i & 2) != 0, (i & 1) != 0, said,
		    sizeof(said), &status);
		assert_int_equal(status, 0);
		for (k = 0; k < 3; k++)
			assert_int_equal(strstr(said, says[k]) != NULL,
			    k == i);
	}
}

static void
the_program_works_without(void **state)
{
	static const char *const args[] = { "bespreek", "-l", "en", "--at",
	    "2026-11-20", "contacts", NULL };
	char with[65536], without[65536];
	int status;

	(void)state;
	run_program_with(args, true, true, with, sizeof(with), &status);
	assert_int_equal(status, 0);
	run_program_with(args, false, false, without, sizeof(without),
	    &status);
	assert_int_equal(status, 0);
	assert_true(strlen(with) > 1000);
	assert_string_equal(with, without);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_works_without),
		cmocka_unit_test(filter_alone_refuses),
		cmocka_unit_test(landlock_alone_refuses),
		cmocka_unit_test(both_refuse),
		cmocka_unit_test(profiles_allow_what_they_say),
		cmocka_unit_test(children_are_confined),
		cmocka_unit_test(the_version_says_what_is_missing),
		cmocka_unit_test(the_program_works_without),
	};

#ifdef COVERAGE
	puts("1..0 # SKIP what counts the lines writes files");
	return 0;
#endif
	return cmocka_run_group_tests(tests, NULL, NULL);
}
