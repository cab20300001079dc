/* SPDX-License-Identifier: MIT */
#include "report/graph.h"

#include <string.h>

#include "base/utf8.h"
#include "consult/fill.h"
#include "kb/find.h"
#include "report/phrase.h"

#define LABEL_COLUMNS 30
#define EDGE_COLUMNS 24

/* Boxes drawn together, in this order; a shape of its own for each kind, so
 * that nobody needs to see colours. */
static const struct group {
	const char *name;
	const char *words;		/* message */
	const char *look;
	enum kb_kind kinds[4];
	enum kb_country country;	/* only of this one; none: of any */
} groups[] = {
	{ "questions", "graph-questions", "rank=same;\n", { KB_KIND_QUESTION },
	    KB_NO_COUNTRY },
	{ "grounds_be", "graph-grounds-be", "", { KB_KIND_GROUND }, KB_BE },
	{ "grounds_nl", "graph-grounds-nl", "", { KB_KIND_GROUND }, KB_NLD },
	{ "safety", "graph-safety", "", { KB_KIND_ALARM, KB_KIND_URGENCY },
	    KB_NO_COUNTRY },
	{ "steps", "graph-steps", "", { KB_KIND_STEP }, KB_NO_COUNTRY },
	{ "indicators", "graph-indicators", "", { KB_KIND_INDICATOR },
	    KB_NO_COUNTRY },
	{ "texts", "graph-texts", "", { KB_KIND_PASSAGE, KB_KIND_GUIDANCE,
	    KB_KIND_WHAT_IF, KB_KIND_PLAN_ITEM }, KB_NO_COUNTRY },
};
#define NGROUPS (sizeof(groups) / sizeof(groups[0]))

static const struct { const char *words, *look; } looks[KB_NKINDS] = {
	[KB_KIND_QUESTION] = { "graph-question",
	    "shape=box, style=filled, fillcolor=\"#e8f0fe\"" },
	[KB_KIND_FACT] = { "graph-fact", "shape=ellipse" },
	[KB_KIND_GROUND] = { "graph-ground",
	    "shape=house, style=filled, fillcolor=\"#fff4d6\"" },
	[KB_KIND_ALARM] = { "graph-alarm", "shape=doubleoctagon, "
	    "style=filled, fillcolor=\"#fde0dc\"" },
	[KB_KIND_URGENCY] = { "graph-urgency",
	    "shape=hexagon, style=filled, fillcolor=\"#fdeadc\"" },
	[KB_KIND_STEP] = { "graph-step",
	    "shape=box3d, margin=\"0.12,0.1\", style=filled, "
	    "fillcolor=\"#e6f4ea\"" },
	[KB_KIND_INDICATOR] = { "graph-indicator",
	    "shape=tab, style=filled, fillcolor=\"#f3e8fd\"" },
	[KB_KIND_PASSAGE] = { "graph-text", "shape=note" },
	[KB_KIND_GUIDANCE] = { "graph-text", "shape=note" },
	[KB_KIND_WHAT_IF] = { "graph-text", "shape=note" },
	[KB_KIND_PLAN_ITEM] = { "graph-text", "shape=note" },
	[KB_KIND_CARE] = { "graph-text", "shape=note" },
};

static const struct { const char *words, *look; } uses[GRAPH_NUSES] = {
	[GRAPH_COUNTS] = { "graph-counts", "arrowhead=normal" },
	[GRAPH_NOT] = { "graph-not", "style=dashed, arrowhead=tee" },
	[GRAPH_OPEN] = { "graph-open", "style=dotted, arrowhead=odiamond" },
	[GRAPH_ASK_IF] = { "graph-ask-if", "style=dotted, arrowhead=empty" },
};

struct dot {
	const struct graph *g;
	const struct answers *answers;
	enum kb_lang lang;
	struct sbuf *out;
	bool drawn[KB_NKINDS];		/* at least one of the kind */
	bool used[GRAPH_NUSES];
};

/* Inside quotes: Graphviz reads \n and the like there, and &amp; as HTML. */
static void
add_quotable(struct sbuf *out, const char *s, size_t len)
{
	struct sbuf safe = SBUF_EMPTY;
	const char *p;

	utf8_add_safe(&safe, s, len);
	for (p = sbuf_text(&safe); *p != '\0'; p++)
		if (*p == '&')
			sbuf_puts(out, "&amp;");
		else {
			if (*p == '"' || *p == '\\')
				sbuf_putc(out, '\\');
			sbuf_putc(out, *p);
		}
	out->failed = out->failed || safe.failed;
	sbuf_clear(&safe);
}

static void
put_quoted(struct sbuf *out, const char *s)
{
	sbuf_putc(out, '"');
	add_quotable(out, s, strlen(s));
	sbuf_putc(out, '"');
}

