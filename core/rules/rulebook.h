/* SPDX-License-Identifier: MIT
 * rulebook: which rule is in force where. Versions are records; the ones in force are compiled once
 * and kept with a few ready sandboxes each, so that a decision costs the rule and nothing else. The
 * nearest unit at or above with an active version wins; the province (no unit) is last.
 * A version that was ever in force, or was approved, can be asked by its id as well (a pin): rounds
 * and campaigns keep what they were opened with, and a stored verdict can be computed again.
 * Thread-safe. Never called inside a transaction: facts are copied first. */
#ifndef VOLBANK_RULES_RULEBOOK_H
#define VOLBANK_RULES_RULEBOOK_H

#include "../access/access.h"
#include "../store/journal.h"
#include "rules.h"

enum rule_version_state {
    RULE_DRAFT = 1,
    RULE_CHECKED,
    RULE_PREVIEWED,
    RULE_APPROVED,
    RULE_ACTIVE,
    RULE_RETIRED
};

/* One version of one unit's script for one hook; immutable once checked. */
struct rule_version {
    id id;
    text hook;
    id unit; /* none = the province */
    int64_t version;
    text source;
    struct hash source_hash;
    int32_t state; /* enum rule_version_state */
    date active_from;
    id author;
    text key;       /* "bank.score@UNIT@VERSION", unique, made by the check */
    date active_to; /* first day it is no longer in force; none = open */
    id approver;    /* a second person; whoever rolled back, of a version that is `again` */
    instant approved_at;
    instant submitted; /* none = nobody asked for approval, or it was returned */
    text note;         /* what changed, in the author's words */
    text returned;     /* why it was sent back */
    id again;          /* rolled back to: the earlier version with this source */
};
extern API const struct entity rule_version_entity;

/* Which version a verdict came from, for receipts. */
struct rule_source {
    id version;
    id unit; /* whose rule it is; none = the province */
    text unit_name;
    int64_t number;
    text above; /* ids of the versions inherit() meant, nearest first, a blank between; empty when
                   the script never asks */
    struct hash script, params; /* of the source, and of the parameters' values */
    struct hash schema;         /* rule_hook_schema of its hook */
};

/* A version, and what its inherit() means: together they decide the same for ever. */
struct rule_pin {
    id version; /* none = nobody wrote a rule */
    text above; /* as in rule_source */
};

struct rulebook;

/* hooks: borrowed for the process. The book lives in the arena. */
API struct rulebook *rulebook_new(struct arena *arena, const struct rule_hook *const hooks[],
                                  size_t count);
/* The hooks it was made with, *count of them. */
API const struct rule_hook *const *rulebook_hooks(const struct rulebook *book, size_t *count);
/* Makes shipped files version 1 where no version is stored yet: scripts_dir/province/<hook>.lua for
 * the province, scripts_dir/areas/<code>-<name>/<hook>.lua for the unit whose code is <code>; an
 * area whose unit does not exist yet waits. A file that fails rule_check is ERR_INVALID with the
 * file, line and reason. Call outside transactions. */
API err rulebook_install(struct ctx *cx, struct rulebook *book, const char *scripts_dir) MUST_CHECK;
/* Says that versions or units changed: the next decision reads them again. Safe on any thread; a
 * db_watch. */
API void rulebook_changed(void *book, const struct journal_entry *entry);
/* The verdict for `unit`. A hook nobody wrote a rule for gives a neutral verdict. ERR_INVALID +
 * fault: the rule failed and *out is neutral (score 0, no reasons): the caller keeps the unadjusted
 * score and counts the fault. `source` may be NULL. */
API err rulebook_decide(struct ctx *cx, struct rulebook *book, const struct rule_hook *hook,
                        id unit, const void *facts, struct rule_verdict *out,
                        struct rule_fault *fault, struct rule_source *source) MUST_CHECK;

/* What is in force for `unit` on `day`, to be kept; empty when nobody wrote a rule. In the arena.
 */
API err rule_version_pin(struct ctx *cx, struct tx *tx, const struct rule_hook *hook, id unit,
                         date day, struct rule_pin *out) MUST_CHECK;
/* The same as rulebook_decide, by a pinned version; a pin of nothing gives a neutral verdict.
 * ERR_CONFLICT "not-approved": code nobody approved does not run in this process; ERR_NOT_FOUND. */
API err rulebook_decide_by(struct ctx *cx, struct rulebook *book, const struct rule_hook *hook,
                           const struct rule_pin *pin, const void *facts, struct rule_verdict *out,
                           struct rule_fault *fault, struct rule_source *source) MUST_CHECK;
/* The compiled script of a version that may be pinned, for what it declares (parameters, period,
 * ties, group). Lives in cx's arena. ERR_INVALID when it no longer loads. */
API err rulebook_script(struct ctx *cx, const struct rulebook *book, id version,
                        const struct rule_script **out) MUST_CHECK;

#endif
