/* SPDX-License-Identifier: MIT */
#include "edits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/sbuf.h"

/* Without the space around tags, so that layout does not matter. */
static void
add_compact(struct sbuf *out, const char *s, const char *end)
{
	const char *p;

	for (; s < end; s++) {
		if (strchr(" \t\n", *s) == NULL) {
			sbuf_putc(out, *s);
			continue;
		}
		for (p = s; p < end && strchr(" \t\n", *p) != NULL; p++)
			continue;
		if (s[-1] != '>' && *p != '<')
			sbuf_putc(out, ' ');
		s = p - 1;
	}
}

/* Takes over what it changes. */
static bool
edit_text(const struct edit *e, char **text)
{
	const char *start = strstr(*text, e->element), *end, *at;
	struct sbuf inside = SBUF_EMPTY, whole = SBUF_EMPTY;
	char close[32];

	if (start == NULL)
		return false;
	(void)snprintf(close, sizeof(close), "</%.*s>",
	    (int)strcspn(e->element + 1, " "), e->element + 1);
	end = strstr(start, close);
	assert_non_null(end);
	add_compact(&inside, start, end);
	at = strstr(sbuf_text(&inside), e->from);
	if (at == NULL || strstr(at + 1, e->from) != NULL)
		fail_msg("%s> holds not once %s", e->element, e->from);
	sbuf_add(&whole, *text, (size_t)(start - *text));
	sbuf_add(&whole, sbuf_text(&inside),
	    (size_t)(at - sbuf_text(&inside)));
	sbuf_puts(&whole, e->to);
	sbuf_puts(&whole, at + strlen(e->from));
	sbuf_puts(&whole, end);
	free(*text);
	*text = strdup(sbuf_text(&whole));
	assert_non_null(*text);
	sbuf_clear(&inside);
	sbuf_clear(&whole);
	return true;
}

static void
edit_files(const struct edit *e, char **texts, size_t n)
{
	size_t i, places = 0;

	for (i = 0; i < n; i++)
		places += edit_text(e, &texts[i]);
	if (places != 1)
		fail_msg("%s> stands in %zu files", e->element, places);
}

/* The files after the edits. */
struct edited {
	struct kb_buffer docs[KB_FILES_MAX];
	char *texts[KB_FILES_MAX];
	size_t n;
};

static void
edit_all(struct edited *to, const struct practice *p,
    const struct edit *edits, size_t most)
{
	size_t i;

	to->n = p->files.n;
	for (i = 0; i < to->n; i++) {
		to->texts[i] = strndup(p->files.at[i].bytes,
		    p->files.at[i].len);
		assert_non_null(to->texts[i]);
	}
	for (i = 0; i < most && edits[i].element != NULL; i++)
		edit_files(&edits[i], to->texts, to->n);
	for (i = 0; i < to->n; i++)
		to->docs[i] = (struct kb_buffer){ p->files.at[i].name,
		    to->texts[i], strlen(to->texts[i]) };
}

static void
edit_end(struct edited *e)
{
	size_t i;

	for (i = 0; i < e->n; i++)
		free(e->texts[i]);
}

struct kb *
edits_apply(const struct practice *p, const char *what,
    const struct edit *edits, size_t most)
{
	struct diag *d = diag_new();
	struct edited e;
	struct kb *kb;

	edit_all(&e, p, edits, most);
	kb = kb_load_buffers(e.docs, e.n, d);
	if (kb == NULL)
		fail_msg("%s: %s", what, diag_at(d, 0)->text);
	edit_end(&e);
	diag_free(d);
	return kb;
}

void
edits_write(const struct practice *p, const struct edit *edits, size_t most,
    const char *dir)
{
	char path[4096];
	struct edited e;
	size_t i;
	FILE *f;

	edit_all(&e, p, edits, most);
	for (i = 0; i < e.n; i++) {
		(void)snprintf(path, sizeof(path), "%s/%s", dir,
		    e.docs[i].name);
		f = fopen(path, "w");
		assert_non_null(f);
		assert_true(fwrite(e.texts[i], 1, e.docs[i].len, f) ==
		    e.docs[i].len);
		assert_int_equal(fclose(f), 0);
	}
	edit_end(&e);
}
