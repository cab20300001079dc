/* SPDX-License-Identifier: MIT */
/*
 * Writes the timed rule shape into a directory: a knowledge base in which
 * each rule is a step, the same rules for CLIPS, and cases for both.  Usage:
 * shape DIR CASES.
 */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "kb_small.h"
#include "krandom.h"
#include "rules.h"

enum { CLIPS_CASES = 2000, FULL_CASES = 1000 };

static FILE *
create(const char *dir, const char *name)
{
	char path[4096];
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	if (f == NULL)
		err(1, "%s", path);
	return f;
}

static void
finish(FILE *f)
{
	if (ferror(f) || fclose(f) != 0)
		err(1, "writing");
}

/* ---- the rules in XML ---- */

static const char *
xml_name(enum kb_op op)
{
	return op == KB_ALL ? "all" : op == KB_ANY ? "any" : op == KB_NONE ?
	    "none" : "at-least";
}

static void
put_xml(FILE *f, const struct kb *kb, const struct kb_expr *e)
{
	const struct kb_question *q;
	size_t i;

	if (e->op == KB_FACT) {
		fprintf(f, "<fact ref=\"%s\"/>", kb->facts[e->ref].head.id);
		return;
	}
	if (e->op == KB_IS) {
		q = &kb->questions[e->ref];
		fprintf(f, "<is question=\"%s\" in=\"", q->head.id);
		for (i = 0; i < e->noptions; i++)
			fprintf(f, "%s%s", i > 0 ? " " : "",
			    q->options[e->options[i]].id);
		fputs("\"/>", f);
		return;
	}
	fprintf(f, "<%s", xml_name(e->op));
	if (e->op == KB_AT_LEAST)
		fprintf(f, " n=\"%u\"", e->threshold);
	fputc('>', f);
	for (i = 0; i < e->nkids; i++)
		put_xml(f, kb, e->kids[i]);
	fprintf(f, "</%s>", xml_name(e->op));
}

static void
put_texts(FILE *f, const char *name, const char *text)
{
	fprintf(f, "<%s xml:lang=\"nl\">%s</%s><%s xml:lang=\"en\">%s</%s>",
	    name, text, name, name, text, name);
}

static void
put_question(FILE *f, const struct kb_question *q)
{
	size_t i;

	fprintf(f, "<question id=\"%s\" number=\"%u\" choice=\"one\">",
	    q->head.id, q->number + 4);
	put_texts(f, "text", "Is that so?");
	put_texts(f, "why", "It counts.");
	put_texts(f, "unknown", "Not known");
	put_texts(f, "short", q->head.id);
	for (i = 0; i < q->noptions; i++) {
		fprintf(f, "<option id=\"%s\">", q->options[i].id);
		put_texts(f, "text", q->options[i].id);
		fputs("</option>", f);
	}
	fputs(KB_SMALL_CITE "</question>\n", f);
}

static void
put_rule(FILE *f, const struct kb *kb, const struct kb_fact *fact, bool step)
{
	fprintf(f, step ? "<step id=\"%s\" time=\"week\" place=\"more\"><when>"
	    : "<fact id=\"%s\">", fact->head.id);
	if (!step) {
		put_texts(f, "text", "it is so");
		fputs("<when>", f);
	}
	put_xml(f, kb, kb->rules[fact->rule].expr);
	fputs("</when>", f);
	if (step) {
		put_texts(f, "text", "Do that.");
		fputs(KB_SMALL_CITE, f);
	}
	fputs(step ? "</step>\n" : "</fact>\n", f);
}

