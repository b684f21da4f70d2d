/* SPDX-License-Identifier: MIT
 * admin: the core's own manifest: the same tables as a plugin's, for what exists without any
 * plugin: places, units, accounts, roles, sessions, rules, settings, the journal, and the commands
 * of `volbank`. */
#include "../access/api_key.h"
#include "../access/unit_operation.h"
#include "../http/server.h"
#include "../rules/child.h"
#include "account_routes.h"
#include "app.h"
#include "commands.h"
#include "file_job.h"
#include "import_job.h"
#include "../rules/preview_record.h"
#include "journal_routes.h"
#include "preview_routes.h"
#include "rule_routes.h"

#define ROLES_TOP (ROLE_BIT(ROLE_PROVINCE_ADMIN) | ROLE_BIT(ROLE_OPERATOR))
#define ROLES_AREA (ROLE_BIT(ROLE_AREA_ADMIN) | ROLE_BIT(ROLE_PROVINCE_ADMIN))

static const struct permission permissions[] = {
    { "place.write", "Sửa danh mục địa danh", "Edit places", ROLES_TOP, false },
    { "unit.write", "Sửa đơn vị", "Edit units", ROLES_AREA, false },
    { "unit.reorganise", "Sắp xếp đơn vị", "Merge, split, rename, move and close units",
      ROLE_BIT(ROLE_PROVINCE_ADMIN), false },
    { "account.read", "Xem tài khoản", "See accounts", ROLES_TOP, true },
    { "account.write", "Sửa tài khoản", "Edit accounts", ROLES_TOP, true },
    { "grant.read", "Xem phân quyền", "See who holds which role", ROLES_WATCHING, false },
    { "grant.write", "Phân quyền", "Grant roles", ROLES_AREA, false },
    { "rule.read", "Xem quy tắc", "See rules", ROLES_WATCHING, false },
    { "rule.write", "Soạn quy tắc", "Write rules", ROLES_AREA, false },
    { "rule.approve", "Duyệt, áp dụng quy tắc", "Approve rules and put them into force", ROLES_AREA,
      false },
    { "setting.read", "Xem thiết lập", "See settings", ROLES_TOP, false },
    { "setting.write", "Sửa thiết lập", "Edit settings", ROLES_TOP, false },
    { "journal.read", "Đọc nhật ký", "Read the journal", ROLES_WATCHING | ROLE_BIT(ROLE_OPERATOR),
      false },
    { "job.stop", "Dừng công việc nền", "Stop a job", ROLES_STAFF | ROLE_BIT(ROLE_OPERATOR),
      false },
    { "journal.undo", "Hoàn tác", "Undo", ROLE_BIT(ROLE_PROVINCE_ADMIN), false },
    { "job.undo", "Hoàn tác công việc nền", "Undo a job", ROLES_STAFF, false },
    { "job.read", "Xem công việc nền", "See jobs", ROLES_WATCHING | ROLE_BIT(ROLE_OPERATOR),
      false },
    { "key.read", "Xem khóa API", "See API keys", ROLES_STAFF | ROLE_BIT(ROLE_OPERATOR), true },
    { "key.revoke", "Thu hồi khóa API", "Revoke API keys", ROLES_STAFF | ROLE_BIT(ROLE_OPERATOR),
      false },
    { "message.read", "Xem hộp thư gửi đi", "See the outbox", ROLES_STAFF, true },
    { 0 }
};

static const struct entity *const entities[] = {
    &place_entity,          &place_successor_entity, &unit_entity,
    &unit_successor_entity, &unit_past_entity,       &unit_operation_entity,
    &account_entity,        &grant_entity,           &session_entity,
    &login_code_entity,     &setting_entity,         &rule_version_entity,
    &rule_preview_entity,   &idempotency_entity,     &job_entity,
    &message_entity,        &api_key_entity,         NULL
};

