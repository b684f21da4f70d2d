/* SPDX-License-Identifier: MIT
 * page_view: the members are listed in page.h. They are a second JSON document over the data's: a
 * template asks both. */
#include "page_view.h"

#include "../store/query.h"

/* ---- in the transaction -------------------------------------------------------------------- */

static bool has_place(const struct field *fields)
{
    for (const struct field *f = fields; f && f->id; f++)
        if (f->kind == FIELD_PLACE) return true;
    return false;
}

static enum kv_go take_place(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct place *place = record;
    struct page_view *view = arg;
    date today = instant_date(cx->now);
    (void)tx, (void)failure;
    if (place->level != PLACE_COMMUNE || place->valid_from > today ||
        (place->valid_to && place->valid_to <= today))
        return KV_MORE;
    if (view->place_count == view->place_room) {
        size_t room = view->place_room ? view->place_room * 2 : 64;
        struct place_option *larger = ARENA_ARRAY(cx->arena, room, struct place_option);
        if (view->place_count) memcpy(larger, view->places, view->place_count * sizeof(*larger));
        view->places = larger;
        view->place_room = room;
    }
    view->places[view->place_count++] = (struct place_option){ place->id, place->name };
    return KV_MORE;
}

static err gather_places(struct exchange *x, struct tx *tx)
{
    const struct page_row *page = x->page;
    bool wanted = (page->submit && has_place(page->submit->route->body)) ||
                  (page->data && has_place(page->data->route->query));
    bool known = schema_named(tx_schema(tx), text_of(place_entity.name)) == &place_entity;
    if (!wanted || !known || x->view->place_count) return ERR_NONE;
    const struct field *name = entity_field(&place_entity, "name", 4);
    struct query q = { .entity = &place_entity,
                       .sort = name && (name->flags & INDEXED) ? name : NULL };
    return query_run(&x->cx, tx, &q, take_place, x->view, NULL);
}

err page_view_gather(struct exchange *x, struct tx *tx)
{
    struct ctx *cx = &x->cx;
    const struct access *access = cx->actor.access;
    struct account account;
    if (!id_is_none(cx->actor.account)) {
        err e = record_get(cx, tx, &account_entity, cx->actor.account, &account);
        if (e) return e;
        x->view->my_name = account.name;
    }
    for (size_t i = 0; access && i < access->count; i++)
        x->view->staff |= access->grants[i].role != ROLE_VOLUNTEER;
    return gather_places(x, tx);
}

/* ---- the document -------------------------------------------------------------------------- */

static void me_json(struct exchange *x, struct json *j)
{
    json_key(j, "me");
    if (id_is_none(x->cx.actor.account)) {
        json_null(j);
        return;
    }
    json_object(j);
    json_id_at(j, "id", x->cx.actor.account);
    json_text_at(j, "name", x->view->my_name);
    json_bool_at(j, "staff", x->view->staff);
    json_object_end(j);
}

static text name_of(const struct flaw *flaw)
{
    return text_part(flaw->pointer, 1, flaw->pointer.size);
}

static void error_json(const struct ctx *cx, struct json *j, const struct flaw *flaw,
                       const struct field *field)
{
    bool english = cx->lang == LANG_EN;
    const char *label = field ? field->label : "";
    if (field && english && field->label_en) label = field->label_en;
    json_object(j);
    json_text_at(j, "pointer", flaw->pointer);
    json_text_at(j, "name", name_of(flaw));
    json_z_at(j, "label", label);
    json_text_at(j, "text", english ? flaw->en : flaw->vi);
    json_object_end(j);
}

static bool is_field(const struct field *fields, text name)
{
    for (const struct field *f = fields; f && f->id; f++)
        if (text_equal_z(name, f->name)) return true;
    return false;
}

/* In the order in which the form asks, whichever was found first; then what no field is named by.
 */
static void errors_json(struct exchange *x, struct json *j, const struct field *fields)
{
    const struct flaw *flaws = x->view->failure.flaws;
    json_key(j, "errors");
    json_array(j);
    for (const struct field *f = fields; f && f->id; f++)
        for (const struct flaw *flaw = flaws; flaw; flaw = flaw->next)
            if (text_equal_z(name_of(flaw), f->name)) error_json(&x->cx, j, flaw, f);
    for (const struct flaw *flaw = flaws; flaw; flaw = flaw->next)
        if (!is_field(fields, name_of(flaw))) error_json(&x->cx, j, flaw, NULL);
    json_array_end(j);
}

