/* SPDX-License-Identifier: MIT
 * index: keeps rows and records in step. Only fields whose value changed are looked at; of those
 * the sorted keys of before and after are merged, and what is on one side only is deleted or put.
 * Uniqueness is tested for all fields before the first row is written: a conflict leaves nothing
 * behind. */
#include <stdlib.h>

#include "../base/viet.h"
#include "index.h"

bool field_has_order(const struct field *f)
{
    return f->kind != FIELD_CODES && f->kind != FIELD_GRID && f->kind != FIELD_LEVELS &&
           f->kind != FIELD_LIST;
}

bool field_is_link(const struct field *f)
{
    return f->kind == FIELD_REF || f->kind == FIELD_PLACE || f->kind == FIELD_FILE;
}

bool field_has_index(const struct field *f)
{
    return !(f->flags & DERIVED) && ((f->flags & INDEXED) || field_is_link(f));
}

static id id_of(const void *record)
{
    id which;
    memcpy(&which, record, sizeof which);
    return which;
}

void index_begin(struct key *k, enum key_space space, const struct entity *entity,
                 const struct field *f)
{
    key_begin(k, space);
    key_u16(k, entity->number);
    key_u16(k, f->id);
}

/* key_field cuts long texts; two that differ behind the cut must not count as equal. */
static void key_long_text(struct key *k, text t)
{
    uint8_t bytes[KEY_TEXT_CUT];
    struct slice whole = text_slice(t);
    struct hash hash = hash_of((struct slice){ 0 }, &whole, 1);
    memcpy(bytes, t.data, KEY_TEXT_CUT - HASH_SIZE);
    memcpy(bytes + KEY_TEXT_CUT - HASH_SIZE, hash.bytes, HASH_SIZE);
    key_bytes(k, (struct slice){ bytes, sizeof bytes });
}

void index_unique_key(struct key *k, struct arena *arena, const struct entity *entity,
                      const struct field *f, const void *record)
{
    index_begin(k, KEY_UNIQUE, entity, f);
    if (f->kind == FIELD_TEXT && ((const text *)field_of(f, record))->size > KEY_TEXT_CUT)
        key_long_text(k, *(const text *)field_of(f, record));
    else
        key_field(k, arena, f, record);
}

bool index_row_id(struct slice key, id *out)
{
    enum { ID_ELEMENT = 1 + sizeof(id) };
    if (key.size < ID_ELEMENT) return false;
    struct slice rest = { key.data + key.size - ID_ELEMENT, ID_ELEMENT };
    return key_take_id(&rest, out);
}

/* ---- which rows a value has ---- */

static void list_add(struct arena *arena, struct key_list *list, const struct key *k)
{
    if (list->count == list->room) {
        size_t room = list->room ? 2 * list->room : 4;
        struct slice *keys = ARENA_ARRAY(arena, room, struct slice);
        if (list->count) memcpy(keys, list->keys, list->count * sizeof *keys);
        list->keys = keys;
        list->room = room;
    }
    list->keys[list->count++] = slice_copy(arena, key_slice(k));
}

static int by_key(const void *a, const void *b)
{
    return slice_compare(*(const struct slice *)a, *(const struct slice *)b);
}

static void add_term(struct arena *arena, const struct entity *entity, const struct field *f,
                     id which, int64_t n, struct key_list *list)
{
    struct key k;
    index_begin(&k, KEY_INDEX, entity, f);
    key_int(&k, n);
    key_id(&k, which);
    list_add(arena, list, &k);
}

static void add_terms(struct arena *arena, const struct entity *entity, const struct field *f,
                      const void *record, struct key_list *list)
{
    if (f->kind == FIELD_CODES) {
        code_set set = *(const code_set *)field_of(f, record);
        for (unsigned n = 0; n < 128; n++)
            if (code_set_has(set, n)) add_term(arena, entity, f, id_of(record), n, list);
        return;
    }
    week_grid grid = *(const week_grid *)field_of(f, record);
    for (unsigned n = 0; n < 32; n++)
        if (grid.cells >> n & 1) add_term(arena, entity, f, id_of(record), n, list);
}

static int by_text(const void *a, const void *b)
{
    return text_compare(*(const text *)a, *(const text *)b);
}

size_t index_words(struct arena *arena, text t, text **words)
{
    text rest = viet_fold(arena, t);
    size_t room = 1, count = 0, kept = 0;
    for (size_t i = 0; i < rest.size; i++) room += rest.data[i] == ' ';
    *words = ARENA_ARRAY(arena, room, text);
    while (rest.size) {
        text word = text_cut(&rest, ' ');
        if (word.size) (*words)[count++] = word;
    }
    if (count) qsort(*words, count, sizeof **words, by_text);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || !text_equal((*words)[kept - 1], (*words)[i])) (*words)[kept++] = (*words)[i];
    return kept;
}

static void add_words(struct arena *arena, const struct entity *entity, const struct field *f,
                      const void *record, struct key_list *list)
{
    text *words;
    size_t count = index_words(arena, *(const text *)field_of(f, record), &words);
    for (size_t i = 0; i < count; i++) {
        struct key k;
        index_begin(&k, KEY_WORD, entity, f);
        key_bytes(&k, text_slice(words[i]));
        key_id(&k, id_of(record));
        list_add(arena, list, &k);
    }
}

