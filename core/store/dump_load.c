/* SPDX-License-Identifier: MIT
 * dump_load: a dump back into an empty store, in one transaction: a bad line leaves nothing.
 * Records are encoded anew (so a dump made by another version is read by this one's tables),
 * everything else is taken as it was; indexes and traces are made from them. Nothing is journalled:
 * the journal is part of what is loaded. */
#include "dump_lines.h"
#include "index.h"
#include "index_renew.h"
#include "record_json_value.h"

struct loading {
    struct ctx *cx;
    struct tx *tx;
    FILE *in;
    long start;
    bool again;          /* a write may be run twice: then the file is read from the start */
    struct arena *text;  /* of the line itself */
    struct arena *arena; /* of the work on it */
    struct arena *file_arena;
    struct buffer file; /* as much of it as came so far */
    size_t number;      /* of the line, from 1 */
};

/* ---- lines ---- */

static err bad_line(struct loading *l, const char *vi, const char *en)
{
    return ctx_fail(l->cx, ERR_INVALID, NULL, "dump", SAY("Dòng %zu: %s%.0s", "Line %zu: %.0s%s"),
                    l->number, vi, en);
}

/* False at the end of the file. A line without its end is cut off: dumps end with one. */
static bool read_line(struct loading *l, text *out)
{
    int c;
    arena_reset(l->text);
    struct buffer line = buffer_in(l->text, 512);
    while ((c = getc(l->in)) != EOF && c != '\n') buffer_byte(&line, (uint8_t)c);
    l->number++;
    *out = buffer_as_text(&line);
    return c == '\n';
}

static bool bytes_member(struct arena *arena, const struct json_value *object, const char *name,
                         struct slice *out)
{
    const struct json_value *v = json_get(object, name);
    return json_kind_of(v) == JSON_STRING && base64url_parse(arena, json_string(v), out);
}

static bool id_member(const struct json_value *object, const char *name, id *out)
{
    return id_parse(json_string(json_get(object, name)), out);
}

/* ---- records ---- */

/* Stored texts are clean already; cleaning again could change what an older version let in. */
static bool load_member(struct ctx *line, const struct entity *entity, const struct json_value *v,
                        void *record)
{
    text name = json_key_of(v);
    const struct field *f = entity_field(entity, name.data, name.size);
    if (!f || (f->flags & DERIVED)) return false;
    if (f->kind != FIELD_TEXT) return field_from_json(line, f, v, record);
    *(text *)field_in(f, record) = json_string(v);
    return json_kind_of(v) == JSON_STRING;
}

/* Both lists rise; a number in both is no dump of ours. */
static bool merge(struct arena *arena, struct slice known, struct slice more, struct slice *out)
{
    struct stored_field *a, *b;
    size_t a_count, b_count, kept = 0, i = 0, j = 0;
    if (!stored_split(arena, known, &a, &a_count) || !stored_split(arena, more, &b, &b_count))
        return false;
    struct stored_field *all = ARENA_ARRAY(arena, a_count + b_count, struct stored_field);
    while (i < a_count || j < b_count) {
        if (i < a_count && j < b_count && a[i].number == b[j].number) return false;
        bool from_a = j == b_count || (i < a_count && a[i].number < b[j].number);
        all[kept++] = from_a ? a[i++] : b[j++];
    }
    *out = stored_join(arena, all, kept);
    return true;
}

static err put_record(struct loading *l, struct ctx *line, const struct entity *entity, id which,
                      struct slice bytes)
{
    struct key k;
    void *record = arena_alloc(line->arena, entity->size);
    if (record_decode(line, entity, bytes, which, record))
        return bad_line(l, "bản ghi không đọc được", "the record cannot be read");
    err e = index_update(line, l->tx, entity, NULL, record);
    if (e == ERR_CONFLICT)
        return bad_line(l, "giá trị duy nhất bị trùng", "a unique value is there twice");
    record_key(&k, entity, which);
    return e ? e : kv_put(line, l->tx->kv, key_slice(&k), bytes);
}

