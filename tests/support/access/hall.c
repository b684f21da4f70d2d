/* SPDX-License-Identifier: MIT
 * hall: see hall.h. */
#include "hall.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/access/api_key.h"
#include "core/access/login_code.h"
#include "core/store/tx.h"

static const struct field dossier_fields[] = {
    FIELD(1, struct dossier, name, TEXT, REQUIRED | PERSONAL, .max = 40, .label = "Tên",
          .label_en = "Name"),
    FIELD(2, struct dossier, unit, REF, 0, .target = "unit", .label = "Đơn vị", .label_en = "Unit"),
    FIELD(3, struct dossier, account, REF, 0, .target = "account", .label = "Tài khoản",
          .label_en = "Account"),
    { 0 }
};
const struct entity dossier_entity = { .name = "dossier",
                                       .label = "Hồ sơ",
                                       .label_en = "Dossier",
                                       .size = sizeof(struct dossier),
                                       .fields = dossier_fields,
                                       .number = 200,
                                       .read = "dossier.read",
                                       .scope = "unit",
                                       .owner = "account" };

static const struct permission rows[] = {
    { "dossier.read", "Xem hồ sơ", "See dossiers", ROLES_WATCHING | ROLE_BIT(ROLE_OPERATOR), true },
    { "work.write", "Sửa việc", "Edit work", ROLES_STAFF, false },
    { "grant.write", "Phân quyền", "Grant roles",
      ROLE_BIT(ROLE_AREA_ADMIN) | ROLE_BIT(ROLE_PROVINCE_ADMIN) | ROLE_BIT(ROLE_OPERATOR), false },
    { "self.see", "Xem của mình", "See one's own", ROLE_BIT(ROLE_VOLUNTEER), false },
};

static void unexpected_fault(void *arg, const char *message)
{
    (void)arg;
    fail_msg("%s", message);
}

static void open_store(struct hall *h)
{
    static const struct entity *const tables[] = { &place_entity,          &unit_entity,
                                                   &account_entity,        &grant_entity,
                                                   &session_entity,        &login_code_entity,
                                                   &dossier_entity,        &place_successor_entity,
                                                   &unit_successor_entity, &api_key_entity };
    h->schema = schema_new(tables, COUNT_OF(tables), unexpected_fault, NULL);
    assert_non_null(h->schema);
    snprintf(h->dir, sizeof(h->dir), "%s/volbank-hall-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    assert_non_null(mkdtemp(h->dir));
    struct kv_options options = { .dir = h->dir, .map_bytes = (size_t)64 << 20 };
    assert_int_equal(kv_open(&h->cx, &kv_lmdb, &options, &h->kv), ERR_NONE);
    h->tx = ARENA_NEW(h->arena, struct tx);
    *h->tx = (struct tx){ .write = true, .schema = h->schema };
    h->tx->changes_end = &h->tx->changes;
    assert_int_equal(kv_begin(&h->cx, h->kv, NULL, true, &h->tx->kv), ERR_NONE);
}

int hall_setup(void **state)
{
    const struct permission *book[COUNT_OF(rows)];
    struct arena *arena = arena_new();
    struct hall *h = ARENA_NEW(arena, struct hall);
    crypto_start();
    h->arena = arena;
    h->random = random_seeded(7, "hall");
    for (size_t i = 0; i < COUNT_OF(rows); i++) book[i] = &rows[i];
    h->book = permission_book_new(arena, book, COUNT_OF(rows));
    ctx_begin(&h->cx, arena);
    h->cx.random = &h->random;
    h->cx.now = instant_at(date_of(2026, 11, 22), 8 * 60 + 30);
    h->cx.why = "test";
    h->cx.actor.system = true;
    open_store(h);
    h->province = hall_unit(h, "Tỉnh đoàn", UNIT_PROVINCE_UNION, ID_NONE);
    h->north = hall_unit(h, "Cụm Bắc", UNIT_AREA, h->province);
    h->south = hall_unit(h, "Cụm Nam", UNIT_AREA, h->province);
    h->north_commune = hall_unit(h, "Xã Bắc", UNIT_COMMUNE_UNION, h->north);
    h->south_commune = hall_unit(h, "Xã Nam", UNIT_COMMUNE_UNION, h->south);
    h->department = hall_unit(h, "Sở", UNIT_DEPARTMENT, ID_NONE);
    *state = h;
    return 0;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info, (void)kind, (void)where;
    return remove(path);
}

int hall_teardown(void **state)
{
    struct hall *h = *state;
    kv_abort(h->tx->kv);
    kv_close(h->kv);
    schema_free(h->schema);
    assert_int_equal(nftw(h->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
    arena_free(h->arena);
    return 0;
}

static void must(struct hall *h, err e)
{
    if (e) fail_msg("%s: %.*s", err_slug(e), TEXT_ARGS(h->cx.detail_en));
}

id hall_account(struct hall *h, const char *login)
{
    struct account a = { .login = text_of(login), .name = text_of(login), .state = ACCOUNT_ACTIVE };
    must(h, record_create(&h->cx, h->tx, &account_entity, &a));
    return a.id;
}

id hall_unit(struct hall *h, const char *name, int32_t kind, id parent)
{
    struct unit u = { .name = text_of(name), .kind = kind, .parent = parent };
    must(h, record_create(&h->cx, h->tx, &unit_entity, &u));
    return u.id;
}

void hall_grant(struct hall *h, id account, enum role role, id unit, date from, date to)
{
    struct grant g = {
        .account = account, .role = (int32_t)role, .unit = unit, .from = from, .to = to
    };
    must(h, record_create(&h->cx, h->tx, &grant_entity, &g));
}

id hall_holder(struct hall *h, const char *login, enum role role, id unit)
{
    id account = hall_account(h, login);
    hall_grant(h, account, role, unit, date_of(2020, 1, 1), 0);
    return account;
}

void hall_act_as(struct hall *h, id account)
{
    h->cx.actor = (struct actor){ .account = account };
    must(h, access_load(&h->cx, h->tx, h->book));
}

void hall_act_as_system(struct hall *h)
{
    h->cx.actor = (struct actor){ .system = true };
}

text hall_slug(struct hall *h)
{
    text slug = h->cx.flaws ? h->cx.flaws->code : h->cx.slug;
    ctx_clear(&h->cx);
    return slug;
}
