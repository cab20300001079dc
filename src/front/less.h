/* SPDX-License-Identifier: MIT */
#ifndef FRONT_LESS_H
#define FRONT_LESS_H

#include <stdbool.h>

/* Whether the less of this name, or path, hands hyperlinks on to the terminal
 * where it does so with colours: one before version 581 shows them as bytes.
 * It is asked for its version, with a second to tell; false when that is not
 * known, true when there is no such program.  Before the process is
 * confined. */
bool less_links(const char *name);

#endif
