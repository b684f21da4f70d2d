/* SPDX-License-Identifier: MIT
 * award_round: one year's round of an award. Once it is open only its calendar moves, and only
 * where nobody is caught by it: days that have passed stand. */
#include "../nomination/nomination.h"
#include "round_move.h"

static const struct term states[] = {
    { ROUND_PLANNED, "planned", "Đang chuẩn bị", "Planned" },
    { ROUND_OPEN, "open", "Đang nhận hồ sơ", "Takes dossiers" },
    { ROUND_CHECKING, "checking", "Đang xác nhận, thẩm định", "Dossiers are checked" },
    { ROUND_COMMENTING, "commenting", "Đang lấy ý kiến", "Public comment" },
    { ROUND_VOTING, "voting", "Đang bình chọn", "Public vote" },
    { ROUND_COUNCIL, "council", "Hội đồng đang xét", "Before the council" },
    { ROUND_DECIDED, "decided", "Đã có quyết định", "Decided" },
    { ROUND_PUBLISHED, "published", "Đã công bố", "Published" },
    { ROUND_CANCELLED, "cancelled", "Đã hủy", "Cancelled" },
    { 0 },
};
const struct vocabulary round_state_vocabulary = { "round_state", "Trạng thái đợt xét",
                                                   "State of a round", states };

static const struct term whos[] = {
    { WHO_UNIT, "unit", "Đơn vị", "Units" },
    { WHO_TEAM, "team", "Câu lạc bộ, đội, nhóm", "Teams" },
    { WHO_SELF, "self", "Tự ứng cử", "People themselves" },
    { 0 },
};
const struct vocabulary round_who_vocabulary = { "round_who", "Ai có quyền đề cử",
                                                 "Who may nominate", whos };

static enum kv_go count_one(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct nomination *n = record;
    int64_t *count = arg;
    (void)cx, (void)tx, (void)failure;
    *count += nomination_stands(n->state);
    return KV_MORE;
}

static err derive_dossiers(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct award_round *r = record;
    (void)as_of;
    r->dossiers = 0;
    return query_ref(cx, tx, &nomination_entity, "round", r->id, count_one, &r->dossiers);
}

enum { YEAR_FIRST = 2000, YEAR_LAST = 2100, REVIEWERS_MOST = 15 };

