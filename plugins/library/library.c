/* SPDX-License-Identifier: MIT
 * library: the manifest of the library plugin, a section for each part. */
#include "library.h"

#include "demo.h"
#include "item/file.h"
#include "item/public.h"

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
    /* forum/ */
    { 0 }
};

/* clang-format off: a line for each part */
static const struct entity *const entities[] = {
    /* item/ */
    &library_item_entity, &library_chapter_entity, &library_file_entity, &replication_entity,
    /* idea/ */
    /* forum/ */
    NULL
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
    { POST, "/replications/:id/decisions", replication_decide, WRITE, "library.publish",
      .scope = "replication.model.unit", BODY(replication_deciding_fields, replication_deciding),
      .answers = &replication_entity, .summary = "Xác nhận, hoặc không, một nơi làm theo mô hình",
      .summary_en = "Confirm a copy of a model, or not" },
    /* idea/ */
    /* forum/ */
    { 0 }
};

static const struct page pages[] = {
    /* item/ */
    { "/cam-nang", "library", "/public/library_items", PUBLIC, "Thư viện tình nguyện", "Library",
      NULL, NULL, NULL, NULL },
    { "/cam-nang/:code", "item", "/public/library_items/:code", PUBLIC, "Tài liệu", "Item", NULL,
      NULL, NULL, NULL },
    /* idea/ */
    /* forum/ */
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
    .demo = library_demo,
};
