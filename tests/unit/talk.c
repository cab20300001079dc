/* SPDX-License-Identifier: MIT */
#include "talk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/find.h"

#define OPEN "<knowledge xmlns=\"urn:bespreek:knowledge:1\">\n"
#define CLOSE "</knowledge>\n"
/* A text element in both languages. */
#define T(name, nl, en) "<" name " xml:lang=\"nl\">" nl "</" name \
    "><" name " xml:lang=\"en\">" en "</" name ">"
#define CITE "<cite source=\"bespreek-design\"/>"

static const char questions[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    OPEN
    "<release date=\"2026-11-20\" review=\"none\"/>\n"
    "<source id=\"bespreek-design\" kind=\"design\" checked=\"2026-11-20\""
    " certainty=\"confirmed\" stale-after=\"24\">"
    "<publisher>bespreek</publisher><title>Design</title></source>\n"
    "<question id=\"country\" number=\"1\" choice=\"one\""
    " again=\"keep\">"
    T("text", "In welk land werk je?", "Where do you work?")
    T("why", "Het recht verschilt.", "The law differs.")
    T("short", "land", "country")
    "<option id=\"be\">" T("text", "België", "Belgium") "</option>"
    "<option id=\"nl\">" T("text", "Nederland", "Netherlands")
    "</option>" CITE "</question>\n"
    "<question id=\"danger\" number=\"2\" choice=\"one\""
    " again=\"ask\">"
    T("text", "Loopt er een kind gevaar?", "Is a child in danger?")
    T("why", "Dit gaat voor.", "This comes first.")
    T("unknown", "Weet ik nog niet", "I do not know yet")
    T("short", "gevaar", "danger")
    "<option id=\"now\">" T("text", "Ja, nu", "Yes, now")
    "</option>"
    "<option id=\"days\">" T("text", "Ja, binnen enkele dagen",
    "Yes, within days") "</option>"
    "<option id=\"no\">" T("text", "Nee", "No") "</option>"
    CITE "</question>\n"
    "<question id=\"suicide\" number=\"3\" choice=\"one\""
    " again=\"ask\">"
    T("text", "Denkt je {client} aan zelfdoding?",
    "Is your {client} thinking of suicide?")
    T("why", "Ook dit gaat voor.", "This comes first as well.")
    T("unknown", "Nog niet gevraagd", "Not asked yet")
    T("short", "zelfdoding", "suicide")
    "<option id=\"acute\">" T("text", "Ja, met plan",
    "Yes, with a plan") "</option>"
    "<option id=\"no\">" T("text", "Nee, gevraagd", "No, asked")
    "</option>" CITE "</question>\n"
    "<question id=\"profession\" number=\"4\" choice=\"one\">"
    T("text", "Wat is je beroep?", "What is your profession?")
    T("why", "Zwijgen hangt af van je beroep.",
    "Secrecy depends on your profession.")
    T("unknown", "Staat er niet bij", "Not in the list")
    T("short", "beroep", "profession")
    "<option id=\"gp\">" T("text", "Huisarts", "GP")
    T("client", "patiënt", "patient") "</option>"
    "<option id=\"other\">" T("text", "Ander beroep",
    "Another profession") "</option>" CITE "</question>\n"
    CLOSE;

static const char rules[] =
    OPEN
    "<fact id=\"bound\" role=\"secrecy\" round=\"1\">"
    T("text", "je beroepsgeheim hebt", "you are bound by secrecy")
    "<when><is question=\"profession\" in=\"gp\"/></when></fact>\n"
    "<alarm id=\"child\">"
    T("title", "Een kind loopt nu gevaar",
    "A child is in danger now")
    "<when><is question=\"danger\" in=\"now\"/></when>" CITE
    "</alarm>\n"
    "<alarm id=\"life\">"
    T("title", "Iemand is in levensgevaar", "A life is in danger")
    "<when><is question=\"suicide\" in=\"acute\"/></when>" CITE
    "</alarm>\n"
    "<urgency level=\"now\">" T("text", "Nu", "Now")
    "<when><any><is question=\"danger\" in=\"now\"/>"
    "<is question=\"suicide\" in=\"acute\"/></any></when></urgency>\n"
    "<urgency level=\"today\">" T("text", "Vandaag", "Today")
    "<when><is question=\"danger\" in=\"days\"/></when></urgency>\n"
    "<urgency level=\"week\">" T("text", "Deze week", "This week")
    "<when><possible><is question=\"danger\" in=\"now\"/></possible></when>"
    "</urgency>\n"
    "<urgency level=\"planned\">"
    T("text", "Geen spoed", "No hurry") "</urgency>\n"
    CLOSE;

static const char more[] =
    OPEN
    "<question id=\"next-contact\" number=\"5\" choice=\"one\">"
    T("text", "Wanneer is die persoon weer bij een kind?",
    "When is that person with a child again?")
    T("why", "Het bepaalt de haast.", "It decides the hurry.")
    T("definition", "Kind: jonger dan 18.", "Child: under 18.")
    T("unknown", "Weet ik nog niet", "I don't know yet")
    T("keywords", "kamp, vakantie", "camp, holiday")
    T("short", "contact", "contact")
    "<option id=\"home\">" T("text", "Woont samen", "Lives together")
    "</option><option id=\"week\">" T("text", "Binnen een week",
    "Within a week") "</option><option id=\"later\">"
    T("text", "18 dagen of later", "18 days or later") "</option>"
    CITE "</question>\n"
    "<question id=\"done\" number=\"6\" choice=\"many\">"
    T("text", "Wat heb je al gedaan?", "What have you done so far?")
    T("why", "Om niets te herhalen.", "To repeat nothing.")
    T("unknown", "Weet ik niet zeker", "I am not sure")
    T("none", "Geen van deze", "None of these")
    T("short", "gedaan", "done")
    "<option id=\"talked\">" T("text", "Met die persoon gepraat, rustig",
    "Talked with that person") T("short", "gepraat", "talked") "</option>"
    "<option id=\"colleague\">" T("text", "Een collega geraadpleegd",
    "Consulted a colleague") T("short", "collega", "colleague") "</option>"
    "<option id=\"advice\">" T("text", "Om raad gevraagd",
    "Asked for advice") T("short", "raad gevraagd", "asked for advice")
    "</option>" CITE "</question>\n"
    "<question id=\"support\" number=\"7\" choice=\"one\""
    " again=\"ask\">"
    T("text", "Wie steunt die persoon?", "Who supports that person?")
    T("why", "Steun beschermt.", "Support protects.")
    T("unknown", "Nog niet gevraagd", "Not asked yet")
    T("keywords", "partner, kamp van vrienden", "partner, friends")
    T("short", "steun", "support")
    "<option id=\"partner\">" T("text", "Partner", "Partner") "</option>"
    "<option id=\"nobody\">" T("text", "Niemand", "Nobody") "</option>"
    CITE "</question>\n"
    "<question id=\"partner-knows\" number=\"8\" choice=\"one\">"
    T("text", "Weet de partner alles?", "Does the partner know all?")
    T("why", "Wie weet, kan helpen.", "Who knows can help.")
    T("unknown", "Weet ik nog niet", "I don't know yet")
    T("short", "weet alles", "knows all")
    "<option id=\"yes\">" T("text", "Ja", "Yes") "</option>"
    "<option id=\"no\">" T("text", "Nee", "No") "</option>"
    "<ask-if><is question=\"support\" in=\"partner\"/></ask-if>"
    CITE "</question>\n"
    CLOSE;

static const char more_rules[] =
    OPEN
    "<fact id=\"near\" round=\"1\">" T("text", "er is een kind nabij",
    "a child is near") "<when><is question=\"next-contact\""
    " in=\"home week\"/></when></fact>\n"
    "<fact id=\"busy\" round=\"1\">" T("text", "er is al overlegd",
    "there was a talk") "<when><all><is question=\"done\""
    " in=\"colleague\"/><fact ref=\"near\"/></all></when></fact>\n"
    "<ground id=\"nl-right\" country=\"nl\" act=\"report\" force=\"right\""
    " round=\"1\">" T("name", "Meldrecht", "Right to report")
    T("basis", "Een wet", "A law") T("summary", "Je mag melden.",
    "You may report.")
    "<condition id=\"near\" kind=\"asked\">" T("text", "Er is een kind.",
    "There is a child.") "<when><fact ref=\"near\"/></when>" CITE
    "</condition><recipient contact=\"nl-112\"/>" CITE "</ground>\n"
    "<indicator id=\"alone\" direction=\"risk\" section=\"8\">"
    "<when><is question=\"support\" in=\"nobody\"/></when>"
    T("text", "Niemand steunt.", "Nobody supports.") CITE "</indicator>\n"
    "<indicator id=\"together\" direction=\"protective\" section=\"8\">"
    "<when><is question=\"partner-knows\" in=\"yes\"/></when>"
    T("text", "De partner weet alles.", "The partner knows.") CITE
    "</indicator>\n"
    "<passage id=\"line-be\" place=\"alarm-child\" country=\"be\">"
    T("text", "Niet veilig? Bel 101.", "Not safe? Call 101.") CITE
    "</passage>\n"
    "<passage id=\"line-nl\" place=\"alarm-child\" country=\"nl\">"
    T("text", "Niet veilig? Bel 112.", "Not safe? Call 112.") CITE
    "</passage>\n"
    "<passage id=\"line-life\" place=\"alarm-life\">"
    T("text", "Laat die persoon niet alleen.", "Do not leave them alone.")
    CITE "</passage>\n"
    "<contact id=\"be-101\" country=\"be\" for=\"anyone\" anonymous=\"no\""
    " free=\"yes\" checked=\"2026-11-20\" certainty=\"confirmed\""
    " urgent=\"yes\">" T("name", "Politie", "Police")
    T("purpose", "Gevaar nu", "Danger now")
    "<channel kind=\"phone\" value=\"101\"><always/></channel>" CITE
    "</contact>\n"
    "<contact id=\"nl-112\" country=\"nl\" for=\"anyone\" anonymous=\"no\""
    " free=\"yes\" checked=\"2026-11-20\" certainty=\"confirmed\""
    " urgent=\"yes\">" T("name", "Noodhulp", "Emergency")
    T("purpose", "Gevaar nu", "Danger now")
    "<channel kind=\"phone\" value=\"112\"><always/></channel>"
    T("keywords", "ambulance, ziekenwagen", "ambulance") CITE
    "</contact>\n"
    CLOSE;

static void
print_reasons(const struct diag *d)
{
	size_t i;

	for (i = 0; i < diag_count(d); i++)
		printf("# %s:%u: %s\n", diag_at(d, i)->file == NULL ? "" :
		    diag_at(d, i)->file, diag_at(d, i)->line,
		    diag_at(d, i)->text);
}

static char *
read_interface(size_t *len)
{
	const char *dir = getenv("KNOWLEDGE_DIR");
	char path[4096], *bytes = malloc(KB_FILE_MAX);
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/interface.xml",
	    dir == NULL ? "knowledge" : dir);
	f = fopen(path, "r");
	if (f == NULL || bytes == NULL) {
		printf("# cannot read %s\n", path);
		free(bytes);
		if (f != NULL)
			(void)fclose(f);
		return NULL;
	}
	*len = fread(bytes, 1, KB_FILE_MAX, f);
	(void)fclose(f);
	return bytes;
}

