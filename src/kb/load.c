/* SPDX-License-Identifier: MIT */
#include "kb/load.h"

#include "kb/build.h"
#include "kb/bytes.h"
#include "kb/files.h"
#include "kb/load_sax.h"

static void
read_document(struct kb_build *b, const struct kb_buffer *given)
{
	struct kb_buffer doc = *given;
	size_t before = diag_count(b->diag) + diag_dropped(b->diag);

	b->stopped = false;
	b->file = arena_strdup(b->keep, doc.name);
	if (b->file == NULL)
		return;
	if (kb_bytes_check(&doc, b->diag) == -1) {
		b->errors += diag_count(b->diag) + diag_dropped(b->diag) -
		    before;
		b->halted = true;
		return;
	}
	b->references = kb_bytes_have_references(&doc);
	kb_read_document(b, &doc);
}

static void
say_memory(struct kb_build *b)
{
	if (arena_failed(b->keep) || arena_failed(b->scratch) ||
	    b->text_failed)
		kb_error(b, NULL, 0, "out of memory; close other programs "
		    "and try again");
}

static void
build(struct kb_build *b, const struct kb_buffer *docs, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		read_document(b, &docs[i]);
	if (!b->halted)
		kb_link(b);
	say_memory(b);
}

struct kb *
kb_load_arenas(const struct kb_buffer *docs, size_t n, struct diag *d,
    struct arena *keep, struct arena *scratch)
{
	struct kb *kb = arena_alloc(keep, sizeof(*kb));
	struct kb_build b;

	kb_build_init(&b, kb, keep, scratch, d);
	if (kb == NULL) {
		say_memory(&b);
	} else {
		kb->arena = keep;
		build(&b, docs, n);
	}
	arena_free(scratch);
	if (b.errors == 0)
		return kb;
	arena_free(keep);
	return NULL;
}

bool
kb_load_structure(const struct kb_buffer *doc, struct diag *d)
{
	struct arena *keep = arena_new(), *scratch = arena_new();
	struct kb_build b;

	kb_build_init(&b, NULL, keep, scratch, d);
	read_document(&b, doc);
	say_memory(&b);
	arena_free(scratch);
	arena_free(keep);
	return b.errors == 0;
}

struct kb *
kb_load_buffers(const struct kb_buffer *docs, size_t n, struct diag *d)
{
	return kb_load_arenas(docs, n, d, arena_new(), arena_new());
}

struct kb *
kb_load(const char *dir, struct diag *d)
{
	struct kb_files files;
	struct kb *kb;

	if (kb_files_read(dir, &files, d) == -1)
		return NULL;
	kb = kb_load_buffers(files.at, files.n, d);
	kb_files_clear(&files);
	return kb;
}

void
kb_free(struct kb *kb)
{
	if (kb != NULL)
		arena_free(kb->arena);
}
