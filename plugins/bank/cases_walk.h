/* SPDX-License-Identifier: MIT
 * cases_walk: what walking past work has in common: the shifts of some days in order, and what is
 * looked up once and kept: openings with their campaign, places, people with what they are grouped
 * by. Nothing is read twice, however often it comes up. */
#ifndef VOLBANK_BANK_CASES_WALK_H
#define VOLBANK_BANK_CASES_WALK_H

#include "cases.h"
#include "evaluate/id_map.h"
#include "score.h"

enum { CASE_PAGE = 2048, CASE_GROUPS = 3 };

struct case_place {
    text code, name;
    int64_t lat, lon;
    bool border, difficult;
};

struct case_person {
    id volunteer;
    bool there; /* there is such a record */
    uint32_t place;
    text group[CASE_GROUPS];
};

/* An opening, without its texts. */
struct case_job {
    struct score_job job;
    text about;     /* title of its campaign */
    uint32_t place; /* ID_MAP_NONE = not known */
    id unit;        /* whose rule scores it */
    id area;        /* whose rule credits it */
};

struct case_shift {
    id shift, opening;
    date day;
    int64_t from_minute, to_minute;
};

struct case_walk {
    const struct rule_cases *q;
    struct arena *keep;    /* what is looked up */
    struct arena *scratch; /* cx->arena while a page is read */
    struct case_shift *shifts;
    size_t shift_count, at;
    struct id_map places, people, jobs, units;
    struct case_place *place;
    struct case_person *person;
    struct case_job *job;
    size_t place_room, person_room, job_room;
    size_t handed;
};

/* Reads the shifts of the days asked for, by day; only those that q->subject took part in, by
 * `entity`, when somebody is asked about. */
err case_walk_begin(struct ctx *cx, const struct rule_cases *q, const struct entity *entity,
                    struct case_walk **out) MUST_CHECK;
void case_walk_end(struct ctx *cx, struct case_walk *w);
/* A read whose memory lasts until the next one. */
err case_read(struct ctx *cx, struct case_walk *w, tx_fn read, void *arg) MUST_CHECK;

/* Whom cases go to; false: no more are wanted. */
struct case_taker {
    bool (*take)(void *arg, const struct rule_case *c);
    void *arg;
};
/* Gives a page's cases away, outside the read; false when nobody wants more. */
typedef bool (*case_hand_fn)(struct ctx *cx, void *arg, const struct case_taker *taker);
/* Past all shifts, page by page: `read` fills one from w->at on, `hand` gives it away. */
err case_pages(struct ctx *cx, struct case_walk *w, tx_fn read, case_hand_fn hand, void *arg,
               const struct case_taker *taker) MUST_CHECK;
/* Gives `one`, whose facts, unit and day are filled, of the job and person in these rows; false
 * when nobody wants more. */
bool case_give(struct case_walk *w, uint32_t job, uint32_t person, struct rule_case one,
               const struct case_taker *taker);

/* Rows of what is asked for; reads it the first time. */
err case_job_of(struct ctx *cx, struct tx *tx, struct case_walk *w, id opening,
                uint32_t *row) MUST_CHECK;
err case_person_of(struct ctx *cx, struct tx *tx, struct case_walk *w, id volunteer,
                   uint32_t *row) MUST_CHECK;
/* Whether q->unit has `unit` below it. */
bool case_within(struct ctx *cx, struct tx *tx, struct case_walk *w, id unit);

/* What people are told apart by. */
text case_sex(int32_t sex);
text case_age(date birth, date on);

#endif
