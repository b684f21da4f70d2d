/* SPDX-License-Identifier: MIT
 * shown: see the header. Age is that of today, so that nobody stays hidden after their birthday and
 * nobody is shown before it. */
#include "shown.h"

#include <stdlib.h>

static const struct term of_rows[] = {
    { CONSENT_OF_CHILD, "child", "Của chính em", "Of the child" },
    { CONSENT_OF_GUARDIAN, "guardian", "Của cha mẹ, người giám hộ", "Of a parent or guardian" },
    { 0 },
};
const struct vocabulary consent_of_vocabulary = { "consent_of", "Đồng ý của ai", "Whose consent",
                                                  of_rows };

static const struct field nomination_consent_fields[] = {
    FIELD(1, struct nomination_consent, nomination, REF, REQUIRED | CASCADE, .target = "nomination",
          .label = "Hồ sơ", .label_en = "Nomination"),
    FIELD(2, struct nomination_consent, of, ENUM, REQUIRED, .terms = &consent_of_vocabulary,
          .label = "Đồng ý của ai", .label_en = "Whose consent"),
    FIELD(3, struct nomination_consent, who, TEXT, PERSONAL, .max = 120,
          .label = "Họ tên người giám hộ", .label_en = "Name of the guardian"),
    FIELD(4, struct nomination_consent, paper, TEXT, REQUIRED, .max = 200,
          .label = "Giấy đồng ý, lưu ở đâu", .label_en = "The signed paper, where it is kept"),
    FIELD(5, struct nomination_consent, given, DATE, REQUIRED, .label = "Đồng ý ngày",
          .label_en = "Agreed on"),
    FIELD(6, struct nomination_consent, withdrawn, DATE, 0, .label = "Rút lại ngày",
          .label_en = "Taken back on"),
    { 0 }
};

static err consent_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct nomination_consent *c = record;
    (void)tx, (void)before;
    if (c->of == CONSENT_OF_GUARDIAN && text_is_empty(c->who))
        ctx_flaw(cx, "/who", "required",
                 SAY("Ghi họ tên cha mẹ hoặc người giám hộ", "Name the parent or guardian"));
    if (c->withdrawn && c->withdrawn < c->given)
        ctx_flaw(cx, "/withdrawn", "order",
                 SAY("Ngày rút lại trước ngày đồng ý", "Taken back before it was given"));
    return ERR_NONE;
}

const struct entity nomination_consent_entity = {
    "nomination_consent",
    "Đồng ý nêu tên công khai",
    sizeof(struct nomination_consent),
    nomination_consent_fields,
    .number = 323,
    .label_en = "Consent to be named",
    .check = consent_check,
    .read = "nomination.read",
    .write = "nomination.confirm",
    .scope = "nomination.unit",
    .person = "nomination",
    .help =
        "Người dưới 16 tuổi chỉ được nêu tên công khai khi chính em và người giám hộ đều đồng ý.",
    .help_en =
        "Somebody under 16 is named in public only while they and their guardian both agree.",
};

/* ---- one ----------------------------------------------------------------------------------- */

struct agreeing {
    date today;
    struct shown *out;
};

static enum kv_go agree(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct nomination_consent *c = record;
    struct agreeing *a = arg;
    (void)cx, (void)tx, (void)failure;
    if (c->given > a->today || (c->withdrawn && c->withdrawn <= a->today)) return KV_MORE;
    if (c->of == CONSENT_OF_CHILD) a->out->child_agrees = true;
    if (c->of == CONSENT_OF_GUARDIAN) a->out->guardian_agrees = true;
    return KV_MORE;
}

static err judge_minor(struct ctx *cx, struct tx *tx, const struct nomination *n, struct shown *out)
{
    struct agreeing a = { instant_date(cx->now), out };
    struct person who;
    err e = award_people(cx)->read(cx, tx, n->person, &who);
    if (e) return e;
    out->minor = who.birth && date_years(who.birth, a.today) < SHOWN_ALONE_AGE;
    if (!out->minor) return ERR_NONE;
    return query_ref(cx, tx, &nomination_consent_entity, "nomination", n->id, agree, &a);
}

err nomination_shown(struct ctx *cx, struct tx *tx, const struct nomination *n, struct shown *out)
{
    *out = (struct shown){ .name = nomination_name(cx, tx, n) };
    if (text_is_empty(out->name)) return ERR_NONE;
    err e = id_is_none(n->person) ? ERR_NONE : judge_minor(cx, tx, n, out);
    bool agreed = !out->minor || (out->child_agrees && out->guardian_agrees);
    out->is = !e && agreed && nomination_is_judged(n->state);
    return e;
}

static bool has_come(date day, date today)
{
    return day && day <= today;
}

bool round_names(const struct award_round *r, date today)
{
    if (r->state == ROUND_CANCELLED) return false;
    bool heard = has_come(r->comment_from, today) || has_come(r->vote_from, today);
    return round_is_public(r) || (r->state >= ROUND_CHECKING && heard);
}

/* ---- of a round ---------------------------------------------------------------------------- */

static int by_position(const void *x, const void *y)
{
    const struct award_category *a = x, *b = y;
    if (a->position != b->position) return a->position < b->position ? -1 : 1;
    return id_compare(a->id, b->id);
}

err round_categories(struct ctx *cx, struct tx *tx, id round, struct award_list *out)
{
    err e = award_list(cx, tx, &award_category_entity, "round", round, out);
    if (!e && out->count)
        qsort(out->records, out->count, sizeof(struct award_category), by_position);
    return e;
}

static int by_name(const void *x, const void *y)
{
    const struct shown_nominee *a = x, *b = y;
    int order = text_compare(a->name, b->name);
    return order ? order : id_compare(a->nomination.id, b->nomination.id);
}

err round_shown(struct ctx *cx, struct tx *tx, id round, struct shown_list *out)
{
    struct award_list all;
    *out = (struct shown_list){ 0 };
    err e = award_list(cx, tx, &nomination_entity, "round", round, &all);
    out->items = ARENA_ARRAY(cx->arena, all.count + 1, struct shown_nominee);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct nomination *n = award_list_at(&all, i);
        struct shown shown;
        if (!nomination_is_judged(n->state)) continue;
        e = nomination_shown(cx, tx, n, &shown);
        if (shown.is)
            out->items[out->count++] = (struct shown_nominee){ *n, shown.name };
        else
            out->waiting++;
    }
    if (!e && out->count) qsort(out->items, out->count, sizeof(*out->items), by_name);
    return e;
}
