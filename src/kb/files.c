/* SPDX-License-Identifier: MIT */
#include "kb/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

static int
out_of_memory(struct diag *d, const char *dir)
{
	diag_add(d, DIAG_ERROR, dir, 0,
	    "out of memory; close other programs and try again");
	return -1;
}

static bool
is_knowledge(const char *name)
{
	size_t len = strlen(name);

	return name[0] != '.' && len > 4 &&
	    strcmp(name + len - 4, ".xml") == 0;
}

struct listing {
	const char *dir;
	char *names[KB_FILES_MAX];
	size_t n;
	char *bytes;		/* KB_FILE_MAX and one, to see more */
	size_t total;		/* of what was read */
	struct diag *d;
};

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* NULL at the end, with errno 0, or when it cannot be read. */
static struct dirent *
next_entry(DIR *dir)
{
	errno = 0;
	return readdir(dir);
}

static int
list(struct listing *l, DIR *dir)
{
	struct dirent *e;

	while ((e = next_entry(dir)) != NULL) {
		if (!is_knowledge(e->d_name))
			continue;
		if (l->n == KB_FILES_MAX) {
			diag_add(l->d, DIAG_ERROR, l->dir, 0, "more than %d "
			    ".xml files; put some together", KB_FILES_MAX);
			return -1;
		}
		l->names[l->n] = memory_strdup(e->d_name);
		if (l->names[l->n] == NULL)
			return out_of_memory(l->d, l->dir);
		l->n++;
	}
	if (errno != 0) {
		diag_add(l->d, DIAG_ERROR, l->dir, 0, "cannot be read: %s; "
		    "try again", strerror(errno));
		return -1;
	}
	if (l->n == 0) {
		diag_add(l->d, DIAG_ERROR, l->dir, 0, "holds no .xml file; "
		    "name the directory that holds the knowledge");
		return -1;
	}
	qsort(l->names, l->n, sizeof(l->names[0]), by_name);
	return 0;
}

static ssize_t
slurp(int fd, char *buf, size_t size)
{
	size_t len = 0;
	ssize_t n;

	do {
		n = read(fd, buf + len, size - len);
		if (n > 0)
			len += (size_t)n;
	} while ((n > 0 && len < size) || (n == -1 && errno == EINTR));
	return n == -1 ? -1 : (ssize_t)len;
}

/* The length of the file; -1 when it cannot be read. */
static ssize_t
read_open(struct listing *l, int fd, const char *name)
{
	struct stat st;
	ssize_t n;

	if (fstat(fd, &st) == -1 || !S_ISREG(st.st_mode)) {
		diag_add(l->d, DIAG_ERROR, name, 0,
		    "is not a regular file; remove or rename it");
		return -1;
	}
	n = slurp(fd, l->bytes, KB_FILE_MAX + 1);
	if (n == -1)
		diag_add(l->d, DIAG_ERROR, name, 0,
		    "cannot be read: %s; check the disk", strerror(errno));
	return n;
}

static ssize_t
read_file(struct listing *l, int dirfd, const char *name)
{
	int fd = openat(dirfd, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	ssize_t n;

	if (fd == -1) {
		diag_add(l->d, DIAG_ERROR, name, 0,
		    "cannot be opened: %s; check its rights",
		    strerror(errno));
		return -1;
	}
	n = read_open(l, fd, name);
	(void)close(fd);
	return n;
}

/* Every byte of XML becomes some twenty of a model. */
static bool
is_too_much(struct listing *l, const char *name, size_t n)
{
	l->total += n;
	if (l->total <= KB_ALL_MAX)
		return false;
	diag_add(l->d, DIAG_ERROR, name, 0, "makes the files of its directory "
	    "larger than 3 MiB together; take some out");
	return true;
}

static int
read_each(struct listing *l, int dirfd, kb_file_fn *fn, void *data)
{
	struct kb_buffer b = { NULL, l->bytes, 0 };
	int done = 0;
	size_t i;
	ssize_t n;

	for (i = 0; i < l->n; i++) {
		n = read_file(l, dirfd, l->names[i]);
		if (n == -1) {
			done = -1;
			continue;
		}
		if (is_too_much(l, l->names[i], (size_t)n))
			return -1;
		b.name = l->names[i];
		b.len = (size_t)n;
		fn(data, &b);
	}
	return done;
}

static int
read_dir(struct listing *l, DIR *dir, kb_file_fn *fn, void *data)
{
	int done = list(l, dir);
	size_t i;

	l->bytes = memory_alloc(KB_FILE_MAX + 1);
	if (l->bytes == NULL)
		done = out_of_memory(l->d, l->dir);
	if (done == 0)
		done = read_each(l, dirfd(dir), fn, data);
	free(l->bytes);
	for (i = 0; i < l->n; i++)
		free(l->names[i]);
	return done;
}

int
kb_files_each(const char *path, struct diag *d, kb_file_fn *fn, void *data)
{
	struct listing l = { .dir = path, .d = d };
	DIR *dir = opendir(path);
	int done;

	if (dir == NULL) {
		diag_add(d, DIAG_ERROR, path, 0, "cannot be opened: %s; name "
		    "the directory that holds the knowledge",
		    strerror(errno));
		return -1;
	}
	done = read_dir(&l, dir, fn, data);
	(void)closedir(dir);
	return done;
}

struct copying {
	struct kb_files *files;
	bool failed;
};

static void
copy_file(void *data, const struct kb_buffer *b)
{
	struct copying *c = data;
	struct kb_buffer *to = &c->files->at[c->files->n];
	char *bytes = memory_alloc(b->len + 1);

	to->name = memory_strdup(b->name);
	to->bytes = bytes;
	to->len = b->len;
	c->files->n++;
	if (bytes == NULL || to->name == NULL)
		c->failed = true;
	else
		memcpy(bytes, b->bytes, b->len);
}

int
kb_file_read(const char *path, struct kb_buffer *b, struct diag *d)
{
	struct listing l = { .d = d, .bytes =
	    memory_alloc(KB_FILE_MAX + 1) };
	ssize_t n = -1;

	if (l.bytes == NULL)
		(void)out_of_memory(d, path);
	else
		n = read_file(&l, AT_FDCWD, path);
	if (n == -1) {
		free(l.bytes);
		return -1;
	}
	*b = (struct kb_buffer){ path, l.bytes, (size_t)n };
	return 0;
}

int
kb_files_read(const char *path, struct kb_files *f, struct diag *d)
{
	struct copying c = { f, false };
	int done;

	f->n = 0;
	f->at = memory_calloc(KB_FILES_MAX, sizeof(*f->at));
	if (f->at == NULL)
		return out_of_memory(d, path);
	done = kb_files_each(path, d, copy_file, &c);
	if (c.failed)
		done = out_of_memory(d, path);
	if (done == -1)
		kb_files_clear(f);
	return done;
}

void
kb_files_clear(struct kb_files *f)
{
	size_t i;

	for (i = 0; i < f->n; i++) {
		free((void *)(size_t)f->at[i].name);
		free((void *)(size_t)f->at[i].bytes);
	}
	free(f->at);
	f->at = NULL;
	f->n = 0;
}
