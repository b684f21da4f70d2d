/* SPDX-License-Identifier: MIT
 * history: a table of those asked about, replaced by age. What is kept was read from a snapshot of
 * the store, and a snapshot may be older than the last change: it is kept only when it is not, so
 * that nothing outdated passes for new. */
#include "history.h"

#include <pthread.h>

enum { SLOTS = 1 << 15, WAYS = 4, MARKS_MAX = 2048 };

/* One person's marks, newest last. */
struct remembered {
    id volunteer;
    uint32_t count;
    uint32_t stamp; /* when it was last used, for replacement */
    struct history_mark *marks;
    code_levels *languages;
};

struct history {
    pthread_mutex_t lock;
    uint64_t changed;     /* journal number of the last change that touches a history */
    struct arena *memory; /* of the remembered; started anew when it has grown */
    struct remembered *table;
    uint32_t clock;
};

struct history *history_begin(struct arena *arena)
{
    struct history *h = ARENA_NEW(arena, struct history);
    h->memory = arena_new();
    h->table = ARENA_ARRAY(arena, SLOTS, struct remembered);
    REQUIRE(pthread_mutex_init(&h->lock, NULL) == 0);
    return h;
}

void history_end(struct history *h)
{
    pthread_mutex_destroy(&h->lock);
    arena_free(h->memory);
}

/* ---- counting ---- */

void history_add(struct history_tally *t, const struct history_mark *m, date on)
{
    bool came = m->state == ATTENDANCE_PRESENT || m->state == ATTENDANCE_LATE;
    bool known = m->field < SCORE_FIELDS; /* a later release may know more fields of activity */
    if (came && known && t->in_field[m->field] < UINT16_MAX) t->in_field[m->field]++;
    if (came && m->day > t->last) t->last = m->day;
    if (m->day <= on - 365 || m->day > on) return;
    if (m->state != ATTENDANCE_EXCUSED) t->called++;
    if (m->state == ATTENDANCE_UNEXCUSED) t->unexcused++;
    if (!came) return;
    t->attended++;
    uint32_t minutes = (uint32_t)(int32_t)m->minutes;
    if (m->minutes > 0) t->minutes += minutes;
    unsigned month = (unsigned)date_civil(m->day).month;
    t->months |= (uint32_t)1 << month;
}

int64_t history_days_since(date last, date on)
{
    return last && last <= on ? on - last : -1;
}

void history_declare(code_levels *levels, code_set declared)
{
    for (const struct term *t = language_vocabulary.terms; t->number; t++)
        if (code_set_has(declared, t->number) && !levels->of[t->number]) levels->of[t->number] = 1;
}

/* ---- reading ---- */

struct recalling {
    struct history_mark marks[MARKS_MAX];
    uint32_t count;
    code_levels languages;
};

static enum kv_go recall_mark(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct recalling *r = arg;
    const struct attendance *a = record;
    struct shift shift;
    struct opening opening;
    struct campaign campaign;
    if (r->count == COUNT_OF(r->marks)) return KV_STOP;
    *failure = record_get(cx, tx, &shift_entity, a->shift, &shift);
    if (!*failure) *failure = record_get(cx, tx, &opening_entity, shift.opening, &opening);
    if (!*failure) *failure = record_get(cx, tx, &campaign_entity, opening.campaign, &campaign);
    if (*failure) return KV_STOP;
    r->marks[r->count++] =
        (struct history_mark){ shift.day, (uint8_t)a->state, campaign.field, (int16_t)a->minutes };
    return KV_MORE;
}

static enum kv_go recall_language(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                  err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    struct recalling *r = arg;
    const struct language_check *l = record;
    uint8_t *level = &r->languages.of[l->language & 127];
    if (l->level > *level) *level = (uint8_t)l->level;
    return KV_MORE;
}

static err recall(struct ctx *cx, struct tx *tx, id volunteer, struct recalling *r)
{
    *r = (struct recalling){ .count = 0 };
    err e = query_ref(cx, tx, &attendance_entity, "volunteer", volunteer, recall_mark, r);
    return e ? e
             : query_ref(cx, tx, &language_check_entity, "volunteer", volunteer, recall_language,
                         r);
}

static void tally_all(const struct recalling *r, date on, struct history_tally *out)
{
    *out = (struct history_tally){ 0 };
    for (uint32_t i = 0; i < r->count; i++) history_add(out, &r->marks[i], on);
}

err history_count(struct ctx *cx, struct tx *tx, const struct volunteer *v, date on,
                  struct history_tally *tally, code_levels *levels)
{
    struct recalling *r = ARENA_NEW(cx->arena, struct recalling);
    err e = recall(cx, tx, v->id, r);
    if (e) return e;
    tally_all(r, on, tally);
    *levels = r->languages;
    history_declare(levels, v->languages);
    return ERR_NONE;
}

/* ---- remembering ---- */

static size_t slot_of(id volunteer)
{
    uint64_t mix;
    memcpy(&mix, volunteer.bytes + 8, sizeof(mix));
    return (size_t)(mix * 0x9E3779B97F4A7C15u >> 49);
}

