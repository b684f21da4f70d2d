/* SPDX-License-Identifier: MIT
 * team: volunteer formations, clubs and groups: charter, coordinators, members and since when (what
 * a collective award asks for: domain §2.1). And the register of full-time cadres in charge of
 * volunteering (plan I.2 d). */
#include "bank.h"

static const struct term role_rows[] = { { TEAM_MEMBER, "member", "Thành viên", "Member" },
                                         { TEAM_COORDINATOR, "coordinator", "Điều phối",
                                           "Coordinator" },
                                         { TEAM_LEADER, "leader", "Đội trưởng", "Leader" },
                                         { TEAM_DEPUTY, "deputy", "Đội phó", "Deputy" },
                                         { 0 } };
static const struct vocabulary role_in_team = { "team_role", "Vai trò", "Role", role_rows };

static const struct term kind_rows[] = { { TEAM_KIND_TEAM, "team", "Đội", "Team" },
                                         { TEAM_KIND_CLUB, "club", "Câu lạc bộ", "Club" },
                                         { TEAM_KIND_GROUP, "group", "Nhóm", "Group" },
                                         { TEAM_KIND_FORMATION, "formation", "Đội hình",
                                           "Formation" },
                                         { 0 } };
const struct vocabulary team_kind_vocabulary = { "team_kind", "Loại hình", "Kind", kind_rows };

static const struct field_heir team_heir = { HEIR_MOVES, NULL, NULL, NULL };

static const struct field team_fields[] = {
    FIELD(1, struct team, name, TEXT, REQUIRED | SEARCHED | INDEXED, .max = 120, .label = "Tên đội",
          .label_en = "Name"),
    FIELD(2, struct team, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị quản lý", .label_en = "Unit", .heir = &team_heir),
    FIELD(3, struct team, founded, DATE, REQUIRED, .label = "Ngày thành lập",
          .label_en = "Founded"),
    FIELD(4, struct team, charter, TEXT, LINES, .max = 20000, .label = "Quy chế hoạt động",
          .label_en = "Charter"),
    FIELD(5, struct team, field, CODE, INDEXED, .terms = &activity_field_vocabulary,
          .label = "Lĩnh vực", .label_en = "Field"),
    FIELD(6, struct team, kind, ENUM, INDEXED, .terms = &team_kind_vocabulary, .label = "Loại hình",
          .label_en = "Kind", .fallback = "team"),
    FIELD(7, struct team, basis_number, TEXT, 0, .max = 60, .label = "Số quyết định thành lập",
          .label_en = "Number of the founding decision", .help = "Ví dụ 12-QĐ/ĐTN",
          .help_en = "For example 12-QĐ/ĐTN"),
    FIELD(8, struct team, basis_day, DATE, 0, .label = "Ngày quyết định",
          .label_en = "Day of the decision"),
    FIELD(9, struct team, basis_body, TEXT, 0, .max = 160, .label = "Cơ quan ra quyết định",
          .label_en = "Body that decided"),
    FIELD(10, struct team, basis_file, HASH, READ_ONLY | STORED, .label = "Bản chụp quyết định",
          .label_en = "Copy of the decision"),
    FIELD(11, struct team, closed, DATE, READ_ONLY, .label = "Ngày giải thể",
          .label_en = "Day it was closed"),
    { 0 }
};

/* A decision that lacks its number, day or body cannot be looked up by anybody. */
static err team_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct team *t = record;
    (void)tx, (void)before;
    bool number = text_trim(t->basis_number).size > 0, body = text_trim(t->basis_body).size > 0;
    bool any = number || body || t->basis_day;
    if (any && !number)
        ctx_flaw(cx, "/basis_number", "required",
                 SAY("Hãy ghi số quyết định", "Give the number of the decision"));
    if (any && !t->basis_day)
        ctx_flaw(cx, "/basis_day", "required",
                 SAY("Hãy ghi ngày quyết định", "Give the day of the decision"));
    if (any && !body)
        ctx_flaw(cx, "/basis_body", "required",
                 SAY("Hãy ghi cơ quan ra quyết định", "Say which body decided"));
    if (t->basis_day > instant_date(cx->now))
        ctx_flaw(cx, "/basis_day", "future", SAY("Ngày này chưa tới", "This day has not come yet"));
    return cx->error;
}
const struct entity team_entity = {
    "team",
    "Đội, nhóm tình nguyện",
    sizeof(struct team),
    team_fields,
    .number = 104,
    .label_en = "Team",
    .check = team_check,
    .read = PUBLIC,
    .write = "team.write",
    .scope = "unit",
    .title = "name",
    .sort = "name",
    .help = "Đội hình, câu lạc bộ, nhóm tình nguyện và quy chế của họ.",
    .help_en = "Volunteer teams, clubs and groups with their charter.",
};