const struct field award_round_fields[] = {
    FIELD(1, struct award_round, award, REF, REQUIRED | INDEXED, .target = "award",
          .label = "Giải thưởng", .label_en = "Award"),
    FIELD(2, struct award_round, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị xét", .label_en = "Held by"),
    FIELD(3, struct award_round, year, INT, REQUIRED | INDEXED, .min = YEAR_FIRST, .max = YEAR_LAST,
          .label = "Năm", .label_en = "Year"),
    FIELD(4, struct award_round, title, TEXT, REQUIRED | SEARCHED, .max = 200,
          .label = "Tên đợt xét", .label_en = "Title"),
    FIELD(5, struct award_round, state, ENUM, READ_ONLY | INDEXED, .terms = &round_state_vocabulary,
          .label = "Trạng thái", .label_en = "State"),
    FIELD(6, struct award_round, counted_on, DATE, 0, .label = "Tính tuổi, thâm niên đến ngày",
          .label_en = "Ages and years counted to", .help = "Để trống: đến ngày cuối nhận hồ sơ",
          .help_en = "Empty: to the last day for dossiers"),
    FIELD(7, struct award_round, dossiers_from, DATE, REQUIRED | INDEXED,
          .label = "Nhận hồ sơ từ ngày", .label_en = "Dossiers from"),
    FIELD(8, struct award_round, dossiers_until, DATE, REQUIRED | INDEXED,
          .label = "Nhận hồ sơ đến hết ngày", .label_en = "Dossiers until"),
    FIELD(9, struct award_round, check_until, DATE, REQUIRED,
          .label = "Xác nhận, bổ sung đến hết ngày", .label_en = "Confirmed and mended until"),
    FIELD(10, struct award_round, comment_from, DATE, 0, .label = "Lấy ý kiến từ ngày",
          .label_en = "Comments from", .help = "Để trống nếu không lấy ý kiến",
          .help_en = "Empty when there are none"),
    FIELD(11, struct award_round, comment_until, DATE, 0, .label = "Lấy ý kiến đến hết ngày",
          .label_en = "Comments until"),
    FIELD(12, struct award_round, vote_from, DATE, 0, .label = "Bình chọn từ ngày",
          .label_en = "Vote from", .help = "Để trống nếu không bình chọn",
          .help_en = "Empty when there is none"),
    FIELD(13, struct award_round, vote_until, DATE, 0, .label = "Bình chọn đến hết ngày",
          .label_en = "Vote until"),
    FIELD(14, struct award_round, council_on, DATE, REQUIRED, .label = "Hội đồng họp ngày",
          .label_en = "Council on"),
    FIELD(15, struct award_round, decision_on, DATE, 0, .label = "Dự kiến quyết định ngày",
          .label_en = "Decision on"),
    FIELD(16, struct award_round, ceremony_on, DATE, 0, .label = "Trao ngày",
          .label_en = "Ceremony on"),
    FIELD(17, struct award_round, who_may, CODES, REQUIRED, .terms = &round_who_vocabulary,
          .label = "Ai có quyền đề cử", .label_en = "Who may nominate"),
    FIELD(18, struct award_round, one_form, BOOL, 0,
          .label = "Mỗi người, tập thể chỉ một hồ sơ trong năm",
          .label_en = "One dossier per nominee and year",
          .help = "Tính chung mọi đợt xét của đơn vị này trong năm",
          .help_en = "Over all rounds of this unit in the year"),
    FIELD(19, struct award_round, blind, BOOL, 0, .label = "Chấm kín danh tính",
          .label_en = "Blind review", .help = "Thành viên hội đồng chấm mà không biết hồ sơ của ai",
          .help_en = "Members score without knowing whose dossier it is"),
    FIELD(20, struct award_round, reviewers, INT, REQUIRED, .min = 1, .max = REVIEWERS_MOST,
          .label = "Số người chấm mỗi hồ sơ", .label_en = "Reviewers per dossier"),
    FIELD(21, struct award_round, decision_number, TEXT, READ_ONLY, .max = 60,
          .label = "Số quyết định", .label_en = "Number of the decision"),
    FIELD(22, struct award_round, decided, DATE, READ_ONLY | INDEXED, .label = "Ngày quyết định",
          .label_en = "Decided on"),
    FIELD(23, struct award_round, seed, INT, READ_ONLY, .label = "Số bốc thăm",
          .label_en = "Seed of lots"),
    FIELD(24, struct award_round, end_reason, TEXT, READ_ONLY, .max = 300, .label = "Lý do hủy",
          .label_en = "Why it was cancelled"),
    FIELD(25, struct award_round, template_of, REF, READ_ONLY | INDEXED, .target = "award_round",
          .label = "Chép từ đợt", .label_en = "Copied from"),
    FIELD(26, struct award_round, dossiers, INT, DERIVED, .derive = derive_dossiers,
          .label = "Hồ sơ", .label_en = "Dossiers"),
    { 0 }
};

/* ---- what may change ----------------------------------------------------------------------- */

/* What may still be written once everybody has read the conditions: days that are to come. */
static bool is_calendar(const struct award_round *r, const struct field *f)
{
    bool taking = r->state == ROUND_OPEN, checking = r->state >= ROUND_OPEN;
    const struct {
        const char *name;
        bool open;
    } days[] = { { "dossiers_until", taking }, { "check_until", checking },
                 { "comment_from", checking }, { "comment_until", checking },
                 { "vote_from", checking },    { "vote_until", checking },
                 { "council_on", checking },   { "decision_on", checking },
                 { "ceremony_on", checking } };
    for (size_t i = 0; i < COUNT_OF(days); i++)
        if (strcmp(days[i].name, f->name) == 0) return days[i].open;
    return false;
}

static void check_fixed(struct ctx *cx, const struct award_round *old, const struct award_round *r)
{
    date today = instant_date(cx->now);
    for (const struct field *f = award_round_fields; f->id; f++) {
        if ((f->flags & (DERIVED | READ_ONLY)) || field_equal(f, old, r)) continue;
        const char *at = text_z(cx->arena, text_format(cx->arena, "/%s", f->name));
        if (round_is_over(old) || old->state >= ROUND_COUNCIL || !is_calendar(old, f))
            ctx_flaw(cx, at, "fixed",
                     SAY("Đợt xét đã mở: chỉ dời được những ngày chưa tới",
                         "The round is open: only days to come can be moved"));
        else if (*(const date *)field_of(f, r) && *(const date *)field_of(f, r) < today)
            ctx_flaw(cx, at, "past", SAY("Ngày này đã qua", "This day has passed"));
    }
}

/* Nobody chooses it: lots are drawn by what nobody could know when the round was made. */
static int64_t seed_drawn(struct ctx *cx)
{
    enum { SPARE_BITS = 17 }; /* so that it is a whole number in JSON too */
    uint64_t seed;
    random_bytes(cx->random, &seed, sizeof seed);
    return (int64_t)(seed >> SPARE_BITS);
}

static err round_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct award_round *r = record;
    const struct award_round *old = before;
    (void)tx;
    if (!r->state) r->state = ROUND_PLANNED;
    if (!old && !r->seed) r->seed = seed_drawn(cx);
    if (code_set_is_empty(r->who_may)) code_set_add(&r->who_may, WHO_UNIT);
    round_check_dates(cx, r);
    if (old && old->state != ROUND_PLANNED && !cx->actor.system) check_fixed(cx, old, r);
    return cx->error;
}

static err round_removing(struct ctx *cx, struct tx *tx, const void *record)
{
    const struct award_round *r = record;
    (void)tx;
    if (r->state == ROUND_PLANNED || cx->actor.system) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "open",
                    SAY("Đợt xét đã mở thì không xóa được: hãy hủy và ghi lý do",
                        "An open round is not deleted: cancel it and say why"));
}

const struct entity award_round_entity = {
    "award_round",
    "Đợt xét khen thưởng",
    sizeof(struct award_round),
    award_round_fields,
    .number = 301,
    .label_en = "Round of an award",
    .check = round_check,
    .removing = round_removing,
    .read = PUBLIC,
    .write = "award_round.write",
    .scope = "unit",
    .title = "title",
    .sort = "dossiers_until",
    .help = "Một đợt xét của một giải thưởng trong một năm: lịch, ai được đề cử, cách chấm.",
    .help_en = "One year's round of an award: calendar, who may nominate, how it is judged.",
};
