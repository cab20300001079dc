/* SPDX-License-Identifier: MIT */
/* A text that would steer a terminal comes in by every way, and does not go
 * out by any. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "cmd/command.h"
#include "limited.h"
#include "world.h"

/* A title of a window, a bell, a colour by C1 (as UTF-8 and as a byte), a
 * direction, an isolate, a zero width, a tag, a mark, broken bytes, DEL. */
#define PROBE "q\033]0;t\007\xc2\x9b" "31m\x9b" "2J\xe2\x80\xae\xe2\x81\xa6" \
    "\xe2\x80\x8b\xf3\xa0\x81\x81\xef\xbb\xbf\xc0\xaf\xff\177z"
/* The part of it that JSON can hold, and that as escapes. */
#define VALID "q\xc2\x9b" "31m\xe2\x80\xae\xe2\x81\xa6\xe2\x80\x8b" \
    "\xf3\xa0\x81\x81\xef\xbb\xbf\177z"
#define ESCAPED "q\\u001b]0;t\\u0007\\u009b31m\\u202e\\u2066\\u200b" \
    "\\udb40\\udc41\\ufeff\\u007f\\u000d\\u2028z"

static char place[] = "/tmp/hostile-text-XXXXXX";
static char world_dir[] = "/tmp/hostile-text-XXXXXX";
static char named[96];		/* the probe, in place */
static char plain_file[96];

/* ---- looking ---- */

static void
check_text(const char *what, const char *where, const struct sbuf *text)
{
	uint32_t cp;
	size_t i, n;

	for (i = 0; i < text->len; i += n) {
		n = utf8_decode(text->text + i, text->len - i, &cp);
		if (n == 0 || (utf8_is_hostile(cp) && cp != '\n' &&
		    cp != '\t'))
			fail_msg("%s, %s: byte %zu is %02x", what, where, i,
			    (unsigned char)text->text[i]);
	}
}

/* What comes out is harmless; returns how much it is. */
static size_t
run_quietly(const char *const *args, const char *const *env,
    const char *input)
{
	const struct limited_setup s = { .knowledge =
	    getenv("KNOWLEDGE_DIR"), .args = args, .env = env,
	    .input = input };
	struct limited got;
	size_t len;

	limited_run(&got, &s);
	check_text(args[0], "standard output", &got.out);
	check_text(args[0], "standard error", &got.err);
	len = got.out.len + got.err.len;
	limited_clear(&got);
	return len;
}

static void
run(const char *const *args, const char *const *env, const char *input)
{
	if (run_quietly(args, env, input) == 0)
		fail_msg("%s %s says nothing", args[0], args[1] == NULL ? ""
		    : args[1]);
}

/* What is written to a file, too. */
static void
check_file(const char *path)
{
	static char bytes[256 * 1024];
	struct sbuf text = { .text = bytes };
	FILE *f = fopen(path, "re");

	assert_non_null(f);
	text.len = fread(bytes, 1, sizeof(bytes), f);
	(void)fclose(f);
	assert_true(text.len > 0);
	check_text(path, "file", &text);
}

static void
put(const char *name, const char *text)
{
	limited_write(place, name, text, strlen(text));
}

/* ---- the command line ---- */

static void
words(void **state)
{
	const struct command *c;
	size_t i;

	(void)state;
	for (i = 0; (c = command_at(i)) != NULL; i++) {
		const char *const one[] = { c->name, PROBE, NULL };
		const char *const two[] = { c->name, PROBE, PROBE, NULL };
		const char *const unknown[] = { c->name, "--" PROBE, NULL };

		run(one, NULL, NULL);
		run(two, NULL, NULL);
		run(unknown, NULL, NULL);
	}
}

