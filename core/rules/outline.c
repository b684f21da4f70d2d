/* SPDX-License-Identifier: MIT
 * outline: reads a source word by word without running it: for `hook "…"`, for what a rule may not
 * contain, and to blank out the declarations, which would otherwise be built again for every
 * person. Only speed hangs on it agreeing with Lua's own reading, except that _ENV is refused
 * anywhere, even in a comment (the interpreter has had memory faults around it). */
#include "script.h"

enum token_kind { TOKEN_END, TOKEN_NAME, TOKEN_STRING, TOKEN_OTHER };

struct token {
    enum token_kind kind;
    text word; /* of a string: what is between the quotes */
    size_t start, end;
    int line;
};

struct scanner {
    text source;
    size_t at;
    int line;
};

static char byte_at(const struct scanner *s, size_t at)
{
    return at < s->source.size ? s->source.data[at] : 0;
}

static bool name_byte(char c)
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

static void skip_blank(struct scanner *s)
{
    for (;;) {
        char c = byte_at(s, s->at);
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f') {
            move_to(s, s->at + 1);
        } else if (c == '-' && byte_at(s, s->at + 1) == '-') {
            size_t opening = long_open(s, s->at + 2);
            move_to(s,
                    opening ? long_end(s, s->at + 2, opening) : text_find(s->source, '\n', s->at));
        } else {
            return;
        }
    }
}

static size_t quoted_end(const struct scanner *s, size_t at)
{
    char quote = byte_at(s, at++);
    while (at < s->source.size && byte_at(s, at) != quote && byte_at(s, at) != '\n')
        at += byte_at(s, at) == '\\' ? 2 : 1;
    return at + 1;
}

