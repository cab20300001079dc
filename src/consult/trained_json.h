/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_TRAINED_JSON_H
#define CONSULT_TRAINED_JSON_H

#include "consult/case.h"
#include "engine/group.h"

/*
 * A result of practising (bespreek-training/1), one line that nobody checked:
 * fills in the case as id, the answers and why of what is read, and the
 * judgement of the person, whose texts are in the arena of what is read.
 */
void trained_json_read(struct case_read *, struct group_person *,
    const char *line, size_t len);

#endif
