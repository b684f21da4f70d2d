/* SPDX-License-Identifier: MIT
 * move: asks the table, then who, then the guards; writes the dossier and what was decided in one
 * transaction. */
#include "move.h"

#include "guard.h"
#include "guards.h"
#include "tell.h"

/* ---- who ----------------------------------------------------------------------------------- */

static bool is_nominee(struct ctx *cx, struct tx *tx, const struct nomination *n)
{
    struct person me;
    if (id_is_none(n->person) || id_is_none(cx->actor.account)) return false;
    if (award_people(cx)->of_actor(cx, tx, &me)) {
        ctx_clear(cx);
        return false;
    }
    return id_equal(me.id, n->person);
}

/* Nobody confirms what they made themselves, and nobody decides about themselves. */
uint8_t nomination_movers(struct ctx *cx, struct tx *tx, const struct nomination_whole *w)
{
    const struct nomination *n = &w->nomination;
    unsigned movers = 0;
    if (cx->actor.system) return MOVER_NOMINATOR | MOVER_LEVEL | MOVER_HOLDER | MOVER_SYSTEM;
    if (nomination_is_own(cx, tx, n)) movers |= MOVER_NOMINATOR;
    if (is_nominee(cx, tx, n)) return (uint8_t)movers;
    bool made = id_equal(cx->actor.account, n->nominator);
    if (!made && !id_is_none(n->at) && access_may(cx, tx, "nomination.confirm", n->at))
        movers |= MOVER_LEVEL;
    if (access_may(cx, tx, "nomination.decide", w->round.unit)) movers |= MOVER_HOLDER;
    return (uint8_t)movers;
}

uint32_t nomination_actions(struct ctx *cx, struct tx *tx, const struct nomination_whole *w)
{
    uint8_t movers = nomination_movers(cx, tx, w);
    uint32_t actions = 0;
    for (const struct nomination_rule *r = nomination_table; r->state; r++)
        if (r->state == w->nomination.state && (r->movers & movers)) actions |= 1u << r->action;
    return actions;
}

/* ---- what comes of it ---------------------------------------------------------------------- */

static int32_t decision_of(enum nomination_action action)
{
    switch (action) {
    case MOVE_SUBMIT:
        return CONFIRMATION_PROPOSED;
    case MOVE_CONFIRM:
        return CONFIRMATION_CONFIRMED;
    case MOVE_RETURN:
        return CONFIRMATION_RETURNED;
    case MOVE_REFUSE:
        return CONFIRMATION_REFUSED;
    case MOVE_WITHDRAW:
        return CONFIRMATION_WITHDRAWN;
    case MOVE_CHECK:
        return CONFIRMATION_CHECKED;
    case MOVE_LAPSE:
        return CONFIRMATION_LAPSED;
    case MOVE_PROPOSE:
        return CONFIRMATION_COUNCIL;
    case MOVE_PASS_OVER:
        return CONFIRMATION_PASSED_OVER;
    case MOVE_AWARD:
        return CONFIRMATION_AWARDED;
    case MOVE_REVOKE:
        return CONFIRMATION_REVOKED;
    default:
        REQUIRE(false); /* not an action of the table */
        return 0;
    }
}

/* The body that speaks by this move. */
static id speaker(const struct nomination_whole *w, enum nomination_action action)
{
    if (action == MOVE_SUBMIT || action == MOVE_WITHDRAW) return w->nomination.unit;
    return w->nomination.state == NOMINATION_SUBMITTED && !id_is_none(w->nomination.at)
               ? w->nomination.at
               : w->round.unit;
}

static err note(struct ctx *cx, struct tx *tx, const struct nomination_whole *w,
                enum nomination_action action, text reason)
{
    struct confirmation c = { .nomination = w->nomination.id,
                              .unit = speaker(w, action),
                              .decision = decision_of(action),
                              .reason = reason,
                              .at = cx->now,
                              .account = cx->actor.account,
                              .turn = w->nomination.turn + (action == MOVE_SUBMIT) };
    return record_create(cx, tx, &confirmation_entity, &c);
}

/* The level behind `at`; none when it was the last, the first when `at` is no level (any more). */
static id level_behind(const struct nomination_levels *levels, id at)
{
    size_t next = 0;
    for (size_t i = 0; i < levels->count; i++)
        if (id_equal(levels->units[i], at)) next = i + 1;
    return next < levels->count ? levels->units[next] : ID_NONE;
}

