/* SPDX-License-Identifier: MIT
 * town: a small world behind a real port for the tests of the HTTP floor: two units, three accounts
 * with keys, notes that anybody may read and members whose phone is personal; routes of every kind;
 * pages of every sort. Talked to over a raw socket, so that a test says every byte. */
#ifndef VOLBANK_TESTS_TOWN_H
#define VOLBANK_TESTS_TOWN_H

#include "core/http/server.h"

enum { TOWN_REPLY_MAX = 256 * 1024 };

enum note_state { NOTE_OPEN = 1, NOTE_CLOSED };

struct note {
    id id;
    text title;
    id unit;
    int32_t state;
    date starts;
    int64_t length; /* DERIVED: letters of the title */
};

struct member {
    id id;
    text name;
    text phone; /* PERSONAL */
    id unit;
    id account;
};

extern const struct entity note_entity, member_entity;
extern const struct route town_routes[];
extern const struct page town_pages[];
extern const struct permission *const town_permissions[];
extern const size_t town_permission_count;

struct town {
    char dir[64];
    struct arena *arena;
    struct ctx cx; /* the system's, for looking into the store */
    struct random_source random;
    struct schema *schema;
    struct permission_book *book;
    struct route_set *routes;
    struct page_set *pages;
    struct metrics *metrics;
    struct limits *limits;
    struct db *db;
    struct http *http;
    int port;
    id north, south; /* units, side by side */
    text officer, stranger,
        volunteer; /* tokens: officer of north, officer of south, somebody without a role */
    id officer_account, stranger_account, volunteer_account;
};

/* cmocka group setup and teardown: *state is the town. */
int town_setup(void **state);
int town_teardown(void **state);
struct schema *town_schema(void);
struct permission_book *town_book(struct arena *arena);
struct route_set *town_route_set(const struct schema *schema, const struct permission_book *book);

/* Sends the bytes and reads until the answer is whole or the server closes; NUL-terminated, in the
 * town's arena. */
const char *town_say(struct town *town, const char *bytes);
/* The same until `until` has come. */
const char *town_listen(struct town *town, const char *bytes, const char *until);
/* A request with Host, the token as a key (NULL = nobody) and more headers ("" or lines ending in
 * CRLF); returns the whole answer. */
const char *town_ask(struct town *town, const char *line, const text *token, const char *headers,
                     const char *body);
int reply_status(const char *reply);
const char *reply_body(const char *reply);
/* Value of a header in the arena, NULL when absent. */
const char *reply_header_of(struct town *town, const char *reply, const char *name);
/* Member of the JSON body. */
const struct json_value *reply_member(struct town *town, const char *reply, const char *name);
const char *reply_text(struct town *town, const char *reply, const char *name);

#endif
