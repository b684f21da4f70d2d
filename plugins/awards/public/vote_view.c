/* SPDX-License-Identifier: MIT
 * vote_view: the ballot and the count as everybody sees them. While people vote only how many have,
 * and the heads, are told: who leads would sway who comes after, and a count that moves with each
 * vote would tell whose it was. */
#include "shown.h"
#include "vote.h"

/* ---- the ballot ---------------------------------------------------------------------------- */

struct ballot {
    struct award_round round;
    struct poll poll;
    struct hash key;
    struct shown_list list;
    bool open, ticket;
    id voter;
};

static err ballot_read(struct ctx *cx, struct tx *tx, const struct request *rq, struct ballot *b)
{
    err e = record_get(cx, tx, &award_round_entity, request_id(rq), &b->round);
    if (e) return e;
    e = poll_of(cx, tx, b->round.id, &b->poll);
    bool begun = !e;
    if (e && e != ERR_NOT_FOUND) return e;
    b->open = round_takes_votes(&b->round, instant_date(cx->now)) && !b->poll.closed;
    b->ticket = b->open && begun && !poll_key(cx, &b->poll, &b->key) &&
                vote_ticket_of(cx, rq, &b->key, &b->voter);
    ctx_clear(cx);
    return b->round.state >= ROUND_CHECKING ? round_shown(cx, tx, b->round.id, &b->list) : ERR_NONE;
}

static bool has_voted(struct ctx *cx, struct tx *tx, const struct ballot *b, id category)
{
    if (!b->ticket) return false;
    id which = voter_in_category(&b->key, b->voter, category);
    return record_exists(cx, tx, &public_voter_entity, which);
}

static void choices_json(struct ctx *cx, struct tx *tx, struct json *j, const struct ballot *b,
                         id category)
{
    json_key(j, "nominees");
    json_array(j);
    for (size_t i = 0; i < b->list.count; i++) {
        const struct shown_nominee *n = &b->list.items[i];
        if (!id_equal(n->nomination.category, category)) continue;
        json_object(j);
        json_id_at(j, "id", n->nomination.id);
        json_text_at(j, "name", n->name);
        json_text_at(j, "unit", record_title(cx, tx, &unit_entity, n->nomination.unit));
        json_object_end(j);
    }
    json_array_end(j);
}

static err categories_json(struct ctx *cx, struct tx *tx, struct json *j, const struct ballot *b)
{
    struct award_list categories;
    bool left = false;
    err e = round_categories(cx, tx, b->round.id, &categories);
    json_key(j, "categories");
    json_array(j);
    for (size_t i = 0; !e && i < categories.count; i++) {
        const struct award_category *c = award_list_at(&categories, i);
        bool voted = has_voted(cx, tx, b, c->id);
        left = left || !voted;
        json_object(j);
        json_id_at(j, "id", c->id);
        json_text_at(j, "category", c->title);
        json_bool_at(j, "voted", voted);
        choices_json(cx, tx, j, b, c->id);
        json_object_end(j);
    }
    json_array_end(j);
    json_bool_at(j, "left", left);
    return e;
}

err vote_ballot(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct ballot b = { 0 };
    id asked;
    err e = ballot_read(cx, tx, rq, &b);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_id_at(j, "round", b.round.id);
    json_text_at(j, "round_title", b.round.title);
    json_bool_at(j, "open", b.open);
    json_bool_at(j, "ticket", b.ticket);
    json_bool_at(j, "asked", id_parse(request_cookie(rq, VOTER_COOKIE), &asked));
    json_text_at(j, "receipt", request_cookie(rq, RECEIPT_COOKIE));
    if (b.round.vote_from) {
        json_text_at(j, "from_text", date_format_vi(cx->arena, b.round.vote_from));
        json_text_at(j, "until_text", date_format_vi(cx->arena, b.round.vote_until));
    }
    e = categories_json(cx, tx, j, &b);
    json_object_end(j);
    return e;
}

/* ---- the count ----------------------------------------------------------------------------- */

struct heads {
    struct json *j;
    int64_t votes;
};

static enum kv_go head_json(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct vote_batch *batch = record;
    struct heads *h = arg;
    struct civil at = instant_civil(batch->sealed);
    (void)tx, (void)failure;
    h->votes += batch->votes;
    json_object(h->j);
    json_int_at(h->j, "number", batch->number);
    json_int_at(h->j, "votes", batch->votes);
    json_text_at(h->j, "head", batch->head);
    json_text_at(h->j, "sealed_text",
                 text_format(cx->arena, "%02d:%02d %02d/%02d/%04d", at.hour, at.minute, at.day,
                             at.month, at.year));
    json_object_end(h->j);
    return KV_MORE;
}

static int most_first(const struct vote_recount *r, id a, id b)
{
    int64_t x = vote_recount_of(r, a), y = vote_recount_of(r, b);
    return x == y ? 0 : x > y ? -1 : 1;
}

