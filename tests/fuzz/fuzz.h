/* SPDX-License-Identifier: MIT */
#ifndef TEST_FUZZ_H
#define TEST_FUZZ_H

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "engine/program.h"

/*
 * Each harness takes any bytes and ends the process when something is not as
 * it must be.  A fuzzer calls it with what it makes up, replay.c with the
 * files of the corpus.
 */
int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

#define MUST(x) ((x) ? (void)0 : fuzz_fail(__FILE__, __LINE__, #x))
void fuzz_fail(const char *file, int line, const char *what)
    __attribute__((noreturn));

/* The knowledge of KNOWLEDGE_DIR, loaded once. */
struct fuzz_world {
	const char *dir;
	const struct kb *kb;
	const struct arena *arena;	/* of the knowledge, which is mapped:
					   no leak, says this pointer */
	const struct program *program;
	struct civil at;
	long day;
};

const struct fuzz_world *fuzz_world(void);

/* UTF-8 that can be sent to a terminal, with line ends. */
void fuzz_must_show(const char *, size_t len);
/* Every entry can be shown and says what it is about. */
void fuzz_must_say(const struct diag *);
void fuzz_must_equal(const struct answers *, const struct answers *);
/* Everything the advice on these answers says, in a language and a form, and
 * someone to call in it. */
struct findings;
void fuzz_must_advise(const struct findings *, enum kb_lang, bool plain);

/* The bytes as a file that is the same one each time: its name. */
const char *fuzz_file(const uint8_t *, size_t);

#endif
