/* SPDX-License-Identifier: MIT
 * demo_cast: who trains whom in the demo province, decided before anything is stored: one class of
 * the source, two master courses, six provincial and twelve district trainers, forty classes over
 * three years. Every hop keeps three quarters of the anchor test. Two areas have no district
 * trainer and so few classes; one class is led by a grassroots trainer, too far from the source;
 * some are too short. Everything follows from the seed and the people there are. */
#ifndef VOLBANK_TRAINING_DEMO_CAST_H
#define VOLBANK_TRAINING_DEMO_CAST_H

#include "core/plugin/plugin.h"

enum {
    CAST_PEOPLE_LEAST = 100, /* in fewer nobody is trained */
    CAST_MASTERS = 2,
    CAST_PROVINCIAL = 6,
    CAST_DISTRICT = 12,
    CAST_GRASSROOTS = 40, /* classes */
    CAST_LEARNERS = 18    /* of a class, at most */
};
#define CAST_NOBODY UINT32_MAX

struct cast_person {
    id volunteer, unit, area;
    bool trains; /* or is one of the two with a log-in: drawn for nothing else */
};

struct cast_learner {
    uint32_t person;
    bool completed;
    id certificate; /* for completing; none */
};

struct cast_class {
    id id, unit;
    uint32_t generation;
    int64_t level; /* of trainers it makes; 0 = none */
    uint32_t trainers[2];
    size_t trainer_count;
    struct cast_learner learners[CAST_LEARNERS];
    size_t learner_count;
    size_t sessions;
    date starts, ends;
    int64_t knows; /* mean of the anchor test, thousandths */
};

struct cast_award {
    const char *code;               /* kind of certificate */
    id id, volunteer, unit, issuer; /* unit: of the person; issuer: none = the area */
    date issued;
    const char *course, *signer;
};

struct cast {
    struct cast_person *people;
    size_t count;
    id root;                    /* the province union */
    uint32_t volunteer, leader; /* who signs in as tnv.an, doitruong.binh; CAST_NOBODY */
    uint32_t masters[CAST_MASTERS], provincial[CAST_PROVINCIAL], district[CAST_DISTRICT];
    uint32_t grassroots; /* who leads a class though only T1; CAST_NOBODY */
    struct cast_class *classes;
    size_t class_count;
    struct cast_award *awards;
    size_t award_count;
};

/* Nobody and nothing when there are fewer than CAST_PEOPLE_LEAST people. All in cx->arena. */
err cast_make(struct ctx *cx, struct tx *tx, const struct demo_options *options,
              struct cast *out) MUST_CHECK;

#endif
