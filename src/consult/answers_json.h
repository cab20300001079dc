/* SPDX-License-Identifier: MIT */
#ifndef CONSULT_ANSWERS_JSON_H
#define CONSULT_ANSWERS_JSON_H

#include "base/diag.h"
#include "engine/answers.h"

/*
 * Reads answers from outside: an object of question ids, each with an option
 * id, "unknown", or for a question with several answers a list of option ids
 * that may end in "unknown".  Nothing in it is trusted.
 */
struct json_t;

#define ANSWERS_JSON_MAX ((size_t)1024 * 1024)

struct answers_json {
	const struct kb *kb;
	struct diag *diag;
	const char *file;
	unsigned line;		/* of what is read, when that is one line */
	const char *text;	/* else the whole file, to find lines in */
	/* An id that the knowledge does not know: what it is ("question" or
	 * "question=option", safe to show) and the known one nearest to it or
	 * NULL.  Its answer is left out.  NULL: that is an error too. */
	void (*unknown)(void *, const char *what, const char *near);
	void *data;
};

/* A document of len bytes: UTF-8, no NUL, no key twice, at most
 * ANSWERS_JSON_MAX.  The caller drops it with answers_json_free().  NULL with
 * a diagnostic. */
struct json_t *answers_json_parse(const struct answers_json *,
    const char *bytes, size_t len);
void answers_json_free(struct json_t *);
/* Every problem is a diagnostic with file and line; -1 when there was one,
 * and then the answers are not to be used. */
int answers_json_read(const struct answers_json *, const struct json_t *,
    struct answers *);
/* One answer of it. */
int answers_json_read_one(const struct answers_json *, const char *id,
    const struct json_t *, struct answers *);
/* A complaint about a key or value with this text, with its line. */
void answers_json_complain(const struct answers_json *, const char *about,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));

#endif
