/* SPDX-License-Identifier: MIT
 * explain: a ranked pair in words: at most four chips, every term with its points, and what is
 * missing. */
#include "rank.h"
#include "words.h"

enum { CHIPS_MAX = 4 };

static text missing_words(struct ctx *cx, const struct ranked *r)
{
    const struct vocabulary *v = r->base.barrier == BARRIER_LANGUAGE      ? &language_vocabulary
                                 : r->base.barrier == BARRIER_CERTIFICATE ? &certificate_vocabulary
                                                                          : &skill_vocabulary;
    return words_codes(cx, v, r->base.missing);
}

text rank_barrier(struct ctx *cx, const struct ranked *r)
{
    text list = missing_words(cx, r);
    int least = r->entry->job.opening.night ? 18 : (int)r->entry->job.opening.min_age;
    switch (r->base.barrier) {
    case BARRIER_NONE:
        return TEXT("");
    case BARRIER_STATE:
        return ctx_say(cx, "Hồ sơ đang tạm nghỉ", "The record is paused");
    case BARRIER_AGE:
        return text_format(cx->arena,
                           cx->lang == LANG_EN ? "From %d years of age" : "Cần từ %d tuổi", least);
    case BARRIER_SKILL:
        return text_format(cx->arena,
                           cx->lang == LANG_EN ? "Needs the skill: %.*s" : "Cần kỹ năng: %.*s",
                           TEXT_ARGS(list));
    case BARRIER_LANGUAGE:
        return text_format(cx->arena, cx->lang == LANG_EN ? "Needs: %.*s" : "Cần nói được: %.*s",
                           TEXT_ARGS(list));
    case BARRIER_CERTIFICATE:
        return text_format(cx->arena,
                           cx->lang == LANG_EN ? "Needs a valid certificate: %.*s"
                                               : "Cần chứng chỉ còn hạn: %.*s",
                           TEXT_ARGS(list));
    case BARRIER_RULE:
        return r->verdict.rejected_vi;
    }
    return TEXT("");
}

static void chip(struct json *j, text words, int *count)
{
    if (text_is_empty(words) || *count == CHIPS_MAX) return;
    (*count)++;
    json_object(j);
    json_text_at(j, "text", words);
    json_object_end(j);
}

static void chips(struct ctx *cx, struct json *j, const struct candidate *c, const struct ranked *r)
{
    int count = 0;
    bool en = cx->lang == LANG_EN;
    const struct opening *o = &r->entry->job.opening;
    code_set wanted = { { o->preferred_skills.words[0] | o->required_skills.words[0],
                          o->preferred_skills.words[1] | o->required_skills.words[1] } };
    unsigned skills = code_set_count(code_set_both(wanted, c->volunteer.skills));
    json_key(j, "chips");
    json_array(j);
    if (skills)
        chip(j, text_format(cx->arena, en ? "%u skills fit" : "Khớp %u kỹ năng", skills), &count);
    if (r->distance_km != DISTANCE_UNKNOWN && r->distance_km <= 25)
        chip(j,
             r->distance_km == 0
                 ? ctx_say(cx, "Ngay xã bạn", "In your commune")
                 : text_format(cx->arena, en ? "%d km away" : "Cách %d km", (int)r->distance_km),
             &count);
    if (r->base.terms[SCORE_TIME] == score_most(SCORE_TIME))
        chip(j, ctx_say(cx, "Hợp lịch rảnh", "Fits your free time"), &count);
    if (o->language && r->history.languages.of[o->language])
        chip(j, words_term(cx, &language_vocabulary, o->language), &count);
    for (const struct rule_reason *x = r->verdict.reasons; x; x = x->next)
        if (x->points > 0) chip(j, x->vi, &count);
    json_array_end(j);
}

static void why_row(struct ctx *cx, struct json *j, text label, text yours, int64_t points,
                    int64_t most)
{
    text shown = words_hundredths(cx, points);
    json_object(j);
    json_text_at(j, "label", label);
    json_text_at(j, "yours", yours);
    json_int_at(j, "value", points);
    if (most) {
        json_text_at(j, "points",
                     text_format(cx->arena, "%.*s/%.*s", TEXT_ARGS(shown),
                                 TEXT_ARGS(words_hundredths(cx, most))));
    } else {
        json_text_at(j, "points",
                     text_format(cx->arena, "%s%.*s", points > 0 ? "+" : "", TEXT_ARGS(shown)));
    }
    json_object_end(j);
}

