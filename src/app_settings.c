/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "app_settings.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "cmd/complete.h"
#include "cmd/suggest.h"
#include "front/term.h"
#include "kb/find.h"
#include "kb/near.h"

static bool
names(const char *value, const char *lang)
{
	size_t n = strlen(lang);

	return value != NULL && strncmp(value, lang, n) == 0 &&
	    (value[n] == '\0' || value[n] == '_' || value[n] == '.' ||
	    value[n] == '@' || value[n] == '-');
}

enum kb_lang
settings_lang(const char *option)
{
	static const char *const locales[] = { "LC_ALL", "LC_MESSAGES",
	    "LANG" };
	const char *value = option;
	size_t i;

	if (!names(value, "nl") && !names(value, "en"))
		value = getenv("BESPREEK_LANG");
	for (i = 0; (value == NULL || *value == '\0') && i < 3; i++)
		value = getenv(locales[i]);
	return names(value, "en") ? KB_EN : KB_NL;
}

int
settings_time(const char *option, int64_t now, struct civil *at)
{
	civil_from_utc(now, at);
	if (option == NULL)
		return 0;
	return civil_parse(option, at) ? 0 : -1;
}

static char *
beside_program(void)
{
	char self[4096];
	char *slash;
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);

	if (n <= 0)
		return NULL;
	self[n] = '\0';
	slash = strrchr(self, '/');
	return slash == NULL ? NULL : memory_printf("%.*s/knowledge",
	    (int)(slash - self), self);
}

char *
settings_knowledge_dir(const char *option)
{
	char *dir;

	if (option != NULL)
		return memory_strdup(option);
	dir = beside_program();
	if (dir != NULL && access(dir, X_OK) == 0)
		return dir;
	free(dir);
	if (access(PKGDATADIR "/knowledge", X_OK) == 0)
		return memory_strdup(PKGDATADIR "/knowledge");
	return NULL;
}

static bool
accessible(void)
{
	const char *s = getenv("ACCESSIBLE");

	return s != NULL && *s != '\0';
}

struct style
settings_style(const struct options *o, enum kb_lang lang, int fd,
    bool to_file)
{
	struct style style = { .lang = lang };
	const char *width = o->value[OPT_WIDTH];
	const char *color = o->value[OPT_COLOR];

	style.plain = o->value[OPT_PLAIN] != NULL || accessible();
	style.width = to_file ? TERM_WIDTH_FILE : term_width(fd);
	if (width != NULL)
		style.width = (int)strtol(width, NULL, 10);
	style.color = !to_file && term_color(fd);
	if (color != NULL && strcmp(color, "auto") != 0)
		style.color = strcmp(color, "always") == 0;
	if (style.plain)
		style.color = false;
	style.hyperlinks = style.color && !to_file && term_links(fd);
	return style;
}

struct allowed { enum option_id id; const char *message; const char *values; };

/* The value between spaces in a list of allowed ones. */
static bool
listed(const char *value, const char *values)
{
	const char *at = values;
	size_t n = strlen(value);

	while (n > 0 && (at = strstr(at, value)) != NULL) {
		if ((at == values || at[-1] == ' ') &&
		    (at[n] == ' ' || at[n] == '\0'))
			return strchr(value, ' ') == NULL;
		at += n;
	}
	return false;
}

static bool
width_valid(const char *s)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(s, &end, 10);
	return errno == 0 && end != s && *end == '\0' && *s != ' ' &&
	    n >= TERM_WIDTH_MIN && n <= TERM_WIDTH_MAX;
}

/* Values with spaces between: the nearest may have been meant. */
static void
refuse(struct usage_error *e, const char *message, const char *about,
    const char *values)
{
	struct suggest s;

	*e = (struct usage_error){ .message = message, .about = about };
	suggest_begin(&s, about, strlen(about), e->near);
	suggest_offer_list(&s, values, " ");
	suggest_end(&s);
}

/* Of all commands; the forms are those of each. */
static const struct allowed allowed[] = {
	{ OPT_LANG, "usage-lang", "nl en" },
	{ OPT_COUNTRY, "usage-country", "nl be" },
	{ OPT_COLOR, "usage-color", "auto always never" },
	{ OPT_DEPTH, "usage-depth", "quick full" },
};
#define NALLOWED (sizeof(allowed) / sizeof(allowed[0]))

static bool
allows(const struct options *o, const struct allowed *a,
    struct usage_error *e)
{
	const char *value = o->value[a->id];

