/* SPDX-License-Identifier: MIT */
#include "cmd/tally.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "front/front.h"
#include "front/tally.h"
#include "front/tally_db.h"
#include "front/tally_file.h"
#include "kb/find.h"
#include "report/tally_render.h"

struct recording {
	struct context *c;
	struct tally_db *db;
	bool made;		/* the file is new */
};

/* The month is that of the moment, however long the program runs. */
static int
record(void *closure, const struct tally_count *count)
{
	const struct recording *r = closure;
	struct tally_count now = *count;
	struct civil at = r->c->at;

	if (r->c->options->value[OPT_AT] == NULL)
		civil_from_utc((int64_t)time(NULL), &at);
	now.month = at.month;
	return tally_db_add(r->db, at.year, &now, r->c->diag);
}

/* A new file may be a slip of the name. */
static void
say_made(const struct recording *r, struct exchange *x, struct doc *doc)
{
	if (r->made)
		exchange_say(x, doc, DOC_PARA, "tally-made", "file",
		    r->c->options->value[OPT_FILE], NULL);
}

static int
add_named(struct recording *r, const struct tally_count *count)
{
	struct context *c = r->c;
	struct exchange x = { .kb = c->kb, .lang = c->lang,
	    .screen = c->screen };
	int status = record(r, count);

	if (status == 0 && exchange_begin(&x) == 0) {
		say_made(r, &x, x.kept);
		exchange_say(&x, x.kept, DOC_PARA, "tally-recorded", NULL);
		status = render_text(x.kept, &c->page, &c->out);
	}
	exchange_free(&x);
	return status == -1 ? 2 : 0;
}

static int
finish(struct context *c, struct tally *t, int status)
{
	struct exchange *x = tally_exchange(t);

	if (tally_is_cut(t) && !x->terminal)
		diag_add(c->diag, DIAG_ERROR, "standard input", 0, "ends "
		    "within a contact, which is not counted; complete it");
	if (tally_has_failed(t))
		status = 2;
	return command_keep(c, x, status);
}

static int
add_asked(struct recording *r)
{
	struct context *c = r->c;
	const struct exchange x = { .kb = c->kb, .lang = c->lang,
	    .country = c->country, .screen = c->screen,
	    .terminal = front_is_terminal() };
	struct tally *t = tally_new(&x, record, r);
	bool wiped = false;
	int status;

	if (t == NULL)
		return 2;
	say_made(r, tally_exchange(t), tally_exchange(t)->said);
	say_made(r, tally_exchange(t), tally_exchange(t)->kept);
	status = exchange_run(tally_exchange(t), c->dialogue, c->diag, &wiped);
	if (!wiped)
		status = finish(c, t, status);
	tally_free(t);
	return status;
}

/* One that was made and cannot be used is not left behind. */
static struct tally_db *
open_db(struct context *c, bool writes, bool *made)
{
	const char *path = c->options->value[OPT_FILE];
	struct tally_db *db;

	if (tally_file_check(path, writes, made, c->diag) == -1)
		return NULL;
	db = tally_db_open(path, writes, c->diag);
	if (db == NULL && *made)
		tally_file_unmake(path);
	return db;
}

static int
complain(struct context *c, const char *what)
{
	diag_add(c->diag, DIAG_ERROR, NULL, 0, "%s", what);
	return 2;
}

static int
add(struct context *c)
{
	bool named = tally_options_given(c->options);
	struct recording r = { c, NULL, false };
	struct tally_count count;
	int status;

	if (named && tally_options_read(c, &count) == -1)
		return 2;
	r.db = open_db(c, true, &r.made);
	if (r.db == NULL)
		return 2;
	status = named ? add_named(&r, &count) : add_asked(&r);
	tally_db_close(r.db);
	return status;
}

#define COUNTS_MAX 100000	/* a busy line has some thousands */

/* The counts of a year, copied. */
struct gathered {
	struct diag *diag;
	const char *file;
	struct arena *arena;
	struct tally_count *at;
	size_t n, size;
};

