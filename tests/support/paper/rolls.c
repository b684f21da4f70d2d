/* SPDX-License-Identifier: MIT
 * rolls: one unit of work after another on one ctx; each forgets the last one's error. */
#include "rolls.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/base/viet.h"
#include "core/store/dump.h"
#include "core/store/journal.h"

static const struct term kind_rows[] = { { 1, "member", "Đoàn viên", "Member" },
                                         { 2, "other", "Khác, chưa rõ", "Other" },
                                         { 0 } };
static const struct vocabulary kinds = { "member_kind", "Loại", "Kind", kind_rows };

static err member_age(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct member *m = record;
    (void)cx;
    (void)tx;
    m->age = date_years(m->birth, as_of);
    return ERR_NONE;
}

static const struct field member_fields[] = {
    FIELD(1, struct member, full_name, TEXT, REQUIRED | PERSONAL | SEARCHED, .max = 60,
          .label = "Họ và tên", .label_en = "Full name"),
    FIELD(2, struct member, birth, DATE, REQUIRED | PERSONAL | INDEXED, .label = "Ngày sinh",
          .label_en = "Birth date"),
    FIELD(3, struct member, phone, TEXT, PERSONAL | INDEXED, .max = 20, .label = "Điện thoại",
          .label_en = "Phone"),
    FIELD(4, struct member, code, TEXT, INDEXED | PERSONAL, .label = "Mã đoàn viên",
          .label_en = "Member code"),
    FIELD(5, struct member, commune, PLACE, INDEXED, .label = "Xã, phường", .label_en = "Commune"),
    FIELD(6, struct member, unit, REF, REQUIRED | INDEXED, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit", .aliases = "chi đoàn"),
    FIELD(7, struct member, note, TEXT, LINES, .label = "Ghi chú", .label_en = "Note"),
    FIELD(8, struct member, seen, TIME, 0, .label = "Gặp lúc", .label_en = "Seen"),
    FIELD(9, struct member, active, BOOL, 0, .label = "Đang sinh hoạt", .label_en = "Active"),
    FIELD(10, struct member, kind, ENUM, REQUIRED, .terms = &kinds, .label = "Loại",
          .label_en = "Kind", .fallback = "member"),
    FIELD(11, struct member, due, MONEY, 0, .label = "Đoàn phí", .label_en = "Dues"),
    FIELD(12, struct member, badge, TEXT, UNIQUE | READ_ONLY, .label = "Số thẻ",
          .label_en = "Badge"),
    FIELD(13, struct member, age, INT, DERIVED | PERSONAL, .derive = member_age, .label = "Tuổi",
          .label_en = "Age"),
    { 0 }
};

static err member_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct member *m = record;
    (void)tx;
    (void)before;
    if (m->phone.size && !viet_phone(cx->arena, m->phone, &m->phone))
        ctx_flaw(cx, "/phone", "phone", SAY("Số chưa đúng", "Not a phone number"));
    if (date_years(m->birth, instant_date(cx->now)) < 10)
        ctx_flaw(cx, "/birth", "age", SAY("Chưa đủ 10 tuổi", "Under 10"));
    if (!m->badge.size) m->badge = code_text(cx->arena, cx->random, 12);
    return cx->error;
}

const struct entity member_entity = {
    .name = "member",
    .label = "Đoàn viên",
    .label_en = "Member",
    .size = sizeof(struct member),
    .fields = member_fields,
    .number = 100,
    .check = member_check,
    .read = "member.read",
    .write = "member.write",
    .scope = "unit",
    .title = "full_name",
    .same = "code|full_name+birth|phone+given:full_name",
};

static const struct field remark_fields[] = {
    FIELD(1, struct remark, words, TEXT, REQUIRED | LINES, .max = 2000, .label = "Nội dung",
          .label_en = "Words"),
    FIELD(2, struct remark, member, REF, INDEXED, .target = "member", .label = "Về ai",
          .label_en = "About"),
    { 0 }
};
const struct entity remark_entity = { .name = "remark",
                                      .label = "Nhận xét",
                                      .label_en = "Remark",
                                      .size = sizeof(struct remark),
                                      .fields = remark_fields,
                                      .number = 101,
                                      .read = "member.read",
                                      .write = "member.write" };

