/* SPDX-License-Identifier: MIT */
#include "trace.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#define SECRET_MAX 64

void
trace_me(void)
{
	(void)ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

static int
count(const char *bytes, size_t len, const void *what, size_t n)
{
	const char *p = bytes, *end = bytes + len;
	int found = 0;

	while (p < end && (p = memmem(p, (size_t)(end - p), what, n)) !=
	    NULL) {
		found++;
		p++;
	}
	return found;
}

/* As bytes and as wide characters. */
static int
count_word(const char *bytes, size_t len, const char *word, size_t n)
{
	wchar_t wide[SECRET_MAX];
	size_t i;

	for (i = 0; i < n && i < SECRET_MAX; i++)
		wide[i] = (wchar_t)word[i];
	return count(bytes, len, word, n) +
	    count(bytes, len, wide, i * sizeof(*wide));
}

static int
count_in(int mem, unsigned long from, unsigned long to, const char *words)
{
	size_t len = to - from, n;
	char *bytes = malloc(len);
	int found = 0;

	if (bytes != NULL && pread(mem, bytes, len, (off_t)from) ==
	    (ssize_t)len)
		for (; *words != '\0'; words += n + (words[n] == ' ')) {
			n = strcspn(words, " ");
			found += count_word(bytes, len, words, n);
		}
	free(bytes);
	return found;
}

/* Both are opened right after exec: a confined program hides them later. */
struct image {
	int mem;
	FILE *maps;
	const char *words;
};

static int
count_copies(const struct image *image)
{
	unsigned long from, to;
	char line[4096], mode[8];
	int found = 0;

	rewind(image->maps);
	while (fgets(line, sizeof(line), image->maps) != NULL)
		if (sscanf(line, "%lx-%lx %7s", &from, &to, mode) == 3 &&
		    mode[0] == 'r')
			found += count_in(image->mem, from, to, image->words);
	return found;
}

static int
run_to_the_end(pid_t pid, const struct image *image, trace_told *told,
    void *closure)
{
	int status, number = 0;

	for (;;) {
		if (ptrace(PTRACE_CONT, pid, NULL, (long)number) == -1 ||
		    waitpid(pid, &status, 0) == -1 || !WIFSTOPPED(status))
			return -1;
		if (status >> 8 == (SIGTRAP | PTRACE_EVENT_EXIT << 8))
			break;
		number = WSTOPSIG(status);
		if (number != SIGUSR1)
			continue;
		number = 0;
		told(closure, count_copies(image));
	}
	number = count_copies(image);
	(void)ptrace(PTRACE_DETACH, pid, NULL, NULL);
	return number;
}

int
trace_to_the_end(pid_t pid, const char *words, trace_told *told,
    void *closure)
{
	struct image image = { .words = words };
	int status, copies = -1;
	char path[64];

	if (waitpid(pid, &status, 0) != pid || !WIFSTOPPED(status))
		return -1;
	(void)ptrace(PTRACE_SETOPTIONS, pid, NULL, PTRACE_O_TRACEEXIT);
	(void)snprintf(path, sizeof(path), "/proc/%ld/mem", (long)pid);
	image.mem = open(path, O_RDONLY | O_CLOEXEC);
	(void)snprintf(path, sizeof(path), "/proc/%ld/maps", (long)pid);
	image.maps = fopen(path, "re");
	if (image.mem != -1 && image.maps != NULL)
		copies = run_to_the_end(pid, &image, told, closure);
	if (image.maps != NULL)
		(void)fclose(image.maps);
	if (image.mem != -1)
		(void)close(image.mem);
	return copies;
}
