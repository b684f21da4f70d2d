/* SPDX-License-Identifier: MIT
 * standing: how a team stands on a day, from the steps taken until then and the decision it rests
 * on. Nothing of it is stored. */
#include "team_register.h"

static const struct term standing_rows[] = {
    { STANDING_LAWFUL, "lawful", "Hoạt động đúng quy định", "Runs lawfully" },
    { STANDING_NEW, "new", "Mới thành lập, chưa đến kỳ rà soát", "New, not due for review yet" },
    { STANDING_OVERDUE, "overdue", "Quá hạn rà soát", "Review overdue" },
    { STANDING_TO_MEND, "to_mend", "Phải khắc phục", "Something to mend" },
    { STANDING_FAILED, "failed", "Không bảo đảm quy định", "Does not run lawfully" },
    { STANDING_NO_BASIS, "no_basis", "Chưa có căn cứ thành lập", "No founding decision" },
    { STANDING_CLOSED, "closed", "Đã giải thể", "Closed" },
    { 0 },
};
const struct vocabulary team_standing_vocabulary = { "team_standing", "Tình trạng", "Standing",
                                                     standing_rows };

bool team_standing_is_good(int32_t kind)
{
    return kind == STANDING_LAWFUL || kind == STANDING_NEW;
}

struct reading {
    date day, reviewed, revisit;
    instant at;
    int32_t last;
};

static enum kv_go see_step(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct team_review_step *s = record;
    struct reading *r = arg;
    (void)cx, (void)tx, (void)failure;
    if (s->day > r->day) return KV_MORE;
    if (s->action == REVIEW_PASS && s->day > r->reviewed) r->reviewed = s->day;
    if (s->at < r->at) return KV_MORE;
    r->at = s->at;
    r->last = s->to;
    if (s->revisit) r->revisit = s->revisit;
    return KV_MORE;
}

static date months_after(date day, int64_t months)
{
    enum { YEAR_MONTHS = 12 };
    struct civil c = date_civil(day);
    int64_t month = c.month - 1 + months;
    int year = c.year + (int)(month / YEAR_MONTHS), at = (int)(month % YEAR_MONTHS) + 1;
    date then = 0;
    for (int last = c.day; !then && last > 0; last--) then = date_of(year, at, last);
    return then;
}

static bool has_basis(const struct team *t, date day)
{
    return t->basis_day && t->basis_day <= day && text_trim(t->basis_number).size &&
           text_trim(t->basis_body).size;
}

err team_standing_on(struct ctx *cx, struct tx *tx, const struct team *t, date day,
                     struct team_standing *out)
{
    struct reading r = { .day = day };
    int64_t months = setting_int(cx, tx, "bank.team_review_months");
    err e = query_ref(cx, tx, &team_review_step_entity, "team", t->id, see_step, &r);
    date begins = t->founded > t->basis_day ? t->founded : t->basis_day;
    *out = (struct team_standing){ .reviewed = r.reviewed,
                                   .last = r.last,
                                   .due = months_after(r.reviewed ? r.reviewed : begins, months) };
    if (r.last == REVIEW_TO_MEND || r.last == REVIEW_MENDED) out->due = r.revisit;
    if (t->closed && t->closed <= day)
        out->kind = STANDING_CLOSED;
    else if (r.last == REVIEW_FAILED)
        out->kind = STANDING_FAILED;
    else if (!has_basis(t, day))
        out->kind = STANDING_NO_BASIS;
    else if (r.last == REVIEW_TO_MEND || r.last == REVIEW_MENDED)
        out->kind = STANDING_TO_MEND;
    else if (out->due < day)
        out->kind = STANDING_OVERDUE;
    else
        out->kind = r.reviewed ? STANDING_LAWFUL : STANDING_NEW;
    if (out->kind == STANDING_CLOSED || out->kind == STANDING_FAILED) out->due = 0;
    return e;
}
