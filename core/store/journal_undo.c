/* SPDX-License-Identifier: MIT
 * journal_undo: puts back what an entry changed, newest change first, as ordinary writes that are
 * journalled themselves. Every field is compared with what the entry left there before it is
 * touched: undoing never takes away what somebody did since. References and uniqueness are kept;
 * entity->check does not run, because what was there once was right then. */
#include <stdlib.h>

#include "journal_bytes.h"

static err changed_since(struct ctx *cx, struct tx *tx, const struct change *change)
{
    struct record_name who = record_named(cx, tx, change->entity, change->record);
    return ctx_fail(cx, ERR_CONFLICT, NULL, "changed_since",
                    SAY("%s đã được sửa sau đó%.0s", "%.0s%s was changed again since"),
                    text_z(cx->arena, who.vi), text_z(cx->arena, who.en));
}

static bool has_number(const struct stored_field *fields, size_t count, uint16_t number,
                       struct slice *item)
{
    *item = (struct slice){ 0 };
    for (size_t i = 0; i < count; i++)
        if (fields[i].number == number) {
            *item = fields[i].item;
            return true;
        }
    return false;
}

/* The current form with the entry's fields set back; false when one of them no longer holds the
 * entry's value. */
static bool set_back(struct arena *arena, const struct change *change, struct slice current,
                     struct slice *out)
{
    struct stored_field *now, *before, *after, *result;
    size_t now_count, before_count, after_count, kept = 0, next = 0;
    struct slice item, held;
    if (!stored_split(arena, current, &now, &now_count) ||
        !stored_split(arena, change->before, &before, &before_count) ||
        !stored_split(arena, change->after, &after, &after_count))
        return false;
    for (size_t i = 0; i < after_count; i++)
        if (!has_number(now, now_count, after[i].number, &held) ||
            !slice_equal(held, after[i].item))
            return false;
    for (size_t i = 0; i < before_count; i++)
        if (!has_number(after, after_count, before[i].number, &item) &&
            has_number(now, now_count, before[i].number, &held))
            return false;
    result = ARENA_ARRAY(arena, now_count + before_count, struct stored_field);
    for (size_t i = 0; i < now_count; i++) {
        if (has_number(after, after_count, now[i].number, &item)) continue;
        for (; next < before_count && before[next].number < now[i].number; next++)
            result[kept++] = before[next];
        result[kept++] = now[i];
    }
    for (; next < before_count; next++) result[kept++] = before[next];
    *out = stored_join(arena, result, kept);
    return true;
}

static err undo_change(struct ctx *cx, struct tx *tx, const struct change *change)
{
    struct slice current, back;
    err e = record_bytes(cx, tx, change->entity, change->record, &current);
    if (e) return e;
    bool is_there = current.data != NULL;
    if (is_there) current = slice_copy(cx->arena, current);
    switch (change->kind) {
    case CHANGE_CREATE:
        if (!is_there || !slice_equal(current, change->after)) return changed_since(cx, tx, change);
        return record_remove_alone(cx, tx, change->entity, change->record);
    case CHANGE_DELETE:
        if (is_there) return changed_since(cx, tx, change);
        return record_write(cx, tx, change->entity, change->record, (struct slice){ 0 },
                            change->before);
    case CHANGE_UPDATE:
        if (!is_there || !set_back(cx->arena, change, current, &back))
            return changed_since(cx, tx, change);
        return record_write(cx, tx, change->entity, change->record, current, back);
    case CHANGE_READ:
        return ERR_NONE;
    }
    return ERR_NONE;
}

static err undoable(struct ctx *cx, const struct journal_entry *entry, size_t *count)
{
    *count = 0;
    for (const struct change *c = entry->changes; c; c = c->next, ++*count)
        if (id_is_none(c->record))
            return ctx_fail(
                cx, ERR_CONFLICT, NULL, "secret",
                SAY("Phiếu kín không hoàn tác được", "A secret ballot cannot be undone"));
    if (entry->left_out)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "unknown_entity",
                        SAY("Mục này thuộc một phần mở rộng không còn cài",
                            "This belongs to a plugin that is not installed"));
    if (entry->sealed_away)
        return ctx_fail(cx, ERR_GONE, NULL, "erased",
                        SAY("Dữ liệu cá nhân của mục này đã được xoá",
                            "The personal data of this entry was erased"));
    return ERR_NONE;
}

err journal_undo(struct ctx *cx, struct tx *tx, uint64_t seq)
{
    struct journal_entry entry;
    size_t count, at = 0;
    err e = journal_get(cx, tx, seq, &entry);
    if (!e) e = undoable(cx, &entry, &count);
    if (e) return e;
    const struct change **changes = ARENA_ARRAY(cx->arena, count, const struct change *);
    for (const struct change *c = entry.changes; c; c = c->next) changes[at++] = c;
    while (!e && at > 0) e = undo_change(cx, tx, changes[--at]);
    return e;
}

static int newest_first(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x < y) - (x > y);
}

err journal_undo_many(struct ctx *cx, struct tx *tx, const uint64_t seqs[], size_t count)
{
    uint64_t *order = ARENA_ARRAY(cx->arena, count, uint64_t);
    err e = ERR_NONE;
    if (!count) return e;
    memcpy(order, seqs, count * sizeof *order);
    qsort(order, count, sizeof *order, newest_first);
    for (size_t i = 0; !e && i < count; i++) e = journal_undo(cx, tx, order[i]);
    return e;
}
