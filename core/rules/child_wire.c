/* SPDX-License-Identifier: MIT
 * child_wire: encodes and decodes jobs and replies. Texts that were read stay borrowed from the
 * message, which lives in the arena of who read it. */
#include "child_wire_items.h"
#include "script.h"

enum { REASONS_SEEN_MAX = 1000 };

struct buffer wire_begin(struct arena *arena)
{
    struct buffer message = buffer_in(arena, 1024);
    buffer_bytes(&message, "\0\0\0\0", WIRE_HEAD);
    return message;
}

struct slice wire_end(struct buffer *message)
{
    size_t size = message->size - WIRE_HEAD;
    for (size_t i = 0; i < WIRE_HEAD; i++) message->data[i] = (uint8_t)(size >> 8 * i);
    return buffer_as_slice(message);
}

size_t wire_length(const uint8_t head[WIRE_HEAD])
{
    size_t size = 0;
    for (size_t i = WIRE_HEAD; i-- > 0;) size = size << 8 | head[i];
    return size;
}

enum wire_reply wire_take_kind(struct slice *in)
{
    int64_t kind;
    if (!cbor_take_int(in, &kind) || kind < WIRE_READY || kind >= WIRE_REPLIES) return 0;
    return (enum wire_reply)kind;
}

enum wire_ask wire_take_ask(struct slice *in)
{
    int64_t ask;
    if (!cbor_take_int(in, &ask) || ask < WIRE_JOB || ask > WIRE_TESTS_OF) return 0;
    return (enum wire_ask)ask;
}

/* ---- the job --------------------------------------------------------------------------------- */

static void put_list(struct buffer *out, const struct field *fact, const struct fact_list *list)
{
    cbor_put_int(out, list->count);
    for (size_t i = 0; i < list->count; i++)
        wire_put_facts(out, fact->of, (const uint8_t *)list->items + i * fact->of_size);
}

static bool take_list(struct ctx *cx, struct slice *in, const struct field *fact, void *facts)
{
    size_t count;
    bool fine = wire_take_count(in, RULE_LIST_MAX, &count);
    uint8_t *items = fine ? fact_list_new(cx->arena, fact, facts, count) : NULL;
    for (size_t i = 0; fine && i < count; i++)
        fine = wire_take_facts(cx, in, fact->of, items + i * fact->of_size);
    return fine;
}

void wire_put_facts(struct buffer *out, const struct field *table, const void *facts)
{
    for (const struct field *f = table; f->name; f++) {
        const void *member = field_of(f, facts);
        if (f->kind == FIELD_TEXT)
            cbor_put_text(out, *(const text *)member);
        else if (f->kind == FIELD_LIST)
            put_list(out, f, member);
        else
            cbor_put_bytes(out, (struct slice){ member, f->size });
    }
}

bool wire_take_facts(struct ctx *cx, struct slice *in, const struct field *table, void *facts)
{
    bool fine = true;
    for (const struct field *f = table; fine && f->name; f++) {
        void *member = field_in(f, facts);
        if (f->kind == FIELD_TEXT)
            fine = wire_take_text(in, WIRE_JOB_MAX, member);
        else if (f->kind == FIELD_LIST)
            fine = take_list(cx, in, f, facts);
        else
            fine = wire_take_bytes(in, member, f->size);
    }
    return fine;
}

void wire_put_job(struct buffer *out, const struct rule_child_job *job)
{
    cbor_put_int(out, WIRE_JOB);
    cbor_put_text(out, text_of(job->hook->name));
    cbor_put_int(out, (int64_t)job->hook->facts_size);
    cbor_put_bytes(out, (struct slice){ (const uint8_t *)job->source.data, job->source.size });
    cbor_put_int(out, (int64_t)job->parent_count);
    for (size_t i = 0; i < job->parent_count; i++) cbor_put_text(out, job->parents[i]);
    cbor_put_bool(out, job->check);
    cbor_put_bool(out, job->exact);
    cbor_put_bool(out, job->params != NULL);
    cbor_put_int(out, (int64_t)(job->params ? job->param_count : 0));
    for (size_t i = 0; job->params && i < job->param_count; i++) cbor_put_int(out, job->params[i]);
    cbor_put_int(out, (int64_t)job->facts_count);
    for (size_t i = 0; i < job->facts_count; i++)
        wire_put_facts(out, job->hook->facts, job->facts[i]);
}

