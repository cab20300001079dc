/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_CASE_JSON_H
#define CONSULT_CASE_JSON_H

#include "consult/case.h"

/* Once, before any thread reads. */
void case_json_prepare(void);
/* {"id":"…","answers":{…}}: fills in id, answers and why. */
void case_json_read(struct case_read *, const char *line, size_t len);

#endif
