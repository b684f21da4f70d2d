/* SPDX-License-Identifier: MIT
 * why_words: each sentence says what happened, why, and where that is useful what would change it.
 */
#include "why_words.h"

#include "../words.h"

text why_words(struct ctx *cx, const struct allocation_why *w, text instead)
{
    bool en = cx->lang == LANG_EN;
    text score = words_hundredths(cx, w->score), last = words_hundredths(cx, w->last);
    if (w->has)
        return text_format(cx->arena, en ? "Chosen with %.*s points" : "Được xếp với %.*s điểm",
                           TEXT_ARGS(score));
    if (!w->eligible) return ctx_say(cx, "Không đủ điều kiện", "Not eligible");
    if (w->instead != MATCH_NONE && !text_is_empty(instead))
        return text_format(cx->arena, en ? "Needed more at «%.*s»" : "Được cần hơn ở «%.*s»",
                           TEXT_ARGS(instead));
    if (w->missing > 0 && w->last > w->score)
        return text_format(cx->arena,
                           en ? "The last person taken has %.*s points; %.*s points short"
                              : "Người cuối cùng được xếp có %.*s điểm; còn thiếu %.*s điểm",
                           TEXT_ARGS(last), TEXT_ARGS(words_hundredths(cx, w->missing)));
    if (w->missing > 0)
        return text_format(
            cx->arena,
            en ? "The seat would go to somebody needed more elsewhere; %.*s points short"
               : "Chỗ này dành cho người mà nơi khác khó thay; còn thiếu %.*s điểm",
            TEXT_ARGS(words_hundredths(cx, w->missing)));
    return ctx_say(cx, "Bằng điểm với người được xếp; đã bốc thăm",
                   "As many points as those taken; lots were drawn");
}

err why_json(struct ctx *cx, struct tx *tx, struct json *j, const struct allocation *a,
             const struct allocation_why *why)
{
    struct opening other = { 0 };
    if (why->instead != MATCH_NONE) {
        err e = record_get(cx, tx, &opening_entity, a->kept.seats[why->instead].opening, &other);
        if (e && e != ERR_NOT_FOUND) return e;
        if (e) ctx_clear(cx);
    }
    json_text_at(j, "why", why_words(cx, why, other.title));
    json_int_at(j, "missing", why->missing);
    return ERR_NONE;
}
