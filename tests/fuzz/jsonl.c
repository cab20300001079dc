/* SPDX-License-Identifier: MIT */
/* Bytes as JSON Lines: a result for each line that is not blank. */
#include "batch.h"
#include "fuzz.h"

/* Written apart from the reader: LF, CRLF or CR end a line. */
static size_t
count_lines(const uint8_t *s, size_t len)
{
	bool blank = true;
	size_t i, n = 0;

	for (i = 0; i < len; i++)
		if (s[i] == '\n' || s[i] == '\r') {
			n += !blank;
			blank = true;
		} else if (s[i] != ' ' && s[i] != '\t')
			blank = false;
	return n + !blank;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t n;

	if (size == 0 || data[0] != '{')
		return 0;
	n = batch_must(RECORDS_JSON, data, size);
	MUST(n == count_lines(data, size));
	return 0;
}
