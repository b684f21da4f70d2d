/* SPDX-License-Identifier: MIT
 * honour: the table of what was awarded, and the numbers of the documents of a round. */
#include "public.h"

static const struct term states[] = {
    { HONOUR_AWARDED, "awarded", "Đã trao", "Awarded" },
    { HONOUR_REVOKED, "revoked", "Đã thu hồi", "Revoked" },
    { 0 },
};
const struct vocabulary honour_state_vocabulary = { "honour_state", "Trạng thái", "State", states };

static const struct term reasons[] = {
    { HONOUR_MISTAKE, "mistake", "Nhầm lẫn", "Mistake" },
    { HONOUR_FALSE, "false_merit", "Khai man thành tích, giả giấy tờ",
      "False merit, forged papers" },
    { HONOUR_CONDUCT, "conduct", "Vi phạm sau khi được khen", "Conduct" },
    { HONOUR_HOLDER, "holder", "Người được khen xin trả lại", "The holder asked" },
    { 0 },
};
const struct vocabulary honour_revoke_vocabulary = { "honour_revoke", "Lý do thu hồi",
                                                     "Reason of revocation", reasons };

static err derive_name(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct honour *h = record;
    const struct nomination n = { .person = h->person,
                                  .team = h->team,
                                  .unit_nominee = h->unit_honoured };
    (void)as_of;
    h->name = nomination_name(cx, tx, &n);
    return ERR_NONE;
}

enum { STORY_MOST = 20000 };
const struct field honour_fields[] = {
    FIELD(1, struct honour, nomination, REF, REQUIRED | INDEXED, .target = "nomination",
          .label = "Hồ sơ", .label_en = "Nomination"),
    FIELD(2, struct honour, round, REF, REQUIRED | INDEXED, .target = "award_round",
          .label = "Đợt xét", .label_en = "Round"),
    FIELD(3, struct honour, category, REF, REQUIRED | INDEXED, .target = "award_category",
          .label = "Hạng mục", .label_en = "Category"),
    FIELD(4, struct honour, person, REF, INDEXED | PERSONAL, .target = "volunteer",
          .label = "Cá nhân", .label_en = "Person"),
    FIELD(5, struct honour, team, REF, INDEXED, .target = "team", .label = "Câu lạc bộ, đội, nhóm",
          .label_en = "Team"),
    FIELD(6, struct honour, unit_honoured, REF, INDEXED, .target = "unit",
          .label = "Đơn vị được khen", .label_en = "Unit that is honoured"),
    FIELD(7, struct honour, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị quyết định", .label_en = "Decided by"),
    FIELD(8, struct honour, year, INT, REQUIRED | INDEXED, .label = "Năm", .label_en = "Year"),
    FIELD(9, struct honour, title, TEXT, REQUIRED, .max = 300, .label = "Nội dung khen",
          .label_en = "Title"),
    FIELD(10, struct honour, story, TEXT, LINES | PERSONAL, .max = STORY_MOST,
          .label = "Câu chuyện", .label_en = "Story"),
    FIELD(11, struct honour, number, TEXT, INDEXED, .max = 60, .label = "Số vào sổ",
          .label_en = "Number"),
    FIELD(12, struct honour, code, TEXT, UNIQUE, .max = 40, .label = "Mã tra cứu",
          .label_en = "Code"),
    FIELD(13, struct honour, decided, DATE, REQUIRED | INDEXED, .label = "Ngày quyết định",
          .label_en = "Decided on"),
    FIELD(14, struct honour, state, ENUM, REQUIRED | INDEXED, .terms = &honour_state_vocabulary,
          .label = "Trạng thái", .label_en = "State"),
    FIELD(15, struct honour, revoke_reason, ENUM, 0, .terms = &honour_revoke_vocabulary,
          .label = "Lý do thu hồi", .label_en = "Why revoked"),
    FIELD(16, struct honour, revoke_note, TEXT, LINES | PERSONAL, .max = 1000,
          .label = "Nội dung thu hồi", .label_en = "Note of revocation"),
    FIELD(17, struct honour, revoked_on, DATE, INDEXED, .label = "Thu hồi ngày",
          .label_en = "Revoked on"),
    FIELD(18, struct honour, published, BOOL, 0, .label = "Công khai", .label_en = "Published"),
    FIELD(19, struct honour, name, TEXT, DERIVED | PERSONAL, .max = 200, .derive = derive_name,
          .label = "Tên", .label_en = "Name"),
    FIELD(20, struct honour, entry, INT, REQUIRED, .min = 1, .max = 999999,
          .label = "Thứ tự trong sổ", .label_en = "Entry"),
    FIELD(21, struct honour, book_key, TEXT, REQUIRED | UNIQUE | INDEXED, .max = 60,
          .label = "Khóa trong sổ", .label_en = "Key in the book"),
    { 0 }
};

const struct entity honour_entity = {
    "honour",
    "Danh hiệu đã trao",
    sizeof(struct honour),
    honour_fields,
    .number = 316,
    .flags = ENTITY_APPEND_ONLY,
    .label_en = "Honour",
    .read = "honour.read",
    .scope = "unit",
    .person = "person",
    .title = "title",
    .help = "Ai, tập thể, mô hình nào đã được khen theo quyết định nào.",
    .help_en = "Who or what was honoured by which decision.",
};

static const struct term kinds[] = {
    { DOCUMENT_SUBMISSION, "submission", "Tờ trình", "Letter of proposal" },
    { DOCUMENT_NOMINEES, "nominees", "Danh sách đề nghị", "List of nominees" },
    { DOCUMENT_REPORT, "report", "Báo cáo thành tích", "Report of merit" },
    { DOCUMENT_MINUTES, "minutes", "Biên bản", "Minutes" },
    { DOCUMENT_DECISION, "decision", "Quyết định", "Decision" },
    { 0 },
};
static const struct vocabulary document_terms = { "round_document", "Loại văn bản",
                                                  "Kind of document", kinds };

static const struct field document_fields[] = {
    FIELD(1, struct round_document, round, REF, REQUIRED | INDEXED, .target = "award_round",
          .label = "Đợt xét", .label_en = "Round"),
    FIELD(2, struct round_document, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị ban hành", .label_en = "Issued by"),
    FIELD(3, struct round_document, kind, ENUM, REQUIRED, .terms = &document_terms,
          .label = "Loại văn bản", .label_en = "Kind"),
    FIELD(4, struct round_document, number, TEXT, REQUIRED, .max = 60, .label = "Số",
          .label_en = "Number"),
    FIELD(5, struct round_document, day, DATE, REQUIRED, .label = "Ngày", .label_en = "Day"),
    { 0 }
};

const struct entity round_document_entity = {
    "round_document",
    "Văn bản của đợt xét",
    sizeof(struct round_document),
    document_fields,
    .number = 320,
    .label_en = "Document of a round",
    .read = "nomination.read",
    .write = "nomination.confirm",
    .scope = "unit",
    .title = "number",
    .help = "Số, ngày của tờ trình, biên bản, quyết định trong một đợt xét.",
    .help_en = "Number and day of letters, minutes and decisions of a round.",
};
