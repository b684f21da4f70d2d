/* SPDX-License-Identifier: MIT
 * dump: the store written as lines, one at a time: each line's memory is given back before the
 * next, so the size of the store does not matter. The same records give the same bytes. Only a
 * value that reads back as itself is written as JSON. */
#include "dump_lines.h"

#include "../base/viet.h"
#include "index_renew.h"
#include "record_json.h"

struct dumping {
    struct ctx *cx;
    struct tx *tx;
    FILE *out;
    struct arena *arena;
    size_t lines;
};

void dump_line_begin(const struct ctx *cx, struct ctx *line, struct arena *arena)
{
    arena_reset(arena);
    *line = *cx;
    line->arena = arena;
    ctx_clear(line);
}

err dump_line_failed(struct ctx *cx, const struct ctx *line, err e)
{
    if (!e || cx->error || !line->error) return e;
    return ctx_fail(cx, e, NULL, text_z(cx->arena, line->slug), "%s%.0s", "%.0s%s",
                    text_z(cx->arena, line->detail_vi), text_z(cx->arena, line->detail_en));
}

static err no_room(struct ctx *cx)
{
    return ctx_fail(cx, ERR_IO, NULL, "dump",
                    SAY("Không ghi được tệp", "The file cannot be written"));
}

static err put_line(struct dumping *d, const struct buffer *line)
{
    d->lines++;
    bool put =
        fwrite(line->data, 1, line->size, d->out) == line->size && fputc('\n', d->out) != EOF;
    return put ? ERR_NONE : no_room(d->cx);
}

/* ---- what JSON carries ---- */

static bool codes_known(const struct field *f, code_set set)
{
    for (unsigned n = 0; n < 128; n++)
        if (code_set_has(set, n) && !vocabulary_number(f->terms, n)) return false;
    return true;
}

bool dump_json_carries(const struct field *f, const void *record)
{
    enum { LAST_DAY = 3652059 /* 9999-12-31 */ };
    const int64_t exact = (int64_t)1 << 53, first_ms = -62135596800000, last_ms = 253402300799999;
    const void *member = field_of(f, record);
    switch ((enum field_kind)f->kind) {
    case FIELD_TEXT:
        return text_is_utf8(*(const text *)member);
    case FIELD_INT:
    case FIELD_MONEY:
        return *(const int64_t *)member > -exact && *(const int64_t *)member < exact;
    case FIELD_DATE:
        return *(const date *)member > 0 && *(const date *)member <= LAST_DAY;
    case FIELD_TIME:
        return *(const instant *)member >= first_ms && *(const instant *)member <= last_ms;
    case FIELD_ENUM:
        return *(const int32_t *)member > 0 &&
               vocabulary_number(f->terms, (unsigned)*(const int32_t *)member);
    case FIELD_CODE:
        return vocabulary_number(f->terms, *(const uint8_t *)member) != NULL;
    case FIELD_CODES:
        return codes_known(f, *(const code_set *)member);
    case FIELD_GRID:
        return ((const week_grid *)member)->cells >> (7 * BLOCK_COUNT) == 0;
    case FIELD_BOOL:
    case FIELD_PLACE:
    case FIELD_REF:
    case FIELD_FILE:
    case FIELD_HASH:
        return true;
    case FIELD_LEVELS:
    case FIELD_LIST:
        return false;
    }
    return false;
}

/* ---- lines ---- */

static struct slice key_rest(struct slice key)
{
    return (struct slice){ key.data + 1, key.size - 1 };
}

static err damaged_key(struct ctx *cx, struct slice key)
{
    return ctx_fail(cx, ERR_CORRUPT, NULL, "key", SAY("Khoá %s bị hỏng", "Key %s is damaged"),
                    text_z(cx->arena, hex_text(cx->arena, key)));
}

/* By what this folder's rows were made says nothing about where the dump is loaded. */
static bool stays_here(struct arena *arena, struct slice key)
{
    struct slice rest = key_rest(key), name;
    return key.data[0] == KEY_META && key_take_bytes(arena, &rest, &name) &&
           index_is_mark(slice_text(name));
}

