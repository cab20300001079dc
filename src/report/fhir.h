/* SPDX-License-Identifier: MIT */
#ifndef REPORT_FHIR_H
#define REPORT_FHIR_H

#include "report/report.h"

/*
 * HL7 FHIR R4 (4.0.1).  The interview as a Questionnaire, with both languages
 * in it, and the answers of a consultation as a QuestionnaireResponse to it:
 * what was asked and answered, not what is advised, and nobody's name.  One
 * JSON object with a line end, appended.  -1 without memory.
 */
int fhir_questionnaire(const struct kb *, enum kb_lang, struct sbuf *);
int fhir_response(const struct report_context *, struct sbuf *);

#endif
