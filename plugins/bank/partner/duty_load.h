/* SPDX-License-Identifier: MIT
 * duty_load: which department answers for which row, as shipped in data/plan-departments.csv. From
 * then on the store is the truth. */
#ifndef VOLBANK_BANK_PARTNER_DUTY_LOAD_H
#define VOLBANK_BANK_PARTNER_DUTY_LOAD_H

#include "../official.h"
#include "partner.h"

struct duty_list {
    struct department_duty *items;
    size_t count;
};
/* Reads <dir>/plan-departments.csv into cx->arena, with new ids; units are those of `official`.
 * ERR_INVALID names file and line. */
err duties_read(struct ctx *cx, const char *dir, const struct official *official,
                struct duty_list *out) MUST_CHECK;

#endif
