/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "world.h"

#define ADVICE "Advies voor een"	/* page one */

static void
alarm_within_two_answers(void **state)
{
	struct world *w = *state;
	struct terminal t;

	open_with(&t, nothing, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "1", question(w, "danger", KB_NL)));
	assert_true(terminal_line(&t, "1", title(w, KB_ALARM_CHILD, KB_NL)));
	assert_true(terminal_wait(&t, "101"));
	terminal_settle(&t, 200);
	assert_false(terminal_shown(&t, question(w, "suicide", KB_NL)));
	assert_true(terminal_line(&t, "", question(w, "suicide", KB_NL)));
	assert_true(terminal_line(&t, "1", title(w, KB_ALARM_LIFE, KB_NL)));
	leave(&t, 1);
}

static void
alarm_after_one_with_a_country(void **state)
{
	static const char *const args[] = { "-c", "nl", "-l", "en", NULL };
	struct world *w = *state;
	struct terminal t;

	open_with(&t, args, NULL);
	assert_true(terminal_wait(&t, question(w, "danger", KB_EN)));
	assert_true(terminal_line(&t, "1", title(w, KB_ALARM_CHILD, KB_EN)));
	assert_true(terminal_wait(&t, "112"));
	terminal_send(&t, "quit\r\r");
	assert_int_equal(terminal_status(&t), 1);
	terminal_close(&t);
}

static void
page_one_on_request(void **state)
{
	struct world *w = *state;
	struct terminal t;

	open_with(&t, belgian, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "1", PROMPT));
	assert_false(terminal_shown(&t, ADVICE));
	assert_true(terminal_line(&t, ".", ADVICE));
	assert_true(terminal_wait(&t, "\r\n\r\nJe was bij vraag 3, zelfdoding. "
	    "Enter toont die vraag.\r\n" PROMPT));
	assert_false(terminal_shown(&t, question(w, "suicide", KB_NL)));
	assert_true(terminal_line(&t, "", question(w, "suicide", KB_NL)));
	assert_true(terminal_line(&t, "<", "Nu: 1."));
	assert_true(terminal_line(&t, ".", ADVICE));
	assert_true(terminal_wait(&t, "Nu: 1. Enter laat dit staan."));
	leave(&t, 0);
}

static void
interrupt_twice(void **state)
{
	struct world *w = *state;
	struct terminal t;

	open_with(&t, belgian, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "5", question(w, "suicide", KB_NL)));
	assert_true(terminal_wait(&t, PROMPT));
	/* Once: nothing is lost, not even when something was typed. */
	terminal_send(&t, "3\003");
	assert_true(terminal_wait(&t, message(w, "say-interrupt")));
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "3", question(w, "profession",
	    KB_NL)));
	/* The one before does not count any more. */
	terminal_send(&t, "\003");
	assert_true(terminal_wait(&t, message(w, "say-interrupt")));
	assert_false(terminal_shown(&t, CLEAR));
	terminal_send(&t, "\003");
	assert_true(terminal_wait(&t, CLEAR));
	assert_int_equal(terminal_status(&t), 0);
	assert_true(terminal_is_restored(&t));
	terminal_close(&t);
}

static void
end_of_input(void **state)
{
	struct world *w = *state;
	struct terminal t;

	open_with(&t, belgian, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	terminal_send(&t, "\004");
	assert_int_equal(terminal_status(&t), 1);
	assert_true(terminal_is_restored(&t));
	terminal_close(&t);

	open_with(&t, belgian, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "5", question(w, "suicide", KB_NL)));
	assert_true(terminal_wait(&t, PROMPT));
	terminal_send(&t, "\004");
	assert_int_equal(terminal_status(&t), 0);
	/* Page one, as far as it goes. */
	assert_true(terminal_shown(&t, ADVICE));
	terminal_close(&t);
}

static void
wiping_keys(void **state)
{
	static const char *const keys[] = { "\030", "\034" };
	struct terminal t;
	size_t i;

	(void)state;
	for (i = 0; i < 4; i++) {
		open_with(&t, belgian, i < 2 ? NULL : dumb);
		assert_true(terminal_wait(&t, PROMPT));
		terminal_send(&t, "1");
		terminal_send(&t, keys[i % 2]);
		assert_int_equal(terminal_status(&t), 0);
		assert_true(terminal_shown(&t, i < 2 ? CLEAR :
		    "\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n"));
		assert_true(terminal_is_restored(&t));
		terminal_close(&t);
	}
}

