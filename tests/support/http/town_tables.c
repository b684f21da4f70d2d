/* SPDX-License-Identifier: MIT
 * town_tables: what a plugin would bring: entities, permissions, routes of every kind, pages of
 * every sort. */
#include <time.h>

#include "core/store/query.h"
#include "town.h"

static const struct term state_rows[] = { { NOTE_OPEN, "open", "Đang mở", "Open" },
                                          { NOTE_CLOSED, "closed", "Đã đóng", "Closed" },
                                          { 0 } };
static const struct vocabulary state_terms = { "note_state", "Trạng thái", "State", state_rows };

static err note_length(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct note *note = record;
    (void)cx, (void)tx, (void)as_of;
    note->length = (int64_t)note->title.size;
    return ERR_NONE;
}

static const struct field note_fields[] = {
    FIELD(1, struct note, title, TEXT, REQUIRED | INDEXED | SEARCHED, .max = 60, .label = "Tiêu đề",
          .label_en = "Title"),
    FIELD(2, struct note, unit, REF, REQUIRED | INDEXED, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(3, struct note, state, ENUM, INDEXED, .terms = &state_terms, .fallback = "open",
          .label = "Trạng thái", .label_en = "State"),
    FIELD(4, struct note, starts, DATE, INDEXED, .label = "Bắt đầu", .label_en = "Starts"),
    FIELD(5, struct note, length, INT, DERIVED, .derive = note_length, .label = "Độ dài",
          .label_en = "Length"),
    { 0 }
};
const struct entity note_entity = {
    "note",          "Ghi chú",          sizeof(struct note), note_fields,
    .number = 100,   .label_en = "Note", .read = PUBLIC,      .write = "note.write",
    .scope = "unit", .title = "title"
};

static const struct field member_fields[] = {
    FIELD(1, struct member, name, TEXT, REQUIRED | INDEXED | SEARCHED, .label = "Tên",
          .label_en = "Name"),
    FIELD(2, struct member, phone, TEXT, PERSONAL, .label = "Điện thoại", .label_en = "Phone"),
    FIELD(3, struct member, unit, REF, REQUIRED | INDEXED, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(4, struct member, account, REF, INDEXED, .target = "account", .label = "Tài khoản",
          .label_en = "Account"),
    { 0 }
};
const struct entity member_entity = {
    "member",        "Thành viên",         sizeof(struct member), member_fields,
    .number = 101,   .label_en = "Member", .read = "member.read", .write = "member.write",
    .scope = "unit", .owner = "account",   .title = "name"
};

static const struct permission rows[] = {
    { "note.write", "viết ghi chú", "write notes", ROLES_STAFF, false },
    { "member.read", "xem thành viên", "see members", ROLES_WATCHING, true },
    { "member.write", "sửa thành viên", "change members", ROLES_STAFF, false },
    { "unit.write", "sửa đơn vị", "change units", ROLES_STAFF, false },
    { "place.write", "sửa địa danh", "change places", ROLES_STAFF, false },
    { "account.read", "xem tài khoản", "see accounts", ROLES_STAFF, true },
    { "account.write", "sửa tài khoản", "change accounts", ROLES_STAFF, false },
    { "grant.read", "xem vai trò", "see roles", ROLES_STAFF, false },
    { "grant.write", "trao vai trò", "grant roles", ROLES_STAFF, false },
};
const struct permission *const town_permissions[] = { &rows[0], &rows[1], &rows[2],
                                                      &rows[3], &rows[4], &rows[5],
                                                      &rows[6], &rows[7], &rows[8] };
const size_t town_permission_count = COUNT_OF(town_permissions);

/* ---- routes -------------------------------------------------------------------------------- */

static err ping(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx, (void)rq;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_bool_at(j, "pong", true);
    json_object_end(j);
    return ERR_NONE;
}

/* Longer than the deadline when asked for ?naughty=1. */
static err slow(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    REQUIRE(!tx);
    struct timespec nap = { .tv_sec = text_equal_z(request_query(rq, "naughty"), "1") ? 2 : 0,
                            .tv_nsec = 1000000 };
    nanosleep(&nap, NULL);
    return ping(cx, tx, rq, rs);
}

struct echo {
    text title;
    int64_t count;
    bool sure;
    week_grid free;
    int32_t state;
};
static const struct field echo_fields[] = {
    FIELD(1, struct echo, title, TEXT, REQUIRED, .max = 10, .label = "Tiêu đề",
          .label_en = "Title"),
    FIELD(2, struct echo, count, INT, 0, .min = 1, .max = 9, .fallback = "3", .label = "Số",
          .label_en = "Count"),
    FIELD(3, struct echo, sure, BOOL, 0, .label = "Chắc chắn", .label_en = "Sure"),
    FIELD(4, struct echo, free, GRID, 0, .label = "Lịch rảnh", .label_en = "Free time"),
    FIELD(5, struct echo, state, ENUM, 0, .terms = &state_terms, .label = "Trạng thái",
          .label_en = "State"),
    { 0 }
};

static err echo(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct echo *body = request_body(rq);
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "title", body->title);
    json_int_at(j, "count", body->count);
    json_bool_at(j, "sure", body->sure);
    json_int_at(j, "free", body->free.cells);
    json_bool_at(j, "gave_count", request_gave(rq, "count"));
    json_bool_at(j, "form", request_is_form(rq));
    json_bool_at(j, "writing", tx_is_write(tx));
    json_object_end(j);
    return ERR_NONE;
}

static err prepare_double(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    int64_t *twice = ARENA_NEW(cx->arena, int64_t);
    REQUIRE(!tx_is_write(tx));
    *twice = 2 * ((const struct echo *)request_body(rq))->count;
    *prepared = twice;
    return ERR_NONE;
}

static err tell_prepared(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs)
{
    REQUIRE(tx_is_write(tx));
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_int_at(j, "twice", *(const int64_t *)request_prepared(rq));
    json_object_end(j);
    return ERR_NONE;
}

static err close_note(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct note note;
    err e = record_get(cx, tx, &note_entity, request_id(rq), &note);
    note.state = NOTE_CLOSED;
    if (!e) e = record_update(cx, tx, &note_entity, &note);
    if (!e) respond_live(cx, rs, TEXT("notes"));
    return e ? e : respond(cx, tx, rq, rs, &note_entity, &note);
}

static err upload(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_int_at(j, "size", (int64_t)request_raw(rq).size);
    json_text_at(j, "name", request_file_name(rq));
    json_object_end(j);
    return ERR_NONE;
}

static err note_new(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct echo *body = request_body(rq);
    struct note note = { .title = body->title, .state = body->state, .unit = *(const id *)cx->app };
    err e = record_create(cx, tx, &note_entity, &note);
    return e ? e : respond_created(cx, tx, rq, rs, &note_entity, &note);
}

static err broken(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx, (void)rq, (void)rs;
    return ctx_fail(cx, ERR_IO, NULL, "disk", SAY("Đĩa hỏng", "The disk is broken"));
}

struct scoped {
    id unit;
};
static const struct field scoped_fields[] = { FIELD(1, struct scoped, unit, REF, REQUIRED,
                                                    .target = "unit", .label = "Đơn vị",
                                                    .label_en = "Unit"),
                                              { 0 } };
static const struct limit_rule thrice = { "thrice", 3, 1 };

const struct route town_routes[] = {
    { GET, "/ping", ping, READ, PUBLIC, .summary = "thử", .summary_en = "try" },
    { GET, "/limited", ping, READ, PUBLIC, .limit = &thrice },
    { GET, "/slow", slow, SLOW, PUBLIC },
    { GET, "/private", ping, READ, SIGNED_IN },
    { GET, "/broken", broken, READ, PUBLIC },
    { GET, "/notes/recent", ping, READ, PUBLIC },
    { POST, "/echo", echo, READ, PUBLIC, .body = echo_fields, .body_size = sizeof(struct echo) },
    { POST, "/echo-write", echo, WRITE, PUBLIC, .body = echo_fields,
      .body_size = sizeof(struct echo) },
    { POST, "/prepared", tell_prepared, WRITE, PUBLIC, .prepare = prepare_double,
      .body = echo_fields, .body_size = sizeof(struct echo) },
    { POST, "/upload", upload, WRITE, PUBLIC, .body_max = 4096 },
    { POST, "/notes/:id/close", close_note, WRITE, "note.write", .scope = "note.unit",
      .answers = &note_entity },
    { POST, "/units-only", ping, WRITE, "note.write", .scope = "body.unit", .body = scoped_fields,
      .body_size = sizeof(struct scoped) },
    { POST, "/jobs-only", ping, JOB, PUBLIC },
    { POST, "/ask", note_new, WRITE, PUBLIC, .body = echo_fields, .body_size = sizeof(struct echo),
      .answers = &note_entity },
    { 0 }
};

const struct page town_pages[] = {
    { "/", "home", "/notes", PUBLIC, "Trang chủ", "Home", .nav = "home" },
    { "/n/:id", "note", "/notes/:id", PUBLIC, "Ghi chú", "Note", .island = "note" },
    { "/ask", "ask", NULL, PUBLIC, "Hỏi", "Ask", .submit = "/ask", .then = "/n/{id}" },
    { "/mine", "mine", "/private", SIGNED_IN, "Của tôi", "Mine" },
    { "/dang-nhap", "login", NULL, PUBLIC, "Đăng nhập", "Sign in" },
    { 0 }
};