static void
write_knowledge(const char *dir, const struct kb *kb)
{
	static const char *const names[] = { "knowledge/a.xml",
	    "knowledge/b.xml", "knowledge/c.xml" };
	char path[4096];
	FILE *f;
	size_t i;

	(void)snprintf(path, sizeof(path), "%s/knowledge", dir);
	if (mkdir(path, 0777) == -1)
		err(1, "%s", path);
	f = create(dir, names[0]);
	fputs(kb_small, f);
	finish(f);
	f = create(dir, names[1]);
	fputs(KB_SMALL_OPEN, f);
	for (i = 0; i < kb->nquestions; i++)
		put_question(f, &kb->questions[i]);
	fputs(KB_SMALL_CLOSE, f);
	finish(f);
	f = create(dir, names[2]);
	fputs(KB_SMALL_OPEN, f);
	for (i = 0; i < kb->nfacts; i++)
		put_rule(f, kb, &kb->facts[i], i >= RULES_FACTS);
	fputs(KB_SMALL_CLOSE, f);
	finish(f);
}

/* ---- the rules for CLIPS ---- */

static void
put_clips(FILE *f, const struct kb *kb, const struct kb_expr *e)
{
	size_t i;

	if (e->op == KB_FACT) {
		fprintf(f, "(eq ?*%s* TRUE)", kb->facts[e->ref].head.id);
		return;
	}
	if (e->op == KB_IS) {
		fputs("(or FALSE", f);
		for (i = 0; i < e->noptions; i++)
			fprintf(f, " (eq ?%s %s)",
			    kb->questions[e->ref].head.id,
			    kb->questions[e->ref].options[e->options[i]]
			    .id);
		fputc(')', f);
		return;
	}
	fputs(e->op == KB_ALL ? "(and TRUE" : e->op == KB_ANY ? "(or FALSE" :
	    e->op == KB_NONE ? "(not (or FALSE" : "(>= (+ 0", f);
	for (i = 0; i < e->nkids; i++) {
		fputs(e->op == KB_AT_LEAST ? " (if " : " ", f);
		put_clips(f, kb, e->kids[i]);
		if (e->op == KB_AT_LEAST)
			fputs(" then 1 else 0)", f);
	}
	if (e->op == KB_AT_LEAST)
		fprintf(f, ") %u", e->threshold);
	fputs(e->op == KB_NONE ? "))" : ")", f);
}

static void
mark_slots(const struct kb_expr *e, bool *used)
{
	size_t i;

	if (e->op == KB_IS)
		used[e->ref] = true;
	for (i = 0; i < e->nkids; i++)
		mark_slots(e->kids[i], used);
}

static void
put_defrule(FILE *f, const struct kb *kb, size_t i)
{
	const struct kb_fact *fact = &kb->facts[i];
	const struct kb_expr *e = kb->rules[fact->rule].expr;
	bool used[RULES_QUESTIONS] = { false };
	size_t q;

	mark_slots(e, used);
	fprintf(f, "(defrule %s (phase %d) (case", fact->head.id,
	    i < RULES_FACTS / 2 ? 1 : i < RULES_FACTS ? 2 : 3);
	for (q = 0; q < RULES_QUESTIONS; q++)
		if (used[q])
			fprintf(f, " (%s ?%s)", kb->questions[q].head.id,
			    kb->questions[q].head.id);
	fputs(") (test ", f);
	put_clips(f, kb, e);
	if (i < RULES_FACTS)
		fprintf(f, ") => (bind ?*%s* TRUE))\n", fact->head.id);
	else
		fprintf(f, ") => (printout out \"%s \"))\n", fact->head.id);
}

static void
write_clips(const char *dir, const struct kb *kb)
{
	FILE *f = create(dir, "rules.clp");
	size_t i;

	fputs("(defglobal", f);
	for (i = 0; i < RULES_FACTS; i++)
		fprintf(f, " ?*%s* = FALSE", kb->facts[i].head.id);
	fputs(")\n(deftemplate case", f);
	for (i = 0; i < kb->nquestions; i++)
		fprintf(f, " (slot %s (default nil))",
		    kb->questions[i].head.id);
	fputs(")\n", f);
	for (i = 0; i < kb->nfacts; i++)
		put_defrule(f, kb, i);
	fputs("(deffunction decide (?in ?out)\n"
	    " (open ?in in \"r\") (open ?out out \"w\")\n"
	    " (bind ?line (readline in))\n"
	    " (while (neq ?line EOF) do\n"
	    "  (reset) (assert-string ?line)\n"
	    "  (assert (phase 1)) (run) (assert (phase 2)) (run)\n"
	    "  (assert (phase 3)) (run) (printout out crlf)\n"
	    "  (bind ?line (readline in)))\n"
	    " (close in) (close out))\n", f);
	finish(f);
}

