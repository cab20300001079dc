/* SPDX-License-Identifier: MIT */
#include "front/input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int
fail(struct diag *d, const char *path, const char *why)
{
	diag_add(d, DIAG_ERROR, path, 0, "cannot be read: %s; check its name "
	    "and rights", why);
	return -1;
}

static int
read_all(int fd, size_t max, struct sbuf *out)
{
	char part[4096];
	size_t want, begin = out->len;
	ssize_t n = 1;

	while (n > 0 && out->len - begin <= max) {
		want = max + 1 - (out->len - begin);
		n = read(fd, part, want < sizeof(part) ? want :
		    sizeof(part));
		if (n > 0)
			sbuf_add(out, part, (size_t)n);
		else if (n == -1 && errno == EINTR)
			n = 1;
	}
	explicit_bzero(part, sizeof(part));
	return n == -1 ? -1 : 0;
}

int
input_read(const char *path, size_t max, struct sbuf *out, struct diag *d)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;
	int result = 0;

	if (fd == -1)
		return fail(d, path, strerror(errno));
	if (fstat(fd, &st) == -1 || !S_ISREG(st.st_mode))
		result = fail(d, path, "it is no regular file");
	else if (read_all(fd, max, out) == -1)
		result = fail(d, path, strerror(errno));
	else if (out->failed)
		result = fail(d, path, "out of memory");
	(void)close(fd);
	return result;
}
