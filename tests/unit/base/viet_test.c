/* SPDX-License-Identifier: MIT
 * viet: real names of the province and its peoples, typed in every way they are met. The expected
 * folds of the communes were computed by another program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/base/viet.h"

struct pair {
    const char *given, *expected;
};

static int begin(void **state)
{
    static struct ctx cx;
    ctx_begin(&cx, arena_new());
    *state = &cx;
    return 0;
}

static int end(void **state)
{
    arena_free(((struct ctx *)*state)->arena);
    return 0;
}

static void assert_text(text actual, const char *expected)
{
    if (!text_equal_z(actual, expected)) fail_msg("%.*s, not %s", TEXT_ARGS(actual), expected);
}

static text cleaned(struct ctx *cx, text t, bool lines)
{
    text out;
    assert_int_equal(viet_clean(cx, t, lines, &out), ERR_NONE);
    return out;
}

/* The 71 communes of 2023. */
static const struct pair communes[] = {
    { "Phường Nghĩa Đức", "phuong nghia duc" },
    { "Phường Nghĩa Thành", "phuong nghia thanh" },
    { "Phường Nghĩa Phú", "phuong nghia phu" },
    { "Phường Nghĩa Tân", "phuong nghia tan" },
    { "Phường Nghĩa Trung", "phuong nghia trung" },
    { "Xã Đăk R'Moan", "xa dak rmoan" },
    { "Phường Quảng Thành", "phuong quang thanh" },
    { "Xã Đắk Nia", "xa dak nia" },
    { "Xã Quảng Sơn", "xa quang son" },
    { "Xã Quảng Hoà", "xa quang hoa" },
    { "Xã Đắk Ha", "xa dak ha" },
    { "Xã Đắk R'Măng", "xa dak rmang" },
    { "Xã Quảng Khê", "xa quang khe" },
    { "Xã Đắk Plao", "xa dak plao" },
    { "Xã Đắk Som", "xa dak som" },
    { "Thị trấn Ea T'Ling", "thi tran ea tling" },
    { "Xã Đắk Wil", "xa dak wil" },
    { "Xã Ea Pô", "xa ea po" },
    { "Xã Nam Dong", "xa nam dong" },
    { "Xã Đắk DRông", "xa dak drong" },
    { "Xã Tâm Thắng", "xa tam thang" },
    { "Xã Cư Knia", "xa cu knia" },
    { "Xã Trúc Sơn", "xa truc son" },
    { "Thị trấn Đắk Mil", "thi tran dak mil" },
    { "Xã Đắk Lao", "xa dak lao" },
    { "Xã Đắk R'La", "xa dak rla" },
    { "Xã Đắk Gằn", "xa dak gan" },
    { "Xã Đức Mạnh", "xa duc manh" },
    { "Xã Đắk N'Drót", "xa dak ndrot" },
    { "Xã Long Sơn", "xa long son" },
    { "Xã Đắk Sắk", "xa dak sak" },
    { "Xã Thuận An", "xa thuan an" },
    { "Xã Đức Minh", "xa duc minh" },
    { "Thị trấn Đắk Mâm", "thi tran dak mam" },
    { "Xã Đắk Sôr", "xa dak sor" },
    { "Xã Nam Xuân", "xa nam xuan" },
    { "Xã Buôn Choah", "xa buon choah" },
    { "Xã Nam Đà", "xa nam da" },
    { "Xã Tân Thành", "xa tan thanh" },
    { "Xã Đắk Drô", "xa dak dro" },
    { "Xã Nâm Nung", "xa nam nung" },
    { "Xã Đức Xuyên", "xa duc xuyen" },
    { "Xã Đắk Nang", "xa dak nang" },
    { "Xã Quảng Phú", "xa quang phu" },
    { "Xã Nâm N'Đir", "xa nam ndir" },
    { "Thị trấn Đức An", "thi tran duc an" },
    { "Xã Đắk Môl", "xa dak mol" },
    { "Xã Đắk Hòa", "xa dak hoa" },
    { "Xã Nam Bình", "xa nam binh" },
    { "Xã Thuận Hà", "xa thuan ha" },
    { "Xã Thuận Hạnh", "xa thuan hanh" },
    { "Xã Đắk N'Dung", "xa dak ndung" },
    { "Xã Nâm N'Jang", "xa nam njang" },
    { "Xã Trường Xuân", "xa truong xuan" },
    { "Thị trấn Kiến Đức", "thi tran kien duc" },
    { "Xã Quảng Tín", "xa quang tin" },
    { "Xã Đắk Wer", "xa dak wer" },
    { "Xã Nhân Cơ", "xa nhan co" },
    { "Xã Kiến Thành", "xa kien thanh" },
    { "Xã Nghĩa Thắng", "xa nghia thang" },
    { "Xã Đạo Nghĩa", "xa dao nghia" },
    { "Xã Đắk Sin", "xa dak sin" },
    { "Xã Hưng Bình", "xa hung binh" },
    { "Xã Đắk Ru", "xa dak ru" },
    { "Xã Nhân Đạo", "xa nhan dao" },
    { "Xã Quảng Trực", "xa quang truc" },
    { "Xã Đắk Búk So", "xa dak buk so" },
    { "Xã Quảng Tâm", "xa quang tam" },
    { "Xã Đắk R'Tíh", "xa dak rtih" },
    { "Xã Đắk Ngo", "xa dak ngo" },
    { "Xã Quảng Tân", "xa quang tan" },
};

