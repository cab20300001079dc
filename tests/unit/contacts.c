/* SPDX-License-Identifier: MIT */
/* Whom the advice on the real knowledge offers, and whom it does not. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <cmocka.h>

#include "advice.h"
#include "engine/live.h"
#include "kb/find.h"
#include "report/hours.h"

#define AT "2026-11-20T17:40"
#define ROUNDS 100
#define WIDE 1000	/* no name is folded */

static const char *
section(struct advice *a, const char *const *answers)
{
	advice_reset(a);
	advice_answer_all(a, answers);
	advice_find(a, KB_NL);
	return advice_text(a, 5, WIDE);
}

/* A site for people who have the feelings is not for their relatives, nor
 * for a minor. */
static void
others_get_no_site_of_peers(void **state)
{
	static const char *const who[][2] = {
		{ "concern=relation", "basis=third" },
		{ "concern=child-tells", "basis=child" },
		{ "concern=client", "age=teen" },
	};
	uint32_t seed = 5;
	struct advice a;
	size_t i;
	int round;

	(void)state;
	advice_open(&a, AT);
	for (round = 0; round < ROUNDS; round++)
		for (i = 0; i < sizeof(who) / sizeof(who[0]); i++) {
			const char *given[] = { "country=nl", who[i][0],
			    who[i][1], NULL };

			advice_reset(&a);
			advice_answer_random(&a, &seed);
			advice_answer_all(&a, given);
			advice_find(&a, KB_NL);
			assert_null(strstr(advice_text(&a, 5, WIDE),
			    "edofilie.nl"));
			assert_null(strstr(advice_json(&a),
			    "nl-pedofilie-nl"));
		}
	advice_close(&a);
}

static void
who_has_the_feelings_does(void **state)
{
	static const char *const answers[] = { "country=nl", "danger=no",
	    "suicide=no", "profession=gp", "concern=client", "where=here",
	    "age=adult", "conduct=no", "images=no", "urge=no",
	    "next-contact=never", NULL };
	struct advice a;

	(void)state;
	advice_open(&a, AT);
	assert_non_null(strstr(section(&a, answers), "edofilie.nl"));
	assert_non_null(strstr(advice_json(&a), "nl-pedofilie-nl"));
	advice_close(&a);
}

/* Nothing happened and nobody works with children: no self-help for viewers,
 * no victim support, no inspector of schools. */
static void
nothing_fills_the_list(void **state)
{
	static const char *const feelings[] = { "country=nl", "danger=no",
	    "suicide=no", "profession=gp", "concern=client", "where=here",
	    "age=adult", "conduct=no", "images=no", "urge=no",
	    "next-contact=never", NULL };
	static const char *const viewer[] = { "country=nl", "danger=no",
	    "suicide=no", "profession=gp", "concern=client", "where=here",
	    "age=adult", "conduct=no", "images=stopped", "urge=no",
	    "next-contact=never", NULL };
	static const char *const relative[] = { "country=nl", "danger=no",
	    "suicide=no", "profession=gp", "concern=relation",
	    "age=adult", "conduct=no", "images=no", "urge=no",
	    "next-contact=never", "basis=third", NULL };
	static const char *const colleague[] = { "country=nl", "danger=no",
	    "profession=teacher", "concern=colleague", "age=adult",
	    "conduct=hands", "victim=reachable", NULL };
	static const char *const child[] = { "country=nl", "danger=no",
	    "profession=gp", "concern=child-tells", "conduct=hands",
	    "images=made", "basis=child", NULL };
	static const char *const victim[] = { "country=nl", "danger=no",
	    "suicide=no", "profession=gp", "concern=relation",
	    "age=adult", "conduct=hands", "victim=reachable",
	    "basis=third", NULL };
	struct advice a;

	(void)state;
	advice_open(&a, AT);
	assert_null(strstr(section(&a, feelings), "Stoppen is mogelijk"));
	assert_non_null(strstr(section(&a, viewer), "Stoppen is mogelijk"));
	assert_null(strstr(section(&a, relative), "inspecteur"));
	assert_non_null(strstr(section(&a, colleague), "inspecteur"));
	assert_null(strstr(section(&a, relative), "Slachtofferhulp"));
	assert_non_null(strstr(section(&a, victim), "Slachtofferhulp"));
	assert_null(strstr(section(&a, relative), "Helpwanted"));
	assert_non_null(strstr(section(&a, child), "Helpwanted"));
	advice_close(&a);
}

