/* SPDX-License-Identifier: MIT
 * outline: reads a source word by word without running it: for `hook "…"`, for what a rule may not
 * contain, and to blank out the declarations, which would otherwise be built again for every
 * person. Only speed hangs on it agreeing with Lua's own reading, except that _ENV is refused
 * anywhere, even in a comment (the interpreter has had memory faults around it). */
#include "script.h"
#include "tokens.h"

text rule_hook_name(text source)
{
    struct scanner s = scan_begin(source);
    for (struct token t = token_next(&s); t.kind != TOKEN_END; t = token_next(&s)) {
        if (t.kind != TOKEN_NAME || !text_equal_z(t.word, "hook")) continue;
        t = token_next(&s);
        if (t.kind == TOKEN_OTHER && text_equal_z(t.word, "(")) t = token_next(&s);
        if (t.kind == TOKEN_STRING) return t.word;
    }
    return (text){ 0 };
}

/* Lua translates a chain of them in quadratic time. */
enum { JOINED_MAX = 4000 };

bool outline_forbidden(text source, text *word, int *line)
{
    static const char environment[] = "_ENV";
    struct scanner s = scan_begin(source);
    for (size_t i = 0; i + sizeof environment - 1 <= source.size; i++) {
        *line = 1;
        if (memcmp(source.data + i, environment, sizeof environment - 1) != 0) continue;
        for (size_t before = 0; before < i; before++) *line += source.data[before] == '\n';
        *word = text_part(source, i, i + sizeof environment - 1);
        return true;
    }
    size_t joined = 0;
    for (struct token t = token_next(&s); t.kind != TOKEN_END; t = token_next(&s)) {
        bool joins =
            t.kind == TOKEN_NAME && (text_equal_z(t.word, "and") || text_equal_z(t.word, "or"));
        joined += joins;
        if (!token_is(&t, "^") && !(joins && joined > JOINED_MAX)) continue;
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

/* Just past the bracket that closes the table opening at `open`; 0 when it never closes. */
static size_t table_end(struct scanner *s, const struct token *open)
{
    int depth = token_depth(open);
    while (depth > 0) {
        struct token t = token_next(s);
        if (t.kind == TOKEN_END) return 0;
        depth += token_depth(&t);
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
        bool longer = end < source.size && token_name_byte(source.data[end]);
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
    struct scanner s = scan_begin(source);
    int depth = 0, previous_line = 0;
    if (source.size) memcpy(lean, source.data, source.size);
    for (struct token t = token_next(&s); t.kind != TOKEN_END;) {
        struct token after = token_next(&s);
        bool declares = depth == 0 && t.line != previous_line && t.kind == TOKEN_NAME &&
                        is_declaration(t.word) && text_equal_z(after.word, "{");
        size_t end = declares ? table_end(&s, &after) : 0;
        for (size_t i = t.start; i < end; i++)
            if (lean[i] != '\n') lean[i] = ' ';
        if (end)
            after = token_next(&s);
        else
            depth += token_depth(&t);
        previous_line = end ? 0 : t.line;
        t = after;
    }
    return (text){ lean, source.size };
}

size_t outline_test_lines(text source, int *lines, size_t most)
{
    struct scanner s = scan_begin(source);
    size_t count = 0;
    int depth = scan_enter(&s, "tests") ? 1 : 0;
    while (depth > 0) {
        struct token t = token_next(&s);
        if (t.kind == TOKEN_END) break;
        if (depth == 1 && token_is(&t, "{")) {
            if (count < most) lines[count] = t.line;
            count++;
        }
        depth += token_depth(&t);
    }
    return count;
}

size_t rule_source_param_at(text source, text name, int *line)
{
    struct scanner s = scan_begin(source);
    struct token before = { 0 };
    int depth = scan_enter(&s, "params") ? 1 : 0;
    *line = 0;
    while (depth > 0) {
        struct token t = token_next(&s);
        if (t.kind == TOKEN_END) break;
        if (depth == 1 && token_is(&t, "=") && text_equal(before.word, name)) {
            *line = before.line;
            return before.start;
        }
        depth += token_depth(&t);
        before = t;
    }
    return source.size;
}

/* Where the value of a parameter stands: the first unnamed element of the table just entered. */
static bool find_value(struct scanner *s, size_t *start, size_t *end)
{
    for (;;) {
        struct token first = token_next(s), t = first;
        bool named = false;
        int depth = 0;
        while (depth > 0 || !(token_is(&t, ",") || token_is(&t, ";") || token_is(&t, "}"))) {
            if (t.kind == TOKEN_END) return false;
            named = named || (depth == 0 && token_is(&t, "="));
            depth += token_depth(&t);
            *end = t.end;
            t = token_next(s);
        }
        *start = first.start;
        if (!named && first.start != t.start) return true;
        if (token_is(&t, "}")) return false;
    }
}

bool rule_source_set_param(struct arena *arena, text source, text name, text number, text *out)
{
    struct scanner s = scan_begin(source);
    int depth = scan_enter(&s, "params") ? 1 : 0;
    struct token before[2] = { { 0 }, { 0 } };
    while (depth > 0) {
        struct token t = token_next(&s);
        size_t start, end;
        if (t.kind == TOKEN_END) return false;
        bool found = depth == 1 && token_is(&t, "{") && token_is(&before[1], "=") &&
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
        depth += token_depth(&t);
        before[0] = before[1];
        before[1] = t;
    }
    return false;
}
