/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "advice.h"
#include "kb_small.h"
#include "report/contact_links.h"

static const struct { const char *text, *href; } table[] = {
	{ "112", "tel:112" }, { "0800-0113", "tel:08000113" },
	{ "113", "tel:113" }, { "113.nl", "https://113.nl" },
	{ "0800 200 50", "tel:080020050" },
	{ "stopitnow.be", "https://stopitnow.be" },
	{ "vragen@stopitnow.be", "mailto:vragen@stopitnow.be" },
	{ "112", "tel:999" }, { "", "tel:0" },
};

static struct links *
some(struct arena *arena)
{
	struct links *l = links_new(arena);
	size_t i;

	assert_non_null(l);
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		links_add(l, table[i].text, table[i].href);
	return l;
}

/* Every link of a text, one after the other. */
static void
check(const char *s, const char *wanted)
{
	struct arena *arena = arena_new();
	const struct links *l = some(arena);
	const struct link *found;
	struct sbuf all = SBUF_EMPTY;
	size_t at;

	for (at = links_next(l, s, 0, &found); found != NULL;
	    at = links_next(l, s, at + strlen(found->text), &found)) {
		assert_memory_equal(s + at, found->text, strlen(found->text));
		sbuf_puts(&all, found->href);
		sbuf_putc(&all, ' ');
	}
	assert_int_equal(at, strlen(s));
	assert_string_equal(sbuf_text(&all), wanted);
	sbuf_clear(&all);
	arena_free(arena);
}

static void
test_found(void **state)
{
	(void)state;
	check("", "");
	check("112", "tel:112 ");
	check("Bel 112. Dan (113) of 113: dag en nacht, 112, en \"112\".",
	    "tel:112 tel:113 tel:113 tel:112 tel:112 ");
	check("Mail: vragen@stopitnow.be. Of stopitnow.be.",
	    "mailto:vragen@stopitnow.be https://stopitnow.be ");
	check("113.nl, 113. nl", "https://113.nl tel:113 ");
	check("0800-0113 of 0800 200 50, 3 keer",
	    "tel:08000113 tel:080020050 ");
}

/* What only looks like one is part of something else. */
static void
test_parts(void **state)
{
	(void)state;
	check("arrest 112/2025, 2112, 1123, a112, 112b, 112-113, 1.112", "");
	check("12 112 en 112 12, of 0800 200 501", "");
	check("naasten.stopitnow.be, www.stopitnow.be, stopitnow.bebe", "");
	check("stopitnow.be/nu, x@stopitnow.be, \xc3\xa9""112", "");
}

static void
test_none(void **state)
{
	const struct link *found;

	(void)state;
	assert_null(links_at(NULL, "112", 0));
	assert_int_equal(links_next(NULL, "bel 112", 0, &found), 7);
	assert_null(found);
}

static void
test_no_memory(void **state)
{
	struct arena *arena = arena_new_fused(1);
	struct links *l;

	(void)state;
	assert_null(links_new(arena));
	arena_free(arena);
	arena = arena_new_fused(9);
	l = links_new(arena);
	assert_non_null(l);
	links_add(l, "112", "tel:112");
	assert_false(arena_failed(arena));
	while (!arena_failed(arena))
		arena_alloc(arena, 1);
	links_add(l, "113", "tel:113");
	assert_non_null(links_at(l, "112", 0));
	assert_null(links_at(l, "113", 0));
	arena_free(arena);
}

/* A place that is told in words leads nowhere; an app is called by its
 * name. */
static void
test_in_words(void **state)
{
	static const char elements[] = KB_SMALL_OPEN
	    "<contact id=\"words\" country=\"be\" for=\"anyone\""
	    " anonymous=\"yes\" free=\"yes\" checked=\"2026-11-20\""
	    " certainty=\"confirmed\">"
	    KB_SMALL_T("name", "Hulp", "Help")
	    KB_SMALL_T("purpose", "Praten.", "Talk.")
	    "<channel kind=\"phone\" value=\"+32 (0)9 BEL 1\"/>"
	    "<channel kind=\"chat\" value=\"via de site\"/>"
	    "<channel kind=\"web\" value=\"hulp.example/a b\"/>"
	    "<channel kind=\"app\" value=\"HulpApp\"/>" KB_SMALL_CITE
	    "</contact>" KB_SMALL_CLOSE;
	const char *parts[] = { kb_small, elements };
	const struct links *l;
	struct advice a;

	(void)state;
	advice_open_parts(&a, parts, 2, "2026-11-20T17:40");
	l = contact_links(a.kb, a.arena);
	assert_non_null(l);
	assert_string_equal(links_at(l, "+32 (0)9 BEL 1",
	    0)->href, "tel:+32091");
	assert_null(links_at(l, "via de site", 0));
	assert_null(links_at(l, "hulp.example/a b", 0));
	assert_null(links_at(l, "HulpApp", 0));
	advice_close(&a);
}

static bool
has_scheme(const char *href, enum kb_channel_kind kind)
{
	const char *scheme = kind == KB_PHONE ? "tel:" : kind == KB_MAIL ?
	    "mailto:" : "https://";

	return strncmp(href, scheme, strlen(scheme)) == 0;
}

/* Every number and address of the directory leads where it should. */
static void
test_contacts(void **state)
{
	static const char all[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/@:+";
	const struct kb_channel *channel;
	const struct link *found;
	const struct links *l;
	struct advice a;
	size_t i, j, n = 0;

	(void)state;
	advice_open(&a, "2026-11-20T17:40");
	l = contact_links(a.kb, a.arena);
	assert_non_null(l);
	for (i = 0; i < a.kb->ncontacts; i++)
		for (j = 0; j < a.kb->contacts[i].nchannels; j++) {
			channel = &a.kb->contacts[i].channels[j];
			found = links_at(l, channel->value, 0);
			if (channel->kind == KB_APP) {
				assert_null(found);
				continue;
			}
			assert_non_null(found);
			assert_string_equal(found->text, channel->value);
			assert_true(has_scheme(found->href, channel->kind));
			assert_int_equal(strspn(found->href, all),
			    strlen(found->href));
			n++;
		}
	assert_true(n > 60);
	assert_string_equal(links_at(l, "0800 266 64 36", 0)->href,
	    "tel:08002666436");
	advice_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_found),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_none),
		cmocka_unit_test(test_no_memory),
		cmocka_unit_test(test_contacts),
		cmocka_unit_test(test_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
