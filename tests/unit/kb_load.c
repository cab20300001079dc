/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/civil.h"
#include "kb/find.h"
#include "kb/load.h"
#include "kb_cases.h"
#include "kb_documents.h"

static struct kb *
load(const char *second, struct diag *d)
{
	struct kb_buffer docs[2] = {
		{ "small.xml", kb_small, strlen(kb_small) },
		{ "case.xml", second, second == NULL ? 0 : strlen(second) }
	};

	return kb_load_buffers(docs, second == NULL ? 1 : 2, d);
}

static void
print_all(const struct diag *d)
{
	const struct diag_entry *e;
	size_t i;

	for (i = 0; i < diag_count(d); i++) {
		e = diag_at(d, i);
		print_message("  %s:%u: %s\n", e->file == NULL ? "-" :
		    e->file, e->line, e->text);
	}
}

static bool
case_holds(const struct kb_faulty *c, const struct kb *kb,
    const struct diag *d)
{
	const struct diag_entry *e;

	if (c->fault == FAULT_NONE)
		return kb != NULL && diag_count(d) == 0;
	if (kb != NULL || diag_count(d) != 1)
		return false;
	e = diag_at(d, 0);
	return e->level == DIAG_ERROR && strcmp(e->file, "case.xml") == 0 &&
	    e->line == c->line && strstr(e->text, c->says) != NULL;
}

/* One entry for one problem, at its line, and nothing that follows from it. */
static void
every_case_gives_one_entry(void **state)
{
	static char text[8192];
	struct diag *d;
	struct kb *kb;
	size_t i, wrong = 0;

	(void)state;
	for (i = 0; i < KB_NCASES; i++) {
		(void)snprintf(text, sizeof(text), "%s%s%s", KB_SMALL_OPEN,
		    kb_cases[i].body, KB_SMALL_CLOSE);
		d = diag_new();
		kb = load(text, d);
		if (!case_holds(&kb_cases[i], kb, d)) {
			wrong++;
			print_message("case %zu: line %u \"%s\" in\n%s\n", i,
			    kb_cases[i].line, kb_cases[i].says == NULL ? "" :
			    kb_cases[i].says, kb_cases[i].body);
			print_all(d);
		}
		kb_free(kb);
		diag_free(d);
	}
	assert_int_equal(wrong, 0);
}

struct loaded { struct diag *d; struct kb *kb; };

static int
load_full(void **state)
{
	static struct loaded l;

	l.d = diag_new();
	l.kb = load(kb_full, l.d);
	print_all(l.d);
	*state = &l;
	return l.kb == NULL ? -1 : 0;
}

static int
unload(void **state)
{
	struct loaded *l = *state;

	kb_free(l->kb);
	diag_free(l->d);
	return 0;
}

static const struct kb *
model(void **state)
{
	return ((struct loaded *)*state)->kb;
}

static void
sources_keep_their_dates(void **state)
{
	const struct kb *kb = model(state);
	size_t at = kb_find_source(kb, "law-one");
	const struct kb_source *s;

	assert_int_not_equal(at, KB_ALWAYS);
	s = &kb->sources[at];
	assert_int_equal(s->kind, KB_STATUTE);
	assert_int_equal(s->certainty, KB_UNCERTAIN);
	assert_string_equal(s->date, "2020-02");
	assert_string_equal(s->checked, "2026-01-31");
	assert_int_equal(s->checked_day, civil_days(2026, 1, 31));
	assert_int_equal(s->stale_months, 12);
	assert_string_equal(s->title, "Wet van twee regels");
	assert_string_equal(s->link, "https://example.org/wet");
	assert_string_equal(s->note.in[KB_NL], "Nog te bevestigen.");
	assert_string_equal(s->note.in[KB_EN], "To be confirmed.");
	assert_string_equal(s->head.file, "case.xml");
	assert_int_equal(s->head.line, 3);
	s = &kb->sources[kb_find_source(kb, "book")];
	assert_null(s->date);
	assert_null(s->link);
	assert_null(s->note.in[KB_NL]);
	assert_string_equal(kb->release, "2026-11-20");
	assert_int_equal(kb->review, KB_REVIEW_NONE);
}

