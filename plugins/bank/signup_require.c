/* SPDX-License-Identifier: MIT
 * signup_require: each refusal says what stands in the way and why. What else somebody does is told
 * to nobody but them. */
#include "signup_require.h"

#include "rank.h"
#include "trainee.h"
#include "words.h"

static const char *barrier_slug(enum barrier barrier)
{
    switch (barrier) {
    case BARRIER_AGE:
        return "age";
    case BARRIER_SKILL:
        return "skill";
    case BARRIER_LANGUAGE:
        return "language";
    case BARRIER_CERTIFICATE:
        return "certificate";
    default:
        return "state";
    }
}

/* The sentence once in each language, as ctx_fail keeps both. */
static err fail_barrier(struct ctx *cx, const struct ranked *r)
{
    enum lang reader = cx->lang;
    cx->lang = LANG_VI;
    text vi = rank_barrier(cx, r);
    cx->lang = LANG_EN;
    text en = rank_barrier(cx, r);
    cx->lang = reader;
    /* Each format prints its own argument and none of the other. */
    return ctx_fail(cx, ERR_INVALID, "/shift", barrier_slug(r->base.barrier),
                    SAY("%s%.0s", "%.0s%s"), text_z(cx->arena, vi), text_z(cx->arena, en));
}

err signup_requirements(struct ctx *cx, struct tx *tx, const struct volunteer *v,
                        const struct signup_place *place, struct lacking *lacking)
{
    struct board_entry *entry = ARENA_NEW(cx->arena, struct board_entry);
    struct ranked *r = ARENA_NEW(cx->arena, struct ranked);
    err e = board_entry_of(cx, tx, &place->opening, entry);
    entry->job.opening.starts = place->shift.day; /* this shift's day, not the first one's */
    if (!e) e = history_of(cx, tx, v, &entry->job, &r->history);
    if (e) return e;
    r->entry = entry;
    score_base(v, &r->history, &entry->job, DISTANCE_UNKNOWN, instant_date(cx->now), &r->base);
    *lacking = (struct lacking){ .unchecked = r->base.unchecked };
    if (r->base.barrier == BARRIER_CERTIFICATE) lacking->missing = r->base.missing;
    bool met = r->base.barrier == BARRIER_NONE || r->base.barrier == BARRIER_CERTIFICATE;
    return met ? ERR_NONE : fail_barrier(cx, r);
}

err signup_require_certificates(struct ctx *cx, const struct lacking *lacking, code_set waived)
{
    struct ranked *r = ARENA_NEW(cx->arena, struct ranked);
    r->base.missing = code_set_minus(lacking->missing, waived);
    if (code_set_is_empty(r->base.missing)) return ERR_NONE;
    r->base.barrier = BARRIER_CERTIFICATE;
    r->entry = ARENA_NEW(cx->arena, struct board_entry);
    return fail_barrier(cx, r);
}

err signup_stand(struct ctx *cx, struct tx *tx, const struct signup_place *p,
                 struct lacking *lacking, text waiver, struct signup *s)
{
    code_set left = code_set_minus(lacking->missing, s->waived);
    s->trainee = false;
    if (code_set_is_empty(left)) return ERR_NONE;
    if (!text_is_empty(text_trim(waiver))) {
        s->waiver = waiver;
        s->waived = lacking->missing;
        return ERR_NONE;
    }
    err e = trainee_may_stand(cx, tx, p, s->volunteer, left, &s->trainee);
    if (s->trainee) lacking->missing = (code_set){ 0 };
    return e;
}

err signup_require_waiver(struct ctx *cx, const struct lacking *lacking, code_set waived)
{
    code_set left = code_set_minus(lacking->missing, waived);
    if (code_set_is_empty(left)) return ERR_NONE;
    return ctx_fail(cx, ERR_INVALID, "/waiver", "waiver",
                    SAY("Không có chứng chỉ còn giá trị vào ngày của ca: %.*s. Muốn nhận, hãy ghi "
                        "lý do",
                        "No certificate valid on the day of the shift: %.*s. To accept all the "
                        "same, say why"),
                    TEXT_ARGS(words_codes(cx, &certificate_vocabulary, left)));
}

