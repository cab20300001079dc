/* SPDX-License-Identifier: MIT */
#include "state.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define STEP ((size_t)1 << 16)

static _Noreturn void
give_up(const char *what)
{
	perror(what);
	exit(99);
}

struct bytes
bytes_read(int fd)
{
	struct bytes b = { NULL, 0 };
	ssize_t n;

	do {
		b.at = realloc(b.at, b.n + STEP);
		if (b.at == NULL)
			give_up("realloc");
		n = pread(fd, b.at + b.n, STEP - 1, (off_t)b.n);
		if (n == -1)
			give_up("pread");
		b.n += (size_t)n;
	} while (n > 0);
	b.at[b.n] = '\0';
	return b;
}

bool
bytes_same(const struct bytes *a, const struct bytes *b)
{
	return a->n == b->n && memcmp(a->at, b->at, a->n) == 0;
}

bool
bytes_begin(const struct bytes *whole, const struct bytes *begin)
{
	return begin->n <= whole->n &&
	    memcmp(whole->at, begin->at, begin->n) == 0;
}

bool
bytes_hold(const struct bytes *b, const char *s)
{
	return memmem(b->at, b->n, s, strlen(s)) != NULL;
}

void
bytes_clear(struct bytes *b)
{
	free(b->at);
	*b = (struct bytes){ NULL, 0 };
}

static void
add_file(struct state *s, const char *name)
{
	int fd = open(name, O_RDONLY | O_CLOEXEC);

	if (fd == -1 || s->n == STATE_FILES)
		give_up(name);
	(void)snprintf(s->name[s->n], sizeof(s->name[0]), "%s", name);
	s->file[s->n++] = bytes_read(fd);
	(void)close(fd);
}

void
state_read(struct state *s)
{
	struct dirent **found = NULL;
	int i, n = scandir(".", &found, NULL, alphasort);

	*s = (struct state){ .n = 0 };
	if (n == -1)
		give_up("scandir");
	for (i = 0; i < n; i++) {
		if (found[i]->d_type != DT_DIR)
			add_file(s, found[i]->d_name);
		free(found[i]);
	}
	free(found);
}

static void
remove_all(void)
{
	struct state there;
	size_t i;

	state_read(&there);
	for (i = 0; i < there.n; i++)
		(void)unlink(there.name[i]);
	state_clear(&there);
}

void
state_write(const struct state *s)
{
	size_t i;
	int fd;

	remove_all();
	for (i = 0; i < s->n; i++) {
		fd = open(s->name[i], O_WRONLY | O_CREAT | O_EXCL, 0600);
		if (fd == -1 || write(fd, s->file[i].at, s->file[i].n) !=
		    (ssize_t)s->file[i].n || close(fd) == -1)
			give_up(s->name[i]);
	}
}

bool
state_same(const struct state *a, const struct state *b)
{
	size_t i;

	for (i = 0; i < a->n && a->n == b->n; i++)
		if (strcmp(a->name[i], b->name[i]) != 0 ||
		    !bytes_same(&a->file[i], &b->file[i]))
			return false;
	return a->n == b->n;
}

const struct bytes *
state_file(const struct state *s, const char *name)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (strcmp(s->name[i], name) == 0)
			return &s->file[i];
	return NULL;
}

void
state_clear(struct state *s)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		bytes_clear(&s->file[i]);
	s->n = 0;
}
