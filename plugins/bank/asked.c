/* SPDX-License-Identifier: MIT
 * asked: read from the person's own sign-ups. */
#include "asked.h"

static enum kv_go note(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    const struct signup *s = record;
    instant *last = arg;
    if (!id_is_none(s->decided_by) && s->decided > *last) *last = s->decided;
    return KV_MORE;
}

err asked_last(struct ctx *cx, struct tx *tx, id volunteer, instant *out)
{
    *out = 0;
    return query_ref(cx, tx, &signup_entity, "volunteer", volunteer, note, out);
}
