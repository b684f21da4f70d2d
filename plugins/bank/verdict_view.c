/* SPDX-License-Identifier: MIT
 * verdict_view: a receipt in words: the reasons with their points, whose rule it was, the facts it
 * read with their labels, and the hashes they can be held against. Read by the person it is about
 * and by the staff of the unit; staff leave a trace in the journal. */
#include "bank.h"
#include "evaluate_facts.h"
#include "facts.h"
#include "verdict.h"
#include "words.h"

static const struct rule_hook *hook_named(text name)
{
    static const struct rule_hook *const all[] = { &bank_score_hook, &bank_credit_hook,
                                                   &bank_evaluate_hook };
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (text_equal_z(name, all[i]->name)) return all[i];
    return NULL;
}

/* ---- facts --------------------------------------------------------------------------------- */

static text words_of_term(struct ctx *cx, const struct field *f, text code)
{
    const struct term *t = code.size ? vocabulary_code(f->terms, code) : NULL;
    return t ? ctx_say(cx, t->vi, t->en) : code;
}

/* "Sơ cứu, Lái xe", or "Tiếng M'Nông 3" for levels. */
static text words_of_terms(struct ctx *cx, const struct field *f, const struct json_value *value)
{
    struct buffer out = buffer_in(cx->arena, 64);
    for (const struct json_value *v = json_first(value); v; v = json_next(v)) {
        int64_t level;
        if (out.size) buffer_text(&out, TEXT(", "));
        buffer_text(
            &out, words_of_term(cx, f, f->kind == FIELD_LEVELS ? json_key_of(v) : json_string(v)));
        if (json_whole(v, &level)) buffer_format(&out, " %lld", (long long)level);
    }
    return out.size ? buffer_as_text(&out) : ctx_say(cx, "không có", "none");
}

static text words_of_text(struct ctx *cx, const struct field *f, text value)
{
    date day;
    if (text_is_empty(value)) return ctx_say(cx, "không có", "none");
    if (f->kind == FIELD_DATE && date_parse(value, &day)) return words_day(cx, day);
    return f->terms ? words_of_term(cx, f, value) : value;
}

/* Rules count minutes from midnight and days from Monday; people do not. */
static text words_of_number(struct ctx *cx, const struct field *f, int64_t number)
{
    enum { HOUR = 60, DAYS = 7 };
    if (strcmp(f->name, "start_minute") == 0)
        return text_format(cx->arena, "%d:%02d", (int)(number / HOUR), (int)(number % HOUR));
    if (strcmp(f->name, "weekday") == 0 && number >= 0 && number < DAYS)
        return words_weekday(cx, (int)number);
    return text_format(cx->arena, "%lld", (long long)number);
}

static text words_of_value(struct ctx *cx, const struct field *f, const struct json_value *value)
{
    int64_t number;
    switch (json_kind_of(value)) {
    case JSON_TRUE:
        return ctx_say(cx, "có", "yes");
    case JSON_FALSE:
        return ctx_say(cx, "không", "no");
    case JSON_STRING:
        return words_of_text(cx, f, json_string(value));
    case JSON_ARRAY:
    case JSON_OBJECT:
        if (f->terms) return words_of_terms(cx, f, value);
        return text_format(cx->arena, cx->lang == LANG_EN ? "%zu entries" : "%zu mục",
                           json_count(value));
    default:
        return json_whole(value, &number) ? words_of_number(cx, f, number) : TEXT("");
    }
}

/* The member that a dotted name means; NULL when it was not read. */
static const struct json_value *member_of(struct ctx *cx, const struct json_value *facts,
                                          const char *name)
{
    text rest = text_of(name);
    const struct json_value *at = facts;
    while (at && rest.size) at = json_get(at, text_z(cx->arena, text_cut(&rest, '.')));
    return at;
}

static void write_facts(struct ctx *cx, struct json *j, const struct rule_hook *hook, text stored)
{
    const struct json_value *facts = NULL;
    json_key(j, "facts");
    json_array(j);
    if (text_is_empty(stored) || json_read(cx, stored, &facts)) ctx_clear(cx);
    for (const struct field *f = hook->facts; facts && f->name; f++) {
        const struct json_value *value = member_of(cx, facts, f->name);
        if (!value) continue;
        json_object(j);
        json_z_at(j, "name", f->name);
        json_text_at(j, "label", ctx_say(cx, f->label, f->label_en));
        json_text_at(j, "value", words_of_value(cx, f, value));
        json_object_end(j);
    }
    json_array_end(j);
}

