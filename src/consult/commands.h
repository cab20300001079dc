/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_COMMANDS_H
#define CONSULT_COMMANDS_H

#include "kb/model.h"

/* What can be typed at any prompt besides an answer. */
enum command_id {
	COMMAND_NONE,
	COMMAND_WHY,
	COMMAND_BACK,
	COMMAND_OVERVIEW,
	COMMAND_CHANGE,
	COMMAND_FIND,
	COMMAND_SOS,
	COMMAND_ADVICE,
	COMMAND_NEW,
	COMMAND_SAVE,
	COMMAND_STOP,
	COMMAND_WIPE,
	NCOMMANDS
};

struct command_row {
	const char *sign;	/* "" when it has none */
	bool value;		/* something may follow */
	const char *words;	/* message with its words, comma separated */
	const char *says;	/* message: what it does */
};

const struct command_row *command_row(enum command_id);

struct command_typed {
	enum command_id id;
	const char *value;	/* within the typed text or `folded`; "" */
	size_t len;
};

/* `folded` is the typed text folded; it must outlive the result. */
struct command_typed command_read(const struct kb *, const char *s,
    size_t len, const char *folded);

#endif