static void
more_words(void **state)
{
	static const char *const lines[][6] = {
		{ PROBE, NULL }, { "-" PROBE, NULL }, { "help", PROBE, NULL },
		{ "export", "dot", PROBE, NULL },
		{ "case", "show", PROBE, NULL },
		{ "case", "template", PROBE, NULL },
		{ "case", "list", PROBE, NULL },
		{ "tally", "report", PROBE, NULL },
		{ "tally", "add", "--file", PROBE "/" PROBE, NULL },
		{ "explain", "be-112", PROBE, NULL },
		{ "contacts", "--open", PROBE, NULL },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		run(lines[i], NULL, NULL);
}

/* Each with a command that takes it, and once joined to its name. */
static void
options(void **state)
{
	const struct option_row *row;
	const struct command *c;
	char joined[128], name[64];
	size_t i;
	int id;

	(void)state;
	for (id = 0; id < NOPTIONS; id++) {
		row = option_row((enum option_id)id);
		for (i = 0; (c = command_at(i)) != NULL; i++)
			if (((OPTIONS_COMMON | c->options) &
			    OPTION_BIT(id)) != 0)
				break;
		if (c == NULL || row->argument == NULL || id == OPT_FILE)
			continue;
		(void)snprintf(name, sizeof(name), "--%s", row->name);
		(void)snprintf(joined, sizeof(joined), "--%s=%s", row->name,
		    PROBE);
		const char *const apart[] = { i == 0 ? "guide" : c->name,
		    name, PROBE, NULL };
		const char *const one[] = { i == 0 ? "guide" : c->name,
		    joined, NULL };

		if (id == OPT_OUTPUT) {		/* it is written there */
			assert_int_equal(run_quietly(apart, NULL, NULL), 0);
			check_file(PROBE);
		} else
			run(apart, NULL, NULL);
		run(one, NULL, NULL);
		(void)unlink(PROBE);
	}
}

/* Without knowledge there are no words for a complaint. */
static void
no_knowledge(void **state)
{
	const char *const args[] = { "guide", "-k", place, "--lang", PROBE,
	    NULL };

	(void)state;
	run(args, NULL, NULL);
}

static void
environment(void **state)
{
	static const char *const names[] = { "BESPREEK_LANG",
	    "BESPREEK_COUNTRY", "BESPREEK_ROLE", "LANG", "LC_ALL",
	    "LC_CTYPE", "LC_MESSAGES", "TERM", "PAGER", "EDITOR", "TZ",
	    "COLUMNS", "LINES", "NO_COLOR", "ACCESSIBLE", "HOME", "TERMCAP",
	    "TERMINFO", "EDITRC", "TMPDIR" };
	static const char *const args[][3] = { { "contacts", NULL },
	    { "consult", "--plain", NULL } };
	char value[128];
	const char *const env[] = { value, NULL };
	size_t i;

	(void)state;
	put("replies", "country=be\n" PROBE "\n");
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		(void)snprintf(value, sizeof(value), "%s=%s", names[i],
		    PROBE);
		run(args[0], env, NULL);
		run(args[1], env, plain_file);
	}
}

/* ---- names of files ---- */

static void
names(void **state)
{
	const char *const kinds[][8] = {
		{ "batch", named, NULL },
		{ "batch", "-f", "tsv", named, NULL },
		{ "batch", "-f", "junit", named, NULL },
		{ "batch", "-f", "tap", named, NULL },
		{ "train", "--report", named, NULL },
		{ "consult", "--resume", named, NULL },
		{ "consult", "--save", named, NULL },
		{ "guide", "-o", named, NULL },
		{ "tally", "--file", named, NULL },
		{ "check", named, NULL },
		{ "check", "-f", "json", named, NULL },
		{ "check", "-f", "junit", named, NULL },
		{ "guide", "-k", named, NULL },
		{ "diff", named, named, NULL },
		{ "diff", "-f", "json", named, named, NULL },
	};
	static const char *const texts[] = { "{\n", "\033[2J\n",
	    "<a>\033[2J</a>\n" };
	size_t i, k;

	(void)state;
	for (k = 0; k < 3; k++) {
		put(PROBE, texts[k]);
		for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
			run(kinds[i], NULL, NULL);
	}
	assert_int_equal(unlink(named), 0);
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i][0], "consult") != 0 &&
		    strcmp(kinds[i][0], "guide") != 0)
			run(kinds[i], NULL, NULL);
	assert_int_equal(unlink(named), 0);	/* a new tally */
}

/* A file of knowledge, and a directory, that go by it: what they say wrong is
 * told by their names, in every form; so is a difference. */
static void
names_in_knowledge(void **state)
{
	const char *const kinds[][8] = {
		{ "check", "--no-proofs", world_dir, NULL },
		{ "check", "--no-proofs", "-f", "json", world_dir, NULL },
		{ "check", "--no-proofs", "-f", "junit", world_dir, NULL },
		{ "diff", getenv("KNOWLEDGE_DIR"), world_dir, NULL },
		{ "diff", "-f", "json", getenv("KNOWLEDGE_DIR"), world_dir,
		    NULL },
		{ "guide", "-k", world_dir, NULL },
	};
	static const char *const bodies[] = { "<step/>", "<role id=\"zz\">"
	    "<text xml:lang=\"nl\">A</text><text xml:lang=\"en\">A</text>"
	    "</role>" };
	char text[512];
	size_t i, k;

	(void)state;
	for (k = 0; k < 2; k++) {
		(void)snprintf(text, sizeof(text), "<knowledge xmlns=\"urn:"
		    "bespreek:knowledge:1\">%s</knowledge>", bodies[k]);
		limited_write(world_dir, PROBE ".xml", text, strlen(text));
		for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
			run(kinds[i], NULL, NULL);
	}
}

