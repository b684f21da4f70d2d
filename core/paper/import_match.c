/* SPDX-License-Identifier: MIT
 * import_match: what a row is: a stored record, an earlier row, somebody like one of them, or new.
 * An id, a key and UNIQUE values are identity; entity.same is only likeness. Rows that are bad or
 * duplicates stand for nobody: a later row may still be good. */
#include "import_private.h"

/* ---- rows by fingerprint ------------------------------------------------------------------- */

static void map_begin(struct arena *arena, struct print_map *map, size_t most)
{
    map->size = 16;
    while (map->size < 2 * most + 2) map->size *= 2;
    map->slots = ARENA_ARRAY(arena, map->size, struct print_slot);
}

static struct print_slot *map_at(const struct print_map *map, const struct hash *print)
{
    uint64_t start;
    memcpy(&start, print->bytes, sizeof(start));
    for (size_t i = (size_t)start & (map->size - 1);; i = (i + 1) & (map->size - 1))
        if (!map->slots[i].row || memcmp(&map->slots[i].print, print, sizeof(*print)) == 0)
            return &map->slots[i];
}

/* The row that has this fingerprint already; else NULL, and `row` has it from now on. */
static struct import_row *map_claim(struct print_map *map, const struct hash *print,
                                    struct import_row *row)
{
    struct print_slot *slot = map_at(map, print);
    if (slot->row) return slot->row;
    *slot = (struct print_slot){ *print, row };
    return NULL;
}

/* Fingerprints of different kinds never meet: the kind is hashed with them. */
static struct hash kind_print(uint32_t kind, struct slice bytes)
{
    const struct slice parts[] = { { (const uint8_t *)&kind, sizeof(kind) }, bytes };
    return hash_of((struct slice){ 0 }, parts, COUNT_OF(parts));
}

enum { PRINT_ID, PRINT_KEY, PRINT_UNIQUE /* + number of the field */ };

static struct hash id_print(id which)
{
    return kind_print(PRINT_ID, (struct slice){ which.bytes, sizeof(which.bytes) });
}

struct import_row *import_row_of(const struct import *im, id which)
{
    struct hash print = id_print(which);
    return map_at(&im->identities, &print)->row;
}

/* ---- duplicates ---------------------------------------------------------------------------- */

static void is_like_row(struct ctx *cx, const struct import *im, struct import_row *row,
                        const struct import_row *other, const struct field *f)
{
    unsigned number = other->number;
    import_problem_add(
        cx, row, ROW_DUPLICATE,
        (struct import_problem){ .cell = import_cell(cx, im, row, f),
                                 .code = TEXT("duplicate_row"),
                                 .vi = text_format(cx->arena, "Trùng với dòng %u", number),
                                 .en = text_format(cx->arena, "The same as row %u", number),
                                 .row = other->number });
}

static void is_like_record(struct ctx *cx, const struct import *im, struct import_row *row,
                           id other, const struct field *f)
{
    import_problem_add(cx, row, ROW_DUPLICATE,
                       (struct import_problem){ .cell = import_cell(cx, im, row, f),
                                                .code = TEXT("duplicate"),
                                                .vi = TEXT("Đã có trong danh sách đang lưu"),
                                                .en = TEXT("Is stored already"),
                                                .record = other });
}

/* ---- identity ------------------------------------------------------------------------------ */

static bool is_unique(const struct field *f, const void *record)
{
    return (f->flags & UNIQUE) && import_may_set(f) && !field_is_empty(f, record);
}

static err known_by_unique(struct ctx *cx, struct tx *tx, const struct import *im,
                           const void *record, id *out)
{
    void *found = arena_alloc(cx->arena, im->entity->size);
    for (const struct field *f = im->entity->fields; f->id; f++) {
        if (!is_unique(f, record)) continue;
        err e = record_find(cx, tx, im->entity, f->name, record, found);
        if (e && e != ERR_NOT_FOUND) return e;
        if (e) continue;
        *out = *(const id *)found;
        return ERR_NONE;
    }
    return ERR_NONE;
}

static err give_id(struct ctx *cx, struct tx *tx, const struct import *im, struct import_row *row)
{
    const struct slice number = { (const uint8_t *)&row->number, sizeof(row->number) };
    id which = id_is_none(im->options.seed) ? id_new(cx->random, cx->now)
                                            : id_seeded(im->options.seed, number);
    *(id *)row->record = which;
    bool cut_off = !id_is_none(im->options.seed) && record_exists(cx, tx, im->entity, which);
    row->state = cut_off ? ROW_SAME : ROW_NEW; /* an earlier run wrote it */
    return ERR_NONE;
}

