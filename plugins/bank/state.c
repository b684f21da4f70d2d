/* SPDX-License-Identifier: MIT
 * state: one lock guards who holds which board and which snapshot of people, and who is marked as
 * changed; work on either happens outside it. What is kept was read in a transaction that may be
 * older than the last change: all is kept with journal numbers, so that nothing outdated passes for
 * new. A mark goes only when a transaction that has seen its change has read the person again. */
#include "state.h"

#include <pthread.h>
#include <stdlib.h>

#include "certificates.h"
#include "board.h"
#include "match/snapshot_read.h"

enum { REBUILD_MS = 1000, MARKS_MAX = 2048 };

/* Somebody whose row in the snapshot may be outdated since a journal number. */
struct stale {
    id volunteer;
    uint64_t seq;
};

struct bank_state {
    struct arena *arena;
    pthread_mutex_t lock;
    struct board *board;
    uint64_t board_changed; /* journal number of the last change that touches a board */
    bool rebuilding;
    struct arena *price_arena; /* of prices */
    struct board_prices prices;
    uint64_t price_version; /* counts the publications */
    struct history *history;
    pthread_mutex_t making; /* held by the one who makes a snapshot; taken before `lock` */
    struct snapshot *snapshot;
    struct stale *marks; /* [MARKS_MAX] */
    size_t mark_count;
    uint64_t anew; /* since this journal number everything is to be read again; 0 = no need */
};

err state_start(struct ctx *cx, void **out)
{
    (void)cx;
    struct arena *arena = arena_new();
    struct bank_state *s = ARENA_NEW(arena, struct bank_state);
    s->arena = arena;
    s->history = history_begin(arena);
    s->marks = ARENA_ARRAY(arena, MARKS_MAX, struct stale);
    REQUIRE(pthread_mutex_init(&s->lock, NULL) == 0);
    REQUIRE(pthread_mutex_init(&s->making, NULL) == 0);
    *out = s;
    return ERR_NONE;
}

void state_stop(void *state)
{
    struct bank_state *s = state;
    if (s->board) board_free(s->board);
    if (s->price_arena) arena_free(s->price_arena);
    snapshot_release(s->snapshot);
    pthread_mutex_destroy(&s->making);
    pthread_mutex_destroy(&s->lock);
    history_end(s->history);
    arena_free(s->arena);
}

/* Whether marks of attendance come to something else now: their day or their field of activity. */
static bool moves_history(const struct change *change)
{
    union {
        struct campaign campaign;
        struct opening opening;
        struct shift shift;
    } before, after;
    if (change->kind != CHANGE_UPDATE || change->entity == &signup_entity) return false;
    struct arena *arena = arena_new();
    struct ctx cx;
    ctx_begin(&cx, arena);
    memset(&before, 0, sizeof(before));
    memset(&after, 0, sizeof(after));
    bool moves = record_decode(&cx, change->entity, change->before, change->record, &before) ||
                 record_decode(&cx, change->entity, change->after, change->record, &after);
    if (change->entity == &campaign_entity) {
        moves |= before.campaign.field != after.campaign.field;
    } else if (change->entity == &opening_entity) {
        moves |= !id_equal(before.opening.campaign, after.opening.campaign);
    } else {
        moves |= before.shift.day != after.shift.day ||
                 !id_equal(before.shift.opening, after.shift.opening);
    }
    arena_free(arena);
    return moves;
}

void state_board_changed(void *state, const struct journal_entry *entry,
                         const struct change *change)
{
    struct bank_state *s = state;
    bool moves = moves_history(change);
    if (moves) history_clear(s->history, entry->seq);
    pthread_mutex_lock(&s->lock);
    s->board_changed = entry->seq;
    if (moves) s->anew = entry->seq;
    pthread_mutex_unlock(&s->lock);
}

static struct bank_state *state_of(const struct ctx *cx)
{
    return ctx_state(cx, &bank_plugin);
}

/* Drops one hold; frees the board when nobody has it and it is not the current one. Called with the
 * lock. */
static struct board *let_go(struct bank_state *s, struct board *board)
{
    board->refs--;
    return board->refs == 0 && s->board != board ? board : NULL;
}

/* Holds the board there is, or makes the caller the one who rebuilds it. While somebody does, and
 * for a moment after, others are served what there is. */
