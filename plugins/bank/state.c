/* SPDX-License-Identifier: MIT
 * state: one lock guards who holds which board and the table of histories; work on either happens
 * outside it. What is kept was read from a snapshot, and a snapshot may be older than the last
 * change: both are kept with journal numbers, so that nothing outdated passes for new. */
#include "state.h"

#include <pthread.h>

#include "board.h"

enum { HISTORY_SLOTS = 1 << 15, HISTORY_WAYS = 4, REBUILD_MS = 1000 };

/* One person's marks, newest last; what history_of counts from. */
struct mark {
    date day;
    uint8_t state, field;
    int16_t minutes;
};
struct remembered {
    id volunteer;
    uint32_t count;
    uint32_t stamp; /* when it was last used, for replacement */
    struct mark *marks;
    code_levels *languages;
};

struct bank_state {
    struct arena *arena;
    pthread_mutex_t lock;
    struct board *board;
    uint64_t board_changed;   /* journal number of the last change that touches a board */
    uint64_t history_changed; /* the same for histories */
    bool rebuilding;
    uint32_t clock;
    struct arena *memory; /* of the remembered; started anew when it has grown */
    struct remembered *table;
};

err state_start(struct ctx *cx, void **out)
{
    (void)cx;
    struct arena *arena = arena_new();
    struct bank_state *s = ARENA_NEW(arena, struct bank_state);
    s->arena = arena;
    s->memory = arena_new();
    s->table = ARENA_ARRAY(arena, HISTORY_SLOTS, struct remembered);
    REQUIRE(pthread_mutex_init(&s->lock, NULL) == 0);
    *out = s;
    return ERR_NONE;
}

void state_stop(void *state)
{
    struct bank_state *s = state;
    if (s->board) arena_free(s->board->arena);
    pthread_mutex_destroy(&s->lock);
    arena_free(s->memory);
    arena_free(s->arena);
}

void state_board_changed(void *state, const struct journal_entry *entry,
                         const struct change *change)
{
    (void)change;
    struct bank_state *s = state;
    pthread_mutex_lock(&s->lock);
    s->board_changed = entry->seq;
    pthread_mutex_unlock(&s->lock);
}

static struct bank_state *state_of(const struct ctx *cx)
{
    return ctx_state(cx, &bank_plugin);
}

/* Drops one hold; frees the board when nobody has it and it is not the current one. Called with the
 * lock. */
static struct arena *let_go(struct bank_state *s, struct board *board)
{
    board->refs--;
    return board->refs == 0 && s->board != board ? board->arena : NULL;
}

/* Holds the board there is, or makes the caller the one who rebuilds it. While somebody does, and
 * for a moment after, others are served what there is. */
static struct board *current(struct bank_state *s, instant now)
{
    struct board *held = NULL;
    pthread_mutex_lock(&s->lock);
    bool fresh =
        s->board && instant_date(s->board->made) == instant_date(now) &&
        (s->board->seq >= s->board_changed || s->rebuilding || now - s->board->made < REBUILD_MS);
    if (fresh) {
        held = s->board;
        held->refs++;
    } else {
        s->rebuilding = true;
    }
    pthread_mutex_unlock(&s->lock);
    return held;
}

/* Makes `board` (NULL: making it failed) the current one, unless a newer one is. */
static void replace_board(struct bank_state *s, struct board *board)
{
    struct arena *dead = NULL;
    pthread_mutex_lock(&s->lock);
    struct board *old = s->board;
    s->rebuilding = false;
    if (board && (!old || board->seq >= old->seq)) {
        s->board = board;
        dead = old && old->refs == 0 ? old->arena : NULL;
    }
    pthread_mutex_unlock(&s->lock);
    if (dead) arena_free(dead);
}

err board_hold(struct ctx *cx, struct tx *tx, const struct board **out)
{
    struct bank_state *s = state_of(cx);
    struct board *board = current(s, cx->now);
    if (board) {
        *out = board;
        return ERR_NONE;
    }
    err e = board_make(cx, tx, &board);
    if (e) {
        replace_board(s, NULL);
        return e;
    }
    board->owner = s;
    board->refs = 1;
    replace_board(s, board);
    *out = board;
    return ERR_NONE;
}

void board_release(const struct board *held)
{
    struct board *board = (struct board *)(uintptr_t)held;
    struct bank_state *s = board->owner;
    pthread_mutex_lock(&s->lock);
    struct arena *dead = let_go(s, board);
    pthread_mutex_unlock(&s->lock);
    if (dead) arena_free(dead);
}

/* ---- histories ---- */

static size_t slot_of(id volunteer)
{
    uint64_t mix;
    memcpy(&mix, volunteer.bytes + 8, sizeof(mix));
    return (size_t)(mix * 0x9E3779B97F4A7C15u >> 49);
}

/* The row of a person, or the one to replace; called with the lock. */
static struct remembered *row_of(struct bank_state *s, id volunteer, bool *known)
{
    size_t first = slot_of(volunteer);
    struct remembered *oldest = NULL;
    for (size_t i = 0; i < HISTORY_WAYS; i++) {
        struct remembered *r = &s->table[(first + i) % HISTORY_SLOTS];
        *known = id_equal(r->volunteer, volunteer);
        if (*known) return r;
        if (!oldest || r->stamp < oldest->stamp) oldest = r;
    }
    return oldest;
}