/* A terminal clears as it says, when that is not as most do. */
static void
wiping_an_old_terminal(void **state)
{
	static const char *const vt52[] = { "TERM=vt52", NULL };
	struct terminal t;

	(void)state;
	open_with(&t, belgian, vt52);
	assert_true(terminal_wait(&t, PROMPT));
	terminal_send(&t, "1\030");
	assert_true(terminal_wait(&t, "\033H\033J"));
	assert_int_equal(terminal_status(&t), 0);
	assert_false(terminal_shown(&t, CLEAR));
	terminal_close(&t);
}

static void
hang_up(void **state)
{
	struct world *w = *state;
	struct terminal t;
	int status;

	open_with(&t, belgian, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "5", question(w, "suicide", KB_NL)));
	terminal_hang_up(&t);
	status = terminal_status(&t);
	if (status != 1)
		fail_msg("status %d", status);
	terminal_close(&t);
}

static void
terminate(void **state)
{
	struct terminal t;

	(void)state;
	open_with(&t, belgian, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	terminal_send(&t, "5");
	terminal_signal(&t, SIGTERM);
	assert_int_equal(terminal_status(&t), 1);
	assert_true(terminal_is_restored(&t));
	terminal_close(&t);
}

static void
no_window_size(void **state)
{
	struct terminal_setup s = { belgian, NULL, 0, 0, false, NULL, 0 };
	struct world *w = *state;
	struct terminal t;

	assert_true(terminal_open(&t, &s));
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "5", question(w, "suicide", KB_NL)));
	leave(&t, 1);
}

/* Columns of the longest line shown since a place, sequences aside. */
static size_t
widest(const char *s)
{
	size_t most = 0, n = 0;

	for (; *s != '\0'; s++) {
		if (*s == '\n' || *s == '\r')
			n = 0;
		else if (((unsigned char)*s & 0xc0) != 0x80)
			n++;
		most = n > most ? n : most;
	}
	return most;
}

static void
resize_during_a_question(void **state)
{
	struct terminal t;
	size_t before;

	(void)state;
	open_with(&t, belgian, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	terminal_send(&t, "5");
	terminal_settle(&t, 100);
	before = t.len;
	terminal_resize(&t, 24, 40);
	terminal_settle(&t, 300);
	/* The line is drawn over itself, not behind itself. */
	assert_true(t.len > before && t.out[before] == '\r');
	t.mark = before = t.len;
	terminal_send(&t, "\r");	/* what was typed is still there */
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(strstr(t.out + before, "Vraag 3") != NULL);
	if (widest(t.out + before) > 40)
		fail_msg("%zu columns:\n%s", widest(t.out + before),
		    t.out + before);
	leave(&t, 1);
}

/* A width that was asked for stays. */
static void
resize_with_a_width(void **state)
{
	static const char *const args[] = { "-c", "be", "--width", "60",
		NULL };
	struct world *w = *state;
	struct terminal t;

	open_with(&t, args, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	terminal_resize(&t, 24, 120);
	assert_true(terminal_line(&t, "5", question(w, "suicide", KB_NL)));
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "?", PROMPT));
	assert_in_range(widest(t.out), 50, 60);
	leave(&t, 1);
}

