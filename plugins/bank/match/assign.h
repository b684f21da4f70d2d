/* SPDX-License-Identifier: MIT
 * assign: the match engine for other plugins, as the service assign@1 (core/plugin/service.h). */
#ifndef VOLBANK_BANK_MATCH_ASSIGN_H
#define VOLBANK_BANK_MATCH_ASSIGN_H

#include "core/plugin/plugin.h"

extern const struct assign_1 assign_service;

#endif
