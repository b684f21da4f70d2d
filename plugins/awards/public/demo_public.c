/* SPDX-License-Identifier: MIT
 * demo_public: dossiers are put where a round's calendar would have brought them by the day of the
 * demo. Chance is a stream of its own, so that nothing else about the province changes by it. */
#include "demo_public.h"

#include "../round/template.h"
#include "honour_book.h"
#include "shown.h"
#include "vote.h"

#define TEMPLATE "giai-thuong-tinh-nguyen-quoc-gia"
enum { EACH = 4, LAST_VOTES = 90, PEOPLE_MOST = 64, GROWN = 18, IS_ACTIVE = 1 };

static const char *const summaries[] = {
    "Ba năm liền dạy chữ buổi tối cho bà con ở bon, vận động 40 em trở lại lớp.",
    "Phụ trách đội cứu hộ hồ, tập huấn bơi an toàn cho hơn 300 học sinh.",
    "Kết nối nông sản cho 25 hộ khó khăn, sửa 12 căn nhà sau mùa mưa.",
    "Giữ rừng, trồng 6.000 cây bản địa và lập vườn ươm của thanh niên.",
};
static const char *const models[] = { "Lớp học đêm trong bon", "Bếp ăn ca trực chống hạn",
                                      "Ngày thứ bảy vì đàn em", "Góc đọc sách đầu thôn" };
/* Of the first team, person and model there is to tell of. */
enum { STORY_TEAM, STORY_PERSON, STORY_MODEL, STORIES };
static const char *const stories[STORIES] = {
    "Buổi đầu chỉ có mười hai người quen nhau. Nay có lịch trực mỗi tuần, ai bận thì nhắn trước.\n"
    "Hai năm qua chưa lần nào bà con gọi mà không có người đến.",
    "Từ một chiếc thuyền cũ và sáu chiếc áo phao, nay mỗi cuối tuần mùa hè đều có người trực hồ.\n"
    "Hai năm qua hồ không còn ai đuối nước.",
    "Mỗi tối thứ ba và thứ năm, đèn nhà cộng đồng lại sáng. Ban đầu chỉ có bảy người đến học.\n"
    "Ba năm sau, lớp có hai ca, ba người trong bon đã tự đứng lớp.",
};
static const char *const comments[] = {
    "Bà con trong bon ai cũng biết anh chị, rất xứng đáng.",
    "Tôi đã cùng tham gia hai đợt, làm việc đến nơi đến chốn.",
    "Xin hỏi thêm: số cây đã trồng còn sống được bao nhiêu?",
};

struct making {
    const struct demo_options *options;
    struct random_source chance;
    const struct entity *volunteer, *team;
    id province;
    struct {
        id id, unit;
    } people[PEOPLE_MOST];
    size_t people_count, next;
    id pupil, pupil_unit;                     /* under sixteen; none when the province has none */
    id units[EACH], teams[EACH], homes[EACH]; /* homes: of teams */
    size_t unit_count, team_count;
    struct award_round open, last;
};

/* ---- who ----------------------------------------------------------------------------------- */

static const void *member(const struct making *m, const void *record, const char *name)
{
    return field_of(entity_field(m->volunteer, name, strlen(name)), record);
}

static enum kv_go find_person(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct making *m = arg;
    int age = date_years(*(const date *)member(m, record, "birth"), m->options->as_of);
    (void)cx, (void)tx, (void)failure;
    if (*(const int32_t *)member(m, record, "state") != IS_ACTIVE) return KV_MORE;
    id unit = *(const id *)member(m, record, "unit");
    if (age < SHOWN_ALONE_AGE && id_is_none(m->pupil)) {
        m->pupil = *(const id *)record;
        m->pupil_unit = unit;
    }
    if (age < GROWN) return KV_MORE;
    m->people[m->people_count].id = *(const id *)record;
    m->people[m->people_count++].unit = unit;
    return m->people_count == PEOPLE_MOST ? KV_STOP : KV_MORE;
}

static enum kv_go find_team(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct making *m = arg;
    (void)cx, (void)tx, (void)failure;
    m->teams[m->team_count] = *(const id *)record;
    m->homes[m->team_count++] = *(const id *)field_of(entity_field(m->team, "unit", 4), record);
    return m->team_count == EACH ? KV_STOP : KV_MORE;
}

static enum kv_go find_unit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit *u = record;
    struct making *m = arg;
    (void)cx, (void)tx, (void)failure;
    bool stands = !u->valid_to || u->valid_to > m->options->as_of;
    if (stands && u->kind == UNIT_PROVINCE_UNION && id_is_none(u->parent)) m->province = u->id;
    if (stands && u->kind == UNIT_COMMUNE_UNION && m->unit_count < EACH)
        m->units[m->unit_count++] = u->id;
    return KV_MORE;
}