/* Ctrl-L: what is asked, the remark on what was typed, and what was begun. */
static void
redrawn_with_the_question(void **state)
{
	struct world *w = *state;
	struct terminal t;
	int i;

	open_with(&t, belgian, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	for (i = 0; i < 2; i++)
		assert_true(terminal_line(&t, "99", "van 1 tot 5, of 0."));
	terminal_settle(&t, 200);
	terminal_send(&t, "1");
	terminal_settle(&t, 200);
	terminal_send(&t, "\f");
	assert_true(terminal_wait(&t, "\033[2J"));
	assert_true(terminal_wait(&t, question(w, "danger", KB_NL)));
	assert_true(terminal_wait(&t, "0  Weet ik nog niet\r\n\r\nTyp een "
	    "nummer van 1 tot 5, of 0. Uitleg: ?\r\n" PROMPT "1"));
	assert_true(terminal_line(&t, "", title(w, KB_ALARM_CHILD, KB_NL)));
	assert_true(terminal_wait(&t, PROMPT));
	terminal_send(&t, "\f");
	assert_true(terminal_wait(&t, "\033[2J"));
	assert_true(terminal_wait(&t, title(w, KB_ALARM_CHILD, KB_NL)));
	assert_true(terminal_wait(&t, PROMPT));
	leave(&t, 1);
}

static void
stop_and_continue(void **state)
{
	struct world *w = *state;
	struct terminal t;
	int i;

	for (i = 0; i < 2; i++) {
		open_with(&t, belgian, i == 0 ? NULL : dumb);
		assert_true(terminal_wait(&t, PROMPT));
		assert_true(terminal_line(&t, "5", question(w, "suicide",
		    KB_NL)));
		assert_true(terminal_wait(&t, PROMPT));
		terminal_send(&t, "\032");
		assert_true(terminal_stopped(&t));
		assert_true(terminal_is_restored(&t));
		t.mark = t.len;
		terminal_foreground(&t);
		assert_true(terminal_wait(&t, PROMPT));
		assert_true(terminal_line(&t, "3", question(w, "profession",
		    KB_NL)));
		assert_true(terminal_wait(&t, PROMPT));
		/* The wiping key works again, too. */
		terminal_send(&t, "\030");
		assert_int_equal(terminal_status(&t), 0);
		assert_true(terminal_is_restored(&t));
		terminal_close(&t);
	}
}

static size_t
count(const char *s, const char *what)
{
	size_t n;

	for (n = 0; (s = strstr(s, what)) != NULL; n++)
		s += strlen(what);
	return n;
}

/* Much at once: every line is one reply, none is lost or joined. */
static void
paste_ten_thousand_lines(void **state)
{
	enum { LINES = 10000 };
	static char paste[LINES * 3 + 64];
	struct world *w = *state;
	char refusal[80];
	struct terminal t;
	size_t i, n = 0;

	for (i = 0; i < LINES; i++) {
		memcpy(paste + n, "x\r", 2);
		n += 2;
	}
	open_with(&t, belgian, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	terminal_paste(&t, paste, n);
	terminal_settle(&t, 1000);
	assert_true(terminal_line(&t, "5", question(w, "suicide", KB_NL)));
	(void)snprintf(refusal, sizeof(refusal), "%.*s", (int)strcspn(message(
	    w, "err-number"), "{"), message(w, "err-number"));
	assert_int_equal(count(t.out, refusal), LINES);
	leave(&t, 1);
}

static void
dumb_terminal(void **state)
{
	struct world *w = *state;
	struct terminal t;

	open_with(&t, belgian, dumb);
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "5", question(w, "suicide", KB_NL)));
	assert_true(terminal_wait(&t, PROMPT));
	terminal_send(&t, "9\1773\r");		/* the terminal's own editing */
	assert_true(terminal_wait(&t, question(w, "profession", KB_NL)));
	assert_false(terminal_shown(&t, "\033"));
	leave(&t, 1);
}

static void
words_only(void **state)
{
	static const char *const args[] = { "-c", "be", "--plain", NULL };
	struct world *w = *state;
	struct terminal t;

	open_with(&t, args, NULL);
	assert_true(terminal_wait(&t, message(w, "ask-prompt")));
	assert_true(terminal_line(&t, "5", question(w, "suicide", KB_NL)));
	assert_false(terminal_shown(&t, PROMPT));
	assert_false(terminal_shown(&t, "\033"));
	leave(&t, 1);
}

static void
both_languages(void **state)
{
	static const char *const args[][5] = {
		{ "-c", "be", "-l", "nl", NULL },
		{ "-c", "be", "-l", "en", NULL },
	};
	struct world *w = *state;
	struct terminal t;
	int lang;

	for (lang = 0; lang < KB_NLANG; lang++) {
		open_with(&t, args[lang], NULL);
		assert_true(terminal_wait(&t, question(w, "danger",
		    (enum kb_lang)lang)));
		/* A key without Shift on a Belgian keyboard: 5. */
		assert_true(terminal_line(&t, "(", question(w, "suicide",
		    (enum kb_lang)lang)));
		leave(&t, 1);
	}
}

