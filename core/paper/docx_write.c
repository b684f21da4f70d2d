/* SPDX-License-Identifier: MIT
 * docx_write: see the header. A twip is 1/20 point, 1/1440 inch. */
#include "docx_write.h"

#include <math.h>

#define TWIPS_PER_MM (1440 / 25.4)

static int twips(double mm)
{
    return (int)lround(mm * TWIPS_PER_MM);
}

/* ---- words ----------------------------------------------------------------------------------- */

/* Characters below U+0020 other than tab are none of XML's. */
static void put_escaped(struct buffer *b, text words)
{
    for (size_t i = 0; i < words.size; i++) {
        uint8_t c = (uint8_t)words.data[i];
        if (c == '&')
            buffer_z(b, "&amp;");
        else if (c == '<')
            buffer_z(b, "&lt;");
        else if (c == '>')
            buffer_z(b, "&gt;");
        else if (c >= ' ' || c == '\t')
            buffer_byte(b, c);
    }
}

static void put_run(struct buffer *b, const struct pdf_style *style, bool bold, text words)
{
    int half_points = (int)lround(style->size * 2);
    bool first = true;
    if (text_is_empty(words)) return;
    buffer_format(b, "<w:r><w:rPr>%s%s<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/></w:rPr>",
                  bold ? "<w:b/><w:bCs/>" : "", style->italic ? "<w:i/><w:iCs/>" : "", half_points,
                  half_points);
    for (; !text_is_empty(words); first = false) {
        text line = text_cut(&words, '\n');
        if (!first) buffer_z(b, "<w:br/>");
        buffer_z(b, "<w:t xml:space=\"preserve\">");
        put_escaped(b, line);
        buffer_z(b, "</w:t>");
    }
    buffer_z(b, "</w:r>");
}

static void put_room(struct buffer *b, const struct docx_room *room, const struct pdf_style *style)
{
    static const char *const alignments[] = { "left", "center", "right", "both" };
    const int single = 240, points = 20;
    double leading = style->leading > 0 ? style->leading : 1;
    buffer_z(b, "<w:pPr>");
    if (room->heading) buffer_format(b, "<w:pStyle w:val=\"Heading%d\"/>", room->heading);
    if (room->with_next) buffer_z(b, "<w:keepNext/>");
    if (room->ruled)
        buffer_z(b, "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/>"
                    "</w:pBdr>");
    buffer_format(b,
                  "<w:spacing w:before=\"%d\" w:after=\"%d\" w:line=\"%d\" w:lineRule=\"auto\"/>",
                  (int)lround(room->before * points), (int)lround(room->after * points),
                  (int)lround(leading * single));
    buffer_format(b, "<w:ind w:left=\"%d\" w:right=\"%d\" w:firstLine=\"%d\"/>", twips(room->left),
                  twips(room->right), twips(style->indent));
    buffer_format(b, "<w:jc w:val=\"%s\"/>", alignments[style->align]);
    buffer_format(b, "<w:rPr><w:sz w:val=\"%d\"/></w:rPr></w:pPr>", (int)lround(style->size * 2));
}

void docx_paragraph(struct buffer *b, const struct docx_room *room, const struct pdf_style *style,
                    text words)
{
    buffer_z(b, "<w:p>");
    put_room(b, room, style);
    put_run(b, style, true, text_part(words, 0, style->strong));
    put_run(b, style, style->bold, text_part(words, style->strong, words.size));
    buffer_z(b, "</w:p>");
}

/* ---- tables ---------------------------------------------------------------------------------- */

static void put_lines(struct buffer *b)
{
    static const char *const sides[] = { "top", "left", "bottom", "right", "insideH", "insideV" };
    buffer_z(b, "<w:tblBorders>");
    for (size_t i = 0; i < COUNT_OF(sides); i++)
        buffer_format(b, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>",
                      sides[i]);
    buffer_z(b, "</w:tblBorders>");
}