/* ---- the answer ---------------------------------------------------------------------------- */

static text points_of(struct ctx *cx, const struct json_value *value)
{
    int64_t points = 0;
    (void)json_hundredths(value, &points);
    return words_hundredths(cx, points);
}

static text band_words(struct ctx *cx, const struct rule_hook *hook,
                       const struct json_value *answer)
{
    text code = json_string(json_get(answer, "band"));
    const struct term *t = code.size && hook->bands ? vocabulary_code(hook->bands, code) : NULL;
    if (json_kind_of(json_get(answer, "unrated")) == JSON_TRUE)
        return ctx_say(cx, "Chưa xếp loại", "Not rated");
    return t ? ctx_say(cx, t->vi, t->en) : TEXT("");
}

/* Members of the object that is open. */
static void write_answer(struct ctx *cx, struct json *j, const struct rule_hook *hook, text stored)
{
    const struct json_value *answer = NULL;
    if (text_is_empty(stored) || json_read(cx, stored, &answer)) ctx_clear(cx);
    json_text_at(j, "score", points_of(cx, json_get(answer, "score")));
    json_text_at(j, "rejected", json_string(json_get(answer, "rejected_vi")));
    json_text_at(j, "band", band_words(cx, hook, answer));
    json_key(j, "reasons");
    json_array(j);
    const struct json_value *r = json_first(json_get(answer, "reasons"));
    for (; r; r = json_next(r)) {
        json_object(j);
        json_text_at(j, "text", json_string(json_get(r, "vi")));
        json_text_at(j, "points", points_of(cx, json_get(r, "points")));
        json_object_end(j);
    }
    json_array_end(j);
}

/* ---- whose rule ---------------------------------------------------------------------------- */

static text name_of(struct ctx *cx, struct tx *tx, id account)
{
    return id_is_none(account) ? TEXT("") : record_title(cx, tx, &account_entity, account);
}

static err write_rule(struct ctx *cx, struct tx *tx, struct json *j, id version)
{
    struct rule_version v;
    err e = record_get(cx, tx, &rule_version_entity, version, &v);
    if (e) return e;
    text unit = id_is_none(v.unit) ? ctx_say(cx, "toàn tỉnh", "the province")
                                   : record_title(cx, tx, &unit_entity, v.unit);
    text author = name_of(cx, tx, v.author);
    json_key(j, "rule");
    json_object(j);
    json_id_at(j, "version", v.id);
    json_text_at(j, "unit", unit);
    json_int_at(j, "number", v.version);
    json_text_at(j, "author",
                 author.size ? author : ctx_say(cx, "có sẵn trong phần mềm", "shipped with it"));
    json_text_at(j, "approver", name_of(cx, tx, v.approver));
    bool dated = author.size && v.active_from; /* shipped ones are in force from the beginning */
    json_text_at(j, "from", dated ? words_day(cx, v.active_from) : TEXT(""));
    json_text_at(j, "to", v.active_to ? words_day(cx, v.active_to) : TEXT(""));
    json_object_end(j);
    return ERR_NONE;
}

static void write_hash(struct ctx *cx, struct json *j, const char *label, const char *label_en,
                       const struct hash *hash)
{
    json_object(j);
    json_text_at(j, "label", ctx_say(cx, label, label_en));
    json_text_at(j, "hash", hex_text(cx->arena, (struct slice){ hash->bytes, 32 }));
    json_object_end(j);
}

static void write_hashes(struct ctx *cx, struct json *j, const struct verdict *v)
{
    json_key(j, "hashes");
    json_array(j);
    write_hash(cx, j, "Quy tắc", "Script", &v->script_hash);
    write_hash(cx, j, "Tham số", "Parameters", &v->params_hash);
    write_hash(cx, j, "Bảng dữ kiện", "Table of facts", &v->schema_hash);
    write_hash(cx, j, "Dữ kiện", "Facts", &v->facts_hash);
    json_array_end(j);
}

/* ---- the routes ---------------------------------------------------------------------------- */

