/* SPDX-License-Identifier: MIT */
/* Stands in for the calls of the system, of the program and of SQLite; what
 * stdio does inside the C library is not seen. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "fault.h"

#ifdef COVERAGE
#include "front/scrub.h"

extern void __gcov_dump(void);
extern _Noreturn void __real_scrub_exit(const struct scrub *, int status);
extern _Noreturn void __wrap_scrub_exit(const struct scrub *, int status);

/* What was reached is written before memory is overwritten. */
static bool told;

_Noreturn void
__wrap_scrub_exit(const struct scrub *s, int status)
{
	fault_end();
	fault_disarm();
	__gcov_dump();
	told = true;
	__real_scrub_exit(s, status);
}
#endif

static void *
next(void **known, const char *name)
{
	if (*known == NULL)
		*known = dlsym(RTLD_NEXT, name);
	return *known;
}

/* The one of the C library, asked for once. */
#define NEXT(name) __extension__ ({ static void *known_; \
	__extension__ (__typeof__(&name))next(&known_, #name); })

ssize_t
read(int fd, void *p, size_t n)
{
	int f = fault_in(CALL_READ);

	return f < 0 ? -1 : NEXT(read)(fd, p, f > 0 && n > 1 ? 1 : n);
}

ssize_t
write(int fd, const void *p, size_t n)
{
	int f = fault_in(CALL_WRITE);

	return f < 0 ? -1 : NEXT(write)(fd, p, f > 0 && n > 1 ? 1 : n);
}

ssize_t
pread64(int fd, void *p, size_t n, off64_t at)
{
	int f = fault_in(CALL_PREAD);

	return f < 0 ? -1 : NEXT(pread64)(fd, p, f > 0 && n > 1 ? 1 : n, at);
}

ssize_t
pwrite64(int fd, const void *p, size_t n, off64_t at)
{
	int f = fault_in(CALL_PWRITE);

	return f < 0 ? -1 : NEXT(pwrite64)(fd, p, f > 0 && n > 1 ? 1 : n, at);
}

static mode_t
mode_of(int flags, va_list ap)
{
	return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ?
	    va_arg(ap, mode_t) : 0;
}

#define OPEN(name) \
int \
name(const char *path, int flags, ...) \
{ \
	va_list ap; \
	mode_t mode; \
\
	va_start(ap, flags); \
	mode = mode_of(flags, ap); \
	va_end(ap); \
	return fault_in(CALL_OPEN) < 0 ? -1 : NEXT(name)(path, flags, mode); \
}
OPEN(open)
OPEN(open64)

int
openat(int dir, const char *path, int flags, ...)
{
	va_list ap;
	mode_t mode;

	va_start(ap, flags);
	mode = mode_of(flags, ap);
	va_end(ap);
	return fault_in(CALL_OPENAT) < 0 ? -1
	    : NEXT(openat)(dir, path, flags, mode);
}

/* One that fails has closed all the same. */
int
close(int fd)
{
	int f = fault_in(CALL_CLOSE), error = errno, result;

	result = NEXT(close)(fd);
	if (f == 0)
		return result;
	errno = error;
	return -1;
}

#define SIMPLE(call, type, name, parameters, arguments, fails) \
type \
name parameters \
{ \
	return fault_in(call) < 0 ? fails : NEXT(name)arguments; \
}

SIMPLE(CALL_FSYNC, int, fsync, (int fd), (fd), -1)
SIMPLE(CALL_FSYNC, int, fdatasync, (int fd), (fd), -1)
SIMPLE(CALL_TRUNCATE, int, ftruncate64, (int fd, off64_t n), (fd, n), -1)
SIMPLE(CALL_LINK, int, linkat, (int a, const char *from, int b,
    const char *to, int flags), (a, from, b, to, flags), -1)
SIMPLE(CALL_RENAME, int, renameat, (int a, const char *from, int b,
    const char *to), (a, from, b, to), -1)
SIMPLE(CALL_RENAME, int, renameat2, (int a, const char *from, int b,
    const char *to, unsigned flags), (a, from, b, to, flags), -1)
SIMPLE(CALL_UNLINK, int, unlink, (const char *path), (path), -1)
SIMPLE(CALL_UNLINK, int, unlinkat, (int dir, const char *path, int flags),
    (dir, path, flags), -1)
SIMPLE(CALL_STAT, int, stat, (const char *path, struct stat *st),
    (path, st), -1)
SIMPLE(CALL_STAT, int, lstat, (const char *path, struct stat *st),
    (path, st), -1)
SIMPLE(CALL_STAT, int, fstat, (int fd, struct stat *st), (fd, st), -1)
SIMPLE(CALL_STAT, int, stat64, (const char *path, struct stat64 *st),
    (path, st), -1)
SIMPLE(CALL_STAT, int, lstat64, (const char *path, struct stat64 *st),
    (path, st), -1)
SIMPLE(CALL_STAT, int, fstat64, (int fd, struct stat64 *st), (fd, st), -1)
SIMPLE(CALL_ACCESS, int, access, (const char *path, int mode),
    (path, mode), -1)
SIMPLE(CALL_OPENDIR, DIR *, opendir, (const char *path), (path), NULL)
SIMPLE(CALL_READDIR, struct dirent *, readdir, (DIR *dir), (dir), NULL)
SIMPLE(CALL_PIPE, int, pipe, (int fds[2]), (fds), -1)
SIMPLE(CALL_WAIT, pid_t, waitpid, (pid_t pid, int *status, int options),
    (pid, status, options), -1)
SIMPLE(CALL_MAP, void *, mmap, (void *at, size_t n, int prot, int flags,
    int fd, off_t from), (at, n, prot, flags, fd, from), MAP_FAILED)
SIMPLE(CALL_FOPEN, FILE *, fopen, (const char *path, const char *mode),
    (path, mode), NULL)
SIMPLE(CALL_FDOPEN, FILE *, fdopen, (int fd, const char *mode), (fd, mode),
    NULL)
SIMPLE(CALL_LOCALE, char *, setlocale, (int category, const char *name),
    (category, name), NULL)
SIMPLE(CALL_TERMINAL, int, tcgetattr, (int fd, struct termios *t), (fd, t),
    -1)
SIMPLE(CALL_POLL, int, ppoll, (struct pollfd *fds, nfds_t n,
    const struct timespec *wait, const sigset_t *mask),
    (fds, n, wait, mask), -1)

int
pthread_create(pthread_t *t, const pthread_attr_t *attr,
    void *(*start)(void *), void *data)
{
	return fault_in(CALL_THREAD) < 0 ? errno
	    : NEXT(pthread_create)(t, attr, start, data);
}

/* Nobody can be told that nothing can be told. */
size_t
fwrite(const void *p, size_t size, size_t n, FILE *f)
{
	return f != stderr && fault_in(CALL_FWRITE) < 0 ? 0
	    : NEXT(fwrite)(p, size, n, f);
}

int
fclose(FILE *f)
{
	bool fails = fault_in(CALL_FCLOSE) < 0;
	int result = NEXT(fclose)(f);

	if (fails)
		errno = EIO;
	return fails ? EOF : result;
}

/* Locks only: what else there is to it cannot fail. */
#define LOCK(name) \
int \
name(int fd, int command, ...) \
{ \
	va_list ap; \
	void *p; \
\
	va_start(ap, command); \
	p = va_arg(ap, void *); \
	va_end(ap); \
	if ((command == F_SETLK || command == F_SETLKW || \
	    command == F_GETLK) && fault_in(CALL_LOCK) < 0) \
		return -1; \
	return NEXT(name)(fd, command, p); \
}
LOCK(fcntl)
LOCK(fcntl64)

int
ioctl(int fd, unsigned long request, ...)
{
	va_list ap;
	void *p;

	va_start(ap, request);
	p = va_arg(ap, void *);
	va_end(ap);
	return fault_in(CALL_TERMINAL) < 0 ? -1 : NEXT(ioctl)(fd, request, p);
}

pid_t
fork(void)
{
	pid_t pid;

	if (fault_in(CALL_FORK) < 0)
		return -1;
	fault_fork();
	pid = NEXT(fork)();
	if (pid == 0)
		fault_in_child();
	return pid;
}

void
_exit(int status)
{
	fault_end();
#ifdef COVERAGE
	fault_disarm();
	if (!told)
		__gcov_dump();
#endif
	(void)syscall(SYS_exit_group, status);
	__builtin_unreachable();
}
