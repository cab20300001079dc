/* SPDX-License-Identifier: MIT */
#include "front/tally_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIZE_LIMIT ((off_t)64 * 1024 * 1024)

static int
refuse(struct diag *d, const char *path, const char *why)
{
	diag_add(d, DIAG_ERROR, path, 0, "%s", why);
	return -1;
}

static int
fail(struct diag *d, const char *path, const char *what)
{
	diag_add(d, DIAG_ERROR, path, 0, "%s: %s; choose another file or "
	    "directory", what, strerror(errno));
	return -1;
}

/* Two may try at once; the second finds that of the first. */
static int
make(const char *path, bool *made, struct diag *d)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW |
	    O_CLOEXEC, 0600);

	*made = fd != -1;
	if (fd == -1)
		return errno == EEXIST ? 0 : fail(d, path, "cannot be made");
	(void)close(fd);
	return 0;
}

static int
check_kind(const char *path, const struct stat *st, struct diag *d)
{
	if (S_ISLNK(st->st_mode))
		return refuse(d, path, "is a link; name the file itself");
	if (S_ISDIR(st->st_mode))
		return refuse(d, path, "is a directory; name a file in it");
	if (!S_ISREG(st->st_mode))
		return refuse(d, path, "is no plain file; choose another name");
	if (st->st_size > SIZE_LIMIT)
		return refuse(d, path, "is larger than 64 MiB, which no tally "
		    "is; put back a copy");
	if (st->st_nlink > 1)
		return refuse(d, path, "has a second name, which breaks its "
		    "safety; remove that one");
	return 0;
}

static int
check_rights(const char *path, const struct stat *st, bool writes,
    struct diag *d)
{
	if ((st->st_mode & S_IRWXO) != 0)
		return refuse(d, path, "is open to everyone on this computer; "
		    "close it with chmod o= and its name");
	if (writes && ((st->st_mode & S_IWUSR) == 0 ||
	    access(path, W_OK) == -1))
		return refuse(d, path, "is read-only; ask for the right to "
		    "write it, or choose another name");
	return 0;
}

int
tally_file_check(const char *path, bool writes, bool *made, struct diag *d)
{
	struct stat st;

	*made = false;
	if (lstat(path, &st) == -1) {
		if (errno != ENOENT || !writes)
			return fail(d, path, "cannot be read");
		if (make(path, made, d) == -1)
			return -1;
		if (lstat(path, &st) == -1)
			return fail(d, path, "cannot be read");
	}
	return check_kind(path, &st, d) == -1 ? -1
	    : check_rights(path, &st, writes, d);
}

void
tally_file_unmake(const char *path)
{
	struct stat st;

	if (lstat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size == 0)
		(void)unlink(path);
}
