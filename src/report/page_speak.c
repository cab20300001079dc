/* SPDX-License-Identifier: MIT */
#include "report/build.h"

#include <string.h>

#include "engine/because.h"
#include "kb/find.h"
#include "report/grounds.h"

/* "May I, or must I, speak?": secrecy, reporting, and what else the law
 * asks. */

static void
add_silence(struct build *b)
{
	static const enum kb_place places[] = { KB_SECRECY_FREE,
	    KB_SECRECY_OPEN, KB_SECRECY_BOUND };
	const struct kb_passage *p;

	p = build_passage(b, places[b->f->secrecy - TRI_FALSE]);
	if (p == NULL)
		return;
	build_use(b, &p->head);
	build_add(b, DOC_ROW, build_say(b, "rep-row-silence", NULL),
	    build_text(b, &p->text), p->head.id);
}

/* What a summary adds to its status in fixed words.  A right is named first
 * ("You may inform ... It is no duty."), a norm last ("Your code expects
 * ... The law allows it."). */
static const char *
beyond_status(struct build *b, const struct kb_ground *g)
{
	const char *text = build_text(b, &g->summary);
	size_t end = build_sentence(text);

	return g->force == KB_NORM && end > 0 ? text + end + 1 :
	    build_first(b, text);
}

static void
add_detail(struct build *b, const char *text)
{
	if (text[0] != '\0')
		build_add(b, DOC_DETAIL, NULL, text, NULL);
}

static void
add_met(struct build *b, const struct finding_ground *found, bool first)
{
	const struct kb_ground *g = &b->kb->grounds[found->ground];
	const char *text;

	text = build_join(b, build_stop(b, ground_force(b, g)), " ",
	    beyond_status(b, g));
	if (first)
		build_add(b, DOC_ROW, build_say(b, "rep-row-report", NULL),
		    text, g->head.id);
	else
		add_detail(b, text);
	build_use(b, &g->head);
	add_detail(b, build_join(b, ground_recipients(b, found), " ",
	    b->page.manners > 0 ? build_text(b, &g->manner) : ""));
}

/* Whether someone may be told on this ground whom none of the grounds shown
 * before it names. */
static bool
adds_someone(const struct build *b, const struct finding_ground *found,
    const struct finding_ground *const *shown, size_t n)
{
	const struct kb_ground *g = &b->kb->grounds[found->ground];
	bool known;
	size_t i, j;

	if (n == 0)
		return true;
	for (i = 0; i < g->nrecipients; i++) {
		if (!found->recipients[i])
			continue;
		known = false;
		for (j = 0; j < n; j++)
			known = known || ground_names(b, shown[j],
			    g->recipients[i].id);
		if (!known)
			return true;
	}
	return false;
}

#define SHOWN_MAX 4

/* The strongest first; a weaker one only when it opens another way. */
static size_t
add_grounds(struct build *b)
{
	const struct finding_ground *shown[SHOWN_MAX], *found;
	size_t n = 0, i;
	int force;

	for (force = KB_DUTY; force >= KB_RIGHT; force--)
		for (i = 0; i < b->f->ngrounds; i++) {
			found = &b->f->grounds[i];
			if (!ground_is(b, found, KB_REPORT, STATUS_MET) ||
			    (int)b->kb->grounds[found->ground].force != force)
				continue;
			if (n < b->page.grounds && n < SHOWN_MAX &&
			    adds_someone(b, found, shown, n)) {
				add_met(b, found, n == 0);
				shown[n++] = found;
			}
		}
	return n;
}

#define OPEN_MAX 3

static bool
changes_reporting(const struct build *b, const struct finding_open *open)
{
	size_t i, ground;

	for (i = 0; i < open->nchanges; i++) {
		ground = kb_find_ground(b->kb, open->changes[i]);
		if (ground != KB_ALWAYS &&
		    b->kb->grounds[ground].act == KB_REPORT)
			return true;
	}
	return false;
}

/* The questions behind what keeps grounds to report open, where none of them
 * settles anything by itself. */
static void
list_behind(struct build *b, struct list *l)
{
	const struct finding_ground *found;
	const struct kb_condition *c;
	struct reasons r = { { 0 }, 0 };
	size_t i, j;

	for (i = 0; i < b->f->ngrounds; i++) {
		found = &b->f->grounds[i];
		if (!ground_is(b, found, KB_REPORT, STATUS_OPEN))
			continue;
		c = b->kb->grounds[found->ground].conditions;
		for (j = 0; j < b->kb->grounds[found->ground].nconditions; j++)
			if (found->conditions[j].because & BECAUSE_FACT)
				because_find(b->f,
				    b->kb->rules[c[j].rule].expr, &r);
	}
	for (i = 0; i < r.n && l->n < OPEN_MAX; i++)
		list_add(l, build_text(b,
		    &b->kb->questions[r.question[i]].brief));
}

/* What the answer hangs on. */
static const char *
open_words(struct build *b)
{
	struct list l = { { NULL }, 0 };
	const char *and = build_between(b, "rep-and");
	size_t i;

	for (i = 0; i < b->f->nopen && l.n < OPEN_MAX; i++)
		if (changes_reporting(b, &b->f->open[i]))
			list_add(&l, build_text(b, &b->kb->questions[
			    b->f->open[i].question].brief));
	if (l.n == 0)
		list_behind(b, &l);
	return list_join(b, &l, OPEN_MAX, ", ", and);
}

