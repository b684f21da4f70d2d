/* SPDX-License-Identifier: MIT
 * honour_view: the page of honours. What was revoked leaves it; whoever has the paper's code is
 * told so where papers are checked. */
#include <stdlib.h>

#include "honour_book.h"
#include "round_view.h"
#include "shown.h"

enum { SHOWN_MOST = 60 };

const struct field honours_query_fields[] = { FIELD(1, struct honours_query, year, INT, 0,
                                                    .min = 2000, .max = 2100, .label = "Năm",
                                                    .label_en = "Year"),
                                              { 0 } };

err honour_shown(struct ctx *cx, struct tx *tx, const struct honour *h, text *name)
{
    struct award_round round;
    struct nomination n;
    struct shown shown;
    *name = (text){ 0 };
    if (!h->published || h->state != HONOUR_AWARDED) return ERR_NONE;
    err e = record_get(cx, tx, &award_round_entity, h->round, &round);
    if (!e) e = record_get(cx, tx, &nomination_entity, h->nomination, &n);
    if (!e) e = nomination_shown(cx, tx, &n, &shown);
    if (!e && shown.is && round_is_public(&round)) *name = shown.name;
    return e;
}

struct listing {
    struct json *j;
    int64_t left, year; /* year: of the group that is open; 0 = none is */
};

static void close_year(struct listing *l)
{
    if (!l->year) return;
    json_array_end(l->j);
    json_object_end(l->j);
}

static void open_year(struct listing *l, int64_t year)
{
    if (l->year == year) return;
    close_year(l);
    l->year = year;
    json_object(l->j);
    json_int_at(l->j, "year", year);
    json_key(l->j, "honours");
    json_array(l->j);
}

static err show(struct ctx *cx, struct tx *tx, struct listing *l, const struct honour *h)
{
    text name;
    err e = honour_shown(cx, tx, h, &name);
    if (e || text_is_empty(name)) return e;
    open_year(l, h->year);
    json_object(l->j);
    json_id_at(l->j, "id", h->id);
    json_text_at(l->j, "name", name);
    json_text_at(l->j, "title", h->title);
    json_object_end(l->j);
    l->left--;
    return ERR_NONE;
}

/* The newest year first, each in the order of its book. */
static int by_year(const void *x, const void *y)
{
    const struct honour *a = x, *b = y;
    if (a->year != b->year) return a->year > b->year ? -1 : 1;
    return text_compare(a->book_key, b->book_key);
}

err honours_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct honours_query *asked = request_query_record(rq);
    struct honour probe = { .year = asked->year };
    const struct field *year = entity_field(&honour_entity, "year", 4);
    struct query q = { .entity = &honour_entity };
    struct award_list all;
    if (asked->year) {
        q.filters[0] = (struct query_filter){ year, QUERY_IS, &probe, 0 };
        q.filter_count = 1;
    }
    err e = award_list_query(cx, tx, &q, &all);
    if (e) return e;
    if (all.count) qsort(all.records, all.count, sizeof(struct honour), by_year);
    struct json *j = respond_json(cx, rs, 200);
    struct listing l = { j, asked->year ? INT64_MAX : SHOWN_MOST, 0 };
    json_object(j);
    json_key(j, "years");
    json_array(j);
    for (size_t i = 0; !e && l.left > 0 && i < all.count; i++)
        e = show(cx, tx, &l, award_list_at(&all, i));
    close_year(&l);
    json_array_end(j);
    json_bool_at(j, "more", l.left == 0);
    json_int_at(j, "oldest", l.year);
    json_object_end(j);
    return e;
}

err honour_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct honour h;
    struct nomination n;
    text name;
    err e = record_get(cx, tx, &honour_entity, request_id(rq), &h);
    if (!e) e = honour_shown(cx, tx, &h, &name);
    if (!e && text_is_empty(name)) e = ERR_NOT_FOUND;
    if (!e) e = record_get(cx, tx, &nomination_entity, h.nomination, &n);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "page_title", name);
    json_text_at(j, "page_description", h.title);
    json_id_at(j, "id", h.id);
    json_id_at(j, "round", h.round);
    json_text_at(j, "name", name);
    json_text_at(j, "honour_title", h.title);
    json_text_at(j, "unit", record_title(cx, tx, &unit_entity, h.unit));
    json_text_at(j, "number", h.number);
    json_text_at(j, "decided_text", date_format_vi(cx->arena, h.decided));
    json_text_at(j, "story", h.story);
    json_text_at(j, "summary", n.summary);
    json_text_at(j, "replication", id_is_none(n.person) && n.model.size ? n.replication : TEXT(""));
    json_object_end(j);
    return ERR_NONE;
}
