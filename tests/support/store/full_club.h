/* SPDX-License-Identifier: MIT
 * full_club: the club with something of everything a store can hold, and what dump_verify says. */
#ifndef VOLBANK_TESTS_FULL_CLUB_H
#define VOLBANK_TESTS_FULL_CLUB_H

#include "core/store/dump.h"
#include "tests/support/store/club.h"

/* People with mentors, homes, clubs and history; a ballot; what JSON cannot carry; and what only
 * other versions and plugins understand. */
void club_fill(struct bench *b);

struct club_faults {
    const char *words;
    size_t count, with_words; /* faults, and those that contain the words */
    size_t records;           /* that were read */
};

struct club_faults club_verify(struct bench *b, const char *words);

#endif
