/* SPDX-License-Identifier: MIT
 * json_write: what a value needs before it (a comma or nothing) follows from one flag, and what may
 * stand where from the kind of the level and the last byte written; a caller that unbalances the
 * document is our own mistake and aborts. */
#include "json_write.h"

struct json json_into(struct buffer *out)
{
    return (struct json){ .out = out };
}

static bool in_array(const struct json *j)
{
    return j->arrays >> (j->depth - 1) & 1;
}

static bool after_key(const struct json *j)
{
    return j->out->size > 0 && j->out->data[j->out->size - 1] == ':';
}

/* Everything that is a value passes here: at the top one, in an array any, in an object after a
 * key. */
static void value_begin(struct json *j)
{
    if (j->depth == 0)
        REQUIRE(!j->comma);
    else
        REQUIRE(in_array(j) || after_key(j));
    if (j->comma) buffer_byte(j->out, ',');
    j->comma = true;
}

static void level_open(struct json *j, bool array)
{
    REQUIRE(j->depth < JSON_DEPTH_MAX);
    value_begin(j);
    buffer_byte(j->out, array ? '[' : '{');
    uint32_t bit = (uint32_t)1 << j->depth;
    j->arrays = array ? j->arrays | bit : j->arrays & ~bit;
    j->depth++;
    j->comma = false;
}

static void level_close(struct json *j, bool array)
{
    REQUIRE(j->depth > 0);
    REQUIRE(in_array(j) == array);
    REQUIRE(array || !after_key(j));
    buffer_byte(j->out, array ? ']' : '}');
    j->depth--;
    j->comma = true;
}

void json_object(struct json *j)
{
    level_open(j, false);
}

void json_object_end(struct json *j)
{
    level_close(j, false);
}

void json_array(struct json *j)
{
    level_open(j, true);
}

void json_array_end(struct json *j)
{
    level_close(j, true);
}

void json_key(struct json *j, const char *key)
{
    REQUIRE(j->depth > 0 && !in_array(j) && !after_key(j));
    if (j->comma) buffer_byte(j->out, ',');
    buffer_byte(j->out, '"');
    buffer_z(j->out, key);
    buffer_bytes(j->out, "\":", 2);
    j->comma = false;
}

static void escape(struct buffer *out, unsigned char c)
{
    static const char hex[] = "0123456789abcdef";
    static const char names[] = "\"\"\\\\\bb\ff\nn\rr\tt";

    for (size_t i = 0; i + 1 < sizeof names; i += 2) {
        if ((unsigned char)names[i] != c) continue;
        char pair[] = { '\\', names[i + 1] };
        buffer_bytes(out, pair, sizeof pair);
        return;
    }
    char unit[] = { '\\', 'u', '0', '0', hex[c >> 4], hex[c & 15] };
    buffer_bytes(out, unit, sizeof unit);
}

void json_text(struct json *j, text value)
{
    value_begin(j);
    buffer_byte(j->out, '"');
    size_t plain = 0; /* start of the run that needs no escape */
    for (size_t i = 0; i < value.size; i++) {
        unsigned char c = (unsigned char)value.data[i];
        if (c >= 0x20 && c != '"' && c != '\\' && c != '<') continue;
        if (i > plain) buffer_bytes(j->out, value.data + plain, i - plain);
        escape(j->out, c);
        plain = i + 1;
    }
    if (value.size > plain) buffer_bytes(j->out, value.data + plain, value.size - plain);
    buffer_byte(j->out, '"');
}

void json_int(struct json *j, int64_t value)
{
    value_begin(j);
    buffer_int(j->out, value);
}

void json_bool(struct json *j, bool value)
{
    value_begin(j);
    buffer_z(j->out, value ? "true" : "false");
}

void json_null(struct json *j)
{
    value_begin(j);
    buffer_z(j->out, "null");
}

void json_id(struct json *j, id value)
{
    if (id_is_none(value)) {
        json_null(j);
        return;
    }
    value_begin(j);
    char letters[ID_TEXT_SIZE];
    id_format(value, letters);
    buffer_byte(j->out, '"');
    buffer_bytes(j->out, letters, sizeof letters);
    buffer_byte(j->out, '"');
}

void json_raw(struct json *j, text encoded)
{
    REQUIRE(encoded.size > 0);
    value_begin(j);
    buffer_text(j->out, encoded);
}

void json_text_at(struct json *j, const char *key, text value)
{
    json_key(j, key);
    json_text(j, value);
}

void json_z_at(struct json *j, const char *key, const char *value)
{
    json_key(j, key);
    if (value)
        json_text(j, text_of(value));
    else
        json_null(j);
}

void json_int_at(struct json *j, const char *key, int64_t value)
{
    json_key(j, key);
    json_int(j, value);
}

void json_bool_at(struct json *j, const char *key, bool value)
{
    json_key(j, key);
    json_bool(j, value);
}

void json_id_at(struct json *j, const char *key, id value)
{
    json_key(j, key);
    json_id(j, value);
}
