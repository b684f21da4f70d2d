/* SPDX-License-Identifier: MIT
 * query_plan: the choice of index. What finds fewest records drives: a unique value, a reference,
 * another equality, words, a term, a range. Its rows are streamed when they already lie in the
 * asked order, else gathered. More than GATHER_MAX rows are not worth sorting when somebody wants
 * the first fifty: then the asked order is streamed and every condition tested on the way. */
#include "query_plan.h"

#include "../base/viet.h"

enum { GATHER_FIRST = 32, GATHER_MAX = 2000, NO_DRIVER = 9 };

/* ---- order of values ---- */

static bool member_number(const struct field *f, const void *record, int64_t *out)
{
    const void *member = field_of(f, record);
    switch ((enum field_kind)f->kind) {
    case FIELD_INT:
    case FIELD_MONEY:
    case FIELD_TIME:
        *out = *(const int64_t *)member;
        return true;
    case FIELD_BOOL:
        *out = *(const bool *)member;
        return true;
    case FIELD_DATE:
    case FIELD_ENUM:
        *out = *(const int32_t *)member;
        return true;
    case FIELD_CODE:
        *out = *(const uint8_t *)member;
        return true;
    default:
        return false;
    }
}

int field_order(struct arena *arena, const struct field *f, const void *record_a,
                const void *record_b)
{
    int64_t a, b;
    struct key key_a, key_b;
    if (member_number(f, record_a, &a) && member_number(f, record_b, &b)) return (a > b) - (a < b);
    key_begin(&key_a, KEY_INDEX);
    key_begin(&key_b, KEY_INDEX);
    key_field(&key_a, arena, f, record_a);
    key_field(&key_b, arena, f, record_b);
    return slice_compare(key_slice(&key_a), key_slice(&key_b));
}

/* ---- which condition drives ---- */

static bool has_few_values(const struct field *f)
{
    return f->kind == FIELD_BOOL || f->kind == FIELD_ENUM || f->kind == FIELD_CODE;
}

/* Lower finds fewer records; NO_DRIVER when the filter has no index to go by. */
static int filter_rank(const struct query_filter *w)
{
    const struct field *f = w->field;
    if (w->op == QUERY_HAS) return field_has_index(f) ? 5 : NO_DRIVER;
    if (w->op == QUERY_IS && (f->flags & UNIQUE) && !field_is_empty(f, w->probe)) return 1;
    if (!field_has_index(f) || !field_has_order(f)) return NO_DRIVER;
    if (!(f->flags & INDEXED) && field_is_empty(f, w->probe))
        return NO_DRIVER; /* empty links have no row */
    if (w->op != QUERY_IS) return 6;
    if (field_is_link(f)) return 2;
    return has_few_values(f) ? 5 : 3;
}

static void choose_driver(struct query_plan *plan)
{
    int best = NO_DRIVER;
    plan->driver = NULL;
    for (size_t i = 0; i < plan->q->filter_count; i++) {
        int rank = filter_rank(&plan->q->filters[i]);
        if (rank >= best) continue;
        best = rank;
        plan->driver = &plan->q->filters[i];
    }
    plan->by_words = plan->folded.size && best > 4;
    if (plan->by_words) plan->driver = NULL;
}

static bool drives_in_order(const struct query_plan *plan)
{
    const struct query_filter *w = plan->driver;
    if (!w) return !plan->by_words;
    if (plan->q->sort) return w->field == plan->q->sort && field_has_index(w->field);
    return (w->op == QUERY_IS || w->op == QUERY_HAS) && field_has_index(w->field);
}

/* ---- ranges ---- */

static void add_probe(struct key *k, struct arena *arena, const struct query_filter *w)
{
    if (w->op == QUERY_HAS)
        key_int(k, w->number);
    else
        key_field(k, arena, w->field, w->probe);
}

