/* SPDX-License-Identifier: MIT
 * honour_book: numbers go up by one in the transaction that stores the line, so the book has no
 * gaps. Codes have 16 characters of 30, 78 bits: nobody guesses one. */
#include "honour_book.h"

#include <stdlib.h>

#include "../nomination/move.h"
#include "shown.h"

enum { CODE_SIZE = 16, CODE_GROUP = 4, ENTRIES_MAX = 999999, OF_AGE = 18 };

const struct field honour_writing_fields[] = {
    LIKE(1, struct honour_writing, story, honour_fields, story, 0),
    LIKE(2, struct honour_writing, published, honour_fields, published, 0),
    { 0 }
};
const struct field honour_revoking_fields[] = {
    FIELD(1, struct honour_revoking, reason, ENUM, REQUIRED, .terms = &honour_revoke_vocabulary,
          .label = "Lý do thu hồi", .label_en = "Why revoked"),
    FIELD(2, struct honour_revoking, note, TEXT, REQUIRED | LINES | PERSONAL, .max = 1000,
          .label = "Căn cứ thu hồi (quyết định, nội dung)", .label_en = "Basis (decision, why)"),
    { 0 }
};

/* ---- the book ------------------------------------------------------------------------------ */

static text book_key(struct arena *arena, id unit, int64_t year, int64_t entry)
{
    return text_format(arena, "%.*s/%04lld/%06lld", TEXT_ARGS(id_text(arena, unit)),
                       (long long)year, (long long)entry);
}

static enum kv_go keep_last(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    *(struct honour *)arg = *(const struct honour *)record;
    return KV_STOP;
}

static err last_entry(struct ctx *cx, struct tx *tx, id unit, int64_t year, int64_t *out)
{
    struct honour from = { .book_key = book_key(cx->arena, unit, year, 0) };
    struct honour to = { .book_key = book_key(cx->arena, unit, year, ENTRIES_MAX) };
    struct honour last = { 0 };
    const struct field *key = entity_field(&honour_entity, "book_key", 8);
    struct query q = { .entity = &honour_entity,
                       .filters = { { key, QUERY_AT_LEAST, &from, 0 },
                                    { key, QUERY_AT_MOST, &to, 0 } },
                       .filter_count = 2,
                       .sort = key,
                       .descending = true };
    err e = query_run(cx, tx, &q, keep_last, &last, NULL);
    *out = last.entry;
    return e;
}

static text grouped(struct arena *arena, text plain)
{
    struct buffer b = buffer_in(arena, 2 * CODE_SIZE);
    for (size_t i = 0; i < plain.size; i++) {
        if (i && i % CODE_GROUP == 0) buffer_byte(&b, '-');
        buffer_byte(&b, (uint8_t)plain.data[i]);
    }
    return buffer_as_text(&b);
}

/* ---- entering ------------------------------------------------------------------------------ */

struct to_enter {
    const struct nomination *n;
    int64_t position;
    const struct award_category *category;
    text name;
};

static int by_category(const void *x, const void *y)
{
    const struct to_enter *a = x, *b = y;
    if (a->position != b->position) return a->position < b->position ? -1 : 1;
    int order = text_compare(a->name, b->name);
    return order ? order : id_compare(a->n->id, b->n->id);
}

static const struct award_category *category_of(const struct award_list *all, id which)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct award_category *c = award_list_at(all, i);
        if (id_equal(c->id, which)) return c;
    }
    return NULL;
}

static bool is_entered(const struct award_list *honours, id nomination)
{
    for (size_t i = 0; i < honours->count; i++)
        if (id_equal(((const struct honour *)award_list_at(honours, i))->nomination, nomination))
            return true;
    return false;
}

