/* SPDX-License-Identifier: MIT
 * unit: the bodies people belong to and act for, as one tree of any depth. Roles, rules, targets
 * and budgets hang on units. Invariant: following `parent` always ends at a root within
 * UNIT_DEPTH_MAX. */
#include "access.h"

enum { UNIT_DEPTH_MAX = 12 };

static const struct term kind_rows[] = {
    { UNIT_PROVINCE_UNION, "province_union", "Tỉnh đoàn", "Provincial union" },
    { UNIT_AREA, "area", "Cụm", "Area" },
    { UNIT_DISTRICT_UNION, "district_union", "Huyện đoàn, Thành đoàn", "District union" },
    { UNIT_COMMUNE_UNION, "commune_union", "Đoàn xã, phường", "Commune union" },
    { UNIT_BRANCH, "branch", "Chi đoàn", "Branch" },
    { UNIT_FEDERATION, "federation", "Hội Liên hiệp Thanh niên", "Youth Federation" },
    { UNIT_SCHOOL, "school", "Trường học", "School" },
    { UNIT_AGENCY, "agency", "Cơ quan, doanh nghiệp", "Agency" },
    { UNIT_ARMED_FORCES, "armed_forces", "Lực lượng vũ trang", "Armed forces" },
    { UNIT_CLUB, "club", "Câu lạc bộ, đội, nhóm", "Club" },
    { UNIT_DEPARTMENT, "department", "Sở, ngành", "Department" },
    { UNIT_OTHER, "other", "Khác", "Other" },
    { 0 }
};
static const struct vocabulary kind_terms = { "unit_kind", "Loại đơn vị", "Kind of unit",
                                              kind_rows };

static const struct field unit_fields[] = {
    FIELD(1, struct unit, code, TEXT, UNIQUE | INDEXED, .max = 30, .label = "Mã đơn vị",
          .label_en = "Unit code"),
    FIELD(2, struct unit, name, TEXT, REQUIRED | SEARCHED | INDEXED, .max = 120,
          .label = "Tên đơn vị", .label_en = "Unit name"),
    FIELD(3, struct unit, kind, ENUM, REQUIRED | INDEXED, .terms = &kind_terms,
          .label = "Loại đơn vị", .label_en = "Kind of unit"),
    FIELD(4, struct unit, parent, REF, INDEXED, .target = "unit", .label = "Trực thuộc",
          .label_en = "Under", .aliases = "đơn vị cấp trên"),
    FIELD(5, struct unit, place, PLACE, INDEXED, .label = "Địa bàn", .label_en = "Place"),
    FIELD(6, struct unit, valid_from, DATE, 0, .label = "Thành lập ngày", .label_en = "Since"),
    FIELD(7, struct unit, valid_to, DATE, 0, .label = "Kết thúc ngày", .label_en = "Until"),
    FIELD(8, struct unit, phone, TEXT, 0, .max = 20, .label = "Điện thoại cơ quan",
          .label_en = "Office phone"),
    FIELD(9, struct unit, email, TEXT, 0, .max = 80, .label = "Thư điện tử", .label_en = "E-mail"),
    FIELD(10, struct unit, symbol, TEXT, 0, .max = 20, .label = "Chữ viết tắt trong số văn bản",
          .label_en = "Symbol in document numbers"),
    { 0 }
};

/* Calls nothing on the way; *met says whether `wanted` stands at or above `from`. */
static bool meets_above(struct ctx *cx, struct tx *tx, id from, id wanted)
{
    for (int depth = 0; depth < UNIT_DEPTH_MAX && !id_is_none(from); depth++) {
        if (id_equal(from, wanted)) return true;
        struct unit unit;
        if (!record_exists(cx, tx, &unit_entity, from)) return false;
        if (record_get(cx, tx, &unit_entity, from, &unit)) return false;
        from = unit.parent;
    }
    return false;
}

static enum kv_go measure(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure);

/* Levels of the tree below a unit, itself counted. */
struct measuring {
    int depth, deepest;
};

static err measure_below(struct ctx *cx, struct tx *tx, id unit, struct measuring *m)
{
    if (++m->depth > m->deepest) m->deepest = m->depth;
    err e = m->depth <= UNIT_DEPTH_MAX ? query_ref(cx, tx, &unit_entity, "parent", unit, measure, m)
                                       : ERR_NONE;
    m->depth--;
    return e;
}

static enum kv_go measure(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    *failure = measure_below(cx, tx, ((const struct unit *)record)->id, arg);
    return *failure ? KV_STOP : KV_MORE;
}

/* Units at and above `from`. */
static int levels_above(struct ctx *cx, struct tx *tx, id from)
{
    int levels = 0;
    struct unit unit;
    while (levels <= UNIT_DEPTH_MAX && !id_is_none(from) &&
           record_exists(cx, tx, &unit_entity, from) &&
           record_get(cx, tx, &unit_entity, from, &unit) == ERR_NONE) {
        levels++;
        from = unit.parent;
    }
    return levels;
}

/* Deeper than UNIT_DEPTH_MAX nobody would find the way up again: not whoever asks for a permission,
 * not the test for loops. */
