/* SPDX-License-Identifier: MIT
 * share_out: who reviews which dossier: as many reviewers for each as the round asks, none with a
 * conflict, and as even a load as that allows. It is a b-matching, solved by the service assign@1;
 * what is left here is to ask for the evenest one. Numbers only: who they stand for is the
 * caller's. */
#ifndef VOLBANK_AWARDS_SHARE_OUT_H
#define VOLBANK_AWARDS_SHARE_OUT_H

#include "core/plugin/plugin.h"

enum { SHARE_MEMBERS_MAX = 256, SHARE_EACH_MAX = 50 };

/* Of a pair at [dossier * members + member]. */
enum share_pair { SHARE_FREE, SHARE_BARRED /* in conflict */, SHARE_KEPT /* reviews it already */ };

struct share_problem {
    uint32_t dossiers, members;
    uint32_t each;       /* reviewers per dossier */
    uint32_t most;       /* dossiers per member, those they have included; 0 = no limit */
    const uint8_t *pair; /* [dossiers * members], enum share_pair */
    uint64_t seed;       /* draws lots among equals */
};
/* All in cx->arena. */
struct share_answer {
    bool *given;       /* [dossiers * members]: new reviews */
    uint32_t *missing; /* [dossiers]: reviewers that nobody is left for */
    uint32_t *load;    /* [members], with what they have */
    uint32_t count;    /* new reviews */
    uint32_t short_of; /* dossiers with somebody missing */
};

/* As many reviews as there can be; among those the least load of whoever has most; among those as
 * few as can be below the average. What is kept stays. Outside transactions. ERR_INVALID beyond the
 * limits above. */
err share_out(struct ctx *cx, const struct assign_1 *assign, const struct share_problem *p,
              struct share_answer *out) MUST_CHECK;

#endif