/* 112 is for a danger now; the vice police have the other number. */
static void
the_vice_police_has_its_number(void **state)
{
	static const char *const calm[] = { "country=nl", "danger=no",
	    "suicide=no", "profession=gp", "where=here", "concern=client",
	    "age=adult", "conduct=hands", "images=no", "relation=no",
	    "next-contact=week", NULL };
	static const char *const now[] = { "country=nl", "danger=now",
	    "suicide=no", "profession=gp", "where=here", "concern=client",
	    "age=adult", "conduct=hands", "images=no", "relation=no", NULL };
	struct advice a;

	(void)state;
	advice_open(&a, AT);
	assert_non_null(strstr(section(&a, calm), "Politie: 0900-8844"));
	assert_non_null(strstr(section(&a, now), "112"));
	assert_null(strstr(section(&a, now), "0900-8844"));
	advice_close(&a);
}

/* Which of two contacts the result names first. */
static void
comes_before(struct advice *a, const char *const *answers, const char *one,
    const char *other)
{
	const char *list, *p, *q;

	advice_reset(a);
	advice_answer_all(a, answers);
	advice_find(a, KB_EN);
	list = strstr(advice_json(a), "]}],\"contacts\":[");
	assert_non_null(list);
	p = strstr(list, one);
	q = strstr(list, other);
	assert_non_null(p);
	assert_non_null(q);
	assert_true(p < q);
}

static void
the_own_region_comes_first(void **state)
{
	static const char *const ghent[] = { "country=be", "danger=no",
	    "profession=gp", "concern=client", "where=here", "age=adult",
	    "conduct=hands", "province-be=oost-vlaanderen", NULL };
	static const char *const liege[] = { "country=be", "danger=no",
	    "profession=gp", "concern=client", "where=here", "age=adult",
	    "conduct=hands", "province-be=wallonie", NULL };
	const char *text;
	struct advice a;

	(void)state;
	advice_open(&a, AT);
	comes_before(&a, ghent, "\"be-zsg-oost-vlaanderen\"", "\"be-zsg\"");
	comes_before(&a, ghent, "\"be-vertrouwenscentrum-oost-vlaanderen\"",
	    "\"be-vertrouwenscentrum\"");
	comes_before(&a, liege, "\"be-103-sos-enfants\"",
	    "\"be-vertrouwenscentrum\"");
	text = section(&a, ghent);
	assert_non_null(strstr(text, "Vertrouwenscentrum Oost-Vlaanderen"));
	assert_null(strstr(text, "Vertrouwenscentrum Kindermishandeling"));
	advice_close(&a);
}

static bool
asks_province(struct advice *a, const char *const *answers, int opened)
{
	struct live_scope scope = { .first_round = true };
	struct live *live = live_new(a->program);
	bool asked;

	advice_reset(a);
	advice_answer_all(a, answers);
	assert_non_null(live);
	scope.section[opened] = opened > 0;
	assert_int_equal(live_update(live, a->answers, &scope), 0);
	asked = live_question(live, kb_find_question(a->kb, "province-be",
	    strlen("province-be")));
	live_free(live);
	return asked;
}

/* Only for section 5, in Belgium, and when a service with regions is
 * named. */
static void
the_province_is_asked_in_time(void **state)
{
	static const char *const be[] = { "country=be", "danger=no",
	    "profession=gp", "concern=client", "age=adult", "conduct=hands",
	    NULL };
	static const char *const nl[] = { "country=nl", "danger=no",
	    "profession=gp", "concern=client", "age=adult", "conduct=hands",
	    NULL };
	static const char *const known[] = { "country=be", "danger=no",
	    "profession=gp", "concern=client", "age=adult", "conduct=hands",
	    "province-be=unknown", NULL };
	static const char *const nowhere[] = { "profession=gp", NULL };
	struct advice a;
	int i;

	(void)state;
	advice_open(&a, AT);
	for (i = 0; i < 10; i++) {
		assert_int_equal(asks_province(&a, be, i), i == 5);
		assert_false(asks_province(&a, nl, i));
		assert_false(asks_province(&a, known, i));
		assert_false(asks_province(&a, nowhere, i));
	}
	advice_close(&a);
}

