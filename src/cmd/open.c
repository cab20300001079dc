/* SPDX-License-Identifier: MIT */
#include "cmd/open.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "consult/answers_json.h"
#include "front/dialogue.h"
#include "front/input.h"
#include "front/tally_db.h"

static int
out_of_memory(struct context *c)
{
	diag_add(c->diag, DIAG_ERROR, NULL, 0,
	    "out of memory; close other programs and try again");
	return -1;
}

/* Before anything is read: what cannot be saved is not said at the end. */
static int
open_save(struct context *c, struct sandbox *s)
{
	const char *path = c->options->value[OPT_SAVE];

	if (path == NULL)
		return 0;
	if (output_open_new(&c->save, path, "a saved consultation",
	    c->diag) == -1)
		return -1;
	output_allow(&c->save, s);
	if (!output_is_same(&c->save, c->output))
		return 0;
	diag_add(c->diag, DIAG_ERROR, path, 0, "is named for the advice "
	    "as well; choose another name");
	return -1;
}

static int
open_resumed(struct context *c)
{
	const char *path = c->options->value[OPT_RESUME];

	return path == NULL ? 0 : input_read(path, ANSWERS_JSON_MAX,
	    &c->resumed, c->diag);
}

static int
open_dialogue(struct context *c)
{
	c->dialogue = dialogue_open(&c->screen, c->scrub);
	return c->dialogue == NULL ? out_of_memory(c) : 0;
}

/* ---- what is opened later, within these bounds ---- */

static void
allow_words(const struct context *c, struct sandbox *s, unsigned may)
{
	int i;

	for (i = 0; i < c->options->nwords; i++)
		sandbox_allow_path(s, c->options->words[i], may);
}

/* A link leads to a file elsewhere. */
static void
allow_links(struct sandbox *s, const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *e;
	char *name;

	while (dir != NULL && (e = readdir(dir)) != NULL) {
		if (e->d_type != DT_LNK)
			continue;
		name = memory_printf("%s/%s", path, e->d_name);
		if (name != NULL)
			sandbox_allow_path(s, name, SANDBOX_READ);
		free(name);
	}
	if (dir != NULL)
		(void)closedir(dir);
}

static void
allow_knowledge(struct sandbox *s, const char *path)
{
	char *cases = memory_printf("%s/cases", path);

	sandbox_allow_path(s, path, SANDBOX_READ_BELOW);
	allow_links(s, path);
	if (cases == NULL)
		return;
	sandbox_allow_path(s, cases, SANDBOX_READ_BELOW);
	allow_links(s, cases);
	free(cases);
}

static int
allow_store(struct context *c, struct sandbox *s)
{
	const char *path = c->options->value[OPT_FILE];
	const char *slash = path == NULL ? NULL : strrchr(path, '/');
	char *dir;

	if (path == NULL)
		return 0;	/* refused by the command */
	dir = slash == NULL ? memory_strdup(".")
	    : memory_printf("%.*s", (int)(slash - path) + 1, path);
	if (dir == NULL)
		return out_of_memory(c);
	sandbox_allow_path(s, dir, SANDBOX_STORE);
	free(dir);
	tally_db_prepare();
	return 0;
}

static int
allow_all(struct context *c, unsigned opens, struct sandbox *s)
{
	int i;

	if ((opens & OPENS_WORDS) != 0 || ((opens & OPENS_RESULTS) != 0 &&
	    c->options->value[OPT_REPORT] != NULL))
		allow_words(c, s, SANDBOX_READ);
	if ((opens & OPENS_CASES) != 0)
		allow_knowledge(s, c->knowledge_dir);
	for (i = 0; (opens & OPENS_DIRS) != 0 && i < c->options->nwords; i++)
		allow_knowledge(s, c->options->words[i]);
	if ((opens & RUNS_THREADS) != 0)
		sandbox_allow(s, SANDBOX_THREADS);
	if ((opens & RUNS_CHILDREN) != 0)
		sandbox_allow(s, SANDBOX_CHILDREN);
	return (opens & OPENS_STORE) != 0 ? allow_store(c, s) : 0;
}

int
command_open(struct context *c, const struct command *command,
    struct sandbox *s)
{
	if (open_save(c, s) == -1 || open_resumed(c) == -1 ||
	    allow_all(c, command->opens, s) == -1)
		return -1;
	return command->talks != NULL && command->talks(c->options)
	    ? open_dialogue(c) : 0;
}

void
command_close(struct context *c)
{
	dialogue_free(c->dialogue);
	c->dialogue = NULL;
	output_drop(&c->save);
	sbuf_clear(&c->resumed);
}
