/* SPDX-License-Identifier: MIT */
#ifndef CMD_TALLY_H
#define CMD_TALLY_H

#include <stdbool.h>

#include "cmd/command.h"
#include "report/tally.h"

/* Whether the command line names what to count. */
bool tally_options_given(const struct options *);
/* The contact it names, but for its month; ids are those of the knowledge.
 * -1 with a diagnostic for each option that is wrong or missing. */
int tally_options_read(const struct context *, struct tally_count *);

#endif
