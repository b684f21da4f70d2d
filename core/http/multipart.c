/* SPDX-License-Identifier: MIT
 * multipart: multipart/form-data (RFC 7578) of a body that is whole in memory and bounded by its
 * route. Parts are views of it. */
#include "decode.h"

enum { PARTS_MAX = 512 };

/* Where `needle` begins at or after `from`; body.size when nowhere. */
static size_t find_bytes(text body, text needle, size_t from)
{
    if (from > body.size) return body.size;
    const char *at = memmem(body.data + from, body.size - from, needle.data, needle.size);
    return at ? (size_t)(at - body.data) : body.size;
}

/* name="value" of a header such as Content-Disposition; quotes optional; empty when absent. */
static text parameter(text header, text name)
{
    text rest = text_part(header, text_find(header, ';', 0) + 1, header.size);
    while (rest.size) {
        rest = text_trim(rest);
        text key = text_trim(text_cut(&rest, '='));
        text value;
        if (rest.size && rest.data[0] == '"') {
            size_t end = text_find(rest, '"', 1);
            value = text_part(rest, 1, end);
            rest = text_part(rest, end + 1, rest.size);
            (void)text_cut(&rest, ';');
        } else {
            value = text_trim(text_cut(&rest, ';'));
        }
        if (text_equal_ascii(key, name)) return value;
    }
    return TEXT("");
}

/* The form-data header of a part's head; empty when there is none. */
static text disposition(text head)
{
    while (head.size) {
        size_t end = find_bytes(head, TEXT("\r\n"), 0);
        text line = text_part(head, 0, end);
        head = text_part(head, end + 2, head.size);
        text name = text_trim(text_cut(&line, ':'));
        if (text_equal_ascii(name, TEXT("content-disposition"))) return line;
    }
    return TEXT("");
}

static struct pair *part_of(struct arena *arena, text part)
{
    size_t gap = find_bytes(part, TEXT("\r\n\r\n"), 0);
    if (gap == part.size) return NULL;
    text header = disposition(text_part(part, 0, gap));
    text name = parameter(header, TEXT("name"));
    if (text_is_empty(name)) return NULL;
    struct pair *pair = ARENA_NEW(arena, struct pair);
    pair->name = name;
    pair->file_name = parameter(header, TEXT("filename"));
    pair->value = text_part(part, gap + 4, part.size);
    return pair;
}

bool multipart_decode(struct arena *arena, struct slice bytes, text content_type,
                      const struct pair **out)
{
    text body = slice_text(bytes), boundary = parameter(content_type, TEXT("boundary"));
    if (text_is_empty(boundary) || boundary.size > 70) return false;
    text open = text_format(arena, "--%.*s", TEXT_ARGS(boundary));
    text mark = text_format(arena, "\r\n--%.*s", TEXT_ARGS(boundary));
    if (!text_starts(body, open)) return false;

    const struct pair *first = NULL;
    struct pair *last = NULL;
    size_t at = open.size;
    for (size_t n = 0; n < PARTS_MAX; n++) {
        if (text_starts(text_part(body, at, body.size), TEXT("--"))) {
            *out = first;
            return true;
        }
        size_t end = find_bytes(body, mark, at);
        if (end == body.size || !text_starts(text_part(body, at, end), TEXT("\r\n"))) return false;
        struct pair *pair = part_of(arena, text_part(body, at + 2, end));
        if (!pair) return false;
        if (last)
            last->next = pair;
        else
            first = pair;
        last = pair;
        at = end + mark.size;
    }
    return false;
}
