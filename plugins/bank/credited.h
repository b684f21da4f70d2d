/* SPDX-License-Identifier: MIT
 * credited: who did how much in a campaign, for other plugins (work@1, core/plugin/service.h). */
#ifndef VOLBANK_BANK_CREDITED_H
#define VOLBANK_BANK_CREDITED_H

#include "bank.h"

extern const struct work_1 work_service;

#endif
