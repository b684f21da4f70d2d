/* SPDX-License-Identifier: MIT
 * page: the legs of a page's journey. GET: session, permission, data route, render. POST: the
 * submit route as any other, then on by 303; when what was typed is wrong the failure is set aside,
 * the data route is run as for GET, and the page shows both. */
#include "page.h"

#include "admit.h"
#include "decode.h"
#include "negotiate.h"
#include "page_view.h"
#include "reply.h"
#include "response.h"
#include "run.h"

/* ---- which page ---------------------------------------------------------------------------- */

bool page_route(struct exchange *x)
{
    text values[ROUTE_PARAMS_MAX];
    const struct page_set *pages = x->http->options.pages;
    x->page = pages ? page_set_find(pages, x->rq.path, values) : NULL;
    if (!x->page) return false;
    struct page_view *view = ARENA_NEW(x->arena, struct page_view);
    x->view = view;
    memcpy(view->values, values, sizeof(values));
    x->rq.lenient = true;
    x->rs.labels = true;
    x->outcome = ERR_NONE;
    uint32_t allowed = 1u << GET | (x->page->submit ? 1u << POST : 0);
    if (!(allowed >> x->rq.verb & 1))
        x->outcome = journey_wrong_verb(x, allowed);
    else if (x->rq.verb == POST && x->page->submit->route->body_max)
        x->body_max = x->page->submit->route->body_max;
    return true;
}

/* The page's parameters are the route's, by name. */
static err become(struct exchange *x, const struct route_row *row)
{
    struct route_match match = { .row = row };
    for (size_t i = 0; i < row->param_count; i++)
        for (size_t n = 0; n < x->page->param_count; n++)
            if (strcmp(row->params[i], x->page->params[n]) == 0)
                match.values[i] = x->view->values[n];
    x->rq.row = row;
    x->cx.why = row->why;
    return journey_params(x, row, &match);
}

/* ---- the data ------------------------------------------------------------------------------ */

static err enter(struct exchange *x, struct tx *tx)
{
    const struct route_row *data = x->page->data;
    err e = admit_session(x, tx);
    if (!e) e = admit_verb(x, tx, x->page->page->permission);
    x->rq.query_pairs = pairs_decode(x->arena, x->rq.query);
    if (e || !data) return e;
    e = become(x, data);
    if (!e) e = admit_verb(x, tx, data->route->permission);
    if (e || !data->route->query) return e;
    void *record = arena_alloc(x->arena, data->route->query_size);
    x->rq.query_record = record;
    return decode_query(x, data->route->query, record);
}

static err read_page(struct ctx *cx, struct tx *tx, void *arg)
{
    struct exchange *x = arg;
    err e = enter(x, tx);
    if (!e) e = page_view_gather(x, tx);
    if (e || !x->page->data) return e;
    e = admit_scope(x, tx);
    return e ? e : x->page->data->route->run(cx, tx, &x->rq, &x->rs);
}

static err enter_slow(struct ctx *cx, struct tx *tx, void *arg)
{
    struct exchange *x = arg;
    (void)cx;
    err e = enter(x, tx);
    if (!e) e = page_view_gather(x, tx);
    return e ? e : admit_scope(x, tx);
}

static void slow_page(void *arg)
{
    struct exchange *x = arg;
    x->outcome = x->page->data->route->run(&x->cx, NULL, &x->rq, &x->rs);
    exchange_done(x);
}

static bool is_slow(const struct page_row *page)
{
    return page->data && page->data->route->kind == SLOW;
}

static bool run_get(struct exchange *x)
{
    x->cx.why = x->page->page->path;
    if (!is_slow(x->page)) {
        x->outcome = db_read(&x->cx, read_page, x);
        return true;
    }
    x->outcome = db_read(&x->cx, enter_slow, x);
    return x->outcome || !run_on_pool(x, slow_page);
}

/* ---- a form that failed -------------------------------------------------------------------- */

/* What somebody can put right on the same page. */
static bool can_show_again(const struct exchange *x)
{
    if (x->rq.verb != POST || !x->page || x->view->again) return false;
    switch (x->outcome) {
    case ERR_INVALID:
    case ERR_CONFLICT:
    case ERR_GONE:
    case ERR_TOO_MANY:
        return true;
    case ERR_UNAUTHENTICATED: /* of a sign-in; where one must be signed in already, that comes first
                               */
        return x->cx.flaws || strcmp(x->page->submit->route->permission, PUBLIC) == 0;
    case ERR_NOT_FOUND:
    case ERR_FORBIDDEN:
        return x->cx.flaws != NULL;
    default:
        return false;
    }
}

/* From here on the exchange is that of the page, and the failure a matter of what it shows. */
static void set_failure_aside(struct exchange *x)
{
    struct page_view *view = x->view;
    view->again = true;
    view->failure = x->cx;
    view->failed = x->outcome;
    ctx_clear(&x->cx);
    x->rs = (struct response){ .labels = true };
}

static void slow_again(void *arg)
{
    struct exchange *x = arg;
    x->outcome = db_read(&x->cx, enter_slow, x);
    if (x->outcome)
        exchange_done(x);
    else
        slow_page(x);
}

bool page_run(struct exchange *x)
{
    if (x->rq.verb == GET) return run_get(x);
    x->outcome = become(x, x->page->submit);
    if (x->outcome) return true;
    if (!run_route(x)) return false;
    /* Refused before any work began: its page still has its slow data to fetch. */
    if (!x->outcome || !is_slow(x->page) || !can_show_again(x)) return true;
    set_failure_aside(x);
    return !run_on_pool(x, slow_again);
}