static err meta_line(struct ctx *cx, struct json *j, struct slice key, struct slice value)
{
    struct slice rest = key_rest(key), name;
    if (!key_take_bytes(cx->arena, &rest, &name) || rest.size) return damaged_key(cx, key);
    json_text_at(j, "meta", slice_text(name));
    json_text_at(j, "value", base64url_text(cx->arena, value));
    return ERR_NONE;
}

static void fields_line(struct ctx *cx, struct json *j, const struct entity *entity,
                        const void *record)
{
    json_key(j, "fields");
    json_object(j);
    for (const struct field *f = entity->fields; f->id; f++) {
        if ((f->flags & DERIVED) || field_is_empty(f, record) || !dump_json_carries(f, record))
            continue;
        json_key(j, f->name);
        field_json(cx, j, f, record);
    }
    json_object_end(j);
}

static void more_line(struct ctx *cx, struct json *j, const struct entity *entity,
                      const void *record, struct slice bytes)
{
    struct stored_field *fields;
    size_t count, kept = 0;
    bool readable = stored_split(cx->arena, bytes, &fields, &count);
    REQUIRE(readable); /* it was decoded before */
    for (size_t i = 0; i < count; i++) {
        const struct field *f = entity_stored(entity, fields[i].number);
        if (!f || !dump_json_carries(f, record)) fields[kept++] = fields[i];
    }
    if (kept)
        json_text_at(j, "more", base64url_text(cx->arena, stored_join(cx->arena, fields, kept)));
}

static err record_line(struct ctx *cx, struct tx *tx, struct json *j, struct slice key,
                       struct slice value)
{
    struct slice rest = key_rest(key);
    uint16_t number;
    id which;
    if (!key_take_u16(&rest, &number) || !key_take_id(&rest, &which) || rest.size)
        return damaged_key(cx, key);
    const struct entity *entity = schema_numbered(tx->schema, number);
    if (!entity) {
        json_int_at(j, "number", number);
        json_id_at(j, "id", which);
        json_text_at(j, "bytes", base64url_text(cx->arena, value));
        return ERR_NONE;
    }
    void *record = arena_alloc(cx->arena, entity->size);
    err e = record_decode(cx, entity, value, which, record);
    if (e) return e;
    json_text_at(j, "entity", text_of(entity->name));
    json_id_at(j, "id", which);
    fields_line(cx, j, entity, record);
    more_line(cx, j, entity, record, value);
    return ERR_NONE;
}

static err journal_line(struct ctx *cx, struct json *j, struct slice key, struct slice value)
{
    struct slice rest = key_rest(key);
    uint16_t log;
    uint64_t seq;
    if (!key_take_u16(&rest, &log) || !key_take_u64(&rest, &seq) || rest.size ||
        log != JOURNAL_LOG || seq > INT64_MAX)
        return damaged_key(cx, key);
    json_int_at(j, "seq", (int64_t)seq);
    json_text_at(j, "entry", base64url_text(cx->arena, value));
    return ERR_NONE;
}

static err person_line(struct ctx *cx, struct json *j, struct slice key, struct slice value)
{
    struct slice rest = key_rest(key);
    id person;
    if (!key_take_id(&rest, &person) || rest.size) return damaged_key(cx, key);
    json_id_at(j, "person", person);
    json_text_at(j, "key", hex_text(cx->arena, value));
    return ERR_NONE;
}

static err blob_line(struct ctx *cx, struct json *j, struct slice key, struct slice value)
{
    struct slice rest = key_rest(key);
    id blob;
    if (!key_take_id(&rest, &blob) || !rest.size) return damaged_key(cx, key);
    json_id_at(j, "blob", blob);
    json_text_at(j, "part", hex_text(cx->arena, rest));
    json_text_at(j, "bytes", base64url_text(cx->arena, value));
    return ERR_NONE;
}

