/* SPDX-License-Identifier: MIT */
/* Bytes as a table with tabs, semicolons or commas. */
#include "batch.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	(void)batch_must(RECORDS_TABLE, data, size);
	return 0;
}