static const struct field team_member_fields[] = {
    FIELD(1, struct team_member, team, REF, REQUIRED | INDEXED | CASCADE, .target = "team",
          .label = "Đội", .label_en = "Team"),
    FIELD(2, struct team_member, volunteer, REF, REQUIRED | INDEXED | CASCADE,
          .target = "volunteer", .label = "Tình nguyện viên", .label_en = "Volunteer"),
    FIELD(3, struct team_member, role, ENUM, REQUIRED, .terms = &role_in_team, .label = "Vai trò",
          .label_en = "Role", .fallback = "member"),
    FIELD(4, struct team_member, since, DATE, REQUIRED, .label = "Từ ngày", .label_en = "Since"),
    FIELD(5, struct team_member, until, DATE, 0, .label = "Đến ngày", .label_en = "Until"),
    FIELD(6, struct team_member, named, TIME, READ_ONLY, .label = "Đồng ý nêu tên công khai lúc",
          .label_en = "Agreed to be named in public"),
    { 0 }
};
const struct entity team_member_entity = {
    "team_member",
    "Thành viên đội",
    sizeof(struct team_member),
    team_member_fields,
    .number = 105,
    .label_en = "Team member",
    .read = "volunteer.read",
    .write = "team.write",
    .scope = "team.unit",
    .owner = "volunteer.account",
    .person = "volunteer",
    .help = "Ai ở trong đội, giữ vai trò gì, từ bao giờ.",
    .help_en = "Who is in a team, in which role, since when.",
};

static const struct field_heir cadre_heir = { HEIR_CONTINUES, "from", "to", NULL };

static const struct field cadre_fields[] = {
    FIELD(1, struct cadre, full_name, TEXT, REQUIRED | PERSONAL | SEARCHED, .max = 120,
          .label = "Họ và tên", .label_en = "Full name", .aliases = "họ tên|tên cán bộ"),
    FIELD(2, struct cadre, unit, REF, REQUIRED | INDEXED, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit", .aliases = "đơn vị công tác", .heir = &cadre_heir),
    FIELD(3, struct cadre, position, TEXT, REQUIRED, .max = 80, .label = "Chức vụ",
          .label_en = "Position"),
    FIELD(4, struct cadre, part_time, BOOL, 0, .label = "Bán chuyên trách",
          .label_en = "Part time"),
    FIELD(5, struct cadre, from, DATE, REQUIRED, .label = "Từ ngày", .label_en = "From"),
    FIELD(6, struct cadre, to, DATE, 0, .label = "Đến ngày", .label_en = "To"),
    FIELD(7, struct cadre, volunteer, REF, INDEXED, .target = "volunteer",
          .label = "Hồ sơ tình nguyện viên", .label_en = "Volunteer record"),
    FIELD(8, struct cadre, phone, TEXT, PERSONAL, .max = 20, .label = "Điện thoại",
          .label_en = "Phone", .aliases = "sđt|số điện thoại"),
    { 0 }
};
const struct entity cadre_entity = {
    "cadre",
    "Cán bộ chuyên trách",
    sizeof(struct cadre),
    cadre_fields,
    .number = 113,
    .label_en = "Full-time cadre",
    .read = "cadre.read",
    .write = "cadre.write",
    .scope = "unit",
    .title = "full_name",
    .help = "Cán bộ Đoàn, Hội phụ trách công tác tình nguyện (chỉ tiêu d của kế hoạch).",
    .help_en = "Cadres of the Youth Union and the Federation in charge of volunteering (target d "
               "of the plan).",
};
