/* SPDX-License-Identifier: MIT
 * record_cbor: the stored form of a record: deterministic CBOR map keyed by field number, without
 * empty values. Decoding is as strict as encoding is deterministic: bytes that decode are the bytes
 * the record would be encoded to again, so equal records have equal bytes and comparing bytes is
 * comparing records. The id is in the key, not in the value. */
#include "../base/log.h"
#include "cbor.h"
#include "record_bytes.h"

const struct field *entity_stored(const struct entity *entity, uint16_t number)
{
    for (const struct field *f = entity->fields; f->id; f++)
        if (f->id == number) return f->flags & DERIVED ? NULL : f;
    return NULL;
}

bool stored_split(struct arena *arena, struct slice bytes, struct stored_field **out, size_t *count)
{
    struct slice rest = bytes;
    struct cbor_item head;
    *out = NULL;
    *count = 0;
    if (bytes.size == 0) return true;
    if (!cbor_take(&rest, &head) || head.type != CBOR_IS_MAP || head.number > (int64_t)rest.size)
        return false;
    struct stored_field *fields = ARENA_ARRAY(arena, (size_t)head.number, struct stored_field);
    int64_t number, last = 0;
    for (size_t i = 0; i < (size_t)head.number; i++) {
        if (!cbor_take_int(&rest, &number)) return false;
        if (number <= last || number > UINT16_MAX) return false;
        if (!cbor_take_whole(&rest, &fields[i].item)) return false;
        fields[i].number = (uint16_t)number;
        last = number;
    }
    *out = fields;
    *count = (size_t)head.number;
    return rest.size == 0;
}

struct slice stored_join(struct arena *arena, const struct stored_field *fields, size_t count)
{
    size_t size = 9;
    for (size_t i = 0; i < count; i++) size += fields[i].item.size + 3;
    struct buffer out = buffer_in(arena, size);
    cbor_put_map(&out, count);
    for (size_t i = 0; i < count; i++) {
        cbor_put_int(&out, fields[i].number);
        cbor_put_raw(&out, fields[i].item);
    }
    return buffer_as_slice(&out);
}

/* ---- encoding ---- */

static void put_codes(struct buffer *out, code_set set)
{
    cbor_put_array(out, code_set_count(set));
    for (unsigned word = 0; word < COUNT_OF(set.words); word++)
        for (uint64_t left = set.words[word]; left; left &= left - 1)
            cbor_put_int(out, 64 * (int64_t)word + __builtin_ctzll(left));
}

static void put_member(struct buffer *out, const struct field *f, const void *record)
{
    const void *member = field_of(f, record);
    switch ((enum field_kind)f->kind) {
    case FIELD_TEXT:
        cbor_put_text(out, *(const text *)member);
        break;
    case FIELD_INT:
    case FIELD_MONEY:
    case FIELD_TIME:
        cbor_put_int(out, *(const int64_t *)member);
        break;
    case FIELD_BOOL:
        cbor_put_bool(out, *(const bool *)member);
        break;
    case FIELD_DATE:
    case FIELD_ENUM:
        cbor_put_int(out, *(const int32_t *)member);
        break;
    case FIELD_CODE:
        cbor_put_int(out, *(const uint8_t *)member);
        break;
    case FIELD_CODES:
        put_codes(out, *(const code_set *)member);
        break;
    case FIELD_GRID:
        cbor_put_int(out, ((const week_grid *)member)->cells);
        break;
    case FIELD_PLACE:
    case FIELD_REF:
    case FIELD_FILE:
    case FIELD_HASH:
        cbor_put_bytes(out, (struct slice){ member, f->size });
        break;
    case FIELD_LEVELS:
    case FIELD_LIST:
        check_failed("levels and lists are facts, never stored", __FILE__, __LINE__, __func__);
        break;
    }
}

/* Fields with a value, by rising number. Tables are nearly sorted, so insertion costs nothing. */
static size_t fields_given(const struct entity *entity, const void *record,
                           const struct field *given[FIELDS_MAX])
{
    size_t count = 0;
    for (const struct field *f = entity->fields; f->id; f++) {
        if ((f->flags & DERIVED) || field_is_empty(f, record)) continue;
        REQUIRE(count < FIELDS_MAX);
        size_t at = count++;
        for (; at > 0 && given[at - 1]->id > f->id; at--) given[at] = given[at - 1];
        given[at] = f;
    }
    return count;
}

/* The pairs of `before` that the table does not know. */
static size_t fields_unknown(struct ctx *cx, const struct entity *entity, struct slice before,
                             struct stored_field **out)
{
    struct stored_field *all;
    size_t count, kept = 0;
    if (!stored_split(cx->arena, before, &all, &count)) count = 0;
    for (size_t i = 0; i < count; i++)
        if (!entity_stored(entity, all[i].number)) all[kept++] = all[i];
    *out = all;
    return kept;
}

struct slice record_encode(struct ctx *cx, const struct entity *entity, const void *record,
                           struct slice before)
{
    const struct field *given[FIELDS_MAX];
    struct stored_field *unknown;
    size_t known_count = fields_given(entity, record, given);
    size_t unknown_count = fields_unknown(cx, entity, before, &unknown);
    struct buffer out = buffer_in(cx->arena, 256);

