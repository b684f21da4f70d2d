/* SPDX-License-Identifier: MIT
 * tokens: see tokens.h. */
#include "tokens.h"

#include <string.h>

static char byte_at(const struct scanner *s, size_t at)
{
    return at < s->source.size ? s->source.data[at] : 0;
}

bool token_name_byte(char c)
{
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static void move_to(struct scanner *s, size_t to)
{
    to = to > s->source.size ? s->source.size : to;
    for (; s->at < to; s->at++) s->line += s->source.data[s->at] == '\n';
}

/* Bytes of the opening of a long bracket at `at` ("[==["), or 0. */
static size_t long_open(const struct scanner *s, size_t at)
{
    size_t n = 1;
    if (byte_at(s, at) != '[') return 0;
    while (byte_at(s, at + n) == '=') n++;
    return byte_at(s, at + n) == '[' ? n + 1 : 0;
}

/* End of the long bracket that opens at `at` with `opening` bytes. */
static size_t long_end(const struct scanner *s, size_t at, size_t opening)
{
    for (size_t i = at + opening; i < s->source.size; i++) {
        size_t n = 1;
        if (byte_at(s, i) != ']') continue;
        while (n < opening - 1 && byte_at(s, i + n) == '=') n++;
        if (n == opening - 1 && byte_at(s, i + n) == ']') return i + n + 1;
    }
    return s->source.size;
}

static bool ends_line(char c)
{
    return c == '\n' || c == '\r';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f' || ends_line(c);
}

static size_t line_rest(const struct scanner *s, size_t at)
{
    while (at < s->source.size && !ends_line(byte_at(s, at))) at++;
    return at;
}

static void skip_blank(struct scanner *s)
{
    for (;;) {
        char c = byte_at(s, s->at);
        if (is_blank(c)) {
            move_to(s, s->at + 1);
        } else if (c == '-' && byte_at(s, s->at + 1) == '-') {
            size_t opening = long_open(s, s->at + 2);
            move_to(s, opening ? long_end(s, s->at + 2, opening) : line_rest(s, s->at));
        } else {
            return;
        }
    }
}

/* Past the \ at `at` and what it stands before: a line's end is one or two bytes, \z goes on over
 * all that is blank. */
static size_t escape_end(const struct scanner *s, size_t at)
{
    char c = byte_at(s, at + 1), after = byte_at(s, at + 2);
    at += 2;
    if (ends_line(c)) return at + (ends_line(after) && after != c);
    while (c == 'z' && at < s->source.size && is_blank(byte_at(s, at))) at++;
    return at;
}

static size_t quoted_end(const struct scanner *s, size_t at)
{
    char quote = byte_at(s, at++);
    while (at < s->source.size && byte_at(s, at) != quote && !ends_line(byte_at(s, at)))
        at = byte_at(s, at) == '\\' ? escape_end(s, at) : at + 1;
    return at + 1;
}

struct token token_next(struct scanner *s)
{
    skip_blank(s);
    struct token t = { TOKEN_OTHER, { 0 }, s->at, s->at + 1, s->line };
    char c = byte_at(s, s->at);
    size_t opening = long_open(s, s->at), trim = 0;
    if (s->at >= s->source.size) {
        t.kind = TOKEN_END;
        t.end = s->at;
    } else if (token_name_byte(c)) {
        t.kind = TOKEN_NAME;
        while (token_name_byte(byte_at(s, t.end))) t.end++;
    } else if (c == '"' || c == '\'') {
        t.kind = TOKEN_STRING;
        t.end = quoted_end(s, s->at);
        trim = 1;
    } else if (opening) {
        t.kind = TOKEN_STRING;
        t.end = long_end(s, s->at, opening);
        trim = opening;
    }
    t.end = t.end > s->source.size ? s->source.size : t.end;
    t.word = t.end - t.start >= 2 * trim ? text_part(s->source, t.start + trim, t.end - trim)
                                         : (text){ 0 };
    move_to(s, t.end);
    return t;
}

struct scanner scan_begin(text source)
{
    return (struct scanner){ source, 0, 1 };
}

int token_depth(const struct token *t)
{
    static const char *const opening[] = { "function", "do", "if", "repeat", "(", "{", "[" };
    static const char *const closing[] = { "end", "until", ")", "}", "]" };
    if (t->kind == TOKEN_STRING) return 0;
    for (size_t i = 0; i < COUNT_OF(opening); i++)
        if (text_equal_z(t->word, opening[i])) return 1;
    for (size_t i = 0; i < COUNT_OF(closing); i++)
        if (text_equal_z(t->word, closing[i])) return -1;
    return 0;
}

bool token_is(const struct token *t, const char *mark)
{
    return t->kind == TOKEN_OTHER && text_equal_z(t->word, mark);
}

bool scan_enter(struct scanner *s, const char *word)
{
    int depth = 0;
    for (struct token t = token_next(s); t.kind != TOKEN_END;) {
        struct token after = token_next(s);
        if (depth == 0 && t.kind == TOKEN_NAME && text_equal_z(t.word, word) &&
            token_is(&after, "{"))
            return true;
        depth += token_depth(&t);
        t = after;
    }
    return false;
}