/* The rows of the index of w->field that w lets through. */
static bool filter_range(struct arena *arena, const struct entity *entity,
                         const struct query_filter *w, struct key *from, struct key *to)
{
    struct key whole, value;
    index_begin(&whole, KEY_INDEX, entity, w->field);
    value = whole;
    add_probe(&value, arena, w);
    *from = w->op == QUERY_AT_MOST ? whole : value;
    return key_after(w->op == QUERY_AT_LEAST ? &whole : &value, to);
}

static void narrow(struct query_plan *plan, const struct key *from, const struct key *to, bool ends)
{
    if (slice_compare(key_slice(from), key_slice(&plan->from)) > 0) plan->from = *from;
    if (!ends || (plan->ends && slice_compare(key_slice(to), key_slice(&plan->to)) >= 0)) return;
    plan->to = *to;
    plan->ends = true;
}

/* Everything the asked order holds, less what filters on the sort field leave out. */
static void range_of_order(struct query_plan *plan)
{
    const struct query *q = plan->q;
    if (!q->sort) {
        key_begin(&plan->from, KEY_RECORD);
        key_u16(&plan->from, q->entity->number);
        plan->ends = key_after(&plan->from, &plan->to);
        return;
    }
    index_begin(&plan->from, KEY_INDEX, q->entity, q->sort);
    plan->ends = key_after(&plan->from, &plan->to);
    for (size_t i = 0; i < q->filter_count; i++) {
        struct key from, to;
        if (q->filters[i].field != q->sort || q->filters[i].op == QUERY_HAS) continue;
        bool ends = filter_range(plan->scratch, q->entity, &q->filters[i], &from, &to);
        narrow(plan, &from, &to, ends);
    }
}

static void set_range(struct query_plan *plan)
{
    if (plan->driver && !plan->q->sort && !plan->gathers)
        plan->ends =
            filter_range(plan->scratch, plan->q->entity, plan->driver, &plan->from, &plan->to);
    else
        range_of_order(plan);
}

/* ---- cursors ---- */

static bool cursor_fits(const struct query *q, id *which)
{
    struct key begin;
    if (q->sort) {
        index_begin(&begin, KEY_INDEX, q->entity, q->sort);
    } else {
        key_begin(&begin, KEY_RECORD);
        key_u16(&begin, q->entity->number);
    }
    return q->after.size > begin.size && q->after.size < KV_KEY_MAX &&
           memcmp(q->after.data, begin.bytes, begin.size) == 0 && index_row_id(q->after, which);
}

void query_plan_continue(struct query_plan *plan, struct slice row)
{
    struct key at = { .size = row.size };
    REQUIRE(row.size < KV_KEY_MAX);
    memcpy(at.bytes, row.data, row.size);
    if (!plan->q->descending) at.bytes[at.size++] = 0; /* the first key behind it */
    narrow(plan, plan->q->descending ? &plan->from : &at, &at, plan->q->descending);
}

/* Continues behind the record the cursor names: a row of what is streamed, which for an equality is
 * found by the id. */
static void start_behind(struct query_plan *plan, id which)
{
    struct key row = { .size = plan->q->after.size };
    memcpy(row.bytes, plan->q->after.data, row.size);
    if (plan->driver && !plan->q->sort && !plan->gathers) {
        index_begin(&row, KEY_INDEX, plan->q->entity, plan->driver->field);
        add_probe(&row, plan->scratch, plan->driver);
        key_id(&row, which);
    }
    query_plan_continue(plan, key_slice(&row));
}

static err begin_stream(struct ctx *cx, struct query_plan *plan)
{
    id which;
    set_range(plan);
    if (!plan->q->after.size) return ERR_NONE;
    if (!cursor_fits(plan->q, &which))
        return ctx_fail(
            cx, ERR_INVALID, "/after", "cursor",
            SAY("Không đọc được chỗ cần xem tiếp", "This is not a cursor of this list"));
    start_behind(plan, which);
    return ERR_NONE;
}

