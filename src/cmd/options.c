/* SPDX-License-Identifier: MIT */
#include "cmd/options.h"

#include <getopt.h>
#include <string.h>

#include "cmd/suggest.h"

static const struct option_row rows[NOPTIONS] = {
	[OPT_KNOWLEDGE] = { "knowledge", 'k', "DIR", "opt-knowledge" },
	[OPT_LANG] = { "lang", 'l', "nl|en", "opt-lang" },
	[OPT_COUNTRY] = { "country", 'c', "nl|be", "opt-country" },
	[OPT_FORMAT] = { "format", 'f', "FORMAT", "opt-format" },
	[OPT_OUTPUT] = { "output", 'o', "FILE", "opt-output" },
	[OPT_FORCE] = { "force", '\0', NULL, "opt-force" },
	[OPT_AT] = { "at", '\0', "TIME", "opt-at" },
	[OPT_COLOR] = { "color", '\0', "auto|always|never", "opt-color" },
	[OPT_PLAIN] = { "plain", '\0', NULL, "opt-plain" },
	[OPT_WIDTH] = { "width", '\0', "N", "opt-width" },
	[OPT_HELP] = { "help", 'h', NULL, "opt-help" },
	[OPT_VERSION] = { "version", 'V', NULL, "opt-version" },
	[OPT_DEPTH] = { "depth", '\0', "quick|full", "opt-depth" },
	[OPT_ROLE] = { "role", '\0', "ID", "opt-role" },
	[OPT_PRIVATE] = { "private", '\0', NULL, "opt-private" },
	[OPT_SAVE] = { "save", '\0', "FILE", "opt-save" },
	[OPT_RESUME] = { "resume", '\0', "FILE", "opt-resume" },
	[OPT_HANDOUT] = { "handout", '\0', NULL, "opt-handout" },
	[OPT_OPEN] = { "open", '\0', NULL, "opt-open" },
	[OPT_SEED] = { "seed", '\0', "N", "opt-seed" },
	[OPT_BRIEF] = { "brief", '\0', NULL, "opt-brief" },
	[OPT_JOBS] = { "jobs", '\0', "N", "opt-jobs" },
	[OPT_THEME] = { "theme", '\0', "NAME", "opt-theme" },
	[OPT_DIFFICULTY] = { "difficulty", '\0', "1|2|3", "opt-difficulty" },
	[OPT_FILE] = { "file", '\0', "FILE", "opt-file" },
	[OPT_YEAR] = { "year", '\0', "YYYY", "opt-year" },
	[OPT_GROUP] = { "group", '\0', "ID", "opt-group" },
	[OPT_CHANNEL] = { "channel", '\0', "ID", "opt-channel" },
	[OPT_DURATION] = { "duration", '\0', "N", "opt-duration" },
	[OPT_REFERRAL] = { "referral", '\0', "ID", "opt-referral" },
	[OPT_ANSWERS] = { "answers", '\0', NULL, "opt-answers" },
	[OPT_REPORT] = { "report", '\0', NULL, "opt-report" },
	[OPT_NO_PROOFS] = { "no-proofs", '\0', NULL, "opt-no-proofs" },
	[OPT_MUTANTS] = { "mutants", '\0', NULL, "opt-mutants" },
};

const struct option_row *
option_row(enum option_id id)
{
	return &rows[id];
}

/* getopt's tables; letters are returned as option ids. */
static void
tables(struct option *longs, char *shorts)
{
	size_t i;

	*shorts++ = '+';
	*shorts++ = ':';
	for (i = 0; i < NOPTIONS; i++) {
		longs[i] = (struct option){ rows[i].name,
		    rows[i].argument == NULL ? no_argument
		    : required_argument, NULL, (int)(256 + i) };
		if (rows[i].letter == '\0')
			continue;
		*shorts++ = rows[i].letter;
		if (rows[i].argument != NULL)
			*shorts++ = ':';
	}
	longs[i] = (struct option){ NULL, 0, NULL, 0 };
	*shorts = '\0';
}

static enum option_id
id_of(int c)
{
	size_t i;

	if (c >= 256)
		return (enum option_id)(c - 256);
	for (i = 0; i < NOPTIONS; i++)
		if (rows[i].letter == c)
			return (enum option_id)i;
	return NOPTIONS;
}

/* getopt_long() takes any unambiguous start; the contract does not. */
static bool
is_exact(const char *word, enum option_id id)
{
	size_t len = strlen(rows[id].name);

	if (strncmp(word, "--", 2) != 0)
		return true;
	return strncmp(word + 2, rows[id].name, len) == 0;
}

static int
fail(struct usage_error *e, const char *message, const char *about)
{
	e->message = message;
	e->about = about;
	return -1;
}

/* The nearest of those that may be given, to "--forma" or "--forma=json". */
static int
fail_unknown(struct usage_error *e, uint64_t allowed, const char *word)
{
	char name[KB_NEAR_LONGEST] = "--";
	struct suggest s;
	size_t i;

	if (strncmp(word, "--", 2) == 0) {
		suggest_begin(&s, word, strcspn(word, "="), e->near);
		for (i = 0; i < NOPTIONS; i++) {
			if ((allowed & OPTION_BIT(i)) == 0)
				continue;
			memcpy(name + 2, rows[i].name,
			    strlen(rows[i].name) + 1);
			suggest_offer(&s, name, strlen(name));
		}
		suggest_end(&s);
	}
	return fail(e, "usage-option-unknown", word);
}

int
options_read(struct options *o, uint64_t allowed, int argc, char **argv,
    int *next, struct usage_error *e)
{
	struct option longs[NOPTIONS + 1];
	char shorts[2 * NOPTIONS + 3];
	enum option_id id;
	int c, word;

	tables(longs, shorts);
	opterr = 0;
	optind = *next;
	for (;;) {
		word = optind;
		c = getopt_long(argc, argv, shorts, longs, NULL);
		if (c == -1) {
			o->ended = optind > word;	/* took "--" */
			break;
		}
		if (c == ':')
			return fail(e, "usage-option-argument", argv[word]);
		id = c == '?' ? NOPTIONS : id_of(c);
		if (id == NOPTIONS || !is_exact(argv[word], id))
			return fail_unknown(e, allowed, argv[word]);
		if ((allowed & OPTION_BIT(id)) == 0)
			return fail(e, "usage-option-here", argv[word]);
		o->value[id] = optarg == NULL ? "" : optarg;
	}
	*next = optind;
	return 0;
}

int
options_read_words(struct options *o, uint64_t allowed, int argc,
    char **argv, int next, struct usage_error *e)
{
	o->words = argv + next;
	for (;;) {
		if (!o->ended && options_read(o, allowed, argc, argv, &next,
		    e) == -1)
			return -1;
		if (next >= argc)
			return 0;
		o->words[o->nwords++] = argv[next++];
	}
}
