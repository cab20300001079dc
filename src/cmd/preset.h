/* SPDX-License-Identifier: MIT */
#ifndef CMD_PRESET_H
#define CMD_PRESET_H

#include "base/doc.h"
#include "cmd/command.h"
#include "engine/answers.h"

/* A command that looks something up: show() appends what it found; the
 * answers hold country and role of the options, for the words that depend on
 * them.  Renders it, or complains that nothing was found for the
 * first word.  Exit status of the contract. */
int preset_look_up(struct context *, void (*show)(struct context *,
    const struct answers *, struct doc *));

#endif
