/* SPDX-License-Identifier: MIT */
#ifndef CMD_COMPLETE_H
#define CMD_COMPLETE_H

#include "cmd/command.h"

/*
 * What a shell asks when its user wants a command line completed: the words
 * after the program, of which the last one was started, may be empty and is
 * replaced.  The answer is a line that says what fits, "words", "files" or
 * "directories", and for words a line each: what to put there, a tab, and
 * what it is.
 */

/* The line as far as it goes.  Borrows its words. */
struct complete_line {
	struct options options;
	const struct command *command;	/* the default when none is named */
	enum option_id pending;		/* its value was started; NOPTIONS:
					   none */
	const char *start;		/* what was started */
};

/* The answer being put together. */
struct complete {
	struct context *c;
	const struct complete_line *line;
	const struct answers *answers;	/* fills placeholders */
	const char *kept;		/* stays before each: "--lang=" */
	size_t kept_len;
	const char *start;		/* the rest */
};

/* Takes over from the line to complete what decides how it is: the knowledge,
 * the language, the country and the role.  Without memory nothing. */
void complete_adopt(struct options *);

/* Appends a word that begins with what was started; `about` may be NULL. */
void complete_add(struct complete *, const char *word, size_t len,
    const char *about);
/* The same of a name or keyword: case and accents aside, and behind words
 * that it begins with only what comes after them. */
void complete_add_name(struct complete *, const char *name, size_t len,
    const char *about);
/* Says that it is a file, or a directory. */
void complete_files(struct complete *);
void complete_directories(struct complete *);

/* Commands by name. */
void complete_add_commands(struct complete *);
/* The words of the command, or the values of the option. */
void complete_add_words(struct complete *);
void complete_add_values(struct complete *, enum option_id);

#endif
