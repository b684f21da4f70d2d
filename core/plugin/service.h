/* SPDX-License-Identifier: MIT
 * service: contracts by which plugins meet without knowing each other. A service is a const struct
 * of functions, exported under a name and version by at most one plugin; whoever wants it asks
 * ctx_service() and lives without when it is not there. */
#ifndef VOLBANK_PLUGIN_SERVICE_H
#define VOLBANK_PLUGIN_SERVICE_H

#include "../access/access.h"

/* "credential", version 1: who holds which certificate on a day. Codes are those of the bank's
 * certificate vocabulary. */
struct credential_1 {
    /* *valid = whether `person` (a volunteer's id) holds `code` on `day`. ERR_NOT_FOUND never: an
     * unknown person holds none. */
    err (*valid_on)(struct ctx *cx, struct tx *tx, id person, text code, date day, bool *valid);
    /* The certificate of `code` that would have lasted longest: its last day and the day it was
     * revoked on, each 0 for never. *had = whether the person ever had one. */
    err (*latest)(struct ctx *cx, struct tx *tx, id person, text code, bool *had, date *expires,
                  date *revoked_on);
};

/* "assign", version 1: who or what goes where under limits, the best there is and proved to be:
 * trainees to classes, assessors to candidates. Each of `froms` takes at most `load` of `tos`, each
 * of `tos` at most `capacity` of `froms`; what is maximised is the sum of the weights of the chosen
 * pairs plus `bonus` for every place filled up to a minimum. */
struct assign_pair {
    uint32_t from, to;
    int32_t weight; /* 0..10000 */
};
struct assign_problem {
    uint32_t froms, tos;
    const uint8_t *load;     /* [froms]; NULL = 1 each; above 1 only with at most 256 tos */
    const int32_t *capacity; /* [tos] */
    const int32_t *minimum;  /* [tos], at most the capacity; NULL = none */
    int32_t bonus;
    const struct assign_pair *pairs; /* by rising `from`, each pair once */
    size_t pair_count;
    uint64_t seed; /* draws lots among equals; the same seed gives the same answer */
};
struct assign_answer {
    const uint32_t *chosen; /* places in `pairs`, rising; in cx->arena */
    size_t count;
    int64_t worth, bound; /* no choice is worth more than `bound`; equal = proved the best */
};
struct assign_1 {
    /* Outside transactions; takes milliseconds for some ten thousand pairs. ERR_INVALID names what
     * is out of range. */
    err (*assign)(struct ctx *cx, const struct assign_problem *problem, struct assign_answer *out);
};

/* "person", version 1: the people other plugins' records are about, by their id. */
struct person {
    id id;
    text full_name; /* empty once erased */
    date birth;
    id unit;    /* the unit they belong to today */
    id account; /* none for people without a log-in */
};
struct person_1 {
    /* ERR_NOT_FOUND for ids that are nobody's. A record that was merged answers for the one that
     * was kept. */
    err (*read)(struct ctx *cx, struct tx *tx, id person, struct person *out);
    /* The actor's own record; ERR_NOT_FOUND when they have none. */
    err (*of_actor)(struct ctx *cx, struct tx *tx, struct person *out);
    /* Whether the actor may see who this is. */
    err (*visible)(struct ctx *cx, struct tx *tx, id person, bool *visible);
    /* Queues a short message "Chào <given name>, <words>" with this transaction, once per `message`
     * (its id); to nobody who cannot be reached or does not want to be, which is no failure. */
    err (*tell)(struct ctx *cx, struct tx *tx, id person, text about, text words, id message);
    /* The record of an account; ERR_NOT_FOUND when it has none. */
    err (*of_account)(struct ctx *cx, struct tx *tx, id account, struct person *out);
};

/* "study", version 1: who is learning for a certificate. */
struct study_1 {
    /* *learning = whether `person` has a seat in a class that is not over and ends in `code`. */
    err (*learning)(struct ctx *cx, struct tx *tx, id person, text code, bool *learning);
};

