/* SPDX-License-Identifier: MIT */
#include "cmd/seed.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/random.h>

/* Short enough to type again. */
#define DRAWN_MAX 1000000

int
seed_read(const char *option, uint64_t *seed)
{
	char *rest;

	if (option == NULL) {
		if (getrandom(seed, sizeof(*seed), GRND_NONBLOCK) !=
		    sizeof(*seed))
			*seed = 1;
		*seed %= DRAWN_MAX;
		return 0;
	}
	errno = 0;
	*seed = strtoull(option, &rest, 10);
	return *option >= '0' && *option <= '9' && *rest == '\0' &&
	    errno == 0 ? 0 : -1;
}