static void headings_are_written_in_capitals(void **state)
{
    struct arena *arena = ((struct ctx *)*state)->arena;
    assert_true(
        text_equal(viet_capitals(arena, TEXT("Đoàn xã Quảng Khê")), TEXT("ĐOÀN XÃ QUẢNG KHÊ")));
    assert_true(text_equal(viet_capitals(arena, TEXT("bon ƀu Prăng, Adrơ̆ng 2")),
                           TEXT("BON ɃU PRĂNG, ADRƠ̆NG 2")));
    assert_int_equal(viet_capitals(arena, TEXT("")).size, 0);
}

static void every_commune_folds(void **state)
{
    struct ctx *cx = *state;
    assert_int_equal(COUNT_OF(communes), 71);
    for (size_t i = 0; i < COUNT_OF(communes); i++)
        assert_text(viet_fold(cx->arena, text_of(communes[i].given)), communes[i].expected);
}

static void names_fold_to_what_people_type(void **state)
{
    static const struct pair rows[] = {
        { "Y Ngông Niê Kdăm", "y ngong nie kdam" },
        { "H'Či Êban", "hci eban" },
        { "H’Nghia Êban", "hnghia eban" },
        { "HʼBlum Buôn Yă", "hblum buon ya" },
        { "H`Jam Buôn Krông", "hjam buon krong" },
        { "K'Wẻ", "kwe" },
        { "Điểu K'Rứ", "dieu kru" },
        { "Y Lê Pas Tơr", "y le pas tor" },
        { "Adrơ̆ng", "adrong" },
        { "ê̆ Ê̆ ŏ ŭ ĕ č", "e e o u e c" },
        { "ƀuôn Ƀuôn", "buon buon" },
        { "R'Lấp, R’LẤP", "rlap rlap" },
        { "M'Nông", "mnong" },
        { "Lê Thị Thu Hà", "le thi thu ha" },
        { "ĐẶNG VĂN ĐỨC", "dang van duc" },
        { "Ðà Nẵng ðường", "da nang duong" },
        { "Hòa", "hoa" },
        { "Hoà", "hoa" },
        { "Thuý Thúy", "thuy thuy" },
        { "  Ngô—Thì (Nhậm)\t2026/11 ", "ngo thi nham 2026 11" },
        { "Nguye\u0302\u0303n Thi\u0323 D\u0323a", "nguyen thi da" },
        { "Ｆ", "ｆ" },
        { "日本", "日本" },
        { "\U0001F33E thu \U0001F33E", "thu" },
        { "", "" },
        { " -' ", "" },
        { "''", "" },
    };
    struct ctx *cx = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_text(viet_fold(cx->arena, text_of(rows[i].given)), rows[i].expected);
    assert_int_equal(viet_fold(cx->arena, (text){ 0 }).size, 0);
}

static void the_longest_growth_fits(void **state)
{
    struct ctx *cx = *state;
    /* Hangul triples, U+023A grows from 2 bytes to 3; bytes that are no UTF-8 only part words. */
    assert_text(viet_fold(cx->arena, TEXT("각각")), "\u1100\u1161\u11a8\u1100\u1161\u11a8");
    assert_text(viet_fold(cx->arena, text_of("ȺȺȺ")), "ⱥⱥⱥ");
    assert_text(viet_fold(cx->arena, text_of("a\xff\xfe"
                                             "b\xc3")),
                "a b");
}

static bool finds(struct ctx *cx, const char *hay, const char *needle)
{
    return viet_matches(viet_fold(cx->arena, text_of(hay)), viet_fold(cx->arena, text_of(needle)));
}

static void each_word_sought_must_begin_a_word(void **state)
{
    struct ctx *cx = *state;
    assert_true(finds(cx, "Huyện Đắk Mil", "dak mil"));
    assert_true(finds(cx, "Huyện Đắk Mil", "Mil hu"));
    assert_true(finds(cx, "Nguyễn Thị Hồng", "nguyen"));
    assert_true(finds(cx, "Xã Đà Loan", "da"));
    assert_true(finds(cx, "Huyện Đắk R'Lấp", "dak rlap"));
    assert_true(finds(cx, "Huyện Đắk R’Lấp", "r'l"));
    assert_true(finds(cx, "bất kỳ", ""));
    assert_true(finds(cx, "bất kỳ", " - "));
    assert_false(finds(cx, "Huyện Đắk Mil", "ak"));
    assert_false(finds(cx, "Huyện Đắk Mil", "dak song"));
    assert_false(finds(cx, "Mi", "mil"));
    assert_false(finds(cx, "", "mil"));
}

