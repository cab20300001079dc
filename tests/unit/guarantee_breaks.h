/* SPDX-License-Identifier: MIT */
#ifndef TEST_GUARANTEE_BREAKS_H
#define TEST_GUARANTEE_BREAKS_H

#include "edits.h"

/* Edits of the knowledge that break guarantees: these, and perhaps more. */
#define BREAK_EDITS 2
static const struct guarantee_break {
	const char *breaks;	/* ids */
	struct edit edits[BREAK_EDITS];
} guarantee_breaks[] = {
	{ "danger-now-alarm near-danger-alarm alarm-is-now", {
	    { "<urgency level=\"now\"",
	    "<fact ref=\"child-alarm\"/>",
	    "<false/>" } } },
	{ "life-alarm", {
	    { "<urgency level=\"now\"",
	    "<is question=\"suicide\" in=\"acute\"/>",
	    "<false/>" } } },
	{ "danger-now-alarm both-alarms", {
	    { "<alarm id=\"child\"",
	    "<fact ref=\"child-alarm\"/>",
	    "<false/>" } } },
	{ "life-alarm both-alarms", {
	    { "<alarm id=\"life\"",
	    "<is question=\"suicide\" in=\"acute\"/>",
	    "<false/>" } } },
	{ "danger-now-call-be near-danger-call perhaps-danger-call "
	    "both-alarms alarm-before-talk", {
	    { "<step id=\"call-now-be\"",
	    "<is question=\"country\" in=\"be\"/>",
	    "<false/>" } } },
	{ "danger-now-call-be alarm-before-talk", {
	    { "<step id=\"call-now-be\"",
	    "time=\"now\"",
	    "time=\"week\"" } } },
	{ "danger-now-call-nl near-danger-call", {
	    { "<step id=\"call-now-nl\"",
	    "<is question=\"country\" in=\"nl\"/>",
	    "<false/>" } } },
	{ "perhaps-danger-call", {
	    { "<step id=\"call-now-nl\"",
	    " cautious=\"yes\"",
	    "" } } },
	{ "life-call-be life-call-anywhere", {
	    { "<step id=\"life-line-be\"",
	    "<is question=\"suicide\" in=\"acute\"/>",
	    "<false/>" } } },
	{ "life-call-nl", {
	    { "<step id=\"life-line-nl\"",
	    "<is question=\"suicide\" in=\"acute\"/>",
	    "<false/>" } } },
	{ "life-children", {
	    { "<step id=\"children-now\"",
	    "<is question=\"next-contact\" in=\"home\"/>",
	    "<false/>" } } },
	{ "planned-is-certain", {
	    { "<urgency level=\"today\"",
	    "<is question=\"suicide\" in=\"thoughts\"/>",
	    "<false/>" } } },
	{ "plan-is-not-planned", {
	    { "<urgency level=\"week\"",
	    "<fact ref=\"threat\"/>",
	    "<false/>" } } },
	{ "unprotected-child-today", {
	    { "<urgency level=\"today\"",
	    "<fact ref=\"unprotected\"/>",
	    "<false/>" } } },
	{ "child-tells-today", {
	    { "<urgency level=\"today\"",
	    "<fact ref=\"contact-victim\"/>",
	    "<false/>" } } },
	{ "calm-headline", {
	    { "<passage id=\"headline-feelings\"",
	    "<is question=\"suicide\" in=\"thoughts no\"/>",
	    "<true/>" } } },
	{ "calm-on-danger", {
	    { "<fact id=\"past-only\"",
	    "<is question=\"danger\" in=\"no\"/>",
	    "<true/>" } } },
	{ "unknown-keeps-now", {
	    { "<fact id=\"nearnow\"",
	    "<is question=\"danger\" in=\"now\"/>",
	    "<all><known question=\"profession\"/>"
	    "<is question=\"danger\" in=\"now\"/></all>" } } },
	{ "unknown-keeps-today", {
	    { "<urgency level=\"today\"",
	    "<is question=\"danger\" in=\"days anyday\"/>",
	    "<all><known question=\"profession\"/>"
	    "<is question=\"danger\" in=\"days anyday\"/></all>" } } },
	{ "unknown-keeps-week unknown-never-planned", {
	    { "<urgency level=\"week\"",
	    "<is question=\"danger\" in=\"later\"/>",
	    "<all><known question=\"profession\"/>"
	    "<is question=\"danger\" in=\"later\"/></all>" } } },
	{ "unknown-opens-no-ground", {
	    { "<ground id=\"be-notbound\"",
	    "<when><none not-applicable=\"ok\"><fact ref=\"bound\"/>"
	    "</none></when>",
	    "<when><none><known question=\"profession\"/></none></when>" } } },
	{ "unknown-never-none", {
	    { "<ground id=\"nl-notbound\"",
	    "<any><fact ref=\"founded\"/>"
	    "<is question=\"danger\" in=\"now\"/></any>",
	    "<known question=\"basis\"/>" } } },
	{ "indicators-reach-nothing", {
	    { "<urgency level=\"week\"",
	    "<is question=\"danger\" in=\"later\"/>",
	    "<any><is question=\"danger\" in=\"later\"/>"
	    "<is question=\"motivation\" in=\"no\"/></any>" } } },
	{ "law-leaves-safety", {
	    { "<urgency level=\"week\"",
	    "<is question=\"danger\" in=\"later\"/>",
	    "<any><is question=\"danger\" in=\"later\"/>"
	    "<is question=\"profession\" in=\"teacher\"/></any>" } } },
	{ "safety-leaves-secrecy", {
	    { "<fact id=\"bound\"",
	    "<fact ref=\"at-work\"/>",
	    "<fact ref=\"at-work\"/><none>"
	    "<is question=\"danger\" in=\"now\"/></none>" } } },
	{ "bound-is-told", {
	    { "<passage id=\"law-bound-nl-gp\"",
	    "<passage id=\"law-bound-nl-gp\"",
	    "<passage id=\"zz\" place=\"secrecy-bound\" country=\"nl\">"
	    "<text xml:lang=\"nl\">N</text><text xml:lang=\"en\">E</text>"
	    "</passage><passage id=\"law-bound-nl-gp\"" } } },
	{ "free-is-discreet", {
	    { "<passage id=\"law-free-private\"",
	    "<passage id=\"law-free-private\"",
	    "<passage id=\"zz\" place=\"secrecy-free\">"
	    "<text xml:lang=\"nl\">N</text><text xml:lang=\"en\">E</text>"
	    "</passage><passage id=\"law-free-private\"" } } },
	{ "free-is-discreet", {
	    { "<passage id=\"law-free-any\"",
	    "<text xml:lang=\"nl\">",
	    "<when><is question=\"country\" in=\"be\"/></when>"
	    "<text xml:lang=\"nl\">" } } },
	{ "doubt-is-open", {
	    { "<passage id=\"law-open-be-guidance\"",
	    "<passage id=\"law-open-be-guidance\"",
	    "<passage id=\"zz\" place=\"secrecy-open\" country=\"be\">"
	    "<text xml:lang=\"nl\">N</text><text xml:lang=\"en\">E</text>"
	    "</passage><passage id=\"law-open-be-guidance\"" } } },
	{ "only-the-open-half", {
	    { "<passage id=\"law-open-nl-work\"",
	    "<is question=\"profession\" in=\"gp poh psyreg social\"/>",
	    "<is question=\"profession\" in=\"gp poh psyreg\"/>" } } },
	{ "only-the-open-half", {
	    { "<passage id=\"law-open-be-profession\"",
	    "<fact ref=\"at-work\"/>",
	    "<is question=\"concern\" in=\"client\"/>" } } },
	{ "no-country-no-law", {
	    { "<passage id=\"law-none-nl-rest\"",
	    " country=\"nl\"",
	    "" } } },
	{ "no-country-no-law", {
	    { "<passage id=\"law-open-nl-psy\"",
	    " country=\"nl\"",
	    "" } } },
	{ "doctors-are-bound", {
	    { "<fact id=\"bound\"",
	    "<is question=\"profession\" in=\"gp poh psyreg social\"/>",
	    "<is question=\"profession\" in=\"poh psyreg social\"/>" } } },
	{ "private-is-free", {
	    { "<fact id=\"at-work\"",
	    "<is question=\"concern\" in=\"client relation child-tells colleague self\"/>",
	    "<is question=\"concern\" in=\"client relation child-tells colleague self private\"/>" } } },
	{ "nothing-known-nothing-met", {
	    { "<ground id=\"be-necessity\"",
	    "<when><all><fact ref=\"serious\"/><fact ref=\"imminent\"/>"
	    "</all></when>",
	    "<when><true/></when>" } } },
	{ "past-stays-secret", {
	    { "<ground id=\"nl-nip74\"",
	    "<when><all><fact ref=\"imminent\"/><fact ref=\"founded\"/>"
	    "</all></when>",
	    "<when><fact ref=\"founded\"/></when>" } } },
	{ "viewing-alone", {
	    { "<ground id=\"be-353\"",
	    "<reading main=\"narrow\">",
	    "<reading main=\"wide\">" },
	    { "<ground id=\"be-353\"",
	    "<when><fact ref=\"exhausted\"/></when>",
	    "<when><true/></when>" } } },
	{ "feeling-alone", {
	    { "<ground id=\"nl-conflict\"",
	    "<any><fact ref=\"founded\"/><fact ref=\"nearnow\"/></any>",
	    "<true/>" } } },
	{ "peers-no-ground", {
	    { "<fact id=\"offence\"",
	    "<none not-applicable=\"ok\"><fact ref=\"equal-peers\"/>"
	    "</none>",
	    "<true/>" } } },
	{ "be-353-committed", {
	    { "<ground id=\"be-353\"",
	    "<when><all><fact ref=\"offence\"/><fact ref=\"founded\"/>"
	    "</all></when>",
	    "<when><true/></when>" } } },
	{ "be-353-one-in-force", {
	    { "<ground id=\"be-458bis\"",
	    "to=\"2026-08-31\"",
	    "to=\"2026-12-31\"" } } },
	{ "be-353-not-victim-only", {
	    { "<ground id=\"be-353\"",
	    "<fact ref=\"contact-third\"/>",
	    "<fact ref=\"contact-third\"/><fact ref=\"contact-victim\"/>" } } },
	{ "untried-is-not-exhausted", {
	    { "<fact id=\"exhausted\"",
	    "<all><fact ref=\"untried\"/><undecided because=\"act\"/>"
	    "</all>",
	    "<fact ref=\"untried\"/>" } } },
	{ "nl-norm-has-right", {
	    { "<ground id=\"nl-norm\"",
	    "<when><ground ref=\"nl-meldrecht\"/></when>",
	    "<when><true/></when>" } } },
	{ "nl-right-to-veilig-thuis nl-police-acute-only", {
	    { "<ground id=\"nl-meldrecht\"",
	    "<recipient contact=\"nl-veilig-thuis\"/>",
	    "<recipient contact=\"nl-veilig-thuis\"/>"
	    "<recipient contact=\"nl-politie\"/>" } } },
	{ "nl-norm-not-own-staff", {
	    { "<ground id=\"nl-norm\"",
	    "<when><none not-applicable=\"ok\">"
	    "<fact ref=\"own-organisation\"/></none></when>",
	    "<when><true/></when>" } } },
	{ "privileged-no-duty", {
	    { "<ground id=\"nl-160\"",
	    "<none not-applicable=\"ok\"><fact ref=\"privileged\"/>"
	    "</none>",
	    "<true/>" } } },
	{ "be-danger-is-help", {
	    { "<ground id=\"be-299\"",
	    "<fact ref=\"nearnow\"/>",
	    "<false/>" } } },
	{ "help-is-no-report", {
	    { "<ground id=\"be-299\"",
	    "act=\"help\"",
	    "act=\"report\"" } } },
	{ "free-is-not-none free-in-danger", {
	    { "<ground id=\"be-notbound\"",
	    "<when><none not-applicable=\"ok\"><fact ref=\"bound\"/>"
	    "</none></when>",
	    "<when><false/></when>" } } },
	{ "right-has-consultation", {
	    { "<ground id=\"nl-consent\"",
	    "<first step=\"consult-colleague\"/>",
	    "" } } },
	{ "report-tells-client", {
	    { "<ground id=\"nl-consent\"",
	    "<first step=\"tell-client\"/>",
	    "" } } },
	{ "duty-before-talk", {
	    { "<step id=\"tell-board\"",
	    "time=\"today\"",
	    "time=\"week\"" } } },
	{ "report-has-recipient", {
	    { "<ground id=\"nl-notbound\"",
	    "<recipient contact=\"nl-veilig-thuis\"/>",
	    "" } } },
	{ "report-asks-suicide suicide-is-asked", {
	    { "<step id=\"ask-suicide-others\"",
	    "<is question=\"concern\" in=\"relation\"/>",
	    "<false/>" } } },
	{ "contested-has-advice", {
	    { "<step id=\"ask-advice\"",
	    "<fact ref=\"step-reach-out\"/>",
	    "<false/>" } } },
	{ "unsettled-has-advice", {
	    { "<ground id=\"nl-rvdk\"",
	    "<first step=\"legal-advice\"/>",
	    "" },
	    { "<step id=\"ask-advice\"",
	    "<fact ref=\"step-reach-out\"/>",
	    "<false/>" } } },
	{ "always-a-step", {
	    { "<step id=\"follow-up\"",
	    "<text xml:lang=\"nl\">",
	    "<when><false/></when><text xml:lang=\"nl\">" } } },
	{ "someone-to-call-be", {
	    { "<step id=\"call-stop-it-now-be\"",
	    "<is question=\"country\" in=\"be\"/>",
	    "<false/>" } } },
	{ "someone-to-call-nl", {
	    { "<step id=\"call-stop-it-now-nl\"",
	    "<is question=\"country\" in=\"nl\"/>",
	    "<false/>" } } },
	{ "someone-for-client", {
	    { "<contact id=\"be-stop-it-now-vlaanderen\"",
	    "for=\"client relative professional\"",
	    "for=\"professional\"" } } },
	{ "someone-for-relative", {
	    { "<contact id=\"be-stop-it-now-vlaanderen\"",
	    "for=\"client relative professional\"",
	    "for=\"client professional\"" },
	    { "<contact id=\"be-naasten-stop-it-now\"",
	    "for=\"relative\"",
	    "for=\"client\"" } } },
	{ "someone-for-child", {
	    { "<step id=\"child-line-nl\"",
	    "<is question=\"concern\" in=\"child-tells\"/>",
	    "<false/>" } } },
	{ "only-112-nowhere no-foreign-steps-nl", {
	    { "<step id=\"life-line-be\"",
	    "<is question=\"country\" in=\"be\"/>",
	    "<true/>" },
	    { "<step id=\"life-line-be\"",
	    " country=\"be\"",
	    "" } } },
	{ "no-foreign-steps-be", {
	    { "<step id=\"life-line-nl\"",
	    "<is question=\"country\" in=\"nl\"/>",
	    "<true/>" },
	    { "<step id=\"life-line-nl\"",
	    " country=\"nl\"",
	    "" } } },
	{ "images-never-opened", {
	    { "<step id=\"images-hands-off\"",
	    "<fact ref=\"image-offence\"/>",
	    "<false/>" } } },
	{ "minor-no-adult-help", {
	    { "<care-level id=\"care-self-help\"",
	    "<is question=\"age\" in=\"adult\"/>",
	    "<true/>" } } },
	{ "self-help-never-in-danger", {
	    { "<care-level id=\"care-self-help\"",
	    "<none not-applicable=\"ok\"><fact ref=\"nearnow\"/></none>",
	    "<true/>" } } },
	{ "minor-gets-youth-care", {
	    { "<step id=\"youth-care-nl\"",
	    "<is question=\"age\" in=\"under-12 teen\"/>",
	    "<is question=\"age\" in=\"teen\"/>" } } },
	{ "minor-no-label", {
	    { "<passage id=\"dont-label\"",
	    "<is question=\"age\" in=\"under-12 teen\"/>",
	    "<is question=\"age\" in=\"teen\"/>" } } },
	{ "peers-are-talked-with", {
	    { "<step id=\"peers-talk\"",
	    "<fact ref=\"equal-peers\"/>",
	    "<false/>" } } },
	{ "thoughts-get-a-plan", {
	    { "<step id=\"talk-suicide-nl\"",
	    "<is question=\"suicide\" in=\"thoughts\"/>",
	    "<is question=\"suicide\" in=\"acute\"/>" } } },
	{ "no-confronting-in-danger", {
	    { "<step id=\"talk-first\"",
	    "<none not-applicable=\"ok\"><fact ref=\"nearnow\"/></none>",
	    "<true/>" } } },
	{ "no-confronting-for-child", {
	    { "<step id=\"talk-first\"",
	    "<is question=\"basis\" in=\"child\"/>",
	    "<false/>" } } },
	{ "child-is-heard", {
	    { "<step id=\"listen-child\"",
	    "<is question=\"concern\" in=\"child-tells\"/>",
	    "<false/>" } } },
	{ "never-by-force", {
	    { "<passage id=\"dont-force\"",
	    "<is question=\"where\" in=\"here left\"/>",
	    "<is question=\"where\" in=\"left\"/>" } } },
	{ "third-party-not-approached", {
	    { "<step id=\"keep-here\"",
	    "<is question=\"concern\" in=\"client\"/>",
	    "<is question=\"concern\" in=\"client self\"/>" } } },
	{ "police-get-no-answer", {
	    { "<step id=\"police-asks-nl\"",
	    "<fact ref=\"bound\"/>",
	    "<false/>" } } },
	{ "be-353-same-child", {
	    { "<ground id=\"be-353\"",
	    "<is question=\"victim\" in=\"reachable\"/>",
	    "<is question=\"victim\" in=\"apart\"/>" } } },
	{ "be-353-other-children", {
	    { "<ground id=\"be-353\"",
	    "<is question=\"others\" in=\"yes\"/>",
	    "<all><is question=\"others\" in=\"yes\"/>"
	    "<fact ref=\"imminent\"/></all>" } } },
	{ "be-patient-victim-care", {
	    { "<ground id=\"be-patient-victim\"",
	    "in=\"gp psyreg\"",
	    "in=\"gp psyreg psy\"" } } },
	{ "be-life-is-help", {
	    { "<ground id=\"be-299\"",
	    "<fact ref=\"contact-person\"/>",
	    "<false/>" } } },
	{ "teachers-are-free", {
	    { "<fact id=\"bound\"",
	    "in=\"guidance childcare club other\"",
	    "in=\"guidance teacher childcare club other\"" } } },
	{ "nl-right-not-blocked", {
	    { "<ground id=\"nl-meldrecht\"",
	    "<fact ref=\"unprotected\"/>",
	    "<fact ref=\"exhausted\"/>" } } },
	{ "nl-right-needs-relation", {
	    { "<ground id=\"nl-meldrecht\"",
	    "in=\"carer dependent household\"",
	    "in=\"carer dependent household no\"" } } },
	{ "nl-right-needs-more", {
	    { "<ground id=\"nl-meldrecht\"",
	    "<fact ref=\"threat\"/>",
	    "<is question=\"images\" in=\"viewing\"/>" } } },
	{ "nl-right-before-conflict", {
	    { "<ground id=\"nl-conflict\"",
	    "<none not-applicable=\"ok\"><ground ref=\"nl-meldrecht\"/></none>",
	    "<true/>" } } },
	{ "nl-sector-duty", {
	    { "<ground id=\"nl-ownorg\"",
	    "in=\"guidance teacher childcare\"",
	    "in=\"guidance teacher\"" } } },
	{ "victim-gets-care", {
	    { "<step id=\"victim-care-nl\"",
	    "<is question=\"conduct\" in=\"hands\"/>",
	    "<is question=\"conduct\" in=\"online\"/>" } } },
	{ "child-steps-for-child", {
	    { "<step id=\"safety-plan\"",
	    "in=\"client relation\"",
	    "in=\"client relation child-tells\"" } } },
	{ "relative-steps-for-relative", {
	    { "<step id=\"stay-helping\"",
	    "<is question=\"concern\" in=\"client\"/>",
	    "<is question=\"concern\" in=\"client relation\"/>" } } },
	{ "self-steps-for-self", {
	    { "<step id=\"stop-role\"",
	    "in=\"client relation private\"",
	    "in=\"client relation private self\"" } } },
	{ "who-is-here-stays", {
	    { "<step id=\"keep-here\"",
	    "in=\"helpline\"",
	    "in=\"helpline club\"" } } },
	{ "made-is-not-self-help", {
	    { "<step id=\"self-help-nl\"",
	    "in=\"stopped viewing\"",
	    "in=\"stopped viewing made\"" } } },
	{ "unlawful-said-safely", {
	    { "<step id=\"name-unlawful\"",
	    "<is question=\"suicide\" in=\"no\"/>",
	    "<is question=\"suicide\" in=\"no thoughts\"/>" } } },
	{ "youth-has-a-line", {
	    { "<step id=\"child-line-nl\"",
	    "in=\"under-12 teen\"",
	    "in=\"teen\"" } } },
	{ "victim-care-in-doubt", {
	    { "<step id=\"victim-care-nl\"",
	    "<none><known question=\"victim\"/></none>",
	    "<false/>" } } },
	{ "equals-are-no-victims", {
	    { "<step id=\"victim-care-nl\"",
	    "<fact ref=\"equal-peers\"/>",
	    "<false/>" } } },
	{ "child-before-youth-care", {
	    { "<step id=\"youth-care-nl\"",
	    "<is question=\"danger\" in=\"now\"/>",
	    "<false/>" } } },
	{ "asked-by-law-gets-advice", {
	    { "<step id=\"legal-advice\"",
	    "in=\"judge mandate\"",
	    "in=\"mandate\"" } } },
	{ "specialised-care-is-named", {
	    { "<step id=\"specialised-care-nl\"",
	    "in=\"stopped viewing made\"",
	    "in=\"stopped viewing\"" } } },
	{ "outside-home-vice-police", {
	    { "<step id=\"vice-police-nl\"",
	    "<fact ref=\"threat\"/>",
	    "<false/>" } } },
	{ "gut-is-made-concrete", {
	    { "<step id=\"make-concrete\"",
	    "<is question=\"basis\" in=\"gut\"/>",
	    "<is question=\"basis\" in=\"child\"/>" } } },
	{ "serious-needs-supervisor", {
	    { "<step id=\"arrange-supervisor\"",
	    "<fact ref=\"serious\"/>",
	    "<false/>" } } },
	{ "relative-is-supported", {
	    { "<step id=\"relative-support-nl\"",
	    "<none><known question=\"danger\"/></none>",
	    "<false/>" } } },
	{ "doubt-stops-the-role", {
	    { "<step id=\"stop-role\"",
	    "<is question=\"urge\" in=\"fear vague\"/>",
	    "<is question=\"urge\" in=\"vague\"/>" } } },
	{ "life-at-home-kindcheck", {
	    { "<step id=\"kindcheck\"",
	    "<is question=\"suicide\" in=\"acute\"/>",
	    "<is question=\"suicide\" in=\"thoughts\"/>" } } },
	{ "client-hears-of-a-lawyer", {
	    { "<step id=\"client-lawyer-nl\"",
	    "<none><known question=\"peers\"/></none>",
	    "<false/>" } } },
	{ "life-danger-is-acute", {
	    { "<step id=\"life-danger\"",
	    "<is question=\"suicide\" in=\"acute\"/>",
	    "<is question=\"suicide\" in=\"acute thoughts\"/>" } } },
	{ "ask-suicide-of-yourself", {
	    { "<step id=\"ask-suicide-self\"",
	    "<is question=\"concern\" in=\"self\"/>",
	    "<is question=\"concern\" in=\"self private\"/>" } } },
	{ "ask-suicide-of-a-child", {
	    { "<step id=\"ask-suicide-child\"",
	    "<is question=\"concern\" in=\"child-tells\"/>",
	    "<is question=\"concern\" in=\"child-tells colleague\"/>" } } },
	{ "handout-adults-only", {
	    { "<fact id=\"handout-client\"",
	    "<is question=\"age\" in=\"adult\"/>",
	    "<is question=\"age\" in=\"adult teen\"/>" } } },
	{ "handout-no-plan-in-danger", {
	    { "<fact id=\"handout-plan\"",
	    "<is question=\"suicide\" in=\"no thoughts\"/>",
	    "" } } },
	{ "handout-self-help-as-care", {
	    { "<fact id=\"handout-self\"",
	    "<is question=\"suicide\" in=\"no\"/>",
	    "" } } },
	{ "handout-to-nobody-else", {
	    { "<fact id=\"handout-client\"",
	    "<is question=\"where\" in=\"here left coming\"/>",
	    "" } } },
};
#define NGUARANTEE_BREAKS (sizeof(guarantee_breaks) / \
    sizeof(guarantee_breaks[0]))

#endif
