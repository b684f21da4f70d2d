/* SPDX-License-Identifier: MIT
 * demo_rounds: nominees are people and teams with something to prove. Chance is a stream of its
 * own, so that nothing else about the province changes by it. */
#include "demo_rounds.h"

#include "dossier/dossier.h"
#include "round/template.h"
#include "score/score.h"

#define LAST_TEMPLATE "bang-khen-tinh-doan"
#define VOTING_TEMPLATE "giai-thuong-15-thang-10"
enum {
    DOSSIERS = 60,
    DOSSIERS_LEAST = 12,
    PER_DOSSIER = 20, /* volunteers, in a small province */
    GROWN = 18,
    OLDEST = 34,
    LEAST_HOURS = 2000, /* hundredths */
    LOOKED_AT = 600,
    TEAMS_OF_TEN = 3,
    IS_ACTIVE = 1,
    HOME = 2,
    YEAR = 365,
    NINE = 9 * 60
};

static const char *const works[] = {
    "Phụ trách lớp xóa mù chữ buổi tối ở bon, đứng lớp đều đặn và vận động bà con đến học.",
    "Điều hành đội ứng trực phòng cháy, chữa cháy rừng trong mùa khô, không để xảy ra cháy lớn.",
    "Nòng cốt của tổ công nghệ số cộng đồng, hướng dẫn bà con dùng dịch vụ công trực tuyến.",
    "Tổ chức thu hái cà phê giúp hộ chính sách, hộ neo đơn trong mùa vụ.",
    "Phụ trách tuyến đón tiếp, phân luồng ở các đợt hiến máu tình nguyện của huyện.",
    "Dẫn đoàn khách tham quan công viên địa chất, biên soạn bài thuyết minh hai thứ tiếng.",
    "Dạy bơi và kỹ năng phòng đuối nước cho học sinh trong hè.",
    "Phiên dịch tiếng M'Nông cho các đoàn khám bệnh, cấp thuốc ở bon xa.",
};
static const char *const ideas[] = {
    "Lập sổ đăng ký ca theo từng bon để không ai phải trực hai tối liền.",
    "Gắn mã quét ở điểm trực, đội trưởng xác nhận ngay tại chỗ nên số giờ luôn khớp.",
    "Mỗi người cũ kèm hai người mới trong một mùa chiến dịch.",
};
static const char *const returned[] = {
    "Báo cáo chưa nêu số hộ được giúp; đề nghị bổ sung và nộp lại.",
    "Thiếu xác nhận của chi đoàn về thời gian hoạt động.",
};

/* ---- who ----------------------------------------------------------------------------------- */

static const void *member(const struct demo_awards *d, const void *record, const char *name)
{
    return field_of(entity_field(d->volunteer, name, strlen(name)), record);
}

struct finding {
    struct demo_awards *d;
    struct demo_nominee known[LOOKED_AT];
    bool taken[LOOKED_AT];
    size_t count, seen;
};

/* The first so many would all be of the same communes. Who has a log-in is left for others to
 * nominate. */
static enum kv_go find_person(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct finding *f = arg;
    struct demo_awards *d = f->d;
    int age = date_years(*(const date *)member(d, record, "birth"), d->options->as_of);
    (void)cx, (void)tx, (void)failure;
    if (*(const int32_t *)member(d, record, "state") != IS_ACTIVE || age < GROWN || age > OLDEST ||
        !id_is_none(*(const id *)member(d, record, "account")))
        return KV_MORE;
    const struct demo_nominee found = { *(const id *)record,
                                        *(const id *)member(d, record, "unit") };
    size_t at = f->seen++ < LOOKED_AT ? f->count++ : random_below(&d->chance, (uint32_t)f->seen);
    if (at < LOOKED_AT) f->known[at] = found;
    return KV_MORE;
}

static enum kv_go find_team(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct demo_awards *d = arg;
    const struct entity *team = schema_named(tx_schema(tx), TEXT("team"));
    (void)cx, (void)failure;
    d->teams[d->team_count++] =
        (struct demo_nominee){ *(const id *)record,
                               *(const id *)field_of(entity_field(team, "unit", 4), record) };
    return d->team_count == DEMO_TEAMS_MOST ? KV_STOP : KV_MORE;
}

static enum kv_go find_province(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                err *failure)
{
    const struct unit *u = record;
    struct demo_awards *d = arg;
    (void)cx, (void)tx, (void)failure;
    if (u->kind != UNIT_PROVINCE_UNION || !id_is_none(u->parent)) return KV_MORE;
    d->province = u->id;
    return KV_STOP;
}