static err find(struct ctx *cx, struct tx *tx, struct making *m)
{
    m->volunteer = schema_named(tx_schema(tx), TEXT("volunteer"));
    m->team = schema_named(tx_schema(tx), TEXT("team"));
    err e = query_all(cx, tx, &unit_entity, find_unit, m);
    if (!e) e = query_all(cx, tx, m->volunteer, find_person, m);
    return e ? e : query_all(cx, tx, m->team, find_team, m);
}

/* ---- rounds -------------------------------------------------------------------------------- */

static err put_round(struct ctx *cx, struct tx *tx, const struct making *m, int64_t year,
                     struct award_round *r)
{
    const struct round_making of = { .template = TEXT(TEMPLATE),
                                     .year = year,
                                     .unit = m->province };
    return round_make(cx, tx, &of, r);
}

static void calendar(struct award_round *r, date voting)
{
    r->dossiers_from = voting - 55;
    r->dossiers_until = voting - 26;
    r->check_until = voting - 16;
    r->comment_from = voting - 15;
    r->comment_until = voting + 15;
    r->vote_from = voting - 5;
    r->vote_until = voting + 15;
    r->council_on = voting + 20;
    r->decision_on = voting + 24;
    r->ceremony_on = voting + 30;
}

/* A dossier of the i-th nominee of a category. */
static void nominee(struct making *m, const struct award_category *c, size_t i,
                    struct nomination *n)
{
    n->summary = text_of(summaries[i % COUNT_OF(summaries)]);
    if (c->of == NOMINEE_PERSON) {
        size_t at = m->next++ % m->people_count;
        n->person = m->people[at].id;
        n->unit = m->people[at].unit;
        return;
    }
    n->unit = m->units[i % m->unit_count];
    if (c->of == NOMINEE_MODEL) {
        n->model = text_of(models[i % COUNT_OF(models)]);
        n->unit_nominee = n->unit;
        n->replication =
            TEXT("Cần hai người phụ trách và một phòng có điện; ba bon bên đã làm theo.");
    } else if (m->team_count) {
        n->team = m->teams[i % m->team_count];
        n->unit = m->homes[i % m->team_count];
    } else {
        n->unit_nominee = n->unit;
    }
}

static err put_nomination(struct ctx *cx, struct tx *tx, const struct award_round *r,
                          struct nomination *n)
{
    struct nomination standing;
    n->round = r->id;
    n->source = SOURCE_UNIT;
    n->turn = 1;
    n->submitted = instant_at(r->dossiers_until - 1, 9 * 60);
    err e = nomination_rival(cx, tx, n, r, &standing);
    if (e != ERR_NOT_FOUND) return e;
    n->key = nomination_key(cx->arena, n, r);
    e = record_create(cx, tx, &nomination_entity, n);
    if (e) return e;
    const struct nomination_whole w = { .nomination = *n, .round = *r };
    return dossier_freeze(cx, tx, &w);
}

static err put_category(struct ctx *cx, struct tx *tx, struct making *m,
                        const struct award_round *r, const struct award_category *c,
                        size_t honoured)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < EACH; i++) {
        struct nomination n = { .category = c->id };
        n.state = r->state < ROUND_DECIDED ? NOMINATION_CHECKED
                  : i < honoured           ? NOMINATION_AWARDED
                                           : NOMINATION_NOT_CHOSEN;
        nominee(m, c, i, &n);
        e = put_nomination(cx, tx, r, &n);
    }
    return e;
}

static err put_categories(struct ctx *cx, struct tx *tx, struct making *m,
                          const struct award_round *r)
{
    struct award_list categories;
    err e = round_categories(cx, tx, r->id, &categories);
    for (size_t i = 0; !e && i < categories.count; i++)
        e = put_category(cx, tx, m, r, award_list_at(&categories, i), EACH / 2);
    return e;
}

/* Somebody who is not named before both have agreed. */
static err put_pupil(struct ctx *cx, struct tx *tx, struct making *m)
{
    struct award_list categories;
    err e = round_categories(cx, tx, m->open.id, &categories);
    if (e || !categories.count || id_is_none(m->pupil)) return e;
    const struct award_category *last = award_list_at(&categories, categories.count - 1);
    struct nomination n = { .category = last->id,
                            .person = m->pupil,
                            .unit = m->pupil_unit,
                            .model = TEXT("Tủ sách lớp học"),
                            .state = NOMINATION_CHECKED,
                            .summary = TEXT("Vận động bạn bè góp 400 cuốn sách cho điểm trường.") };
    return put_nomination(cx, tx, &m->open, &n);
}

