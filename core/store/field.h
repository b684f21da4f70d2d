/* SPDX-License-Identifier: MIT
 * field: one member of a C struct as a const row: its number, kind, label, bounds, help. A table of
 * rows describes what a record holds (entity.h), what a client sends (route.body, route.query) or
 * what a rule is told, and everything else is derived from it. A thing is described once: a body
 * that asks for what a record holds says which row it is LIKE instead of saying it again. */
#ifndef VOLBANK_STORE_FIELD_H
#define VOLBANK_STORE_FIELD_H

#include <stdint.h>

#include "../base/crypto.h"
#include "../base/ctx.h"
#include "vocabulary.h"

struct tx;
struct field;

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
    FIELD_LEVELS,   /* code_levels; in tables of rule facts only, never in an entity */
    FIELD_LIST      /* struct fact_list of .of; in tables of rule facts only, never in an entity */
};

/* Things of one kind a rule is told about, in order: the sessions of a year. Borrowed. */
struct fact_list {
    const void *items; /* count structs of .of_size bytes, described by .of */
    uint32_t count;
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
#define LIST_TYPE struct fact_list

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
    CASCADE = 1 << 10,  /* REF: deleting the target deletes this record; otherwise it is refused */
    VERBATIM =
        1 << 11, /* TEXT with LINES, kept to the byte: a program, whose blanks and lines count */
    STORED = 1 << 12 /* HASH: names a file of file_store.h, which stays while a record does so */
};

/* What becomes of a record when the unit it names ends and others go on in its place
 * (access/unit_operation.h). No row: it stays where it was, and reads as it was. */
enum heir_way {
    HEIR_MOVES = 1, /* it goes on: names the heir from now on */
    HEIR_CONTINUES, /* dated: ends the day before, and a copy goes on at the heir */
    HEIR_LATER,     /* goes over only when `from` is that day or later: campaigns to come */
    HEIR_AREA /* the area above the unit at `where`: stays, unless that unit moves to another */
};
struct field_heir {
    enum heir_way way;
    const char *from, *to; /* DATE fields of the record; to = last day, empty = goes on */
    const char *where;     /* path to a place that says which of several heirs; NULL = the first */
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
    const struct field *like;      /* table that describes this member: see LIKE */
    const struct field *of;        /* LIST: table of one item: scalar kinds, CODES and LEVELS */
    size_t of_size;                /* LIST: bytes of one item */
    const struct field_heir *heir; /* REF to a unit; NULL = the record stays with it */
};

/* One row of a field table. The table ends with { 0 }. The macro only makes a row. */
#define FIELD(num, strct, member, knd, flg, ...)                                                   \
    {                                                                                              \
        .id = (num), .kind = FIELD_##knd, .flags = (flg), .name = #member,                         \
        .offset = offsetof(strct, member),                                                         \
        .size = sizeof(((strct *)0)->member) / _Generic(((strct *)0)->member, knd##_TYPE : 1),     \
        __VA_ARGS__                                                                                \
    }

/* A row like the row of the same name in another table, usually an entity's:
 *     LIKE(3, struct joining, who.phone, volunteer_fields, phone, 0, .help = "…", .help_en = "…")
 * What the value is comes from there: kind, target, terms, and whether it is PERSONAL, SENSITIVE,
 * SECRET or has LINES. Label, help and bounds come from there where this row gives none. What the
 * record does with it stays there: whether a body must send it (REQUIRED), fallbacks, indexes.
 * Rows of bodies and queries may be like others; an entity describes its own. */
#define LIKE(num, strct, path, table, member, ...)                                                 \
    {                                                                                              \
        .id = (num), .name = #member, .offset = offsetof(strct, path),                             \
        .size = sizeof(((strct *)0)->path), .like = (table), .flags = __VA_ARGS__                  \
    }

/* The table with every LIKE row filled in, in the arena; `fields` itself when it has none, NULL
 * when it is NULL. Says through `fault` which row is like none, or has not the size of the one it
 * is like; such a row keeps no kind. Filled in once, when the routes are gathered. */
const struct field *fields_filled(struct arena *arena, const struct field *fields,
                                  void (*fault)(void *arg, const char *message), void *arg);
/* The row called `name`, or NULL; `fields` may be NULL. */
API const struct field *field_named(const struct field *fields, text name);
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
