/* SPDX-License-Identifier: MIT
 * dump_verify: everything the store promises about its own bytes, tested one pair at a time: each
 * record decodes, has exactly the rows that follow from it, and refers to records that exist; the
 * journal's chain holds, its traces fit, and the records are what it ends with. Faults are told and
 * the walk goes on. */
#include <stdarg.h>
#include <stdlib.h>

#include "../base/viet.h"
#include "dump_lines.h"
#include "index.h"
#include "verify_history.h"

enum { DIFFERENCES_TOLD = 20 };

struct verifying {
    struct ctx *cx;
    struct tx *tx;
    void (*fault)(void *arg, const char *message);
    void *arg;
    struct arena *arena;
    struct ctx line; /* of the pair at hand */
    size_t records;
    struct arena *kept;
    struct history *history; /* NULL when an entry is damaged: nothing can be said then */
    size_t different;        /* records that are not what the journal ends with */
    size_t traced, traces;   /* those that entries have; those there are */
};

static void tell(struct verifying *v, const char *format, ...) PRINTF_LIKE(2, 3);

static void tell(struct verifying *v, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text message = text_format_list(v->arena, format, args);
    va_end(args);
    v->fault(v->arg, text_z(v->arena, message));
}

static const char *id_z(struct verifying *v, id i)
{
    return text_z(v->arena, id_text(v->arena, i));
}

/* ---- records ---- */

static bool has_key(struct verifying *v, struct slice key, struct slice *value)
{
    return !kv_get(&v->line, v->tx->kv, &key, value, 1) && value->data;
}

static void verify_rows(struct verifying *v, const struct entity *entity, const struct field *f,
                        const void *record)
{
    struct key_list rows = { 0 };
    struct slice value;
    id which;
    memcpy(&which, record, sizeof which);
    index_rows(v->arena, entity, f, record, &rows);
    for (size_t i = 0; i < rows.count; i++) {
        bool named = has_key(v, rows.keys[i], &value);
        if (named && rows.keys[i].data[0] == KEY_UNIQUE)
            named = slice_equal(value, (struct slice){ which.bytes, sizeof which.bytes });
        if (!named)
            tell(v, "%s %s: %s has no row in its index", entity->name, id_z(v, which), f->name);
    }
}

static void verify_file(struct verifying *v, const struct entity *entity, const struct field *f,
                        const void *record)
{
    struct hash name = *(const struct hash *)field_of(f, record);
    struct slice bytes;
    struct ctx whole;
    id which;
    struct arena *arena = arena_new(); /* a file's bytes are given back at once */
    memcpy(&which, record, sizeof which);
    dump_line_begin(v->cx, &whole, arena);
    err e = file_get(&whole, name, &bytes);
    arena_free(arena);
    if (e)
        tell(v, "%s %s: the file of %s is %s", entity->name, id_z(v, which), f->name,
             e == ERR_CORRUPT ? "damaged" : "not there");
}

static void verify_field(struct verifying *v, const struct entity *entity, const struct field *f,
                         const void *record)
{
    id which, to;
    memcpy(&which, record, sizeof which);
    if ((f->flags & DERIVED) || field_is_empty(f, record)) return;
    if (f->flags & STORED) verify_file(v, entity, f, record);
    if (f->kind == FIELD_TEXT && !text_is_utf8(*(const text *)field_of(f, record)))
        tell(v, "%s %s: %s is not UTF-8", entity->name, id_z(v, which), f->name);
    if (!field_is_link(f)) return;
    memcpy(&to, field_of(f, record), sizeof to);
    const struct entity *target = schema_target(v->tx->schema, f);
    if (!record_exists(&v->line, v->tx, target, to))
        tell(v, "%s %s: %s refers to %s %s, which is not there", entity->name, id_z(v, which),
             f->name, target->name, id_z(v, to));
}

static err verify_record(struct verifying *v, struct slice key, struct slice value)
{
    struct slice rest = { key.data + 1, key.size - 1 };
    uint16_t number;
    id which;
    v->records++;
    if (!key_take_u16(&rest, &number) || !key_take_id(&rest, &which) || rest.size) {
        tell(v, "record key %.*s is damaged", TEXT_ARGS(hex_text(v->arena, key)));
        return ERR_NONE;
    }
    const struct entity *entity = schema_numbered(v->tx->schema, number);
    if (!entity) return ERR_NONE; /* of a plugin that is not here */
    void *record = arena_alloc(v->arena, entity->size);
    if (record_decode(&v->line, entity, value, which, record)) {
        tell(v, "%s %s: the record is damaged", entity->name, id_z(v, which));
        return ERR_NONE;
    }
    for (const struct field *f = entity->fields; f->id; f++) {
        verify_field(v, entity, f, record);
        verify_rows(v, entity, f, record);
    }
    return ERR_NONE;
}

