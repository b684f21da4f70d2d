/* SPDX-License-Identifier: MIT
 * course: the records of classes ("lớp"). A class teaches one curriculum; people have at most one
 * enrolment in it, whatever became of it. Trainees' names are for staff of the class's unit and for
 * its trainers. What was taught of the curriculum is in delivery.h, what came of it in after.h. */
#ifndef VOLBANK_TRAINING_COURSE_H
#define VOLBANK_TRAINING_COURSE_H

#include "../training.h"

enum course_state {
    COURSE_PLANNED = 1,
    COURSE_OPEN,    /* published: takes enrolments */
    COURSE_RUNNING, /* its first day has come; still takes enrolments while there are seats */
    COURSE_FINISHED,
    COURSE_CANCELLED
};

struct course {
    id id;
    text title;
    id curriculum, unit, place;
    text location; /* where to come */
    date starts, ends;
    int64_t seats;
    /* of the seats, kept for these groups first; together at most `seats` */
    int64_t minority_seats, mountain_seats, border_seats;
    text budget_line;
    int64_t budget; /* đồng */
    int32_t state;  /* enum course_state; moves by its own routes only */
    text decision;  /* number of the decision to hold it */
    text end_reason;
    date follow_up_from; /* from when trainees are asked what they apply; set when finished */
    instant finished;
    bool by_approval; /* applications wait for the organiser */
    text results;     /* Kirkpatrick 4: what changed in the units, in the organiser's words */
    int64_t minority_people; /* how many of the trainees had said so; kept when what each said is
                                deleted with the end of the class */
    /* derived */
    int64_t taken, waiting;
};

enum trainer_part { TRAINER_LEAD = 1, TRAINER_CO, TRAINER_MENTOR, TRAINER_OBSERVER };

struct course_trainer {
    id id;
    id course, volunteer; /* the trainer */
    int32_t part;         /* enum trainer_part */
    id mentor;            /* the volunteer who mentored a candidate */
    text key;             /* course/volunteer: unique */
};

struct course_session {
    id id;
    id course;
    date day;
    int64_t from, to; /* minutes of the day */
    text title;
    text code; /* SECRET six characters, in its QR */
    /* derived */
    int64_t present;
};

enum enrolment_state {
    ENROLMENT_INVITED = 1, /* waits for the person */
    ENROLMENT_APPLIED,     /* waits for the organiser */
    ENROLMENT_ENROLLED,    /* has a seat */
    ENROLMENT_WAITING,     /* on the waiting list */
    ENROLMENT_WITHDRAWN,   /* by the person, or an invitation not taken */
    ENROLMENT_REFUSED,     /* by the organiser, with a reason */
    ENROLMENT_COMPLETED,
    ENROLMENT_NOT_COMPLETED
};

struct enrolment {
    id id;
    id course, volunteer;
    int32_t state; /* enum enrolment_state */
    /* Groups whose kept seats the person may take. `minority` is what they said of themselves, for
     * this only, and is deleted when the class ends; the others follow from the commune of their
     * own unit on the day they asked. */
    bool minority, mountain, border;
    instant asked;
    int64_t place_in_line; /* 1… while waiting, in the order of asking; else 0 */
    id certificate;        /* issued for completing */
    text reason;           /* why refused, or (not) completed; people read it */
    bool evaluated;        /* said what they think of the class; not what */
    text key;              /* course/volunteer: unique */
    /* derived */
    text name;
};

enum presence_state { PRESENCE_PRESENT = 1, PRESENCE_LATE, PRESENCE_EXCUSED, PRESENCE_ABSENT };
enum presence_source { PRESENCE_QR = 1, PRESENCE_LIST, PRESENCE_OFFLINE };

struct presence {
    id id;
    id session, enrolment;
    int32_t state;     /* enum presence_state */
    int32_t source;    /* enum presence_source */
    instant at;        /* when it was marked, by the server's clock */
    instant device_at; /* the same by the clock of the phone that marked it; none = no phone */
    instant received;  /* when the mark came */
    id marked_by;      /* account */
    text key;          /* session/enrolment: unique */
};

/* Whether the class takes enrolments in this state; whether nothing of it changes any more. */
static inline bool course_takes(int32_t state)
{
    return state == COURSE_OPEN || state == COURSE_RUNNING;
}
static inline bool course_is_over(int32_t state)
{
    return state == COURSE_FINISHED || state == COURSE_CANCELLED;
}
/* Whether the person was taught: has or had a seat. */
static inline bool enrolment_is_seated(int32_t state)
{
    return state == ENROLMENT_ENROLLED || state == ENROLMENT_COMPLETED ||
           state == ENROLMENT_NOT_COMPLETED;
}

extern const struct entity course_entity, course_trainer_entity, course_session_entity,
    enrolment_entity, presence_entity;
extern const struct field course_fields[], course_session_fields[], enrolment_fields[],
    presence_fields[];
extern const struct vocabulary enrolment_state_vocabulary, course_state_vocabulary;

/* Whether the person had a seat in a class of the unit. */
err course_taught(struct ctx *cx, struct tx *tx, id person, id unit, bool *taught) MUST_CHECK;
/* "left/right" of two ids: the key of what there is at most one of for both. */
text pair_key(struct arena *arena, id left, id right);

#endif