static void
questions_are_numbered(void **state)
{
	const struct kb *kb = model(state);
	size_t i, options = 0;

	assert_int_equal(kb->nquestions, 5);
	for (i = 0; i < kb->nquestions; i++) {
		assert_int_equal(kb->questions[i].first_option, options);
		options += kb->questions[i].noptions;
		assert_int_equal(kb_find_question(kb,
		    kb->questions[i].head.id,
		    strlen(kb->questions[i].head.id)), i);
		if (i > 0)
			assert_true(kb->questions[i].number >
			    kb->questions[i - 1].number);
	}
	assert_int_equal(kb->noptions, options);
	assert_int_equal(kb->country_question, 0);
	assert_int_equal(kb->profession_question, 3);
}

static void
a_question_keeps_its_words(void **state)
{
	const struct kb *kb = model(state);
	size_t at = kb_find_question(kb, "setting", 7);
	const struct kb_question *q;
	const struct kb_rule *r;

	assert_int_not_equal(at, KB_ALWAYS);
	q = &kb->questions[at];
	assert_true(q->many);
	assert_int_equal(q->number, 28);
	assert_string_equal(q->hint.in[KB_EN], "Choose all.");
	assert_string_equal(q->none.in[KB_NL], "Geen van deze");
	assert_string_equal(q->unknown.in[KB_NL], "Weet ik nog niet");
	assert_string_equal(q->brief.in[KB_EN], "setting");
	assert_int_equal(q->definitions.n, 2);
	assert_string_equal(q->definitions.at[1].in[KB_EN],
	    "Judge: any judge.");
	assert_int_equal(q->noptions, 2);
	assert_string_equal(q->options[0].brief.in[KB_NL], "politie");
	assert_null(q->options[0].client.in[KB_NL]);
	assert_string_equal(q->options[1].client.in[KB_EN], "pupil");
	assert_int_equal(kb_find_option(q, "team and more", 4), 1);
	assert_int_equal(kb_find_option(q, "tea", 3), KB_ALWAYS);
	assert_int_equal(q->head.ncites, 2);
	assert_string_equal(q->head.cites[0].place, "p. 3");
	assert_int_equal(q->head.cites[0].source, kb_find_source(kb, "book"));
	assert_null(q->head.cites[1].place);
	r = &kb->rules[q->ask_if];
	assert_int_equal(r->kind, KB_RULE_ASK_IF);
	assert_int_equal(r->owner, at);
	assert_int_equal(r->expr->op, KB_IS);
	assert_int_equal(r->expr->noptions, 2);
	assert_int_equal(kb->questions[0].ask_if, KB_ALWAYS);
	r = &kb->rules[q->worth_if];
	assert_int_equal(r->owner, at);
	assert_int_equal(r->expr->noptions, 1);
	assert_int_equal(kb->questions[0].worth_if, KB_ALWAYS);
	assert_null(kb->questions[0].unknown.in[KB_NL]);
}

