/* SPDX-License-Identifier: MIT
 * xlsx_strings: one buffer is reused for every text; only the finished text is copied to the arena.
 */
#include "xlsx_strings.h"

enum { STRINGS_MAX = 4000000, ESCAPE = 7 /* _x000D_ */ };

err xlsx_rich_text(struct xml *x, const char *element, struct buffer *into)
{
    enum xml_event event = XML_EVENT_START;
    bool in_text = false, in_reading = false;
    err e;

    while (!(e = xml_next(x, &event))) {
        if (event == XML_EVENT_DONE) return ERR_NONE;
        if (event == XML_EVENT_TEXT) {
            if (in_text && !in_reading) buffer_text(into, xml_text(x));
            continue;
        }
        if (event == XML_EVENT_END && xml_is(x, element)) return ERR_NONE;
        if (xml_is(x, "t")) in_text = event == XML_EVENT_START;
        if (xml_is(x, "rPh")) in_reading = event == XML_EVENT_START;
    }
    return e;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

/* Value of an _xHHHH_ at `at` that stands for a control character or "_"; -1 for any other: not
 * every program writes them escaped, so more is left as it is. */
static int escape_at(text t, size_t at)
{
    int value = 0;

    if (at + ESCAPE > t.size || t.data[at] != '_' || t.data[at + 1] != 'x' || t.data[at + 6] != '_')
        return -1;
    for (size_t i = at + 2; i < at + 6; i++) {
        int digit = hex_digit(t.data[i]);
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    return value < 0x20 || value == '_' ? value : -1;
}

text xlsx_text(struct arena *arena, text raw)
{
    char *to = arena_alloc(arena, raw.size);
    size_t size = 0;

    for (size_t at = 0; at < raw.size; at++) {
        int escaped = escape_at(raw, at);
        char c = escaped >= 0 ? (char)escaped : raw.data[at];
        if (escaped >= 0) at += ESCAPE - 1;
        bool control = (unsigned char)c < 0x20 && c != '\t' && c != '\n';
        to[size++] = control || c == 0x7F ? ' ' : c;
    }
    return text_trim((text){ to, size });
}

struct strings_reading {
    struct ctx *cx;
    struct xlsx_strings *out;
    size_t capacity;
};

static err add_string(struct strings_reading *r, text raw)
{
    struct xlsx_strings *out = r->out;

    if (out->count == STRINGS_MAX)
        return ctx_fail(r->cx, ERR_TOO_LARGE, NULL, "too-many-texts",
                        SAY("Tệp có quá nhiều chuỗi chữ", "The file has too many texts"));
    if (out->count == r->capacity) {
        size_t room = r->capacity ? r->capacity * 2 : 1024;
        text *of = ARENA_ARRAY(r->cx->arena, room, text);
        if (out->count) memcpy(of, out->of, out->count * sizeof *of);
        out->of = of;
        r->capacity = room;
    }
    out->of[out->count++] = xlsx_text(r->cx->arena, raw);
    return ERR_NONE;
}

static err read_strings(void *arg, struct xml *x)
{
    struct strings_reading *r = arg;
    struct buffer b = buffer_in(r->cx->arena, 256);
    enum xml_event event = XML_EVENT_START;
    err e = ERR_NONE;

    while (!e && event != XML_EVENT_DONE) {
        e = xml_next(x, &event);
        if (e || event != XML_EVENT_START || !xml_is(x, "si")) continue;
        b.size = 0;
        e = xlsx_rich_text(x, "si", &b);
        if (!e) e = add_string(r, buffer_as_text(&b));
    }
    return e;
}

err xlsx_strings_read(struct ctx *cx, struct archive *a, text part, struct xlsx_strings *out)
{
    struct strings_reading r = { .cx = cx, .out = out };

    *out = (struct xlsx_strings){ 0 };
    return xlsx_part_read(cx, a, part, read_strings, &r);
}
