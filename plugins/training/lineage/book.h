/* SPDX-License-Identifier: MIT
 * book: the lineage of one moment with all its figures: who taught whom, how far from the source,
 * whom it reached, where nobody is, what came through. Read once, then never changed, so many may
 * read it at the same time; shelf.h keeps the one in force. It holds no names of people: whoever
 * shows one asks person@1 for it, at the time and for that reader. */
#ifndef VOLBANK_TRAINING_LINEAGE_BOOK_H
#define VOLBANK_TRAINING_LINEAGE_BOOK_H

#include "cascade.h"
#include "dag.h"
#include "id_index.h"

#define BOOK_NONE UINT32_MAX /* no commune, no class, nobody */

struct book_class {
    id id, unit;
    text title;
    date starts, ends;
    int64_t level; /* of its curriculum; 0 = makes no trainers */
    uint32_t commune;
    struct fidelity f;
};

struct book_person {
    id id;
    uint32_t commune;
    int32_t level;     /* trainer's level held today; 0 = none */
    date until;        /* of that certificate; none = no end */
    struct fidelity f; /* of the classes they lead */
    int64_t hop;       /* what these keep of the level they were taught at; SHARE_UNKNOWN */
};

/* A commune of today with a commune union. */
struct book_commune {
    id place;
    text name;
    uint32_t area;    /* BOOK_NONE = none */
    int64_t lat, lon; /* millionths of a degree */
    bool border, difficult;
    int64_t learners; /* people of here who completed a class */
    int64_t trainers; /* people of here who hold a trainer's level today */
    int64_t classes;  /* held for bodies of here */
};

struct book_area {
    id unit;
    text name;
    int64_t communes, reached, covered; /* with learners; with trainers */
    int64_t learners, trainers;
};

enum book_alert_kind {
    ALERT_HOP = 1, /* a generation keeps too little at each hop */
    ALERT_TRAINER, /* one trainer's classes do */
    ALERT_DEEP,    /* too far from the source */
    ALERT_SHORT,   /* too short beside the master curriculum */
    ALERT_CIRCLE   /* a trainer left out because the records go in circles */
};

struct book_alert {
    enum book_alert_kind kind;
    uint32_t generation, class_no, person; /* BOOK_NONE where it is about none */
    int64_t value;                         /* thousandths; generations for ALERT_DEEP */
};

struct book {
    struct arena *arena;
    uint64_t seq; /* journal number it was read at */
    date day;
    struct id_index index; /* people by id */
    struct book_person *people;
    struct book_class *classes;
    struct dag dag;
    const uint32_t *reach;
    size_t generation_count;
    struct fidelity *generations;
    struct cascade_step *steps;
    struct book_commune *communes;
    size_t commune_count;
    struct book_area *areas;
    size_t area_count;
    int64_t learners, trainers; /* everybody, with and without a commune */
    struct book_alert *alerts;
    size_t alert_count;
    size_t refs; /* shelf.h's */
};

/* Reads it. What it keeps lives in `arena`; what it drops in cx's. */
err book_read(struct ctx *cx, struct tx *tx, struct arena *arena, struct book *out) MUST_CHECK;
/* The figures from classes, people, communes and the DAG, which book_read has filled. */
void book_figures(struct book *b);
/* Learners of each commune that one person's classes reached: [commune_count]. */
const int64_t *book_reached(struct arena *arena, const struct book *b, uint32_t person);

#endif
