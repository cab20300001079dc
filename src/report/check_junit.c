/* SPDX-License-Identifier: MIT */
#include "report/check.h"

#include <string.h>

#include "base/xml.h"

static void
add(struct sbuf *out, const char *s)
{
	xml_add(out, s, strlen(s));
}

static void
add_count(struct sbuf *out, const char *name, size_t n)
{
	sbuf_putc(out, ' ');
	sbuf_puts(out, name);
	sbuf_puts(out, "=\"");
	sbuf_num(out, n);
	sbuf_putc(out, '"');
}

static void
begin_testcase(struct sbuf *out, const char *group, const char *name)
{
	sbuf_puts(out, "<testcase classname=\"check.");
	add(out, group);
	sbuf_puts(out, "\" name=\"");
	add(out, name);
	sbuf_putc(out, '"');
}

/* A reader shows the message in a list and the text when it is opened. */
static void
put_fault(const struct diag_entry *e, struct sbuf *out)
{
	const char *tag = e->level == DIAG_ERROR ? "error" : "failure";
	const char *remedy;
	size_t len = check_split(e->text, &remedy);

	sbuf_putc(out, '<');
	sbuf_puts(out, tag);
	sbuf_puts(out, " message=\"");
	xml_add(out, e->text, len);
	sbuf_puts(out, "\">");
	add(out, remedy);
	if (e->example != NULL) {
		sbuf_putc(out, '\n');
		add(out, e->example);
	}
	sbuf_puts(out, "</");
	sbuf_puts(out, tag);
	sbuf_putc(out, '>');
}

static void
put_entry(const char *group, const struct diag_entry *e, struct sbuf *out)
{
	struct sbuf name = SBUF_EMPTY;

	sbuf_puts(&name, e->file == NULL ? group : e->file);
	if (e->line != 0) {
		sbuf_putc(&name, ':');
		sbuf_num(&name, e->line);
	}
	begin_testcase(out, group, sbuf_text(&name));
	if (e->file != NULL) {
		sbuf_puts(out, " file=\"");
		add(out, e->file);
		sbuf_putc(out, '"');
	}
	if (e->line != 0)
		add_count(out, "line", e->line);
	sbuf_putc(out, '>');
	put_fault(e, out);
	sbuf_puts(out, "</testcase>\n");
	out->failed = out->failed || name.failed;
	sbuf_clear(&name);
}

/* Notes do not fail. */
static bool
is_fault_of(const struct diag_entry *e, const char *group)
{
	return e->level != DIAG_NOTE && (e->group == NULL ? group == NULL
	    : group != NULL && strcmp(e->group, group) == 0);
}

static void
put_entries(const struct check_report *r, const char *group,
    struct sbuf *out)
{
	const struct diag_entry *e;
	size_t i;

	for (i = 0; i < diag_count(r->found); i++) {
		e = diag_at(r->found, i);
		if (is_fault_of(e, group))
			put_entry(group == NULL ? "check" : group, e, out);
	}
}

static void
put_group(const struct check_report *r, const char *group, struct sbuf *out)
{
	size_t n;
	enum check_result result = check_result(r, group, &n);

	if (result == CHECK_FOUND || result == CHECK_ERROR) {
		put_entries(r, group, out);
		return;
	}
	begin_testcase(out, group, group);
	sbuf_puts(out, result == CHECK_SKIPPED ? "><skipped/></testcase>\n"
	    : "/>\n");
}

static void
count_level(const struct check_report *r, enum diag_level level, size_t *n)
{
	size_t i;

	for (*n = 0, i = 0; i < diag_count(r->found); i++)
		*n += diag_at(r->found, i)->level == level;
}

static void
put_counts(const struct check_report *r, struct sbuf *out)
{
	size_t failures, errors, quiet = 0, skipped = 0, i, n;
	const char *group;
	enum check_result result;

	count_level(r, DIAG_FINDING, &failures);
	count_level(r, DIAG_ERROR, &errors);
	for (i = 0; (group = check_group(r, i)) != NULL; i++) {
		result = check_result(r, group, &n);
		quiet += result == CHECK_SKIPPED || result == CHECK_PASSED;
		skipped += result == CHECK_SKIPPED;
	}
	add_count(out, "tests", failures + errors + quiet);
	add_count(out, "failures", failures);
	add_count(out, "errors", errors);
	add_count(out, "skipped", skipped);
}

int
check_junit(const struct check_report *r, struct sbuf *out)
{
	const char *group;
	size_t i;

	sbuf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<testsuites><testsuite name=\"bespreek check\"");
	put_counts(r, out);
	sbuf_puts(out, ">\n");
	for (i = 0; (group = check_group(r, i)) != NULL; i++)
		put_group(r, group, out);
	put_entries(r, NULL, out);
	if (diag_dropped(r->found) > 0) {
		sbuf_puts(out, "<system-err>and ");
		sbuf_num(out, diag_dropped(r->found));
		sbuf_puts(out, " more</system-err>\n");
	}
	sbuf_puts(out, "</testsuite></testsuites>\n");
	return out->failed ? -1 : 0;
}
