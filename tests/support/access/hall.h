/* SPDX-License-Identifier: MIT
 * hall: a small province for tests of access: a union, two areas with a commune each, a department
 * that stands under nobody, and the permissions of a permission book. One write transaction is open
 * for the length of a test and never committed. */
#ifndef VOLBANK_TESTS_HALL_H
#define VOLBANK_TESTS_HALL_H

#include "core/access/access.h"
#include "core/base/crypto.h"

struct hall {
    char dir[64];
    struct arena *arena;
    struct ctx cx;
    struct random_source random;
    struct schema *schema;
    struct permission_book *book;
    struct kv *kv;
    struct tx *tx;
    id province, north, north_commune, south, south_commune, department;
};

/* A person's own file: what PERSONAL means is tried on it. */
struct dossier {
    id id;
    text name; /* PERSONAL */
    id unit;
    id account;
};
extern const struct entity dossier_entity;

/* cmocka fixtures of each test: *state is the hall, its clock at 2026-11-22 08:30. */
int hall_setup(void **state);
int hall_teardown(void **state);

/* An active account; fails the test when it cannot be made. */
id hall_account(struct hall *h, const char *login);
id hall_unit(struct hall *h, const char *name, int32_t kind, id parent);
void hall_grant(struct hall *h, id account, enum role role, id unit, date from, date to);
/* An account that holds one role from long ago on. */
id hall_holder(struct hall *h, const char *login, enum role role, id unit);
/* From now on `account` acts (none = nobody, not the system either). */
void hall_act_as(struct hall *h, id account);
/* Acts as the system again. */
void hall_act_as_system(struct hall *h);
/* The error's slug, or of the first flaw when there is one; forgets the error. */
text hall_slug(struct hall *h);

#endif
