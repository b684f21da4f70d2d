/* SPDX-License-Identifier: MIT
 * source: the table of sources, and who may plan by one. A source stays in its year. */
#include "budget.h"

static const struct term kinds[] = {
    { SOURCE_PROVINCE, "province", "Ngân sách tỉnh giao Tỉnh đoàn",
      "State budget, provincial union" },
    { SOURCE_DEPARTMENT, "department", "Ngân sách của sở, ban, ngành",
      "State budget, departments" },
    { SOURCE_LOCAL, "local", "Ngân sách địa phương", "State budget, localities" },
    { SOURCE_PROGRAMME, "programme", "Lồng ghép chương trình đã duyệt",
      "Combined with approved programmes" },
    { SOURCE_SOCIAL, "social", "Huy động xã hội, cộng đồng", "Society and community" },
    { SOURCE_OTHER, "other", "Nguồn hợp pháp khác", "Other lawful sources" },
    { 0 },
};
const struct vocabulary budget_kind_vocabulary = { "budget_source_kind", "Loại nguồn",
                                                   "Kind of source", kinds };

static const struct field source_fields[] = {
    FIELD(1, struct budget_source, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị giữ nguồn", .label_en = "Unit that keeps it"),
    FIELD(2, struct budget_source, year, INT, REQUIRED | INDEXED, .min = 2020, .max = 2100,
          .label = "Năm ngân sách", .label_en = "Budget year", .aliases = "năm"),
    FIELD(3, struct budget_source, kind, ENUM, REQUIRED | INDEXED, .terms = &budget_kind_vocabulary,
          .label = "Loại nguồn", .label_en = "Kind of source"),
    FIELD(4, struct budget_source, title, TEXT, REQUIRED | SEARCHED | INDEXED, .max = 160,
          .label = "Tên nguồn", .label_en = "Source"),
    FIELD(5, struct budget_source, basis, TEXT, 0, .max = 300, .label = "Căn cứ",
          .label_en = "Basis", .help = "Quyết định giao dự toán, biên bản tài trợ",
          .help_en = "The decision or agreement it follows from"),
    FIELD(6, struct budget_source, amount, MONEY, 0, .min = 1, .max = BUDGET_ESTIMATE_MAX,
          .label = "Số tiền của nguồn (đồng)", .label_en = "Amount (đồng)",
          .help = "Chưa biết thì để trống", .help_en = "Empty while it is not known"),
    { 0 },
};

void budget_check_fixed(struct ctx *cx, const struct entity *entity, const char *field,
                        const void *before, const void *record)
{
    const struct field *f = entity_field(entity, field, strlen(field));
    REQUIRE(f);
    if (!before || field_equal(f, before, record)) return;
    ctx_flaw(cx, text_z(cx->arena, text_format(cx->arena, "/%s", field)), "fixed",
             SAY("Không đổi được sau khi đã lập", "Cannot be changed once it is written"));
}

static err source_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    (void)tx;
    budget_check_fixed(cx, &budget_source_entity, "unit", before, record);
    budget_check_fixed(cx, &budget_source_entity, "year", before, record);
    return cx->error;
}

err budget_check_source(struct ctx *cx, struct tx *tx, const struct budget_estimate *estimate,
                        id source)
{
    struct budget_source s;
    err e = record_get(cx, tx, &budget_source_entity, source, &s);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        ctx_flaw(cx, "/source", "unknown", SAY("Không có nguồn này", "There is no such source"));
        return cx->error;
    }
    if (e) return e;
    if (s.year != estimate->year)
        ctx_flaw(cx, "/source", "year",
                 SAY("Nguồn này của năm %lld, dự toán của năm %lld",
                     "The source is of %lld, the estimate of %lld"),
                 (long long)s.year, (long long)estimate->year);
    else if (!unit_within(cx, tx, estimate->unit, s.unit))
        ctx_flaw(cx, "/source", "unit",
                 SAY("Nguồn này của đơn vị khác", "The source is another unit's"));
    return cx->error;
}

const struct entity budget_source_entity = {
    "budget_source",
    "Nguồn kinh phí",
    sizeof(struct budget_source),
    source_fields,
    .number = 390,
    .label_en = "Source of money",
    .check = source_check,
    .read = "budget.read",
    .write = "budget.write",
    .scope = "unit",
    .title = "title",
    .sort = "title",
    .key = "unit+year+title",
    .help = "Tiền một đơn vị có thể trông vào trong một năm; đơn vị dưới cùng dùng được.",
    .help_en = "Money a unit may count on in a year; units below plan by it too.",
};
