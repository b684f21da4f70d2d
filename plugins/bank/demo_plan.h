/* SPDX-License-Identifier: MIT
 * demo_plan: what the year's campaigns are and what work they need, as const tables. Sets are bits
 * by term number (all below 32). */
#ifndef VOLBANK_BANK_DEMO_PLAN_H
#define VOLBANK_BANK_DEMO_PLAN_H

#include "bank.h"

enum demo_when { WHEN_MORNING, WHEN_AFTERNOON, WHEN_EVENING, WHEN_NIGHT, WHEN_DAY, WHEN_COUNT };
enum demo_work_flag {
    WORK_SPEAKS = 1 << 0,    /* the language of the place is required */
    WORK_HOUSEHOLD = 1 << 1, /* helps a policy or single household */
    WORK_ANY_DAY = 1 << 2    /* not only at weekends */
};

/* One kind of work: becomes an opening. */
struct demo_work {
    const char *title, *duties;
    uint32_t required, preferred, certificates;
    uint8_t when, min, max, min_age, flags;
};

enum { ANY_AREA = -1 };
/* One kind of campaign. "%s" in the title is the commune without its rank. */
struct demo_drive {
    const char *title, *summary;
    const struct demo_work *work; /* ended by a row without title */
    uint16_t months;              /* bit 1 January ... bit 12 December */
    uint8_t type, field;
    int8_t area;         /* 0..7, or ANY_AREA */
    bool border;         /* in border communes only */
    int32_t by;          /* kind of the organiser; 0 = the commune union */
    const char *partner; /* code of a unit, or NULL */
};
extern const struct demo_drive demo_drives[];
extern const size_t demo_drive_count;

/* How many kinds of work a campaign of this kind has; at least one. */
size_t demo_work_count(const struct demo_drive *drive);
/* From and to, in minutes of the day. */
extern const int16_t demo_when_minutes[WHEN_COUNT][2];
static inline code_set demo_codes(uint32_t bits)
{
    return (code_set){ { bits, 0 } };
}

#endif
