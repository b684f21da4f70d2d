/* SPDX-License-Identifier: MIT
 * idea: the tables of ideas, what is said about them, who backs them and who uses them. */
#include "../item/item.h"
#include "idea.h"

static const struct term states[] = {
    { IDEA_WAITING, "waiting", "Chờ duyệt đăng", "Waits to be shown" },
    { IDEA_DISCUSSED, "discussed", "Đang thảo luận", "Under discussion" },
    { IDEA_ADOPTED, "adopted", "Được chấp nhận", "Adopted" },
    { IDEA_APPLIED, "applied", "Đã áp dụng", "Applied" },
    { IDEA_DECLINED, "declined", "Chưa chấp nhận", "Declined" },
    { IDEA_HIDDEN, "hidden", "Không đăng", "Not shown" },
    { IDEA_SAME, "same", "Trùng ý tưởng khác", "Same as another" },
    { 0 },
};
const struct vocabulary idea_state_vocabulary = { "idea_state", "Trạng thái ý tưởng",
                                                  "State of an idea", states };

static const struct term word_states[] = {
    { WORD_WAITING, "waiting", "Chờ duyệt", "Waits" },
    { WORD_SHOWN, "shown", "Đã đăng", "Shown" },
    { WORD_HIDDEN, "hidden", "Không đăng", "Not shown" },
    { 0 },
};
const struct vocabulary idea_word_state_vocabulary = { "idea_word_state", "Trạng thái", "State",
                                                       word_states };

