/* SPDX-License-Identifier: MIT */
#include "kb/load_sax.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlmemory.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sbuf.h"
#include "kb/bytes.h"
#include "kb/near.h"
#include "kb/value.h"

#define DEPTH_MAX 64

/* One document on its way through libxml2. */
struct reader {
	struct kb_build *b;
	xmlParserCtxtPtr ctxt;
	struct kb_node *open[DEPTH_MAX];
	size_t depth;
	struct kb_node *spare;		/* to be used again */
	struct sbuf text;		/* of the open element of prose */
};

/* Where the tag begins that libxml2 stands behind: no '<' is in a tag. */
static unsigned
tag_line(const struct reader *r)
{
	const xmlParserInput *in = r->ctxt->input;
	const char *end = (const char *)in->cur;
	const char *p = memrchr(in->base, '<', (size_t)(in->cur - in->base));
	int line = in->line;

	while (p != NULL &&
	    (p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		line--;
		p++;
	}
	return (unsigned)line;
}

static unsigned
line_here(const struct reader *r)
{
	return (unsigned)r->ctxt->input->line;
}

/* libxml2 hands over a start tag before it looks for its end; when that is
 * missing, its error follows and is the one that matters. */
static bool
tag_ends(const struct reader *r)
{
	const xmlChar *p = r->ctxt->input->cur;

	return p[0] == '>' || (p[0] == '/' && p[1] == '>');
}

/* Nothing more is read from this file: what follows would mislead. */
static void
stop(struct reader *r)
{
	r->b->stopped = true;
	r->b->halted = true;
	xmlStopParser(r->ctxt);
}

static struct kb_node *
node_new(struct reader *r)
{
	struct kb_node *n = r->spare;

	if (n == NULL)
		return arena_alloc(r->b->scratch, sizeof(*n));
	r->spare = n->next;
	memset(n, 0, sizeof(*n));
	return n;
}

static void
node_recycle(struct reader *r, struct kb_node *n)
{
	struct kb_node *c, *next;

	for (c = n->first; c != NULL; c = next) {
		next = c->next;
		node_recycle(r, c);
	}
	n->next = r->spare;
	r->spare = n;
}

static void
refuse_element(struct reader *r, const struct kb_node *parent,
    const char *name, unsigned line)
{
	const char *candidate;
	struct kb_near near;
	size_t i;

	if (parent->el->content != KB_PARTS) {
		KB_ERROR(r->b, line, "<%s> may not stand in <%s>; %s", name,
		    kb_node_name(parent), parent->el->content == KB_PROSE ?
		    "write plain text there" : "leave that empty");
		return;
	}
	kb_near_init(&near, name, strlen(name));
	for (i = 0; (candidate = kb_format_child_name(parent->el, i)) != NULL;
	    i++)
		kb_near_offer(&near, candidate);
	KB_ERROR(r->b, line, near.best == NULL ?
	    "<%s> may not stand in <%s>; see bespreek-knowledge(5)" :
	    "<%s> may not stand in <%s>; did you mean <%s>?", name,
	    kb_node_name(parent), near.best);
}

static void
refuse_attribute(struct reader *r, const struct kb_node *n,
    const char *prefix, const char *name)
{
	const struct kb_el *el = n->el;
	struct kb_near near;
	size_t i;

	kb_near_init(&near, name, strlen(name));
	for (i = 0; i < el->natts; i++)
		kb_near_offer(&near, el->atts[i].name);
	KB_ERROR(r->b, n->line, near.best == NULL ?
	    "<%s> takes no attribute %s%s%s; remove it" :
	    "<%s> takes no attribute %s%s%s; did you mean %s?",
	    kb_node_name(n), prefix, prefix[0] == '\0' ? "" : ":", name,
	    near.best);
	stop(r);
}

static bool
is_bilingual(const struct kb_node *n)
{
	return n->kid != NULL && (n->kid->store == KB_S_TEXT ||
	    n->kid->store == KB_S_TEXTS);
}

static void
read_lang(struct reader *r, struct kb_node *n, const char *s, size_t len)
{
	n->lang = KB_NLANG;
	if (len == 2 && memcmp(s, "nl", 2) == 0)
		n->lang = KB_NL;
	if (len == 2 && memcmp(s, "en", 2) == 0)
		n->lang = KB_EN;
	if (n->lang != KB_NLANG)
		return;
	KB_ERROR(r->b, n->line, "xml:lang cannot be \"%.*s\"; write nl or en",
	    (int)len, s);
	n->lang = KB_NL;
	n->broken = true;
}

/* libxml2 gives five pointers an attribute: name, prefix, namespace, value
 * and its end. */
static void
read_attributes(struct reader *r, struct kb_node *n, int count,
    const xmlChar **atts)
{
	bool lang = false;
	size_t i, len;
	int k;

	for (k = 0; k < count && !r->b->stopped; k++, atts += 5) {
		const char *name = (const char *)atts[0];
		const char *prefix = (const char *)atts[1];
		const char *value = (const char *)atts[3];

		len = (size_t)(atts[4] - atts[3]);
		if (prefix != NULL && strcmp(prefix, "xml") == 0 &&
		    strcmp(name, "lang") == 0 && is_bilingual(n)) {
			read_lang(r, n, value, len);
			lang = true;
			continue;
		}
		i = kb_format_att(n->el, name);
		if (prefix != NULL || i == KB_NOWHERE)
			refuse_attribute(r, n, prefix == NULL ? "" : prefix,
			    name);
		else
			kb_value_read(r->b, n, i, value, len);
	}
	if (!lang && is_bilingual(n) && !r->b->stopped) {
		KB_ERROR(r->b, n->line, "<%s> does not say its language; add "
		    "xml:lang=\"nl\" or \"en\"", kb_node_name(n));
		n->broken = true;
	}
}

static void
check_required(struct reader *r, struct kb_node *n)
{
	const struct kb_att *a = n->el->atts;
	size_t i;

	if (n->broken)
		return;
	for (i = 0; i < n->el->natts; i++)
		if (a[i].required && !kb_node_has(n, i)) {
			KB_ERROR(r->b, n->line, "<%s> has no %s; add %s="
			    "\"...\"", kb_node_name(n), a[i].name, a[i].name);
			n->broken = true;
		}
}

static void
append(struct kb_node *parent, struct kb_node *n)
{
	if (parent->last == NULL)
		parent->first = n;
	else
		parent->last->next = n;
	parent->last = n;
}

static const struct kb_el *
describe(struct reader *r, const char *name, const char *uri, unsigned line,
    const struct kb_kid **kid)
{
	const struct kb_node *parent;
	const struct kb_el *el = NULL;
	bool ours = uri != NULL && strcmp(uri, r->b->space) == 0;

	*kid = NULL;
	if (r->depth == 0) {
		if (ours && strcmp(name, r->b->root->name) == 0)
			return r->b->root;
		KB_ERROR(r->b, line, "the root is not <%s xmlns=\"%s\">; "
		    "write that", r->b->root->name, r->b->space);
		return NULL;
	}
	parent = r->open[r->depth - 1];
	if (ours)
		el = kb_format_child(parent->el, name, kid);
	if (el == NULL)
		refuse_element(r, parent, name, line);
	else if (r->depth == DEPTH_MAX) {
		KB_ERROR(r->b, line, "stands more than %d elements deep; "
		    "name a part of it as a <fact>", DEPTH_MAX);
		el = NULL;
	}
	return el;
}

static void
on_start(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int nspaces, const xmlChar **spaces, int count,
    int defaulted, const xmlChar **atts)
{
	struct reader *r = data;
	const struct kb_kid *kid;
	const struct kb_el *el;
	struct kb_node *n;
	unsigned line;

	(void)prefix, (void)nspaces, (void)spaces, (void)defaulted;
	if (r->b->stopped || !tag_ends(r))
		return;
	line = tag_line(r);
	el = describe(r, (const char *)name, (const char *)uri, line, &kid);
	n = el == NULL ? NULL : node_new(r);
	if (n == NULL) {
		stop(r);
		return;
	}
	n->el = el;
	n->kid = kid;
	n->line = line;
	read_attributes(r, n, count, atts);
	if (r->b->stopped)
		return;
	check_required(r, n);
	if (r->depth > 1)
		append(r->open[r->depth - 1], n);
	r->open[r->depth++] = n;
	r->text.len = 0;	/* no secret: not overwritten */
}

static void
end_prose(struct reader *r, struct kb_node *n)
{
	size_t len = kb_value_collapse(r->text.text, r->text.len);

	if (len == 0)
		KB_ERROR(r->b, n->line, "<%s> is empty; write its text or "
		    "remove it", kb_node_name(n));
	else if (r->b->references &&
	    kb_value_is_hostile(r->text.text, len))
		KB_ERROR(r->b, n->line, "<%s> " KB_HOSTILE, kb_node_name(n));
	else if (n->kid->store == KB_S_LINK &&
	    strncmp(r->text.text, "https://", 8) != 0 &&
	    strncmp(r->text.text, "http://", 7) != 0)
		KB_ERROR(r->b, n->line, "<%s> is no web address; begin it "
		    "with https://", kb_node_name(n));
	n->text = arena_strndup(r->b->keep, len == 0 ? "" : r->text.text,
	    len);
}

static void
on_end(void *data, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct reader *r = data;
	struct kb_node *n;

	(void)name, (void)prefix, (void)uri;
	if (r->b->stopped)
		return;
	n = r->open[--r->depth];
	if (n->el->content == KB_PROSE)
		end_prose(r, n);
	if (r->depth != 1)
		return;
	kb_build_element(r->b, n);
	node_recycle(r, n);
}

static void
on_text(void *data, const xmlChar *s, int len)
{
	struct reader *r = data;
	struct kb_node *n;
	int i = 0;

	if (r->b->stopped || r->depth == 0)
		return;
	n = r->open[r->depth - 1];
	if (n->el->content == KB_PROSE) {
		sbuf_add(&r->text, (const char *)s, (size_t)len);
		return;
	}
	while (i < len && (s[i] == ' ' || s[i] == '\n' || s[i] == '\t' ||
	    s[i] == '\r'))
		i++;
	if (i == len || n->stray)
		return;
	n->stray = true;
	KB_ERROR(r->b, line_here(r), "text stands directly in <%s>; put it "
	    "in an element of its own", kb_node_name(n));
}

static void
on_instruction(void *data, const xmlChar *target, const xmlChar *rest)
{
	struct reader *r = data;

	(void)rest;
	if (r->b->stopped)
		return;
	KB_ERROR(r->b, line_here(r), "holds a processing instruction <?%s>; "
	    "remove it", (const char *)target);
	stop(r);
}

/* kb_bytes_check() has refused every DOCTYPE; should one slip through, it
 * ends here before any entity is declared. */
static void
on_doctype(void *data, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
	struct reader *r = data;

	(void)name, (void)external, (void)system;
	if (r->b->stopped)
		return;
	KB_ERROR(r->b, line_here(r), "holds a DOCTYPE; remove it");
	stop(r);
}

static void
on_error(void *data, xmlErrorPtr e)
{
	struct reader *r = data;
	const char *text = e->message == NULL ? "no XML" : e->message;
	size_t len = strcspn(text, "\n");

	if (r->b->stopped || e->level < XML_ERR_ERROR)
		return;
	KB_ERROR(r->b, e->line > 0 ? (unsigned)e->line : 0,
	    "is no well-formed XML: %.*s; correct it", (int)len, text);
	stop(r);
}

static void
handlers(xmlSAXHandler *h)
{
	memset(h, 0, sizeof(*h));
	h->initialized = XML_SAX2_MAGIC;
	h->startElementNs = on_start;
	h->endElementNs = on_end;
	h->characters = on_text;
	h->ignorableWhitespace = on_text;
	h->cdataBlock = on_text;
	h->processingInstruction = on_instruction;
	h->internalSubset = on_doctype;
	h->serror = on_error;
}

/* What is wrong is told to on_error() or to kb_schema_check(). */
static void
ignore(void *data, const char *format, ...)
{
	(void)data;
	(void)format;
}

void
kb_load_prepare(void)
{
	xmlSetGenericErrorFunc(NULL, ignore);
	(void)xmlMemSetup(free, memory_alloc, memory_realloc, memory_strdup);
}

void
kb_read_document(struct kb_build *b, const struct kb_buffer *doc)
{
	struct reader r = { .b = b };

	r.ctxt = xmlCreateMemoryParserCtxt(doc->bytes, (int)doc->len);
	if (r.ctxt == NULL) {
		KB_ERROR(b, 0, doc->len == 0 ? "is empty; write a "
		    "<%s> element or remove the file" :
		    "out of memory; close other programs and try again",
		    b->root->name);
		b->halted = true;
		return;
	}
	handlers(r.ctxt->sax);
	r.ctxt->userData = &r;
	(void)xmlCtxtUseOptions(r.ctxt, XML_PARSE_NONET |
	    XML_PARSE_IGNORE_ENC);
	if (xmlParseDocument(r.ctxt) != 0 && !b->stopped) {
		KB_ERROR(b, line_here(&r), "is no well-formed XML; correct "
		    "it");
		b->halted = true;
	}
	if (r.text.failed)
		b->text_failed = true;
	sbuf_clear(&r.text);
	xmlFreeDoc(r.ctxt->myDoc);
	xmlFreeParserCtxt(r.ctxt);
}