static void
conditions_are_as_written(void **state)
{
	const struct kb *kb = model(state);
	const struct kb_fact *f = &kb->facts[kb_find_fact(kb, "near")];
	const struct kb_expr *e = kb->rules[f->rule].expr, *k;

	assert_int_equal(e->op, KB_ANY);
	assert_int_equal(e->nkids, 5);
	assert_string_equal(e->file, "case.xml");
	assert_true(e->line > f->head.line);
	assert_int_equal(e->kids[1]->op, KB_ALL);
	assert_int_equal(e->kids[1]->kids[1]->op, KB_UNDECIDED_ACT);
	assert_int_equal(e->kids[1]->kids[2]->op, KB_TRUE);
	k = e->kids[2];
	assert_int_equal(k->op, KB_NONE);
	assert_true(k->not_applicable_ok);
	assert_int_equal(k->kids[0]->noptions, 2);
	assert_int_equal(k->kids[0]->options[0], 1);
	assert_int_equal(k->kids[0]->options[1], 0);
	assert_int_equal(k->kids[1]->op, KB_FALSE);
	k = e->kids[3];
	assert_int_equal(k->op, KB_AT_LEAST);
	assert_int_equal(k->threshold, 2);
	assert_int_equal(k->kids[2]->op, KB_UNDECIDED_LAW);
	k = e->kids[4];
	assert_int_equal(k->op, KB_READING);
	assert_false(k->main_is_wide);
	assert_int_equal(k->kids[0]->op, KB_FACT);
	assert_int_equal(k->kids[0]->ref, kb_find_fact(kb, "bound"));
	assert_int_equal(k->kids[1]->op, KB_GROUND);
	assert_int_equal(k->kids[1]->ref, kb_find_ground(kb, "be-talk"));
	assert_string_equal(k->kids[1]->ref_id, "be-talk");
	e = kb->rules[kb->facts[kb_find_fact(kb, "asked")].rule].expr;
	assert_int_equal(e->kids[0]->op, KB_KNOWN);
	assert_int_equal(e->kids[0]->ref, kb_find_question(kb, "suicide", 7));
	assert_int_equal(e->kids[1]->op, KB_POSSIBLE);
	assert_int_equal(e->kids[1]->nkids, 1);
}

static void
facts_and_secrecy(void **state)
{
	const struct kb *kb = model(state);
	const struct kb_fact *f = &kb->facts[kb_find_fact(kb, "near")];

	assert_true(f->first_round);
	assert_false(f->secrecy);
	assert_false(kb->facts[kb_find_fact(kb, "asked")].first_round);
	assert_int_equal(kb->secrecy_fact, kb_find_fact(kb, "bound"));
	assert_true(kb->facts[kb->secrecy_fact].secrecy);
	assert_int_equal(kb->rules[f->rule].kind, KB_RULE_FACT);
	assert_int_equal(kb->rules[f->rule].owner, kb_find_fact(kb, "near"));
}

/* Its country first, then what is asked, in order; the rest is no part. */
static void
a_ground_has_one_rule(void **state)
{
	const struct kb *kb = model(state);
	const struct kb_ground *g = &kb->grounds[kb_find_ground(kb,
	    "be-talk")];
	const struct kb_expr *e = kb->rules[g->rule].expr;

	assert_int_equal(kb->rules[g->rule].kind, KB_RULE_GROUND);
	assert_int_equal(kb->rules[g->rule].owner, 0);
	assert_int_equal(e->op, KB_ALL);
	assert_int_equal(e->nkids, 3);
	assert_int_equal(e->kids[0]->op, KB_IS);
	assert_int_equal(e->kids[0]->ref, kb->country_question);
	assert_int_equal(e->kids[0]->options[0], 0);
	assert_ptr_equal(e->kids[1], kb->rules[g->conditions[0].rule].expr);
	assert_ptr_equal(e->kids[2], kb->rules[g->conditions[2].rule].expr);
	assert_int_equal(g->conditions[1].rule, KB_ALWAYS);
	e = kb->rules[kb->grounds[kb_find_ground(kb, "nl-report")].rule].expr;
	assert_int_equal(e->nkids, 2);
	assert_int_equal(e->kids[0]->options[0], 1);
}

