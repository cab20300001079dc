/* SPDX-License-Identifier: MIT */
#include "fault.h"

#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define DESCRIPTORS 64
#define RANGES 64

static const struct call_row rows[NCALLS] = {
	[CALL_READ] = { "read", { EIO, EINTR, FAULT_SHORT } },
	[CALL_PREAD] = { "pread", { EIO, EINTR, FAULT_SHORT } },
	[CALL_WRITE] = { "write", { ENOSPC, EIO, EINTR, FAULT_SHORT } },
	[CALL_PWRITE] = { "pwrite", { ENOSPC, EIO, EINTR, FAULT_SHORT } },
	[CALL_OPEN] = { "open", { EMFILE, EACCES, EIO } },
	[CALL_OPENAT] = { "openat", { EMFILE, EOPNOTSUPP, ENOSPC } },
	[CALL_CLOSE] = { "close", { EIO, EINTR } },
	[CALL_FSYNC] = { "fsync", { EIO, ENOSPC } },
	[CALL_TRUNCATE] = { "ftruncate", { EIO } },
	[CALL_LINK] = { "linkat", { ENOSPC, EIO, EPERM } },
	[CALL_RENAME] = { "rename", { ENOSPC, EIO } },
	[CALL_UNLINK] = { "unlink", { EIO } },
	[CALL_STAT] = { "stat", { EIO, EACCES } },
	[CALL_ACCESS] = { "access", { EIO } },
	[CALL_OPENDIR] = { "opendir", { EMFILE } },
	[CALL_READDIR] = { "readdir", { EIO } },
	[CALL_PIPE] = { "pipe", { EMFILE } },
	[CALL_FORK] = { "fork", { EAGAIN } },
	[CALL_WAIT] = { "waitpid", { EINTR } },
	[CALL_MAP] = { "mmap", { ENOMEM } },
	[CALL_LOCK] = { "fcntl", { EIO } },
	[CALL_THREAD] = { "pthread_create", { EAGAIN } },
	[CALL_FOPEN] = { "fopen", { EMFILE } },
	[CALL_FDOPEN] = { "fdopen", { ENOMEM } },
	[CALL_FWRITE] = { "fwrite", { EIO } },
	[CALL_FCLOSE] = { "fclose", { EIO } },
	[CALL_LOCALE] = { "setlocale", { ENOENT } },
	[CALL_TERMINAL] = { "ioctl", { EIO } },
	[CALL_POLL] = { "ppoll", { EINTR } },
};

static struct fault_record *record;
static struct fault_plan plan;
static bool armed;
static int process;
static atomic_long allocations, calls;

const struct call_row *
fault_call_row(enum call c)
{
	return &rows[c];
}

const char *
fault_way_name(int way)
{
	return way == FAULT_SHORT ? "short" : strerrorname_np(way);
}

bool
fault_way_is_harmless(int way)
{
	return way == FAULT_SHORT || way == EINTR;
}

/* ---- who asks ---- */

static struct {
	uintptr_t from, to;
	enum fault_owner owner;
} ranges[RANGES];
static size_t nranges;
static void *base;

/* libxml2 2.9.14 loses memory when it runs out of it, and so do the ones
 * that are only used through others.  libedit and its table of terminals
 * crash, so that the program asks beforehand whether there is enough for
 * them: theirs is never refused alone, but there is a limit, too. */
static enum fault_owner
owner_by_name(const char *name)
{
	static const struct { const char *name; enum fault_owner owner; }
	    known[] = {
		{ "libjansson", OWNER_LIBRARY }, { "libsqlite3", OWNER_LIBRARY },
		{ "libedit", OWNER_EDITOR }, { "libtinfo", OWNER_EDITOR },
		{ "libncurses", OWNER_EDITOR }, { "/libc.so", OWNER_LIBC },
	};
	size_t i;

	if (*name == '\0')
		return OWNER_PROGRAM;
	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strstr(name, known[i].name) != NULL)
			return known[i].owner;
	return OWNER_LOSES;
}

static int
add_range(struct dl_phdr_info *info, size_t size, void *data)
{
	size_t i;

	(void)size;
	(void)data;
	if (*info->dlpi_name == '\0' && base == NULL)
		base = (void *)info->dlpi_addr;
	for (i = 0; i < info->dlpi_phnum && nranges < RANGES; i++) {
		if (info->dlpi_phdr[i].p_type != PT_LOAD ||
		    (info->dlpi_phdr[i].p_flags & PF_X) == 0)
			continue;
		ranges[nranges].from = info->dlpi_addr +
		    info->dlpi_phdr[i].p_vaddr;
		ranges[nranges].to = ranges[nranges].from +
		    info->dlpi_phdr[i].p_memsz;
		ranges[nranges++].owner = owner_by_name(info->dlpi_name);
	}
	return 0;
}

