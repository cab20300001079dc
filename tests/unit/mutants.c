/* SPDX-License-Identifier: MIT */
/*
 * Every kind of small mistake: that it is made and named, that a case which
 * shows it notices it, and that nothing does without.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/civil.h"
#include "cmd/check.h"
#include "engine/program.h"
#include "kworld.h"
#include "mutants_small.h"
#include "prove/breach.h"
#include "prove/disproof.h"
#include "prove/equal.h"

static const struct row {
	const char *mutant, *knowledge, *shows;
} rows[] = {
	{ "step \"s\": question \"danger\" in \"now\" turned round",
	    STEP(NOW), DANGER("now") SHOWN },
	{ "step \"s\": fact \"bound\" turned round",
	    STEP("<fact ref=\"bound\"/>"), ANSWER("profession", "gp") SHOWN },
	{ "step \"s\": known \"danger\" turned round",
	    STEP("<known question=\"danger\"/>"), DANGER("no") SHOWN },
	{ "step \"s\": question \"danger\" no longer in \"days\"",
	    STEP(IS("danger", "now days")), DANGER("days") SHOWN },
	{ "step \"s\": question \"danger\" also in \"days\"",
	    STEP(NOW), DANGER("days") NOT_SHOWN },
	{ "step \"s\": all of 2 made any",
	    STEP(ALL(NOW ACUTE)), DANGER("now") SUICIDE("no") NOT_SHOWN },
	{ "step \"s\": none of 2 made any",
	    STEP(NONE(NOW ACUTE)), DANGER("no") SUICIDE("no") SHOWN },
	{ "step \"s\": not all of 2 made any",
	    STEP(NONE(ALL(NOW ACUTE))), DANGER("no") SHOWN },
	{ "step \"s\": any of 2 made all",
	    STEP(ANY(NOW ACUTE)), DANGER("now") SUICIDE("no") SHOWN },
	{ "step \"s\": at least 2 of 3: one fewer will do",
	    STEP(TWO(NOW ACUTE GP)), DANGER("now") SUICIDE("no")
	    ANSWER("profession", "other") NOT_SHOWN },
	{ "step \"s\": at least 2 of 3: one more is needed",
	    STEP(TWO(NOW ACUTE GP)), DANGER("now") SUICIDE("acute")
	    ANSWER("profession", "other") SHOWN },
	{ "step \"s\": question \"suicide\" in \"acute\" left out of all "
	    "of 2",
	    STEP(ALL(NOW ACUTE)), DANGER("now") SUICIDE("no") NOT_SHOWN },
	{ "step \"s\": possible question \"danger\" in \"now\": possible "
	    "left out",
	    STEP(POSSIBLE(NOW)), DANGER("unknown") SHOWN },
	{ "step \"s\": ground \"g\" counts while it is open",
	    STEP("<ground ref=\"g\"/>") GROUND(NOW),
	    DANGER("unknown") NOT_SHOWN },
	{ "step \"s\": the undecided law made true",
	    STEP(LAW), DANGER("no") NOT_SHOWN },
	{ "step \"s\": the undecided act made false",
	    CAREFUL("<undecided because=\"act\"/>"), DANGER("no") SHOWN },
	{ "step \"s\": false made true", STEP("<false/>"),
	    DANGER("no") NOT_SHOWN },
	{ "step \"s\": true made false", STEP("<true/>"),
	    DANGER("no") SHOWN },
	{ "step \"s\": the readings: the other one made the main one",
	    STEP(READING(NOW, "<false/>")), DANGER("now") SHOWN },
	{ "ground \"g\", condition \"c\": the readings: both made the wide "
	    "one", GROUND(READING(NOW, ACUTE)),
	    DANGER("now") SUICIDE("no") EXPECT("contested", "g") },
	{ "ground \"g\", condition \"c\": the readings: both made the "
	    "narrow one", GROUND(READING(NOW, ACUTE)),
	    DANGER("now") SUICIDE("no") EXPECT("met", "g") },
	{ "ground \"g\", condition \"c\": no longer counts", GROUND(NOW),
	    DANGER("no") EXPECT("failed", "g") },
	{ "ground \"g\", condition \"c\": question \"danger\" also in "
	    "\"days\"", GROUND(NOW), DANGER("days") EXPECT("not_met", "g") },
	{ "ground \"g\": moved to the other country", GROUND(NOW),
	    DANGER("now") EXPECT("met", "g") },
	{ "ground \"g\": moved to the other country", GROUND_WITH(
	    "country=\"nl\" act=\"report\" force=\"right\"",
	    CONDITION(NOW)), DANGER("now") EXPECT("not_met", "g") },
	{ "ground \"g\": made a stronger one", GROUND(NOW),
	    DANGER("now") EXPECT("reporting", "right") },
	{ "ground \"g\": made a weaker one", GROUND_WITH("country=\"be\" "
	    "act=\"report\" force=\"norm\"", CONDITION(NOW)),
	    DANGER("now") EXPECT("reporting", "norm") },
	{ "ground \"g\": made no reporting", GROUND(NOW),
	    DANGER("now") EXPECT("reporting", "right") },
	{ "ground \"g\": made reporting", GROUND_WITH("country=\"be\" "
	    "act=\"help\" force=\"duty\"", CONDITION(NOW)),
	    DANGER("now") EXPECT("reporting", "none") },
	{ "ground \"g\": in force before its first day", GROUND_WITH(RIGHT
	    " from=\"2027-01-01\"", CONDITION(NOW)),
	    DANGER("now") EXPECT("not_met", "g") },
	{ "ground \"g\": in force after its last day", GROUND_WITH(RIGHT
	    " to=\"2026-01-01\"", CONDITION(NOW)),
	    DANGER("now") EXPECT("not_met", "g") },
	{ "ground \"g\", recipient \"line\": question \"suicide\" in "
	    "\"acute\" turned round", GROUND_WITH(RIGHT, CONDITION(NOW)
	    "<recipient contact=\"line\">" WHEN(ACUTE) "</recipient>")
	    CONTACT("line", "", ""), DANGER("now") SUICIDE("acute")
	    EXPECT("contacts", "line") },
	{ "step \"s\": no longer shown while merely possible",
	    CAREFUL(NOW),
	    DANGER("unknown") SHOWN },
	{ "step \"s\": shown while merely possible", STEP(NOW),
	    DANGER("unknown") NOT_SHOWN },
	{ "step \"s\": shown in both countries",
	    STEP_WITH(" country=\"nl\"", ""), DANGER("no") NOT_SHOWN },
	{ "passage \"p\": question \"danger\" in \"now\" turned round",
	    PASSAGE("", WHEN(NOW)), DANGER("now") EXPECT("told", "p") },
	{ "passage \"p\": question \"danger\" also in \"days\"",
	    PASSAGE("", WHEN(NOW)), DANGER("days") EXPECT("all_told", "none")
	    },
	{ "step \"s\": possible question \"danger\" in \"now\": possible "
	    "left out", CAREFUL(POSSIBLE(NOW)),
	    DANGER("unknown") EXPECT("all_possible_steps", "none") },
	{ "passage \"p\": told in both countries",
	    PASSAGE("country=\"nl\"", ""),
	    DANGER("no") EXPECT("not_told", "p") },
	{ "passage \"p\": told before its first day",
	    PASSAGE("from=\"2027-01-01\"", ""),
	    DANGER("no") EXPECT("not_told", "p") },
	{ "passage \"p\": told after its last day",
	    PASSAGE("to=\"2026-01-01\"", ""),
	    DANGER("no") EXPECT("not_told", "p") },
	{ "guidance \"a\": question \"danger\" in \"now\" turned round",
	    "<guidance id=\"a\" phase=\"1\" kind=\"dont\">" TEXT WHEN(NOW)
	    "</guidance>", DANGER("now") EXPECT("told", "a") },
	{ "plan-item \"a\": question \"danger\" in \"now\" turned round",
	    "<plan-item id=\"a\" plan=\"client\" tonight=\"yes\">" TEXT WHEN(NOW)
	    "</plan-item>", DANGER("now") EXPECT("told", "a") },
	{ "care-level \"a\": question \"danger\" in \"now\" turned round",
	    "<care-level id=\"a\" level=\"1\">" T("name", "N", "N") TEXT
	    WHEN(NOW) "</care-level>", DANGER("now") EXPECT("told", "a") },
	{ "care-level \"a\": shown in both countries",
	    "<care-level id=\"a\" level=\"1\" country=\"nl\">"
	    T("name", "N", "N") TEXT WHEN(NOW) "</care-level>",
	    DANGER("now") EXPECT("not_told", "a") },
	{ "care-level \"a\": shown in both countries",
	    "<care-level id=\"a\" level=\"1\" country=\"nl\">"
	    T("name", "N", "N") TEXT "</care-level>",
	    DANGER("no") EXPECT("not_told", "a") },
	{ "indicator \"i\": question \"danger\" in \"now\" turned round",
	    "<indicator id=\"i\" direction=\"risk\" section=\"1\">" TEXT
	    T("topic", "T", "T") WHEN(NOW) "</indicator>",
	    DANGER("now") EXPECT("indicators", "i") },
	{ "contact \"near\": question \"danger\" in \"now\" turned round",
	    STEP_WITH("", "<contact ref=\"line\"/>")
	    CONTACT("line", "", "")
	    CONTACT("near", " of=\"line\"", WHEN(NOW)),
	    DANGER("now") EXPECT("contacts", "near") },
	{ "question \"q\", ask-if: question \"danger\" in \"now\" turned "
	    "round", QUESTION("<ask-if>" NOW "</ask-if>"),
	    DANGER("now") ANSWER("q", "x") EXPECT("urgency", "now") },
	{ "fact \"bound\": question \"profession\" in \"gp\" turned round",
	    "", ANSWER("profession", "gp") EXPECT("secrecy", "bound") },
	{ "alarm \"child\": question \"danger\" in \"now\" turned round",
	    "", DANGER("now") EXPECT("alarms", "child") },
	{ "urgency \"today\": question \"danger\" in \"days\" turned round",
	    "", DANGER("days") EXPECT("urgency", "today") },
};
#define NROWS (sizeof(rows) / sizeof(rows[0]))

/* ---- one mutant ---- */

