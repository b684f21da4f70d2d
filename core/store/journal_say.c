/* SPDX-License-Identifier: MIT
 * journal_say: an entry as one sentence. Changes of one kind to one entity are told as a number
 * when there are several. What is personal is not said: people without the grant read the journal
 * too, and the sentence must outlive an erasure. */
#include "../base/buffer.h"
#include "journal_bytes.h"

enum { GROUPS_SHOWN = 6, FIELDS_SHOWN = 5 };

struct group {
    const struct change *first;
    size_t count;
};

static const char *verb(enum change_kind kind, enum lang lang)
{
    bool en = lang == LANG_EN;
    switch (kind) {
    case CHANGE_CREATE:
        return en ? "created" : "tạo";
    case CHANGE_UPDATE:
        return en ? "changed" : "sửa";
    case CHANGE_DELETE:
        return en ? "deleted" : "xoá";
    case CHANGE_READ:
        return en ? "read personal data of" : "xem dữ liệu cá nhân của";
    }
    return "";
}

err journal_veiled(struct ctx *cx, struct tx *tx, const struct journal_entry *entry, bool *veiled)
{
    err e = ERR_NONE;
    *veiled = false;
    for (const struct change *c = entry->changes; !e && !*veiled && c; c = c->next) {
        if (!c->entity->veil) continue;
        void *record = arena_alloc(cx->arena, c->entity->size);
        struct slice bytes;
        /* What stands of it now knows more than an entry, which has what changed only. */
        e = record_bytes(cx, tx, c->entity, c->record, &bytes);
        if (!e && !bytes.data) bytes = c->before.size ? c->before : c->after;
        if (!e) e = record_decode(cx, c->entity, bytes, c->record, record);
        if (!e) e = record_veil(cx, tx, c->entity, record, veiled);
    }
    return e;
}

static void say_actor(struct ctx *cx, struct tx *tx, struct buffer *out,
                      const struct journal_entry *entry)
{
    const struct entity *account = schema_named(tx->schema, TEXT("account"));
    bool veiled;
    if (journal_veiled(cx, tx, entry, &veiled) || veiled)
        buffer_text(out, ctx_say(cx, "Người được giấu tên", "Somebody whose name is withheld"));
    else if (id_is_none(entry->actor))
        buffer_text(out, entry->at ? ctx_say(cx, "Hệ thống", "The system")
                                   : ctx_say(cx, "Ẩn danh", "Anonymous"));
    else if (account)
        buffer_text(out, record_shown(cx, tx, account, entry->actor));
    else
        buffer_text(out, id_text(cx->arena, entry->actor));
}

/* Labels of the fields an update touched. */
static void say_fields(struct ctx *cx, struct buffer *out, const struct change *change)
{
    struct stored_field *sides[2];
    size_t counts[2], shown = 0;
    if (change->kind != CHANGE_UPDATE) return;
    if (!stored_split(cx->arena, change->before, &sides[0], &counts[0]) ||
        !stored_split(cx->arena, change->after, &sides[1], &counts[1]))
        return;
    for (const struct field *f = change->entity->fields; f->id; f++) {
        struct slice held[2] = { { 0 }, { 0 } };
        for (int side = 0; side < 2; side++)
            for (size_t i = 0; i < counts[side]; i++)
                if (sides[side][i].number == f->id) held[side] = sides[side][i].item;
        if (slice_equal(held[0], held[1])) continue;
        if (shown == FIELDS_SHOWN) {
            buffer_z(out, ", …");
            break;
        }
        buffer_z(out, shown++ ? ", " : ": ");
        buffer_z(out, cx->lang == LANG_EN ? f->label_en : f->label);
    }
}

static void say_group(struct ctx *cx, struct tx *tx, struct buffer *out, const struct group *g,
                      bool alone)
{
    const struct change *c = g->first;
    const char *label = cx->lang == LANG_EN ? c->entity->label_en : c->entity->label;
    buffer_format(out, "%s ", verb(c->kind, cx->lang));
    if (g->count > 1 || id_is_none(c->record)) {
        buffer_format(out, "%zu %s", g->count, label);
        return;
    }
    struct record_name name = record_named(cx, tx, c->entity, c->record);
    buffer_text(out, cx->lang == LANG_EN ? name.en : name.vi);
    if (alone) say_fields(cx, out, c);
}

/* How many different groups there are, of which the first GROUPS_SHOWN are filled. */
static size_t group_changes(const struct change *changes, struct group groups[GROUPS_SHOWN])
{
    size_t count = 0;
    for (const struct change *c = changes; c; c = c->next) {
        size_t i = 0;
        while (i < count &&
               (groups[i].first->entity != c->entity || groups[i].first->kind != c->kind))
            i++;
        if (i == GROUPS_SHOWN) return GROUPS_SHOWN + 1;
        if (i == count) groups[count++] = (struct group){ c, 0 };
        groups[i].count++;
    }
    return count;
}

static void say_changes(struct ctx *cx, struct tx *tx, struct buffer *out,
                        const struct change *changes)
{
    struct group groups[GROUPS_SHOWN];
    size_t count = group_changes(changes, groups);
    if (!count)
        buffer_text(out, ctx_say(cx, "sửa dữ liệu của phần mở rộng chưa cài",
                                 "changed data of a plugin that is not installed"));
    for (size_t i = 0; i < count && i < GROUPS_SHOWN; i++) {
        if (i) buffer_z(out, ", ");
        say_group(cx, tx, out, &groups[i], count == 1);
    }
    if (count > GROUPS_SHOWN) buffer_z(out, ", …");
}

static void say_when(struct ctx *cx, struct buffer *out, instant at)
{
    if (!at) return;
    struct civil c = instant_civil(at);
    buffer_text(out, ctx_say(cx, " lúc", " at"));
    buffer_format(out, " %02d:%02d %02d/%02d/%04d", c.hour, c.minute, c.day, c.month, c.year);
}

text journal_sentence(struct ctx *cx, struct tx *tx, const struct journal_entry *entry)
{
    struct buffer out = buffer_in(cx->arena, 160);
    say_actor(cx, tx, &out, entry);
    buffer_text(&out, ctx_say(cx, " đã ", " "));
    say_changes(cx, tx, &out, entry->changes);
    say_when(cx, &out, entry->at);
    if (entry->why.size) buffer_format(&out, " (%.*s)", TEXT_ARGS(entry->why));
    return buffer_as_text(&out);
}
