/* SPDX-License-Identifier: MIT
 * list: records as arrays, keys of pairs, words, and the campaigns that prove things, which are
 * asked of work@1. */
#include "library.h"

static enum kv_go keep(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct library_list *l = arg;
    size_t size = l->entity->size;
    (void)tx, (void)failure;
    if (l->count == l->room) {
        size_t room = l->room ? l->room * 2 : 16;
        char *more = arena_array(cx->arena, room, size);
        if (l->count) memcpy(more, l->records, l->count * size);
        l->records = more;
        l->room = room;
    }
    memcpy(l->records + l->count++ * size, record, size);
    return KV_MORE;
}

err library_list(struct ctx *cx, struct tx *tx, const struct entity *entity, const char *field,
                 id target, struct library_list *out)
{
    *out = (struct library_list){ .entity = entity };
    return query_ref(cx, tx, entity, field, target, keep, out);
}

err library_list_query(struct ctx *cx, struct tx *tx, const struct query *query,
                       struct library_list *out)
{
    *out = (struct library_list){ .entity = query->entity };
    return query_run(cx, tx, query, keep, out, NULL);
}

text library_pair_key(struct arena *arena, id left, id right)
{
    return text_format(arena, "%.*s/%.*s", TEXT_ARGS(id_text(arena, left)),
                       TEXT_ARGS(id_text(arena, right)));
}

text library_term(const struct ctx *cx, const struct vocabulary *v, unsigned number)
{
    const struct term *t = vocabulary_number(v, number);
    return t ? ctx_say(cx, t->vi, t->en) : (text){ 0 };
}

text library_site(struct ctx *cx, const struct request *rq)
{
    text proto = request_header(rq, "x-forwarded-proto");
    return text_format(cx->arena, "%s://%.*s", text_equal_z(proto, "https") ? "https" : "http",
                       TEXT_ARGS(request_header(rq, "host")));
}

/* ---- campaigns ----------------------------------------------------------------------------- */

static bool is_campaign_id(text t, id *out)
{
    t = text_trim(t);
    while (text_ends(t, TEXT("/"))) t.size--;
    if (t.size < ID_TEXT_SIZE) return false;
    return id_parse(text_part(t, t.size - ID_TEXT_SIZE, t.size), out);
}

err library_campaign_clean(struct ctx *cx, struct tx *tx, const char *pointer, text *campaign)
{
    const struct work_1 *work = ctx_service(cx, "work", 1);
    struct campaign_work found;
    id which;
    if (text_is_empty(*campaign)) return ERR_NONE;
    bool named = is_campaign_id(*campaign, &which);
    err e = named && work ? work->campaign(cx, tx, which, &found) : ERR_NONE;
    if (e && e != ERR_NOT_FOUND) return e;
    if (!named || e) {
        ctx_clear(cx);
        ctx_flaw(cx, pointer, "campaign",
                 SAY("Không có chiến dịch này; hãy dán địa chỉ trang của chiến dịch",
                     "There is no such campaign; paste the address of its page"));
        return cx->error;
    }
    *campaign = id_text(cx->arena, which);
    return ERR_NONE;
}

err library_campaign_json(struct ctx *cx, struct tx *tx, struct json *j, text campaign)
{
    const struct work_1 *work = ctx_service(cx, "work", 1);
    struct campaign_work found;
    id which;
    err e =
        work && id_parse(campaign, &which) ? work->campaign(cx, tx, which, &found) : ERR_NOT_FOUND;
    if (e && e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    json_key(j, "proof");
    if (e) {
        json_null(j);
        return ERR_NONE;
    }
    json_object(j);
    json_text_at(j, "title", found.title);
    json_text_at(j, "url", text_format(cx->arena, "/c/%.*s", TEXT_ARGS(id_text(cx->arena, which))));
    json_object_end(j);
    return ERR_NONE;
}
