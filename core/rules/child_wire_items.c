/* SPDX-License-Identifier: MIT
 * child_wire_items: what messages are put together from. */
#include "child_wire_items.h"

bool wire_take_between(struct slice *in, int64_t min, int64_t max, int64_t *out)
{
    return cbor_take_int(in, out) && *out >= min && *out <= max;
}

bool wire_take_count(struct slice *in, size_t max, size_t *out)
{
    int64_t n;
    if (!wire_take_between(in, 0, (int64_t)max, &n)) return false;
    *out = (size_t)n;
    return true;
}

bool wire_take_bool(struct slice *in, bool *out)
{
    struct cbor_item item;
    if (!cbor_take(in, &item) || item.type != CBOR_IS_BOOL) return false;
    *out = item.number != 0;
    return true;
}

bool wire_take_text(struct slice *in, size_t max, text *out)
{
    struct cbor_item item;
    if (!cbor_take(in, &item) || item.type != CBOR_IS_TEXT || item.bytes.size > max) return false;
    *out = (text){ (const char *)item.bytes.data, item.bytes.size };
    return text_is_utf8(*out);
}

bool wire_take_bytes(struct slice *in, void *to, size_t size)
{
    struct cbor_item item;
    if (!cbor_take(in, &item) || item.type != CBOR_IS_BYTES || item.bytes.size != size)
        return false;
    memcpy(to, item.bytes.data, size);
    return true;
}

void wire_put_fault(struct buffer *out, const struct rule_fault *fault)
{
    cbor_put_int(out, fault->kind);
    cbor_put_int(out, fault->line);
    cbor_put_text(out, fault->fact);
    cbor_put_text(out, fault->vi);
    cbor_put_text(out, fault->en);
}

bool wire_take_fault(struct slice *in, struct rule_fault *fault)
{
    int64_t kind, line;
    *fault = (struct rule_fault){ 0 };
    bool fine = wire_take_between(in, RULE_SYNTAX, RULE_CONTRACT, &kind) &&
                wire_take_between(in, 0, RULE_SOURCE_MAX + 1, &line) &&
                wire_take_text(in, TEXT_SEEN_MAX, &fault->fact) &&
                wire_take_text(in, TEXT_SEEN_MAX, &fault->vi) &&
                wire_take_text(in, TEXT_SEEN_MAX, &fault->en);
    if (!fine) return false;
    fault->kind = (enum rule_fault_kind)kind;
    fault->line = (int)line;
    return true;
}
