/* SPDX-License-Identifier: MIT */
#ifndef CMD_PRESET_H
#define CMD_PRESET_H

#include "cmd/command.h"
#include "engine/answers.h"

/* The answers given by options alone, country and role, for the words that
 * depend on them.  Lives in the arena; NULL without memory or arena. */
struct answers *preset_answers(const struct context *, struct arena *);

#endif
