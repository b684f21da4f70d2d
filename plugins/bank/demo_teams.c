/* SPDX-License-Identifier: MIT
 * demo_teams: standing formations with charter, coordinators and members (what the national award
 * asks of a group: a year of age, a charter, three coordinators, twenty volunteers), the register
 * of full-time cadres, and the forest-fire danger of past dry seasons. */
#include "demo_names.h"

struct team_row {
    const char *name;
    const char *unit; /* code */
    uint8_t field, area;
    uint16_t age_hundredths; /* age in hundredths of a year */
};
static const struct team_row team_rows[] = {
    { "Đội Thanh niên tình nguyện Bắc Gia Nghĩa", "doan-24611", 2, 0, 310 },
    { "Đội hình Tổ công nghệ số cộng đồng Nam Gia Nghĩa", "doan-24615", 7, 0, 220 },
    { "Câu lạc bộ Hiến máu Giọt hồng Gia Nghĩa", "clb-giot-hong", 9, 0, 540 },
    { "Đội Sinh viên tình nguyện Cao đẳng Cộng đồng", "cdcd", 8, 0, 410 },
    { "Đội Cồng chiêng trẻ Đắk Nia", "clb-cong-chieng", 15, 0, 260 },
    { "Đội Giữ rừng Tà Đùng", "clb-ta-dung-xanh", 11, 1, 330 },
    { "Đội Xóa mù chữ Quảng Sơn", "doan-24616", 8, 1, 150 },
    { "Nhóm Phiên dịch tiếng Mông Quảng Hòa", "doan-24620", 4, 1, 90 },
    { "Đội Cứu đuối Sêrêpốk", "clb-serepok", 12, 2, 280 },
    { "Đội Công nhân tình nguyện Tâm Thắng", "kcn-tam-thang", 4, 2, 190 },
    { "Đội Thanh niên xung kích biên giới Đắk Wil", "doan-24646", 14, 2, 360 },
    { "Đội Đổi công hái cà phê Đức Lập", "doan-24664", 13, 3, 420 },
    { "Câu lạc bộ Ngân hàng máu sống Đắk Mil", "clb-mau-song-dak-mil", 9, 3, 620 },
    { "Đội Áo xanh Thuận An", "doan-24682", 14, 3, 240 },
    { "Đội hình Thầy cô trẻ Đắk Mil", "thpt-tran-hung-dao", 8, 3, 130 },
    { "Đội Thuyết minh Công viên địa chất", "clb-dia-chat", 15, 4, 350 },
    { "Đội Xung kích ứng phó mưa lũ Nam Đà", "doan-24697", 10, 4, 460 },
    { "Đội Thanh niên tình nguyện Krông Nô", "doan-24688", 1, 4, 300 },
    { "Đội xe áo xanh 0 đồng Đức An", "clb-doi-xe-ao-xanh", 4, 5, 210 },
    { "Đội Phòng cháy rừng Trường Xuân", "doan-24730", 11, 5, 270 },
    { "Câu lạc bộ Thanh niên số Kiến Đức", "clb-so", 7, 6, 170 },
    { "Đội Công trình thanh niên Nhân Cơ", "doan-24751", 1, 6, 390 },
    { "Đội Tuổi trẻ Nhôm Đắk Nông vì cộng đồng", "nhom-dak-nong", 4, 6, 320 },
    { "Câu lạc bộ Tiếng M'Nông Tuy Đức", "clb-tieng-mnong", 8, 7, 230 },
    { "Đội Quân hàm xanh Quảng Trực", "doan-24736", 14, 7, 380 },
};

