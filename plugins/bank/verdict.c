/* SPDX-License-Identifier: MIT
 * verdict: the table of receipts and how one gets there. */
#include "verdict.h"

enum { FACTS_MAX = 1000000, ANSWER_MAX = 100000, ABOVE_MAX = 300 };

static const struct field verdict_fields[] = {
    FIELD(1, struct verdict, volunteer, REF, REQUIRED | INDEXED, .target = "volunteer",
          .label = "Tình nguyện viên", .label_en = "Volunteer"),
    FIELD(2, struct verdict, unit, REF, REQUIRED, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(3, struct verdict, hook, TEXT, REQUIRED, .max = 60, .label = "Việc được quyết định",
          .label_en = "Hook"),
    FIELD(4, struct verdict, about, TEXT, 0, .max = 80, .label = "Về bản ghi", .label_en = "About"),
    FIELD(5, struct verdict, version, REF, REQUIRED, .target = "rule_version",
          .label = "Phiên bản quy tắc", .label_en = "Rule version"),
    FIELD(6, struct verdict, above, TEXT, 0, .max = ABOVE_MAX, .label = "Phiên bản cấp trên",
          .label_en = "Versions above"),
    FIELD(7, struct verdict, as_of, DATE, REQUIRED, .label = "Tính đến ngày", .label_en = "As of"),
    FIELD(8, struct verdict, facts, TEXT, LINES | VERBATIM | PERSONAL, .max = FACTS_MAX,
          .label = "Dữ kiện đã dùng", .label_en = "Facts used"),
    FIELD(9, struct verdict, answer, TEXT, LINES | VERBATIM | PERSONAL, .max = ANSWER_MAX,
          .label = "Kết quả", .label_en = "Answer"),
    FIELD(10, struct verdict, script_hash, HASH, 0, .label = "Mã băm quy tắc",
          .label_en = "Hash of the script"),
    FIELD(11, struct verdict, params_hash, HASH, 0, .label = "Mã băm tham số",
          .label_en = "Hash of the parameters"),
    FIELD(12, struct verdict, schema_hash, HASH, 0, .label = "Mã băm bảng dữ kiện",
          .label_en = "Hash of the table of facts"),
    FIELD(13, struct verdict, facts_hash, HASH, 0, .label = "Mã băm dữ kiện",
          .label_en = "Hash of the facts"),
    FIELD(14, struct verdict, steps, INT, 0, .min = 0, .max = RULE_STEPS, .label = "Số bước",
          .label_en = "Steps"),
    { 0 }
};

const struct entity verdict_entity = {
    "verdict",
    "Biên nhận",
    sizeof(struct verdict),
    verdict_fields,
    .number = 125,
    .flags = ENTITY_APPEND_ONLY,
    .label_en = "Receipt",
    .read = "signup.read",
    .scope = "unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .help = "Một quyết định của quy tắc về một tình nguyện viên, giữ nguyên như lúc tính.",
    .help_en = "A rule's decision about a volunteer, kept as it was given.",
};

static bool says_the_same(const struct verdict *v, const struct rule_receipt *receipt)
{
    return id_equal(v->version, receipt->pin.version) && text_equal(v->above, receipt->pin.above) &&
           text_equal(v->facts, receipt->facts) && text_equal(v->answer, receipt->answer);
}

static bool stands(struct ctx *cx, struct tx *tx, id before, const struct rule_receipt *receipt)
{
    struct verdict old;
    if (id_is_none(before)) return false;
    if (!record_get(cx, tx, &verdict_entity, before, &old)) return says_the_same(&old, receipt);
    ctx_clear(cx);
    return false;
}

void verdict_fill(struct arena *arena, const struct verdict_of *of, struct verdict *out)
{
    const struct rule_receipt *r = of->receipt;
    *out = (struct verdict){
        .volunteer = of->volunteer,
        .unit = of->unit,
        .hook = r->hook,
        .about =
            text_format(arena, "%s/%.*s", of->entity->name, TEXT_ARGS(id_text(arena, of->record))),
        .version = r->pin.version,
        .above = r->pin.above,
        .as_of = of->as_of,
        .facts = r->facts,
        .answer = r->answer,
        .script_hash = r->script,
        .params_hash = r->params,
        .schema_hash = r->schema,
        .facts_hash = r->facts_hash,
        .steps = r->steps,
    };
}

err verdict_store(struct ctx *cx, struct tx *tx, const struct verdict_of *of, id before, id *out)
{
    *out = before;
    if (stands(cx, tx, before, of->receipt)) return ERR_NONE;
    struct verdict v;
    verdict_fill(cx->arena, of, &v);
    err e = record_create(cx, tx, &verdict_entity, &v);
    if (!e) *out = v.id;
    return e;
}

struct rule_receipt verdict_receipt(const struct verdict *v)
{
    return (struct rule_receipt){ .hook = v->hook,
                                  .pin = { v->version, v->above },
                                  .facts = v->facts,
                                  .answer = v->answer,
                                  .script = v->script_hash,
                                  .params = v->params_hash,
                                  .schema = v->schema_hash,
                                  .facts_hash = v->facts_hash,
                                  .steps = v->steps };
}
