/* SPDX-License-Identifier: MIT
 * person: what other plugins may know of people (person@1, core/plugin/service.h), and their
 * records about people, which the bank moves and shows without knowing them. */
#ifndef VOLBANK_BANK_PERSON_H
#define VOLBANK_BANK_PERSON_H

#include "bank.h"

extern const struct person_1 person_service;

/* Calls `visit` for each entity of another plugin that has a REF `volunteer` to a volunteer; stops
 * at the first failure. */
err person_records_elsewhere(struct ctx *cx, struct tx *tx,
                             err (*visit)(struct ctx *cx, struct tx *tx,
                                          const struct entity *entity, void *arg),
                             void *arg) MUST_CHECK;

#endif
