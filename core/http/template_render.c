/* SPDX-License-Identifier: MIT
 * template_render: one walk over the steps, with a stack of the values that names are looked up in.
 */
#include "template_steps.h"

struct render {
    const struct template *t;
    struct buffer *out;
    const struct json_value *stack[ROOTS_MAX + OPEN_MAX];
    size_t depth;
};

void html_escape(struct buffer *out, text t)
{
    size_t done = 0;
    for (size_t i = 0; i < t.size; i++) {
        const char *instead = NULL;
        switch (t.data[i]) {
        case '&':
            instead = "&amp;";
            break;
        case '<':
            instead = "&lt;";
            break;
        case '>':
            instead = "&gt;";
            break;
        case '"':
            instead = "&quot;";
            break;
        case '\'':
            instead = "&#39;";
            break;
        default:
            continue;
        }
        buffer_text(out, text_part(t, done, i));
        buffer_z(out, instead);
        done = i + 1;
    }
    buffer_text(out, text_part(t, done, t.size));
}

static const struct json_value *look_up(const struct render *r, const struct name *name)
{
    if (name->count == 0) return r->stack[r->depth - 1];
    const struct json_value *found = NULL;
    for (size_t i = r->depth; i > 0 && !found; i--)
        if (json_kind_of(r->stack[i - 1]) == JSON_OBJECT)
            found = json_get(r->stack[i - 1], name->parts[0]);
    if (!found && strcmp(name->parts[0], "data") == 0) found = r->stack[0];
    for (size_t i = 1; found && i < name->count; i++) found = json_get(found, name->parts[i]);
    return found;
}

static void print(struct render *r, const struct json_value *v, bool escape)
{
    int64_t n;
    if (!v) return;
    if (json_kind_of(v) == JSON_STRING && escape)
        html_escape(r->out, json_string(v));
    else if (json_kind_of(v) == JSON_STRING)
        buffer_text(r->out, json_string(v));
    else if (json_whole(v, &n))
        buffer_int(r->out, n);
    else if (json_kind_of(v) == JSON_TRUE)
        buffer_z(r->out, "true");
}

static bool shows(const struct json_value *v)
{
    int64_t n;
    if (!v) return false;
    switch (json_kind_of(v)) {
    case JSON_NULL:
    case JSON_FALSE:
        return false;
    case JSON_NUMBER:
        return !json_whole(v, &n) || n != 0;
    case JSON_STRING:
        return json_string(v).size > 0;
    case JSON_ARRAY:
        return json_first(v) != NULL;
    case JSON_TRUE:
    case JSON_OBJECT:
        break;
    }
    return true;
}

static void walk(struct render *r, size_t from, size_t to);

static void with(struct render *r, const struct json_value *v, size_t from, size_t to)
{
    r->stack[r->depth++] = v;
    walk(r, from, to);
    r->depth--;
}

static void section(struct render *r, const struct step *s, size_t at)
{
    const struct json_value *v = look_up(r, &s->name);
    if (shows(v) == (s->kind == STEP_INVERTED)) return;
    if (s->kind == STEP_INVERTED || json_kind_of(v) == JSON_TRUE)
        walk(r, at + 1, s->end);
    else if (json_kind_of(v) != JSON_ARRAY)
        with(r, v, at + 1, s->end);
    else
        for (const struct json_value *each = json_first(v); each; each = json_next(each))
            with(r, each, at + 1, s->end);
}

static void walk(struct render *r, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const struct step *s = &r->t->steps[i];
        switch (s->kind) {
        case STEP_TEXT:
            buffer_text(r->out, s->fixed);
            break;
        case STEP_VALUE:
            print(r, look_up(r, &s->name), true);
            break;
        case STEP_RAW:
            print(r, look_up(r, &s->name), false);
            break;
        case STEP_SECTION:
        case STEP_INVERTED:
            section(r, s, i);
            i = s->end;
            break;
        case STEP_END:
            break;
        }
    }
}

void template_render(const struct template *t, const struct json_value *const roots[], size_t count,
                     struct buffer *out)
{
    struct render r = { .t = t, .out = out };
    REQUIRE(count > 0 && count <= ROOTS_MAX);
    for (size_t i = 0; i < count; i++) r.stack[r.depth++] = roots[i];
    walk(&r, 0, t->count);
}