static err find_new(struct ctx *cx, struct tx *tx, id round, struct to_enter **out, size_t *count)
{
    struct award_list nominations, categories, honours;
    err e = award_list(cx, tx, &nomination_entity, "round", round, &nominations);
    if (!e) e = round_categories(cx, tx, round, &categories);
    if (!e) e = award_list(cx, tx, &honour_entity, "round", round, &honours);
    if (e) return e;
    struct to_enter *found = ARENA_ARRAY(cx->arena, nominations.count + 1, struct to_enter);
    *count = 0;
    for (size_t i = 0; i < nominations.count; i++) {
        const struct nomination *n = award_list_at(&nominations, i);
        const struct award_category *c = category_of(&categories, n->category);
        if (n->state != NOMINATION_AWARDED || !c || is_entered(&honours, n->id)) continue;
        found[(*count)++] = (struct to_enter){ n, c->position, c, nomination_name(cx, tx, n) };
    }
    if (*count) qsort(found, *count, sizeof(*found), by_category);
    *out = found;
    return ERR_NONE;
}

static text title_of(struct ctx *cx, const struct award *award, const struct award_round *r,
                     const struct award_category *c)
{
    text form = award->form.size ? award->form : award->name;
    text named = award->form.size ? award->name : r->title;
    if (text_starts(named, form)) /* "Bằng khen của …" says the form itself */
        return text_format(cx->arena, "%.*s năm %lld: %.*s", TEXT_ARGS(named), (long long)r->year,
                           TEXT_ARGS(c->title));
    return text_format(cx->arena, "%.*s, %.*s năm %lld: %.*s", TEXT_ARGS(form), TEXT_ARGS(named),
                       (long long)r->year, TEXT_ARGS(c->title));
}

static err enter(struct ctx *cx, struct tx *tx, const struct award_round *r,
                 const struct award *award, const struct to_enter *t, int64_t entry)
{
    struct civil day = date_civil(r->decided);
    struct honour h = { .nomination = t->n->id,
                        .round = r->id,
                        .category = t->category->id,
                        .person = t->n->person,
                        .team = t->n->team,
                        .unit_honoured = t->n->unit_nominee,
                        .unit = r->unit,
                        .year = day.year,
                        .title = title_of(cx, award, r, t->category),
                        .decided = r->decided,
                        .state = HONOUR_AWARDED,
                        .published = true,
                        .entry = entry };
    h.number = text_format(cx->arena, "%02lld/%lld", (long long)entry, (long long)h.year);
    h.book_key = book_key(cx->arena, h.unit, h.year, entry);
    h.code = grouped(cx->arena, code_text(cx->arena, cx->random, CODE_SIZE));
    return record_create(cx, tx, &honour_entity, &h);
}

err honours_enter(struct ctx *cx, struct tx *tx, const struct award_round *r, int64_t *made)
{
    struct to_enter *new;
    struct award award;
    size_t count = 0;
    int64_t last = 0;
    *made = 0;
    if (!r->decided || (r->state != ROUND_DECIDED && r->state != ROUND_PUBLISHED))
        return ctx_fail(
            cx, ERR_CONFLICT, NULL, "not-decided",
            SAY("Đợt xét chưa có quyết định khen thưởng", "The round has no decision yet"));
    err e = find_new(cx, tx, r->id, &new, &count);
    if (!e) e = record_get(cx, tx, &award_entity, r->award, &award);
    if (!e) e = last_entry(cx, tx, r->unit, date_civil(r->decided).year, &last);
    for (size_t i = 0; !e && i < count; i++) e = enter(cx, tx, r, &award, &new[i], ++last);
    if (!e) *made = (int64_t)count;
    return e;
}

err honours_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct award_round round;
    int64_t made;
    err e = record_get(cx, tx, &award_round_entity, request_id(rq), &round);
    if (!e) e = honours_enter(cx, tx, &round, &made);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 201);
    json_object(j);
    json_id_at(j, "round", round.id);
    json_int_at(j, "made", made);
    json_object_end(j);
    return ERR_NONE;
}

static int by_book(const void *x, const void *y)
{
    return text_compare(((const struct honour *)x)->book_key, ((const struct honour *)y)->book_key);
}