static struct token next(struct scanner *s)
{
    skip_blank(s);
    struct token t = { TOKEN_OTHER, { 0 }, s->at, s->at + 1, s->line };
    char c = byte_at(s, s->at);
    size_t opening = long_open(s, s->at), trim = 0;
    if (s->at >= s->source.size) {
        t.kind = TOKEN_END;
        t.end = s->at;
    } else if (name_byte(c)) {
        t.kind = TOKEN_NAME;
        while (name_byte(byte_at(s, t.end))) t.end++;
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

static struct scanner scan(text source)
{
    return (struct scanner){ source, 0, 1 };
}

text rule_hook_name(text source)
{
    struct scanner s = scan(source);
    for (struct token t = next(&s); t.kind != TOKEN_END; t = next(&s)) {
        if (t.kind != TOKEN_NAME || !text_equal_z(t.word, "hook")) continue;
        t = next(&s);
        if (t.kind == TOKEN_OTHER && text_equal_z(t.word, "(")) t = next(&s);
        if (t.kind == TOKEN_STRING) return t.word;
    }
    return (text){ 0 };
}

bool outline_forbidden(text source, text *word, int *line)
{
    static const char environment[] = "_ENV";
    struct scanner s = scan(source);
    for (size_t i = 0; i + sizeof environment - 1 <= source.size; i++) {
        *line = 1;
        if (memcmp(source.data + i, environment, sizeof environment - 1) != 0) continue;
        for (size_t before = 0; before < i; before++) *line += source.data[before] == '\n';
        *word = text_part(source, i, i + sizeof environment - 1);
        return true;
    }
    for (struct token t = next(&s); t.kind != TOKEN_END; t = next(&s)) {
        if (t.kind != TOKEN_OTHER || !text_equal_z(t.word, "^")) continue;
        *word = t.word;
        *line = t.line;
        return true;
    }
    return false;
}

static bool is_declaration(text word)
{
    static const char *const words[] = { "params", "reasons", "bands", "tests",
                                         "period", "ties",    "group" };
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (text_equal_z(word, words[i])) return true;
    return false;
}

/* How a word changes the depth of blocks. */
static int block_change(const struct token *t)
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

/* Just past the bracket that closes the table opening at `open`; 0 when it never closes. */
static size_t table_end(struct scanner *s, const struct token *open)
{
    int depth = block_change(open);
    while (depth > 0) {
        struct token t = next(s);
        if (t.kind == TOKEN_END) return 0;
        depth += block_change(&t);
    }
    return s->at;
}

/* How often the word stands in the source. Lua reads a keyword only where no letter, digit or low
 * line touches it on the right, and no letter or low line on the left; more is seen here than Lua
 * would see, never less. */
static size_t word_count(text source, text word)
{
    size_t count = 0;
    for (size_t i = 0; i + word.size <= source.size; i++) {
        size_t end = i + word.size;
        if (memcmp(source.data + i, word.data, word.size) != 0) continue;
        bool longer = end < source.size && name_byte(source.data[end]);
        count += !longer;
        i = end - 1;
    }
    return count;
}

/* True when the one function is written `function run(` and nothing else says "run": then no script
 * can get hold of it, so nothing calls it again. Asks the bytes: safety hangs on this, and the
 * scanner may read line ends and comments otherwise than Lua does. */
static bool only_run(text source)
{
    text function = TEXT("function"), run = TEXT("run");
    if (word_count(source, function) != 1 || word_count(source, run) != 1) return false;
    for (size_t at = 0; at + function.size <= source.size; at++) {
        if (memcmp(source.data + at, function.data, function.size) != 0) continue;
        text rest = text_trim(text_part(source, at + function.size, source.size));
        if (!text_starts(rest, run)) continue;
        rest = text_trim(text_part(rest, run.size, rest.size));
        return text_starts(rest, TEXT("("));
    }
    return false;
}

bool outline_straight(text source)
{
    enum { STRAIGHT_MAX = 4096 }; /* bytes that are no blanks */
    size_t bytes = 0;
    for (size_t i = 0; i < source.size; i++) bytes += (unsigned char)source.data[i] > ' ';
    return bytes <= STRAIGHT_MAX && only_run(source) && !word_count(source, TEXT("for")) &&
           !word_count(source, TEXT("while")) && !word_count(source, TEXT("repeat")) &&
           !word_count(source, TEXT("goto"));
}

text outline_lean(struct arena *arena, text source)
{
    char *lean = arena_alloc(arena, source.size);
    struct scanner s = scan(source);
    int depth = 0, previous_line = 0;
    if (source.size) memcpy(lean, source.data, source.size);
    for (struct token t = next(&s); t.kind != TOKEN_END;) {
        struct token after = next(&s);
        bool declares = depth == 0 && t.line != previous_line && t.kind == TOKEN_NAME &&
                        is_declaration(t.word) && text_equal_z(after.word, "{");
        size_t end = declares ? table_end(&s, &after) : 0;
        for (size_t i = t.start; i < end; i++)
            if (lean[i] != '\n') lean[i] = ' ';
        if (end)
            after = next(&s);
        else
            depth += block_change(&t);
        previous_line = end ? 0 : t.line;
        t = after;
    }
    return (text){ lean, source.size };
}

static bool is_mark(const struct token *t, const char *mark)
{
    return t->kind == TOKEN_OTHER && text_equal_z(t->word, mark);
}

/* Goes just past the bracket that opens the top-level declaration `word {`. */
static bool enter(struct scanner *s, const char *word)
{
    int depth = 0;
    for (struct token t = next(s); t.kind != TOKEN_END;) {
        struct token after = next(s);
        if (depth == 0 && t.kind == TOKEN_NAME && text_equal_z(t.word, word) &&
            is_mark(&after, "{"))
            return true;
        depth += block_change(&t);
        t = after;
    }
    return false;
}

size_t outline_test_lines(text source, int *lines, size_t most)
{
    struct scanner s = scan(source);
    size_t count = 0;
    int depth = enter(&s, "tests") ? 1 : 0;
    while (depth > 0) {
        struct token t = next(&s);
        if (t.kind == TOKEN_END) break;
        if (depth == 1 && is_mark(&t, "{")) {
            if (count < most) lines[count] = t.line;
            count++;
        }
        depth += block_change(&t);
    }
    return count;
}

/* Where the value of a parameter stands: the first unnamed element of the table just entered. */
static bool find_value(struct scanner *s, size_t *start, size_t *end)
{
    for (;;) {
        struct token first = next(s), t = first;
        bool named = false;
        int depth = 0;
        while (depth > 0 || !(is_mark(&t, ",") || is_mark(&t, ";") || is_mark(&t, "}"))) {
            if (t.kind == TOKEN_END) return false;
            named = named || (depth == 0 && is_mark(&t, "="));
            depth += block_change(&t);
            *end = t.end;
            t = next(s);
        }
        *start = first.start;
        if (!named && first.start != t.start) return true;
        if (is_mark(&t, "}")) return false;
    }
}

bool rule_source_set_param(struct arena *arena, text source, text name, text number, text *out)
{
    struct scanner s = scan(source);
    int depth = enter(&s, "params") ? 1 : 0;
    struct token before[2] = { { 0 }, { 0 } };
    while (depth > 0) {
        struct token t = next(&s);
        size_t start, end;
        if (t.kind == TOKEN_END) return false;
        bool found = depth == 1 && is_mark(&t, "{") && is_mark(&before[1], "=") &&
                     before[0].kind == TOKEN_NAME && text_equal(before[0].word, name);
        if (found) {
            if (!find_value(&s, &start, &end)) return false;
            struct buffer changed = buffer_in(arena, source.size + number.size);
            buffer_text(&changed, text_part(source, 0, start));
            buffer_text(&changed, number);
            buffer_text(&changed, text_part(source, end, source.size));
            *out = buffer_as_text(&changed);
            return true;
        }
        depth += block_change(&t);
        before[0] = before[1];
        before[1] = t;
    }
    return false;
}
