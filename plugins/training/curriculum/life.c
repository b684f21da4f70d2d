/* SPDX-License-Identifier: MIT
 * life: see the header. Each step reads the state inside the transaction that changes it, so that
 * two reviewers do not decide twice. */
#include "life.h"

#include "../gather.h"
#include "files.h"
#include "ready.h"

#define NOTE(flags, ...)                                                                           \
    FIELD(1, struct curriculum_reviewing, note, TEXT, flags | LINES, .max = 2000,                  \
          .label = "Ý kiến thẩm định", .label_en = "Reviewer's note", __VA_ARGS__)

const struct field curriculum_approving_fields[] = {
    NOTE(0, .help = "Không bắt buộc", .help_en = "Optional"), { 0 }
};
const struct field curriculum_returning_fields[] = {
    NOTE(REQUIRED, .help = "Cần sửa gì; người biên soạn đọc được",
         .help_en = "What to change; the author reads it"),
    { 0 }
};

static err not_now(struct ctx *cx, const struct curriculum *c)
{
    const struct term *t = vocabulary_number(&curriculum_state_vocabulary, (unsigned)c->state);
    return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                    SAY("Giáo trình đang ở trạng thái khác: %s%.0s",
                        "The curriculum is in another state: %.0s%s"),
                    t->vi, t->en);
}

static err asked(struct ctx *cx, struct tx *tx, const struct request *rq, bool in_state(int32_t),
                 struct curriculum *c)
{
    err e = record_get(cx, tx, &curriculum_entity, request_id(rq), c);
    if (e) return e;
    return in_state(c->state) ? ERR_NONE : not_now(cx, c);
}

static bool is_draft(int32_t state)
{
    return state == CURRICULUM_DRAFT || state == CURRICULUM_RETURNED;
}

static bool is_submitted(int32_t state)
{
    return state == CURRICULUM_SUBMITTED;
}

static bool is_approved(int32_t state)
{
    return state == CURRICULUM_APPROVED;
}

static err store(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs,
                 struct curriculum *c)
{
    err e = record_update(cx, tx, &curriculum_entity, c);
    return e ? e : respond(cx, tx, rq, rs, &curriculum_entity, c);
}

/* ---- the author ---------------------------------------------------------------------------- */

err curriculum_submit_prepare(struct ctx *cx, struct tx *tx, const struct request *rq,
                              void **prepared)
{
    struct curriculum c;
    *prepared = NULL;
    err e = asked(cx, tx, rq, is_draft, &c);
    if (!e) e = access_require(cx, tx, curriculum_entity.write, c.unit);
    return e ? e : curriculum_ready(cx, tx, &c);
}

err curriculum_submit(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct curriculum c;
    err e = asked(cx, tx, rq, is_draft, &c);
    if (e) return e;
    c.state = CURRICULUM_SUBMITTED;
    c.submitted = cx->now;
    c.submitted_by = cx->actor.account;
    return store(cx, tx, rq, rs, &c);
}

err curriculum_withdraw(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    struct curriculum c;
    err e = asked(cx, tx, rq, is_submitted, &c);
    if (e) return e;
    c.state = CURRICULUM_DRAFT;
    return store(cx, tx, rq, rs, &c);
}

/* ---- who decides --------------------------------------------------------------------------- */

static bool is_own(const struct ctx *cx, const struct curriculum *c)
{
    id me = cx->actor.account;
    return id_equal(me, c->author) || id_equal(me, c->submitted_by);
}

static bool is_reviewer(struct ctx *cx, struct tx *tx, const struct curriculum *c)
{
    return id_is_none(c->reviewer) ? access_holds(cx, tx, ROLE_BIT(ROLE_PROVINCE_ADMIN), c->unit)
                                   : access_holds(cx, tx, ROLE_BIT(ROLE_PARTNER), c->reviewer);
}

bool curriculum_may_decide(struct ctx *cx, struct tx *tx, const struct curriculum *c)
{
    return cx->actor.system || (is_reviewer(cx, tx, c) && !is_own(cx, c));
}

