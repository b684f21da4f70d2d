/* SPDX-License-Identifier: MIT
 * routes: what the core answers besides the generic routes of its entities. Nothing but the table.
 */
#include "account_routes.h"
#include "demo_routes.h"
#include "journal_routes.h"
#include "plugin_routes.h"
#include "preview_routes.h"
#include "rule_routes.h"
#include "setting_routes.h"

#include "../rules/rulebook.h"
#include "../work/work.h"

enum { RULE_BODY_MAX = 2 * RULE_SOURCE_MAX + 8192 }; /* a source with every quote escaped */
/* A step in the life of a version answers with the version. */
#define RULE_STEP .scope = "rule_version.unit", .answers = &rule_version_entity

const struct route core_routes[] = {
    { POST, "/sessions", session_create, WRITE, PUBLIC, .prepare = session_prepare,
      .body = sign_in_fields, .body_size = sizeof(struct sign_in), .limit = &sign_in_limit,
      .summary = "Đăng nhập", .summary_en = "Sign in" },
    { DELETE, "/sessions", session_end, WRITE, SIGNED_IN, .summary = "Đăng xuất",
      .summary_en = "Sign out" },
    { POST, "/sessions/end", session_end, WRITE, SIGNED_IN, .summary = "Đăng xuất (biểu mẫu)",
      .summary_en = "Sign out (form)" },
    { POST, "/login-codes", login_code_create, WRITE, PUBLIC, .prepare = login_code_prepare,
      .body = code_wish_fields, .body_size = sizeof(struct code_wish), .limit = &sign_in_limit,
      .summary = "Xin mã dùng một lần", .summary_en = "Ask for a one-time code" },
    { GET, "/demo/messages", demo_messages, READ, PUBLIC, .summary = "Hộp thư gửi đi của tỉnh mẫu",
      .summary_en = "Outbox of the demo province" },
    { GET, "/plugins", plugin_list, READ, SIGNED_IN, .summary = "Các phần đang chạy",
      .summary_en = "Loaded plugins" },
    { GET, "/settings/table", setting_table, READ, "setting.read",
      .summary = "Mọi thiết lập và giá trị đang dùng",
      .summary_en = "Every setting with its present value" },
    { GET, "/me", me_read, READ, SIGNED_IN, .summary = "Tôi là ai", .summary_en = "Who am I" },
    { POST, "/me/password", password_update, WRITE, SIGNED_IN, .prepare = password_prepare,
      .body = password_change_fields, .body_size = sizeof(struct password_change),
      .limit = &sign_in_limit, .summary = "Đổi mật khẩu", .summary_en = "Change the password" },
    { POST, "/me/keys", api_key_create, WRITE, SIGNED_IN, .body = key_wish_fields,
      .body_size = sizeof(struct key_wish), .summary = "Tạo khóa API",
      .summary_en = "Make an API key" },
    { DELETE, "/api_keys/:id", api_key_revoke, WRITE, SIGNED_IN, .summary = "Thu hồi khóa API",
      .summary_en = "Revoke an API key" },
    { GET, "/rules", rule_list, SLOW, "rule.read", .query = rule_place_fields,
      .query_size = sizeof(struct rule_place),
      .summary = "Quy tắc đang áp dụng cho một đơn vị và các phiên bản của đơn vị",
      .summary_en = "The rules in force for a unit, and the unit's versions" },
    { GET, "/rules/reference", rule_reference, READ, "rule.read", .query = rule_hook_query_fields,
      .query_size = sizeof(struct rule_hook_query),
      .summary = "Dữ kiện, mã và hàm mà quy tắc của một việc dùng được",
      .summary_en = "The facts, codes and functions rules of a hook may use" },
    { GET, "/rules/waiting", rule_waiting, READ, "rule.read",
      .summary = "Phiên bản quy tắc chờ duyệt", .summary_en = "Versions that wait for approval" },
    { GET, "/rules/versions/:id", rule_version_page, READ, "rule.read",
      .summary = "Một phiên bản quy tắc và việc có thể làm với nó",
      .summary_en = "A version of a rule and what may be done with it" },
    { POST, "/rules/check", rule_source_check, SLOW, "rule.write", .body = rule_trial_fields,
      .body_size = sizeof(struct rule_trial), .body_max = RULE_BODY_MAX,
      .summary = "Kiểm tra một nội dung quy tắc", .summary_en = "Check the source of a rule" },
    { POST, "/rules/drafts", rule_draft_create, WRITE, "rule.write", .scope = "body.unit",
      .body = rule_draft_fields, .body_size = sizeof(struct rule_draft), .body_max = RULE_BODY_MAX,
      .answers = &rule_version_entity, .summary = "Soạn bản nháp quy tắc",
      .summary_en = "Draft a rule" },
    { PATCH, "/rule_versions/:id", rule_draft_update, WRITE, "rule.write", RULE_STEP,
      .body = rule_change_fields, .body_size = sizeof(struct rule_draft), .body_max = RULE_BODY_MAX,
      .summary = "Sửa bản nháp quy tắc", .summary_en = "Change a draft" },
    { POST, "/rule_versions/:id/check", rule_check_run, WRITE, "rule.write",
      .scope = "rule_version.unit", .prepare = rule_check_prepare,
      .summary = "Kiểm tra một phiên bản", .summary_en = "Check a version" },
    { POST, "/rule_versions/:id/preview", rule_preview_start, JOB, "rule.write",
      .scope = "rule_version.unit", .body = preview_wanted_fields,
      .body_size = sizeof(struct preview_wanted), .answers = &job_entity,
      .summary = "Thử một phiên bản trên lịch sử", .summary_en = "Try a version on history" },
    { GET, "/rule_versions/:id/preview", rule_preview_get, READ, "rule.read",
      .scope = "rule_version.unit", .summary = "Kết quả xem trước của một phiên bản",
      .summary_en = "What the preview of a version came to" },
    { POST, "/rule_versions/:id/submit", rule_submit, WRITE, "rule.write", RULE_STEP,
      .body = rule_submission_fields, .body_size = sizeof(struct rule_submission),
      .summary = "Trình duyệt", .summary_en = "Submit for approval" },
    { POST, "/rule_versions/:id/approve", rule_approve, WRITE, "rule.approve", RULE_STEP,
      .summary = "Duyệt, bởi người thứ hai", .summary_en = "Approve, by a second person" },
    { POST, "/rule_versions/:id/return", rule_return, WRITE, "rule.approve", RULE_STEP,
      .body = rule_refusal_fields, .body_size = sizeof(struct rule_refusal),
      .summary = "Trả lại kèm lý do", .summary_en = "Return, with the reason" },
    { POST, "/rule_versions/:id/activate", rule_activate, WRITE, "rule.approve", RULE_STEP,
      .body = rule_day_fields, .body_size = sizeof(struct rule_day),
      .summary = "Áp dụng từ một ngày", .summary_en = "Put into force from a day" },
    { POST, "/rule_versions/:id/retire", rule_retire, WRITE, "rule.approve", RULE_STEP,
      .body = rule_day_fields, .body_size = sizeof(struct rule_day),
      .summary = "Thôi dùng từ một ngày", .summary_en = "Retire from a day" },
    { POST, "/rule_versions/:id/roll-back", rule_roll_back, WRITE, "rule.approve", RULE_STEP,
      .summary = "Quay lại phiên bản này", .summary_en = "Roll back to this version" },
    { GET, "/journal", journal_list, READ, "journal.read", .query = journal_filter_fields,
      .query_size = sizeof(struct journal_filter), .summary = "Nhật ký",
      .summary_en = "The journal" },
    { POST, "/journal/:seq/undo", journal_undo_entry, WRITE, "journal.undo",
      .summary = "Hoàn tác một việc", .summary_en = "Undo one entry" },
    { POST, "/jobs/:id/stop", job_stop, WRITE, SIGNED_IN, .answers = &job_entity,
      .summary = "Dừng một công việc nền", .summary_en = "Ask a job to stop" },
    { POST, "/jobs/:id/undo", job_undo, WRITE, "job.undo", .answers = &job_entity,
      .summary = "Hoàn tác một công việc nền", .summary_en = "Undo a job" },
    { 0 }
};
