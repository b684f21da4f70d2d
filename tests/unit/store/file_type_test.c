/* SPDX-License-Identifier: MIT
 * file_type: what bytes are by their own word; a program is nothing, whatever it is called. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "core/base/text.h"
#include "core/store/file_type.h"

#define BYTES(literal) ((struct slice){ (const uint8_t *)(literal), sizeof(literal) - 1 })

static void known_kinds_are_told_apart(void **state)
{
    static const struct {
        struct slice bytes;
        const char *ending;
    } rows[] = {
        { { (const uint8_t *)"%PDF-1.7\n", 9 }, ".pdf" },
        { { (const uint8_t *)"\xFF\xD8\xFF\xE0 JFIF", 9 }, ".jpg" },
        { { (const uint8_t *)"\0\0\0\x18"
                             "ftypisom",
            12 },
          ".mp4" },
        { { (const uint8_t *)"\0\0\0\x18"
                             "ftypheic",
            12 },
          ".heic" },
        { { (const uint8_t *)"PK\x03\x04 ... word/document.xml", 26 }, ".docx" },
        { { (const uint8_t *)"PK\x03\x04 ... xl/workbook.xml", 24 }, ".xlsx" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct file_type *type = file_type_of(rows[i].bytes);
        assert_non_null(type);
        assert_string_equal(type->ending, rows[i].ending);
    }
}

static void programs_pages_and_bare_archives_are_nothing(void **state)
{
    (void)state;
    assert_null(file_type_of(BYTES("MZ\x90\x00\x03 renamed to video.mp4")));
    assert_null(file_type_of(BYTES("\x7F"
                                   "ELF\x02\x01")));
    assert_null(file_type_of(BYTES("#!/bin/sh\n")));
    assert_null(file_type_of(BYTES("<html><script>")));
    assert_null(file_type_of(BYTES("<svg xmlns='http://www.w3.org/2000/svg'>")));
    assert_null(file_type_of(BYTES("PK\x03\x04 an archive of anything")));
    assert_null(file_type_of(BYTES("PK\x03\x04 word/document.xml word/vbaProject.bin")));
    assert_null(file_type_of(BYTES("")));
    assert_null(file_type_of(BYTES("%PD")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_kinds_are_told_apart),
        cmocka_unit_test(programs_pages_and_bare_archives_are_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
