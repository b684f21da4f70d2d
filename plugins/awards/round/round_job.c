/* SPDX-License-Identifier: MIT
 * round_job: what the calendar does. Each round moves in a transaction of its own, as far as its
 * days have come; a round in which something is wrong does not hold up the others. */
#include "round_move.h"

#include "../nomination/move.h"
#include "../nomination/tell.h"

static bool is_moved_by_days(int32_t state)
{
    return state >= ROUND_OPEN && state <= ROUND_VOTING;
}

static err read_rounds(struct ctx *cx, struct tx *tx, void *arg)
{
    struct award_list *rounds = arg;
    struct query all = { .entity = &award_round_entity };
    return award_list_query(cx, tx, &all, rounds);
}

/* The step of the calendar that is due today, 0 = none. */
static enum round_action due(const struct award_round *r, date today)
{
    if (r->state == ROUND_OPEN) return today > r->dossiers_until ? ROUND_CLOSES : 0;
    bool votes = r->vote_from && r->vote_from <= today && r->state != ROUND_VOTING;
    if (votes) return ROUND_VOTES;
    bool comments = r->comment_from && r->comment_from <= today && r->state == ROUND_CHECKING;
    return comments ? ROUND_COMMENTS : 0;
}

static err lapse_late(struct ctx *cx, struct tx *tx, const struct award_round *r)
{
    struct award_list all;
    text reason = text_format(cx->arena, "Chưa được xác nhận khi hết hạn ngày %.*s",
                              TEXT_ARGS(date_format_vi(cx->arena, r->check_until)));
    err e = award_list(cx, tx, &nomination_entity, "round", r->id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct nomination *n = award_list_at(&all, i);
        if (n->state == NOMINATION_SUBMITTED || n->state == NOMINATION_RETURNED)
            e = nomination_move_by(cx, tx, n->id, MOVE_LAPSE, reason, MOVER_SYSTEM, NULL);
    }
    return e;
}

static err go_on(struct ctx *cx, struct tx *tx, void *arg)
{
    const id *which = arg;
    struct award_round r;
    date today = instant_date(cx->now);
    err e = record_get(cx, tx, &award_round_entity, *which, &r);
    for (enum round_action step; !e && is_moved_by_days(r.state) && (step = due(&r, today));)
        e = round_move_by(cx, tx, &r, step, (text){ 0 });
    if (!e && is_moved_by_days(r.state) && today > r.check_until) e = lapse_late(cx, tx, &r);
    if (!e && is_moved_by_days(r.state)) e = nominations_remind(cx, tx, &r);
    return e;
}

err job_award_rounds(struct ctx *cx, struct job *job)
{
    struct award_list rounds;
    err e = db_read(cx, read_rounds, &rounds), failed = ERR_NONE;
    (void)job;
    for (size_t i = 0; !e && i < rounds.count; i++) {
        struct award_round *r = award_list_at(&rounds, i);
        if (!is_moved_by_days(r->state)) continue;
        failed = db_write(cx, go_on, &r->id);
        if (failed)
            log_line(cx->log, LOG_ERROR, "a round does not go on", "round=%s error=%s",
                     text_z(cx->arena, id_text(cx->arena, r->id)), err_slug(failed));
        if (failed) ctx_clear(cx);
    }
    return e;
}