/* Tab: an option, a named answer, one of several answers, an id, a command,
 * something looked for; in either language. */
static void
completion(void **state)
{
	static const char *const args[][5] = {
		{ "-c", "be", "-l", "nl", NULL },
		{ "-c", "be", "-l", "en", NULL },
	};
	static const struct { const char *typed, *line; } keys[][8] = {
		{ { "ne", "> nee" }, { "zelfd", "> zelfdoding=" },
		  { "zelfdoding=nee", "=nee, gevraagd" },
		  { "nee; ber", "> nee; beroep=" },
		  { "nee; beroep=hui", "beroep=huisarts" },
		  { "conce", "> concern=" }, { "overz", "> overzicht" },
		  { "/zelfdod", "> /zelfdoding" } },
		{ { "no", "> no" }, { "suic", "> suicide=" },
		  { "suicide=no,", "=no, asked" },
		  { "no; profes", "> no; profession=" },
		  { "no; profession=soc", "profession=social worker" },
		  { "accep", "> accepts=" }, { "overv", "> overview" },
		  { "/suicid", "> /suicid" } },
	};
	struct world *w = *state;
	struct terminal t;
	size_t i;
	int lang;

	for (lang = 0; lang < KB_NLANG; lang++) {
		open_with(&t, args[lang], NULL);
		assert_true(terminal_wait(&t, PROMPT));
		for (i = 0; i < 8; i++) {
			t.mark = t.len;
			terminal_send(&t, keys[lang][i].typed);
			terminal_send(&t, "\t\f");	/* and once more */
			assert_true(terminal_wait(&t, keys[lang][i].line));
			terminal_send(&t, "\025");
		}
		/* What was completed is what is answered. */
		terminal_send(&t, lang == KB_NL ? "nee\t; zelfdoding=nee\t\r"
		    : "no\t; suicide=no, a\t\r");
		assert_true(terminal_wait(&t, question(w, "profession",
		    (enum kb_lang)lang)));
		leave(&t, 1);
	}
}

/* Tab with nothing typed lists what can be typed, and within a line it
 * changes nothing. */
static void
completion_of_nothing(void **state)
{
	struct world *w = *state;
	struct terminal t;

	open_with(&t, belgian, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	terminal_send(&t, "\t");
	assert_true(terminal_wait(&t, "\n  nee\r\n"));
	terminal_send(&t, "ne\033[D\t\005\f");
	assert_true(terminal_wait(&t, "\033[2J"));
	assert_true(terminal_wait(&t, PROMPT "ne"));
	terminal_settle(&t, 200);
	assert_null(strstr(t.out + t.mark, "e"));
	assert_true(terminal_line(&t, "e", question(w, "suicide", KB_NL)));
	leave(&t, 1);
}

/* A very long line, bytes that are no text, keys that mean something to an
 * editor: the prompt stands. */
static void
odd_input(void **state)
{
	static char line[5000];
	struct world *w = *state;
	struct terminal t;

	memset(line, '1', sizeof(line) - 1);
	open_with(&t, belgian, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, line, message(w, "err-long")));
	assert_true(terminal_line(&t, "1\xff", message(w, "err-bytes")));
	assert_true(terminal_line(&t, "\033[A\033[B\033xbind\033v", PROMPT));
	/* What would turn the words of the line around is not shown. */
	assert_true(terminal_line(&t, "1\xe2\x80\xae",
	    message(w, "err-bytes")));
	assert_false(terminal_shown(&t, "\xe2\x80\xae"));
	/* Half a character, then another thought. */
	terminal_send(&t, "1\xc3");
	terminal_settle(&t, 200);
	terminal_send(&t, "\003");
	assert_true(terminal_wait(&t, message(w, "say-interrupt")));
	assert_true(terminal_wait(&t, PROMPT));
	/* Enter as a character is no part of the reply. */
	terminal_send(&t, "5\026\r");
	terminal_settle(&t, 200);
	assert_true(terminal_line(&t, "", question(w, "suicide", KB_NL)));
	leave(&t, 1);
}

static const char *const calm[] = { "5", "3", "1", "1", "1", "3", "5", "1",
	"1", "5", "1 2", "2", "0", "0", "0", "0", "0", "0", "0", "0", "0",
	"0", "0", "0", "0", "0", "0", NULL };