static enum notice
notice(const char *mutant, const char *elements, const char *inner)
{
	struct mutated j;
	enum notice how;
	size_t at;

	mutated_open(&j, elements, inner);
	at = mutated_find(&j, mutant);
	if (at == j.mutants.n)
		fail_msg("not made: %s", mutant);
	how = j.verdicts[at].notice;
	if (how == NOTICE_CASE)
		assert_string_equal(j.verdicts[at].by->head.id, "c");
	mutated_close(&j);
	return how;
}

/* ---- tests ---- */

static void
each_is_noticed_by_what_shows_it(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < NROWS; i++)
		if (notice(rows[i].mutant, rows[i].knowledge,
		    rows[i].shows) != NOTICE_CASE)
			fail_msg("not noticed: %s", rows[i].mutant);
}

/* Secrecy is open whatever is wrong, for no profession is answered. */
static void
none_is_noticed_by_what_does_not(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < NROWS; i++)
		if (notice(rows[i].mutant, rows[i].knowledge,
		    DANGER("unknown") EXPECT("secrecy", "open")) !=
		    NOTICE_NONE)
			fail_msg("noticed: %s", rows[i].mutant);
}

static void
a_variant_notices_too(void **state)
{
	(void)state;
	assert_int_equal(notice("step \"s\": question \"danger\" also in "
	    "\"days\"", STEP(NOW), DANGER("now") SHOWN "<variant>"
	    DANGER("days") NOT_SHOWN "</variant>"), NOTICE_CASE);
}

