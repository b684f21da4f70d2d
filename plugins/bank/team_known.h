/* SPDX-License-Identifier: MIT
 * team_known: what other plugins may know of a team: the service team@1 (core/plugin/service.h). */
#ifndef VOLBANK_BANK_TEAM_KNOWN_H
#define VOLBANK_BANK_TEAM_KNOWN_H

#include "core/plugin/plugin.h"

extern const struct team_1 team_service;

#endif
