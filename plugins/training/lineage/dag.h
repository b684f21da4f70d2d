/* SPDX-License-Identifier: MIT
 * dag: who learnt from whom, as people and classes numbered from 0: a person leads classes, a class
 * has learners. Only classes that make trainers hand the lineage on (person -> class -> person);
 * in the others it ends. No store, no names: arrays in, arrays out, in time linear in the links.
 * The lineage is a DAG: where the records go in circles, the earliest class that no order can place
 * is kept without those of its trainers who would have to be trained after it; these links are
 * refused and told. Records without a circle lose none. */
#ifndef VOLBANK_TRAINING_LINEAGE_DAG_H
#define VOLBANK_TRAINING_LINEAGE_DAG_H

#include "core/plugin/plugin.h"

struct dag_class {
    date day;    /* on which it ended: which of two classes came first */
    bool trains; /* its learners may be trainers of others because of it */
};
/* A trainer of a class, or a learner. A pair given twice counts once. */
struct dag_link {
    uint32_t class_no, person;
};
struct dag_input {
    uint32_t people, class_count;
    const struct dag_class *classes;
    const struct dag_link *teaching, *learning;
    size_t teaching_count, learning_count;
};

/* Lists of one side: those of i are items[from[i]] … items[from[i + 1] - 1]. */
struct dag_lists {
    const uint32_t *from, *items;
};

struct dag {
    struct dag_input in;
    struct dag_lists trainers, learners; /* of a class; refused trainers left out */
    struct dag_lists leads, took;        /* classes of a person; took: those that train */
    /* Longest way from a root. A class without trainers here has generation 0, its learners too,
     * and so has a person who took none; a class is one below the lowest of its trainers. */
    const uint32_t *person_generation, *class_generation;
    const uint32_t
        *order; /* all: people as their number, classes as people + number; roots first */
    const struct dag_link *refused;
    size_t refused_count;
};

/* Everything in *out lives in the arena; `in` is borrowed as long. */
void dag_make(struct arena *arena, const struct dag_input *in, struct dag *out);

/* How many people each person's classes reached, directly or through those they trained: everybody
 * once, however many ways lead to them, the person not counted. [people] numbers in the arena. */
const uint32_t *dag_reach(struct arena *arena, const struct dag *dag);
/* The same people of one person, as marks [people]. */
const bool *dag_reached(struct arena *arena, const struct dag *dag, uint32_t person);

#endif
