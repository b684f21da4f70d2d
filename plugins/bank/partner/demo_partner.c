/* SPDX-License-Identifier: MIT
 * demo_partner: see the header. The department of the log-in has something waiting for an answer on
 * either side; the commune of the officers' log-in has a programme to take up and a note to answer.
 */
#include "demo_partner.h"

#include "../gather.h"
#include "duty_load.h"
#include "partner.h"

enum { MORNING = 480 };

struct staging {
    struct duty_list duties;
    id department;
    id unions[DEMO_COMMUNES]; /* by demo commune; the first is the log-ins' */
    date today;
};

/* ---- campaigns ----------------------------------------------------------------------------- */

struct part_row {
    int32_t campaign_state, state;
    const char *role, *words;
    int back;      /* days since it was answered; 0 = it was not */
    int answer_in; /* days */
};
/* Each takes the next campaign in its state that the department has no part in. */
static const struct part_row part_rows[] = {
    { CAMPAIGN_OPEN, PARTNER_INVITED, "Cử cán bộ cùng ra quân, tuyên truyền", NULL, 0, 7 },
    { CAMPAIGN_OPEN, PARTNER_ACCEPTED, "Tư vấn việc làm, học nghề tại điểm hoạt động",
      "Sở cử Phòng Lao động - Việc làm tham gia.", 6, 0 },
    { CAMPAIGN_OPEN, PARTNER_INVITED, "Hỗ trợ quà cho gia đình chính sách trên địa bàn", NULL, 0,
      4 },
    { CAMPAIGN_OPEN, PARTNER_ACCEPTED, "Thăm, tặng quà gia đình có công tại địa bàn",
      "Nhất trí phối hợp; Sở chuẩn bị danh sách hộ và quà.", 9, 0 },
    { CAMPAIGN_OPEN, PARTNER_DECLINED, "Hỗ trợ phương tiện đưa đón",
      "Thời gian này xe của Sở phục vụ đoàn kiểm tra; xin phối hợp đợt sau.", 3, 0 },
    { CAMPAIGN_DONE, PARTNER_ACCEPTED, "Tặng quà gia đình chính sách tại địa bàn", NULL, 60, 0 },
    { CAMPAIGN_DONE, PARTNER_ACCEPTED, "Tư vấn chế độ cho người có công tại địa bàn", NULL, 90, 0 },
    { CAMPAIGN_DONE, PARTNER_ACCEPTED, "Cử cán bộ hướng dẫn dịch vụ công trực tuyến", NULL, 120,
      0 },
    { CAMPAIGN_DONE, PARTNER_ACCEPTED, "Phối hợp tuyên truyền cải cách hành chính", NULL, 150, 0 },
};

struct item_row {
    int32_t kind;
    const char *what;
    int64_t people;
    int due_in, done_back; /* days; done_back 0 = not done */
    const char *answer;
};
static const struct item_row item_rows[] = {
    { PART_GIVES, "Cán bộ tư vấn việc làm, học nghề tại chỗ", 2, 12, 0, NULL },
    { PART_GIVES, "60 suất quà cho gia đình có công, hộ nghèo", 0, 5, 1,
      "Đã nhận đủ, bàn giao cho xã trước ngày phát." },
    { PART_NEED, "Cần tình nguyện viên biết tiếng M'Nông đi cùng cán bộ đến từng hộ", 6, 8, 0,
      "Đội đã bố trí 4 bạn, đang mời thêm 2 bạn." },
    { PART_NEED, "Cần bàn ghế và chỗ ngồi chờ cho người già tại nhà văn hóa thôn", 0, 8, 0, NULL },
};

static err put_items(struct ctx *cx, struct tx *tx, const struct staging *s, id part, size_t from)
{
    err e = ERR_NONE;
    for (size_t i = from; !e && i < from + 2; i++) {
        const struct item_row *row = &item_rows[i % COUNT_OF(item_rows)];
        struct part_item item = { .part = part,
                                  .kind = row->kind,
                                  .what = text_of(row->what),
                                  .people = row->people,
                                  .due = s->today + row->due_in,
                                  .done = row->done_back ? s->today - row->done_back : 0 };
        if (row->answer) {
            item.answer = text_of(row->answer);
            item.answered = instant_at(s->today - 1, MORNING);
        }
        e = record_create(cx, tx, &part_item_entity, &item);
    }
    return e;
}

static bool is_asked(struct ctx *cx, struct tx *tx, id campaign, id unit, err *failure)
{
    struct gathered all;
    *failure = gather(cx, tx, &campaign_partner_entity, "campaign", campaign, &all);
    for (size_t i = 0; !*failure && i < all.count; i++)
        if (id_equal(((struct campaign_partner *)gathered_at(&all, i))->unit, unit)) return true;
    return false;
}

