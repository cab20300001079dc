/* SPDX-License-Identifier: MIT */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kb/near.h"

/* The command line as typed.  Strings are borrowed from argv. */
enum option_id {
	OPT_KNOWLEDGE, OPT_LANG, OPT_COUNTRY, OPT_FORMAT, OPT_OUTPUT,
	OPT_FORCE, OPT_AT, OPT_COLOR, OPT_PLAIN, OPT_WIDTH, OPT_HELP,
	OPT_VERSION, OPT_DEPTH, OPT_ROLE, OPT_PRIVATE, OPT_SAVE,
	OPT_RESUME, OPT_OPEN, OPT_SEED, OPT_BRIEF, OPT_JOBS, OPT_THEME,
	OPT_DIFFICULTY, OPT_FILE, OPT_YEAR, OPT_GROUP, OPT_CHANNEL,
	OPT_DURATION, OPT_REFERRAL, OPT_ANSWERS, OPT_REPORT, OPT_NO_PROOFS,
	OPT_MUTANTS, OPT_HANDOUT,
	NOPTIONS
};
#define OPTION_BIT(id) (UINT64_C(1) << (id))
_Static_assert(NOPTIONS <= 64, "an option is a bit of 64");
#define OPTIONS_COMMON (OPTION_BIT(OPT_KNOWLEDGE) | OPTION_BIT(OPT_LANG) | \
    OPTION_BIT(OPT_OUTPUT) | OPTION_BIT(OPT_FORCE) | OPTION_BIT(OPT_AT) | \
    OPTION_BIT(OPT_COLOR) | OPTION_BIT(OPT_PLAIN) | OPTION_BIT(OPT_WIDTH) | \
    OPTION_BIT(OPT_COUNTRY) | OPTION_BIT(OPT_FORMAT) | \
    OPTION_BIT(OPT_HELP) | OPTION_BIT(OPT_VERSION))

struct option_row {
	const char *name;	/* without dashes */
	char letter;		/* '\0': none */
	const char *argument;	/* NULL: takes none */
	const char *message;	/* its help */
};
const struct option_row *option_row(enum option_id);

/* What is wrong with the command line: a message id, what it is about, and
 * what may have been meant, "" for nothing. */
struct usage_error {
	const char *message, *about;
	char near[KB_NEAR_LONGEST + 1];
};

struct options {
	const char *value[NOPTIONS];	/* NULL: not given; "" for a switch */
	const char *command;		/* as typed, NULL: none */
	char **words;
	int nwords;
	bool ended;		/* "--" was read: what follows is words */
};

/* Reads one run of options from argv[*next] on, stopping at the first word
 * that is none; *next is moved.  Long names are exact.  -1: *e tells. */
int options_read(struct options *, uint64_t allowed, int argc,
    char **argv, int *next, struct usage_error *e);
/* Reads the words of a command and the options before, between and after
 * them; the words are moved together in argv.  -1: *e tells. */
int options_read_words(struct options *, uint64_t allowed, int argc,
    char **argv, int next, struct usage_error *e);

#endif
