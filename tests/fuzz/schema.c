/* SPDX-License-Identifier: MIT */
#include "schema.h"

#include <err.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <stdio.h>

#include "fuzz.h"

static void
quiet(void *data, xmlErrorPtr e)
{
	(void)data;
	(void)e;
}

static xmlRelaxNGPtr
open_schema(const char *name)
{
	static xmlRelaxNGPtr rng;
	xmlRelaxNGParserCtxtPtr p;
	char path[4096];

	if (rng != NULL)
		return rng;
	(void)snprintf(path, sizeof(path), "%s/%s", fuzz_world()->dir, name);
	p = xmlRelaxNGNewParserCtxt(path);
	rng = xmlRelaxNGParse(p);
	xmlRelaxNGFreeParserCtxt(p);
	if (rng == NULL)
		errx(1, "%s cannot be used", path);
	return rng;
}

static bool
validate(xmlRelaxNGPtr rng, xmlDocPtr doc)
{
	xmlRelaxNGValidCtxtPtr v = xmlRelaxNGNewValidCtxt(rng);
	int done;

	MUST(v != NULL);
	xmlRelaxNGSetValidStructuredErrors(v, quiet, NULL);
	done = xmlRelaxNGValidateDoc(v, doc);
	xmlRelaxNGFreeValidCtxt(v);
	MUST(done >= 0);
	return done == 0;
}

bool
schema_accepts(const char *name, const char *bytes, size_t len, bool *xml)
{
	xmlRelaxNGPtr rng = open_schema(name);
	xmlDocPtr doc = xmlReadMemory(bytes, (int)len, "doc.xml", "UTF-8",
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	bool accepts = doc != NULL && validate(rng, doc);

	*xml = doc != NULL;
	xmlFreeDoc(doc);
	xmlResetLastError();
	return accepts;
}
