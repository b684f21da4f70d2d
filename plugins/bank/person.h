/* SPDX-License-Identifier: MIT
 * person: what other plugins may know of people (person@1, core/plugin/service.h), and their
 * records about people, which the bank moves and shows without knowing them. */
#ifndef VOLBANK_BANK_PERSON_H
#define VOLBANK_BANK_PERSON_H

#include "bank.h"

extern const struct person_1 person_service;

/* Calls `visit` for each entity of another plugin that has a REF called `volunteer` or `person` to
 * a volunteer, with that field; stops at the first failure. */
typedef err (*person_visit)(struct ctx *cx, struct tx *tx, const struct entity *entity,
                            const struct field *field, void *arg);
err person_records_elsewhere(struct ctx *cx, struct tx *tx, person_visit visit,
                             void *arg) MUST_CHECK;

#endif