/* In lines of so many columns, where there are blanks. */
static void
add_wrapped(struct sbuf *out, const char *s, size_t columns)
{
	size_t len, taken = 0, n;

	for (; *s != '\0'; s += len) {
		s += strspn(s, " ");
		len = strcspn(s, " ");
		n = utf8_columns(s, len);
		if (taken > 0 && taken + 1 + n > columns) {
			sbuf_puts(out, "\\n");
			taken = 0;
		} else if (taken > 0) {
			sbuf_putc(out, ' ');
			taken++;
		}
		add_quotable(out, s, len);
		taken += n;
	}
}

static void
put_message(struct dot *d, const char *id)
{
	put_quoted(d->out, kb_message(d->g->kb, d->lang, id));
}

/* A level is no id: something else may be called so. */
static void
put_name(struct dot *d, const struct graph_node *n)
{
	sbuf_puts(d->out, n->kind == KB_KIND_URGENCY ? "\"urgency " : "\"");
	add_quotable(d->out, n->head->id, strlen(n->head->id));
	sbuf_putc(d->out, '"');
}

/* Number, words and id. */
static void
put_label(struct dot *d, const struct graph_node *n)
{
	struct sbuf text = SBUF_EMPTY;

	if (n->kind == KB_KIND_QUESTION) {
		sbuf_num(&text, d->g->kb->questions[n->at].number);
		sbuf_puts(&text, ". ");
	}
	if (n->name->in[d->lang] != NULL)
		fill_text(d->answers, d->lang, n->name->in[d->lang], NULL,
		    &text);
	sbuf_putc(d->out, '"');
	add_wrapped(d->out, sbuf_text(&text), LABEL_COLUMNS);
	sbuf_puts(d->out, "\\n[");
	add_quotable(d->out, n->head->id, strlen(n->head->id));
	sbuf_puts(d->out, "]\"");
	d->out->failed = d->out->failed || text.failed;
	sbuf_clear(&text);
}

static void
put_node(struct dot *d, size_t i)
{
	const struct graph_node *n = &d->g->nodes[i];

	put_name(d, n);
	sbuf_puts(d->out, " [");
	sbuf_puts(d->out, looks[n->kind].look);
	if (i == d->g->around)
		sbuf_puts(d->out, ", penwidth=3");
	sbuf_puts(d->out, ", tooltip=\"");
	add_quotable(d->out, n->head->file, strlen(n->head->file));
	sbuf_putc(d->out, ':');
	sbuf_num(d->out, n->head->line);
	sbuf_puts(d->out, "\", label=");
	put_label(d, n);
	sbuf_puts(d->out, "];\n");
	d->drawn[n->kind] = true;
}

static bool
is_in(const struct dot *d, const struct graph_node *n, const struct group *g)
{
	size_t i;

	if (g->country != KB_NO_COUNTRY && n->kind == KB_KIND_GROUND &&
	    d->g->kb->grounds[n->at].country != g->country)
		return false;
	for (i = 0; i < sizeof(g->kinds) / sizeof(g->kinds[0]); i++)
		if (g->kinds[i] == n->kind)
			return true;
	return false;
}

static void
put_group(struct dot *d, const struct group *group)
{
	bool begun = false;
	size_t i;

	for (i = 0; i < d->g->nnodes; i++) {
		if (!d->g->nodes[i].shown || !is_in(d, &d->g->nodes[i],
		    group))
			continue;
		if (!begun) {
			sbuf_puts(d->out, "subgraph cluster_");
			sbuf_puts(d->out, group->name);
			sbuf_puts(d->out, " {\nstyle=\"rounded\"; "
			    "color=\"#888888\"; label=");
			put_message(d, group->words);
			sbuf_puts(d->out, ";\n");
			sbuf_puts(d->out, group->look);
		}
		begun = true;
		put_node(d, i);
	}
	if (begun)
		sbuf_puts(d->out, "}\n");
}

static void
put_nodes(struct dot *d)
{
	size_t i, k;

	for (k = 0; k < NGROUPS; k++)
		put_group(d, &groups[k]);
	for (i = 0; i < d->g->nnodes; i++) {
		for (k = 0; k < NGROUPS; k++)
			if (is_in(d, &d->g->nodes[i], &groups[k]))
				break;
		if (k == NGROUPS && d->g->nodes[i].shown)
			put_node(d, i);
	}
}

