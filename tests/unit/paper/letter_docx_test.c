/* SPDX-License-Identifier: MIT
 * letter_docx: what the Word file of a letter holds, read with the reader of workbooks' XML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "core/base/buffer.h"
#include "core/paper/xlsx_part.h"
#include "tests/support/paper/letters.h"
#include "tests/support/paper/sheets.h"

struct read_back {
    struct ctx *cx;
    struct buffer words; /* of all runs, paragraphs parted by '\n' */
    int sections, heads, tables, headings;
    int width, left, right; /* twips, of the first section */
    bool balanced;          /* each cell ends in a paragraph */
};

static int number(struct xml *x, const char *name)
{
    text value;
    int64_t n = 0;
    assert_true(xml_attribute(x, name, true, &value) || xml_attribute(x, name, false, &value));
    assert_true(text_to_int(value, &n));
    return (int)n;
}

static void note_start(struct read_back *r, struct xml *x)
{
    r->heads += xml_is(x, "tblHeader");
    r->tables += xml_is(x, "tbl");
    r->headings += xml_is(x, "pStyle");
    r->sections += xml_is(x, "sectPr");
    if (xml_is(x, "pgSz") && r->sections == 1) r->width = number(x, "w");
    if (!xml_is(x, "pgMar") || r->sections != 1) return;
    r->left = number(x, "left");
    r->right = number(x, "right");
}

static err note_document(void *arg, struct xml *x)
{
    struct read_back *r = arg;
    enum xml_event event = XML_EVENT_START;
    bool after_paragraph = false;
    err e = ERR_NONE;
    r->balanced = true;
    while (!e && event != XML_EVENT_DONE) {
        e = xml_next(x, &event);
        if (e || event == XML_EVENT_DONE) break;
        if (event == XML_EVENT_START) note_start(r, x);
        if (event == XML_EVENT_TEXT) buffer_text(&r->words, xml_text(x));
        if (event != XML_EVENT_END) continue;
        if (xml_is(x, "p")) buffer_byte(&r->words, '\n');
        if (xml_is(x, "tc")) r->balanced = r->balanced && after_paragraph;
        after_paragraph = xml_is(x, "p");
    }
    return e;
}

static err only_read(void *arg, struct xml *x)
{
    enum xml_event event = XML_EVENT_START;
    err e = ERR_NONE;
    (void)arg;
    while (!e && event != XML_EVENT_DONE) e = xml_next(x, &event);
    return e;
}

static struct read_back written(struct ctx *cx, const struct letter *l, const char *name)
{
    struct read_back r = { .cx = cx, .words = buffer_in(cx->arena, 1 << 14) };
    static const char *const parts[] = { "[Content_Types].xml", "_rels/.rels",
                                         "docProps/core.xml",   "word/_rels/document.xml.rels",
                                         "word/styles.xml",     "word/header1.xml" };
    struct slice bytes = { 0 };
    struct archive *a;
    assert_int_equal(letter_docx(cx, l, &bytes), ERR_NONE);
    letters_keep(name, bytes);
    assert_int_equal(archive_open(cx, bytes, &a), ERR_NONE);
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        assert_int_equal(xlsx_part_read(cx, a, text_of(parts[i]), only_read, NULL), ERR_NONE);
    assert_int_equal(xlsx_part_read(cx, a, TEXT("word/document.xml"), note_document, &r), ERR_NONE);
    archive_close(a);
    assert_true(r.balanced);
    return r;
}

static bool says(const struct read_back *r, const char *words)
{
    return memmem(r->words.data, r->words.size, words, strlen(words)) != NULL;
}

static void the_docx_says_and_measures_what_the_pdf_does(void **state)
{
    struct ctx *cx = *state;
    struct read_back r = written(cx, letters_report(cx, LETTER_STATE, 40), "state.docx");
    assert_int_equal(r.sections, 3);
    assert_int_equal(r.heads, 3);
    assert_int_equal(r.tables, 5); /* heading and signature stand in tables too */
    assert_int_equal(r.headings, 7);
    assert_int_equal(r.width, 11906); /* A4 */
    assert_int_equal(r.left, 1701);   /* 30 mm */
    assert_int_equal(r.right, 850);   /* 15 mm */
    assert_true(says(&r, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"));
    assert_true(says(&r, "Số: 05/BC-UBND-KGVX\nĐắk Nông, ngày 05 tháng 01 năm 2026\n"));
    assert_true(says(&r, "Thủ tướng Chính phủ;\n"));
    assert_true(says(&r, "29 tháng 9 năm 2023.\n"));
    assert_true(says(&r, "- Lưu: VT, KGVX.\n"));
    assert_true(says(&r, "Phụ lục II\n"));
    assert_true(says(&r, "Ƀuôn Adrơ̆ng 40\n1.240\n1.030\n86,5\n"));
}

static void the_union_writes_without_the_states_heading(void **state)
{
    struct ctx *cx = *state;
    struct read_back r = written(cx, letters_report(cx, LETTER_YOUTH, 2), "youth.docx");
    assert_int_equal(r.right, 1134); /* 20 mm */
    assert_true(says(&r, "BAN CHẤP HÀNH TỈNH ĐẮK NÔNG\n***\nĐOÀN TNCS HỒ CHÍ MINH\n"));
    assert_true(says(&r, "Số: 05-BC/TĐTN-PT\n"));
    assert_false(says(&r, "CỘNG HÒA"));
    r = written(cx, letters_minutes(cx), "minutes.docx");
    assert_true(says(&r, "CHỦ TỊCH\nY Thịnh Ƀkrông\n"));
    r = written(cx, letters_own_paper(cx), "own.docx");
    assert_true(says(&r, "CỘNG HÒA"));
    r = written(cx, letters_plain(cx, LETTER_YOUTH), "plain.docx");
    assert_true(says(&r, "V/v đề cử"));
}

static void what_xml_cannot_hold_is_left_out_and_its_marks_are_escaped(void **state)
{
    struct ctx *cx = *state;
    struct letter *l = letter_new(cx, LETTER_YOUTH);
    letter_paragraph(l, TEXT("<b>"), TEXT("Tết & \x01xuân\nhè ]]> \"thu\""));
    struct read_back r = written(cx, l, "marks.docx");
    assert_true(says(&r, "<b> Tết & xuânhè ]]> \"thu\"\n"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, sheets_setup, sheets_teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_docx_says_and_measures_what_the_pdf_does),
        TEST(the_union_writes_without_the_states_heading),
        TEST(what_xml_cannot_hold_is_left_out_and_its_marks_are_escaped),
    };
    return cmocka_run_group_tests_name("letter_docx", tests, NULL, NULL);
}
