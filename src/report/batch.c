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
	return secrecy_name((enum tri)c->brief->secrecy[c->lane]);
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

/* ---- steps ---- */

#define COPIED ((size_t)16)	/* bytes at once; most ids are no longer */

/* An id with what stands around it and a comma. */
struct batch_step { const char *text; size_t len; };

/* In the order of a brief. */
struct batch_steps {
	const struct batch_step *at;
	size_t room;		/* that all of them need */
};

static bool
put_step(struct batch_step *to, const char *id, const char *quote,
    struct arena *arena)
{
	size_t n = strlen(id), quotes = strlen(quote);
	char *text;

	to->len = n + 2 * quotes + 1;
	text = arena_alloc(arena, to->len + COPIED);
	if (text == NULL)
		return false;
	memcpy(text, quote, quotes);
	memcpy(text + quotes, id, n);
	memcpy(text + quotes + n, quote, quotes);
	text[to->len - 1] = ',';
	to->text = text;
	return true;
}

const struct batch_steps *
batch_steps_new(const struct batch_format *f, const struct kb *kb,
    const struct brief *b, struct arena *arena)
{
	struct batch_steps *steps = arena_alloc(arena, sizeof(*steps));
	struct batch_step *at = arena_calloc(arena, b->nsteps, sizeof(*at));
	size_t i;

	if (steps == NULL || at == NULL)
		return NULL;
	steps->at = at;
	steps->room = COPIED;
	for (i = 0; i < b->nsteps; i++) {
		if (!put_step(&at[i], kb->steps[b->order[i]].head.id,
		    f->quote, arena))
			return NULL;
		steps->room += at[i].len;
	}
	return steps;
}

/* Copies more than there is to copy: a fixed length is fast. */
static char *
copy_step(char *to, const struct batch_step *step)
{
	memcpy(to, step->text, COPIED);
	if (step->len > COPIED)
		memcpy(to + COPIED, step->text + COPIED, step->len - COPIED);
	return to + step->len;
}

void
batch_put_steps(const struct batch_case *c, struct sbuf *out)
{
	const uint64_t *steps = brief_steps(c->brief, c->lane);
	const struct batch_step *at = c->steps->at;
	char *begin = sbuf_reserve(out, c->steps->room), *to = begin;
	uint64_t word;
	size_t i;

	if (begin == NULL)
		return;
	for (i = 0; i < c->brief->words; i++, at += 64)
		for (word = steps[i]; word != 0; word &= word - 1)
			to = copy_step(to, &at[__builtin_ctzll(word)]);
	sbuf_grown(out, (size_t)(to - begin) - (to > begin));
}

/* ---- the formats ---- */

static const struct batch_format formats[] = {
	{ "jsonl", true, "", "", "", NULL, batch_put_whole },
	{ "jsonl", false, "", "\"", "", NULL, batch_put_brief },
	{ "tsv", false, "id\turgency\tsecrecy\treporting\tsteps\n",
	    "", "", NULL, batch_put_row },
	{ "junit", false, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<testsuites>\n<testsuite name=\"bespreek\">\n", "",
	    "</testsuite>\n</testsuites>\n", NULL, batch_put_testcase },
	{ "tap", false, "", "", "", "1..", batch_put_tap },
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
