/* SPDX-License-Identifier: MIT
 * budget: the manifest of the budget plugin: sources, yearly estimates from below, what is spent of
 * them. */
#include "budget.h"

#include "adjustment.h"
#include "form.h"
#include "spending.h"
#include "step.h"
#include "view.h"

/* Lines are for campaigns and classes; a plugin's records are known by the names of entities. */
static const char *const needs[] = { "bank", "training", NULL };

#define ROLES_KEEPING (ROLES_STAFF | ROLE_BIT(ROLE_PARTNER))
#define ROLES_READING (ROLES_WATCHING | ROLE_BIT(ROLE_PARTNER))

static const struct permission permissions[] = {
    { "budget.read", "Xem dự toán, thực chi", "Read estimates and spending", ROLES_READING, false },
    { "budget.write", "Lập dự toán, ghi chi", "Write estimates, record spending", ROLES_KEEPING,
      false },
    { "budget.decide", "Tổng hợp, trả lại, duyệt dự toán cấp dưới",
      "Consolidate, return, approve estimates from below", ROLES_STAFF, false },
    { 0 }
};

static const struct entity *const entities[] = { &budget_source_entity,
                                                 &budget_estimate_entity,
                                                 &budget_line_entity,
                                                 &budget_spending_entity,
                                                 &budget_adjustment_entity,
                                                 &budget_step_entity,
                                                 NULL };

#define ASKING .query = budget_asking_fields, .query_size = sizeof(struct budget_asking)
#define BODY(table, type) .body = table, .body_size = sizeof(struct type)

static const struct route routes[] = {
    { GET, "/budget/board", budget_board, SLOW, "budget.read", ASKING,
      .summary = "Dự toán và thực chi một năm của một đơn vị",
      .summary_en = "A unit's year: estimate and spending" },
    { GET, "/budget/sources", budget_choices, SLOW, "budget.read", ASKING,
      .summary = "Nguồn một đơn vị lập dự toán được", .summary_en = "Sources a unit may plan by" },
    { GET, "/budget/workbook", budget_workbook, SLOW, "budget.read", ASKING,
      .summary = "Dự toán dạng Excel, các tổng là công thức",
      .summary_en = "The estimate as Excel, sums as formulas" },
    { GET, "/budget/form", budget_form, SLOW, "budget.read", .query = budget_form_asking_fields,
      .query_size = sizeof(struct budget_form_asking),
      .summary = "Tờ trình dự toán với các biểu, PDF hoặc Word",
      .summary_en = "The estimate as a submission with its tables, PDF or Word" },
    { PATCH, "/budget_estimates/:id/state", budget_step_route, WRITE, "budget.write",
      .scope = "budget_estimate.unit", BODY(budget_stepping_fields, budget_stepping),
      .answers = &budget_estimate_entity, .summary = "Gửi, lấy lại, trả lại, tổng hợp, duyệt",
      .summary_en = "Send, take back, return, consolidate, approve" },
    { PATCH, "/budget_spendings/:id/reversal", budget_reverse, WRITE, "budget.write",
      .scope = "budget_spending.line.estimate.unit",
      BODY(budget_reversing_fields, budget_reversing), .answers = &budget_spending_entity,
      .summary = "Hủy một khoản chi ghi sai", .summary_en = "Reverse a spending" },
    { PATCH, "/budget_adjustments/:id/decision", budget_decide, WRITE, "budget.decide",
      .scope = "budget_adjustment.estimate.unit", BODY(budget_deciding_fields, budget_deciding),
      .answers = &budget_adjustment_entity, .summary = "Quyết định một điều chỉnh",
      .summary_en = "Decide an adjustment" },
    { 0 }
};

static const struct setting settings[] = {
    { "budget.settle_days", SETTING_INT, "31", "Chỉnh lý: ghi chi của năm trước đến ngày thứ mấy",
      "Settling: until which day of the next year spending of a year is recorded", 0, 365, "ngày",
      "days", "Chứng từ có ngày trong thời gian này vẫn thuộc năm ngân sách trước",
      "Documents of these days still belong to the year before" },
    { 0 }
};

API const struct plugin budget_plugin = {
    .abi = PLUGIN_ABI_HERE,
    .name = "budget",
    .title = { .vi = "Kinh phí", .en = "Budget" },
    .needs = needs,
    .permissions = permissions,
    .entities = entities,
    .routes = routes,
    .settings = settings,
    .demo = budget_demo,
};
