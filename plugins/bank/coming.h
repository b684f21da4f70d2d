/* SPDX-License-Identifier: MIT
 * coming: what anybody may come to, for other plugins (activity@1, core/plugin/service.h). */
#ifndef VOLBANK_BANK_COMING_H
#define VOLBANK_BANK_COMING_H

#include "bank.h"

extern const struct activity_1 activity_service;

#endif