static err members(struct ctx *cx, struct tx *tx, struct json *j, struct slice key,
                   struct slice value)
{
    switch (key.data[0]) {
    case KEY_META:
        return meta_line(cx, j, key, value);
    case KEY_RECORD:
        return record_line(cx, tx, j, key, value);
    case KEY_JOURNAL:
        return journal_line(cx, j, key, value);
    case KEY_PERSON:
        return person_line(cx, j, key, value);
    case KEY_BLOB:
        return blob_line(cx, j, key, value);
    default:
        return damaged_key(cx, key);
    }
}

static enum kv_go dump_pair(void *arg, struct slice key, struct slice value, err *failure)
{
    struct dumping *d = arg;
    struct ctx line;
    dump_line_begin(d->cx, &line, d->arena);
    if (stays_here(d->arena, key)) return KV_MORE;
    struct buffer out = buffer_in(d->arena, 2 * value.size + 128);
    struct json j = json_into(&out);
    json_object(&j);
    err e = members(&line, d->tx, &j, key, value);
    if (!e) {
        json_object_end(&j);
        e = put_line(d, &out);
    }
    *failure = dump_line_failed(d->cx, &line, e);
    return e ? KV_STOP : KV_MORE;
}

static err dump_space(struct dumping *d, enum key_space space)
{
    uint8_t first = (uint8_t)space, next = (uint8_t)(space + 1);
    return kv_scan(d->cx, d->tx->kv, (struct slice){ &first, 1 }, (struct slice){ &next, 1 }, false,
                   dump_pair, d);
}

/* ---- files ---- */

static err file_line(struct dumping *d, struct hash name, struct slice bytes, size_t at)
{
    struct ctx line;
    size_t size = bytes.size - at < DUMP_FILE_PART ? bytes.size - at : DUMP_FILE_PART;
    dump_line_begin(d->cx, &line, d->arena);
    struct buffer out = buffer_in(d->arena, 2 * size + 256);
    struct json j = json_into(&out);
    json_object(&j);
    json_text_at(&j, "file", hex_text(d->arena, (struct slice){ name.bytes, sizeof name.bytes }));
    json_int_at(&j, "at", (int64_t)at);
    json_int_at(&j, "of", (int64_t)bytes.size);
    json_text_at(&j, "bytes", base64url_text(d->arena, (struct slice){ bytes.data + at, size }));
    json_object_end(&j);
    return put_line(d, &out);
}

static err dump_file(struct dumping *d, struct hash name)
{
    struct ctx whole;
    struct slice bytes;
    struct arena *arena = arena_new();
    dump_line_begin(d->cx, &whole, arena);
    err e = dump_line_failed(d->cx, &whole, file_get(&whole, name, &bytes));
    for (size_t at = 0; !e && (at == 0 || at < bytes.size); at += DUMP_FILE_PART)
        e = file_line(d, name, bytes, at);
    arena_free(arena);
    if (e != ERR_NOT_FOUND) return e;
    return ctx_fail(
        d->cx, ERR_CORRUPT, NULL, "file", SAY("Thiếu tệp %.*s", "File %.*s is not there"),
        TEXT_ARGS(hex_text(d->cx->arena, (struct slice){ name.bytes, sizeof name.bytes })));
}

static err dump_files(struct dumping *d)
{
    struct hash *names;
    size_t count;
    err e = file_wanted(d->cx, d->tx, &names, &count);
    for (size_t i = 0; !e && i < count; i++) e = dump_file(d, names[i]);
    return e;
}

err dump_write(struct ctx *cx, struct tx *tx, FILE *out)
{
    static const enum key_space spaces[] = { KEY_META, KEY_RECORD, KEY_JOURNAL, KEY_PERSON,
                                             KEY_BLOB };
    struct dumping d = { .cx = cx, .tx = tx, .out = out, .arena = arena_new() };
    err e = fputs(DUMP_FIRST_LINE "\n", out) == EOF ? no_room(cx) : ERR_NONE;
    for (size_t i = 0; !e && i < COUNT_OF(spaces); i++) e = dump_space(&d, spaces[i]);
    if (!e) e = dump_files(&d);
    if (!e && (fprintf(out, DUMP_LAST_WORD "%zu\n", d.lines) < 0 || fflush(out) != 0))
        e = no_room(cx);
    arena_free(d.arena);
    return e;
}
