/* SPDX-License-Identifier: MIT */
#include "kb/lint_parts.h"

#define MESSAGE(id) { KB_KIND_MESSAGE, id },

/* Messages whose id the program puts together stand here by hand. */
static const struct kb_asked asked[] = {
	{ KB_KIND_QUESTION, "country" }, { KB_KIND_QUESTION, "profession" },
	{ KB_KIND_QUESTION, "where" }, { KB_KIND_FACT, "contact-person" },
	{ KB_KIND_FACT, "contact-victim" }, { KB_KIND_FACT, "path-self" },
	{ KB_KIND_FACT, "path-relative" }, { KB_KIND_FACT, "path-youth" },
	{ KB_KIND_FACT, "handout-client" }, { KB_KIND_FACT, "handout-minor" },
	{ KB_KIND_CONTACT, "be-112" }, { KB_KIND_CONTACT, "nl-112" },
	MESSAGE("guide-phase-1") MESSAGE("guide-phase-2")
	MESSAGE("guide-phase-3") MESSAGE("guide-phase-4")
	MESSAGE("guide-phase-5") MESSAGE("guide-phase-6")
	MESSAGE("help-example-batch") MESSAGE("help-example-case")
	MESSAGE("help-example-check") MESSAGE("help-example-complete")
	MESSAGE("help-example-consult")
	MESSAGE("help-example-contacts") MESSAGE("help-example-explain")
	MESSAGE("help-example-diff") MESSAGE("help-example-export")
	MESSAGE("help-example-guide") MESSAGE("help-example-help")
	MESSAGE("help-example-quiz") MESSAGE("help-example-tally")
	MESSAGE("help-example-train")
#include "kb/asked_messages.h"
};

const struct kb_asked *
kb_asked_at(size_t i)
{
	return i < sizeof(asked) / sizeof(asked[0]) ? &asked[i] : NULL;
}
