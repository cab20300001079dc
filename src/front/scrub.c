/* SPDX-License-Identifier: MIT */
#include "front/scrub.h"

#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/sanitized.h"

#define MMAP_THRESHOLD_MAX (32 * 1024 * 1024)
#define STAT_START_BRK 47	/* field in proc(5) stat */
#define STACK_DEPTH ((size_t)256 * 1024)
#define HANDLER_STACK ((size_t)64 * 1024)
#define NEAR 4096
#define CACHE_EACH 7		/* blocks that malloc() keeps aside per size */
#define CACHE_LARGEST 1040
#define CACHE_STEP 16

/* A handler has no other way to know. */
static const struct scrub *guarded;
/* The stack that a reply was on is overwritten from this one. */
static char handler_stack[HANDLER_STACK];

static char *
field(char *s, int number)
{
	int i;

	s = strrchr(s, ')');	/* the name may hold anything */
	if (s == NULL)
		return NULL;
	for (i = 2; s != NULL && i < number; i++) {
		s = strchr(s, ' ');
		if (s != NULL)
			s++;
	}
	return s;
}

static char *
heap_start(void)
{
	char stat[2048], *number;
	int fd = open("/proc/self/stat", O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd == -1)
		return NULL;
	n = read(fd, stat, sizeof(stat) - 1);
	(void)close(fd);
	if (n <= 0)
		return NULL;
	stat[n] = '\0';
	number = field(stat, STAT_START_BRK);
	return number == NULL ? NULL
	    : (char *)(uintptr_t)strtoull(number, NULL, 10);
}

/* A limit of 1, not 0: a core image handed to a program is written whatever
 * the limit is, but for 1, which stops both kinds. */
static void
forbid_images(void)
{
	struct rlimit none = { 1, 1 };

	(void)setrlimit(RLIMIT_CORE, &none);
}

static size_t
stack_depth(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_STACK, &limit) == -1 ||
	    limit.rlim_cur == RLIM_INFINITY ||
	    limit.rlim_cur / 4 > STACK_DEPTH)
		return STACK_DEPTH;
	return (size_t)limit.rlim_cur / 4;
}

void
scrub_begin(struct scrub *s)
{
	*s = (struct scrub){ .stack = __builtin_frame_address(0),
	    .depth = stack_depth() };
	if (SANITIZED)
		return;
	(void)mallopt(M_MMAP_THRESHOLD, MMAP_THRESHOLD_MAX);
	(void)mallopt(M_TRIM_THRESHOLD, -1);	/* given back unseen */
	s->start = heap_start();
	if (s->start == NULL)
		s->start = sbrk(0);
	s->locked = s->start;
	forbid_images();
}

void
scrub_lock(struct scrub *s)
{
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE) - 1;
	char *end = s->start == NULL ? NULL : sbrk(0);
	char *from = (char *)((uintptr_t)s->locked & ~page);

	if (end <= s->locked)
		return;
	s->locked = end;
	(void)mlock(from, (size_t)(end - from));
	(void)madvise(from, (size_t)(end - from), MADV_DONTDUMP);
}

/* Blocks that were freed last are not overwritten on free(): takes them all,
 * by their sizes, and overwrites them here. */
static void
scrub_cache(void)
{
	void *block[CACHE_EACH];
	size_t size, i;

	for (size = CACHE_STEP; size <= CACHE_LARGEST; size += CACHE_STEP) {
		for (i = 0; i < CACHE_EACH; i++) {
			block[i] = malloc(size - sizeof(size_t));
			if (block[i] != NULL)
				explicit_bzero(block[i],
				    malloc_usable_size(block[i]));
		}
		for (i = 0; i < CACHE_EACH; i++)
			free(block[i]);
	}
}

/* Of the stack below `top` as much as is there: it grows when it is touched,
 * which no limit on memory may forbid here. */
static char *
stack_end(char *top, size_t depth)
{
	size_t size = (size_t)sysconf(_SC_PAGESIZE), below;
	char *page = (char *)((uintptr_t)top & ~((uintptr_t)size - 1));
	unsigned char resident;

	for (below = (size_t)(top - page); below < depth &&
	    mincore(page - size, size, &resident) == 0; below += size)
		page -= size;
	return page;
}

static __attribute__((noinline)) void
scrub_near(void)
{
	char frame[NEAR];

	explicit_bzero(frame, sizeof(frame));
}

/* Not the frame itself: what deeper calls left in frames that are gone.  The
 * nearest hold the call that overwrites the others. */
static __attribute__((noinline)) void
scrub_stack(size_t depth)
{
	char *here = __builtin_frame_address(0);
	char *end = stack_end(here, depth);

	if (end < here - NEAR)
		explicit_bzero(end, (size_t)(here - NEAR - end));
	scrub_near();
}

void
scrub_freed(const struct scrub *s)
{
	if (SANITIZED)
		return;
	scrub_cache();
	scrub_stack(s->depth);
}

static bool
on_this_stack(const struct scrub *s, const char *frame)
{
	return frame <= s->stack && frame > s->stack - s->depth;
}

/* A copy: its owner is on the stack, too. */
static void
wipe(struct scrub s)
{
	char *end = s.start == NULL ? NULL : sbrk(0), *stack;

	if (end > s.start)
		explicit_bzero(s.start, (size_t)(end - s.start));
	if (SANITIZED)
		return;
	if (on_this_stack(&s, __builtin_frame_address(0)))
		scrub_stack(s.depth);
	else {
		stack = stack_end(s.stack, s.depth);
		explicit_bzero(stack, (size_t)(s.stack - stack));
	}
}

_Noreturn void
scrub_exit(const struct scrub *s, int status)
{
	wipe(*s);
	_exit(status);
}

/* The caller sees what ended the process, as if nothing had been caught. */
static _Noreturn void
scrub_and_die(int number)
{
	struct sigaction fallback = { .sa_handler = SIG_DFL };
	sigset_t open;

	wipe(*guarded);
	(void)sigaction(number, &fallback, NULL);
	(void)kill(getpid(), number);
	sigemptyset(&open);
	sigaddset(&open, number);
	(void)sigprocmask(SIG_UNBLOCK, &open, NULL);
	_exit(128 + number);
}

/* What the caller ignores, such as HUP under nohup, stays ignored. */
static void
catch_signals(void)
{
	static const int numbers[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM };
	stack_t stack = { .ss_sp = handler_stack, .ss_size = HANDLER_STACK };
	struct sigaction action = { .sa_handler = scrub_and_die,
	    .sa_flags = SA_ONSTACK }, before;
	size_t i;

	(void)sigaltstack(&stack, NULL);
	sigfillset(&action.sa_mask);
	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (sigaction(numbers[i], NULL, &before) == 0 &&
		    before.sa_handler == SIG_DFL)
			(void)sigaction(numbers[i], &action, NULL);
}

void
scrub_guard(struct scrub *s)
{
	if (SANITIZED)
		return;
	(void)mallopt(M_PERTURB, 0xff);	/* overwrites on free() */
	scrub_lock(s);
	guarded = s;
	catch_signals();
}