static void forget(struct bank_state *s, id volunteer)
{
    bool known;
    struct remembered *r = row_of(s, volunteer, &known);
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

/* A merge moves attendance from one person to another: both are forgotten. */
void state_history_changed(void *state, const struct journal_entry *entry,
                           const struct change *change)
{
    struct bank_state *s = state;
    struct arena *arena = arena_new();
    struct ctx cx;
    ctx_begin(&cx, arena);
    id before = person_of(&cx, change, change->before);
    id after = person_of(&cx, change, change->after);
    pthread_mutex_lock(&s->lock);
    s->history_changed = entry->seq;
    if (!id_is_none(before)) forget(s, before);
    if (!id_is_none(after)) forget(s, after);
    pthread_mutex_unlock(&s->lock);
    arena_free(arena);
}

struct recalling {
    struct mark marks[2048];
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
        (struct mark){ shift.day, (uint8_t)a->state, campaign.field, (int16_t)a->minutes };
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

/* Copies what was recalled into the table; called with the lock. */
static void remember(struct bank_state *s, id volunteer, const struct recalling *from)
{
    enum { MEMORY_MAX = 64 << 20 };
    if (arena_used(s->memory) > MEMORY_MAX) {
        arena_reset(s->memory);
        memset(s->table, 0, HISTORY_SLOTS * sizeof(s->table[0]));
    }
    bool known;
    struct remembered *r = row_of(s, volunteer, &known);
    *r = (struct remembered){ .volunteer = volunteer, .count = from->count, .stamp = ++s->clock };
    r->marks = ARENA_ARRAY(s->memory, from->count, struct mark);
    r->languages = ARENA_NEW(s->memory, code_levels);
    if (from->count) memcpy(r->marks, from->marks, from->count * sizeof(r->marks[0]));
    *r->languages = from->languages;
}

static bool look_up(struct bank_state *s, id volunteer, struct recalling *out)
{
    bool known;
    pthread_mutex_lock(&s->lock);
    struct remembered *r = row_of(s, volunteer, &known);
    if (known) {
        r->stamp = ++s->clock;
        out->count = r->count;
        if (r->count) memcpy(out->marks, r->marks, r->count * sizeof(out->marks[0]));
        out->languages = *r->languages;
    }
    pthread_mutex_unlock(&s->lock);
    return known;
}

static void count_marks(const struct recalling *from, uint8_t field, date on,
                        struct score_history *out)
{
    uint32_t months = 0;
    int64_t minutes = 0;
    date last = 0;
    for (uint32_t i = 0; i < from->count; i++) {
        const struct mark *m = &from->marks[i];
        bool came = m->state == ATTENDANCE_PRESENT || m->state == ATTENDANCE_LATE;
        if (came && m->field == field) out->in_field++;
        if (came && m->day > last) last = m->day;
        if (m->day <= on - 365 || m->day > on) continue;
        if (m->state != ATTENDANCE_EXCUSED) out->called++;
        if (m->state == ATTENDANCE_UNEXCUSED) out->unexcused++;
        if (!came) continue;
        out->attended++;
        minutes += m->minutes;
        months |= 1u << date_civil(m->day).month;
    }
    out->months_active = __builtin_popcount(months);
    out->hours_year = minutes / 60;
    out->days_since_last = last && last <= on ? on - last : -1;
}

/* Asks credential@1 about each required certificate; nobody to ask leaves certificates_known false.
 */
static err ask_certificates(struct ctx *cx, struct tx *tx, id person, const struct score_job *job,
                            struct score_history *out)
{
    const struct credential_1 *service = ctx_service(cx, "credential", 1);
    out->certificates_known = service != NULL;
    if (!service || code_set_is_empty(job->opening.certificates)) return ERR_NONE;
    for (const struct term *t = certificate_vocabulary.terms; t->number; t++) {
        bool valid = false;
        if (!code_set_has(job->opening.certificates, t->number)) continue;
        err e = service->valid_on(cx, tx, person, text_of(t->code), job->opening.starts, &valid);
        if (e) return e;
        if (valid) code_set_add(&out->certificates, t->number);
    }
    return ERR_NONE;
}

err history_of(struct ctx *cx, struct tx *tx, const struct volunteer *v,
               const struct score_job *job, struct score_history *out)
{
    struct bank_state *s = state_of(cx);
    struct recalling r;
    if (!look_up(s, v->id, &r)) {
        uint64_t seq;
        err e = journal_last(cx, tx, &seq);
        if (!e) e = recall(cx, tx, v->id, &r);
        if (e) return e;
        pthread_mutex_lock(&s->lock);
        if (seq >= s->history_changed) remember(s, v->id, &r);
        pthread_mutex_unlock(&s->lock);
    }
    *out = (struct score_history){ .languages = r.languages };
    count_marks(&r, job->campaign.field, instant_date(cx->now), out);
    for (const struct term *t = language_vocabulary.terms; t->number; t++)
        if (code_set_has(v->languages, t->number) && !out->languages.of[t->number])
            out->languages.of[t->number] = 1;
    return ask_certificates(cx, tx, v->id, job, out);
}
