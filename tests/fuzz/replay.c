/* SPDX-License-Identifier: MIT */
/* Runs a harness on each file of a directory: replay DIR.  TAP. */
#include <dirent.h>
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

static void
replay(const char *path)
{
	FILE *f = fopen(path, "r");
	uint8_t *bytes;
	long len;

	if (f == NULL || fseek(f, 0, SEEK_END) != 0 || (len = ftell(f)) < 0)
		err(1, "%s", path);
	rewind(f);
	bytes = malloc((size_t)len);	/* a byte more is seen */
	if (len > 0 && fread(bytes, 1, (size_t)len, f) != (size_t)len)
		err(1, "%s", path);
	(void)fclose(f);
	(void)LLVMFuzzerTestOneInput(bytes, (size_t)len);
	free(bytes);
}

static int
is_shown(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

int
main(int argc, char **argv)
{
	struct dirent **names;
	char path[4096];
	int i, n = argc == 2 ? scandir(argv[1], &names, is_shown, alphasort)
	    : -1;

	if (n <= 0)
		errx(1, "usage: replay DIR, with files in it");
	(void)setvbuf(stdout, NULL, _IOLBF, 0);
	printf("1..%d\n", n);
	for (i = 0; i < n; i++) {
		(void)snprintf(path, sizeof(path), "%s/%s", argv[1],
		    names[i]->d_name);
		replay(path);
		printf("ok %d - %s\n", i + 1, names[i]->d_name);
		free(names[i]);
	}
	free(names);
	return 0;
}
