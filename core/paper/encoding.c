/* SPDX-License-Identifier: MIT
 * encoding: a wrong guess would store broken names for ever, so whatever is not plainly Unicode is
 * sent back with the menu entry that fixes it. */
#include "encoding.h"

#include "../base/buffer.h"

enum { PROBE = 4096 };

enum order { ORDER_NONE, ORDER_LITTLE, ORDER_BIG };

static err refuse_binary(struct ctx *cx)
{
    return ctx_fail(cx, ERR_UNSUPPORTED_MEDIA, NULL, "not-a-table",
                    SAY("Tệp này không phải bảng tính. Hãy gửi tệp .xlsx hoặc .csv.",
                        "This file is not a table. Please send .xlsx or .csv."));
}

static err refuse_legacy(struct ctx *cx)
{
    return ctx_fail(cx, ERR_UNSUPPORTED_MEDIA, NULL, "not-utf-8",
                    SAY("Tệp dùng bảng mã cũ (không phải Unicode). Trong Excel: Lưu lại dạng "
                        "“CSV UTF-8 (Comma delimited)” hoặc .xlsx; nếu chữ gõ bằng VNI/TCVN3 thì "
                        "chuyển mã sang Unicode trước.",
                        "The file uses an old character set, not Unicode. In Excel save it as "
                        "“CSV UTF-8 (Comma delimited)” or .xlsx; convert VNI/TCVN3 text first."));
}

/* Text in Latin letters has a zero in every other byte of UTF-16, and never one in UTF-8. */
static enum order order_by_zeros(struct slice file)
{
    size_t size = file.size < PROBE ? file.size : PROBE;
    size_t even = 0, odd = 0;

    for (size_t i = 0; i < size; i++) {
        if (file.data[i] != 0) continue;
        if (i % 2)
            odd++;
        else
            even++;
    }
    if (odd > size / 8 && even * 8 < odd) return ORDER_LITTLE;
    if (even > size / 8 && odd * 8 < even) return ORDER_BIG;
    return ORDER_NONE;
}

static void utf8_push(struct buffer *out, uint32_t c)
{
    uint8_t *to = buffer_room(out, 4);

    if (c < 0x80) {
        to[0] = (uint8_t)c;
        out->size += 1;
    } else if (c < 0x800) {
        to[0] = (uint8_t)(0xC0 | c >> 6);
        to[1] = (uint8_t)(0x80 | (c & 0x3F));
        out->size += 2;
    } else if (c < 0x10000) {
        to[0] = (uint8_t)(0xE0 | c >> 12);
        to[1] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
        to[2] = (uint8_t)(0x80 | (c & 0x3F));
        out->size += 3;
    } else {
        to[0] = (uint8_t)(0xF0 | c >> 18);
        to[1] = (uint8_t)(0x80 | (c >> 12 & 0x3F));
        to[2] = (uint8_t)(0x80 | (c >> 6 & 0x3F));
        to[3] = (uint8_t)(0x80 | (c & 0x3F));
        out->size += 4;
    }
}

/* False on an odd length or a lone surrogate. */
static bool utf16_decode(struct slice in, enum order order, struct buffer *out)
{
    unsigned high_at = order == ORDER_BIG ? 0 : 1;
    uint32_t lead = 0;

    if (in.size % 2) return false;
    for (size_t i = 0; i < in.size; i += 2) {
        uint32_t unit = (uint32_t)in.data[i + high_at] << 8 | in.data[i + 1 - high_at];
        bool trail = unit >= 0xDC00 && unit <= 0xDFFF;
        if (trail != (lead != 0)) return false;
        if (trail) {
            utf8_push(out, 0x10000 + ((lead - 0xD800) << 10) + (unit - 0xDC00));
            lead = 0;
        } else if (unit >= 0xD800 && unit <= 0xDBFF) {
            lead = unit;
        } else {
            utf8_push(out, unit);
        }
    }
    return lead == 0;
}

err encoding_to_utf8(struct ctx *cx, struct slice file, text *out)
{
    static const char bom_8[] = "\xEF\xBB\xBF", bom_le[] = "\xFF\xFE", bom_be[] = "\xFE\xFF";
    text whole = slice_text(file);
    enum order order = ORDER_NONE;
    size_t skip = 0;

    if (text_starts(whole, text_of(bom_8))) {
        skip = 3;
    } else if (text_starts(whole, text_of(bom_le)) || text_starts(whole, text_of(bom_be))) {
        order = file.data[0] == 0xFF ? ORDER_LITTLE : ORDER_BIG;
        skip = 2;
    } else {
        order = order_by_zeros(file);
    }
    whole = text_part(whole, skip, whole.size);
    if (order != ORDER_NONE) {
        struct buffer b = buffer_in(cx->arena, whole.size + whole.size / 2 + 4);
        if (!utf16_decode(text_slice(whole), order, &b)) return refuse_binary(cx);
        whole = buffer_as_text(&b);
    }
    if (whole.size && memchr(whole.data, 0, whole.size)) return refuse_binary(cx);
    if (!text_is_utf8(whole)) return order == ORDER_NONE ? refuse_legacy(cx) : refuse_binary(cx);
    *out = whole;
    return ERR_NONE;
}
