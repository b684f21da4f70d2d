/* SPDX-License-Identifier: MIT
 * unit_request: what is named by a code must be there; what is to be made is only described. */
#include "unit_request.h"

const struct field unit_request_fields[] = {
    FIELD(1, struct unit_request, kind, ENUM, REQUIRED, .terms = &unit_operation_terms,
          .label = "Việc", .label_en = "Operation"),
    FIELD(2, struct unit_request, on, DATE, REQUIRED, .label = "Từ ngày", .label_en = "From"),
    FIELD(3, struct unit_request, units, TEXT, REQUIRED, .max = 4000, .label = "Đơn vị",
          .label_en = "Units"),
    FIELD(4, struct unit_request, into, TEXT, 0, .max = 4000, .label = "Thành đơn vị",
          .label_en = "Into"),
    FIELD(5, struct unit_request, name, TEXT, 0, .max = 120, .label = "Tên mới",
          .label_en = "New name"),
    FIELD(6, struct unit_request, under, TEXT, 0, .max = 60, .label = "Trực thuộc",
          .label_en = "Under"),
    FIELD(7, struct unit_request, place, TEXT, 0, .max = 12, .label = "Địa bàn (mã)",
          .label_en = "Place (code)"),
    { 0 }
};

/* ---- units and places by name ---------------------------------------------------------------- */

static err find_unit(struct ctx *cx, struct tx *tx, text name, struct unit *out)
{
    id which;
    struct unit probe = { .code = name };
    bool is_id = id_parse(name, &which);
    err e = is_id ? record_get(cx, tx, &unit_entity, which, out)
                  : record_find(cx, tx, &unit_entity, "code", &probe, out);
    if (e != ERR_NOT_FOUND) return e;
    return ctx_fail(cx, e, NULL, "unit",
                    SAY("Không có đơn vị mã «%.*s»", "There is no unit with the code «%.*s»"),
                    TEXT_ARGS(name));
}

struct place_looking {
    date on;
    id found;
};

static enum kv_go look_at_place(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                err *failure)
{
    const struct place *p = record;
    struct place_looking *l = arg;
    (void)cx, (void)tx, (void)failure;
    bool in_force = p->valid_from <= l->on && (!p->valid_to || l->on < p->valid_to);
    if (in_force) l->found = p->id;
    return KV_MORE;
}

err unit_request_place(struct ctx *cx, struct tx *tx, text code, date on, id *out)
{
    struct place probe = { .code = code };
    struct place_looking l = { on, ID_NONE };
    err e = query_by(cx, tx, &place_entity, "code", &probe, look_at_place, &l);
    *out = l.found;
    if (e || !id_is_none(l.found)) return e;
    return ctx_fail(
        cx, ERR_NOT_FOUND, NULL, "place",
        SAY("Không có địa danh mã «%.*s» vào ngày này", "No place has the code «%.*s» on this day"),
        TEXT_ARGS(code));
}

/* ---- the request ----------------------------------------------------------------------------- */

static err read_units(struct ctx *cx, struct tx *tx, text list, struct unit_change *out)
{
    err e = ERR_NONE;
    char *plain = ARENA_ARRAY(cx->arena, list.size + 1, char);
    for (size_t i = 0; i < list.size; i++) {
        bool parts = list.data[i] == ',' || list.data[i] == ';' || list.data[i] == '\n';
        plain[i] = parts ? ' ' : list.data[i];
    }
    list = (text){ plain, list.size };
    while (!e && list.size) {
        struct unit unit;
        text one = text_trim(text_cut(&list, ' '));
        if (!one.size) continue;
        if (out->old_count == UNIT_OPERATION_UNITS)
            return ctx_fail(cx, ERR_INVALID, "/units", "many",
                            SAY("Quá nhiều đơn vị một lần", "Too many units at once"));
        e = find_unit(cx, tx, one, &unit);
        if (!e) out->old[out->old_count++] = unit.id;
    }
    return e;
}

static err read_heir(struct ctx *cx, struct tx *tx, text one, date on, id parent, struct unit *out)
{
    text code = text_trim(text_cut(&one, ':'));
    text name = text_trim(text_cut(&one, ':'));
    text place = text_trim(one);
    if (!name.size) return find_unit(cx, tx, code, out);
    *out = (struct unit){ .code = code, .name = name, .parent = parent };
    return place.size ? unit_request_place(cx, tx, place, on, &out->place) : ERR_NONE;
}

