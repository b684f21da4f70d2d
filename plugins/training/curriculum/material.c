/* SPDX-License-Identifier: MIT
 * material: what is read in a class, as Markdown, and the files that come with it. The bytes of a
 * file are a blob under its id: files.c puts them there and takes them away. */
#include "curriculum.h"

static const struct term languages[] = {
    { 1, "vi", "Tiếng Việt", "Vietnamese" },
    { 2, "en", "Tiếng Anh", "English" },
    { 3, "ede", "Tiếng Ê Đê", "Ê Đê" },
    { 4, "mnong", "Tiếng M’Nông", "M’Nông" },
    { 5, "hmong", "Tiếng Mông", "Hmong" },
    { 6, "ma", "Tiếng Mạ", "Mạ" },
    { 0 },
};
static const struct vocabulary material_language_vocabulary = {
    "material_language", "Ngôn ngữ tài liệu", "Language of a material", languages
};

const struct field material_fields[] = {
    FIELD(1, struct material, curriculum, REF, REQUIRED | INDEXED | CASCADE, .target = "curriculum",
          .label = "Giáo trình", .label_en = "Curriculum"),
    FIELD(2, struct material, block, REF, INDEXED, .target = "block", .label = "Của phần",
          .label_en = "Of the block", .help = "Để trống nếu dùng cho cả giáo trình",
          .help_en = "Empty when it is of the whole curriculum"),
    FIELD(3, struct material, title, TEXT, REQUIRED | SEARCHED, .max = 160, .label = "Tên tài liệu",
          .label_en = "Title"),
    FIELD(4, struct material, body, TEXT, LINES | VERBATIM, .max = 12000, .label = "Nội dung",
          .label_en = "Text",
          .help = "Markdown: # đề mục, **đậm**, - gạch đầu dòng, ![mô tả](tên-tệp.png), "
                  "[chữ](cam-nang/mã-trong-thư-viện)",
          .help_en = "Markdown: # heading, **bold**, - item, ![description](file-name.png), "
                     "[words](cam-nang/code-in-the-library)"),
    FIELD(5, struct material, language, CODE, REQUIRED, .terms = &material_language_vocabulary,
          .fallback = "vi", .label = "Ngôn ngữ", .label_en = "Language"),
    { 0 }
};

static err material_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct material *was = before;
    const struct material *m = record;
    struct block b;
    if (was && !id_equal(was->curriculum, m->curriculum))
        ctx_flaw(cx, "/curriculum", "curriculum",
                 SAY("Không chuyển tài liệu sang giáo trình khác được",
                     "A material stays in its curriculum"));
    err e = curriculum_require_open(cx, tx, m->curriculum);
    if (e || id_is_none(m->block)) return e;
    e = record_get(cx, tx, &block_entity, m->block, &b);
    if (e == ERR_NOT_FOUND) { /* the reference check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e && !id_equal(b.curriculum, m->curriculum))
        ctx_flaw(cx, "/block", "block",
                 SAY("Phần này thuộc giáo trình khác", "This block is of another curriculum"));
    return e ? e : cx->error;
}

const struct entity material_entity = {
    "material",
    "Tài liệu",
    sizeof(struct material),
    material_fields,
    .number = 225,
    .label_en = "Material",
    .check = material_check,
    .read = "curriculum.read",
    .write = "curriculum.write",
    .scope = "curriculum.unit",
    .title = "title",
    .help = "Tài liệu của một giáo trình hay một phần, in được.",
    .help_en = "What is read in a class; can be printed.",
};

const struct field material_file_fields[] = {
    FIELD(1, struct material_file, material, REF, REQUIRED | INDEXED | CASCADE,
          .target = "material", .label = "Tài liệu", .label_en = "Material"),
    FIELD(2, struct material_file, name, TEXT, REQUIRED, .max = 120, .label = "Tên tệp",
          .label_en = "File name"),
    FIELD(3, struct material_file, type, TEXT, REQUIRED, .max = 120, .label = "Loại tệp",
          .label_en = "Type"),
    FIELD(4, struct material_file, size, INT, REQUIRED, .label = "Số byte", .label_en = "Bytes"),
    FIELD(5, struct material_file, origin, REF, READ_ONLY | INDEXED, .target = "material_file",
          .label = "Chép từ tệp", .label_en = "Copied from"),
    { 0 }
};

const struct entity material_file_entity = {
    "material_file",
    "Tệp đính kèm",
    sizeof(struct material_file),
    material_file_fields,
    .number = 226,
    .label_en = "Attachment",
    .read = "curriculum.read",
    .scope = "material.curriculum.unit",
    .title = "name",
    .help = "Hình ảnh và tệp của một tài liệu.",
    .help_en = "Pictures and files of a material.",
};
