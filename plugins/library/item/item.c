/* SPDX-License-Identifier: MIT
 * item: the tables of items and chapters, and what must hold of every record of them. */
#include "item.h"

enum { BODY_MOST = 12000, CODE_MOST = 60 };

const struct field library_item_fields[] = {
    FIELD(1, struct library_item, kind, ENUM, REQUIRED | INDEXED, .terms = &item_kind_vocabulary,
          .label = "Loại", .label_en = "Kind"),
    FIELD(2, struct library_item, title, TEXT, REQUIRED | SEARCHED, .max = 200, .label = "Tên",
          .label_en = "Title"),
    FIELD(3, struct library_item, summary, TEXT, SEARCHED, .max = 400, .label = "Tóm tắt",
          .label_en = "Summary", .help = "Một hai câu; hiện khi chia sẻ lên Zalo, Facebook",
          .help_en = "A sentence or two; shown when the page is shared"),
    FIELD(4, struct library_item, body, TEXT, LINES | VERBATIM | SEARCHED, .max = BODY_MOST,
          .label = "Nội dung", .label_en = "Text",
          .help = "Markdown: # đề mục, **đậm**, - gạch đầu dòng, ![mô tả](ten-tep.png), "
                  "[chữ](cam-nang/ma-tai-lieu)",
          .help_en = "Markdown: # heading, **bold**, - item, ![description](file.png), "
                     "[words](cam-nang/code-of-an-item)"),
    FIELD(5, struct library_item, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị giữ", .label_en = "Kept by"),
    FIELD(6, struct library_item, topics, CODES, INDEXED, .terms = &library_topic_vocabulary,
          .label = "Chủ đề", .label_en = "Topics"),
    FIELD(7, struct library_item, language, CODE, REQUIRED, .terms = &library_language_vocabulary,
          .fallback = "vi", .label = "Ngôn ngữ", .label_en = "Language"),
    FIELD(8, struct library_item, code, TEXT, UNIQUE | SEARCHED, .max = CODE_MOST,
          .label = "Mã trong địa chỉ", .label_en = "Code in the address",
          .help = "Chữ thường không dấu, số, gạch nối; để trống thì lấy theo tên",
          .help_en = "Lower-case letters, digits, hyphens; from the title while empty"),
    FIELD(9, struct library_item, state, ENUM, READ_ONLY | INDEXED, .terms = &item_state_vocabulary,
          .label = "Trạng thái", .label_en = "State"),
    FIELD(10, struct library_item, published, DATE, READ_ONLY | INDEXED, .label = "Ngày đăng",
          .label_en = "Published on"),
    FIELD(11, struct library_item, number, TEXT, SEARCHED, .max = 80, .label = "Số, ký hiệu",
          .label_en = "Number", .help = "Của văn bản, như in trên giấy: 17/2021/NĐ-CP",
          .help_en = "Of a law, as printed: 17/2021/NĐ-CP"),
    FIELD(12, struct library_item, issued_by, TEXT, 0, .max = 160, .label = "Cơ quan ban hành",
          .label_en = "Issued by"),
    FIELD(13, struct library_item, issued, DATE, INDEXED, .label = "Ngày ban hành",
          .label_en = "Issued on"),
    FIELD(14, struct library_item, in_force, DATE, 0, .label = "Có hiệu lực từ",
          .label_en = "In force from"),
    FIELD(15, struct library_item, until, DATE, 0, .label = "Hết hiệu lực sau ngày",
          .label_en = "In force until"),
    FIELD(16, struct library_item, replaced_by, REF, INDEXED, .target = "library_item",
          .label = "Được thay bằng", .label_en = "Replaced by"),
    FIELD(17, struct library_item, source, TEXT, 0, .max = 300, .label = "Địa chỉ bản gốc",
          .label_en = "Address of the original", .help = "Bắt đầu bằng https://",
          .help_en = "Begins with https://"),
    FIELD(18, struct library_item, evidence, TEXT, LINES, .max = 2000,
          .label = "Kết quả, minh chứng", .label_en = "Results and evidence",
          .help = "Của mô hình: trước ra sao, sau ra sao, bằng số và ai xác nhận",
          .help_en = "Of a model: before and after, in figures, and who says so"),
    FIELD(19, struct library_item, campaign, TEXT, 0, .max = 300, .label = "Chiến dịch làm chứng",
          .label_en = "Campaign that shows it", .help = "Dán địa chỉ trang của chiến dịch",
          .help_en = "Paste the address of its page"),
    FIELD(20, struct library_item, consent, TEXT, 0, .max = 300, .label = "Người được nêu đồng ý",
          .label_en = "Consent of the person",
          .help = "Của tấm gương: đồng ý ngày nào, bằng cách nào; chỉ cán bộ thấy",
          .help_en = "Of a person: when and how they agreed; seen by staff only"),
    FIELD(21, struct library_item, reason, TEXT, READ_ONLY, .max = 300, .label = "Lý do gỡ",
          .label_en = "Why it was withdrawn"),
    { 0 }
};

/* ---- the address --------------------------------------------------------------------------- */

static bool is_code(text t)
{
    for (size_t i = 0; i < t.size; i++) {
        char c = t.data[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && i))) return false;
    }
    return t.size > 0;
}

