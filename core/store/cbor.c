/* SPDX-License-Identifier: MIT
 * cbor: our values are the deterministic CBOR of RFC 8949 §4.2.1, a small part of what libcbor
 * reads. Its streaming encoders write the shortest heads; its streaming decoder reads one head, and
 * every callback of a type we do not use leaves the item refused. What it accepts too freely, heads
 * longer than needed and counts beyond the input, is refused here. Nearly every head of a record
 * has one byte or two and is written and read in place, as libcbor would: a test compares all of
 * them. */
#include "cbor.h"

#include <cbor/encoding.h>
#include <cbor/streaming.h>

enum { HEAD_MAX = 9, DEPTH_MAX = 16 };
/* A head is a major type (RFC 8949 §3.1) and an argument, which below 24 is in the same byte. */
enum { MAJOR_UINT, MAJOR_NEGINT, MAJOR_BYTES, MAJOR_TEXT, MAJOR_ARRAY, MAJOR_MAP, MAJOR_TAG };
enum { MAJOR_SHIFT = 5, ARGUMENT_BITS = 0x1F, IN_HEAD = 24, IN_NEXT_BYTE = 24 };

/* ---- writing ------------------------------------------------------------------------------- */

static bool put_short(struct buffer *out, unsigned major, uint64_t argument)
{
    if (argument >= IN_HEAD) return false;
    if (out->size == out->capacity) buffer_room(out, 1);
    out->data[out->size++] = (uint8_t)(major << MAJOR_SHIFT | argument);
    return true;
}

void cbor_put_int(struct buffer *out, int64_t n)
{
    if (n >= 0 && put_short(out, MAJOR_UINT, (uint64_t)n)) return;
    uint8_t *at = buffer_room(out, HEAD_MAX);
    out->size += n < 0 ? cbor_encode_negint((uint64_t)(-(n + 1)), at, HEAD_MAX)
                       : cbor_encode_uint((uint64_t)n, at, HEAD_MAX);
}

void cbor_put_text(struct buffer *out, text t)
{
    if (!put_short(out, MAJOR_TEXT, t.size))
        out->size += cbor_encode_string_start(t.size, buffer_room(out, HEAD_MAX), HEAD_MAX);
    buffer_text(out, t);
}

void cbor_put_bytes(struct buffer *out, struct slice s)
{
    if (!put_short(out, MAJOR_BYTES, s.size))
        out->size += cbor_encode_bytestring_start(s.size, buffer_room(out, HEAD_MAX), HEAD_MAX);
    buffer_bytes(out, s.data, s.size);
}

void cbor_put_bool(struct buffer *out, bool b)
{
    out->size += cbor_encode_bool(b, buffer_room(out, 1), 1);
}

void cbor_put_null(struct buffer *out)
{
    out->size += cbor_encode_null(buffer_room(out, 1), 1);
}

void cbor_put_array(struct buffer *out, size_t count)
{
    out->size += cbor_encode_array_start(count, buffer_room(out, HEAD_MAX), HEAD_MAX);
}

void cbor_put_map(struct buffer *out, size_t pairs)
{
    out->size += cbor_encode_map_start(pairs, buffer_room(out, HEAD_MAX), HEAD_MAX);
}

void cbor_put_raw(struct buffer *out, struct slice item)
{
    buffer_bytes(out, item.data, item.size);
}

/* ---- reading ------------------------------------------------------------------------------- */

/* What the callbacks make of one head. */
struct head {
    struct cbor_item item;
    uint64_t argument; /* the number its head carries, which decides its shortest length */
    bool known;
};

static void head_is(struct head *h, enum cbor_item_type type, uint64_t argument)
{
    h->item.type = type;
    h->argument = argument;
    h->known = argument <= INT64_MAX;
    if (h->known) h->item.number = (int64_t)argument;
}

static void on_uint64(void *head, uint64_t n)
{
    head_is(head, CBOR_IS_INT, n);
}

static void on_uint8(void *head, uint8_t n)
{
    on_uint64(head, n);
}

static void on_uint16(void *head, uint16_t n)
{
    on_uint64(head, n);
}

static void on_uint32(void *head, uint32_t n)
{
    on_uint64(head, n);
}

static void on_negint64(void *head, uint64_t n)
{
    struct head *h = head;
    head_is(h, CBOR_IS_INT, n);
    h->item.number = -1 - h->item.number;
}

static void on_negint8(void *head, uint8_t n)
{
    on_negint64(head, n);
}

static void on_negint16(void *head, uint16_t n)
{
    on_negint64(head, n);
}

static void on_negint32(void *head, uint32_t n)
{
    on_negint64(head, n);
}

static void on_bytes(void *head, cbor_data data, size_t size)
{
    struct head *h = head;
    head_is(h, CBOR_IS_BYTES, size);
    h->item.bytes = (struct slice){ data, size };
}

static void on_text(void *head, cbor_data data, size_t size)
{
    struct head *h = head;
    head_is(h, CBOR_IS_TEXT, size);
    h->item.bytes = (struct slice){ data, size };
}

static void on_array(void *head, size_t count)
{
    head_is(head, CBOR_IS_ARRAY, count);
}

static void on_map(void *head, size_t pairs)
{
    head_is(head, CBOR_IS_MAP, pairs);
}

static void on_bool(void *head, bool b)
{
    head_is(head, CBOR_IS_BOOL, b);
}

static void on_null(void *head)
{
    head_is(head, CBOR_IS_NULL, 0);
}

static void refuse(void *head)
{
    ((struct head *)head)->known = false;
}