static void
a_ground_keeps_its_parts(void **state)
{
	const struct kb *kb = model(state);
	const struct kb_ground *g = &kb->grounds[kb_find_ground(kb,
	    "be-talk")];

	assert_int_equal(g->country, KB_BE);
	assert_int_equal(g->act, KB_CONSULT);
	assert_int_equal(g->force, KB_PERMISSION);
	assert_true(g->first_round);
	assert_int_equal(g->from, civil_days(2026, 9, 1));
	assert_int_equal(g->to, civil_days(2027, 12, 31));
	assert_int_equal(g->nconditions, 4);
	assert_int_equal(g->conditions[3].kind, KB_SELF);
	assert_string_equal(g->conditions[0].doubt.in[KB_EN],
	    "Whether this counts.");
	assert_int_equal(g->conditions[0].head.ncites, 1);
	assert_int_equal(kb->rules[g->conditions[0].rule].kind,
	    KB_RULE_CONDITION);
	assert_int_equal(g->nrecipients, 2);
	assert_int_equal(g->recipients[0].contact,
	    kb_find_contact(kb, "be-line"));
	assert_int_equal(g->recipients[0].role, KB_ALWAYS);
	assert_int_equal(kb->rules[g->recipients[0].rule].kind,
	    KB_RULE_RECIPIENT);
	assert_int_equal(g->recipients[1].contact, KB_ALWAYS);
	assert_int_equal(g->recipients[1].role, 0);
	assert_string_equal(g->recipients[1].id, "own-board");
	assert_int_equal(g->recipients[1].rule, KB_ALWAYS);
	assert_int_equal(g->nfirst_steps, 1);
	assert_int_equal(g->first_steps[0], kb_find_step(kb, "call"));
	assert_string_equal(g->manner.in[KB_NL], "Zonder naam.");
	assert_int_equal(g->caveats.n, 1);
	g = &kb->grounds[kb_find_ground(kb, "nl-report")];
	assert_int_equal(g->from, KB_NO_DAY);
	assert_int_equal(g->to, KB_NO_DAY);
	assert_int_equal(g->nrecipients, 0);
	assert_null(g->manner.in[KB_NL]);
}

static void
alarms_and_urgency_have_their_place(void **state)
{
	const struct kb *kb = model(state);
	size_t i;

	for (i = 0; i < KB_NALARMS; i++) {
		assert_string_equal(kb->alarms[i].head.id,
		    kb_alarm_name((enum kb_alarm_id)i));
		assert_int_equal(kb->rules[kb->alarms[i].rule].kind,
		    KB_RULE_ALARM);
		assert_int_equal(kb->rules[kb->alarms[i].rule].owner, i);
	}
	for (i = 0; i < KB_NLEVELS; i++) {
		assert_string_equal(kb->urgency[i].head.id,
		    kb_level_name((enum kb_level)i));
		if (i == KB_PLANNED)
			continue;
		assert_int_equal(kb->rules[kb->urgency[i].rule].owner, i);
	}
	assert_int_equal(kb->urgency[KB_PLANNED].rule, KB_ALWAYS);
}

static void
items_keep_their_parts(void **state)
{
	const struct kb *kb = model(state);
	const struct kb_step *s = &kb->steps[kb_find_step(kb, "call")];

	assert_int_equal(s->time, KB_NOW);
	assert_true(s->cautious);
	assert_false(s->on_page);
	assert_true(s->first_round);
	assert_int_equal(s->section, 4);
	assert_int_equal(s->details.n, 2);
	assert_string_equal(s->if_clause.in[KB_NL], "er nu gevaar is");
	assert_int_equal(s->contacts[0], kb_find_contact(kb, "be-line"));
	s = &kb->steps[kb_find_step(kb, "wait")];
	assert_true(s->on_page);
	assert_false(s->cautious);
	assert_int_equal(s->section, 0);
	assert_int_equal(s->rule, KB_ALWAYS);
	assert_int_equal(kb->indicators[0].section, 3);
	assert_int_equal(kb->indicators[1].section, 8);
	assert_int_equal(kb->indicators[1].direction, KB_PROTECTIVE);
	assert_int_equal(kb->guidance[0].phase, 1);
	assert_int_equal(kb->guidance[0].kind, KB_ASK);
	assert_int_equal(kb->what_ifs[0].lines.n, 2);
	assert_int_equal(kb->passages[0].place, KB_HEADLINE);
	assert_int_equal(kb->passages[0].country, KB_BE);
	assert_int_equal(kb->passages[0].from, civil_days(2024, 7, 1));
	assert_int_equal(kb->passages[0].to, civil_days(2026, 8, 31));
	assert_true(kb->plan_items[0].for_client);
	assert_true(kb->plan_items[0].tonight);
	assert_int_equal(kb->care[0].level, 1);
	assert_int_equal(kb->care[0].country, KB_BE);
	assert_int_equal(kb->care[0].ncontacts, 2);
	assert_int_equal(kb->care[0].contacts[1],
	    kb_find_contact(kb, "int-site"));
	assert_int_equal(kb->terms[0].avoid.n, 1);
}

