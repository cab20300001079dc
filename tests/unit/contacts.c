/* SPDX-License-Identifier: MIT */
/* Whom the advice on the real knowledge offers, and whom it does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "advice.h"

#define AT "2026-11-20T17:40"
#define ROUNDS 100

static const char *
section(struct advice *a, const char *const *answers)
{
	advice_reset(a);
	advice_answer_all(a, answers);
	advice_find(a, KB_NL);
	return advice_text(a, 5, 80);
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
			assert_null(strstr(advice_text(&a, 5, 80),
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(others_get_no_site_of_peers),
		cmocka_unit_test(who_has_the_feelings_does),
		cmocka_unit_test(the_vice_police_has_its_number),
	};

	return cmocka_run_group_tests_name("contacts", tests, NULL, NULL);
}
