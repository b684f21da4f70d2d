/* SPDX-License-Identifier: MIT
 * journal_read: entries back from their bytes, in order, by record, and the proof that nothing was
 * changed in between. Numbers have no gaps, so walking is counting. Visitors run with no scan open:
 * they may read and write as they like. */
#include "journal_bytes.h"

/* ---- an entry from its bytes ---- */

struct reading {
    struct ctx *cx;
    struct tx *tx;
    struct change *change;
    enum person_key state;
    struct seal_key key;
    bool sealed_away;
};

static bool take(struct slice *rest, enum cbor_item_type type, struct cbor_item *out)
{
    return cbor_take(rest, out) && out->type == type;
}

static bool take_id(struct slice *rest, id *out)
{
    struct cbor_item item;
    *out = ID_NONE;
    if (!cbor_take(rest, &item)) return false;
    if (item.type == CBOR_IS_NULL) return true;
    if (item.type != CBOR_IS_BYTES || item.bytes.size != sizeof *out) return false;
    memcpy(out, item.bytes.data, sizeof *out);
    return true;
}

/* [bytes] or [null]: no field is stored so. */
static bool take_sealed(struct slice item, struct slice *sealed)
{
    struct cbor_item head, inner;
    if (!take(&item, CBOR_IS_ARRAY, &head) || head.number != 1 || !cbor_take(&item, &inner))
        return false;
    *sealed = inner.type == CBOR_IS_BYTES ? inner.bytes : (struct slice){ 0 };
    return inner.type == CBOR_IS_BYTES || inner.type == CBOR_IS_NULL;
}

/* Opens a sealed value in place. False: it is gone, leave the field out. */
static err open_field(struct reading *r, struct stored_field *field, bool *gone)
{
    uint8_t context[SEAL_CONTEXT_SIZE];
    struct slice sealed;
    *gone = false;
    if (!take_sealed(field->item, &sealed)) return ERR_NONE;
    *gone = !sealed.size || r->state != PERSON_HAS_KEY;
    if (*gone) {
        r->sealed_away = true;
        return ERR_NONE;
    }
    seal_context(context, r->change->entity, field->number, r->change->record);
    return seal_open(r->cx, &r->key, (struct slice){ context, sizeof context }, sealed,
                     &field->item);
}

static err open_fields(struct reading *r, struct stored_field *fields, size_t *count)
{
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        bool gone;
        err e = open_field(r, &fields[i], &gone);
        if (e) return e;
        if (!gone) fields[kept++] = fields[i];
    }
    *count = kept;
    return ERR_NONE;
}

static err damaged(struct ctx *cx, uint64_t seq)
{
    return ctx_fail(cx, ERR_CORRUPT, NULL, "journal",
                    SAY("Mục nhật ký số %llu bị hỏng", "Journal entry %llu is damaged"),
                    (unsigned long long)seq);
}

static err take_form(struct reading *r, uint64_t seq, struct slice whole, struct slice *out)
{
    struct stored_field *fields;
    struct slice rest = whole;
    struct cbor_item head;
    size_t count;
    if (cbor_take(&rest, &head) && head.type == CBOR_IS_NULL) return ERR_NONE;
    if (!stored_split(r->cx->arena, whole, &fields, &count)) return damaged(r->cx, seq);
    err e = open_fields(r, fields, &count);
    if (!e) *out = stored_join(r->cx->arena, fields, count);
    return e;
}

/* A change whose entity no plugin here knows is read over: *known says so. */
static err take_change(struct reading *r, uint64_t seq, struct slice *rest, bool *known)
{
    struct cbor_item head, number, kind;
    struct slice before, after;
    struct change *c = r->change;
    if (!take(rest, CBOR_IS_ARRAY, &head) || head.number != CHANGE_PARTS ||
        !take(rest, CBOR_IS_INT, &number) || !take(rest, CBOR_IS_INT, &kind) ||
        !take_id(rest, &c->record) || !take_id(rest, &c->person) ||
        !cbor_take_whole(rest, &before) || !cbor_take_whole(rest, &after))
        return damaged(r->cx, seq);
    if (number.number < 1 || number.number > UINT16_MAX || kind.number < CHANGE_CREATE ||
        kind.number > CHANGE_READ)
        return damaged(r->cx, seq);
    c->entity = schema_numbered(r->tx->schema, (uint16_t)number.number);
    c->kind = (enum change_kind)kind.number;
    *known = c->entity != NULL;
    if (!*known) return ERR_NONE;
    err e = ERR_NONE;
    r->state = PERSON_HAS_NONE;
    if (!id_is_none(c->person)) e = person_key_get(r->cx, r->tx, c->person, &r->state, &r->key);
    if (!e) e = take_form(r, seq, before, &c->before);
    if (!e) e = take_form(r, seq, after, &c->after);
    crypto_wipe(&r->key, sizeof r->key);
    return e;
}

