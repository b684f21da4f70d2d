/* SPDX-License-Identifier: MIT
 * tidy: a run follows its job: one stopped while it waited, or ended by a crash, must not leave its
 * run under way for ever. */
#ifndef VOLBANK_BANK_MATCH_TIDY_H
#define VOLBANK_BANK_MATCH_TIDY_H

#include "run.h"

/* "bank.match_tidy", on the timetable: runs whose job has ended without them are failed, or, when
 * they were being applied or undone, applied: what was given can be seen and taken back. */
err job_match_tidy(struct ctx *cx, struct job *job) MUST_CHECK;

#endif
