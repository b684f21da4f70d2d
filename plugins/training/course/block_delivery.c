/* SPDX-License-Identifier: MIT
 * block_delivery: the checklist of what was taught, kept by a trainer or an observer. */
#include "delivery.h"

const struct field block_delivery_fields[] = {
    FIELD(1, struct block_delivery, course, REF, REQUIRED | INDEXED | CASCADE, .target = "course",
          .label = "Lớp", .label_en = "Class"),
    FIELD(2, struct block_delivery, block, REF, REQUIRED | INDEXED, .target = "block",
          .label = "Phần", .label_en = "Block"),
    FIELD(3, struct block_delivery, delivered, BOOL, 0, .label = "Đã dạy", .label_en = "Taught"),
    FIELD(4, struct block_delivery, observer, REF, READ_ONLY, .target = "account",
          .label = "Người ghi", .label_en = "Noted by"),
    FIELD(5, struct block_delivery, note, TEXT, 0, .max = 300, .label = "Ghi chú",
          .label_en = "Note"),
    FIELD(6, struct block_delivery, key, TEXT, READ_ONLY | UNIQUE, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    { 0 }
};

static err block_delivery_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct block_delivery *d = record;
    (void)tx, (void)before;
    d->key = pair_key(cx->arena, d->course, d->block);
    if (!cx->actor.system) d->observer = cx->actor.account;
    return ERR_NONE;
}

const struct entity block_delivery_entity = {
    "block_delivery",
    "Phần đã dạy",
    sizeof(struct block_delivery),
    block_delivery_fields,
    .number = 234,
    .label_en = "Block taught",
    .check = block_delivery_check,
    .read = "course.read",
    .write = "course.write",
    .scope = "course.unit",
    .help = "Phần nào của chương trình đã được dạy ở một lớp.",
    .help_en = "Which block of the curriculum was taught in a class.",
};
