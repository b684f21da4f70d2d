/* SPDX-License-Identifier: MIT
 * allocation: the kept result of a run: which people and seats the ordinals of its instance were,
 * who got what, at which prices, and the summary that was made of it. Immutable; everything the
 * officers' pages say about a run is read from here, so that it says the same tomorrow. */
#ifndef VOLBANK_BANK_MATCH_ALLOCATION_H
#define VOLBANK_BANK_MATCH_ALLOCATION_H

#include "../bank.h"
#include "certificate.h"

/* What may stand between a person and a seat. */
enum lack {
    LACK_SKILL,
    LACK_LANGUAGE,
    LACK_CERTIFICATE,
    LACK_AGE,
    LACK_TIME, /* not free in the hours of the shift */
    LACK_NEAR, /* farther than the person goes */
    LACK_DAY,  /* has a shift that day already */
    LACK_RULE, /* the area's rule says no */
    LACKS
};

enum seat_class { SEATS_GENERAL, SEATS_LANGUAGE, SEATS_LEAD };

/* One role of the instance. */
struct match_seats {
    id shift, opening;
    uint32_t class; /* enum seat_class */
    uint32_t eligible;
    uint32_t only[LACKS]; /* people who lack nothing but this */
    int32_t locked;       /* seats taken before the run, not in the instance */
    int32_t unused;
};

/* What a run keeps. Slices are borrowed from whoever makes it. */
struct match_kept {
    uint32_t people, roles;
    const id *person; /* [people] */
    const struct match_seats *seats;
    struct slice instance;    /* VBM1 */
    struct slice certificate; /* VBC1 */
    text summary;             /* JSON without personal data */
};

/* Stores it under the run's id, in the transaction. */
err match_keep(struct ctx *cx, struct tx *tx, id run, const struct match_kept *kept) MUST_CHECK;
/* Into the arena. ERR_NOT_FOUND: no result yet; ERR_CORRUPT. */
err match_kept_get(struct ctx *cx, struct tx *tx, id run, struct match_kept *out) MUST_CHECK;

struct allocation {
    struct match_kept kept;
    const struct match_instance *instance; /* freed with the arena */
    const int32_t *price;                  /* [roles] */
    const uint32_t *start;                 /* [people + 1] into role */
    const uint32_t *role;                  /* what each person has */
    const uint32_t *filled;                /* [roles] */
    const uint32_t *holder;                /* people by role: holder[first[role]] and so on */
    const uint32_t *first;                 /* [roles + 1] into holder */
    const uint32_t *by_id;                 /* [people] in the order of their ids */
    int64_t objective, dual;
    bool overlap; /* several a day were allowed that do not overlap */
};

/* What was kept, ready to be asked; `kept` is borrowed. ERR_CORRUPT, ERR_INVALID. */
err allocation_of(struct ctx *cx, const struct match_kept *kept, struct allocation *out) MUST_CHECK;
/* The same of a stored run. */
err allocation_read(struct ctx *cx, struct tx *tx, id run, struct allocation *out) MUST_CHECK;
/* The same where a run whose result is gone or damaged counts as none: *there says which. */
err allocation_if_any(struct ctx *cx, struct tx *tx, id run, struct allocation *out,
                      bool *there) MUST_CHECK;
/* And in a short read of its own (no transaction may be open). */
err allocation_load(struct ctx *cx, id run, struct allocation *out) MUST_CHECK;
/* The ordinal of a person, or MATCH_NONE. */
uint32_t allocation_person(const struct allocation *a, id volunteer);
bool allocation_has(const struct allocation *a, uint32_t person, uint32_t role);
/* Points of an eligible pair, or -1. */
int32_t allocation_score(const struct allocation *a, uint32_t person, uint32_t role);

/* Why a person has or has not a seat, from the prices. */
struct allocation_why {
    bool eligible, has;
    int32_t score, price, value; /* value = score - price */
    uint32_t instead;            /* role taken that day or with the load used up; MATCH_NONE */
    int32_t instead_value;
    int32_t last;    /* least score among those who have it; -1 = nobody */
    int32_t missing; /* points more than the score that would have brought the seat; 0 = decided by
                        lot or by another place */
};
void allocation_why(const struct allocation *a, uint32_t person, uint32_t role,
                    struct allocation_why *out);

#endif
