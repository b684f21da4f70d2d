/* SPDX-License-Identifier: MIT
 * year_rows: the rows a year consists of; private to year_read.c, year_keep.c and year_facts.c. */
#ifndef VOLBANK_BANK_EVALUATE_YEAR_ROWS_H
#define VOLBANK_BANK_EVALUATE_YEAR_ROWS_H

#include "id_map.h"
#include "year.h"

/* Rows of one kind, growing; `of` finds them by id where they have one. */
struct year_rows {
    struct arena *arena;
    size_t size;
    uint32_t count, room;
    char *at;
    struct id_map of;
};

struct year_place {
    text code, name;
    int64_t lat, lon;
    bool border, difficult;
};
struct year_area {
    id unit;
    text code;
};
struct year_campaign {
    uint32_t place;
    uint8_t type, field;
    id area;
};
struct year_opening {
    uint32_t campaign, place;
    uint8_t language;
    bool household;
};
struct year_shift { /* within the period */
    uint32_t opening;
    date day;
    int16_t from_minute;
    uint8_t fire;
};
struct year_fire {
    id area;
    date day;
    uint8_t level;
};
struct year_person {
    id volunteer, unit, area, account;
    uint32_t place;
    int32_t sex;
    date birth, joined;
    uint8_t occupation;
    code_set skills, certificates;
    uint64_t levels; /* four bits each, SCORE_LANGUAGES of them */
    uint32_t mark, mark_count, work, work_count;
    bool gave_notice;
};
struct year_mark { /* one attendance */
    id attendance;
    uint32_t person, shift;
    int16_t minutes, late, credited, entered_after;
    uint8_t state, role, evidence;
    bool twice, noticed;
    uint64_t certificates; /* bit n = term n, valid on the day */
};
struct year_work {
    uint32_t person;
    struct evaluate_work work;
};
struct year_notice {
    uint32_t person;
    date from, until;
    instant received;
};
/* A mark on a day that a notice covers: whether it came before the call is in the sign-up. */
struct year_doubt {
    id attendance, signup;
};
struct year_credit {
    id attendance;
    int16_t minutes;
};

struct evaluate_year {
    struct evaluate_wish wish;
    struct year_rows places, areas, campaigns, openings, shifts, fires;
    struct year_rows people, marks, works, notices, doubts, credits;
};

/* What is kept of a record; called in the order of the tables below. */
typedef void (*year_keep)(struct evaluate_year *y, const void *record);

void *year_row(const struct year_rows *rows, uint32_t i);
/* A new row, zeroed; found by `key` later unless that is none. */
void *year_row_add(struct year_rows *rows, id key);
void year_keep_place(struct evaluate_year *y, const void *record);
void year_keep_unit(struct evaluate_year *y, const void *record);
void year_keep_fire(struct evaluate_year *y, const void *record);
void year_keep_campaign(struct evaluate_year *y, const void *record);
void year_keep_opening(struct evaluate_year *y, const void *record);
void year_keep_shift(struct evaluate_year *y, const void *record);
void year_keep_volunteer(struct evaluate_year *y, const void *record);
void year_keep_notice(struct evaluate_year *y, const void *record);
void year_keep_language(struct evaluate_year *y, const void *record);
void year_keep_work(struct evaluate_year *y, const void *record);
void year_keep_attendance(struct evaluate_year *y, const void *record);
void year_keep_credit(struct evaluate_year *y, const void *record);
/* When all is kept: credits to their marks, marks and works by person and day. */
void year_settle(struct evaluate_year *y);

#endif
