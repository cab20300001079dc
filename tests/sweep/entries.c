/* SPDX-License-Identifier: MIT */
#include "entries.h"

#define REPLIES "country=be\nprofession=gp\ndanger=no\nsuicide=no\n" \
	"concern=client\nage=adult\nurge=fear\n"
#define SAVED "{\n \"format\": \"bespreek-saved/1\",\n" \
	" \"release\": \"2026-11-01\",\n \"at\": \"2026-11-12T17:40+01:00\",\n" \
	" \"country\": \"be\",\n \"answers\": {\n  \"country\": \"be\",\n" \
	"  \"profession\": \"gp\",\n  \"danger\": \"no\",\n" \
	"  \"basis\": [\"told\", \"unknown\"]\n }\n}\n"
#define LINES \
	"{\"id\":\"one\",\"answers\":{\"country\":\"be\",\"danger\":\"now\"," \
	"\"profession\":\"gp\",\"basis\":[\"told\",\"unknown\"]}}\n" \
	"{\"id\":\"two\",\"answers\":{\"country\":\"nl\",\"danger\":\"no\"," \
	"\"profession\":\"psyreg\"},\"expect\":{\"urgency\":\"now\"}}\n"
#define TABLE "id\tcountry\tdanger\tprofession\tbasis\texpect.urgency\n" \
	"one\tbe\tnow\tgp\ttold,unknown\tnow\n" \
	"two\tnl\tno\tpsyreg\tnone\tweek\n"
#define CASES "<?xml version=\"1.0\"?>\n" \
	"<cases xmlns=\"urn:bespreek:case:1\">\n" \
	"<case id=\"one\" country=\"be\" at=\"2026-11-20T10:00\">\n" \
	"<answer question=\"danger\" is=\"now\"/>\n" \
	"<answer question=\"profession\" is=\"gp\"/>\n</case>\n</cases>\n"
#define TYPED "1\r/beeld\r?\rne\t\r1\r\rgevaar=nee\r2\r=\rstop\r\r\030"
#define JUDGED ".\ntoday\nbound\nright\n0\n0\n"
#define CONTACT "--group", "self", "--theme", "images", "--channel", \
	"phone", "--duration", "20", "--referral", "both"
#define TOLD { "tally", "report", "--file", "db", "--year", "2026", "-f", "tsv" }
#define COUNTED { "tally", "--file", "db", CONTACT }
#define OLD { "old", "kept\n" }

