/* SPDX-License-Identifier: MIT
 * preview_record: one record a version. */
#include "preview_record.h"

enum { RESULT_MAX = 400000, MOVERS_MAX = 2000000 };

static const struct field preview_fields[] = {
    FIELD(1, struct rule_preview, version, REF, REQUIRED | UNIQUE | CASCADE,
          .target = "rule_version", .label = "Phiên bản", .label_en = "Version"),
    FIELD(2, struct rule_preview, against, REF, 0, .target = "rule_version", .label = "So với",
          .label_en = "Compared with"),
    FIELD(3, struct rule_preview, source_hash, HASH, REQUIRED, .label = "Mã nội dung",
          .label_en = "Hash of the source"),
    FIELD(4, struct rule_preview, from, DATE, 0, .label = "Từ ngày", .label_en = "From"),
    FIELD(5, struct rule_preview, until, DATE, 0, .label = "Đến ngày", .label_en = "Until"),
    FIELD(6, struct rule_preview, made, TIME, REQUIRED, .label = "Lúc", .label_en = "Made at"),
    FIELD(7, struct rule_preview, made_by, REF, CASCADE, .target = "account",
          .label = "Người xem trước", .label_en = "Made by"),
    FIELD(8, struct rule_preview, job, REF, CASCADE, .target = "job", .label = "Công việc nền",
          .label_en = "Job"),
    FIELD(9, struct rule_preview, cases, INT, 0, .label = "Số trường hợp", .label_en = "Cases"),
    FIELD(10, struct rule_preview, took_ms, INT, 0, .label = "Mất bao lâu (ms)",
          .label_en = "Took (ms)"),
    FIELD(11, struct rule_preview, result, TEXT, REQUIRED | LINES | VERBATIM, .max = RESULT_MAX,
          .label = "Kết quả", .label_en = "Result"),
    FIELD(12, struct rule_preview, movers, TEXT, REQUIRED | LINES | VERBATIM | PERSONAL,
          .max = MOVERS_MAX, .label = "Người thay đổi nhiều nhất",
          .label_en = "Who would move most"),
    { 0 }
};

const struct entity rule_preview_entity = {
    "rule_preview",
    "Xem trước quy tắc",
    sizeof(struct rule_preview),
    preview_fields,
    .number = 16,
    .label_en = "Preview of a rule",
    .help = "Một phiên bản quy tắc thử trên lịch sử: ai được thêm điểm, ai bị bớt.",
    .help_en = "A version of a rule tried on history: who rises, who falls.",
};

static err mark_version(struct ctx *cx, struct tx *tx, const struct rule_preview *p)
{
    struct rule_version v;
    err e = record_get(cx, tx, &rule_version_entity, p->version, &v);
    if (e) return e;
    if (!hash_equal(v.source_hash, p->source_hash))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "changed",
                        SAY("Bản nháp vừa được sửa; hãy xem trước lại",
                            "The draft has just been changed; preview it again"));
    if (v.state != RULE_CHECKED) return ERR_NONE;
    v.state = RULE_PREVIEWED;
    return record_update(cx, tx, &rule_version_entity, &v);
}

err rule_preview_keep(struct ctx *cx, struct tx *tx, struct rule_preview *p)
{
    struct rule_preview before;
    err e = mark_version(cx, tx, p);
    if (e) return e;
    e = record_find(cx, tx, &rule_preview_entity, "version", p, &before);
    if (!e) {
        p->id = before.id;
        return record_update(cx, tx, &rule_preview_entity, p);
    }
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    return record_create(cx, tx, &rule_preview_entity, p);
}

err rule_preview_of(struct ctx *cx, struct tx *tx, id version, struct rule_preview *out)
{
    struct rule_preview probe = { .version = version };
    err e = record_find(cx, tx, &rule_preview_entity, "version", &probe, out);
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    return ctx_fail(cx, ERR_NOT_FOUND, NULL, "no-preview",
                    SAY("Phiên bản này chưa được xem trước", "This version was not previewed yet"));
}