/* In an emergency what to do comes before doubts; section 1 has them too. */
static bool
has_room(const struct build *b)
{
	return b->f->urgency != KB_NOW || b->page.doubts;
}

/* The one thing most worth finding out for it. */
static void
add_worth(struct build *b)
{
	size_t question = alternatives_reporting(b->f, b->alternatives);

	if (question != KB_ALWAYS && has_room(b))
		add_detail(b, build_say(b, "rep-worth", "question",
		    build_question(b, question), NULL));
}

static void
add_without(struct build *b, enum kb_place place)
{
	const struct kb_passage *p = build_passage(b, place);
	const char *text, *what = open_words(b);

	if (p != NULL) {
		build_use(b, &p->head);
		text = build_text(b, &p->text);
	} else if (place == KB_REPORT_NONE)
		text = build_say(b, "rep-none", NULL);
	else if (what[0] == '\0')
		text = build_say(b, "rep-open-law", NULL);
	else
		text = build_say(b, "rep-open", "what", what, NULL);
	build_add(b, DOC_ROW, build_say(b, "rep-row-report", NULL), text,
	    p == NULL ? NULL : p->head.id);
}

/* While a ground is open on its facts, how it is read comes later. */
static bool
readings_matter(const struct build *b, const struct finding_ground *found)
{
	return found->contested && found->status != STATUS_OPEN &&
	    b->kb->grounds[found->ground].act == KB_REPORT;
}

/* A stronger answer that is still open, and readings that differ. */
static void
add_doubts(struct build *b)
{
	static const char *const words[] = { [KB_PERMISSION] = "rep-may-right",
	    [KB_RIGHT] = "rep-may-right", [KB_NORM] = "rep-may-norm",
	    [KB_DUTY] = "rep-may-duty" };
	const struct kb_ground *g;
	size_t i;

	if (!has_room(b))
		return;
	if (b->f->outcome >= OUTCOME_RIGHT && b->f->nstronger_open > 0) {
		g = &b->kb->grounds[b->f->stronger_open[0]];
		add_detail(b, build_say(b, words[g->force], "names",
		    ground_names_of(b, b->f->stronger_open,
		    b->f->nstronger_open), NULL));
	}
	for (i = 0; i < b->f->ngrounds; i++)
		if (readings_matter(b, &b->f->grounds[i])) {
			add_detail(b, ground_readings(b,
			    &b->f->grounds[i], true));
			return;
		}
}

static void
add_reporting(struct build *b)
{
	if (b->f->outcome == OUTCOME_OPEN) {
		add_without(b, KB_REPORT_OPEN);
		add_worth(b);
	} else if (b->f->outcome == OUTCOME_NONE)
		add_without(b, KB_REPORT_NONE);
	else
		(void)add_grounds(b);
	add_doubts(b);
}

/* What one ground asks; a duty that may hold is put on the list.  It weighs in
 * an emergency; otherwise only what does hold.  What may save somebody is
 * always told. */
static const char *
act_text(struct build *b, const struct finding_ground *found,
    struct list *maybe)
{
	const struct kb_ground *g = &b->kb->grounds[found->ground];

	if (found->status == STATUS_MET &&
	    (g->force == KB_DUTY || g->act == KB_WARN || b->page.norms)) {
		build_use(b, &g->head);
		return build_text(b, &g->summary);
	}
	if (found->status == STATUS_OPEN && g->force == KB_DUTY &&
	    b->f->urgency == KB_NOW && b->page.doubts) {
		build_use(b, &g->head);
		list_add(maybe, build_lower(b, build_text(b, &g->name)));
	}
	return "";
}

/* One row an act: what its grounds say. */
static bool
add_act(struct build *b, enum kb_act act)
{
	struct list maybe = { { NULL }, 0 };
	const char *text = "";
	size_t i;

	for (i = 0; i < b->f->ngrounds; i++)
		if (b->kb->grounds[b->f->grounds[i].ground].act == act)
			text = build_join(b, text, " ", act_text(b,
			    &b->f->grounds[i], &maybe));
	if (maybe.n > 0)
		text = build_join(b, text, " ", build_say(b, "rep-may-duty",
		    "names", list_join(b, &maybe, LIST_MAX, ", ", ", "),
		    NULL));
	if (text[0] == '\0')
		return false;
	build_add(b, DOC_ROW, build_say(b, ground_act_message(act), NULL),
	    text, NULL);
	return true;
}

/* What must be done before what may be done.  Asking advice without a name
 * is always allowed and can be read in section 1. */
static void
add_acts(struct build *b)
{
	static const enum kb_act acts[] = { KB_HELP, KB_ANSWER,
	    KB_INFORM_EMPLOYER, KB_FOLLOW_STEPS, KB_WARN,
	    KB_INFORM_MANDATOR, KB_SHARE_CARE };
	size_t i, n = 0;

	for (i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
		if (n < b->page.acts || acts[i] == KB_WARN)
			n += add_act(b, acts[i]);
}

void
page_speak(struct build *b)
{
	build_heading(b, 0, build_say(b, "rep-speak", NULL));
	add_silence(b);
	add_reporting(b);
	add_acts(b);
}