static void problem_members(struct exchange *x, struct json *j)
{
    const struct page_view *view = x->view;
    bool english = x->cx.lang == LANG_EN;
    json_key(j, "problem");
    if (!view->failed) {
        json_null(j);
        return;
    }
    json_object(j);
    json_z_at(j, "title", english ? err_title_en(view->failed) : err_title_vi(view->failed));
    if (view->failure.error == view->failed)
        json_text_at(j, "detail", english ? view->failure.detail_en : view->failure.detail_vi);
    json_z_at(j, "code", err_slug(view->failed));
    json_object_end(j);
}

static text title_of(const struct exchange *x, const struct page_row *row,
                     const struct json_value *data)
{
    text own = json_string(json_get(data, "page_title"));
    bool english = x->cx.lang == LANG_EN;
    if (own.size && row->page) return own;
    if (row->page) return text_of(english ? row->page->title_en : row->page->title);
    return text_of(english ? err_title_en(x->view->failed) : err_title_vi(x->view->failed));
}

static text base_url(struct exchange *x)
{
    const struct http_options *o = &x->http->options;
    if (o->public_url) return text_of(o->public_url);
    bool tls = o->behind_proxy &&
               text_equal_ascii(request_header(&x->rq, "x-forwarded-proto"), TEXT("https"));
    text host = request_header(&x->rq, "host");
    return text_format(x->arena, "%s://%.*s", tls ? "https" : "http", TEXT_ARGS(host));
}

/* What the data says of a field, as somebody would type it; many values as one, parted by ';'. */
static text said_text(struct exchange *x, const struct field *f, const struct json_value *v)
{
    int64_t n;
    date day;
    if (json_kind_of(v) == JSON_TRUE) return TEXT("1");
    if (json_whole(v, &n)) return text_format(x->arena, "%lld", (long long)n);
    if (f->kind == FIELD_DATE && date_parse(json_string(v), &day))
        return date_format_vi(x->arena, day);
    if (json_kind_of(v) != JSON_ARRAY) return json_string(v);
    struct buffer all = buffer_in(x->arena, 64);
    for (const struct json_value *each = json_first(v); each; each = json_next(each)) {
        if (all.size) buffer_byte(&all, ';');
        buffer_text(&all, json_string(each));
    }
    return buffer_as_text(&all);
}

static struct pair *put_before(struct exchange *x, struct pair *next, text name, text value)
{
    struct pair *pair = ARENA_NEW(x->arena, struct pair);
    *pair = (struct pair){ .name = name, .value = value, .next = next };
    return pair;
}

/* "phone_text" before "phone": what people read, where it is not what machines do. */
static const struct json_value *said_of(struct exchange *x, const struct json_value *data,
                                        const struct field *f)
{
    const char *name = text_z(x->arena, text_format(x->arena, "%s_text", f->name));
    const struct json_value *read = json_get(data, name);
    return read ? read : json_get(data, f->name);
}

/* A form begins with what the address says, else with what the page's data says under its names. */
static const struct pair *first_values(struct exchange *x, const struct field *fields,
                                       const struct json_value *data)
{
    const struct pair *asked = x->rq.query_pairs;
    struct pair *values = NULL;
    for (const struct pair *p = asked; p; p = p->next)
        values = put_before(x, values, p->name, p->value);
    for (const struct field *f = fields; f->id; f++) {
        const struct json_value *v = said_of(x, data, f);
        if (v && !pair_named(asked, f->name))
            values = put_before(x, values, text_of(f->name), said_text(x, f, v));
    }
    return values;
}

static void form_members(struct exchange *x, struct json *j, const struct page_row *row,
                         const struct json_value *data)
{
    struct page_view *view = x->view;
    const struct field *fields = row->submit ? row->submit->route->body : NULL;
    if (fields) {
        struct form_view form = { fields,
                                  view->again ? x->rq.pairs : first_values(x, fields, data),
                                  view->failure.flaws,
                                  view->again,
                                  view->places,
                                  view->place_count };
        json_key(j, "form");
        form_view_json(&x->cx, j, &form);
    }
    if (row->data && row->data->route->query) {
        struct form_view filter = { row->data->route->query, x->rq.query_pairs, NULL,
                                    x->rq.query.size > 0,    view->places,      view->place_count };
        json_key(j, "filter");
        form_view_json(&x->cx, j, &filter);
    }
    errors_json(x, j, fields);
}