/* The next of `all` in that state, of this year; *at goes on behind it. NULL: no more. */
static const struct campaign *next_of(const struct gathered *all, int32_t state, int year,
                                      size_t *at)
{
    while (*at < all->count) {
        const struct campaign *c = gathered_at(all, (*at)++);
        if (c->state == state && date_civil(c->starts).year >= year) return c;
    }
    return NULL;
}

static err put_part(struct ctx *cx, struct tx *tx, const struct staging *s,
                    const struct part_row *row, const struct campaign *c, size_t number)
{
    struct campaign_partner p = { .campaign = c->id,
                                  .unit = s->department,
                                  .role = text_of(row->role),
                                  .state = row->state,
                                  .answer_by = row->answer_in ? s->today + row->answer_in : 0 };
    if (row->words) p.words = text_of(row->words);
    if (row->back) p.answered = instant_at(s->today - row->back, MORNING);
    p.id = id_new(cx->random, cx->now);
    err e = record_create(cx, tx, &campaign_partner_entity, &p);
    bool busy = row->state == PARTNER_ACCEPTED && row->campaign_state == CAMPAIGN_OPEN;
    return e || !busy ? e : put_items(cx, tx, s, p.id, number);
}

static err put_parts(struct ctx *cx, struct tx *tx, const struct staging *s)
{
    struct query q = { .entity = &campaign_entity };
    struct gathered all = { .entity = &campaign_entity };
    size_t open = 0, done = 0;
    err e = gather_query(cx, tx, &q, &all);
    for (size_t i = 0; !e && i < COUNT_OF(part_rows); i++) {
        const struct part_row *row = &part_rows[i];
        bool over = row->campaign_state == CAMPAIGN_DONE;
        const struct campaign *c =
            next_of(&all, row->campaign_state, date_civil(s->today).year, over ? &done : &open);
        if (!c || is_asked(cx, tx, c->id, s->department, &e)) continue;
        if (!e) e = put_part(cx, tx, s, row, c, i);
    }
    return e;
}

/* ---- a programme --------------------------------------------------------------------------- */

struct ask_row {
    int commune; /* of unions[] */
    int32_t state;
    int64_t people;
    const char *words;
    int back;
};
static const struct ask_row ask_rows[] = {
    { 0, ASK_ASKED, 20, NULL, 0 },
    { 12, ASK_REFUSED, 15, "Trùng đợt thu hoạch cà phê; xin nhận từ tháng Hai.", 2 },
    { 30, ASK_TAKEN, 20, "Đoàn xã nhận, tổ chức tại nhà văn hóa trung tâm.", 4 },
};

static err put_draft(struct ctx *cx, struct tx *tx, const struct programme_proposal *p,
                     struct programme_ask *a)
{
    struct unit unit;
    err e = record_get(cx, tx, &unit_entity, a->unit, &unit);
    if (e) return e;
    struct campaign c = { .title = p->title,
                          .type = p->type,
                          .field = p->field,
                          .summary = p->summary,
                          .starts = p->starts,
                          .ends = p->ends,
                          .place = unit.place,
                          .unit = unit.id,
                          .engagement = p->engagement,
                          .state = CAMPAIGN_DRAFT };
    e = record_create(cx, tx, &campaign_entity, &c);
    struct campaign_partner with = { .campaign = c.id,
                                     .unit = p->unit,
                                     .role = TEXT("Đề xuất chương trình"),
                                     .state = PARTNER_ACCEPTED,
                                     .words = p->brings,
                                     .answered = instant_at(instant_date(cx->now) - 4, MORNING) };
    a->campaign = c.id;
    return e ? e : record_create(cx, tx, &campaign_partner_entity, &with);
}

static err put_proposal(struct ctx *cx, struct tx *tx, const struct staging *s)
{
    const struct term *type = vocabulary_code(&campaign_type_vocabulary, TEXT("ntb"));
    const struct term *field = vocabulary_code(&activity_field_vocabulary, TEXT("welfare"));
    REQUIRE(type && field);
    struct programme_proposal p = {
        .unit = s->department,
        .title = TEXT("Đồng hành làm hồ sơ, tìm việc cho thanh niên nông thôn"),
        .type = (uint8_t)type->number,
        .field = (uint8_t)field->number,
        .engagement = ENGAGEMENT_COMMUNITY,
        .starts = s->today + 25,
        .ends = s->today + 55,
        .summary = TEXT("Mỗi xã một điểm tư vấn vào sáng thứ Bảy: giúp thanh niên làm hồ sơ xin "
                        "việc, đăng ký học nghề, tra cứu chế độ bảo hiểm trên mạng."),
        .brings = TEXT("Sở cử 2 cán bộ mỗi điểm, in tài liệu, mời doanh nghiệp tuyển dụng."),
        .document = TEXT("Công văn đề nghị phối hợp của Sở Nội vụ"),
        .made = instant_at(s->today - 8, MORNING)
    };
    err e = record_create(cx, tx, &programme_proposal_entity, &p);
    for (size_t i = 0; !e && i < COUNT_OF(ask_rows); i++) {
        const struct ask_row *row = &ask_rows[i];
        struct programme_ask a = { .proposal = p.id,
                                   .unit = s->unions[row->commune],
                                   .people = row->people,
                                   .state = row->state };
        if (row->words) a.words = text_of(row->words);
        if (row->back) a.answered = instant_at(s->today - row->back, MORNING);
        if (row->state == ASK_TAKEN) e = put_draft(cx, tx, &p, &a);
        if (!e) e = record_create(cx, tx, &programme_ask_entity, &a);
    }
    return e;
}

