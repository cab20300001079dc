/* SPDX-License-Identifier: MIT */
#include "kb/load_schema.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <stdlib.h>
#include <string.h>

#include "kb/bytes.h"

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

/* Nothing that a schema names is opened. */
static xmlParserInputPtr
open_nothing(const char *url, const char *id, xmlParserCtxtPtr ctxt)
{
	(void)url, (void)id, (void)ctxt;
	return NULL;
}

static xmlRelaxNGPtr
parse(const struct kb_buffer *schema)
{
	xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewMemParserCtxt(
	    schema->bytes, (int)schema->len);
	xmlRelaxNGPtr rng = NULL;

	xmlSetExternalEntityLoader(open_nothing);
	if (parser != NULL) {
		xmlRelaxNGSetParserStructuredErrors(parser, quiet, NULL);
		rng = xmlRelaxNGParse(parser);
		xmlRelaxNGFreeParserCtxt(parser);
	}
	return rng;
}

/* With the checks that all XML goes through before libxml2 sees it. */
static xmlRelaxNGPtr
load(const char *schema, struct diag *d)
{
	struct kb_buffer file, checked;
	xmlRelaxNGPtr rng = NULL;

	if (kb_file_read(schema, &file, d) == -1)
		return NULL;
	checked = file;
	if (kb_bytes_check(&checked, d) == 0)
		rng = parse(&checked);
	free((void *)(size_t)file.bytes);
	return rng;
}

int
kb_schema_check(const char *schema, const struct kb_files *files,
    struct diag *d)
{
	xmlRelaxNGPtr rng = load(schema, d);
	int status = 0;
	size_t i;

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