/* A case counts on its own day. */
static void
a_case_notices_by_the_law_of_its_day(void **state)
{
	static const char turned[] = "ground \"g\", condition \"c\": question "
	    "\"danger\" in \"now\" turned round";
	struct mutated j;

	(void)state;
	mutated_open(&j, GROUND_WITH(RIGHT " to=\"2026-01-01\"",
	    CONDITION(NOW)), DANGER("now") EXPECT("not_met", "g")
	    EXPECT("alarms", "child") "<learn>"
	    TEXT KB_SMALL_CITE "</learn></case><case id=\"old\" "
	    "country=\"be\" theme=\"other\" difficulty=\"1\" "
	    "at=\"2025-06-01T14:30\">" T("title", "T", "T")
	    T("story", "S", "S") DANGER("now") EXPECT("met", "g"));
	assert_int_equal(mutated_notice(&j, turned), NOTICE_CASE);
	assert_string_equal(j.verdicts[mutated_find(&j, turned)].by->head.id,
	    "old");
	assert_string_equal(j.verdicts[mutated_find(&j, "alarm \"child\": "
	    "question \"danger\" in \"now\" turned round")].by->head.id, "c");
	mutated_close(&j);
}

/* The first that notices is told, also when nothing is left to notice. */
static void
what_is_noticed_is_noticed_once(void **state)
{
	struct mutants one;
	struct mutated j;

	(void)state;
	mutated_open(&j, STEP(NOW), DANGER("now") SHOWN "<variant>"
	    DANGER("days") NOT_SHOWN "</variant>");
	one.at = &j.mutants.at[mutated_find(&j, rows[0].mutant)];
	one.n = 1;
	assert_int_equal(mutants_judge(j.kb, j.cases, &one, j.verdicts, NULL,
	    j.diag), 0);
	assert_int_equal(j.verdicts[0].notice, NOTICE_CASE);
	assert_string_equal(j.verdicts[0].by->head.id, "c");
	mutated_close(&j);
}

