/* SPDX-License-Identifier: MIT
 * nomination: one dossier: who is proposed for what, by whom, how far it has come and who confirmed
 * it. Its state moves by the table in nomination_table.c only (move.h). A nominee stands once in a
 * round, and where the round says so once in a year. */
#ifndef VOLBANK_AWARDS_NOMINATION_H
#define VOLBANK_AWARDS_NOMINATION_H

#include "../round/round.h"

enum nomination_source { SOURCE_UNIT = 1, SOURCE_TEAM, SOURCE_SELF };

enum nomination_state {
    NOMINATION_DRAFT = 1,  /* only its nominator sees it through */
    NOMINATION_SUBMITTED,  /* waits for the unit `at` to confirm */
    NOMINATION_RETURNED,   /* waits for its nominator, with reasons */
    NOMINATION_REFUSED,    /* by a level or by the office */
    NOMINATION_WITHDRAWN,  /* by its nominator */
    NOMINATION_LAPSED,     /* was not confirmed in time */
    NOMINATION_CONFIRMED,  /* by all levels: waits for the office's check */
    NOMINATION_CHECKED,    /* stands before public and council */
    NOMINATION_PROPOSED,   /* the council proposes it for the decision */
    NOMINATION_NOT_CHOSEN, /* the council does not */
    NOMINATION_AWARDED,    /* by the decision */
    NOMINATION_REVOKED     /* honour taken back */
};

struct nomination {
    id id;
    id round, category;
    /* who is honoured: of these the one that the category is of; a model has who keeps it */
    id person, team, unit_nominee;
    text model;     /* name of a model */
    text duty;      /* what the person is in charge of, as it is to be printed */
    id unit;        /* proposing unit */
    id nominator;   /* account */
    int32_t source; /* enum nomination_source */
    int32_t state;  /* enum nomination_state */
    id at;          /* unit whose turn it is while SUBMITTED */
    text summary;   /* a paragraph for the list */
    text achievements, initiative, replication, earlier; /* reports; earlier: commendations */
    bool minority; /* said by the person themselves, for a category for minorities only */
    instant submitted, decided;
    int64_t turn; /* how many times it was handed in */
    text reason;  /* of the last return, refusal, withdrawal, lapse or revocation */
    id by_team;   /* the team that nominates */
    text key;     /* holder/year/nominee or round/nominee: unique while it stands */
    /* derived */
    text name; /* of the nominee */
};

enum confirmation_decision {
    CONFIRMATION_PROPOSED = 1, /* handed in: the proposing unit stands for it */
    CONFIRMATION_CONFIRMED,
    CONFIRMATION_RETURNED,
    CONFIRMATION_REFUSED,
    CONFIRMATION_CHECKED, /* by the office of the round */
    CONFIRMATION_WITHDRAWN,
    CONFIRMATION_LAPSED,
    CONFIRMATION_COUNCIL, /* the council proposes it */
    CONFIRMATION_PASSED_OVER,
    CONFIRMATION_AWARDED,
    CONFIRMATION_REVOKED
};
/* What a level decided; never changed. */
struct confirmation {
    id id;
    id nomination, unit;
    int32_t decision; /* enum confirmation_decision */
    text reason;
    instant at;
    id account;
    int64_t turn; /* of the nomination then */
    /* derived */
    text unit_name;
};

extern const struct entity nomination_entity, confirmation_entity;
extern const struct field nomination_fields[], confirmation_fields[];
extern const struct vocabulary nomination_state_vocabulary, nomination_source_vocabulary,
    confirmation_decision_vocabulary;

/* Whether the text of the dossier can still be changed. */
static inline bool nomination_is_editable(int32_t state)
{
    return state == NOMINATION_DRAFT || state == NOMINATION_RETURNED;
}
/* Whether it stands in its round: handed in and neither refused, withdrawn nor lapsed. */
static inline bool nomination_stands(int32_t state)
{
    return state == NOMINATION_SUBMITTED || state == NOMINATION_RETURNED ||
           (state >= NOMINATION_CONFIRMED && state <= NOMINATION_AWARDED);
}
/* Whether the council has it before itself, or had. */
static inline bool nomination_is_judged(int32_t state)
{
    return state >= NOMINATION_CHECKED && state <= NOMINATION_AWARDED;
}
/* The record the nominee is: person, team or unit; of a model, who keeps it. */
id nomination_nominee(const struct nomination *n);
/* Its name as it is printed; empty for people who are erased. */
text nomination_name(struct ctx *cx, struct tx *tx, const struct nomination *n);
/* Whether the actor works on it as its nominator: made it, or leads or staffs the proposing unit
 * when the unit proposes. */
bool nomination_is_own(struct ctx *cx, struct tx *tx, const struct nomination *n);
/* ERR_FORBIDDEN unless the actor may read the dossier whole: its nominator, staff of the proposing
 * unit and of units above it. (Council members read through the council's routes.) */
err nomination_require_read(struct ctx *cx, struct tx *tx, const struct nomination *n) MUST_CHECK;
/* ERR_NOT_FOUND "draft" for whoever has no part in a draft. */
err nomination_is_there(struct ctx *cx, struct tx *tx, const struct nomination *n) MUST_CHECK;
/* The units that confirm it one after the other: from the proposing unit up to below the unit that
 * holds the round. Handing in is the word of a unit that proposes, so it is not asked again; units
 * that are closed are passed over. CONFLICT "outside" when the round's unit is not above. */
struct nomination_levels {
    id units[16];
    size_t count;
};
err nomination_levels(struct ctx *cx, struct tx *tx, const struct nomination *n,
                      const struct award_round *r, struct nomination_levels *out) MUST_CHECK;
/* The key under which a nominee stands once. */
text nomination_key(struct arena *arena, const struct nomination *n, const struct award_round *r);
/* Who stands for the same nominee already, other than n itself. ERR_NOT_FOUND when nobody does. */
err nomination_rival(struct ctx *cx, struct tx *tx, const struct nomination *n,
                     const struct award_round *r, struct nomination *out) MUST_CHECK;

/* The nomination and its round, category. ERR_NOT_FOUND. */
struct nomination_whole {
    struct nomination nomination;
    struct award_round round;
    struct award_category category;
};
err nomination_whole(struct ctx *cx, struct tx *tx, id which,
                     struct nomination_whole *out) MUST_CHECK;

#endif
