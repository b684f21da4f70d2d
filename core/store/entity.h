/* SPDX-License-Identifier: MIT
 * entity: what a record is. A record is an ordinary C struct whose first member is `id id;`, plus
 * one const field table. Everything else is derived from the table: stored bytes, JSON, forms,
 * validation, columns, OpenAPI, TypeScript, Lua facts, what is personal. Field and entity numbers
 * are never reused. The zero value of a member means "not given". Text members point into whatever
 * the record was decoded from. */
#ifndef VOLBANK_STORE_ENTITY_H
#define VOLBANK_STORE_ENTITY_H

#include "field.h"

/* Instead of a permission: anybody, without signing in. */
#define PUBLIC "public"

enum entity_flag {
    ENTITY_UNJOURNALLED = 1 << 0, /* sessions, idempotency keys: no history */
    ENTITY_SECRET_FACTS =
        1
        << 1, /* ballots: the journal holds only that one was cast; random id, no actor, no time */
    ENTITY_APPEND_ONLY = 1 << 2 /* never updated or deleted by generic routes */
};

struct entity {
    const char *name;  /* "volunteer": in addresses, files, Lua */
    const char *label; /* Vietnamese singular */
    size_t size;
    const struct field *fields;
    uint16_t number; /* unique over core (1-99) and plugins (100-65535); first bytes of keys */
    uint32_t flags;
    const char *label_en;
    const char *help, *help_en; /* what it is, one sentence, for the docs */
    /* Rules over the whole record and other records, inside the transaction. before = NULL on
     * create. May fill READ_ONLY members. Reports with ctx_flaw/ctx_fail. An import asks it in a
     * read transaction first: whoever writes other records here does so when tx_is_write(). */
    err (*check)(struct ctx *cx, struct tx *tx, const void *before, void *record);
    /* After the record is written, in the same transaction: keeps records that follow from it. Not
     * called when nothing changed, nor by undo. before = NULL on create. */
    err (*saved)(struct ctx *cx, struct tx *tx, const void *before, const void *record);
    const char
        *read; /* permission for generic list/read/history/export; PUBLIC; NULL = no such routes */
    const char *write;  /* permission for generic create/update/delete/import; NULL = none */
    const char *scope;  /* path of REF fields to the unit it belongs to: "unit", "campaign.unit";
                           "id" when it is a unit;  NULL = the whole instance */
    const char *owner;  /* path to the account whose own record this is: "account",
                           "volunteer.account"; NULL = nobody's */
    const char *person; /* path to the record whose key seals PERSONAL fields: "id", "volunteer";
                           NULL = "id" */
    const char *title;  /* field shown as the record's name in lists, journal and references */
    const char *sort;   /* INDEXED field of the default order; NULL = by id (time made) */
    /* For sheets. key: fields by which a row is a stored record, then updated: "code+valid_from";
     * NULL = any UNIQUE field. same: alternatives by which a row is probably a stored record, then
     * a duplicate for a person to judge: "member_code|full_name+birth|phone+given:full_name"
     * (texts compare folded; given: only the given name). One field of each set is INDEXED. */
    const char *key;
    const char *same;
    /* What an import makes beside a new record, in its transaction: a person's membership. */
    err (*imported)(struct ctx *cx, struct tx *tx, void *record);
    /* Before a record is taken away by whatever means: a route, an undo, a parent that goes.
     * Refuses with ctx_fail. */
    err (*removing)(struct ctx *cx, struct tx *tx, const void *record);
    /* What somebody must not learn of this record whatever their roles, as who is who in a blind
     * review: empties those members, or texts of them, and says so. Asked of every record that is
     * read for an account, by whatever code, before that code sees it; not in the transaction of a
     * write, whose answers ask it (record_veil). NULL = whoever may see it may see all. */
    err (*veil)(struct ctx *cx, struct tx *tx, void *record, bool *veiled);
};

/* The field called `name`, or NULL. */
API const struct field *entity_field(const struct entity *entity, const char *name,
                                     size_t name_size);
#endif
