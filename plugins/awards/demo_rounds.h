/* SPDX-License-Identifier: MIT
 * demo_rounds: what officers and the council find in a demo province: the Tỉnh đoàn's Bằng khen of
 * last year from 60 dossiers to its decision, this year's, which still takes dossiers, and a round
 * whose council has scored everything and is about to vote. Dossiers are put where they would have
 * come by the day of the demo; proofs, points of rules and ranks are worked out as ever. */
#ifndef VOLBANK_AWARDS_DEMO_ROUNDS_H
#define VOLBANK_AWARDS_DEMO_ROUNDS_H

#include "council/council.h"

enum { DEMO_SEATS = 5, DEMO_PEOPLE_MOST = 128, DEMO_TEAMS_MOST = 32 };

struct demo_nominee {
    id id, unit;
};
struct demo_awards {
    const struct demo_options *options;
    struct random_source chance;
    const struct entity *volunteer;
    id province, officer, office; /* officer, office: accounts of a commune and of the province */
    id home;                      /* the officer's unit */
    id accounts[DEMO_SEATS];
    struct demo_nominee people[DEMO_PEOPLE_MOST], teams[DEMO_TEAMS_MOST];
    size_t people_count, team_count;
    size_t next_person, next_team;
    struct award_round last, open, voting;
    id seats[DEMO_SEATS]; /* council_member of the round at hand */
    bool late;            /* one review of this year's is still to be given */
};

err demo_rounds(struct ctx *cx, const struct demo_options *options) MUST_CHECK;

/* ---- demo_council.c -------------------------------------------------------------------------- */

/* Accounts of a council of five beside the log-ins there are. */
err demo_council_accounts(struct ctx *cx, struct tx *tx, struct demo_awards *d) MUST_CHECK;
/* Seats the council on a round. */
err demo_council_seat(struct ctx *cx, struct tx *tx, struct demo_awards *d,
                      const struct award_round *r) MUST_CHECK;
/* Every reviewer's points for every checked dossier of a round, but one of this year's. */
err demo_council_score(struct ctx *cx, struct tx *tx, struct demo_awards *d,
                       const struct award_round *r) MUST_CHECK;
/* Boxes counted, dossiers chosen or not, the decision signed and published, honours entered. */
err demo_council_decide(struct ctx *cx, struct tx *tx, struct demo_awards *d) MUST_CHECK;

#endif
