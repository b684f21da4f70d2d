/* SPDX-License-Identifier: MIT
 * verdicts: the pinned rule asked about the people of a year. The same rule and facts give the same
 * verdict, so that it may be asked again when a verdict is stored. */
#ifndef VOLBANK_BANK_EVALUATE_VERDICTS_H
#define VOLBANK_BANK_EVALUATE_VERDICTS_H

#include "year.h"

enum { VERDICT_FAULTS_MAX = 200 /* of one thread: past them the round fails, and says why */ };

/* What is kept of a verdict while all are being made. */
struct verdict_kept {
    int64_t score;
    int64_t keys[SET_KEYS_MAX]; /* in the order of the script's ties */
    int band;                   /* 0 = not rated */
    bool faulty;                /* the rule failed */
};

/* One person's verdict; source may be NULL. A failing rule is no error: *faulty, and the fault says
 * why. */
err verdict_of(struct ctx *cx, const struct rule_pin *pin, const struct evaluate_facts *facts,
               struct rule_verdict *out, struct rule_fault *fault, struct rule_source *source,
               bool *faulty) MUST_CHECK;
/* Everybody's, by as many threads as there are processors, outside transactions. kept: one for each
 * of the year. ERR_INVALID with the fault's words when the rule keeps failing; ERR_TIMEOUT: the job
 * was asked to stop. */
err verdicts_of_year(struct ctx *cx, struct job *job, const struct evaluate_year *year,
                     const struct rule_pin *pin, const struct rule_script *script,
                     struct verdict_kept *kept) MUST_CHECK;

#endif
