/* SPDX-License-Identifier: MIT
 * entity: what a record is. A record is an ordinary C struct whose first member is `id id;`, plus
 * one const field table. Everything else is derived from the table: stored bytes, JSON, forms,
 * validation, columns, OpenAPI, TypeScript, Lua facts, what is personal. Field and entity numbers
 * are never reused. The zero value of a member means "not given". Text members point into whatever
 * the record was decoded from. */
#ifndef VOLBANK_STORE_ENTITY_H
#define VOLBANK_STORE_ENTITY_H

#include <stdint.h>

#include "../base/crypto.h"
#include "../base/ctx.h"
#include "vocabulary.h"

struct tx;

enum field_kind {
    FIELD_TEXT = 1, /* text       */
    FIELD_INT,      /* int64_t    */
    FIELD_BOOL,     /* bool       */
    FIELD_DATE,     /* date       */
    FIELD_TIME,     /* instant    */
    FIELD_MONEY,    /* int64_t, đồng */
    FIELD_ENUM,     /* int32_t, a term number; code branches on it */
    FIELD_CODE,     /* uint8_t, a term number of a vocabulary */
    FIELD_CODES,    /* code_set   */
    FIELD_GRID,     /* week_grid  */
    FIELD_PLACE,    /* id of a `place` */
    FIELD_REF,      /* id of .target */
    FIELD_FILE,     /* id of a stored `file` */
    FIELD_HASH,     /* struct hash */
    FIELD_LEVELS    /* code_levels; in tables of rule facts only, never in an entity */
};

/* C type a member must have for its kind; FIELD() does not compile otherwise. */
#define TEXT_TYPE text
#define INT_TYPE int64_t
#define BOOL_TYPE bool
#define DATE_TYPE date
#define TIME_TYPE instant
#define MONEY_TYPE int64_t
#define ENUM_TYPE int32_t
#define CODE_TYPE uint8_t
#define CODES_TYPE code_set
#define GRID_TYPE week_grid
#define PLACE_TYPE id
#define REF_TYPE id
#define FILE_TYPE id
#define HASH_TYPE struct hash
#define LEVELS_TYPE code_levels

enum field_flag {
    REQUIRED = 1 << 0,
    UNIQUE = 1 << 1,   /* among records that give it */
    INDEXED = 1 << 2,  /* can be filtered and sorted by */
    SEARCHED = 1 << 3, /* words found without accents */
    PERSONAL =
        1 << 4, /* masked without the grant; sealed in the journal; reads by staff are journalled */
    SENSITIVE = 1 << 5, /* PERSONAL, and counted (NĐ 356/2025 Đ4; domain §6.1): always optional */
    SECRET = 1 << 6,    /* never leaves the server: hashes, keys */
    DERIVED = 1 << 7,   /* computed by .derive; never stored or imported */
    READ_ONLY = 1 << 8, /* set by code only; ignored with a flaw when a client sends it */
    LINES = 1 << 9,     /* TEXT of several lines */
    CASCADE = 1 << 10   /* REF: deleting the target deletes this record; otherwise it is refused */
};

struct field {
    uint16_t
        id; /* number in stored bytes, 1..65535; DERIVED fields have one too, for schema order */
    uint16_t kind;
    uint32_t flags;
    const char *name;
    size_t offset;
    size_t size;
    const char *label;
    const char *label_en;
    const char *help; /* one sentence under the form field, Vietnamese */
    const char *help_en;
    int64_t min, max;   /* INT, MONEY: bounds; TEXT: graphemes (byte cap = 4 * max); 0,0 = kind's
                           default (TEXT 200) */
    const char *target; /* REF: entity name */
    const struct vocabulary *terms; /* ENUM, CODE, CODES */
    const char *fallback;           /* value when absent on create, written as in a form */
    /* DERIVED: fills the member of `record` from the rest of it (and the store) as of a day. */
    err (*derive)(struct ctx *cx, struct tx *tx, void *record, date as_of);
    const char *aliases; /* other column headings people use, '|' separated, any case and accents */
    const char *as_of;   /* REF, PLACE: DATE field of the record on whose day a code or name in a
                            sheet is meant, "-on" = the day before; NULL = today, or the last day of
                            the record's own valid_from and valid_to */
};

/* One row of a field table. The table ends with { 0 }. The macro only makes a row. */
#define FIELD(num, strct, member, knd, flg, ...)                                                   \
    {                                                                                              \
        .id = (num), .kind = FIELD_##knd, .flags = (flg), .name = #member,                         \
        .offset = offsetof(strct, member),                                                         \
        .size = sizeof(((strct *)0)->member) / _Generic(((strct *)0)->member, knd##_TYPE : 1),     \
        __VA_ARGS__                                                                                \
    }

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
    const char *help; /* what it is, one sentence, for the docs */
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
};

/* The field called `name`, or NULL. */
API const struct field *entity_field(const struct entity *entity, const char *name,
                                     size_t name_size);
/* Pointer to a member inside a record. */
static inline void *field_in(const struct field *f, void *record)
{
    return (char *)record + f->offset;
}
static inline const void *field_of(const struct field *f, const void *record)
{
    return (const char *)record + f->offset;
}
/* True when the member has its zero value. */
API bool field_is_empty(const struct field *f, const void *record);
API bool field_equal(const struct field *f, const void *record_a, const void *record_b);

#endif
