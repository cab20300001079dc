/* SPDX-License-Identifier: MIT */
#include "front/scrub.h"

#include <fcntl.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MMAP_THRESHOLD_MAX (32 * 1024 * 1024)
#define HEAP_STEP (512 * 1024)	/* fewer calls for the knowledge */
#define STAT_START_BRK 47	/* field in proc(5) stat */

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

void
scrub_begin(struct scrub *s)
{
	(void)mallopt(M_MMAP_THRESHOLD, MMAP_THRESHOLD_MAX);
	(void)mallopt(M_TOP_PAD, HEAP_STEP);
	s->start = heap_start();
	if (s->start == NULL)
		s->start = sbrk(0);
}

void
scrub_heap(const struct scrub *s)
{
	char *end = sbrk(0);

	if (s->start != NULL && end > s->start)
		explicit_bzero(s->start, (size_t)(end - s->start));
}

_Noreturn void
scrub_exit(const struct scrub *s, int status)
{
	struct scrub copy = *s;

	scrub_heap(&copy);
	_exit(status);
}