/* Of more mistakes than can be switched at once the last is tried too. */
static void
many_mistakes_are_all_tried(void **state)
{
	enum { STEPS = MUTANTS_SWITCHED };
	static const char turned[] = "step \"last\": question \"danger\" in "
	    "\"now\" turned round";
	struct sbuf steps = SBUF_EMPTY;
	struct mutated j;
	int i;

	(void)state;
	for (i = 0; i < STEPS; i++) {
		sbuf_puts(&steps, "<step id=\"s-");
		sbuf_num(&steps, (unsigned)i);
		sbuf_puts(&steps, "\" time=\"week\">" WHEN(NOW) TEXT
		    "</step>");
	}
	sbuf_puts(&steps, "<step id=\"last\" time=\"week\">" WHEN(NOW) TEXT
	    "</step>");
	mutated_open(&j, sbuf_text(&steps), DANGER("now")
	    EXPECT("steps", "last"));
	assert_int_equal(mutated_notice(&j, turned), NOTICE_CASE);
	assert_int_equal(mutated_notice(&j, "step \"s-1\": question "
	    "\"danger\" in \"now\" turned round"), NOTICE_NONE);
	mutated_close(&j);
	sbuf_clear(&steps);
}

/* What is decided otherwise anyhow shows nothing. */
static void
a_case_that_fails_notices_nothing(void **state)
{
	(void)state;
	assert_int_equal(notice("step \"s\": question \"danger\" in \"now\" "
	    "turned round", STEP(NOW), DANGER("now") SHOWN
	    EXPECT("urgency", "week")), NOTICE_NONE);
}

static void
only_an_option_beside_one_named_is_added(void **state)
{
	struct mutated j;

	(void)state;
	mutated_open(&j, STEP(NOW), DANGER("no") NOT_SHOWN);
	assert_true(mutated_find(&j, "step \"s\": question \"danger\" also in "
	    "\"no\"") == j.mutants.n);
	mutated_close(&j);
}

static void
a_mutant_tells_where(void **state)
{
	struct mutated j;
	const struct mutant *m;

	(void)state;
	mutated_open(&j, "\n\n" STEP("\n" NOW), DANGER("no") NOT_SHOWN);
	m = &j.mutants.at[mutated_find(&j, rows[0].mutant)];
	assert_string_equal(m->file, "more.xml");
	assert_int_equal(m->line, 5);
	m = &j.mutants.at[mutated_find(&j,
	    "step \"s\": shown while merely possible")];
	assert_int_equal(m->line, 4);
	mutated_close(&j);
}

