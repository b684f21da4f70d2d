/* SPDX-License-Identifier: MIT
 * journal_routes: reads the journal to people. Whoever may not see personal data gets sentences
 * without it: a sentence names records by title only when the reader may see them. */
#include "journal_routes.h"

#include "../store/journal.h"
#include "../work/work.h"
#include "import_job.h"

enum { LIMIT_DEFAULT = 50, LIMIT_MAX = 200, UNDO_MAX = 4096 };

const struct field journal_filter_fields[] = {
    FIELD(1, struct journal_filter, before, INT, 0, .min = 0, .max = INT64_MAX, .label = "Trước số",
          .label_en = "Before number"),
    FIELD(2, struct journal_filter, limit, INT, 0, .min = 0, .max = LIMIT_MAX, .label = "Số dòng",
          .label_en = "How many"),
    { 0 }
};

struct listing {
    struct json *j;
    int64_t left;
    uint64_t last;
};

static enum kv_go found_grant(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)record;
    (void)failure;
    *(bool *)arg = true;
    return KV_STOP;
}

/* Who holds or held a role acts by name: an office is answerable. A volunteer's name stays out;
 * empty then. */
text journal_office_holder(struct ctx *cx, struct tx *tx, id account)
{
    bool holds = false;
    struct account who;
    if (id_is_none(account) || !record_exists(cx, tx, &account_entity, account)) return TEXT("");
    if (query_ref(cx, tx, &grant_entity, "account", account, found_grant, &holds) || !holds)
        return TEXT("");
    return record_get(cx, tx, &account_entity, account, &who) ? TEXT("") : who.name;
}

/* The store's sentence begins with the end of the actor's id; an office holder's name takes its
 * place. */
static text named_sentence(struct ctx *cx, struct tx *tx, const struct journal_entry *entry)
{
    text sentence = journal_sentence(cx, tx, entry);
    text name = journal_office_holder(cx, tx, entry->actor);
    text rest = sentence;
    text subject = text_cut(&rest, ' ');
    if (text_is_empty(name) || !text_ends(id_text(cx->arena, entry->actor), subject))
        return sentence;
    return text_format(cx->arena, "%.*s %.*s", TEXT_ARGS(name), TEXT_ARGS(rest));
}

/* Reading is journalled too, and leaves nothing to undo. */
static bool changed_something(const struct journal_entry *entry)
{
    for (const struct change *c = entry->changes; c; c = c->next)
        if (c->kind != CHANGE_READ) return true;
    return false;
}

static enum kv_go list_entry(struct ctx *cx, struct tx *tx, const struct journal_entry *entry,
                             void *arg, err *failure)
{
    struct listing *l = arg;
    bool veiled;
    *failure = journal_veiled(cx, tx, entry, &veiled);
    if (*failure) return KV_STOP;
    json_object(l->j);
    json_int_at(l->j, "seq", (int64_t)entry->seq);
    json_text_at(l->j, "at", instant_format(cx->arena, entry->at));
    json_text_at(l->j, "why", entry->why);
    json_text_at(l->j, "sentence", named_sentence(cx, tx, entry));
    json_id_at(l->j, "actor", veiled ? ID_NONE : entry->actor);
    json_bool_at(l->j, "changed", changed_something(entry));
    json_object_end(l->j);
    l->last = entry->seq;
    return --l->left > 0 ? KV_MORE : KV_STOP;
}

err journal_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct journal_filter *filter = request_query_record(rq);
    uint64_t newest;
    err e = journal_last(cx, tx, &newest);
    if (e) return e;
    uint64_t from = filter->before > 0 ? (uint64_t)filter->before - 1 : newest;
    struct json *j = respond_json(cx, rs, 200);
    struct listing l = { j, filter->limit ? filter->limit : LIMIT_DEFAULT, 0 };
    json_object(j);
    json_key(j, "items");
    json_array(j);
    if (from > 0) e = journal_each(cx, tx, from, true, list_entry, &l);
    json_array_end(j);
    json_key(j, "next");
    if (l.last > 1 && l.left == 0) {
        json_int(j, (int64_t)l.last);
    } else {
        json_null(j);
    }
    json_object_end(j);
    return e;
}

err journal_undo_entry(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    int64_t seq;
    if (!text_to_int(request_param(rq, "seq"), &seq) || seq < 1)
        return ctx_fail(cx, ERR_NOT_FOUND, NULL, "seq",
                        SAY("Không có mục nhật ký này", "There is no such entry"));
    err e = journal_undo(cx, tx, (uint64_t)seq);
    return e ? e : respond_nothing(rs);
}

/* Who may write each record that is put back may put it back; records without a write permission
 * follow from those that have one. */
static err may_undo(struct ctx *cx, struct tx *tx, const uint64_t seqs[], size_t count)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < count; i++) {
        struct journal_entry entry;
        e = journal_get(cx, tx, seqs[i], &entry);
        for (const struct change *c = e ? NULL : entry.changes; !e && c; c = c->next) {
            void *record = arena_alloc(cx->arena, c->entity->size);
            id unit = ID_NONE;
            if (!c->entity->write || c->kind == CHANGE_READ) continue;
            e = record_get(cx, tx, c->entity, c->record, record);
            bool gone = e == ERR_NOT_FOUND; /* then it takes the whole instance */
            if (gone) ctx_clear(cx);
            if (gone) e = ERR_NONE;
            if (!e && !gone && c->entity->scope)
                e = record_path(cx, tx, c->entity, record, c->entity->scope, &unit);
            if (!e) e = access_require(cx, tx, c->entity->write, unit);
        }
    }
    return e;
}

err job_undo(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct job job;
    const struct json_value *list;
    uint64_t seqs[UNDO_MAX];
    size_t count = 0;
    err e = record_get(cx, tx, &job_entity, request_id(rq), &job);
    if (!e && text_is_empty(job.undo))
        e = ctx_fail(cx, ERR_CONFLICT, NULL, "nothing",
                     SAY("Công việc này không có gì để hoàn tác", "This job left nothing to undo"));
    if (!e) e = json_read(cx, job.undo, &list);
    if (e) return e;
    for (const struct json_value *v = json_first(list); v && count < UNDO_MAX; v = json_next(v)) {
        int64_t seq;
        if (json_whole(v, &seq)) seqs[count++] = (uint64_t)seq;
    }
    if (!access_may(cx, tx, "journal.undo", ID_NONE))
        e = text_equal_z(job.kind, IMPORT_JOB) ? may_undo(cx, tx, seqs, count)
                                               : access_require(cx, tx, "journal.undo", ID_NONE);
    if (!e) e = journal_undo_many(cx, tx, seqs, count);
    job.undo = TEXT("");
    job.note = TEXT("Đã hoàn tác");
    if (!e) e = record_update(cx, tx, &job_entity, &job);
    return e ? e : respond(cx, tx, rq, rs, &job_entity, &job);
}

err job_stop(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct job job;
    err e = record_get(cx, tx, &job_entity, request_id(rq), &job);
    if (!e && !access_owns(cx, tx, &job_entity, &job))
        e = access_require(cx, tx, "job.stop", job.unit);
    if (!e) e = job_ask_stop(cx, tx, request_id(rq));
    if (!e) e = record_get(cx, tx, &job_entity, request_id(rq), &job);
    return e ? e : respond(cx, tx, rq, rs, &job_entity, &job);
}
