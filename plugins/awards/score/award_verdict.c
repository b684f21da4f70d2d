/* SPDX-License-Identifier: MIT
 * award_verdict: receipts of awards.score: their table, reading them, computing one again. They
 * outlive what they are about and are never edited. */
#include "score.h"

#include "../council/blind.h"

enum { FACTS_MOST = 100000, ABOVE_MOST = 300 };

static const struct field verdict_fields[] = {
    FIELD(1, struct award_verdict, nomination, REF, REQUIRED | INDEXED, .target = "nomination",
          .label = "Hồ sơ", .label_en = "Nomination"),
    FIELD(2, struct award_verdict, person, REF, INDEXED | PERSONAL, .target = "volunteer",
          .label = "Cá nhân", .label_en = "Person"),
    FIELD(3, struct award_verdict, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị", .label_en = "Unit"),
    FIELD(4, struct award_verdict, hook, TEXT, REQUIRED, .max = 60, .label = "Việc được quyết định",
          .label_en = "Hook"),
    FIELD(5, struct award_verdict, version, REF, 0, .target = "rule_version",
          .label = "Phiên bản quy tắc", .label_en = "Rule version"),
    FIELD(6, struct award_verdict, above, TEXT, 0, .max = ABOVE_MOST, .label = "Phiên bản cấp trên",
          .label_en = "Versions above"),
    FIELD(7, struct award_verdict, as_of, DATE, REQUIRED, .label = "Tính đến ngày",
          .label_en = "As of"),
    FIELD(8, struct award_verdict, points, INT, 0, .label = "Điểm (phần trăm)",
          .label_en = "Points (hundredths)"),
    FIELD(9, struct award_verdict, fault, TEXT, LINES, .max = 1000, .label = "Lỗi của quy tắc",
          .label_en = "Fault of the rule"),
    FIELD(10, struct award_verdict, facts, TEXT, LINES | VERBATIM | PERSONAL, .max = FACTS_MOST,
          .label = "Dữ kiện đã dùng", .label_en = "Facts used"),
    FIELD(11, struct award_verdict, answer, TEXT, LINES | VERBATIM | PERSONAL, .max = FACTS_MOST,
          .label = "Kết quả", .label_en = "Answer"),
    FIELD(12, struct award_verdict, script_hash, HASH, 0, .label = "Mã băm quy tắc",
          .label_en = "Hash of the script"),
    FIELD(13, struct award_verdict, params_hash, HASH, 0, .label = "Mã băm tham số",
          .label_en = "Hash of the parameters"),
    FIELD(14, struct award_verdict, schema_hash, HASH, 0, .label = "Mã băm bảng dữ kiện",
          .label_en = "Hash of the table of facts"),
    FIELD(15, struct award_verdict, facts_hash, HASH, 0, .label = "Mã băm dữ kiện",
          .label_en = "Hash of the facts"),
    FIELD(16, struct award_verdict, steps, INT, 0, .min = 0, .max = RULE_STEPS, .label = "Số bước",
          .label_en = "Steps"),
    { 0 }
};

const struct entity award_verdict_entity = {
    "award_verdict",
    "Biên nhận điểm của quy tắc",
    sizeof(struct award_verdict),
    verdict_fields,
    .number = 315,
    .flags = ENTITY_APPEND_ONLY,
    .veil = blind_verdict,
    .label_en = "Receipt of awards.score",
    .read = "nomination.read",
    .scope = "unit",
    .person = "person",
    .help = "Điểm và lý do mà quy tắc của cụm cho một hồ sơ, giữ nguyên như lúc tính.",
    .help_en = "What a district's rule said of a dossier, kept as it was given.",
};

/* ---- reading ------------------------------------------------------------------------------- */

err award_verdict_newest(struct ctx *cx, struct tx *tx, id nomination, struct award_verdict *out,
                         bool *found)
{
    struct award_list all;
    err e = award_list(cx, tx, &award_verdict_entity, "nomination", nomination, &all);
    *found = !e && all.count > 0;
    if (*found) *out = *(const struct award_verdict *)award_list_at(&all, all.count - 1);
    return e;
}

/* Of the version only its unit and number are told. */
static err print_rule(struct ctx *cx, struct tx *tx, struct json *j, id version)
{
    struct rule_version v;
    err e = record_get(cx, tx, &rule_version_entity, version, &v);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    if (e) json_null(j);
    if (e) return e == ERR_NOT_FOUND ? ERR_NONE : e;
    json_object(j);
    json_text_at(j, "unit", record_title(cx, tx, &unit_entity, v.unit));
    json_int_at(j, "number", v.version);
    json_object_end(j);
    return ERR_NONE;
}

err award_verdict_print(struct ctx *cx, struct tx *tx, struct json *j, id nomination, bool named)
{
    struct award_verdict v;
    bool found;
    err e = award_verdict_newest(cx, tx, nomination, &v, &found);
    if (e || !found) json_null(j);
    if (e || !found) return e;
    json_object(j);
    json_id_at(j, "id", v.id);
    json_text_at(j, "as_of", date_format(cx->arena, v.as_of));
    json_int_at(j, "points", v.points);
    json_text_at(j, "fault", v.fault);
    json_key(j, "answer");
    if (v.answer.size)
        json_raw(j, v.answer);
    else
        json_null(j);
    json_key(j, "rule");
    if (named && !id_is_none(v.version))
        e = print_rule(cx, tx, j, v.version);
    else
        json_null(j);
    json_object_end(j);
    return e;
}

err nomination_rule_score(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs)
{
    struct nomination n;
    err e = record_get(cx, tx, &nomination_entity, request_id(rq), &n);
    if (!e) e = nomination_require_read(cx, tx, &n);
    return e ? e
             : award_verdict_print(cx, tx, respond_json(cx, rs, 200), n.id, !blind_is_veiled(&n));
}

/* ---- again --------------------------------------------------------------------------------- */

static err read_one(struct ctx *cx, struct tx *tx, void *arg)
{
    struct award_verdict *v = arg;
    err e = record_get(cx, tx, &award_verdict_entity, v->id, v);
    return e ? e : access_require(cx, tx, award_verdict_entity.read, v->unit);
}

err award_verdict_replay(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs)
{
    struct award_verdict v = { .id = request_id(rq) };
    struct rule_replay replay;
    (void)tx;
    err e = db_read(cx, read_one, &v);
    if (!e && v.fault.size)
        e = ctx_fail(cx, ERR_CONFLICT, NULL, "fault",
                     SAY("Quy tắc đã bị lỗi nên không có điểm để tính lại",
                         "The rule failed: there is nothing to compute again"));
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