/* Standard output in a pipe: the dialogue stays on the terminal, the report
 * is alone in the pipe. */
static void
report_into_a_pipe(void **state)
{
	static const char *const args[] = { "-c", "be", "--role", "gp", "--at",
		"2026-11-20T17:40", NULL };
	struct terminal_setup s = { args, NULL, 24, 100, true, NULL, 0 };
	struct world *w = *state;
	struct terminal t;

	assert_true(terminal_open(&t, &s));
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "5", question(w, "suicide", KB_NL)));
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "3", PROMPT));
	terminal_send(&t, "stop\r\r");
	assert_int_equal(terminal_status(&t), 0);
	assert_true(t.nreported > 500);
	assert_null(strstr(t.reported, PROMPT));
	assert_null(strstr(t.reported, "\033"));
	assert_null(strstr(t.reported, question(w, "suicide", KB_NL)));
	assert_true(widest(t.reported) <= 80);
	terminal_close(&t);
}

/* Runs the program on a file of replies; its status, its output in `out`. */
static int
run_piped(const char *args, const char *input, size_t len, char *out,
    size_t size)
{
	const char *path = getenv("BESPREEK"), *dir = getenv("KNOWLEDGE_DIR");
	char command[8192], name[] = "/tmp/bespreek-test-XXXXXX";
	int fd = mkstemp(name), status;
	FILE *f = fdopen(fd, "w");
	size_t n;

	assert_non_null(f);
	assert_int_equal(fwrite(input, 1, len, f), len);
	assert_int_equal(fclose(f), 0);
	(void)snprintf(command, sizeof(command), "'%s' %s -k '%s' <%s",
	    path == NULL ? "./bespreek" : path, args,
	    dir == NULL ? "knowledge" : dir, name);
	f = popen(command, "r");
	assert_non_null(f);
	n = fread(out, 1, size - 1, f);
	out[n] = '\0';
	status = pclose(f);
	(void)remove(name);
	return status >> 8;
}

/* The same replies, typed and piped, give the same bytes. */
static void
typed_and_piped_are_equal(void **state)
{
	static const char *const args[] = { "-c", "be", "--role", "gp", "--at",
		"2026-11-20T17:40", NULL };
	struct terminal_setup s = { args, NULL, 24, 80, true, NULL, 0 };
	static char piped[200000];
	struct sbuf input = SBUF_EMPTY;
	struct terminal t;
	size_t i;

	(void)state;
	assert_true(terminal_open(&t, &s));
	for (i = 0; calm[i] != NULL; i++) {
		assert_true(terminal_wait(&t, PROMPT));
		terminal_send(&t, calm[i]);
		terminal_send(&t, "\r");
		sbuf_puts(&input, calm[i]);
		sbuf_putc(&input, '\n');
	}
	assert_true(terminal_wait(&t, PROMPT));
	terminal_send(&t, "stop\r\r");
	assert_int_equal(terminal_status(&t), 0);
	(void)run_piped("-c be --role gp --at 2026-11-20T17:40 2>/dev/null",
	    sbuf_text(&input), input.len, piped, sizeof(piped));
	assert_true(strlen(piped) > 500);
	assert_string_equal(t.reported, piped);
	sbuf_clear(&input);
	terminal_close(&t);
}

/* Without a terminal: refused lines are named with their number, the prompt
 * stands, the status is 2. */
static void
refused_lines_of_a_file(void **state)
{
	static char input[1024 * 1024 + 64], out[200000], clean[200000];
	size_t n;

	(void)state;
	memset(input, '1', 1024 * 1024);
	n = 1024 * 1024;
	memcpy(input + n, "\nhelp\n5\n1\0001\n3\n\xff\r\n1", 18);
	n += 18;
	assert_int_equal(run_piped("-c be --at 2026-11-20 2>&1", input, n,
	    out, sizeof(out)), 2);
	assert_non_null(strstr(out, "standard input:1:"));
	assert_non_null(strstr(out, "standard input:2:"));
	assert_null(strstr(out, "standard input:3:"));
	assert_non_null(strstr(out, "standard input:4:"));
	assert_null(strstr(out, "standard input:5:"));
	assert_non_null(strstr(out, "standard input:6:"));
	assert_null(strstr(out, "standard input:7:"));
	/* What was refused changed nothing. */
	assert_int_equal(run_piped("-c be --at 2026-11-20 2>/dev/null", input,
	    n, out, sizeof(out)), 2);
	assert_int_equal(run_piped("-c be --at 2026-11-20 2>/dev/null",
	    "5\n3\n1\n", 6, clean, sizeof(clean)), 0);
	assert_string_equal(out, clean);
}

