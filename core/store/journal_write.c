/* SPDX-License-Identifier: MIT
 * journal_write: one entry for all that a unit of work changed, written inside its transaction, so
 * that neither exists without the other. Personal values are sealed before the entry is hashed:
 * erasing a key later changes no byte of the chain. */
#include "journal_bytes.h"

static const char end_name[] = "journal";

void journal_key(struct key *k, uint64_t seq)
{
    key_begin(k, KEY_JOURNAL);
    key_u16(k, JOURNAL_LOG);
    key_u64(k, seq);
}

void journal_trace_key(struct key *k, uint16_t entity, id record, uint64_t seq)
{
    key_begin(k, KEY_TRACE);
    key_u16(k, entity);
    key_id(k, record);
    key_u64(k, seq);
}

struct hash journal_hash(const struct hash *previous, struct slice bytes)
{
    const struct slice parts[2] = { { previous->bytes, sizeof previous->bytes }, bytes };
    return hash_of((struct slice){ 0 }, parts, 2);
}

err journal_end_get(struct ctx *cx, struct tx *tx, struct journal_end *out)
{
    struct slice value;
    if (tx->end && tx->end->known) {
        *out = *tx->end;
        return ERR_NONE;
    }
    *out = (struct journal_end){ .known = true };
    err e = meta_get(cx, tx, end_name, &value);
    if (e || !value.size) return e;
    if (value.size != sizeof(uint64_t) + HASH_SIZE)
        return ctx_fail(cx, ERR_CORRUPT, NULL, "journal",
                        SAY("Cuối nhật ký bị hỏng", "The end of the journal is damaged"));
    key_take_u64(&value, &out->seq);
    memcpy(out->hash.bytes, value.data, HASH_SIZE);
    return ERR_NONE;
}

err journal_end_put(struct ctx *cx, struct tx *tx, const struct journal_end *end)
{
    uint8_t bytes[sizeof(uint64_t) + HASH_SIZE];
    for (unsigned i = 0; i < sizeof(uint64_t); i++) bytes[i] = (uint8_t)(end->seq >> (56 - 8 * i));
    memcpy(bytes + sizeof(uint64_t), end->hash.bytes, HASH_SIZE);
    return meta_put(cx, tx, end_name, (struct slice){ bytes, sizeof bytes });
}

/* ---- person keys ---- */

static void person_key_name(struct key *k, id person)
{
    key_begin(k, KEY_PERSON);
    key_id(k, person);
}

err person_key_get(struct ctx *cx, struct tx *tx, id person, enum person_key *state,
                   struct seal_key *key)
{
    struct key k;
    struct slice value;
    person_key_name(&k, person);
    struct slice name = key_slice(&k);
    err e = kv_get(cx, tx->kv, &name, &value, 1);
    if (e) return e;
    *state = !value.data                   ? PERSON_HAS_NONE
             : value.size == SEAL_KEY_SIZE ? PERSON_HAS_KEY
                                           : PERSON_ERASED;
    if (*state == PERSON_HAS_KEY) memcpy(key->bytes, value.data, SEAL_KEY_SIZE);
    return ERR_NONE;
}

static err person_key_need(struct ctx *cx, struct tx *tx, id person, enum person_key *state,
                           struct seal_key *key)
{
    struct key k;
    err e = person_key_get(cx, tx, person, state, key);
    if (e || *state != PERSON_HAS_NONE) return e;
    REQUIRE(cx->random);
    random_bytes(cx->random, key->bytes, sizeof key->bytes);
    *state = PERSON_HAS_KEY;
    person_key_name(&k, person);
    return kv_put(cx, tx->kv, key_slice(&k), (struct slice){ key->bytes, sizeof key->bytes });
}

/* The mark that stays keeps a later write, this transaction's own among them, from making a new
 * key. */
