/* SPDX-License-Identifier: MIT
 * plan: the manifest of the plan plugin: targets with evidence (measure/), reports in the right
 * form (report/) and handed in when they are due (filing/), plans of units and their adjustments
 * (unit_plan/). */
#include "plan.h"

#include "demo.h"
#include "filing/filing_draft.h"
#include "filing/filing_due.h"
#include "filing/filing_routes.h"
#include "filing/filing_service.h"
#include "filing/filing_view.h"
#include "measure/command.h"
#include "measure/own.h"
#include "measure/view.h"
#include "report/report_routes.h"
#include "unit_plan/unit_plan_routes.h"

static const char *const needs[] = { "bank", "training", NULL };

static const struct permission permissions[] = {
    /* measure/ */
    { "plan.read", "Xem số liệu kế hoạch", "Read the figures of the plan", ROLES_WATCHING, false },
    { "plan_target.write", "Đặt chỉ tiêu, ngưỡng của kế hoạch", "Set targets of the plan",
      ROLE_BIT(ROLE_PROVINCE_ADMIN), false },
    { "declared_activity.write", "Kê khai hoạt động", "Declare activities", ROLES_STAFF, false },
    /* unit_plan/ */
    { "unit_plan.write", "Xây dựng kế hoạch năm của đơn vị", "Write a unit's yearly plan",
      ROLES_STAFF, false },
    { "unit_plan.decide", "Duyệt, trả lại kế hoạch năm cấp dưới",
      "Approve, return yearly plans from below", ROLES_STAFF, false },
    { "plan_adjustment.write", "Đề nghị điều chỉnh kế hoạch", "Propose adjustments of plans",
      ROLES_STAFF, false },
    { "plan_adjustment.decide", "Ghi quyết định điều chỉnh kế hoạch",
      "Record decisions on adjustments", ROLES_STAFF, false },
    /* report/ */
    { "plan_report.write", "Lập, chốt báo cáo kế hoạch", "Write and keep reports of the plan",
      ROLES_STAFF, false },
    /* filing/ */
    { "report_duty.write", "Quy định báo cáo định kỳ", "Say which reports are due",
      ROLE_BIT(ROLE_PROVINCE_ADMIN), false },
    { "report_filing.receive", "Nhận, trả lại báo cáo cấp dưới",
      "Accept, give back reports from below", ROLES_STAFF, false },
    { 0 }
};

/* clang-format off: a line for each part */
static const struct entity *const entities[] = {
    /* measure/ */
    &declared_activity_entity, &plan_target_entity, &plan_threshold_entity,
    /* unit_plan/ */
    &unit_plan_entity, &plan_activity_entity, &plan_answer_entity, &plan_adjustment_entity,
    &plan_change_entity,
    /* report/ */
    &plan_report_entity,
    /* filing/ */
    &report_duty_entity, &report_filing_entity, &report_move_entity, NULL
};
/* clang-format on */

#define BODY(table, type) .body = table, .body_size = sizeof(struct type)
#define QUERY(table, type) .query = table, .query_size = sizeof(struct type)
#define BODY(table, type) .body = table, .body_size = sizeof(struct type)