static const struct entity *const tables[] = { &place_entity,  &place_successor_entity,
                                               &unit_entity,   &unit_successor_entity,
                                               &member_entity, &remark_entity };

/* ---- the folder ---------------------------------------------------------------------------- */

static void schema_fails(void *arg, const char *message)
{
    (void)arg;
    fail_msg("%s", message);
}

int rolls_setup(void **state)
{
    struct arena *arena = arena_new();
    struct rolls *r = ARENA_NEW(arena, struct rolls);
    crypto_start();
    (void)snprintf(r->dir, sizeof(r->dir), "/tmp/volbank-rolls-XXXXXX");
    assert_non_null(mkdtemp(r->dir));
    r->schema = schema_new(tables, COUNT_OF(tables), schema_fails, NULL);
    r->random = random_seeded(7, "rolls");
    ctx_begin(&r->cx, arena);
    r->cx.actor.system = true;
    r->cx.why = "test";
    r->cx.random = &r->random;
    r->cx.now = instant_at(date_of(2026, 11, 22), 9 * 60);
    struct db_options options = { .kv = { .dir = r->dir, .map_bytes = (size_t)256 << 20 },
                                  .schema = r->schema };
    assert_int_equal(db_open(&r->cx, &options, &r->db), ERR_NONE);
    r->cx.db = r->db;
    *state = r;
    return 0;
}

int rolls_teardown(void **state)
{
    struct rolls *r = *state;
    char path[512];
    db_close(r->db);
    schema_free(r->schema);
    DIR *open = opendir(r->dir);
    assert_non_null(open);
    for (struct dirent *d = readdir(open); d; d = readdir(open)) {
        if (d->d_name[0] == '.') continue;
        (void)snprintf(path, sizeof(path), "%s/%s", r->dir, d->d_name);
        assert_int_equal(unlink(path), 0);
    }
    (void)closedir(open);
    (void)rmdir(r->dir);
    arena_free(r->cx.arena);
    return 0;
}

static void must(struct rolls *r, err e)
{
    if (e) fail_msg("%s: %.*s", err_slug(e), TEXT_ARGS(r->cx.detail_en));
}

/* ---- in and out ---------------------------------------------------------------------------- */

struct planning {
    const struct sheet *sheet;
    const struct import_options *options;
    struct import *out;
};

static err plan(struct ctx *cx, struct tx *tx, void *arg)
{
    struct planning *p = arg;
    return import_plan(cx, tx, p->sheet, p->options, &p->out);
}

struct import *rolls_plan_bytes(struct rolls *r, const struct import_options *options,
                                struct slice file)
{
    struct sheet *sheet;
    ctx_clear(&r->cx);
    must(r, sheet_read(&r->cx, file, TEXT("tệp"), &sheet));
    struct planning p = { sheet, options, NULL };
    must(r, db_read(&r->cx, plan, &p));
    return p.out;
}

struct import *rolls_plan(struct rolls *r, const struct entity *entity, const char *csv)
{
    struct import_options options = { .entity = entity };
    return rolls_plan_bytes(r, &options, text_slice(text_of(csv)));
}

struct import_report rolls_report(struct rolls *r, const struct import *import)
{
    struct import_report report;
    import_report(&r->cx, import, &report);
    return report;
}

struct import_report rolls_import(struct rolls *r, const struct entity *entity, const char *csv)
{
    struct import *import = rolls_plan(r, entity, csv);
    text problems = rolls_problems(r, import);
    if (problems.size) fail_msg("%.*s", TEXT_ARGS(problems));
    must(r, import_apply(&r->cx, import, false, NULL, NULL));
    return rolls_report(r, import);
}

struct exporting {
    struct query query;
    struct export_options options;
    struct slice bytes;
};

