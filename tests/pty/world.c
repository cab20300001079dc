/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "world.h"

int
world_setup(void **state)
{
	const char *dir = getenv("KNOWLEDGE_DIR");
	struct world *w = calloc(1, sizeof(*w));

	if (w == NULL)
		return -1;
	w->diag = diag_new();
	w->kb = kb_load(dir == NULL ? "knowledge" : dir, w->diag);
	*state = w;
	return w->kb == NULL ? -1 : 0;
}

int
world_teardown(void **state)
{
	struct world *w = *state;

	kb_free(w->kb);
	diag_free(w->diag);
	free(w);
	return 0;
}

const char *const belgian[] = { "-c", "be", NULL };
const char *const nothing[] = { NULL };
const char *const xterm[] = { "TERM=xterm", NULL };
const char *const dumb[] = { "TERM=dumb", NULL };
const char *const *const terminals[2] = { xterm, dumb };

struct place
place_new(void)
{
	struct place p;

	(void)snprintf(p.dir, sizeof(p.dir), "/tmp/bespreek-XXXXXX");
	assert_non_null(mkdtemp(p.dir));
	(void)snprintf(p.file, sizeof(p.file), "%s/file", p.dir);
	return p;
}

void
place_clear(const struct place *p)
{
	(void)unlink(p->file);
	assert_int_equal(rmdir(p->dir), 0);
}

void
open_with(struct terminal *t, const char *const *args, const char *const *env)
{
	struct terminal_setup s = { args, env, 24, 80, false, NULL, 0 };

	assert_true(terminal_open(t, &s));
}

const char *
question(const struct world *w, const char *id, enum kb_lang lang)
{
	size_t q = kb_find_question(w->kb, id, strlen(id));
	const char *text, *brace;
	static char start[256];

	assert_true(q != KB_ALWAYS);
	text = w->kb->questions[q].text.in[lang];
	brace = strchr(text, '{');
	(void)snprintf(start, sizeof(start), "%.*s", (int)(brace == NULL ?
	    strlen(text) : (size_t)(brace - text)), text);
	return start;
}

const char *
title(const struct world *w, enum kb_alarm_id id, enum kb_lang lang)
{
	return w->kb->alarms[id].title.in[lang];
}

const char *
message(const struct world *w, const char *id)
{
	return kb_message(w->kb, KB_NL, id);
}

/* Leaves through stop, with nothing more to say. */
void
leave(struct terminal *t, int status)
{
	terminal_send(t, "stop\r\r");
	assert_int_equal(terminal_status(t), status);
	assert_true(terminal_is_restored(t));
	terminal_close(t);
}
