/* SPDX-License-Identifier: MIT
 * campaign_model: see the header. Nothing is stored about a leader's training: a certificate that
 * is revoked as issued by mistake changes what is said of campaigns of the past, too. */
#include "campaign_model.h"

static const struct term model_rows[] = {
    { 1, "on_the_spot", "Đội hình tại chỗ", "On-the-spot team" },
    { 2, "mixed_team", "Đội hình kết hợp sinh viên – địa phương", "Students with locals" },
    { 3, "specialist", "Đội hình chuyên", "Specialist team" },
    { 4, "club", "Câu lạc bộ thường xuyên", "Standing club" },
    { 5, "rapid", "Xung kích, ứng phó nhanh", "Rapid response" },
    { 0 }
};
const struct vocabulary campaign_model_vocabulary = { "management_model", "Mô hình quản lý",
                                                      "Management model", model_rows };
enum { MODELS = COUNT_OF(model_rows) };

static const struct term training_rows[] = {
    { LEADER_TRAINED, "trained", "Đã được đào tạo", "Trained" },
    { LEADER_NOT_TRAINED, "not_trained", "Chưa được đào tạo", "Not trained" },
    { 0 }
};
const struct vocabulary leader_training_vocabulary = { "leader_training",
                                                       "Đào tạo của người phụ trách",
                                                       "Training of the leader", training_rows };

/* ---- what proves it ------------------------------------------------------------------------ */

static const struct field model_fields[] = {
    FIELD(1, struct campaign_model, model, CODE, REQUIRED, .terms = &campaign_model_vocabulary,
          .label = "Mô hình quản lý", .label_en = "Management model"),
    FIELD(2, struct campaign_model, certificates, CODES, REQUIRED, .terms = &certificate_vocabulary,
          .label = "Chứng nhận được tính là đã học", .label_en = "Certificates that prove training",
          .help = "Có một trong số này là đủ", .help_en = "Any one of them is enough"),
    FIELD(3, struct campaign_model, key, TEXT, UNIQUE | READ_ONLY, .max = 40, .label = "Khóa",
          .label_en = "Key"),
    { 0 }
};

static text model_key(unsigned model)
{
    const struct term *t = vocabulary_number(&campaign_model_vocabulary, model);
    return t ? text_of(t->code) : TEXT("");
}

static err model_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    (void)cx, (void)tx, (void)before;
    struct campaign_model *m = record;
    m->key = model_key(m->model);
    return ERR_NONE;
}

const struct entity campaign_model_entity = {
    "campaign_model",
    "Mô hình và chứng nhận",
    sizeof(struct campaign_model),
    model_fields,
    .number = 126,
    .label_en = "Model and its certificates",
    .check = model_check,
    .read = PUBLIC,
    .write = "campaign_model.write",
    .help = "Mỗi mô hình quản lý được học ở chứng nhận nào; chưa ghi thì là Quản lý, điều phối "
            "tình nguyện.",
    .help_en = "Which certificates prove training in a management model; of volunteer management "
               "where nothing is said.",
};

static err proofs_of(struct ctx *cx, struct tx *tx, unsigned model, code_set *out)
{
    struct campaign_model probe = { .key = model_key(model) };
    struct campaign_model found;
    err e = record_find(cx, tx, &campaign_model_entity, "key", &probe, &found);
    *out = (code_set){ 0 };
    if (!e) *out = found.certificates;
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    const struct term *t = vocabulary_code(&certificate_vocabulary, TEXT("volunteer_management"));
    REQUIRE(t);
    code_set_add(out, t->number);
    return ERR_NONE;
}

err campaign_leader_training(struct ctx *cx, struct tx *tx, void *campaign, date as_of)
{
    struct campaign *c = campaign;
    const struct credential_1 *service = ctx_service(cx, "credential", 1);
    code_set proofs;
    bool valid = false;
    (void)as_of;
    c->leader_training = 0;
    if (!service || !c->model || id_is_none(c->leader)) return ERR_NONE;
    err e = proofs_of(cx, tx, c->model, &proofs);
    for (const struct term *t = certificate_vocabulary.terms; !e && !valid && t->number; t++)
        if (code_set_has(proofs, t->number))
            e = service->valid_on(cx, tx, c->leader, text_of(t->code), c->starts, &valid);
    if (!e) c->leader_training = valid ? LEADER_TRAINED : LEADER_NOT_TRAINED;
    return e;
}

err campaign_check_leader(struct ctx *cx, struct tx *tx, const struct campaign *old,
                          const struct campaign *c)
{
    struct volunteer v;
    bool same = old ? id_equal(old->leader, c->leader) : id_is_none(c->leader);
    if (same || cx->actor.system || id_is_none(c->leader)) return ERR_NONE;
    err e = record_get(cx, tx, &volunteer_entity, c->leader, &v);
    if (e && e != ERR_NOT_FOUND) return e;
    bool visible = !e && access_personal(cx, tx, &volunteer_entity, &v);
    ctx_clear(cx);
    if (!visible)
        ctx_flaw(cx, "/leader", "unknown",
                 SAY("Không có người này trong phạm vi bạn xem được",
                     "There is no such person among those you may see"));
    return ERR_NONE;
}

/* ---- the figure ---------------------------------------------------------------------------- */

