/* SPDX-License-Identifier: MIT */
#ifndef CMD_OPEN_H
#define CMD_OPEN_H

#include "cmd/command.h"
#include "front/sandbox.h"

/* Opens what the command needs besides the knowledge and its output, as its
 * row says, and adds to the profile what it opens itself.  -1 with a
 * diagnostic; command_close() then, too. */
int command_open(struct context *, const struct command *, struct sandbox *);
void command_close(struct context *);

#endif
