/* SPDX-License-Identifier: MIT
 * ics: a calendar file (iCalendar, RFC 5545) for a volunteer's shifts. Lines are folded at 75
 * octets between characters, times are UTC. */
#ifndef VOLBANK_PAPER_ICS_H
#define VOLBANK_PAPER_ICS_H

#include "../base/ctx.h"

struct ics_event {
    text uid; /* the same shift keeps the same one, so that a new file replaces the old entry */
    instant start, end;
    text summary, location, description, url; /* any but summary may be empty */
    int64_t sequence;                         /* rises with each change of the shift */
    int remind_minutes;                       /* before the start; 0 = no reminder */
    bool cancelled;
};

/* One VCALENDAR in the arena; DTSTAMP is cx->now. ERR_INVALID without a uid, a summary, or with an
 * end before the start. */
API err ics_calendar(struct ctx *cx, const struct ics_event events[], size_t count,
                     text *out) MUST_CHECK;
API const char *ics_media(void); /* for Content-Type */

#endif