static err take_changes(struct ctx *cx, struct tx *tx, struct slice rest, int64_t count,
                        struct journal_entry *out)
{
    struct reading r = { .cx = cx, .tx = tx };
    struct change **end = &out->changes;
    for (int64_t i = 0; i < count; i++) {
        bool known = false;
        r.change = ARENA_NEW(cx->arena, struct change);
        err e = take_change(&r, out->seq, &rest, &known);
        if (e) return e;
        out->left_out += !known;
        if (!known) continue;
        *end = r.change;
        end = &r.change->next;
    }
    out->sealed_away = r.sealed_away;
    return rest.size ? damaged(cx, out->seq) : ERR_NONE;
}

err journal_decode(struct ctx *cx, struct tx *tx, uint64_t seq, struct slice bytes,
                   struct journal_entry *out)
{
    struct cbor_item head, at, why, previous, changes;
    struct slice rest = slice_copy(cx->arena, bytes);
    *out = (struct journal_entry){ .seq = seq };
    const struct slice whole = rest;
    if (!take(&rest, CBOR_IS_ARRAY, &head) || head.number != ENTRY_PARTS ||
        !take(&rest, CBOR_IS_INT, &at) || !take_id(&rest, &out->actor) ||
        !take(&rest, CBOR_IS_TEXT, &why) || !take(&rest, CBOR_IS_BYTES, &previous) ||
        previous.bytes.size != HASH_SIZE || !take(&rest, CBOR_IS_ARRAY, &changes))
        return damaged(cx, seq);
    struct hash before;
    memcpy(before.bytes, previous.bytes.data, HASH_SIZE);
    out->hash = journal_hash(&before, whole);
    out->at = at.number;
    out->why = slice_text(why.bytes);
    return take_changes(cx, tx, rest, changes.number, out);
}

bool journal_touched(struct arena *arena, struct slice bytes, struct journal_touch **out,
                     size_t *count)
{
    struct cbor_item head, number;
    struct slice skipped;
    id record;
    if (!take(&bytes, CBOR_IS_ARRAY, &head) || head.number != ENTRY_PARTS) return false;
    for (int i = 0; i < ENTRY_PARTS - 1; i++)
        if (!cbor_take_whole(&bytes, &skipped)) return false;
    if (!take(&bytes, CBOR_IS_ARRAY, &head) || (uint64_t)head.number > bytes.size) return false;
    *out = ARENA_ARRAY(arena, (size_t)head.number, struct journal_touch);
    *count = 0;
    for (int64_t left = head.number; left > 0; left--) {
        if (!take(&bytes, CBOR_IS_ARRAY, &head) || head.number != CHANGE_PARTS) return false;
        if (!take(&bytes, CBOR_IS_INT, &number) || number.number < 1 || number.number > UINT16_MAX)
            return false;
        if (!cbor_take_whole(&bytes, &skipped) || !take_id(&bytes, &record)) return false;
        for (int i = 3; i < CHANGE_PARTS; i++)
            if (!cbor_take_whole(&bytes, &skipped)) return false;
        if (!id_is_none(record))
            (*out)[(*count)++] = (struct journal_touch){ (uint16_t)number.number, record };
    }
    return bytes.size == 0;
}

struct slice journal_previous(struct slice bytes)
{
    struct cbor_item head, at, why, previous;
    id actor;
    if (!take(&bytes, CBOR_IS_ARRAY, &head) || head.number != ENTRY_PARTS ||
        !take(&bytes, CBOR_IS_INT, &at) || !take_id(&bytes, &actor) ||
        !take(&bytes, CBOR_IS_TEXT, &why) || !take(&bytes, CBOR_IS_BYTES, &previous) ||
        previous.bytes.size != HASH_SIZE)
        return (struct slice){ 0 };
    return previous.bytes;
}

