/* SPDX-License-Identifier: MIT
 * letters: see the header. */
#include "tests/support/paper/letters.h"

#include <stdio.h>
#include <stdlib.h>

static const struct letter_column columns[] = {
    { "TT", 0.5, PDF_CENTRE },
    { "Đơn vị", 3, PDF_LEFT },
    { "Số hoạt động khai báo", 1.2, PDF_RIGHT },
    { "Số hoạt động ghi nhận", 1.2, PDF_RIGHT },
    { "Tỷ lệ (%)", 1, PDF_RIGHT },
};

static void add_table(struct ctx *cx, struct letter *l, text title, int rows)
{
    letter_table(l, title, columns, COUNT_OF(columns));
    letter_band(l, TEXT("I. Cụm Đắk Glong"));
    for (int i = 1; i <= rows; i++) {
        const text cells[] = {
            text_format(cx->arena, "%d", i),
            text_format(cx->arena, "Đoàn xã Quảng Khê – chi đoàn bon B'Nơm, Ƀuôn Adrơ̆ng %d", i),
            letter_count(cx->arena, 1200 + i),
            letter_count(cx->arena, 990 + i),
            letter_tenths(cx->arena, 825 + i),
        };
        letter_row(l, false, cells, COUNT_OF(cells));
    }
    const text total[] = { TEXT(""), TEXT("Cộng"), TEXT("12.000"), TEXT("9.900"), TEXT("82,5") };
    letter_row(l, true, total, COUNT_OF(total));
}

static void sign(struct letter *l, bool state)
{
    if (state)
        letter_sign(l, TEXT("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"), TEXT("PHÓ CHỦ TỊCH"),
                    TEXT("Y Thịnh Ƀkrông"));
    else
        letter_sign(l, TEXT("TM. BAN THƯỜNG VỤ"), TEXT("BÍ THƯ"), TEXT("H'Yuôn Niê Kdăm"));
}

static struct letter *headed(struct ctx *cx, int32_t regime)
{
    struct letter *l = letter_new(cx, regime);
    bool state = regime == LETTER_STATE;
    l->above = state ? TEXT("") : TEXT("Trung ương Đoàn TNCS Hồ Chí Minh");
    l->body = state ? TEXT("Ủy ban nhân dân tỉnh Đắk Nông") : TEXT("Ban Chấp hành tỉnh Đắk Nông");
    l->place = TEXT("Đắk Nông");
    return l;
}

static void long_words(struct letter *l, int times)
{
    for (int i = 0; i < times; i++)
        letter_paragraph(
            l, TEXT(""),
            TEXT("Các cấp bộ Đoàn, Hội trong tỉnh đã tổ chức nhiều hoạt động tình nguyện tại chỗ ở "
                 "các bon, buôn của đồng bào Ê Đê, M'Nông (B'Nơm, Ƀuôn Adrơ̆ng, Mĕ Ƀuôn, Bu N'Đơr), "
                 "huy động đông đảo đoàn viên, thanh niên tham gia, có sự phối hợp của các sở, "
                 "ngành và Ủy ban nhân dân các xã, phường."));
}

static void say(struct ctx *cx, struct letter *l, int rows)
{
    letter_heading(l, 1, false, TEXT("KẾT QUẢ THỰC HIỆN"));
    letter_heading(l, 2, false, TEXT("Công tác tuyên truyền"));
    long_words(l, 3);
    letter_item(l, 1, TEXT("Tổ chức 12 lớp tập huấn;"));
    letter_item(l, 2, TEXT("trong đó 3 lớp ở xã biên giới;"));
    letter_heading(l, 2, false, TEXT("Công tác tập huấn"));
    letter_heading(l, 3, false, TEXT("Ở cấp tỉnh"));
    letter_paragraph(l, TEXT("Số liệu:"), TEXT("80,5 % cán bộ có chứng nhận còn hiệu lực."));
    letter_heading(l, 3, false, TEXT("Ở cơ sở"));
    add_table(cx, l, TEXT("Bảng 1. Hoạt động được ghi nhận"), rows);
    letter_note(l, TEXT("Nguồn: phép đo b, tính đến ngày 31/12/2025."));
    letter_heading(l, 1, false, TEXT("KIẾN NGHỊ"));
    letter_heading(l, 2, false, TEXT("Với Trung ương"));
    long_words(l, 2);
}