/* ---- rows ---- */

static bool row_fits(struct verifying *v, const struct entity *entity, const struct field *f,
                     id which, struct slice key)
{
    struct key_list rows = { 0 };
    void *record = arena_alloc(v->arena, entity->size);
    if (record_get(&v->line, v->tx, entity, which, record)) return false;
    index_rows(v->arena, entity, f, record, &rows);
    for (size_t i = 0; i < rows.count; i++)
        if (slice_equal(rows.keys[i], key)) return true;
    return false;
}

static err verify_row(struct verifying *v, struct slice key, struct slice value)
{
    struct slice rest = { key.data + 1, key.size - 1 };
    uint16_t number, field;
    id which = ID_NONE;
    bool readable = key_take_u16(&rest, &number) && key_take_u16(&rest, &field);
    const struct entity *entity = readable ? schema_numbered(v->tx->schema, number) : NULL;
    if (readable && !entity) return ERR_NONE;
    const struct field *f = entity ? entity_stored(entity, field) : NULL;
    if (readable && key.data[0] == KEY_UNIQUE && value.size == sizeof which)
        memcpy(&which, value.data, sizeof which);
    else
        readable = readable && key.data[0] != KEY_UNIQUE && index_row_id(key, &which);
    if (!readable || !f)
        tell(v, "index row %.*s is damaged", TEXT_ARGS(hex_text(v->arena, key)));
    else if (!row_fits(v, entity, f, which, key))
        tell(v, "%s %s: a row of the index of %s does not fit the record", entity->name,
             id_z(v, which), f->name);
    return ERR_NONE;
}

/* ---- journal ---- */

static bool trace_fits(struct verifying *v, uint16_t number, id record, uint64_t seq)
{
    struct journal_touch *touched;
    struct slice bytes;
    struct key k;
    size_t count;
    journal_key(&k, seq);
    if (!has_key(v, key_slice(&k), &bytes) || !journal_touched(v->arena, bytes, &touched, &count))
        return false;
    for (size_t i = 0; i < count; i++)
        if (touched[i].entity == number && id_equal(touched[i].record, record)) return true;
    return false;
}

/* As many as the entries have: they are the same, and none need be looked for in its entry. */
static err count_trace(struct verifying *v, struct slice key, struct slice value)
{
    (void)key;
    (void)value;
    v->traces++;
    return ERR_NONE;
}

static err verify_trace(struct verifying *v, struct slice key, struct slice value)
{
    struct slice rest = { key.data + 1, key.size - 1 };
    uint16_t number;
    uint64_t seq;
    id record;
    (void)value;
    if (v->traces == v->traced) return ERR_NONE;
    if (!key_take_u16(&rest, &number) || !key_take_id(&rest, &record) ||
        !key_take_u64(&rest, &seq) || rest.size || !trace_fits(v, number, record, seq))
        tell(v, "trace %.*s fits no journal entry", TEXT_ARGS(hex_text(v->arena, key)));
    return ERR_NONE;
}

static int by_record(const void *a, const void *b)
{
    const struct journal_touch *x = a, *y = b;
    return x->entity != y->entity ? x->entity - y->entity : id_compare(x->record, y->record);
}

static void verify_traces_of(struct verifying *v, uint64_t seq, struct journal_touch *touched,
                             size_t count)
{
    struct slice found;
    if (count) qsort(touched, count, sizeof *touched, by_record);
    for (size_t i = 0; i < count; i++) {
        struct key k;
        if (i && by_record(&touched[i - 1], &touched[i]) == 0) continue;
        journal_trace_key(&k, touched[i].entity, touched[i].record, seq);
        if (has_key(v, key_slice(&k), &found))
            v->traced++;
        else
            tell(v, "journal entry %llu has no trace at record %s", (unsigned long long)seq,
                 id_z(v, touched[i].record));
    }
}

static err verify_entry(struct verifying *v, struct slice key, struct slice value)
{
    struct slice rest = { key.data + 1, key.size - 1 };
    struct journal_entry entry;
    struct journal_touch *touched;
    uint16_t log;
    uint64_t seq;
    size_t count;
    if (!key_take_u16(&rest, &log) || !key_take_u64(&rest, &seq) || rest.size) {
        tell(v, "journal key %.*s is damaged", TEXT_ARGS(hex_text(v->arena, key)));
        return ERR_NONE;
    }
    if (journal_decode(&v->line, v->tx, seq, value, &entry) ||
        !journal_touched(v->arena, value, &touched, &count)) {
        tell(v, "journal entry %llu is damaged", (unsigned long long)seq);
        v->history = NULL;
        return ERR_NONE;
    }
    err e = v->history ? history_play(&v->line, v->tx, v->history, &entry, v->arena) : ERR_NONE;
    verify_traces_of(v, seq, touched, count);
    return e;
}

