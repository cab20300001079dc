/* SPDX-License-Identifier: MIT */
#ifndef TEST_FUZZ_BATCH_H
#define TEST_FUZZ_BATCH_H

#include "front/records.h"

/*
 * Bytes as a file of cases, decided and written in every format as
 * bespreek-batch would: as many results everywhere, each of them readable,
 * and the same conclusions however they were reached.  Files of another kind
 * are left alone.  The number of results.
 */
size_t batch_must(enum records_kind, const uint8_t *, size_t);

#endif