static bool take_source(struct slice *in, text *out)
{
    struct cbor_item item;
    if (!cbor_take(in, &item) || item.type != CBOR_IS_BYTES) return false;
    *out = (text){ (const char *)item.bytes.data, item.bytes.size };
    return true;
}

static bool take_parents(struct ctx *cx, struct slice *in, struct rule_child_job *job)
{
    bool fine = wire_take_count(in, RULE_CHILD_PARENTS_MAX, &job->parent_count);
    text *parents = ARENA_ARRAY(cx->arena, fine ? job->parent_count : 0, text);
    for (size_t i = 0; fine && i < job->parent_count; i++)
        fine = wire_take_text(in, RULE_SOURCE_MAX, &parents[i]);
    job->parents = parents;
    return fine;
}

static bool take_params(struct ctx *cx, struct slice *in, struct rule_child_job *job)
{
    bool given = false;
    bool fine =
        wire_take_bool(in, &given) && wire_take_count(in, RULE_PARAMS_MAX, &job->param_count);
    int64_t *params = ARENA_ARRAY(cx->arena, RULE_PARAMS_MAX, int64_t);
    for (size_t i = 0; fine && i < job->param_count; i++) fine = cbor_take_int(in, &params[i]);
    job->params = given ? params : NULL;
    return fine;
}

bool wire_take_job(struct ctx *cx, struct slice in,
                   const struct rule_hook *(*find)(const void *arg, text name), const void *arg,
                   struct rule_child_job *job)
{
    text name;
    int64_t facts_size;
    *job = (struct rule_child_job){ 0 };
    bool fine = wire_take_text(&in, TEXT_SEEN_MAX, &name) && cbor_take_int(&in, &facts_size);
    job->hook = fine ? find(arg, name) : NULL;
    fine = job->hook && (size_t)facts_size == job->hook->facts_size;
    fine = fine && take_source(&in, &job->source) && take_parents(cx, &in, job) &&
           wire_take_bool(&in, &job->check) && wire_take_bool(&in, &job->exact) &&
           take_params(cx, &in, job) &&
           wire_take_count(&in, RULE_CHILD_FACTS_MAX, &job->facts_count);
    const void **all = ARENA_ARRAY(cx->arena, fine ? job->facts_count : 0, const void *);
    for (size_t i = 0; fine && i < job->facts_count; i++) {
        void *facts = arena_alloc(cx->arena, job->hook->facts_size);
        fine = wire_take_facts(cx, &in, job->hook->facts, facts);
        all[i] = facts;
    }
    job->facts = all;
    return fine && in.size == 0;
}

/* ---- replies --------------------------------------------------------------------------------- */

static void put_keys(struct buffer *out, const struct rule_verdict *verdict)
{
    int64_t count = 0;
    for (const struct rule_key *k = verdict->keys; k; k = k->next) count++;
    cbor_put_int(out, count);
    for (const struct rule_key *k = verdict->keys; k; k = k->next) {
        cbor_put_text(out, k->name);
        cbor_put_int(out, k->value);
    }
}

static bool take_keys(struct ctx *cx, struct slice *in, struct rule_verdict *verdict)
{
    size_t count;
    if (!wire_take_count(in, RULE_TIES_MAX, &count)) return false;
    struct rule_key *keys = ARENA_ARRAY(cx->arena, count, struct rule_key);
    for (size_t i = 0; i < count; i++) {
        if (!wire_take_text(in, TEXT_SEEN_MAX, &keys[i].name) || !cbor_take_int(in, &keys[i].value))
            return false;
        keys[i].next = i + 1 < count ? &keys[i + 1] : NULL;
    }
    verdict->keys = count ? keys : NULL;
    return true;
}

