/* SPDX-License-Identifier: MIT */
#ifndef KB_BUILD_H
#define KB_BUILD_H

#include "base/arena.h"
#include "base/diag.h"
#include "kb/index.h"
#include "kb/load.h"
#include "kb/model.h"
#include "kb/node.h"

/*
 * A knowledge base in the making.  Elements are built one by one into
 * lists in `scratch`; what stays goes to `keep`, which becomes the
 * arena of the model.  References wait in `refs` for kb_link().
 */
struct kb_block {
	struct kb_block *next;
	size_t n;
	char at[];
};

#define KB_BLOCK 32

/* Elements in blocks that never move; `flat` once they stand in a row. */
struct kb_list {
	struct kb_block *first, *last;
	size_t n, size;
	char *flat;
};

struct kb_ref {
	size_t *slot;			/* gets the index */
	enum kb_kind kind;
	const char *id;
	struct kb_expr *is;		/* KB_IS: its options as well */
	const char *options;
	const char *file;
	unsigned line;
};

struct kb_build {
	struct kb *kb;
	const struct kb_el *root;	/* of its documents */
	const char *space;		/* their namespace */
	struct arena *keep, *scratch;
	struct diag *diag;
	const char *file;		/* being read */
	bool references;		/* the file may hold "&#...;" */
	size_t errors;			/* added to diag so far */
	bool stopped;			/* gave up on this file */
	bool halted;			/* gave up on some file */
	bool text_failed;		/* no memory for a text */
	struct kb_list kinds[KB_NKINDS];
	struct kb_list rules, refs;
	size_t owner;			/* of the rules being built */
};

#define KB_ERROR(b, line, ...) kb_error((b), (b)->file, (line), __VA_ARGS__)

/* Counts an error and tells it.  Without memory it is only counted: it may
 * follow from what could not be kept, and kb_build_say_memory() tells that. */
void kb_error(struct kb_build *, const char *file, unsigned line,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));

void kb_build_init(struct kb_build *, struct kb *, struct arena *keep,
    struct arena *scratch, struct diag *);
/* Checks the bytes of one document and reads it. */
void kb_build_document(struct kb_build *, const struct kb_buffer *);
/* An entry in the diag when memory ran out on the way. */
void kb_build_say_memory(struct kb_build *);
/* Builds an element that stands directly in the root. */
void kb_build_element(struct kb_build *, const struct kb_node *);
/* A condition, its references noted; NULL without memory. */
const struct kb_expr *kb_build_expr(struct kb_build *,
    const struct kb_node *);
/* Fills the object of an element that is no condition. */
void kb_build_object(struct kb_build *, const struct kb_node *, void *);
/* The index of a new rule. */
size_t kb_build_rule(struct kb_build *, enum kb_rule_kind,
    const struct kb_expr *);
/* Remembers to put the index of an id into a slot; NULL without memory. */
struct kb_ref *kb_build_ref(struct kb_build *, enum kb_kind, const char *id,
    size_t *slot, unsigned line);
/* A zeroed element at the end; NULL without memory. */
void *kb_list_push(struct kb_build *, struct kb_list *);
/* Copies all into `keep`, in a row with room for `more`.  False without
 * memory. */
bool kb_list_flatten(struct kb_build *, struct kb_list *, size_t more);

/* Says what is wrong with the children of an element: missing, repeated,
 * or without a language.  True when they are right. */
bool kb_children_check(struct kb_build *, const struct kb_node *);
/* How an element is called in diagnostics. */
const char *kb_node_name(const struct kb_node *);

/* Resolves, sorts and numbers; errors go to the diag. */
void kb_link(struct kb_build *);
/* Puts the indices of the ids referred to in their slots. */
void kb_link_refs(struct kb_build *);
/* Finds the parts that every consultation needs; says which are missing. */
void kb_link_complete(struct kb_build *);
/* Says which tally or category stands twice, or lacks its categories. */
void kb_link_tallies(struct kb_build *);
/* Says which guarantee compares where nothing changes. */
void kb_link_guarantees(struct kb_build *);
/* Makes the rule of each ground: its country and all asked conditions. */
void kb_link_grounds(struct kb_build *);
/* Refuses circles and chains that are too long. */
void kb_link_check_order(struct kb_build *);

/* How many parts an element may have at most. */
#define KB_OPTIONS_MAX 30
#define KB_HOURS_MAX 50
#define KB_CATEGORIES_MAX 40

/* No reference leads through more facts and grounds than this. */
#define KB_CHAIN_MAX 64

#endif
