/* SPDX-License-Identifier: MIT */
#ifndef FRONT_DIALOGUE_H
#define FRONT_DIALOGUE_H

#include <stdbool.h>

#include "base/doc.h"
#include "base/sbuf.h"
#include "consult/session.h"
#include "front/reader.h"
#include "front/scrub.h"
#include "report/render.h"

/*
 * Where replies come from and where the dialogue goes: a terminal with line
 * editing, a terminal without (TERM=dumb, --plain), or a file or pipe, which
 * sees no dialogue.
 */
struct dialogue;

struct dialogue_words {
	const char *prompt;	/* for a terminal that shows words only */
	const char *cannot_wipe;
};
/* Opens what a dialogue needs from the system: terminal description, signals,
 * key settings; the replies are guarded from here on.  Borrows scrub.  NULL
 * without memory. */
struct dialogue *dialogue_open(const struct style *, struct scrub *);
/* Before anything is shown or read: its words, and the session that completes
 * what is typed, or NULL. */
void dialogue_begin(struct dialogue *, struct session *,
    const struct style *, const struct dialogue_words *);
/* Gives the terminal back.  NULL is fine. */
void dialogue_free(struct dialogue *);
/* Replies are completed by the session from now on; NULL: by none. */
void dialogue_follow(struct dialogue *, struct session *);
/* Someone sees it. */
bool dialogue_is_seen(const struct dialogue *);
/* Shows a document, or nothing where nobody sees it. */
void dialogue_show(struct dialogue *, const struct doc *);
enum read_result dialogue_read(struct dialogue *, struct sbuf *line);
/* Lines read so far. */
unsigned dialogue_line(const struct dialogue *);
/* Clears the screen and what was scrolled off it. */
void dialogue_wipe(struct dialogue *);
/* False: wiping says that it cannot. */
bool dialogue_clears(const struct dialogue *);
/* Nothing typed or shown so far stays in memory, but for the session's. */
void dialogue_forget(struct dialogue *);

#endif
