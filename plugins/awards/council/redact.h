/* SPDX-License-Identifier: MIT
 * redact: takes names out of running text, for reading by people who must not know whose it is. A
 * name is found without accents and case, over blanks, lines and dashes; what stood there
 * becomes "…". It hides what is written plainly, not what can be guessed. */
#ifndef VOLBANK_AWARDS_REDACT_H
#define VOLBANK_AWARDS_REDACT_H

#include "core/plugin/plugin.h"

enum { REDACT_NAMES_MAX = 48 };
struct redaction {
    text name[REDACT_NAMES_MAX];  /* folded */
    text exact[REDACT_NAMES_MAX]; /* single words as they are written: given names */
    size_t names, exacts;
    bool ids; /* every id too, so that no link is left to follow */
};

/* Names beyond REDACT_NAMES_MAX abort: who collects them knows how many there can be. */
void redact_name(struct arena *arena, struct redaction *r, text name);
/* The same for a person's, whose given name is taken out where it stands alone too. */
void redact_person(struct arena *arena, struct redaction *r, text full_name);
void redact_id(struct arena *arena, struct redaction *r, id which);
/* The text without them, in the arena; `t` itself when there was none. */
text redact(struct arena *arena, const struct redaction *r, text t);

#endif