/* The words of the title without accents, as many as there is room for. */
static text code_of(struct arena *arena, text title)
{
    struct buffer out = buffer_in(arena, CODE_MOST);
    text rest = viet_fold(arena, title);
    while (rest.size) {
        text word = text_cut(&rest, ' ');
        if (out.size + 1 + word.size > CODE_MOST) break;
        if (out.size) buffer_byte(&out, '-');
        for (size_t i = 0; i < word.size; i++)
            if (is_code(text_part(word, i, i + 1))) buffer_byte(&out, (uint8_t)word.data[i]);
    }
    return buffer_as_text(&out);
}

text item_url(struct arena *arena, const struct library_item *item)
{
    return text_format(arena, "/cam-nang/%.*s", TEXT_ARGS(item->code));
}

/* ---- checks -------------------------------------------------------------------------------- */

static void check_code(struct ctx *cx, struct library_item *item)
{
    if (text_is_empty(item->code)) item->code = code_of(cx->arena, item->title);
    if (!is_code(item->code))
        ctx_flaw(cx, "/code", "code",
                 SAY("Mã chỉ có chữ thường không dấu, số và gạch nối",
                     "A code has lower-case letters, digits and hyphens only"));
}

static void check_source(struct ctx *cx, const struct library_item *item)
{
    text s = item->source;
    if (s.size && !text_starts(s, TEXT("https://")) && !text_starts(s, TEXT("http://")))
        ctx_flaw(cx, "/source", "address",
                 SAY("Địa chỉ bắt đầu bằng https://", "An address begins with https://"));
}

static void check_days(struct ctx *cx, const struct library_item *item)
{
    if (item->until && item->in_force && item->until < item->in_force)
        ctx_flaw(cx, "/until", "order",
                 SAY("Ngày hết hiệu lực ở trước ngày có hiệu lực", "Ends before it begins"));
    if (!id_is_none(item->replaced_by) && id_equal(item->replaced_by, item->id))
        ctx_flaw(cx, "/replaced_by", "itself",
                 SAY("Không thay bằng chính nó được", "It cannot be replaced by itself"));
}

static err item_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct library_item *item = record;
    if (!before) item->state = item->state ? item->state : ITEM_DRAFT;
    check_code(cx, item);
    check_source(cx, item);
    check_days(cx, item);
    err e = library_campaign_clean(cx, tx, "/campaign", &item->campaign);
    return e ? e : cx->error;
}

const struct entity library_item_entity = {
    "library_item",
    "Tài liệu thư viện",
    sizeof(struct library_item),
    library_item_fields,
    .number = 370,
    .label_en = "Library item",
    .check = item_check,
    .read = "library.read",
    .write = "library.write",
    .scope = "unit",
    .title = "title",
    .help = "Văn bản, cẩm nang, mô hình, tấm gương, ấn phẩm.",
    .help_en = "A law, handbook, model, person to follow or publication.",
};

static const struct field chapter_fields[] = {
    FIELD(1, struct library_chapter, item, REF, REQUIRED | INDEXED | CASCADE,
          .target = "library_item", .label = "Tài liệu", .label_en = "Item"),
    FIELD(2, struct library_chapter, position, INT, REQUIRED, .min = 1, .max = 500,
          .label = "Thứ tự", .label_en = "Position"),
    FIELD(3, struct library_chapter, title, TEXT, REQUIRED | SEARCHED, .max = 160,
          .label = "Tên chương", .label_en = "Title"),
    FIELD(4, struct library_chapter, body, TEXT, LINES | VERBATIM | SEARCHED, .max = BODY_MOST,
          .label = "Nội dung", .label_en = "Text", .help = "Markdown", .help_en = "Markdown"),
    { 0 }
};

const struct entity library_chapter_entity = {
    "library_chapter",
    "Chương",
    sizeof(struct library_chapter),
    chapter_fields,
    .number = 371,
    .label_en = "Chapter",
    .read = "library.read",
    .write = "library.write",
    .scope = "item.unit",
    .title = "title",
    .help = "Một chương của một tài liệu.",
    .help_en = "A chapter of an item.",
};

/* ---- reading ------------------------------------------------------------------------------- */

err item_find(struct ctx *cx, struct tx *tx, text code, struct library_item *out)
{
    struct library_item probe = { .code = code };
    id which;
    if (id_parse(code, &which)) return record_get(cx, tx, &library_item_entity, which, out);
    return record_find(cx, tx, &library_item_entity, "code", &probe, out);
}

bool item_visible(struct ctx *cx, struct tx *tx, const struct library_item *item)
{
    return item->state == ITEM_PUBLISHED ||
           access_may(cx, tx, library_item_entity.read, item->unit);
}

bool item_in_force(const struct library_item *item, date day)
{
    if (item->kind != ITEM_LAW) return true;
    return id_is_none(item->replaced_by) && (!item->in_force || item->in_force <= day) &&
           (!item->until || day <= item->until);
}