static int
gather(void *closure, const struct tally_count *count)
{
	struct gathered *g = closure;
	size_t size = g->size == 0 ? 64 : 2 * g->size;
	struct tally_count *c;

	if (g->n == COUNTS_MAX) {
		diag_add(g->diag, DIAG_ERROR, g->file, 0, "holds more than %d "
		    "different counts of that year; put back a copy",
		    COUNTS_MAX);
		return -1;
	}
	if (g->n == g->size) {
		c = memory_realloc(g->at, size * sizeof(*c));
		if (c == NULL)
			return -1;
		g->at = c;
		g->size = size;
	}
	c = &g->at[g->n++];
	*c = *count;
	c->group = arena_strdup(g->arena, count->group);
	c->theme = arena_strdup(g->arena, count->theme);
	c->channel = arena_strdup(g->arena, count->channel);
	c->referral = arena_strdup(g->arena, count->referral);
	return arena_failed(g->arena) ? -1 : 0;
}

static tally_render_fn *
renderer(const char *format)
{
	static const struct { const char *name; tally_render_fn *fn; } rows[] = {
		{ "text", tally_render_text }, { "tsv", tally_render_tsv },
		{ "md", tally_render_md }, { "chart", tally_render_chart },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]) && format != NULL; i++)
		if (strcmp(rows[i].name, format) == 0)
			return rows[i].fn;
	return tally_render_text;
}

static int
write_year(struct context *c, const struct gathered *g, int year)
{
	const struct tally_page page = { c->kb, &c->page, year < c->at.year };
	struct tally_year *y = tally_year_new(c->kb, c->lang, year, g->at,
	    g->n);
	int status = -1;

	if (y != NULL)
		status = renderer(c->options->value[OPT_FORMAT])(y, &page,
		    &c->out);
	tally_year_free(y);
	return status == -1 ? 2 : 0;
}

/* 0: none. */
static int
year_of(const char *option)
{
	char *rest;
	long n;

	if (option == NULL || strlen(option) != 4 || *option < '1' ||
	    *option > '9')
		return 0;
	n = strtol(option, &rest, 10);
	return *rest == '\0' ? (int)n : 0;
}

static int
report(struct context *c)
{
	int year = year_of(c->options->value[OPT_YEAR]), status = 2;
	struct gathered g = { .diag = c->diag,
	    .file = c->options->value[OPT_FILE] };
	struct tally_db *db;
	bool made;

	if (year == 0)
		return complain(c, "tally report needs a year of four digits; "
		    "write for instance --year 2025");
	db = open_db(c, false, &made);
	g.arena = db == NULL ? NULL : arena_new();
	if (g.arena != NULL && tally_db_each(db, year, gather, &g,
	    c->diag) == 0)
		status = write_year(c, &g, year);
	free(g.at);
	if (g.arena != NULL)
		arena_free(g.arena);
	tally_db_close(db);
	return status;
}

static bool
is_complete(const struct context *c)
{
	int part;

	for (part = 0; part < KB_NTALLY; part++)
		if (kb_find_tally(c->kb, (enum kb_tally_part)part) == NULL)
			return false;
	return true;
}

/* What only the other one takes. */
#define NO_USE_ADDING (OPTION_BIT(OPT_YEAR) | OPTION_BIT(OPT_FORMAT))
#define NO_USE_REPORTING (OPTION_BIT(OPT_GROUP) | OPTION_BIT(OPT_THEME) | \
    OPTION_BIT(OPT_CHANNEL) | OPTION_BIT(OPT_DURATION) | \
    OPTION_BIT(OPT_REFERRAL))

static const char *
part_of(const struct options *o)
{
	return o->nwords == 0 ? "add" : o->words[0];
}

bool
command_tally_talks(const struct options *o)
{
	return strcmp(part_of(o), "add") == 0 && !tally_options_given(o);
}

static const char *
part_at(size_t i)
{
	static const char *const parts[] = { "add", "report", NULL };

	return parts[i];
}

int
command_tally(struct context *c)
{
	const char *what = part_of(c->options);
	bool adds = strcmp(what, "add") == 0;
	int status;

	if (!adds && strcmp(what, "report") != 0)
		return command_fail_near(c, "usage-tally", what, part_at);
	if (c->options->value[OPT_FILE] == NULL)
		return command_fail(c, "usage-tally-file", NULL);
	if (!is_complete(c))
		return complain(c, "the knowledge does not say what is "
		    "counted; add a tally for each part");
	status = command_refuse(c, adds ? NO_USE_ADDING : NO_USE_REPORTING);
	if (status != 0)
		return status;
	return adds ? add(c) : report(c);
}