static const struct entry entries[] = {
	{ "version", .words = { "--version" }, .whole = true },
	{ "help", .words = { "help" } },
	{ "help on one", .words = { "help", "batch", "-l", "en" } },
	{ "wrong usage", .words = { "consult", "--depth", "deep" }, .whole = true },
	{ "unknown option", .words = { "--nosuch", "-l", "en" } },
	{ "consult, text, nl", .words = { "-l", "nl" }, .input = REPLIES },
	{ "consult, text, en", .words = { "-l", "en", "--plain" }, .input = REPLIES },
	{ "consult, html, nl", .words = { "-l", "nl", "-f", "html" }, .input = REPLIES },
	{ "consult, md, en", .words = { "-l", "en", "-f", "md" }, .input = REPLIES },
	{ "consult, json, nl", .words = { "-l", "nl", "-f", "json" }, .input = REPLIES },
	{ "consult, json, en", .words = { "-l", "en", "-f", "json" }, .input = REPLIES },
	{ "consult, fhir", .words = { "-l", "nl", "-f", "fhir" }, .input = REPLIES },
	{ "consult, handout", .words = { "--handout", "-o", "new" },
	    .input = "country=nl\nconcern=client\nwhere=here\nage=adult\n"
	    "danger=no\nsuicide=no\nimages=stopped\n" },
	{ "consult, a refused line", .words = { "-l", "en" }, .input = REPLIES "urge=nosuch\n" },
	{ "consult, new file", .words = { "-o", "new" }, .input = REPLIES },
	{ "consult, old file", .words = { "-o", "old", "--force" }, .input = REPLIES, .files = { OLD } },
	{ "consult, saved", .words = { "--save", "saved" }, .input = REPLIES "bewaar\n" },
	{ "consult, saved and written", .words = { "--save", "saved", "-o", "new", "-l",
	    "en" }, .input = REPLIES "save\n" },
	{ "consult, resumed", .words = { "--resume", "saved", "-f", "json" }, .input = "danger=no\nsuicide=no\nrepeat=worse\n\n\n",
	    .files = { { "saved", SAVED } } },
	{ "batch, lines", .words = { "batch", "-l", "en", "in" },
	    .files = { { "in", LINES } }, .partial = true },
	{ "batch, two jobs", .words = { "batch", "--jobs", "2", "--brief", "in", "-" }, .input = LINES, .files = { { "in", LINES } }, .partial = true },
	{ "batch, table", .words = { "batch", "-f", "tsv", "in" },
	    .files = { { "in", TABLE } }, .partial = true },
	{ "batch, xml", .words = { "batch", "-f", "junit", "in" },
	    .files = { { "in", CASES } }, .partial = true },
	{ "batch, new file", .words = { "batch", "-f", "tap", "-o", "new", "in" },
	    .files = { { "in", LINES } }, .partial = true },
	{ "train", .words = { "train", "be-abuse-coach-seeks-help" }, .input = JUDGED },
	{ "train, json", .words = { "train", "-f", "json", "-l", "en",
	    "be-abuse-coach-seeks-help" }, .input = JUDGED },
	{ "train, group", .words = { "train", "--report", "in" },
	    .files = { { "in", TABLE } } },
	{ "quiz", .words = { "quiz", "--seed", "1" }, .input = "1\n2\n?\n0\nstop\n" },
	{ "tally, new file", .words = COUNTED, .after = TOLD },
	{ "tally, add", .words = COUNTED, .before = COUNTED, .after = TOLD },
	{ "tally, asked", .words = { "tally", "--file", "db" }, .input = "1\n1\n1\n20\n1\n",
	    .before = COUNTED, .after = TOLD },
	{ "tally, report", .words = { "tally", "report", "--file", "db", "--year",
	    "2026" }, .before = COUNTED },
	{ "tally, chart", .words = { "tally", "report", "--file", "db", "--year",
	    "2026", "-f", "chart", "-o", "new" }, .before = COUNTED },
	{ "contacts", .words = { "contacts", "-l", "en" } },
	{ "contacts, found", .words = { "contacts", "stop", "--open" } },
	{ "guide", .words = { "guide" } },
	{ "guide, found", .words = { "guide", "schaamte" } },
	{ "explain", .words = { "explain", "danger" } },
	{ "explain, found", .words = { "explain", "-l", "en", "child", "danger" },
	    .most = 2000 },
	{ "case, list", .words = { "case", "--theme", "images" } },
	{ "case, show", .words = { "case", "show", "--answers",
	    "be-abuse-coach-seeks-help" } },
	{ "case, template", .words = { "case", "template" } },
	{ "export", .words = { "export", "dot", "danger" } },
	{ "export, fhir", .words = { "export", "fhir" } },
	{ "check", .words = { "check" }, .whole = true, .few = 1, .most = 200 },
	{ "check, json", .words = { "check", "-f", "json", "--no-proofs" },
	    .whole = true, .few = 2, .most = 400, .reports = true },
	{ "terminal", .words = { "-l", "nl", "--role", "gp" }, .input = TYPED,
	    .terminal = true, .few = 8 },
	{ "terminal, plain", .words = { "quiz", "-l", "en", "--plain", "--seed",
	    "1" },
	    .input = "1\r\r?\r0\r\rstop\r\030", .terminal = true, .few = 8 },
	{ "complete", .words = { "complete", "--", "contacts", "-c", "be", "s" } },
	{ "complete, cases", .words = { "complete", "--", "train", "be-" } },
	{ "diff", .words = { "diff", "KNOWLEDGE", "KNOWLEDGE" } },
};

const struct entry *
entry_at(size_t i)
{
	return i < sizeof(entries) / sizeof(entries[0]) ? &entries[i] : NULL;
}
