/* SPDX-License-Identifier: MIT */
#ifndef KB_FORMAT_TABLE_H
#define KB_FORMAT_TABLE_H

#include "kb/format.h"

/* The rows that the tables of the format are made of.  Private to them. */
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define KEEP(st, m) .at = offsetof(struct st, m), \
    .size = sizeof(((struct st *)0)->m)
#define DROP .at = KB_NOWHERE

#define ID(st, m) { .name = "id", .value = KB_V_ID, .required = true, \
    KEEP(st, m) }
#define STRING(n, must, st, m) { .name = n, .value = KB_V_STRING, \
    .required = must, KEEP(st, m) }
#define WORD(n, must, w, st, m) { .name = n, .value = KB_V_WORD, \
    .required = must, .words = w, KEEP(st, m) }
#define WORD_ELSE(n, other, w, st, m) { .name = n, .value = KB_V_WORD, \
    .words = w, .absent = other, KEEP(st, m) }
#define NUMBER(n, must, lo, hi, other, st, m) { .name = n, \
    .value = KB_V_NUMBER, .required = must, .min = lo, .max = hi, \
    .absent = other, KEEP(st, m) }
#define DATED(n, must, v, st, m) { .name = n, .value = v, \
    .required = must, KEEP(st, m) }
#define REF(n, must, k, s, st, m) { .name = n, .value = KB_V_REF, \
    .required = must, .kind = k, .slot = s, KEEP(st, m) }

#define TEXT(n, least, st, m) { n, &kb_el_prose, KB_S_TEXT, least, 1, \
    offsetof(struct st, m), KB_NOWHERE }
#define TEXTS(n, least, st, m) { n, &kb_el_prose, KB_S_TEXTS, least, 0, \
    offsetof(struct st, m), KB_NOWHERE }
#define PLAIN(n, store, least, st, m) { n, &kb_el_prose, store, least, 1, \
    offsetof(struct st, m), KB_NOWHERE }
#define RULE(n, least, st, m) { n, &one_condition, KB_S_RULE, least, 1, \
    offsetof(struct st, m), KB_NOWHERE }
#define LIST(n, el, least, st, m, c) { n, &el, KB_S_OBJECTS, least, 0, \
    offsetof(struct st, m), offsetof(struct st, c) }
#define CITES(st) LIST("cite", kb_el_cite, 0, st, head.cites, head.ncites)

#define ATTS(a) .atts = a, .natts = COUNT(a)
#define KIDS(k) .content = KB_PARTS, .kids = k, .nkids = COUNT(k)
#define ITEM(k, st) .kind = k, .size = sizeof(struct st), .has_head = true, \
    .line = offsetof(struct st, head.line)
#define PART(st) .size = sizeof(struct st), .line = offsetof(struct st, line)

#define PLAIN_OP(o) .op = o, .line = KB_NOWHERE

enum { KB_REF_QUESTION = 2, KB_REF_FACT = 1, KB_REF_GROUND = 1,
    KB_REF_AT_LEAST = 1 };
extern const struct kb_el kb_el_prose, kb_el_cite, kb_el_guarantee;
extern const struct kb_att kb_ref_question[KB_REF_QUESTION],
    kb_ref_fact[KB_REF_FACT], kb_ref_ground[KB_REF_GROUND],
    kb_ref_at_least[KB_REF_AT_LEAST];

/* The conditions of a guarantee; NULL after the last. */
const struct kb_el *kb_format_proved(size_t i);
#define REFS(n, must, k, st, m) { .name = n, .value = KB_V_REFS, \
    .required = must, .kind = k, KEEP(st, m) }

#endif
