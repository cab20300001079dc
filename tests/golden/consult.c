/* SPDX-License-Identifier: MIT */
#include "consult.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* One line "question=option,option" per answer. */
static void
write_answers(FILE *in, const json_t *answers)
{
	const char *question;
	json_t *value, *option;
	size_t i;

	json_object_foreach((json_t *)answers, question, value) {
		fprintf(in, "%s=", question);
		if (json_is_string(value))
			fputs(json_string_value(value), in);
		else if (json_array_size(value) == 0)
			fputs("none", in);
		json_array_foreach(value, i, option)
			fprintf(in, "%s%s", i == 0 ? "" : ",",
			    json_string_value(option));
		fputc('\n', in);
	}
}

/* The saved consultation of a case in a file of its own; false: none. */
static bool
write_saved(const json_t *c, char *path, size_t size)
{
	json_t *saved = json_object_get(c, "saved"), *o;
	const char *dir = getenv("TMPDIR");
	int fd, result;

	if (saved == NULL)
		return false;
	(void)snprintf(path, size, "%s/savedXXXXXX", dir == NULL ? "/tmp" :
	    dir);
	fd = mkstemp(path);
	o = json_pack("{s:s, s:s, s:O, s:O, s:O}", "format",
	    "bespreek-saved/1", "release", "2026-11-01", "at",
	    json_object_get(saved, "at"), "country", json_object_get(
	    json_object_get(saved, "answers"), "country"), "answers",
	    json_object_get(saved, "answers"));
	result = fd == -1 ? -1 : json_dumpfd(o, fd, 0);
	if (fd != -1)
		(void)close(fd);
	json_decref(o);
	return result == 0;
}

static void
child(const char *const *args, int in, int out)
{
	if (dup2(in, STDIN_FILENO) == -1 || dup2(out, STDOUT_FILENO) == -1)
		_exit(99);
	execv(args[0], (char *const *)args);
	_exit(99);
}

static int
run(const json_t *c, const char *saved, const struct consult_style *s,
    char *buf)
{
	const char *args[] = { getenv("BESPREEK"), "consult", "-k",
	    getenv("KNOWLEDGE_DIR"), "-l", s->lang, "--width", s->width, "-f",
	    s->format, "--at", json_string_value(json_object_get(c, "at")),
	    saved == NULL ? NULL : "--resume", saved, NULL };
	FILE *in = tmpfile(), *out = tmpfile();
	int status = -1;
	size_t n;
	pid_t pid;

	if (in == NULL || out == NULL)
		return -1;
	write_answers(in, json_object_get(c, "answers"));
	rewind(in);
	(void)fflush(stdout);
	pid = fork();
	if (pid == 0)
		child(args, fileno(in), fileno(out));
	if (pid > 0)
		(void)waitpid(pid, &status, 0);
	rewind(out);
	n = fread(buf, 1, CONSULT_MAX - 1, out);
	buf[n] = '\0';
	fclose(in);
	fclose(out);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int
consult_afresh(const json_t *c, const struct consult_style *style, char *buf)
{
	return run(c, NULL, style, buf);
}

int
consult_run(const json_t *c, const struct consult_style *style, char *buf)
{
	char path[4096];
	int status;

	if (!write_saved(c, path, sizeof(path)))
		return consult_afresh(c, style, buf);
	status = run(c, path, style, buf);
	(void)unlink(path);
	return status;
}

static int
is_case(const struct dirent *e)
{
	const char *dot = strrchr(e->d_name, '.');

	return dot != NULL && strcmp(dot, ".json") == 0;
}

int
consult_each(void (*call)(const char *path, char *buf), char *buf)
{
	struct dirent **names;
	char dir[4000], path[4400];
	int i, n;

	(void)snprintf(dir, sizeof(dir), "%s/cases", getenv("TEST_DIR"));
	n = scandir(dir, &names, is_case, alphasort);
	for (i = 0; i < n; i++) {
		(void)snprintf(path, sizeof(path), "%s/%s", dir,
		    names[i]->d_name);
		call(path, buf);
		free(names[i]);
	}
	if (n >= 0)
		free(names);
	return n;
}
