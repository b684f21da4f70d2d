/* SPDX-License-Identifier: MIT
 * shown: whom everybody may see. A nominee under sixteen is public only while they themselves and
 * who represents them both agree (Luật 91/2025/QH15 Đ24), whatever page it is: list, ballot,
 * honours. Nobody is shown before the office has checked the dossier, and nobody who was erased. */
#ifndef VOLBANK_AWARDS_SHOWN_H
#define VOLBANK_AWARDS_SHOWN_H

#include "public.h"

enum { SHOWN_ALONE_AGE = 16 };

enum consent_of { CONSENT_OF_CHILD = 1, CONSENT_OF_GUARDIAN };
/* Agrees to being named in public with this nomination, and with the honour it leads to. */
struct nomination_consent {
    id id;
    id nomination;
    int32_t of; /* enum consent_of */
    text who;   /* name of the guardian */
    text paper; /* where the signed paper is kept */
    date given, withdrawn;
};
extern const struct entity nomination_consent_entity;
extern const struct vocabulary consent_of_vocabulary;

/* Whether nominees of the round stand before the public: from the day on which people comment or
 * vote, or with the results. */
bool round_names(const struct award_round *r, date today);

struct shown {
    bool is;
    bool minor; /* under sixteen today */
    bool child_agrees, guardian_agrees;
    text name; /* as it is printed; also of who is not shown */
};
err nomination_shown(struct ctx *cx, struct tx *tx, const struct nomination *n,
                     struct shown *out) MUST_CHECK;
/* Those of a round that are shown, by category and name; in cx->arena. */
struct shown_nominee {
    struct nomination nomination;
    text name;
};
struct shown_list {
    struct shown_nominee *items;
    size_t count;
    size_t waiting; /* checked, but not to be named */
};
err round_shown(struct ctx *cx, struct tx *tx, id round, struct shown_list *out) MUST_CHECK;
/* Categories of a round by position. */
err round_categories(struct ctx *cx, struct tx *tx, id round, struct award_list *out) MUST_CHECK;

#endif