const struct field model_query_fields[] = { FIELD(1, struct model_query, unit, REF, 0,
                                                  .target = "unit", .label = "Đơn vị",
                                                  .label_en = "Unit"),
                                            FIELD(2, struct model_query, year, INT, 0, .min = 2000,
                                                  .max = 2100, .label = "Năm", .label_en = "Year"),
                                            { 0 } };

struct tally {
    int64_t campaigns, modelled, trained;
};
struct figure {
    struct model_query q;
    struct tally all, models[MODELS];
    struct below {
        id unit;
        text name;
        struct tally tally;
    } * units;
    size_t count, room;
};

/* Those of state bodies and partners are not what the target counts. */
static bool is_of_youth(int32_t kind)
{
    return kind != UNIT_AGENCY && kind != UNIT_DEPARTMENT && kind != UNIT_OTHER;
}

static void count(struct tally *t, const struct campaign *c)
{
    t->campaigns++;
    if (c->model) t->modelled++;
    if (c->leader_training == LEADER_TRAINED) t->trained++;
}

static enum kv_go count_campaign(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                 err *failure)
{
    struct campaign *c = record;
    struct figure *f = arg;
    struct unit unit;
    bool published = c->state != CAMPAIGN_DRAFT && c->state != CAMPAIGN_CANCELLED;
    if (!published || !access_may(cx, tx, "campaign.read", c->unit)) return KV_MORE;
    if (!id_is_none(f->q.unit) && !unit_within(cx, tx, c->unit, f->q.unit)) return KV_MORE;
    *failure = record_get(cx, tx, &unit_entity, c->unit, &unit);
    if (*failure) return KV_STOP;
    if (!is_of_youth(unit.kind)) return KV_MORE;
    *failure = campaign_leader_training(cx, tx, c, c->starts);
    count(&f->all, c);
    if (c->model && c->model < MODELS) count(&f->models[c->model], c);
    for (size_t i = 0; i < f->count; i++)
        if (unit_within(cx, tx, c->unit, f->units[i].unit)) count(&f->units[i].tally, c);
    return *failure ? KV_STOP : KV_MORE;
}

static enum kv_go note_unit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit *unit = record;
    struct figure *f = arg;
    (void)tx, (void)failure;
    if (f->count == f->room) {
        size_t room = f->room ? f->room * 2 : 16;
        struct below *more = ARENA_ARRAY(cx->arena, room, struct below);
        if (f->count) memcpy(more, f->units, f->count * sizeof(*more));
        f->units = more;
        f->room = room;
    }
    f->units[f->count++] = (struct below){ .unit = unit->id, .name = unit->name };
    return KV_MORE;
}

/* Begun in the year; units directly below the one asked about, in one walk. */
static err read_figure(struct ctx *cx, struct tx *tx, void *arg)
{
    struct figure *f = arg;
    int year = (int)f->q.year;
    struct campaign from = { .starts = date_of(year, 1, 1) };
    struct campaign to = { .starts = date_of(year, 12, 31) };
    const struct field *starts = field_named(campaign_entity.fields, TEXT("starts"));
    struct query q = { .entity = &campaign_entity,
                       .filters = { { starts, QUERY_AT_LEAST, &from, 0 },
                                    { starts, QUERY_AT_MOST, &to, 0 } },
                       .filter_count = 2,
                       .sort = starts };
    err e = ERR_NONE;
    if (!id_is_none(f->q.unit))
        e = query_ref(cx, tx, &unit_entity, "parent", f->q.unit, note_unit, f);
    return e ? e : query_run(cx, tx, &q, count_campaign, f, NULL);
}

static void tally_json(struct json *j, const struct tally *t)
{
    json_int_at(j, "campaigns", t->campaigns);
    json_int_at(j, "modelled", t->modelled);
    json_int_at(j, "trained", t->trained);
    json_key(j, "percent");
    t->campaigns ? json_int(j, t->trained * 100 / t->campaigns) : json_null(j);
}

static void models_json(struct ctx *cx, struct json *j, const struct figure *f)
{
    json_key(j, "models");
    json_array(j);
    for (const struct term *t = model_rows; t->number; t++) {
        if (!f->models[t->number].campaigns) continue;
        json_object(j);
        json_z_at(j, "model", t->code);
        json_text_at(j, "name", ctx_say(cx, t->vi, t->en));
        tally_json(j, &f->models[t->number]);
        json_object_end(j);
    }
    json_array_end(j);
}

static void units_json(struct json *j, const struct figure *f)
{
    json_key(j, "units");
    json_array(j);
    for (size_t i = 0; i < f->count; i++) {
        if (!f->units[i].tally.campaigns) continue;
        json_object(j);
        json_id_at(j, "unit", f->units[i].unit);
        json_text_at(j, "name", f->units[i].name);
        tally_json(j, &f->units[i].tally);
        json_object_end(j);
    }
    json_array_end(j);
}

err campaigns_figure(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct figure *f = ARENA_NEW(cx->arena, struct figure);
    (void)tx;
    f->q = *(const struct model_query *)request_query_record(rq);
    if (!f->q.year) f->q.year = date_civil(instant_date(cx->now)).year;
    err e = db_read(cx, read_figure, f);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_int_at(j, "year", f->q.year);
    tally_json(j, &f->all);
    models_json(cx, j, f);
    units_json(j, f);
    json_object_end(j);
    return ERR_NONE;
}
