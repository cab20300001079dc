/* SPDX-License-Identifier: MIT */
#include "kb/cases.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "kb/build.h"

#define NAMESPACE "urn:bespreek:case:1"

static void
start(struct kb_build *b, const struct kb *kb, struct arena *keep,
    struct arena *scratch, struct diag *d)
{
	/* Only read: references lead into it. */
	kb_build_init(b, (struct kb *)(size_t)kb, keep, scratch, d);
	b->root = &kb_el_cases;
	b->space = NAMESPACE;
}

static void
refuse_same_ids(struct kb_build *b, const struct kb_case *all, size_t n)
{
	const struct kb_head *h, *other;
	size_t i, k;

	for (i = 1; i < n; i++)
		for (k = 0; k < i; k++) {
			h = &all[i].head;
			other = &all[k].head;
			if (h->id[0] == '\0' || strcmp(h->id, other->id) != 0)
				continue;
			kb_error(b, h->file, h->line, "case \"%s\" stands at "
			    "%s:%u already; choose another id", h->id,
			    other->file, other->line);
			break;
		}
}

static struct kb_cases *
link_cases(struct kb_build *b)
{
	struct kb_list *l = &b->kinds[KB_KIND_CASE];
	struct kb_cases *cases = arena_alloc(b->keep, sizeof(*cases));

	l->size = sizeof(struct kb_case);
	if (cases == NULL || !kb_list_flatten(b, l, 0))
		return NULL;
	cases->arena = b->keep;
	cases->at = (const void *)l->flat;
	cases->n = l->n;
	refuse_same_ids(b, cases->at, cases->n);
	kb_link_refs(b);
	return cases;
}

static struct kb_cases *
finish(struct kb_build *b)
{
	struct kb_cases *cases = NULL;

	if (!b->halted)
		cases = link_cases(b);
	kb_build_say_memory(b);
	arena_free(b->scratch);
	if (b->errors == 0)
		return cases;
	arena_free(b->keep);
	return NULL;
}

struct kb_cases *
kb_cases_load_arenas(const struct kb *kb, const struct kb_buffer *docs,
    size_t n, struct diag *d, struct arena *keep, struct arena *scratch)
{
	struct kb_build b;
	size_t i;

	start(&b, kb, keep, scratch, d);
	for (i = 0; i < n; i++)
		kb_build_document(&b, &docs[i]);
	return finish(&b);
}

struct kb_cases *
kb_cases_load_buffers(const struct kb *kb, const struct kb_buffer *docs,
    size_t n, struct diag *d)
{
	return kb_cases_load_arenas(kb, docs, n, d, arena_new(), arena_new());
}

static int
out_of_memory(struct diag *d)
{
	diag_add(d, DIAG_ERROR, NULL, 0,
	    "out of memory; close other programs and try again");
	return -1;
}

static int
name_files(struct kb_files *f, struct diag *d)
{
	char *name;
	size_t i;

	for (i = 0; i < f->n; i++) {
		name = memory_printf("cases/%s", f->at[i].name);
		if (name == NULL)
			return out_of_memory(d);
		free((void *)(size_t)f->at[i].name);
		f->at[i].name = name;
	}
	return 0;
}

int
kb_cases_read(const char *knowledge, struct kb_files *f, struct diag *d)
{
	char *dir;
	int done = 0;

	memset(f, 0, sizeof(*f));
	dir = memory_printf("%s/cases", knowledge);
	if (dir == NULL)
		return out_of_memory(d);
	if (access(dir, F_OK) == 0) {
		done = kb_files_read(dir, f, d);
		if (done == 0 && (done = name_files(f, d)) == -1)
			kb_files_clear(f);
	} else if (errno != ENOENT) {
		diag_add(d, DIAG_ERROR, dir, 0, "cannot be opened: %s; "
		    "check its rights", strerror(errno));
		done = -1;
	}
	free(dir);
	return done;
}

struct kb_cases *
kb_cases_load(const struct kb *kb, const char *knowledge, struct diag *d)
{
	struct kb_cases *cases;
	struct kb_files files;

	if (kb_cases_read(knowledge, &files, d) == -1)
		return NULL;
	cases = kb_cases_load_buffers(kb, files.at, files.n, d);
	kb_files_clear(&files);
	return cases;
}

void
kb_cases_free(struct kb_cases *cases)
{
	if (cases != NULL)
		arena_free(cases->arena);
}

bool
kb_cases_structure(const struct kb_buffer *doc, struct diag *d)
{
	struct arena *keep = arena_new(), *scratch = arena_new();
	struct kb_build b;

	start(&b, NULL, keep, scratch, d);
	kb_build_document(&b, doc);
	kb_build_say_memory(&b);
	arena_free(scratch);
	arena_free(keep);
	return b.errors == 0;
}

size_t
kb_cases_find(const struct kb_cases *cases, const char *id, size_t len)
{
	size_t i;

	for (i = 0; i < cases->n; i++)
		if (text_is(id, len, cases->at[i].head.id))
			return i;
	return KB_ALWAYS;
}

const char *
kb_theme_name(enum kb_theme theme)
{
	return kb_word_name(kb_words_theme, (int)theme);
}
