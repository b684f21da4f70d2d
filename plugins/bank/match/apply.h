/* SPDX-License-Identifier: MIT
 * apply: turns a run's result into sign-ups, and takes them back. Both are jobs in small
 * transactions that look again: who became unavailable since is left out and counted, and a job
 * interrupted goes on where it was. Everybody hears once, of everything they got. */
#ifndef VOLBANK_BANK_MATCH_APPLY_H
#define VOLBANK_BANK_MATCH_APPLY_H

#include "../jobs.h"
#include "allocation.h"
#include "run.h"

/* "bank.match_apply" and "bank.match_undo"; input {"run":ID}. The job's result says how many places
 * were given (or taken back), how many people were told, what was left out and why. */
err match_apply_run(struct ctx *cx, struct job *job) MUST_CHECK;
err match_undo_run(struct ctx *cx, struct job *job) MUST_CHECK;

/* The run that a job of this plugin is for. */
err match_job_run(struct ctx *cx, const struct job *job, id *run) MUST_CHECK;
/* Makes such a job for a run, in the transaction, and notes it in the run (not stored). */
err match_job_start(struct ctx *cx, struct tx *tx, const char *kind,
                    struct match_run *run) MUST_CHECK;

#endif
