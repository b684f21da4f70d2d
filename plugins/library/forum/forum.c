/* SPDX-License-Identifier: MIT
 * forum: the tables of forums, their agenda and what is asked. */
#include "forum.h"

static const struct term states[] = {
    { FORUM_DRAFT, "draft", "Đang chuẩn bị", "In preparation" },
    { FORUM_OPEN, "open", "Đang nhận câu hỏi", "Takes questions" },
    { FORUM_ENDED, "ended", "Đã kết thúc", "Ended" },
    { 0 },
};
const struct vocabulary forum_state_vocabulary = { "forum_state", "Trạng thái diễn đàn",
                                                   "State of a forum", states };

static const struct term question_states[] = {
    { QUESTION_WAITING, "waiting", "Chờ duyệt", "Waits" },
    { QUESTION_SHOWN, "shown", "Đã đăng, chưa trả lời", "Shown, not answered" },
    { QUESTION_ANSWERED, "answered", "Đã trả lời", "Answered" },
    { QUESTION_HIDDEN, "hidden", "Không đăng", "Not shown" },
    { 0 },
};
const struct vocabulary forum_question_state_vocabulary = { "forum_question_state", "Trạng thái",
                                                            "State", question_states };

static const struct field forum_fields[] = {
    FIELD(1, struct forum, title, TEXT, REQUIRED | SEARCHED, .max = 160, .label = "Tên diễn đàn",
          .label_en = "Title"),
    FIELD(2, struct forum, about, TEXT, LINES, .max = 2000, .label = "Giới thiệu",
          .label_en = "About"),
    FIELD(3, struct forum, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị tổ chức", .label_en = "Held by"),
    FIELD(4, struct forum, state, ENUM, REQUIRED | INDEXED, .terms = &forum_state_vocabulary,
          .fallback = "draft", .label = "Trạng thái", .label_en = "State"),
    FIELD(5, struct forum, held_on, DATE, REQUIRED | INDEXED, .label = "Ngày tổ chức",
          .label_en = "Held on"),
    FIELD(6, struct forum, place, TEXT, 0, .max = 200, .label = "Giờ, nơi tổ chức",
          .label_en = "Time and place"),
    FIELD(7, struct forum, chair, TEXT, 0, .max = 160, .label = "Chủ trì", .label_en = "Chair"),
    FIELD(8, struct forum, asks_until, DATE, 0, .label = "Nhận câu hỏi đến hết ngày",
          .label_en = "Questions until"),
    FIELD(9, struct forum, conclusion, TEXT, LINES, .max = 4000, .label = "Kết luận",
          .label_en = "Conclusion"),
    { 0 }
};

static err nothing_waits(struct ctx *cx, struct tx *tx, id forum)
{
    struct library_list asked;
    int waiting = 0;
    err e = library_list(cx, tx, &forum_question_entity, "forum", forum, &asked);
    for (size_t i = 0; !e && i < asked.count; i++)
        waiting +=
            ((const struct forum_question *)library_list_at(&asked, i))->state == QUESTION_WAITING;
    if (!e && waiting)
        ctx_flaw(cx, "/state", "waiting",
                 SAY("Còn %d câu hỏi chưa duyệt", "%d questions are still unread"), waiting);
    return e;
}

static err forum_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct forum *was = before;
    struct forum *f = record;
    if (f->state != FORUM_ENDED) return cx->error;
    if (text_is_empty(f->conclusion))
        ctx_flaw(cx, "/conclusion", "required",
                 SAY("Ghi kết luận trước khi kết thúc", "Give the conclusion before it ends"));
    err e = was ? nothing_waits(cx, tx, f->id) : ERR_NONE;
    return e ? e : cx->error;
}

const struct entity forum_entity = {
    "forum",
    "Diễn đàn, đối thoại",
    sizeof(struct forum),
    forum_fields,
    .number = 384,
    .label_en = "Forum",
    .check = forum_check,
    .read = "library.read",
    .write = "forum.write",
    .scope = "unit",
    .title = "title",
    .help = "Một buổi đối thoại, với chương trình, câu hỏi và trả lời.",
    .help_en = "A dialogue with its agenda, questions and answers.",
};

static const struct field point_fields[] = {
    FIELD(1, struct forum_point, forum, REF, REQUIRED | INDEXED | CASCADE, .target = "forum",
          .label = "Diễn đàn", .label_en = "Forum"),
    FIELD(2, struct forum_point, position, INT, REQUIRED, .min = 1, .max = 100, .label = "Thứ tự",
          .label_en = "Position"),
    FIELD(3, struct forum_point, title, TEXT, REQUIRED, .max = 200, .label = "Nội dung",
          .label_en = "Point"),
    FIELD(4, struct forum_point, speaker, TEXT, 0, .max = 160, .label = "Người trình bày",
          .label_en = "Speaker"),
    FIELD(5, struct forum_point, minutes, INT, 0, .min = 0, .max = 600, .label = "Số phút",
          .label_en = "Minutes"),
    { 0 }
};

const struct entity forum_point_entity = {
    "forum_point",
    "Mục chương trình",
    sizeof(struct forum_point),
    point_fields,
    .number = 385,
    .label_en = "Point of an agenda",
    .read = "library.read",
    .write = "forum.write",
    .scope = "forum.unit",
    .title = "title",
    .help = "Một mục trong chương trình của diễn đàn.",
    .help_en = "A point of a forum's agenda.",
};

const struct field forum_question_fields[] = {
    FIELD(1, struct forum_question, forum, REF, REQUIRED | INDEXED | CASCADE, .target = "forum",
          .label = "Diễn đàn", .label_en = "Forum"),
    FIELD(2, struct forum_question, account, REF, READ_ONLY | INDEXED | PERSONAL,
          .target = "account", .label = "Người hỏi", .label_en = "Asked by"),
    FIELD(3, struct forum_question, words, TEXT, REQUIRED | LINES, .max = 1000, .label = "Câu hỏi",
          .label_en = "Question", .help = "Được người phụ trách đọc trước khi đăng; không nêu tên",
          .help_en = "Read by staff before it is shown; without your name"),
    FIELD(4, struct forum_question, state, ENUM, READ_ONLY | INDEXED,
          .terms = &forum_question_state_vocabulary, .label = "Trạng thái", .label_en = "State"),
    FIELD(5, struct forum_question, note, TEXT, READ_ONLY, .max = 300, .label = "Lý do không đăng",
          .label_en = "Why it is not shown"),
    FIELD(6, struct forum_question, answer, TEXT, READ_ONLY | LINES, .max = 4000,
          .label = "Trả lời", .label_en = "Answer"),
    FIELD(7, struct forum_question, answered_by, REF, READ_ONLY | INDEXED, .target = "unit",
          .label = "Đơn vị trả lời", .label_en = "Answered by"),
    FIELD(8, struct forum_question, answered, DATE, READ_ONLY, .label = "Ngày trả lời",
          .label_en = "Answered on"),
    { 0 }
};

const struct entity forum_question_entity = {
    "forum_question",
    "Câu hỏi đối thoại",
    sizeof(struct forum_question),
    forum_question_fields,
    .number = 386,
    .label_en = "Question at a forum",
    .read = "idea.read",
    .scope = "forum.unit",
    .owner = "account",
    .title = "words",
    .help = "Một câu hỏi gửi tới diễn đàn, và trả lời.",
    .help_en = "A question to a forum, with its answer.",
};
