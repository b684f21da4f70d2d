/* SPDX-License-Identifier: MIT
 * hours: which shifts of a run overlap, put as an instance has it: a day, and bits for blocks of
 * it. */
#ifndef VOLBANK_BANK_MATCH_HOURS_H
#define VOLBANK_BANK_MATCH_HOURS_H

#include "seats.h"

/* Where a shift stands in an instance of the overlap mode. */
struct hours {
    uint8_t day, blocks;
};

/* hours[k] of shifts[k], which are in the order of their beginnings. Two shifts that overlap have
 * the same day and a block in common. Two that do not have none, unless the day has more than eight
 * places where others meet: then neighbouring ones share a block. A night that reaches into shifts
 * of the next date makes one day of the two. */
void hours_of(struct ctx *cx, const struct run_shift *shifts, uint32_t count, struct hours *hours);

#endif
