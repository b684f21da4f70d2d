/* SPDX-License-Identifier: MIT
 * clock: instants and civil days. An instant is int64 milliseconds since 1970-01-01T00:00Z, 0 =
 * none. A date is a civil day counted from 0001-01-01 = 1 (Rata Die), 0 = none: it has no time
 * zone. The province lives at UTC+07:00 without summer time (Nghị định 134/2002 and since):
 * conversion between the two uses that constant, never the machine's zone. */
#ifndef VOLBANK_BASE_CLOCK_H
#define VOLBANK_BASE_CLOCK_H

#include <stdint.h>

#include "text.h"

typedef int64_t instant;
typedef int32_t date;

enum {
    CLOCK_SECOND = 1000,
    CLOCK_MINUTE = 60000,
    CLOCK_HOUR = 3600000,
    CLOCK_DAY = 86400000,
    CLOCK_ZONE_MS = 7 * 3600000
};

struct civil {
    int year, month, day;         /* 1-12, 1-31 */
    int hour, minute, second, ms; /* 0 when from a date */
};

/* The wall clock of the machine. Units of work read cx->now instead, so that one run sees one time.
 */
API instant clock_wall(void);
/* Monotonic nanoseconds, for measuring only. */
API uint64_t clock_ticks(void);

/* Day of a civil date; 0 when there is no such day or the year is outside 1-9999. */
API date date_of(int year, int month, int day);
/* All zero for none and outside the years 1-9999. */
API struct civil date_civil(date d);
/* Monday = 0 ... Sunday = 6. */
API int date_weekday(date d);
/* The day on which the instant falls at UTC+07:00. */
API date instant_date(instant t);
/* Minutes since midnight at UTC+07:00, 0..1439. */
API int instant_minute(instant t);
/* minute may run past 1440 into the next days. */
API instant instant_at(date d, int minute);
API struct civil instant_civil(instant t); /* at UTC+07:00 */
/* Whole years from birth to on (29 February: from 1 March in common years); -1 when either is none
 * or birth is later. */
API int date_years(date birth, date on);

/* "2026-11-22"; empty for none. */
API text date_format(struct arena *arena, date d);
/* "22/11/2026", as people here write it. */
API text date_format_vi(struct arena *arena, date d);
/* RFC 3339 UTC "2026-11-22T01:02:03.004Z"; without the fraction when it is zero. */
API text instant_format(struct arena *arena, instant t);
/* Accepts yyyy-mm-dd only; false when not a day. */
API bool date_parse(text t, date *out);
/* Accepts d/m/yyyy with / . or - and yyyy-mm-dd. */
API bool date_parse_vi(text t, date *out);
/* RFC 3339 with any offset; digits after the milliseconds are cut. Never yields none. */
API bool instant_parse(text t, instant *out);

#endif