    cbor_put_map(&out, known_count + unknown_count);
    for (size_t i = 0, j = 0; i < known_count || j < unknown_count;) {
        bool take_known =
            j == unknown_count || (i < known_count && given[i]->id < unknown[j].number);
        cbor_put_int(&out, take_known ? given[i]->id : unknown[j].number);
        if (take_known)
            put_member(&out, given[i++], record);
        else
            cbor_put_raw(&out, unknown[j++].item);
    }
    return buffer_as_slice(&out);
}

/* ---- decoding ---- */

static bool take_codes(struct slice *rest, int64_t count, code_set *out)
{
    int64_t number, last = -1;
    if (count == 0) return false;
    for (int64_t i = 0; i < count; i++) {
        if (!cbor_take_int(rest, &number)) return false;
        if (number <= last || number > 127) return false;
        code_set_add(out, (unsigned)number);
        last = number;
    }
    return true;
}

static bool take_bytes(const struct cbor_item *item, void *member, size_t size)
{
    if (item->type != CBOR_IS_BYTES || item->bytes.size != size) return false;
    memcpy(member, item->bytes.data, size);
    return true;
}

static bool take_number(const struct cbor_item *item, int64_t least, int64_t most)
{
    return item->type == CBOR_IS_INT && item->number >= least && item->number <= most;
}

/* One value into its member; false when it is not of the field's kind. An empty value is refused by
 * the caller. */
static bool take_member(struct slice *rest, const struct field *f, void *record)
{
    struct cbor_item item;
    void *member = field_in(f, record);
    if (!cbor_take(rest, &item)) return false;
    switch ((enum field_kind)f->kind) {
    case FIELD_TEXT:
        *(text *)member = slice_text(item.bytes);
        return item.type == CBOR_IS_TEXT;
    case FIELD_INT:
    case FIELD_MONEY:
    case FIELD_TIME:
        *(int64_t *)member = item.number;
        return item.type == CBOR_IS_INT;
    case FIELD_BOOL:
        *(bool *)member = item.number != 0;
        return item.type == CBOR_IS_BOOL;
    case FIELD_DATE:
    case FIELD_ENUM:
        *(int32_t *)member = (int32_t)item.number;
        return take_number(&item, INT32_MIN, INT32_MAX);
    case FIELD_CODE:
        *(uint8_t *)member = (uint8_t)item.number;
        return take_number(&item, 1, UINT8_MAX);
    case FIELD_CODES:
        return item.type == CBOR_IS_ARRAY && take_codes(rest, item.number, member);
    case FIELD_GRID:
        ((week_grid *)member)->cells = (uint32_t)item.number;
        return take_number(&item, 1, UINT32_MAX);
    case FIELD_PLACE:
    case FIELD_REF:
    case FIELD_FILE:
    case FIELD_HASH:
        return take_bytes(&item, member, f->size);
    case FIELD_LEVELS:
    case FIELD_LIST:
        return false;
    }
    return false;
}

/* The field numbered `number`, looked for from where the last one was found: tables are nearly in
 * number order. */
static const struct field *field_next(const struct entity *entity, const struct field **from,
                                      uint16_t number)
{
    for (const struct field *f = *from; f->id; f++)
        if (f->id == number) {
            *from = f + 1;
            return f;
        }
    for (const struct field *f = entity->fields; f != *from; f++)
        if (f->id == number) {
            *from = f + 1;
            return f;
        }
    return NULL;
}

static bool take_record(const struct entity *entity, struct slice rest, void *out)
{
    struct cbor_item head;
    const struct field *from = entity->fields;
    int64_t number, last = 0;
    if (!cbor_take(&rest, &head) || head.type != CBOR_IS_MAP) return false;
    for (int64_t i = 0; i < head.number; i++) {
        struct slice skipped;
        if (!cbor_take_int(&rest, &number)) return false;
        if (number <= last || number > UINT16_MAX) return false;
        last = number;
        const struct field *f = field_next(entity, &from, (uint16_t)number);
        if (!f || (f->flags & DERIVED)) {
            if (!cbor_take_whole(&rest, &skipped)) return false;
        } else if (!take_member(&rest, f, out) || field_is_empty(f, out)) {
            return false;
        }
    }
    return rest.size == 0;
}

err record_decode(struct ctx *cx, const struct entity *entity, struct slice bytes, id which,
                  void *out)
{
    memset(out, 0, entity->size);
    if (take_record(entity, bytes, out)) {
        memcpy(out, &which, sizeof which);
        return ERR_NONE;
    }
    char name[ID_TEXT_SIZE + 1] = { 0 };
    id_format(which, name);
    log_line(cx->log, LOG_ERROR, "record is damaged", "entity=%s id=%s", entity->name, name);
    return ctx_fail(cx, ERR_CORRUPT, NULL, "record",
                    SAY("Bản ghi %s %s bị hỏng", "Record %s %s is damaged"), entity->name, name);
}
