/* SPDX-License-Identifier: MIT
 * journey: the way of a request through this floor, one function per leg: guard, route, run (admit,
 * decode, handler), finish, seal. What each leg does is in the file of that name; here is only the
 * order. */
#include "admit.h"
#include "compress.h"
#include "guard.h"
#include "negotiate.h"
#include "page.h"
#include "reply.h"
#include "response.h"
#include "run.h"
#include "site.h"

enum { DISCARD_MAX = 4 * 1024 * 1024 };

/* ---- where does it want to go -------------------------------------------------------------- */

static bool verb_of(struct request *rq, const char *method)
{
    static const enum verb verbs[] = { GET, POST, PUT, PATCH, DELETE };
    rq->head = strcmp(method, "HEAD") == 0;
    if (rq->head) method = "GET";
    for (size_t i = 0; i < COUNT_OF(verbs); i++)
        if (strcmp(method, verb_name(verbs[i])) == 0) {
            rq->verb = verbs[i];
            return true;
        }
    return false;
}

static err no_such_path(struct exchange *x)
{
    return ctx_fail(&x->cx, ERR_NOT_FOUND, NULL, "no-such-path",
                    SAY("Không có địa chỉ này", "There is nothing at this address"));
}

err journey_wrong_verb(struct exchange *x, uint32_t allowed)
{
    struct buffer list = buffer_in(x->arena, 64);
    for (unsigned v = GET; v <= DELETE; v++) {
        if (!(allowed >> v & 1)) continue;
        buffer_format(&list, "%s%s", list.size ? ", " : "", verb_name((enum verb)v));
        if (v == GET) buffer_z(&list, ", HEAD");
    }
    x->allow = buffer_as_text(&list);
    return ctx_fail(&x->cx, ERR_METHOD_NOT_ALLOWED, NULL, "verb",
                    SAY("Địa chỉ này chỉ nhận %.*s", "This address takes %.*s only"),
                    TEXT_ARGS(x->allow));
}

err journey_params(struct exchange *x, const struct route_row *row, const struct route_match *match)
{
    struct request *rq = &x->rq;
    for (size_t i = 0; i < row->param_count; i++) {
        rq->params[i] = percent_decode(x->arena, match->values[i], false);
        bool good = text_is_utf8(rq->params[i]);
        if (good && strcmp(row->params[i], "id") == 0) good = id_parse(rq->params[i], &rq->id);
        if (!good) return no_such_path(x);
    }
    return ERR_NONE;
}

static err route_api(struct exchange *x, text path)
{
    struct route_match match;
    x->target = TARGET_API;
    if (route_set_find(x->http->options.routes, x->rq.verb, path, &match)) {
        x->rq.row = match.row;
        if (match.row->route->body_max) x->body_max = match.row->route->body_max;
        return journey_params(x, match.row, &match);
    }
    return match.allowed ? journey_wrong_verb(x, match.allowed) : no_such_path(x);
}

static err route_site(struct exchange *x)
{
    x->target = TARGET_SITE;
    return x->site->verbs >> x->rq.verb & 1 ? ERR_NONE : journey_wrong_verb(x, x->site->verbs);
}

static err route(struct exchange *x)
{
    text rest = x->uri, prefix = TEXT(API_PREFIX "/");
    x->rq.path = text_cut(&rest, '?');
    x->rq.query = rest;
    bool api = text_starts(x->rq.path, prefix);
    if (api && !route_api(x, text_part(x->rq.path, prefix.size - 1, x->rq.path.size)))
        return ERR_NONE;
    if (text_starts(x->rq.path, TEXT("/.well-known/"))) return route_api(x, x->rq.path);
    x->site = site_row_of(x->rq.path);
    if (x->site) {
        ctx_clear(&x->cx);
        x->allow = TEXT("");
        return route_site(x);
    }
    if (api) return x->cx.error;
    x->target = TARGET_PAGE;
    return page_route(x) ? x->outcome : no_such_path(x);
}

/* ---- it comes in --------------------------------------------------------------------------- */

static err body_too_large(struct exchange *x)
{
    size_t mb = x->body_max >> 20, kb = x->body_max >> 10;
    return ctx_fail(&x->cx, ERR_TOO_LARGE, NULL, "body",
                    SAY("Nội dung gửi lên lớn hơn %zu %s", "What was sent is larger than %zu %s"),
                    mb ? mb : kb, mb ? "MB" : "KB");
}

/* An answer in the first call closes the connection, which is what these want. */
static void refuse(struct exchange *x, err e)
{
    x->outcome = e;
    x->refused = x->rs.close = true;
    journey_finish(x);
}

static void guard(struct exchange *x, const struct head *head)
{
    const char *why = guard_refuses(head);
    if (why)
        refuse(x, ctx_fail(&x->cx, ERR_BAD_REQUEST, NULL, why,
                           SAY("Yêu cầu HTTP không rõ ràng (%s)", "Ambiguous HTTP request (%s)"),
                           why));
}

void journey_begin(struct exchange *x, const struct head *head)
{
    x->body_max = BODY_MAX_DEFAULT;
    guard(x, head);
    if (x->refused) return;
    int64_t length = 0;
    x->outcome =
        verb_of(&x->rq, head->method) ? route(x) : journey_wrong_verb(x, 1u << GET | 1u << POST);
    x->cx.lang = negotiate_lang(x, x->target != TARGET_API);
    /* What is a little too large is read to its end and dropped: closing while the client still
     * sends would take the answer away with the connection. */
    if (text_to_int(exchange_header(x, "content-length"), &length) &&
        (uint64_t)length > x->body_max + DISCARD_MAX)
        refuse(x, body_too_large(x));
    else if (length > 0 && (uint64_t)length <= x->body_max)
        x->upload = buffer_in(x->arena, (size_t)length);
}

bool journey_upload(struct exchange *x, const char *bytes, size_t size)
{
    x->received += size;
    if (x->received > x->body_max) {
        x->too_large = true;
        return x->received <= x->body_max + DISCARD_MAX;
    }
    if (!x->upload.arena) x->upload = buffer_in(x->arena, size);
    buffer_bytes(&x->upload, bytes, size);
    return true;
}

/* ---- it is carried out --------------------------------------------------------------------- */

/* Once suspended, the exchange belongs to whoever does its work: nothing here looks at it again. */
static bool carry_out(struct exchange *x)
{
    if (x->target == TARGET_API) return run_route(x);
    if (x->target == TARGET_PAGE) return page_run(x);
    x->outcome = x->site->run(x);
    return true;
}

bool journey_run(struct exchange *x)
{
    if (x->too_large && !x->outcome) x->outcome = body_too_large(x);
    if (!x->outcome && !carry_out(x)) return false;
    journey_finish(x);
    return true;
}

void journey_resume(struct exchange *x)
{
    journey_finish(x);
}

void journey_finish(struct exchange *x)
{
    if (x->target == TARGET_PAGE || (x->outcome && x->target == TARGET_SITE && wants_html(x)))
        page_finish(x);
    else if (x->outcome)
        problem_reply(x, x->outcome);
    reply_seal(x);
}
