/* SPDX-License-Identifier: MIT
 * template: compiling; the language is in the header. Partials are compiled in place, so that
 * rendering is one walk over one array. */
#include "template_steps.h"

#include <ctype.h>

enum { PARTIAL_DEPTH_MAX = 8 };

/* ---- compiling ----------------------------------------------------------------------------- */

struct compile {
    struct arena *arena;
    const struct template_source *how;
    struct template *made;
    size_t capacity;
    size_t open[OPEN_MAX]; /* steps of sections not closed yet */
    text open_names[OPEN_MAX];
    size_t open_count;
    int depth;
    text fault;
};

static bool fault_at(struct compile *c, text source, size_t at, const char *why, text what)
{
    size_t line = 1;
    for (size_t i = 0; i < at && i < source.size; i++) line += source.data[i] == '\n';
    if (text_is_empty(c->fault))
        c->fault = text_format(c->arena, "line %zu: %.*s %s", line, TEXT_ARGS(what), why);
    return false;
}

static struct step *add_step(struct compile *c, enum step_kind kind)
{
    struct template *t = c->made;
    if (t->count == c->capacity) {
        struct step *larger = ARENA_ARRAY(c->arena, c->capacity * 2, struct step);
        memcpy(larger, t->steps, t->count * sizeof(*larger));
        t->steps = larger;
        c->capacity *= 2;
    }
    t->steps[t->count] = (struct step){ .kind = kind };
    return &t->steps[t->count++];
}

static void add_text(struct compile *c, text fixed)
{
    if (fixed.size) add_step(c, STEP_TEXT)->fixed = fixed;
}

static size_t find_z(text t, const char *needle, size_t from)
{
    if (from >= t.size) return t.size;
    const char *at = memmem(t.data + from, t.size - from, needle, strlen(needle));
    return at ? (size_t)(at - t.data) : t.size;
}

/* [[vi|en]] first, as text, so that a pair may hold tags. */
static bool choose_language(struct compile *c, text source, text *out)
{
    struct buffer chosen = buffer_in(c->arena, source.size + 1);
    size_t at = 0;
    while (at < source.size) {
        size_t from = find_z(source, "[[", at), to = find_z(source, "]]", from);
        buffer_text(&chosen, text_part(source, at, from));
        if (from == source.size) break;
        text rest = text_part(source, from + 2, to), vi = text_cut(&rest, '|');
        if (to == source.size || vi.size == to - from - 2)
            return fault_at(c, source, from, "is not [[Tiếng Việt|English]]",
                            text_part(source, from, from + 20));
        buffer_text(&chosen, c->how->lang == LANG_VI ? vi : rest);
        at = to + 2;
    }
    *out = buffer_as_text(&chosen);
    return true;
}

static bool parse_name(struct compile *c, text tag, struct name *out)
{
    *out = (struct name){ .count = 0 };
    if (text_equal_z(tag, ".")) return true;
    while (tag.size) {
        text part = text_cut(&tag, '.');
        if (text_is_empty(part) || out->count == NAME_PARTS_MAX) return false;
        for (size_t i = 0; i < part.size; i++)
            if (!isalnum((unsigned char)part.data[i]) && part.data[i] != '_') return false;
        out->parts[out->count++] = text_z(c->arena, part);
    }
    return out->count > 0;
}

static bool open_section(struct compile *c, enum step_kind kind, text name)
{
    struct name parsed;
    if (c->open_count == OPEN_MAX || !parse_name(c, name, &parsed)) return false;
    c->open[c->open_count] = c->made->count;
    c->open_names[c->open_count++] = name;
    add_step(c, kind)->name = parsed;
    return true;
}

static bool close_section(struct compile *c, text name)
{
    if (c->open_count == 0 || !text_equal(c->open_names[c->open_count - 1], name)) return false;
    size_t opened = c->open[--c->open_count];
    c->made->steps[opened].end = c->made->count;
    add_step(c, STEP_END);
    return true;
}

static bool add_raw(struct compile *c, text name)
{
    struct name parsed;
    for (size_t i = 0; i < c->how->constant_count; i++)
        if (text_equal_z(name, c->how->constants[i].name)) {
            add_text(c, c->how->constants[i].value);
            return true;
        }
    if (!text_ends(name, TEXT("_svg")) && !text_ends(name, TEXT("_html"))) return false;
    if (!parse_name(c, name, &parsed)) return false;
    add_step(c, STEP_RAW)->name = parsed;
    return true;
}