static err get_visible(struct ctx *cx, struct tx *tx, struct verdict *v)
{
    err e = record_get(cx, tx, &verdict_entity, v->id, v);
    if (e || access_personal(cx, tx, &verdict_entity, v)) return e;
    return ctx_fail(cx, ERR_FORBIDDEN, NULL, "forbidden",
                    SAY("Biên nhận chỉ người được tính và đơn vị của họ mở được",
                        "A receipt is for the person it is about and for their unit"));
}

/* "Đổi rác lấy quà, Thứ Bảy 4/4" of hours; empty of what is about no session. */
static text work_of(struct ctx *cx, struct tx *tx, const struct verdict *v)
{
    text which = v->about;
    struct attendance a;
    struct shift shift;
    if (!text_equal_z(text_cut(&which, '/'), attendance_entity.name)) return TEXT("");
    err e =
        id_parse(which, &a.id) ? record_get(cx, tx, &attendance_entity, a.id, &a) : ERR_NOT_FOUND;
    if (!e) e = record_get(cx, tx, &shift_entity, a.shift, &shift);
    if (e) {
        ctx_clear(cx);
        return TEXT("");
    }
    return text_format(cx->arena, "%.*s, %.*s",
                       TEXT_ARGS(record_title(cx, tx, &opening_entity, shift.opening)),
                       TEXT_ARGS(words_day(cx, shift.day)));
}

static err write_receipt(struct ctx *cx, struct tx *tx, struct json *j, const struct verdict *v)
{
    const struct rule_hook *hook = hook_named(v->hook);
    if (!hook) return ERR_NOT_FOUND;
    json_id_at(j, "id", v->id);
    json_text_at(j, "hook", v->hook);
    json_text_at(j, "title",
                 ctx_say(cx, hook->label, hook->label_en ? hook->label_en : hook->name));
    json_text_at(j, "name", record_title(cx, tx, &volunteer_entity, v->volunteer));
    json_bool_at(j, "own", access_owns(cx, tx, &verdict_entity, v));
    json_id_at(j, "volunteer", v->volunteer);
    json_text_at(j, "about", v->about);
    json_text_at(j, "work", work_of(cx, tx, v));
    json_bool_at(j, "hours", hook == &bank_credit_hook);
    json_text_at(j, "as_of", words_day(cx, v->as_of));
    json_bool_at(j, "erased", text_is_empty(v->facts));
    json_int_at(j, "steps", v->steps);
    write_answer(cx, j, hook, v->answer);
    write_facts(cx, j, hook, v->facts);
    write_hashes(cx, j, v);
    return write_rule(cx, tx, j, v->version);
}

err verdict_read(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct verdict v = { .id = request_id(rq) };
    err e = get_visible(cx, tx, &v);
    if (!e) e = respond_saw(cx, tx, rs, &verdict_entity, &v);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    e = write_receipt(cx, tx, j, &v);
    json_object_end(j);
    return e;
}

struct again {
    struct verdict verdict;
    struct rule_replay replay;
    struct response *rs;
};

static err find(struct ctx *cx, struct tx *tx, void *arg)
{
    struct again *a = arg;
    err e = get_visible(cx, tx, &a->verdict);
    return e ? e : respond_saw(cx, tx, a->rs, &verdict_entity, &a->verdict);
}

static void write_replay(struct ctx *cx, struct json *j, const struct again *a)
{
    const struct rule_replay *r = &a->replay;
    json_key(j, "replay");
    json_object(j);
    rule_replay_print(cx, j, r);
    if (!r->same && r->answer.size) {
        json_key(j, "again");
        json_object(j);
        write_answer(cx, j, hook_named(a->verdict.hook), r->answer);
        json_object_end(j);
    }
    json_object_end(j);
}

static err tell(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct again *a = arg;
    struct json *j = respond_json(cx, a->rs, 200);
    json_object(j);
    err e = write_receipt(cx, tx, j, &a->verdict);
    if (!e) write_replay(cx, j, a);
    json_object_end(j);
    return e;
}

err verdict_replay(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct again a = { .verdict.id = request_id(rq), .rs = rs };
    err e = db_read(cx, find, &a);
    struct rule_receipt receipt = verdict_receipt(&a.verdict);
    if (!e) e = rule_replay_of(cx, &receipt, &a.replay);
    return e ? e : db_read(cx, tell, &a);
}