static err check_depth(struct ctx *cx, struct tx *tx, const struct unit *before,
                       const struct unit *u)
{
    struct measuring below = { 0, 1 };
    if (id_is_none(u->parent) || (before && id_equal(before->parent, u->parent))) return ERR_NONE;
    err e = before ? measure_below(cx, tx, u->id, &below) : ERR_NONE;
    if (e || levels_above(cx, tx, u->parent) + below.deepest <= UNIT_DEPTH_MAX) return e;
    return ctx_fail(cx, ERR_INVALID, "/parent", "depth",
                    SAY("Đơn vị xếp lồng nhau tối đa %d cấp", "Units stand at most %d levels deep"),
                    UNIT_DEPTH_MAX);
}

static err unit_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct unit *u = record;
    if (u->valid_to && u->valid_from && u->valid_to < u->valid_from)
        ctx_flaw(cx, "/valid_to", "order",
                 SAY("Ngày kết thúc phải sau ngày thành lập", "The end must come after the start"));
    if (before && !id_is_none(u->parent) && meets_above(cx, tx, u->parent, u->id))
        ctx_flaw(cx, "/parent", "loop",
                 SAY("Đơn vị không thể trực thuộc chính nó hoặc đơn vị con",
                     "A unit cannot stand under itself"));
    return cx->error ? cx->error : check_depth(cx, tx, before, u);
}

const struct entity unit_entity = {
    "unit",
    "Đơn vị",
    sizeof(struct unit),
    unit_fields,
    .number = 3,
    .label_en = "Unit",
    .check = unit_check,
    .read = PUBLIC,
    .write = "unit.write",
    .scope = "parent",
    .title = "name",
    .sort = "name",
    .help = "Cấp bộ Đoàn, Hội, trường, cơ quan, lực lượng, câu lạc bộ; quyền và quy tắc gắn với "
            "đơn vị.",
    .help_en = "A body of the Youth Union or the Federation, a school, agency, force or club; "
               "permissions and rules hang on it.",
};

static const struct field unit_successor_fields[] = {
    FIELD(1, struct unit_successor, old, REF, REQUIRED | INDEXED | CASCADE, .target = "unit",
          .label = "Đơn vị cũ", .label_en = "Old unit", .as_of = "-on"),
    FIELD(2, struct unit_successor, new_unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị mới", .label_en = "New unit", .aliases = "new", .as_of = "on"),
    FIELD(3, struct unit_successor, on, DATE, REQUIRED, .label = "Từ ngày", .label_en = "On",
          .aliases = "date"),
    { 0 }
};

const struct entity unit_successor_entity = {
    "unit_successor",
    "Đơn vị kế thừa (tổ chức)",
    sizeof(struct unit_successor),
    unit_successor_fields,
    .number = 4,
    .label_en = "Unit successor",
    .read = PUBLIC,
    .write = "unit.write",
    .scope = "new_unit",
    .key = "old+new_unit",
    .help = "Tổ chức cũ sáp nhập, đổi tên hoặc chuyển về tổ chức mới từ một ngày.",
    .help_en = "A body merged into, renamed to or moved under another from a day on.",
};

bool unit_within(struct ctx *cx, struct tx *tx, id unit, id root)
{
    return meets_above(cx, tx, unit, root);
}

struct inheritance {
    id root;
    int generations;
    bool covered;
};

static bool covered_from(struct ctx *cx, struct tx *tx, id from, struct inheritance *i);

static enum kv_go look_at_heir(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit_successor *s = record;
    struct inheritance *i = arg;
    (void)failure;
    if (s->on <= instant_date(cx->now) && covered_from(cx, tx, s->new_unit, i)) i->covered = true;
    return i->covered ? KV_STOP : KV_MORE;
}

/* Only units that ended are asked for heirs: nobody else pays for it. */
static bool covered_from(struct ctx *cx, struct tx *tx, id from, struct inheritance *i)
{
    enum { GENERATIONS_MAX = 8 };
    for (int depth = 0; depth < UNIT_DEPTH_MAX && !id_is_none(from); depth++) {
        struct unit unit;
        if (id_equal(from, i->root)) return true;
        if (!record_exists(cx, tx, &unit_entity, from)) return false;
        if (record_get(cx, tx, &unit_entity, from, &unit)) return false;
        if (unit.valid_to && i->generations < GENERATIONS_MAX) {
            i->generations++;
            if (query_ref(cx, tx, &unit_successor_entity, "old", from, look_at_heir, i))
                return false;
            i->generations--;
            if (i->covered) return true;
        }
        from = unit.parent;
    }
    return false;
}

bool unit_covered(struct ctx *cx, struct tx *tx, id unit, id root)
{
    struct inheritance i = { .root = root };
    return covered_from(cx, tx, unit, &i);
}

id unit_above(struct ctx *cx, struct tx *tx, id from, int32_t kind)
{
    for (int depth = 0; depth < UNIT_DEPTH_MAX && !id_is_none(from); depth++) {
        struct unit unit;
        if (!record_exists(cx, tx, &unit_entity, from)) return ID_NONE;
        if (record_get(cx, tx, &unit_entity, from, &unit)) return ID_NONE;
        if (unit.kind == kind) return unit.id;
        from = unit.parent;
    }
    return ID_NONE;
}