static void refuse_tag(void *head, uint64_t tag)
{
    (void)tag;
    refuse(head);
}

static void refuse_float(void *head, float f)
{
    (void)f;
    refuse(head);
}

static void refuse_double(void *head, double d)
{
    (void)d;
    refuse(head);
}

static const struct cbor_callbacks callbacks = {
    .uint8 = on_uint8,
    .uint16 = on_uint16,
    .uint32 = on_uint32,
    .uint64 = on_uint64,
    .negint8 = on_negint8,
    .negint16 = on_negint16,
    .negint32 = on_negint32,
    .negint64 = on_negint64,
    .byte_string_start = refuse,
    .byte_string = on_bytes,
    .string = on_text,
    .string_start = refuse,
    .indef_array_start = refuse,
    .array_start = on_array,
    .indef_map_start = refuse,
    .map_start = on_map,
    .tag = refuse_tag,
    .float2 = refuse_float,
    .float4 = refuse_float,
    .float8 = refuse_double,
    .undefined = refuse,
    .null = on_null,
    .boolean = on_bool,
    .indef_break = refuse,
};

static size_t shortest_head(const struct head *h)
{
    if (h->item.type == CBOR_IS_BOOL || h->item.type == CBOR_IS_NULL || h->argument < 24) return 1;
    if (h->argument <= UINT8_MAX) return 2;
    if (h->argument <= UINT16_MAX) return 3;
    return h->argument <= UINT32_MAX ? 5 : 9;
}

/* Every child takes a byte at least, so a count beyond the bytes left is cut off: refused here, it
 * cannot make a reader reserve memory for it. */
static bool children_may_follow(const struct cbor_item *item, size_t left)
{
    if (item->type == CBOR_IS_ARRAY) return (uint64_t)item->number <= left;
    return item->type != CBOR_IS_MAP || (uint64_t)item->number <= left / 2;
}

/* Kept out of cbor_take, whose frame is small without it. */
__attribute__((noinline)) static bool take_by_libcbor(struct slice *rest, struct cbor_item *out)
{
    struct head h = { 0 };
    struct cbor_decoder_result r = cbor_stream_decode(rest->data, rest->size, &callbacks, &h);

    if (r.status != CBOR_DECODER_FINISHED || !h.known) return false;
    if (r.read != shortest_head(&h) + h.item.bytes.size) return false;
    if (!children_may_follow(&h.item, rest->size - r.read)) return false;
    rest->data += r.read;
    rest->size -= r.read;
    *out = h.item;
    return true;
}

/* Bytes of a head whose argument is in it or in the byte behind it; 0 = another head, or cut off.
 */
static size_t short_head(struct slice s, uint8_t *argument)
{
    if (s.size == 0 || s.data[0] >= MAJOR_TAG << MAJOR_SHIFT) return 0;
    *argument = s.data[0] & ARGUMENT_BITS;
    if (*argument < IN_HEAD) return 1;
    if (*argument != IN_NEXT_BYTE || s.size < 2 || s.data[1] < IN_HEAD) return 0;
    *argument = s.data[1];
    return 2;
}

bool cbor_take(struct slice *rest, struct cbor_item *out)
{
    static const enum cbor_item_type types[] = { CBOR_IS_INT,  CBOR_IS_INT,   CBOR_IS_BYTES,
                                                 CBOR_IS_TEXT, CBOR_IS_ARRAY, CBOR_IS_MAP };
    static const uint8_t least_each[] = { 0, 0, 1, 1, 1, 2 }; /* bytes behind the head */
    uint8_t argument = 0;
    size_t head = short_head(*rest, &argument);
    if (!head) return take_by_libcbor(rest, out);

    unsigned major = rest->data[0] >> MAJOR_SHIFT;
    if ((size_t)argument * least_each[major] > rest->size - head) return false;
    bool is_string = major == MAJOR_BYTES || major == MAJOR_TEXT;
    out->type = types[major];
    out->number = major == MAJOR_NEGINT ? -1 - argument : argument;
    out->bytes.data = is_string ? rest->data + head : NULL;
    out->bytes.size = is_string ? argument : 0;
    rest->data += head + out->bytes.size;
    rest->size -= head + out->bytes.size;
    return true;
}

static bool skip_item(struct slice *rest, int depth);

static bool skip_array(struct slice *rest, int64_t count, int depth)
{
    for (int64_t i = 0; i < count; i++) {
        if (!skip_item(rest, depth)) return false;
    }
    return true;
}

/* Keys ascend by their bytes, so that none is there twice. */
static bool skip_map(struct slice *rest, int64_t pairs, int depth)
{
    struct slice before = { 0 };
    for (int64_t i = 0; i < pairs; i++) {
        struct slice key = *rest;
        if (!skip_item(rest, depth)) return false;
        key.size -= rest->size;
        if (i > 0 && slice_compare(before, key) >= 0) return false;
        before = key;
        if (!skip_item(rest, depth)) return false;
    }
    return true;
}

static bool skip_item(struct slice *rest, int depth)
{
    struct cbor_item item;
    if (depth == DEPTH_MAX || !cbor_take(rest, &item)) return false;
    if (item.type == CBOR_IS_ARRAY) return skip_array(rest, item.number, depth + 1);
    if (item.type == CBOR_IS_MAP) return skip_map(rest, item.number, depth + 1);
    return true;
}

bool cbor_take_whole(struct slice *rest, struct slice *out)
{
    struct slice after = *rest;
    if (!skip_item(&after, 0)) return false;
    *out = (struct slice){ rest->data, rest->size - after.size };
    *rest = after;
    return true;
}
