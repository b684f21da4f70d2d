/* SPDX-License-Identifier: MIT
 * matching: the job "bank.match": builds the instance of a run, solves it while people watch, and
 * keeps the result with its certificate. */
#ifndef VOLBANK_BANK_MATCH_MATCHING_H
#define VOLBANK_BANK_MATCH_MATCHING_H

#include "run.h"

/* Input {"run":ID}. Stopped early, it keeps what it has: feasible, with a proved gap. */
err match_run_job(struct ctx *cx, struct job *job) MUST_CHECK;

#endif