static bool compile_into(struct compile *c, text source);

static bool add_partial(struct compile *c, text name)
{
    text source = { 0 };
    if (c->depth == PARTIAL_DEPTH_MAX || !c->how->partial ||
        !c->how->partial(c->how->arg, name, &source))
        return false;
    size_t open = c->open_count;
    c->depth++;
    bool good = compile_into(c, source);
    c->depth--;
    return good && c->open_count == open;
}

/* `tag` is what stands between the braces. */
static const char *tag_fault(struct compile *c, text tag)
{
    char sign = tag.size ? tag.data[0] : ' ';
    text name = text_trim(strchr("#^/&>!", sign) ? text_part(tag, 1, tag.size) : tag);
    struct name parsed;
    switch (sign) {
    case '!':
        return NULL;
    case '#':
        return open_section(c, STEP_SECTION, name) ? NULL : "cannot be opened";
    case '^':
        return open_section(c, STEP_INVERTED, name) ? NULL : "cannot be opened";
    case '/':
        return close_section(c, name) ? NULL : "closes nothing";
    case '&':
        return add_raw(c, name) ? NULL : "is unescaped but does not end in _svg or _html";
    case '>':
        return add_partial(c, name) ? NULL : "cannot be inserted";
    default:
        break;
    }
    if (!parse_name(c, name, &parsed)) return "is no name";
    add_step(c, STEP_VALUE)->name = parsed;
    return NULL;
}

/* Whether [from, to) is alone on its line and a tag that shows nothing itself; then *begin and
 * *next leave the line out. */
static bool stands_alone(text source, size_t from, size_t to, size_t *begin, size_t *next)
{
    if (!strchr("#^/>!", source.data[from + 2])) return false;
    while (from > 0 && (source.data[from - 1] == ' ' || source.data[from - 1] == '\t')) from--;
    while (to < source.size &&
           (source.data[to] == ' ' || source.data[to] == '\t' || source.data[to] == '\r'))
        to++;
    bool first = from == 0 || source.data[from - 1] == '\n',
         last = to == source.size || source.data[to] == '\n';
    if (!first || !last) return false;
    *begin = from;
    *next = to < source.size ? to + 1 : to;
    return true;
}

static bool compile_tags(struct compile *c, text source)
{
    size_t at = 0;
    while (at < source.size) {
        size_t from = find_z(source, "{{", at);
        if (from == source.size) break;
        size_t close = find_z(source, "}}", from), begin = from, next = close + 2;
        text whole = text_part(source, from, next);
        if (close == source.size)
            return fault_at(c, source, from, "is not closed", text_part(source, from, from + 20));
        stands_alone(source, from, close + 2, &begin, &next);
        if (begin < at) begin = at;
        add_text(c, text_part(source, at, begin));
        const char *why = tag_fault(c, text_trim(text_part(source, from + 2, close)));
        if (why) return fault_at(c, source, from, why, whole);
        at = next;
    }
    add_text(c, text_part(source, at, source.size));
    return true;
}

static bool compile_into(struct compile *c, text source)
{
    text chosen = { 0 };
    return choose_language(c, source, &chosen) && compile_tags(c, chosen);
}

const struct template *template_compile(struct arena *arena, text source,
                                        const struct template_source *how, text *fault)
{
    struct compile c = { .arena = arena, .how = how, .capacity = 64 };
    c.made = ARENA_NEW(arena, struct template);
    c.made->steps = ARENA_ARRAY(arena, c.capacity, struct step);
    bool good = compile_into(&c, source);
    if (good && c.open_count) {
        good = false;
        c.fault = text_format(arena, "{{#%.*s}} is not closed",
                              TEXT_ARGS(c.open_names[c.open_count - 1]));
    }
    *fault = c.fault;
    return good ? c.made : NULL;
}

text template_fixed(struct arena *arena, const struct template *t)
{
    struct buffer out = buffer_in(arena, 4096);
    for (size_t i = 0; i < t->count; i++) {
        if (t->steps[i].kind == STEP_TEXT)
            buffer_text(&out, t->steps[i].fixed);
        else
            buffer_byte(&out, 1);
    }
    return buffer_as_text(&out);
}