static void
an_id_begins_with_its_country(void **state)
{
	static const char *const begins[] = { [KB_BE] = "be-",
	    [KB_NLD] = "nl-", [KB_INT] = "int-" };
	const struct kb_contact *c;
	struct advice a;
	size_t i;

	(void)state;
	advice_open(&a, AT);
	for (i = 0; i < a.kb->ncontacts; i++) {
		c = &a.kb->contacts[i];
		assert_int_equal(strncmp(c->head.id, begins[c->country],
		    strlen(begins[c->country])), 0);
		if (c->of != KB_ALWAYS)
			assert_int_equal(a.kb->contacts[c->of].country,
			    c->country);
	}
	advice_close(&a);
}

/* The place in an area, such as "Vlaanderen, Brussel", is this province or
 * has it in it. */
static bool
is_in(const char *place, size_t len, const char *province)
{
	static const char whole[] = "Vlaanderen";

	if (len == strlen(whole) && strncmp(place, whole, len) == 0)
		return strcmp(province, "brussel") != 0 &&
		    strcmp(province, "wallonie") != 0;
	return len == strlen(province) &&
	    strncasecmp(place, province, len) == 0;
}

static bool
serves(const struct kb_contact *c, const char *province)
{
	const char *at;
	size_t len;

	for (at = c->area; at != NULL && *at != '\0'; at += len) {
		at += strspn(at, ", ");
		len = strcspn(at, ",");
		if (is_in(at, len, province))
			return true;
	}
	return c->area == NULL;
}

/* How many contacts come first in this province; where they do, they work,
 * and where they work and do not, the one for all does. */
static size_t
check_province(struct advice *a, const char *province)
{
	const struct kb_contact *c;
	char reply[64];
	size_t i, first = 0;

	(void)snprintf(reply, sizeof(reply), "province-be=%s", province);
	advice_reset(a);
	advice_answer(a, "country=be");
	advice_answer(a, reply);
	advice_find(a, KB_NL);
	for (i = 0; i < a->kb->ncontacts; i++) {
		c = &a->kb->contacts[i];
		if (c->country != KB_BE || c->of == KB_ALWAYS)
			continue;
		if (findings_rule(a->c.findings, c->rule) == TRI_TRUE) {
			first++;
			if (!serves(c, province))
				fail_msg("%s: not in %s", c->head.id,
				    province);
		} else if (serves(c, province) &&
		    !serves(&a->kb->contacts[c->of], province)) {
			fail_msg("%s: nobody in %s", c->head.id, province);
		}
	}
	return first;
}

static void
an_area_is_where_it_comes_first(void **state)
{
	const struct kb_question *q;
	struct advice a;
	size_t i;

	(void)state;
	advice_open(&a, AT);
	q = &a.kb->questions[kb_find_question(a.kb, "province-be",
	    strlen("province-be"))];
	for (i = 0; i < q->noptions; i++)
		assert_true(check_province(&a, q->options[i].id) > 0);
	advice_close(&a);
}

static void
check_holiday(struct advice *a, const char *contact, const char *when)
{
	static const char *const words[KB_NLANG] = {
	    "Feestdag: kan afwijken.", "Public holiday: may differ." };
	const struct kb_contact *c = &a->kb->contacts[kb_find_contact(a->kb,
	    contact)];
	struct civil moment;
	struct sbuf out;
	int lang;

	assert_true(civil_parse(when, &moment));
	for (lang = 0; lang < KB_NLANG; lang++) {
		out = (struct sbuf)SBUF_EMPTY;
		hours_text(a->kb, (enum kb_lang)lang, &c->channels[0], c,
		    &moment, &out);
		assert_non_null(strstr(sbuf_text(&out), words[lang]));
		sbuf_clear(&out);
	}
}