static const char charter[] =
    "Điều 1. Đội hoạt động tự nguyện, không vì lợi nhuận, dưới sự quản lý của đơn vị chủ quản.\n"
    "Điều 2. Ban điều phối có ít nhất 3 người, do thành viên bầu hằng năm; họp mỗi tháng một lần.\n"
    "Điều 3. Thành viên từ đủ 16 tuổi, tham gia ít nhất 5 buổi một năm; dưới 16 tuổi phải có người "
    "giám hộ đồng ý.\n"
    "Điều 4. Mọi hoạt động được ghi trên Ngân hàng tình nguyện; điểm danh tại chỗ, thu chi công "
    "khai.\n"
    "Điều 5. Bảo đảm an toàn: có người biết sơ cứu, có phương án khi mưa lũ, cháy rừng; không nhận "
    "việc quá sức.\n"
    "Điều 6. Thành viên vắng 3 buổi không lý do thì thôi tham gia; muốn trở lại phải đăng ký lại.";

/* What it is called says what it is. */
static int32_t kind_of(const char *name)
{
    static const struct {
        const char *begins;
        int32_t kind;
    } kinds[] = { { "Đội hình", TEAM_KIND_FORMATION },
                  { "Câu lạc bộ", TEAM_KIND_CLUB },
                  { "Nhóm", TEAM_KIND_GROUP } };
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (text_starts(text_of(name), text_of(kinds[i].begins))) return kinds[i].kind;
    return TEAM_KIND_TEAM;
}

/* One group works on a promise only: nobody has decided yet that it exists. */
static void give_basis(struct demo *d, const struct unit *unit, size_t at, struct team *t)
{
    enum { UNFOUNDED = 7, FIRST_NUMBER = 12, STEP = 7 };
    if (at == UNFOUNDED) return;
    bool club = unit->kind == UNIT_CLUB;
    t->basis_day = t->founded;
    t->basis_body = unit->kind == UNIT_COMMUNE_UNION
                        ? text_format(d->scratch, "Ban Thường vụ %.*s", TEXT_ARGS(unit->name))
                    : club ? TEXT("Ủy ban Hội Liên hiệp Thanh niên Việt Nam tỉnh")
                           : unit->name;
    t->basis_number =
        text_format(d->scratch, "%zu-QĐ/%s", FIRST_NUMBER + at * STEP, club ? "HLHTN" : "ĐTN");
}

/* The team leader's log-in leads the team of the log-ins' commune. */
static bool is_led_by_login(size_t at)
{
    enum { OF_THE_LOGINS = 11 };
    return at == OF_THE_LOGINS;
}

static void put_member(struct demo *d, const struct team *t, const struct demo_person *p, size_t at)
{
    enum { COORDINATORS = 4 };
    date since = p->joined > t->founded ? p->joined : t->founded;
    struct team_member m = { .id = demo_id(d, since, 600),
                             .team = t->id,
                             .volunteer = p->id,
                             .role = at == 0             ? TEAM_LEADER
                                     : at == 1           ? TEAM_DEPUTY
                                     : at < COORDINATORS ? TEAM_COORDINATOR
                                                         : TEAM_MEMBER,
                             .since = since };
    demo_put(d->batch, &team_member_entity, &m);
}

/* Neighbours, each once: every step is longer than one, and the list is walked at most once. */
static void put_members(struct demo *d, const struct team_row *row, const struct team *t)
{
    size_t local = d->of_area_count[row->area];
    size_t wanted = 20 + demo_below(d, 18);
    wanted = wanted > local / 3 ? local / 3 : wanted;
    size_t step = wanted ? local / wanted : 0;
    size_t from = step ? demo_below(d, (uint32_t)step) : 0;
    for (size_t i = 0; i < wanted; i++) {
        const struct demo_person *p = &d->people[d->of_area[row->area][from + i * step]];
        bool login = i == 0 && is_led_by_login((size_t)(row - team_rows)) && d->count > 1;
        put_member(d, t, login ? &d->people[1] : p, i);
    }
}