/* Those with hours to show, of one area or of any, until there are so many. */
static err keep_proven(struct ctx *cx, struct tx *tx, struct finding *f, id area, size_t wanted)
{
    const struct record_1 *records = ctx_service(cx, "record", 1);
    struct demo_awards *d = f->d;
    err e = ERR_NONE;
    for (size_t i = 0; !e && records && i < f->count && d->people_count < wanted; i++) {
        struct record_done done;
        if (f->taken[i]) continue;
        if (!id_is_none(area) && !id_equal(unit_above(cx, tx, f->known[i].unit, UNIT_AREA), area))
            continue;
        e = records->of_person(cx, tx, f->known[i].id, d->options->as_of - YEAR, &done);
        f->taken[i] = !e && done.hours >= LEAST_HOURS;
        if (f->taken[i]) d->people[d->people_count++] = f->known[i];
    }
    return e;
}

/* Some of the log-ins' own area stand in front, so that its officers have dossiers to look at. */
static err choose_people(struct ctx *cx, struct tx *tx, struct finding *f, size_t wanted)
{
    struct demo_awards *d = f->d;
    struct award_list grants;
    err e = award_list(cx, tx, &grant_entity, "account", d->officer, &grants);
    for (size_t i = 0; !e && i < grants.count; i++) {
        const struct grant *g = award_list_at(&grants, i);
        d->home = g->unit;
        e = keep_proven(cx, tx, f, unit_above(cx, tx, g->unit, UNIT_AREA), HOME);
    }
    if (!e) e = keep_proven(cx, tx, f, ID_NONE, wanted);
    for (size_t i = 0; !e && i < f->count && d->people_count < DOSSIERS_LEAST; i++)
        if (!f->taken[i]) d->people[d->people_count++] = f->known[i];
    return e;
}

static size_t dossier_count(const struct demo_awards *d)
{
    int64_t count = d->options->volunteers / PER_DOSSIER;
    return (size_t)(count > DOSSIERS ? DOSSIERS : count < DOSSIERS_LEAST ? DOSSIERS_LEAST : count);
}

static err find(struct ctx *cx, struct tx *tx, struct demo_awards *d)
{
    struct finding *f = ARENA_NEW(cx->arena, struct finding);
    struct account probe = { .login = TEXT("canbo.chi") }, officer, office;
    f->d = d;
    d->volunteer = schema_named(tx_schema(tx), TEXT("volunteer"));
    err e = query_all(cx, tx, &unit_entity, find_province, d);
    if (!e) e = query_all(cx, tx, d->volunteer, find_person, f);
    if (!e) e = query_all(cx, tx, schema_named(tx_schema(tx), TEXT("team")), find_team, d);
    if (!e) e = record_find(cx, tx, &account_entity, "login", &probe, &officer);
    probe.login = TEXT("tinh.giang");
    if (!e) e = record_find(cx, tx, &account_entity, "login", &probe, &office);
    if (e) return e;
    d->officer = officer.id;
    d->office = office.id;
    return choose_people(cx, tx, f, dossier_count(d));
}

/* ---- rounds -------------------------------------------------------------------------------- */

/* `until`: the last day for dossiers; the rest follows it. */
static err put_round(struct ctx *cx, struct tx *tx, const struct demo_awards *d,
                     const char *template, date until, int32_t state, struct award_round *r)
{
    const struct round_making of = { .template = text_of(template),
                                     .year = date_civil(until).year,
                                     .unit = d->province };
    err e = round_make(cx, tx, &of, r);
    if (e) return e;
    r->state = state;
    r->counted_on = 0;
    r->dossiers_from = until - 30;
    r->dossiers_until = until;
    r->check_until = until + 10;
    r->comment_from = r->comment_until = r->vote_from = r->vote_until = 0;
    r->council_on = until + 15;
    r->decision_on = until + 20;
    r->ceremony_on = until + 30;
    return record_update(cx, tx, &award_round_entity, r);
}

/* ---- dossiers ------------------------------------------------------------------------------ */

static bool take_nominee(struct demo_awards *d, const struct award_category *c,
                         struct nomination *n)
{
    bool team = c->of == NOMINEE_ORGANISATION;
    size_t *next = team ? &d->next_team : &d->next_person;
    if (*next == (team ? d->team_count : d->people_count)) return false;
    const struct demo_nominee *who = team ? &d->teams[*next] : &d->people[*next];
    (*next)++;
    n->unit = who->unit;
    *(team ? &n->team : &n->person) = who->id;
    return true;
}