/* What a program or a browser reads is no page of a screen: it comes whole
 * when all is said, also on the terminal itself. */
static void
forms_on_a_terminal(void **state)
{
	static const struct { const char *form, *begin; } forms[] = {
		{ "json", "{\"format\":\"bespreek-result/1\"" },
		{ "html", "<!DOCTYPE html>" },
	};
	struct world *w = *state;
	struct terminal t;
	size_t i;

	for (i = 0; i < 2; i++) {
		const char *const args[] = { "-c", "be", "-f", forms[i].form,
			NULL };

		open_with(&t, args, NULL);
		assert_true(terminal_wait(&t, PROMPT));
		assert_true(terminal_line(&t, "5", question(w, "suicide",
		    KB_NL)));
		assert_false(terminal_shown(&t, forms[i].begin));
		assert_true(terminal_line(&t, "stop\r", forms[i].begin));
		assert_int_equal(terminal_status(&t), 0);
		terminal_close(&t);
	}
}

/* Who fills in the sheet reads on the screen what it does not say. */
static void
notes_beside_the_sheet(void **state)
{
	static const char *const args[] = { "-c", "nl", "--handout", NULL };
	struct terminal t;

	(void)state;
	open_with(&t, args, NULL);
	assert_true(terminal_wait(&t, PROMPT));
	assert_true(terminal_line(&t, "danger=no; concern=client; where=here; "
	    "age=adult; suicide=no; images=stopped", PROMPT));
	terminal_send(&t, "stop\r\r");
	assert_true(terminal_wait(&t, "Lees het blad zelf eerst"));
	assert_true(terminal_wait(&t, "Voor jou"));
	assert_int_equal(terminal_status(&t), 0);
	terminal_close(&t);
}

static void
nothing_answered(void **state)
{
	static char out[200000];

	(void)state;
	assert_int_equal(run_piped("2>&1", "", 0, out, sizeof(out)), 1);
	assert_string_equal(out, "");
	assert_int_equal(run_piped("-c be 2>&1", "stop\n", 5, out,
	    sizeof(out)), 1);
	assert_int_equal(run_piped("-c be 2>&1", "x\n", 2, out,
	    sizeof(out)), 2);
	/* A directory can be opened but not read. */
	assert_int_equal(run_piped("-c be 2>&1 </ #", "", 0, out,
	    sizeof(out)), 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(alarm_within_two_answers),
		cmocka_unit_test(alarm_after_one_with_a_country),
		cmocka_unit_test(page_one_on_request),
		cmocka_unit_test(interrupt_twice),
		cmocka_unit_test(end_of_input),
		cmocka_unit_test(wiping_keys),
		cmocka_unit_test(wiping_an_old_terminal),
		cmocka_unit_test(hang_up),
		cmocka_unit_test(terminate),
		cmocka_unit_test(no_window_size),
		cmocka_unit_test(resize_during_a_question),
		cmocka_unit_test(resize_with_a_width),
		cmocka_unit_test(redrawn_with_the_question),
		cmocka_unit_test(stop_and_continue),
		cmocka_unit_test(paste_ten_thousand_lines),
		cmocka_unit_test(dumb_terminal),
		cmocka_unit_test(words_only),
		cmocka_unit_test(both_languages),
		cmocka_unit_test(completion),
		cmocka_unit_test(completion_of_nothing),
		cmocka_unit_test(odd_input),
		cmocka_unit_test(report_into_a_pipe),
		cmocka_unit_test(typed_and_piped_are_equal),
		cmocka_unit_test(refused_lines_of_a_file),
		cmocka_unit_test(forms_on_a_terminal),
		cmocka_unit_test(notes_beside_the_sheet),
		cmocka_unit_test(nothing_answered),
	};

	return cmocka_run_group_tests(tests, world_setup,
	    world_teardown);
}