static const struct route routes[] = {
    /* measure/ */
    { GET, "/plan/board", plan_board_view, SLOW, "plan.read", QUERY(plan_query_fields, plan_query),
      .summary = "Bốn chỉ tiêu của kế hoạch theo đơn vị, ngày",
      .summary_en = "The plan's four targets by unit and day" },
    { GET, "/plan/records", plan_records_view, SLOW, "plan.read",
      QUERY(plan_query_fields, plan_query), .summary = "Bản ghi đứng sau một chỉ tiêu",
      .summary_en = "The records behind a target" },
    { GET, "/plan/recount", plan_recount_view, SLOW, "plan_target.write",
      .summary = "Đếm lại từ đầu và so với số đang dùng",
      .summary_en = "Count from scratch and compare" },
    /* unit_plan/ */
    { GET, "/plan/units", unit_plans_view, SLOW, "plan.read",
      QUERY(unit_plan_query_fields, unit_plan_query),
      .summary = "Kế hoạch năm của đơn vị, cấp dưới, và việc phải làm",
      .summary_en = "A unit's year: its plan, those below, what to do next" },
    { GET, "/plan/next", unit_next_view, SLOW, "plan.read",
      QUERY(unit_plan_query_fields, unit_plan_query),
      .summary = "Việc đơn vị phải làm tiếp về kế hoạch, báo cáo",
      .summary_en = "What a unit has to do next about its plan and reports" },
    { GET, "/unit_plans/:id/whole", unit_plan_view, SLOW, "plan.read", .scope = "unit_plan.unit",
      QUERY(unit_plan_query_fields, unit_plan_query),
      .summary = "Một kế hoạch năm với tình hình thực hiện",
      .summary_en = "A yearly plan and what was done of it" },
    { GET, "/unit_plans/:id/files", unit_plan_paper, SLOW, "plan.read", .scope = "unit_plan.unit",
      QUERY(plan_paper_wish_fields, plan_paper_wish), .summary = "Kế hoạch năm thành văn bản",
      .summary_en = "A yearly plan as a document" },
    { PATCH, "/unit_plans/:id/state", unit_plan_step_route, WRITE, "unit_plan.write",
      BODY(unit_plan_stepping_fields, unit_plan_stepping), .answers = &unit_plan_entity,
      .summary = "Trình, lấy lại, trả lại, duyệt, khép năm",
      .summary_en = "Submit, take back, return, approve, close" },
    { GET, "/plan/adjustments", plan_adjustments_view, SLOW, "plan.read",
      QUERY(unit_plan_query_fields, unit_plan_query),
      .summary = "Đề nghị điều chỉnh của đơn vị và cấp dưới",
      .summary_en = "Adjustments of a unit and those below" },
    { GET, "/plan_adjustments/:id/whole", plan_adjustment_view, SLOW, "plan.read",
      .scope = "plan_adjustment.unit", .summary = "Một đề nghị điều chỉnh, các nội dung",
      .summary_en = "An adjustment with what it changes" },
    { GET, "/plan_adjustments/:id/files", plan_adjustment_paper, SLOW, "plan.read",
      .scope = "plan_adjustment.unit", QUERY(plan_paper_wish_fields, plan_paper_wish),
      .summary = "Tờ trình điều chỉnh", .summary_en = "The submission as a document" },
    { PATCH, "/plan_adjustments/:id/state", plan_adjustment_step_route, WRITE,
      "plan_adjustment.write", BODY(plan_adjustment_stepping_fields, plan_adjustment_stepping),
      .answers = &plan_adjustment_entity,
      .summary = "Trình, rút, trả lại, ghi quyết định điều chỉnh",
      .summary_en = "Submit, withdraw, return, record the decision" },
    { POST, "/plan_adjustments/:id/evidence", plan_evidence_attach, WRITE, "plan_adjustment.write",
      .scope = "plan_adjustment.unit", .prepare = plan_evidence_prepare,
      .answers = &plan_adjustment_entity, .body_max = PLAN_EVIDENCE_BODY,
      .summary = "Kèm tài liệu vào đề nghị điều chỉnh",
      .summary_en = "Attach evidence to an adjustment" },
    { GET, "/plan_adjustments/:id/evidence", plan_evidence_content, SLOW, "plan.read",
      .scope = "plan_adjustment.unit", .summary = "Tài liệu kèm đề nghị điều chỉnh",
      .summary_en = "Evidence of an adjustment" },
    /* report/ */
    { GET, "/plan/measures", report_measures, READ, "plan.read",
      .summary = "Các phép đo có thể lập bảng", .summary_en = "Measures a table may have" },
    { GET, "/plan/sums", report_sums, SLOW, "plan.read",
      QUERY(report_sums_fields, report_sums_query),
      .summary = "Bảng số liệu theo đơn vị, tháng, quý, năm",
      .summary_en = "A table of figures by unit, month, quarter or year" },
    { GET, "/plan_reports/:id/files", report_file, SLOW, "plan.read", .scope = "plan_report.unit",
      QUERY(report_wish_fields, report_wish), .summary = "Tệp của báo cáo",
      .summary_en = "A report's file" },
    { GET, "/plan_reports/:id/figures", report_figures, SLOW, "plan.read",
      .scope = "plan_report.unit", .summary = "Số liệu của báo cáo, với nguồn",
      .summary_en = "A report's figures and where they come from" },
    { POST, "/plan_reports/:id/keepings", report_keep, SLOW, "plan_report.write",
      .scope = "plan_report.unit", .summary = "Chốt báo cáo: tệp giữ nguyên từ đây",
      .summary_en = "Keep a report: its files stay as they are" },
    /* filing/ */
    { GET, "/plan/filings", filings_view, SLOW, "plan.read",
      QUERY(filing_query_fields, filing_query), .summary = "Báo cáo phải nộp, báo cáo chờ nhận",
      .summary_en = "Reports owed, and those to be received" },
    { GET, "/plan/filings/below", filings_below_view, SLOW, "plan.read",
      QUERY(filing_period_fields, filing_period_query),
      .summary = "Đơn vị trực thuộc nào đã nộp, chưa nộp báo cáo một kỳ",
      .summary_en = "Which units below have handed in the report of a period" },
    { GET, "/plan/filings/ladder", filing_ladder, SLOW, "plan.read",
      QUERY(filing_query_fields, filing_query),
      .summary = "Quy tắc đánh giá cho bao nhiêu điểm về báo cáo, vì sao",
      .summary_en = "What the rule of the year gives for reports, and why" },
    { GET, "/report_filings/:id/whole", filing_whole, SLOW, "plan.read",
      .scope = "report_filing.unit", .summary = "Một báo cáo phải nộp và các bước của nó",
      .summary_en = "One report owed, with its steps" },
    { POST, "/report_filings/:id/drafts", filing_draft_begin, WRITE, "plan_report.write",
      .scope = "report_filing.unit", .answers = &plan_report_entity,
      .summary = "Lập báo cáo phải nộp, điền sẵn", .summary_en = "Begin a report owed, prefilled" },
    { POST, "/report_filings/:id/gatherings", filing_draft_gather, WRITE, "plan_report.write",
      .scope = "report_filing.unit", .answers = &plan_report_entity,
      .summary = "Đưa nội dung báo cáo cấp dưới đã nhận vào bản thảo",
      .summary_en = "Take what accepted reports from below say into the draft" },
    { POST, "/report_filings/:id/hand_in", filing_hand_in, SLOW, "plan_report.write",
      .scope = "report_filing.unit", .summary = "Nộp báo cáo lên cấp trên",
      .summary_en = "Hand a report in" },
    { POST, "/report_filings/:id/moves", filing_move_route, WRITE, SIGNED_IN,
      BODY(filing_moving_fields, filing_moving), .answers = &report_filing_entity,
      .summary = "Nhận, trả lại, rút lại, cho miễn một báo cáo",
      .summary_en = "Accept, give back, take back or waive a report" },
    { 0 }
};

