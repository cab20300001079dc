/* SPDX-License-Identifier: MIT */
#ifndef TEST_KB_SMALL_H
#define TEST_KB_SMALL_H

/*
 * The smallest knowledge base that loads, for tests.  Put more elements in
 * a second buffer, between KB_SMALL_OPEN and KB_SMALL_CLOSE.
 */
#define KB_SMALL_OPEN "<knowledge xmlns=\"urn:bespreek:knowledge:1\">\n"
#define KB_SMALL_CLOSE "</knowledge>\n"
/* A text element in both languages. */
#define KB_SMALL_T(name, nl, en) "<" name " xml:lang=\"nl\">" nl "</" name \
    ">" "<" name " xml:lang=\"en\">" en "</" name ">"
#define KB_SMALL_CITE "<cite source=\"bespreek-design\"/>"

/* Documents are longer than the 4095 bytes every compiler must take. */
#pragma GCC diagnostic ignored "-Woverlength-strings"

static const char kb_small[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    KB_SMALL_OPEN
    "<release date=\"2026-11-20\" review=\"none\"/>\n"
    "<source id=\"bespreek-design\" kind=\"design\" checked=\"2026-11-20\""
    " certainty=\"confirmed\" stale-after=\"24\">"
    "<publisher>bespreek</publisher><title>Design</title></source>\n"
    "<question id=\"country\" number=\"1\" choice=\"one\">"
    KB_SMALL_T("text", "In welk land werk je?", "Where do you work?")
    KB_SMALL_T("why", "Het recht verschilt.", "The law differs.")
    KB_SMALL_T("short", "land", "country")
    "<option id=\"be\">" KB_SMALL_T("text", "België", "Belgium") "</option>"
    "<option id=\"nl\">" KB_SMALL_T("text", "Nederland", "Netherlands")
    "</option>" KB_SMALL_CITE "</question>\n"
    "<question id=\"danger\" number=\"2\" choice=\"one\">"
    KB_SMALL_T("text", "Loopt er een kind gevaar?", "Is a child in danger?")
    KB_SMALL_T("why", "Dit gaat voor.", "This comes first.")
    KB_SMALL_T("unknown", "Weet ik nog niet", "I do not know yet")
    KB_SMALL_T("short", "gevaar", "danger")
    "<option id=\"now\">" KB_SMALL_T("text", "Ja, nu", "Yes, now")
    "</option>"
    "<option id=\"days\">" KB_SMALL_T("text", "Ja, binnen enkele dagen",
    "Yes, within days") "</option>"
    "<option id=\"no\">" KB_SMALL_T("text", "Nee", "No") "</option>"
    KB_SMALL_CITE "</question>\n"
    "<question id=\"suicide\" number=\"3\" choice=\"one\">"
    KB_SMALL_T("text", "Denkt je {client} aan zelfdoding?",
    "Is your {client} thinking of suicide?")
    KB_SMALL_T("why", "Ook dit gaat voor.", "This comes first as well.")
    KB_SMALL_T("unknown", "Nog niet gevraagd", "Not asked yet")
    KB_SMALL_T("short", "zelfdoding", "suicide")
    "<option id=\"acute\">" KB_SMALL_T("text", "Ja, met plan",
    "Yes, with a plan") "</option>"
    "<option id=\"no\">" KB_SMALL_T("text", "Nee, gevraagd", "No, asked")
    "</option>" KB_SMALL_CITE "</question>\n"
    "<question id=\"profession\" number=\"4\" choice=\"one\">"
    KB_SMALL_T("text", "Wat is je beroep?", "What is your profession?")
    KB_SMALL_T("why", "Zwijgen hangt af van je beroep.",
    "Secrecy depends on your profession.")
    KB_SMALL_T("unknown", "Staat er niet bij", "Not in the list")
    KB_SMALL_T("short", "beroep", "profession")
    "<option id=\"gp\">" KB_SMALL_T("text", "Huisarts", "GP")
    KB_SMALL_T("client", "patiënt", "patient") "</option>"
    "<option id=\"other\">" KB_SMALL_T("text", "Ander beroep",
    "Another profession") "</option>" KB_SMALL_CITE "</question>\n"
    "<fact id=\"bound\" role=\"secrecy\" round=\"1\">"
    KB_SMALL_T("text", "je beroepsgeheim hebt", "you are bound by secrecy")
    "<when><is question=\"profession\" in=\"gp\"/></when></fact>\n"
    "<alarm id=\"child\">"
    KB_SMALL_T("title", "Een kind loopt nu gevaar",
    "A child is in danger now")
    "<when><is question=\"danger\" in=\"now\"/></when>" KB_SMALL_CITE
    "</alarm>\n"
    "<alarm id=\"life\">"
    KB_SMALL_T("title", "Iemand is in levensgevaar", "A life is in danger")
    "<when><is question=\"suicide\" in=\"acute\"/></when>" KB_SMALL_CITE
    "</alarm>\n"
    "<urgency level=\"now\">" KB_SMALL_T("text", "Nu", "Now")
    "<when><any><is question=\"danger\" in=\"now\"/>"
    "<is question=\"suicide\" in=\"acute\"/></any></when></urgency>\n"
    "<urgency level=\"today\">" KB_SMALL_T("text", "Vandaag", "Today")
    "<when><is question=\"danger\" in=\"days\"/></when></urgency>\n"
    "<urgency level=\"week\">" KB_SMALL_T("text", "Deze week", "This week")
    "<when><possible><is question=\"danger\" in=\"now\"/></possible></when>"
    "</urgency>\n"
    "<urgency level=\"planned\">"
    KB_SMALL_T("text", "Geen spoed", "No hurry") "</urgency>\n"
    KB_SMALL_CLOSE;

#endif
