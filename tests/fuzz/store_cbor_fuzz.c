/* SPDX-License-Identifier: MIT
 * Any bytes: whatever cbor accepts as whole is deterministic, so writing again what was read gives
 * the same bytes; what it refuses it leaves untouched. */
#include "core/store/cbor.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_again(struct buffer *out, const struct cbor_item *item)
{
    switch (item->type) {
    case CBOR_IS_INT:
        cbor_put_int(out, item->number);
        break;
    case CBOR_IS_BYTES:
        cbor_put_bytes(out, item->bytes);
        break;
    case CBOR_IS_TEXT:
        cbor_put_text(out, slice_text(item->bytes));
        break;
    case CBOR_IS_ARRAY:
        cbor_put_array(out, (size_t)item->number);
        break;
    case CBOR_IS_MAP:
        cbor_put_map(out, (size_t)item->number);
        break;
    case CBOR_IS_BOOL:
        cbor_put_bool(out, item->number);
        break;
    case CBOR_IS_NULL:
        cbor_put_null(out);
        break;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice rest = { data, size }, whole;
    if (!cbor_take_whole(&rest, &whole)) {
        REQUIRE(rest.data == data && rest.size == size);
        return 0;
    }
    REQUIRE(whole.data == data && whole.size + rest.size == size);

    struct arena *arena = arena_new();
    struct buffer again = buffer_in(arena, whole.size);
    struct cbor_item item;
    for (struct slice left = whole; left.size;) {
        REQUIRE(cbor_take(&left, &item));
        write_again(&again, &item);
    }
    REQUIRE(slice_equal(buffer_as_slice(&again), whole));
    arena_free(arena);
    return 0;
}
