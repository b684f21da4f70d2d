/* SPDX-License-Identifier: MIT
 * demo_council: five people who judge and nominate nobody. Points follow how good a dossier is,
 * each reviewer a little kinder or stricter; votes follow the ranks that come of them. */
#include "ballot/ballot.h"
#include "ballot/count.h"
#include "demo_rounds.h"
#include "public/honour_book.h"
#include "score/standing.h"

enum { LOWEST = 52, SPREAD = 46, NOISE = 13, TENTHS = 10, NINE = 9 * 60, AFTERNOON = 15 * 60 };
#define PASSWORD "volbank-demo"

static const struct demo_seat {
    const char *login, *name; /* name: NULL = there already */
    int32_t part;
} seat_rows[DEMO_SEATS] = {
    { "hoidong.hung", "Trần Quốc Hùng", COUNCIL_CHAIR },
    { "hoidong.mai", "Lương Thị Mai", COUNCIL_SECRETARY },
    { "hoidong.lam", NULL, COUNCIL_MEMBER },
    { "hoidong.son", "K'Sơn", COUNCIL_MEMBER },
    { "hoidong.thu", "Trịnh Hoài Thu", COUNCIL_MEMBER },
};

static err make_account(struct ctx *cx, struct tx *tx, const struct demo_awards *d,
                        const struct demo_seat *row, id *out)
{
    char hash[PASSWORD_HASH_MAX];
    err e = password_hash(cx, TEXT(PASSWORD), true, hash);
    if (e) return e;
    struct account a = { .login = text_of(row->login),
                         .name = text_of(row->name),
                         .password = text_of(hash),
                         .state = ACCOUNT_ACTIVE };
    e = record_create(cx, tx, &account_entity, &a);
    struct grant g = { .account = a.id,
                       .role = ROLE_COUNCIL,
                       .unit = d->province,
                       .from = d->options->as_of - 600,
                       .why = TEXT("Ủy viên hội đồng xét chọn") };
    *out = a.id;
    return e ? e : record_create(cx, tx, &grant_entity, &g);
}

err demo_council_accounts(struct ctx *cx, struct tx *tx, struct demo_awards *d)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < DEMO_SEATS; i++) {
        struct account found, probe = { .login = text_of(seat_rows[i].login) };
        if (seat_rows[i].name)
            e = make_account(cx, tx, d, &seat_rows[i], &d->accounts[i]);
        else
            e = record_find(cx, tx, &account_entity, "login", &probe, &found);
        if (!e && !seat_rows[i].name) d->accounts[i] = found.id;
    }
    return e;
}

err demo_council_seat(struct ctx *cx, struct tx *tx, struct demo_awards *d,
                      const struct award_round *r)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < DEMO_SEATS; i++) {
        struct council_member m = { .round = r->id,
                                    .account = d->accounts[i],
                                    .part = seat_rows[i].part };
        e = record_create(cx, tx, &council_member_entity, &m);
        d->seats[i] = m.id;
    }
    return e;
}

/* ---- points -------------------------------------------------------------------------------- */

/* The secretary keeps the papers. Of this year's dossiers one waits for the member whose log-in is
 * printed, so that there is something to score. */
static const size_t judges[] = { 0, 2, 3, 4 };
enum { LATE_SEAT = 2 };

/* Tenths of `most` for a dossier of `quality` percent. */
static int64_t points_of(struct demo_awards *d, int64_t quality, int64_t most)
{
    int64_t percent = quality + (int64_t)random_below(&d->chance, NOISE) - (int64_t)NOISE / 2;
    if (percent > 100) percent = 100;
    return percent * most * TENTHS / 100 / 5 * 5; /* in halves */
}

static err put_review(struct ctx *cx, struct tx *tx, struct demo_awards *d,
                      const struct award_round *r, const struct nomination *n, size_t seat,
                      const struct award_list *criteria, int64_t quality)
{
    bool waits = id_equal(r->id, d->voting.id) && seat == LATE_SEAT && !d->late;
    struct review review = { .nomination = n->id,
                             .member = d->seats[seat],
                             .state = waits ? REVIEW_ASSIGNED : REVIEW_GIVEN,
                             .given = waits ? 0 : instant_at(r->council_on - 2, AFTERNOON) };
    err e = record_create(cx, tx, &review_entity, &review);
    d->late |= waits;
    for (size_t i = 0; !e && !waits && i < criteria->count; i++) {
        const struct award_criterion *c = award_list_at(criteria, i);
        struct review_score s = { .review = review.id,
                                  .criterion = c->id,
                                  .points = points_of(d, quality, c->most) };
        e = record_create(cx, tx, &review_score_entity, &s);
    }
    return e;
}

