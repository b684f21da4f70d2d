/* SPDX-License-Identifier: MIT
 * publish: drafts become everybody's, and go again. What a kind owes its readers is a table: a law
 * its number and where the official text is, a model what shows that it works, a person their
 * consent. All that is missing is said at once. */
#include "item.h"

const struct field item_withdrawing_fields[] = { FIELD(1, struct item_withdrawing, reason, TEXT,
                                                       REQUIRED, .max = 300, .label = "Lý do gỡ",
                                                       .label_en = "Why it is withdrawn"),
                                                 { 0 } };

static const struct need {
    int32_t kind; /* 0 = every */
    const char *field;
    const char *vi, *en;
} needs[] = {
    { 0, "summary", "Viết tóm tắt trước khi đăng", "Write a summary first" },
    { ITEM_LAW, "number", "Ghi số, ký hiệu của văn bản", "Give the number of the law" },
    { ITEM_LAW, "issued", "Ghi ngày ban hành", "Say when it was issued" },
    { ITEM_LAW, "source", "Ghi địa chỉ bản gốc", "Give the address of the original" },
    { ITEM_MODEL, "evidence",
      "Ghi kết quả, minh chứng: mô hình không có kết quả thì chưa phải mô "
      "hình hay",
      "Say what shows that it works" },
    { ITEM_PERSON, "consent", "Ghi người được nêu đồng ý khi nào, bằng cách nào",
      "Say when and how the person agreed" },
};

static err has_words(struct ctx *cx, struct tx *tx, const struct library_item *item)
{
    struct library_list chapters;
    err e = item_chapters(cx, tx, item->id, &chapters);
    if (!e && item->kind != ITEM_LAW && text_is_empty(item->body) && !chapters.count)
        ctx_flaw(cx, "/body", "required", SAY("Tài liệu chưa có nội dung", "There is no text yet"));
    return e;
}

static err item_missing(struct ctx *cx, struct tx *tx, const struct library_item *item)
{
    for (size_t i = 0; i < COUNT_OF(needs); i++) {
        const struct need *n = &needs[i];
        const struct field *f = field_named(library_item_fields, text_of(n->field));
        if (n->kind && n->kind != item->kind) continue;
        if (!field_is_empty(f, item)) continue;
        ctx_flaw(cx, text_z(cx->arena, text_format(cx->arena, "/%s", n->field)), "required",
                 SAY("%s%.0s", "%.0s%s"), n->vi, n->en);
    }
    err e = has_words(cx, tx, item);
    return e ? e : cx->error;
}

err item_publish(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct library_item item;
    err e = record_get(cx, tx, &library_item_entity, request_id(rq), &item);
    if (!e) e = item_missing(cx, tx, &item);
    if (e) return e;
    if (item.state != ITEM_PUBLISHED) item.published = instant_date(cx->now);
    item.state = ITEM_PUBLISHED;
    item.reason = TEXT("");
    e = record_update(cx, tx, &library_item_entity, &item);
    return e ? e : respond(cx, tx, rq, rs, &library_item_entity, &item);
}

err item_withdraw(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct item_withdrawing *in = request_body(rq);
    struct library_item item;
    err e = record_get(cx, tx, &library_item_entity, request_id(rq), &item);
    if (e) return e;
    if (item.state != ITEM_PUBLISHED)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                        SAY("Tài liệu này đang không được đăng", "It is not published"));
    item.state = ITEM_WITHDRAWN;
    item.reason = in->reason;
    e = record_update(cx, tx, &library_item_entity, &item);
    return e ? e : respond(cx, tx, rq, rs, &library_item_entity, &item);
}
