/* SPDX-License-Identifier: MIT */
#include "consult/items.h"

static void
add(struct item *item, const struct kb_text *t)
{
	if (item->ntexts < ITEM_TEXTS_MAX)
		item->texts[item->ntexts++] = t;
}

static void
add_all(struct item *item, const struct kb_texts *texts)
{
	size_t i;

	for (i = 0; i < texts->n; i++)
		add(item, &texts->at[i]);
}

static void
view_question(const struct kb *kb, size_t i, struct item *item)
{
	const struct kb_question *q = &kb->questions[i];
	size_t o;

	item->name = &q->brief;
	item->keywords = &q->keywords;
	add(item, &q->text);
	for (o = 0; o < q->noptions; o++)
		add(item, &q->options[o].text);
	add_all(item, &q->definitions);
}

static void
view_contact(const struct kb *kb, size_t i, struct item *item)
{
	const struct kb_contact *c = &kb->contacts[i];

	item->name = &c->name;
	item->keywords = &c->keywords;
	item->country = c->country == KB_INT ? KB_NO_COUNTRY : c->country;
	add(item, &c->purpose);
}

static void
view_what_if(const struct kb *kb, size_t i, struct item *item)
{
	item->name = &kb->what_ifs[i].title;
	item->keywords = &kb->what_ifs[i].keywords;
	add_all(item, &kb->what_ifs[i].lines);
}

static void
view_topic(const struct kb *kb, size_t i, struct item *item)
{
	item->name = &kb->topics[i].title;
	item->keywords = &kb->topics[i].keywords;
	item->country = kb->topics[i].country;
	add_all(item, &kb->topics[i].lines);
}

static void
view_statement(const struct kb *kb, size_t i, struct item *item)
{
	item->name = &kb->statements[i].text;
	item->country = kb->statements[i].country;
	add_all(item, &kb->statements[i].explanations);
}

static void
view_care(const struct kb *kb, size_t i, struct item *item)
{
	item->name = &kb->care[i].name;
	item->country = kb->care[i].country;
	add_all(item, &kb->care[i].lines);
}

static void
view_term(const struct kb *kb, size_t i, struct item *item)
{
	item->name = &kb->terms[i].use;
	add(item, &kb->terms[i].why);
	add_all(item, &kb->terms[i].avoid);
}

static void
view_guidance(const struct kb *kb, size_t i, struct item *item)
{
	item->name = &kb->guidance[i].text;
}

static void
view_plan_item(const struct kb *kb, size_t i, struct item *item)
{
	item->name = &kb->plan_items[i].text;
}

static void
view_step(const struct kb *kb, size_t i, struct item *item)
{
	item->name = &kb->steps[i].text;
	item->country = kb->steps[i].country;
	add_all(item, &kb->steps[i].details);
}

static void (*const views[KB_NKINDS])(const struct kb *, size_t,
    struct item *) = {
	[KB_KIND_QUESTION] = view_question,
	[KB_KIND_CONTACT] = view_contact,
	[KB_KIND_WHAT_IF] = view_what_if,
	[KB_KIND_TOPIC] = view_topic,
	[KB_KIND_STATEMENT] = view_statement,
	[KB_KIND_CARE] = view_care,
	[KB_KIND_TERM] = view_term,
	[KB_KIND_GUIDANCE] = view_guidance,
	[KB_KIND_PLAN_ITEM] = view_plan_item,
	[KB_KIND_STEP] = view_step,
};

bool
item_view(const struct kb *kb, enum kb_kind kind, size_t i, struct item *item)
{
	if (views[kind] == NULL)
		return false;
	*item = (struct item){ .id = kb_kind_head(kb, kind, i)->id };
	views[kind](kb, i, item);
	return true;
}
