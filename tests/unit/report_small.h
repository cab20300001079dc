/* SPDX-License-Identifier: MIT */
#ifndef TEST_REPORT_SMALL_H
#define TEST_REPORT_SMALL_H

#include "kb_small.h"

/* Everything an advice can show, once; the words are easy to tell apart. */
#define T KB_SMALL_T
#define C KB_SMALL_CITE
#define IS(question, options) \
    "<is question=\"" question "\" in=\"" options "\"/>"
#define WHEN(condition) "<when>" condition "</when>"
#define PASSAGE(id, place, rest, nl, en) "<passage id=\"" id "\" place=\"" \
    place "\"" rest T("text", nl, en) "</passage>\n"
#define ALL ">"
#define DANGER ">" WHEN(IS("danger", "now"))
#define DUTCH " country=\"nl\">"

static const char small_elements[] =
    KB_SMALL_OPEN
    "<source id=\"cass\" kind=\"case-law\" date=\"1999-04-28\""
    " checked=\"2026-11-20\" certainty=\"confirmed\" stale-after=\"24\">"
    "<publisher>Hof</publisher><title>Arrest van 28 april</title>"
    "</source>\n"
    "<source id=\"code\" kind=\"code\" checked=\"2020-01-01\""
    " certainty=\"uncertain\" stale-after=\"12\">"
    "<publisher>Orde</publisher><title>Code</title>"
    T("note", "Nog te bevestigen.", "Still to be confirmed.")
    "</source>\n"
    "<question id=\"accepts\" number=\"14\" choice=\"one\">"
    T("text", "Wil die persoon afspraken?", "Does that person agree?")
    T("why", "Dit telt.", "This counts.")
    T("unknown", "Weet ik nog niet", "I do not know yet")
    T("short", "afspraken", "agreements")
    "<option id=\"yes\">" T("text", "Ja", "Yes") "</option>"
    "<option id=\"no\">" T("text", "Nee", "No")
    T("short", "weigert", "refuses") "</option>" C "</question>\n"
    "<question id=\"support\" number=\"32\" choice=\"many\">"
    T("text", "Wie weet ervan?", "Who knows?")
    T("why", "Steun helpt.", "Support helps.")
    T("unknown", "Weet ik nog niet", "I do not know yet")
    T("none", "Niemand", "Nobody") T("short", "steun", "support")
    "<option id=\"partner\">" T("text", "Partner", "Partner") "</option>"
    "<option id=\"friend\">" T("text", "Vriend", "Friend") "</option>" C
    "</question>\n"
    "<role id=\"parent\">" T("text", "de andere ouder",
    "the other parent") "</role>\n"
    "<contact id=\"be-police\" country=\"be\" for=\"anyone\""
    " anonymous=\"no\" free=\"yes\" checked=\"2026-11-20\""
    " certainty=\"confirmed\" urgent=\"yes\">"
    T("name", "Politie", "Police") T("purpose", "Nood.", "Emergency.")
    "<channel kind=\"phone\" value=\"101\"><always/></channel>" C
    "</contact>\n"
    "<contact id=\"nl-safe\" country=\"nl\" for=\"professional\""
    " anonymous=\"no\" free=\"yes\" checked=\"2026-11-20\""
    " certainty=\"confirmed\">"
    T("name", "Veilig", "Safe") T("purpose", "Advies.", "Advice.")
    "<channel kind=\"phone\" value=\"0800 2000\"><always/></channel>" C
    "</contact>\n"
    "<contact id=\"be-line\" country=\"be\" for=\"professional client\""
    " anonymous=\"yes\" free=\"yes\" checked=\"2026-11-20\""
    " certainty=\"confirmed\">"
    T("name", "Hulplijn", "Helpline") T("purpose", "Praten.", "Talk.")
    "<channel kind=\"phone\" value=\"0800 200 50\" as-of=\"2024\">"
    "<hours days=\"tue\" open=\"15:00\" close=\"19:00\"/></channel>"
    "<channel kind=\"mail\" value=\"hulp@example.org\"/>"
    T("expect", "Vaak bezet.", "Often engaged.") C "</contact>\n"
    "<ground id=\"be-need\" country=\"be\" act=\"report\" force=\"right\""
    " round=\"1\">" T("name", "Noodtoestand", "Necessity")
    T("basis", "rechtspraak", "case law")
    T("summary", "Je mag het doorbreken. Het is geen plicht.",
    "You may break it. It is no duty.")
    "<condition id=\"weight\" kind=\"holds\">"
    T("text", "Het kind weegt zwaar.", "The child weighs much.") C
    "</condition>"
    "<condition id=\"near\" kind=\"asked\">"
    T("text", "Het gevaar is nabij.", "The danger is near.")
    WHEN(IS("danger", "now"))
    T("doubt", "Nabij is niet omschreven.", "Near is not defined.")
    "<cite source=\"code\"/></condition>"
    "<condition id=\"only\" kind=\"asked\">"
    T("text", "Het kan niet anders.", "There is no other way.")
    WHEN(IS("accepts", "no")) C "</condition>"
    "<condition id=\"clean\" kind=\"self\">"
    T("text", "Jij hebt het niet veroorzaakt.", "You did not cause it.") C
    "</condition>"
    "<recipient contact=\"be-police\"/>"
    "<recipient role=\"parent\">" WHEN(IS("suicide", "no")) "</recipient>"
    T("manner", "Zeg het nodige.", "Say what is needed.")
    "<cite source=\"cass\"/></ground>\n"
    "<ground id=\"be-duty\" country=\"be\" act=\"report\" force=\"duty\""
    " round=\"1\">" T("name", "Ambtsplicht", "Office duty")
    T("basis", "een wet", "a law")
    T("summary", "Je moet melden.", "You must report.")
    "<condition id=\"law\" kind=\"asked\">"
    T("text", "De wet geldt.", "The law applies.")
    "<when><all>" IS("support", "partner") "<undecided because=\"law\"/>"
    "</all></when>" C "</condition>" C "</ground>\n"
    "<ground id=\"be-help\" country=\"be\" act=\"help\" force=\"duty\">"
    T("name", "Hulp bieden", "Giving help") T("basis", "art. 1", "art. 1")
    T("summary", "Je moet helpen.", "You must help.")
    "<condition id=\"peril\" kind=\"asked\">"
    T("text", "Er is gevaar.", "There is danger.")
    WHEN(IS("danger", "now")) C "</condition>" C "</ground>\n"
    "<ground id=\"be-read\" country=\"be\" act=\"share-care\""
    " force=\"permission\">" T("name", "Delen", "Sharing")
    T("basis", "leer", "doctrine") T("summary", "Je mag delen.",
    "You may share.")
    "<condition id=\"two\" kind=\"asked\">"
    T("text", "Het mag.", "It may.")
    "<when><reading main=\"narrow\"><wide><true/></wide>"
    "<narrow><false/></narrow></reading></when>" C "</condition>" C
    "</ground>\n"
    "<step id=\"call\" time=\"now\" place=\"page\">"
    WHEN("<all>" IS("country", "be") IS("danger", "now") "</all>")
    T("text", "Bel de politie.", "Call the police.")
    T("detail", "Zeg waar het kind is.", "Say where the child is.")
    "<contact ref=\"be-police\"/>" C "</step>\n"
    "<step id=\"ask\" time=\"now\" place=\"page\" cautious=\"yes\">"
    WHEN(IS("suicide", "acute")) T("text", "Vraag naar een plan.",
    "Ask about a plan.") T("if", "er gedachten zijn", "there are thoughts")
    C "</step>\n"
    "<step id=\"later\" time=\"week\" place=\"more\">"
    T("text", "Schrijf het op.", "Write it down.") C "</step>\n"
    "<step id=\"dutch\" time=\"now\" place=\"page\">"
    WHEN(IS("country", "nl")) T("text", "Bel Veilig.", "Call Safe.")
    "<contact ref=\"nl-safe\"/>" C "</step>\n"
    "<indicator id=\"ind-no\" direction=\"risk\" section=\"8\">"
    WHEN(IS("accepts", "no"))
    T("text", "Weigert afspraken", "Refuses agreements") C "</indicator>\n"
    "<indicator id=\"ind-yes\" direction=\"protective\" section=\"8\">"
    WHEN(IS("support", "partner friend"))
    T("text", "Heeft steun", "Has support") C "</indicator>\n"
    "<plan-item id=\"plan-bed\" plan=\"child\" tonight=\"yes\">"
    T("text", "Waar slaapt die persoon?", "Where does that person sleep?")
    C "</plan-item>\n"
    "<guidance id=\"g-dont\" phase=\"4\" kind=\"dont\">"
    WHEN(IS("danger", "now")) T("text", "Wacht niet.", "Do not wait.") C
    "</guidance>\n"
    PASSAGE("p-head", "headline", DANGER, "Een kind loopt gevaar",
    "A child is in danger")
    PASSAGE("p-bound", "secrecy-bound", ALL, "Je hebt beroepsgeheim.",
    "You are bound by secrecy.")
    PASSAGE("p-none-nl", "report-none", DUTCH, "Geen Nederlandse grond.",
    "No Dutch ground.")
    PASSAGE("p-dont", "dont", DANGER, "Details uitvragen",
    "Ask for details")
    PASSAGE("p-dont-two", "dont", ALL, "Zwijgen beloven.",
    "Promise silence.")
    PASSAGE("p-follow", "follow-up", ALL, "Morgen: spreek je {client}.",
    "Tomorrow: see your {client}.")
    PASSAGE("p-card", "card", DANGER, "Ik ben {profession} in …",
    "I am a {profession} in …")
    PASSAGE("p-leave", "leave-out", DANGER, "Diagnose", "Diagnosis")
    PASSAGE("p-listener", "say-heading", ALL, "Wat je tegen je {client} "
    "kunt zeggen", "What you can say to your {client}")
    PASSAGE("p-say", "say", DANGER, "Ik ga nu bellen.",
    "I will call now.")
    PASSAGE("p-record", "record", DANGER, "Gevaar vermeld",
    "Danger mentioned")
    PASSAGE("p-add", "record-add", ALL, "Zelf aanvullen: wie gebeld.",
    "Add yourself: who was called.")
    PASSAGE("p-change", "change", DANGER, "Als het veilig wordt: niet "
    "melden.", "If it gets safe: no report.")
    PASSAGE("p-note", "topic-note", ALL, "Geen optelsom.", "No sum.")
    KB_SMALL_CLOSE;

#undef T
#undef C
#undef ALL

#endif
