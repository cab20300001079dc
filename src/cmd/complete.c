/* SPDX-License-Identifier: MIT */
#include "cmd/complete.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "cmd/preset.h"
#include "consult/fill.h"
#include "consult/match.h"
#include "kb/find.h"

#define ABOUT_MAX 120	/* bytes; the shells cut it to their width */

/* ---- the line ---- */

static enum option_id
named_option(const char *name, size_t len)
{
	int id = 0;

	while (id < NOPTIONS && (strncmp(option_row((enum option_id)id)->name,
	    name, len) != 0 ||
	    option_row((enum option_id)id)->name[len] != '\0'))
		id++;
	return (enum option_id)id;
}

/* "--lang" or "-l", and in "-Vl" the last one. */
static enum option_id
option_at_end(const char *word)
{
	size_t len = strlen(word);
	int id = 0;

	if (strncmp(word, "--", 2) == 0)
		return named_option(word + 2, len - 2);
	while (id < NOPTIONS && (len < 2 || option_row((enum option_id)id)->
	    letter != word[len - 1]))
		id++;
	return (enum option_id)id;
}

static bool
takes(const struct command *c, enum option_id id)
{
	return ((OPTIONS_COMMON | c->options) & OPTION_BIT(id)) != 0;
}

/* Nothing fits behind what the program refuses. */
static int
read_line(struct complete_line *l, char **argv, int argc)
{
	struct usage_error e = { .message = NULL };

	l->pending = NOPTIONS;
	l->start = argv[argc - 1];
	l->command = command_of_line(&l->options, argc - 1, argv, &e);
	if (l->command != NULL)
		return 0;
	if (strcmp(e.message, "usage-option-argument") != 0)
		return -1;
	l->pending = option_at_end(argv[argc - 2]);
	l->command = command_find(l->options.command);
	return l->command == NULL || l->pending == NOPTIONS ||
	    !takes(l->command, l->pending) ? -1 : 0;
}

/* The caller frees; NULL: no memory, or nothing was started. */
static char **
copy_words(const struct options *o, int *argc)
{
	char **argv;

	if (o->nwords == 0)
		return NULL;
	argv = memory_calloc((size_t)o->nwords + 2, sizeof(*argv));
	if (argv == NULL)
		return NULL;
	argv[0] = (char *)(uintptr_t)"bespreek";
	memcpy(argv + 1, o->words, (size_t)o->nwords * sizeof(*argv));
	*argc = o->nwords + 1;
	return argv;
}

/* A directory as a shell has not yet expanded it is not there. */
void
complete_adopt(struct options *o)
{
	static const enum option_id adopted[] = { OPT_KNOWLEDGE, OPT_LANG,
	    OPT_COUNTRY, OPT_ROLE };
	struct complete_line l = { .pending = NOPTIONS };
	int argc = 0;
	char **argv = copy_words(o, &argc);
	const char *value;
	size_t i;

	if (argv == NULL)
		return;
	(void)read_line(&l, argv, argc);
	for (i = 0; i < sizeof(adopted) / sizeof(adopted[0]); i++) {
		value = l.options.value[adopted[i]];
		if (value != NULL && (adopted[i] != OPT_KNOWLEDGE ||
		    access(value, X_OK) == 0))
			o->value[adopted[i]] = value;
	}
	free(argv);
}

/* ---- the answer ---- */

static void
put(struct complete *a, const char *word, size_t len, const char *about)
{
	struct sbuf line = SBUF_EMPTY, text = SBUF_EMPTY;
	struct sbuf *out = &a->c->out;

	sbuf_putc(&line, '\n');
	utf8_add_safe(&line, a->kept, a->kept_len);
	utf8_add_safe(&line, word, len);
	sbuf_putc(&line, '\t');
	if (!line.failed && strstr(sbuf_text(out), sbuf_text(&line)) == NULL) {
		if (about != NULL)
			fill_text(a->answers, a->c->lang, about, NULL, &text);
		out->len--;	/* the end of the line before */
		sbuf_add(out, line.text, line.len);
		utf8_add_short(out, sbuf_text(&text), text.len, ABOUT_MAX);
		sbuf_putc(out, '\n');
	}
	sbuf_clear(&line);
	sbuf_clear(&text);
}

void
complete_add(struct complete *a, const char *word, size_t len,
    const char *about)
{
	size_t n = strlen(a->start);

	if (n <= len && strncmp(word, a->start, n) == 0)
		put(a, word, len, about);
}