static text back_of(struct exchange *x)
{
    const struct pair *r = pair_named(x->rq.query_pairs, "r");
    return r && text_is_utf8(r->value) ? r->value : TEXT("");
}

/* The way back from a page that failed: the page one step up, when there is one. */
static void up_member(struct exchange *x, struct json *j)
{
    text params[ROUTE_PARAMS_MAX];
    text up = x->rq.path;
    while (up.size && up.data[up.size - 1] != '/') up.size--;
    if (up.size > 1) up.size--;
    const struct page_row *row =
        up.size > 1 ? page_set_find(x->http->options.pages, up, params) : NULL;
    json_key(j, "up");
    if (!row || row->param_count) {
        json_null(j);
        return;
    }
    json_object(j);
    json_text_at(j, "url", up);
    json_z_at(j, "title", x->cx.lang == LANG_EN ? row->page->title_en : row->page->title);
    json_object_end(j);
}

/* Whether a browser says it comes from elsewhere, so that nothing of ours is in its cache: its page
 * brings all style along, since a round trip costs more than the bytes. Links, forms and reloads
 * within the site say same-origin. */
static bool has_landed(const struct exchange *x)
{
    text from = request_header(&x->rq, "sec-fetch-site");
    return from.size > 0 && !text_equal_z(from, "same-origin");
}

static void page_members(struct exchange *x, struct json *j, const struct page_row *row,
                         const struct json_value *data, int status)
{
    bool english = x->cx.lang == LANG_EN;
    text base = base_url(x);
    json_text_at(j, "lang", english ? TEXT("en") : TEXT("vi"));
    json_bool_at(j, "lang_en", english);
    json_text_at(j, "path", text_is_utf8(x->uri) ? x->uri : TEXT("/"));
    json_text_at(j, "url",
                 text_format(x->arena, "%.*s%.*s", TEXT_ARGS(base), TEXT_ARGS(x->rq.path)));
    json_text_at(j, "base_url", base);
    json_text_at(j, "title", title_of(x, row, data));
    json_text_at(j, "description", json_string(json_get(data, "page_description")));
    text image = json_string(json_get(data, "page_image"));
    json_text_at(j, "image",
                 image.size ? text_format(x->arena, "%.*s%.*s", TEXT_ARGS(base), TEXT_ARGS(image))
                            : image);
    json_int_at(j, "status", status);
    json_bool_at(j, "demo", x->http->options.demo);
    json_bool_at(j, "landed", has_landed(x));
    json_text_at(j, "island_src", row->island_src);
    json_text_at(j, "back", back_of(x));
    if (row->page && row->page->nav) {
        const char *key = text_z(x->arena, text_format(x->arena, "nav_%s", row->page->nav));
        json_bool_at(j, key, true);
    }
    me_json(x, j);
    problem_members(x, j);
    if (!row->page) up_member(x, j);
    form_members(x, j, row, data);
}

static bool read_object(struct exchange *x, text source, const struct json_value **out)
{
    struct ctx aside = x->cx; /* a failure here is the page's, not the request's */
    ctx_clear(&aside);
    *out = NULL;
    return !json_read(&aside, source, out) && json_kind_of(*out) == JSON_OBJECT;
}

bool page_view_build(struct exchange *x, const struct page_row *row, int status,
                     const struct json_value *roots[2], size_t *count)
{
    const struct json_value *data = NULL, *own;
    text answer = row->page && row->data ? slice_text(x->rs.body) : TEXT("");
    if (answer.size && !read_object(x, answer, &data)) return false;
    struct buffer bytes = buffer_in(x->arena, 4096 + answer.size);
    struct json j = json_into(&bytes);
    json_object(&j);
    page_members(x, &j, row, data, status);
    if (answer.size && row->page->island) json_text_at(&j, "data_html", answer);
    json_object_end(&j);
    if (!read_object(x, buffer_as_text(&bytes), &own)) return false;
    *count = 0;
    if (data) roots[(*count)++] = data;
    roots[(*count)++] = own;
    return true;
}
