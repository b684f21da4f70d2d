/* SPDX-License-Identifier: MIT
 * summary: what a run comes to for groups of people, and against the run before: so that an office
 * sees whom its matching leaves out before it applies it. Counts only, nothing personal. */
#ifndef VOLBANK_BANK_MATCH_SUMMARY_H
#define VOLBANK_BANK_MATCH_SUMMARY_H

#include "build.h"
#include "solve.h"
#include "stay.h"

struct match_churn {
    int64_t same;  /* seats kept from the run before */
    int64_t moved; /* people with a seat then and now, but another one */
    int64_t fresh; /* people with a seat now only */
    int64_t gone;  /* people with a seat then only */
};

/* JSON {"groups":{"commune":[{"key","people","able","chosen"}],"sex":…,"age":…,"language":…},
 * "churn":{…}}: people of the run, those eligible for anything, those with a seat. Keys are a
 * place's name, "female", "16-22", "minority". Groups of fewer than 5 people are put together. */
err summary_json(struct ctx *cx, const struct match_build *build, const struct match_solver *solver,
                 const struct allocation *before, struct match_churn *churn, text *json) MUST_CHECK;

#endif
