/* SPDX-License-Identifier: MIT
 * result: what came of ideas, models and forums, outcome beside output, for a unit and those below
 * it. An idea belongs to the year it was proposed in, so that its use years later stands beside
 * what was registered then; what is hidden or merged into another is not counted. Nothing is
 * stored; what makes a figure look better than it is changes no figure and is told. */
#ifndef VOLBANK_LIBRARY_RESULT_H
#define VOLBANK_LIBRARY_RESULT_H

#include "../idea/idea.h"

enum result_show {
    RESULT_REGISTERED = 1,
    RESULT_DISCUSSED,
    RESULT_ADOPTED,
    RESULT_APPLIED,
    RESULT_STALE,    /* adopted half a year ago and applied nowhere */
    RESULT_REPEATED, /* says what another said before, and is not merged into it */
    RESULT_MANY,     /* of one person's more than RESULT_MANY_AT in the year */
    RESULT_SHARED,   /* its proof is the proof of another idea too */
    RESULT_COPIED,   /* copies of models: reported … */
    RESULT_CONFIRMED,
    RESULT_ASKED, /* questions at forums: shown … */
    RESULT_ANSWERED,
    RESULT_SHOWS
};
enum { RESULT_MANY_AT = 5, RESULT_STALE_DAYS = 183, RESULT_YEARS = 5 };
extern const struct vocabulary result_show_vocabulary;

struct result_asking {
    id unit;
    int64_t year; /* 0 = this one */
    int32_t show; /* 0 = none */
    int64_t after;
};
extern const struct field result_asking_fields[];

struct result_figures {
    int64_t registered, discussed, adopted, applied;
    int64_t places; /* that apply them, each once for an idea */
};
struct result_idea {
    struct idea idea;
    int64_t places;
    bool in_year;
    size_t row;     /* of the book */
    size_t repeats; /* place of the idea it repeats; SIZE_MAX = none */
    bool many, shared, stale;
};
struct result_row {
    id unit;
    text name;
    bool own; /* the unit asked about itself, without those below */
    struct result_figures figures;
};
struct result_other { /* a copy of a model, or a question at a forum */
    id id, unit;
    text title, why;
    date day;
    bool counts; /* confirmed; answered */
    text page;
};
struct result_book {
    id unit;
    int64_t year;
    date today;
    struct result_idea *ideas; /* of RESULT_YEARS, as they were proposed */
    size_t idea_count;
    struct result_figures years[RESULT_YEARS]; /* the year asked for, and those before it */
    struct result_row *rows;
    size_t row_count, row_room;
    struct result_other *copies, *questions;
    size_t copy_count, question_count;
    int64_t models; /* published */
    int64_t helped; /* people, as confirmed copies of the year say */
    int64_t forums; /* held in the year */
};

/* Whether the idea is among those shown. */
bool result_has(const struct result_idea *one, enum result_show show);
void result_add(struct result_figures *sum, const struct result_idea *one);
/* Reads and judges all there is of `unit` and below. */
err result_book_read(struct ctx *cx, struct tx *tx, const struct result_asking *asking,
                     struct result_book *out) MUST_CHECK;
/* Copies, models and forums into a book begun. */
err result_others_read(struct ctx *cx, struct tx *tx, struct result_book *b) MUST_CHECK;

/* SLOW GET /library/results: figures, rows, flags; with `show`, the records behind one figure. */
err library_results(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

extern const struct measure library_measures[];

#endif
