/* SPDX-License-Identifier: MIT
 * idle: trainers who have not taught for long are told while there is time: without classes their
 * certificate is not renewed. */
#ifndef VOLBANK_TRAINING_LADDER_IDLE_H
#define VOLBANK_TRAINING_LADDER_IDLE_H

#include "ladder.h"

#define IDLE_JOB "training.idle"
#define IDLE_MONTHS "training.idle_months"

/* The day from which somebody with this certificate is idle: the end of the last class they taught,
 * or the day it was issued if that is later. */
err idle_since(struct ctx *cx, struct tx *tx, const struct certificate *c, date *since) MUST_CHECK;
/* Job training.idle: a message to each, once for a certificate, after IDLE_MONTHS months. */
err job_idle_trainers(struct ctx *cx, struct job *job);

#endif
