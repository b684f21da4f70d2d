/* SPDX-License-Identifier: MIT
 * name_book: entries sorted by folded title, by title without its kind, by code and by id; sorted
 * when first asked. An entry added later stands for the stored one with the same id. */
#include "name_book.h"

#include <stdlib.h>

#include "../base/buffer.h"
#include "../base/viet.h"
#include "name_form.h"

enum { ANCESTORS_MAX = 16, CANDIDATES_SHOWN = 5, PARTS_MAX = 8 };

struct entry {
    id which, parent;
    text title, full, bare, code;
    date from, to;
};

enum order { BY_FULL, BY_BARE, BY_CODE, BY_ID, ORDERS };

struct name_book {
    struct arena *arena;
    const struct entity *entity;
    const struct field *title, *code, *from, *to, *parent;
    struct entry *entries;
    size_t count, room;
    const struct entry **sorted[ORDERS]; /* NULL until asked */
};

/* ---- entries ------------------------------------------------------------------------------- */

static const struct field *field_called(const struct entity *entity, const char *name,
                                        enum field_kind kind)
{
    const struct field *f = name ? entity_field(entity, name, strlen(name)) : NULL;
    return f && f->kind == (uint16_t)kind && !(f->flags & (DERIVED | SECRET)) ? f : NULL;
}

static text text_at(const struct field *f, const void *record)
{
    return f ? *(const text *)field_of(f, record) : TEXT("");
}

static date date_at(const struct field *f, const void *record)
{
    return f ? *(const date *)field_of(f, record) : 0;
}

void name_book_add(struct ctx *cx, struct name_book *book, const void *record)
{
    if (book->count == book->room) {
        size_t room = book->room ? book->room * 2 : 64;
        struct entry *more = ARENA_ARRAY(book->arena, room, struct entry);
        if (book->count) memcpy(more, book->entries, book->count * sizeof(*more));
        book->entries = more;
        book->room = room;
    }
    struct entry *e = &book->entries[book->count++];
    *e = (struct entry){ .which = *(const id *)record,
                         .title = text_copy(book->arena, text_at(book->title, record)),
                         .code = text_copy(book->arena, text_at(book->code, record)),
                         .from = date_at(book->from, record),
                         .to = date_at(book->to, record) };
    if (book->parent) e->parent = *(const id *)field_of(book->parent, record);
    e->full = viet_fold(book->arena, e->title);
    e->bare = name_without_kind(e->full);
    memset(book->sorted, 0, sizeof(book->sorted));
    (void)cx;
}

static bool may_be_named(struct ctx *cx, struct tx *tx, const struct name_book *book,
                         const void *record)
{
    if (cx->actor.system || !book->title || !(book->title->flags & PERSONAL)) return true;
    return access_personal(cx, tx, book->entity, record);
}

static enum kv_go add_stored(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct name_book *book = arg;
    (void)failure;
    if (may_be_named(cx, tx, book, record)) name_book_add(cx, book, record);
    return KV_MORE;
}

err name_book_new(struct ctx *cx, struct tx *tx, const struct entity *entity,
                  struct name_book **out)
{
    struct name_book *book = ARENA_NEW(cx->arena, struct name_book);
    *book = (struct name_book){ .arena = cx->arena,
                                .entity = entity,
                                .title = field_called(entity, entity->title, FIELD_TEXT),
                                .code = field_called(entity, "code", FIELD_TEXT),
                                .from = field_called(entity, "valid_from", FIELD_DATE),
                                .to = field_called(entity, "valid_to", FIELD_DATE),
                                .parent = field_called(entity, "parent", FIELD_REF) };
    if (book->parent && strcmp(book->parent->target, entity->name) != 0) book->parent = NULL;
    *out = book;
    return query_all(cx, tx, entity, add_stored, book);
}

/* ---- orders -------------------------------------------------------------------------------- */

static text key_of(const struct entry *e, enum order order)
{
    switch (order) {
    case BY_FULL:
        return e->full;
    case BY_BARE:
        return e->bare;
    case BY_CODE:
        return e->code;
    case BY_ID:
    case ORDERS:
        break;
    }
    return (text){ (const char *)e->which.bytes, sizeof(e->which.bytes) };
}

static int compare_in(const void *a, const void *b, void *order)
{
    const struct entry *x = *(const struct entry *const *)a, *y = *(const struct entry *const *)b;
    int by_key = text_compare(key_of(x, *(enum order *)order), key_of(y, *(enum order *)order));
    return by_key ? by_key : (x > y) - (x < y);
}

