/* SPDX-License-Identifier: MIT
 * demo_logins: one account per role, and nobody else has a password. The roles of a commune stand
 * at Đức Lập (before the reform: thị trấn Đắk Mil), so that they share work with each other. */
#include "demo.h"
#include "demo_world.h"

struct login_row {
    const char *login, *name;
    enum role role;
    const char *unit; /* code of a unit; NULL = the commune union below */
};
/* The first DEMO_LOGIN_PEOPLE are also the first people. */
static const struct login_row login_rows[] = {
    { "tnv.an", "Nguyễn Thị Hoài An", ROLE_VOLUNTEER, NULL },
    { "doitruong.binh", "Trần Quốc Bình", ROLE_TEAM_LEADER, NULL },
    { "canbo.chi", "Lê Thị Kim Chi", ROLE_UNIT_OFFICER, NULL },
    { "cum.dung", "Phạm Văn Dũng", ROLE_AREA_ADMIN, "663" },
    { "tinh.giang", "H'Giang Niê", ROLE_PROVINCE_ADMIN, "tinh-doan" },
    { "taphuan.hoa", "Nông Thị Hoa", ROLE_TRAINER, "tinh-doan" },
    { "danhgia.khanh", "Vũ Duy Khánh", ROLE_ASSESSOR, "tinh-doan" },
    { "hoidong.lam", "Điểu Lâm", ROLE_COUNCIL, "tinh-doan" },
    { "theodoi.minh", "Hoàng Nhật Minh", ROLE_MONITOR, "tinh-doan" },
    { "sonoivu.nga", "Đặng Thúy Nga", ROLE_PARTNER, "so-noi-vu" },
    { "vanhanh.oanh", "Bùi Thị Oanh", ROLE_OPERATOR, "tinh-doan" },
    { "mattran.hanh", "Trương Thị Mỹ Hạnh", ROLE_FRONT, "ubmttq" },
};
/* Those behind came later: what chance they take does not move the rest of the province. */
enum { FIRST_LOGINS = 11 };

static err make_login(struct demo *d, const struct login_row *row, const struct unit *unit, id *out)
{
    const struct demo_options *o = d->options;
    char hash[PASSWORD_HASH_MAX];
    err e = password_hash(d->cx, TEXT(DEMO_PASSWORD), true, hash);
    if (e) return e;
    struct account a = { .id = demo_id(d, o->as_of - 1, 480),
                         .login = text_of(row->login),
                         .name = text_of(row->name),
                         .password = text_of(hash),
                         .state = ACCOUNT_ACTIVE };
    a.phone = demo_phone(d);
    demo_put(d->batch, &account_entity, &a);
    *out = a.id;
    if (row->role == ROLE_VOLUNTEER) return ERR_NONE;
    struct grant g = { .id = demo_id(d, o->as_of - 1, 481),
                       .account = a.id,
                       .role = (int32_t)row->role,
                       .unit = unit->id,
                       .from = o->as_of - 300,
                       .why = TEXT("Tài khoản mẫu") };
    demo_put(d->batch, &grant_entity, &g);
    return ERR_NONE;
}

static const struct unit *home_union(const struct demo *d)
{
    for (size_t i = 0; i < DEMO_COMMUNES; i++)
        if (text_equal_z(d->communes[i].old->code, DEMO_LOGIN_COMMUNE))
            return demo_union(&d->communes[i], d->options->as_of);
    return d->root;
}

err demo_logins_make(struct demo *d, text *table)
{
    struct buffer out = buffer_in(d->cx->arena, 1024);
    err e = ERR_NONE;
    struct random_source *chance = d->cx->random;
    struct random_source later = random_seeded(d->options->seed, "demo logins");
    buffer_z(&out, "Vai trò | Tên đăng nhập | Mật khẩu | Đơn vị\n");
    for (size_t i = 0; !e && i < COUNT_OF(login_rows); i++) {
        const struct login_row *row = &login_rows[i];
        const struct unit *unit =
            row->unit ? official_unit(&d->official, text_of(row->unit)) : home_union(d);
        REQUIRE(unit);
        id account;
        if (i == FIRST_LOGINS) d->cx->random = &later;
        e = make_login(d, row, unit, &account);
        if (i < DEMO_LOGIN_PEOPLE) d->logins[i] = account;
        if (row->role == ROLE_UNIT_OFFICER) d->organiser = account;
        if (row->role == ROLE_FRONT) d->front = account;
        const struct term *role = vocabulary_number(&role_terms, row->role);
        buffer_format(&out, "%s | %s | %s | %.*s\n", role->vi, row->login, DEMO_PASSWORD,
                      TEXT_ARGS(unit->name));
    }
    d->cx->random = chance;
    arena_reset(d->scratch);
    *table = buffer_as_text(&out);
    return e;
}

text demo_login_name(size_t person)
{
    REQUIRE(person < DEMO_LOGIN_PEOPLE);
    return text_of(login_rows[person].name);
}