static void write_reports(struct ctx *cx, struct demo_awards *d, struct nomination *n)
{
    const char *first = works[random_below(&d->chance, COUNT_OF(works))];
    const char *second = works[random_below(&d->chance, COUNT_OF(works))];
    n->summary = text_of(first);
    n->achievements =
        text_format(cx->arena, "%s\n%s\nSố giờ, số buổi đã được ngân hàng tình nguyện ghi nhận.",
                    first, first == second ? "Được chi đoàn và bà con tín nhiệm." : second);
    if (random_below(&d->chance, 3) == 0) return;
    n->initiative = text_of(ideas[random_below(&d->chance, COUNT_OF(ideas))]);
    n->replication = TEXT("Đã có hai chi đoàn bạn làm theo, không cần thêm kinh phí.");
}

static err confirm(struct ctx *cx, struct tx *tx, const struct nomination *n, id unit,
                   int32_t decision, const char *reason, date day)
{
    struct confirmation c = { .nomination = n->id,
                              .unit = unit,
                              .decision = decision,
                              .reason = text_of(reason),
                              .at = instant_at(day, NINE + 30),
                              .turn = 1 };
    return record_create(cx, tx, &confirmation_entity, &c);
}

/* Where the dossier has come: what its levels said of it. */
static err put_steps(struct ctx *cx, struct tx *tx, struct demo_awards *d,
                     const struct nomination *n, const struct award_round *r)
{
    id area = unit_above(cx, tx, n->unit, UNIT_AREA);
    date day = instant_date(n->submitted);
    err e = confirm(cx, tx, n, n->unit, CONFIRMATION_PROPOSED, "", day);
    if (!e && n->state == NOMINATION_RETURNED)
        e = confirm(cx, tx, n, n->at, CONFIRMATION_RETURNED,
                    returned[random_below(&d->chance, COUNT_OF(returned))], day + 2);
    if (n->state < NOMINATION_CONFIRMED) return e;
    if (!e)
        e = confirm(cx, tx, n, id_is_none(area) ? n->unit : area, CONFIRMATION_CONFIRMED, "",
                    day + 2);
    if (!e && n->state >= NOMINATION_CHECKED)
        e = confirm(cx, tx, n, r->unit, CONFIRMATION_CHECKED, "", day + 4);
    return e;
}

static err put_dossier(struct ctx *cx, struct tx *tx, struct demo_awards *d,
                       const struct award_round *r, const struct award_category *c, int32_t state,
                       bool *made)
{
    struct nomination rival,
        n = { .round = r->id, .category = c->id, .source = SOURCE_UNIT, .state = state };
    struct nomination_levels levels;
    struct nomination_whole w = { .round = *r, .category = *c };
    *made = take_nominee(d, c, &n);
    if (!*made) return ERR_NONE;
    /* Nobody proposes people whom they may not see. */
    n.nominator = unit_within(cx, tx, n.unit, d->home) ? d->officer : d->office;
    write_reports(cx, d, &n);
    err e = nomination_rival(cx, tx, &n, r, &rival);
    if (e != ERR_NOT_FOUND) return e;
    e = nomination_levels(cx, tx, &n, r, &levels);
    if (e) return e;
    if (state == NOMINATION_SUBMITTED || state == NOMINATION_RETURNED)
        n.at = levels.count ? levels.units[0] : r->unit;
    if (state != NOMINATION_DRAFT) {
        n.turn = 1;
        date last =
            r->dossiers_until < d->options->as_of ? r->dossiers_until : d->options->as_of - 1;
        n.submitted = instant_at(last - (date)random_below(&d->chance, 9), NINE);
        n.key = nomination_key(cx->arena, &n, r);
    }
    e = record_create(cx, tx, &nomination_entity, &n);
    if (e || state == NOMINATION_DRAFT) return e;
    w.nomination = n;
    e = dossier_freeze(cx, tx, &w);
    return e ? e : put_steps(cx, tx, d, &n, r);
}