/* A step of one country need not ask for it again; a ground of older law
 * counts in its time; a reading that is nowhere is the same anyhow. */
static void
what_changes_nothing_is_proved(void **state)
{
	static const char knowledge[] = STEP_WITH(" country=\"nl\"",
	    WHEN(ALL(IS("country", "nl") NOW)))
	    GROUND_WITH(RIGHT " to=\"2026-01-01\"", CONDITION(NOW))
	    PASSAGE("", WHEN(ANY(NOW ALL(NOW ACUTE))));
	struct mutated j;

	(void)state;
	mutated_prove(&j, knowledge, mutants_prove_equal);
	assert_int_equal(mutated_notice(&j, "step \"s\": question \"country\" "
	    "in \"nl\" left out of all of 2"), NOTICE_EQUAL);
	assert_int_equal(mutated_notice(&j, "step \"s\": question "
	    "\"danger\" in \"now\" left out of all of 2"), NOTICE_NONE);
	assert_int_equal(mutated_notice(&j, "ground \"g\", condition \"c\": no "
	    "longer counts"), NOTICE_NONE);
	assert_int_equal(mutated_notice(&j, "passage \"p\": all of 2 left out "
	    "of any of 2"), NOTICE_EQUAL);
	assert_int_equal(mutated_notice(&j, "passage \"p\": question "
	    "\"suicide\" in \"acute\" turned round"), NOTICE_EQUAL);
	assert_int_equal(mutated_notice(&j, "alarm \"child\": question "
	    "\"danger\" in \"now\" turned round"), NOTICE_NONE);
	mutated_close(&j);
}

/* A proof finds what breaks it wherever the cases are, in words too; not what
 * changes nothing that is guaranteed, nor by what does not hold anyway. */
static void
a_guarantee_is_broken_anywhere(void **state)
{
	static const char knowledge[] = STEP(NOW) PASSAGE("", WHEN(ACUTE))
	    "<guarantee id=\"told\" change=\"unknown\">" TEXT "<given>" ACUTE
	    "</given><always><any><passage in=\"p\"/><none>" ACUTE
	    "</none></any></always>" KB_SMALL_CITE "</guarantee>"
	    "<guarantee id=\"said\">" TEXT "<given>" ACUTE "</given><always>"
	    "<passage in=\"p\"/></always>" KB_SMALL_CITE "</guarantee>"
	    PROMISED;
	struct mutated j;

	(void)state;
	mutated_prove(&j, knowledge, mutants_disprove);
	assert_int_equal(mutated_notice(&j, "alarm \"child\": question "
	    "\"danger\" in \"now\" turned round"), NOTICE_GUARANTEE);
	assert_int_equal(mutated_notice(&j, "passage \"p\": question "
	    "\"suicide\" in \"acute\" turned round"), NOTICE_GUARANTEE);
	assert_int_equal(mutated_notice(&j, "alarm \"child\": question "
	    "\"danger\" also in \"days\""), NOTICE_NONE);
	assert_int_equal(mutated_notice(&j, "step \"s\": question "
	    "\"danger\" in \"now\" turned round"), NOTICE_NONE);
	mutated_close(&j);
}

/* What a case does not notice may break a guarantee; what none speaks of
 * breaks none. */
static void
a_broken_guarantee_notices(void **state)
{
	static const char turned[] = "alarm \"child\": question \"danger\" in "
	    "\"now\" turned round";
	struct mutated j;

	(void)state;
	mutated_open(&j, STEP(NOW) PROMISED, DANGER("now")
	    EXPECT("secrecy", "open"));
	assert_int_equal(mutated_notice(&j, turned), NOTICE_NONE);
	assert_int_equal(mutants_break(j.kb, j.cases,
	    civil_days(2026, 11, 20), &j.mutants, j.verdicts, NULL), 0);
	assert_int_equal(mutated_notice(&j, turned), NOTICE_GUARANTEE);
	assert_int_equal(mutated_notice(&j, "alarm \"child\": question "
	    "\"danger\" also in \"days\""), NOTICE_NONE);
	assert_int_equal(mutated_notice(&j, rows[0].mutant), NOTICE_NONE);
	mutated_close(&j);
}