static text yours(struct ctx *cx, const struct candidate *c, const struct ranked *r,
                  enum score_term term)
{
    bool en = cx->lang == LANG_EN;
    const struct score_history *h = &r->history;
    const struct opening *o = &r->entry->job.opening;
    switch (term) {
    case SCORE_SKILLS: {
        text have = words_codes(cx, &skill_vocabulary,
                                code_set_both(o->preferred_skills, c->volunteer.skills));
        if (code_set_is_empty(o->preferred_skills))
            return ctx_say(cx, "Việc này ai cũng làm được", "Anybody can do this");
        return text_is_empty(have)
                   ? ctx_say(cx, "Chưa khớp kỹ năng ưu tiên", "None of the preferred skills")
                   : have;
    }
    case SCORE_NEAR:
        if (r->distance_km == DISTANCE_UNKNOWN)
            return ctx_say(cx, "Chưa rõ khoảng cách", "Distance not known");
        return text_format(cx->arena,
                           en ? "%d km (near is under 5 km)" : "%d km (gần là dưới 5 km)",
                           (int)r->distance_km);
    case SCORE_TIME:
        if (!c->volunteer.free.cells)
            return ctx_say(cx, "Chưa ghi lịch rảnh", "No free time given");
        return text_format(cx->arena,
                           en ? "%d of %d parts of the week fit" : "Rảnh %d trong %d buổi cần",
                           __builtin_popcount(c->volunteer.free.cells & r->entry->job.blocks.cells),
                           __builtin_popcount(r->entry->job.blocks.cells));
    case SCORE_WORD:
        return text_format(cx->arena,
                           en ? "Came %d of %d times, 12 months"
                              : "Có mặt %d trên %d lần, 12 tháng qua",
                           (int)h->attended, (int)h->called);
    case SCORE_LANGUAGE:
        if (!o->language) return ctx_say(cx, "Không cần tiếng riêng", "No other language needed");
        return text_format(cx->arena, en ? "%.*s, level %d" : "%.*s, mức %d",
                           TEXT_ARGS(words_term(cx, &language_vocabulary, o->language)),
                           h->languages.of[o->language]);
    case SCORE_EXPERIENCE:
        return text_format(cx->arena, en ? "%d shifts in this field" : "%d buổi cùng lĩnh vực",
                           (int)h->in_field);
    case SCORE_TERMS:
        break;
    }
    return TEXT("");
}

static text rule_name(struct ctx *cx, const struct ranked *r)
{
    bool en = cx->lang == LANG_EN;
    if (text_is_empty(r->rule.unit_name))
        return ctx_say(cx, "Quy tắc của tỉnh", "The province's rule");
    return text_format(cx->arena, en ? "Rule of %.*s" : "Quy tắc %.*s",
                       TEXT_ARGS(r->rule.unit_name));
}

static void why(struct ctx *cx, struct json *j, const struct candidate *c, const struct ranked *r)
{
    json_key(j, "why");
    json_array(j);
    for (int t = 0; t < SCORE_TERMS; t++) {
        enum score_term term = (enum score_term)t;
        text label = ctx_say(cx, score_term_vi(term), score_term_en(term));
        why_row(cx, j, label, yours(cx, c, r, term), r->base.terms[t], score_most(term));
    }
    for (const struct rule_reason *x = r->verdict.reasons; x; x = x->next)
        why_row(cx, j, rule_name(cx, r), x->vi, x->points, 0);
    json_array_end(j);
}

void rank_json(struct ctx *cx, struct json *j, const struct candidate *c, const struct ranked *r)
{
    text barrier = rank_barrier(cx, r);
    json_int_at(j, "score", (r->score + 50) / 100);
    json_int_at(j, "score_hundredths", r->score);
    json_bool_at(j, "eligible", r->base.barrier == BARRIER_NONE);
    json_key(j, "distance_km");
    if (r->distance_km == DISTANCE_UNKNOWN) {
        json_null(j);
    } else {
        json_int(j, r->distance_km);
    }
    chips(cx, j, c, r);
    why(cx, j, c, r);
    json_key(j, "missing");
    json_array(j);
    int count = 0;
    chip(j, barrier, &count);
    if (!code_set_is_empty(r->base.unchecked))
        chip(j,
             text_format(cx->arena,
                         cx->lang == LANG_EN ? "Not checked yet: %.*s" : "Chưa kiểm tra được: %.*s",
                         TEXT_ARGS(words_codes(cx, &certificate_vocabulary, r->base.unchecked))),
             &count);
    json_array_end(j);
    json_bool_at(j, "rule_failed", r->rule_failed);
}

void rank_json_public(struct ctx *cx, struct json *j, const struct board_entry *e)
{
    const struct opening *o = &e->job.opening;
    int count = 0;
    json_key(j, "score");
    json_null(j);
    json_key(j, "distance_km");
    json_null(j);
    json_key(j, "chips");
    json_array(j);
    chip(j, words_term(cx, &activity_field_vocabulary, e->job.campaign.field), &count);
    chip(j, words_codes(cx, &skill_vocabulary, o->required_skills), &count);
    chip(j, words_codes(cx, &language_vocabulary, o->languages), &count);
    chip(j, words_codes(cx, &certificate_vocabulary, o->certificates), &count);
    json_array_end(j);
}