err signup_require_trust(struct ctx *cx, const struct lacking *lacking, const struct signup *s)
{
    if (code_set_is_empty(lacking->unchecked) || !text_is_empty(s->unchecked)) return ERR_NONE;
    return ctx_fail(cx, ERR_INVALID, "/unchecked", "unchecked",
                    SAY("Chưa kiểm tra được chứng chỉ: %.*s. Muốn nhận, hãy ghi lý do tin cậy",
                        "Certificates that could not be checked: %.*s. To accept, say why you "
                        "trust them"),
                    TEXT_ARGS(words_codes(cx, &certificate_vocabulary, lacking->unchecked)));
}

err signup_require_reason(struct ctx *cx, text waiver)
{
    if (!text_is_empty(text_trim(waiver))) return ERR_NONE;
    return ctx_fail(cx, ERR_INVALID, "/waiver", "required",
                    SAY("Hãy ghi vì sao vẫn nhận người này", "Say why this person is kept"));
}

struct overlap {
    const struct shift *shift;
    struct shift with;
    bool found;
};

static enum kv_go test_overlap(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct signup *s = record;
    struct overlap *o = arg;
    struct shift other;
    if (!signup_keeps_time(s->state) || id_equal(s->shift, o->shift->id)) return KV_MORE;
    *failure = record_get(cx, tx, &shift_entity, s->shift, &other);
    if (*failure) return KV_STOP;
    if (!shifts_overlap(o->shift, &other)) return KV_MORE;
    o->with = other;
    o->found = true;
    return KV_STOP;
}

err signup_require_free_time(struct ctx *cx, struct tx *tx, const struct volunteer *v,
                             const struct shift *shift)
{
    struct overlap o = { .shift = shift };
    struct opening other;
    err e = query_ref(cx, tx, &signup_entity, "volunteer", v->id, test_overlap, &o);
    if (e || !o.found) return e;
    if (id_is_none(v->account) || !id_equal(v->account, cx->actor.account))
        return ctx_fail(cx, ERR_CONFLICT, "/shift", "overlap",
                        SAY("Người này đã đăng ký một ca khác trùng giờ",
                            "This person is signed up for another shift at that time"));
    e = record_get(cx, tx, &opening_entity, o.with.opening, &other);
    if (e) return e;
    return ctx_fail(cx, ERR_CONFLICT, "/shift", "overlap",
                    SAY("Trùng giờ với «%.*s» (%.*s) đã đăng ký",
                        "Overlaps «%.*s» (%.*s), signed up for already"),
                    TEXT_ARGS(other.title),
                    TEXT_ARGS(words_time(cx, o.with.from_minute, o.with.to_minute)));
}

err signup_require_open(struct ctx *cx, const struct signup_place *p)
{
    bool running = p->campaign.state == CAMPAIGN_OPEN || p->campaign.state == CAMPAIGN_RUNNING;
    if (running && p->opening.state == OPENING_OPEN && shift_start(&p->shift) > cx->now)
        return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, "/shift", "closed",
                    SAY("Ca này không còn nhận đăng ký", "This shift takes no more sign-ups"));
}

err signup_require_move(struct ctx *cx, const struct signup *s, int32_t to, enum mover who)
{
    if (signup_may_move(s->state, to, who)) return ERR_NONE;
    const struct field *f = entity_field(&signup_entity, "state", 5);
    const struct term *t = vocabulary_number(f->terms, (unsigned)s->state);
    return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                    SAY("Đăng ký đang ở trạng thái «%s%.0s» nên không làm được việc này",
                        "The sign-up is «%.0s%s», so this cannot be done"),
                    t ? t->vi : "", t ? t->en : "");
}