/* Equal but for case and accents. */
static bool
is_word(const char *typed, const char *word, size_t len)
{
	struct sbuf a = SBUF_EMPTY, b = SBUF_EMPTY;
	bool equal;

	utf8_add_folded(&a, typed, strlen(typed));
	utf8_add_folded(&b, word, len);
	equal = strcmp(sbuf_text(&a), sbuf_text(&b)) == 0;
	sbuf_clear(&a);
	sbuf_clear(&b);
	return equal;
}

/* What follows the words before; NULL when it does not begin with them. */
static const char *
behind_words(const struct options *o, const char *name, const char *end)
{
	const char *word;
	size_t len;
	int i;

	for (i = 0; i < o->nwords; i++)
		if (!match_item(&name, end, " ", &word, &len) ||
		    !is_word(o->words[i], word, len))
			return NULL;
	name += strspn(name, " ");
	return name < end ? name : NULL;
}

static bool
begins(const char *name, size_t len, const char *start)
{
	struct sbuf a = SBUF_EMPTY, b = SBUF_EMPTY;
	bool fits;

	utf8_add_folded(&a, start, strlen(start));
	utf8_add_folded(&b, name, len);
	fits = *start == '\0' || (a.len > 0 && strncmp(sbuf_text(&b),
	    sbuf_text(&a), a.len) == 0);
	sbuf_clear(&a);
	sbuf_clear(&b);
	return fits;
}

void
complete_add_name(struct complete *a, const char *name, size_t len,
    const char *about)
{
	const char *end = name + len;

	name = behind_words(&a->line->options, name, end);
	if (name != NULL && begins(name, (size_t)(end - name), a->start))
		put(a, name, (size_t)(end - name), about);
}

static void
answer(struct complete *a, const char *what)
{
	sbuf_reset(&a->c->out);
	sbuf_puts(&a->c->out, what);
}

void
complete_files(struct complete *a)
{
	answer(a, "files\n");
}

void
complete_directories(struct complete *a)
{
	answer(a, "directories\n");
}

/* ---- options and words ---- */

static void
add_option(struct complete *a, enum option_id id)
{
	const struct option_row *row = option_row(id);
	char word[64] = { '-', row->letter };
	const char *about = kb_message(a->c->kb, a->c->lang, id != OPT_FORMAT
	    ? row->message : a->line->command->formats->message);

	if (row->letter != '\0' && *a->start == '-' && a->start[1] != '-')
		complete_add(a, word, 2, about);
	word[1] = '-';
	memcpy(word + 2, row->name, strlen(row->name));
	complete_add(a, word, strlen(row->name) + 2, about);
}

/* Each once: of several the last counts. */
static void
add_options(struct complete *a)
{
	const struct complete_line *l = a->line;
	int id;

	for (id = 0; id < NOPTIONS; id++)
		if (takes(l->command, (enum option_id)id) &&
		    l->options.value[id] == NULL)
			add_option(a, (enum option_id)id);
}

/* "--lang=n": what stays is "--lang=". */
static void
add_joined(struct complete *a, const char *equals)
{
	enum option_id id = named_option(a->start + 2,
	    (size_t)(equals - a->start) - 2);

	if (id == NOPTIONS || option_row(id)->argument == NULL ||
	    !takes(a->line->command, id))
		return;
	a->kept = a->start;
	a->kept_len = (size_t)(equals - a->start) + 1;
	a->start = equals + 1;
	complete_add_values(a, id);
}

static void
add_all(struct complete *a)
{
	const struct complete_line *l = a->line;
	bool ended = l->options.ended, dashed = *a->start == '-' && !ended;
	const char *equals = strchr(a->start, '=');

	if (l->pending != NOPTIONS)
		complete_add_values(a, l->pending);
	else if (dashed && equals != NULL && strncmp(a->start, "--", 2) == 0)
		add_joined(a, equals);
	else if (dashed)
		add_options(a);
	else if (l->options.command == NULL && !ended)
		complete_add_commands(a);
	else if (l->options.nwords < l->command->max_words)
		complete_add_words(a);
	else if (!ended && *a->start == '\0')
		add_options(a);
}

int
command_complete(struct context *c)
{
	struct complete_line l = { .pending = NOPTIONS };
	struct complete a = { .c = c, .line = &l, .kept = "" };
	struct arena *arena = arena_new();
	int argc = 0;
	char **argv = copy_words(c->options, &argc);

	a.answers = preset_answers(c, arena);
	answer(&a, "words\n");
	if (a.answers != NULL && argv != NULL &&
	    read_line(&l, argv, argc) == 0) {
		a.start = l.start;
		add_all(&a);
	}
	free(argv);
	arena_free(arena);
	return c->out.failed ? 2 : 0;
}