static err find_next(struct ctx *cx, struct tx *tx, const struct nomination_whole *w,
                     const struct nomination_rule *rule, struct nomination *n)
{
    struct nomination_levels levels;
    n->state = rule->next;
    n->at = ID_NONE;
    if (!rule->next_last) return ERR_NONE;
    err e = nomination_levels(cx, tx, n, &w->round, &levels);
    if (e) return e;
    n->at = level_behind(&levels, rule->action == MOVE_SUBMIT ? ID_NONE : w->nomination.at);
    if (id_is_none(n->at)) n->state = rule->next_last;
    return ERR_NONE;
}

static bool is_settled(int32_t state)
{
    return state == NOMINATION_REFUSED || state == NOMINATION_WITHDRAWN ||
           state == NOMINATION_LAPSED || state >= NOMINATION_NOT_CHOSEN;
}

static err carry_out(struct ctx *cx, struct tx *tx, const struct nomination_whole *w,
                     const struct nomination_rule *rule, text reason, struct nomination *n)
{
    *n = w->nomination;
    err e = find_next(cx, tx, w, rule, n);
    if (e) return e;
    n->reason = reason;
    if (rule->action == MOVE_SUBMIT) {
        n->turn++;
        n->submitted = cx->now;
    }
    n->decided = is_settled(n->state) ? cx->now : 0;
    n->key = nomination_stands(n->state) ? nomination_key(cx->arena, n, &w->round) : (text){ 0 };
    e = record_update(cx, tx, &nomination_entity, n);
    if (!e) e = note(cx, tx, w, rule->action, reason);
    if (!e && rule->action == MOVE_SUBMIT) e = dossier_freeze(cx, tx, w);
    return e ? e : nomination_tell(cx, tx, w, n);
}

/* ---- the move ------------------------------------------------------------------------------ */

static err no_such_move(struct ctx *cx, const struct nomination *n)
{
    const struct term *is = vocabulary_number(&nomination_state_vocabulary, (unsigned)n->state);
    return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                    SAY("Hồ sơ đang ở trạng thái «%s%.0s»: không làm bước này được",
                        "The dossier is «%.0s%s»: this step is not possible"),
                    is ? is->vi : "", is ? is->en : "");
}

static err not_yours(struct ctx *cx, struct tx *tx, const struct nomination_whole *w,
                     const struct nomination_rule *rule)
{
    const struct nomination *n = &w->nomination;
    bool level = rule->movers & MOVER_LEVEL;
    id unit = rule->movers & MOVER_NOMINATOR ? n->unit : level ? n->at : w->round.unit;
    if (id_is_none(cx->actor.account))
        return ctx_fail(cx, ERR_UNAUTHENTICATED, NULL, "sign-in",
                        SAY("Hãy đăng nhập", "Sign in first"));
    return ctx_fail(cx, ERR_FORBIDDEN, NULL, "mover",
                    SAY("Bước này là việc của %.*s, không phải của người lập hồ sơ hay người khác",
                        "This step is for %.*s, not for whoever made the dossier or others"),
                    TEXT_ARGS(record_title(cx, tx, &unit_entity, unit)));
}

err nomination_move_by(struct ctx *cx, struct tx *tx, id which, enum nomination_action action,
                       text reason, uint8_t movers, struct nomination *after)
{
    struct nomination_whole w;
    struct nomination moved;
    err e = nomination_whole(cx, tx, which, &w);
    if (e) return e;
    const struct nomination_rule *rule = nomination_rule(w.nomination.state, action);
    movers |= nomination_movers(cx, tx, &w);
    if (!movers) e = nomination_require_read(cx, tx, &w.nomination);
    if (e) return e;
    if (!rule) return no_such_move(cx, &w.nomination);
    if (!(rule->movers & movers)) return not_yours(cx, tx, &w, rule);
    reason = text_trim(reason);
    e = nomination_guard(cx, tx, &w, rule->guards, reason);
    if (!e) e = carry_out(cx, tx, &w, rule, reason, &moved);
    if (!e && after) *after = moved;
    return e;
}

err nomination_move(struct ctx *cx, struct tx *tx, id which, enum nomination_action action,
                    text reason, struct nomination *after)
{
    return nomination_move_by(cx, tx, which, action, reason, 0, after);
}
