/* SPDX-License-Identifier: MIT
 * block: the parts of a curriculum, in their order. Positions are 1, 2, 3 … without gaps, which
 * moving and deleting keep (order.c). */
#include "curriculum.h"

const struct field block_fields[] = {
    FIELD(1, struct block, curriculum, REF, REQUIRED | INDEXED | CASCADE, .target = "curriculum",
          .label = "Giáo trình", .label_en = "Curriculum"),
    FIELD(2, struct block, position, INT, READ_ONLY | INDEXED, .min = 0, .max = 1000,
          .label = "Thứ tự", .label_en = "Position"),
    FIELD(3, struct block, title, TEXT, REQUIRED | SEARCHED, .max = 160, .label = "Tên phần",
          .label_en = "Title", .aliases = "chuyên đề|nội dung|phần"),
    FIELD(4, struct block, objectives, TEXT, LINES, .max = 2000, .label = "Mục tiêu",
          .label_en = "Objectives"),
    FIELD(5, struct block, method, TEXT, LINES, .max = 1000, .label = "Phương pháp",
          .label_en = "Method",
          .help = "Ví dụ: thuyết trình 20 phút, thực hành theo cặp, trình giảng thử",
          .help_en = "For example: talk of 20 minutes, practice in pairs, teach-back"),
    FIELD(6, struct block, minutes, INT, REQUIRED, .min = 5, .max = 6000, .label = "Số phút",
          .label_en = "Minutes", .aliases = "thời lượng"),
    FIELD(7, struct block, core, BOOL, 0, .label = "Phần cốt lõi", .label_en = "Core",
          .help = "Giáo trình rút gọn vẫn phải có phần này",
          .help_en = "What is cut from this curriculum must keep it"),
    FIELD(8, struct block, origin, REF, READ_ONLY | INDEXED, .target = "block",
          .label = "Chép từ phần", .label_en = "Copied from"),
    { 0 }
};

static enum kv_go keep_greatest(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                err *failure)
{
    int64_t *last = arg;
    const struct block *b = record;
    (void)cx, (void)tx, (void)failure;
    if (b->position > *last) *last = b->position;
    return KV_MORE;
}

static err block_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct block *was = before;
    struct block *b = record;
    int64_t last = 0;
    if (was && !id_equal(was->curriculum, b->curriculum))
        ctx_flaw(
            cx, "/curriculum", "curriculum",
            SAY("Không chuyển phần sang giáo trình khác được", "A block stays in its curriculum"));
    err e = curriculum_require_open(cx, tx, b->curriculum);
    if (e || b->position) return e;
    e = query_ref(cx, tx, &block_entity, "curriculum", b->curriculum, keep_greatest, &last);
    b->position = last + 1;
    return e;
}

const struct entity block_entity = {
    "block",
    "Phần của giáo trình",
    sizeof(struct block),
    block_fields,
    .number = 224,
    .label_en = "Block of a curriculum",
    .check = block_check,
    .read = SIGNED_IN,
    .write = "curriculum.write",
    .scope = "curriculum.unit",
    .title = "title",
    .sort = "position",
    .help = "Một chuyên đề: mục tiêu, cách dạy, số phút, có cốt lõi hay không.",
    .help_en = "One topic: objectives, method, minutes, whether it is core.",
};
