/* SPDX-License-Identifier: MIT */
#include "front/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "front/pending.h"

static int
fail(struct diag *d, const char *path, const char *what)
{
	diag_add(d, DIAG_ERROR, path, 0, "%s: %s; choose another file or "
	    "directory", what, strerror(errno));
	return -1;
}

static int
open_dir(struct output *o, const char *path)
{
	const char *slash = strrchr(path, '/');
	char *dir;

	o->name = memory_strdup(slash == NULL ? path : slash + 1);
	dir = slash == NULL ? memory_strdup(".") : slash == path ?
	    memory_strdup("/") : memory_printf("%.*s", (int)(slash - path),
	    path);
	if (o->name == NULL || dir == NULL || *o->name == '\0') {
		if (o->name != NULL && *o->name == '\0')
			errno = EISDIR;
		free(dir);
		return -1;
	}
	o->dir = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (o->dir == -1)
		o->dir = open(dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
	free(dir);
	return o->dir == -1 ? -1 : 0;
}

static int
open_exclusive(struct output *o)
{
	unsigned i;

	for (i = 0; i < 100; i++) {
		o->temporary = memory_printf(".%s.%ld-%u", o->name,
		    (long)getpid(), i);
		if (o->temporary == NULL)
			break;
		o->fd = openat(o->dir, o->temporary, O_WRONLY | O_CREAT |
		    O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
		if (o->fd != -1)
			return 0;
		free(o->temporary);	/* not ours to remove */
		if (errno != EEXIST)
			break;
	}
	o->temporary = NULL;
	return -1;
}

/* A file beside the wanted one, removed on every exit but one that cannot be
 * caught. */
static int
open_temporary(struct output *o)
{
	sigset_t all, before;
	int result;

	sigfillset(&all);
	(void)sigprocmask(SIG_BLOCK, &all, &before);
	result = open_exclusive(o);
	if (result == 0)
		pending_begin(o->dir, o->temporary);
	(void)sigprocmask(SIG_SETMASK, &before, NULL);
	return result;
}

static void
drop_temporary(struct output *o)
{
	if (o->temporary == NULL)
		return;
	(void)unlinkat(o->dir, o->temporary, 0);
	pending_end();
	free(o->temporary);
	o->temporary = NULL;
}

/* Where unnamed files do not work: whether a named one would.  It is made
 * again when there is something to write. */
static int
try_temporary(struct output *o)
{
	if (open_temporary(o) == -1)
		return -1;
	(void)close(o->fd);
	o->fd = -1;
	drop_temporary(o);
	return 0;
}

static int
open_new(struct output *o, const char *path)
{
	if (open_dir(o, path) == -1)
		return -1;
	o->fd = openat(o->dir, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
	if (o->fd != -1)
		return 0;
	if (errno != EOPNOTSUPP && errno != EISDIR && errno != ENOENT)
		return -1;
	return try_temporary(o);
}

static int
open_regular(struct output *o, struct diag *d)
{
	o->regular = true;
	if (open_new(o, o->path) == 0)
		return 0;
	(void)fail(d, o->path, "cannot be written");
	output_drop(o);
	return -1;
}

int
output_open(struct output *o, const char *path, bool force, struct diag *d)
{
	struct stat st;

	*o = (struct output){ .path = path, .what = path == NULL ?
	    "standard output" : "the result", .fd = STDOUT_FILENO,
	    .dir = -1, .force = force };
	if (path == NULL)
		return 0;
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		o->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
		return o->fd == -1 ? fail(d, path, "cannot be written") : 0;
	}
	if (lstat(path, &st) == 0 && !force) {
		diag_add(d, DIAG_ERROR, path, 0, "exists already; choose "
		    "another name, or --force to replace it");
		return -1;
	}
	return open_regular(o, d);
}

int
output_open_new(struct output *o, const char *path, const char *what,
    struct diag *d)
{
	struct stat st;

	*o = (struct output){ .path = path, .what = what, .fd = -1,
	    .dir = -1 };
	if (lstat(path, &st) == 0) {
		diag_add(d, DIAG_ERROR, path, 0, "exists already; %s never "
		    "replaces a file, not even with --force: choose another "
		    "name", what);
		return -1;
	}
	return open_regular(o, d);
}

void
output_allow(const struct output *o, struct sandbox *s)
{
	if (o->dir != -1)
		sandbox_allow_at(s, o->dir, o->fd == -1 ? SANDBOX_MAKE :
		    o->force ? SANDBOX_REPLACE : SANDBOX_NAME);
}

bool
output_is_same(const struct output *a, const struct output *b)
{
	struct stat sa, sb;

	return a->regular && b->regular && strcmp(a->name, b->name) == 0 &&
	    fstat(a->dir, &sa) == 0 && fstat(b->dir, &sb) == 0 &&
	    sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino;
}

static int
write_all(int fd, const char *s, size_t len)
{
	ssize_t n;

	while (len > 0) {
		n = write(fd, s, len);
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return -1;
		s += n;
		len -= (size_t)n;
	}
	return 0;
}

/* linkat() never replaces a file, so force goes through a second name. */
static int
name_unnamed(struct output *o)
{
	char self[64];

	(void)snprintf(self, sizeof(self), "/proc/self/fd/%d", o->fd);
	if (linkat(AT_FDCWD, self, o->dir, o->name, AT_SYMLINK_FOLLOW) == 0)
		return 0;
	if (errno != EEXIST || !o->force)
		return -1;
	o->temporary = memory_printf(".%s.%ld", o->name, (long)getpid());
	if (o->temporary == NULL)
		return -1;
	pending_begin(o->dir, o->temporary);
	if (linkat(AT_FDCWD, self, o->dir, o->temporary,
	    AT_SYMLINK_FOLLOW) == -1)
		return -1;
	return renameat(o->dir, o->temporary, o->dir, o->name);
}

static int
give_name(struct output *o)
{
	if (o->temporary == NULL)
		return name_unnamed(o);
	if (o->force)
		return renameat(o->dir, o->temporary, o->dir, o->name);
	if (linkat(o->dir, o->temporary, o->dir, o->name, 0) == 0)
		return 0;
	if (errno != EPERM && errno != EOPNOTSUPP)
		return -1;
	/* FAT, on most memory sticks, knows no links. */
	return renameat2(o->dir, o->temporary, o->dir, o->name,
	    RENAME_NOREPLACE);
}

/* The name survives a power cut too, where the directory may be read. */
static int
name_file(struct output *o)
{
	if (fsync(o->fd) == -1 || give_name(o) == -1)
		return -1;
	(void)fsync(o->dir);
	return 0;
}

int
output_add(struct output *o, const char *s, size_t len)
{
	if (memory_lacks()) {
		errno = ENOMEM;
		return -1;
	}
	if (o->fd == -1 && open_temporary(o) == -1)
		return -1;
	return write_all(o->fd, s, len);
}

static int
end(struct output *o, int status, struct diag *d)
{
	if (status == 0 && o->regular)
		status = name_file(o);
	if (status == -1) {
		diag_add(d, DIAG_ERROR, o->path, 0, "%s could not be "
		    "written: %s; nothing was kept", o->what,
		    strerror(errno));
	}
	output_drop(o);
	return status;
}

int
output_end(struct output *o, struct diag *d)
{
	return end(o, output_add(o, "", 0), d);
}

/* A regular file is written in a moment, so signals wait until it is there as
 * a whole; nothing else keeps them waiting. */
int
output_write(struct output *o, const char *s, size_t len, struct diag *d)
{
	sigset_t all, before;
	int status;

	sigfillset(&all);
	if (!o->regular)
		sigemptyset(&all);
	(void)sigprocmask(SIG_BLOCK, &all, &before);
	status = end(o, output_add(o, s, len), d);
	(void)sigprocmask(SIG_SETMASK, &before, NULL);
	return status;
}

void
output_drop(struct output *o)
{
	if (o->fd != -1 && o->fd != STDOUT_FILENO)
		(void)close(o->fd);
	o->fd = -1;
	drop_temporary(o);
	if (o->dir != -1)
		(void)close(o->dir);
	o->dir = -1;
	free(o->name);
	o->name = NULL;
}