/* The national day and the king's day. */
static void
a_holiday_is_said_in_both_countries(void **state)
{
	struct advice a;

	(void)state;
	advice_open(&a, AT);
	check_holiday(&a, "be-1712", "2026-07-21T10:00");
	check_holiday(&a, "nl-vertrouwensinspecteur", "2026-04-27T10:00");
	advice_close(&a);
}

/* Numbers that nobody confirmed, without their first zero; kept so that the
 * list itself does not publish them (FNV-1a). */
static const uint64_t unpublished[] = {
	UINT64_C(0xbeb521841be53a35),
	UINT64_C(0x1fac5dff35f28237),
	UINT64_C(0xea1febb2bfb621ba),
	UINT64_C(0xea1bbf406701f9e5),
	UINT64_C(0x503d556bd03d78e1),
	UINT64_C(0xc780c20ba9e9b593),
	UINT64_C(0x7bda5859a7a545d4),
	UINT64_C(0x83576504da2dc602)
};
#define SHORTEST 7
#define LONGEST 9

static uint64_t
hash(const char *digits, size_t n)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	while (n-- > 0)
		h = (h ^ (unsigned char)*digits++) *
		    UINT64_C(0x100000001b3);
	return h;
}

static bool
has_number(const char *run, size_t n, const uint64_t *list, size_t nlist)
{
	size_t from, len, i;

	for (from = 0; from < n; from++)
		for (len = SHORTEST; len <= LONGEST && from + len <= n; len++)
			for (i = 0; i < nlist; i++)
				if (hash(run + from, len) == list[i])
					return true;
	return false;
}

/* Digits in a row, whatever stands between them as in a number. */
static bool
text_has_number(const char *s, const uint64_t *list, size_t nlist)
{
	char run[200];
	size_t n = 0;
	bool found = false;

	for (; !found; s++) {
		if (*s >= '0' && *s <= '9' && n < sizeof(run)) {
			run[n++] = *s;
			continue;
		}
		if (*s != '\0' && strchr(" .-/()\n", *s) != NULL &&
		    n < sizeof(run))
			continue;
		found = has_number(run, n, list, nlist);
		n = 0;
		if (*s == '\0')
			break;
	}
	return found;
}

static size_t
files_with(const uint64_t *list, size_t nlist)
{
	const char *dir = getenv("KNOWLEDGE_DIR");
	char path[512], *text = malloc(KB_FILE_MAX + 1);
	struct dirent *e;
	size_t n, found = 0;
	DIR *d;
	FILE *f;

	dir = dir == NULL ? "knowledge" : dir;
	assert_non_null(text);
	d = opendir(dir);
	assert_non_null(d);
	while ((e = readdir(d)) != NULL) {
		if (strstr(e->d_name, ".xml") == NULL)
			continue;
		(void)snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		f = fopen(path, "rb");
		assert_non_null(f);
		n = fread(text, 1, KB_FILE_MAX, f);
		text[n] = '\0';
		(void)fclose(f);
		found += text_has_number(text, list, nlist);
	}
	(void)closedir(d);
	free(text);
	return found;
}

static void
nothing_unconfirmed_is_published(void **state)
{
	/* What is published is found. */
	const uint64_t known = hash("8002000", 7);

	(void)state;
	assert_true(files_with(&known, 1) > 0);
	assert_int_equal(files_with(unpublished,
	    sizeof(unpublished) / sizeof(unpublished[0])), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(others_get_no_site_of_peers),
		cmocka_unit_test(who_has_the_feelings_does),
		cmocka_unit_test(nothing_fills_the_list),
		cmocka_unit_test(the_vice_police_has_its_number),
		cmocka_unit_test(the_own_region_comes_first),
		cmocka_unit_test(the_province_is_asked_in_time),
		cmocka_unit_test(an_id_begins_with_its_country),
		cmocka_unit_test(an_area_is_where_it_comes_first),
		cmocka_unit_test(a_holiday_is_said_in_both_countries),
		cmocka_unit_test(nothing_unconfirmed_is_published),
	};

	return cmocka_run_group_tests_name("contacts", tests, NULL, NULL);
}
