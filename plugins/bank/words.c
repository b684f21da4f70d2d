/* SPDX-License-Identifier: MIT
 * words: one place for how a day, a time span and a number of hours are written. */
#include "words.h"

text words_weekday(const struct ctx *cx, int weekday)
{
    static const char *const vi[] = { "Thứ Hai", "Thứ Ba",  "Thứ Tư",  "Thứ Năm",
                                      "Thứ Sáu", "Thứ Bảy", "Chủ Nhật" };
    static const char *const en[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
    return text_of(cx->lang == LANG_EN ? en[weekday] : vi[weekday]);
}

text words_day(struct ctx *cx, date day)
{
    if (!day) return TEXT("");
    struct civil c = date_civil(day);
    text name = words_weekday(cx, date_weekday(day));
    if (c.year == date_civil(instant_date(cx->now)).year)
        return text_format(cx->arena, "%.*s %d/%d", TEXT_ARGS(name), c.day, c.month);
    return text_format(cx->arena, "%.*s %d/%d/%d", TEXT_ARGS(name), c.day, c.month, c.year);
}

text words_time(struct ctx *cx, int64_t from, int64_t to)
{
    enum { DAY = 1440 };
    const char *next = to > DAY ? (cx->lang == LANG_EN ? " next day" : " hôm sau") : "";
    int64_t end = to > DAY ? to - DAY : to;
    return text_format(cx->arena, "%d:%02d–%d:%02d%s", (int)(from / 60), (int)(from % 60),
                       (int)(end / 60), (int)(end % 60), next);
}

text words_dates(struct ctx *cx, date from, date to)
{
    struct civil a = date_civil(from);
    struct civil b = date_civil(to);
    if (from == to) return date_format_vi(cx->arena, from);
    if (a.year == b.year)
        return text_format(cx->arena, "%02d/%02d – %02d/%02d/%d", a.day, a.month, b.day, b.month,
                           b.year);
    return text_format(cx->arena, "%02d/%02d/%d – %02d/%02d/%d", a.day, a.month, a.year, b.day,
                       b.month, b.year);
}

text words_hundredths(struct ctx *cx, int64_t n)
{
    char mark = cx->lang == LANG_EN ? '.' : ',';
    const char *sign = n < 0 ? "−" : "";
    long long whole = (long long)(n < 0 ? -n : n);
    if (whole % 100 == 0) return text_format(cx->arena, "%s%lld", sign, whole / 100);
    if (whole % 10 == 0)
        return text_format(cx->arena, "%s%lld%c%lld", sign, whole / 100, mark, whole / 10 % 10);
    return text_format(cx->arena, "%s%lld%c%02lld", sign, whole / 100, mark, whole % 100);
}

text words_phone(struct ctx *cx, text phone)
{
    return viet_phone_shown(cx->arena, phone);
}

text words_term(struct ctx *cx, const struct vocabulary *v, unsigned number)
{
    const struct term *t = number ? vocabulary_number(v, number) : NULL;
    return t ? ctx_say(cx, t->vi, t->en) : TEXT("");
}

text words_codes(struct ctx *cx, const struct vocabulary *v, code_set set)
{
    struct buffer out = buffer_in(cx->arena, 64);
    for (const struct term *t = v->terms; t->number; t++) {
        if (!code_set_has(set, t->number)) continue;
        if (out.size) buffer_z(&out, ", ");
        buffer_text(&out, ctx_say(cx, t->vi, t->en));
    }
    return buffer_as_text(&out);
}

void words_reasons_json(struct ctx *cx, struct json *j, text stored, text zero)
{
    const struct json_value *verdict = NULL;
    json_key(j, "reasons");
    json_array(j);
    if (text_is_empty(stored) || json_read(cx, stored, &verdict)) ctx_clear(cx);
    const struct json_value *r = json_first(json_get(verdict, "reasons"));
    for (; r; r = json_next(r)) {
        int64_t points = 0;
        (void)json_hundredths(json_get(r, "points"), &points);
        json_object(j);
        json_text_at(j, "text", json_string(json_get(r, "vi")));
        json_text_at(j, "points", points ? words_hundredths(cx, points) : zero);
        json_object_end(j);
    }
    json_array_end(j);
}
