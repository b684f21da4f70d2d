/* SPDX-License-Identifier: MIT
 * demo_world: what the parts of a demo province share: the options, the source of chance, places
 * and bodies, and everybody who lives there. A demo commune is one of the 71 of 2023, because homes
 * are finer there; what it is called and belongs to depends on the day. */
#ifndef VOLBANK_BANK_DEMO_WORLD_H
#define VOLBANK_BANK_DEMO_WORLD_H

#include "bank.h"
#include "demo_batch.h"
#include "official.h"

enum { DEMO_COMMUNES = 71, DEMO_AREAS = 8, DEMO_DAYS_OPEN = 60, DEMO_LOGIN_PEOPLE = 2 };

/* Code of 2023 of the commune where the log-ins of a commune live and work. */
#define DEMO_LOGIN_COMMUNE "24664"

struct demo_commune {
    const struct place *old, *new;            /* of 2023 and of 2025 */
    const struct unit *old_union, *new_union; /* commune unions */
    uint8_t area;                             /* 0..7 = "660".."667", of the commune of 2025 */
    uint8_t language;                         /* spoken most besides Vietnamese; 0 none */
    bool urban;
    uint8_t minority; /* percent of the people, for names and languages only */
};

/* How people are named. It decides name and languages of an invented person and is stored nowhere:
 * no record of the bank has a field for it. */
enum demo_naming {
    NAMED_KINH,
    NAMED_MNONG,
    NAMED_MA,
    NAMED_EDE,
    NAMED_MONG,
    NAMED_TAY_NUNG,
    NAMED_DAO,
    NAMED_THAI,
    NAMED_COUNT
};

struct demo_person {
    id id;
    const struct unit *body; /* school, agency, club; NULL = the commune union of the day */
    date birth, joined;
    code_set skills, languages;
    week_grid free;
    uint8_t commune, occupation, naming;
    uint8_t keenness;    /* percent: how likely to come along when asked */
    uint8_t reliability; /* percent of accepted shifts at which they are there */
    int32_t sex;         /* 1 male, 2 female */
    bool busy_harvest, active;
    date last_day;  /* of the last shift they were given */
    int64_t coming; /* sign-ups for coming shifts */
};

struct demo {
    struct ctx *cx;
    const struct demo_options *options;
    struct demo_batch *batch;
    struct arena *scratch; /* texts until the next demo_put; whoever loops resets it */
    struct official official;
    struct demo_commune communes[DEMO_COMMUNES];
    const struct unit *areas[DEMO_AREAS];
    const struct unit *root;
    struct demo_person *people;
    size_t count;
    uint32_t *of_area[DEMO_AREAS]; /* people by area of their home */
    size_t of_area_count[DEMO_AREAS];
    id organiser;                 /* account that decided and marked what nobody else did */
    id logins[DEMO_LOGIN_PEOPLE]; /* accounts of the first people */
    id front;                     /* account of the Fatherland Front's officer */
    id *teams;                    /* in the order of demo_teams.c */
    size_t team_count;
};

/* Fills communes, areas and root from official. ERR_CORRUPT when the data lack one. */
err demo_world_make(struct demo *d) MUST_CHECK;
/* Where a commune is, and which commune union is there, on a day. */
const struct place *demo_place(const struct demo_commune *c, date on);
const struct unit *demo_union(const struct demo_commune *c, date on);
/* The unit a person belongs to on a day. */
const struct unit *demo_unit_of(const struct demo *d, const struct demo_person *p, date on);

/* Chance, always from cx->random. */
uint32_t demo_below(struct demo *d, uint32_t bound);
int64_t demo_between(struct demo *d, int64_t least, int64_t most);
bool demo_chance(struct demo *d, uint32_t percent);
/* Index of a weight, as likely as the weight is heavy; the weights are not all 0. */
size_t demo_weighted(struct demo *d, const uint16_t weights[], size_t count);
/* A new id made at that minute of the day, so that ids sort like what they stand for. */
id demo_id(struct demo *d, date day, int minute);
/* +84990xxxxxx: a block no operator gives to people, so that nobody's phone ever rings. */
text demo_phone(struct demo *d);

/* The stages, in order; each is a file. */
void demo_people_make(struct demo *d);  /* volunteers, memberships, consents, language checks */
void demo_teams_make(struct demo *d);   /* teams, cadres, forest-fire days */
void demo_history_make(struct demo *d); /* past campaigns, attendance, hours */
void demo_open_make(struct demo *d);    /* open campaigns and who signed up */
void demo_works_make(struct demo *d);   /* what counts in a year beside sessions */
/* Evaluation rounds by the rules in force; when everything else is stored. */
err demo_rounds_make(struct demo *d) MUST_CHECK;
/* What the Fatherland Front found of the teams, and their yearly reports; when everything else is
 * stored. */
err demo_register_make(struct demo *d) MUST_CHECK;
/* Role accounts, before the people: the first of them are some of the log-ins. *table: what is
 * printed. */
err demo_logins_make(struct demo *d, text *table) MUST_CHECK;
/* The name that goes with the account of one of the first people. */
text demo_login_name(size_t person);

#endif
