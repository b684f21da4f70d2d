/* SPDX-License-Identifier: MIT
 * hall: everything is read anew for each request; a council has some ten members and a round some
 * hundred dossiers. */
#include "hall.h"

#include <string.h>

enum { LABEL_DIGITS = 6 };

bool council_member_sits(const struct council_member *m, date today)
{
    return !m->until || today < m->until;
}

bool council_member_scores(const struct council_member *m, date today)
{
    return m->part != COUNCIL_SECRETARY && council_member_sits(m, today);
}

text council_label(struct ctx *cx, struct tx *tx, const struct nomination *n)
{
    text name = blind_is_veiled(n) ? TEXT("") : nomination_name(cx, tx, n);
    if (name.size) return name;
    text whole = id_text(cx->arena, n->id);
    text end = viet_capitals(cx->arena, text_part(whole, whole.size - LABEL_DIGITS, whole.size));
    return text_format(cx->arena, "%s %.*s", cx->lang == LANG_EN ? "Dossier" : "Hồ sơ",
                       TEXT_ARGS(end));
}

text council_member_name(struct ctx *cx, struct tx *tx, const struct council_member *m)
{
    text name = award_person_name(cx, tx, m->person);
    return name.size ? name : record_title(cx, tx, &account_entity, m->account);
}

text council_word(const struct ctx *cx, const struct vocabulary *v, int32_t number)
{
    const struct term *t = vocabulary_number(v, (unsigned)number);
    return t ? text_of(cx->lang == LANG_EN ? t->en : t->vi) : TEXT("");
}

void council_term(const struct ctx *cx, struct json *j, const char *key, const char *label,
                  const struct vocabulary *v, int32_t number)
{
    const struct term *t = vocabulary_number(v, (unsigned)number);
    json_z_at(j, key, t ? t->code : NULL);
    json_text_at(j, label, council_word(cx, v, number));
}

/* ---- who asks ------------------------------------------------------------------------------ */

static err enter(struct ctx *cx, struct tx *tx, struct council_hall *hall)
{
    bool there = false;
    err e = council_seat(cx, tx, hall->round.id, &hall->seat, &there);
    if (e) return e;
    hall->seated = there && council_member_sits(&hall->seat, instant_date(cx->now));
    hall->manages = hall->seated ? hall->seat.part != COUNCIL_MEMBER
                                 : access_may(cx, tx, "council.manage", hall->round.unit);
    return hall->seated || hall->manages
               ? ERR_NONE
               : access_require(cx, tx, "council.manage", hall->round.unit);
}

static err judged(struct ctx *cx, struct tx *tx, struct council_hall *hall)
{
    struct award_list all;
    err e = award_list(cx, tx, &nomination_entity, "round", hall->round.id, &all);
    hall->dossiers = all;
    hall->dossiers.count = 0;
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct nomination *n = award_list_at(&all, i);
        if (!nomination_is_judged(n->state)) continue;
        memmove(award_list_at(&hall->dossiers, hall->dossiers.count++), n, sizeof *n);
    }
    return e;
}

err council_hall(struct ctx *cx, struct tx *tx, id round, struct council_hall *out)
{
    *out = (struct council_hall){ 0 };
    err e = record_get(cx, tx, &award_round_entity, round, &out->round);
    if (!e) e = enter(cx, tx, out);
    if (!e) e = award_list(cx, tx, &council_member_entity, "round", round, &out->members);
    return e ? e : judged(cx, tx, out);
}

err council_hall_manages(struct ctx *cx, const struct council_hall *hall)
{
    if (hall->manages) return ERR_NONE;
    return ctx_fail(cx, ERR_FORBIDDEN, NULL, "council-lead",
                    SAY("Việc này của chủ tịch, thư ký hội đồng hoặc cơ quan tổ chức đợt xét",
                        "This is for the chair, the secretary or the office that holds the round"));
}

/* ---- points -------------------------------------------------------------------------------- */

static void by_position(struct award_list *criteria)
{
    struct award_criterion *all = (struct award_criterion *)(void *)criteria->records;
    for (size_t i = 1; i < criteria->count; i++)
        for (size_t j = i; j > 0 && all[j].position < all[j - 1].position; j--) {
            struct award_criterion other = all[j];
            all[j] = all[j - 1];
            all[j - 1] = other;
        }
}

err council_rubric(struct ctx *cx, struct tx *tx, id category, struct council_rubric *out)
{
    err e = record_get(cx, tx, &award_category_entity, category, &out->category);
    if (!e) e = award_list(cx, tx, &award_criterion_entity, "category", category, &out->criteria);
    if (e) return e;
    if (out->criteria.count > FIGURES_CRITERIA_MAX)
        return ctx_fail(
            cx, ERR_CONFLICT, NULL, "criteria",
            SAY("Hạng mục có quá %d tiêu chí", "The category has more than %d criteria"),
            FIGURES_CRITERIA_MAX);
    by_position(&out->criteria);
    return ERR_NONE;
}

static size_t criterion_place(const struct council_rubric *rubric, id criterion)
{
    size_t at = 0;
    while (at < rubric->criteria.count &&
           !id_equal(*(const id *)award_list_at(&rubric->criteria, at), criterion))
        at++;
    return at;
}

err council_points(struct ctx *cx, struct tx *tx, const struct council_rubric *rubric, id review,
                   struct council_points *out)
{
    struct award_list scores;
    *out = (struct council_points){ 0 };
    for (size_t i = 0; i < rubric->criteria.count; i++) out->points[i] = -1;
    err e = award_list(cx, tx, &review_score_entity, "review", review, &scores);
    for (size_t i = 0; !e && i < scores.count; i++) {
        const struct review_score *s = award_list_at(&scores, i);
        size_t at = criterion_place(rubric, s->criterion);
        out->hidden |= id_is_none(s->criterion);
        if (at == rubric->criteria.count) continue;
        out->points[at] = s->points;
        out->note[at] = s->note;
        out->given++;
    }
    return e;
}

int64_t council_total(const struct council_rubric *rubric, const struct council_points *p)
{
    struct figures_panel panel = { .criteria = rubric->criteria.count };
    int64_t points[FIGURES_CRITERIA_MAX];
    for (size_t i = 0; i < panel.criteria; i++) {
        const struct award_criterion *c = award_list_at(&rubric->criteria, i);
        panel.weight[i] = c->weight;
        panel.most[i] = c->most;
        points[i] = p->points[i] < 0 ? 0 : p->points[i];
    }
    return figures_total(&panel, panel.weight, points);
}
