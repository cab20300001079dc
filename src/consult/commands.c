/* SPDX-License-Identifier: MIT */
#include "consult/commands.h"

#include <string.h>

#include "consult/match.h"

static const struct command_row rows[NCOMMANDS] = {
	[COMMAND_NONE] = { "", false, "", "" },
	[COMMAND_WHY] = { "?", false, "cmd-why", "say-cmd-why" },
	[COMMAND_BACK] = { "<", false, "cmd-back", "say-cmd-back" },
	[COMMAND_OVERVIEW] = { "=", false, "cmd-overview",
	    "say-cmd-overview" },
	[COMMAND_CHANGE] = { "=", true, "cmd-change", "say-cmd-change" },
	[COMMAND_FIND] = { "/", true, "cmd-find", "say-cmd-find" },
	[COMMAND_SOS] = { "!", false, "cmd-sos", "say-cmd-sos" },
	[COMMAND_ADVICE] = { ".", false, "cmd-advice", "say-cmd-advice" },
	[COMMAND_NEW] = { "", false, "cmd-new", "say-cmd-new" },
	[COMMAND_SAVE] = { "", false, "cmd-save", "say-cmd-save" },
	[COMMAND_STOP] = { "", false, "cmd-stop", "say-cmd-stop" },
	[COMMAND_WIPE] = { "", false, "cmd-wipe", "say-cmd-wipe" },
};

const struct command_row *
command_row(enum command_id id)
{
	return &rows[id];
}

static bool
by_sign(const struct command_row *row, const char *s, size_t len,
    struct command_typed *out)
{
	if (*row->sign == '\0' || len == 0 || *s != *row->sign)
		return false;
	out->value = s + 1;
	out->len = len - 1;
	match_trim(&out->value, &out->len);
	if (out->len == 1 && *out->value == *row->sign)
		return true;	/* twice, out of haste */
	return row->value || out->len == 0;
}

static bool
by_words(const struct kb *kb, const struct command_row *row,
    const char *folded, struct command_typed *out)
{
	out->value = "";
	if (!match_words(kb, row->words, folded,
	    row->value ? &out->value : NULL))
		return false;
	out->len = strlen(out->value);
	return true;
}

struct command_typed
command_read(const struct kb *kb, const char *s, size_t len,
    const char *folded)
{
	struct command_typed out = { COMMAND_NONE, "", 0 };
	int id;

	match_trim(&s, &len);
	for (id = COMMAND_NONE + 1; id < NCOMMANDS; id++)
		if (by_sign(&rows[id], s, len, &out) ||
		    by_words(kb, &rows[id], folded, &out)) {
			out.id = (enum command_id)id;
			return out;
		}
	return (struct command_typed){ COMMAND_NONE, "", 0 };
}
