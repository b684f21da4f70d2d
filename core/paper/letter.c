/* SPDX-License-Identifier: MIT
 * letter: gathers what a document says, numbers its headings and annexes as they come, and knows
 * whose form a unit writes in. */
#include "letter.h"

#include "../base/buffer.h"
#include "../base/viet.h"
#include "../store/record.h"
#include "letter_private.h"

struct letter *letter_new(struct ctx *cx, int32_t regime)
{
    struct letter *l = ARENA_NEW(cx->arena, struct letter);
    l->arena = cx->arena;
    l->regime = regime;
    l->blocks_end = &l->blocks;
    l->signers_end = &l->signers;
    return l;
}

/* ---- on behalf of a unit --------------------------------------------------------------------- */

static int32_t regime_of(const struct unit *unit)
{
    switch (unit->kind) {
    case UNIT_SCHOOL:
    case UNIT_AGENCY:
    case UNIT_ARMED_FORCES:
    case UNIT_DEPARTMENT:
        return LETTER_STATE;
    case UNIT_FEDERATION:
        return LETTER_FEDERATION;
    default:
        return LETTER_YOUTH;
    }
}

/* Areas only share rules and issue nothing. */
static err body_above(struct ctx *cx, struct tx *tx, const struct unit *unit, date day, text *out)
{
    struct unit above = { 0 };
    err e = ERR_NONE;
    for (id next = unit->parent; !e && !id_is_none(next); next = above.parent) {
        e = unit_on(cx, tx, next, day, &above);
        if (e || above.kind == UNIT_AREA) continue;
        *out = above.name;
        break;
    }
    return e;
}

err letter_of_unit(struct ctx *cx, struct tx *tx, id unit, struct letter **out)
{
    return letter_of_unit_on(cx, tx, unit, 0, out);
}

err letter_of_unit_on(struct ctx *cx, struct tx *tx, id unit, date day, struct letter **out)
{
    struct unit own;
    err e = unit_on(cx, tx, unit, day, &own);
    bool over = !e && own.valid_to && (!day || day > own.valid_to);
    if (over) day = own.valid_to; /* it writes as it last was */
    if (over) e = unit_on(cx, tx, unit, day, &own);
    if (e) return e;
    struct letter *l = *out = letter_new(cx, regime_of(&own));
    l->body = own.name;
    l->place = letter_place(record_title(cx, tx, &place_entity, own.place));
    return body_above(cx, tx, &own, day, &l->above);
}

/* The first letter of each word before any addition: "Đoàn xã Đức Lập – khu vực" is ĐXĐL. */
static text initials(struct arena *arena, text name)
{
    text words = viet_capitals(arena, name);
    struct buffer b = buffer_in(arena, words.size);
    bool starts = true;
    for (size_t i = 0; i < words.size && !text_starts(text_part(words, i, words.size), TEXT("–"));
         i++) {
        uint8_t byte = (uint8_t)words.data[i];
        bool goes_on = (byte & 0xC0) == 0x80;
        if (!goes_on && b.size && (byte == '(' || byte == ',')) break;
        if (!goes_on) starts = i == 0 || words.data[i - 1] == ' ';
        if (starts && byte != ' ') buffer_byte(&b, byte);
    }
    return (text){ (const char *)b.data, b.size };
}

text letter_symbol(struct ctx *cx, const struct unit *unit)
{
    return text_is_empty(unit->symbol) ? initials(cx->arena, unit->name) : unit->symbol;
}

/* ---- what it says ---------------------------------------------------------------------------- */

static struct letter_block *add(struct letter *l, enum letter_block_kind kind, text words)
{
    struct letter_block *b = ARENA_NEW(l->arena, struct letter_block);
    b->kind = kind;
    b->words = words;
    *l->blocks_end = b;
    l->blocks_end = &b->next;
    return b;
}

void letter_paragraph(struct letter *l, text lead, text words)
{
    add(l, BLOCK_PARAGRAPH, words)->lead = lead;
}