static const struct entry **sorted(struct name_book *book, enum order order)
{
    if (book->sorted[order]) return book->sorted[order];
    const struct entry **list = ARENA_ARRAY(book->arena, book->count + 1, const struct entry *);
    for (size_t i = 0; i < book->count; i++) list[i] = &book->entries[i];
    if (book->count) qsort_r(list, book->count, sizeof(*list), compare_in, &order);
    return book->sorted[order] = list;
}

/* Where entries with this key begin. */
static size_t lower(const struct name_book *book, const struct entry *const *list, enum order order,
                    text key)
{
    size_t low = 0, high = book->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(key_of(list[middle], order), key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The newest entry of this id, or NULL. */
static const struct entry *entry_of(struct name_book *book, id which)
{
    const struct entry **list = sorted(book, BY_ID);
    text key = { (const char *)which.bytes, sizeof(which.bytes) };
    const struct entry *found = NULL;
    for (size_t i = lower(book, list, BY_ID, key);
         i < book->count && id_equal(list[i]->which, which); i++)
        found = list[i];
    return found;
}

text name_book_title(struct name_book *book, id which)
{
    const struct entry *e = entry_of(book, which);
    return e ? e->title : TEXT("");
}

/* ---- choosing ------------------------------------------------------------------------------ */

struct choosing {
    struct name_book *book;
    date day;
    const text *within; /* names of what it lies in, folded */
    size_t within_count;
    const struct entry **found;
    size_t count;
};

static int rank(const struct entry *e, date day)
{
    if (e->from && e->from > day) return 0;
    return e->to && e->to <= day ? 1 : 2;
}

/* Later is better: begun later among those valid, ended later among those over. */
static int later(const struct entry *a, const struct entry *b, date day)
{
    int by_rank = rank(a, day) - rank(b, day);
    if (by_rank) return by_rank;
    switch (rank(a, day)) {
    case 2:
        return (a->from > b->from) - (a->from < b->from);
    case 1:
        return (a->to > b->to) - (a->to < b->to);
    default:
        return (a->from < b->from) - (a->from > b->from);
    }
}

static bool lies_in(struct name_book *book, const struct entry *e, text name)
{
    for (int depth = 0; e && depth < ANCESTORS_MAX; depth++) {
        e = id_is_none(e->parent) ? NULL : entry_of(book, e->parent);
        if (e && (text_equal(e->full, name) || text_equal(e->bare, name_without_kind(name))))
            return true;
    }
    return false;
}

static bool fits(const struct choosing *c, const struct entry *e)
{
    if (entry_of(c->book, e->which) != e) return false; /* a newer one stands for it */
    for (size_t i = 0; i < c->within_count; i++)
        if (!lies_in(c->book, e, c->within[i])) return false;
    return true;
}

/* Those of best rank; of several with one code, or one over, the latest. */
static void keep_best(struct choosing *c)
{
    size_t kept = 0;
    const struct entry *best = NULL;
    bool one_code = true;
    for (size_t i = 0; i < c->count; i++) {
        if (!best || later(c->found[i], best, c->day) > 0) best = c->found[i];
        one_code &= c->found[i]->code.size && text_equal(c->found[i]->code, c->found[0]->code);
    }
    for (size_t i = 0; i < c->count; i++) {
        bool as_good = one_code || rank(best, c->day) != 2 ? later(c->found[i], best, c->day) == 0
                                                           : rank(c->found[i], c->day) == 2;
        if (as_good) c->found[kept++] = c->found[i];
    }
    c->count = kept;
}

static bool gather(struct choosing *c, enum order order, text key)
{
    const struct entry **list = sorted(c->book, order);
    size_t from = lower(c->book, list, order, key), to = from;
    if (!key.size) return false;
    while (to < c->book->count && text_equal(key_of(list[to], order), key)) to++;
    c->found = ARENA_ARRAY(c->book->arena, to - from, const struct entry *);
    c->count = 0;
    for (size_t i = from; i < to; i++)
        if (fits(c, list[i])) c->found[c->count++] = list[i];
    if (c->count) keep_best(c);
    return c->count > 0;
}

static text candidates_text(const struct choosing *c)
{
    struct buffer out = buffer_in(c->book->arena, 128);
    for (size_t i = 0; i < c->count && i < CANDIDATES_SHOWN; i++) {
        const struct entry *e = c->found[i];
        text parent = id_is_none(e->parent) ? TEXT("") : name_book_title(c->book, e->parent);
        buffer_format(&out, "%s%.*s", i ? "; " : "", TEXT_ARGS(e->title));
        if (parent.size) buffer_format(&out, ", %.*s", TEXT_ARGS(parent));
        if (e->code.size) buffer_format(&out, " (%.*s)", TEXT_ARGS(e->code));
    }
    if (c->count > CANDIDATES_SHOWN) buffer_z(&out, "; …");
    return buffer_as_text(&out);
}

static void decide(const struct choosing *c, struct name_found *out)
{
    *out = (struct name_found){ .verdict = NAME_UNKNOWN };
    if (!c->count) return;
    out->verdict = c->count == 1 ? NAME_KNOWN : NAME_AMBIGUOUS;
    if (c->count == 1)
        out->which = c->found[0]->which;
    else
        out->candidates = candidates_text(c);
}

/* ---- finding ------------------------------------------------------------------------------- */

static bool by_name(struct choosing *c, text typed)
{
    struct arena *arena = c->book->arena;
    text folded = viet_fold(arena, typed);
    if (gather(c, BY_CODE, text_trim(typed))) return true;
    if (gather(c, BY_FULL, folded)) return true;
    if (gather(c, BY_FULL, name_with_whole_kind(arena, folded))) return true;
    return gather(c, BY_BARE, name_without_kind(folded));
}

/* "Thôn 3, xã Đắk Wil, huyện Cư Jút": the first part that is known and lies in all that follow. */
static bool by_address(struct choosing *c, text typed)
{
    text parts[PARTS_MAX], folded[PARTS_MAX];
    size_t count = 0;
    while (typed.size && count < PARTS_MAX) {
        parts[count] = text_trim(text_cut(&typed, ','));
        folded[count] = viet_fold(c->book->arena, parts[count]);
        if (folded[count].size) count++;
    }
    for (size_t i = 0; count > 1 && i < count; i++) {
        c->within = folded + i + 1;
        c->within_count = count - i - 1;
        if (by_name(c, parts[i])) return true;
    }
    return false;
}

static err by_unique(struct ctx *cx, struct tx *tx, const struct name_book *book, text typed,
                     id *which)
{
    text cleaned;
    *which = ID_NONE;
    if (viet_clean(cx, typed, false, &cleaned)) return ERR_NONE;
    for (const struct field *f = book->entity->fields; f->id; f++) {
        if (!(f->flags & UNIQUE) || f->kind != FIELD_TEXT || (f->flags & (SECRET | DERIVED)))
            continue;
        void *probe = arena_alloc(cx->arena, book->entity->size);
        void *found = arena_alloc(cx->arena, book->entity->size);
        *(text *)field_in(f, probe) = cleaned;
        err e = record_find(cx, tx, book->entity, f->name, probe, found);
        if (e && e != ERR_NOT_FOUND) return e;
        if (e) continue;
        *which = *(const id *)found;
        return ERR_NONE;
    }
    return ERR_NONE;
}

err name_book_find(struct ctx *cx, struct tx *tx, struct name_book *book, text typed, date day,
                   struct name_found *out)
{
    struct choosing c = { .book = book, .day = day };
    *out = (struct name_found){ .verdict = NAME_UNKNOWN };
    if (id_parse(text_trim(typed), &out->which)) {
        if (entry_of(book, out->which) || record_exists(cx, tx, book->entity, out->which))
            out->verdict = NAME_KNOWN;
        return ERR_NONE;
    }
    err e = by_unique(cx, tx, book, typed, &out->which);
    if (e || !id_is_none(out->which)) {
        out->verdict = e ? NAME_UNKNOWN : NAME_KNOWN;
        return e;
    }
    if (!by_name(&c, typed)) (void)by_address(&c, typed);
    decide(&c, out);
    return ERR_NONE;
}

static date day_called(const struct entity *entity, const char *name, const void *record)
{
    return date_at(field_called(entity, name, FIELD_DATE), record);
}

date name_day(const struct entity *entity, const struct field *f, const void *record, date today)
{
    if (f->as_of) {
        bool before = f->as_of[0] == '-';
        date day = day_called(entity, f->as_of + before, record);
        return !day ? today : before ? day - 1 : day;
    }
    date from = day_called(entity, "valid_from", record),
         to = day_called(entity, "valid_to", record);
    if (to && to <= today) return to - 1;
    return from > today ? from : today;
}
