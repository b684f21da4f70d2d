/* SPDX-License-Identifier: MIT
 * library: the manifest of the library plugin, a section for each part. */
#include "library.h"

#include "demo.h"
#include "forum/forum.h"
#include "idea/idea.h"
#include "item/copies.h"
#include "item/file.h"
#include "item/public.h"
#include "result/result.h"

static const char *const wants[] = { "activity@1", "person@1", "work@1", NULL };

static const struct permission permissions[] = {
    /* item/ */
    { "library.read", "Xem bản nháp của thư viện", "Read drafts of the library",
      ROLES_WATCHING | ROLE_BIT(ROLE_TRAINER) | ROLE_BIT(ROLE_PARTNER), false },
    { "library.write", "Soạn tài liệu, báo nhân rộng", "Write for the library, report copies",
      ROLES_STAFF, false },
    { "library.publish", "Đăng, gỡ tài liệu, xác nhận nhân rộng",
      "Publish and withdraw items, confirm copies", ROLES_STAFF, false },
    /* idea/ */
    { "idea.read", "Xem mọi ý tưởng, ý kiến", "See all ideas and comments", ROLES_STAFF, true },
    { "idea.moderate", "Duyệt ý kiến về ý tưởng", "Moderate comments on ideas", ROLES_STAFF, true },
    { "idea.decide", "Đăng, chấp nhận, ghi nơi áp dụng ý tưởng",
      "Show and adopt ideas, record their use", ROLES_STAFF, true },
    /* forum/ */
    { "forum.write", "Mở diễn đàn, duyệt và trả lời câu hỏi", "Hold forums, answer questions",
      ROLES_STAFF, true },
    { 0 }
};

/* clang-format off: a line for each part */
static const struct entity *const entities[] = {
    /* item/ */
    &library_item_entity, &library_chapter_entity, &library_file_entity, &replication_entity,
    /* idea/ */
    &idea_entity, &idea_comment_entity, &idea_support_entity, &idea_application_entity,
    /* forum/ */
    &forum_entity, &forum_point_entity, &forum_question_entity, NULL
};
/* clang-format on */

#define BODY(table, type) .body = table, .body_size = sizeof(struct type)
#define QUERY(table, type) .query = table, .query_size = sizeof(struct type)

