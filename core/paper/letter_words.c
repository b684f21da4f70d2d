/* SPDX-License-Identifier: MIT
 * letter_words: the words documents are made of that nobody writes himself: numbers, days, the
 * heading of each regime, nơi nhận. Sources: NĐ 30/2020 Phụ lục I and III; HD 29-HD/TWĐTN-VP. */
#include "../base/buffer.h"
#include "../base/viet.h"
#include "letter_private.h"

const struct letter_form letter_forms[] = {
    { 20, 20, 30, 15, 14, 13, 13, 13, 13, 14, 14, 14, 0.4 },  /* NĐ 30 */
    { 20, 20, 30, 20, 14, 14, 14, 14, 15, 14, 14, 16, 0.46 }, /* HD 29 */
};

/* ---- grammar --------------------------------------------------------------------------------- */

text letter_number(struct arena *arena, int32_t regime, int64_t number, text kind, text body,
                   text department)
{
    bool state = regime == LETTER_STATE;
    if (!state && text_is_empty(kind)) kind = TEXT("CV");
    text n = number > 0 ? text_format(arena, "%02lld", (long long)number) : TEXT("      ");
    return text_format(
        arena, "%.*s%s%.*s%s%.*s%s%.*s", TEXT_ARGS(n), state ? "/" : "-", TEXT_ARGS(kind),
        text_is_empty(kind) ? ""
        : state             ? "-"
                            : "/",
        TEXT_ARGS(body), text_is_empty(department) ? "" : "-", TEXT_ARGS(department));
}

text letter_day(struct arena *arena, date day)
{
    struct civil c = date_civil(day);
    return text_format(arena,
                       c.month <= 2 ? "ngày %02d tháng %02d năm %d" : "ngày %02d tháng %d năm %d",
                       c.day, c.month, c.year);
}

text letter_place(text name)
{
    static const char *const kinds[] = { "Xã ",    "Phường ",    "Thị trấn ", "Đặc khu ",
                                         "Huyện ", "Thành phố ", "Tỉnh " };
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        text kind = text_of(kinds[i]);
        if (!text_starts(name, kind)) continue;
        text rest = text_part(name, kind.size, name.size);
        return rest.size && rest.data[0] >= '0' && rest.data[0] <= '9' ? name : rest;
    }
    return name;
}

text letter_roman(struct arena *arena, int64_t number)
{
    static const struct {
        int64_t worth;
        const char *letters;
    } digits[] = { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" },
                   { 90, "XC" },  { 50, "L" },   { 40, "XL" }, { 10, "X" },   { 9, "IX" },
                   { 5, "V" },    { 4, "IV" },   { 1, "I" } };
    struct buffer out = buffer_in(arena, 16);
    REQUIRE(number >= 1 && number <= 3999);
    for (size_t i = 0; i < COUNT_OF(digits); i++)
        for (; number >= digits[i].worth; number -= digits[i].worth)
            buffer_z(&out, digits[i].letters);
    return buffer_as_text(&out);
}

text letter_count(struct arena *arena, int64_t number)
{
    text digits = text_format(arena, "%lld", (long long)number);
    size_t from = number < 0;
    struct buffer out = buffer_in(arena, digits.size * 2);
    for (size_t i = 0; i < digits.size; i++) {
        if (i > from && (digits.size - i) % 3 == 0) buffer_byte(&out, '.');
        buffer_byte(&out, (uint8_t)digits.data[i]);
    }
    return buffer_as_text(&out);
}

text letter_tenths(struct arena *arena, int64_t tenths)
{
    int64_t whole = tenths / 10, rest = tenths % 10;
    return text_format(arena, "%s%.*s,%lld", tenths < 0 && !whole ? "-" : "",
                       TEXT_ARGS(letter_count(arena, whole)), (long long)(rest < 0 ? -rest : rest));
}

/* ---- the frame ------------------------------------------------------------------------------- */

static size_t lines_of(text words)
{
    size_t n = 0;
    while (!text_is_empty(words)) n += !text_is_empty(text_trim(text_cut(&words, '\n')));
    return n;
}

