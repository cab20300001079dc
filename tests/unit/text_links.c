/* SPDX-License-Identifier: MIT */
/* Numbers and addresses in terminal text: whole on a line, and leading
 * somewhere without taking place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "kb/load.h"
#include "report/contact_links.h"
#include "report/render.h"

#define BEGIN "\033]8;;"
#define END "\033]8;;\033\\"
#define WIDEST 80

static void
render(const char *text, const struct links *links, int width, bool lead,
    struct sbuf *out)
{
	struct style style = { .lang = KB_NL, .width = width, .links = links,
	    .color = lead, .hyperlinks = lead };
	struct doc *doc = doc_new();

	assert_non_null(doc);
	doc_add(doc, DOC_LINE, 0, NULL, text, NULL);
	sbuf_reset(out);
	assert_int_equal(render_text(doc, &style, out), 0);
	doc_free(doc);
}

static void
shows(const char *text, const char *wanted)
{
	struct arena *arena = arena_new();
	struct links *links = links_new(arena);
	struct sbuf out = SBUF_EMPTY;

	links_add(links, "020 (0)30 123", "tel:02030123");
	links_add(links, "112", "tel:112");
	links_add(links, "hulp.example", "https://hulp.example");
	links_add(links, "een twee", "https://x.example/\033[2J");
	links_add(links, "\xc3\xa9\xc3\xa9n", "https://\xc3\xa9.example");
	links_add(links, "drie", "https://x.example/\x7f");
	links_add(links, "van dit tot en met dat, en dat is te lang",
	    "https://x.example");
	render(text, links, 40, true, &out);
	assert_string_equal(sbuf_text(&out), wanted);
	sbuf_clear(&out);
	arena_free(arena);
}

static void
where_they_lead(void **state)
{
	(void)state;
	shows("Bel 112.", " Bel " BEGIN "tel:112\033\\112" END ".\n");
	/* None of three places that a terminal cannot be told. */
	shows("Zie een twee, \xc3\xa9\xc3\xa9n of drie.", " Zie een twee, "
	    "\xc3\xa9\xc3\xa9n of drie.\n");
	/* Longer than a line: it is broken, and leads nowhere. */
	shows("van dit tot en met dat, en dat is te lang",
	    " van dit tot en met dat, en dat is te\n lang\n");
	shows("112/2025 of 1120, hulp.example.nl", " 112/2025 of 1120, "
	    "hulp.example.nl\n");
	shows("Zie (hulp.example): 112", " Zie (" BEGIN "https://hulp.example"
	    "\033\\hulp.example" END "): " BEGIN "tel:112\033\\112" END "\n");
	/* On the next line as a whole, where it was not one of digits. */
	shows("Bel deze lijn als je vraagt 020 (0)30 123.",
	    " Bel deze lijn als je vraagt\n " BEGIN "tel:02030123\033\\"
	    "020 (0)30 123" END ".\n");
	/* What would steer the terminal leads nowhere. */
	shows("Dit is een twee", " Dit is een twee\n");
}

/* What is seen of it. */
static void
strip(const char *s, struct sbuf *out)
{
	const char *end;

	sbuf_reset(out);
	while (*s != '\0') {
		if (strncmp(s, BEGIN, strlen(BEGIN)) != 0) {
			sbuf_putc(out, *s++);
			continue;
		}
		end = strstr(s, "\033\\");
		assert_non_null(end);
		s = end + 2;
	}
}

/* In any place on a line: the same lines with and without, none too wide, and
 * the number or address on one of them. */
static void
in_any_place(const struct links *links, const char *value, bool leads)
{
	struct sbuf text = SBUF_EMPTY, with = SBUF_EMPTY, seen = SBUF_EMPTY,
	    without = SBUF_EMPTY;
	int width, pad;

	for (width = 40; width <= WIDEST; width += 20)
		for (pad = 0; pad < width; pad++) {
			sbuf_reset(&text);
			sbuf_pad(&text, 'a', (size_t)pad);
			sbuf_puts(&text, pad > 0 ? " " : "");
			sbuf_puts(&text, value);
			sbuf_puts(&text, ". En dan verder.");
			render(sbuf_text(&text), links, width, true, &with);
			render(sbuf_text(&text), links, width, false,
			    &without);
			strip(sbuf_text(&with), &seen);
			assert_string_equal(sbuf_text(&seen),
			    sbuf_text(&without));
			assert_non_null(strstr(sbuf_text(&without), value));
			assert_int_equal(strstr(sbuf_text(&with), BEGIN) !=
			    NULL, leads);
		}
	sbuf_clear(&text);
	sbuf_clear(&with);
	sbuf_clear(&seen);
	sbuf_clear(&without);
}

static void
every_contact(void **state)
{
	const char *dir = getenv("KNOWLEDGE_DIR");
	struct diag *diag = diag_new();
	struct kb *kb = kb_load(dir == NULL ? "knowledge" : dir, diag);
	struct arena *arena = arena_new();
	const struct links *links;
	const struct kb_channel *c;
	size_t i, j, any = 0;

	(void)state;
	assert_non_null(kb);
	links = contact_links(kb, arena);
	for (i = 0; i < kb->ncontacts; i++)
		for (j = 0; j < kb->contacts[i].nchannels; j++) {
			c = &kb->contacts[i].channels[j];
			if (c->kind == KB_APP)
				continue;
			in_any_place(links, c->value,
			    links_at(links, c->value, 0) != NULL);
			any++;
		}
	assert_true(any > 50);
	arena_free(arena);
	kb_free(kb);
	diag_free(diag);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(where_they_lead),
		cmocka_unit_test(every_contact),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
