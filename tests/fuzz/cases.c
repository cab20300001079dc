/* SPDX-License-Identifier: MIT */
/*
 * Bytes as a file of worked cases: what the loader accepts, the schema does
 * too, and each case is shown, checked and decided.
 */
#include "batch.h"
#include "engine/exercise.h"
#include "fuzz.h"
#include "report/render.h"
#include "report/story.h"
#include "report/training.h"
#include "schema.h"

static bool
accepts(const struct kb_buffer *doc)
{
	struct diag *d = diag_new();
	bool accepted = kb_cases_structure(doc, d);

	MUST(accepted == (diag_worst(d) == DIAG_NOTE));
	fuzz_must_say(d);
	diag_free(d);
	return accepted;
}

static void
tell(const struct kb_case *one, enum kb_lang lang, const struct exercise *x)
{
	const struct kb *kb = fuzz_world()->kb;
	struct style style = { .width = 40, .lang = lang };
	struct sbuf out = SBUF_EMPTY;
	struct doc *doc = doc_new();

	story_entry(kb, lang, one, doc);
	training_story(one, lang, doc);
	if (x != NULL) {
		story_answers(lang, x, doc);
		story_follows(lang, x, doc);
		training_lessons(kb, lang, one, doc);
	}
	MUST(!doc_failed(doc) && render_text(doc, &style, &out) == 0);
	fuzz_must_show(sbuf_text(&out), out.len);
	sbuf_clear(&out);
	doc_free(doc);
}

static void
check(const struct kb_case *one, struct arena *arena, struct diag *d)
{
	const struct fuzz_world *w = fuzz_world();
	struct exercise x;
	size_t i;

	if (exercise_read(&x, w->kb, one, arena, d) == 0) {
		MUST(exercise_check(&x, w->program, d) == 0);
		tell(one, KB_EN, &x);
	} else {
		MUST(diag_has_errors(d));
		tell(one, KB_NL, NULL);
	}
	for (i = 0; i < one->nvariants; i++)
		if (exercise_read_variant(&x, w->kb, one, &one->variants[i],
		    arena, d) == 0)
			MUST(exercise_check(&x, w->program, d) == 0);
}

static void
use(const struct kb_buffer *doc)
{
	struct diag *d = diag_new();
	struct kb_cases *cases = kb_cases_load_buffers(fuzz_world()->kb, doc,
	    1, d);
	struct arena *arena = arena_new();
	size_t i;

	MUST((cases == NULL) == diag_has_errors(d));
	for (i = 0; cases != NULL && i < cases->n; i++)
		check(&cases->at[i], arena, d);
	fuzz_must_say(d);
	arena_free(arena);
	kb_cases_free(cases);
	diag_free(d);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct kb_buffer doc = { "given.xml", (const char *)data,
	    size };
	bool xml;

	if (accepts(&doc))
		MUST(schema_accepts("case.rng", doc.bytes, size, &xml));
	use(&doc);
	(void)batch_must(RECORDS_XML, data, size);
	return 0;
}