void letter_basis(struct letter *l, text words)
{
    (void)add(l, BLOCK_BASIS, words);
}

void letter_centred(struct letter *l, text words)
{
    (void)add(l, BLOCK_CENTRED, words);
}

/* Numbered headings of this level since the last one above it. */
static int64_t place_among(const struct letter *l, const struct letter_block *heading)
{
    int64_t n = 0;
    for (const struct letter_block *b = l->blocks; b; b = b->next) {
        bool above = b->kind == BLOCK_HEADING && b->level < heading->level;
        if (b->kind == BLOCK_ANNEX || above) n = 0;
        if (b->kind == BLOCK_HEADING && b->level == heading->level &&
            (b == heading || !text_is_empty(b->number)))
            n++;
    }
    return n;
}

static text heading_number(struct arena *arena, int level, int64_t n)
{
    if (level == 1) return text_format(arena, "%.*s. ", TEXT_ARGS(letter_roman(arena, n)));
    if (level == 2) return text_format(arena, "%lld. ", (long long)n);
    return text_format(arena, "%c) ", (int)('a' + (n - 1) % 26));
}

void letter_heading(struct letter *l, int level, bool plain, text words)
{
    REQUIRE(level >= 1 && level <= LETTER_LEVELS);
    struct letter_block *b = add(l, BLOCK_HEADING, words);
    b->level = level;
    if (!plain) b->number = heading_number(l->arena, level, place_among(l, b));
}

void letter_item(struct letter *l, int level, text words)
{
    REQUIRE(level >= 1 && level <= LETTER_LEVELS);
    struct letter_block *b = add(l, BLOCK_ITEM, words);
    b->level = level;
    b->number = level == 1 ? TEXT("- ") : TEXT("+ ");
}

void letter_note(struct letter *l, text words)
{
    (void)add(l, BLOCK_NOTE, words);
}

void letter_table(struct letter *l, text title, const struct letter_column columns[], size_t count)
{
    REQUIRE(count >= 1 && count <= LETTER_COLUMNS_MAX);
    struct letter_table *table = ARENA_NEW(l->arena, struct letter_table);
    table->columns = columns;
    table->count = count;
    table->rows_end = &table->rows;
    add(l, BLOCK_TABLE, title)->table = l->table = table;
}

static struct letter_table_row *add_row(struct letter *l, const text cells[], size_t count)
{
    struct letter_table *table = l->table;
    REQUIRE(table);
    struct letter_table_row *row = ARENA_NEW(l->arena, struct letter_table_row);
    text *kept = ARENA_ARRAY(l->arena, table->count, text);
    for (size_t i = 0; i < count && i < table->count; i++) kept[i] = cells[i];
    row->cells = kept;
    *table->rows_end = row;
    table->rows_end = &row->next;
    return row;
}

void letter_row(struct letter *l, bool strong, const text cells[], size_t count)
{
    add_row(l, cells, count)->strong = strong;
}

void letter_band(struct letter *l, text words)
{
    add_row(l, &words, 1)->band = true;
}

void letter_sign(struct letter *l, text power, text office, text name)
{
    struct letter_signer *s = ARENA_NEW(l->arena, struct letter_signer);
    s->power = power;
    s->office = office;
    s->name = name;
    *l->signers_end = s;
    l->signers_end = &s->next;
}

/* The first gets its numeral when it is no longer the only one. */
void letter_annex(struct letter *l, bool wide, text title)
{
    int64_t n = 0;
    struct letter_block *annex = add(l, BLOCK_ANNEX, title);
    annex->wide = wide;
    for (struct letter_block *b = l->blocks; b; b = b->next)
        if (b->kind == BLOCK_ANNEX) n++;
    if (n < 2) return;
    n = 0;
    for (struct letter_block *b = l->blocks; b; b = b->next)
        if (b->kind == BLOCK_ANNEX) b->number = letter_roman(l->arena, ++n);
}
