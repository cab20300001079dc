/* SPDX-License-Identifier: MIT */
#include "front/front.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "front/dialogue.h"
#include "front/output.h"
#include "front/term.h"
#include "kb/find.h"
#include "report/handout.h"
#include "report/report.h"

/* One consultation while it runs. */
struct run {
	struct front *front;
	struct session *session;
	struct dialogue *dialogue;
	struct diag *diag;
	struct sbuf line;
	bool shown;		/* some advice was on the screen */
	bool refused;		/* a line of a file or pipe */
	bool broken;		/* input could not be read */
	bool ended;		/* Ctrl-D, or the end of a file */
	bool gone;		/* leave without a report */
	bool wiped;
};

bool
front_is_terminal(void)
{
	return term_is(STDIN_FILENO);
}

static int
out_of_memory(struct diag *d)
{
	diag_add(d, DIAG_ERROR, NULL, 0, "out of memory; close other "
	    "programs and try again");
	return 2;
}

static struct report_context
context(const struct front *f)
{
	return (struct report_context){ .kb = f->kb, .lang = f->lang,
	    .findings = session_findings(f->session), .at = f->at,
	    .plain = f->page.plain,
	    .earlier = session_earlier(f->session),
	    .finished = session_finished(f->session) };
}

static void
show_advice(struct run *r, enum session_want want)
{
	struct report_context c = context(r->front);
	struct doc *doc = doc_new();

	if (doc == NULL)
		return;
	doc_add(doc, DOC_BLANK, 0, "", "", NULL);
	if (want == SESSION_PAGE_ONE)
		report_page_one(&c, doc);
	else if (want == SESSION_SECTION)
		report_section(&c, session_section(r->session), doc);
	else
		report_all(&c, doc);
	dialogue_show(r->dialogue, doc);
	doc_free(doc);
	r->shown = true;
}

/* Why a line was refused, for a script: its number and the first words. */
static void
name_refused(struct run *r, const char *why)
{
	r->refused = true;
	diag_add(r->diag, DIAG_ERROR, "standard input",
	    dialogue_line(r->dialogue), "reply refused: %s", why);
}

static const char *
last_said(const struct run *r)
{
	const struct doc *said = session_said(r->session);
	size_t n = doc_count(said);

	return n == 0 ? "" : doc_at(said, n - 1)->text;
}

static void
say_message(struct run *r, const char *message)
{
	struct doc *doc = doc_new();

	if (doc == NULL)
		return;
	doc_add(doc, DOC_PARA, 0, "", kb_message(r->front->kb,
	    r->front->lang, message), NULL);
	dialogue_show(r->dialogue, doc);
	doc_free(doc);
}

/* The next caller: nothing of the one before stays. */
static void
forget(struct run *r)
{
	sbuf_reset(&r->line);
	dialogue_forget(r->dialogue);
	if (r->front->clear_at_end)
		dialogue_wipe(r->dialogue);
}

static void
feed(struct run *r)
{
	int result = session_feed(r->session, sbuf_text(&r->line),
	    r->line.len);

	if (result == -1 && !dialogue_is_seen(r->dialogue))
		name_refused(r, last_said(r));
	if (session_is_new(r->session))
		forget(r);
}

static void
refuse_length(struct run *r)
{
	const char *why = kb_message(r->front->kb, r->front->lang,
	    "err-long");

	if (dialogue_is_seen(r->dialogue))
		say_message(r, "err-long");
	else
		name_refused(r, why);
}

static void
leave(struct run *r, bool wipe)
{
	r->gone = true;
	r->wiped = wipe;
	session_end(r->session);
}

static void
broken_input(struct run *r)
{
	r->broken = true;
	diag_add(r->diag, DIAG_ERROR, "standard input", 0, "cannot be read: "
	    "%s; the advice rests on the replies before", strerror(errno));
	session_end(r->session);
}

static void
read_reply(struct run *r)
{
	static const char *const interrupts[] = {
		[SESSION_KEPT_NOTHING] = "say-interrupt",
		[SESSION_KEPT_PART] = "say-interrupt-saved-part",
		[SESSION_KEPT_ALL] = "say-interrupt-saved",
	};

	switch (dialogue_read(r->dialogue, &r->line)) {
	case READ_LINE:
		feed(r);
		break;
	case READ_TOO_LONG:
		refuse_length(r);
		break;
	case READ_INTERRUPT:
		say_message(r, interrupts[session_kept(r->session)]);
		break;
	case READ_WIPE:
		leave(r, true);
		break;
	case READ_TERMINATE:
		leave(r, false);
		break;
	case READ_ERROR:
		broken_input(r);
		break;
	case READ_END:
		r->ended = true;
		session_end(r->session);
		break;
	case READ_HANGUP:
		session_end(r->session);
		break;
	}
	sbuf_reset(&r->line);
}