void *
fault_base(void)
{
	return base;
}

enum fault_owner
fault_owner_of(const void *caller)
{
	uintptr_t at = (uintptr_t)caller;
	size_t i;

	for (i = 0; i < nranges; i++)
		if (at >= ranges[i].from && at < ranges[i].to)
			return ranges[i].owner;
	return OWNER_LOSES;
}

/* ---- the plan ---- */

void
fault_init(struct fault_record *shared)
{
	void *nowhere[1];

	record = shared;
	(void)dl_iterate_phdr(add_range, NULL);
	(void)backtrace(nowhere, 1);	/* loads what it needs */
}

/* Of address space, above what is in use. */
static void
limit(long more)
{
	struct rlimit limit;
	unsigned long pages = 0;
	FILE *f = fopen("/proc/self/statm", "re");

	if (f == NULL || fscanf(f, "%lu", &pages) != 1)
		_exit(99);
	(void)fclose(f);
	limit.rlim_cur = limit.rlim_max = pages *
	    (rlim_t)sysconf(_SC_PAGESIZE) + (rlim_t)more * 1024;
	if (setrlimit(RLIMIT_AS, &limit) == -1)
		_exit(99);
	record->fired = true;
}

void
fault_arm(const struct fault_plan *p)
{
	memset(record, 0, sizeof(*record));
	record->processes = 1;
	plan = *p;
	process = 0;
	allocations = calls = 0;
	memory_begin();
	if (plan.what == FAULT_LIMIT)
		limit(plan.at);
	armed = true;
}

void
fault_disarm(void)
{
	armed = false;
}

bool
fault_is_counting(void)
{
	return armed;
}

static void
fire(void)
{
	if (record->fired)
		return;
	record->fired = true;
	armed = false;
	record->ndeep = backtrace(record->deep, FAULT_DEPTH);
	armed = true;
}

static bool
is_for_editor(void)
{
	void *deep[FAULT_DEPTH];
	int i, n;

	armed = false;
	n = backtrace(deep, FAULT_DEPTH);
	armed = true;
	for (i = 0; i < n; i++)
		if (fault_owner_of(deep[i]) == OWNER_EDITOR)
			return true;
	return false;
}

/* Of the program, this included. */
#define PLACE_CALLERS 8
#define PLACE_DEPTH 48

static uint32_t
place(void)
{
	static _Thread_local bool looking;
	void *deep[PLACE_DEPTH];
	uint32_t hash = 2166136261U;	/* FNV-1a */
	int i, n, callers = 0;

	if (looking)
		return 0;
	looking = true;
	n = backtrace(deep, PLACE_DEPTH);
	looking = false;
	for (i = 0; i < n && callers < PLACE_CALLERS; i++)
		if (fault_owner_of(deep[i]) == OWNER_PROGRAM) {
			hash = (hash ^ (uint32_t)(uintptr_t)deep[i]) *
			    16777619U;
			callers++;
		}
	return hash;
}

bool
fault_allocation(void)
{
	long n;

	if (!armed)
		return false;
	n = allocations++;
	record->allocations[process] = n + 1;
	if (n < FAULT_PLACES && plan.what == FAULT_NOTHING)
		record->allocation_place[process][n] = place();
	if (plan.what != FAULT_MEMORY || plan.process != process ||
	    n < plan.at || (n > plan.at && !plan.on) || is_for_editor())
		return false;
	fire();
	errno = ENOMEM;
	return true;
}

int
fault_in(enum call c)
{
	long n;

	if (!armed)
		return 0;
	n = calls++;
	record->calls[process] = n + 1;
	if (n < FAULT_EVENTS && plan.what == FAULT_NOTHING) {
		record->call[process][n] = (unsigned char)c;
		record->call_place[process][n] = place();
	}
	if (plan.what != FAULT_CALL || plan.process != process ||
	    n < plan.at || (n > plan.at && (!plan.on ||
	    record->call[process][plan.at] != c)))
		return 0;
	record->call[process][plan.at] = (unsigned char)c;
	fire();
	if (plan.way == FAULT_SHORT)
		return 1;
	errno = plan.way;
	return -1;
}

void
fault_fork(void)
{
	if (armed)
		record->processes++;
}

void
fault_in_child(void)
{
	if (!armed)
		return;
	process = record->processes - 1;
	allocations = calls = 0;
	memory_ignore();
	if (process >= FAULT_PROCESSES)
		armed = false;
}

void
fault_end(void)
{
	int fd;

	if (!armed || process != 0)
		return;
	armed = false;
	for (fd = 3; fd < DESCRIPTORS; fd++)
		record->descriptors += fcntl(fd, F_GETFD) != -1;
	memory_end(record);
	record->ended = true;
}