/* Answers to a question that takes several are tried as well. */
static void
several_answers_break_a_guarantee(void **state)
{
	static const char knowledge[] = "<question id=\"many\" number=\"8\" "
	    "choice=\"many\">" TEXT T("why", "W", "W") T("none", "N", "N")
	    T("unknown", "U", "U") T("short", "m", "m") "<option id=\"a\">"
	    TEXT "</option><option id=\"b\">" TEXT "</option></question>"
	    STEP(IS("many", "a b")) "<guarantee id=\"shown\">" TEXT "<given>"
	    ALL(IS("many", "b") NONE(IS("many", "a"))) "</given><always>"
	    "<step in=\"s\"/></always>" KB_SMALL_CITE "</guarantee>";
	struct mutated j;

	(void)state;
	mutated_open(&j, knowledge, DANGER("now") EXPECT("secrecy", "open"));
	assert_int_equal(mutants_break(j.kb, j.cases,
	    civil_days(2026, 11, 20), &j.mutants, j.verdicts, NULL), 0);
	assert_int_equal(mutated_notice(&j, "step \"s\": question \"many\" "
	    "no longer in \"b\""), NOTICE_GUARANTEE);
	assert_int_equal(mutated_notice(&j, "step \"s\": question \"many\" "
	    "no longer in \"a\""), NOTICE_NONE);
	mutated_close(&j);
}

/* ---- switched as for good ---- */

static void
compare_rules(const struct program *a, const struct answers *of_a,
    const struct program *b, const struct answers *of_b, size_t nrules)
{
	struct lanes *x = lanes_new(a), *y = lanes_new(b);
	size_t rule;
	int reading;

	lanes_reset(x);
	lanes_reset(y);
	lanes_set(x, 0, of_a, END_CLOSED);
	lanes_set(y, 0, of_b, END_CLOSED);
	lanes_run(x);
	lanes_run(y);
	for (rule = 0; rule < nrules; rule++)
		for (reading = 0; reading < NREADINGS; reading++)
			assert_int_equal(lanes_rule(x, rule,
			    (enum reading)reading, 0), lanes_rule(y, rule,
			    (enum reading)reading, 0));
	lanes_free(x);
	lanes_free(y);
}

static void
compare_mutant(const struct kworld *w, const struct kb *all,
    const struct program *switched, const struct mutant *m, size_t option)
{
	struct arena *arena = arena_new();
	const struct kb *one = m == NULL ? w->kb : mutant_kb(w->kb, m, arena);
	struct program *p = program_new(one, KRANDOM_DAY);
	struct answers *a = answers_new(all, arena);

	assert_true(one != NULL && p != NULL && a != NULL);
	memcpy(a->state, w->answers->state, w->kb->nquestions);
	memcpy(a->tick, w->answers->tick, w->kb->noptions);
	answers_set_one(a, w->kb->nquestions, option);
	compare_rules(switched, a, p, w->answers, w->kb->nrules);
	program_free(p);
	arena_free(arena);
}

static void
compare_world(struct krandom *r, struct kworld *w)
{
	struct mutant *some = arena_calloc(w->arena, MUTANTS_SWITCHED,
	    sizeof(*some));
	struct program *switched;
	struct mutants all;
	const struct kb *kb;
	size_t i, n = 0;

	assert_int_equal(mutants_make(w->kb, w->arena, &all), 0);
	for (i = 0; i < all.n && n < MUTANTS_SWITCHED; i++)
		if (mutant_switches(&all.at[i]) && krandom_below(r, 2) == 0)
			some[n++] = all.at[i];
	kb = mutants_switched(w->kb, some, n, w->arena);
	assert_non_null(kb);
	switched = program_new(kb, KRANDOM_DAY);
	assert_non_null(switched);
	compare_mutant(w, kb, switched, NULL, 0);
	for (i = 0; i < n; i++)
		compare_mutant(w, kb, switched, &some[i], i + 1);
	program_free(switched);
}

