/* SPDX-License-Identifier: MIT */
/*
 * Bytes as a saved consultation: what is read, written and read again is the
 * same, and can be resumed to an end with someone to call.
 */
#include <string.h>

#include "consult/session.h"
#include "fuzz.h"
#include "kb/find.h"
#include "report/render.h"

static void
must_come_back(const struct saved *s, struct diag *d)
{
	struct sbuf text = SBUF_EMPTY;
	struct saved *again;

	MUST(render_saved(s->answers, &s->at, &text) == 0);
	fuzz_must_show(sbuf_text(&text), text.len);
	again = saved_read(s->answers->kb, "again", sbuf_text(&text),
	    text.len, d);
	MUST(again != NULL && again->lost == NULL);
	fuzz_must_equal(again->answers, s->answers);
	MUST(again->at.utc / 60 == s->at.utc / 60);
	saved_free(again);
	sbuf_clear(&text);
}

static void
must_resume(const struct saved *saved, bool terminal, struct diag *d)
{
	const struct fuzz_world *w = fuzz_world();
	const struct session_options o = { .lang = KB_EN, .day = w->day,
	    .terminal = terminal, .resumed = saved,
	    .country = answers_country(saved->answers) == KB_NO_COUNTRY ?
	    NULL : kb_country_name(answers_country(saved->answers)) };
	struct session *s = session_new(w->kb, w->program, &o, d);
	int i;

	MUST(s != NULL);
	for (i = 0; i < 6 && session_want(s) != SESSION_DONE; i++) {
		session_heard(s);
		if (session_want(s) == SESSION_REPLY)
			(void)session_feed(s, i % 2 == 0 ? "" : "1",
			    i % 2 == 0 ? 0 : 1);
		else
			session_shown(s);
	}
	session_end(s);
	MUST(!session_failed(s));
	fuzz_must_advise(session_findings(s), KB_EN, false);
	session_free(s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct diag *d = diag_new();
	const struct saved_lost *lost;
	struct saved *s = saved_read(fuzz_world()->kb, "saved",
	    (const char *)data, size, d);

	MUST((s == NULL) == diag_has_errors(d));
	fuzz_must_say(d);
	if (s != NULL) {
		for (lost = s->lost; lost != NULL; lost = lost->next)
			fuzz_must_show(lost->what, strlen(lost->what));
		must_come_back(s, d);
		must_resume(s, false, d);
		must_resume(s, true, d);
	}
	saved_free(s);
	diag_free(d);
	return 0;
}
