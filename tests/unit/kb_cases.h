/* SPDX-License-Identifier: MIT */
#ifndef TEST_KB_CASES_H
#define TEST_KB_CASES_H

#include "kb_small.h"

/*
 * Small documents and the one thing that is wrong with each.  `body` stands
 * in <knowledge> from line 2 on.  Structure is what the schema sees too;
 * meaning is seen by the loader alone.
 */
enum fault { FAULT_NONE, FAULT_STRUCTURE, FAULT_MEANING };

struct kb_faulty {
	enum fault fault;
	unsigned line;			/* of the diagnostic */
	const char *says;		/* part of it */
	const char *body;
};

#define T KB_SMALL_T
#define TEXT T("text", "Ja", "Yes")
#define WHEN(c) "<when>" c "</when>"
#define LONG_ID "a-name-that-is-longer-than-any-that-is-compared-with-others" \
    "-for-what-it-might-have-meant"
#define FACT(id, c) "<fact id=\"" id "\">" TEXT WHEN(c) "</fact>\n"
#define NOW "<is question=\"danger\" in=\"now\"/>"
#define GROUND(atts, inner) "<ground id=\"g\" " atts ">" \
    T("name", "N", "N") T("basis", "B", "B") T("summary", "S", "S") \
    inner "</ground>\n"
#define HOLDS "<condition id=\"c\" kind=\"holds\">" TEXT "</condition>"
#define RIGHT "country=\"be\" act=\"report\" force=\"right\""
#define QUESTION(atts, inner) "<question id=\"q\" number=\"9\" " atts ">" \
    TEXT T("why", "W", "W") T("short", "k", "s") inner "</question>\n"
#define OPTION(id) "<option id=\"" id "\">" TEXT "</option>"
#define SOURCE(atts, inner) "<source id=\"s\" kind=\"code\" " \
    "checked=\"2026-11-20\" stale-after=\"24\" " atts ">" \
    "<publisher>P</publisher><title>T</title>" inner "</source>\n"
#define CONTACT(inner) "<contact id=\"c\" country=\"be\" for=\"client\" " \
    "anonymous=\"yes\" free=\"no\" checked=\"2026-11-20\" " \
    "certainty=\"single\">" T("name", "N", "N") T("purpose", "P", "P") \
    inner "</contact>\n"
#define PART_OF(id) "<contact id=\"c\" country=\"be\" for=\"client\" " \
    "anonymous=\"yes\" free=\"no\" checked=\"2026-11-20\" of=\"" id "\" " \
    "certainty=\"single\">" T("name", "N", "N") T("purpose", "P", "P") \
    "<channel kind=\"web\" value=\"a\"/></contact>\n"
#define CHANNEL(inner) CONTACT("<channel kind=\"phone\" value=\"1\">" inner \
    "</channel>")
#define HOURS(d, o, c) "<hours days=\"" d "\" open=\"" o "\" close=\"" c \
    "\"/>"
#define STEP(atts, inner) "<step id=\"s\" time=\"now\" " atts ">" TEXT inner \
    "</step>\n"
#define PASSAGE(atts) "<passage id=\"p\" place=\"record\"" atts ">" TEXT \
    "</passage>\n"

#define STATEMENT(atts, inner) "<statement id=\"s\" " atts ">" TEXT inner \
    "</statement>\n"
#define BECAUSE T("explanation", "Want.", "Because.")

#define GUARANTEE(atts, always) "<guarantee id=\"g\"" atts ">" TEXT \
    "<always>" always "</always></guarantee>\n"

#define TOPIC(atts, inner) "<topic id=\"w\" " atts ">" \
    T("title", "N", "N") inner "</topic>\n"
#define WORDS T("keywords", "k", "k")

#define TALLY(id, part, inner) "<tally id=\"" id "\" part=\"" part "\">" \
    TEXT T("title", "N", "N") T("why", "W", "W") inner "</tally>\n"
#define CATEGORY(atts, inner) "<category " atts ">" TEXT inner "</category>\n"
#define THEME(id) "<theme id=\"" id "\">" TEXT "</theme>"