/* ---- what the public said ------------------------------------------------------------------ */

static err put_comments(struct ctx *cx, struct tx *tx, const struct making *m)
{
    struct shown_list list;
    err e = round_shown(cx, tx, m->open.id, &list);
    for (size_t i = 0; !e && i < COUNT_OF(comments) && i < list.count; i++) {
        struct public_comment c = { .nomination = list.items[i].nomination.id,
                                    .words = text_of(comments[i]),
                                    .state = i < 2 ? COMMENT_SHOWN : COMMENT_WAITING,
                                    .at = cx->now - (instant)(i + 1) * CLOCK_DAY };
        e = record_create(cx, tx, &public_comment_entity, &c);
    }
    return e;
}

static err put_votes(struct ctx *cx, struct tx *tx, struct making *m)
{
    struct vote_line lines[LAST_VOTES];
    struct shown_list list;
    struct poll poll = { .round = m->last.id, .closed = true };
    err e = round_shown(cx, tx, m->last.id, &list);
    if (e || !list.count) return e;
    for (size_t i = 0; i < LAST_VOTES; i++) {
        size_t whom = random_below(&m->chance, (uint32_t)list.count);
        random_bytes(&m->chance, lines[i].vote.bytes, sizeof(lines[i].vote.bytes));
        lines[i].nomination = list.items[whom * whom / list.count].nomination.id;
    }
    e = vote_batch_put(cx, tx, m->last.id, lines, LAST_VOTES);
    return e ? e : record_create(cx, tx, &poll_entity, &poll);
}

/* STORIES: there is none to tell of it. */
static err story_kind(struct ctx *cx, struct tx *tx, const struct honour *h, int *kind)
{
    struct nomination n;
    err e = record_get(cx, tx, &nomination_entity, h->nomination, &n);
    if (e) return e;
    *kind = !id_is_none(n.team)                       ? STORY_TEAM
            : !id_is_none(n.person)                   ? STORY_PERSON
            : text_equal(n.model, text_of(models[0])) ? STORY_MODEL
                                                      : STORIES;
    return ERR_NONE;
}

static err put_honours(struct ctx *cx, struct tx *tx, struct making *m)
{
    struct award_list honours;
    int64_t made;
    err e = honours_enter(cx, tx, &m->last, &made);
    if (!e) e = honours_of_round(cx, tx, m->last.id, &honours);
    bool told[STORIES] = { false };
    for (size_t i = 0; !e && i < honours.count; i++) {
        struct honour *h = award_list_at(&honours, i);
        int kind;
        e = story_kind(cx, tx, h, &kind);
        if (e || kind == STORIES || told[kind]) continue;
        told[kind] = true;
        h->story = text_of(stories[kind]);
        e = record_update(cx, tx, &honour_entity, h);
    }
    return e;
}

/* ---- all ----------------------------------------------------------------------------------- */

static err put_open(struct ctx *cx, struct tx *tx, struct making *m)
{
    date today = m->options->as_of;
    err e = put_round(cx, tx, m, date_civil(today).year, &m->open);
    if (e) return e;
    calendar(&m->open, today);
    m->open.state = ROUND_VOTING;
    e = record_update(cx, tx, &award_round_entity, &m->open);
    if (!e) e = put_categories(cx, tx, m, &m->open);
    if (!e) e = put_pupil(cx, tx, m);
    return e ? e : put_comments(cx, tx, m);
}

static err put_last(struct ctx *cx, struct tx *tx, struct making *m)
{
    enum { YEAR_AGO = 365 };
    date then = m->options->as_of - YEAR_AGO;
    err e = put_round(cx, tx, m, date_civil(then).year, &m->last);
    if (e) return e;
    calendar(&m->last, then);
    m->last.state = ROUND_PUBLISHED;
    m->last.decided = then + 24;
    m->last.decision_number = TEXT("31-QĐ/TĐTN-TCXDĐ");
    e = record_update(cx, tx, &award_round_entity, &m->last);
    if (!e) e = put_categories(cx, tx, m, &m->last);
    if (!e) e = put_votes(cx, tx, m);
    return e ? e : put_honours(cx, tx, m);
}

static err put_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct making *m = arg;
    *m = (struct making){ .options = m->options,
                          .chance = random_seeded(m->options->seed, "awards public") };
    err e = find(cx, tx, m);
    if (e || !m->people_count || !m->unit_count || id_is_none(m->province)) return e;
    e = put_last(cx, tx, m);
    return e ? e : put_open(cx, tx, m);
}

err demo_public(struct ctx *cx, const struct demo_options *options)
{
    struct making *m = ARENA_NEW(cx->arena, struct making);
    m->options = options;
    return db_write(cx, put_all, m);
}
