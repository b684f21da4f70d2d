/* SPDX-License-Identifier: MIT
 * view: the results as JSON. Ideas that nobody has read yet are named to those only who read them
 * all. */
#include "../library.h"
#include "result.h"

enum { PAGE_OF = 50 };

static const struct term shows[] = {
    { RESULT_REGISTERED, "registered", "Đã đăng ký", "Registered" },
    { RESULT_DISCUSSED, "discussed", "Được thảo luận", "Discussed" },
    { RESULT_ADOPTED, "adopted", "Được chấp nhận", "Adopted" },
    { RESULT_APPLIED, "applied", "Đã áp dụng", "Applied" },
    { RESULT_STALE, "stale", "Chấp nhận quá nửa năm, chưa nơi nào áp dụng",
      "Adopted half a year ago, applied nowhere" },
    { RESULT_REPEATED, "repeated", "Gần trùng ý tưởng trước, chưa gộp",
      "Says what another said, not merged" },
    { RESULT_MANY, "many", "Một người đăng ký hơn 5 ý tưởng trong năm",
      "More than 5 of one person’s in the year" },
    { RESULT_SHARED, "shared", "Dùng chung một bản ghi làm chứng", "One proof for several" },
    { RESULT_COPIED, "copied", "Nơi báo đã làm theo mô hình", "Copies reported" },
    { RESULT_CONFIRMED, "confirmed", "Nơi làm theo đã xác nhận", "Copies confirmed" },
    { RESULT_ASKED, "asked", "Câu hỏi đã đăng", "Questions shown" },
    { RESULT_ANSWERED, "answered", "Câu hỏi đã trả lời", "Questions answered" },
    { 0 },
};
const struct vocabulary result_show_vocabulary = { "library_result", "Số liệu", "Figure", shows };