static void
a_switched_mutant_is_the_mutant(void **state)
{
	static const struct kshape shape = { 5, 5, 4, 3, 3, 3, true };
	struct krandom r = { 20261121 };
	struct kworld w;
	size_t round;

	(void)state;
	for (round = 0; round < 30; round++) {
		kworld_open(&w, krandom_kb(&r, &shape));
		krandom_answers(&r, w.answers, 80);
		compare_world(&r, &w);
		kworld_close(&w);
	}
}

/* ---- as check tells it ---- */

static bool
says(const struct diag *d, enum diag_level level, const char *text)
{
	size_t i;

	for (i = 0; i < diag_count(d); i++)
		if (diag_at(d, i)->level == level &&
		    strstr(diag_at(d, i)->text, text) != NULL)
			return true;
	return false;
}

static void
write_file(const char *dir, const char *name, const char *text)
{
	char path[64];
	FILE *file;

	(void)snprintf(path, sizeof(path), "%s/%s", dir, name);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void
remove_files(const char *dir)
{
	static const char *const names[] = { "cases/a.xml", "cases",
	    "unnoticed.txt", "" };
	char path[64];
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		(void)snprintf(path, sizeof(path), "%s/%s", dir, names[i]);
		(void)remove(path);
	}
}

/* What check finds with these cases and this list, NULL: none. */
static struct diag *
check_so(const struct mutated *j, const char *cases, const char *list,
    bool proves)
{
	char dir[] = "/tmp/mutantsXXXXXX", path[64];
	struct check k = { .dir = dir, .day = civil_days(2026, 11, 20),
	    .proves = proves, .found = diag_new() };

	assert_non_null(mkdtemp(dir));
	(void)snprintf(path, sizeof(path), "%s/cases", dir);
	assert_int_equal(mkdir(path, 0700), 0);
	write_file(dir, "cases/a.xml", cases);
	if (list != NULL)
		write_file(dir, "unnoticed.txt", list);
	check_mutants(&k, j->kb);
	remove_files(dir);
	return k.found;
}

static struct diag *
check_with(const struct mutated *j, const char *cases, const char *list)
{
	return check_so(j, cases, list, true);
}

static const char shown[] = CASE(DANGER("now") SHOWN);
#define ALSO_DAYS "step \"s\": question \"danger\" also in \"days\""

static void
check_tells_what_is_missed(void **state)
{
	struct mutated j;
	struct diag *d;

	(void)state;
	mutated_open(&j, STEP(NOW) PROMISED, DANGER("now") SHOWN);
	d = check_with(&j, shown, NULL);
	assert_string_equal(diag_group_at(d, 0), "mutants");
	assert_true(says(d, DIAG_NOTE, "mutants of what is concluded: "));
	assert_true(says(d, DIAG_NOTE, "mutants of what is told: 0, "
	    "noticed: 0 (100%), 0 of them only by a guarantee; 0 more "));
	assert_true(says(d, DIAG_NOTE, "listed with the reason: 0"));
	assert_true(says(d, DIAG_FINDING, "nothing notices the mistake: "
	    ALSO_DAYS "; "));
	assert_false(says(d, DIAG_FINDING, "step \"s\": question "
	    "\"danger\" in \"now\" turned round"));
	assert_false(says(d, DIAG_FINDING, "alarm \"child\": question "
	    "\"danger\" in \"now\" turned round"));
	diag_free(d);
	d = check_so(&j, shown, NULL, false);
	assert_true(says(d, DIAG_NOTE, "more (that more change nothing was "
	    "not proved)"));
	diag_free(d);
	d = check_with(&j, "<cases", NULL);
	assert_int_equal(diag_worst(d), DIAG_ERROR);
	assert_false(says(d, DIAG_NOTE, "mutants of"));
	diag_free(d);
	mutated_close(&j);
}

