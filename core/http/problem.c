/* SPDX-License-Identifier: MIT
 * problem: every failure as RFC 9457 problem+json, from the first error and the flaws that ctx
 * kept. Sentences in the reader's language; flaws in both, because a form may show either. Nothing
 * internal gets out: a failure without a sentence has only its title. */
#include "serving.h"

static void flaws_json(struct json *j, const struct ctx *cx)
{
    json_key(j, "errors");
    json_array(j);
    for (const struct flaw *f = cx->flaws; f; f = f->next) {
        json_object(j);
        json_text_at(j, "pointer", f->pointer);
        json_text_at(j, "code", f->code);
        json_text_at(j, "vi", f->vi);
        json_text_at(j, "en", f->en);
        json_object_end(j);
    }
    json_array_end(j);
}

/* Members of err without a ctx failure behind them get their title only. */
static void problem_json(struct json *j, const struct ctx *cx, err e)
{
    bool english = cx->lang == LANG_EN;
    bool told = cx->error == e;
    json_object(j);
    json_text_at(j, "type", text_format(cx->arena, "urn:volbank:%s", err_slug(e)));
    json_z_at(j, "title", english ? err_title_en(e) : err_title_vi(e));
    json_int_at(j, "status", err_status(e));
    json_text_at(j, "code", told && cx->slug.size ? cx->slug : text_of(err_slug(e)));
    if (told && cx->detail_vi.size) {
        json_text_at(j, "detail", english ? cx->detail_en : cx->detail_vi);
        json_text_at(j, "detail_en", cx->detail_en);
    }
    if (cx->flaws) flaws_json(j, cx);
    json_object_end(j);
}

void problem_reply(struct exchange *x, err e)
{
    struct ctx *cx = &x->cx;
    x->rs.header_count = 0;
    x->rs.etag = TEXT("");
    x->rs.notes = NULL;
    x->rs.topics = NULL;
    struct json *j = respond_json(cx, &x->rs, err_status(e));
    problem_json(j, cx, e);
    x->rs.type = TEXT("application/problem+json");
    if (cx->retry_after_s > 0)
        reply_header(x, "Retry-After", text_format(x->arena, "%lld", (long long)cx->retry_after_s));
    else if (e == ERR_BUSY || e == ERR_RETRY)
        reply_header(x, "Retry-After", TEXT("1"));
    if (e == ERR_UNAUTHENTICATED) reply_header(x, "WWW-Authenticate", TEXT("Bearer"));
}