/* Short lists: those of one category. */
static void order_by_votes(struct shown_nominee **items, size_t count, const struct vote_recount *r)
{
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0; k--) {
            struct shown_nominee *a = items[k - 1], *b = items[k];
            if (most_first(r, a->nomination.id, b->nomination.id) <= 0) break;
            items[k - 1] = b;
            items[k] = a;
        }
}

static void category_counts(struct ctx *cx, struct json *j, const struct shown_list *list,
                            const struct award_category *c, const struct vote_recount *r)
{
    struct shown_nominee **items = ARENA_ARRAY(cx->arena, list->count + 1, struct shown_nominee *);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        if (id_equal(list->items[i].nomination.category, c->id)) items[count++] = &list->items[i];
    order_by_votes(items, count, r);
    json_object(j);
    json_text_at(j, "category", c->title);
    json_key(j, "nominees");
    json_array(j);
    for (size_t i = 0; i < count; i++) {
        json_object(j);
        json_id_at(j, "id", items[i]->nomination.id);
        json_text_at(j, "name", items[i]->name);
        json_int_at(j, "votes", vote_recount_of(r, items[i]->nomination.id));
        json_object_end(j);
    }
    json_array_end(j);
    json_object_end(j);
}

err vote_counts_json(struct ctx *cx, struct tx *tx, struct json *j, id round)
{
    struct vote_recount r;
    struct shown_list list;
    struct award_list categories;
    err e = vote_recount_stored(cx, tx, round, &r);
    bool agrees = e != ERR_CORRUPT;
    if (!agrees) ctx_clear(cx);
    if (!e || !agrees) e = round_shown(cx, tx, round, &list);
    if (!e) e = round_categories(cx, tx, round, &categories);
    if (e) return e;
    int64_t listed = 0;
    for (size_t i = 0; i < list.count; i++)
        listed += vote_recount_of(&r, list.items[i].nomination.id);
    json_bool_at(j, "agrees", agrees);
    json_int_at(j, "unlisted", r.votes - listed);
    json_key(j, "counts");
    json_array(j);
    for (size_t i = 0; agrees && i < categories.count; i++)
        category_counts(cx, j, &list, award_list_at(&categories, i), &r);
    json_array_end(j);
    return e;
}

struct counting {
    id round;
    struct response *rs;
};

static err count_view(struct ctx *cx, struct tx *tx, void *arg)
{
    struct counting *c = arg;
    struct award_round round;
    bool counted = false;
    err e = record_get(cx, tx, &award_round_entity, c->round, &round);
    if (!e) e = vote_is_counted(cx, tx, c->round, &counted);
    if (e) return e;
    struct json *j = respond_json(cx, c->rs, 200);
    struct heads h = { j, 0 };
    json_object(j);
    json_id_at(j, "round", round.id);
    json_text_at(j, "round_title", round.title);
    json_bool_at(j, "counted", counted);
    json_key(j, "batches");
    json_array(j);
    e = vote_batches_each(cx, tx, round.id, head_json, &h);
    json_array_end(j);
    json_int_at(j, "sealed", h.votes);
    if (!e && counted) e = vote_counts_json(cx, tx, j, round.id);
    json_object_end(j);
    return e;
}

err vote_count_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct counting c = { request_id(rq), rs };
    (void)tx;
    return db_read(cx, count_view, &c);
}

/* ---- the file ------------------------------------------------------------------------------ */

struct writing {
    struct buffer out;
    int64_t batches, votes;
    text head;
};

static enum kv_go put_batch(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct vote_batch *batch = record;
    struct writing *w = arg;
    (void)cx, (void)tx, (void)failure;
    vote_file_batch(&w->out, batch->number, batch->votes, batch->head, batch->lines);
    w->batches++;
    w->votes += batch->votes;
    w->head = batch->head;
    return KV_MORE;
}

static err not_yet(struct ctx *cx)
{
    return ctx_fail(cx, ERR_CONFLICT, NULL, "not-counted",
                    SAY("Danh sách phiếu mở khi hết thời gian bình chọn và đã kiểm phiếu",
                        "The votes are opened once the vote is over and counted"));
}

static err file_read(struct ctx *cx, struct tx *tx, void *arg)
{
    struct counting *c = arg;
    struct writing w = { .out = buffer_in(cx->arena, 1 << 16), .head = vote_chain_start() };
    bool counted;
    err e = vote_is_counted(cx, tx, c->round, &counted);
    if (e) return e;
    if (!counted) return not_yet(cx);
    vote_file_begin(&w.out, c->round);
    e = vote_batches_each(cx, tx, c->round, put_batch, &w);
    if (e) return e;
    vote_file_end(&w.out, w.batches, w.votes, w.head);
    return respond_bytes(c->rs, TEXT("text/plain; charset=utf-8"), buffer_as_slice(&w.out),
                         TEXT("phieu-binh-chon.txt"));
}

err vote_file(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct counting c = { request_id(rq), rs };
    (void)tx;
    return db_read(cx, file_read, &c);
}