/* ---- cases and replies ---- */

static const char *const cases[] = {
	"{\"id\":\"" ESCAPED "\",\"answers\":{\"country\":\"be\"}}\n",
	"{\"id\":\"" VALID "\",\"answers\":{\"country\":\"be\"}}\n",
	"{\"id\":\"x\",\"answers\":{\"" ESCAPED "\":\"no\"}}\n",
	"{\"id\":\"x\",\"answers\":{\"danger\":\"" VALID "\"}}\n",
	"{\"id\":\"x\",\"answers\":{\"basis\":[\"" ESCAPED "\"]}}\n",
	"{\"id\":\"x\",\"answers\":{},\"" VALID "\":1}\n",
	"{\"id\":\"x\",\"answers\":{},\"expect\":{\"" ESCAPED "\":\"a\"}}\n",
	"{\"id\":\"x\",\"answers\":{},\"expect\":{\"steps\":\"" VALID "\"}}\n",
	"{\"id\":\"" PROBE "\",\"answers\":{}}\n",
	"id\tdanger\n" PROBE "\tno\n",
	"id\tdanger\nx\t" PROBE "\n",
	"id\tdanger\t" PROBE "\nx\tno\ty\n",
	"id\tbasis\texpect.steps\nx\ttold," PROBE "\t" PROBE "\n",
	"id;danger\n\"" PROBE "\"\"\n" PROBE "\";no\n",
	PROBE "\n" PROBE "\n",
	"<cases xmlns=\"urn:bespreek:case:1\"><case id=\"" PROBE "\"/></cases>",
	"<cases xmlns=\"urn:bespreek:case:1\"><case id=\"&#x202e;\"/></cases>",
	"<" PROBE "/>",
	"{\"format\":\"bespreek-training/1\",\"case\":\"" ESCAPED "\","
	    "\"answers\":{\"" ESCAPED "\":\"a\"},\"judgement\":{\"urgency\":\""
	    ESCAPED "\",\"steps\":[\"" ESCAPED "\"],\"to\":[\"" VALID
	    "\"]}}\n",
	"{\"format\":\"bespreek-training/1\",\"case\":\"" VALID "\","
	    "\"answers\":{},\"judgement\":{\"urgency\":\"week\",\"secrecy\":"
	    "\"open\",\"reporting\":\"open\",\"steps\":[],\"to\":[\"" VALID
	    "\"]}}\n",
	"{\"format\":\"bespreek-saved/1\",\"release\":\"2026-11-20\",\"at\":"
	    "\"2026-11-20T17:40+01:00\",\"country\":\"be\",\"answers\":{"
	    "\"country\":\"be\",\"" ESCAPED "\":\"a\",\"danger\":\"" VALID
	    "\"}}\n",
	"{\"format\":\"" ESCAPED "\"}\n",
};

static void
contents(void **state)
{
	static const char *const formats[] = { "jsonl", "tsv", "junit", "tap" };
	const char *const result[] = { "train", "--report", plain_file,
	    NULL };
	const char *const saved[] = { "consult", "--resume", plain_file,
	    NULL };
	size_t i, f;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		for (f = 0; f < 4; f++) {
			const char *const batch[] = { "batch", "-f",
			    formats[f], plain_file, NULL };

			put("replies", cases[i]);
			run(batch, NULL, NULL);
		}
		run(result, NULL, NULL);
		if (strstr(cases[i], "saved/1") == NULL)
			run(saved, NULL, NULL);
	}
}

static const char replies[] = PROBE "\ncountry=be\n/" PROBE "\n? " PROBE "\n"
    PROBE "=" PROBE "\ndanger=" PROBE "\nexplain " PROBE "\nuitleg "
    PROBE "\nfind " PROBE "\ndanger=no\n1 " PROBE "\n" VALID "\n.\n"
    VALID "=" VALID "\nstop\n";

