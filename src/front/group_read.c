/* SPDX-License-Identifier: MIT */
#include "front/group_read.h"

#include <string.h>

#include "consult/trained_json.h"
#include "front/records.h"

struct gathering {
	struct group *group;
	const struct kb_cases *cases;
	struct case_read read;
	struct records records;
	struct piece piece;
	struct diag *diag;
	size_t results, bytes;		/* so far */
};

/* All of it is in memory at once. */
#define RESULTS_MAX 10000
#define BYTES_MAX ((size_t)16 * 1024 * 1024)

/* What somebody wrote down as expected is what they judged. */
static void
take_expected(struct case_read *r, struct group_person *p,
    const struct expect_item *item)
{
	static const int about[NEXPECT_KEYS] = {
		[EXPECT_URGENCY] = JUDGED_URGENCY + 1,
		[EXPECT_SECRECY] = JUDGED_SECRECY + 1,
		[EXPECT_REPORTING] = JUDGED_REPORTING + 1,
	};
	int at = about[item->key] - 1;

	if (at >= 0 && p->is[at] != GROUP_MISSING)
		case_complain_filled(r, "group-one", (const char *const[]){
		    "column", expect_key_name(item->key), NULL });
	else if (at >= 0)
		p->is[at] = item->value;
	else if (item->key == EXPECT_STEPS && p->nsteps < JUDGED_STEPS)
		p->step[p->nsteps++] = item->value;
	else if (item->key == EXPECT_CONTACTS && p->nto < CHOICES_TO_MAX)
		p->to[p->nto++] = r->kb->contacts[item->value].head.id;
}

static void
take_row(struct case_read *r, struct group_person *p)
{
	size_t i;

	if (!r->expects)
		return;
	for (i = 0; i < r->expect.n; i++)
		take_expected(r, p, &r->expect.items[i]);
}

static void
add(struct gathering *g, const struct group_person *read, const char *id,
    size_t len)
{
	struct group_person *p = group_add(g->group, id, len);
	struct answers *answers;
	struct group_person *next;

	if (p == NULL)
		return;		/* the arena remembers */
	g->results++;
	answers = p->answers;
	next = p->next;
	*p = *read;
	p->answers = answers;
	p->next = next;
	answers_copy(p->answers, g->read.answers);
}

static bool
is_case(const struct gathering *g)
{
	return g->read.id != NULL && kb_cases_find(g->cases, g->read.id,
	    g->read.idlen) != KB_ALWAYS;
}

static void
take(struct gathering *g, const struct group_person *p)
{
	const struct records_file *f = g->piece.file;

	if (g->read.why.len > 0)
		diag_add(g->diag, DIAG_ERROR, f->name,
		    (unsigned)g->piece.number, "%s", sbuf_text(&g->read.why));
	else if (f->kind == RECORDS_JSON || is_case(g))
		add(g, p, g->read.id, g->read.idlen);
	else
		add(g, p, f->name, strlen(f->name));
}

static struct group_person
nobody(void)
{
	struct group_person p;
	int about;

	memset(&p, 0, sizeof(p));
	for (about = 0; about < NJUDGED; about++)
		p.is[about] = GROUP_MISSING;
	return p;
}

static void
read_piece(struct gathering *g)
{
	struct piece *p = &g->piece;
	struct group_person person;
	const char *s;
	size_t len;

	for (; (len = piece_record(p)) > 0; p->number++) {
		s = p->text + p->begin;
		p->begin += len;
		if (piece_is_blank(p, s, len))
			continue;
		person = nobody();
		if (p->file->kind == RECORDS_TABLE) {
			case_table_read(p->file->table, &g->read, s, len);
			take_row(&g->read, &person);
		} else
			trained_json_read(&g->read, &person, s,
			    record_text(s, len));
		take(g, &person);
	}
}

/* Adds what a piece held before it was read. */
static bool
is_too_much(struct gathering *g, size_t bytes)
{
	g->bytes += bytes;
	if (g->results <= RESULTS_MAX && g->bytes <= BYTES_MAX)
		return false;
	diag_add(g->diag, DIAG_ERROR, g->piece.file->name, 0, "makes more "
	    "than %d results, or 16 MiB of them, in one report; leave some "
	    "out", RESULTS_MAX);
	return true;
}

static void
read_all(struct gathering *g)
{
	const struct group_person none = nobody();
	bool full = false;
	size_t bytes;

	while (!full && records_take(&g->records, &g->piece)) {
		bytes = g->piece.end - g->piece.begin;
		if (g->piece.too_long) {
			case_too_long(&g->read);
			take(g, &none);
		} else
			read_piece(g);
		full = is_too_much(g, bytes);
		records_done(&g->records, &g->piece);
	}
}

int
group_read(struct group *group, const struct kb_cases *cases,
    enum kb_lang lang, const char *const *names, size_t n, struct diag *d)
{
	struct gathering g = { .group = group, .cases = cases, .diag = d,
	    .read = { .kb = group->kb, .lang = lang, .country = KB_ALWAYS } };

	if (!case_begin(&g.read, group->arena)) {
		case_end(&g.read);
		return -1;
	}
	g.read.arena = group->arena;
	records_init(&g.records, group->kb, names, n, d);
	read_all(&g);
	n = g.records.failed;
	records_clear(&g.records);
	piece_clear(&g.piece);
	case_end(&g.read);
	return n != 0 || arena_failed(group->arena) ? -1 : 0;
}