static struct kb *
load_small(struct diag *d)
{
	struct kb_buffer files[] = {
		{ "a-questions.xml", questions, sizeof(questions) - 1 },
		{ "b-more.xml", more, sizeof(more) - 1 },
		{ "c-rules.xml", rules, sizeof(rules) - 1 },
		{ "d-more-rules.xml", more_rules, sizeof(more_rules) - 1 },
		{ "interface.xml", NULL, 0 },
	};
	char *bytes = read_interface(&files[4].len);
	struct kb *kb = NULL;

	files[4].bytes = bytes;
	if (bytes != NULL)
		kb = kb_load_buffers(files, 5, d);
	free(bytes);
	return kb;
}

static struct talk *
talk_over(struct kb *(*load)(struct diag *))
{
	struct talk *t = calloc(1, sizeof(*t));

	if (t == NULL)
		return NULL;
	t->diag = diag_new();
	t->kb = load(t->diag);
	if (t->kb != NULL)
		t->program = program_new(t->kb, TALK_DAY);
	if (t->program != NULL)
		return t;
	print_reasons(t->diag);
	talk_free(t);
	return NULL;
}

static struct kb *
load_real(struct diag *d)
{
	const char *dir = getenv("KNOWLEDGE_DIR");

	return kb_load(dir == NULL ? "knowledge" : dir, d);
}

