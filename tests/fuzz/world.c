/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/utf8.h"
#include "kb/load.h"
#include "report/render.h"

void
fuzz_fail(const char *file, int line, const char *what)
{
	(void)fprintf(stderr, "%s:%d: must be: %s\n", file, line, what);
	abort();
}

static void
load(struct fuzz_world *w)
{
	const char *dir = getenv("KNOWLEDGE_DIR");
	struct diag *d = diag_new();

	w->dir = dir == NULL ? "knowledge" : dir;
	w->kb = kb_load(w->dir, d);
	if (w->kb == NULL)
		errx(1, "%s: %s", w->dir, diag_at(d, 0)->text);
	w->arena = w->kb->arena;
	diag_free(d);
	MUST(civil_parse("2026-11-20T17:40", &w->at));
	w->day = civil_days(w->at.year, w->at.month, w->at.day);
	w->program = program_new(w->kb, w->day);
	MUST(w->program != NULL);
}

const struct fuzz_world *
fuzz_world(void)
{
	static struct fuzz_world w;

	if (w.kb == NULL)
		load(&w);
	return &w;
}

/* ---- what must be ---- */

void
fuzz_must_show(const char *s, size_t len)
{
	uint32_t cp;
	size_t n;

	for (; len > 0; s += n, len -= n) {
		n = utf8_decode(s, len, &cp);
		MUST(n > 0);
		MUST(cp == '\n' || !utf8_is_hostile(cp));
	}
}

void
fuzz_must_say(const struct diag *d)
{
	const struct diag_entry *e;
	size_t i;

	for (i = 0; i < diag_count(d); i++) {
		e = diag_at(d, i);
		MUST(e->text[0] != '\0');
		fuzz_must_show(e->text, strlen(e->text));
	}
	MUST(diag_count(d) > 0 || diag_worst(d) == DIAG_NOTE);
}

void
fuzz_must_equal(const struct answers *a, const struct answers *b)
{
	MUST(memcmp(a->state, b->state, a->kb->nquestions) == 0);
	MUST(memcmp(a->tick, b->tick, a->kb->noptions) == 0);
}

static bool
is_number(const char *s)
{
	int digits = 0;

	for (; *s != '\0'; s++)
		digits += *s >= '0' && *s <= '9';
	return digits >= 3;
}

/* A contact or a line with a telephone number, not only a heading. */
static bool
names_someone(const struct doc *doc)
{
	size_t i;

	for (i = 0; i < doc_count(doc); i++)
		if (doc_at(doc, i)->kind == DOC_CONTACT &&
		    is_number(doc_at(doc, i)->text))
			return true;
	return false;
}

void
fuzz_must_advise(const struct findings *f, enum kb_lang lang, bool plain)
{
	const struct fuzz_world *w = fuzz_world();
	struct report_context c = { .kb = f->kb, .findings = f, .lang = lang,
	    .at = w->at, .plain = plain };
	struct style style = { .width = 80, .plain = plain, .lang = lang };
	struct doc *doc = doc_new();
	struct sbuf out = SBUF_EMPTY;

	report_all(&c, doc);
	MUST(!doc_failed(doc));
	if (f->kb == w->kb)
		MUST(names_someone(doc));
	MUST(render_text(doc, &style, &out) == 0);
	fuzz_must_show(sbuf_text(&out), out.len);
	doc_free(doc);
	sbuf_clear(&out);
}

/* ---- a file ---- */

const char *
fuzz_file(const uint8_t *bytes, size_t len)
{
	static char name[64];
	static int fd = -1;

	if (fd == -1) {
		fd = memfd_create("input", 0);
		(void)snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
	}
	MUST(fd != -1 && ftruncate(fd, 0) == 0);
	MUST(pwrite(fd, bytes, len, 0) == (ssize_t)len);
	return name;
}
