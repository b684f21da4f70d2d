/* SPDX-License-Identifier: MIT
 * tell: an estimate that comes back waits for somebody to mend it: those who write the unit's own
 * are told. Messages are short and name nobody; reasons are read after signing in. */
#include "tell.h"

err budget_tell(struct ctx *cx, struct tx *tx, const struct budget_estimate *estimate,
                const struct budget_stepping *step)
{
    text unit = record_title(cx, tx, &unit_entity, estimate->unit);
    struct notice n = { .subject = "Dự toán năm", .about = "budget.step", .unit = estimate->unit };
    if (step->action == BUDGET_RETURN)
        n.words =
            text_format(cx->arena,
                        "dự toán năm %lld của %.*s được trả lại để sửa. Xem lý do và gửi lại ở "
                        "mục Kinh phí.",
                        (long long)estimate->year, TEXT_ARGS(unit));
    if (step->action == BUDGET_APPROVE)
        n.words =
            text_format(cx->arena, "dự toán năm %lld của %.*s đã được duyệt theo %.*s.",
                        (long long)estimate->year, TEXT_ARGS(unit), TEXT_ARGS(step->decision));
    return notice_roles(cx, tx, &n, estimate->unit, ROLES_STAFF | ROLE_BIT(ROLE_PARTNER), NULL);
}