static err require_decider(struct ctx *cx, struct tx *tx, const struct curriculum *c)
{
    text who = id_is_none(c->reviewer) ? ctx_say(cx, "tỉnh đoàn", "the province union")
                                       : record_title(cx, tx, &unit_entity, c->reviewer);
    if (curriculum_may_decide(cx, tx, c)) return ERR_NONE;
    if (is_reviewer(cx, tx, c))
        return ctx_fail(cx, ERR_FORBIDDEN, NULL, "own",
                        SAY("Người biên soạn hoặc gửi duyệt không tự duyệt được",
                            "Who wrote or submitted it does not decide on it"));
    return ctx_fail(cx, ERR_FORBIDDEN, NULL, "reviewer",
                    SAY("Giáo trình này do %.*s thẩm định", "This curriculum is reviewed by: %.*s"),
                    TEXT_ARGS(who));
}

static err decide(struct ctx *cx, struct tx *tx, const struct request *rq, struct curriculum *c,
                  int32_t state)
{
    err e = asked(cx, tx, rq, is_submitted, c);
    if (!e) e = require_decider(cx, tx, c);
    c->state = state;
    c->review_note = ((const struct curriculum_reviewing *)request_body(rq))->note;
    c->decided = cx->now;
    c->decided_by = cx->actor.account;
    return e;
}

static err retire_previous(struct ctx *cx, struct tx *tx, const struct curriculum *c)
{
    struct curriculum old;
    if (id_is_none(c->previous)) return ERR_NONE;
    err e = record_get(cx, tx, &curriculum_entity, c->previous, &old);
    if (e || old.state != CURRICULUM_APPROVED) return e;
    old.state = CURRICULUM_RETIRED;
    return record_update(cx, tx, &curriculum_entity, &old);
}

err curriculum_approve(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct curriculum c;
    err e = decide(cx, tx, rq, &c, CURRICULUM_APPROVED);
    if (!e) e = retire_previous(cx, tx, &c);
    return e ? e : store(cx, tx, rq, rs, &c);
}

err curriculum_return(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct curriculum c;
    err e = decide(cx, tx, rq, &c, CURRICULUM_RETURNED);
    return e ? e : store(cx, tx, rq, rs, &c);
}

err curriculum_retire(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct curriculum c;
    err e = asked(cx, tx, rq, is_approved, &c);
    if (e) return e;
    c.state = CURRICULUM_RETIRED;
    return store(cx, tx, rq, rs, &c);
}

/* ---- what never was ------------------------------------------------------------------------ */

static err delete_files(struct ctx *cx, struct tx *tx, id curriculum)
{
    struct gathered materials;
    err e = gather(cx, tx, &material_entity, "curriculum", curriculum, &materials);
    for (size_t i = 0; !e && i < materials.count; i++)
        e = material_files_delete(cx, tx, *(const id *)gathered_at(&materials, i));
    return e;
}

/* Questions and materials name blocks, so they go first. */
static err delete_children(struct ctx *cx, struct tx *tx, const struct entity *entity,
                           id curriculum)
{
    struct gathered all;
    err e = gather(cx, tx, entity, "curriculum", curriculum, &all);
    for (size_t i = 0; !e && i < all.count; i++)
        e = record_delete(cx, tx, entity, *(const id *)gathered_at(&all, i));
    return e;
}

err curriculum_delete(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct curriculum c;
    err e = asked(cx, tx, rq, is_draft, &c);
    if (!e && c.submitted)
        e = ctx_fail(cx, ERR_CONFLICT, NULL, "submitted",
                     SAY("Giáo trình đã từng gửi duyệt thì không xóa được",
                         "What was submitted once is not deleted"));
    if (!e) e = delete_files(cx, tx, c.id);
    if (!e) e = delete_children(cx, tx, &material_entity, c.id);
    if (!e) e = delete_children(cx, tx, &question_entity, c.id);
    if (!e) e = delete_children(cx, tx, &block_entity, c.id);
    if (!e) e = record_delete(cx, tx, &curriculum_entity, c.id);
    return e ? e : respond_nothing(rs);
}
