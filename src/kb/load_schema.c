/* SPDX-License-Identifier: MIT */
#include "kb/load_schema.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

/* The first message is the one that names the cause. */
struct first {
	char text[300];
	unsigned line;
};

static void
note(void *data, xmlErrorPtr e)
{
	struct first *first = data;
	const char *text = e->message == NULL ? "" : e->message;

	if (first->text[0] != '\0')
		return;
	first->line = e->line > 0 ? (unsigned)e->line : 0;
	(void)strncpy(first->text, text, sizeof(first->text) - 1);
	first->text[strcspn(first->text, "\n")] = '\0';
}

static void
quiet(void *data, xmlErrorPtr e)
{
	(void)data;
	(void)e;
}

static int
check_one(xmlRelaxNGPtr rng, const struct kb_buffer *b, struct diag *d)
{
	xmlRelaxNGValidCtxtPtr valid = xmlRelaxNGNewValidCtxt(rng);
	struct first first = { "", 0 };
	xmlDocPtr doc;
	int status = -1;

	doc = xmlReadMemory(b->bytes, (int)b->len, b->name, "UTF-8",
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (doc != NULL && valid != NULL) {
		xmlRelaxNGSetValidStructuredErrors(valid, note, &first);
		status = xmlRelaxNGValidateDoc(valid, doc) == 0 ? 0 : -1;
	}
	if (status == -1)
		diag_add(d, DIAG_FINDING, b->name, first.line,
		    "does not fit the schema: %s; compare it with the manual "
		    "page bespreek-knowledge(5)", first.text);
	xmlRelaxNGFreeValidCtxt(valid);
	xmlFreeDoc(doc);
	return status;
}

int
kb_schema_check(const char *schema, const struct kb_files *files,
    struct diag *d)
{
	xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewParserCtxt(schema);
	xmlRelaxNGPtr rng = NULL;
	int status = 0;
	size_t i;

	if (parser != NULL) {
		xmlRelaxNGSetParserStructuredErrors(parser, quiet, NULL);
		rng = xmlRelaxNGParse(parser);
		xmlRelaxNGFreeParserCtxt(parser);
	}
	if (rng == NULL) {
		diag_add(d, DIAG_ERROR, schema, 0,
		    "the schema cannot be used; install it again");
		return -1;
	}
	for (i = 0; i < files->n; i++)
		if (check_one(rng, &files->at[i], d) == -1)
			status = -1;
	xmlRelaxNGFree(rng);
	xmlCleanupParser();
	return status;
}
