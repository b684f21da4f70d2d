/* SPDX-License-Identifier: MIT
 * club: a small world for the tests of the record layer: people, clubs and who belongs to which,
 * with every field kind and flag used somewhere; a ballot that keeps its secret and a visit that
 * leaves no trace. The store lies on kv_fault, so a slice held too long is caught wherever these
 * tests run. Transactions run on the test's own thread, so that assertions may fail. */
#ifndef VOLBANK_TESTS_CLUB_H
#define VOLBANK_TESTS_CLUB_H

#include "core/store/index.h"
#include "core/store/query.h"
#include "core/store/record_bytes.h"
#include "core/store/tx.h"
#include "tests/support/store/kv_fault.h"
#include "tests/support/store/temp_dir.h"

enum person_state { PERSON_NEW = 1, PERSON_ACTIVE, PERSON_RESTING };

struct place {
    id id;
    text name;
};

struct person {
    id id;
    text full_name;
    text email;
    date birth;
    code_set skills;
    week_grid free;
    int64_t points;
    bool active;
    instant joined;
    int64_t dues;
    int32_t state;
    uint8_t level;
    id home;
    id mentor;
    struct hash token;
    text note;
    int64_t age;
    int64_t checked; /* READ_ONLY: filled by the check */
};

struct club {
    id id;
    text name;
    id chief;
};

struct membership {
    id id;
    id person;
    id club;
    date since;
    text remark;
};

struct ballot {
    id id;
    int32_t choice;
};

struct visit {
    id id;
    text path;
};

extern const struct vocabulary skill_terms, state_terms, level_terms;
extern const struct field person_fields[];
extern const struct entity place_table, person_table, club_table, membership_table, ballot_table,
    visit_table;

struct bench {
    char dir[TEMP_DIR_SIZE];
    struct kv_fault_plan plan;
    struct arena *arena;
    struct random_source random;
    struct schema *schema;
    struct ctx cx;
    struct kv *kv;
    struct journal_end end;
    struct tx tx; /* between bench_begin and its end */
};

struct bench *bench_new(void);
void bench_free(struct bench *b);
/* cmocka fixtures: *state is the bench. */
int bench_setup(void **state);
int bench_teardown(void **state);

/* One unit of work; forgets the last one's error. */
struct tx *bench_begin(struct bench *b, bool write);
/* Appends to the journal and commits; the journal number in *seq, which may be NULL. */
err bench_commit(struct bench *b, uint64_t *seq);
void bench_abort(struct bench *b);

/* In one unit of work of its own; the journal number. Fails the test when it is refused. */
uint64_t bench_create(struct bench *b, const struct entity *entity, void *record);
uint64_t bench_update(struct bench *b, const struct entity *entity, void *record);
uint64_t bench_delete(struct bench *b, const struct entity *entity, id which);
/* The record as it is now; false when there is none. */
bool bench_get(struct bench *b, const struct entity *entity, id which, void *out);

/* The journal's entry of that number; the number of its last. */
struct journal_entry bench_entry(struct bench *b, uint64_t seq);
uint64_t bench_last(struct bench *b);
/* Puts back what the entry did, in one unit of work. */
err bench_undo(struct bench *b, uint64_t seq);

/* A valid person with this name. */
struct person person_called(const char *name);
/* The n-th person of a fixed crowd: every field filled from the number. */
struct person person_random(struct bench *b);
/* A date of birth and so on are equal; texts by value. */
bool records_equal(const struct entity *entity, const void *a, const void *b);

#endif
