/* SPDX-License-Identifier: MIT
 * consent: which words people agree to, purpose by purpose (Luật 91/2025/QH15 Đ9: not bundled, not
 * pre-ticked, provable). A withdrawal is written on the row of what was given. */
#ifndef VOLBANK_BANK_CONSENT_H
#define VOLBANK_BANK_CONSENT_H

#include "bank.h"

/* One purpose as a form asks for it. */
struct consent_row {
    enum consent_purpose purpose;
    const char *name; /* of the form field, "consent_contact" */
    bool needed;      /* without it there is nothing this bank can do for the person */
    const char *vi, *en;
};
/* Ended by purpose 0. */
extern const struct consent_row consent_rows[];

/* The words of a purpose in the reader's language. */
text consent_words(const struct ctx *cx, enum consent_purpose purpose);
/* Whether the person agreed and has not taken it back. */
err consent_holds(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose,
                  bool *holds) MUST_CHECK;
/* Records that the person agrees to the words just shown; nothing when it holds already. */
err consent_give(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose,
                 enum registered_by how) MUST_CHECK;
/* Writes the withdrawal on what holds; nothing when nothing does. */
err consent_withdraw(struct ctx *cx, struct tx *tx, id volunteer,
                     enum consent_purpose purpose) MUST_CHECK;

#endif