/* The answers that count. */
static void
put_options(struct dot *d, const struct kb_expr *e)
{
	const struct kb_question *q = &d->g->kb->questions[e->ref];
	struct sbuf text = SBUF_EMPTY;
	const struct kb_text *t;
	size_t i;

	for (i = 0; i < e->noptions; i++) {
		t = &q->options[e->options[i]].brief;
		if (t->in[d->lang] == NULL)
			t = &q->options[e->options[i]].text;
		if (i > 0)
			sbuf_puts(&text, " / ");
		fill_text(d->answers, d->lang, t->in[d->lang], NULL, &text);
	}
	sbuf_puts(d->out, ", label=\"");
	add_wrapped(d->out, sbuf_text(&text), EDGE_COLUMNS);
	sbuf_putc(d->out, '"');
	d->out->failed = d->out->failed || text.failed;
	sbuf_clear(&text);
}

static void
put_edges(struct dot *d)
{
	const struct graph_edge *e = d->g->edges;
	const struct graph_node *nodes = d->g->nodes;
	size_t i;

	for (i = 0; i < d->g->nedges; i++, e++) {
		if (!nodes[e->from].shown || !nodes[e->to].shown)
			continue;
		put_name(d, &nodes[e->from]);
		sbuf_puts(d->out, " -> ");
		put_name(d, &nodes[e->to]);
		sbuf_puts(d->out, " [");
		sbuf_puts(d->out, uses[e->use].look);
		/* Questions stay on their side. */
		if (e->use == GRAPH_ASK_IF)
			sbuf_puts(d->out, ", constraint=false");
		/* In all of it they would hide the lines. */
		if (d->g->around != KB_ALWAYS && e->leaf != NULL &&
		    e->leaf->op == KB_IS && e->use != GRAPH_ASK_IF)
			put_options(d, e->leaf);
		sbuf_puts(d->out, "];\n");
		d->used[e->use] = true;
	}
}

static void
put_sample(struct dot *d, const char *name, size_t i, const char *look,
    const char *words)
{
	sbuf_puts(d->out, "\" ");
	sbuf_puts(d->out, name);
	sbuf_num(d->out, i);
	sbuf_puts(d->out, "\" [");
	sbuf_puts(d->out, look);
	sbuf_puts(d->out, ", label=");
	put_message(d, words);
	sbuf_puts(d->out, "];\n");
}

/* Ids have no blanks: these names are no ids. */
static void
put_legend(struct dot *d)
{
	size_t i;

	sbuf_puts(d->out, "subgraph cluster_legend {\nstyle=\"rounded\"; "
	    "color=\"#888888\"; label=");
	put_message(d, "graph-legend");
	sbuf_puts(d->out, ";\n");
	for (i = 0; i < KB_NKINDS; i++)
		if (d->drawn[i])
			put_sample(d, "kind ", i, looks[i].look,
			    looks[i].words);
	for (i = 0; i < GRAPH_NUSES; i++) {
		if (!d->used[i])
			continue;
		put_sample(d, "use ", i, "shape=plaintext", uses[i].words);
		sbuf_puts(d->out, "\" from ");
		sbuf_num(d->out, i);
		sbuf_puts(d->out, "\" [shape=point];\n\" from ");
		sbuf_num(d->out, i);
		sbuf_puts(d->out, "\" -> \" use ");
		sbuf_num(d->out, i);
		sbuf_puts(d->out, "\" [");
		sbuf_puts(d->out, uses[i].look);
		sbuf_puts(d->out, "];\n");
	}
	sbuf_puts(d->out, "}\n");
}

static void
put_title(struct dot *d)
{
	struct sbuf title = SBUF_EMPTY;
	const struct graph *g = d->g;

	phrase_add(g->kb, d->lang, &title, g->around == KB_ALWAYS
	    ? "graph-title" : "graph-title-around", "id",
	    g->around == KB_ALWAYS ? "" : g->nodes[g->around].head->id,
	    "release", g->kb->release, NULL);
	put_quoted(d->out, sbuf_text(&title));
	d->out->failed = d->out->failed || title.failed;
	sbuf_clear(&title);
}

int
graph_dot(const struct graph *g, const struct answers *answers,
    enum kb_lang lang, struct sbuf *out)
{
	struct dot d = { .g = g, .answers = answers, .lang = lang,
	    .out = out };

	sbuf_puts(out, "digraph bespreek {\ngraph [rankdir=LR, "
	    "fontname=\"sans-serif\", fontsize=14, labelloc=t, "
	    "ranksep=1, nodesep=0.12, label=");
	put_title(&d);
	sbuf_puts(out, "];\nnode [fontname=\"sans-serif\", fontsize=10, "
	    "margin=\"0.08,0.04\"];\nedge [fontname=\"sans-serif\", "
	    "fontsize=8];\n");
	put_nodes(&d);
	put_edges(&d);
	put_legend(&d);
	sbuf_puts(out, "}\n");
	return out->failed ? -1 : 0;
}