err journal_erase_person(struct ctx *cx, struct tx *tx, id person)
{
    static const uint8_t erased = 0;
    struct key k;
    REQUIRE(tx->write);
    person_key_name(&k, person);
    return kv_put(cx, tx->kv, key_slice(&k), (struct slice){ &erased, 1 });
}

/* ---- sealing ---- */

struct slice seal_context(uint8_t out[SEAL_CONTEXT_SIZE], const struct entity *entity,
                          uint16_t field, id record)
{
    out[0] = (uint8_t)(entity->number >> 8);
    out[1] = (uint8_t)entity->number;
    out[2] = (uint8_t)(field >> 8);
    out[3] = (uint8_t)field;
    memcpy(out + 4, record.bytes, sizeof record.bytes);
    return (struct slice){ out, SEAL_CONTEXT_SIZE };
}

/* A field that a newer or removed table made may be personal: where anything is, it is sealed too.
 */
static bool must_seal(const struct entity *entity, uint16_t number)
{
    const struct field *f = entity_stored(entity, number);
    return !f || (f->flags & (PERSONAL | SENSITIVE | SECRET));
}

struct sealing {
    struct arena *arena;
    const struct change *change;
    enum person_key state;
    struct seal_key key;
};

static void put_value(struct buffer *out, const struct sealing *s, const struct stored_field *field)
{
    uint8_t context[SEAL_CONTEXT_SIZE];
    if (id_is_none(s->change->person) || !must_seal(s->change->entity, field->number)) {
        cbor_put_raw(out, field->item);
        return;
    }
    cbor_put_array(out, 1);
    if (s->state != PERSON_HAS_KEY) {
        cbor_put_null(out);
        return;
    }
    seal_context(context, s->change->entity, field->number, s->change->record);
    cbor_put_bytes(
        out, seal_close(s->arena, &s->key, (struct slice){ context, sizeof context }, field->item));
}

static void put_fields(struct buffer *out, const struct sealing *s,
                       const struct stored_field *fields, size_t count)
{
    cbor_put_map(out, count);
    for (size_t i = 0; i < count; i++) {
        cbor_put_int(out, fields[i].number);
        put_value(out, s, &fields[i]);
    }
}

/* Leaves in both lists only what differs. */
static void keep_different(struct stored_field *a, size_t *a_count, struct stored_field *b,
                           size_t *b_count)
{
    size_t a_kept = 0, b_kept = 0;
    for (size_t i = 0, j = 0; i < *a_count || j < *b_count;) {
        int order = i == *a_count ? 1 : j == *b_count ? -1 : a[i].number - b[j].number;
        bool same = order == 0 && slice_equal(a[i].item, b[j].item);
        if (order <= 0 && !same) a[a_kept++] = a[i];
        if (order >= 0 && !same) b[b_kept++] = b[j];
        i += order <= 0;
        j += order >= 0;
    }
    *a_count = a_kept;
    *b_count = b_kept;
}

static void put_forms(struct buffer *out, const struct sealing *s)
{
    const struct change *change = s->change;
    struct stored_field *before, *after;
    size_t before_count, after_count;
    bool readable = stored_split(s->arena, change->before, &before, &before_count) &&
                    stored_split(s->arena, change->after, &after, &after_count);
    REQUIRE(readable);
    if (change->kind == CHANGE_UPDATE) keep_different(before, &before_count, after, &after_count);
    if (change->before.size)
        put_fields(out, s, before, before_count);
    else
        cbor_put_null(out);
    if (change->after.size)
        put_fields(out, s, after, after_count);
    else
        cbor_put_null(out);
}

static void put_id(struct buffer *out, id i)
{
    if (id_is_none(i))
        cbor_put_null(out);
    else
        cbor_put_bytes(out, (struct slice){ i.bytes, sizeof i.bytes });
}

