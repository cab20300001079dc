/* SPDX-License-Identifier: MIT */
#ifndef FRONT_TERM_H
#define FRONT_TERM_H

#include <stdbool.h>

/* What the terminal is.  Decided once, at start. */
bool term_is(int fd);
/* Columns of a terminal, 80 when it does not say or is none; 40 to 200. */
int term_width(int fd);
/* Rows and columns as it tells them; false when it does not. */
bool term_size(int fd, int *rows, int *columns);
/* A terminal that is not TERM=dumb, or nothing. */
bool term_obeys(int fd);
/* One that is known to show hyperlinks, as its environment tells. */
bool term_links(int fd);
/* --color auto: no non-empty NO_COLOR, and a terminal that obeys. */
bool term_color(int fd);

#define TERM_WIDTH_MIN 40
#define TERM_WIDTH_MAX 200
#define TERM_WIDTH_FILE 80

#endif
