/* SPDX-License-Identifier: MIT
 * remind: a short message before each of a certificate's three dates, once. */
#ifndef VOLBANK_TRAINING_REMIND_H
#define VOLBANK_TRAINING_REMIND_H

#include "training.h"

/* Job training.reminders. Its messages' ids follow from certificate and date, so that running again
 * sends nothing twice. */
err job_certificate_reminders(struct ctx *cx, struct job *job);

#endif
