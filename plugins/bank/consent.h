/* SPDX-License-Identifier: MIT
 * consent: which words people agree to, purpose by purpose (Luật 91/2025/QH15 Đ9: not bundled, not
 * pre-ticked, provable). A withdrawal is written on the row of what was given. */
#ifndef VOLBANK_BANK_CONSENT_H
#define VOLBANK_BANK_CONSENT_H

#include "bank.h"

/* The boxes of a form that asks for consent: a part of its body. */
struct consent_boxes {
    bool consent_contact, consent_matching, consent_partner, consent_photo, consent_statistics;
};
/* One row a purpose, which is its number. Its label are the words: what the boxes of all forms say
 * and what is kept with what was agreed to, so that nobody agreed to anything but what they read.
 * REQUIRED: without it there is nothing this bank can do for the person. */
extern const struct field consent_box_fields[];
/* Whether the box of a purpose is ticked. */
bool consent_ticked(const struct consent_boxes *boxes, const struct field *box);

/* The words of a purpose in the reader's language. */
text consent_words(const struct ctx *cx, enum consent_purpose purpose);
/* Whether the person agreed and has not taken it back. */
err consent_holds(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose,
                  bool *holds) MUST_CHECK;
/* Who was entered by somebody else without a paper (an imported roster) is NOT_ASKED. */
err consent_state(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose,
                  enum consent_state *out) MUST_CHECK;
/* field.derive of volunteer.consent: of all REQUIRED purposes, the state that forbids most. */
err consent_derive(struct ctx *cx, struct tx *tx, void *volunteer, date as_of) MUST_CHECK;
/* Records that the person agrees to the words just shown; nothing when it holds already. */
err consent_give(struct ctx *cx, struct tx *tx, id volunteer, enum consent_purpose purpose,
                 enum registered_by how) MUST_CHECK;
/* Records what the volunteer's paper_consents name and those of before (NULL = none) did not, with
 * the paper as its proof. A purpose that is no longer named stays agreed to: people take back,
 * papers do not. */
err consent_on_paper(struct ctx *cx, struct tx *tx, const struct volunteer *before,
                     const struct volunteer *volunteer) MUST_CHECK;
/* Writes the withdrawal on what holds; nothing when nothing does. */
err consent_withdraw(struct ctx *cx, struct tx *tx, id volunteer,
                     enum consent_purpose purpose) MUST_CHECK;

#endif
