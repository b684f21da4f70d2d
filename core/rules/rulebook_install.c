/* SPDX-License-Identifier: MIT
 * rulebook_install: shipped scripts become version 1 at first start; from then on the store is the
 * truth and a changed file changes nothing. Also the table of rule versions. */
#include <dirent.h>
#include <stdio.h>

#include "../store/db.h"
#include "rulebook.h"

static const struct term state_rows[] = { { RULE_DRAFT, "draft", "Bản nháp", "Draft" },
                                          { RULE_CHECKED, "checked", "Đã kiểm tra", "Checked" },
                                          { RULE_PREVIEWED, "previewed", "Đã xem trước",
                                            "Previewed" },
                                          { RULE_APPROVED, "approved", "Đã duyệt", "Approved" },
                                          { RULE_ACTIVE, "active", "Đang áp dụng", "Active" },
                                          { RULE_RETIRED, "retired", "Đã thôi dùng", "Retired" },
                                          { 0 } };
static const struct vocabulary state_terms = { "rule_state", "Trạng thái quy tắc",
                                               "State of a rule", state_rows };

static const struct field rule_version_fields[] = {
    FIELD(1, struct rule_version, hook, TEXT, REQUIRED | INDEXED, .max = 60, .label = "Việc",
          .label_en = "Hook"),
    FIELD(2, struct rule_version, unit, REF, INDEXED, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(3, struct rule_version, version, INT, REQUIRED, .min = 1, .max = 1000000,
          .label = "Phiên bản", .label_en = "Version"),
    FIELD(4, struct rule_version, source, TEXT, REQUIRED | LINES | VERBATIM, .max = RULE_SOURCE_MAX,
          .label = "Nội dung", .label_en = "Source"),
    FIELD(5, struct rule_version, source_hash, HASH, READ_ONLY, .label = "Mã băm nội dung",
          .label_en = "Source hash"),
    FIELD(6, struct rule_version, state, ENUM, REQUIRED | INDEXED, .terms = &state_terms,
          .label = "Trạng thái", .label_en = "State", .fallback = "draft"),
    FIELD(7, struct rule_version, active_from, DATE, 0, .label = "Áp dụng từ ngày",
          .label_en = "Active from"),
    FIELD(8, struct rule_version, author, REF, 0, .target = "account", .label = "Người soạn",
          .label_en = "Author"),
    FIELD(9, struct rule_version, key, TEXT, UNIQUE | READ_ONLY, .max = 120, .label = "Khóa",
          .label_en = "Key"),
    FIELD(10, struct rule_version, active_to, DATE, 0, .label = "Thôi áp dụng từ ngày",
          .label_en = "No longer active from"),
    FIELD(11, struct rule_version, approver, REF, 0, .target = "account", .label = "Người duyệt",
          .label_en = "Approver"),
    FIELD(12, struct rule_version, approved_at, TIME, 0, .label = "Duyệt lúc",
          .label_en = "Approved at"),
    FIELD(13, struct rule_version, submitted, TIME, 0, .label = "Trình lúc",
          .label_en = "Submitted at"),
    FIELD(14, struct rule_version, note, TEXT, LINES, .max = 500, .label = "Thay đổi gì",
          .label_en = "What changed"),
    FIELD(15, struct rule_version, returned, TEXT, LINES, .max = 500, .label = "Lý do trả lại",
          .label_en = "Why it was returned"),
    FIELD(16, struct rule_version, again, REF, 0, .target = "rule_version",
          .label = "Dùng lại phiên bản", .label_en = "Version used again"),
    { 0 }
};

static err rule_version_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    (void)tx;
    struct rule_version *v = record;
    const struct rule_version *old = before;
    bool same = !old || (text_equal(old->hook, v->hook) && id_equal(old->unit, v->unit) &&
                         old->version == v->version && id_equal(old->author, v->author));
    if (old && old->state >= RULE_CHECKED &&
        (!same || !text_equal(old->source, v->source) || v->state < RULE_CHECKED))
        return ctx_fail(cx, ERR_CONFLICT, "/source", "immutable",
                        SAY("Bản đã kiểm tra không sửa được nữa; hãy tạo phiên bản mới",
                            "A checked version cannot be changed; make a new version"));
    struct slice part = text_slice(v->source);
    v->source_hash = hash_of((struct slice){ NULL, 0 }, &part, 1);
    v->key = text_format(cx->arena, "%.*s@%.*s@%lld", TEXT_ARGS(v->hook),
                         TEXT_ARGS(id_text(cx->arena, v->unit)), (long long)v->version);
    return ERR_NONE;
}

const struct entity rule_version_entity = {
    "rule_version",
    "Phiên bản quy tắc",
    sizeof(struct rule_version),
    rule_version_fields,
    .number = 12,
    .label_en = "Rule version",
    .check = rule_version_check,
    .read = "rule.read",
    .scope = "unit",
    .title = "hook",
    .help = "Một phiên bản quy tắc của một đơn vị; không đổi sau khi đã kiểm tra.",
    .help_en = "One version of a body's rule; it does not change once checked.",
};

