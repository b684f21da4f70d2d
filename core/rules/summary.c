/* SPDX-License-Identifier: MIT
 * summary: declarations are read as they are commonly written, `name = { value, label = "…" }` and
 * `code = "…"`. What is put together otherwise is left out. */
#include "summary.h"

#include "tokens.h"

static text opening_comment(struct arena *arena, text source)
{
    struct buffer out = buffer_in(arena, 256);
    if (text_starts(source, TEXT("\xEF\xBB\xBF"))) source = text_part(source, 3, source.size);
    while (source.size) {
        text line = text_trim(text_cut(&source, '\n'));
        if (!text_starts(line, TEXT("---"))) break;
        if (out.size) buffer_byte(&out, '\n');
        buffer_text(&out, text_trim(text_part(line, 3, line.size)));
    }
    return buffer_as_text(&out);
}

/* What a quoted text says: \" is ". */
static text unquoted(struct arena *arena, const struct token *t)
{
    if (t->kind != TOKEN_STRING) return (text){ 0 };
    text raw = t->word;
    if (text_find(raw, '\\', 0) == raw.size) return raw;
    struct buffer out = buffer_in(arena, raw.size);
    for (size_t i = 0; i < raw.size; i++) {
        if (raw.data[i] == '\\' && i + 1 < raw.size) i++;
        buffer_byte(&out, (uint8_t)raw.data[i]);
    }
    return buffer_as_text(&out);
}

static bool ends_element(const struct token *t, int depth)
{
    return t->kind == TOKEN_END ||
           (depth == 0 && (token_is(t, ",") || token_is(t, ";") || token_is(t, "}")));
}

/* One element of the table just entered: `name = value` or `value`; the first token of the value in
 * *first, all of it in *value. False at the table's end. */
static bool next_element(struct scanner *s, text source, text *name, struct token *first,
                         text *value)
{
    struct token t = token_next(s);
    struct scanner ahead = *s;
    struct token after = token_next(&ahead);
    int depth = 0;
    *name = (text){ 0 };
    if (t.kind == TOKEN_END || token_is(&t, "}")) return false;
    if (t.kind == TOKEN_NAME && token_is(&after, "=")) {
        *name = t.word;
        (void)token_next(s);
        t = token_next(s);
    }
    *first = t;
    size_t end = t.start;
    for (; !ends_element(&t, depth); t = token_next(s)) {
        depth += token_depth(&t);
        end = t.end;
    }
    *value = text_part(source, first->start, end);
    if (token_is(&t, "}")) s->at = t.start; /* the table's end is seen again */
    return t.kind != TOKEN_END;
}

static struct rule_summary_param read_param(struct arena *arena, text table, text name)
{
    struct rule_summary_param param = { .name = name };
    struct scanner s = scan_begin(table);
    struct token brace = token_next(&s), first;
    text key, value;
    if (!token_is(&brace, "{")) return param;
    while (next_element(&s, table, &key, &first, &value)) {
        if (!key.size && !param.value.size) param.value = value;
        if (text_equal_z(key, "label")) param.label = unquoted(arena, &first);
    }
    return param;
}

static void read_params(struct arena *arena, text source, struct rule_summary *out)
{
    struct scanner s = scan_begin(source);
    struct token first;
    text name, value;
    if (!scan_enter(&s, "params")) return;
    while (out->param_count < RULE_PARAMS_MAX && next_element(&s, source, &name, &first, &value)) {
        struct rule_summary_param param = read_param(arena, value, name);
        if (name.size && param.label.size) out->params[out->param_count++] = param;
    }
}

static void read_reasons(struct arena *arena, text source, struct rule_summary *out)
{
    struct scanner s = scan_begin(source);
    struct token first;
    text name, value;
    if (!scan_enter(&s, "reasons")) return;
    while (out->reason_count < RULE_SUMMARY_REASONS_MAX &&
           next_element(&s, source, &name, &first, &value)) {
        text vi = unquoted(arena, &first);
        if (name.size && vi.size)
            out->reasons[out->reason_count++] = (struct rule_summary_reason){ name, vi };
    }
}

const struct rule_summary *rule_summarise(struct arena *arena, text source)
{
    struct rule_summary *out = ARENA_NEW(arena, struct rule_summary);
    *out = (struct rule_summary){ .words = opening_comment(arena, source) };
    read_params(arena, source, out);
    read_reasons(arena, source, out);
    return out;
}

void rule_summary_json(struct json *j, const struct rule_summary *summary)
{
    json_object(j);
    json_text_at(j, "words", summary->words);
    json_key(j, "params");
    json_array(j);
    for (size_t i = 0; i < summary->param_count; i++) {
        json_object(j);
        json_text_at(j, "name", summary->params[i].name);
        json_text_at(j, "label", summary->params[i].label);
        json_text_at(j, "value", summary->params[i].value);
        json_object_end(j);
    }
    json_array_end(j);
    json_key(j, "reasons");
    json_array(j);
    for (size_t i = 0; i < summary->reason_count; i++) {
        json_object(j);
        json_text_at(j, "code", summary->reasons[i].code);
        json_text_at(j, "vi", summary->reasons[i].vi);
        json_object_end(j);
    }
    json_array_end(j);
    json_object_end(j);
}
