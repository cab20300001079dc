/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "cmd/check.h"
#include "cmd/isolated.h"
#include "prove/breach.h"
#include "prove/disproof.h"
#include "prove/equal.h"
#include "prove/unnoticed.h"

#define MEMORY ((size_t)512 * 1024 * 1024)

/* In a process of its own. */
struct work {
	const struct check *check;
	const struct kb *kb;
	const struct kb_cases *cases;
	struct arena *arena;
	struct unnoticed listed;
	struct mutants mutants;
	struct verdict *verdicts;
	bool *tells;		/* neither noticed nor listed */
	bool proved;		/* which mutants change nothing */
};

static void
tell(const struct work *w, const struct mutant *m, struct diag *d)
{
	struct sbuf text = SBUF_EMPTY;

	mutant_say(&text, w->kb, m);
	diag_add(d, DIAG_FINDING, m->file, m->line, "nothing notices "
	    "the mistake: %s; add a case that shows it, or what a case "
	    "expects", sbuf_text(&text));
	sbuf_clear(&text);
}

static void
tell_share(const struct work *w, const char *of, bool words, struct diag *d)
{
	size_t i, noticed = 0, broken = 0, equal = 0, all = 0;

	for (i = 0; i < w->mutants.n; i++) {
		if (mutant_words(&w->mutants.at[i]) != words)
			continue;
		all++;
		noticed += w->verdicts[i].notice == NOTICE_CASE;
		broken += w->verdicts[i].notice == NOTICE_GUARANTEE;
		equal += w->verdicts[i].notice == NOTICE_EQUAL;
	}
	all -= equal;
	noticed += broken;
	diag_add(d, DIAG_NOTE, NULL, 0, "mutants of %s: %zu, noticed: %zu "
	    "(%zu%%), %zu of them only by a guarantee; %zu more %s", of, all,
	    noticed, all == 0 ? 100 : noticed * 100 / all, broken, equal,
	    w->proved ? "change nothing" :
	    "(that more change nothing was not proved)");
}

static bool
is_listed(struct unnoticed *listed, const struct kb *kb,
    const struct mutant *m)
{
	struct sbuf text = SBUF_EMPTY;
	bool is;

	mutant_say(&text, kb, m);
	is = unnoticed_has(listed, sbuf_text(&text));
	sbuf_clear(&text);
	return is;
}

/* What is listed is counted, and nothing to tell any more. */
static void
take_listed(struct work *w, struct diag *d)
{
	size_t i, missed = 0, listed = 0;

	for (i = 0; i < w->mutants.n; i++) {
		w->tells[i] = w->verdicts[i].notice == NOTICE_NONE;
		if (!w->tells[i])
			continue;
		missed++;
		w->tells[i] = !is_listed(&w->listed, w->kb,
		    &w->mutants.at[i]);
		listed += !w->tells[i];
	}
	diag_add(d, DIAG_NOTE, NULL, 0, "mutants not noticed: %zu, listed "
	    "with the reason: %zu", missed, listed);
	unnoticed_tell_unused(&w->listed, d);
}

static void
tell_missed(const struct work *w, bool words, struct diag *d)
{
	size_t i;

	for (i = 0; i < w->mutants.n; i++)
		if (w->tells[i] && mutant_words(&w->mutants.at[i]) == words)
			tell(w, &w->mutants.at[i], d);
}

/* -1 when it has said why, or without memory. */
static int
judge(struct work *w, struct progress *p, struct diag *d)
{
	int how;

	if (mutants_make(w->kb, w->arena, &w->mutants) == -1)
		return -1;
	w->verdicts = arena_calloc(w->arena, w->mutants.n,
	    sizeof(*w->verdicts));
	w->tells = arena_calloc(w->arena, w->mutants.n, sizeof(*w->tells));
	if (w->verdicts == NULL || w->tells == NULL ||
	    mutants_judge(w->kb, w->cases, &w->mutants, w->verdicts, p,
	    d) == -1 ||
	    mutants_break(w->kb, w->cases, w->check->day, &w->mutants,
	    w->verdicts, p) == -1)
		return -1;
	if (!w->check->proves)
		return 0;
	how = mutants_prove_equal(w->kb, w->check->day, &w->mutants,
	    w->verdicts, p);
	w->proved = how == 0;
	if (how == 0)
		how = mutants_disprove(w->kb, w->check->day, &w->mutants,
		    w->verdicts, p);
	return how == -1 ? -1 : 0;
}

static void
work(void *data, struct progress *p, struct diag *d)
{
	struct work *w = data;

	w->arena = arena_new();
	if (judge(w, p, d) == -1) {
		if (!diag_has_errors(d))
			diag_add(d, DIAG_ERROR, NULL, 0, "out of memory; "
			    "close other programs and try again");
	} else {
		tell_share(w, "what is concluded", false, d);
		tell_share(w, "what is told", true, d);
		take_listed(w, d);
		tell_missed(w, false, d);
		tell_missed(w, true, d);
	}
	arena_free(w->arena);
}

/* The list in the directory; none when it is not there.  The caller frees the
 * bytes. */
static int
read_list(struct work *w, struct kb_buffer *file, struct arena *arena,
    struct diag *d)
{
	char *path = memory_printf("%s/%s", w->check->dir, UNNOTICED_FILE);
	int done = 0;

	if (path != NULL && access(path, F_OK) == 0) {
		done = kb_file_read(path, file, d);
		file->name = UNNOTICED_FILE;
		if (done == 0)
			done = unnoticed_read(&w->listed, w->kb, file, arena,
			    d);
	}
	free(path);
	return path == NULL ? -1 : done;
}

static struct kb_cases *
load_cases(const struct check *k, const struct kb *kb)
{
	struct kb_cases *cases = NULL;
	struct kb_files files;

	if (kb_cases_read(k->dir, &files, k->found) == 0) {
		cases = kb_cases_load_buffers(kb, files.at, files.n,
		    k->found);
		kb_files_clear(&files);
	}
	return cases;
}

void
check_mutants(const struct check *k, const struct kb *kb)
{
	struct work w = { .check = k, .kb = kb };
	struct arena *arena = arena_new();
	struct kb_buffer list = { NULL, NULL, 0 };
	struct kb_cases *cases;

	diag_begin(k->found, "mutants");
	w.cases = cases = load_cases(k, kb);
	if (read_list(&w, &list, arena, k->found) == 0 && cases != NULL)
		isolated_run("the judgement of the cases", MEMORY, work, &w,
		    k->progress, k->found);
	kb_cases_free(cases);
	free((void *)(size_t)list.bytes);
	arena_free(arena);
}