static text next_line(text *rest)
{
    text line = TEXT("");
    while (text_is_empty(line) && !text_is_empty(*rest)) line = text_trim(text_cut(rest, '\n'));
    return line;
}

static void say_recipients(struct arena *arena, const struct letter *l, struct letter_frame *f)
{
    text rest = l->recipients;
    size_t count = lines_of(rest);
    f->recipients = ARENA_ARRAY(arena, count + 1, text);
    while (f->recipient_count < count) {
        text line = next_line(&rest);
        bool last = f->recipient_count + 1 == count && text_is_empty(l->kept_by);
        f->recipients[f->recipient_count++] =
            text_format(arena, "- %.*s%c", TEXT_ARGS(line), last ? '.' : ';');
    }
    if (!text_is_empty(l->kept_by))
        f->recipients[f->recipient_count++] =
            text_format(arena, "- Lưu: %.*s.", TEXT_ARGS(l->kept_by));
}

static text place_day(struct arena *arena, const struct letter *l, instant now)
{
    int year = date_civil(instant_date(now)).year;
    text day = l->day ? letter_day(arena, l->day)
                      : text_format(arena, "ngày      tháng      năm %d", year);
    if (text_is_empty(l->place))
        return text_format(arena, "N%.*s", TEXT_ARGS(text_part(day, 1, day.size)));
    return text_format(arena, "%.*s, %.*s", TEXT_ARGS(l->place), TEXT_ARGS(day));
}

/* What is not numbered yet leaves the clerk room there too. */
static text belongs(struct arena *arena, const struct letter *l)
{
    text kind = text_is_empty(l->kind) ? TEXT("Công văn") : l->kind;
    text day = l->day ? letter_day(arena, l->day) : TEXT("ngày      tháng      năm");
    if (text_is_empty(l->number))
        return text_format(arena, "(Kèm theo %.*s %.*s)", TEXT_ARGS(kind), TEXT_ARGS(day));
    return text_format(arena, "(Kèm theo %.*s số %.*s %.*s của %.*s)", TEXT_ARGS(kind),
                       TEXT_ARGS(l->number), TEXT_ARGS(day), TEXT_ARGS(l->body));
}

struct letter_frame letter_frame(struct arena *arena, const struct letter *l, instant now)
{
    bool state = l->regime == LETTER_STATE || text_is_empty(l->body);
    text rest = l->to;
    struct letter_frame f = {
        .form = &letter_forms[!state],
        .state = state,
        .above = viet_capitals(arena, l->above),
        .own = viet_capitals(arena, l->body),
        .kind = viet_capitals(arena, l->kind),
        .place_day = place_day(arena, l, now),
        .title = state ? TEXT("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                 : l->regime == LETTER_FEDERATION ? TEXT("HỘI LHTN VIỆT NAM")
                                                  : TEXT("ĐOÀN TNCS HỒ CHÍ MINH"),
        .motto = state ? TEXT("Độc lập - Tự do - Hạnh phúc") : TEXT(""),
        .end_of_subject = state ? TEXT("") : TEXT("-----"),
        .belongs = belongs(arena, l),
    };
    if (!text_is_empty(l->number)) f.number = text_format(arena, "Số: %.*s", TEXT_ARGS(l->number));
    if (text_is_empty(l->kind) && !text_is_empty(l->subject))
        f.about = text_format(arena, "V/v %.*s", TEXT_ARGS(l->subject));
    else
        f.subject = l->subject;
    f.to = ARENA_ARRAY(arena, lines_of(rest) + 1, text);
    for (size_t n = lines_of(rest); f.to_count < n;) f.to[f.to_count++] = next_line(&rest);
    say_recipients(arena, l, &f);
    return f;
}

text letter_basis_words(struct arena *arena, const struct letter_block *block)
{
    bool more = block->next && block->next->kind == BLOCK_BASIS;
    return text_format(arena, "%.*s%c", TEXT_ARGS(block->words), more ? ';' : '.');
}
