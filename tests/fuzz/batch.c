/* SPDX-License-Identifier: MIT */
#include "batch.h"

#include <jansson.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "consult/case_cells.h"
#include "front/crew.h"
#include "fuzz.h"

#define WHOLE_MAX 16	/* results written whole, and read again */

/* Every format is at work all the time. */
enum { BRIEF, ROWS, JUNIT, TAP, WHOLE, NWORKS };
static const struct { const char *name; bool brief; } formats[NWORKS] = {
	[BRIEF] = { "jsonl", true }, [ROWS] = { "tsv", false },
	[JUNIT] = { "junit", false }, [TAP] = { "tap", false },
	[WHOLE] = { "jsonl", false },
};

struct work {
	struct batch batch;
	struct crew crew;
	struct job job;
	struct output output;
	struct batch_totals totals;
	struct sbuf out;
};

static void
begin(struct work *w, int format)
{
	const struct fuzz_world *world = fuzz_world();

	w->batch = (struct batch){ .kb = world->kb, .lang = KB_NL,
	    .at = world->at, .country = KB_ALWAYS, .format = batch_format(
	    formats[format].name, formats[format].brief), .jobs = 1,
	    .output = &w->output };
	w->output = (struct output){ .fd = memfd_create("output", 0),
	    .dir = -1, .what = "the output" };
	w->crew.batch = &w->batch;
	w->crew.program = world->program;
	w->crew.day = world->day;
	w->crew.totals = &w->totals;
	(void)pthread_mutex_init(&w->crew.lock, NULL);
	(void)pthread_cond_init(&w->crew.turned, NULL);
	MUST(w->output.fd != -1 && w->batch.format != NULL);
	MUST(job_begin(&w->job, &w->crew));
}

static struct work *
work_of(int format)
{
	static struct work *works;
	int i;

	if (works == NULL) {
		pool_json_prepare();
		works = calloc(NWORKS, sizeof(*works));
		MUST(works != NULL);
		for (i = 0; i < NWORKS; i++)
			begin(&works[i], i);
	}
	return &works[format];
}

/* ---- running ---- */

static void
read_output(struct work *w)
{
	off_t len = lseek(w->output.fd, 0, SEEK_END);
	char *to;

	sbuf_reset(&w->out);
	to = sbuf_reserve(&w->out, (size_t)len + 1);
	MUST(to != NULL && pread(w->output.fd, to, (size_t)len, 0) == len);
	sbuf_grown(&w->out, (size_t)len);
}

/* False: it is of another kind. */
static bool
decide(struct work *w, enum records_kind kind)
{
	struct job *j = &w->job;
	bool fits = true;

	while (fits && records_take(&w->crew.records, &j->piece)) {
		fits = j->piece.file->kind == kind;
		if (fits)
			MUST(job_piece(j));
		records_done(&w->crew.records, &j->piece);
	}
	return fits;
}

static bool
run(struct work *w, enum records_kind kind, const uint8_t *bytes, size_t len)
{
	const char *name = fuzz_file(bytes, len);
	bool fits;

	MUST(ftruncate(w->output.fd, 0) == 0 &&
	    lseek(w->output.fd, 0, SEEK_SET) == 0);
	w->totals = (struct batch_totals){ .notes = diag_new() };
	w->batch.diag = diag_new();
	w->crew.turn = 0;
	records_init(&w->crew.records, w->batch.kb, &name, 1, w->batch.diag);
	fits = decide(w, kind);
	MUST(!w->crew.failed && !w->crew.stopped && !w->crew.records.failed);
	records_clear(&w->crew.records);
	/* Only a table without a usable header is not read at all. */
	MUST(!diag_has_errors(w->batch.diag) || w->totals.cases == 0);
	fuzz_must_say(w->batch.diag);
	fuzz_must_say(w->totals.notes);
	diag_free(w->batch.diag);
	diag_free(w->totals.notes);
	read_output(w);
	return fits;
}

/* ---- what was written ---- */

static json_t *
line_value(const char *s, size_t len)
{
	json_t *o = json_loadb(s, len, JSON_REJECT_DUPLICATES, NULL);

	MUST(json_is_object(o) && json_object_get(o, "id") != NULL);
	return o;
}

static const char *
text_of(json_t *o, const char *key)
{
	return json_string_value(json_object_get(o, key));
}

/* Both or neither. */
static bool
same(json_t *a, json_t *b, const char *key)
{
	a = json_object_get(a, key);
	b = json_object_get(b, key);
	return a == NULL || b == NULL ? a == b : json_equal(a, b);
}

static void
must_be_same(json_t *brief, json_t *whole)
{
	json_t *steps = json_object_get(whole, "steps");
	json_t *ids = json_object_get(brief, "steps");
	size_t i;

	MUST(same(brief, whole, "id") && same(brief, whole, "error"));
	if (json_object_get(brief, "error") != NULL)
		return;
	MUST(strcmp(text_of(brief, "secrecy"), text_of(whole, "secrecy"))
	    == 0);
	MUST(strcmp(text_of(brief, "reporting"),
	    text_of(json_object_get(whole, "reporting"), "outcome")) == 0);
	MUST(strcmp(text_of(brief, "urgency"),
	    text_of(json_object_get(whole, "safety"), "urgency")) == 0);
	MUST(json_array_size(ids) == json_array_size(steps));
	for (i = 0; i < json_array_size(ids); i++)
		MUST(strcmp(json_string_value(json_array_get(ids, i)),
		    text_of(json_array_get(steps, i), "id")) == 0);
}

