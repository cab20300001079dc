/* SPDX-License-Identifier: MIT */
#ifndef APP_SETTINGS_H
#define APP_SETTINGS_H

#include <stdint.h>

#include "cmd/command.h"

/* Options and environment resolved into what commands use. */

/* --lang when it is one, BESPREEK_LANG, LC_ALL, LC_MESSAGES, LANG, else
 * Dutch. */
enum kb_lang settings_lang(const char *option);
/* --at or the clock; -1 when the option is no time. */
int settings_time(const char *option, int64_t now, struct civil *);
/* The named directory, else knowledge beside the program, else the installed
 * one; the caller frees; NULL when there is none. */
char *settings_knowledge_dir(const char *option);
struct style settings_style(const struct options *, enum kb_lang, int fd,
    bool to_file);
/* The command line, with values and number of words checked.  NULL: the
 * context's usage error tells. */
const struct command *settings_read(struct context *, struct options *,
    int argc, char **argv);
/* Country, role and format against the knowledge base; -1: *e tells. */
int settings_resolve(struct context *, struct usage_error *e);
/* The message with {about} filled in. */
void settings_message(const struct kb *, enum kb_lang,
    const struct usage_error *, struct sbuf *);
/* And what may have been meant; nothing when nothing is near. */
void settings_near(const struct kb *, enum kb_lang,
    const struct usage_error *, struct sbuf *);

#endif