struct talk *
talk_new(void)
{
	return talk_over(load_small);
}

struct talk *
talk_new_real(void)
{
	return talk_over(load_real);
}

void
talk_free(struct talk *t)
{
	if (t == NULL)
		return;
	session_free(t->session);
	program_free(t->program);
	kb_free(t->kb);
	diag_free(t->diag);
	sbuf_clear(&t->said);
	free(t);
}

static void
gather(struct talk *t)
{
	const struct doc *said = session_said(t->session);
	size_t i;

	for (i = 0; i < doc_count(said); i++) {
		if (doc_at(said, i)->number != 0 ||
		    doc_at(said, i)->kind == DOC_OPTION) {
			sbuf_num(&t->said,
			    (unsigned long)doc_at(said, i)->number);
			sbuf_putc(&t->said, ' ');
		}
		if (*doc_at(said, i)->label != '\0') {
			sbuf_puts(&t->said, doc_at(said, i)->label);
			sbuf_puts(&t->said, ": ");
		}
		sbuf_puts(&t->said, doc_at(said, i)->text);
		sbuf_putc(&t->said, '\n');
	}
	session_heard(t->session);
}

/* What a front end does until the next reply is wanted. */
static void
attend(struct talk *t)
{
	enum session_want want;

	for (;;) {
		gather(t);
		want = session_want(t->session);
		if (want != SESSION_PAGE_ONE && want != SESSION_SECTION &&
		    want != SESSION_ALL)
			return;
		t->shown++;
		t->pages += want == SESSION_PAGE_ONE;
		session_shown(t->session);
	}
}

