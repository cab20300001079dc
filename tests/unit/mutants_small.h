/* SPDX-License-Identifier: MIT */
#ifndef TEST_MUTANTS_SMALL_H
#define TEST_MUTANTS_SMALL_H

#include "kb_small.h"
#include "prove/mutants.h"

/* Small knowledge and a case, with every mutant and what the case makes of
 * it. */

#define T KB_SMALL_T
#define TEXT T("text", "Ja", "Yes")
#define IS(q, in) "<is question=\"" q "\" in=\"" in "\"/>"
#define NOW IS("danger", "now")
#define ACUTE IS("suicide", "acute")
#define GP IS("profession", "gp")
#define LAW "<undecided because=\"law\"/>"
#define ALL(c) "<all>" c "</all>"
#define ANY(c) "<any>" c "</any>"
#define NONE(c) "<none>" c "</none>"
#define TWO(c) "<at-least n=\"2\">" c "</at-least>"
#define POSSIBLE(c) "<possible>" c "</possible>"
#define READING(wide, narrow) "<reading main=\"wide\"><wide>" wide \
    "</wide><narrow>" narrow "</narrow></reading>"
#define WHEN(c) "<when>" c "</when>"
#define STEP_WITH(atts, c) "<step id=\"s\" time=\"week\"" atts ">" c TEXT \
    "</step>"
#define STEP(c) STEP_WITH("", WHEN(c))
#define CAREFUL(c) STEP_WITH(" cautious=\"yes\"", WHEN(c) T("if", "J", "Y"))
#define CONDITION(c) "<condition id=\"c\" kind=\"asked\">" TEXT WHEN(c) \
    "</condition>"
#define GROUND_WITH(atts, inner) "<ground id=\"g\" " atts ">" \
    T("name", "N", "N") T("basis", "B", "B") T("summary", "S", "S") inner \
    "</ground>"
#define RIGHT "country=\"be\" act=\"report\" force=\"right\""
#define GROUND(c) GROUND_WITH(RIGHT, CONDITION(c))
#define PASSAGE(atts, c) "<passage id=\"p\" place=\"record\" " atts ">" TEXT \
    c "</passage>"
#define CONTACT(id, atts, c) "<contact id=\"" id "\" country=\"be\" " \
    "for=\"client\" anonymous=\"yes\" free=\"no\" checked=\"2026-11-20\" " \
    "certainty=\"single\"" atts ">" T("name", "N", "N") \
    T("purpose", "P", "P") "<channel kind=\"phone\" value=\"1\"/>" c \
    "</contact>"
#define QUESTION(c) "<question id=\"q\" number=\"9\" choice=\"one\">" TEXT \
    T("why", "W", "W") T("unknown", "U", "U") T("short", "k", "s") c \
    "<option id=\"x\">" TEXT "</option><option id=\"y\">" TEXT \
    "</option></question>"

#define ANSWER(q, is) "<answer question=\"" q "\" is=\"" is "\"/>"
#define EXPECT(what, is) "<expect what=\"" what "\" is=\"" is "\"/>"
#define DANGER(is) ANSWER("danger", is)
#define SUICIDE(is) ANSWER("suicide", is)
#define SHOWN EXPECT("steps", "s")
#define NOT_SHOWN EXPECT("not_steps", "s")
#define CASE(inner) "<cases xmlns=\"urn:bespreek:case:1\"><case id=\"c\" " \
    "country=\"be\" theme=\"other\" difficulty=\"1\" " \
    "at=\"2026-11-20T14:30\">" T("title", "T", "T") T("story", "S", "S") \
    inner "<learn>" TEXT KB_SMALL_CITE "</learn></case></cases>"
#define PROMISED "<guarantee id=\"always\">" TEXT "<given>" NOW "</given>" \
	"<always><alarm in=\"child\"/></always>" KB_SMALL_CITE "</guarantee>"

struct mutated {
	struct diag *diag;
	struct kb *kb;
	struct kb_cases *cases;
	struct arena *arena;
	struct mutants mutants;
	struct verdict *verdicts;
};

/* Elements beside kb_small, and what is in the case "c". */
void mutated_open(struct mutated *, const char *elements, const char *inner);
void mutated_close(struct mutated *);
/* Where the mutant of these words is; as many as there are when none is. */
size_t mutated_find(const struct mutated *, const char *words);
/* Of one that is made. */
enum notice mutated_notice(const struct mutated *, const char *mutant);
/* By proof, of cases that notice nothing; skips where there is no solver. */
void mutated_prove(struct mutated *, const char *elements,
    int (*prove)(const struct kb *, long day, const struct mutants *,
    struct verdict *, struct progress *));

#endif
