/* SPDX-License-Identifier: MIT
 * move: the one table by which ideas move, and what must hold besides. */
#include "idea.h"

static const struct term actions[] = {
    { IDEA_SHOW, "show", "Đăng để thảo luận", "Show for discussion" },
    { IDEA_HIDE, "hide", "Không đăng", "Do not show" },
    { IDEA_MERGE, "merge", "Gộp vào ý tưởng khác", "Merge into another" },
    { IDEA_ADOPT, "adopt", "Chấp nhận", "Adopt" },
    { IDEA_DECLINE, "decline", "Chưa chấp nhận", "Decline" },
    { IDEA_REOPEN, "reopen", "Thảo luận lại", "Discuss again" },
    { IDEA_APPLY, "apply", "Áp dụng", "Apply" },
    { IDEA_UNAPPLY, "unapply", "Thôi áp dụng", "No longer applied" },
    { 0 },
};
const struct vocabulary idea_action_vocabulary = { "idea_action", "Quyết định", "Decision",
                                                   actions };

const struct idea_rule idea_table[] = {
    { IDEA_WAITING, IDEA_SHOW, 0, IDEA_DISCUSSED },
    { IDEA_WAITING, IDEA_HIDE, IDEA_NEEDS_REASON, IDEA_HIDDEN },
    { IDEA_WAITING, IDEA_MERGE, IDEA_OTHER, IDEA_SAME },
    { IDEA_DISCUSSED, IDEA_HIDE, IDEA_NEEDS_REASON, IDEA_HIDDEN },
    { IDEA_DISCUSSED, IDEA_MERGE, IDEA_OTHER, IDEA_SAME },
    { IDEA_DISCUSSED, IDEA_ADOPT, IDEA_NEEDS_REASON | IDEA_NOT_OWN | IDEA_TALKED, IDEA_ADOPTED },
    { IDEA_DISCUSSED, IDEA_DECLINE, IDEA_NEEDS_REASON | IDEA_NOT_OWN, IDEA_DECLINED },
    { IDEA_ADOPTED, IDEA_APPLY, IDEA_BY_RECORD, IDEA_APPLIED },
    { IDEA_ADOPTED, IDEA_REOPEN, IDEA_NEEDS_REASON | IDEA_NOT_OWN, IDEA_DISCUSSED },
    { IDEA_APPLIED, IDEA_UNAPPLY, IDEA_BY_RECORD, IDEA_ADOPTED },
    { IDEA_DECLINED, IDEA_REOPEN, IDEA_NEEDS_REASON, IDEA_DISCUSSED },
    { IDEA_HIDDEN, IDEA_SHOW, 0, IDEA_DISCUSSED },
    { 0 },
};

const struct idea_rule *idea_rule(int32_t state, enum idea_action action)
{
    for (const struct idea_rule *r = idea_table; r->state; r++)
        if (r->state == state && r->action == action) return r;
    return NULL;
}

static err talked_about(struct ctx *cx, struct tx *tx, const struct idea *idea)
{
    struct library_list said;
    err e = library_list(cx, tx, &idea_comment_entity, "idea", idea->id, &said);
    for (size_t i = 0; !e && i < said.count; i++) {
        const struct idea_comment *c = library_list_at(&said, i);
        if (c->state == WORD_SHOWN && !id_equal(c->account, idea->account)) return ERR_NONE;
    }
    if (e) return e;
    return ctx_fail(
        cx, ERR_CONFLICT, NULL, "undiscussed",
        SAY("Chưa ai khác thảo luận ý tưởng này", "Nobody else has discussed this idea yet"));
}

/* Only what is public and no copy itself takes others in, so that copies never form a chain. */
static err other_is_good(struct ctx *cx, struct tx *tx, const struct idea *idea, id other)
{
    struct idea into;
    struct library_list copies;
    err e = id_is_none(other) ? ERR_NOT_FOUND : record_get(cx, tx, &idea_entity, other, &into);
    if (e && e != ERR_NOT_FOUND) return e;
    bool open = !e && into.state >= IDEA_DISCUSSED && into.state <= IDEA_DECLINED;
    if (!open || id_equal(other, idea->id)) {
        ctx_clear(cx);
        return ctx_fail(
            cx, ERR_INVALID, "/same_as", "other",
            SAY("Chọn một ý tưởng khác đang được đăng", "Choose another idea that is shown"));
    }
    e = library_list(cx, tx, &idea_entity, "same_as", idea->id, &copies);
    if (!e && copies.count)
        return ctx_fail(
            cx, ERR_CONFLICT, NULL, "root",
            SAY("Đã có ý tưởng khác gộp vào ý tưởng này", "Other ideas are merged into this one"));
    return e;
}

static err guards_hold(struct ctx *cx, struct tx *tx, const struct idea *idea,
                       const struct idea_rule *rule, const struct idea_deciding *how)
{
    bool by_route = how->action != IDEA_APPLY && how->action != IDEA_UNAPPLY;
    if ((rule->guards & IDEA_BY_RECORD) && by_route) return ERR_FORBIDDEN;
    if ((rule->guards & IDEA_NEEDS_REASON) && text_is_empty(how->reason))
        return ctx_fail(cx, ERR_INVALID, "/reason", "required",
                        SAY("Ghi lý do hoặc quyết định", "Give the reason or decision"));
    if ((rule->guards & IDEA_NOT_OWN) && id_equal(cx->actor.account, idea->account))
        return ctx_fail(cx, ERR_FORBIDDEN, NULL, "own",
                        SAY("Không ai quyết định ý tưởng của chính mình",
                            "Nobody decides about their own idea"));
    if (rule->guards & IDEA_OTHER) return other_is_good(cx, tx, idea, how->same_as);
    return rule->guards & IDEA_TALKED ? talked_about(cx, tx, idea) : ERR_NONE;
}

err idea_move(struct ctx *cx, struct tx *tx, struct idea *idea, const struct idea_deciding *how)
{
    const struct idea_rule *rule = idea_rule(idea->state, (enum idea_action)how->action);
    if (!rule)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                        SAY("Ý tưởng đang ở bước khác: %.*s", "The idea is at another step: %.*s"),
                        TEXT_ARGS(library_term(cx, &idea_state_vocabulary, (unsigned)idea->state)));
    err e = guards_hold(cx, tx, idea, rule, how);
    if (e) return e;
    idea->state = rule->next;
    idea->decided = instant_date(cx->now);
    if (how->reason.size) idea->reason = how->reason;
    if (rule->next == IDEA_SAME) idea->same_as = how->same_as;
    return record_update(cx, tx, &idea_entity, idea);
}
