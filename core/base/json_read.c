/* SPDX-License-Identifier: MIT
 * json_read: cJSON is known to this file only. cJSON builds the tree but is lenient (raw control
 * characters, "01", any depth to 1000, \u0000 cutting a string short, repeated keys), so a scan of
 * the tokens comes first and refuses with the byte offset; cJSON then judges only the structure. A
 * json_value is the cJSON node under another name; malloc is cJSON's, freed with the arena. cJSON's
 * global allocator hooks and its global error pointer are left alone. */
#include "json_read.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>

#include "json_write.h" /* JSON_DEPTH_MAX: what can be written can be read */

enum {
    NUMBER_MAX = 40, /* characters; cJSON cuts numbers silently at 63 */
    KEY_SHOWN_MAX = 64
};

/* Below this every whole number has its own double, so none stands for a neighbour. */
static const double EXACT = 9007199254740992.0;

struct scan {
    text source;
    size_t at; /* next byte; where a refusal points */
    int depth;
};

static char peek(const struct scan *s, size_t ahead)
{
    return s->at + ahead < s->source.size ? s->source.data[s->at + ahead] : '\0';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int hex_value(char c)
{
    if (is_digit(c)) return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The unit of a \uXXXX `ahead` bytes on, or -1. */
static int32_t escaped_unit(const struct scan *s, size_t ahead)
{
    if (peek(s, ahead) != '\\' || peek(s, ahead + 1) != 'u') return -1;
    int32_t unit = 0;
    for (size_t i = ahead + 2; i < ahead + 6; i++) {
        int digit = hex_value(peek(s, i));
        if (digit < 0) return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

/* Escapes must yield what text_is_utf8 accepts: no NUL, lone surrogate or noncharacter. */
static bool scan_escaped_unit(struct scan *s)
{
    int32_t code = escaped_unit(s, 0);
    size_t size = 6;
    if (code >= 0xD800 && code <= 0xDBFF) {
        int32_t low = escaped_unit(s, 6);
        if (low < 0xDC00 || low > 0xDFFF) return false;
        code = 0x10000 + (code - 0xD800) * 0x400 + (low - 0xDC00);
        size = 12;
    }
    if (code <= 0 || (code >= 0xDC00 && code <= 0xDFFF)) return false;
    if ((code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF)) return false;
    s->at += size;
    return true;
}

static bool scan_escape(struct scan *s)
{
    char kind = peek(s, 1);
    if (kind == 'u') return scan_escaped_unit(s);
    if (kind == '\0' || !strchr("\"\\/bfnrt", kind)) return false;
    s->at += 2;
    return true;
}

static bool scan_string(struct scan *s)
{
    s->at++;
    while (s->at < s->source.size) {
        unsigned char c = (unsigned char)s->source.data[s->at];
        if (c < 0x20) return false;
        if (c == '\\') {
            if (!scan_escape(s)) return false;
            continue;
        }
        s->at++;
        if (c == '"') return true;
    }
    return false;
}

static bool scan_digits(struct scan *s)
{
    if (!is_digit(peek(s, 0))) return false;
    while (is_digit(peek(s, 0))) s->at++;
    return true;
}

static bool scan_number(struct scan *s)
{
    size_t from = s->at;
    if (peek(s, 0) == '-') s->at++;
    if (peek(s, 0) == '0' && is_digit(peek(s, 1))) return false;
    if (!scan_digits(s)) return false;
    if (peek(s, 0) == '.') {
        s->at++;
        if (!scan_digits(s)) return false;
    }
    if ((peek(s, 0) | 0x20) == 'e') {
        s->at++;
        if (peek(s, 0) == '+' || peek(s, 0) == '-') s->at++;
        if (!scan_digits(s)) return false;
    }
    return s->at - from <= NUMBER_MAX;
}

static bool scan_token(struct scan *s)
{
    char c = peek(s, 0);
    if (c == '"') return scan_string(s);
    if (c == '-' || is_digit(c)) return scan_number(s);
    if ((c == '[' || c == '{') && ++s->depth > JSON_DEPTH_MAX) return false;
    if (c == ']' || c == '}') s->depth--;
    if (c == '\0' || !strchr(" \t\r\n[]{}:,truefalsn", c)) return false;
    s->at++;
    return true;
}

static bool scan_all(struct scan *s)
{
    while (s->at < s->source.size)
        if (!scan_token(s)) return false;
    return s->depth <= 0; /* an unclosed level is missed at the end */
}

/* Offset of the first byte that is not UTF-8, of a source that is not. */
static size_t not_utf8_at(text source)
{
    size_t at = 0;
    while (at < source.size) {
        unsigned char lead = (unsigned char)source.data[at];
        size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (!text_is_utf8(text_part(source, at, at + size))) return at;
        at += size;
    }
    return at;
}

static err refuse_at(struct ctx *cx, size_t offset)
{
    return ctx_fail(cx, ERR_BAD_REQUEST, NULL, "json",
                    SAY("Nội dung không phải JSON hợp lệ (sai ở byte %zu)",
                        "The content is not valid JSON (wrong at byte %zu)"),
                    offset);
}

static int compare_keys(const void *a, const void *b)
{
    return text_compare(*(const text *)a, *(const text *)b);
}

static err refuse_twice(struct ctx *cx, text key)
{
    text shown = key.size <= KEY_SHOWN_MAX ? key : TEXT("…");
    return ctx_fail(
        cx, ERR_BAD_REQUEST, NULL, "json-key",
        SAY("Khoá \"%.*s\" có hai lần trong JSON", "The key \"%.*s\" appears twice in the JSON"),
        TEXT_ARGS(shown));
}

/* Sorted, not pairwise: a body may hold many keys on purpose. */
static err keys_once(struct ctx *cx, const cJSON *object)
{
    size_t count = 0;
    text *keys = ARENA_ARRAY(cx->arena, json_count((const struct json_value *)object), text);
    for (const cJSON *m = object->child; m; m = m->next) keys[count++] = text_of(m->string);
    qsort(keys, count, sizeof keys[0], compare_keys);
    for (size_t i = 1; i < count; i++)
        if (text_equal(keys[i - 1], keys[i])) return refuse_twice(cx, keys[i]);
    return ERR_NONE;
}

/* Recursion is bounded: the scan has refused more than JSON_DEPTH_MAX levels. */
static err check_keys(struct ctx *cx, const cJSON *node)
{
    err e = cJSON_IsObject(node) ? keys_once(cx, node) : ERR_NONE;
    for (const cJSON *m = node->child; m && !e; m = m->next)
        if (m->child) e = check_keys(cx, m);
    return e;
}

static void release_tree(void *tree)
{
    cJSON_Delete(tree);
}

err json_read(struct ctx *cx, text source, const struct json_value **out)
{
    struct scan scan = { .source = source };
    const char *end = source.data;

    *out = NULL;
    if (!text_is_utf8(source)) return refuse_at(cx, not_utf8_at(source));
    if (!scan_all(&scan)) return refuse_at(cx, scan.at);
    cJSON *tree = cJSON_ParseWithLengthOpts(source.data, source.size, &end, false);
    if (!tree) return refuse_at(cx, end ? (size_t)(end - source.data) : 0);
    arena_on_release(cx->arena, release_tree, tree);
    text rest = text_part(source, (size_t)(end - source.data), source.size);
    if (!text_is_empty(text_trim(rest))) return refuse_at(cx, source.size - rest.size);
    err e = check_keys(cx, tree);
    if (!e) *out = (const struct json_value *)tree;
    return e;
}

static const cJSON *node_of(const struct json_value *v)
{
    return (const cJSON *)v;
}

enum json_kind json_kind_of(const struct json_value *v)
{
    const cJSON *node = node_of(v);
    if (cJSON_IsObject(node)) return JSON_OBJECT;
    if (cJSON_IsArray(node)) return JSON_ARRAY;
    if (cJSON_IsString(node)) return JSON_STRING;
    if (cJSON_IsNumber(node)) return JSON_NUMBER;
    if (cJSON_IsTrue(node)) return JSON_TRUE;
    return cJSON_IsFalse(node) ? JSON_FALSE : JSON_NULL;
}

const struct json_value *json_get(const struct json_value *v, const char *key)
{
    if (!cJSON_IsObject(node_of(v))) return NULL;
    return (const struct json_value *)cJSON_GetObjectItemCaseSensitive(node_of(v), key);
}

const struct json_value *json_first(const struct json_value *v)
{
    return v ? (const struct json_value *)node_of(v)->child : NULL;
}

const struct json_value *json_next(const struct json_value *v)
{
    return v ? (const struct json_value *)node_of(v)->next : NULL;
}

text json_key_of(const struct json_value *v)
{
    return text_of(v ? node_of(v)->string : NULL);
}

size_t json_count(const struct json_value *v)
{
    size_t count = 0;
    for (v = json_first(v); v; v = json_next(v)) count++;
    return count;
}

text json_string(const struct json_value *v)
{
    return text_of(cJSON_IsString(node_of(v)) ? node_of(v)->valuestring : NULL);
}

bool json_whole(const struct json_value *v, int64_t *out)
{
    if (!cJSON_IsNumber(node_of(v))) return false;
    double n = node_of(v)->valuedouble;
    if (!(fabs(n) < EXACT) || n != trunc(n)) return false;
    *out = (int64_t)n;
    return true;
}

bool json_hundredths(const struct json_value *v, int64_t *out)
{
    if (!cJSON_IsNumber(node_of(v))) return false;
    double n = node_of(v)->valuedouble;
    double size = fabs(n) * 100.0;
    if (!(size < EXACT)) return false;
    /* A typed half such as 1.005 has no double of its own and may lie just below: what is within
     * the rounding error of a half counts as one. */
    double whole = floor(size);
    double slack = fmin(size * 0x1p-51, 0x1p-8);
    if (size - whole >= 0.5 - slack) whole += 1.0;
    *out = (int64_t)(n < 0 ? -whole : whole);
    return true;
}
