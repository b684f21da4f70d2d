/* SPDX-License-Identifier: MIT
 * facts: what a district's rule is told of a dossier: hook awards.score. All of it comes from the
 * proof that was frozen when the dossier was handed in and from the dossier itself, so that the
 * same dossier gives the same points whatever happens afterwards. Names, sex, ethnicity and
 * religion are never facts. */
#ifndef VOLBANK_AWARDS_SCORE_FACTS_H
#define VOLBANK_AWARDS_SCORE_FACTS_H

#include "../dossier/dossier.h"

/* A certificate the nominee holds, or held. */
struct award_score_certificate {
    text code;
    bool valid; /* on the day of the proof */
};
/* An earlier honour of the bank's own book. */
struct award_score_honour {
    int64_t years_ago; /* 0 = in the year of the proof */
};

struct award_score_facts {
    date as_of;
    int32_t of;     /* enum nominee_kind */
    int32_t level;  /* enum award_level: of the award */
    int64_t years;  /* unbroken, with granted hours */
    int64_t days;   /* on which there are any */
    int64_t people; /* who did it: 1, or a team's members */
    /* organisations */
    int64_t members, coordinators, months_founded;
    bool charter;
    /* granted, by how well it is shown */
    int64_t minutes_scanned, minutes_confirmed, minutes_paper, minutes_declared;
    int64_t shifts, campaigns, helped;
    struct fact_list certificates, honours;
    /* the dossier */
    bool initiative, replication; /* says something of it */
    int64_t documents;            /* attached */
};

extern const struct field award_score_facts_fields[];
extern const struct rule_hook awards_score_hook;
enum award_band { AWARD_EXCELLENT = 1, AWARD_GOOD, AWARD_FAIR, AWARD_BELOW };
/* The band of a score of 0..10000 hundredths. */
int award_band_of(int64_t score);

/* What the rule is told of a nomination; lists lie in the arena. *proved = false: it was never
 * handed in, so that there is nothing to tell. */
err award_score_facts_of(struct ctx *cx, struct tx *tx, const struct nomination_whole *w,
                         struct award_score_facts *out, bool *proved) MUST_CHECK;
/* The history rules are tried on: every dossier the council had before it. */
err award_score_cases(struct ctx *cx, const struct rule_cases *q,
                      bool (*take)(void *arg, const struct rule_case *c), void *arg);
extern const struct rule_grouping award_score_groupings[]; /* category, area */

#endif