	if (value == NULL || listed(value, a->values))
		return true;
	refuse(e, a->message, value, a->values);
	return false;
}

static int
check(const struct options *o, const struct command *command,
    struct usage_error *e)
{
	const struct allowed form = { OPT_FORMAT, command->formats->refused,
	    command->formats->names };
	size_t i;

	for (i = 0; i < NALLOWED; i++)
		if (!allows(o, &allowed[i], e))
			return -1;
	if (!allows(o, &form, e))
		return -1;
	if (o->value[OPT_WIDTH] != NULL && !width_valid(o->value[OPT_WIDTH])) {
		refuse(e, "usage-width", o->value[OPT_WIDTH], "");
		return -1;
	}
	if (o->value[OPT_HELP] != NULL)
		return 0;
	if (o->nwords > command->max_words) {
		refuse(e, "usage-words-many", o->words[command->max_words],
		    "");
		return -1;
	}
	if (o->nwords < command->min_words) {
		refuse(e, "usage-words-few", command->name, "");
		return -1;
	}
	return 0;
}

/* The language of a line that could not be read so far. */
static const char *
typed_lang(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strcmp(argv[i], "-l") == 0 ||
		    strcmp(argv[i], "--lang") == 0)
			return i + 1 < argc ? argv[i + 1] : NULL;
		if (strncmp(argv[i], "--lang=", 7) == 0)
			return argv[i] + 7;
		if (strncmp(argv[i], "-l", 2) == 0)
			return argv[i] + 2;
	}
	return NULL;
}

const struct command *
settings_read(struct context *c, struct options *o, int argc, char **argv)
{
	const struct command *command = command_of_line(o, argc, argv, &c->usage);

	if (command == NULL && o->value[OPT_LANG] == NULL)
		o->value[OPT_LANG] = typed_lang(argc, argv);
	if (command == NULL || command_refuse(c, ~(OPTIONS_COMMON |
	    command->options)) != 0)
		return NULL;
	if (command->run == command_complete)
		complete_adopt(o);
	return check(o, command, &c->usage) == -1 ? NULL : command;
}

/* An option's value, else the environment's; "" counts as not given. */
static const char *
given(const struct context *c, enum option_id id, const char *variable)
{
	const char *value = c->options->value[id];

	if (value == NULL)
		value = getenv(variable);
	return value == NULL || *value == '\0' ? NULL : value;
}

static int
resolve_option(const struct context *c, size_t question, const char *value,
    const char *message, struct usage_error *e)
{
	const struct kb_question *q;
	const char *near;

	if (value == NULL || question == KB_ALWAYS)
		return 0;
	q = &c->kb->questions[question];
	if (kb_find_option(q, value, strlen(value)) != KB_ALWAYS)
		return 0;
	near = kb_near_option(q, value, strlen(value));
	refuse(e, message, value, near == NULL ? "" : near);
	return -1;
}

int
settings_resolve(struct context *c, struct usage_error *e)
{
	const char *format = c->options->value[OPT_FORMAT];

	c->json = format != NULL && strcmp(format, "json") == 0;
	c->country = given(c, OPT_COUNTRY, "BESPREEK_COUNTRY");
	c->role = given(c, OPT_ROLE, "BESPREEK_ROLE");
	if (c->kb == NULL)
		return 0;
	if (resolve_option(c, c->kb->country_question, c->country,
	    "usage-country", e) == -1)
		return -1;
	return resolve_option(c, c->kb->profession_question, c->role,
	    "usage-role", e);
}

static void
add_about(const char *text, const char *about, struct sbuf *out)
{
	const char *mark = strstr(text, "{about}");

	if (mark == NULL) {
		sbuf_puts(out, text);
		return;
	}
	sbuf_add(out, text, (size_t)(mark - text));
	utf8_add_short(out, about, strlen(about), 60);
	sbuf_puts(out, mark + strlen("{about}"));
}

void
settings_message(const struct kb *kb, enum kb_lang lang,
    const struct usage_error *e, struct sbuf *out)
{
	const char *text = kb == NULL ? e->message
	    : kb_message(kb, lang, e->message);

	sbuf_puts(out, "bespreek: ");
	add_about(text, e->about == NULL ? "" : e->about, out);
}

void
settings_near(const struct kb *kb, enum kb_lang lang,
    const struct usage_error *e, struct sbuf *out)
{
	if (kb != NULL && *e->near != '\0')
		add_about(kb_message(kb, lang, "usage-near"), e->near, out);
}