/* The notes before the list, and as many findings less as are listed. */
static void
what_is_listed_is_not_told(void **state)
{
	struct mutated j;
	struct diag *without, *with;
	size_t i;

	(void)state;
	mutated_open(&j, STEP(NOW) PROMISED, DANGER("now") SHOWN);
	without = check_with(&j, shown, NULL);
	with = check_with(&j, shown, "# of the step\n" ALSO_DAYS "\n\tAs I "
	    "know.\n");
	assert_int_equal(diag_count(with), diag_count(without) - 1);
	assert_false(says(with, DIAG_FINDING, ALSO_DAYS));
	assert_true(says(with, DIAG_NOTE, "listed with the reason: 1"));
	for (i = 0; i < 2; i++)
		assert_string_equal(diag_at(with, i)->text,
		    diag_at(without, i)->text);
	diag_free(with);
	with = check_with(&j, shown, "step \"s\": *\n\tAs I know.\n");
	assert_false(says(with, DIAG_FINDING, "step \"s\": "));
	assert_true(says(with, DIAG_FINDING, "alarm \""));
	diag_free(with);
	diag_free(without);
	mutated_close(&j);
}

/* Refused before anything is judged. */
static void
a_wrong_list_is_refused(void **state)
{
	struct mutated j;
	struct diag *d;

	(void)state;
	mutated_open(&j, STEP(NOW) PROMISED, DANGER("now") SHOWN);
	d = check_with(&j, shown, ALSO_DAYS "\n\tAs I know.\n\n"
	    "step \"t\": question \"danger\" also in \"days\"\n\tSo.\n");
	assert_int_equal(diag_count(d), 1);
	assert_int_equal(diag_worst(d), DIAG_ERROR);
	assert_string_equal(diag_at(d, 0)->file, "unnoticed.txt");
	assert_int_equal(diag_at(d, 0)->line, 4);
	diag_free(d);
	d = check_with(&j, shown, ALSO_DAYS "\nstep \"s\": question "
	    "\"danger\" in \"now\" turned round\n\tNoticed.\n");
	assert_true(says(d, DIAG_FINDING, "lists what is noticed or no "
	    "mistake: step \"s\": question \"danger\" in \"now\" turned "));
	assert_false(says(d, DIAG_FINDING, ALSO_DAYS));
	diag_free(d);
	mutated_close(&j);
}

/* ---- memory ---- */

static bool
make_and_change(const struct kb *kb, long fuse)
{
	struct arena *a = arena_new_fused(fuse);
	struct mutants all = { NULL, 0 };
	bool done = a != NULL && mutants_make(kb, a, &all) == 0;
	size_t i;

	for (i = 0; done && i < all.n; i++)
		done = mutant_kb(kb, &all.at[i], a) != NULL &&
		    (!mutant_switches(&all.at[i]) ||
		    mutants_switched(kb, &all.at[i], 1, a) != NULL);
	arena_free(a);
	return done;
}

static void
running_out_of_memory_is_told(void **state)
{
	struct mutated j;
	long fuse;

	(void)state;
	mutated_open(&j, GROUND(READING(NOW, LAW)) STEP("<ground ref=\"g\"/>"),
	    DANGER("now") SHOWN);
	for (fuse = 0; !make_and_change(j.kb, fuse); fuse++)
		assert_true(fuse < 10000);
	assert_true(fuse > 1);
	mutated_close(&j);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_noticed_by_what_shows_it),
		cmocka_unit_test(none_is_noticed_by_what_does_not),
		cmocka_unit_test(a_variant_notices_too),
		cmocka_unit_test(a_case_notices_by_the_law_of_its_day),
		cmocka_unit_test(what_is_noticed_is_noticed_once),
		cmocka_unit_test(many_mistakes_are_all_tried),
		cmocka_unit_test(a_case_that_fails_notices_nothing),
		cmocka_unit_test(only_an_option_beside_one_named_is_added),
		cmocka_unit_test(a_mutant_tells_where),
		cmocka_unit_test(what_changes_nothing_is_proved),
		cmocka_unit_test(a_broken_guarantee_notices),
		cmocka_unit_test(several_answers_break_a_guarantee),
		cmocka_unit_test(a_guarantee_is_broken_anywhere),
		cmocka_unit_test(a_switched_mutant_is_the_mutant),
		cmocka_unit_test(check_tells_what_is_missed),
		cmocka_unit_test(what_is_listed_is_not_told),
		cmocka_unit_test(a_wrong_list_is_refused),
		cmocka_unit_test(running_out_of_memory_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
