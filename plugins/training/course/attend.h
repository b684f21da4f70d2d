/* SPDX-License-Identifier: MIT
 * attend: who came to a session. People mark themselves with the code in front of them; staff and
 * trainers mark from the list, also offline. A phone says when it marked and what its own clock
 * says when it sends; the difference to the server's is taken off. Both times are kept, only what
 * cannot be is refused, and who has a wrong clock is told. */
#ifndef VOLBANK_TRAINING_ATTEND_H
#define VOLBANK_TRAINING_ATTEND_H

#include "course.h"

/* Body of POST /me/course_check_ins. */
struct course_checking_in {
    text code;
    instant at, sent; /* by the phone's clock: when it was scanned, when this was sent */
};
/* Body of POST /course_sessions/:id/marks. */
struct course_marking {
    id enrolment;
    int32_t state;
    instant at, sent;
};
/* ?ma= of GET /me/course_check_in. */
struct course_code_asked {
    text ma;
};
extern const struct field course_checking_in_fields[], course_marking_fields[],
    course_code_asked_fields[];
extern const struct limit_rule course_check_in_limit;

/* When something marked at `at` and sent at `sent` by a phone's clock happened by the server's;
 * `sent` none: the phone's clock is believed. *ahead_ms: how far the phone's clock is ahead. False
 * when it cannot be: marked after it was sent, or in the future. Pure. */
bool device_instant(instant at, instant sent, instant now, instant *out, int64_t *ahead_ms);
/* PRESENT, or LATE from fifteen minutes after the start on. Pure. */
int32_t presence_at(const struct course_session *s, instant at);

/* Answers the mark and, under "notice", what is wrong with the phone's clock. Repeating it is
 * harmless: the first mark stands. NOT_FOUND no class of theirs has this code; CONFLICT not the
 * time. */
err course_check_in(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err course_check_in_page(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs);
/* GET /course_sessions/:id/roster: names and marks, and the code's QR. */
err course_session_roster(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs);
/* Answers the mark; the one made later stands, whatever order they arrive in. CONFLICT "not-here"
 * for somebody without a seat in this class. */
err course_session_mark(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);

#endif
