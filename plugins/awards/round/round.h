/* SPDX-License-Identifier: MIT
 * round: an award, and one year's round of it: who may nominate whom, by which criteria, by when.
 * Every date, age and number is data. What a round asks stands still once it is open; its state
 * moves by the table in round_flow.c only. */
#ifndef VOLBANK_AWARDS_ROUND_H
#define VOLBANK_AWARDS_ROUND_H

#include "../awards.h"

/* How the deciding body writes its documents (domain.md §6.4). */
enum award_regime { AWARD_REGIME_STATE = 1, AWARD_REGIME_YOUTH, AWARD_REGIME_FEDERATION };
enum award_level { AWARD_GRASSROOTS = 1, AWARD_DISTRICT, AWARD_PROVINCE, AWARD_CENTRAL };

struct award {
    id id;
    text code, name;
    id unit;        /* keeps it */
    int32_t level;  /* enum award_level: whose award it is */
    int32_t regime; /* enum award_regime */
    text basis;     /* statute or decision it rests on */
    text form;      /* "Bằng khen", "Giấy khen", "Biểu trưng" */
};

enum round_state {
    ROUND_PLANNED = 1, /* being prepared: everything can change */
    ROUND_OPEN,        /* takes dossiers */
    ROUND_CHECKING,    /* the last day for dossiers is over: levels confirm, the office checks */
    ROUND_COMMENTING,  /* the public comments on who was checked */
    ROUND_VOTING,      /* the public votes */
    ROUND_COUNCIL,     /* council scores and votes */
    ROUND_DECIDED,     /* a decision has been signed */
    ROUND_PUBLISHED,   /* results are public */
    ROUND_CANCELLED
};
enum round_who { WHO_UNIT = 1, WHO_TEAM, WHO_SELF };

struct award_round {
    id id;
    id award, unit; /* unit: holds it; units at or below it propose */
    int64_t year;
    text title;
    int32_t state;   /* enum round_state; moves by its own routes only */
    date counted_on; /* ages and years are counted to this day; none = the last day for dossiers */
    date dossiers_from, dossiers_until;
    date check_until; /* last day for levels to confirm and for returned dossiers to come back */
    date comment_from, comment_until, vote_from, vote_until; /* none = not held */
    date council_on, decision_on, ceremony_on;
    code_set who_may;  /* of enum round_who */
    bool one_form;     /* a nominee stands in one round of this unit in a year only */
    bool blind;        /* reviewers do not see who it is */
    int64_t reviewers; /* per dossier */
    text decision_number;
    date decided;
    int64_t seed; /* draws lots among equals */
    text end_reason;
    id template_of; /* the round it was copied from; none = a shipped template or by hand */
    /* derived */
    int64_t dossiers; /* submitted and not withdrawn */
};

enum nominee_kind { NOMINEE_PERSON = 1, NOMINEE_ORGANISATION, NOMINEE_MODEL };

struct award_category {
    id id;
    id round;
    int64_t position;
    text title;
    int32_t of;    /* enum nominee_kind */
    int64_t quota; /* at most so many are honoured; 0 = no limit */
    /* 0 = not asked. Ages in years reached on the round's counted_on, both included. */
    int64_t age_min, age_max, years_min; /* years_min: unbroken years as a volunteer */
    int64_t members_min, coordinators_min, months_founded_min; /* of organisations */
    bool needs_charter;
    bool needs_review; /* of teams: reviewed by the Fatherland Front, and found lawful */
    bool minority;     /* for ethnic-minority people, by what they say of themselves */
    int64_t words_max; /* of each report; 0 = the setting's */
    text eligibility;  /* the rest of the conditions, in words */
    code_set needs;    /* documents to attach: award_document_vocabulary */
};

struct award_criterion {
    id id;
    id category;
    int64_t position;
    text title, rubric;
    int64_t weight; /* percent; of a category together 100 */
    int64_t most;   /* points 0..most */
};

extern const struct entity award_entity, award_round_entity, award_category_entity,
    award_criterion_entity;
extern const struct field award_fields[], award_round_fields[], award_category_fields[],
    award_criterion_fields[];
extern const struct vocabulary award_regime_vocabulary, award_level_vocabulary,
    round_state_vocabulary, round_who_vocabulary, nominee_kind_vocabulary,
    award_document_vocabulary;

/* The day on which ages and years are counted. */
static inline date round_counted_on(const struct award_round *r)
{
    return r->counted_on ? r->counted_on : r->dossiers_until;
}
/* Whether a first dossier can be handed in on this day; whether one that was returned can. */
bool round_takes_dossiers(const struct award_round *r, date today);
bool round_takes_returned(const struct award_round *r, date today);
/* Whether levels still confirm and the office still checks. */
bool round_is_checked(const struct award_round *r, date today);
/* Whether the public comments, votes on this day: by date, once dossiers are being checked and
 * until the council has decided. Both may run at once. */
bool round_takes_comments(const struct award_round *r, date today);
bool round_takes_votes(const struct award_round *r, date today);
/* Whether the council scores and casts ballots. */
static inline bool round_in_council(const struct award_round *r)
{
    return r->state == ROUND_COUNCIL;
}
/* Whether its results may be shown to everybody. */
static inline bool round_is_public(const struct award_round *r)
{
    return r->state == ROUND_PUBLISHED;
}
static inline bool round_is_over(const struct award_round *r)
{
    return r->state == ROUND_PUBLISHED || r->state == ROUND_CANCELLED;
}

#endif