static err put_dossiers(struct ctx *cx, struct tx *tx, struct demo_awards *d,
                        const struct award_round *r, const int32_t states[], size_t count)
{
    struct award_list categories;
    err e = award_list(cx, tx, &award_category_entity, "round", r->id, &categories);
    const struct award_category *of[2] = { NULL, NULL }; /* people, organisations */
    for (size_t i = 0; !e && i < categories.count; i++) {
        const struct award_category *c = award_list_at(&categories, i);
        if (c->of == NOMINEE_PERSON && !of[0]) of[0] = c;
        if (c->of == NOMINEE_ORGANISATION && !of[1]) of[1] = c;
    }
    for (size_t i = 0; !e && i < count; i++) {
        bool made = false;
        if (of[1] && i % 10 < TEAMS_OF_TEN) e = put_dossier(cx, tx, d, r, of[1], states[i], &made);
        if (!e && !made && of[0]) e = put_dossier(cx, tx, d, r, of[0], states[i], &made);
    }
    return e;
}

/* ---- the three rounds ---------------------------------------------------------------------- */

static err put_last(struct ctx *cx, struct tx *tx, void *arg)
{
    struct demo_awards *d = arg;
    size_t count = dossier_count(d);
    int32_t *states = ARENA_ARRAY(cx->arena, count, int32_t);
    for (size_t i = 0; i < count; i++) states[i] = NOMINATION_CHECKED;
    states[count - 1] = NOMINATION_REFUSED;
    states[count - 2] = NOMINATION_WITHDRAWN;
    *d = (struct demo_awards){ .options = d->options,
                               .chance = random_seeded(d->options->seed, "demo awards") };
    err e = find(cx, tx, d);
    if (e || id_is_none(d->province) || !d->people_count) return e;
    e = demo_council_accounts(cx, tx, d);
    date until = d->options->as_of - YEAR;
    if (!e) e = put_round(cx, tx, d, LAST_TEMPLATE, until, ROUND_COUNCIL, &d->last);
    if (!e) e = put_dossiers(cx, tx, d, &d->last, states, count);
    if (!e) e = demo_council_seat(cx, tx, d, &d->last);
    return e ? e : demo_council_score(cx, tx, d, &d->last);
}

static err end_last(struct ctx *cx, struct tx *tx, void *arg)
{
    return demo_council_decide(cx, tx, arg);
}

static err put_now(struct ctx *cx, struct tx *tx, void *arg)
{
    static const int32_t open[] = {
        NOMINATION_SUBMITTED, NOMINATION_CONFIRMED, NOMINATION_DRAFT,     NOMINATION_SUBMITTED,
        NOMINATION_RETURNED,  NOMINATION_SUBMITTED, NOMINATION_CONFIRMED, NOMINATION_DRAFT,
        NOMINATION_SUBMITTED, NOMINATION_CHECKED,   NOMINATION_SUBMITTED, NOMINATION_DRAFT,
    };
    static const int32_t voting[] = { NOMINATION_CHECKED, NOMINATION_CHECKED, NOMINATION_CHECKED,
                                      NOMINATION_CHECKED, NOMINATION_CHECKED, NOMINATION_CHECKED };
    struct demo_awards *d = arg;
    date today = d->options->as_of;
    d->next_person = d->next_team = 0;
    err e = put_round(cx, tx, d, LAST_TEMPLATE, today + 12, ROUND_OPEN, &d->open);
    if (!e) e = put_dossiers(cx, tx, d, &d->open, open, COUNT_OF(open));
    if (!e) e = put_round(cx, tx, d, VOTING_TEMPLATE, today - 20, ROUND_COUNCIL, &d->voting);
    d->next_person = 0;
    if (!e) e = put_dossiers(cx, tx, d, &d->voting, voting, COUNT_OF(voting));
    if (!e) e = demo_council_seat(cx, tx, d, &d->voting);
    return e ? e : demo_council_score(cx, tx, d, &d->voting);
}

static err ask_rules(struct ctx *cx, const struct award_round *r)
{
    struct job job = { .input = text_format(cx->arena, "{\"round\":\"%.*s\"}",
                                            TEXT_ARGS(id_text(cx->arena, r->id))) };
    return job_award_scoring(cx, &job);
}

err demo_rounds(struct ctx *cx, const struct demo_options *options)
{
    struct demo_awards *d = ARENA_NEW(cx->arena, struct demo_awards);
    struct random_source ids = random_seeded(options->seed, "demo award ids"), *before = cx->random;
    d->options = options;
    cx->random = &ids;
    err e = db_write(cx, put_last, d);
    if (!e && !id_is_none(d->last.id)) {
        e = ask_rules(cx, &d->last);
        if (!e) e = db_write(cx, end_last, d);
        if (!e) e = db_write(cx, put_now, d);
        if (!e) e = ask_rules(cx, &d->voting);
    }
    cx->random = before;
    return e;
}
