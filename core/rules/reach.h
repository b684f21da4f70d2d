/* SPDX-License-Identifier: MIT
 * reach: whom a version of a unit would decide for, were it in force today: the units below that
 * have no nearer rule of their own in force. Each unit is looked up once and kept. Outside
 * transactions; one thread at a time. */
#ifndef VOLBANK_RULES_REACH_H
#define VOLBANK_RULES_REACH_H

#include "hook.h"

struct rule_reach;

/* Of a version of `unit` (none = the province). Lives in the arena; the hook is borrowed. */
struct rule_reach *rule_reach_new(struct arena *arena, const struct rule_hook *hook, id unit);
/* Whether it would decide for `unit`, which is the version's own or below it; none = nobody's, for
 * whom the province's rule decides. */
err rule_reach_has(struct ctx *cx, struct rule_reach *reach, id unit, bool *has) MUST_CHECK;

#endif
