/* SPDX-License-Identifier: MIT
 * check: what a script must prove before it may be activated, told test by test. Whoever writes a
 * rule wants to see all that is wrong with it, not the first thing. Run unapproved sources in a
 * child (child.h), which answers with these results. */
#ifndef VOLBANK_RULES_CHECK_H
#define VOLBANK_RULES_CHECK_H

#include "../base/json_write.h"
#include "rules.h"

enum rule_test_outcome { RULE_TEST_NOT_RUN, RULE_TEST_PASSED, RULE_TEST_FAILED };

/* What became of one row of `tests`. */
struct rule_test_result {
    text name;
    int line; /* where the row stands in the source; 0 = not known */
    enum rule_test_outcome outcome;
    struct rule_fault fault; /* of a failed one: what to do, and the line of run() that failed */
};

enum { RULE_CONTRACT_FAULTS_MAX = 3 };

/* What activation demands and the script does not have, whatever its tests say; how many. */
size_t rule_contract(struct ctx *cx, const struct rule_script *script,
                     struct rule_fault faults[RULE_CONTRACT_FAULTS_MAX]);
/* "not-run", "passed", "failed". */
const char *rule_test_outcome_name(enum rule_test_outcome outcome);
/* As rule_check, with one result for each of rule_script_test_count() tests, in the author's order.
 * All run, whatever becomes of the others and of the contract, unless the CPU guard ends it
 * (ERR_BUSY). The fault is what the contract misses, else that of the first failed test. */
err rule_check_each(struct ctx *cx, const struct rule_script *script,
                    struct rule_test_result *results, struct rule_fault *fault) MUST_CHECK;
/* {"name","line","outcome","fault"}: line and fault are null when there is none. */
void rule_test_result_print(const struct rule_test_result *result, struct buffer *out);

/* Hundredths as a number of JSON: 1250 -> 12.5. */
void rule_points_json(struct json *j, struct arena *arena, int64_t hundredths);

#endif