static err read_heirs(struct ctx *cx, struct tx *tx, const struct unit_request *r, id parent,
                      struct unit_change *out)
{
    err e = ERR_NONE;
    text list = r->into;
    while (!e && list.size) {
        text one = text_trim(text_cut(&list, ';'));
        if (!one.size) continue;
        if (out->heir_count == UNIT_OPERATION_HEIRS)
            return ctx_fail(cx, ERR_INVALID, "/into", "many",
                            SAY("Quá nhiều đơn vị một lần", "Too many units at once"));
        e = read_heir(cx, tx, one, r->on, parent, &out->heirs[out->heir_count++]);
    }
    return e;
}

err unit_request_read(struct ctx *cx, struct tx *tx, const struct unit_request *request,
                      struct unit_change *out)
{
    struct unit above = { 0 };
    *out = (struct unit_change){ .kind = request->kind, .on = request->on, .name = request->name };
    err e = read_units(cx, tx, request->units, out);
    if (!e && request->under.size) e = find_unit(cx, tx, request->under, &above);
    out->parent = above.id;
    bool makes = request->kind == UNIT_MERGE || request->kind == UNIT_SPLIT;
    if (!e && makes) e = read_heirs(cx, tx, request, above.id, out);
    if (!e && request->kind == UNIT_RELOCATE)
        e = unit_request_place(cx, tx, request->place, request->on, &out->place);
    return e;
}

/* ---- the account ----------------------------------------------------------------------------- */

static const char *const deed_names[] = { "",          "ends",         "begins",
                                          "is_called", "stands_under", "works_at" };
static const char *const fate_names[] = { "", "goes_over", "goes_on", "ends", "stays", "hinders" };

void unit_account_json(struct ctx *cx, struct json *j, const struct unit_account *account)
{
    json_int_at(j, "units", (int64_t)account->units);
    json_int_at(j, "records", (int64_t)account->records);
    json_key(j, "deeds");
    json_array(j);
    for (const struct unit_deed *d = account->deeds; d; d = d->next) {
        json_object(j);
        json_z_at(j, "deed", deed_names[d->what]);
        json_text_at(j, "unit", d->unit);
        json_text_at(j, "other", d->other);
        json_text_at(j, "words", unit_deed_words(cx, d));
        json_object_end(j);
    }
    json_array_end(j);
    json_key(j, "touched");
    json_array(j);
    for (const struct unit_touched *t = account->touched; t; t = t->next) {
        json_object(j);
        json_z_at(j, "entity", t->entity->name);
        json_text_at(j, "label", ctx_say(cx, t->entity->label, t->entity->label_en));
        json_z_at(j, "fate", fate_names[t->fate]);
        json_int_at(j, "count", (int64_t)t->count);
        json_text_at(j, "words", unit_touched_words(cx, t));
        json_object_end(j);
    }
    json_array_end(j);
}

struct wording {
    const char *vi, *en;
};

text unit_deed_words(const struct ctx *cx, const struct unit_deed *deed)
{
    static const struct wording words[] = {
        { "", "" },
        { "kết thúc, kế thừa: ", "ends, its heir: " },
        { "thành lập, trực thuộc ", "begins, under " },
        { "đổi tên thành ", "is called " },
        { "chuyển về trực thuộc ", "stands under " },
        { "đổi địa bàn sang ", "works at " },
    };
    static const struct wording alone[] = { { "", "" },
                                            { "kết thúc", "ends" },
                                            { "thành lập", "begins" },
                                            { "đổi tên", "is renamed" },
                                            { "lên cấp trên cùng", "stands at the top" },
                                            { "đổi địa bàn", "works elsewhere" } };
    const struct wording *w = deed->other.size ? &words[deed->what] : &alone[deed->what];
    return text_format(cx->arena, "%.*s: %.*s%.*s", TEXT_ARGS(deed->unit),
                       TEXT_ARGS(ctx_say(cx, w->vi, w->en)), TEXT_ARGS(deed->other));
}

text unit_touched_words(const struct ctx *cx, const struct unit_touched *touched)
{
    static const struct wording words[] = {
        { "", "" },
        { "chuyển sang đơn vị kế thừa", "go over to the heir" },
        { "khép lại ngày hôm trước và tiếp nối ở đơn vị kế thừa",
          "end the day before and go on at the heir" },
        { "khép lại ngày hôm trước", "end the day before" },
        { "giữ nguyên, đơn vị kế thừa vẫn xem và làm tiếp được",
          "stay as they are; the heir sees them and works on with them" },
        { "còn vướng, phải chuyển trước", "stand in the way and must go elsewhere first" },
    };
    const struct wording *w = &words[touched->fate];
    return ctx_say(cx, w->vi, w->en);
}
