/* SPDX-License-Identifier: MIT
 * unit_operation: the record of what was done lies in the same entry of the journal as the deed, so
 * that the entry which made the record is the one to take back. */
#include "unit_operation.h"

#include "../store/journal.h"

static const struct term kind_rows[] = { { UNIT_MERGE, "merge", "Sáp nhập", "Merger" },
                                         { UNIT_SPLIT, "split", "Chia, tách", "Split" },
                                         { UNIT_RENAME, "rename", "Đổi tên", "New name" },
                                         { UNIT_REPARENT, "reparent", "Chuyển cấp trên",
                                           "New unit above" },
                                         { UNIT_CLOSE, "close", "Kết thúc hoạt động", "Closing" },
                                         { UNIT_RELOCATE, "relocate", "Đổi địa bàn", "New place" },
                                         { 0 } };
const struct vocabulary unit_operation_terms = { "unit_operation_kind", "Việc", "Operation",
                                                 kind_rows };

static const struct field unit_operation_fields[] = {
    FIELD(1, struct unit_operation, kind, ENUM, REQUIRED, .terms = &unit_operation_terms,
          .label = "Việc", .label_en = "Operation"),
    FIELD(2, struct unit_operation, on, DATE, REQUIRED | INDEXED, .label = "Từ ngày",
          .label_en = "From"),
    FIELD(3, struct unit_operation, unit, REF, INDEXED, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(4, struct unit_operation, title, TEXT, REQUIRED, .max = 1000, .label = "Nội dung",
          .label_en = "What"),
    FIELD(5, struct unit_operation, units, INT, 0, .label = "Số đơn vị", .label_en = "Units"),
    FIELD(6, struct unit_operation, records, INT, 0, .label = "Số bản ghi đi theo",
          .label_en = "Records that followed"),
    FIELD(7, struct unit_operation, batch, TEXT, INDEXED, .max = 80, .label = "Đợt",
          .label_en = "Batch"),
    FIELD(8, struct unit_operation, made, TIME, 0, .label = "Ghi lúc", .label_en = "Recorded"),
    FIELD(9, struct unit_operation, undone, TIME, 0, .label = "Hoàn tác lúc",
          .label_en = "Taken back"),
    { 0 }
};

const struct entity unit_operation_entity = {
    "unit_operation",
    "Sắp xếp đơn vị",
    sizeof(struct unit_operation),
    unit_operation_fields,
    .number = 22,
    .label_en = "Operation on units",
    .read = "journal.read",
    .scope = "unit",
    .title = "title",
    .help = "Một lần sáp nhập, chia tách, đổi tên, chuyển hoặc kết thúc đơn vị, và còn hoàn tác "
            "được không.",
    .help_en =
        "A merger, split, renaming, move or closing of units, and whether it was taken back.",
};

static bool has_begun(const struct unit_account *a, text name)
{
    for (const struct unit_deed *d = a->deeds; d; d = d->next)
        if (d->what == DEED_BEGINS && text_equal(d->unit, name)) return true;
    return false;
}

/* "Đoàn xã A, Đoàn xã B → Đoàn xã C" of the units that the change was about; those that only follow
 * are told in the account. */
static text title_of(struct ctx *cx, int32_t kind, const struct unit_account *a)
{
    enum { NAMED = 12 };
    text old = TEXT(""), now = TEXT("");
    size_t named = 0;
    bool ends = kind == UNIT_MERGE || kind == UNIT_SPLIT || kind == UNIT_CLOSE;
    for (const struct unit_deed *d = a->deeds; d; d = d->next) {
        bool to = d->what == DEED_BEGINS && kind == UNIT_SPLIT;
        bool from = ends ? d->what == DEED_ENDS : !has_begun(a, d->unit);
        if (to)
            now = text_format(cx->arena, "%.*s%s%.*s", TEXT_ARGS(now), now.size ? ", " : "",
                              TEXT_ARGS(d->unit));
        if (!from || named++ >= NAMED) continue;
        old = text_format(cx->arena, "%.*s%s%.*s", TEXT_ARGS(old), old.size ? ", " : "",
                          TEXT_ARGS(d->unit));
        if (kind != UNIT_SPLIT) now = d->other;
    }
    if (!old.size) old = TEXT("…");
    return now.size ? text_format(cx->arena, "%.*s → %.*s", TEXT_ARGS(old), TEXT_ARGS(now)) : old;
}

err unit_operation_keep(struct ctx *cx, struct tx *tx, int32_t kind, date on,
                        const struct unit_account *account, text batch, struct unit_operation *out)
{
    *out = (struct unit_operation){ .kind = kind,
                                    .on = on,
                                    .unit = account->first,
                                    .title = title_of(cx, kind, account),
                                    .units = (int64_t)account->units,
                                    .records = (int64_t)account->records,
                                    .batch = batch,
                                    .made = cx->now };
    return record_create(cx, tx, &unit_operation_entity, out);
}

/* ---- taking back ----------------------------------------------------------------------------- */

enum { UNDO_MAX = 512 };

struct undoing {
    struct unit_operation operations[UNDO_MAX];
    uint64_t seqs[UNDO_MAX];
    size_t count;
    uint64_t seq; /* of the one that is looked up */
};

static enum kv_go note_operation(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                 err *failure)
{
    const struct unit_operation *o = record;
    struct undoing *u = arg;
    (void)cx, (void)tx, (void)failure;
    if (o->undone) return KV_MORE;
    if (u->count < UNDO_MAX) u->operations[u->count++] = *o;
    return KV_MORE;
}

static enum kv_go note_made(struct ctx *cx, struct tx *tx, const struct journal_entry *entry,
                            void *arg, err *failure)
{
    struct undoing *u = arg;
    (void)cx, (void)tx, (void)failure;
    for (const struct change *c = entry->changes; c; c = c->next)
        if (c->entity == &unit_operation_entity && c->kind == CHANGE_CREATE) u->seq = entry->seq;
    return u->seq ? KV_STOP : KV_MORE;
}

static err find_operations(struct ctx *cx, struct tx *tx, text which, struct undoing *u)
{
    id one;
    struct unit_operation probe = { .batch = which };
    err e = ERR_NONE;
    if (id_parse(which, &one)) {
        e = record_get(cx, tx, &unit_operation_entity, one, &probe);
        if (e && e != ERR_NOT_FOUND) return e;
        if (!e) (void)note_operation(cx, tx, &probe, u, &e);
    } else if (which.size) {
        e = query_by(cx, tx, &unit_operation_entity, "batch", &probe, note_operation, u);
    }
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    if (!u->count)
        return ctx_fail(cx, ERR_NOT_FOUND, NULL, "operation",
                        SAY("Không có việc sắp xếp này, hoặc đã hoàn tác rồi",
                            "There is no such operation, or it was taken back already"));
    return ERR_NONE;
}

err unit_operation_undo(struct ctx *cx, struct tx *tx, text which, size_t *count)
{
    struct undoing *u = ARENA_NEW(cx->arena, struct undoing);
    err e = find_operations(cx, tx, which, u);
    for (size_t i = 0; !e && i < u->count; i++) {
        u->seq = 0;
        e = journal_history(cx, tx, &unit_operation_entity, u->operations[i].id, note_made, u);
        u->seqs[i] = u->seq;
        if (!e && !u->seq)
            e = ctx_fail(
                cx, ERR_CONFLICT, NULL, "no-entry",
                SAY("Nhật ký không còn mục này", "The journal has no such entry any more"));
    }
    if (!e) e = journal_undo_many(cx, tx, u->seqs, u->count);
    for (size_t i = 0; !e && i < u->count; i++) {
        u->operations[i].undone = cx->now;
        u->operations[i].unit = ID_NONE; /* it may go with what made it */
        e = record_create(cx, tx, &unit_operation_entity, &u->operations[i]);
    }
    *count = u->count;
    return e;
}