const struct field result_asking_fields[] = {
    FIELD(1, struct result_asking, unit, REF, REQUIRED, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit", .help = "Kể cả các đơn vị dưới", .help_en = "And the units below"),
    FIELD(2, struct result_asking, year, INT, 0, .min = 2020, .max = 2100, .label = "Năm",
          .label_en = "Year", .help = "Để trống là năm nay", .help_en = "Empty for this year"),
    FIELD(3, struct result_asking, show, ENUM, 0, .terms = &result_show_vocabulary,
          .label = "Bản ghi của số liệu", .label_en = "Records of a figure"),
    FIELD(4, struct result_asking, after, INT, 0, .min = 0, .max = 1000000, .label = "Bỏ qua",
          .label_en = "Skip"),
    { 0 },
};

struct view {
    struct ctx *cx;
    struct tx *tx;
    struct json *j;
    struct result_asking asking;
    struct result_book book;
    int64_t seen, left;
};

/* ---- figures ------------------------------------------------------------------------------- */

static void figures_json(struct json *j, const struct result_figures *f)
{
    json_int_at(j, "registered", f->registered);
    json_int_at(j, "discussed", f->discussed);
    json_int_at(j, "adopted", f->adopted);
    json_int_at(j, "applied", f->applied);
    json_int_at(j, "places", f->places);
}

static void years_json(struct view *v)
{
    json_key(v->j, "years");
    json_array(v->j);
    for (int64_t back = 0; back < RESULT_YEARS; back++) {
        json_object(v->j);
        json_int_at(v->j, "year", v->book.year - back);
        figures_json(v->j, &v->book.years[back]);
        json_object_end(v->j);
    }
    json_array_end(v->j);
}

static void rows_json(struct view *v)
{
    json_key(v->j, "rows");
    json_array(v->j);
    for (size_t i = 0; i < v->book.row_count; i++) {
        const struct result_row *row = &v->book.rows[i];
        if (!row->figures.registered) continue;
        json_object(v->j);
        json_id_at(v->j, "unit", row->unit);
        json_text_at(v->j, "name", row->name);
        json_bool_at(v->j, "own", row->own);
        figures_json(v->j, &row->figures);
        json_object_end(v->j);
    }
    json_array_end(v->j);
}

static void flags_json(struct view *v)
{
    json_key(v->j, "flags");
    json_object(v->j);
    for (int show = RESULT_STALE; show <= RESULT_SHARED; show++) {
        int64_t n = 0;
        for (size_t i = 0; i < v->book.idea_count; i++)
            n += v->book.ideas[i].in_year && result_has(&v->book.ideas[i], (enum result_show)show);
        json_int_at(v->j, vocabulary_number(&result_show_vocabulary, (unsigned)show)->code, n);
    }
    json_object_end(v->j);
}

static int64_t counted(const struct result_other *of, size_t count)
{
    int64_t n = 0;
    for (size_t i = 0; i < count; i++) n += of[i].counts;
    return n;
}

static void others_json(struct view *v)
{
    const struct result_book *b = &v->book;
    json_int_at(v->j, "models", b->models);
    json_int_at(v->j, "copied", (int64_t)b->copy_count);
    json_int_at(v->j, "confirmed", counted(b->copies, b->copy_count));
    json_int_at(v->j, "helped", b->helped);
    json_int_at(v->j, "forums", b->forums);
    json_int_at(v->j, "asked", (int64_t)b->question_count);
    json_int_at(v->j, "answered", counted(b->questions, b->question_count));
}

/* ---- records ------------------------------------------------------------------------------- */

/* Whether the next record is on this page. */
static bool on_page(struct view *v)
{
    int64_t at = v->seen++;
    if (at >= v->asking.after + PAGE_OF) v->left++;
    return at >= v->asking.after && at < v->asking.after + PAGE_OF;
}

static void record_json_of(struct view *v, const struct result_other *o)
{
    json_object(v->j);
    json_id_at(v->j, "id", o->id);
    json_text_at(v->j, "title", o->title);
    json_text_at(v->j, "unit", record_title(v->cx, v->tx, &unit_entity, o->unit));
    json_text_at(v->j, "day", date_format(v->cx->arena, o->day));
    json_text_at(v->j, "why", o->why);
    json_bool_at(v->j, "counted", o->counts);
    json_text_at(v->j, "page", o->page);
    json_object_end(v->j);
}

static text why_of(const struct view *v, const struct result_idea *one, bool named)
{
    struct ctx *cx = v->cx;
    text state = library_term(cx, &idea_state_vocabulary, (unsigned)one->idea.state);
    if (v->asking.show == RESULT_REPEATED && one->repeats != SIZE_MAX && named)
        return text_format(cx->arena, "%.*s «%.*s»",
                           TEXT_ARGS(ctx_say(cx, "Gần trùng", "Says the same as")),
                           TEXT_ARGS(v->book.ideas[one->repeats].idea.title));
    if (one->idea.state != IDEA_APPLIED) return state;
    return text_format(cx->arena, "%.*s, %lld %.*s", TEXT_ARGS(state), (long long)one->places,
                       TEXT_ARGS(ctx_say(cx, "nơi", "places")));
}

static void idea_json(struct view *v, const struct result_idea *one)
{
    struct ctx *cx = v->cx;
    const struct idea *idea = &one->idea;
    bool reads = access_may(cx, v->tx, idea_entity.read, idea->unit);
    bool named = reads || idea->state != IDEA_WAITING;
    text id_words = id_text(cx->arena, idea->id);
    struct result_other o = {
        .id = idea->id,
        .unit = idea->unit,
        .title = named ? idea->title : ctx_say(cx, "(chưa đăng)", "(not shown yet)"),
        .why = why_of(v, one, reads),
        .day = idea->proposed,
        .counts = idea->state == IDEA_APPLIED,
        .page = reads ? text_format(cx->arena, "sang-kien/%.*s", TEXT_ARGS(id_words)) : TEXT("")
    };
    record_json_of(v, &o);
}

static void others_of(struct view *v, const struct result_other *of, size_t count, bool all)
{
    for (size_t i = 0; i < count; i++)
        if ((all || of[i].counts) && on_page(v)) record_json_of(v, &of[i]);
}

static void items_json(struct view *v)
{
    const struct result_book *b = &v->book;
    int32_t show = v->asking.show;
    json_key(v->j, "items");
    json_array(v->j);
    for (size_t i = b->idea_count; i-- > 0;) /* newest first */
        if (b->ideas[i].in_year && result_has(&b->ideas[i], (enum result_show)show) && on_page(v))
            idea_json(v, &b->ideas[i]);
    if (show == RESULT_COPIED || show == RESULT_CONFIRMED)
        others_of(v, b->copies, b->copy_count, show == RESULT_COPIED);
    if (show == RESULT_ASKED || show == RESULT_ANSWERED)
        others_of(v, b->questions, b->question_count, show == RESULT_ASKED);
    json_array_end(v->j);
    json_int_at(v->j, "total", v->seen);
    json_key(v->j, "next");
    v->left ? json_int(v->j, v->asking.after + PAGE_OF) : json_null(v->j);
}

/* ---- all ----------------------------------------------------------------------------------- */

static err write_results(struct ctx *cx, struct tx *tx, void *arg)
{
    struct view *v = arg;
    v->tx = tx;
    err e = access_require(cx, tx, "library.read", v->asking.unit);
    if (!e) e = result_book_read(cx, tx, &v->asking, &v->book);
    if (e) return e;
    json_object(v->j);
    json_id_at(v->j, "unit", v->book.unit);
    json_text_at(v->j, "name", record_title(cx, tx, &unit_entity, v->book.unit));
    json_int_at(v->j, "year", v->book.year);
    figures_json(v->j, &v->book.years[0]);
    years_json(v);
    rows_json(v);
    flags_json(v);
    others_json(v);
    items_json(v);
    json_object_end(v->j);
    return ERR_NONE;
}

err library_results(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct view v = { .cx = cx,
                      .j = respond_json(cx, rs, 200),
                      .asking = *(const struct result_asking *)request_query_record(rq) };
    (void)tx;
    return db_read(cx, write_results, &v);
}
