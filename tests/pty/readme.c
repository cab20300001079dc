/* SPDX-License-Identifier: MIT */
/* The consultation that the README shows is what the program says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "world.h"

#define README_MAX (64 * 1024)

/* What the doctor answers between the two parts that are shown. */
#define BETWEEN "concern=client; where=here; age=adult; conduct=no; " \
	"images=no; supervisor=absent; accepts=refuses; basis=told"

struct readme {
	char *text;
	char *next;		/* behind the part read last */
};

static struct readme
readme_open(const char *name)
{
	const char *dir = getenv("TEST_DIR");
	char path[4096];
	struct readme r;
	size_t n;
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/../%s",
	    dir == NULL ? "tests" : dir, name);
	f = fopen(path, "r");
	assert_non_null(f);
	r.next = r.text = malloc(README_MAX);
	assert_non_null(r.text);
	n = fread(r.text, 1, README_MAX - 1, f);
	r.text[n] = '\0';
	assert_int_equal(fclose(f), 0);
	return r;
}

/* The next part between lines of ```. */
static char *
readme_part(struct readme *r)
{
	char *begin = strstr(r->next, "\n```\n"), *end;

	assert_non_null(begin);
	begin += strlen("\n```\n");
	end = strstr(begin, "\n```\n");
	assert_non_null(end);
	*end = '\0';
	r->next = end + strlen("\n```");
	return begin;
}

/* Replies as it is shown, and waits for the rest. */
static void
play(struct terminal *t, const char *part)
{
	const char *line = part, *end;
	char text[256];

	for (; *line != '\0'; line = *end == '\0' ? end : end + 1) {
		end = line + strcspn(line, "\n");
		(void)snprintf(text, sizeof(text), "%.*s", (int)(end - line),
		    line);
		if (text[0] != '>') {
			assert_true(terminal_wait(t, text));
			continue;
		}
		assert_true(terminal_wait(t, PROMPT));
		if (*end == '\0')
			return;
		terminal_send(t, text[1] == ' ' ? text + 2 : "");
		terminal_send(t, "\r");
	}
}

/* Line by line without what is blank, at its end or altogether. */
static void
put_line(struct sbuf *to, const char *line, size_t len)
{
	while (len > 0 && (line[len - 1] == ' ' || line[len - 1] == '\r'))
		len--;
	if (len == 0)
		return;
	sbuf_add(to, line, len);
	sbuf_putc(to, '\n');
}

static void
put_lines(struct sbuf *to, const char *text, size_t len)
{
	const char *end;

	while (len > 0) {
		end = memchr(text, '\n', len);
		end = end == NULL ? text + len : end;
		put_line(to, text, (size_t)(end - text));
		len -= (size_t)(end - text) + (end < text + len);
		text = end + 1;
	}
}

/* Nothing was left out. */
static void
is_whole(const struct terminal *t, size_t from, const char *part)
{
	struct sbuf shown = SBUF_EMPTY, wanted = SBUF_EMPTY;
	const char *last = strrchr(part, '\n');

	assert_non_null(last);
	if (last[1] != '>')
		last = part + strlen(part);
	put_lines(&wanted, part, (size_t)(last - part));
	put_lines(&shown, t->out + from, t->len - from);
	assert_true(shown.len >= wanted.len);
	assert_memory_equal(sbuf_text(&shown), sbuf_text(&wanted), wanted.len);
	sbuf_clear(&shown);
	sbuf_clear(&wanted);
}

static void
is_real(const char *name, const char *lang)
{
	const char *const args[] = { "-l", lang, "-c", "be", "--role", "gp",
	    "--at", "2026-11-20T17:40", NULL };
	struct terminal_setup setup = { args, dumb, 60, 80, false, NULL, 0 };
	struct readme r = readme_open(name);
	struct terminal t;
	const char *part;
	size_t from;

	part = readme_part(&r);
	assert_true(terminal_open(&t, &setup));
	play(&t, part);
	is_whole(&t, 0, part);
	assert_true(terminal_wait(&t, PROMPT));
	part = readme_part(&r);
	terminal_send(&t, BETWEEN "\r");
	play(&t, part);
	from = (size_t)(strstr(t.out, "\nAdvi") - t.out);
	is_whole(&t, from, part);
	leave(&t, 0);
	free(r.text);
}

static void
english(void **state)
{
	(void)state;
	is_real("README.md", "en");
}

static void
dutch(void **state)
{
	(void)state;
	is_real("README.nl.md", "nl");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english),
		cmocka_unit_test(dutch),
	};

	return cmocka_run_group_tests(tests, world_setup, world_teardown);
}