struct letter *letters_report(struct ctx *cx, int32_t regime, int rows)
{
    struct letter *l = headed(cx, regime);
    bool state = regime == LETTER_STATE;
    l->number = letter_number(cx->arena, regime, 5, TEXT("BC"), state ? TEXT("UBND") : TEXT("TĐTN"),
                              state ? TEXT("KGVX") : TEXT("PT"));
    l->day = date_of(2026, 1, 5);
    l->kind = TEXT("Báo cáo");
    l->subject = TEXT("Kết quả thực hiện Chương trình “Tăng cường năng lực quản lý, điều phối hoạt "
                      "động tình nguyện” năm 2025");
    l->recipients = TEXT("Ban Bí thư Trung ương Đoàn\nThường trực Tỉnh ủy\nCác sở, ngành");
    l->kept_by = TEXT("VT, KGVX");
    sign(l, state);
    letter_basis(l,
                 TEXT("Căn cứ Quyết định số 1481/QĐ-TTg ngày 29/11/2022 của Thủ tướng Chính phủ"));
    letter_basis(l, TEXT("Căn cứ Kế hoạch số 630/KH-UBND ngày 29 tháng 9 năm 2023"));
    say(cx, l, rows);
    letter_annex(l, false, TEXT("Danh sách đơn vị"));
    add_table(cx, l, TEXT(""), 3);
    letter_annex(l, true, TEXT("Số liệu theo đơn vị"));
    add_table(cx, l, TEXT(""), rows);
    return l;
}

struct letter *letters_plain(struct ctx *cx, int32_t regime)
{
    struct letter *l = headed(cx, regime);
    l->number = letter_number(cx->arena, regime, 0, TEXT(""), TEXT("UBND"), TEXT("KGVX"));
    l->subject = TEXT("đề cử Giải thưởng Tình nguyện Quốc gia năm 2026");
    l->to = TEXT("Sở Nội vụ\nSở Giáo dục và Đào tạo\nỦy ban nhân dân các xã, phường");
    l->recipients = TEXT("Như trên");
    l->kept_by = TEXT("VT");
    sign(l, regime == LETTER_STATE);
    long_words(l, 2);
    return l;
}

struct letter *letters_minutes(struct ctx *cx)
{
    struct letter *l = headed(cx, LETTER_YOUTH);
    l->number = letter_number(cx->arena, LETTER_YOUTH, 12, TEXT("BB"), TEXT("TĐTN"), TEXT(""));
    l->day = date_of(2026, 11, 23);
    l->kind = TEXT("Biên bản");
    l->subject = TEXT("Họp Hội đồng xét tặng");
    letter_sign(l, TEXT(""), TEXT("Thư ký"), TEXT("Nguyễn Thị Lâm"));
    letter_sign(l, TEXT("TM. HỘI ĐỒNG"), TEXT("Chủ tịch"), TEXT("Y Thịnh Ƀkrông"));
    letter_sign(l, TEXT(""), TEXT("Ủy viên"), TEXT("H'Linh Êban"));
    letter_heading(l, 2, true, TEXT("Điều 1. Thành phần"));
    long_words(l, 1);
    letter_centred(l, TEXT("QUYẾT NGHỊ:"));
    long_words(l, 1);
    return l;
}

struct letter *letters_own_paper(struct ctx *cx)
{
    struct letter *l = letter_new(cx, LETTER_YOUTH);
    l->place = TEXT("Quảng Khê");
    l->day = date_of(2026, 2, 28);
    l->kind = TEXT("Báo cáo thành tích");
    l->subject = TEXT("Đề nghị tặng Giải thưởng Tình nguyện Quốc gia");
    l->to = TEXT("Ban Thường vụ Tỉnh đoàn Đắk Nông");
    letter_sign(l, TEXT(""), TEXT("Xác nhận của đơn vị"), TEXT(""));
    letter_sign(l, TEXT(""), TEXT("Người báo cáo"), TEXT("H'Yuôn Niê Kdăm"));
    letter_paragraph(l, TEXT("Họ và tên:"), TEXT("H'Yuôn Niê Kdăm"));
    long_words(l, 2);
    return l;
}

void letters_keep(const char *name, struct slice bytes)
{
    const char *folder = getenv("LETTERS_TO");
    char path[512];
    if (!folder) return;
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (!file) return;
    (void)fwrite(bytes.data, 1, bytes.size, file);
    (void)fclose(file);
}