static void
statements_keep_their_verdict(void **state)
{
	const struct kb *kb = model(state);
	const struct kb_statement *s = kb->statements;

	assert_int_equal(kb->nstatements, 2);
	assert_string_equal(s[0].head.id, "all-law");
	assert_int_equal(s[0].verdict, KB_VERDICT_NUANCED);
	assert_int_equal(s[0].country, KB_BE);
	assert_string_equal(s[0].text.in[KB_NL], "Dat mag altijd.");
	assert_int_equal(s[0].explanations.n, 2);
	assert_string_equal(s[0].explanations.at[1].in[KB_EN],
	    "On what is not said.");
	assert_int_equal(s[0].head.ncites, 1);
	assert_string_equal(s[0].head.cites[0].place, "art. 2");
	assert_int_equal(s[1].verdict, KB_VERDICT_TRUE);
	assert_int_equal(s[1].country, KB_NO_COUNTRY);
	assert_int_equal(s[1].explanations.n, 1);
	assert_int_equal(s[1].head.ncites, 0);
}

static void
tallies_keep_their_categories(void **state)
{
	const struct kb *kb = model(state);
	const struct kb_tally *t = kb_find_tally(kb, KB_TALLY_GROUP);

	assert_int_equal(kb->ntallies, 2);
	assert_string_equal(t->head.id, "who");
	assert_string_equal(t->title.in[KB_EN], "Callers");
	assert_string_equal(t->head.cites[0].place, "p. 9");
	assert_int_equal(t->ncategories, 2);
	assert_string_equal(t->categories[0].id, "self");
	assert_string_equal(t->categories[0].ask.in[KB_NL], "Over wat?");
	assert_int_equal(t->categories[0].nthemes, 2);
	assert_false(t->categories[0].timed);
	assert_null(t->categories[1].ask.in[KB_NL]);
	assert_ptr_equal(kb_find_category(t, "other"), &t->categories[1]);
	assert_null(kb_find_category(t, "phone"));
	assert_ptr_equal(kb_find_theme(&t->categories[0], "images"),
	    &t->categories[0].themes[1]);
	assert_null(kb_find_theme(&t->categories[1], "images"));
	assert_null(kb_find_tally(kb, KB_TALLY_DURATION));
	assert_null(kb_find_category(NULL, "other"));
	assert_null(kb_find_theme(NULL, "images"));
	t = kb_find_tally(kb, KB_TALLY_CHANNEL);
	assert_true(t->categories[0].timed);
	assert_int_equal(t->categories[0].nthemes, 0);
}

static void
topics_keep_their_paragraphs(void **state)
{
	const struct kb *kb = model(state);
	const struct kb_topic *t = kb->topics;

	assert_int_equal(kb->ntopics, 2);
	assert_string_equal(t[0].head.id, "worries");
	assert_int_equal(t[0].country, KB_NLD);
	assert_string_equal(t[0].title.in[KB_NL], "Zorgen van bellers");
	assert_string_equal(t[0].keywords.in[KB_EN], "worries, callers");
	assert_int_equal(t[0].lines.n, 2);
	assert_string_equal(t[0].lines.at[1].in[KB_EN], "Who gets to know.");
	assert_string_equal(t[0].head.cites[0].place, "p. 3");
	assert_int_equal(t[1].country, KB_NO_COUNTRY);
	assert_int_equal(t[1].lines.n, 1);
	assert_int_equal(t[1].head.ncites, 0);
}

