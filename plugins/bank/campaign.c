/* SPDX-License-Identifier: MIT
 * campaign: what is organised: dates, place, organiser, partners, kind of engagement of Nghị định
 * 17/2021/NĐ-CP. A campaign keeps the area it was made in: later re-orderings of units do not move
 * its rules. */
#include "campaign_flow.h"
#include "campaign_model.h"
#include "campaign_rule.h"

static const struct term state_rows[] = {
    { CAMPAIGN_DRAFT, "draft", "Bản nháp", "Draft" },
    { CAMPAIGN_OPEN, "open", "Đang nhận đăng ký", "Open" },
    { CAMPAIGN_RUNNING, "running", "Đang diễn ra", "Running" },
    { CAMPAIGN_DONE, "done", "Đã kết thúc", "Done" },
    { CAMPAIGN_CANCELLED, "cancelled", "Đã hủy", "Cancelled" },
    { 0 }
};
static const struct vocabulary state_terms = { "campaign_state", "Trạng thái", "State",
                                               state_rows };

static const struct term engagement_rows[] = {
    { ENGAGEMENT_COMMUNITY, "community", "Hoạt động tình nguyện vì cộng đồng",
      "Community activity" },
    { ENGAGEMENT_PROGRAM_24M, "program_24m", "Chương trình, đề án từ 24 tháng",
      "Programme of 24 months or more" },
    { 0 }
};
static const struct vocabulary engagement_terms = { "engagement_kind", "Loại hình (NĐ 17/2021)",
                                                    "Kind of engagement", engagement_rows };

/* What has begun stays with who began it; what is to come goes over. */
static const struct field_heir organiser_heir = { HEIR_LATER, "starts", NULL, "place" };

