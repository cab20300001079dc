/* SPDX-License-Identifier: MIT */
#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include <stddef.h>

/* Who wants to know how far a long piece of work has got; the first member
 * of what the listener needs besides. */
struct progress {
	void (*tell)(struct progress *, const char *what, size_t done,
	    size_t total);
};

/* Cheap enough to call for every item; what is a word such as "cases".  A
 * total of 0 is not known. */
static inline void
progress_tell(struct progress *p, const char *what, size_t done, size_t total)
{
	if (p != NULL)
		p->tell(p, what, done, total);
}

#endif
