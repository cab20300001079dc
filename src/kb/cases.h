/* SPDX-License-Identifier: MIT */
#ifndef KB_CASES_H
#define KB_CASES_H

#include "base/diag.h"
#include "kb/files.h"
#include "kb/model.h"

/*
 * Worked cases to learn from: a story, how its questions are answered, what
 * must follow, and what there is to learn.  Read apart from the knowledge
 * and only by what needs them.  Answers and expectations are as written; see
 * engine/exercise.h.
 */
enum kb_theme { KB_FEELINGS, KB_IMAGES, KB_ONLINE, KB_ABUSE, KB_RELATIVE,
    KB_MINOR, KB_CHILD, KB_COLLEAGUE, KB_SUICIDE, KB_REPORTING, KB_OWN,
    KB_OTHER, KB_NTHEMES };

struct kb_case_answer { size_t question; const char *question_id, *is;
    unsigned line; };
struct kb_case_expect { const char *what, *is; unsigned line; };
struct kb_case_learn { struct kb_text text; const struct kb_cite *cites;
    size_t ncites; unsigned line; };

/* The same with other answers, or on another day (`at`, NULL: on the same):
 * what has to follow then. */
struct kb_case_variant { const char *at; struct civil moment;
    const struct kb_case_answer *answers; size_t nanswers;
    const struct kb_case_expect *expects; size_t nexpects; unsigned line; };

struct kb_case {
	struct kb_head head;
	enum kb_country country;
	enum kb_theme theme;
	int difficulty;			/* 1 to 3 */
	const char *at;			/* as written, valid */
	struct civil moment;
	struct kb_text title;
	struct kb_texts story;		/* paragraphs */
	const struct kb_case_answer *answers;
	size_t nanswers;
	const struct kb_case_expect *expects;
	size_t nexpects;
	const struct kb_case_variant *variants;
	size_t nvariants;
	const struct kb_case_learn *lessons;
	size_t nlessons;
};

/* In the order of the files and of each file. */
struct kb_cases { struct arena *arena; const struct kb_case *at; size_t n; };

/*
 * The files of the cases of a knowledge directory: every *.xml directly in
 * its directory cases, under the bounds of kb_load(), named cases/…; none
 * when that is not there.  -1 with the reasons and nothing to clear.
 */
int kb_cases_read(const char *knowledge, struct kb_files *, struct diag *);
/*
 * NULL when there is any error, with nothing left to free.  The knowledge
 * is borrowed for references: questions and sources.
 */
struct kb_cases *kb_cases_load(const struct kb *, const char *knowledge,
    struct diag *);
struct kb_cases *kb_cases_load_buffers(const struct kb *,
    const struct kb_buffer *, size_t n, struct diag *);
/* Test seam: with arenas of the caller, which it gives away. */
struct kb_cases *kb_cases_load_arenas(const struct kb *,
    const struct kb_buffer *, size_t n, struct diag *, struct arena *keep,
    struct arena *scratch);
void kb_cases_free(struct kb_cases *);
/* Whether one document keeps to the format by itself. */
bool kb_cases_structure(const struct kb_buffer *, struct diag *);

/* KB_ALWAYS when there is none. */
size_t kb_cases_find(const struct kb_cases *, const char *id, size_t len);
/* "images" */
const char *kb_theme_name(enum kb_theme);

#endif
