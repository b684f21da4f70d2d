/* SPDX-License-Identifier: MIT
 * prices: what the seats of applied matchings cost, for ordering what volunteers see: score less
 * price leads people to where they are needed. */
#ifndef VOLBANK_BANK_MATCH_PRICES_H
#define VOLBANK_BANK_MATCH_PRICES_H

#include "run.h"

/* Publishes the prices of the newest applied runs whose days are not over; an opening costs what
 * its cheapest seats cost. Outside transactions. */
err prices_publish(struct ctx *cx) MUST_CHECK;
/* "bank.prices": the same on the timetable, for the time after a restart. */
err job_prices(struct ctx *cx, struct job *job) MUST_CHECK;

#endif
