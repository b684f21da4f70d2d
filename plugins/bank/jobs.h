/* SPDX-License-Identifier: MIT
 * jobs: the timetable of the bank. */
#ifndef VOLBANK_BANK_JOBS_H
#define VOLBANK_BANK_JOBS_H

#include "signup_flow.h"

/* "bank.reminders": who is accepted hears of the shift bank.reminder_hours before it, once. */
err job_reminders(struct ctx *cx, struct job *job);
/* "bank.waiting": offers that ran out go to the next; places that came free any other way (a larger
 * head-count) are offered too. */
err job_waiting(struct ctx *cx, struct job *job);

#endif
