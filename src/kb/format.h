/* SPDX-License-Identifier: MIT */
#ifndef KB_FORMAT_H
#define KB_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "kb/index.h"
#include "kb/words.h"

/*
 * The knowledge format as tables: which element may stand where, which
 * attributes it takes, and where each goes in the model.  The loader walks
 * them; extending the format is adding rows (and the same to knowledge.rng).
 */
#define KB_NOWHERE ((size_t)-1)
#define KB_ATTS_MAX 13
#define KB_KIDS_MAX 24

enum kb_value {
	KB_V_ID,	/* [a-z][a-z0-9-]*, not reserved; const char * */
	KB_V_REF,	/* an id of `kind`; string and, once linked, index */
	KB_V_STRING,	/* const char * */
	KB_V_REFS,	/* space list of ids of `kind`; struct kb_refs */
	KB_V_IDS,	/* space list of ids; const char *, read by a check */
	KB_V_NAMES,	/* the same, reserved ones too */
	KB_V_PARTS,	/* the same, and parts of a ground: "be-353/limb" */
	KB_V_WORD,	/* one of `words`; int or bool */
	KB_V_FLAGS,	/* space list of `words`; or-ed; unsigned */
	KB_V_NUMBER,	/* min to max; int */
	KB_V_TIME,	/* HH:MM; int, minutes */
	KB_V_DATE,	/* YYYY-MM-DD; const char * */
	KB_V_ANY_DATE,	/* also YYYY-MM and YYYY; const char * */
	KB_V_DAY,	/* YYYY-MM-DD; long, days since 1970 */
	KB_V_MOMENT	/* YYYY-MM-DDTHH:MM; const char * */
};

struct kb_att {
	const char *name;
	enum kb_value value;
	bool required;
	size_t at, size;		/* in the object; KB_NOWHERE: not kept */
	const struct kb_word *words;
	int min, max, absent;		/* absent: number when left out */
	enum kb_kind kind;		/* KB_V_REF */
	size_t slot;			/* KB_V_REF: where the index goes */
};

enum kb_content { KB_EMPTY, KB_PROSE, KB_PARTS };

/* What a child becomes in its parent's object. */
enum kb_store {
	KB_S_TEXT,	/* a pair nl, en: struct kb_text */
	KB_S_TEXTS,	/* pairs: struct kb_texts */
	KB_S_STRING,	/* no language: const char * */
	KB_S_LINK,	/* the same, a web address */
	KB_S_FLAG,	/* present: bool */
	KB_S_RULE,	/* holds one condition: index of a rule */
	KB_S_EXPR,	/* the same, no rule: const struct kb_expr * */
	KB_S_OBJECTS,	/* array and count */
	KB_S_NONE	/* read by the parent itself */
};

/* The object of a release element; the model keeps its fields. */
struct kb_release { struct kb_head head; const char *date;
    enum kb_review review; };

struct kb_el;

struct kb_kid {
	const char *name;
	const struct kb_el *el;
	enum kb_store store;
	unsigned min, max;		/* max 0: any number */
	size_t at, count;		/* offsets in the object */
};

struct kb_build;
struct kb_node;

struct kb_el {
	const char *name;
	enum kb_content content;
	enum kb_kind kind;		/* stands directly in <knowledge> */
	const struct kb_att *atts;
	size_t natts;
	const struct kb_kid *kids;
	size_t nkids;
	unsigned conditions;		/* 0 none, 1 exactly one, 2 or more */
	bool proved;			/* those of a guarantee */
	enum kb_op op;			/* of a condition */
	enum kb_claim_about about;	/* of a KB_CLAIM, its object */
	enum kb_rule_kind rule;		/* kind of the rules in it */
	size_t size;			/* of its object */
	bool has_head;			/* starts with struct kb_head */
	size_t line;			/* offset of its line */
	/* What tables cannot say; the object may be NULL. */
	void (*check)(struct kb_build *, const struct kb_node *, void *);
};

#define KB_NAMESPACE "urn:bespreek:knowledge:1"
extern const struct kb_el kb_el_root;	/* <knowledge> */
extern const struct kb_el kb_el_cases;	/* <cases>, see kb/cases.h */

/* The description of a child; NULL when it may not stand there.  `kid` is
 * NULL for a condition. */
const struct kb_el *kb_format_child(const struct kb_el *parent,
    const char *name, const struct kb_kid **kid);
/* The description of a kind of element; that of a case when it is none of the
 * root's. */
const struct kb_el *kb_format_of(enum kb_kind);
/* Index in el->atts, KB_NOWHERE when it has no such attribute. */
size_t kb_format_att(const struct kb_el *, const char *name);
/* Every name of an element that may stand in it, one after the other; NULL
 * at the end. */
const char *kb_format_child_name(const struct kb_el *, size_t i);

#endif