static const struct route routes[] = {
    /* item/ */
    { GET, "/public/library_items", library_public, READ, PUBLIC,
      QUERY(library_asking_fields, library_asking), .summary = "Thư viện: tìm và xem",
      .summary_en = "The library: search and list" },
    { GET, "/public/library_items/:code", item_public, READ, PUBLIC,
      .summary = "Một tài liệu của thư viện", .summary_en = "One item of the library" },
    { GET, "/public/library/feed.xml", library_feed, READ, PUBLIC, .summary = "Tin mới (RSS)",
      .summary_en = "What is new (RSS)" },
    { GET, "/public/library/activities.ics", library_calendar, SLOW, PUBLIC,
      .summary = "Lịch hoạt động ai cũng đến được (iCalendar)",
      .summary_en = "What one can come to (iCalendar)" },
    { GET, "/public/library/offline.html", library_offline, SLOW, PUBLIC,
      .summary = "Cả thư viện, hoặc một tài liệu (?code=), trong một tệp đọc không cần mạng",
      .summary_en = "The library, or one item (?code=), as one file to read offline" },
    { POST, "/library_items/previews", library_preview, READ, "library.write",
      BODY(library_previewing_fields, library_previewing), .summary = "Xem trước Markdown",
      .summary_en = "Preview Markdown" },
    { POST, "/library_items/:id/publications", item_publish, WRITE, "library.publish",
      .scope = "library_item.unit", .answers = &library_item_entity, .summary = "Đăng một tài liệu",
      .summary_en = "Publish an item" },
    { POST, "/library_items/:id/withdrawals", item_withdraw, WRITE, "library.publish",
      .scope = "library_item.unit", BODY(item_withdrawing_fields, item_withdrawing),
      .answers = &library_item_entity, .summary = "Gỡ một tài liệu",
      .summary_en = "Withdraw an item" },
    { POST, "/library_items/:id/files", library_file_attach, WRITE, "library.write",
      .scope = "library_item.unit", .prepare = library_file_prepare,
      BODY(library_attaching_fields, library_attaching), .body_max = LIBRARY_FILE_BODY_MOST,
      .answers = &library_file_entity, .summary = "Kèm ảnh, tệp (multipart)",
      .summary_en = "Attach a picture or file (multipart)" },
    { GET, "/library_files/:id/content", library_file_content, SLOW, PUBLIC,
      .summary = "Tải một tệp", .summary_en = "Download a file" },
    { DELETE, "/library_files/:id", library_file_remove, WRITE, "library.write",
      .scope = "library_file.item.unit", .summary = "Bỏ một tệp", .summary_en = "Take a file out" },
    { GET, "/library/copies", library_copies, SLOW, "library.read",
      QUERY(copies_asking_fields, copies_asking), .summary = "Nơi làm theo các mô hình",
      .summary_en = "Copies of models" },
    { POST, "/replications/:id/decisions", replication_decide, WRITE, "library.publish",
      .scope = "replication.model.unit", BODY(replication_deciding_fields, replication_deciding),
      .answers = &replication_entity, .summary = "Xác nhận, hoặc không, một nơi làm theo mô hình",
      .summary_en = "Confirm a copy of a model, or not" },
    /* idea/ */
    { GET, "/public/ideas", ideas_public, READ, PUBLIC, .summary = "Các ý tưởng và số liệu",
      .summary_en = "Ideas and their figures" },
    { GET, "/public/ideas/:id", idea_public, READ, PUBLIC, .summary = "Một ý tưởng",
      .summary_en = "One idea" },
    { GET, "/ideas/new", idea_new_public, READ, SIGNED_IN, .summary = "Đề xuất được với đơn vị nào",
      .summary_en = "Which units an idea may be for" },
    { POST, "/ideas", idea_propose, WRITE, SIGNED_IN, BODY(idea_proposing_fields, idea_proposing),
      .limit = &idea_limit, .answers = &idea_entity, .summary = "Đề xuất một ý tưởng",
      .summary_en = "Propose an idea" },
    { POST, "/ideas/:id/comments", idea_say, WRITE, SIGNED_IN,
      BODY(idea_saying_fields, idea_saying), .limit = &idea_word_limit,
      .summary = "Góp ý cho một ý tưởng", .summary_en = "Comment on an idea" },
    { POST, "/ideas/:id/supports", idea_back, WRITE, SIGNED_IN, .limit = &idea_word_limit,
      .summary = "Ủng hộ một ý tưởng", .summary_en = "Back an idea" },
    { GET, "/ideas/:id/review", idea_review, SLOW, "idea.read",
      .summary = "Một ý tưởng để duyệt: ý tưởng gần giống, ý kiến, việc làm được",
      .summary_en = "An idea for who decides: others like it, comments, moves" },
    { POST, "/ideas/:id/decisions", idea_decide, WRITE, "idea.decide", .scope = "idea.unit",
      BODY(idea_deciding_fields, idea_deciding), .answers = &idea_entity,
      .summary = "Đăng, gộp, chấp nhận, chưa chấp nhận một ý tưởng",
      .summary_en = "Show, merge, adopt or decline an idea" },
    { POST, "/idea_comments/:id/decisions", idea_word_decide, WRITE, "idea.moderate",
      .scope = "idea_comment.idea.unit", BODY(idea_word_deciding_fields, idea_word_deciding),
      .answers = &idea_comment_entity, .summary = "Đăng hoặc không đăng một ý kiến",
      .summary_en = "Show a comment, or not" },
    /* forum/ */
    { GET, "/public/forums", forums_public, READ, PUBLIC, .summary = "Các diễn đàn, đối thoại",
      .summary_en = "Forums" },
    { GET, "/public/forums/:id", forum_public, READ, PUBLIC,
      .summary = "Một diễn đàn: chương trình, hỏi đáp",
      .summary_en = "A forum: agenda, questions and answers" },
    { POST, "/forums/:id/questions", forum_ask, WRITE, SIGNED_IN,
      BODY(forum_asking_fields, forum_asking), .limit = &idea_word_limit,
      .summary = "Gửi câu hỏi tới diễn đàn", .summary_en = "Ask a question at a forum" },
    { POST, "/forum_questions/:id/decisions", forum_reply, WRITE, "forum.write",
      .scope = "forum_question.forum.unit", BODY(forum_replying_fields, forum_replying),
      .answers = &forum_question_entity, .summary = "Đăng, không đăng hoặc trả lời một câu hỏi",
      .summary_en = "Show, hide or answer a question" },
    /* result/ */
    { GET, "/library/results", library_results, SLOW, "library.read",
      QUERY(result_asking_fields, result_asking),
      .summary = "Kết quả của ý tưởng, mô hình, đối thoại, với bản ghi của từng số",
      .summary_en = "What came of ideas, models, forums, with the records of each figure" },
    { 0 }
};