static void put_teams(struct demo *d)
{
    enum { YEAR = 365 };
    d->team_count = COUNT_OF(team_rows);
    d->teams = ARENA_ARRAY(d->cx->arena, COUNT_OF(team_rows), id);
    for (size_t i = 0; i < COUNT_OF(team_rows); i++) {
        const struct team_row *row = &team_rows[i];
        const struct unit *unit = official_unit(&d->official, text_of(row->unit));
        REQUIRE(unit);
        date founded = d->options->as_of - row->age_hundredths * YEAR / 100;
        struct team t = { .id = demo_id(d, founded, 540),
                          .name = text_of(row->name),
                          .unit = unit->id,
                          .founded = founded,
                          .charter = text_of(charter),
                          .field = row->field,
                          .kind = kind_of(row->name) };
        give_basis(d, unit, i, &t);
        d->teams[i] = t.id;
        demo_put(d->batch, &team_entity, &t);
        put_members(d, row, &t);
    }
}

/* ---- cadres ---- */

static void put_cadre(struct demo *d, const struct unit *u, const char *position, date from,
                      date to)
{
    int32_t sex = 1 + (int32_t)demo_below(d, 2);
    date birth = d->options->as_of - (date)(demo_between(d, 25, 38) * 365);
    struct cadre c = { .unit = u->id, .position = text_of(position), .from = from, .to = to };
    c.full_name = demo_name(d, demo_chance(d, 24) ? NAMED_MNONG : NAMED_KINH, sex, birth);
    c.phone = demo_phone(d);
    c.part_time = u->kind == UNIT_SCHOOL;
    c.id = demo_id(d, from, 510);
    demo_put(d->batch, &cadre_entity, &c);
    arena_reset(d->scratch);
}

static void put_cadres(struct demo *d)
{
    date today = d->options->as_of;
    for (size_t i = 0; i < d->official.unit_count; i++) {
        const struct unit *u = &d->official.units[i];
        date from = u->valid_from > today - 900 ? u->valid_from : today - 900;
        if (u->valid_from > today || (u->valid_to && u->valid_to < today - 900)) continue;
        if (u->kind == UNIT_COMMUNE_UNION && !u->valid_to)
            put_cadre(d, u, "Bí thư Đoàn xã", from, 0);
        if (u->kind == UNIT_DISTRICT_UNION)
            put_cadre(d, u, "Cán bộ phụ trách tình nguyện", from,
                      u->valid_to < today ? u->valid_to : 0);
        if (u->kind == UNIT_PROVINCE_UNION && !u->valid_to) {
            put_cadre(d, u, "Phó Trưởng ban Phong trào", from, 0);
            put_cadre(d, u, "Cán bộ Ban Đoàn kết tập hợp thanh niên", from, 0);
        }
        if (u->kind == UNIT_SCHOOL) put_cadre(d, u, "Bí thư Đoàn trường", from, 0);
    }
}

/* ---- forest-fire danger ---- */

/* From December to April; only days of level IV and V are published, as the rules need them. */
static void put_fire_days(struct demo *d, size_t area)
{
    enum { DRY_LAST = 4, DANGER = 4, EXTREME = 5 };
    int64_t heat = 3;
    int64_t days = d->options->years > 1 ? 365 : d->options->years * 365;
    for (date day = d->options->as_of - (date)days; day < d->options->as_of; day++) {
        int month = date_civil(day).month;
        if (month > DRY_LAST && month != 12) continue;
        heat += demo_between(d, -1, 1);
        heat = heat < 1 ? 1 : heat > EXTREME ? EXTREME : heat;
        if (heat < DANGER) continue;
        struct fire_day f = {
            .id = demo_id(d, day, 400), .area = d->areas[area]->id, .day = day, .level = heat
        };
        demo_put(d->batch, &fire_day_entity, &f);
    }
}

void demo_teams_make(struct demo *d)
{
    put_teams(d);
    put_cadres(d);
    for (size_t a = 0; a < DEMO_AREAS; a++) put_fire_days(d, a);
    arena_reset(d->scratch);
}