void page_after_work(struct exchange *x)
{
    if (x->outcome && x->target == TARGET_PAGE && is_slow(x->page) && can_show_again(x)) {
        set_failure_aside(x);
        if (run_move_to_pool(x, slow_again)) return;
    }
    exchange_done(x);
}

/* ---- answering ----------------------------------------------------------------------------- */

static void redirect(struct exchange *x, text where)
{
    reply_bytes(x, 303, TEXT(""), (struct slice){ 0 });
    reply_header(x, "Location", where);
}

static void ask_to_sign_in(struct exchange *x)
{
    text back = x->rq.verb == GET ? x->uri : x->rq.path;
    x->rs.header_count = 0;
    redirect(
        x, text_format(x->arena, LOGIN_PATH "?r=%.*s", TEXT_ARGS(percent_encode(x->arena, back))));
}

static bool has_login(struct exchange *x)
{
    text values[ROUTE_PARAMS_MAX];
    return page_set_find(x->http->options.pages, TEXT(LOGIN_PATH), values) != NULL &&
           !text_equal_z(x->rq.path, LOGIN_PATH);
}

/* "/dang-ky/{id}" with members of the answer; {back} of a sign-in stays on this server. */
static text next_address(struct exchange *x, const char *pattern)
{
    const struct json_value *answer = NULL;
    struct buffer out = buffer_in(x->arena, 128);
    text rest = text_of(pattern);
    if (x->rs.body.size && json_read(&x->cx, slice_text(x->rs.body), &answer)) answer = NULL;
    while (rest.size) {
        buffer_text(&out, text_cut(&rest, '{'));
        if (text_is_empty(rest)) break;
        text name = text_cut(&rest, '}');
        const struct json_value *v = json_get(answer, text_z(x->arena, name));
        int64_t n;
        if (json_whole(v, &n))
            buffer_int(&out, n);
        else if (out.size == 0 && is_local_path(json_string(v)))
            buffer_text(&out, json_string(v)); /* an address by itself */
        else
            buffer_text(&out, percent_encode(x->arena, json_string(v)));
    }
    text where = buffer_as_text(&out);
    return is_local_path(where) ? where : TEXT("/");
}

/* Headers that the handler set (a cookie) stay; only the body gives way to an address. */
static void go_on(struct exchange *x)
{
    const char *then = x->page->page->then;
    response_json_done(&x->rs);
    text where = then ? next_address(x, then) : x->rq.path;
    x->rs.etag = TEXT("");
    redirect(x, where);
}

static bool render_page(struct exchange *x, const struct page_row *row, int status)
{
    const struct template *template = row->templates[x->cx.lang];
    const struct json_value *roots[2];
    size_t count = 0;
    if (!page_view_build(x, row, status, roots, &count)) return false;
    struct buffer out = buffer_in(x->arena, 32 * 1024);
    template_render(template, roots, count, &out);
    reply_bytes(x, status, TEXT("text/html; charset=utf-8"), buffer_as_slice(&out));
    reply_header(x, "Content-Security-Policy", row->csp[x->cx.lang]);
    if (status == 200)
        x->rs.etag =
            text_format(x->arena, "W/\"%016llx\"", (unsigned long long)checksum(x->rs.body));
    /* What is typed is never packed together with a form: its page may hold what only its reader
     * knows. */
    x->rs.gzip = x->rq.verb == GET &&
                 (id_is_none(x->cx.actor.account) || !x->rq.query.size || !row->page->submit);
    return true;
}

static void error_page(struct exchange *x)
{
    const struct page_set *pages = x->http->options.pages;
    int status = err_status(x->outcome);
    problem_reply(x, x->outcome); /* for its headers, and for those who want no HTML */
    if (!pages || !wants_html(x)) return;
    if (!x->view) x->view = ARENA_NEW(x->arena, struct page_view);
    x->view->failure = x->cx;
    x->view->failed = x->outcome;
    x->view->is_error_page = true;
    x->rs.body = (struct slice){ 0 };
    x->rs.is_json = false;
    if (!render_page(x, page_set_error(pages), status)) problem_reply(x, x->outcome);
}

static void failed(struct exchange *x)
{
    if (x->outcome == ERR_UNAUTHENTICATED && has_login(x))
        ask_to_sign_in(x);
    else
        error_page(x);
}

/* Back on the event thread with the failure of a form whose page needs no slow data. */
static void show_again(struct exchange *x)
{
    set_failure_aside(x);
    x->outcome = db_read(&x->cx, read_page, x);
}

void page_finish(struct exchange *x)
{
    if (!x->page) {
        error_page(x);
        return;
    }
    bool posted = x->rq.verb == POST;
    if (posted && !x->outcome && !x->view->again) {
        go_on(x);
        return;
    }
    if (x->outcome && !is_slow(x->page) && can_show_again(x)) show_again(x);
    if (x->outcome) {
        failed(x);
        return;
    }
    response_json_done(&x->rs);
    int status = x->view->again ? err_status(x->view->failed) : 200;
    if (!render_page(x, x->page, status)) {
        x->outcome = ctx_fail(&x->cx, ERR_CORRUPT, NULL, "page",
                              SAY("Không dựng được trang", "The page cannot be made"));
        failed(x);
    }
}