/* Each line of one, and the same of another when there is one. */
static size_t
must_be_lines(const struct work *w, const struct work *other)
{
	const char *s = sbuf_text(&w->out), *end;
	const char *o = other == NULL ? NULL : sbuf_text(&other->out), *oend;
	json_t *value, *another;
	size_t n;

	fuzz_must_show(s, w->out.len);
	for (n = 0; *s != '\0'; n++, s = end + 1) {
		end = strchr(s, '\n');
		MUST(end != NULL);
		value = line_value(s, (size_t)(end - s));
		if (o != NULL) {
			oend = strchr(o, '\n');
			another = line_value(o, (size_t)(oend - o));
			must_be_same(value, another);
			json_decref(another);
			o = oend + 1;
		}
		json_decref(value);
	}
	return n;
}

static size_t
must_be_rows(const struct work *w)
{
	struct arena *arena = arena_new();
	const char *s = sbuf_text(&w->out), *end, *cell;
	struct cells c;
	size_t n, k, len;

	for (n = 0; *s != '\0'; n++, s = end + 1) {
		end = strchr(s, '\n');
		MUST(end != NULL);
		cells_begin(&c, s, (size_t)(end - s), '\t', arena);
		for (k = 0; cells_next(&c, &cell, &len); k++)
			fuzz_must_show(cell, len);
		MUST(k == 5);
	}
	arena_free(arena);
	return n;
}

static size_t
must_be_cases(const struct work *w)
{
	struct sbuf text = SBUF_EMPTY;
	const xmlNode *node;
	xmlDocPtr doc;
	size_t n = 0;

	sbuf_puts(&text, w->batch.format->begin);
	sbuf_puts(&text, sbuf_text(&w->out));
	sbuf_puts(&text, w->batch.format->end);
	doc = xmlReadMemory(sbuf_text(&text), (int)text.len, "out.xml", NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_HUGE);
	MUST(doc != NULL);
	node = xmlDocGetRootElement(doc)->children->next->children;
	for (; node != NULL; node = node->next)
		n += node->type == XML_ELEMENT_NODE;
	xmlFreeDoc(doc);
	sbuf_clear(&text);
	return n;
}

static size_t
must_be_tests(const struct work *w)
{
	const char *s = sbuf_text(&w->out), *end;
	size_t n = 0;

	fuzz_must_show(s, w->out.len);
	for (; *s != '\0'; s = end + 1) {
		end = strchr(s, '\n');
		MUST(end != NULL);
		n += strncmp(s, "ok - ", 5) == 0;
		n += strncmp(s, "not ok - ", 9) == 0;
		MUST(*s == '#' || *s == 'o' || *s == 'n');
	}
	return n;
}

/* ---- read, written, read again ---- */

/* The cases that were decided, with the answers that were written. */
static void
write_again(const struct work *w, struct sbuf *cases, struct sbuf *results)
{
	const char *s = sbuf_text(&w->out), *end;
	json_t *o, *again;
	char *text;

	for (; *s != '\0'; s = end + 1) {
		end = strchr(s, '\n');
		o = line_value(s, (size_t)(end - s));
		if (json_object_get(o, "error") == NULL) {
			again = json_pack("{s:O*, s:O}", "id",
			    json_is_null(json_object_get(o, "id")) ? NULL
			    : json_object_get(o, "id"), "answers",
			    json_object_get(o, "answers"));
			text = json_dumps(again, JSON_COMPACT);
			sbuf_puts(cases, text);
			sbuf_putc(cases, '\n');
			free(text);
			json_decref(again);
			sbuf_add(results, s, (size_t)(end + 1 - s));
		}
		json_decref(o);
	}
}

static void
must_come_back(struct work *w)
{
	struct sbuf cases = SBUF_EMPTY, results = SBUF_EMPTY;

	write_again(w, &cases, &results);
	if (cases.len > 0) {
		MUST(run(w, RECORDS_JSON, (const uint8_t *)cases.text,
		    cases.len));
		MUST(strcmp(sbuf_text(&w->out), sbuf_text(&results)) == 0);
	}
	sbuf_clear(&cases);
	sbuf_clear(&results);
}

/* ---- all of it ---- */

static void
must_be_whole(const struct work *brief, enum records_kind kind,
    const uint8_t *bytes, size_t len)
{
	struct work *w = work_of(WHOLE);

	MUST(run(w, kind, bytes, len));
	MUST(must_be_lines(brief, w) == w->totals.cases);
	/* What moment an XML case has of its own is not written. */
	if (kind != RECORDS_XML)
		must_come_back(w);
}

size_t
batch_must(enum records_kind kind, const uint8_t *bytes, size_t len)
{
	static size_t (*const must[])(const struct work *) = {
		[ROWS] = must_be_rows, [JUNIT] = must_be_cases,
		[TAP] = must_be_tests };
	struct work *w = work_of(BRIEF);
	size_t n;
	int i;

	if (!run(w, kind, bytes, len))
		return 0;
	n = must_be_lines(w, NULL);
	MUST(n == w->totals.cases);
	for (i = ROWS; i <= TAP; i++) {
		MUST(run(work_of(i), kind, bytes, len));
		MUST(must[i](work_of(i)) == n);
	}
	if (n <= WHOLE_MAX)
		must_be_whole(w, kind, bytes, len);
	return n;
}