/* "work", version 1: what people did in a campaign, by the hours credited to them. */
struct campaign_work {
    text title;
    id unit; /* organiser */
    date starts, ends;
    bool over; /* published, and past its last day or closed */
};
struct campaign_worker {
    id person;
    int64_t hours;  /* credited, hundredths */
    int64_t shifts; /* with credited hours */
};
struct work_1 {
    /* ERR_NOT_FOUND. */
    err (*campaign)(struct ctx *cx, struct tx *tx, id campaign, struct campaign_work *out);
    /* Everybody with credited hours, at least `least` hundredths; most first; in cx->arena. */
    err (*workers)(struct ctx *cx, struct tx *tx, id campaign, int64_t least,
                   struct campaign_worker **out, size_t *count);
};

/* "team", version 1: clubs, teams and groups other plugins' records are about, on a day. */
struct team_known {
    id id;
    text name;
    id unit; /* looks after it */
    date founded;
    bool charter;                  /* has one */
    int64_t members, coordinators; /* members: all; coordinators: leaders and deputies too */
    bool basis;                    /* a founding decision is in the register */
    bool lawful;                   /* it rests on one, and its yearly review is neither failed, nor
                                      overdue, nor waiting for something to be mended */
    date reviewed, review_due;     /* last found lawful; next review or revisit; 0 = none */
    const char *standing, *standing_vi, *standing_en; /* "overdue", in words */
};
struct team_1 {
    /* ERR_NOT_FOUND. */
    err (*read)(struct ctx *cx, struct tx *tx, id team, date day, struct team_known *out);
    /* *leads = whether `person` leads, co-leads or coordinates it on `day`. */
    err (*leads)(struct ctx *cx, struct tx *tx, id team, id person, date day, bool *leads);
    /* *has = whether `person` is in it on `day`, in whatever part. */
    err (*has)(struct ctx *cx, struct tx *tx, id team, id person, date day, bool *has);
    /* Teams that `person` leads, co-leads or coordinates on `day`; in cx->arena. */
    err (*led)(struct ctx *cx, struct tx *tx, id person, date day, id **teams, size_t *count);
};

/* "record", version 1: what the bank can prove a person or a team did, up to and with a day, from
 * the hours granted to them; in cx->arena. Asked again with the same day it says the same, unless
 * records were changed since. Grades of evidence are those of the bank's vocabulary. */
struct record_grade {
    const char *code, *vi, *en; /* "scanned": how the hours are known */
    int64_t hours;              /* hundredths */
    int64_t shifts;
};
struct record_campaign {
    id id;
    text title;
    id unit;          /* organiser */
    date first, last; /* of the days done there */
    int64_t hours, shifts;
    int64_t helped; /* people the whole campaign helped, as its organiser reported; 0 = not said */
};
struct record_done {
    date first, last; /* days with granted hours; 0 = none */
    int64_t years;    /* periods of twelve months back from the day without a break, each with
                         granted hours */
    int64_t days;     /* on which there are any */
    int64_t hours, shifts;
    const struct record_grade *grades; /* each grade, also those with none */
    size_t grade_count;
    const struct record_campaign *campaigns; /* by first day */
    size_t campaign_count;
    int64_t people; /* who did it: 1 for a person; a team's members with granted hours */
};
struct record_1 {
    /* Nobody known: all zero. A merged record answers for the one that was kept. */
    err (*of_person)(struct ctx *cx, struct tx *tx, id person, date day, struct record_done *out);
    /* What its members did while they belonged to it. */
    err (*of_team)(struct ctx *cx, struct tx *tx, id team, date day, struct record_done *out);
};

/* "tie", version 1: what stands between two people so that one should not judge the other. */
enum tie_known {
    TIE_KNOWN_NONE,
    TIE_KNOWN_KIN,
    TIE_KNOWN_COLLEAGUE, /* declared: of the same unit */
    TIE_KNOWN_MENTOR,    /* one mentors the other, or did */
    TIE_KNOWN_OTHER      /* declared otherwise */
};
struct tie_1 {
    err (*between)(struct ctx *cx, struct tx *tx, id a, id b, enum tie_known *tie);
};