static err identify_row(struct ctx *cx, struct tx *tx, struct import *im, struct import_row *row)
{
    id own = *(const id *)row->record, known = ID_NONE;
    if (!id_is_none(own)) {
        row->state = record_exists(cx, tx, im->entity, own) ? ROW_KNOWN : ROW_NEW;
        return ERR_NONE;
    }
    err e = im->key_count ? likeness_find(cx, tx, im->key, row->record, &known)
                          : known_by_unique(cx, tx, im, row->record, &known);
    if (e) return e;
    if (id_is_none(known)) return give_id(cx, tx, im, row);
    *(id *)row->record = known;
    row->state = ROW_KNOWN;
    return ERR_NONE;
}

/* The first row of its identity claims it; the others are duplicates of that row. */
static void claim_identity(struct ctx *cx, struct ctx *work, struct import *im,
                           struct import_row *row)
{
    struct hash print = id_print(*(const id *)row->record), key;
    const struct import_row *other = map_claim(&im->identities, &print, row);
    const struct field *where = NULL;
    if (!other && im->key_count && likeness_print(work, im->key, row->record, &key)) {
        key = kind_print(PRINT_KEY, (struct slice){ key.bytes, sizeof(key.bytes) });
        other = map_claim(&im->identities, &key, row);
        where = im->key->driver;
    }
    for (const struct field *f = im->entity->fields; !other && f->id; f++) {
        struct likeness one = { .entity = im->entity, .count = 1, .exact = true, .driver = f };
        one.parts[0].field = f;
        if (!is_unique(f, row->record) || !likeness_print(work, &one, row->record, &key)) continue;
        key = kind_print(PRINT_UNIQUE + f->id, (struct slice){ key.bytes, sizeof(key.bytes) });
        other = map_claim(&im->identities, &key, row);
        where = f;
    }
    if (other) is_like_row(cx, im, row, other, where);
}

err import_identify(struct ctx *cx, struct tx *tx, struct import *im)
{
    size_t uniques = 0;
    struct arena *arena = arena_new();
    struct ctx work;
    err e = ERR_NONE;
    for (const struct field *f = im->entity->fields; f->id; f++)
        uniques += (f->flags & UNIQUE) != 0;
    map_begin(cx->arena, &im->identities, im->row_count * (2 + uniques));
    im->key_count = likeness_key(im->entity, im->key);
    im->same_count = likeness_same(im->entity, im->same);
    map_begin(cx->arena, &im->likenesses, im->row_count * im->same_count);
    for (size_t i = 0; !e && i < im->row_count; i++) {
        struct import_row *row = &im->rows[i];
        if (row->state == ROW_BAD) continue;
        import_work_begin(cx, &work, arena);
        e = identify_row(&work, tx, im, row);
        if (!e) claim_identity(cx, &work, im, row);
    }
    arena_free(arena);
    return e;
}

err import_overlay(struct ctx *cx, struct tx *tx, const struct import *im,
                   const struct import_row *row, void *before, void *after)
{
    err e = record_get(cx, tx, im->entity, *(const id *)row->record, before);
    memcpy(after, before, im->entity->size);
    for (const struct field *f = im->entity->fields; !e && f->id; f++) {
        if (!import_may_set(f)) continue;
        if (import_column(im, f))
            memcpy(field_in(f, after), field_of(f, row->record), f->size);
        else if (field_is_empty(f, before))
            memcpy(field_in(f, after), field_of(f, im->defaults), f->size);
    }
    return e;
}

/* ---- likeness ------------------------------------------------------------------------------ */

/* Where a person looks to compare: the name, if it has a column. */
static const struct field *shown_part(const struct import *im, const struct likeness *l)
{
    for (size_t i = 0; i < l->count; i++)
        if (import_column(im, l->parts[i].field)) return l->parts[i].field;
    return NULL;
}

static err compare_by(struct ctx *cx, struct tx *tx, struct import *im, struct import_row *row,
                      size_t at, struct ctx *work)
{
    const struct likeness *l = &im->same[at];
    struct hash print;
    id other;
    if (!likeness_print(work, l, row->record, &print)) return ERR_NONE;
    print = kind_print((uint32_t)at, (struct slice){ print.bytes, sizeof(print.bytes) });
    const struct import_row *before = map_claim(&im->likenesses, &print, row);
    if (before && before != row) {
        is_like_row(cx, im, row, before, shown_part(im, l));
        return ERR_NONE;
    }
    err e = likeness_find(work, tx, l, row->record, &other);
    if (!e && !id_is_none(other)) is_like_record(cx, im, row, other, shown_part(im, l));
    return e;
}

err import_compare(struct ctx *cx, struct tx *tx, struct import *im, struct import_row *row)
{
    struct arena *arena = arena_new();
    struct ctx work;
    err e = ERR_NONE;
    import_work_begin(cx, &work, arena);
    for (size_t i = 0; !e && row->state == ROW_NEW && i < im->same_count; i++)
        e = compare_by(cx, tx, im, row, i, &work);
    arena_free(arena);
    return e;
}