static void
guarantees_keep_their_claims(void **state)
{
	const struct kb *kb = model(state);
	const struct kb_guarantee *g = kb->guarantees;
	const struct kb_expr *e;
	const struct kb_claim *c;

	assert_int_equal(kb->nguarantees, 2);
	assert_int_equal(g[0].change, KB_UNCHANGED);
	assert_int_equal(g[0].given->op, KB_ALL);
	assert_int_equal(g[0].given->kids[2]->kids[1]->op, KB_POSSIBLE);
	assert_int_equal(g[0].given->kids[2]->kids[2]->op, KB_CERTAIN);
	assert_string_equal(g[0].head.cites[0].place, "p. 5");
	e = g[0].always;
	assert_int_equal(e->kids[0]->op, KB_CLAIM);
	assert_int_equal(e->kids[0]->claim->about, KB_ABOUT_ALARM);
	assert_int_equal(e->kids[0]->claim->in, 3);
	assert_int_equal(e->kids[1]->claim->in, 1 << KB_NOW | 1 << KB_TODAY);
	assert_int_equal(e->kids[3]->claim->in, 5);
	assert_int_equal(e->kids[4]->claim->in, 1);
	c = e->kids[5]->claim;
	assert_int_equal(c->about, KB_ABOUT_GROUNDS);
	assert_int_equal(c->items.n, 2);
	assert_int_equal(c->items.at[1], kb_find_ground(kb, "nl-report"));
	assert_int_equal(c->country, KB_BE);
	assert_int_equal(c->act, 1 << KB_REPORT | 1 << KB_CONSULT);
	assert_int_equal(c->force, 1 << KB_RIGHT);
	assert_int_equal(c->in, 4 | 2);
	assert_true(c->contested);
	assert_int_equal(c->because, 4 | 2);
	assert_int_equal(c->to.at[0], kb_find_contact(kb, "be-line"));
	assert_int_equal(c->beyond.n, 2);
	assert_int_equal(c->lacking.at[0], kb_find_step(kb, "wait"));
	assert_false(c->fresh);
	assert_true(e->kids[6]->claim->nobody);
	assert_int_equal(e->kids[6]->claim->items.n, 0);
	e = e->kids[7];
	assert_int_equal(e->threshold, 2);
	assert_true(e->kids[0]->claim->certain);
	assert_int_equal(e->kids[0]->claim->before.n, 1);
	assert_int_equal(e->kids[1]->claim->audience,
	    KB_FOR_CLIENT | KB_FOR_MINOR);
	assert_int_equal(e->kids[2]->claim->country, KB_NO_COUNTRY);
	assert_int_equal(e->kids[3]->claim->place, KB_HEADLINE);
	assert_int_equal(g[1].change, KB_TO_UNKNOWN);
	assert_int_equal(g[1].questions.n, 2);
	assert_int_equal(g[1].questions.at[0], kb_find_question(kb, "danger",
	    6));
	assert_int_equal(g[1].keep.n, 1);
	assert_null(g[1].given);
	assert_true(g[1].always->kids[0]->claim->fresh);
	assert_int_equal(g[1].always->kids[1]->claim->in,
	    KB_SAME_URGENCY | KB_SAME_CEILING);
}