static const struct event events[] = { { EVERY_ENTITY, plan_follow_changed }, { 0 } };

static const struct job_kind jobs[] = {
    /* measure/ */
    { "plan.measures", "Đếm số liệu kế hoạch", "Counting the plan's figures", plan_follow_job,
      .every_s = 3600 },
    /* unit_plan/ */
    /* report/ */
    /* filing/ */
    { FILING_JOB, "Báo cáo phải nộp và nhắc hạn", "Reports owed, and reminders", filing_job,
      .resumes = true, .every_s = 3600 },
    { 0 }
};

static const struct setting settings[] = {
    /* measure/ */
    { "plan.late_days", SETTING_INT, "15", "Ghi muộn: quá bao nhiêu ngày sau ngày đầu",
      "Late: recorded more than so many days after the first day", 1, 365, "ngày", "days",
      "Chiến dịch ghi lên hệ thống muộn hơn bị đánh dấu trên bảng kế hoạch; số liệu không đổi",
      "Campaigns recorded later are flagged on the plan's board; no figure changes" },
    /* unit_plan/ */
    /* report/ */
    /* filing/ */
    { "plan.filing_remind_days", SETTING_INT, "5", "Nhắc nộp báo cáo trước hạn",
      "Remind of reports", 0, 60, "ngày", "days",
      "Cán bộ đơn vị được nhắc một lần trước hạn từng ấy ngày và một lần khi quá hạn; 0 là không "
      "nhắc trước",
      "Officers are told once so many days before a report is due, and once when it is overdue; 0: "
      "not before" },
    { "plan.filing_back_days", SETTING_INT, "5", "Báo cáo bị trả lại: nộp lại trong",
      "A report given back: hand it in again within", 1, 60, "ngày", "days",
      "Nộp lại trong hạn này thì vẫn tính theo lần nộp đầu; sau đó tính là muộn",
      "Within these days the first hand-in counts; after them it is late" },
    { 0 }
};

static const struct command commands[] = {
    /* measure/ */
    { "plan count", USAGE_PLAN_COUNT, "đếm mọi số liệu kế hoạch từ đầu",
      "count every measure from scratch", true, plan_count_command, .reads = true },
    { 0 }
};

static const struct service services[] = { { "filing", 1, &filing_service }, { 0 } };

API const struct plugin plan_plugin = {
    .abi = PLUGIN_ABI_HERE,
    .name = "plan",
    .title = { .vi = "Kế hoạch", .en = "Plan" },
    .needs = needs,
    .permissions = permissions,
    .entities = entities,
    .routes = routes,
    .events = events,
    .jobs = jobs,
    .commands = commands,
    .settings = settings,
    .services = services,
    .measures = plan_measures,
    .start = plan_follow_start,
    .stop = plan_follow_stop,
    .demo = plan_demo,
};
