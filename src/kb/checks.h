/* SPDX-License-Identifier: MIT */
#ifndef KB_CHECKS_H
#define KB_CHECKS_H

struct kb_build;
struct kb_node;

/* What the tables of the format cannot say, per element. */
void kb_check_case(struct kb_build *, const struct kb_node *, void *);
void kb_check_variant(struct kb_build *, const struct kb_node *, void *);
void kb_check_source(struct kb_build *, const struct kb_node *, void *);
void kb_check_question(struct kb_build *, const struct kb_node *, void *);
void kb_check_alarm(struct kb_build *, const struct kb_node *, void *);
void kb_check_urgency(struct kb_build *, const struct kb_node *, void *);
void kb_check_ground(struct kb_build *, const struct kb_node *, void *);
void kb_check_condition(struct kb_build *, const struct kb_node *, void *);
void kb_check_recipient(struct kb_build *, const struct kb_node *, void *);
void kb_check_passage(struct kb_build *, const struct kb_node *, void *);
void kb_check_step(struct kb_build *, const struct kb_node *, void *);
void kb_check_channel(struct kb_build *, const struct kb_node *, void *);
void kb_check_hours(struct kb_build *, const struct kb_node *, void *);
void kb_check_at_least(struct kb_build *, const struct kb_node *, void *);

#endif