/* ---- one, all, of one record ---- */

static err entry_bytes(struct ctx *cx, struct tx *tx, uint64_t seq, struct slice *out)
{
    struct key k;
    journal_key(&k, seq);
    struct slice key = key_slice(&k);
    return kv_get(cx, tx->kv, &key, out, 1);
}

err journal_get(struct ctx *cx, struct tx *tx, uint64_t seq, struct journal_entry *out)
{
    struct slice bytes;
    err e = entry_bytes(cx, tx, seq, &bytes);
    if (e) return e;
    return bytes.data ? journal_decode(cx, tx, seq, bytes, out) : ERR_NOT_FOUND;
}

err journal_last(struct ctx *cx, struct tx *tx, uint64_t *seq)
{
    struct journal_end end;
    err e = journal_end_get(cx, tx, &end);
    *seq = end.seq;
    return e;
}

err journal_each(struct ctx *cx, struct tx *tx, uint64_t from, bool backwards, journal_visit visit,
                 void *arg)
{
    struct journal_entry entry;
    uint64_t last;
    err e = journal_last(cx, tx, &last), failure = ERR_NONE;
    if (backwards && (from == 0 || from > last)) from = last;
    if (!backwards && from == 0) from = 1;
    for (uint64_t seq = from; !e && seq >= 1 && seq <= last; seq += backwards ? UINT64_MAX : 1) {
        e = journal_get(cx, tx, seq, &entry);
        if (e) return e == ERR_NOT_FOUND ? damaged(cx, seq) : e;
        enum kv_go go = visit(cx, tx, &entry, arg, &failure);
        e = failure;
        if (go == KV_STOP) break;
    }
    return e;
}

struct traces {
    struct arena *arena;
    uint64_t *seqs;
    size_t count, room;
};

static enum kv_go add_trace(void *arg, struct slice key, struct slice value, err *failure)
{
    struct traces *t = arg;
    struct slice rest = { key.data + key.size - sizeof(uint64_t), sizeof(uint64_t) };
    (void)value;
    (void)failure;
    if (t->count == t->room) {
        uint64_t *seqs = ARENA_ARRAY(t->arena, 2 * t->room + 8, uint64_t);
        if (t->count) memcpy(seqs, t->seqs, t->count * sizeof *seqs);
        t->seqs = seqs;
        t->room = 2 * t->room + 8;
    }
    key_take_u64(&rest, &t->seqs[t->count++]);
    return KV_MORE;
}

err journal_history(struct ctx *cx, struct tx *tx, const struct entity *entity, id record,
                    journal_visit visit, void *arg)
{
    struct traces t = { .arena = cx->arena };
    struct key from, to;
    key_begin(&from, KEY_TRACE);
    key_u16(&from, entity->number);
    key_id(&from, record);
    bool ends = key_after(&from, &to);
    err e = kv_scan(cx, tx->kv, key_slice(&from), ends ? key_slice(&to) : (struct slice){ 0 }, true,
                    add_trace, &t);
    for (size_t i = 0; !e && i < t.count; i++) {
        struct journal_entry entry;
        e = journal_get(cx, tx, t.seqs[i], &entry);
        if (e) return e == ERR_NOT_FOUND ? damaged(cx, t.seqs[i]) : e;
        if (visit(cx, tx, &entry, arg, &e) == KV_STOP) break;
    }
    return e;
}

/* ---- the chain ---- */

err journal_verify(struct ctx *cx, struct tx *tx, uint64_t *checked)
{
    struct journal_end end;
    struct hash hash = { 0 };
    struct slice bytes;
    err e = journal_end_get(cx, tx, &end);
    *checked = 0;
    for (uint64_t seq = 1; !e && seq <= end.seq; seq++) {
        e = entry_bytes(cx, tx, seq, &bytes);
        if (e) return e;
        struct slice previous = journal_previous(bytes);
        if (!bytes.data || !slice_equal(previous, (struct slice){ hash.bytes, sizeof hash.bytes }))
            return damaged(cx, seq);
        hash = journal_hash(&hash, bytes);
        *checked = seq;
    }
    if (!e && !hash_equal(hash, end.hash)) e = damaged(cx, end.seq);
    if (!e) e = entry_bytes(cx, tx, end.seq + 1, &bytes);
    return !e && bytes.data ? damaged(cx, end.seq + 1) : e;
}
