/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "front/sandbox.h"

#include <fcntl.h>
#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "base/sanitized.h"

/* ---- Landlock ---- */

#ifdef HAVE_LINUX_LANDLOCK_H
#include <linux/landlock.h>

/* The header may be older than the kernel. */
#ifndef LANDLOCK_ACCESS_FS_REFER
#define LANDLOCK_ACCESS_FS_REFER (1ULL << 13)
#endif
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif
#ifndef LANDLOCK_ACCESS_FS_IOCTL_DEV
#define LANDLOCK_ACCESS_FS_IOCTL_DEV (1ULL << 15)
#endif
#define NET_ALL 3ULL		/* bind and connect over TCP */
#define SCOPES_ALL 3ULL		/* abstract sockets, signals */
#define FIRST_RIGHTS ((1ULL << 13) - 1)

struct handled { uint64_t files, net, scopes; };

static const struct handled by_abi[SANDBOX_ABI + 1] = {
	{ 0, 0, 0 },
	{ FIRST_RIGHTS, 0, 0 },
	{ FIRST_RIGHTS | LANDLOCK_ACCESS_FS_REFER, 0, 0 },
	{ (1ULL << 15) - 1, 0, 0 },
	{ (1ULL << 15) - 1, NET_ALL, 0 },
	{ (1ULL << 16) - 1, NET_ALL, 0 },
	{ (1ULL << 16) - 1, NET_ALL, SCOPES_ALL },
};

#define READ LANDLOCK_ACCESS_FS_READ_FILE
#define LIST LANDLOCK_ACCESS_FS_READ_DIR
#define MAKE LANDLOCK_ACCESS_FS_MAKE_REG
#define REMOVE LANDLOCK_ACCESS_FS_REMOVE_FILE
#define WRITE (LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_TRUNCATE)

static const struct { enum sandbox_may may; uint64_t rights; } rights[] = {
	{ SANDBOX_READ_BELOW, READ | LIST },
	{ SANDBOX_NAME, MAKE },
	{ SANDBOX_REPLACE, MAKE | REMOVE },
	{ SANDBOX_MAKE, MAKE | REMOVE | WRITE },
	{ SANDBOX_STORE, MAKE | REMOVE | WRITE | READ | LIST },
};

static int
landlock_abi(void)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, (size_t)0,
	    LANDLOCK_CREATE_RULESET_VERSION);

	return abi < 1 ? 0 : abi > SANDBOX_ABI ? SANDBOX_ABI : (int)abi;
}

static void
landlock_begin(struct sandbox *s, int most)
{
	struct handled h;

	s->abi = landlock_abi();
	if (s->abi > most)
		s->abi = most;
	if (s->abi == 0)
		return;
	h = by_abi[s->abi];
	s->ruleset = (int)syscall(SYS_landlock_create_ruleset, &h, sizeof(h),
	    0U);
	if (s->ruleset == -1)
		s->abi = 0;
}

/* A directory in the place of a file is opened and then found to be one;
 * nothing below it is. */
static uint64_t
rights_to_read(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISDIR(st.st_mode) ? LIST : READ;
}

static void
landlock_allow(const struct sandbox *s, int fd, unsigned may)
{
	struct landlock_path_beneath_attr rule = { .parent_fd = fd };
	size_t i;

	if (s->ruleset == -1)
		return;
	if ((may & SANDBOX_READ) != 0)
		rule.allowed_access = rights_to_read(fd);
	for (i = 0; i < sizeof(rights) / sizeof(rights[0]); i++)
		if ((may & rights[i].may) != 0)
			rule.allowed_access |= rights[i].rights;
	rule.allowed_access &= by_abi[s->abi].files;
	(void)syscall(SYS_landlock_add_rule, s->ruleset,
	    LANDLOCK_RULE_PATH_BENEATH, &rule, 0U);
}

static void
landlock_enter(struct sandbox *s)
{
	if (s->ruleset == -1 || syscall(SYS_landlock_restrict_self,
	    s->ruleset, 0U) != 0)
		s->abi = 0;
}

#else

static void
landlock_begin(struct sandbox *s, int most)
{
	(void)most;
	s->abi = 0;
}

static void
landlock_allow(const struct sandbox *s, int fd, unsigned may)
{
	(void)s;
	(void)fd;
	(void)may;
}

static void
landlock_enter(struct sandbox *s)
{
	(void)s;
}

#endif

/* ---- pledge ---- */

#ifdef HAVE_PLEDGE

static const struct { unsigned may; const char *promise; } promises[] = {
	{ UINT_MAX, "stdio tty" },
	{ SANDBOX_READ | SANDBOX_READ_BELOW | SANDBOX_STORE, " rpath" },
	{ SANDBOX_NAME | SANDBOX_REPLACE | SANDBOX_MAKE | SANDBOX_STORE,
	  " wpath cpath" },
	{ SANDBOX_STORE, " flock fattr" },
	{ SANDBOX_CHILDREN, " proc" },
};

static bool
pledge_enter(unsigned may)
{
	char all[64] = "";
	size_t i;

	for (i = 0; i < sizeof(promises) / sizeof(promises[0]); i++)
		if (i == 0 || (may & promises[i].may) != 0)
			strcat(all, promises[i].promise);
	return pledge(all, "") == 0;
}

#endif

/* ---- both ---- */

void
sandbox_begin_with(struct sandbox *s, int abi, bool filter)
{
	*s = (struct sandbox){ .ruleset = -1, .filter = filter };
	landlock_begin(s, abi);
#ifdef COVERAGE		/* what was counted is written at the end */
	sandbox_allow_path(s, "/", SANDBOX_STORE);
#endif
	/* LeakSanitizer reads what the kernel tells of the process and looks
	 * into it from a child. */
	if (!SANITIZED)
		return;
	sandbox_allow_path(s, "/proc/self", SANDBOX_READ_BELOW);
	sandbox_allow(s, SANDBOX_CHILDREN);
}

void
sandbox_begin(struct sandbox *s)
{
	sandbox_begin_with(s, SANDBOX_ABI, true);
}

void
sandbox_allow(struct sandbox *s, unsigned may)
{
	s->may |= may;
}

void
sandbox_allow_at(struct sandbox *s, int fd, unsigned may)
{
	sandbox_allow(s, may);
	landlock_allow(s, fd, may);
}

void
sandbox_allow_path(struct sandbox *s, const char *path, unsigned may)
{
	int fd = open(path, O_PATH | O_CLOEXEC);

	sandbox_allow(s, may);
	if (fd == -1)
		return;
	landlock_allow(s, fd, may);
	(void)close(fd);
}

void
sandbox_enter(struct sandbox *s)
{
#ifdef __linux__
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		sandbox_drop(s);
#endif
	landlock_enter(s);
	sandbox_drop(s);
#ifdef HAVE_PLEDGE
	s->filter = s->filter && pledge_enter(s->may);
#else
	s->filter = s->filter && sandbox_filter(s->may);
#endif
}

void
sandbox_drop(struct sandbox *s)
{
	if (s->ruleset != -1)
		(void)close(s->ruleset);
	s->ruleset = -1;
}