static void cleaning_composes_and_tidies(void **state)
{
    static const struct pair rows[] = {
        { "Lê Thị Thu Hà", "Lê Thị Thu Hà" },
        { "Nguye\u0302\u0303n Thi\u0323 Ha\u0300", "Nguyễn Thị Hà" },
        { "Ðặng Thị ðào", "Đặng Thị đào" },
        { "Adro\u031b\u0306ng", "Adrơ̆ng" },
        { "Adro\u0306\u031bng", "Adrơ̆ng" },
        { "  Lê\u00a0 \t Văn\u3000 An\r\n", "Lê Văn An" },
        { "Lê\n\nAn", "Lê An" },
        { "a\x01\x7f\xc2\x85"
          "b\u200b\ufeff\u2060\u00ad"
          "c",
          "a bc" },
        { "\u202eevil\u202c \u2066x\u2069\u200f", "evil x" },
        { "e\u200b\u0302", "ê" },
        { "👩\u200d🌾", "👩\u200d🌾" },
        { " \n ", "" },
        { "", "" },
    };
    struct ctx *cx = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        text once = cleaned(cx, text_of(rows[i].given), false);
        assert_text(once, rows[i].expected);
        assert_text(cleaned(cx, once, false), rows[i].expected);
    }
    assert_int_equal(cleaned(cx, (text){ 0 }, true).size, 0);
}

static void lines_are_kept_when_asked(void **state)
{
    struct ctx *cx = *state;
    assert_text(cleaned(cx, TEXT(" một \r\n\r\n  hai\u2028ba  bốn\n"), true), "một\n\nhai\nba bốn");
}

static void what_is_not_utf8_is_invalid_without_detail(void **state)
{
    struct ctx *cx = *state;
    text out;
    assert_int_equal(viet_clean(cx, TEXT("a\xff"), false, &out), ERR_INVALID);
    assert_int_equal(viet_clean(cx, TEXT("a\0b"), false, &out), ERR_INVALID);
    assert_int_equal(out.size, 0);
    assert_int_equal(cx->error, ERR_NONE);
}

static void letters_are_counted_as_people_count(void **state)
{
    (void)state;
    assert_int_equal(viet_graphemes(TEXT("")), 0);
    assert_int_equal(viet_graphemes((text){ 0 }), 0);
    assert_int_equal(viet_graphemes(TEXT("Kdam")), 4);
    assert_int_equal(viet_graphemes(TEXT("a\r\nb")), 3);
    assert_int_equal(viet_graphemes(TEXT("Lê Thị Thu Hà")), 13);
    assert_int_equal(viet_graphemes(TEXT("Adrơ̆ng")), 6);
    assert_int_equal(viet_graphemes(TEXT("e\u0302\u0323")), 1);
    assert_int_equal(viet_graphemes(TEXT("👩\u200d🌾!")), 2);
}

static void assert_order(struct ctx *cx, const char *words)
{
    text rest = text_of(words);
    text before = text_cut(&rest, '|');
    while (rest.size > 0) {
        text after = text_cut(&rest, '|');
        if (slice_compare(viet_sort_key(cx->arena, before), viet_sort_key(cx->arena, after)) >= 0)
            fail_msg("%.*s must come before %.*s", TEXT_ARGS(before), TEXT_ARGS(after));
        before = after;
    }
}

static void order_is_that_of_vietnamese_lists(void **state)
{
    struct ctx *cx = *state;
    assert_order(cx, "ba|bà|bả|bã|bá|bạ|bang|băng|bâng|da|dê|đa|đê|o|ô|ơ");
    assert_order(cx, "An|Ân|Bình|Dũng|Đức|Em|Hà|Hả|Hã|Há|Hạ|Quý|Quyên|Ư|Vân|Y");
    assert_order(cx, "Cư Jút|Đắk Glong|Đắk Mil|Đắk R'Lấp|Đắk Song|Gia Nghĩa|Krông Nô|Tuy Đức");
    assert_order(cx, "|a|a a|aa");
}

static void one_spelling_one_key(void **state)
{
    struct ctx *cx = *state;
    assert_true(slice_equal(viet_sort_key(cx->arena, TEXT("Đắk")),
                            viet_sort_key(cx->arena, TEXT("Đa\u0306\u0301k"))));
    assert_int_equal(viet_sort_key(cx->arena, (text){ 0 }).size,
                     viet_sort_key(cx->arena, TEXT("")).size);
    /* expands past the first guess of the key's size */
    text expanding = TEXT("\u3300\u3301\u3302\u3303\u3304\u3305\u3306\u3307\u3308\u3309\ufdfa");
    assert_true(viet_sort_key(cx->arena, expanding).size > 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_are_written_in_capitals),
        cmocka_unit_test(every_commune_folds),
        cmocka_unit_test(names_fold_to_what_people_type),
        cmocka_unit_test(the_longest_growth_fits),
        cmocka_unit_test(each_word_sought_must_begin_a_word),
        cmocka_unit_test(cleaning_composes_and_tidies),
        cmocka_unit_test(lines_are_kept_when_asked),
        cmocka_unit_test(what_is_not_utf8_is_invalid_without_detail),
        cmocka_unit_test(letters_are_counted_as_people_count),
        cmocka_unit_test(order_is_that_of_vietnamese_lists),
        cmocka_unit_test(one_spelling_one_key),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
