/* SPDX-License-Identifier: MIT
 * others: copies of models and questions at forums, of the year: what was reported beside what was
 * confirmed, what was asked beside what was answered. */
#include "../forum/forum.h"
#include "../item/item.h"
#include "result.h"

struct taking {
    struct result_book *book;
    size_t copy_room, question_room;
};

static bool ours(struct ctx *cx, struct tx *tx, const struct result_book *b, id unit, date day)
{
    return date_civil(day).year == b->year && unit_within(cx, tx, unit, b->unit);
}

static struct result_other *one_more(struct arena *arena, struct result_other *of, size_t count,
                                     size_t *room)
{
    if (count < *room) return of;
    *room = *room ? *room * 2 : 32;
    struct result_other *more = ARENA_ARRAY(arena, *room, struct result_other);
    if (count) memcpy(more, of, count * sizeof *more);
    return more;
}

static enum kv_go take_model(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct library_item *item = record;
    struct result_book *b = ((struct taking *)arg)->book;
    (void)failure;
    if (item->kind == ITEM_MODEL && item->state == ITEM_PUBLISHED)
        b->models += unit_within(cx, tx, item->unit, b->unit);
    return KV_MORE;
}

static enum kv_go take_copy(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct replication *r = record;
    struct taking *t = arg;
    struct result_book *b = t->book;
    (void)failure;
    if (!ours(cx, tx, b, r->unit, r->since)) return KV_MORE;
    bool confirmed = r->state == REPLICATION_CONFIRMED;
    b->helped += confirmed ? r->people : 0;
    b->copies = one_more(cx->arena, b->copies, b->copy_count, &t->copy_room);
    b->copies[b->copy_count++] = (struct result_other){
        .id = r->id,
        .unit = r->unit,
        .title = record_title(cx, tx, &library_item_entity, r->model),
        .why = confirmed ? r->result
                         : library_term(cx, &replication_state_vocabulary, (unsigned)r->state),
        .day = r->since,
        .counts = confirmed,
        .page = text_format(cx->arena, "nhan-rong/%.*s", TEXT_ARGS(id_text(cx->arena, r->id)))
    };
    return KV_MORE;
}

static err take_questions(struct ctx *cx, struct tx *tx, struct taking *t, const struct forum *f)
{
    struct result_book *b = t->book;
    struct library_list asked;
    err e = library_list(cx, tx, &forum_question_entity, "forum", f->id, &asked);
    for (size_t i = 0; !e && i < asked.count; i++) {
        const struct forum_question *q = library_list_at(&asked, i);
        bool answered = q->state == QUESTION_ANSWERED;
        if (q->state != QUESTION_SHOWN && !answered) continue;
        b->questions = one_more(cx->arena, b->questions, b->question_count, &t->question_room);
        b->questions[b->question_count++] = (struct result_other){
            .id = q->id,
            .unit = f->unit,
            .title = text_copy(cx->arena, q->words),
            .why = library_term(cx, &forum_question_state_vocabulary, (unsigned)q->state),
            .day = f->held_on,
            .counts = answered,
            .page = text_format(cx->arena, "doi-thoai/%.*s", TEXT_ARGS(id_text(cx->arena, f->id)))
        };
    }
    return e;
}

static enum kv_go take_forum(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct forum *f = record;
    struct taking *t = arg;
    if (f->state == FORUM_DRAFT || !ours(cx, tx, t->book, f->unit, f->held_on)) return KV_MORE;
    t->book->forums += f->state == FORUM_ENDED;
    *failure = take_questions(cx, tx, t, f);
    return *failure ? KV_STOP : KV_MORE;
}

err result_others_read(struct ctx *cx, struct tx *tx, struct result_book *b)
{
    struct taking t = { .book = b };
    err e = query_all(cx, tx, &library_item_entity, take_model, &t);
    if (!e) e = query_all(cx, tx, &replication_entity, take_copy, &t);
    return e ? e : query_all(cx, tx, &forum_entity, take_forum, &t);
}
