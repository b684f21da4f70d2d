/* SPDX-License-Identifier: MIT
 * spelling: see spelling.h. */
#include "spelling.h"

#include <string.h>

#include "../base/buffer.h"
#include "tokens.h"

/* What a function of any number of values does first: see values_taken() in length.c. */
#define VALUES "(\"...\"^0)(...);"

static bool is_name(const struct token *t)
{
    static const char *const words[] = { "nil", "true", "false", "function", "not" };
    if (t->kind != TOKEN_NAME || (t->word.data[0] >= '0' && t->word.data[0] <= '9')) return false;
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (text_equal_z(t->word, words[i])) return false;
    return true;
}

/* What the operand that begins here is called: the last name of a.b.c; nothing when it is called,
 * indexed or put together. */
static text operand_name(struct scanner ahead)
{
    static const char *const goes_on[] = { "[", "(", "{", ":" };
    struct token t = token_next(&ahead);
    if (!is_name(&t)) return (text){ 0 };
    text name = t.word;
    for (t = token_next(&ahead); token_is(&t, "."); t = token_next(&ahead)) {
        t = token_next(&ahead);
        if (!is_name(&t)) return name; /* it was the first point of .. */
        name = t.word;
    }
    if (t.kind == TOKEN_STRING) return (text){ 0 };
    for (size_t i = 0; i < COUNT_OF(goes_on); i++)
        if (token_is(&t, goes_on[i])) return (text){ 0 };
    return name;
}

static void put_escaped(struct buffer *out, char c)
{
    static const char digits[] = "0123456789";
    unsigned char byte = (unsigned char)c;
    buffer_byte(out, '\\');
    buffer_byte(out, (uint8_t)digits[byte / 100]);
    buffer_byte(out, (uint8_t)digits[byte / 10 % 10]);
    buffer_byte(out, (uint8_t)digits[byte % 10]);
}

/* Bytes of the line end at the beginning of t: Lua takes \r\n and \n\r as one. */
static size_t line_end(text t)
{
    if (!t.size || (t.data[0] != '\n' && t.data[0] != '\r')) return 0;
    bool two = t.size > 1 && (t.data[1] == '\n' || t.data[1] == '\r') && t.data[1] != t.data[0];
    return two ? 2 : 1;
}

/* What stood between [[ and ]], in quotes and on the same lines. */
static void put_long(struct buffer *out, text inside)
{
    buffer_byte(out, '"');
    for (size_t i = 0; i < inside.size;) {
        char c = inside.data[i];
        size_t ends = line_end(text_part(inside, i, inside.size));
        bool plain = token_name_byte(c) || (unsigned char)c >= 0x80;
        if (ends) {
            /* The one right after [[ does not count; \z passes over blanks, which are escaped. */
            buffer_z(out, i ? "\\n\\z" : "\\z");
            buffer_text(out, text_part(inside, i, i + ends));
        } else if (plain) {
            buffer_byte(out, (uint8_t)c);
        } else {
            put_escaped(out, c);
        }
        i += ends ? ends : 1;
    }
    buffer_byte(out, '"');
}

static void put_string(struct buffer *out, text source, const struct token *t)
{
    text whole = text_part(source, t->start, t->end);
    if (text_find(whole, '#', 0) == whole.size) {
        buffer_text(out, whole);
        return;
    }
    if (whole.data[0] == '[') {
        put_long(out, t->word);
        return;
    }
    for (size_t i = 0; i < whole.size; i++)
        if (whole.data[i] == '#')
            put_escaped(out, '#');
        else
            buffer_byte(out, (uint8_t)whole.data[i]);
}

/* Comments may hold a # too: what stands between two words becomes blank, but for its line ends. */
static void put_blank(struct buffer *out, text between)
{
    for (size_t i = 0; i < between.size; i++) {
        char c = between.data[i];
        buffer_byte(out, c == '\n' || c == '\r' ? (uint8_t)c : ' ');
    }
}

static void put_token(struct buffer *out, text source, const struct scanner *s,
                      const struct token *t)
{
    if (t->kind == TOKEN_STRING) {
        put_string(out, source, t);
    } else if (token_is(t, "#")) {
        buffer_byte(out, '"');
        buffer_text(out, operand_name(*s));
        buffer_z(out, "\"^");
    } else {
        buffer_text(out, t->word);
    }
}

/* In the list of a function's parameters `...` stands last. */
static bool ends_values(const struct token before[3], const struct token *t)
{
    return token_is(t, ")") && token_is(&before[0], ".") && token_is(&before[1], ".") &&
           token_is(&before[2], ".");
}

static bool has_values(text source)
{
    size_t dots = 0;
    for (size_t i = 0; i < source.size && dots < 3; i++)
        dots = source.data[i] == '.' ? dots + 1 : 0;
    return dots == 3;
}

text source_spelled(struct arena *arena, text source)
{
    if (text_find(source, '#', 0) == source.size && !has_values(source)) return source;
    struct buffer out = buffer_in(arena, source.size + source.size / 4);
    struct scanner s = scan_begin(source);
    struct token before[3] = { { 0 } };
    bool parameters = false;
    size_t done = 0;
    for (struct token t = token_next(&s); t.kind != TOKEN_END; t = token_next(&s)) {
        put_blank(&out, text_part(source, done, t.start));
        put_token(&out, source, &s, &t);
        done = t.end;
        if (t.kind == TOKEN_NAME && text_equal_z(t.word, "function")) parameters = true;
        if (parameters && ends_values(before, &t)) buffer_z(&out, VALUES);
        if (token_is(&t, ")")) parameters = false;
        memmove(before, before + 1, 2 * sizeof *before);
        before[2] = t;
    }
    return buffer_as_text(&out);
}