err query_plan_make(struct ctx *cx, struct tx *tx, struct query_plan *plan)
{
    (void)tx;
    REQUIRE(plan->q->filter_count <= QUERY_FILTERS_MAX);
    REQUIRE(!plan->q->sort || ((plan->q->sort->flags & INDEXED) && field_has_order(plan->q->sort)));
    plan->folded = plan->q->words.size ? viet_fold(cx->arena, plan->q->words) : (text){ 0 };
    plan->ends = false;
    choose_driver(plan);
    plan->gathers = !drives_in_order(plan);
    return begin_stream(cx, plan);
}

/* ---- gathering ---- */

struct gathering {
    struct arena *arena;
    struct query_row *rows;
    size_t count, room;
    bool too_many;
};

static void gather_id(struct gathering *g, id which)
{
    if (g->count == g->room) {
        size_t room = g->room ? g->room * 2 : GATHER_FIRST;
        struct query_row *rows = ARENA_ARRAY(g->arena, room, struct query_row);
        if (g->count) memcpy(rows, g->rows, g->count * sizeof *rows);
        g->rows = rows;
        g->room = room;
    }
    g->rows[g->count++].which = which;
}

static enum kv_go gather_row(void *arg, struct slice key, struct slice value, err *failure)
{
    struct gathering *g = arg;
    id which;
    (void)value;
    (void)failure;
    if (g->count == GATHER_MAX) {
        g->too_many = true;
        return KV_STOP;
    }
    if (index_row_id(key, &which)) gather_id(g, which);
    return KV_MORE;
}

static err gather_range(struct ctx *cx, struct tx *tx, const struct key *from, const struct key *to,
                        bool ends, struct gathering *g)
{
    return kv_scan(cx, tx_kv(tx), key_slice(from), ends ? key_slice(to) : (struct slice){ 0 },
                   false, gather_row, g);
}

static text longest_word(text folded)
{
    text longest = { 0 };
    while (folded.size) {
        text word = text_cut(&folded, ' ');
        if (word.size > longest.size) longest = word;
    }
    return longest;
}

/* Rows of every word that begins with the longest one looked for. */
static err gather_words(struct ctx *cx, struct tx *tx, const struct query_plan *plan,
                        struct gathering *g)
{
    enum { ELEMENT_END = 2 };
    err e = ERR_NONE;
    text word = longest_word(plan->folded);
    for (const struct field *f = plan->q->entity->fields; !e && !g->too_many && f->id; f++) {
        struct key from, to;
        if (!(f->flags & SEARCHED)) continue;
        index_begin(&from, KEY_WORD, plan->q->entity, f);
        key_bytes(&from, text_slice(word));
        from.size -= ELEMENT_END;
        bool ends = key_after(&from, &to);
        e = gather_range(cx, tx, &from, &to, ends, g);
    }
    return e;
}

static err gather_unique(struct ctx *cx, struct tx *tx, const struct query_plan *plan,
                         struct gathering *g)
{
    struct key k;
    struct slice found;
    index_unique_key(&k, plan->scratch, plan->q->entity, plan->driver->field, plan->driver->probe);
    struct slice key = key_slice(&k);
    err e = kv_get(cx, tx_kv(tx), &key, &found, 1);
    if (e || !found.data || found.size != sizeof(id)) return e;
    id which;
    memcpy(&which, found.data, sizeof which);
    gather_id(g, which);
    return ERR_NONE;
}

static err gather_filter(struct ctx *cx, struct tx *tx, const struct query_plan *plan,
                         struct gathering *g)
{
    struct key from, to;
    if (filter_rank(plan->driver) == 1) return gather_unique(cx, tx, plan, g);
    bool ends = filter_range(plan->scratch, plan->q->entity, plan->driver, &from, &to);
    return gather_range(cx, tx, &from, &to, ends, g);
}

err query_plan_gather(struct ctx *cx, struct tx *tx, struct query_plan *plan,
                      struct query_row **rows, size_t *count)
{
    struct gathering g = { .arena = plan->scratch };
    err e = plan->by_words ? gather_words(cx, tx, plan, &g) : gather_filter(cx, tx, plan, &g);
    *rows = g.rows;
    *count = g.count;
    if (e || !g.too_many) return e;
    plan->gathers = false;
    plan->driver = NULL;
    return begin_stream(cx, plan);
}
