/* SPDX-License-Identifier: MIT
 * say: see the header. */
#include "say.h"

#include "../look_up.h"
#include "../training.h"

enum { TENTH = 10, HALF = 5, WHOLE = 1000 };

void saying_begin(struct saying *s, struct ctx *cx, struct tx *tx, struct response *rs,
                  const struct book *book)
{
    *s = (struct saying){ .cx = cx,
                          .tx = tx,
                          .rs = rs,
                          .book = book,
                          .named = access_verb(cx, LINEAGE_NAMES),
                          .names = ARENA_ARRAY(cx->arena, book->index.count, text) };
}

/* The reading of a name is noted on the person's own record. */
static err note(struct saying *s, id person)
{
    const struct entity *volunteer = schema_named(tx_schema(s->tx), TEXT("volunteer"));
    void *record = arena_alloc(s->cx->arena, volunteer->size);
    err e = record_get(s->cx, s->tx, volunteer, person, record);
    return e ? e : respond_saw(s->cx, s->tx, s->rs, volunteer, record);
}

err say_name(struct saying *s, uint32_t person, text *out)
{
    struct person who = { 0 };
    if (!text_is_empty(s->names[person])) {
        *out = s->names[person];
        return ERR_NONE;
    }
    err e = people(s->cx)->read(s->cx, s->tx, s->book->people[person].id, &who);
    if (e && e != ERR_NOT_FOUND) return e;
    if (e || text_is_empty(who.full_name)) {
        ctx_clear(s->cx);
        *out = ctx_say(s->cx, "(đã xóa)", "(erased)");
    } else if (s->named) {
        e = note(s, who.id);
        if (e) return e;
        *out = who.full_name;
    } else {
        *out = initials(s->cx->arena, who.full_name);
    }
    s->names[person] = *out;
    return ERR_NONE;
}

text say_share(const struct ctx *cx, int64_t share)
{
    if (share == SHARE_UNKNOWN) return TEXT("–");
    const char *format = cx->lang == LANG_EN ? "%lld%%" : "%lld %%";
    return text_format(cx->arena, format, (long long)(share + HALF) / TENTH);
}

text say_hop(const struct ctx *cx, int64_t share)
{
    if (share == SHARE_UNKNOWN) return TEXT("–");
    long long hundredths = (long long)(share + HALF) / TENTH;
    return text_format(cx->arena, "%lld%c%02lld", hundredths / (WHOLE / TENTH),
                       cx->lang == LANG_EN ? '.' : ',', hundredths % (WHOLE / TENTH));
}

static text about_class(const struct ctx *cx, const struct book *b, const struct book_alert *a)
{
    text title = b->classes[a->class_no].title;
    bool en = cx->lang == LANG_EN;
    if (a->kind == ALERT_SHORT)
        return text_format(cx->arena,
                           en ? "%.*s: only %.*s as long as the master curriculum"
                              : "%.*s: chỉ dài %.*s so với giáo trình gốc",
                           TEXT_ARGS(title), TEXT_ARGS(say_share(cx, a->value)));
    return text_format(cx->arena,
                       en ? "%.*s: %lld generations from the source, at most %d are advised"
                          : "%.*s: cách nguồn %lld bậc, nên tối đa %d",
                       TEXT_ARGS(title), (long long)a->value, DEPTH_MOST);
}

err say_alert(struct saying *s, const struct book_alert *a, text *out)
{
    struct ctx *cx = s->cx;
    text hop = say_hop(cx, a->value);
    text name = { 0 };
    err e = a->person == BOOK_NONE ? ERR_NONE : say_name(s, a->person, &name);
    bool en = cx->lang == LANG_EN;
    if (e) return e;
    switch (a->kind) {
    case ALERT_HOP:
        *out = en ? text_format(cx->arena, "Generation %u keeps %.*s at each hop, below %.*s",
                                a->generation, TEXT_ARGS(hop), TEXT_ARGS(say_hop(cx, HOP_LEAST)))
                  : text_format(cx->arena, "Bậc %u giữ được %.*s qua mỗi bậc, dưới %.*s",
                                a->generation, TEXT_ARGS(hop), TEXT_ARGS(say_hop(cx, HOP_LEAST)));
        break;
    case ALERT_TRAINER:
        *out = text_format(cx->arena,
                           en ? "%.*s: the classes keep %.*s of what the trainer was taught"
                              : "%.*s: các lớp giữ được %.*s so với lớp tập huấn viên đã học",
                           TEXT_ARGS(name), TEXT_ARGS(hop));
        break;
    case ALERT_CIRCLE:
        *out = text_format(cx->arena,
                           en ? "%.*s: records of who trained whom go in a circle; %.*s is left "
                                "out there"
                              : "%.*s: sổ lớp ghi vòng tròn ai dạy ai, tạm bỏ %.*s ở lớp này",
                           TEXT_ARGS(s->book->classes[a->class_no].title), TEXT_ARGS(name));
        break;
    case ALERT_DEEP:
    case ALERT_SHORT:
        *out = about_class(cx, s->book, a);
        break;
    }
    return ERR_NONE;
}