static const struct field campaign_fields[] = {
    FIELD(1, struct campaign, title, TEXT, REQUIRED | SEARCHED | INDEXED, .max = 120,
          .label = "Tên chiến dịch", .label_en = "Title",
          .aliases = "tên hoạt động|tên chương trình"),
    FIELD(2, struct campaign, type, CODE, REQUIRED | INDEXED, .terms = &campaign_type_vocabulary,
          .label = "Loại chiến dịch", .label_en = "Campaign type"),
    FIELD(3, struct campaign, field, CODE, REQUIRED | INDEXED, .terms = &activity_field_vocabulary,
          .label = "Lĩnh vực", .label_en = "Field"),
    FIELD(4, struct campaign, summary, TEXT, LINES | SEARCHED, .max = 2000, .label = "Nội dung",
          .label_en = "Summary"),
    FIELD(5, struct campaign, starts, DATE, REQUIRED | INDEXED, .label = "Bắt đầu",
          .label_en = "Starts"),
    FIELD(6, struct campaign, ends, DATE, REQUIRED, .label = "Kết thúc", .label_en = "Ends"),
    FIELD(7, struct campaign, place, PLACE, REQUIRED | INDEXED, .label = "Địa bàn",
          .label_en = "Commune"),
    FIELD(8, struct campaign, location, TEXT, 0, .max = 200, .label = "Nơi tập trung",
          .label_en = "Meeting point"),
    FIELD(9, struct campaign, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị tổ chức", .label_en = "Organiser", .heir = &organiser_heir),
    FIELD(10, struct campaign, area, REF, READ_ONLY | INDEXED, .target = "unit", .label = "Cụm",
          .label_en = "Area"),
    FIELD(11, struct campaign, model, CODE, INDEXED, .terms = &campaign_model_vocabulary,
          .label = "Mô hình quản lý", .label_en = "Management model"),
    FIELD(12, struct campaign, engagement, ENUM, REQUIRED, .terms = &engagement_terms,
          .label = "Loại hình (NĐ 17/2021)", .label_en = "Kind of engagement",
          .fallback = "community"),
    FIELD(13, struct campaign, state, ENUM, REQUIRED | INDEXED, .terms = &state_terms,
          .label = "Trạng thái", .label_en = "State", .fallback = "draft"),
    FIELD(14, struct campaign, leader_name, TEXT, 0, .max = 120, .label = "Người phụ trách",
          .label_en = "Leader"),
    FIELD(15, struct campaign, leader_phone, TEXT, 0, .max = 20,
          .label = "Điện thoại người phụ trách", .label_en = "Leader's phone"),
    FIELD(16, struct campaign, published, TIME, READ_ONLY, .label = "Công bố lúc",
          .label_en = "Published"),
    FIELD(17, struct campaign, end_reason, TEXT, 0, .max = 200, .label = "Lý do hủy",
          .label_en = "Why it was cancelled"),
    FIELD(18, struct campaign, ending, REF, READ_ONLY, .target = "job",
          .label = "Việc báo cho người đã đăng ký", .label_en = "Job that tells who had signed up"),
    FIELD(19, struct campaign, score_rule, REF, READ_ONLY, .target = "rule_version",
          .label = "Xếp hạng theo quy tắc", .label_en = "Ranked by the rule"),
    FIELD(20, struct campaign, credit_rule, REF, READ_ONLY, .target = "rule_version",
          .label = "Tính giờ theo quy tắc", .label_en = "Hours credited by the rule"),
    FIELD(21, struct campaign, score_above, TEXT, READ_ONLY, .max = 300,
          .label = "Quy tắc cấp trên khi xếp hạng", .label_en = "Rules above, for ranking"),
    FIELD(22, struct campaign, credit_above, TEXT, READ_ONLY, .max = 300,
          .label = "Quy tắc cấp trên khi tính giờ", .label_en = "Rules above, for hours"),
    FIELD(23, struct campaign, leader, REF, INDEXED, .target = "volunteer",
          .label = "Hồ sơ người phụ trách", .label_en = "The leader's record",
          .help = "Để biết người phụ trách đã được đào tạo theo mô hình chưa",
          .help_en = "Says whether the leader was trained in the model"),
    FIELD(24, struct campaign, leader_training, ENUM, DERIVED, .derive = campaign_leader_training,
          .terms = &leader_training_vocabulary,
          .label = "Người phụ trách được đào tạo theo mô hình",
          .label_en = "Leader trained in the model"),
    FIELD(25, struct campaign, people_helped, INT, 0, .min = 0, .max = 10000000,
          .label = "Số người được giúp", .label_en = "People helped",
          .help = "Đơn vị tổ chức tự đếm, để trống khi không đếm được",
          .help_en = "As the organiser counted; empty when nobody could"),
    { 0 }
};

static err campaign_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct campaign *c = record;
    const struct campaign *old = before;
    if (c->ends < c->starts)
        ctx_flaw(cx, "/ends", "order",
                 SAY("Ngày kết thúc phải từ ngày bắt đầu trở đi",
                     "The end must not be before the start"));
    if (!old || !id_equal(old->unit, c->unit)) c->area = unit_above(cx, tx, c->unit, UNIT_AREA);
    if (!text_is_empty(c->leader_phone)) {
        text plain;
        if (viet_phone(cx->arena, c->leader_phone, &plain)) {
            c->leader_phone = plain;
        } else {
            ctx_flaw(cx, "/leader_phone", "phone",
                     SAY("Số điện thoại chưa đúng", "Not a phone number"));
        }
    }
    err e = campaign_check_leader(cx, tx, old, c);
    if (e) return e;
    if (c->state == CAMPAIGN_OPEN && !c->published) c->published = cx->now;
    bool begins = campaign_runs(c->state) && (!old || old->state == CAMPAIGN_DRAFT);
    if (cx->error || !begins) return cx->error;
    e = campaign_pin_rules(cx, tx, c);
    if (e || cx->actor.system) return e;
    return campaign_require_coming_shift(cx, tx, c->id);
}

const struct entity campaign_entity = {
    "campaign",
    "Chiến dịch, hoạt động",
    sizeof(struct campaign),
    campaign_fields,
    .number = 106,
    .label_en = "Campaign",
    .check = campaign_check,
    .saved = campaign_moved,
    .read = "campaign.read",
    .write = "campaign.write",
    .scope = "unit",
    .title = "title",
    .sort = "starts",
    .help = "Chương trình, chiến dịch, đợt hoạt động tình nguyện.",
    .help_en = "A programme, campaign or round of volunteer work.",
};