/* ---- notes --------------------------------------------------------------------------------- */

struct note_row {
    int commune, back, due_in;
    int32_t state;
    const char *looked_at, *findings, *to_do, *answer, *closing;
};
static const struct note_row note_rows[] = {
    { 0, 9, 21, INSPECTION_SENT,
      "Kế hoạch năm, sổ điểm danh quý III, hồ sơ tập huấn người phụ trách",
      "Kế hoạch ban hành đúng hạn. Hai buổi tháng Tám chỉ có danh sách giấy, chưa nhập lên hệ "
      "thống.",
      "Nhập đủ hai buổi còn thiếu; cử người phụ trách chiến dịch dự lớp mô hình quản lý.", NULL,
      NULL },
    { 12, 30, -2, INSPECTION_ANSWERED, "Hồ sơ ba chiến dịch hè, việc chi trả nước uống, bảo hiểm",
      "Hồ sơ đầy đủ; một chiến dịch chưa có biên bản bàn giao với thôn.",
      "Bổ sung biên bản bàn giao.",
      "Đã lập biên bản bàn giao với Ban tự quản thôn 4, lưu trong hồ sơ chiến dịch.", NULL },
    { 30, 70, -40, INSPECTION_CLOSED, "Báo cáo 6 tháng, số liệu trên bảng mục tiêu",
      "Số liệu khớp với hồ sơ gốc; báo cáo nộp đúng hạn.", "Công khai số liệu tại bảng tin của xã.",
      "Đã niêm yết tại nhà văn hóa xã.", "Đơn vị đã thực hiện đầy đủ." },
    { 45, 1, 0, INSPECTION_DRAFT, "Hoạt động đội tình nguyện tại bộ phận một cửa",
      "Đội trực đủ buổi, người dân hài lòng; đang tổng hợp phiếu hỏi.", NULL, NULL, NULL },
};

static err put_note(struct ctx *cx, struct tx *tx, const struct staging *s,
                    const struct note_row *row)
{
    struct inspection n = { .unit = s->department,
                            .inspected = s->unions[row->commune],
                            .day = s->today - row->back,
                            .looked_at = text_of(row->looked_at),
                            .findings = text_of(row->findings),
                            .state = row->state };
    if (row->to_do) {
        n.to_do = text_of(row->to_do);
        n.due = s->today + row->due_in;
    }
    if (row->state != INSPECTION_DRAFT) n.sent = instant_at(n.day + 1, MORNING);
    if (row->answer) {
        n.answer = text_of(row->answer);
        n.answered = instant_at(n.day + 12, MORNING);
    }
    if (row->closing) n.closing = text_of(row->closing);
    return record_create(cx, tx, &inspection_entity, &n);
}

/* ---- all of it ----------------------------------------------------------------------------- */

static err store(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct staging *s = arg;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < s->duties.count; i++)
        e = record_create(cx, tx, &department_duty_entity, &s->duties.items[i]);
    if (!e) e = put_parts(cx, tx, s);
    if (!e) e = put_proposal(cx, tx, s);
    for (size_t i = 0; !e && i < COUNT_OF(note_rows); i++) e = put_note(cx, tx, s, &note_rows[i]);
    return e;
}

static void find_unions(const struct demo *d, struct staging *s)
{
    size_t home = 0;
    for (size_t i = 0; i < DEMO_COMMUNES; i++) {
        s->unions[i] = demo_union(&d->communes[i], s->today)->id;
        if (text_equal_z(d->communes[i].old->code, DEMO_LOGIN_COMMUNE)) home = i;
    }
    id first = s->unions[0];
    s->unions[0] = s->unions[home];
    s->unions[home] = first;
}

err demo_partners_make(struct demo *d)
{
    struct random_source *chance = d->cx->random;
    struct random_source ids = random_seeded(d->options->seed, "demo partners");
    struct staging s = { .today = d->options->as_of };
    text folder = text_format(d->cx->arena, "%s/bank", d->options->data_dir);
    const struct unit *department = official_unit(&d->official, TEXT("so-noi-vu"));
    REQUIRE(department);
    s.department = department->id;
    find_unions(d, &s);
    d->cx->random = &ids;
    err e = duties_read(d->cx, text_z(d->cx->arena, folder), &d->official, &s.duties);
    if (!e) e = db_write(d->cx, store, &s);
    d->cx->random = chance;
    return e;
}
