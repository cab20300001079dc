/* SPDX-License-Identifier: MIT */
#ifndef CMD_PRESET_H
#define CMD_PRESET_H

#include "base/doc.h"
#include "cmd/command.h"
#include "cmd/suggest.h"

/* The country and role of the options, as answers.  Lives in the arena; NULL
 * without memory or arena. */
struct answers *preset_answers(const struct context *, struct arena *);
/* A command that looks something up: show() appends what it found.  Fills
 * the placeholders of all of it, for the country and role of the options or
 * with the general words, and renders it, or complains that nothing was found
 * for the words, with the nearest of what offer() knows.  Exit status of the
 * contract. */
typedef void show_fn(const struct context *, struct doc *);
typedef void offer_fn(const struct context *, struct suggest *);
int preset_look_up(struct context *, show_fn *show, offer_fn *offer);

#endif