static err load_record(struct loading *l, struct ctx *line, const struct json_value *object)
{
    const struct entity *entity =
        schema_named(l->tx->schema, json_string(json_get(object, "entity")));
    const struct json_value *fields = json_get(object, "fields"), *more = json_get(object, "more");
    struct slice bytes, rest = { 0 };
    id which;
    if (!entity) return bad_line(l, "không có loại bản ghi này", "there is no such entity");
    if (!id_member(object, "id", &which) || json_kind_of(fields) != JSON_OBJECT ||
        (more && !bytes_member(line->arena, object, "more", &rest)))
        return bad_line(l, "bản ghi thiếu phần", "the record lacks a part");
    void *record = arena_alloc(line->arena, entity->size);
    for (const struct json_value *v = json_first(fields); v; v = json_next(v))
        if (!load_member(line, entity, v, record))
            return bad_line(l, "có giá trị không đọc được", "a value cannot be read");
    if (!merge(line->arena, record_encode(line, entity, record, (struct slice){ 0 }), rest, &bytes))
        return bad_line(l, "phần \"more\" không đọc được", "\"more\" cannot be read");
    return put_record(l, line, entity, which, bytes);
}

static err load_unknown(struct loading *l, struct ctx *line, const struct json_value *object)
{
    struct slice bytes;
    int64_t number;
    struct key k;
    id which;
    if (!json_whole(json_get(object, "number"), &number) || number < 1 || number > UINT16_MAX ||
        !id_member(object, "id", &which) || !bytes_member(line->arena, object, "bytes", &bytes))
        return bad_line(l, "bản ghi thiếu phần", "the record lacks a part");
    const struct entity *entity = schema_numbered(l->tx->schema, (uint16_t)number);
    if (entity) return put_record(l, line, entity, which, bytes); /* its plugin is here by now */
    key_begin(&k, KEY_RECORD);
    key_u16(&k, (uint16_t)number);
    key_id(&k, which);
    return kv_put(line, l->tx->kv, key_slice(&k), bytes);
}

/* ---- the rest ---- */

static err load_meta(struct loading *l, struct ctx *line, const struct json_value *object)
{
    struct slice value;
    text name = json_string(json_get(object, "meta"));
    if (!name.size || !bytes_member(line->arena, object, "value", &value))
        return bad_line(l, "thiếu giá trị", "the value is missing");
    if (index_is_mark(name)) return ERR_NONE; /* the rows made here are of this version */
    return meta_put(line, l->tx, text_z(line->arena, name), value);
}

static err load_entry(struct loading *l, struct ctx *line, const struct json_value *object)
{
    struct journal_touch *touched;
    struct slice bytes;
    size_t count;
    int64_t seq;
    struct key k;
    if (!json_whole(json_get(object, "seq"), &seq) || seq < 1 ||
        !bytes_member(line->arena, object, "entry", &bytes) ||
        !journal_touched(line->arena, bytes, &touched, &count))
        return bad_line(l, "mục nhật ký không đọc được", "the journal entry cannot be read");
    journal_key(&k, (uint64_t)seq);
    err e = kv_put(line, l->tx->kv, key_slice(&k), bytes);
    for (size_t i = 0; !e && i < count; i++) {
        journal_trace_key(&k, touched[i].entity, touched[i].record, (uint64_t)seq);
        e = kv_put(line, l->tx->kv, key_slice(&k), (struct slice){ k.bytes, 0 });
    }
    return e;
}

static err load_person(struct loading *l, struct ctx *line, const struct json_value *object)
{
    struct slice key;
    struct key k;
    id person;
    if (!id_member(object, "person", &person) ||
        !hex_parse(line->arena, json_string(json_get(object, "key")), &key) ||
        (key.size != SEAL_KEY_SIZE && key.size != 1))
        return bad_line(l, "khoá không đọc được", "the key cannot be read");
    key_begin(&k, KEY_PERSON);
    key_id(&k, person);
    return kv_put(line, l->tx->kv, key_slice(&k), key);
}

static err load_blob(struct loading *l, struct ctx *line, const struct json_value *object)
{
    struct slice bytes, part;
    struct key k;
    id blob;
    if (!id_member(object, "blob", &blob) ||
        !hex_parse(line->arena, json_string(json_get(object, "part")), &part) ||
        !bytes_member(line->arena, object, "bytes", &bytes) || !part.size ||
        part.size > KV_KEY_MAX / 2)
        return bad_line(l, "tệp không đọc được", "the file cannot be read");
    key_begin(&k, KEY_BLOB);
    key_id(&k, blob);
    memcpy(k.bytes + k.size, part.data, part.size);
    k.size += part.size;
    return kv_put(line, l->tx->kv, key_slice(&k), bytes);
}

