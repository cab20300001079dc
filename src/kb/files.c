/* SPDX-License-Identifier: MIT */
#include "kb/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
	return strcmp(((const struct kb_buffer *)a)->name,
	    ((const struct kb_buffer *)b)->name);
}

static int
add_name(struct kb_files *f, const char *name)
{
	f->at[f->n].name = strdup(name);
	if (f->at[f->n].name == NULL)
		return -1;
	f->n++;
	return 0;
}

static int
list(DIR *dir, const char *path, struct kb_files *f, struct diag *d)
{
	struct dirent *e;

	while ((e = readdir(dir)) != NULL) {
		if (!is_knowledge(e->d_name))
			continue;
		if (f->n == KB_FILES_MAX) {
			diag_add(d, DIAG_ERROR, path, 0, "more than %d .xml "
			    "files; put some together", KB_FILES_MAX);
			return -1;
		}
		if (add_name(f, e->d_name) == -1)
			return out_of_memory(d, path);
	}
	qsort(f->at, f->n, sizeof(*f->at), by_name);
	return 0;
}

/* One byte over the limit is enough to know that it was passed. */
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

static int
read_open(int fd, struct kb_buffer *b, struct diag *d)
{
	struct stat st;
	size_t size;
	ssize_t n;
	char *bytes;

	if (fstat(fd, &st) == -1 || !S_ISREG(st.st_mode)) {
		diag_add(d, DIAG_ERROR, b->name, 0,
		    "is not a regular file; remove or rename it");
		return -1;
	}
	size = st.st_size < (off_t)KB_FILE_MAX ? (size_t)st.st_size :
	    KB_FILE_MAX;
	bytes = malloc(size + 1);
	if (bytes == NULL)
		return out_of_memory(d, b->name);
	n = slurp(fd, bytes, size + 1);
	b->bytes = bytes;
	if (n == -1) {
		diag_add(d, DIAG_ERROR, b->name, 0,
		    "cannot be read: %s; check the disk", strerror(errno));
		return -1;
	}
	b->len = (size_t)n;
	if (b->len > size && size < KB_FILE_MAX) {
		diag_add(d, DIAG_ERROR, b->name, 0,
		    "grew while it was read; try again");
		return -1;
	}
	return 0;
}

static int
read_file(int dirfd, struct kb_buffer *b, struct diag *d)
{
	int fd = openat(dirfd, b->name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	int done;

	if (fd == -1) {
		diag_add(d, DIAG_ERROR, b->name, 0,
		    "cannot be opened: %s; check its rights",
		    strerror(errno));
		return -1;
	}
	done = read_open(fd, b, d);
	(void)close(fd);
	return done;
}

static int
read_all(DIR *dir, const char *path, struct kb_files *f, struct diag *d)
{
	size_t i;
	int done;

	f->at = calloc(KB_FILES_MAX, sizeof(*f->at));
	if (f->at == NULL)
		return out_of_memory(d, path);
	done = list(dir, path, f, d);
	for (i = 0; done == 0 && i < f->n; i++)
		done = read_file(dirfd(dir), &f->at[i], d);
	return done;
}

int
kb_files_read(const char *path, struct kb_files *f, struct diag *d)
{
	DIR *dir = opendir(path);
	int done;

	memset(f, 0, sizeof(*f));
	if (dir == NULL) {
		diag_add(d, DIAG_ERROR, path, 0, "cannot be opened: %s; name "
		    "the directory that holds the knowledge",
		    strerror(errno));
		return -1;
	}
	done = read_all(dir, path, f, d);
	(void)closedir(dir);
	if (done == 0 && f->n == 0) {
		diag_add(d, DIAG_ERROR, path, 0, "holds no .xml file; name "
		    "the directory that holds the knowledge");
		done = -1;
	}
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
	memset(f, 0, sizeof(*f));
}
