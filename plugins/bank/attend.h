/* SPDX-License-Identifier: MIT
 * attend: who came. A person marks themselves with the code of the poster or the leader; a leader
 * marks from the list, also offline: a mark may come up to bank.late_days late, counts once by the
 * id its client gave it, and the mark made later wins, whatever order they arrive in. */
#ifndef VOLBANK_BANK_ATTEND_H
#define VOLBANK_BANK_ATTEND_H

#include "credit.h"

/* Body of POST /me/check-ins. */
struct checking_in {
    text code;
    instant at; /* when it was scanned, if that was offline */
    id id;      /* made by the client */
};
/* Body of POST /shifts/:id/marks. */
struct marking {
    id signup, volunteer; /* one of them */
    int32_t state;
    int64_t late_minutes, minutes;
    uint8_t role;
    int32_t evidence;
    instant at;
    id id;
    text note;
};
/* ?ma= of GET /me/checkin. */
struct code_asked {
    text ma;
};
extern const struct field checking_in_fields[], marking_fields[], code_asked_fields[];
extern const struct limit_rule check_in_limit;

/* What a mark comes to: pure, for tests. Minutes late count from five minutes after the start. */
void mark_by_time(const struct shift *shift, instant at, struct attendance *mark);
/* How a new mark changes the one there is; false when it changes nothing (older, or the same mark
 * again). Two different people saying the same confirm each other. */
bool mark_merge(const struct attendance *there, const struct attendance *mark,
                struct attendance *out);
/* "k7 m-2pq" as a code is stored: capitals, no spaces or dashes. */
text code_plain(struct arena *arena, text typed);

/* check_in.c: NOT_FOUND no shift of theirs has this code; CONFLICT not the time; repeating it is
 * harmless: the first mark stands. */
err check_in_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err check_in(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err check_in_page(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* marks.c */
err mark_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err mark_put(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* roster.c: people whose own unit is not the officer's are known by code only until accepted; a
 * partner sees names of those who agreed to that, and no phone. */
err shift_roster(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err shift_poster(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* Shared by check_in.c and marks.c. The attendance of a sign-up; ERR_NOT_FOUND. */
err attendance_of(struct ctx *cx, struct tx *tx, id signup, struct attendance *out) MUST_CHECK;
/* INVALID when `at` lies in the future, CONFLICT when the mark comes too late for the shift. */
err mark_in_time(struct ctx *cx, struct tx *tx, const struct shift *shift, instant at) MUST_CHECK;
/* Stores the attendance and its hours when `then` (what prepare decided) was told the same facts as
 * `now`; else RETRY. */
err attendance_store(struct ctx *cx, struct tx *tx, struct crediting *now,
                     const struct crediting *then) MUST_CHECK;

#endif
