/* SPDX-License-Identifier: MIT */
#include "limited.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "terminal.h"

#define SECONDS 10		/* of processor: no timing, an end */
#define MINUTES 2
#define WRITTEN ((rlim_t)64 * 1024 * 1024)
#define KEPT ((size_t)1024 * 1024)	/* what is held here counts there */
#define ARGS_MAX 32

static void
limit(int what, rlim_t most)
{
	const struct rlimit r = { most, most };

	(void)setrlimit(what, &r);
}

static void
set_environment(const char *const *env)
{
	for (; env != NULL && *env != NULL; env++)
		(void)putenv((char *)(size_t)*env);
}

static void
become(const struct limited_setup *s, int out, int err)
{
	const char *argv[ARGS_MAX] = { "bespreek", "-l", "en", "--at",
	    "2026-11-20T17:40" };
	const char *program = getenv("BESPREEK");
	int in = open(s->input == NULL ? "/dev/null" : s->input, O_RDONLY);
	size_t n = 5, i;

	if (s->knowledge != NULL) {
		argv[n++] = "-k";
		argv[n++] = s->knowledge;
	}
	for (i = 0; s->args[i] != NULL && n + 1 < ARGS_MAX; i++)
		argv[n++] = s->args[i];
	terminal_reset_signals();
	set_environment(s->env);
	(void)alarm(60 * MINUTES);
	limit(RLIMIT_CPU, SECONDS);
	limit(RLIMIT_FSIZE, WRITTEN);
	if (dup2(in, STDIN_FILENO) == -1 || dup2(out, STDOUT_FILENO) == -1 ||
	    dup2(err, STDERR_FILENO) == -1)
		_exit(127);
	(void)execv(program == NULL ? "./bespreek" : program,
	    (char *const *)(size_t)argv);
	_exit(127);
}

static void
take(FILE *f, struct sbuf *text)
{
	char part[4096];
	size_t n;

	rewind(f);
	while (text->len < KEPT &&
	    (n = fread(part, 1, sizeof(part), f)) > 0)
		sbuf_add(text, part, n);
	(void)fclose(f);
}

void
limited_run(struct limited *r, const struct limited_setup *s)
{
	FILE *out = s->output == NULL ? tmpfile() : fopen(s->output, "a+e");
	FILE *err = tmpfile();
	struct rusage used;
	int status;
	pid_t pid;

	assert_non_null(out);
	assert_non_null(err);
	*r = (struct limited){ .out = SBUF_EMPTY, .err = SBUF_EMPTY };
	pid = fork();
	assert_int_not_equal(pid, -1);
	if (pid == 0)
		become(s, fileno(out), fileno(err));
	assert_int_equal(wait4(pid, &status, 0, &used), pid);
	take(out, &r->out);
	take(err, &r->err);
	r->status = WIFEXITED(status) ? WEXITSTATUS(status)
	    : 128 + WTERMSIG(status);
	r->kib = used.ru_maxrss;
	if (r->status > 2)
		fail_msg("%s %s: status %d: %.300s", s->args[0], s->args[1] ==
		    NULL ? "" : s->args[1], r->status, sbuf_text(&r->err));
#ifndef __SANITIZE_ADDRESS__
	if (r->kib > LIMITED_KIB)
		fail_msg("%s %s: %ld KiB", s->args[0], s->args[1] == NULL ?
		    "" : s->args[1], r->kib);
#endif
}

void
limited_clear(struct limited *r)
{
	sbuf_clear(&r->out);
	sbuf_clear(&r->err);
}

void
limited_write(const char *dir, const char *name, const char *bytes,
    size_t len)
{
	char path[512];
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "we");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	assert_int_equal(fclose(f), 0);
}

static void
copy(const char *from, const char *dir, const char *name)
{
	static char bytes[256 * 1024];
	FILE *f = fopen(from, "re");
	size_t len;

	assert_non_null(f);
	len = fread(bytes, 1, sizeof(bytes), f);
	(void)fclose(f);
	limited_write(dir, name, bytes, len);
}

void
limited_world(char *dir)
{
	const char *real = getenv("KNOWLEDGE_DIR");
	char from[4096], cases[512];
	struct dirent *e;
	DIR *d;

	real = real == NULL ? "knowledge" : real;
	assert_non_null(mkdtemp(dir));
	(void)snprintf(cases, sizeof(cases), "%s/cases", dir);
	assert_int_equal(mkdir(cases, 0700), 0);
	d = opendir(real);
	assert_non_null(d);
	while ((e = readdir(d)) != NULL) {
		(void)snprintf(from, sizeof(from), "%s/%.200s", real,
		    e->d_name);
		if (e->d_name[0] != '.' && strcmp(e->d_name, "cases") != 0)
			copy(from, dir, e->d_name);
	}
	(void)closedir(d);
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *f)
{
	(void)st, (void)type, (void)f;
	return remove(path);
}

void
limited_remove(const char *dir)
{
	(void)nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
