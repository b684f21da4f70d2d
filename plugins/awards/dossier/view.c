/* SPDX-License-Identifier: MIT
 * view: see the header. */
#include "view.h"

#include "../nomination/view.h"
#include "checklist.h"
#include "dossier_open.h"
#include "proof_view.h"

struct viewing {
    id which;
    struct response *rs;
    struct json *j;
    struct nomination_whole w;
    struct proof now; /* as of today: conditions are looked at in it while the dossier is open */
    bool editable;
    text facts, digest;
    bool frozen;
    instant frozen_at;
};

static text code_of(const struct vocabulary *v, unsigned number)
{
    const struct term *t = vocabulary_number(v, number);
    return text_of(t ? t->code : "");
}

static text label_of(const struct ctx *cx, const struct vocabulary *v, unsigned number)
{
    const struct term *t = vocabulary_number(v, number);
    return t ? ctx_say(cx, t->vi, t->en) : (text){ 0 };
}

/* ---- parts ----------------------------------------------------------------------------------- */

static void head_json(struct ctx *cx, struct tx *tx, struct viewing *v)
{
    const struct nomination *n = &v->w.nomination;
    const struct award_round *r = &v->w.round;
    struct json *j = v->j;
    date today = instant_date(cx->now);
    bool again = n->state == NOMINATION_RETURNED;
    bool taken = again ? round_takes_returned(r, today) : round_takes_dossiers(r, today);
    text name = nomination_name(cx, tx, n);
    json_id_at(j, "id", n->id);
    json_text_at(j, "page_title", name);
    json_text_at(j, "name", name);
    json_text_at(j, "state", code_of(&nomination_state_vocabulary, (unsigned)n->state));
    json_text_at(j, "state_label", label_of(cx, &nomination_state_vocabulary, (unsigned)n->state));
    json_text_at(j, "source", code_of(&nomination_source_vocabulary, (unsigned)n->source));
    json_bool_at(j, "editable", v->editable);
    json_bool_at(j, "late", v->editable && !taken);
    json_text_at(j, "until_text",
                 date_format_vi(cx->arena, again ? r->check_until : r->dossiers_until));
    json_id_at(j, "round", r->id);
    json_text_at(j, "round_title", r->title);
    json_id_at(j, "category", v->w.category.id);
    json_text_at(j, "category_title", v->w.category.title);
    json_text_at(j, "eligibility", v->w.category.eligibility);
    json_text_at(j, "unit_name", record_title(cx, tx, &unit_entity, n->unit));
    json_bool_at(j, "is_person", !id_is_none(n->person));
    json_bool_at(j, "is_model", v->w.category.of == NOMINEE_MODEL);
    json_bool_at(j, "asks_minority", v->w.category.minority);
    json_text_at(j, "reason", n->reason);
}

static void report_json(struct json *j, const char *name, text words)
{
    json_text_at(j, name, words);
}

static void reports_json(struct ctx *cx, struct tx *tx, struct viewing *v)
{
    const struct nomination *n = &v->w.nomination;
    struct json *j = v->j;
    json_text_at(j, "model", n->model);
    json_text_at(j, "duty", n->duty);
    json_bool_at(j, "minority", n->minority);
    report_json(j, "summary", n->summary);
    report_json(j, "achievements", n->achievements);
    report_json(j, "initiative", n->initiative);
    report_json(j, "replication", n->replication);
    report_json(j, "earlier", n->earlier);
    json_int_at(j, "words_max", words_most(cx, tx, &v->w.category));
}

static void checklist_json(struct ctx *cx, struct json *j, const struct checklist *list)
{
    json_int_at(j, "missing", (int64_t)list->missing);
    json_bool_at(j, "complete", list->missing == 0);
    json_key(j, "checklist");
    json_array(j);
    for (size_t i = 0; i < list->count; i++) {
        const struct check_line *l = &list->lines[i];
        json_object(j);
        json_z_at(j, "field", l->field);
        json_z_at(j, "code", l->slug);
        json_bool_at(j, "met", l->answer == CHECK_MET);
        json_bool_at(j, "shown", l->answer == CHECK_SHOWN);
        json_bool_at(j, "missing", l->answer == CHECK_MISSING);
        json_bool_at(j, "noted", l->answer == CHECK_NOTED);
        json_text_at(j, "text", ctx_say(cx, l->vi, l->en));
        json_object_end(j);
    }
    json_array_end(j);
}

static text size_text(struct arena *arena, int64_t bytes)
{
    enum { KB = 1024 };
    if (bytes < KB * KB) return text_format(arena, "%lld KB", (long long)((bytes + KB - 1) / KB));
    return text_format(arena, "%lld MB", (long long)((bytes + KB * KB / 2) / (KB * KB)));
}

