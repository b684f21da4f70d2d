/* SPDX-License-Identifier: MIT
 * demo_partner: departments of a demo province: rows of the plan, one department's campaigns in
 * every state, what it brings and proposes, notes of its inspections. */
#ifndef VOLBANK_BANK_PARTNER_DEMO_PARTNER_H
#define VOLBANK_BANK_PARTNER_DEMO_PARTNER_H

#include "../demo_world.h"

/* When campaigns are stored. What chance this takes moves nothing else. */
err demo_partners_make(struct demo *d) MUST_CHECK;

#endif
