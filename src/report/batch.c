/* SPDX-License-Identifier: MIT */
#include "report/batch_put.h"

#include <string.h>

#include "kb/find.h"

bool
batch_is_simple(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (s[i] < ' ' || s[i] > '~' || s[i] == '"' || s[i] == '\\')
			return false;
	return true;
}

const char *
batch_secrecy(const struct batch_case *c)
{
	static const char *const names[] = { "not-bound", "open", "bound" };

	return names[c->brief->secrecy[c->lane] - TRI_FALSE];
}

const char *
batch_urgency(const struct batch_case *c)
{
	return kb_level_name((enum kb_level)c->brief->urgency[c->lane]);
}

const char *
batch_outcome(const struct batch_case *c)
{
	return outcome_name((enum outcome)c->brief->outcome[c->lane]);
}

void
batch_put_steps(const struct batch_case *c, const char *between,
    struct sbuf *out)
{
	const uint64_t *steps = brief_steps(c->brief, c->lane);
	const size_t *order = c->brief->order;
	size_t i, n = strlen(between);
	uint64_t word;
	bool some = false;

	for (i = 0; i < c->brief->words; i++, order += 64)
		for (word = steps[i]; word != 0; word &= word - 1) {
			if (some)
				sbuf_add(out, between, n);
			some = true;
			sbuf_puts(out, c->kb->steps[order[
			    __builtin_ctzll(word)]].head.id);
		}
}

/* ---- the formats ---- */

static const struct batch_format formats[] = {
	{ "jsonl", true, "", "", NULL, batch_put_whole },
	{ "jsonl", false, "", "", NULL, batch_put_brief },
	{ "tsv", false, "id\turgency\tsecrecy\treporting\tsteps\n",
	    "", NULL, batch_put_row },
	{ "junit", false, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<testsuites>\n<testsuite name=\"bespreek\">\n",
	    "</testsuite>\n</testsuites>\n", NULL, batch_put_testcase },
	{ "tap", false, "", "", "1..", batch_put_tap },
};

const struct batch_format *
batch_format(const char *name, bool brief)
{
	const char *wanted = name == NULL ? formats[0].name : name;
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (strcmp(formats[i].name, wanted) == 0 &&
		    !(brief && formats[i].whole))
			return &formats[i];
	return NULL;
}