void wire_put_verdict(struct buffer *out, const struct rule_verdict *verdict)
{
    cbor_put_int(out, WIRE_VERDICT);
    cbor_put_int(out, verdict->score);
    cbor_put_text(out, verdict->rejected);
    cbor_put_text(out, verdict->rejected_vi);
    cbor_put_int(out, verdict->band);
    cbor_put_bool(out, verdict->unrated);
    cbor_put_int(out, verdict->steps);
    cbor_put_bytes(
        out, (struct slice){ (const uint8_t *)&verdict->facts_used, sizeof verdict->facts_used });
    put_keys(out, verdict);
    cbor_put_int(out, verdict->reason_count);
    for (const struct rule_reason *r = verdict->reasons; r; r = r->next) {
        cbor_put_text(out, r->code);
        cbor_put_int(out, r->points);
        cbor_put_text(out, r->vi);
    }
}

static bool take_reasons(struct ctx *cx, struct slice *in, struct rule_verdict *verdict)
{
    size_t count;
    if (!wire_take_count(in, REASONS_SEEN_MAX, &count)) return false;
    struct rule_reason *reasons = ARENA_ARRAY(cx->arena, count, struct rule_reason);
    for (size_t i = 0; i < count; i++) {
        if (!wire_take_text(in, TEXT_SEEN_MAX, &reasons[i].code) ||
            !cbor_take_int(in, &reasons[i].points) ||
            !wire_take_text(in, TEXT_SEEN_MAX, &reasons[i].vi))
            return false;
        reasons[i].next = i + 1 < count ? &reasons[i + 1] : NULL;
    }
    verdict->reasons = count ? reasons : NULL;
    verdict->reason_count = (uint32_t)count;
    return true;
}

static bool band_known(const struct rule_hook *hook, int64_t band)
{
    return band == 0 || (hook->bands && band > 0 && band < INT16_MAX &&
                         vocabulary_number(hook->bands, (unsigned)band));
}

bool wire_take_verdict(struct ctx *cx, struct slice in, const struct rule_hook *hook,
                       struct rule_verdict *verdict)
{
    int64_t band, steps;
    *verdict = (struct rule_verdict){ 0 };
    bool fine = wire_take_between(&in, hook->min, hook->max, &verdict->score) &&
                wire_take_text(&in, TEXT_SEEN_MAX, &verdict->rejected) &&
                wire_take_text(&in, TEXT_SEEN_MAX, &verdict->rejected_vi) &&
                cbor_take_int(&in, &band) && band_known(hook, band) &&
                wire_take_bool(&in, &verdict->unrated) &&
                wire_take_between(&in, 0, UINT32_MAX, &steps) &&
                wire_take_bytes(&in, &verdict->facts_used, sizeof verdict->facts_used) &&
                take_keys(cx, &in, verdict) && take_reasons(cx, &in, verdict) && in.size == 0;
    if (!fine || (verdict->rejected.size && !hook->may_reject)) return false;
    if (verdict->keys && !hook->rates_a_year) return false;
    verdict->band = (int)band;
    verdict->steps = (uint32_t)steps;
    return true;
}

void wire_put_failure(struct buffer *out, err e, const struct rule_fault *fault)
{
    cbor_put_int(out, WIRE_FAILED);
    cbor_put_bool(out, e == ERR_BUSY);
    wire_put_fault(out, fault);
}

bool wire_take_failure(struct slice in, err *e, struct rule_fault *fault)
{
    bool busy;
    if (!wire_take_bool(&in, &busy) || !wire_take_fault(&in, fault) || in.size != 0) return false;
    *e = busy ? ERR_BUSY : ERR_INVALID;
    return true;
}

/* ---- a stream -------------------------------------------------------------------------------- */

void wire_put_stream(struct buffer *out, const struct rule_stream_job *job)
{
    cbor_put_int(out, WIRE_STREAM);
    cbor_put_text(out, text_of(job->hook->name));
    cbor_put_int(out, (int64_t)job->hook->facts_size);
    for (int side = 0; side < RULE_SIDES; side++) {
        const struct rule_lineage *l = &job->sides[side];
        cbor_put_bytes(out, text_slice(l->source));
        cbor_put_int(out, (int64_t)l->parent_count);
        for (size_t i = 0; i < l->parent_count; i++) cbor_put_text(out, l->parents[i]);
    }
}