static void
contacts_keep_their_hours(void **state)
{
	const struct kb *kb = model(state);
	const struct kb_contact *c = &kb->contacts[kb_find_contact(kb,
	    "be-line")];
	const struct kb_channel *ch = c->channels;

	assert_int_equal(c->audience, KB_FOR_PROFESSIONAL | KB_FOR_CLIENT);
	assert_int_equal(c->anonymous, KB_YES);
	assert_int_equal(c->free, KB_NO);
	assert_true(c->urgent);
	assert_string_equal(c->area, "Gent");
	assert_int_equal(c->nchannels, 2);
	assert_int_equal(ch[0].kind, KB_PHONE);
	assert_string_equal(ch[0].as_of, "2024");
	assert_int_equal(ch[0].nhours, 2);
	assert_int_equal(ch[0].hours[0].days, 3);
	assert_int_equal(ch[0].hours[0].open, 9 * 60 + 30);
	assert_int_equal(ch[0].hours[1].close, 24 * 60);
	assert_true(ch[1].always);
	assert_null(ch[1].as_of);
	c = &kb->contacts[kb_find_contact(kb, "int-site")];
	assert_int_equal(c->country, KB_INT);
	assert_int_equal(c->anonymous, KB_UNSAID);
	assert_false(c->urgent);
	assert_null(c->area);
	assert_false(c->channels[0].always);
	assert_int_equal(c->channels[0].nhours, 0);
}

static void
messages_are_found(void **state)
{
	const struct kb *kb = model(state);

	assert_string_equal(kb_message(kb, KB_NL, "prompt-answer"),
	    "Antwoord & {name}");
	assert_string_equal(kb_message(kb, KB_EN, "prompt-answer"),
	    "Answer & {name}");
	assert_string_equal(kb_message(kb, KB_EN, "no-such"), "no-such");
	assert_string_equal(kb_message(kb, KB_EN, "near"), "near");
	assert_true(kb_message_has(kb, "prompt-answer"));
	assert_false(kb_message_has(kb, "near"));
	assert_int_equal(kb_find_fact(kb, "call"), KB_ALWAYS);
	assert_int_equal(kb_find_step(kb, "nowhere"), KB_ALWAYS);
	assert_string_equal(kb_country_name(KB_NO_COUNTRY), "");
	assert_string_equal(kb_act_name(KB_SHARE_CARE), "share-care");
	assert_string_equal(kb_force_name(KB_NORM), "norm");
	assert_string_equal(kb_direction_name(KB_NEUTRAL), "neutral");
}

/* What every consultation needs; one entry for each part that is missing. */
static void
an_empty_base_is_refused(void **state)
{
	static const char *const parts[] = { "<release>", "alarm \"child\"",
	    "alarm \"life\"", "urgency \"now\"", "urgency \"today\"",
	    "urgency \"week\"", "urgency \"planned\"", "role=\"secrecy\"",
	    "question \"country\"", "question \"profession\"" };
	const struct kb_buffer doc = { "a.xml",
	    KB_SMALL_OPEN KB_SMALL_CLOSE,
	    strlen(KB_SMALL_OPEN KB_SMALL_CLOSE) };
	struct diag *d = diag_new();
	size_t i;

	(void)state;
	assert_null(kb_load_buffers(&doc, 1, d));
	assert_int_equal(diag_count(d), sizeof(parts) / sizeof(parts[0]));
	for (i = 0; i < diag_count(d); i++)
		assert_non_null(strstr(diag_at(d, i)->text, parts[i]));
	diag_free(d);
}

/* Whether an urgency has a condition depends on its level; kb_small has all
 * four, so these would be there twice as well. */
static void
planned_alone_has_no_condition(void **state)
{
	static const char *const wrong[] = {
		KB_SMALL_OPEN "<urgency level=\"week\">" TEXT "</urgency>"
		KB_SMALL_CLOSE,
		KB_SMALL_OPEN "<urgency level=\"planned\">" TEXT WHEN(NOW)
		"</urgency>" KB_SMALL_CLOSE
	};
	struct kb_buffer doc = { "a.xml", NULL, 0 };
	struct diag *d;
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		doc.bytes = wrong[i];
		doc.len = strlen(wrong[i]);
		d = diag_new();
		assert_false(kb_load_structure(&doc, d));
		assert_int_equal(diag_count(d), 1);
		assert_int_equal(diag_at(d, 0)->line, 2);
		assert_non_null(strstr(diag_at(d, 0)->text, "<when>"));
		diag_free(d);
	}
}

/* A file that stops says one thing; so does every other file, and nothing
 * is said about what the stopped one might have held. */
