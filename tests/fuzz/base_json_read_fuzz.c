/* SPDX-License-Identifier: MIT
 * Any bytes as a JSON body: refused with ERR_BAD_REQUEST, or a tree of whole texts in which each
 * key finds its own member, and which comes out the same when written, read and written once more.
 * Objects are written as arrays of keys and values, because the writer takes only keys of our own.
 */
#include <stdint.h>

#include "core/base/buffer.h"
#include "core/base/json_read.h"
#include "core/base/json_write.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_value(struct json *j, const struct json_value *v);

static void write_children(struct json *j, const struct json_value *v)
{
    bool keys = json_kind_of(v) == JSON_OBJECT;
    size_t count = 0;
    json_array(j);
    for (const struct json_value *m = json_first(v); m; m = json_next(m), count++) {
        if (keys) {
            REQUIRE(json_get(v, text_z(j->out->arena, json_key_of(m))) == m);
            json_text(j, json_key_of(m));
        }
        write_value(j, m);
    }
    json_array_end(j);
    REQUIRE(json_count(v) == count);
}

static void write_number(struct json *j, const struct json_value *v)
{
    int64_t whole = 0, hundredths = 0;
    if (json_whole(v, &whole)) {
        json_int(j, whole);
        REQUIRE(!json_hundredths(v, &hundredths) || hundredths == whole * 100);
    } else {
        json_bool(j, json_hundredths(v, &hundredths));
    }
}

static void write_value(struct json *j, const struct json_value *v)
{
    switch (json_kind_of(v)) {
    case JSON_NULL:
        json_null(j);
        break;
    case JSON_FALSE:
        json_bool(j, false);
        break;
    case JSON_TRUE:
        json_bool(j, true);
        break;
    case JSON_NUMBER:
        write_number(j, v);
        break;
    case JSON_STRING:
        REQUIRE(text_is_utf8(json_string(v)));
        json_text(j, json_string(v));
        break;
    case JSON_ARRAY:
    case JSON_OBJECT:
        write_children(j, v);
        break;
    }
}

static text written(struct arena *arena, const struct json_value *v)
{
    struct buffer out = buffer_in(arena, 256);
    struct json j = json_into(&out);
    write_value(&j, v);
    return buffer_as_text(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 4096) return 0; /* finding each key in turn is quadratic */
    struct arena *arena = arena_new();
    const struct json_value *first, *second;
    struct ctx cx;

    ctx_begin(&cx, arena);
    err e = json_read(&cx, (text){ (const char *)data, size }, &first);
    REQUIRE(e == ERR_NONE || (e == ERR_BAD_REQUEST && !first));
    if (!e) {
        text once = written(arena, first);
        REQUIRE(json_read(&cx, once, &second) == ERR_NONE);
        REQUIRE(text_equal(once, written(arena, second)));
    }
    arena_free(arena);
    return 0;
}