static void add_value(struct arena *arena, const struct entity *entity, const struct field *f,
                      const void *record, struct key_list *list)
{
    struct key k;
    if (!(f->flags & INDEXED) && field_is_empty(f, record)) return;
    index_begin(&k, KEY_INDEX, entity, f);
    key_field(&k, arena, f, record);
    key_id(&k, id_of(record));
    list_add(arena, list, &k);
}

void index_rows(struct arena *arena, const struct entity *entity, const struct field *f,
                const void *record, struct key_list *list)
{
    size_t before = list->count, kept;
    if (!record || (f->flags & DERIVED)) return;
    if (field_has_index(f) && field_has_order(f)) add_value(arena, entity, f, record, list);
    if (field_has_index(f) && !field_has_order(f)) add_terms(arena, entity, f, record, list);
    if (f->flags & SEARCHED) add_words(arena, entity, f, record, list);
    if ((f->flags & UNIQUE) && !field_is_empty(f, record)) {
        struct key k;
        index_unique_key(&k, arena, entity, f, record);
        list_add(arena, list, &k);
    }
    if (list->count == before || list->count < 2) return;
    qsort(list->keys, list->count, sizeof *list->keys, by_key);
    kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (i == 0 || !slice_equal(list->keys[kept - 1], list->keys[i]))
            list->keys[kept++] = list->keys[i];
    list->count = kept;
}

/* ---- keeping them in step ---- */

static bool field_changed(const struct field *f, const void *before, const void *after)
{
    return !before || !after || !field_equal(f, before, after);
}

static err unique_free(struct ctx *cx, struct tx *tx, const struct entity *entity,
                       const struct field *f, const void *after)
{
    struct key k;
    struct slice found;
    id which = id_of(after);
    index_unique_key(&k, cx->arena, entity, f, after);
    struct slice key = key_slice(&k);
    err e = kv_get(cx, tx_kv(tx), &key, &found, 1);
    if (e || !found.data || slice_equal(found, (struct slice){ which.bytes, sizeof which.bytes }))
        return e;
    return ctx_fail(
        cx, ERR_CONFLICT, text_z(cx->arena, text_format(cx->arena, "/%s", f->name)), "unique",
        SAY("Đã có bản ghi khác dùng giá trị này", "Another record already has this value"));
}

static err row_put(struct ctx *cx, struct tx *tx, struct slice key, id which)
{
    bool names_record = key.data[0] == KEY_UNIQUE;
    struct slice value = { which.bytes, names_record ? sizeof which.bytes : 0 };
    return kv_put(cx, tx_kv(tx), key, value);
}

/* Both lists are sorted: one pass finds what is on one side only. */
static err rows_differ(struct ctx *cx, struct tx *tx, const struct key_list *old,
                       const struct key_list *new, id which)
{
    err e = ERR_NONE;
    for (size_t i = 0, j = 0; !e && (i < old->count || j < new->count);) {
        int order = i == old->count   ? 1
                    : j == new->count ? -1
                                      : slice_compare(old->keys[i], new->keys[j]);
        if (order < 0)
            e = kv_del(cx, tx_kv(tx), old->keys[i++]);
        else if (order > 0)
            e = row_put(cx, tx, new->keys[j++], which);
        else
            i++, j++;
    }
    return e;
}

err index_update(struct ctx *cx, struct tx *tx, const struct entity *entity, const void *before,
                 const void *after)
{
    const id which = id_of(after ? after : before);
    err e = ERR_NONE;
    for (const struct field *f = entity->fields; !e && after && f->id; f++)
        if ((f->flags & UNIQUE) && !field_is_empty(f, after) && field_changed(f, before, after))
            e = unique_free(cx, tx, entity, f, after);
    for (const struct field *f = entity->fields; !e && f->id; f++) {
        struct key_list old = { 0 }, new = { 0 };
        if (!field_changed(f, before, after)) continue;
        index_rows(cx->arena, entity, f, before, &old);
        index_rows(cx->arena, entity, f, after, &new);
        e = rows_differ(cx, tx, &old, &new, which);
    }
    return e;
}

/* ---- making them anew ---- */

static err fill_row(struct ctx *cx, struct tx *tx, struct slice key, id which, size_t *doubles)
{
    struct slice found = { 0 };
    err e = key.data[0] == KEY_UNIQUE ? kv_get(cx, tx_kv(tx), &key, &found, 1) : ERR_NONE;
    if (e) return e;
    if (!found.data) return row_put(cx, tx, key, which);
    if (!slice_equal(found, (struct slice){ which.bytes, sizeof which.bytes })) ++*doubles;
    return ERR_NONE;
}

err index_fill(struct ctx *cx, struct tx *tx, const struct entity *entity, const void *record,
               size_t *doubles)
{
    err e = ERR_NONE;
    for (const struct field *f = entity->fields; !e && f->id; f++) {
        struct key_list rows = { 0 };
        index_rows(cx->arena, entity, f, record, &rows);
        for (size_t i = 0; !e && i < rows.count; i++)
            e = fill_row(cx, tx, rows.keys[i], id_of(record), doubles);
    }
    return e;
}
