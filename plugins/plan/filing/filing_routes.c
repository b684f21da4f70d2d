/* SPDX-License-Identifier: MIT
 * filing_routes: handing in makes files, which takes long, and so holds no transaction: the
 * conditions are asked before, and once more when it is written. */
#include "filing_routes.h"

#include "../report/report_routes.h"

const struct field filing_moving_fields[] = {
    FIELD(1, struct filing_moving, action, ENUM, REQUIRED, .terms = &filing_action_vocabulary,
          .label = "Bước", .label_en = "Step"),
    LIKE(2, struct filing_moving, reason, filing_move_fields, reason, 0),
    FIELD(3, struct filing_moving, paper, TEXT, 0, .max = 80, .label = "Số văn bản giấy",
          .label_en = "Number of the paper"),
    FIELD(4, struct filing_moving, paper_on, DATE, 0, .label = "Nhận bản giấy ngày",
          .label_en = "Paper received on"),
    { 0 },
};

struct handing_in {
    id which;
    struct report_filing filing;
    bool kept; /* its report was kept before */
};

static const struct filing_moving submit = { .action = FILING_SUBMIT };

static err may_hand_in(struct ctx *cx, struct tx *tx, void *arg)
{
    struct handing_in *h = arg;
    struct plan_report r;
    err e = record_get(cx, tx, &report_filing_entity, h->which, &h->filing);
    if (e) return e;
    const struct filing_rule *rule = filing_rule(h->filing.state, FILING_SUBMIT);
    if (!rule) /* says why */
        return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                        SAY("Báo cáo này không còn chờ đơn vị bạn nộp",
                            "This report does not wait for your unit any more"));
    e = filing_holds(cx, tx, &h->filing, rule->guards, &submit);
    if (!e) e = record_get(cx, tx, &plan_report_entity, h->filing.report, &r);
    if (!e) h->kept = r.state != REPORT_DRAFT;
    return e;
}

static err write_hand_in(struct ctx *cx, struct tx *tx, void *arg)
{
    struct handing_in *h = arg;
    return filing_move(cx, tx, h->which, &submit, &h->filing);
}

err filing_hand_in(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct handing_in h = { .which = request_id(rq) };
    (void)tx;
    err e = db_read(cx, may_hand_in, &h);
    if (e) return e;
    e = h.kept ? db_write(cx, write_hand_in, &h)
               : report_keep_then(cx, h.filing.report, write_hand_in, &h);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_id_at(j, "id", h.which);
    json_z_at(j, "state", "submitted");
    json_bool_at(j, "late", h.filing.late);
    json_object_end(j);
    return ERR_NONE;
}

err filing_move_route(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct filing_moving *in = request_body(rq);
    struct report_filing f;
    if (in->action == FILING_SUBMIT)
        return ctx_fail(cx, ERR_INVALID, "/action", "hand-in",
                        SAY("Nộp báo cáo bằng nút Nộp: tệp được chốt cùng lúc",
                            "Hand in by its own route: files are kept with it"));
    err e = filing_move(cx, tx, request_id(rq), in, &f);
    return e ? e : respond(cx, tx, rq, rs, &report_filing_entity, &f);
}
