/* SPDX-License-Identifier: MIT */
/* Options and the environment: which language, how wide, what colours. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app_settings.h"
#include "front/term.h"

static const char *const variables[] = { "BESPREEK_LANG", "LC_ALL",
	"LC_MESSAGES", "LANG" };
#define NVARIABLES (sizeof(variables) / sizeof(variables[0]))

/* NULL: not there. */
static void
set(const char *name, const char *value)
{
	assert_int_equal(value == NULL ? unsetenv(name)
	    : setenv(name, value, 1), 0);
}

static void
language(void **state)
{
	static const struct {
		const char *option, *value[NVARIABLES];
		enum kb_lang lang;
	} rows[] = {
		/* Dutch, where nothing names a language or none of the two. */
		{ NULL, { NULL, NULL, NULL, NULL }, KB_NL },
		{ NULL, { NULL, "C.UTF-8", NULL, NULL }, KB_NL },
		{ NULL, { NULL, NULL, NULL, "fr_FR.UTF-8" }, KB_NL },
		{ NULL, { NULL, NULL, NULL, "eng" }, KB_NL },
		{ NULL, { NULL, NULL, NULL, "e" }, KB_NL },
		/* A locale, however it is written. */
		{ NULL, { NULL, NULL, NULL, "en" }, KB_EN },
		{ NULL, { NULL, NULL, NULL, "en_GB.UTF-8" }, KB_EN },
		{ NULL, { NULL, NULL, NULL, "en.utf8" }, KB_EN },
		{ NULL, { NULL, NULL, NULL, "en@euro" }, KB_EN },
		{ NULL, { NULL, NULL, NULL, "en-GB" }, KB_EN },
		{ NULL, { NULL, NULL, NULL, "nl_BE.UTF-8" }, KB_NL },
		/* The first that is there and not empty. */
		{ NULL, { NULL, NULL, "en_GB", "nl_NL" }, KB_EN },
		{ NULL, { NULL, "nl_NL", "en_GB", "en_GB" }, KB_NL },
		{ NULL, { NULL, "", "en_GB", "nl_NL" }, KB_EN },
		{ NULL, { "nl", "en_GB", NULL, NULL }, KB_NL },
		{ NULL, { "en", "nl_BE", NULL, NULL }, KB_EN },
		{ NULL, { "", "en_GB", NULL, NULL }, KB_EN },
		/* The option before all, but for one that is refused: the
		 * refusal itself is to be read. */
		{ "nl", { "en", "en_GB", NULL, NULL }, KB_NL },
		{ "en", { "nl", "nl_BE", NULL, NULL }, KB_EN },
		{ "fr", { "en", NULL, NULL, NULL }, KB_EN },
		{ "", { "en", NULL, NULL, NULL }, KB_EN },
	};
	size_t i, v;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (v = 0; v < NVARIABLES; v++)
			set(variables[v], rows[i].value[v]);
		if (settings_lang(rows[i].option) != rows[i].lang)
			fail_msg("row %zu", i);
	}
}

static void
words_only(void **state)
{
	static const struct { const char *accessible, *plain; bool is; }
	    rows[] = {
		{ NULL, NULL, false }, { "", NULL, false },
		{ "1", NULL, true }, { NULL, "", true }, { "", "", true },
	};
	struct options o = { .nwords = 0 };
	struct style s;
	size_t i;

	(void)state;
	o.value[OPT_COLOR] = "always";
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		set("ACCESSIBLE", rows[i].accessible);
		o.value[OPT_PLAIN] = rows[i].plain;
		s = settings_style(&o, KB_NL, -1, false);
		assert_int_equal(s.plain, rows[i].is);
		/* Words alone have no colours, whatever was asked. */
		assert_int_equal(s.color, !rows[i].is);
	}
	set("ACCESSIBLE", NULL);
}

static void
colour_and_width(void **state)
{
	static const struct { const char *color; bool is; } rows[] = {
		{ NULL, false }, { "auto", false }, { "never", false },
		{ "always", true },
	};
	struct options o = { .nwords = 0 };
	struct style s;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		o.value[OPT_COLOR] = rows[i].color;
		s = settings_style(&o, KB_EN, -1, true);
		assert_int_equal(s.color, rows[i].is);
		/* No sequence of a terminal stands in a file. */
		assert_false(s.hyperlinks);
		assert_int_equal(s.width, TERM_WIDTH_FILE);
		assert_int_equal(s.lang, KB_EN);
	}
	o.value[OPT_WIDTH] = "50";
	assert_int_equal(settings_style(&o, KB_NL, -1, true).width, 50);
	assert_int_equal(settings_style(&o, KB_NL, -1, false).width, 50);
}

/* What is said of a line in the context of a command. */
static const char *
refusal(const char *option, const char *value)
{
	static char name[] = "bespreek", command[] = "contacts";
	static struct options o;
	static struct context c;
	char first[32], second[64];
	char *argv[] = { name, first, second, command, NULL };

	assert_true(strlen(option) < sizeof(first) &&
	    strlen(value) < sizeof(second));
	strcpy(first, option);
	strcpy(second, value);
	memset(&o, 0, sizeof(o));
	memset(&c, 0, sizeof(c));
	c.options = &o;
	if (settings_read(&c, &o, 4, argv) != NULL)
		return NULL;
	assert_string_equal(c.usage.about, value);
	return c.usage.message;
}

static void
values(void **state)
{
	static const struct { const char *option, *value, *says; } rows[] = {
		{ "--color", "auto", NULL }, { "--color", "always", NULL },
		{ "--color", "never", NULL },
		/* A part of one, several, none. */
		{ "--color", "aut", "usage-color" },
		{ "--color", "uto", "usage-color" },
		{ "--color", "auto always", "usage-color" },
		{ "--color", " ", "usage-color" },
		{ "--color", "", "usage-color" },
		{ "--lang", "n", "usage-lang" }, { "--lang", "l", "usage-lang" },
		{ "--width", "40", NULL }, { "--width", "200", NULL },
		{ "--width", "39", "usage-width" },
		{ "--width", "201", "usage-width" },
		{ "--width", "", "usage-width" },
		{ "--width", " 80", "usage-width" },
		{ "--width", "80 ", "usage-width" },
		{ "--width", "x", "usage-width" },
		{ "--width", "99999999999999999999", "usage-width" },
	};
	const char *says;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		says = refusal(rows[i].option, rows[i].value);
		if (rows[i].says == NULL)
			assert_null(says);
		else
			assert_string_equal(says, rows[i].says);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(language),
		cmocka_unit_test(words_only),
		cmocka_unit_test(colour_and_width),
		cmocka_unit_test(values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
