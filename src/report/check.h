/* SPDX-License-Identifier: MIT */
#ifndef REPORT_CHECK_H
#define REPORT_CHECK_H

#include "base/diag.h"
#include "base/sbuf.h"

/* What became of a check of knowledge. */
struct check_report {
	const struct diag *found;
	const char *dir;		/* of the knowledge */
	/* What it consists of, in order, ended by NULL; those that were not
	 * begun are told as skipped. */
	const char *const *groups;
	int status;			/* of the contract */
};

enum check_result { CHECK_SKIPPED, CHECK_PASSED, CHECK_FOUND, CHECK_ERROR };

/* Groups of both the list and what was found, in this order; NULL past the
 * end.  How one ended, and with how many entries. */
const char *check_group(const struct check_report *, size_t i);
enum check_result check_result(const struct check_report *, const char *group,
    size_t *count);
/* The length of what is wrong, and in *remedy what to do: "" when the text
 * says nothing about that. */
size_t check_split(const char *text, const char **remedy);

/* A form: appended, -1 without memory. */
int check_json(const struct check_report *, struct sbuf *);
int check_junit(const struct check_report *, struct sbuf *);

#endif