static const struct kb_faulty kb_cases[] = {
/* Right */
{ FAULT_NONE, 0, NULL, "" },
{ FAULT_NONE, 0, NULL, "<!-- nothing -->\n" },
{ FAULT_NONE, 0, NULL, FACT("f", NOW) },
{ FAULT_NONE, 0, NULL, "<fact id=\"f\">" WHEN(NOW) "<text xml:lang=\"nl\">"
  "<![CDATA[a < b]]></text><text xml:lang=\"en\">a &lt; b</text></fact>" },
{ FAULT_NONE, 0, NULL, GROUND(RIGHT, HOLDS) },
{ FAULT_NONE, 0, NULL, QUESTION("choice=\"one\"", OPTION("a")) },
{ FAULT_NONE, 0, NULL, SOURCE("certainty=\"single\"", "") },
{ FAULT_NONE, 0, NULL, SOURCE("certainty=\"single\" date=\"1999\"", "") },
{ FAULT_NONE, 0, NULL, CHANNEL("") },
{ FAULT_NONE, 0, NULL, CHANNEL("<always/>") },
{ FAULT_NONE, 0, NULL, CHANNEL(HOURS("mon", "09:00", "12:00")
  HOURS("mon", "12:00", "24:00")) },
{ FAULT_NONE, 0, NULL, CHANNEL(HOURS(" tue  mon ", "13:00", "17:00")
  HOURS("mon", "09:00", "12:00")) },
{ FAULT_NONE, 0, NULL, STEP("", "") },
{ FAULT_NONE, 0, NULL, STEP("", T("if", "a", "b")) },

/* Elements */
{ FAULT_STRUCTURE, 2, "<fcat> may not stand in <knowledge>; did you mean "
  "<fact>?", "<fcat id=\"f\"/>" },
{ FAULT_STRUCTURE, 3, "<xyzzyplugh> may not stand in <knowledge>; see",
  "\n<xyzzyplugh/>" },
{ FAULT_STRUCTURE, 2, "<alll> may not stand in <when>; did you mean <all>?",
  FACT("f", "<alll>" NOW "</alll>") },
{ FAULT_STRUCTURE, 2, "<b> may not stand in <text>; write plain text",
  "<message id=\"m\"><text xml:lang=\"nl\">a <b>c</b></text></message>" },
{ FAULT_STRUCTURE, 2, "<true> may not stand in <is>; leave that empty",
  FACT("f", "<is question=\"danger\" in=\"now\"><true/></is>") },
{ FAULT_STRUCTURE, 2, "<when> may not stand in <role>",
  "<role id=\"r\">" WHEN(NOW) TEXT "</role>" },
{ FAULT_STRUCTURE, 2, "<x> may not stand in <knowledge>",
  "<x:x xmlns:x=\"urn:other\"/>" },
{ FAULT_STRUCTURE, 2, "text stands directly in <knowledge>", "words" },
{ FAULT_STRUCTURE, 3, "text stands directly in <when>",
  "<fact id=\"f\">" TEXT "<when>\nwords" NOW " and words</when></fact>" },
{ FAULT_STRUCTURE, 2, "text stands directly in <true>",
  FACT("f", "<true>yes</true>") },
/* Attributes */
{ FAULT_STRUCTURE, 2, "<fact> takes no attribute rounds; did you mean "
  "round?", "<fact id=\"f\" rounds=\"1\">" TEXT WHEN(NOW) "</fact>" },
{ FAULT_STRUCTURE, 2, "<release> takes no attribute wholly; remove it",
  "<release date=\"2026-11-20\" review=\"none\" wholly=\"1\"/>" },
{ FAULT_STRUCTURE, 2, "<fact> takes no attribute xml:lang",
  "<fact id=\"f\" xml:lang=\"nl\">" TEXT WHEN(NOW) "</fact>" },
{ FAULT_STRUCTURE, 2, "<role> takes no attribute x:id", "<role id=\"r\" "
  "x:id=\"r\" xmlns:x=\"urn:x\">" TEXT "</role>" },
{ FAULT_STRUCTURE, 2, "<text> takes no attribute xml:space", "<role id="
  "\"r\"><text xml:space=\"preserve\" xml:lang=\"nl\">Ja</text></role>" },
{ FAULT_STRUCTURE, 2, "<fact> has no id; add id=",
  "<fact>" TEXT WHEN(NOW) "</fact>" },
{ FAULT_STRUCTURE, 3, "<is> has no in; add in=",
  "<fact id=\"f\">" TEXT "<when>\n<is\nquestion=\"danger\"/></when></fact>" },
{ FAULT_STRUCTURE, 2, "id=\"Fact\" is no id", FACT("Fact", NOW) },
{ FAULT_STRUCTURE, 2, "id=\"1st\" is no id", FACT("1st", NOW) },
{ FAULT_STRUCTURE, 2, "id=\"\" is no id", FACT("", NOW) },
{ FAULT_STRUCTURE, 2, "id=\"a{b\" is no id", FACT("a{b", NOW) },
{ FAULT_STRUCTURE, 2, "id=\"none\" is reserved", FACT("none", NOW) },
{ FAULT_STRUCTURE, 2, "id=\"unknown\" is reserved",
  QUESTION("choice=\"one\"", OPTION("unknown")) },
{ FAULT_STRUCTURE, 2, "\"unknown\" in in is no option",
  FACT("f", "<is question=\"danger\" in=\"now unknown\"/>") },
{ FAULT_STRUCTURE, 2, "in is empty",
  FACT("f", "<is question=\"danger\" in=\" \"/>") },
{ FAULT_STRUCTURE, 2, "choice cannot be \"mani\"; did you mean \"many\"?",
  QUESTION("choice=\"mani\"", OPTION("a")) },
{ FAULT_STRUCTURE, 2, "choice cannot be \"\"; write one of",
  QUESTION("choice=\"\"", OPTION("a")) },
{ FAULT_STRUCTURE, 2, "choice cannot be \" one\"",
  QUESTION("choice=\" one\"", OPTION("a")) },
{ FAULT_STRUCTURE, 2, "because cannot be \"god\"; write one of law, act",
  FACT("f", "<undecided because=\"god\"/>") },
{ FAULT_STRUCTURE, 2, "round cannot be \"2\"",
  "<fact id=\"f\" round=\"2\">" TEXT WHEN(NOW) "</fact>" },
{ FAULT_STRUCTURE, 2, "n=\"0\" is no number from 1 to 99",
  FACT("f", "<at-least n=\"0\">" NOW "</at-least>") },
{ FAULT_STRUCTURE, 2, "n=\"01\" is no number",
  FACT("f", "<at-least n=\"01\">" NOW "</at-least>") },
{ FAULT_STRUCTURE, 2, "n=\"\" is no number",
  FACT("f", "<at-least n=\"\">" NOW "</at-least>") },
{ FAULT_STRUCTURE, 2, "n=\"1x\" is no number",
  FACT("f", "<at-least n=\"1x\">" NOW "</at-least>") },
{ FAULT_STRUCTURE, 2, "n=\"99999999999999999999\" is no number",
  FACT("f", "<at-least n=\"99999999999999999999\">" NOW "</at-least>") },
{ FAULT_STRUCTURE, 2, "section=\"10\" is no number from 1 to 9",
  STEP("section=\"10\"", "") },
{ FAULT_STRUCTURE, 2, "place is empty", "<fact id=\"f\">" TEXT WHEN(NOW)
  "<cite source=\"bespreek-design\" place=\"\"/></fact>" },
{ FAULT_STRUCTURE, 2, "checked=\"2026\" is no date",
  "<source id=\"s\" kind=\"code\" checked=\"2026\" certainty=\"single\" "
  "stale-after=\"1\"><publisher>P</publisher><title>T</title></source>" },
{ FAULT_STRUCTURE, 2, "date=\"2026-13\" is no date",
  SOURCE("certainty=\"single\" date=\"2026-13\"", "") },
{ FAULT_STRUCTURE, 2, "from=\"2026-02-30\" is no date",
  GROUND(RIGHT " from=\"2026-02-30\"", HOLDS) },
{ FAULT_STRUCTURE, 2, "open=\"9:00\" is no time",
  CHANNEL(HOURS("mon", "9:00", "12:00")) },
{ FAULT_STRUCTURE, 2, "open=\"09.30\" is no time",
  CHANNEL(HOURS("mon", "09.30", "12:00")) },
{ FAULT_STRUCTURE, 2, "open=\"0a:30\" is no time",
  CHANNEL(HOURS("mon", "0a:30", "12:00")) },
{ FAULT_STRUCTURE, 2, "open=\"09:-5\" is no time",
  CHANNEL(HOURS("mon", "09:-5", "12:00")) },
{ FAULT_STRUCTURE, 2, "open=\"09:75\" is no time",
  CHANNEL(HOURS("mon", "09:75", "12:00")) },
{ FAULT_STRUCTURE, 2, "open=\"09:3-\" is no time",
  CHANNEL(HOURS("mon", "09:3-", "12:00")) },
{ FAULT_STRUCTURE, 2, "open=\"09:3x\" is no time",
  CHANNEL(HOURS("mon", "09:3x", "12:00")) },
{ FAULT_STRUCTURE, 2, "close=\"24:30\" is no time",
  CHANNEL(HOURS("mon", "09:00", "24:30")) },
{ FAULT_STRUCTURE, 2, "days cannot be \"mo\"; did you mean \"mon\"?",
  CHANNEL(HOURS("mo", "09:00", "12:00")) },
{ FAULT_STRUCTURE, 2, "days is empty", CHANNEL(HOURS("", "09:00", "12:00")) },
{ FAULT_MEANING, 2, "days names \"mon\" twice",
  CHANNEL(HOURS("mon mon", "09:00", "12:00")) },
/* Languages */
{ FAULT_STRUCTURE, 3, "<text> has no English; add <text xml:lang=\"en\">",
  "<message id=\"m\">\n<text xml:lang=\"nl\">Ja</text></message>" },
{ FAULT_STRUCTURE, 3, "<text xml:lang=\"en\"> has no Dutch before it",
  "<message id=\"m\">\n<text xml:lang=\"en\">Yes</text></message>" },
{ FAULT_STRUCTURE, 2, "<text xml:lang=\"en\"> has no Dutch before it",
  "<message id=\"m\"><text xml:lang=\"en\">Yes</text>"
  "<text xml:lang=\"nl\">Ja</text></message>" },
{ FAULT_STRUCTURE, 2, "<text xml:lang=\"en\"> has no Dutch before it",
  "<message id=\"m\"><text xml:lang=\"en\">Yes</text>"
  "<text xml:lang=\"en\">Yes</text></message>" },
{ FAULT_STRUCTURE, 2, "<definition> has no English", QUESTION("choice="
  "\"one\"", "<definition xml:lang=\"nl\">a</definition>"
  T("definition", "b", "b") OPTION("a")) },
{ FAULT_STRUCTURE, 2, "<text> does not say its language",
  "<message id=\"m\"><text>Ja</text><text xml:lang=\"en\">Yes</text>"
  "</message>" },
{ FAULT_STRUCTURE, 2, "xml:lang cannot be \"fr\"; write nl or en",
  "<message id=\"m\"><text xml:lang=\"nl\">Ja</text>"
  "<text xml:lang=\"fr\">Oui</text></message>" },
{ FAULT_STRUCTURE, 2, "<message> has no <text>; add one in Dutch and one",
  "<message id=\"m\"/>" },
{ FAULT_STRUCTURE, 2, "<text> comes twice where one may stand",
  "<message id=\"m\">" TEXT TEXT "</message>" },
{ FAULT_STRUCTURE, 2, "<text> is empty",
  "<message id=\"m\">" T("text", " \n\t", "Yes") "</message>" },
{ FAULT_STRUCTURE, 2, "<title> takes no attribute xml:lang",
  "<source id=\"s\" kind=\"code\" checked=\"2026-11-20\" stale-after=\"9\""
  " certainty=\"single\"><publisher>P</publisher>"
  "<title xml:lang=\"nl\">T</title></source>" },
/* Children */
{ FAULT_STRUCTURE, 2, "<fact> has no <when>; add one",
  "<fact id=\"f\">" TEXT "</fact>" },
{ FAULT_STRUCTURE, 3, "<when> holds no condition; add one",
  "<fact id=\"f\">" TEXT "\n<when/></fact>" },
{ FAULT_STRUCTURE, 2, "<when> holds 2 conditions; put them together",
  FACT("f", NOW "<true/>") },
{ FAULT_STRUCTURE, 2, "<when> comes twice",
  "<fact id=\"f\">" TEXT WHEN(NOW) WHEN("<true/>") "</fact>" },
{ FAULT_STRUCTURE, 2, "<all> holds no condition", FACT("f", "<all/>") },
{ FAULT_STRUCTURE, 2, "<possible> holds 2 conditions",
  FACT("f", "<possible><true/><true/></possible>") },
{ FAULT_STRUCTURE, 2, "<reading> has no <narrow>",
  FACT("f", "<reading main=\"wide\"><wide><true/></wide></reading>") },
{ FAULT_STRUCTURE, 2, "<wide> holds 2 conditions",
  FACT("f", "<reading main=\"wide\"><wide><true/><true/></wide>"
  "<narrow><true/></narrow></reading>") },
{ FAULT_MEANING, 2, "at least 2 of 1 can never be",
  FACT("f", "<at-least n=\"2\">" NOW "</at-least>") },
{ FAULT_STRUCTURE, 2, "<question> has no <option>; add one",
  QUESTION("choice=\"one\"", "") },
{ FAULT_STRUCTURE, 2, "has no words for none of them; add a <none>",
  QUESTION("choice=\"many\"", OPTION("a")) },
{ FAULT_STRUCTURE, 2, "a question with one answer takes no <none>",
  QUESTION("choice=\"one\"", OPTION("a") T("none", "Geen", "None")) },
{ FAULT_MEANING, 2, "option \"a\" stands on line 2 already",
  QUESTION("choice=\"one\"", OPTION("a") OPTION("a")) },
{ FAULT_STRUCTURE, 2, "an uncertain source says what the doubt is",
  SOURCE("certainty=\"uncertain\"", "") },
{ FAULT_STRUCTURE, 2, "<source> has no <title>", "<source id=\"s\" kind="
  "\"code\" checked=\"2026-11-20\" certainty=\"single\" stale-after=\"9\">"
  "<publisher>P</publisher></source>" },
{ FAULT_STRUCTURE, 2, "<link> is no web address", SOURCE(
  "certainty=\"single\"", "<link>javascript:1</link>") },
{ FAULT_STRUCTURE, 2, "a permission cannot go with act=\"report\"",
  GROUND("country=\"be\" act=\"report\" force=\"permission\"", HOLDS) },
{ FAULT_STRUCTURE, 2, "country cannot be \"int\"",
  GROUND("country=\"int\" act=\"help\" force=\"duty\"", HOLDS) },
{ FAULT_MEANING, 2, "ground ends before it begins", GROUND(RIGHT
  " from=\"2026-09-01\" to=\"2026-08-31\"", HOLDS) },
{ FAULT_MEANING, 2, "passage ends before it begins", PASSAGE(
  " from=\"2026-09-01\" to=\"2026-08-31\"") },
{ FAULT_NONE, 0, NULL, PASSAGE(" from=\"2026-09-01\" to=\"2026-09-01\"") },
{ FAULT_STRUCTURE, 2, "<ground> has no <condition>", GROUND(RIGHT, "") },
{ FAULT_MEANING, 2, "condition \"c\" stands on line 2 already",
  GROUND(RIGHT, HOLDS HOLDS) },
{ FAULT_STRUCTURE, 2, "a condition of kind asked has no <when>",
  GROUND(RIGHT, "<condition id=\"c\" kind=\"asked\">" TEXT "</condition>") },
{ FAULT_STRUCTURE, 2, "only a condition of kind asked takes a <when>",
  GROUND(RIGHT, "<condition id=\"c\" kind=\"self\">" TEXT WHEN(NOW)
  "</condition>") },
{ FAULT_STRUCTURE, 2, "either a contact or a role",
  GROUND(RIGHT, HOLDS "<recipient/>") },
{ FAULT_STRUCTURE, 3, "either a contact or a role",
  "<role id=\"r\">" TEXT "</role>" CONTACT("<channel kind=\"web\" "
  "value=\"a\"/>") GROUND(RIGHT, HOLDS
  "<recipient contact=\"c\" role=\"r\"/>") },
{ FAULT_STRUCTURE, 2, "a cautious step also shows while it is only possible",
  STEP("cautious=\"yes\"", "") },
{ FAULT_STRUCTURE, 2, "<contact> has no <channel>", CONTACT("") },
{ FAULT_STRUCTURE, 2, "open always or at hours", CHANNEL("<always/>"
  HOURS("mon", "09:00", "12:00")) },
{ FAULT_MEANING, 2, "closes before it opens",
  CHANNEL(HOURS("mon", "22:00", "02:00")) },
{ FAULT_MEANING, 2, "these hours overlap", CHANNEL(
  HOURS("mon tue", "09:00", "12:00") HOURS("tue", "11:59", "13:00")) },
{ FAULT_NONE, 0, NULL, STATEMENT("verdict=\"false\"", BECAUSE) },
{ FAULT_NONE, 0, NULL, STATEMENT("verdict=\"true\" country=\"nl\"",
  BECAUSE BECAUSE) },
{ FAULT_STRUCTURE, 2, "<statement> has no verdict; add verdict=",
  STATEMENT("", BECAUSE) },
{ FAULT_STRUCTURE, 2, "verdict cannot be \"flase\"; did you mean "
  "\"false\"?", STATEMENT("verdict=\"flase\"", BECAUSE) },
{ FAULT_STRUCTURE, 2, "country cannot be \"int\"",
  STATEMENT("verdict=\"true\" country=\"int\"", BECAUSE) },
{ FAULT_STRUCTURE, 2, "<statement> has no <explanation>; add one",
  STATEMENT("verdict=\"true\"", "") },
{ FAULT_STRUCTURE, 2, "<explanation> has no English",
  STATEMENT("verdict=\"true\"",
  "<explanation xml:lang=\"nl\">a</explanation>") },
{ FAULT_STRUCTURE, 2, "<when> may not stand in <statement>",
  STATEMENT("verdict=\"true\"", BECAUSE WHEN(NOW)) },
{ FAULT_MEANING, 2, "there is no source \"x\"",
  STATEMENT("verdict=\"true\"", BECAUSE "<cite source=\"x\"/>") },
{ FAULT_NONE, 0, NULL, TALLY("t", "referral", CATEGORY("id=\"a\"", "")) },
{ FAULT_NONE, 0, NULL, TALLY("t", "group", CATEGORY("id=\"a\"",
  THEME("x") THEME("y")) CATEGORY("id=\"b\"", THEME("x"))) },
{ FAULT_NONE, 0, NULL, TALLY("t", "duration", "") },
{ FAULT_STRUCTURE, 2, "part cannot be \"groep\"; did you mean \"group\"?",
  TALLY("t", "groep", CATEGORY("id=\"a\"", "")) },
{ FAULT_STRUCTURE, 2, "<category> has no id; add id=",
  TALLY("t", "group", CATEGORY("", "")) },
{ FAULT_STRUCTURE, 2, "timed cannot be \"no\"",
  TALLY("t", "channel", CATEGORY("id=\"a\" timed=\"no\"", "")) },
{ FAULT_STRUCTURE, 2, "<category> may not stand in <category>",
  TALLY("t", "group", CATEGORY("id=\"a\"", CATEGORY("id=\"b\"", ""))) },
{ FAULT_MEANING, 2, "tally \"t\" has no <category>; add one",
  TALLY("t", "group", "") },
{ FAULT_MEANING, 2, "tally \"t\" takes no <category>; remove them",
  TALLY("t", "theme", CATEGORY("id=\"a\"", "")) },
{ FAULT_MEANING, 3, "tally \"t\" at case.xml:2 has this part already",
  TALLY("t", "duration", "") TALLY("u", "duration", "") },
{ FAULT_MEANING, 3, "category \"a\" stands on line 2 already",
  TALLY("t", "group", CATEGORY("id=\"a\"", "")
  CATEGORY("id=\"a\"", "")) },
{ FAULT_MEANING, 2, "theme \"x\" stands in this category already",
  TALLY("t", "group", CATEGORY("id=\"a\"", THEME("x") THEME("x"))) },
{ FAULT_MEANING, 2, "only a group has themes",
  TALLY("t", "channel", CATEGORY("id=\"a\"", THEME("x"))) },
{ FAULT_MEANING, 2, "only a channel is timed",
  TALLY("t", "group", CATEGORY("id=\"a\" timed=\"yes\"", "")) },
{ FAULT_NONE, 0, NULL, TOPIC("", WORDS TEXT) },
{ FAULT_NONE, 0, NULL, TOPIC("country=\"be\"", WORDS TEXT TEXT) },
{ FAULT_STRUCTURE, 2, "<topic> has no <keywords>; add one",
  TOPIC("", TEXT) },
{ FAULT_STRUCTURE, 2, "<topic> has no <text>; add one", TOPIC("", WORDS) },
{ FAULT_STRUCTURE, 2, "<text> has no English",
  TOPIC("", WORDS "<text xml:lang=\"nl\">a</text>") },
{ FAULT_STRUCTURE, 2, "country cannot be \"int\"",
  TOPIC("country=\"int\"", WORDS TEXT) },
{ FAULT_STRUCTURE, 2, "<when> may not stand in <topic>",
  TOPIC("", WORDS TEXT WHEN(NOW)) },
{ FAULT_MEANING, 2, "there is no source \"x\"",
  TOPIC("", WORDS TEXT "<cite source=\"x\"/>") },
/* References */
{ FAULT_MEANING, 2, "there is no fact \"bond\"; did you mean \"bound\"?",
  FACT("f", "<fact ref=\"bond\"/>") },
{ FAULT_MEANING, 2, "there is no ground \"xyzzy\"; add it",
  FACT("f", "<ground ref=\"xyzzy\"/>") },
{ FAULT_MEANING, 2, "there is no source \"x\" (named 2 times)",
  "<fact id=\"f\">" TEXT WHEN(NOW) "<cite source=\"x\"/>"
  "<cite source=\"x\"/></fact>" },
{ FAULT_MEANING, 2, "there is no fact \"" LONG_ID "\"; add it",
  FACT("f", "<fact ref=\"" LONG_ID "\"/>") },
{ FAULT_MEANING, 3, "there is no fact \"xyzzy\"; add it",
  FACT(LONG_ID, NOW) FACT("f", "<fact ref=\"xyzzy\"/>") },
{ FAULT_MEANING, 2, "there is no contact \"x\"", PART_OF("x") },
{ FAULT_MEANING, 2, "\"bound\" is a fact (small.xml:", PART_OF("bound") },
{ FAULT_MEANING, 2, "\"bound\" is a fact (small.xml:", FACT("f",
  "<known question=\"bound\"/>") },
{ FAULT_MEANING, 2, "question \"danger\" has no option \"nwo\"", FACT("f",
  "<is question=\"danger\" in=\"nwo\"/>") },
{ FAULT_MEANING, 2, "option \"now\" is named twice", FACT("f",
  "<is question=\"danger\" in=\"now now\"/>") },
{ FAULT_MEANING, 2, "there is no step \"x\"",
  GROUND(RIGHT, HOLDS "<first step=\"x\"/>") },
{ FAULT_MEANING, 2, "there is no contact \"x\"",
  STEP("", "<contact ref=\"x\"/>") },
{ FAULT_MEANING, 2, "there is no role \"x\"",
  GROUND(RIGHT, HOLDS "<recipient role=\"x\"/>") },
{ FAULT_MEANING, 2, "id \"danger\" stands at small.xml:",
  FACT("danger", NOW) },
{ FAULT_MEANING, 3, "id \"f\" stands at case.xml:2 already",
  FACT("f", NOW) "<role id=\"f\">" TEXT "</role>" },
{ FAULT_MEANING, 2, "number 2 is that of question \"danger\"",
  "<question id=\"q\" number=\"2\" choice=\"one\">" TEXT
  T("why", "W", "W") T("short", "k", "s") OPTION("a") "</question>" },
{ FAULT_MEANING, 2, "alarm \"life\" stands at small.xml:",
  "<alarm id=\"life\">" T("title", "t", "t") WHEN(NOW) "</alarm>" },
{ FAULT_MEANING, 2, "urgency \"week\" stands at small.xml:",
  "<urgency level=\"week\">" TEXT WHEN(NOW) "</urgency>" },
{ FAULT_MEANING, 2, "the release stands at small.xml:",
  "<release date=\"2026-11-21\" review=\"full\"/>" },
{ FAULT_MEANING, 2, "role=\"secrecy\" is that of fact \"bound\"",
  "<fact id=\"f\" role=\"secrecy\">" TEXT WHEN(NOW) "</fact>" },
{ FAULT_MEANING, 2, "question \"danger\" has no option \"a\"", FACT("f",
  "<is question=\"danger\" in=\"a now\"/>") },
/* Guarantees */
{ FAULT_STRUCTURE, 2, "<guarantee> has no <always>", "<guarantee id=\"g\">"
  TEXT "</guarantee>" },
{ FAULT_STRUCTURE, 2, "<always> holds 2 conditions", GUARANTEE("",
  "<true/><true/>") },
{ FAULT_STRUCTURE, 2, "<undecided> may not stand in <always>", GUARANTEE("",
  "<undecided because=\"law\"/>") },
{ FAULT_STRUCTURE, 2, "<alarm> may not stand in <any>", FACT("f",
  "<any><alarm in=\"child\"/></any>") },
{ FAULT_STRUCTURE, 2, "in cannot be \"soon\"", GUARANTEE("",
  "<urgency in=\"now soon\"/>") },
{ FAULT_STRUCTURE, 2, "\"Call\" in in is no id; name ids with",
  GUARANTEE("", "<step in=\"Call\"/>") },
{ FAULT_MEANING, 2, "there is no step \"calls\"", GUARANTEE("",
  "<step in=\"calls\"/>") },
{ FAULT_MEANING, 2, "\"bound\" is a fact", GUARANTEE("",
  "<none><grounds in=\"bound\"/></none>") },
{ FAULT_MEANING, 2, "compares with before", GUARANTEE("",
  "<all><same in=\"urgency\"/></all>") },
{ FAULT_MEANING, 2, "compares with before", GUARANTEE("",
  "<grounds fresh=\"yes\"/>") },
{ FAULT_NONE, 0, NULL, GUARANTEE(" change=\"any\"",
  "<grounds fresh=\"yes\"/>") },
{ FAULT_MEANING, 2, "compares with before", "<guarantee id=\"g\" "
  "change=\"any\">" TEXT "<given><same in=\"urgency\"/></given>"
  "<always><true/></always></guarantee>" },
{ FAULT_MEANING, 2, "names questions, where nothing changes",
  GUARANTEE(" keep=\"danger\"", "<true/>") },
{ FAULT_MEANING, 2, "names questions, where nothing changes",
  GUARANTEE(" questions=\"danger\"", "<true/>") },
/* Circles */
{ FAULT_MEANING, 2, "circle: f -> f", FACT("f", "<fact ref=\"f\"/>") },
{ FAULT_MEANING, 2, "circle: f -> f", FACT("f", "<all>"
  "<fact ref=\"f\"/><fact ref=\"f\"/></all>") },
{ FAULT_MEANING, 3, "circle: g -> g", FACT("f", "<ground ref=\"g\"/>")
  GROUND(RIGHT, "<condition id=\"c\" kind=\"asked\">" TEXT
  WHEN("<ground ref=\"g\"/>") "</condition>") },
{ FAULT_MEANING, 2, "circle: f -> g -> h -> f",
  FACT("f", "<none><ground ref=\"g\"/></none>")
  GROUND(RIGHT, "<condition id=\"c\" kind=\"asked\">" TEXT
  WHEN("<fact ref=\"h\"/>") "</condition>")
  FACT("h", "<possible><fact ref=\"f\"/></possible>") },
{ FAULT_MEANING, 2, "circle: f -> q -> f",
  FACT("f", "<is question=\"q\" in=\"a\"/>") QUESTION("choice=\"one\"",
  OPTION("a") "<ask-if><fact ref=\"f\"/></ask-if>") },
{ FAULT_MEANING, 2, "circle: q -> q", QUESTION("choice=\"one\"", OPTION("a")
  "<ask-if><known question=\"q\"/></ask-if>") },
};

#define KB_NCASES (sizeof(kb_cases) / sizeof(kb_cases[0]))

#endif
