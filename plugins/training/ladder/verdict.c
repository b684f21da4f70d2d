/* SPDX-License-Identifier: MIT
 * verdict: the table of training's receipts. As the bank's they outlive what they are about and are
 * never edited; erasing the person takes facts and answer away and leaves that there was one. */
#include "verdict.h"

enum { FACTS_MAX = 100000, ANSWER_MAX = 100000, ABOVE_MAX = 300 };

static const struct field verdict_fields[] = {
    FIELD(1, struct training_verdict, volunteer, REF, REQUIRED | INDEXED, .target = "volunteer",
          .label = "Tình nguyện viên", .label_en = "Volunteer"),
    FIELD(2, struct training_verdict, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị", .label_en = "Unit"),
    FIELD(3, struct training_verdict, hook, TEXT, REQUIRED, .max = 60,
          .label = "Việc được quyết định", .label_en = "Hook"),
    FIELD(4, struct training_verdict, about, TEXT, INDEXED, .max = 80, .label = "Về bản ghi",
          .label_en = "About"),
    FIELD(5, struct training_verdict, version, REF, REQUIRED, .target = "rule_version",
          .label = "Phiên bản quy tắc", .label_en = "Rule version"),
    FIELD(6, struct training_verdict, above, TEXT, 0, .max = ABOVE_MAX,
          .label = "Phiên bản cấp trên", .label_en = "Versions above"),
    FIELD(7, struct training_verdict, as_of, DATE, REQUIRED, .label = "Tính đến ngày",
          .label_en = "As of"),
    FIELD(8, struct training_verdict, facts, TEXT, LINES | VERBATIM | PERSONAL, .max = FACTS_MAX,
          .label = "Dữ kiện đã dùng", .label_en = "Facts used"),
    FIELD(9, struct training_verdict, answer, TEXT, LINES | VERBATIM | PERSONAL, .max = ANSWER_MAX,
          .label = "Kết quả", .label_en = "Answer"),
    FIELD(10, struct training_verdict, script_hash, HASH, 0, .label = "Mã băm quy tắc",
          .label_en = "Hash of the script"),
    FIELD(11, struct training_verdict, params_hash, HASH, 0, .label = "Mã băm tham số",
          .label_en = "Hash of the parameters"),
    FIELD(12, struct training_verdict, schema_hash, HASH, 0, .label = "Mã băm bảng dữ kiện",
          .label_en = "Hash of the table of facts"),
    FIELD(13, struct training_verdict, facts_hash, HASH, 0, .label = "Mã băm dữ kiện",
          .label_en = "Hash of the facts"),
    FIELD(14, struct training_verdict, steps, INT, 0, .min = 0, .max = RULE_STEPS,
          .label = "Số bước", .label_en = "Steps"),
    { 0 }
};

const struct entity training_verdict_entity = {
    "training_verdict",
    "Biên nhận tập huấn",
    sizeof(struct training_verdict),
    verdict_fields,
    .number = 245,
    .flags = ENTITY_APPEND_ONLY,
    .label_en = "Receipt of training",
    .read = "candidacy.read",
    .scope = "unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .help = "Một kết luận của quy tắc về người học hoặc người dự xét, giữ nguyên như lúc tính.",
    .help_en = "A rule's decision about a trainee or a candidate, kept as it was given.",
};

err training_verdict_store(struct ctx *cx, struct tx *tx, const struct training_verdict_of *of,
                           id *out)
{
    const struct rule_receipt *r = of->receipt;
    struct training_verdict v = {
        .volunteer = of->volunteer,
        .unit = of->unit,
        .hook = r->hook,
        .about = text_format(cx->arena, "%s/%.*s", of->entity->name,
                             TEXT_ARGS(id_text(cx->arena, of->record))),
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
    err e = record_create(cx, tx, &training_verdict_entity, &v);
    *out = v.id;
    return e;
}

/* ---- again --------------------------------------------------------------------------------- */

static err read_one(struct ctx *cx, struct tx *tx, void *arg)
{
    struct training_verdict *v = arg;
    err e = record_get(cx, tx, &training_verdict_entity, v->id, v);
    if (e || access_owns(cx, tx, &training_verdict_entity, v)) return e;
    return access_require(cx, tx, training_verdict_entity.read, v->unit);
}

err training_verdict_replay(struct ctx *cx, struct tx *tx, const struct request *rq,
                            struct response *rs)
{
    struct training_verdict v = { .id = request_id(rq) };
    struct rule_replay replay;
    (void)tx;
    err e = db_read(cx, read_one, &v);
    if (e) return e;
    struct rule_receipt receipt = { .hook = v.hook,
                                    .pin = { v.version, v.above },
                                    .facts = v.facts,
                                    .answer = v.answer,
                                    .script = v.script_hash,
                                    .params = v.params_hash,
                                    .schema = v.schema_hash,
                                    .facts_hash = v.facts_hash,
                                    .steps = v.steps };
    e = rule_replay_of(cx, &receipt, &replay);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_id_at(j, "id", v.id);
    rule_replay_print(cx, j, &replay);
    json_object_end(j);
    return ERR_NONE;
}
