/* SPDX-License-Identifier: MIT
 * verify_files: are the two files what they claim? Lengths are compared before anything is read, so
 * that the judge can trust every place it is told of. */
#include "verify_files.h"

enum { INSTANCE_HEAD = 32, CERTIFICATE_HEAD = 88, DIGEST = 32 };

static err open_instance(struct ctx *cx, struct verify_files *f)
{
    const uint8_t *b = f->instance.data;
    if (!b || f->instance.size < INSTANCE_HEAD || u32_at(b, 0) != 0x56424d31)
        return VIOLATION(cx, SAY("bài ghép không phải VBM1", "the instance is not VBM1"));
    f->n = u32_at(b, 1);
    f->m = u32_at(b, 2);
    f->openings = i32_at(b, 3);
    f->edges = u64_at(b + 16);
    f->bonus = i32_at(b, 6);
    bool counts = f->n < 1ULL << 31 && f->m <= 1ULL << 18 && f->edges < 1ULL << 32;
    if (!counts ||
        f->instance.size != INSTANCE_HEAD + f->n + 4 * (f->n + 1) + 4 * f->edges + 14 * f->m)
        return VIOLATION(cx, SAY("bài ghép không dài đúng như phần đầu ghi",
                                 "the instance is not as long as its head says"));
    f->load = b + INSTANCE_HEAD;
    f->offset = f->load + f->n;
    f->edge = f->offset + 4 * (f->n + 1);
    f->minimum = f->edge + 4 * f->edges;
    f->capacity = f->minimum + 4 * f->m;
    f->day = f->capacity + 4 * f->m;
    f->opening = f->day + f->m;
    f->blocks = f->opening + 4 * f->m;
    return ERR_NONE;
}

static err open_certificate(struct ctx *cx, struct verify_files *f)
{
    const uint8_t *b = f->certificate.data;
    size_t size = f->certificate.size;
    if (!b || size < CERTIFICATE_HEAD + DIGEST || u32_at(b, 0) != 0x56424331 ||
        (u32_at(b, 1) != 1 && u32_at(b, 1) != 2))
        return VIOLATION(cx, SAY("chứng chỉ không phải VBC1", "the certificate is not VBC1"));
    f->overlap = u32_at(b, 1) == 2;
    struct slice body = { b, size - DIGEST };
    struct hash own = hash_of((struct slice){ 0 }, &body, 1);
    if (memcmp(own.bytes, b + size - DIGEST, DIGEST) != 0)
        return VIOLATION(cx, SAY("chứng chỉ đã bị thay đổi", "the certificate was changed"));
    struct slice parts[] = { { f->instance.data, 28 },
                             { f->instance.data + INSTANCE_HEAD,
                               f->instance.size - INSTANCE_HEAD } };
    struct hash digest = hash_of((struct slice){ 0 }, parts, 2);
    if (memcmp(digest.bytes, b + 8, DIGEST) != 0)
        return VIOLATION(
            cx, SAY("chứng chỉ là của bài ghép khác", "the certificate is for another instance"));
    uint64_t assigned = u64_at(b + 56);
    if (u32_at(b, 20) != f->n || u32_at(b, 21) != f->m || assigned >= 1ULL << 32 ||
        size != CERTIFICATE_HEAD + 4 * (f->m + f->n + 1 + assigned) + DIGEST)
        return VIOLATION(cx, SAY("chứng chỉ không đủ dài", "the certificate has a wrong length"));
    f->price = b + CERTIFICATE_HEAD;
    f->start = f->price + 4 * f->m;
    f->role = f->start + 4 * (f->n + 1);
    if (u32_at(f->start, 0) != 0 || u32_at(f->start, f->n) != assigned)
        return VIOLATION(cx, SAY("chứng chỉ không liệt kê đủ chỗ", "its seats are not all listed"));
    return ERR_NONE;
}

err verify_files_open(struct ctx *cx, struct slice instance, struct slice certificate,
                      struct verify_files *out)
{
    *out = (struct verify_files){ .instance = instance, .certificate = certificate };
    err e = open_instance(cx, out);
    return e ? e : open_certificate(cx, out);
}