bool
talk_begin_with(struct talk *t, const struct session_options *o)
{
	session_free(t->session);
	sbuf_reset(&t->said);
	t->shown = t->pages = 0;
	t->session = session_new(t->kb, t->program, o, t->diag);
	if (t->session == NULL)
		return false;
	attend(t);
	return true;
}

bool
talk_begin(struct talk *t, enum kb_lang lang, bool terminal,
    const char *country, const char *role)
{
	struct session_options o = { .lang = lang, .day = TALK_DAY,
	    .terminal = terminal, .country = country, .role = role };

	return talk_begin_with(t, &o);
}

bool
talk_begin_deep(struct talk *t, enum session_depth depth)
{
	struct session_options o = { .lang = KB_NL, .day = TALK_DAY,
	    .depth = depth, .terminal = true };

	return talk_begin_with(t, &o);
}

int
talk_feed_bytes(struct talk *t, const char *reply, size_t len)
{
	int result;

	sbuf_reset(&t->said);
	result = session_feed(t->session, reply, len);
	attend(t);
	return result;
}

int
talk_feed(struct talk *t, const char *reply)
{
	return talk_feed_bytes(t, reply, strlen(reply));
}

int
talk_feed_all(struct talk *t, const char *const *replies)
{
	int result = 0;

	for (; *replies != NULL; replies++)
		if (talk_feed(t, *replies) == -1) {
			printf("# refused: %s\n", *replies);
			result = -1;
		}
	return result;
}

bool
talk_heard(const struct talk *t, const char *words)
{
	if (strstr(sbuf_text(&t->said), words) != NULL)
		return true;
	printf("# not heard: %s\n# but: %s\n", words, sbuf_text(&t->said));
	return false;
}

const char *
talk_question(const struct talk *t)
{
	size_t q = session_question(t->session);

	return q == KB_ALWAYS ? "" : t->kb->questions[q].head.id;
}

const char *
talk_answer(const struct talk *t, const char *question, struct sbuf *out)
{
	const struct answers *a = session_answers(t->session);
	size_t q = kb_find_question(t->kb, question, strlen(question)), i;
	const struct kb_question *x = &t->kb->questions[q];
	bool rest = false;

	sbuf_reset(out);
	if (a->state[q] == ANSWER_NONE)
		return "";
	for (i = 0; i < x->noptions; i++) {
		rest |= a->tick[x->first_option + i] == TRI_UNKNOWN;
		if (a->tick[x->first_option + i] != TRI_TRUE)
			continue;
		if (out->len > 0)
			sbuf_putc(out, ',');
		sbuf_puts(out, x->options[i].id);
	}
	if (a->state[q] == ANSWER_UNKNOWN || rest)
		sbuf_puts(out, out->len > 0 ? ",unknown" : "unknown");
	return out->len == 0 ? "none" : sbuf_text(out);
}
