/* SPDX-License-Identifier: MIT */
#ifndef REPORT_FHIR_PARTS_H
#define REPORT_FHIR_PARTS_H

#include <stdbool.h>

#include "base/arena.h"
#include "engine/answers.h"

/*
 * What a Questionnaire and a response to it share.  A text says the same for
 * everyone, whatever their profession, so that one version of the knowledge
 * has one Questionnaire.  Failures are gathered in one flag.
 */
#define FHIR_URL "urn:bespreek:questionnaire"
#define FHIR_STANDARD "http://hl7.org/fhir/StructureDefinition/"
#define FHIR_UNKNOWN "unknown"
#define FHIR_NONE "none"

struct json_t;
struct fhir {
	const struct kb *kb;
	struct answers *anyone;		/* none */
	enum kb_lang lang;
	bool failed;
};

/* Lives in the arena. */
struct fhir fhir_begin(const struct kb *, enum kb_lang, struct arena *);
const char *fhir_language(enum kb_lang);

/* Both take the value; without one they fail. */
void fhir_put(struct fhir *, struct json_t *o, const char *key,
    struct json_t *value);
void fhir_push(struct fhir *, struct json_t *array, struct json_t *value);

/* The same, left out when it is empty: FHIR knows no empty list. */
void fhir_put_list(struct fhir *, struct json_t *o, const char *key,
    struct json_t *array);

/* A text in the language of the document, and the same with the other
 * language beside it, under the key of a primitive element. */
struct json_t *fhir_words(struct fhir *, enum kb_lang, const char *);
void fhir_put_words(struct fhir *, struct json_t *o, const char *key,
    const char *words);
void fhir_put_both(struct fhir *, struct json_t *o, const char *key,
    const struct kb_text *);
struct json_t *fhir_extension(struct fhir *, const char *url,
    const char *key, struct json_t *value);
/* What names an answer to a question: its code in the code system of that
 * question. */
struct json_t *fhir_coding(struct fhir *, const struct kb_question *,
    const char *code);

/*
 * Which answers leave it open that a question applies.  FHIR knows one list
 * of tests with "any" or "all" between them, and has no third value.  So of
 * an <all> the first part that can be said that way is taken, and where no
 * part can the question always stands: what is hidden never applies, but not
 * all that does not apply is hidden.  A test holds as long as its question
 * has no answer, or "I don't know".
 */
struct fhir_enable {
	const struct kb *kb;
	unsigned char *can;	/* by rule: not looked at, no, yes */
	bool *added;		/* by rule: taken up already */
	bool *question;		/* by question: there is a test of it */
	bool *option;		/* over all questions: it leaves it open */
};

/* False without memory. */
bool fhir_enable_init(struct fhir_enable *, const struct kb *,
    struct arena *);
/* Works it out for one question; false: it always stands. */
bool fhir_enable_find(struct fhir_enable *, size_t question);

#endif
