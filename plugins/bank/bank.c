/* SPDX-License-Identifier: MIT
 * bank: the manifest of the volunteer bank: nothing but tables. What a row names is in the file of
 * that thing: sign-ups in signup_flow.c, attendance in attend.c, hours in credit.c. */
#include "bank.h"
#include "state.h"

static const char *const wants[] = { "credential@1", NULL };

#define AND_LEADER ROLE_BIT(ROLE_TEAM_LEADER)
#define AND_PARTNER ROLE_BIT(ROLE_PARTNER)
#define ROLES_AREA (ROLE_BIT(ROLE_AREA_ADMIN) | ROLE_BIT(ROLE_PROVINCE_ADMIN))

static const struct permission permissions[] = {
    { "volunteer.read", "Xem hồ sơ tình nguyện viên", "See volunteer records", ROLES_STAFF, true },
    { "volunteer.write", "Sửa hồ sơ tình nguyện viên", "Edit volunteer records", ROLES_STAFF,
      false },
    { "team.write", "Sửa đội, nhóm", "Edit teams", ROLES_STAFF, false },
    { "campaign.read", "Xem chiến dịch, kể cả bản nháp", "See campaigns, drafts too",
      ROLES_WATCHING | AND_LEADER | AND_PARTNER, false },
    { "campaign.write", "Sửa chiến dịch", "Edit campaigns", ROLES_STAFF, false },
    { "signup.read", "Xem đăng ký", "See sign-ups", ROLES_LEADING, true },
    { "signup.decide", "Mời, nhận, từ chối", "Invite, accept, decline", ROLES_STAFF, false },
    { "roster.read", "Xem danh sách ca", "See who comes to a shift", ROLES_LEADING | AND_PARTNER,
      false },
    { "attendance.mark", "Điểm danh", "Mark attendance", ROLES_LEADING, false },
    { "credit.write", "Không ghi nhận giờ", "Decline hours", ROLES_STAFF, false },
    { "cadre.read", "Xem cán bộ chuyên trách", "See full-time cadres", ROLES_STAFF, true },
    { "cadre.write", "Sửa cán bộ chuyên trách", "Edit full-time cadres", ROLES_AREA, false },
    { 0 }
};

static const struct entity *const entities[] = {
    &volunteer_entity, &membership_entity,  &consent_entity,  &language_check_entity,
    &team_entity,      &team_member_entity, &campaign_entity, &campaign_partner_entity,
    &opening_entity,   &shift_entity,       &signup_entity,   &attendance_entity,
    &credit_entity,    &cadre_entity,       &fire_day_entity, NULL
};

static const struct rule_hook *const hooks[] = { &bank_score_hook, &bank_credit_hook, NULL };

static const struct event events[] = {
    { "campaign", state_board_changed },     { "opening", state_board_changed },
    { "shift", state_board_changed },        { "signup", state_board_changed },
    { "attendance", state_history_changed }, { "language_check", state_history_changed },
    { "volunteer", state_history_changed },  { 0 }
};

static const struct setting settings[] = {
    { "bank.reminder_hours", SETTING_INT, "24", "Nhắc trước ca bao nhiêu giờ",
      "Hours before a shift at which a reminder goes out", 1, 168 },
    { "bank.offer_hours", SETTING_INT, "24", "Giữ chỗ cho người trong danh sách chờ bao nhiêu giờ",
      "Hours a place is kept for somebody from the waiting list", 1, 168 },
    { "bank.late_days", SETTING_INT, "15", "Điểm danh được gửi muộn nhất bao nhiêu ngày sau ca",
      "Days after a shift until which marks are taken", 0, 60 },
    { "bank.public_url", SETTING_TEXT, "", "Địa chỉ công khai in trên áp phích điểm danh",
      "Public address printed on check-in posters", 0, 0 },
    { 0 }
};

API const struct plugin bank_plugin = {
    .abi = PLUGIN_ABI_HERE,
    .name = "bank",
    .title = { .vi = "Ngân hàng tình nguyện", .en = "Volunteer bank" },
    .wants = wants,
    .permissions = permissions,
    .entities = entities,
    .hooks = hooks,
    .events = events,
    .settings = settings,
    .start = state_start,
    .stop = state_stop,
};