/* ---- cases ---- */

static const char *
answer(const struct answers *a, size_t q)
{
	size_t option = answers_option(a, q);

	return option == KB_ALWAYS ? NULL :
	    a->kb->questions[q].options[option].id;
}

static void
put_json(FILE *f, const struct answers *a, size_t id)
{
	bool first = true;
	size_t q;

	fprintf(f, "{\"id\":\"%zu\",\"answers\":{", id);
	for (q = 0; q < a->kb->nquestions; q++) {
		if (answer(a, q) == NULL)
			continue;
		fprintf(f, "%s\"%s\":\"%s\"", first ? "" : ",",
		    a->kb->questions[q].head.id, answer(a, q));
		first = false;
	}
	fputs("}}\n", f);
}

static void
put_header(FILE *f, const struct kb *kb)
{
	size_t q;

	fputs("id", f);
	for (q = 0; q < kb->nquestions; q++)
		fprintf(f, "\t%s", kb->questions[q].head.id);
	fputc('\n', f);
}

static void
put_row(FILE *f, const struct answers *a, size_t id)
{
	size_t q;

	fprintf(f, "%zu", id);
	for (q = 0; q < a->kb->nquestions; q++)
		fprintf(f, "\t%s", answer(a, q) == NULL ? "" : answer(a, q));
	fputc('\n', f);
}

static void
put_fact(FILE *f, const struct answers *a, size_t id)
{
	size_t q;

	(void)id;
	fputs("(case", f);
	for (q = 0; q < a->kb->nquestions; q++)
		if (answer(a, q) != NULL)
			fprintf(f, " (%s %s)", a->kb->questions[q].head.id,
			    answer(a, q));
	fputs(")\n", f);
}

/* The same cases wherever the same number and per cent are asked for. */
static void
write_cases(const char *dir, const char *name, const struct kb *kb, size_t n,
    uint32_t percent, void (*put)(FILE *, const struct answers *, size_t))
{
	struct krandom r = { percent };
	FILE *f = create(dir, name);
	struct arena *arena;
	struct answers *a;
	size_t i, q;

	if (put == put_row)
		put_header(f, kb);
	for (i = 0; i < n; i++) {
		arena = arena_new();
		a = answers_new(kb, arena);
		for (q = 0; q < kb->nquestions; q++)
			if (krandom_below(&r, 100) < percent)
				answers_set_one(a, q,
				    krandom_below(&r, RULES_OPTIONS));
		put(f, a, i);
		arena_free(arena);
	}
	finish(f);
}

int
main(int argc, char **argv)
{
	size_t leaves, n;
	struct kbuild *build;
	const struct kb *kb;

	if (argc != 3)
		errx(1, "usage: shape DIR CASES");
	n = strtoul(argv[2], NULL, 10);
	build = rules_new(&leaves);
	kb = kbuild_kb(build);
	write_knowledge(argv[1], kb);
	write_clips(argv[1], kb);
	write_cases(argv[1], "one.tsv", kb, 1, 85, put_row);
	write_cases(argv[1], "one.jsonl", kb, 1, 85, put_json);
	write_cases(argv[1], "cases.tsv", kb, n, 85, put_row);
	write_cases(argv[1], "cases.jsonl", kb, n, 85, put_json);
	write_cases(argv[1], "cases.clips", kb, CLIPS_CASES, 85, put_fact);
	write_cases(argv[1], "one.clips", kb, 1, 85, put_fact);
	write_cases(argv[1], "full.jsonl", kb, FULL_CASES, 100, put_json);
	write_cases(argv[1], "full.clips", kb, FULL_CASES, 100, put_fact);
	kbuild_free(build);
	return 0;
}
