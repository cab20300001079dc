/* SPDX-License-Identifier: MIT */
#ifndef KB_EXPR_H
#define KB_EXPR_H

#include <stdbool.h>
#include <stddef.h>

/* A condition as the author wrote it.  Immutable after loading; indices are
 * those of struct kb's arrays, and every reference is resolved. */
enum kb_op {
	KB_FALSE,
	KB_TRUE,
	KB_UNDECIDED_LAW,	/* no answer settles it */
	KB_UNDECIDED_ACT,	/* depends on what can still be done */
	KB_IS,			/* question applies and its answer is in the set */
	KB_KNOWN,		/* question has a definite answer */
	KB_FACT,
	KB_GROUND,		/* ground is met */
	KB_POSSIBLE,
	KB_ALL,
	KB_ANY,
	KB_NONE,
	KB_AT_LEAST,
	KB_READING,		/* kids[0] wide, kids[1] narrow */
	/* only in guarantees */
	KB_CERTAIN,		/* kids[0] is true; else false, never unknown */
	KB_CLAIM		/* of what the rules conclude; see below */
};

/*
 * What the rules conclude from a set of answers, in the closed reading: true
 * or false, never unknown.  Every array holds indices.  A claim over a set is
 * true when some member fits everything that the claim says; what is left out
 * (0, NULL) fits all.  A day decides what is in force.
 */
enum kb_claim_about {
	/* `in` has the bit of what it is (see the words of format.c): */
	KB_ABOUT_ALARM,		/* 1 << enum kb_alarm_id: that alarm is true */
	KB_ABOUT_URGENCY,	/* 1 << enum kb_level */
	KB_ABOUT_CEILING,	/* 1 << enum kb_level */
	KB_ABOUT_SECRECY,	/* 1 << (enum tri + 1) of the secrecy fact */
	KB_ABOUT_REPORTING,	/* 1 << enum outcome */
	/*
	 * Some ground of items, country, act (1 << enum kb_act) and force
	 * (1 << enum kb_force) has a status of `in` (1 << enum status; none:
	 * met).  Its status: its rule's main reading, true met, unknown open,
	 * false failed; failed when not in force.  And, as far as asked for:
	 *  contested: true all-wide or all-narrow, but not with one value;
	 *  because: one of these (enum because) leaves one of its conditions
	 *   unknown: that of an unknown `is` is a fact's, unless its ask-if is
	 *   what is unknown; of any other part, those of its unknown parts;
	 *  to, beyond, nobody: some recipient whose own rule is true is one of
	 *   the contacts `to`, is none of the contacts `beyond` (so a role
	 *   always is), or there is no such recipient at all;
	 *  first, lacking: one of these is, or not all of these are, among its
	 *   first steps;
	 *  fresh: its status was none of `in` before the change.
	 */
	KB_ABOUT_GROUNDS,
	/* Some step of items shows: for its country, its rule true, or not
	 * false when it is cautious and `certain` is not asked.  And every
	 * step of `before` that shows comes later: by time, then as read. */
	KB_ABOUT_STEP,
	/* Some contact of items, country and audience (an or of enum
	 * kb_audience), urgent if asked, is named: by a step that shows or a
	 * certain recipient of a met report ground, or it is the better one
	 * (`of`, its rule true) of one so named.  Of the country chosen or
	 * international only; while none is chosen nl-112 and be-112 only. */
	KB_ABOUT_CONTACT,
	/* Some passage of items, at `place` (KB_NPLACES: any), is said: it is
	 * in force, for this country or both, its rule is true, and of a place
	 * that has room for one it is the first such.  A place of secrecy, of
	 * reporting or of an alarm says something only when that is so. */
	KB_ABOUT_PASSAGE,
	/* The rule of some of items is true; for its country. */
	KB_ABOUT_INDICATOR,
	KB_ABOUT_CARE,
	KB_ABOUT_PLAN_ITEM,
	KB_ABOUT_GUIDANCE,
	/* What `in` names (enum kb_same) is as before the change: of alarms
	 * and grounds, each of them; of a ground its status. */
	KB_ABOUT_SAME
};

enum kb_same { KB_SAME_ALARMS = 1, KB_SAME_URGENCY = 2, KB_SAME_CEILING = 4,
    KB_SAME_SECRECY = 8, KB_SAME_REPORTING = 16, KB_SAME_GROUNDS = 32 };

struct kb_refs { const size_t *at; size_t n; };

static inline bool
kb_refs_has(const struct kb_refs *refs, size_t what)
{
	size_t i;

	for (i = 0; i < refs->n; i++)
		if (refs->at[i] == what)
			return true;
	return false;
}

struct kb_claim {
	enum kb_claim_about about;
	unsigned in;
	struct kb_refs items;
	int country;			/* enum kb_country */
	unsigned act, force, because;
	bool contested, nobody, fresh, certain, urgent;
	struct kb_refs to, beyond, first, lacking, before;
	unsigned audience;
	int place;			/* enum kb_place */
};

struct kb_expr {
	enum kb_op op;
	unsigned line;
	const char *file;
	const struct kb_expr **kids;
	size_t nkids;
	unsigned threshold;		/* KB_AT_LEAST */
	bool main_is_wide;		/* KB_READING */
	bool not_applicable_ok;		/* KB_NONE */
	size_t ref;			/* question, fact or ground index */
	const char *ref_id;		/* as written */
	const size_t *options;		/* KB_IS: indices in the question */
	size_t noptions;
	const struct kb_claim *claim;	/* KB_CLAIM */
};

/* Of a KB_IS: whether it names this option of its question. */
static inline bool
kb_expr_has_option(const struct kb_expr *e, size_t option)
{
	const struct kb_refs named = { e->options, e->noptions };

	return kb_refs_has(&named, option);
}

#endif