const struct field idea_fields[] = {
    FIELD(1, struct idea, title, TEXT, REQUIRED | SEARCHED, .max = 160, .label = "Tên ý tưởng",
          .label_en = "Title"),
    FIELD(2, struct idea, body, TEXT, REQUIRED | LINES | SEARCHED, .max = 4000, .label = "Nội dung",
          .label_en = "What it is", .help = "Giúp ai, làm thế nào, cần gì",
          .help_en = "Whom it helps, how it is done, what it takes"),
    FIELD(3, struct idea, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Gửi đơn vị nào", .label_en = "For which unit"),
    FIELD(4, struct idea, account, REF, READ_ONLY | INDEXED | PERSONAL, .target = "account",
          .label = "Người đề xuất", .label_en = "Proposed by"),
    FIELD(5, struct idea, named, BOOL, 0, .label = "Nêu tên tôi khi đăng (từ đủ 18 tuổi)",
          .label_en = "Show my name (from 18 years on)"),
    FIELD(6, struct idea, state, ENUM, READ_ONLY | INDEXED, .terms = &idea_state_vocabulary,
          .label = "Trạng thái", .label_en = "State"),
    FIELD(7, struct idea, reason, TEXT, READ_ONLY | LINES, .max = 1000,
          .label = "Lý do, quyết định", .label_en = "Reason or decision"),
    FIELD(8, struct idea, same_as, REF, READ_ONLY | INDEXED, .target = "idea", .label = "Trùng với",
          .label_en = "Same as"),
    FIELD(9, struct idea, proposed, DATE, READ_ONLY | INDEXED, .label = "Ngày đề xuất",
          .label_en = "Proposed on"),
    FIELD(10, struct idea, decided, DATE, READ_ONLY, .label = "Ngày quyết định",
          .label_en = "Decided on"),
    FIELD(11, struct idea, key, TEXT, READ_ONLY | UNIQUE | PERSONAL, .max = 300, .label = "Khóa",
          .label_en = "Key"),
    { 0 }
};

const struct entity idea_entity = {
    "idea",
    "Ý tưởng",
    sizeof(struct idea),
    idea_fields,
    .number = 380,
    .label_en = "Idea",
    .read = "idea.read",
    .scope = "unit",
    .owner = "account",
    .title = "title",
    .help = "Một ý tưởng, sáng kiến: đề xuất, thảo luận, chấp nhận, áp dụng.",
    .help_en = "An idea: proposed, discussed, adopted, applied.",
};

const struct field idea_comment_fields[] = {
    FIELD(1, struct idea_comment, idea, REF, REQUIRED | INDEXED | CASCADE, .target = "idea",
          .label = "Ý tưởng", .label_en = "Idea"),
    FIELD(2, struct idea_comment, account, REF, READ_ONLY | INDEXED | PERSONAL, .target = "account",
          .label = "Người viết", .label_en = "By"),
    FIELD(3, struct idea_comment, words, TEXT, REQUIRED | LINES, .max = 1000, .label = "Ý kiến",
          .label_en = "Comment", .help = "Được người phụ trách đọc trước khi đăng; không nêu tên",
          .help_en = "Read by staff before it is shown; without your name"),
    FIELD(4, struct idea_comment, state, ENUM, READ_ONLY | INDEXED,
          .terms = &idea_word_state_vocabulary, .label = "Trạng thái", .label_en = "State"),
    FIELD(5, struct idea_comment, note, TEXT, READ_ONLY, .max = 300, .label = "Lý do không đăng",
          .label_en = "Why it is not shown"),
    FIELD(6, struct idea_comment, at, TIME, READ_ONLY, .label = "Lúc", .label_en = "At"),
    { 0 }
};

const struct entity idea_comment_entity = {
    "idea_comment",
    "Ý kiến về ý tưởng",
    sizeof(struct idea_comment),
    idea_comment_fields,
    .number = 381,
    .label_en = "Comment on an idea",
    .read = "idea.read",
    .scope = "idea.unit",
    .owner = "account",
    .title = "words",
    .help = "Điều một người nói về một ý tưởng.",
    .help_en = "What somebody said of an idea.",
};

static const struct field support_fields[] = {
    FIELD(1, struct idea_support, idea, REF, REQUIRED | INDEXED | CASCADE, .target = "idea",
          .label = "Ý tưởng", .label_en = "Idea"),
    FIELD(2, struct idea_support, account, REF, READ_ONLY | INDEXED | PERSONAL, .target = "account",
          .label = "Ai", .label_en = "Who"),
    FIELD(3, struct idea_support, key, TEXT, READ_ONLY | UNIQUE | PERSONAL, .max = 80,
          .label = "Khóa", .label_en = "Key"),
    { 0 }
};

/* No generic routes: who backs what is nobody's business. */
const struct entity idea_support_entity = {
    "idea_support",
    "Ủng hộ ý tưởng",
    sizeof(struct idea_support),
    support_fields,
    .number = 382,
    .label_en = "Support of an idea",
    .owner = "account",
    .help = "Một người ủng hộ một ý tưởng, một lần.",
    .help_en = "Somebody behind an idea, once.",
};

const struct field idea_application_fields[] = {
    FIELD(1, struct idea_application, idea, REF, REQUIRED | INDEXED | CASCADE, .target = "idea",
          .label = "Ý tưởng", .label_en = "Idea"),
    FIELD(2, struct idea_application, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị áp dụng", .label_en = "Applied by"),
    FIELD(3, struct idea_application, since, DATE, REQUIRED, .label = "Từ ngày",
          .label_en = "Since"),
    FIELD(4, struct idea_application, result, TEXT, REQUIRED | LINES, .max = 1000,
          .label = "Kết quả", .label_en = "Result", .help = "Bằng số", .help_en = "In figures"),
    FIELD(5, struct idea_application, campaign, TEXT, 0, .max = 300, .label = "Chiến dịch cho thấy",
          .label_en = "Campaign that shows it", .help = "Dán địa chỉ trang của chiến dịch",
          .help_en = "Paste the address of its page"),
    FIELD(6, struct idea_application, item, REF, INDEXED, .target = "library_item",
          .label = "Hoặc mô hình trong thư viện", .label_en = "Or a model in the library"),
    FIELD(7, struct idea_application, key, TEXT, READ_ONLY | UNIQUE, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    { 0 }
};

/* An application without a record that shows it would be a claim. */
static err check_record(struct ctx *cx, struct tx *tx, struct idea_application *a)
{
    struct library_item item;
    if (text_is_empty(a->campaign) && id_is_none(a->item))
        ctx_flaw(cx, "/campaign", "record",
                 SAY("Cần một bản ghi cho thấy đã áp dụng: chiến dịch, hoặc mô hình trong thư viện",
                     "It takes a record that shows it: a campaign, or a model in the library"));
    err e = library_campaign_clean(cx, tx, "/campaign", &a->campaign);
    if (e || id_is_none(a->item)) return e;
    if (record_get(cx, tx, &library_item_entity, a->item, &item))
        ctx_clear(cx);
    else if (item.state != ITEM_PUBLISHED)
        ctx_flaw(cx, "/item", "draft", SAY("Tài liệu này chưa đăng", "This item is not published"));
    return ERR_NONE;
}

static err application_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct idea_application *a = record;
    struct idea idea;
    (void)before;
    a->key = library_pair_key(cx->arena, a->idea, a->unit);
    if (a->since > instant_date(cx->now))
        ctx_flaw(cx, "/since", "future", SAY("Ngày này chưa tới", "That day is still to come"));
    err e = check_record(cx, tx, a);
    if (!e) e = record_get(cx, tx, &idea_entity, a->idea, &idea);
    if (e == ERR_NOT_FOUND) ctx_clear(cx); /* the reference check says so */
    if (e) return e == ERR_NOT_FOUND ? cx->error : e;
    if (idea.state != IDEA_ADOPTED && idea.state != IDEA_APPLIED)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                        SAY("Ý tưởng chưa được chấp nhận", "The idea is not adopted"));
    return cx->error;
}

static err application_saved(struct ctx *cx, struct tx *tx, const void *before, const void *record)
{
    const struct idea_application *a = record;
    struct idea idea;
    err e = record_get(cx, tx, &idea_entity, a->idea, &idea);
    (void)before;
    if (e || idea.state != IDEA_ADOPTED) return e;
    return idea_move(cx, tx, &idea, &(struct idea_deciding){ .action = IDEA_APPLY });
}

/* With the last of them the idea is adopted only, as before. */
static err application_removing(struct ctx *cx, struct tx *tx, const void *record)
{
    const struct idea_application *a = record;
    struct library_list all;
    struct idea idea;
    err e = record_get(cx, tx, &idea_entity, a->idea, &idea);
    if (e == ERR_NOT_FOUND) { /* it goes with its idea */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e) e = library_list(cx, tx, &idea_application_entity, "idea", a->idea, &all);
    if (e || all.count > 1 || idea.state != IDEA_APPLIED) return e;
    return idea_move(cx, tx, &idea, &(struct idea_deciding){ .action = IDEA_UNAPPLY });
}

const struct entity idea_application_entity = {
    "idea_application",
    "Nơi áp dụng ý tưởng",
    sizeof(struct idea_application),
    idea_application_fields,
    .number = 383,
    .label_en = "Use of an idea",
    .check = application_check,
    .saved = application_saved,
    .removing = application_removing,
    .read = "idea.read",
    .write = "idea.decide",
    .scope = "unit",
    .title = "result",
    .help = "Một đơn vị áp dụng một ý tưởng, với bản ghi cho thấy điều đó.",
    .help_en = "A unit that uses an idea, with the record that shows it.",
};