static const struct command commands[] = {
    { "serve", USAGE_SERVE, "chạy máy chủ", "run the server", true, command_serve },
    { "demo", USAGE_DEMO, "tạo tỉnh mẫu", "make a demo province", true, command_demo },
    { "check", "volbank check", "kiểm tra mọi bảng", "check every table", false, command_check },
    { "routes", "volbank routes", "liệt kê đường dẫn API", "list API routes", false,
      command_routes },
    { "entities", "volbank entities", "liệt kê thực thể", "list entities", false,
      command_entities },
    { "permissions", "volbank permissions", "liệt kê quyền", "list permissions", false,
      command_permissions },
    { "hooks", "volbank hooks", "liệt kê việc có quy tắc", "list rule hooks", false,
      command_hooks },
    { "hook", USAGE_HOOK, "in gợi ý cho trình soạn thảo của một việc có quy tắc",
      "print what editors know of a hook", false, command_hook },
    { "settings", "volbank settings", "liệt kê thiết lập", "list settings", false,
      command_settings },
    { "abi", "volbank abi", "mã giao diện plugin", "digest of the plugin interface", false,
      command_abi },
    { "import", USAGE_IMPORT, "nhập danh sách từ CSV, XLSX", "import a list from CSV or XLSX", true,
      command_import },
    { "export", USAGE_EXPORT, "xuất danh sách ra CSV, XLSX", "export a list to CSV or XLSX", true,
      command_export },
    { "rule", USAGE_RULE, "kiểm tra, chạy thử quy tắc", "check or run a rule", false,
      command_rule },
    { "rule preview", USAGE_RULE_PREVIEW, "thử quy tắc trên lịch sử", "try a rule on history", true,
      command_rule_preview, .reads = true },
    { "rule diff", USAGE_RULE_DIFF, "so hai quy tắc", "compare two rules", false, command_rule_diff,
      .reads = true },
    { RULE_CHILD_COMMAND, "volbank " RULE_CHILD_COMMAND, "máy tự gọi khi chạy thử quy tắc",
      "started by the server to try rules", false, command_rule_child },
    { "user", USAGE_USER, "tài khoản và mật khẩu", "accounts and passwords", true, command_user },
    { "unit", USAGE_UNIT, "sáp nhập, chia tách, đổi tên, chuyển, kết thúc đơn vị",
      "merge, split, rename, move and close units", true, command_unit },
    { "backup", "volbank backup --data DIR FILE", "sao lưu nóng", "hot backup", true,
      command_backup, .reads = true, .any_index = true },
    { "restore", "volbank restore FILE NEW_DIR", "phục hồi", "restore a backup", false,
      command_restore },
    { "verify", "volbank verify --data DIR", "soát toàn bộ dữ liệu", "verify everything", true,
      command_verify, .reads = true },
    { "dump", "volbank dump --data DIR FILE|-", "xuất toàn bộ ra văn bản", "dump as text", true,
      command_dump, .reads = true, .any_index = true },
    { "load", "volbank load --data DIR FILE", "nạp lại bản xuất", "load a dump", true,
      command_load },
    { 0 }
};

static const struct job_kind jobs[] = {
    { IMPORT_JOB, "Nhập danh sách", "Import of a list", import_job_run, .resumes = true },
    { "rule.end", "Khép lại quy tắc hết hạn", "Rules whose last day has passed", rule_end_job,
      .every_s = 600 },
    { RULE_PREVIEW_JOB, "Xem trước quy tắc", "Preview of a rule", rule_preview_run_job,
      .resumes = true },
    { "file.sweep", "Dọn tệp không còn dùng", "Files that nothing names any more", file_sweep_job,
      .every_s = 86400 },
    { 0 }
};

static const struct setting settings[] = {
    { "mail.smtp_url", SETTING_TEXT, "", "Máy chủ thư đi", "Outgoing mail server",
      .help = "Dạng smtps://tên:mật khẩu@máy. Để trống thì thư nằm lại trong hộp thư gửi đi",
      .help_en = "As smtps://name:password@host. While empty, mail stays in the outbox",
      .secret = true },
    { "mail.from", SETTING_TEXT, "", "Địa chỉ gửi thư", "Sender address",
      .help = "Người nhận thấy thư đến từ địa chỉ này", .help_en = "The address mail comes from" },
    { "sms.gateway_url", SETTING_TEXT, "", "Địa chỉ cổng nhắn tin", "Address of the SMS gateway",
      .help = "Để trống thì tin nhắn nằm lại trong hộp thư gửi đi",
      .help_en = "While empty, messages stay in the outbox" },
    { "sms.token", SETTING_TEXT, "", "Mã truy cập cổng nhắn tin", "Token of the SMS gateway",
      .secret = true },
    { 0 }
};

static const struct page pages[] = {
    { "/dang-nhap", "login", NULL, PUBLIC, "Đăng nhập", "Sign in", "/sessions", "{back}", NULL,
      "me" },
    { "/ma", "login_code", NULL, PUBLIC, "Xin mã đăng nhập", "Ask for a code", "/login-codes",
      "/dang-nhap", NULL, "me" },
    { "/dang-xuat", "logout", NULL, SIGNED_IN, "Đăng xuất", "Sign out", "/sessions/end", "/", NULL,
      "me" },
    { "/tro-giup", "help", "/public/pages", PUBLIC, "Trợ giúp", "Help", NULL, NULL, NULL, NULL },
    { "/cach-kiem-tra", "official", NULL, PUBLIC, "Cách kiểm tra trang chính thức",
      "How to check this site", NULL, NULL, NULL, NULL },
    { "/quyen-rieng-tu", "privacy", NULL, PUBLIC, "Quyền riêng tư", "Privacy", NULL, NULL, NULL,
      NULL },
    { "/hop-thu", "outbox", "/demo/messages", PUBLIC, "Hộp thư của tỉnh mẫu", "Outbox of the demo",
      NULL, NULL, NULL, NULL },
    { 0 }
};

const struct plugin core_plugin = {
    .abi = PLUGIN_ABI_HERE,
    .name = "core",
    .title = { "Nền tảng", "Core" },
    .permissions = permissions,
    .entities = entities,
    .routes = core_routes,
    .pages = pages,
    .jobs = jobs,
    .commands = commands,
    .settings = settings,
};