/* The row of a person, or the one to replace; called with the lock. */
static struct remembered *row_of(struct history *h, id volunteer, bool *known)
{
    size_t first = slot_of(volunteer);
    struct remembered *oldest = NULL;
    for (size_t i = 0; i < WAYS; i++) {
        struct remembered *r = &h->table[(first + i) % SLOTS];
        *known = id_equal(r->volunteer, volunteer);
        if (*known) return r;
        if (!oldest || r->stamp < oldest->stamp) oldest = r;
    }
    return oldest;
}

static void forget(struct history *h, id volunteer)
{
    bool known;
    struct remembered *r = row_of(h, volunteer, &known);
    if (known) *r = (struct remembered){ 0 };
}

/* Whose history one side of a change belongs to; none for a side that is not there. */
static id person_of(struct ctx *cx, const struct change *change, struct slice side)
{
    struct attendance a = { 0 };
    struct language_check l = { 0 };
    if (change->entity == &volunteer_entity) return change->record;
    if (!side.size) return ID_NONE;
    if (change->entity == &attendance_entity)
        return record_decode(cx, &attendance_entity, side, change->record, &a) ? ID_NONE
                                                                               : a.volunteer;
    return record_decode(cx, &language_check_entity, side, change->record, &l) ? ID_NONE
                                                                               : l.volunteer;
}

void history_changed(struct history *h, const struct journal_entry *entry,
                     const struct change *change, id about[2])
{
    struct arena *arena = arena_new();
    struct ctx cx;
    ctx_begin(&cx, arena);
    about[0] = person_of(&cx, change, change->before);
    about[1] = person_of(&cx, change, change->after);
    arena_free(arena);
    pthread_mutex_lock(&h->lock);
    h->changed = entry->seq;
    for (int i = 0; i < 2; i++)
        if (!id_is_none(about[i])) forget(h, about[i]);
    pthread_mutex_unlock(&h->lock);
}

/* Called with the lock. */
static void forget_all(struct history *h)
{
    arena_reset(h->memory);
    memset(h->table, 0, SLOTS * sizeof(h->table[0]));
}

void history_clear(struct history *h, uint64_t seq)
{
    pthread_mutex_lock(&h->lock);
    h->changed = seq;
    forget_all(h);
    pthread_mutex_unlock(&h->lock);
}

/* Copies what was recalled into the table; called with the lock. */
static void remember(struct history *h, id volunteer, const struct recalling *from)
{
    enum { MEMORY_MAX = 64 << 20 };
    if (arena_used(h->memory) > MEMORY_MAX) forget_all(h);
    bool known;
    struct remembered *r = row_of(h, volunteer, &known);
    *r = (struct remembered){ .volunteer = volunteer, .count = from->count, .stamp = ++h->clock };
    r->marks = ARENA_ARRAY(h->memory, from->count, struct history_mark);
    r->languages = ARENA_NEW(h->memory, code_levels);
    if (from->count) memcpy(r->marks, from->marks, from->count * sizeof(r->marks[0]));
    *r->languages = from->languages;
}

static bool look_up(struct history *h, id volunteer, struct recalling *out)
{
    bool known;
    pthread_mutex_lock(&h->lock);
    struct remembered *r = row_of(h, volunteer, &known);
    if (known) {
        r->stamp = ++h->clock;
        out->count = r->count;
        if (r->count) memcpy(out->marks, r->marks, r->count * sizeof(out->marks[0]));
        out->languages = *r->languages;
    }
    pthread_mutex_unlock(&h->lock);
    return known;
}

err history_known(struct history *h, struct ctx *cx, struct tx *tx, const struct volunteer *v,
                  struct history_tally *tally, struct score_history *out)
{
    struct recalling r;
    date on = instant_date(cx->now);
    if (!look_up(h, v->id, &r)) {
        uint64_t seq;
        err e = journal_last(cx, tx, &seq);
        if (!e) e = recall(cx, tx, v->id, &r);
        if (e) return e;
        pthread_mutex_lock(&h->lock);
        if (seq >= h->changed) remember(h, v->id, &r);
        pthread_mutex_unlock(&h->lock);
    }
    tally_all(&r, on, tally);
    *out = (struct score_history){
        .called = tally->called,
        .attended = tally->attended,
        .unexcused = tally->unexcused,
        .months_active = __builtin_popcount(tally->months),
        .hours_year = tally->minutes / 60,
        .days_since_last = history_days_since(tally->last, on),
        .languages = r.languages,
    };
    history_declare(&out->languages, v->languages);
    return ERR_NONE;
}

uint64_t history_fields(const struct history_tally *tally)
{
    uint64_t fields = 0;
    for (unsigned n = 0; n < SCORE_FIELDS; n++) {
        uint64_t times =
            tally->in_field[n] < SCORE_FIELD_FULL ? tally->in_field[n] : SCORE_FIELD_FULL;
        fields |= times << (n * 3);
    }
    return fields;
}
