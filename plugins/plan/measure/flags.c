/* SPDX-License-Identifier: MIT
 * flags: what a person should look at before believing a figure. Nothing is taken out of any figure
 * for it. */
#include "evidence.h"

enum { FLAGS_MOST = 100 };

struct telling {
    struct ctx *cx;
    struct json *j;
    const struct plan_view *v;
    size_t told;
};

static void tell(struct telling *t, const char *kind, uint32_t unit, text words,
                 const struct plan_proof *proof)
{
    struct json *j = t->j;
    if (t->told++ >= FLAGS_MOST) return;
    json_object(j);
    json_z_at(j, "kind", kind);
    json_id_at(j, "unit", t->v->tree->units[unit].id);
    json_text_at(j, "name", plan_tree_name(t->v->tree, unit, t->v->on));
    json_text_at(j, "text", words);
    json_key(j, "record");
    proof ? json_id(j, proof->record) : json_null(j);
    json_key(j, "page");
    const char *page = proof ? proof->group->rows[0]->page : NULL;
    page ? json_text(j, text_of(page)) : json_null(j);
    json_object_end(j);
}

static text quarter_name(struct arena *arena, date day)
{
    struct civil c = date_civil(day);
    return text_format(arena, "Q%d/%d", (c.month + 2) / 3, c.year);
}

static void tell_row(struct telling *t, const struct plan_board *b, const struct plan_row *r)
{
    struct arena *arena = t->cx->arena;
    struct plan_jump jump;
    if (plan_jump_of(r->by_quarter, b->quarter_count, &jump)) {
        text quarter = quarter_name(arena, b->quarters[jump.quarter].from);
        text words =
            text_format(arena, "%.*s: %lld %.*s %lld,%d", TEXT_ARGS(quarter), (long long)jump.count,
                        TEXT_ARGS(ctx_say(t->cx, "chiến dịch, quá ba lần trung vị trước đó là",
                                          "campaigns, over three times the median before of")),
                        (long long)(jump.median2 / 2), jump.median2 % 2 ? 5 : 0);
        tell(t, "jump", r->unit, words, NULL);
    }
    if (r->flags & FLAG_UNDECLARED)
        tell(t, "undeclared", r->unit,
             ctx_say(t->cx, "Có chiến dịch trong quý chưa kê khai: chưa vào chỉ tiêu b",
                     "Campaigns in quarters not declared: not in target b"),
             NULL);
    if (r->flags & FLAG_OVER)
        tell(t, "over", r->unit,
             ctx_say(t->cx, "Ghi nhận nhiều hơn kê khai: phần vượt không tính",
                     "Recorded more than declared: the rest does not count"),
             NULL);
}

void plan_flags_json(struct ctx *cx, struct json *j, const struct plan_view *v,
                     const struct plan_board *b)
{
    struct telling t = { .cx = cx, .j = j, .v = v };
    size_t count;
    const struct plan_proof *proofs = plan_proofs(cx, v, "campaigns", v->late_days, &count);
    json_key(j, "flags");
    json_array(j);
    for (size_t i = 0; i < count; i++) {
        const struct plan_proof *p = &proofs[i];
        if (p->twice)
            tell(&t, "duplicate", p->unit,
                 ctx_say(cx, "Trùng tên, ngày, đơn vị với một chiến dịch khác",
                         "The same title, day and unit as another campaign"),
                 p);
        if (p->late)
            tell(&t, "late", p->unit,
                 text_format(
                     cx->arena, "%.*s %lld %.*s",
                     TEXT_ARGS(ctx_say(cx, "Ghi lên hệ thống muộn hơn", "Recorded more than")),
                     (long long)v->late_days,
                     TEXT_ARGS(ctx_say(cx, "ngày sau ngày đầu", "days after the first day"))),
                 p);
    }
    for (size_t i = 0; i < b->row_count; i++) tell_row(&t, b, &b->rows[i]);
    json_array_end(j);
    json_int_at(j, "flag_count", (int64_t)t.told);
}