err honours_of_round(struct ctx *cx, struct tx *tx, id round, struct award_list *out)
{
    err e = award_list(cx, tx, &honour_entity, "round", round, out);
    if (!e && out->count) qsort(out->records, out->count, sizeof(struct honour), by_book);
    return e;
}

/* ---- afterwards ---------------------------------------------------------------------------- */

err honour_write(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct honour_writing *in = request_body(rq);
    struct honour h;
    err e = record_get(cx, tx, &honour_entity, request_id(rq), &h);
    if (e) return e;
    if (request_gave(rq, "story")) h.story = in->story;
    if (request_gave(rq, "published")) h.published = in->published;
    e = record_update(cx, tx, &honour_entity, &h);
    return e ? e : respond(cx, tx, rq, rs, &honour_entity, &h);
}

err honour_revoke(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct honour_revoking *in = request_body(rq);
    struct honour h;
    err e = record_get(cx, tx, &honour_entity, request_id(rq), &h);
    if (e) return e;
    if (h.state == HONOUR_REVOKED)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "revoked",
                        SAY("Danh hiệu này đã thu hồi rồi", "This honour is revoked already"));
    h.state = HONOUR_REVOKED;
    h.revoke_reason = in->reason;
    h.revoke_note = in->note;
    h.revoked_on = instant_date(cx->now);
    e = nomination_move(cx, tx, h.nomination, MOVE_REVOKE, in->note, NULL);
    if (!e) e = record_update(cx, tx, &honour_entity, &h);
    return e ? e : respond(cx, tx, rq, rs, &honour_entity, &h);
}

/* ---- for whoever has the code -------------------------------------------------------------- */

static bool is_minor(struct ctx *cx, struct tx *tx, const struct honour *h)
{
    struct person who;
    if (id_is_none(h->person)) return false;
    if (award_people(cx)->read(cx, tx, h->person, &who)) {
        ctx_clear(cx);
        return true;
    }
    return date_years(who.birth, instant_date(cx->now)) < OF_AGE;
}

static text initials_of(struct arena *arena, text name)
{
    struct buffer out = buffer_in(arena, 32);
    text rest = text_trim(name);
    while (rest.size) {
        text word = text_cut(&rest, ' ');
        size_t size = 1;
        if (word.size == 0) continue;
        while (size < word.size && ((uint8_t)word.data[size] & 0xC0) == 0x80) size++;
        if (out.size) buffer_byte(&out, ' ');
        buffer_text(&out, text_part(word, 0, size));
        buffer_byte(&out, '.');
    }
    return buffer_as_text(&out);
}

static text label_of(struct ctx *cx, const struct vocabulary *v, int32_t number)
{
    const struct term *t = number ? vocabulary_number(v, (unsigned)number) : NULL;
    return t ? ctx_say(cx, t->vi, t->en) : TEXT("");
}

static err look_up(struct ctx *cx, struct tx *tx, text code, struct honour_paper *out)
{
    struct honour h, probe = { .code = code };
    struct nomination n;
    err e = record_find(cx, tx, &honour_entity, "code", &probe, &h);
    if (!e) e = record_get(cx, tx, &nomination_entity, h.nomination, &n);
    if (e) return e;
    text name = nomination_name(cx, tx, &n);
    bool valid = h.state == HONOUR_AWARDED;
    *out = (struct honour_paper){
        .title = h.title,
        .name = is_minor(cx, tx, &h) ? initials_of(cx->arena, name) : name,
        .number = h.number,
        .unit = record_title(cx, tx, &unit_entity, h.unit),
        .year = h.year,
        .decided = h.decided,
        .revoked_on = h.revoked_on,
        .valid = valid,
        .state = valid ? TEXT("valid") : TEXT("revoked"),
        .state_label =
            valid ? ctx_say(cx, "Còn giá trị", "Valid") : ctx_say(cx, "Đã thu hồi", "Revoked"),
        .reason = label_of(cx, &honour_revoke_vocabulary, h.revoke_reason),
    };
    return ERR_NONE;
}

const struct honour_1 honour_service = { .look_up = look_up };
