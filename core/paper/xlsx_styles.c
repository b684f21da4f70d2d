/* SPDX-License-Identifier: MIT
 * xlsx_styles: only the letters of a format code outside quotes, brackets and escapes count, so
 * that `0" ngày"` is a number and `dd" tháng "mm` a date. */
#include "xlsx_styles.h"

#include "xlsx_part.h"

enum { STYLES_MAX = 65536, CUSTOM_MAX = 4096 };

struct custom {
    int64_t number;
    struct number_style style;
};

struct styles_reading {
    struct ctx *cx;
    struct custom *custom;
    size_t custom_count;
    size_t capacity;
    struct xlsx_styles *out;
    bool in_cells; /* inside cellXfs; cellStyleXfs are not asked by cells */
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Past what does not count at `at`: quoted, escaped, padding; `at` itself when it does count. */
static size_t skip_literal(text code, size_t at)
{
    char c = code.data[at];

    if (c == '"') {
        size_t end = text_find(code, '"', at + 1);
        return end < code.size ? end + 1 : code.size;
    }
    if (c == '\\' || c == '_' || c == '*') return at + 2;
    if (c == '[') {
        char inner = at + 1 < code.size ? lower(code.data[at + 1]) : 0;
        size_t end = text_find(code, ']', at);
        bool elapsed = (inner == 'h' || inner == 'm' || inner == 's') && end < code.size &&
                       (end == at + 2 || lower(code.data[at + 2]) == inner);
        if (elapsed) return at; /* [h]:mm counts hours past 24; [Magenta] is a colour */
        return end < code.size ? end + 1 : code.size;
    }
    if (lower(c) == 'a' && text_equal_ascii(text_part(code, at, at + 5), TEXT("AM/PM")))
        return at + 5;
    return at;
}

struct number_style xlsx_style_of_code(text code)
{
    struct number_style style = { 0 };
    size_t zeros = 0;
    bool months = false, others = false;

    code = text_part(code, 0, text_find(code, ';', 0)); /* the section for positive numbers */
    for (size_t at = 0; at < code.size;) {
        size_t past = skip_literal(code, at);
        if (past != at) {
            at = past;
            continue;
        }
        char c = lower(code.data[at++]);
        style.day |= c == 'd' || c == 'y';
        style.clock |= c == 'h' || c == 's';
        months |= c == 'm';
        zeros += c == '0';
        others |= c == '#' || c == '?' || c == '.' || c == ',' || c == '%' || c == '/' || c == 'e';
    }
    if (months && !style.clock) style.day = true;
    bool pure_zeros = zeros > 1 && zeros <= 20 && !others && !style.day && !style.clock;
    if (pure_zeros) style.digits_min = (uint8_t)zeros;
    return style;
}

struct number_style xlsx_style_of_builtin(int64_t n)
{
    struct number_style style = { 0 };

    style.day = (n >= 14 && n <= 17) || n == 22 || (n >= 27 && n <= 31) || n == 36 ||
                (n >= 50 && n <= 54) || (n >= 57 && n <= 58);
    style.clock =
        (n >= 18 && n <= 22) || (n >= 32 && n <= 35) || (n >= 45 && n <= 47) || n == 55 || n == 56;
    return style;
}

static struct number_style style_of(const struct styles_reading *r, int64_t number)
{
    for (size_t i = 0; i < r->custom_count; i++)
        if (r->custom[i].number == number) return r->custom[i].style;
    return xlsx_style_of_builtin(number);
}

static void add_custom(struct styles_reading *r, struct xml *x)
{
    text number, code;
    int64_t n;

    if (r->custom_count == CUSTOM_MAX || !xml_attribute(x, "numFmtId", false, &number) ||
        !xml_attribute(x, "formatCode", false, &code) || !text_to_int(number, &n))
        return;
    r->custom[r->custom_count++] = (struct custom){ n, xlsx_style_of_code(code) };
}

static void add_style(struct styles_reading *r, struct xml *x)
{
    struct xlsx_styles *out = r->out;
    text number;
    int64_t n = 0;

    if (out->count == STYLES_MAX) return;
    if (out->count == r->capacity) {
        size_t room = r->capacity ? r->capacity * 2 : 64;
        struct number_style *of = ARENA_ARRAY(r->cx->arena, room, struct number_style);
        if (out->count) memcpy(of, out->of, out->count * sizeof *of);
        out->of = of;
        r->capacity = room;
    }
    if (!xml_attribute(x, "numFmtId", false, &number) || !text_to_int(number, &n)) n = 0;
    out->of[out->count++] = style_of(r, n);
}

static err read_events(void *arg, struct xml *x)
{
    struct styles_reading *r = arg;
    enum xml_event event = XML_EVENT_START;
    err e = ERR_NONE;

    while (event != XML_EVENT_DONE && !(e = xml_next(x, &event))) {
        if (event == XML_EVENT_TEXT || event == XML_EVENT_DONE) continue;
        if (xml_is(x, "cellXfs")) r->in_cells = event == XML_EVENT_START;
        if (event != XML_EVENT_START) continue;
        if (xml_is(x, "numFmt")) add_custom(r, x);
        if (xml_is(x, "xf") && r->in_cells) add_style(r, x);
    }
    return e;
}

err xlsx_styles_read(struct ctx *cx, struct archive *a, text part, struct xlsx_styles *out)
{
    struct styles_reading r = { .cx = cx, .out = out };

    *out = (struct xlsx_styles){ 0 };
    r.custom = ARENA_ARRAY(cx->arena, CUSTOM_MAX, struct custom);
    return xlsx_part_read(cx, a, part, read_events, &r);
}
