/* SPDX-License-Identifier: MIT
 * cbor: deterministic CBOR (RFC 8949 §4.2.1: shortest heads, definite lengths, map keys in byte
 * order), no floats. libcbor's streaming encoders and head decoder are known to this module only.
 */
#ifndef VOLBANK_STORE_CBOR_H
#define VOLBANK_STORE_CBOR_H

#include "../base/buffer.h"
#include "../base/err.h"

void cbor_put_int(struct buffer *out, int64_t n);
void cbor_put_text(struct buffer *out, text t);
void cbor_put_bytes(struct buffer *out, struct slice s);
void cbor_put_bool(struct buffer *out, bool b);
void cbor_put_null(struct buffer *out);
void cbor_put_array(struct buffer *out, size_t count);
void cbor_put_map(struct buffer *out, size_t pairs);
/* Already encoded item. */
void cbor_put_raw(struct buffer *out, struct slice item);

enum cbor_item_type {
    CBOR_IS_INT,
    CBOR_IS_BYTES,
    CBOR_IS_TEXT,
    CBOR_IS_ARRAY,
    CBOR_IS_MAP,
    CBOR_IS_BOOL,
    CBOR_IS_NULL
};

struct cbor_item {
    enum cbor_item_type type;
    int64_t number;     /* INT: value; BOOL: 0/1; ARRAY: items; MAP: pairs */
    struct slice bytes; /* BYTES, TEXT: borrowed from the input */
};

/* Takes one head (and string payload) off *rest; children of arrays and maps follow. False when
 * malformed, indefinite, not shortest, a float or cut off. */
bool cbor_take(struct slice *rest, struct cbor_item *out);
/* The same for what must be an INT; false leaves *rest anywhere. Field numbers are one byte. */
static inline bool cbor_take_int(struct slice *rest, int64_t *out)
{
    enum { BEYOND_ONE_BYTE = 24 };
    struct cbor_item item;
    if (rest->size && rest->data[0] < BEYOND_ONE_BYTE) {
        *out = *rest->data++;
        rest->size--;
        return true;
    }
    if (!cbor_take(rest, &item) || item.type != CBOR_IS_INT) return false;
    *out = item.number;
    return true;
}
/* Takes one whole item with its children off *rest, as bytes; at most 16 levels. */
bool cbor_take_whole(struct slice *rest, struct slice *out);

#endif