/* "honour", version 1: what stands on the paper of an award, for whoever has its code. */
struct honour_paper {
    text title, name; /* of a minor: initials */
    text number, unit;
    int64_t year;
    date decided, revoked_on;
    bool valid;
    text state, state_label, reason; /* labels in the reader's language */
};
struct honour_1 {
    /* ERR_NOT_FOUND. `code` as printed, in groups of four. */
    err (*look_up)(struct ctx *cx, struct tx *tx, text code, struct honour_paper *out);
};

/* "paper", version 1: a certificate set on A4 with the QR code by which anybody checks it, for what
 * another plugin keeps in a book of its own. */
struct request;
struct paper_asked {
    int32_t regime; /* of documents: 1 state, 2 youth union, 3 federation */
    id unit;        /* issues it */
    date day;
    text number, entry; /* of the decision; in the book */
    text holder, about; /* about: the unit of a person */
    text deed, title;   /* "được khen thưởng", what for */
    text basis;         /* the decision */
    text code;          /* looked up at /xac-minh/CODE */
    text stamp, ends;   /* across the page, and as a line below the entry; empty while it holds */
};
struct paper_1 {
    /* Outside transactions. `rq` says at which address it is checked. */
    err (*print)(struct ctx *cx, const struct request *rq, const struct paper_asked *what,
                 struct slice *pdf);
};

/* "activity", version 1: what anybody may come to in the days ahead, from the work people can sign
 * up for: once for each campaign and day. */
struct open_day {
    id campaign;
    text title, place, unit;
    instant starts, ends; /* of the day: first and last shift */
};
struct activity_1 {
    /* At most `most`, the soonest first; in cx->arena. */
    err (*coming)(struct ctx *cx, struct tx *tx, size_t most, struct open_day **out, size_t *count);
};

/* "library", version 1: what stands in the library, by the code in its address. */
struct library_known {
    id id;
    text code, title, summary;
    text url; /* "/cam-nang/so-tay-doi-truong" */
    bool published;
    bool holds; /* of a law: in force today; true for the rest */
};
struct library_1 {
    /* `code`, or an id in text. ERR_NOT_FOUND. */
    err (*find)(struct ctx *cx, struct tx *tx, text code, struct library_known *out);
};

/* "filing", version 1: the periodic reports units owed, and who answers for them: the officers of
 * the unit on the day each was due. */
enum report_came { REPORT_CAME_ON_TIME = 1, REPORT_CAME_LATE, REPORT_CAME_NOT };
struct report_owed {
    id unit, account;
    date due;
    int64_t months; /* of its period: 1, 3, 6 or 12 */
    enum report_came came;
};
struct filing_1 {
    /* Those due within the days and settled by the end of `as_of`, by day; of one account, or with
     * none of everybody. A report that somebody was let off is not among them. In cx->arena. */
    err (*owed)(struct ctx *cx, struct tx *tx, id account, date from, date until, date as_of,
                struct report_owed **out, size_t *count);
};

/* "rating", version 1: what the rule that rates a year gives for reports that were owed. */
struct reports_worth {
    bool counts;          /* the rule looks at reports at all */
    int64_t points, most; /* hundredths: as they came; had all come in time */
    text words;           /* its reasons, a line each */
    text rule;            /* whose rule it is; empty: the province's */
};
struct rating_1 {
    /* The year of the unit's rule that `day` lies in. Inside a transaction. */
    err (*year)(struct ctx *cx, struct tx *tx, id unit, date day, date *from, date *until);
    /* Outside transactions. A rule that fails counts nothing. */
    err (*reports)(struct ctx *cx, id unit, date from, date until, const struct report_owed *owed,
                   size_t count, struct reports_worth *out);
};

struct service {
    const char *name;
    int version;
    const void *functions; /* e.g. const struct credential_1 * */
};

/* The functions of a service, or NULL when no loaded plugin offers it. */
API const void *ctx_service(const struct ctx *cx, const char *name, int version);

#endif
