/* SPDX-License-Identifier: MIT
 * certify: certificates are known to another plugin, if to any (credential@1): asked about last,
 * and only of those who meet everything else. Private to the builder. */
#ifndef VOLBANK_BANK_MATCH_CERTIFY_H
#define VOLBANK_BANK_MATCH_CERTIFY_H

#include "build_pairs.h"

/* Notes who leads: by certificate when somebody can be asked, else by the skill. */
err certify_leads(struct ctx *cx, struct tx *tx, struct building *b) MUST_CHECK;
/* Takes out the pairs whose person lacks a certificate that the opening requires. Nothing when
 * nobody can be asked: the officer then decides when they answer. */
err certify_pairs(struct ctx *cx, struct building *b, struct match_build *out) MUST_CHECK;

#endif
