/* SPDX-License-Identifier: MIT */
/* Bytes as what a group wrote down while practising: read and reported. */
#include <string.h>

#include "front/group_read.h"
#include "fuzz.h"
#include "report/group.h"
#include "report/render.h"

static const struct kb_cases *
cases(void)
{
	static const struct kb_cases *all;
	struct diag *d;

	if (all == NULL) {
		d = diag_new();
		all = kb_cases_load(fuzz_world()->kb, fuzz_world()->dir, d);
		MUST(all != NULL);
		diag_free(d);
	}
	return all;
}

static void
report(const struct group *g, struct diag *d)
{
	struct group_report r = { g, cases(), KB_NL, d };
	struct style style = { .width = 80, .lang = KB_NL };
	struct doc *doc = doc_new();
	struct sbuf out = SBUF_EMPTY;

	if (report_group(&r, doc) == 0) {
		MUST(render_text(doc, &style, &out) == 0);
		fuzz_must_show(sbuf_text(&out), out.len);
	} else
		MUST(diag_has_errors(d));
	sbuf_clear(&out);
	doc_free(doc);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *name = fuzz_file(data, size);
	struct diag *d = diag_new();
	struct group g = { .kb = fuzz_world()->kb, .arena = arena_new() };

	MUST(group_read(&g, cases(), KB_NL, &name, 1, d) == 0);
	report(&g, d);
	fuzz_must_say(d);
	arena_free(g.arena);
	diag_free(d);
	return 0;
}