/* One shipped file on its way in. */
struct shipped {
    const struct rule_hook *hook;
    text unit_code; /* empty = the province */
    text source;
};

static enum kv_go same_hook(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    const struct rule_version *v = record;
    struct rule_version *wanted = arg;
    if (!id_equal(v->unit, wanted->unit)) return KV_MORE;
    wanted->version = v->version;
    return KV_STOP;
}

/* Whether this file has work to do; *out gets its unit. */
static err wanted_version(struct ctx *cx, struct tx *tx, const struct shipped *file,
                          struct rule_version *out, bool *wanted)
{
    *wanted = false;
    *out = (struct rule_version){ .hook = text_of(file->hook->name) };
    if (!text_is_empty(file->unit_code)) {
        struct unit unit;
        struct unit probe = { .code = file->unit_code };
        err e = record_find(cx, tx, &unit_entity, "code", &probe, &unit);
        if (e == ERR_NOT_FOUND) ctx_clear(cx);
        if (e) return e == ERR_NOT_FOUND ? ERR_NONE : e;
        out->unit = unit.id;
    }
    err e = query_by(cx, tx, &rule_version_entity, "hook", out, same_hook, out);
    *wanted = !e && out->version == 0;
    return e;
}

static err look(struct ctx *cx, struct tx *tx, void *arg)
{
    struct shipped *file = arg;
    struct rule_version version;
    bool wanted;
    err e = wanted_version(cx, tx, file, &version, &wanted);
    if (!e && !wanted) file->hook = NULL;
    return e;
}

static err store_version(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct shipped *file = arg;
    struct rule_version version;
    bool wanted;
    err e = wanted_version(cx, tx, file, &version, &wanted);
    if (e || !wanted) return e;
    version.version = 1;
    version.source = file->source;
    version.state = RULE_ACTIVE;
    version.active_from = date_of(2000, 1, 1);
    return record_create(cx, tx, &rule_version_entity, &version);
}

static err install_file(struct ctx *cx, struct shipped *file, const char *path)
{
    err e = db_read(cx, look, file);
    if (e || !file->hook) return e;
    struct rule_script *script;
    struct rule_fault fault;
    e = rule_load(cx, file->hook, file->source, text_of(path), &script, &fault);
    if (!e) e = rule_check(cx, script, &fault);
    if (e)
        return ctx_fail(cx, e, NULL, "rule",
                        SAY("Quy tắc kèm theo «%s» không dùng được: %.*s",
                            "The shipped rule «%s» cannot be used: %.*s"),
                        path, TEXT_ARGS(cx->lang == LANG_EN ? fault.en : fault.vi));
    return db_write(cx, store_version, file);
}

static bool read_source(struct ctx *cx, const char *path, text *out)
{
    FILE *in = fopen(path, "rb");
    if (!in) return false;
    char *bytes = arena_alloc(cx->arena, RULE_SOURCE_MAX + 1);
    size_t size = fread(bytes, 1, RULE_SOURCE_MAX + 1, in);
    (void)fclose(in);
    *out = (text){ bytes, size };
    return true;
}

static err install_folder(struct ctx *cx, const struct rule_hook *const hooks[], size_t count,
                          const char *folder, text unit_code)
{
    for (size_t i = 0; i < count; i++) {
        struct shipped file = { .hook = hooks[i], .unit_code = unit_code };
        text path = text_format(cx->arena, "%s/%s.lua", folder, hooks[i]->name);
        const char *z = text_z(cx->arena, path);
        if (!read_source(cx, z, &file.source)) continue;
        err e = install_file(cx, &file, z);
        if (e) return e;
    }
    return ERR_NONE;
}

err rulebook_install(struct ctx *cx, struct rulebook *book, const char *scripts_dir)
{
    size_t count;
    const struct rule_hook *const *hooks = rulebook_hooks(book, &count);
    text province = text_format(cx->arena, "%s/province", scripts_dir);
    err e = install_folder(cx, hooks, count, text_z(cx->arena, province), TEXT(""));
    text areas = text_format(cx->arena, "%s/areas", scripts_dir);
    DIR *dir = e ? NULL : opendir(text_z(cx->arena, areas));
    for (struct dirent *entry = dir ? readdir(dir) : NULL; entry && !e; entry = readdir(dir)) {
        text rest = text_copy(cx->arena, text_of(entry->d_name));
        text code = text_cut(&rest, '-');
        if (entry->d_name[0] == '.' || text_is_empty(rest)) continue;
        text folder = text_format(cx->arena, "%.*s/%s", TEXT_ARGS(areas), entry->d_name);
        e = install_folder(cx, hooks, count, text_z(cx->arena, folder), code);
    }
    if (dir) (void)closedir(dir);
    return e;
}