static const struct page pages[] = {
    /* item/ */
    { "/cam-nang", "library", "/public/library_items", PUBLIC, "Thư viện tình nguyện", "Library",
      NULL, NULL, NULL, NULL, .about = "Luật, cẩm nang, mô hình hay, đọc cả khi không có mạng",
      .about_en = "Law, handbooks and good models, offline too" },
    { "/cam-nang/:code", "item", "/public/library_items/:code", PUBLIC, "Tài liệu", "Item", NULL,
      NULL, NULL, NULL },
    /* idea/ */
    { "/sang-kien", "ideas", "/public/ideas", PUBLIC, "Ý tưởng, sáng kiến", "Ideas", NULL, NULL,
      NULL, NULL, .about = "Đề xuất cách làm mới, bàn và theo dõi tới khi áp dụng",
      .about_en = "Propose what could be done better, and follow it" },
    { "/sang-kien/moi", "idea_new", "/ideas/new", SIGNED_IN, "Đề xuất ý tưởng", "Propose an idea",
      "/ideas", "/sang-kien/{id}?gui=1", NULL, NULL },
    { "/sang-kien/:id", "idea", "/public/ideas/:id", PUBLIC, "Ý tưởng", "Idea",
      "/ideas/:id/comments", "/sang-kien/{idea}?gui=1", NULL, NULL },
    { "/sang-kien/:id/ung-ho", "idea", "/public/ideas/:id", PUBLIC, "Ý tưởng", "Idea",
      "/ideas/:id/supports", "/sang-kien/{idea}", NULL, NULL },
    /* forum/ */
    { "/doi-thoai", "forums", "/public/forums", PUBLIC, "Diễn đàn, đối thoại", "Forums", NULL, NULL,
      NULL, NULL, .about = "Hỏi và nghe trả lời trước mọi người, theo chương trình",
      .about_en = "Ask and be answered before everybody, by an agenda" },
    { "/doi-thoai/:id", "forum", "/public/forums/:id", PUBLIC, "Diễn đàn", "Forum",
      "/forums/:id/questions", "/doi-thoai/{forum}?gui=1", NULL, NULL },
    { 0 }
};

static const struct service services[] = { { "library", 1, &library_service }, { 0 } };

API const struct plugin library_plugin = {
    .abi = PLUGIN_ABI_HERE,
    .name = "library",
    .title = { .vi = "Thư viện, sáng kiến", .en = "Library and ideas" },
    .wants = wants,
    .permissions = permissions,
    .entities = entities,
    .routes = routes,
    .pages = pages,
    .services = services,
    .measures = library_measures,
    .demo = library_demo,
};
