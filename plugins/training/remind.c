/* SPDX-License-Identifier: MIT
 * remind: who is due is looked for in a read; each message is queued in a small transaction that
 * looks again: meanwhile it may have been revoked or replaced. */
#include "remind.h"

#include "days.h"
#include "gather.h"

enum { STAGES = 3, EACH = 50 /* certificates a transaction */ };

static const struct stage {
    const char *field, *about;
    const char *words; /* kind, day */
} stages[STAGES] = {
    { "renew_from", "certificate.renew",
      "chứng nhận «%.*s» của bạn được gia hạn từ ngày %.*s. Xem ở mục Chứng nhận." },
    { "expires", "certificate.expires",
      "chứng nhận «%.*s» của bạn có giá trị đến hết ngày %.*s. Hãy gia hạn trước ngày đó." },
    { "grace_until", "certificate.grace",
      "chứng nhận «%.*s» của bạn đã hết hạn; còn được gia hạn đến hết ngày %.*s, sau đó phải học "
      "lại." },
};

struct due {
    const struct stage *stage;
    const struct field *field;
    id *ids;
    size_t count, room, next;
    int64_t days;
};

static enum kv_go keep(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct certificate *c = record;
    struct due *d = arg;
    (void)tx, (void)failure;
    if (c->revoked_on) return KV_MORE;
    if (d->count == d->room) {
        size_t room = d->room ? d->room * 2 : 64;
        id *more = ARENA_ARRAY(cx->arena, room, id);
        if (d->count) memcpy(more, d->ids, d->count * sizeof(id));
        d->ids = more;
        d->room = room;
    }
    d->ids[d->count++] = c->id;
    return KV_MORE;
}

static err find_due(struct ctx *cx, struct tx *tx, void *arg)
{
    struct due *d = arg;
    struct certificate from = { 0 }, to = { 0 };
    date today = instant_date(cx->now);
    date last = today + (date)setting_int(cx, tx, "training.reminder_days");
    memcpy(field_in(d->field, &from), &today, sizeof(today));
    memcpy(field_in(d->field, &to), &last, sizeof(last));
    struct query q = { .entity = &certificate_entity,
                       .filters = { { d->field, QUERY_AT_LEAST, &from, 0 },
                                    { d->field, QUERY_AT_MOST, &to, 0 } },
                       .filter_count = 2,
                       .sort = d->field };
    return query_run(cx, tx, &q, keep, d, NULL);
}

/* Renewed: another of its kind lasts longer. */
static err is_followed(struct ctx *cx, struct tx *tx, const struct certificate *c, bool *followed)
{
    struct gathered all = { 0 };
    *followed = false;
    err e = gather(cx, tx, &certificate_entity, "volunteer", c->volunteer, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct certificate *other = gathered_at(&all, i);
        if (other->revoked_on || !id_equal(other->kind, c->kind)) continue;
        *followed |= certificate_outlasts(other, c);
    }
    return e;
}

static err remind(struct ctx *cx, struct tx *tx, const struct due *d, id which)
{
    struct certificate c;
    struct certificate_kind kind = { 0 };
    err e = record_get(cx, tx, &certificate_entity, which, &c);
    if (!e) e = record_get(cx, tx, &certificate_kind_entity, c.kind, &kind);
    bool followed = false;
    if (!e) e = is_followed(cx, tx, &c, &followed);
    if (e || c.revoked_on || followed) return e;
    const date *day = field_of(d->field, &c);
    id message = id_seeded(
        c.id, (struct slice){ (const uint8_t *)d->stage->about, strlen(d->stage->about) });
    text words = text_format(cx->arena, d->stage->words, TEXT_ARGS(kind.title),
                             TEXT_ARGS(date_format_vi(cx->arena, *day)));
    if (text_starts(kind.code, TEXT("trainer_t")))
        words = text_format(cx->arena, "%.*s Việc cần làm ở mục Bậc thang tập huấn viên.",
                            TEXT_ARGS(words));
    return people(cx)->tell(cx, tx, c.volunteer, text_of(d->stage->about), words, message);
}

static err remind_some(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct due *d = arg;
    err e = ERR_NONE;
    for (size_t i = d->next; !e && i < d->count && i < d->next + EACH; i++) {
        e = remind(cx, tx, d, d->ids[i]);
        if (e != ERR_NOT_FOUND) continue;
        ctx_clear(cx);
        e = ERR_NONE;
    }
    return e;
}

err job_certificate_reminders(struct ctx *cx, struct job *job)
{
    err e = ERR_NONE;
    (void)job;
    for (size_t i = 0; !e && i < STAGES; i++) {
        struct due d = { .stage = &stages[i] };
        d.field = field_named(certificate_entity.fields, text_of(stages[i].field));
        e = db_read(cx, find_due, &d);
        for (; !e && d.next < d.count; d.next += EACH) e = db_write(cx, remind_some, &d);
    }
    return e;
}
