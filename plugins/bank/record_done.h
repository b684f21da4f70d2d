/* SPDX-License-Identifier: MIT
 * record_done: what the bank can prove a person or a team did, for other plugins (record@1,
 * core/plugin/service.h). */
#ifndef VOLBANK_BANK_RECORD_DONE_H
#define VOLBANK_BANK_RECORD_DONE_H

#include "bank.h"

extern const struct record_1 record_service;

#endif
