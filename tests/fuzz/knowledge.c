/* SPDX-License-Identifier: MIT */
/*
 * Bytes as one file of knowledge: what the loader accepts, the schema does
 * too; and with the smallest knowledge beside it, what loads can be used for
 * everything.
 */
#include <string.h>

#include "engine/findings.h"
#include "fuzz.h"
#include "kb/lint.h"
#include "kb/load.h"
#include "kb_small.h"
#include "report/graph.h"
#include "schema.h"

static bool
accepts(const struct kb_buffer *doc)
{
	struct diag *d = diag_new();
	bool accepted = kb_load_structure(doc, d);

	MUST(accepted == (diag_worst(d) == DIAG_NOTE));
	fuzz_must_say(d);
	diag_free(d);
	return accepted;
}

/* Nothing answered, or the first option of each question. */
static void
advise(const struct kb *kb, bool answered)
{
	const struct fuzz_world *w = fuzz_world();
	struct program *program = program_new(kb, w->day);
	struct arena *arena = arena_new();
	struct answers *a = answers_new(kb, arena);
	const struct findings *f;
	size_t i;

	for (i = 0; answered && i < kb->nquestions; i++)
		if (kb->questions[i].many)
			answers_set_many(a, i, (const bool[64]){ true },
			    false);
		else
			answers_set_one(a, i, 0);
	f = findings_new(program, a, w->day, arena);
	MUST(f != NULL);
	fuzz_must_advise(f, answered ? KB_EN : KB_NL, answered);
	arena_free(arena);
	program_free(program);
}

static void
draw(const struct kb *kb)
{
	struct arena *arena = arena_new();
	struct graph *g = graph_new(kb, KB_NO_COUNTRY, NULL, arena);
	struct sbuf out = SBUF_EMPTY;

	MUST(g != NULL);
	MUST(graph_dot(g, answers_new(kb, arena), KB_NL, &out) == 0);
	fuzz_must_show(sbuf_text(&out), out.len);
	sbuf_clear(&out);
	arena_free(arena);
}

static void
use(const struct kb_buffer *docs, size_t n)
{
	struct diag *d = diag_new();
	struct kb *kb = kb_load_buffers(docs, n, d);

	MUST((kb == NULL) == diag_has_errors(d));
	fuzz_must_say(d);
	if (kb != NULL) {
		kb_lint(kb, fuzz_world()->day, d);
		kb_lint_asked(kb, d);
		fuzz_must_say(d);
		advise(kb, false);
		advise(kb, true);
		draw(kb);
	}
	kb_free(kb);
	diag_free(d);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct kb_buffer docs[] = {
		{ "given.xml", (const char *)data, size },
		{ "small.xml", kb_small, strlen(kb_small) },
	};
	bool accepted = accepts(&docs[0]), xml;

	if (accepted)
		MUST(schema_accepts("knowledge.rng", docs[0].bytes, size,
		    &xml));
	use(docs, 1);
	if (accepted)
		use(docs, 2);
	return 0;
}
