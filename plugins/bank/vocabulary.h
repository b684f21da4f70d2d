/* SPDX-License-Identifier: MIT
 * vocabulary: the closed lists of the volunteer bank. Numbers are what is stored and are never
 * reused; codes are what files, the API and rules say. Enums exist only for lists that C code
 * branches on. */
#ifndef VOLBANK_BANK_VOCABULARY_H
#define VOLBANK_BANK_VOCABULARY_H

#include "core/plugin/plugin.h"

enum attendance_state {
    ATTENDANCE_PRESENT = 1,
    ATTENDANCE_LATE,
    ATTENDANCE_EXCUSED,
    ATTENDANCE_UNEXCUSED
};

/* How it is known that work was done, strongest first. */
enum evidence { EVIDENCE_SCANNED = 1, EVIDENCE_CONFIRMED, EVIDENCE_PAPER, EVIDENCE_DECLARED };

extern const struct vocabulary skill_vocabulary;
/* Verified languages other than Vietnamese; levels 1 (greets) to 5 (interprets), self-declared
 * counts as 1. */
extern const struct vocabulary language_vocabulary;
/* What a certificate proves; validity is a date, checked by whoever asks. */
extern const struct vocabulary certificate_vocabulary;
/* The yearly calendar of the Youth Union's campaigns. */
extern const struct vocabulary campaign_type_vocabulary;
/* Fields of activity: the seven of the national portal, then those the province's rules name. */
extern const struct vocabulary activity_field_vocabulary;
extern const struct vocabulary occupation_vocabulary;
extern const struct vocabulary attendance_state_vocabulary;
extern const struct vocabulary evidence_vocabulary;
/* What a volunteer does at a shift. */
extern const struct vocabulary shift_role_vocabulary;

/* A year's four bands, best first; "chưa xếp loại" is the absence of one. */
enum rating_band { RATING_EXCELLENT = 1, RATING_GOOD, RATING_PASS, RATING_FAIL };
extern const struct vocabulary rating_band_vocabulary;
/* What counts in a year besides the sessions of campaigns. */
extern const struct vocabulary evaluate_work_vocabulary;

#endif
