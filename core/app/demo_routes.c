/* SPDX-License-Identifier: MIT
 * demo_routes: in a demo province nothing leaves the server, so its messages are read on a page. */
#include "demo_routes.h"

#include "../base/viet.h"
#include "../plugin/host.h"
#include "../work/work.h"

enum { SHOWN = 50 };

struct listing {
    struct json *j;
    int left;
};

static enum kv_go show_message(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)tx;
    (void)failure;
    struct listing *l = arg;
    const struct message *m = record;
    struct civil at = instant_civil(m->made);
    json_object(l->j);
    json_text_at(l->j, "to", viet_phone_shown(cx->arena, m->to));
    json_text_at(l->j, "subject", m->subject);
    json_text_at(l->j, "body", message_words(cx->arena, m));
    json_text_at(
        l->j, "at",
        text_format(cx->arena, "%02d:%02d %02d/%02d", at.hour, at.minute, at.day, at.month));
    json_bool_at(l->j, "sms", m->channel == CHANNEL_SMS);
    json_object_end(l->j);
    return --l->left > 0 ? KV_MORE : KV_STOP;
}

err demo_messages(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)rq;
    const struct host *host = cx->app;
    if (!host->demo)
        return ctx_fail(cx, ERR_NOT_FOUND, NULL, "no-demo",
                        SAY("Không có trang này", "There is no such page"));
    struct json *j = respond_json(cx, rs, 200);
    struct listing l = { j, SHOWN };
    struct query newest = { .entity = &message_entity, .descending = true };
    json_object(j);
    json_key(j, "items");
    json_array(j);
    err e = query_run(cx, tx, &newest, show_message, &l, NULL);
    json_array_end(j);
    json_bool_at(j, "empty", l.left == SHOWN);
    json_object_end(j);
    return e;
}
