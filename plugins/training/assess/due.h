/* SPDX-License-Identifier: MIT
 * due: the timetable of open sets: assessments for units and cadres that came later, and one
 * message before and one behind each of the two due days, to the staff of the unit whose turn it
 * is. */
#ifndef VOLBANK_TRAINING_ASSESS_DUE_H
#define VOLBANK_TRAINING_ASSESS_DUE_H

#include "flow.h"

/* Hourly; each message is queued once. */
err assess_due_job(struct ctx *cx, struct job *job);

#endif
