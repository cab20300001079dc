/* SPDX-License-Identifier: MIT */
#ifndef REPORT_BUILD_H
#define REPORT_BUILD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/doc.h"
#include "engine/alternatives.h"
#include "engine/completions.h"
#include "report/report.h"

/*
 * What the parts of the advice share while it is built.  The whole advice is
 * always built, so that sources have the same numbers wherever they are
 * shown; the part asked for is copied from it.  Private to report/.
 */

/* How much may be shown; a tighter row is tried when the advice is too
 * long. */
struct caps {
	size_t full_reports;	/* met grounds with their conditions */
	size_t full_duties;	/* the same, other than to report */
	size_t headings;	/* of other ones */
	size_t names;		/* of the rest, in one line each */
	size_t answers;		/* quoted for what is fulfilled */
	size_t fulfilled;	/* conditions of duties that are */
	size_t doubts;		/* of a ground, that change nothing here */
	size_t open_grounds;	/* open ones with what keeps them open */
	size_t near_grounds;	/* that fail on one answer only */
	size_t caveats;		/* of each ground shown in full */
	size_t cites;		/* of each ground */
	size_t card, say, guidance, plan, next_steps;
	size_t contacts, expectations;
	size_t change, open_questions, indicators, topics;
	size_t notes;		/* of sources and topics */
};

/* The same for page one. */
struct page_caps {
	size_t steps, details, grounds, manners, acts;
	bool norms;		/* acts that are no duty */
	bool doubts;		/* in an emergency; otherwise always */
};

struct build {
	const struct report_context *c;
	const struct kb *kb;
	const struct findings *f;
	enum kb_lang lang;
	struct doc *doc;
	struct arena *arena;		/* of sentences; wiped */
	const struct caps *caps;
	struct page_caps page;
	bool alone;		/* section 7 is opened, with more room */
	/* Worked out once for the parts; NULL where no part needs it. */
	const struct alternatives *alternatives;
	const struct completions *completions;
	size_t *numbered;		/* sources by their number - 1 */
	size_t nnumbered;
	bool *used;			/* by source: behind a sentence */
	size_t start[REPORT_SECTIONS + 2];	/* first block of each part */
	int section;			/* of a heading not yet written */
	const char *heading;		/* NULL: none waits */
	bool gap;			/* blank line before the next block */
	bool failed;
};

/* An empty advice; false without memory.  build_clear() it either way. */
bool build_begin(struct build *, const struct report_context *);
void build_clear(struct build *);
/* Never NULL: after a failure empty, and b->failed is set. */
const char *build_copy(struct build *, const struct sbuf *);
/* A knowledge text with its placeholders filled. */
const char *build_text(struct build *, const struct kb_text *);
/* A message; name, value, name, value, NULL. */
const char *build_say(struct build *, const char *id, ...)
    __attribute__((sentinel));
/* With a small first letter, to stand in a sentence. */
const char *build_lower(struct build *, const char *);
/* a, separator, c; one of them when the other is empty. */
const char *build_join(struct build *, const char *a, const char *separator,
    const char *c);
/* Without its last full stop. */
const char *build_bare(struct build *, const char *);
/* With exactly one full stop, unless it ends in another mark. */
const char *build_stop(struct build *, const char *);
/* Length of the first of several sentences, 0 when there is only one.  "art.
 * 29" ends none. */
size_t build_sentence(const char *);
/* Only that one. */
const char *build_first(struct build *, const char *);
/* A message with a space on both sides, to stand between two words. */
const char *build_between(struct build *, const char *id);
/* "vraag 16 (bron)" */
const char *build_question(struct build *, size_t question);
const char *build_number(struct build *, unsigned long);

/* Sentences gathered for one line; more than it holds are left out. */
#define LIST_MAX 40
struct list {
	const char *at[LIST_MAX];
	size_t n;
};
void list_add(struct list *, const char *);
/* At most max of them with a separator, and another before the last. */
const char *list_join(struct build *, const struct list *, size_t max,
    const char *separator, const char *last);

/* Whether an element's rule is certain. */
bool build_true(const struct build *, size_t rule);
/* Of this consultation's country, or of none. */
bool build_here(const struct build *, enum kb_country);
/* In this country, in force, and certain. */
bool build_holds(const struct build *, const struct kb_passage *);
/* First certain passage of a place, NULL when there is none. */
const struct kb_passage *build_passage(const struct build *, enum kb_place);
/* All certain ones. */
void build_passages(struct build *, enum kb_place, struct list *);

/* " [1] [2]" for at most max sources of an element, numbering them. */
const char *build_cites(struct build *, const struct kb_head *, size_t max);
/* Remembers that an element's sources carry a sentence. */
void build_use(struct build *, const struct kb_head *);

void build_add(struct build *, enum doc_kind, const char *label,
    const char *text, const char *id);
void build_add_number(struct build *, enum doc_kind, int number,
    const char *text, const char *id);
/* The heading of a section appears with its first block, or never. */
void build_heading(struct build *, int section, const char *text);
/* A line "label: a, b, and 3 more." unless the list is empty. */
void build_line(struct build *, const char *message, const struct list *,
    size_t max);

/* "20 november 2026". */
const char *build_date(struct build *, const struct civil *);
/* "17.40 uur". */
const char *build_clock(struct build *);

/* The parts.  An empty one adds nothing. */
void page_build(struct build *);
void page_steps(struct build *);
void page_speak(struct build *);
void why_build(struct build *);
void card_build(struct build *);
void talk_build(struct build *);
void agree_build(struct build *);
void contacts_build(struct build *);
void record_build(struct build *);
void change_build(struct build *);
void topics_build(struct build *);
void sources_build(struct build *);

#endif
