/* SPDX-License-Identifier: MIT
 * rule_reference: GET /rules/reference: what an editor knows of the scripts of one hook. */
#include "../plugin/host.h"
#include "../rules/hook.h"
#include "rule_routes.h"

const struct field rule_hook_query_fields[] = {
    FIELD(1, struct rule_hook_query, hook, TEXT, REQUIRED, .max = 60, .label = "Việc có quy tắc",
          .label_en = "Hook", .help = "Ví dụ bank.evaluate",
          .help_en = "For example bank.evaluate"),
    { 0 }
};

err rule_reference(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    const struct host *host = cx->app;
    const struct rule_hook_query *asked = request_query_record(rq);
    const struct rule_hook *hook = registry_hook(host->registry, asked->hook);
    if (!hook)
        return ctx_fail(cx, ERR_NOT_FOUND, "/hook", "unknown",
                        SAY("Không có việc nào tên «%.*s»", "There is no hook '%.*s'"),
                        TEXT_ARGS(asked->hook));
    struct buffer out = buffer_in(cx->arena, 48 << 10);
    rule_reference_print(hook, &out);
    json_raw(respond_json(cx, rs, 200), buffer_as_text(&out));
    return ERR_NONE;
}
