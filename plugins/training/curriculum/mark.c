/* SPDX-License-Identifier: MIT
 * mark: see the header. A number between 0 and 1 is refused: nobody can tell 0.85 from 85 %. */
#include "mark.h"

#include "sitting.h"

enum { PERCENT_MOST = 100 };

static err bad_mark(struct ctx *cx, const char *code, const char *vi, const char *en)
{
    ctx_flaw(cx, "/mark", code, "%s%.0s", "%.0s%s", vi, en);
    return ERR_INVALID;
}

/* "82.5" or "82,5" as tenths; further digits are cut. */
static bool tenths_of(text t, int64_t *out)
{
    size_t point = text_find(t, '.', 0) < t.size ? text_find(t, '.', 0) : text_find(t, ',', 0);
    int64_t whole, tenth = 0;
    if (!text_to_int(text_part(t, 0, point), &whole)) return false;
    if (point < t.size && !text_to_int(text_part(t, point + 1, point + 2), &tenth)) return false;
    *out = whole * 10 + tenth;
    return true;
}

static err percent_mark(struct ctx *cx, text t, struct mark *out)
{
    int64_t tenths;
    bool fraction = text_starts(t, TEXT("0.")) || text_starts(t, TEXT("0,"));
    if (text_ends(t, TEXT("%"))) t = text_trim(text_part(t, 0, t.size - 1));
    if (!tenths_of(t, &tenths))
        return bad_mark(cx, "mark", "Ghi phần trăm (85) hoặc số câu đúng trên số câu (17/20)",
                        "A percent (85) or right of asked (17/20)");
    if (fraction)
        return bad_mark(cx, "fraction", "Ghi 85 chứ không ghi 0,85", "Write 85, not 0.85");
    if (tenths < 0 || tenths > PERCENT_MOST * 10)
        return bad_mark(cx, "range", "Kết quả từ 0 đến 100", "A result is from 0 to 100");
    *out = (struct mark){ .percent = (tenths + 5) / 10 };
    return ERR_NONE;
}

static err count_mark(struct ctx *cx, const char *field, int64_t right, int64_t asked,
                      struct mark *out)
{
    if (asked < 1 || asked > MARK_ASKED_MOST || right < 0 || right > asked) {
        ctx_flaw(cx, field, "range",
                 SAY("Số câu đúng từ 0 đến số câu hỏi", "Right is from 0 to what was asked"));
        return ERR_INVALID;
    }
    *out = (struct mark){ right, asked, percent_of(right, asked) };
    return ERR_NONE;
}

err mark_read(struct ctx *cx, text typed, int64_t right, int64_t asked, struct mark *out)
{
    text rest = text_trim(typed);
    if (!rest.size && !asked)
        return bad_mark(cx, "required", "Cần phần trăm, hoặc số câu đúng và số câu hỏi",
                        "A percent, or right and asked");
    if (!rest.size) return count_mark(cx, "/right_count", right, asked, out);
    if (text_find(rest, '/', 0) == rest.size) return percent_mark(cx, rest, out);
    text before = text_trim(text_cut(&rest, '/'));
    if (!text_to_int(before, &right) || !text_to_int(text_trim(rest), &asked))
        return bad_mark(cx, "mark",
                        "Không đọc được; nếu Excel đã đổi 7/10 thành ngày thì định dạng ô là Văn "
                        "bản rồi ghi lại",
                        "It cannot be read; where Excel made a day of 7/10, format the cell as "
                        "text and write it again");
    return count_mark(cx, "/mark", right, asked, out);
}