static err put_change(struct ctx *cx, struct tx *tx, struct buffer *out,
                      const struct change *change)
{
    struct sealing s = { .arena = cx->arena, .change = change };
    bool has_forms = change->before.size || change->after.size;
    err e = ERR_NONE;
    if (has_forms && !id_is_none(change->person))
        e = person_key_need(cx, tx, change->person, &s.state, &s.key);
    if (e) return e;
    cbor_put_array(out, CHANGE_PARTS);
    cbor_put_int(out, change->entity->number);
    cbor_put_int(out, change->kind);
    put_id(out, change->record);
    put_id(out, change->person);
    put_forms(out, &s);
    crypto_wipe(&s.key, sizeof s.key);
    return ERR_NONE;
}

/* ---- the entry ---- */

static bool is_secret(const struct change *change)
{
    return (change->entity->flags & ENTITY_SECRET_FACTS) != 0;
}

/* One ballot takes who and when away from the whole entry: what was cast with it would tell. */
static void describe(struct ctx *cx, const struct tx *tx, struct journal_entry *entry)
{
    bool secret = false;
    for (struct change *c = tx->changes; c; c = c->next) {
        if (!is_secret(c)) continue;
        secret = true;
        *c = (struct change){ .entity = c->entity, .kind = c->kind, .next = c->next };
    }
    entry->at = secret ? 0 : cx->now;
    entry->actor = secret ? ID_NONE : cx->actor.account;
    entry->why = text_copy(cx->arena, text_of(cx->why));
    entry->changes = tx->changes;
    entry->sealed_away = false;
}

static err encode(struct ctx *cx, struct tx *tx, const struct journal_entry *entry,
                  const struct hash *previous, struct slice *out)
{
    struct buffer bytes = buffer_in(cx->arena, 512);
    size_t count = 0;
    err e = ERR_NONE;
    for (const struct change *c = entry->changes; c; c = c->next) count++;
    cbor_put_array(&bytes, ENTRY_PARTS);
    cbor_put_int(&bytes, entry->at);
    put_id(&bytes, entry->actor);
    cbor_put_text(&bytes, entry->why);
    cbor_put_bytes(&bytes, (struct slice){ previous->bytes, sizeof previous->bytes });
    cbor_put_array(&bytes, count);
    for (const struct change *c = entry->changes; !e && c; c = c->next)
        e = put_change(cx, tx, &bytes, c);
    *out = buffer_as_slice(&bytes);
    return e;
}

static err put_traces(struct ctx *cx, struct tx *tx, const struct journal_entry *entry)
{
    err e = ERR_NONE;
    for (const struct change *c = entry->changes; !e && c; c = c->next) {
        struct key k;
        if (id_is_none(c->record)) continue;
        journal_trace_key(&k, c->entity->number, c->record, entry->seq);
        e = kv_put(cx, tx->kv, key_slice(&k), (struct slice){ k.bytes, 0 });
    }
    return e;
}

err journal_append(struct ctx *cx, struct tx *tx, struct journal_entry *entry)
{
    struct journal_end end;
    struct slice bytes;
    struct key k;
    *entry = (struct journal_entry){ 0 };
    if (!tx->changes) return ERR_NONE;
    REQUIRE(tx->end);
    err e = journal_end_get(cx, tx, &end);
    if (e) return e;
    describe(cx, tx, entry);
    e = encode(cx, tx, entry, &end.hash, &bytes);
    if (e) return e;
    end.seq++;
    end.moved = true;
    end.hash = journal_hash(&end.hash, bytes);
    entry->seq = end.seq;
    entry->hash = end.hash;
    journal_key(&k, end.seq);
    e = kv_put(cx, tx->kv, key_slice(&k), bytes);
    if (!e) e = put_traces(cx, tx, entry);
    if (!e) *tx->end = end;
    return e;
}

err journal_note_read(struct ctx *cx, struct tx *tx, const struct entity *entity, id record)
{
    struct change change = { .entity = entity, .kind = CHANGE_READ, .record = record };
    tx_note(cx, tx, &change);
    return ERR_NONE;
}
