/* SPDX-License-Identifier: MIT
 * A workbook in three layers, so that the fuzzer gets past the checksums of a ZIP: the bytes as
 * they are; as the worksheet of a sound workbook; as its shared strings. Refused or read, never a
 * fault. */
#include <stdint.h>

#include "core/base/buffer.h"
#include "core/paper/sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct part {
    const char *name, *content;
};

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
static const struct part sound[] = {
    { "_rels/.rels",
      "<R><Relationship Id='a' Type='" RELATIONS "officeDocument' Target='xl/b'/></R>" },
    { "xl/_rels/b.rels", "<R><Relationship Id='s' Type='" RELATIONS "worksheet' Target='s'/>"
                         "<Relationship Id='t' Type='" RELATIONS "sharedStrings' Target='t'/>"
                         "<Relationship Id='y' Type='" RELATIONS "styles' Target='y'/></R>" },
    { "xl/b", "<b xmlns:r='" RELATIONS "'><sheet name='x' r:id='s'/></b>" },
    { "xl/y",
      "<y><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='46'/></cellXfs></y>" },
};

static void put(struct buffer *b, size_t value, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) buffer_byte(b, (uint8_t)((uint64_t)value >> 8 * i & 0xFF));
}

/* The checksum of ZIP, bit by bit (ISO 3309). */
static uint32_t checksum(struct slice content)
{
    uint32_t crc = UINT32_MAX;

    for (size_t i = 0; i < content.size; i++) {
        crc ^= content.data[i];
        for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
    }
    return ~crc;
}

struct zip {
    struct buffer files, directory;
    size_t count;
};

/* A stored entry. */
static void zip_add(struct zip *z, const char *name, struct slice content)
{
    size_t offset = z->files.size, crc = checksum(content);
    struct buffer *both[] = { &z->files, &z->directory };

    for (size_t i = 0; i < COUNT_OF(both); i++) {
        struct buffer *b = both[i];
        buffer_z(b, i ? "PK\x01\x02\x14" : "PK\x03\x04");
        if (i) put(b, 0, 1);
        put(b, 20, 2);
        put(b, 0, 4);
        put(b, 0x5A210000, 4);
        put(b, crc, 4);
        put(b, content.size, 4);
        put(b, content.size, 4);
        put(b, strlen(name), 2);
        put(b, 0, 2);
        if (i) put(b, 0, 8), put(b, 0, 2), put(b, offset, 4);
        buffer_z(b, name);
    }
    buffer_bytes(&z->files, content.data, content.size);
    z->count++;
}

static struct slice zip_end(struct zip *z)
{
    size_t start = z->files.size;

    buffer_bytes(&z->files, z->directory.data, z->directory.size);
    buffer_z(&z->files, "PK\x05\x06");
    put(&z->files, 0, 4);
    put(&z->files, z->count, 2);
    put(&z->files, z->count, 2);
    put(&z->files, z->directory.size, 4);
    put(&z->files, start, 4);
    put(&z->files, 0, 2);
    return buffer_as_slice(&z->files);
}

static struct slice workbook(struct arena *arena, struct slice sheet, struct slice strings)
{
    struct zip z = { buffer_in(arena, 4096), buffer_in(arena, 1024), 0 };

    for (size_t i = 0; i < COUNT_OF(sound); i++)
        zip_add(&z, sound[i].name, text_slice(text_of(sound[i].content)));
    zip_add(&z, "xl/s", sheet);
    zip_add(&z, "xl/t", strings);
    return zip_end(&z);
}

static void check(struct ctx *cx, struct slice file)
{
    struct sheet *s;
    err e = sheet_read(cx, file, TEXT("fuzz.xlsx"), &s);

    REQUIRE((e == ERR_NONE) == (s != NULL) && e == cx->error);
    for (size_t i = 0; s && i < s->row_count; i++) {
        const struct sheet_row *row = &s->rows[i];
        REQUIRE(row->count > 0 && row->count <= s->width && s->width <= SHEET_COLUMNS_MAX);
        for (uint32_t k = 0; k < row->count; k++) {
            text shown = row->cells[k].shown;
            REQUIRE((row->cells[k].kind == CELL_EMPTY) == (shown.size == 0));
            REQUIRE(shown.size == 0 || text_is_utf8(shown));
        }
    }
    ctx_clear(cx);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char sheet[] = "<w><sheetData><row><c t='s'><v>0</v></c></row></sheetData></w>";
    static const char strings[] = "<sst><si><t>a</t></si><si><t>b</t></si></sst>";
    struct arena *arena = arena_new();
    struct slice bytes = { data, size };
    struct ctx cx;

    ctx_begin(&cx, arena);
    check(&cx, bytes);
    check(&cx, workbook(arena, bytes, text_slice(text_of(strings))));
    check(&cx, workbook(arena, text_slice(text_of(sheet)), bytes));
    arena_free(arena);
    return 0;
}