static struct board *current(struct bank_state *s, instant now)
{
    struct board *held = NULL;
    pthread_mutex_lock(&s->lock);
    bool fresh =
        s->board && instant_date(s->board->made) == instant_date(now) &&
        s->board->price_version == s->price_version &&
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
    struct board *dead = NULL;
    pthread_mutex_lock(&s->lock);
    struct board *old = s->board;
    s->rebuilding = false;
    if (board && (!old || board->seq >= old->seq)) {
        s->board = board;
        dead = old && old->refs == 0 ? old : NULL;
    }
    pthread_mutex_unlock(&s->lock);
    if (dead) board_free(dead);
}

static int by_opening(const void *a, const void *b)
{
    return id_compare(((const struct match_price *)a)->opening,
                      ((const struct match_price *)b)->opening);
}

void match_prices_publish(struct ctx *cx, const struct match_price *prices, size_t count)
{
    struct bank_state *s = state_of(cx);
    struct arena *arena = arena_new();
    struct match_price *rows = ARENA_ARRAY(arena, count, struct match_price);
    if (count) memcpy(rows, prices, count * sizeof(*rows));
    if (count) qsort(rows, count, sizeof(*rows), by_opening);
    pthread_mutex_lock(&s->lock);
    struct arena *old = s->price_arena;
    s->price_arena = arena;
    s->prices = (struct board_prices){ rows, count };
    s->price_version++;
    pthread_mutex_unlock(&s->lock);
    if (old) arena_free(old);
}

/* The prices as they are, copied for one unit of work. */
static struct board_prices prices_now(struct bank_state *s, struct arena *arena, uint64_t *version)
{
    pthread_mutex_lock(&s->lock);
    struct match_price *rows = ARENA_ARRAY(arena, s->prices.count, struct match_price);
    struct board_prices out = { rows, s->prices.count };
    if (out.count) memcpy(rows, s->prices.rows, out.count * sizeof(*rows));
    *version = s->price_version;
    pthread_mutex_unlock(&s->lock);
    return out;
}

err board_hold(struct ctx *cx, struct tx *tx, const struct board **out)
{
    struct bank_state *s = state_of(cx);
    struct board *board = current(s, cx->now);
    if (board) {
        *out = board;
        return ERR_NONE;
    }
    uint64_t version;
    struct board_prices prices = prices_now(s, cx->arena, &version);
    err e = board_make(cx, tx, &prices, &board);
    if (e) {
        replace_board(s, NULL);
        return e;
    }
    board->owner = s;
    board->price_version = version;
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
    struct board *dead = let_go(s, board);
    pthread_mutex_unlock(&s->lock);
    if (dead) board_free(dead);
}

/* ---- what changed ---- */

static void mark(struct bank_state *s, id volunteer, uint64_t seq)
{
    pthread_mutex_lock(&s->lock);
    if (s->mark_count == MARKS_MAX) {
        s->anew = seq;
    } else if (!id_is_none(volunteer)) {
        s->marks[s->mark_count++] = (struct stale){ volunteer, seq };
    }
    pthread_mutex_unlock(&s->lock);
}

void state_history_changed(void *state, const struct journal_entry *entry,
                           const struct change *change)
{
    struct bank_state *s = state;
    id about[2];
    if (change->kind == CHANGE_READ) return;
    history_changed(s->history, entry, change, about);
    mark(s, about[0], entry->seq);
    if (!id_equal(about[0], about[1])) mark(s, about[1], entry->seq);
}

void state_consent_changed(void *state, const struct journal_entry *entry,
                           const struct change *change)
{
    struct bank_state *s = state;
    struct arena *arena = arena_new();
    struct ctx cx;
    ctx_begin(&cx, arena);
    struct slice sides[] = { change->before, change->after };
    for (size_t i = 0; i < COUNT_OF(sides); i++) {
        struct consent c = { 0 };
        if (sides[i].size && !record_decode(&cx, &consent_entity, sides[i], change->record, &c))
            mark(s, c.volunteer, entry->seq);
    }
    arena_free(arena);
}

void state_places_changed(void *state, const struct journal_entry *entry,
                          const struct change *change)
{
    struct bank_state *s = state;
    if (change->kind == CHANGE_READ) return;
    pthread_mutex_lock(&s->lock);
    s->anew = entry->seq;
    pthread_mutex_unlock(&s->lock);
}

/* ---- the snapshot ---- */

struct making {
    struct bank_state *state;
    struct ctx *cx;
    struct tx *tx;
    struct snapshot *before;
    struct stale *marks;
    size_t count;
    uint64_t seq, anew; /* the transaction's journal number; what s->anew was */
};

/* Drops the marks that this transaction has seen; called with the lock. */
static void drop_marks(struct bank_state *s, const struct making *m)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->mark_count; i++)
        if (s->marks[i].seq > m->seq) s->marks[kept++] = s->marks[i];
    s->mark_count = kept;
    if (s->anew <= m->seq && s->anew == m->anew) s->anew = 0;
}