static err files_json(struct ctx *cx, struct tx *tx, struct viewing *v)
{
    struct award_list files;
    struct json *j = v->j;
    err e = award_list(cx, tx, &evidence_entity, "nomination", v->which, &files);
    json_int_at(j, "file_mb", setting_int(cx, tx, "awards.evidence_mb"));
    json_key(j, "files");
    json_array(j);
    for (size_t i = 0; !e && i < files.count; i++) {
        const struct evidence *f = award_list_at(&files, i);
        json_object(j);
        json_id_at(j, "id", f->id);
        json_text_at(j, "name", f->name);
        json_text_at(j, "about", f->about);
        json_text_at(j, "kind_label", label_of(cx, &award_document_vocabulary, f->kind));
        json_text_at(j, "size_text", size_text(cx->arena, f->size));
        json_text_at(j, "sha256",
                     hex_text(cx->arena, (struct slice){ f->sha256.bytes, HASH_SIZE }));
        json_bool_at(j, "editable", v->editable);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

static err conflicts_json(struct ctx *cx, struct tx *tx, struct viewing *v)
{
    struct award_list all;
    struct json *j = v->j;
    err e = award_list(cx, tx, &declared_conflict_entity, "nomination", v->which, &all);
    json_key(j, "conflicts");
    json_array(j);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct declared_conflict *d = award_list_at(&all, i);
        json_object(j);
        json_id_at(j, "id", d->id);
        json_text_at(j, "name", award_person_name(cx, tx, d->person));
        json_text_at(j, "kind_label",
                     label_of(cx, &declared_conflict_vocabulary, (unsigned)d->kind));
        json_text_at(j, "note", d->note);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

static err path_json(struct ctx *cx, struct tx *tx, struct viewing *v)
{
    json_key(v->j, "way"); /* a page has a path of its own */
    json_object(v->j);
    err e = nomination_path_json(cx, tx, v->j, &v->w);
    json_object_end(v->j);
    return e;
}

/* ---- the whole ------------------------------------------------------------------------------- */

static err gather_facts(struct ctx *cx, struct tx *tx, struct viewing *v)
{
    struct nomination_proof kept = { 0 };
    err e = proof_make(cx, tx, &v->w.nomination, proof_day(cx, &v->w.round), &v->now);
    if (e) return e;
    v->facts = v->now.facts;
    v->digest = v->now.digest;
    if (v->editable) return ERR_NONE;
    e = proof_frozen(cx, tx, v->which, &kept);
    if (e == ERR_NOT_FOUND) return ERR_NONE;
    v->frozen = !e;
    v->frozen_at = kept.made;
    v->facts = kept.facts;
    v->digest = kept.digest;
    return e;
}

static err proof_member(struct ctx *cx, struct tx *tx, struct viewing *v)
{
    json_key(v->j, "proof");
    json_object(v->j);
    json_bool_at(v->j, "frozen", v->frozen);
    json_text_at(v->j, "frozen_at",
                 v->frozen_at ? instant_format(cx->arena, v->frozen_at) : TEXT(""));
    err e = proof_json(cx, tx, v->j, v->facts, v->digest);
    json_object_end(v->j);
    return e;
}

static err view(struct ctx *cx, struct tx *tx, void *arg)
{
    struct viewing *v = arg;
    struct checklist *list = ARENA_NEW(cx->arena, struct checklist);
    err e = dossier_open(cx, tx, v->which, &v->w);
    if (!e) e = respond_saw(cx, tx, v->rs, &nomination_entity, &v->w.nomination);
    if (e) return e;
    v->editable = nomination_is_editable(v->w.nomination.state) &&
                  nomination_is_own(cx, tx, &v->w.nomination);
    e = gather_facts(cx, tx, v);
    if (!e) e = checklist_make(cx, tx, &v->w, &v->now, list);
    if (e) return e;
    v->j = respond_json(cx, v->rs, 200);
    json_object(v->j);
    head_json(cx, tx, v);
    reports_json(cx, tx, v);
    checklist_json(cx, v->j, list);
    e = proof_member(cx, tx, v);
    if (!e) e = files_json(cx, tx, v);
    if (!e) e = conflicts_json(cx, tx, v);
    if (!e) e = path_json(cx, tx, v);
    json_object_end(v->j);
    return e;
}

err dossier_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct viewing v = { .which = request_id(rq), .rs = rs };
    (void)tx;
    return db_read(cx, view, &v);
}