/* Parts of one file follow each other; the last one completes it. */
static err load_file(struct loading *l, struct ctx *line, const struct json_value *object)
{
    struct slice name, bytes;
    struct hash put;
    int64_t at, of;
    if (!hex_parse(line->arena, json_string(json_get(object, "file")), &name) ||
        name.size != HASH_SIZE || !json_whole(json_get(object, "at"), &at) ||
        !json_whole(json_get(object, "of"), &of) || of < 0 || of > FILE_STORE_MAX ||
        !bytes_member(line->arena, object, "bytes", &bytes))
        return bad_line(l, "tệp không đọc được", "the file cannot be read");
    if (at == 0) {
        arena_reset(l->file_arena);
        l->file = buffer_in(l->file_arena, (size_t)of);
    }
    if (at != (int64_t)l->file.size || bytes.size > (size_t)(of - at))
        return bad_line(l, "các phần của tệp không nối nhau", "parts of a file do not fit");
    buffer_bytes(&l->file, bytes.data, bytes.size);
    if (l->file.size < (size_t)of) return ERR_NONE;
    struct hash whole = hash_sha256(buffer_as_slice(&l->file));
    if (memcmp(whole.bytes, name.data, HASH_SIZE) != 0)
        return bad_line(l, "tệp không đúng mã băm của nó", "the file is not what its hash says");
    return file_put(line, buffer_as_slice(&l->file), &put);
}

static err load_line(struct loading *l, text t)
{
    static const struct {
        const char *member;
        err (*load)(struct loading *l, struct ctx *line, const struct json_value *object);
    } kinds[] = { { "entity", load_record }, { "meta", load_meta },     { "number", load_unknown },
                  { "seq", load_entry },     { "person", load_person }, { "blob", load_blob },
                  { "file", load_file } };
    const struct json_value *object;
    struct ctx line;
    dump_line_begin(l->cx, &line, l->arena);
    if (json_read(&line, t, &object)) return bad_line(l, "không phải JSON", "this is not JSON");
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (json_get(object, kinds[i].member))
            return dump_line_failed(l->cx, &line, kinds[i].load(l, &line, object));
    return bad_line(l, "không rõ là gì", "it says nothing known");
}

/* ---- the whole ---- */

static enum kv_go found_one(void *arg, struct slice key, struct slice value, err *failure)
{
    (void)key;
    (void)value;
    (void)failure;
    *(bool *)arg = true;
    return KV_STOP;
}

static err must_be_empty(struct ctx *cx, struct tx *tx)
{
    const uint8_t from = KEY_RECORD;
    bool found = false;
    err e = kv_scan(cx, tx->kv, (struct slice){ &from, 1 }, (struct slice){ 0 }, false, found_one,
                    &found);
    if (e || !found) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "not_empty",
                    SAY("Thư mục dữ liệu không trống", "The data folder is not empty"));
}

/* "end COUNT": true when it is the last line and counts the lines before it. */
static bool is_end(const struct loading *l, text line)
{
    int64_t count;
    if (!text_starts(line, TEXT(DUMP_LAST_WORD))) return false;
    return text_to_int(text_part(line, sizeof DUMP_LAST_WORD - 1, line.size), &count) &&
           count == (int64_t)l->number - 2;
}

static err load_lines(struct loading *l)
{
    text line;
    if (!read_line(l, &line) || !text_equal_z(line, DUMP_FIRST_LINE))
        return bad_line(l, "không phải tệp volbank-dump 1", "this is no volbank-dump 1");
    for (;;) {
        if (!read_line(l, &line)) return bad_line(l, "tệp bị cắt ngang", "the file is cut off");
        if (is_end(l, line)) break;
        err e = load_line(l, line);
        if (e) return e;
    }
    return getc(l->in) == EOF
               ? ERR_NONE
               : bad_line(l, "còn gì đó sau dòng cuối", "something follows the last line");
}

static err load(struct ctx *cx, struct tx *tx, void *arg)
{
    struct loading *l = arg;
    l->cx = cx;
    l->tx = tx;
    l->number = 0;
    if (l->again && (l->start < 0 || fseek(l->in, l->start, SEEK_SET)))
        return ctx_fail(cx, ERR_IO, NULL, "dump",
                        SAY("Không đọc lại được tệp", "The file cannot be read again"));
    l->again = true;
    err e = must_be_empty(cx, tx);
    return e ? e : load_lines(l);
}

err dump_load(struct ctx *cx, FILE *in)
{
    struct loading l = { .in = in, .start = ftell(in) };
    l.text = arena_new();
    l.arena = arena_new();
    l.file_arena = arena_new();
    err e = db_write(cx, load, &l);
    arena_free(l.file_arena);
    arena_free(l.arena);
    arena_free(l.text);
    return e;
}
