/* SPDX-License-Identifier: MIT
 * xlsx_book: targets are names to look up in the archive; "../" is resolved as text and can lead
 * nowhere else. */
#include "xlsx_book.h"

#include "xlsx_part.h"

enum { RELATIONS_MAX = 4096 };

struct relation {
    text id, type, part;
};

struct relations {
    struct ctx *cx;
    text folder; /* of the part they belong to, with its final slash; empty at the root */
    struct relation *of;
    size_t count;
};

struct book_reading {
    struct ctx *cx;
    struct xlsx_book *out;
    const struct relations *relations;
};

static text folder_of(text part)
{
    size_t end = part.size;

    while (end > 0 && part.data[end - 1] != '/') end--;
    return text_part(part, 0, end);
}

static text part_of_target(struct ctx *cx, text folder, text target)
{
    if (text_starts(target, TEXT("/")))
        return text_copy(cx->arena, text_part(target, 1, target.size));
    while (text_starts(target, TEXT("../"))) {
        target = text_part(target, 3, target.size);
        folder = folder_of(text_part(folder, 0, folder.size ? folder.size - 1 : 0));
    }
    return text_format(cx->arena, "%.*s%.*s", TEXT_ARGS(folder), TEXT_ARGS(target));
}

static void add_relation(struct relations *r, struct xml *x)
{
    text link, type, target;

    if (r->count == RELATIONS_MAX || !xml_attribute(x, "Id", false, &link) ||
        !xml_attribute(x, "Type", false, &type) || !xml_attribute(x, "Target", false, &target))
        return;
    r->of[r->count++] = (struct relation){ .id = text_copy(r->cx->arena, link),
                                           .type = text_copy(r->cx->arena, type),
                                           .part = part_of_target(r->cx, r->folder, target) };
}

static err read_relations(void *arg, struct xml *x)
{
    enum xml_event event = XML_EVENT_START;
    err e = ERR_NONE;

    while (event != XML_EVENT_DONE && !(e = xml_next(x, &event)))
        if (event == XML_EVENT_START && xml_is(x, "Relationship")) add_relation(arg, x);
    return e;
}

/* The relationships of a part; of the package for an empty part. */
static err relations_read(struct ctx *cx, struct archive *a, text part, struct relations *out)
{
    text folder = folder_of(part);
    text file = text_part(part, folder.size, part.size);
    text name = text_format(cx->arena, "%.*s_rels/%.*s.rels", TEXT_ARGS(folder), TEXT_ARGS(file));

    *out = (struct relations){ .cx = cx, .folder = folder };
    out->of = ARENA_ARRAY(cx->arena, RELATIONS_MAX, struct relation);
    return xlsx_part_read(cx, a, name, read_relations, out);
}

/* Types differ between the transitional and strict standard but for their last word. */
static text part_of_type(const struct relations *r, const char *last_word)
{
    for (size_t i = 0; i < r->count; i++)
        if (text_ends(r->of[i].type, text_of(last_word))) return r->of[i].part;
    return TEXT("");
}

static bool is_true(text t)
{
    return text_equal(t, TEXT("1")) || text_equal(t, TEXT("true"));
}

static void take_sheet(struct book_reading *r, struct xml *x)
{
    text link, name, state = TEXT("visible");

    if (r->out->sheet_part.size || !xml_attribute(x, "id", true, &link)) return;
    (void)xml_attribute(x, "state", false, &state);
    if (!text_equal(state, TEXT("visible"))) return;
    for (size_t i = 0; i < r->relations->count; i++) {
        const struct relation *relation = &r->relations->of[i];
        if (!text_equal(relation->id, link) || !text_ends(relation->type, TEXT("/worksheet")))
            continue;
        r->out->sheet_part = relation->part;
        if (xml_attribute(x, "name", false, &name))
            r->out->sheet_title = text_copy(r->cx->arena, name);
    }
}

static err read_book(void *arg, struct xml *x)
{
    struct book_reading *r = arg;
    enum xml_event event = XML_EVENT_START;
    text value;
    err e = ERR_NONE;

    while (event != XML_EVENT_DONE && !(e = xml_next(x, &event))) {
        if (event != XML_EVENT_START) continue;
        if (xml_is(x, "sheet")) take_sheet(r, x);
        if (xml_is(x, "workbookPr") && xml_attribute(x, "date1904", false, &value))
            r->out->since_1904 = is_true(value);
    }
    return e;
}

static err refuse_other_zip(struct ctx *cx)
{
    return ctx_fail(
        cx, ERR_UNSUPPORTED_MEDIA, NULL, "not-a-workbook",
        SAY("Tệp này không phải sổ Excel .xlsx. Mở bằng Excel hoặc LibreOffice, chọn Lưu "
            "thành (Save As) dạng .xlsx rồi gửi lại.",
            "This is not an Excel .xlsx workbook. Open it in Excel or LibreOffice, use "
            "Save As .xlsx and send it again."));
}

err xlsx_book_read(struct ctx *cx, struct archive *a, struct xlsx_book *out)
{
    struct relations root, inner;
    struct book_reading r = { .cx = cx, .out = out, .relations = &inner };

    *out = (struct xlsx_book){ 0 };
    if (!archive_has(a, TEXT("_rels/.rels"))) return refuse_other_zip(cx);
    err e = relations_read(cx, a, TEXT(""), &root);
    if (e) return e;
    text book = part_of_type(&root, "/officeDocument");
    if (book.size == 0 || text_starts(book, TEXT("word/")) || text_starts(book, TEXT("ppt/")) ||
        text_ends(book, TEXT(".bin")))
        return refuse_other_zip(cx);
    e = relations_read(cx, a, book, &inner);
    if (!e) e = xlsx_part_read(cx, a, book, read_book, &r);
    if (e) return e;
    out->strings_part = part_of_type(&inner, "/sharedStrings");
    out->styles_part = part_of_type(&inner, "/styles");
    if (out->sheet_part.size == 0)
        return ctx_fail(
            cx, ERR_INVALID, NULL, "no-sheet",
            SAY("Sổ Excel không có trang tính nào đang hiện", "The workbook has no visible sheet"));
    return ERR_NONE;
}