static bool take_lineage(struct ctx *cx, struct slice *in, struct rule_lineage *lineage)
{
    bool fine = take_source(in, &lineage->source) &&
                wire_take_count(in, RULE_CHILD_PARENTS_MAX, &lineage->parent_count);
    text *parents = ARENA_ARRAY(cx->arena, fine ? lineage->parent_count : 0, text);
    for (size_t i = 0; fine && i < lineage->parent_count; i++)
        fine = wire_take_text(in, RULE_SOURCE_MAX, &parents[i]);
    lineage->parents = parents;
    return fine;
}

bool wire_take_stream(struct ctx *cx, struct slice in,
                      const struct rule_hook *(*find)(const void *arg, text name), const void *arg,
                      struct rule_stream_job *job)
{
    text name;
    int64_t facts_size;
    *job = (struct rule_stream_job){ 0 };
    bool fine = wire_take_text(&in, TEXT_SEEN_MAX, &name) && cbor_take_int(&in, &facts_size);
    job->hook = fine ? find(arg, name) : NULL;
    fine = job->hook && (size_t)facts_size == job->hook->facts_size;
    for (int side = 0; fine && side < RULE_SIDES; side++)
        fine = take_lineage(cx, &in, &job->sides[side]);
    return fine && in.size == 0;
}

void wire_put_cases(struct buffer *out, enum wire_ask ask, struct slice facts, size_t count)
{
    cbor_put_int(out, ask);
    cbor_put_int(out, (int64_t)count);
    buffer_bytes(out, facts.data, facts.size);
}

bool wire_take_cases(struct slice *in, size_t *count)
{
    return wire_take_count(in, RULE_STREAM_CASES_MAX, count);
}

void wire_put_standings(struct buffer *out, const struct rule_standings *standings)
{
    size_t size = standings->count * sizeof standings->of[0];
    cbor_put_int(out, WIRE_STANDINGS);
    cbor_put_bytes(out, (struct slice){ (const uint8_t *)standings->of, size });
    cbor_put_int(out, (int64_t)standings->sample_count);
    for (size_t i = 0; i < standings->sample_count; i++) {
        cbor_put_int(out, standings->samples[i].side);
        wire_put_fault(out, &standings->samples[i].fault);
    }
}

static bool standing_possible(const struct rule_hook *hook, const struct rule_standing *s)
{
    if (s->kind > RULE_FAULTED || (s->kind == RULE_REJECTED && !hook->may_reject)) return false;
    if (s->kind != RULE_SCORED) return s->score == 0 && s->band == 0;
    return s->score >= hook->min && s->score <= hook->max && band_known(hook, s->band);
}

bool wire_take_standings(struct ctx *cx, struct slice in, const struct rule_hook *hook,
                         struct rule_standings *standings)
{
    standings->of = arena_array(cx->arena, standings->count, sizeof standings->of[0]);
    size_t size = standings->count * sizeof standings->of[0];
    bool fine = wire_take_bytes(&in, standings->of, size) &&
                wire_take_count(&in, RULE_STREAM_SAMPLES_MAX, &standings->sample_count);
    for (size_t i = 0; fine && i < standings->sample_count; i++) {
        int64_t side = 0;
        fine = wire_take_between(&in, 0, RULE_SIDES - 1, &side) &&
               wire_take_fault(&in, &standings->samples[i].fault);
        standings->samples[i].side = (enum rule_side)side;
    }
    for (size_t i = 0; fine && i < standings->count; i++)
        for (int side = 0; fine && side < RULE_SIDES; side++)
            fine = standing_possible(hook, &standings->of[i][side]);
    return fine && in.size == 0;
}

void wire_put_test(struct buffer *out, enum rule_side side, text name)
{
    cbor_put_int(out, WIRE_TEST);
    cbor_put_int(out, side);
    cbor_put_text(out, name);
}

bool wire_take_test(struct slice in, enum rule_side *side, text *name)
{
    int64_t which;
    if (!wire_take_between(&in, 0, RULE_SIDES - 1, &which) ||
        !wire_take_text(&in, TEXT_SEEN_MAX, name))
        return false;
    *side = (enum rule_side)which;
    return in.size == 0;
}
