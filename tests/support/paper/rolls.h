/* SPDX-License-Identifier: MIT
 * rolls: a data folder on real LMDB with the core's places and units and a list of people, for what
 * goes into it from sheets and out again. *state of the fixtures is the folder; its ctx is the
 * system's. */
#ifndef VOLBANK_TESTS_SUPPORT_PAPER_ROLLS_H
#define VOLBANK_TESTS_SUPPORT_PAPER_ROLLS_H

#include "core/paper/export.h"
#include "core/paper/import.h"

struct member {
    id id;
    text full_name;
    date birth;
    text phone; /* +84… by the check */
    text code;  /* member code */
    id commune, unit;
    text note;
    instant seen;
    bool active;
    int32_t kind;
    int64_t due;
    text badge; /* made by the check */
    int64_t age;
};
extern const struct entity member_entity;

/* No key and nothing alike: a record is known again by its id only. */
struct remark {
    id id;
    text words;
    id member;
};
extern const struct entity remark_entity;

struct rolls {
    char dir[64];
    struct ctx cx;
    struct schema *schema;
    struct random_source random;
    struct db *db;
};

int rolls_setup(void **state);
int rolls_teardown(void **state);

/* Reads a CSV and plans its import; fails the test when it is refused. */
struct import *rolls_plan(struct rolls *r, const struct entity *entity, const char *csv);
struct import *rolls_plan_bytes(struct rolls *r, const struct import_options *options,
                                struct slice file);
struct import_report rolls_report(struct rolls *r, const struct import *import);
/* Plans and applies; the rows must be good. */
struct import_report rolls_import(struct rolls *r, const struct entity *entity, const char *csv);
struct slice rolls_export(struct rolls *r, const struct entity *entity, enum sheet_form form,
                          bool names);
/* Every record of the store as lines, without journal and keys: equal when the records are. */
text rolls_records(struct rolls *r);
uint64_t rolls_last(struct rolls *r);
size_t rolls_count(struct rolls *r, const struct entity *entity);
/* "C7 date; D9 required" of a report. */
text rolls_problems(struct rolls *r, const struct import *import);
/* Places and units of before and after the reform, and of the same name. */
void rolls_fill(struct rolls *r);

#endif