static void
replies_from_a_pipe(void **state)
{
	static const char *const kinds[][6] = {
		{ "consult", NULL }, { "consult", "--plain", NULL },
		{ "consult", "-f", "json", NULL },
		{ "consult", "--color", "always", "--private", NULL },
		{ "train", "be-abuse-same-home", NULL },
		{ "train", "-f", "json", "be-abuse-same-home", NULL },
		{ "quiz", "--seed", "1", NULL },
	};
	const char *const written[] = { "consult", "-o", named, "--save",
	    world_dir, NULL };
	const char *const whole[] = { "consult", "-o", named, NULL };
	size_t i;

	(void)state;
	put("replies", replies);
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (i != 3)
			run(kinds[i], NULL, plain_file);
	run(written, NULL, plain_file);
	run(whole, NULL, plain_file);
	check_file(named);
	assert_int_equal(unlink(named), 0);
}

/* ---- a real terminal ---- */

/* What the line editor and colours themselves send is no part of the probe;
 * a bell is how the editor says no. */
static void
shows_no_probe(const struct terminal *t, const char *what)
{
	static const char *const parts[] = { "\033]", "0;t\033", "\xc2\x9b",
	    "\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x80\x8b",
	    "\xf3\xa0\x81\x81", "\xef\xbb\xbf", "\xc0\xaf", "\xff", "\177" };
	size_t i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (strstr(t->out, parts[i]) != NULL)
			fail_msg("%s: part %zu of the probe is shown", what,
			    i);
}

static void
type_probe(struct terminal *t, const char *before, const char *after)
{
	terminal_send(t, "\025");	/* an empty line */
	terminal_send(t, before);
	terminal_send(t, PROBE);
	terminal_send(t, after);
	terminal_settle(t, 200);
}

/* Without a line editor, with TERM=dumb or --plain, the terminal's own line
 * discipline shows what its user types, before any program sees it. */
static void
typed(void **state)
{
	static const char *const kinds[][6] = { { "consult", "-c", "be", NULL },
	    { "train", "be-abuse-same-home", NULL },
	    { "quiz", "--seed", "1", NULL } };
	static const char *const before[] = { "", "/", "? ", "uitleg ",
	    "zoek ", "danger=" };
	struct terminal t;
	size_t i, k;

	(void)state;
	for (k = 0; k < 3; k++) {
		open_with(&t, kinds[k], xterm);
		assert_true(terminal_wait(&t, PROMPT));
		for (i = 0; i < sizeof(before) / sizeof(before[0]); i++)
			type_probe(&t, before[i], i % 2 == 0 ? "\r"
			    : "\t\r");
		shows_no_probe(&t, kinds[k][0]);
		terminal_close(&t);
	}
}

static void
shown(void **state)
{
	const char *const kinds[][8] = {
		{ "explain", PROBE, NULL },
		{ "-c", "be", "--role", PROBE, NULL },
		{ "-c", "be", "--resume", PROBE, NULL },
		{ "check", PROBE, NULL },
		{ "-c", "be", "--save", named, NULL },
		{ "tally", "--file", named, NULL },
	};
	static const char *const env[][2] = { { "TERM=xterm", NULL },
	    { "TERM=" PROBE, NULL } };
	struct terminal t;
	size_t i, e;

	(void)state;
	for (e = 0; e < 2; e++)
		for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
			open_with(&t, kinds[i], env[e]);
			assert_true(terminal_wait(&t, i < 4 ? "bespreek: "
			    : PROMPT));
			if (i == 4) {
				terminal_send(&t, "1\r\r3\rbewaar\r");
				assert_true(terminal_wait(&t, "q?]0;t?"));
			} else if (i == 5)
				assert_true(terminal_shown(&t, "q?]0;t?"));
			terminal_settle(&t, 300);
			shows_no_probe(&t, kinds[i][0]);
			terminal_close(&t);
			(void)unlink(named);
		}
}

static int
set_up(void **state)
{
	if (mkdtemp(place) == NULL || chdir(place) == -1)
		return -1;
	limited_world(world_dir);
	(void)snprintf(named, sizeof(named), "%s/%s", place, PROBE);
	(void)snprintf(plain_file, sizeof(plain_file), "%s/replies", place);
	return world_setup(state);
}

static int
take_down(void **state)
{
	limited_remove(world_dir);
	assert_int_equal(chdir("/"), 0);
	limited_remove(place);
	return world_teardown(state);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words),
		cmocka_unit_test(more_words),
		cmocka_unit_test(options),
		cmocka_unit_test(no_knowledge),
		cmocka_unit_test(environment),
		cmocka_unit_test(names),
		cmocka_unit_test(names_in_knowledge),
		cmocka_unit_test(contents),
		cmocka_unit_test(replies_from_a_pipe),
		cmocka_unit_test(typed),
		cmocka_unit_test(shown),
	};

	return cmocka_run_group_tests(tests, set_up, take_down);
}