static void
each_stopped_file_says_one_thing(void **state)
{
	const struct kb_buffer docs[] = {
		{ "a.xml", "<knowledge>", 11 },
		{ "b.xml", KB_SMALL_OPEN "<oops/><oops/>" KB_SMALL_CLOSE,
		    strlen(KB_SMALL_OPEN "<oops/><oops/>" KB_SMALL_CLOSE) },
		{ "c.xml", "<?xml version='1.0'?><knowledge xmlns="
		    "'urn:other'/>", 50 },
	};
	struct diag *d = diag_new();
	size_t i;

	(void)state;
	assert_null(kb_load_buffers(docs, 3, d));
	assert_int_equal(diag_count(d), 3);
	for (i = 0; i < 3; i++)
		assert_string_equal(diag_at(d, i)->file, docs[i].name);
	diag_free(d);
}

static size_t
write_chain(char *text, size_t length)
{
	size_t at = (size_t)sprintf(text, "%s", KB_SMALL_OPEN), k;

	for (k = 0; k < length; k++)
		at += (size_t)sprintf(text + at, "<fact id=\"f%zu\">"
		    KB_SMALL_T("text", "a", "b")
		    "<when><fact ref=\"f%zu\"/></when></fact>\n", k, k + 1);
	at += (size_t)sprintf(text + at, "<fact id=\"f%zu\">"
	    KB_SMALL_T("text", "a", "b") "<when><true/></when></fact>\n%s",
	    k, KB_SMALL_CLOSE);
	return at;
}

/* Everything after the loader walks references down; it must not be led
 * into the ground. */
static void
long_chains_are_refused(void **state)
{
	static const struct { size_t length; bool loads; } chains[] = {
		{ 60, true }, { 63, true }, { 64, false }, { 900, false }
	};
	static char text[200 * 1024];
	struct diag *d;
	struct kb *kb;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(chains) / sizeof(chains[0]); i++) {
		(void)write_chain(text, chains[i].length);
		d = diag_new();
		kb = load(text, d);
		assert_int_equal(kb != NULL, chains[i].loads);
		assert_int_equal(diag_count(d), chains[i].loads ? 0 : 1);
		if (!chains[i].loads)
			assert_non_null(strstr(diag_at(d, 0)->text,
			    "chain of more than 64"));
		kb_free(kb);
		diag_free(d);
	}
}

static void
real_knowledge_loads(void **state)
{
	const char *dir = getenv("KNOWLEDGE_DIR");
	struct diag *d = diag_new();
	struct kb *kb;

	(void)state;
	kb = kb_load(dir == NULL ? "knowledge" : dir, d);
	print_all(d);
	assert_non_null(kb);
	assert_int_equal(diag_count(d), 0);
	assert_true(kb->nquestions >= 30);
	kb_free(kb);
	diag_free(d);
}

#define FULL(f) cmocka_unit_test_setup_teardown(f, load_full, unload)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case_gives_one_entry),
		FULL(sources_keep_their_dates),
		FULL(questions_are_numbered),
		FULL(a_question_keeps_its_words),
		FULL(conditions_are_as_written),
		FULL(facts_and_secrecy),
		FULL(a_ground_has_one_rule),
		FULL(a_ground_keeps_its_parts),
		FULL(alarms_and_urgency_have_their_place),
		FULL(items_keep_their_parts),
		FULL(statements_keep_their_verdict),
		FULL(tallies_keep_their_categories),
		FULL(topics_keep_their_paragraphs),
		FULL(guarantees_keep_their_claims),
		FULL(contacts_keep_their_hours),
		FULL(messages_are_found),
		cmocka_unit_test(an_empty_base_is_refused),
		cmocka_unit_test(planned_alone_has_no_condition),
		cmocka_unit_test(each_stopped_file_says_one_thing),
		cmocka_unit_test(long_chains_are_refused),
		cmocka_unit_test(real_knowledge_loads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