static err export(struct ctx *cx, struct tx *tx, void *arg)
{
    struct exporting *x = arg;
    return export_sheet(cx, tx, &x->query, &x->options, &x->bytes);
}

struct slice rolls_export(struct rolls *r, const struct entity *entity, enum sheet_form form,
                          bool names)
{
    struct exporting x = { .query.entity = entity,
                           .options = { .form = form, .names = names, .personal = true } };
    ctx_clear(&r->cx);
    must(r, db_read(&r->cx, export, &x));
    return x.bytes;
}

/* ---- what is stored ------------------------------------------------------------------------ */

static err dump(struct ctx *cx, struct tx *tx, void *arg)
{
    return dump_write(cx, tx, arg);
}

text rolls_records(struct rolls *r)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    must(r, db_read(&r->cx, dump, out));
    (void)fclose(out);
    struct buffer kept = buffer_in(r->cx.arena, size + 1);
    text rest = { bytes, size };
    while (rest.size) {
        text line = text_cut(&rest, '\n');
        if (!text_starts(line, TEXT("{\"entity\""))) continue;
        buffer_text(&kept, line);
        buffer_byte(&kept, '\n');
    }
    free(bytes);
    return buffer_as_text(&kept);
}

static err last(struct ctx *cx, struct tx *tx, void *arg)
{
    return journal_last(cx, tx, arg);
}

uint64_t rolls_last(struct rolls *r)
{
    uint64_t seq = 0;
    must(r, db_read(&r->cx, last, &seq));
    return seq;
}

struct counting {
    struct query query;
    size_t count;
};

static err count_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct counting *c = arg;
    return query_count(cx, tx, &c->query, &c->count);
}

size_t rolls_count(struct rolls *r, const struct entity *entity)
{
    struct counting c = { .query.entity = entity };
    must(r, db_read(&r->cx, count_all, &c));
    return c.count;
}

text rolls_problems(struct rolls *r, const struct import *import)
{
    struct import_report report = rolls_report(r, import);
    struct buffer out = buffer_in(r->cx.arena, 256);
    for (size_t i = 0; i < report.problem_count; i++) {
        const struct import_problem *p = report.problems[i];
        assert_true(p->vi.size && p->en.size);
        buffer_format(&out, "%s%.*s %.*s", i ? "; " : "", TEXT_ARGS(p->cell), TEXT_ARGS(p->code));
    }
    return buffer_as_text(&out);
}

void rolls_fill(struct rolls *r)
{
    (void)rolls_import(r, &place_entity,
                       "code,valid_from,valid_to,name,parent,level\n"
                       "67,2004-01-01,2025-07-01,Tỉnh Đắk Nông,,province\n"
                       "68,2025-07-01,,Tỉnh Lâm Đồng,,province\n"
                       "663,2004-01-01,2025-07-01,Huyện Đắk Mil,67,district\n"
                       "662,2004-01-01,2025-07-01,Huyện Cư Jút,67,district\n"
                       "24664,2004-01-01,2025-07-01,Thị trấn Đắk Mil,663,commune\n"
                       "24664,2025-07-01,,Xã Đắk Mil,68,commune\n"
                       "24673,2004-01-01,2025-07-01,Xã Đắk R'La,663,commune\n"
                       "24646,2004-01-01,2025-07-01,Xã Đắk Wil,662,commune\n"
                       "24646,2025-07-01,,Xã Đắk Wil,68,commune\n"
                       "24620,2004-01-01,,Xã Quảng Hòa,68,commune\n"
                       "90001,2004-01-01,,Xã Tân Thành,67,commune\n"
                       "90002,2004-01-01,,Xã Tân Thành,68,commune\n");
    (void)rolls_import(r, &unit_entity,
                       "Trực thuộc,Mã đơn vị,Tên đơn vị,Loại đơn vị\n"
                       "xa-dak-mil,cd-3,Chi đoàn thôn 3,Chi đoàn\n"
                       "tinh,xa-dak-mil,Đoàn xã Đắk Mil,commune_union\n"
                       ",tinh,Tỉnh đoàn,Tỉnh đoàn\n");
}
