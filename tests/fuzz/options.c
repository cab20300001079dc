/* SPDX-License-Identifier: MIT */
/* Each line a word of the command line, as the application reads it. */
#include <getopt.h>
#include <string.h>

#include "app_settings.h"
#include "fuzz.h"
#include "kb/find.h"

#define WORDS_MAX 64
#define BYTES_MAX 4096

struct line {
	char bytes[BYTES_MAX + 1];
	char *argv[WORDS_MAX + 2];
	int argc;
};

static void
split(struct line *l, const uint8_t *data, size_t size)
{
	char *at = l->bytes, *next;

	memcpy(l->bytes, data, size);
	l->bytes[size] = '\0';
	l->argv[l->argc++] = "bespreek";
	while (*at != '\0' && l->argc <= WORDS_MAX) {
		next = at + strcspn(at, "\n");
		l->argv[l->argc++] = at;
		at = next + (*next != '\0');
		*next = '\0';
	}
}

/* getopt() stays where it found something wrong, in words that are gone. */
static void
forget(void)
{
	char *nothing[] = { "bespreek", NULL };

	optind = 0;
	(void)getopt(1, nothing, "+");
}

/* ---- what must be ---- */

static bool
is_within(const struct line *l, const char *s)
{
	return s >= l->bytes && s <= l->bytes + sizeof(l->bytes);
}

/* An option was typed whole or by its letter, and its value is its own. */
static void
must_be_typed(const struct line *l, const struct options *o)
{
	int i;

	for (i = 0; i < NOPTIONS; i++)
		if (o->value[i] != NULL)
			MUST(option_row((enum option_id)i)->argument == NULL ?
			    *o->value[i] == '\0' : is_within(l, o->value[i]));
	for (i = 0; i < o->nwords; i++)
		MUST(is_within(l, o->words[i]));
	MUST(o->nwords < l->argc);
}

static void
must_take(const struct options *o, const struct command *command)
{
	uint64_t given = 0;
	int i;

	for (i = 0; i < NOPTIONS; i++)
		given |= o->value[i] == NULL ? 0 : OPTION_BIT(i);
	MUST((given & ~(OPTIONS_COMMON | command->options)) == 0);
	MUST(o->nwords <= command->max_words ||
	    o->value[OPT_HELP] != NULL);
}

static void
must_tell(const struct usage_error *e, enum kb_lang lang)
{
	const struct kb *kb = fuzz_world()->kb;
	struct sbuf out = SBUF_EMPTY;

	MUST(e->message != NULL && kb_message_has(kb, e->message));
	settings_message(kb, lang, e, &out);
	fuzz_must_show(sbuf_text(&out), out.len);
	MUST(out.len < 400 && strchr(out.text, '\n') == NULL);
	sbuf_reset(&out);
	settings_near(kb, lang, e, &out);
	fuzz_must_show(sbuf_text(&out), out.len);
	MUST(out.len < 100 && strchr(sbuf_text(&out), '\n') == NULL);
	sbuf_clear(&out);
}

static void
resolve(struct context *c)
{
	const struct options *o = c->options;
	struct style style = settings_style(o, KB_NL, -1, true);
	struct civil at;

	MUST(style.width >= 40 && style.width <= 200);
	if (settings_time(o->value[OPT_AT], 0, &at) == 0)
		MUST(at.year >= 1 && at.year <= 9999 && at.month >= 1 &&
		    at.month <= 12 && at.hour >= 0 && at.hour < 24);
	MUST((settings_resolve(c, &c->usage) == -1) ==
	    (c->usage.message != NULL));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct line l = { .argc = 0 };
	struct options o = { .nwords = 0 };
	struct context c = { .options = &o, .kb = fuzz_world()->kb };
	const struct command *command;

	if (size > BYTES_MAX)
		return 0;
	forget();
	split(&l, data, size);
	command = settings_read(&c, &o, l.argc, l.argv);
	must_be_typed(&l, &o);
	MUST((command == NULL) == (c.usage.message != NULL));
	if (command != NULL) {
		must_take(&o, command);
		resolve(&c);
	}
	if (c.usage.message != NULL) {
		must_tell(&c.usage, KB_NL);
		must_tell(&c.usage, KB_EN);
	}
	sbuf_clear(&c.about);
	return 0;
}