void docx_table(struct buffer *b, bool lines, const double widths[], size_t count)
{
    const int pad = lines ? 68 : 0; /* twips at the left and right of a cell */
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += widths[i];
    buffer_format(b, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/>", twips(sum));
    if (lines) put_lines(b);
    buffer_format(b,
                  "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
                  "<w:left w:w=\"%d\" w:type=\"dxa\"/><w:right w:w=\"%d\" w:type=\"dxa\"/>"
                  "</w:tblCellMar></w:tblPr><w:tblGrid>",
                  pad, pad);
    for (size_t i = 0; i < count; i++)
        buffer_format(b, "<w:gridCol w:w=\"%d\"/>", twips(widths[i]));
    buffer_z(b, "</w:tblGrid>");
}

void docx_row(struct buffer *b, bool head)
{
    buffer_format(b, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>", head ? "<w:tblHeader/>" : "");
}

void docx_cell(struct buffer *b, double width, size_t span, bool middle)
{
    buffer_format(b, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", twips(width));
    if (span > 1) buffer_format(b, "<w:gridSpan w:val=\"%zu\"/>", span);
    buffer_format(b, "%s</w:tcPr>", middle ? "<w:vAlign w:val=\"center\"/>" : "");
}

void docx_cell_end(struct buffer *b)
{
    buffer_z(b, "</w:tc>");
}

void docx_row_end(struct buffer *b)
{
    buffer_z(b, "</w:tr>");
}

void docx_table_end(struct buffer *b)
{
    buffer_z(b, "</w:tbl>");
}

/* ---- sections -------------------------------------------------------------------------------- */

static void put_section(struct buffer *b, const struct docx_section *s)
{
    const double page_number_at = 10;
    double width = s->wide ? PDF_A4_LONG : PDF_A4_SHORT;
    double height = s->wide ? PDF_A4_SHORT : PDF_A4_LONG;
    buffer_z(b, "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/>");
    buffer_format(b, "<w:type w:val=\"nextPage\"/><w:pgSz w:w=\"%d\" w:h=\"%d\"%s/>", twips(width),
                  twips(height), s->wide ? " w:orient=\"landscape\"" : "");
    buffer_format(b,
                  "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\""
                  " w:header=\"%d\" w:footer=\"%d\" w:gutter=\"0\"/>",
                  twips(s->top), twips(s->right), twips(s->bottom), twips(s->left),
                  twips(page_number_at), twips(page_number_at));
    buffer_format(b, "%s<w:titlePg/></w:sectPr>", s->afresh ? "<w:pgNumType w:start=\"1\"/>" : "");
}

void docx_section(struct buffer *b, const struct docx_section *section, bool last)
{
    if (last) {
        put_section(b, section);
        return;
    }
    buffer_z(b, "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\""
                " w:lineRule=\"exact\"/>");
    put_section(b, section);
    buffer_z(b, "</w:pPr></w:p>");
}

/* ---- the file -------------------------------------------------------------------------------- */

#define DECLARED "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OPEN_XML "http://schemas.openxmlformats.org/"
#define WORD_SPACES                                                                                \
    " xmlns:w=\"" OPEN_XML "wordprocessingml/2006/main\""                                          \
    " xmlns:r=\"" OPEN_XML "officeDocument/2006/relationships\""
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define RELATION OPEN_XML "officeDocument/2006/relationships/"

static const char types[] = DECLARED
    "<Types xmlns=\"" OPEN_XML "package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
    "relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD_TYPE "document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD_TYPE "styles+xml\"/>"
    "<Override PartName=\"/word/header1.xml\" ContentType=\"" WORD_TYPE "header+xml\"/>"
    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-"
    "package.core-properties+xml\"/></Types>";

static const char relations[] = DECLARED
    "<Relationships xmlns=\"" OPEN_XML "package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" RELATION "officeDocument\" Target=\"word/document.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" OPEN_XML
    "package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
    "</Relationships>";

static const char document_relations[] =
    DECLARED "<Relationships xmlns=\"" OPEN_XML "package/2006/relationships\">"
             "<Relationship Id=\"rId1\" Type=\"" RELATION "styles\" Target=\"styles.xml\"/>"
             "<Relationship Id=\"rId2\" Type=\"" RELATION "header\" Target=\"header1.xml\"/>"
             "</Relationships>";

#define HEADING_STYLE(n, level)                                                                    \
    "<w:style w:type=\"paragraph\" w:styleId=\"Heading" n "\"><w:name w:val=\"heading " n          \
    "\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr><w:outlineLvl "             \
    "w:val=\"" level "\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"

static const char styles[] = DECLARED
    "<w:styles" WORD_SPACES "><w:docDefaults><w:rPrDefault><w:rPr>"
    "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\""
    " w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>"
    "<w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault>"
    "<w:pPrDefault/></w:docDefaults>"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
    "<w:name w:val=\"Normal\"/></w:style>" HEADING_STYLE("1", "0") HEADING_STYLE("2", "1")
        HEADING_STYLE("3", "2") "</w:styles>";

static const char page_number[] =
    DECLARED "<w:hdr" WORD_SPACES "><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>"
             "<w:r><w:rPr><w:sz w:val=\"26\"/></w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r>"
             "<w:r><w:rPr><w:sz w:val=\"26\"/></w:rPr><w:instrText xml:space=\"preserve\"> PAGE "
             "</w:instrText></w:r>"
             "<w:r><w:rPr><w:sz w:val=\"26\"/></w:rPr><w:fldChar "
             "w:fldCharType=\"end\"/></w:r></w:p></w:hdr>";

static text about(struct ctx *cx, text title)
{
    struct buffer b = buffer_in(cx->arena, 512);
    buffer_z(&b, DECLARED "<cp:coreProperties xmlns:cp=\"" OPEN_XML
                          "package/2006/metadata/core-properties\""
                          " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                          " xmlns:dcterms=\"http://purl.org/dc/terms/\""
                          " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
    put_escaped(&b, title);
    buffer_z(&b, "</dc:title><dcterms:created xsi:type=\"dcterms:W3CDTF\">");
    buffer_text(&b, instant_format(cx->arena, cx->now));
    buffer_z(&b, "</dcterms:created></cp:coreProperties>");
    return buffer_as_text(&b);
}

err docx_pack(struct ctx *cx, text title, text body, struct slice *out)
{
    struct buffer b = buffer_in(cx->arena, body.size + 512);
    buffer_z(&b, DECLARED "<w:document" WORD_SPACES "><w:body>");
    buffer_text(&b, body);
    buffer_z(&b, "</w:body></w:document>");
    const struct archive_part parts[] = {
        { "[Content_Types].xml", text_of(types) },
        { "_rels/.rels", text_of(relations) },
        { "docProps/core.xml", about(cx, title) },
        { "word/document.xml", buffer_as_text(&b) },
        { "word/_rels/document.xml.rels", text_of(document_relations) },
        { "word/styles.xml", text_of(styles) },
        { "word/header1.xml", text_of(page_number) },
    };
    return archive_pack(cx, parts, COUNT_OF(parts), cx->now, out);
}
