/* SPDX-License-Identifier: MIT
 * preview: what a rule would change, counted: every case with where it stood by the rule in force
 * and where it would stand by the one being tried. Pure: what comes out depends on the cases, never
 * on their order. Names of people are not known here. */
#ifndef VOLBANK_RULES_PREVIEW_H
#define VOLBANK_RULES_PREVIEW_H

#include "../base/json_write.h"
#include "stream.h"

enum {
    PREVIEW_MOVERS_MAX = 20, /* each way */
    PREVIEW_SAMPLES_MAX = 8,
    PREVIEW_COLUMNS_MAX = 20, /* bands, and the three outcomes that are none */
    PREVIEW_BINS_MAX = 25,
    PREVIEW_ROWS_SHOWN = 100,
    PREVIEW_ROWS_MAX = 2000 /* of one grouping; whoever comes later is counted together */
};

/* One case as counting sees it; borrowed for the call. */
struct preview_case {
    id subject;
    date day;
    text about;
    text group[RULE_GROUPINGS_MAX];
    struct slice facts; /* as rule_stream_put makes them */
};

/* Somebody for whom much would change, each person once. */
struct preview_mover {
    id subject;
    date day;
    text about;
    struct slice facts;
    int64_t delta; /* hundredths; a refusal counts as a point below the hook's least */
    int bands;     /* how many bands up, less how many down */
    bool told;     /* sides holds both verdicts */
    struct rule_child_decision sides[RULE_SIDES];
};

struct preview_row {
    text name;
    uint32_t cases, rose, fell;
    uint32_t scored[RULE_SIDES];
    int64_t sum[RULE_SIDES];
};

struct preview_sample {
    enum rule_side side;
    struct rule_fault fault;
};

struct preview_people;
struct preview_rows;

/* Arrays of two are by enum rule_side. */
struct preview {
    const struct rule_hook *hook;
    struct arena *arena;
    uint32_t cases, people, changed, rose, fell;
    uint32_t elsewhere; /* left out of all the rest: a unit below decides them by its own rule */
    uint32_t scored[RULE_SIDES], rejected[RULE_SIDES], unrated[RULE_SIDES], faults[RULE_SIDES];
    int64_t sum[RULE_SIDES];
    size_t column_count; /* bands best first, then unrated, rejected, fault */
    uint32_t matrix[PREVIEW_COLUMNS_MAX][PREVIEW_COLUMNS_MAX]; /* [before][after] */
    size_t bin_count;
    int64_t bin_width;
    uint32_t histogram[RULE_SIDES][PREVIEW_BINS_MAX];
    struct preview_mover risers[PREVIEW_MOVERS_MAX], fallers[PREVIEW_MOVERS_MAX];
    size_t riser_count, faller_count; /* those who move most first */
    struct preview_sample samples[PREVIEW_SAMPLES_MAX];
    size_t sample_count;
    struct preview_people *known;
    struct preview_rows *groups[RULE_GROUPINGS_MAX];
};

/* Everything lives in the arena. */
struct preview *preview_new(struct arena *arena, const struct rule_hook *hook);
void preview_add(struct preview *p, const struct preview_case *c,
                 const struct rule_standing of[RULE_SIDES]);
/* Keeps it unless one of that side, kind and line is known. */
void preview_fault(struct preview *p, enum rule_side side, const struct rule_fault *fault);
/* 1: the case rises, -1: it falls, 0: neither, which may still be a change. A better band counts
 * before a better score; to be rated and not to be rated cannot be compared. */
int preview_direction(const struct rule_hook *hook, const struct rule_standing of[RULE_SIDES]);
/* Rows of a grouping, most cases first, then by name; *count of them. */
const struct preview_row *preview_rows(struct preview *p, size_t grouping, size_t *count);

/* preview_json.c: members "cases" to "groups" of an open object; see its text for their names. */
void preview_json(struct json *j, struct preview *p);
/* An array of movers: {"subject","day","about","delta","before","after"}, each verdict as a string
 * of JSON, or null when it failed; long explanations are left out. */
void preview_movers_json(struct json *j, struct preview *p);

#endif
