/* SPDX-License-Identifier: MIT
 * file_type: magic bytes. An Office file is a ZIP that holds its main part under a fixed name,
 * which stands uncompressed in the ZIP's directory. */
#include "file_type.h"

#define OFFICE "application/vnd.openxmlformats-officedocument."

struct magic {
    size_t at;
    const char *bytes;
    const char *part; /* of a ZIP: the entry it must have */
    struct file_type type;
};

static const struct magic magics[] = {
    { 0, "%PDF-", NULL, { "application/pdf", ".pdf", FILE_DOCUMENT } },
    { 0, "\xFF\xD8\xFF", NULL, { "image/jpeg", ".jpg", FILE_PICTURE } },
    { 0, "\x89PNG\r\n\x1A\n", NULL, { "image/png", ".png", FILE_PICTURE } },
    { 0, "GIF8", NULL, { "image/gif", ".gif", FILE_PICTURE } },
    { 8, "WEBP", NULL, { "image/webp", ".webp", FILE_PICTURE } },
    { 4, "ftyphei", NULL, { "image/heic", ".heic", FILE_PICTURE } },
    { 4, "ftypmif1", NULL, { "image/heic", ".heic", FILE_PICTURE } },
    { 0, "ID3", NULL, { "audio/mpeg", ".mp3", FILE_SOUND } },
    { 4, "ftypM4A", NULL, { "audio/mp4", ".m4a", FILE_SOUND } },
    { 4, "ftyp", NULL, { "video/mp4", ".mp4", FILE_FILM } },
    { 0,
      "PK\x03\x04",
      "word/document.xml",
      { OFFICE "wordprocessingml.document", ".docx", FILE_DOCUMENT } },
    { 0,
      "PK\x03\x04",
      "ppt/presentation.xml",
      { OFFICE "presentationml.presentation", ".pptx", FILE_DOCUMENT } },
    { 0,
      "PK\x03\x04",
      "xl/workbook.xml",
      { OFFICE "spreadsheetml.sheet", ".xlsx", FILE_DOCUMENT } },
};

static bool holds(struct slice s, const char *word)
{
    return s.size && memmem(s.data, s.size, word, strlen(word)) != NULL;
}

const struct file_type *file_type_of(struct slice bytes)
{
    for (size_t i = 0; i < COUNT_OF(magics); i++) {
        const struct magic *m = &magics[i];
        size_t size = strlen(m->bytes);
        if (bytes.size < m->at + size || memcmp(bytes.data + m->at, m->bytes, size) != 0) continue;
        if (m->part && (!holds(bytes, m->part) || holds(bytes, "vbaProject.bin"))) continue;
        return &m->type;
    }
    return NULL;
}