static void
show_said(struct run *r)
{
	const struct doc *said = session_said(r->session);

	if (doc_count(said) > 0)
		dialogue_show(r->dialogue, said);
	session_heard(r->session);
}

/* Whole or not at all; the session tells. */
static void
save(struct run *r)
{
	const struct front *f = r->front;
	struct sbuf text = SBUF_EMPTY;
	bool written = false;

	if (render_saved(session_answers(r->session), &f->at, &text) == -1 ||
	    memory_lacks())
		(void)out_of_memory(r->diag);
	else
		written = output_write(f->save, sbuf_text(&text), text.len,
		    r->diag) == 0;
	sbuf_clear(&text);
	session_saved(r->session, written);
}

static bool
has_failed(const struct run *r)
{
	return session_failed(r->session) || memory_lacks();
}

static void
converse(struct run *r)
{
	enum session_want want;

	for (;;) {
		show_said(r);
		want = session_want(r->session);
		if (want == SESSION_DONE || has_failed(r))
			return;
		if (want == SESSION_WIPE) {
			leave(r, true);
			return;
		}
		if (want == SESSION_REPLY)
			read_reply(r);
		else if (want == SESSION_SAVE)
			save(r);
		else {
			if (dialogue_is_seen(r->dialogue))
				show_advice(r, want);
			session_shown(r->session);
		}
	}
}

static int
write_report(struct run *r, struct sbuf *out)
{
	const struct front *f = r->front;
	struct report_context c = context(f);
	struct doc *doc;
	int result;

	if (f->render != NULL)
		return f->render(&c, out);
	doc = doc_new();
	if (doc == NULL)
		return -1;
	c.plain = c.plain && f->draw == NULL;
	if (f->handout)
		report_handout(&c, doc);
	else
		report_all(&c, doc);
	result = doc_failed(doc) ? -1 : f->draw != NULL ?
	    f->draw(doc, &f->page, out) : render_text(doc, &f->page, out);
	doc_free(doc);
	return result;
}

/* What the professional is told goes where the sheet does not. */
static void
tell_notes(struct run *r)
{
	struct report_context c = context(r->front);
	struct doc *notes = doc_new();
	size_t i;

	if (notes == NULL)
		return;
	report_handout_notes(&c, notes);
	if (dialogue_is_seen(r->dialogue))
		dialogue_show(r->dialogue, notes);
	else
		for (i = 0; i < doc_count(notes); i++)
			diag_add(r->diag, DIAG_NOTE, NULL, 0, "%s",
			    doc_at(notes, i)->text);
	doc_free(notes);
}

/* Nothing is written where there is nobody to give it to. */
static int
write_handout(struct run *r, struct sbuf *out, int fine)
{
	struct report_context c = context(r->front);
	struct doc *doc = doc_new();
	bool any;

	if (doc == NULL)
		return out_of_memory(r->diag);
	report_handout(&c, doc);
	any = doc_count(doc) > 0 || doc_failed(doc);
	doc_free(doc);
	tell_notes(r);
	if (!any)
		return fine == 0 ? 1 : fine;
	return write_report(r, out) == -1 ? out_of_memory(r->diag) : fine;
}

/* The whole advice goes where it does not scroll away unread. */
static bool
whole_at_end(const struct run *r)
{
	return r->front->to_file || r->front->render != NULL ||
	    r->front->draw != NULL || !dialogue_is_seen(r->dialogue);
}

static int
finish(struct run *r, struct sbuf *out)
{
	int fine = r->refused || r->broken ? 2 : 0;

	if (has_failed(r))
		return out_of_memory(r->diag);
	if (r->wiped)
		return 0;
	if (r->gone)
		return 1;
	if (session_empty(r->session))
		return fine == 0 ? 1 : fine;
	if (r->front->handout)
		return write_handout(r, out, fine);
	if (whole_at_end(r))
		return write_report(r, out) == -1 ? out_of_memory(r->diag)
		    : fine;
	if (!r->shown && r->ended)
		show_advice(r, SESSION_PAGE_ONE);
	return r->shown ? 0 : 1;
}

int
front_consult(struct front *f, struct sbuf *out, struct diag *d)
{
	struct dialogue_words words = {
		kb_message(f->kb, f->lang, "ask-prompt"),
		kb_message(f->kb, f->lang, "say-cannot-wipe"),
	};
	struct run r = { .front = f, .session = f->session, .diag = d,
	    .dialogue = f->dialogue, .line = SBUF_EMPTY };
	int status;

	dialogue_begin(r.dialogue, f->session, &f->screen, &words);
	if (f->clear_at_end && !dialogue_clears(r.dialogue))
		say_message(&r, "say-cannot-wipe");
	converse(&r);
	status = finish(&r, out);
	sbuf_clear(&r.line);
	if (r.wiped || f->clear_at_end)
		dialogue_wipe(r.dialogue);
	return status;
}
