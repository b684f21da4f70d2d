/* SPDX-License-Identifier: MIT
 * tell: short messages to those who hold a role at a unit: that something waits for their answer,
 * or was answered. They say what, never what was written: that is read after signing in. */
#ifndef VOLBANK_BANK_PARTNER_TELL_H
#define VOLBANK_BANK_PARTNER_TELL_H

#include "partner.h"

/* Asked again, answered, taken back: to the side that did not do it. */
err tell_part(struct ctx *cx, struct tx *tx, const struct campaign_partner *p) MUST_CHECK;
err tell_ask(struct ctx *cx, struct tx *tx, const struct programme_ask *a) MUST_CHECK;
err tell_inspection(struct ctx *cx, struct tx *tx, const struct inspection *i) MUST_CHECK;

#endif
