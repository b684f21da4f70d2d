/* SPDX-License-Identifier: MIT
 * place: official administrative codes with validity. Codes and names were reused with other
 * meanings (24611 was Phường Nghĩa Đức and is Phường Bắc Gia Nghĩa since 2025-07-01), so (code,
 * valid_from) is the import key and the id is the identity. */
#include "access.h"

static const struct term level_rows[] = {
    { PLACE_PROVINCE, "province", "Tỉnh", "Province" },
    { PLACE_DISTRICT, "district", "Huyện, thành phố", "District" },
    { PLACE_COMMUNE, "commune", "Xã, phường, thị trấn", "Commune" },
    { 0 }
};
static const struct vocabulary level_terms = { "place_level", "Cấp", "Level", level_rows };

static const struct field place_fields[] = {
    FIELD(1, struct place, code, TEXT, REQUIRED | INDEXED, .max = 12, .label = "Mã",
          .label_en = "Code", .aliases = "mã đơn vị hành chính|mã số"),
    FIELD(2, struct place, valid_from, DATE, REQUIRED, .label = "Có hiệu lực từ",
          .label_en = "Valid from", .fallback = "2004-01-01"),
    FIELD(3, struct place, valid_to, DATE, 0, .label = "Hết hiệu lực từ",
          .label_en = "Valid until"),
    FIELD(4, struct place, name, TEXT, REQUIRED | SEARCHED | INDEXED, .max = 80, .label = "Tên",
          .label_en = "Name", .aliases = "name_vi|tên đơn vị"),
    FIELD(5, struct place, level, ENUM, INDEXED, .terms = &level_terms, .label = "Cấp",
          .label_en = "Level", .help = "Để trống thì theo số chữ số của mã",
          .help_en = "Left empty, the number of the code's digits says it"),
    FIELD(6, struct place, parent, REF, INDEXED, .target = "place", .label = "Thuộc",
          .label_en = "Within", .aliases = "parent_code|đơn vị cấp trên"),
    FIELD(7, struct place, key, TEXT, UNIQUE | READ_ONLY, .max = 40, .label = "Khóa",
          .label_en = "Key"),
    FIELD(8, struct place, border, BOOL, 0, .label = "Xã biên giới", .label_en = "Border commune"),
    FIELD(9, struct place, difficult, BOOL, 0, .label = "Đặc biệt khó khăn",
          .label_en = "Extremely difficult"),
    FIELD(10, struct place, lat, INT, 0, .min = -90000000, .max = 90000000,
          .label = "Vĩ độ (phần triệu độ)", .label_en = "Latitude (millionths of a degree)"),
    FIELD(11, struct place, lon, INT, 0, .min = -180000000, .max = 180000000,
          .label = "Kinh độ (phần triệu độ)", .label_en = "Longitude (millionths of a degree)"),
    FIELD(12, struct place, language, TEXT, 0, .max = 20, .label = "Tiếng dân tộc phổ biến",
          .label_en = "Local language"),
    { 0 }
};

/* The statistics office gives provinces two digits, districts three, communes five. */
static int32_t level_of_code(text code)
{
    if (code.size <= 2) return PLACE_PROVINCE;
    return code.size == 3 ? PLACE_DISTRICT : PLACE_COMMUNE;
}

static err place_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    (void)tx;
    (void)before;
    struct place *p = record;
    if (p->valid_to && p->valid_to <= p->valid_from)
        ctx_flaw(cx, "/valid_to", "order",
                 SAY("Ngày hết hiệu lực phải sau ngày có hiệu lực",
                     "The end must come after the start"));
    if (!p->level) p->level = level_of_code(p->code);
    p->key = text_format(cx->arena, "%.*s@%.*s", TEXT_ARGS(p->code),
                         TEXT_ARGS(date_format(cx->arena, p->valid_from)));
    return cx->error;
}

const struct entity place_entity = {
    "place",
    "Địa danh hành chính",
    sizeof(struct place),
    place_fields,
    .number = 1,
    .label_en = "Place",
    .check = place_check,
    .read = PUBLIC,
    .write = "place.write",
    .title = "name",
    .sort = "name",
    .key = "code+valid_from",
    .help = "Đơn vị hành chính theo danh mục của Tổng cục Thống kê, có thời gian hiệu lực.",
    .help_en = "An administrative unit of the General Statistics Office's list, with the days it "
               "is valid.",
};

static const struct field place_successor_fields[] = {
    FIELD(1, struct place_successor, old, REF, REQUIRED | INDEXED | CASCADE, .target = "place",
          .label = "Đơn vị cũ", .label_en = "Old place", .aliases = "old_code|mã cũ",
          .as_of = "-on"),
    FIELD(2, struct place_successor, new_place, REF, REQUIRED | INDEXED, .target = "place",
          .label = "Đơn vị mới", .label_en = "New place", .aliases = "new|new_code|mã mới",
          .as_of = "on"),
    FIELD(3, struct place_successor, on, DATE, REQUIRED, .label = "Từ ngày", .label_en = "On",
          .aliases = "date", .fallback = "2025-07-01"),
    FIELD(4, struct place_successor, partly, BOOL, 0, .label = "Chỉ một phần",
          .label_en = "Only a part"),
    { 0 }
};

/* A list of mergers says when the old places ended, where the list of places did not. */
static err place_successor_imported(struct ctx *cx, struct tx *tx, void *record)
{
    const struct place_successor *s = record;
    struct place old;
    err e = record_get(cx, tx, &place_entity, s->old, &old);
    if (e || s->partly || old.valid_to || id_equal(s->old, s->new_place)) return e;
    old.valid_to = s->on;
    return record_update(cx, tx, &place_entity, &old);
}

const struct entity place_successor_entity = {
    "place_successor",
    "Đơn vị kế thừa",
    sizeof(struct place_successor),
    place_successor_fields,
    .number = 2,
    .label_en = "Place successor",
    .read = PUBLIC,
    .write = "place.write",
    .key = "old+new_place",
    .imported = place_successor_imported,
    .help = "Đơn vị cũ nhập vào đơn vị mới từ một ngày.",
    .help_en = "An old place that became part of a new one from a day on.",
};
