/* SPDX-License-Identifier: MIT */
/*
 * Writes what the program says on every case of tests/cases, in both
 * languages and every format, to compare between builds and surroundings.
 * With a number: on each case whose place is a multiple of it.
 */
#include <stdio.h>
#include <stdlib.h>

#include "consult.h"

static const struct consult_style styles[] = {
	{ "nl", "80", "text" }, { "en", "80", "text" },
	{ "nl", "60", "text" }, { "en", "120", "text" },
	{ "nl", "80", "json" }, { "nl", "80", "md" }, { "en", "80", "html" },
};

static unsigned long place, each = 1;

static void
write_case(const char *path, char *buf)
{
	json_t *c;
	size_t i;

	if (place++ % each != 0)
		return;
	c = json_load_file(path, JSON_REJECT_DUPLICATES, NULL);
	for (i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
		printf("== %s %s %s %s\n", json_string_value(json_object_get(c,
		    "id")), styles[i].lang, styles[i].width,
		    styles[i].format);
		printf("status %d\n", consult_run(c, &styles[i], buf));
		(void)fputs(buf, stdout);
	}
	json_decref(c);
}

int
main(int argc, char **argv)
{
	char *buf = malloc(CONSULT_MAX);
	int n;

	if (argc > 1)
		each = strtoul(argv[1], NULL, 10);
	n = buf == NULL || each == 0 ? -1 : consult_each(write_case, buf);
	free(buf);
	return n > 0 ? 0 : 1;
}
