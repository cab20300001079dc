/* SPDX-License-Identifier: MIT */
#include "kb/load.h"

#include "kb/build.h"
#include "kb/bytes.h"
#include "kb/files.h"
#include "kb/load_sax.h"

void
kb_build_document(struct kb_build *b, const struct kb_buffer *given)
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
read_document(void *data, const struct kb_buffer *doc)
{
	kb_build_document(data, doc);
}

static void
start(struct kb_build *b, struct diag *d, struct arena *keep,
    struct arena *scratch)
{
	struct kb *kb = arena_alloc(keep, sizeof(*kb));

	kb_build_init(b, kb, keep, scratch, d);
	if (kb != NULL)
		kb->arena = keep;
}

/* Nothing is said of what refers to a file that could not be read. */
static struct kb *
finish(struct kb_build *b)
{
	if (!b->halted && b->kb != NULL)
		kb_link(b);
	kb_build_say_memory(b);
	arena_free(b->scratch);
	if (b->errors == 0)
		return b->kb;
	arena_free(b->keep);
	return NULL;
}

struct kb *
kb_load_arenas(const struct kb_buffer *docs, size_t n, struct diag *d,
    struct arena *keep, struct arena *scratch)
{
	struct kb_build b;
	size_t i;

	start(&b, d, keep, scratch);
	for (i = 0; i < n; i++)
		kb_build_document(&b, &docs[i]);
	return finish(&b);
}

bool
kb_load_structure(const struct kb_buffer *doc, struct diag *d)
{
	struct arena *keep = arena_new(), *scratch = arena_new();
	struct kb_build b;

	kb_build_init(&b, NULL, keep, scratch, d);
	kb_build_document(&b, doc);
	kb_build_say_memory(&b);
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
kb_load_dir(const struct kb_dir *dir, struct diag *d)
{
	struct kb_build b;

	start(&b, d, arena_new_mapped(), arena_new());
	if (kb_dir_each(dir, d, read_document, &b) == -1) {
		b.errors++;
		b.halted = true;
	}
	return finish(&b);
}

struct kb *
kb_load(const char *path, struct diag *d)
{
	struct kb_dir dir;
	struct kb *kb;

	if (kb_dir_open(&dir, path, d) == -1)
		return NULL;
	kb = kb_load_dir(&dir, d);
	kb_dir_close(&dir);
	return kb;
}

void
kb_free(struct kb *kb)
{
	if (kb != NULL)
		arena_free(kb->arena);
}
