/* SPDX-License-Identifier: MIT */
#ifndef FRONT_PROGRESS_LINE_H
#define FRONT_PROGRESS_LINE_H

#include "base/progress.h"

/* One line on a terminal that tells how far something has got, once it has
 * taken as long as `after`, and then now and again. */
struct progress_line {
	struct progress progress;	/* to be told */
	int fd;
	int columns;
	long due;			/* milliseconds; -1: never */
	int shown;			/* columns in use */
};

#define PROGRESS_AFTER 1000		/* milliseconds, as long */

/* Shows nothing unless the descriptor is a terminal. */
void progress_line_begin(struct progress_line *, int fd, long after);
/* Removes what is shown. */
void progress_line_end(struct progress_line *);

#endif
