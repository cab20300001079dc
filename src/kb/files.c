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

static int
by_name(const void *a, const void *b)
{
	const struct kb_dir_file *x = a, *y = b;

	return strcmp(x->name, y->name);
}

/* NULL at the end, with errno 0, or when it cannot be read. */
static struct dirent *
next_entry(DIR *dir)
{
	errno = 0;
	return readdir(dir);
}

static int
list(struct kb_dir *k, const char *path, DIR *dir, struct diag *d)
{
	struct dirent *e;

	while ((e = next_entry(dir)) != NULL) {
		if (!is_knowledge(e->d_name))
			continue;
		if (k->n == KB_FILES_MAX) {
			diag_add(d, DIAG_ERROR, path, 0, "more than %d "
			    ".xml files; put some together", KB_FILES_MAX);
			return -1;
		}
		k->at[k->n] = (struct kb_dir_file){
		    memory_strdup(e->d_name), -1 };
		if (k->at[k->n].name == NULL)
			return out_of_memory(d, path);
		k->n++;
	}
	if (errno != 0) {
		diag_add(d, DIAG_ERROR, path, 0, "cannot be read: %s; "
		    "try again", strerror(errno));
		return -1;
	}
	if (k->n == 0) {
		diag_add(d, DIAG_ERROR, path, 0, "holds no .xml file; "
		    "name the directory that holds the knowledge");
		return -1;
	}
	qsort(k->at, k->n, sizeof(k->at[0]), by_name);
	return 0;
}

static int
open_file(const char *name, int dir, struct diag *d)
{
	int fd = openat(dir, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd == -1)
		diag_add(d, DIAG_ERROR, name, 0,
		    "cannot be opened: %s; check its rights",
		    strerror(errno));
	return fd;
}

static void
open_each(struct kb_dir *k, int dir, struct diag *d)
{
	size_t i;

	for (i = 0; i < k->n; i++) {
		k->at[i].fd = open_file(k->at[i].name, dir, d);
		k->failed |= k->at[i].fd == -1;
	}
}

int
kb_dir_open(struct kb_dir *k, const char *path, struct diag *d)
{
	DIR *dir = opendir(path);
	int done;

	k->n = 0;
	k->failed = false;
	if (dir == NULL) {
		diag_add(d, DIAG_ERROR, path, 0, "cannot be opened: %s; name "
		    "the directory that holds the knowledge",
		    strerror(errno));
		return -1;
	}
	done = list(k, path, dir, d);
	if (done == 0)
		open_each(k, dirfd(dir), d);
	else
		kb_dir_close(k);
	(void)closedir(dir);
	return done;
}

void
kb_dir_close(struct kb_dir *k)
{
	size_t i;

	for (i = 0; i < k->n; i++) {
		if (k->at[i].fd != -1)
			(void)close(k->at[i].fd);
		free(k->at[i].name);
	}
	k->n = 0;
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
read_file(int fd, const char *name, char *bytes, struct diag *d)
{
	struct stat st;
	ssize_t n;

	if (fstat(fd, &st) == -1 || !S_ISREG(st.st_mode)) {
		diag_add(d, DIAG_ERROR, name, 0,
		    "is not a regular file; remove or rename it");
		return -1;
	}
	n = slurp(fd, bytes, KB_FILE_MAX + 1);
	if (n == -1)
		diag_add(d, DIAG_ERROR, name, 0,
		    "cannot be read: %s; check the disk", strerror(errno));
	return n;
}

/* Every byte of XML becomes some twenty of a model. */
static bool
is_too_much(size_t total, const char *name, struct diag *d)
{
	if (total <= KB_ALL_MAX)
		return false;
	diag_add(d, DIAG_ERROR, name, 0, "makes the files of its directory "
	    "larger than 3 MiB together; take some out");
	return true;
}

int
kb_dir_each(const struct kb_dir *k, struct diag *d, kb_file_fn *fn,
    void *data)
{
	char *bytes = memory_alloc(KB_FILE_MAX + 1);	/* and one, to see more */
	struct kb_buffer b = { NULL, bytes, 0 };
	int done = k->failed ? -1 : 0;
	size_t i, total = 0;
	ssize_t n;

	if (bytes == NULL)
		return out_of_memory(d, NULL);
	for (i = 0; i < k->n; i++) {
		if (k->at[i].fd == -1)
			continue;
		n = read_file(k->at[i].fd, k->at[i].name, bytes, d);
		if (n == -1) {
			done = -1;
			continue;
		}
		total += (size_t)n;
		if (is_too_much(total, k->at[i].name, d)) {
			done = -1;
			break;
		}
		b.name = k->at[i].name;
		b.len = (size_t)n;
		fn(data, &b);
	}
	free(bytes);
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
	char *bytes = memory_alloc(KB_FILE_MAX + 1);
	ssize_t n = -1;
	int fd;

	if (bytes == NULL)
		return out_of_memory(d, path);
	fd = open_file(path, AT_FDCWD, d);
	if (fd != -1) {
		n = read_file(fd, path, bytes, d);
		(void)close(fd);
	}
	if (n == -1) {
		free(bytes);
		return -1;
	}
	*b = (struct kb_buffer){ path, bytes, (size_t)n };
	return 0;
}

static int
copy_all(const struct kb_dir *k, struct kb_files *f, struct diag *d)
{
	struct copying c = { f, false };
	int done;

	f->at = memory_calloc(KB_FILES_MAX, sizeof(*f->at));
	if (f->at == NULL)
		return out_of_memory(d, NULL);
	done = kb_dir_each(k, d, copy_file, &c);
	return c.failed ? out_of_memory(d, NULL) : done;
}

int
kb_files_read(const char *path, struct kb_files *f, struct diag *d)
{
	struct kb_dir dir;
	int done;

	f->at = NULL;
	f->n = 0;
	if (kb_dir_open(&dir, path, d) == -1)
		return -1;
	done = copy_all(&dir, f, d);
	kb_dir_close(&dir);
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