static err verify_person(struct verifying *v, struct slice key, struct slice value)
{
    if (value.size != SEAL_KEY_SIZE && !(value.size == 1 && value.data[0] == 0))
        tell(v, "person key %.*s is damaged", TEXT_ARGS(hex_text(v->arena, key)));
    return ERR_NONE;
}

/* ---- records against the journal ---- */

static void tell_different(struct verifying *v, const struct entity *entity, id which,
                           const char *how)
{
    if (v->different++ < DIFFERENCES_TOLD) tell(v, "%s %s: %s", entity->name, id_z(v, which), how);
}

static err verify_against_journal(struct verifying *v, struct slice key, struct slice value)
{
    struct slice rest = { key.data + 1, key.size - 1 };
    uint16_t number;
    id which;
    if (!v->history || !key_take_u16(&rest, &number) || !key_take_id(&rest, &which))
        return ERR_NONE;
    const struct entity *entity = schema_numbered(v->tx->schema, number);
    if (!entity || (entity->flags & (ENTITY_UNJOURNALLED | ENTITY_SECRET_FACTS))) return ERR_NONE;
    enum history_verdict verdict = history_compare(v->history, entity, which, value, v->arena);
    if (verdict == HISTORY_OTHER)
        tell_different(v, entity, which, "the record is not what the journal ends with");
    if (verdict == HISTORY_UNKNOWN)
        tell_different(v, entity, which, "the record is there, but not by the journal");
    return ERR_NONE;
}

static void tell_missing(void *arg, const struct entity *entity, id which)
{
    tell_different(arg, entity, which, "the journal ends with this record, which is not there");
}

static void verify_missing(struct verifying *v)
{
    if (v->history) history_missing(v->history, tell_missing, v);
    if (v->different > DIFFERENCES_TOLD)
        tell(v, "%zu more records differ from the journal", v->different - DIFFERENCES_TOLD);
}

/* ---- the walk ---- */

struct space_walk {
    struct verifying *v;
    err (*verify)(struct verifying *v, struct slice key, struct slice value);
};

static enum kv_go verify_pair(void *arg, struct slice key, struct slice value, err *failure)
{
    struct space_walk *w = arg;
    dump_line_begin(w->v->cx, &w->v->line, w->v->arena);
    /* Copied, because reading other pairs may end what a scan handed out. */
    *failure = w->verify(w->v, slice_copy(w->v->arena, key), slice_copy(w->v->arena, value));
    return *failure ? KV_STOP : KV_MORE;
}

static err verify_space(struct verifying *v, enum key_space space,
                        err (*verify)(struct verifying *v, struct slice key, struct slice value))
{
    struct space_walk w = { v, verify };
    uint8_t first = (uint8_t)space, next = (uint8_t)(space + 1);
    return kv_scan(v->cx, v->tx->kv, (struct slice){ &first, 1 }, (struct slice){ &next, 1 }, false,
                   verify_pair, &w);
}

static void verify_chain(struct verifying *v)
{
    uint64_t checked;
    dump_line_begin(v->cx, &v->line, v->arena);
    if (journal_verify(&v->line, v->tx, &checked))
        tell(v, "the journal's chain breaks: %.*s", TEXT_ARGS(v->line.detail_en));
}

err dump_verify(struct ctx *cx, struct tx *tx, void (*fault)(void *arg, const char *message),
                void *arg, size_t *records)
{
    static const struct {
        enum key_space space;
        err (*verify)(struct verifying *v, struct slice key, struct slice value);
    } spaces[] = { { KEY_RECORD, verify_record },
                   { KEY_INDEX, verify_row },
                   { KEY_UNIQUE, verify_row },
                   { KEY_WORD, verify_row },
                   { KEY_JOURNAL, verify_entry },
                   { KEY_TRACE, count_trace },
                   { KEY_TRACE, verify_trace },
                   { KEY_PERSON, verify_person },
                   { KEY_RECORD, verify_against_journal } };
    struct verifying v = {
        .cx = cx, .tx = tx, .fault = fault, .arg = arg, .arena = arena_new(), .kept = arena_new()
    };
    v.history = history_new(v.kept);
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < COUNT_OF(spaces); i++)
        e = verify_space(&v, spaces[i].space, spaces[i].verify);
    if (!e) verify_missing(&v);
    if (!e) verify_chain(&v);
    *records = v.records;
    arena_free(v.kept);
    arena_free(v.arena);
    return e;
}
