/* SPDX-License-Identifier: MIT */
#ifndef GOLDEN_CONSULT_H
#define GOLDEN_CONSULT_H

#include <jansson.h>

/* A consultation over a case of tests/cases, by the program that BESPREEK
 * names with the knowledge of KNOWLEDGE_DIR. */
#define CONSULT_MAX ((size_t)256 * 1024)

struct consult_style { const char *lang, *width, *format; };

/* Puts what it wrote in buf, CONSULT_MAX bytes with the NUL, and returns the
 * exit status, or -1.  A case with "saved" is resumed from that. */
int consult_run(const json_t *, const struct consult_style *, char *buf);
/* The same replies typed afresh, whatever was saved. */
int consult_afresh(const json_t *, const struct consult_style *, char *buf);

/* Calls with the path of each case in TEST_DIR/cases, in the order of their
 * names; how many. */
int consult_each(void (*call)(const char *path, char *buf), char *buf);

#endif