err demo_council_score(struct ctx *cx, struct tx *tx, struct demo_awards *d,
                       const struct award_round *r)
{
    struct award_list dossiers, criteria;
    err e = award_list(cx, tx, &nomination_entity, "round", r->id, &dossiers);
    for (size_t i = 0; !e && i < dossiers.count; i++) {
        const struct nomination *n = award_list_at(&dossiers, i);
        if (n->state != NOMINATION_CHECKED) continue;
        int64_t quality = LOWEST + random_below(&d->chance, SPREAD);
        e = award_list(cx, tx, &award_criterion_entity, "category", n->category, &criteria);
        for (int64_t k = 0; !e && k < r->reviewers && k < (int64_t)COUNT_OF(judges); k++)
            e = put_review(cx, tx, d, r, n, judges[(i + (size_t)k) % COUNT_OF(judges)], &criteria,
                           quality);
    }
    return e;
}

/* ---- the ballot, long ago ------------------------------------------------------------------ */

/* More of the council for those who stand higher. */
static void vote_on(struct demo_awards *d, size_t place, size_t count, struct ballot_candidate *c)
{
    bool upper = place * 5 < count * 3;
    c->entitled = DEMO_SEATS;
    c->in_favour = upper ? 3 + random_below(&d->chance, 3) : random_below(&d->chance, 3);
    c->blank = c->in_favour < DEMO_SEATS && random_below(&d->chance, 4) == 0;
    c->against = c->entitled - c->in_favour - c->blank;
    c->chosen = upper;
}

static err end_dossier(struct ctx *cx, struct tx *tx, const struct award_round *r,
                       struct nomination *n, const struct ballot_candidate *c)
{
    struct confirmation said = {
        .nomination = n->id,
        .unit = r->unit,
        .decision = c->chosen ? CONFIRMATION_COUNCIL : CONFIRMATION_PASSED_OVER,
        .reason = text_format(cx->arena,
                              "Hội đồng bỏ phiếu kín: %lld/%lld tán thành, %lld không, %lld trắng",
                              (long long)c->in_favour, (long long)c->entitled,
                              (long long)c->against, (long long)c->blank),
        .at = instant_at(r->council_on, AFTERNOON),
        .turn = 1
    };
    err e = record_create(cx, tx, &confirmation_entity, &said);
    n->state = c->chosen ? NOMINATION_AWARDED : NOMINATION_NOT_CHOSEN;
    n->reason = said.reason;
    n->decided = said.at;
    if (!c->chosen) n->key = (text){ 0 };
    return e ? e : record_update(cx, tx, &nomination_entity, n);
}

static err put_box(struct ctx *cx, struct tx *tx, struct demo_awards *d,
                   const struct award_category *c, int number)
{
    const struct award_round *r = &d->last;
    struct standing s = { .count = 0 };
    struct ballot_box box = { .round = r->id,
                              .category = c->id,
                              .state = BOX_CLOSED,
                              .members = DEMO_SEATS,
                              .quorum = 4,
                              .pass = TEXT(">1/2"),
                              .cast = DEMO_SEATS,
                              .opened = instant_at(r->council_on, NINE),
                              .closed = instant_at(r->council_on, AFTERNOON),
                              .opened_by = d->accounts[0],
                              .closed_by = d->accounts[0] };
    box.minutes = text_format(cx->arena, "%02d-BB/HĐKT", number);
    random_bytes(&d->chance, box.lock.bytes, sizeof box.lock.bytes);
    err e = standing_of(cx, tx, r, c, false, &s);
    if (e || !s.count) return e;
    e = record_create(cx, tx, &ballot_box_entity, &box);
    for (size_t i = 0; !e && i < s.count; i++) {
        struct ballot_candidate candidate = { .box = box.id,
                                              .nomination = s.rows[i].nomination.id,
                                              .position = (int64_t)i + 1,
                                              .rank = (int64_t)i + 1,
                                              .score = s.rows[i].score,
                                              .band = s.rows[i].band };
        vote_on(d, i, s.count, &candidate);
        e = record_create(cx, tx, &ballot_candidate_entity, &candidate);
        if (!e) e = end_dossier(cx, tx, r, &s.rows[i].nomination, &candidate);
    }
    for (size_t i = 0; !e && i < DEMO_SEATS; i++) {
        struct ballot_taken seat = { .box = box.id, .member = d->seats[i], .taken = true };
        e = record_create(cx, tx, &ballot_taken_entity, &seat);
    }
    return e;
}

err demo_council_decide(struct ctx *cx, struct tx *tx, struct demo_awards *d)
{
    struct award_list categories;
    int64_t made;
    err e = award_list(cx, tx, &award_category_entity, "round", d->last.id, &categories);
    for (size_t i = 0; !e && i < categories.count; i++)
        e = put_box(cx, tx, d, award_list_at(&categories, i), (int)i + 1);
    d->last.state = ROUND_PUBLISHED;
    d->last.decided = d->last.council_on + 4;
    d->last.decision_number = TEXT("118-QĐ/TĐTN-VP");
    if (!e) e = record_update(cx, tx, &award_round_entity, &d->last);
    return e ? e : honours_enter(cx, tx, &d->last, &made);
}