/* Reads again who is marked. *anew: one of them needs everything read again. */
static err mend(struct making *m, struct snapshot **out, bool *anew)
{
    struct arena *arena = m->cx->arena;
    struct snapshot_change *changes = ARENA_ARRAY(arena, m->count, struct snapshot_change);
    size_t count = 0;
    for (size_t i = 0; i < m->count; i++) {
        struct snapshot_person *p = ARENA_NEW(arena, struct snapshot_person);
        bool again = false;
        if (m->marks[i].seq > m->seq) continue;
        for (size_t k = 0; k < count && !again; k++)
            again = id_equal(changes[k].volunteer, m->marks[i].volunteer);
        if (again) continue;
        err e = snapshot_read_person(m->cx, m->tx, m->before->places, m->marks[i].volunteer,
                                     m->before->on, p);
        if (e) return e;
        *anew = *anew || (p->active && p->stranger);
        changes[count++] =
            (struct snapshot_change){ m->marks[i].volunteer, p->active ? &p->row : NULL };
    }
    if (!*anew) *out = snapshot_next(m->before, changes, count, m->seq);
    return ERR_NONE;
}

/* Makes the snapshot that is due and publishes it. Called with `making`, not with the lock. */
static err make_snapshot(struct making *m, bool anew)
{
    struct bank_state *s = m->state;
    struct snapshot *made = NULL;
    err e = journal_last(m->cx, m->tx, &m->seq);
    if (!e && !anew) e = mend(m, &made, &anew);
    if (!e && anew) e = snapshot_read(m->cx, m->tx, &made);
    if (e) return e;
    pthread_mutex_lock(&s->lock);
    struct snapshot *old = s->snapshot;
    s->snapshot = made;
    drop_marks(s, m);
    pthread_mutex_unlock(&s->lock);
    snapshot_release(old);
    return ERR_NONE;
}

/* Whether everything must be read again; called with the lock. */
static bool anew_due(const struct bank_state *s, date on)
{
    return !s->snapshot || s->snapshot->on != on || s->anew;
}

/* One at a time; whoever waited finds it done. */
static err bring_up(struct bank_state *s, struct ctx *cx, struct tx *tx)
{
    struct making m = { .state = s, .cx = cx, .tx = tx };
    pthread_mutex_lock(&s->lock);
    bool anew = anew_due(s, instant_date(cx->now));
    bool due = anew || s->mark_count;
    m.anew = s->anew;
    m.before = s->snapshot;
    m.count = s->mark_count;
    m.marks = ARENA_ARRAY(cx->arena, m.count, struct stale);
    if (m.count) memcpy(m.marks, s->marks, m.count * sizeof(*m.marks));
    pthread_mutex_unlock(&s->lock);
    return due ? make_snapshot(&m, anew) : ERR_NONE;
}

err snapshot_current(struct ctx *cx, struct tx *tx, struct snapshot **out)
{
    struct bank_state *s = state_of(cx);
    err e = ERR_NONE;
    pthread_mutex_lock(&s->lock);
    bool anew = anew_due(s, instant_date(cx->now));
    bool due = anew || s->mark_count;
    bool some = s->snapshot != NULL;
    pthread_mutex_unlock(&s->lock);
    if (due) {
        /* While somebody reads everything again, others go on with what there is. */
        bool mine = anew && some ? pthread_mutex_trylock(&s->making) == 0
                                 : pthread_mutex_lock(&s->making) == 0;
        if (mine) {
            e = bring_up(s, cx, tx);
            pthread_mutex_unlock(&s->making);
        }
    }
    if (e) return e;
    pthread_mutex_lock(&s->lock);
    *out = snapshot_hold(s->snapshot);
    pthread_mutex_unlock(&s->lock);
    return ERR_NONE;
}

/* ---- histories ---- */

err history_of(struct ctx *cx, struct tx *tx, const struct volunteer *v,
               const struct score_job *job, struct score_history *out)
{
    struct history_tally tally;
    err e = history_of_all(cx, tx, v, &tally, out);
    if (e) return e;
    if (job->campaign.field < SCORE_FIELDS) out->in_field = tally.in_field[job->campaign.field];
    return certificates_of(cx, tx, v->id, job, out);
}

err history_of_all(struct ctx *cx, struct tx *tx, const struct volunteer *v,
                   struct history_tally *tally, struct score_history *out)
{
    *tally = (struct history_tally){ 0 };
    return history_known(state_of(cx)->history, cx, tx, v, tally, out);
}
