/* SPDX-License-Identifier: MIT
 * kv_store: a store of any backend for the tests of the contract, which run on every backend: a new
 * one is one more row in kv_store.c. */
#ifndef VOLBANK_TESTS_KV_STORE_H
#define VOLBANK_TESTS_KV_STORE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/base/buffer.h"
#include "core/store/kv.h"
#include "tests/support/store/temp_dir.h"

struct backend_row;

struct store {
    const struct backend_row *row;
    char dir[TEMP_DIR_SIZE];
    struct arena *arena;
    struct ctx cx;
    struct kv *kv;
};

/* Keys seen by a scan, each followed by a space. */
struct seen {
    struct buffer keys;
    size_t stop_after; /* 0 = never */
    size_t fail_after;
    size_t count;
};

/* Opens it again, after kv_close. */
void store_open(struct store *s);
/* A text ended by zero as bytes. */
struct slice z(const char *zero_ended);
struct kv_tx *begin(struct store *s, struct kv_tx *parent, bool write);
void commit(struct store *s, struct kv_tx *tx);
void put(struct store *s, struct kv_tx *tx, const char *key, const char *value);
void del(struct store *s, struct kv_tx *tx, const char *key);
struct slice get(struct store *s, struct kv_tx *tx, struct slice key);
/* NULL: there is no such key. */
void assert_holds(struct store *s, struct kv_tx *tx, const char *key, const char *value);
/* A kv_visit over a struct seen. */
enum kv_go see(void *arg, struct slice key, struct slice value, err *failure);
/* The keys in [from, to), each followed by a space. */
void assert_scan(struct store *s, struct kv_tx *tx, const char *from, const char *to,
                 bool backwards, const char *expected);
/* g, c, a, e, b and cc. */
void put_letters(struct store *s);

struct contract_row {
    const char *name;
    CMUnitTestFunction test;
};
#define CONTRACT(test)                                                                             \
    {                                                                                              \
#test, test                                                                                \
    }
enum { CONTRACT_MAX = 32 };
/* Runs each, on an empty store of each backend; what main returns. */
int contract_run(const struct contract_row rows[], size_t count);

#endif
