/* SPDX-License-Identifier: MIT
 * qr: a small reader written from ISO/IEC 18004 reads the drawn codes back: finder patterns, level
 * M in the format bits, the mask taken off, the bytes of the payload. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "core/paper/qr.h"
#include "tests/support/paper/sheets.h"

/* Bits 14..10 of the format information beside the upper left finder, mask 10101 taken off. */
static unsigned format_bits(const struct qr *qr)
{
    unsigned bits = 0;
    for (int i = 0; i < 5; i++) bits = bits << 1 | qr_dark(qr, i, 8);
    return bits ^ 0x15;
}

static bool mask_flips(unsigned mask, int x, int y)
{
    switch (mask) {
    case 0:
        return (x + y) % 2 == 0;
    case 1:
        return y % 2 == 0;
    case 2:
        return x % 3 == 0;
    case 3:
        return (x + y) % 3 == 0;
    case 4:
        return (y / 2 + x / 3) % 2 == 0;
    case 5:
        return x * y % 2 + x * y % 3 == 0;
    case 6:
        return (x * y % 2 + x * y % 3) % 2 == 0;
    default:
        return ((x + y) % 2 + x * y % 3) % 2 == 0;
    }
}

/* Modules that carry no data in versions 1 and 2. */
static bool is_fixed(const struct qr *qr, int x, int y)
{
    int far = qr->width - 8;
    bool alignment = qr->width == 25 && x >= 16 && x <= 20 && y >= 16 && y <= 20;
    return (x < 9 && y < 9) || (x >= far && y < 9) || (x < 9 && y >= far) || x == 6 || y == 6 ||
           alignment;
}

/* The data bits of a one-block code, most significant first. */
static void read_bytes(const struct qr *qr, uint8_t *out, size_t size)
{
    unsigned mask = format_bits(qr) & 7;
    size_t bit = 0;
    memset(out, 0, size);
    for (int right = qr->width - 1, up = 1; right > 0; right -= 2, up = !up) {
        if (right == 6) right--;
        for (int step = 0; step < qr->width * 2 && bit < size * 8; step++) {
            int x = right - step % 2;
            int y = up ? qr->width - 1 - step / 2 : step / 2;
            if (is_fixed(qr, x, y)) continue;
            unsigned one = qr_dark(qr, x, y) != mask_flips(mask, x, y);
            out[bit / 8] = (uint8_t)(out[bit / 8] | one << (7 - bit % 8));
            bit++;
        }
    }
}

static void assert_finder(const struct qr *qr, int left, int top)
{
    static const char *const rows[] = { "1111111", "1000001", "1011101", "1011101",
                                        "1011101", "1000001", "1111111" };
    for (int y = 0; y < 7; y++)
        for (int x = 0; x < 7; x++)
            assert_int_equal(qr_dark(qr, left + x, top + y), rows[y][x] == '1');
}

static void a_reader_gets_the_payload_back(void **state)
{
    static const char *const payloads[] = { "7K3MPQ", "vb/7k3mpq-ab", "Đắk Mil, ơ̆ ê̆",
                                            "https://a.vn/d/7K3MPQ" };
    for (size_t i = 0; i < COUNT_OF(payloads); i++) {
        uint8_t bytes[28], payload[26] = { 0 };
        struct qr qr;
        assert_int_equal(qr_encode(*state, text_of(payloads[i]), &qr), ERR_NONE);
        assert_true(qr.width == 21 || qr.width == 25);
        assert_finder(&qr, 0, 0);
        assert_finder(&qr, qr.width - 7, 0);
        assert_finder(&qr, 0, qr.width - 7);
        assert_int_equal(format_bits(&qr) >> 3, 0); /* level M */
        read_bytes(&qr, bytes, sizeof bytes);
        assert_int_equal(bytes[0] >> 4, 4); /* eight-bit mode */
        size_t size = (size_t)(bytes[0] & 15) << 4 | bytes[1] >> 4;
        assert_int_equal(size, strlen(payloads[i]));
        for (size_t k = 0; k < size; k++)
            payload[k] = (uint8_t)(bytes[k + 1] << 4 | bytes[k + 2] >> 4);
        assert_memory_equal(payload, payloads[i], size);
    }
}

static void the_path_draws_every_dark_module_once(void **state)
{
    struct ctx *cx = *state;
    uint8_t drawn[64 * 64] = { 0 };
    struct qr qr;
    assert_int_equal(qr_encode(cx, TEXT("https://tinhnguyen.example.vn/xac-minh/7K3M-PQ9A"), &qr),
                     ERR_NONE);
    const char *at = text_z(cx->arena, qr_path(cx, &qr));
    while (*at == 'M') {
        char *end;
        long x = strtol(at + 1, &end, 10), y = strtol(end + 1, &end, 10);
        assert_int_equal(*end, 'h');
        long run = strtol(end + 1, &end, 10);
        assert_memory_equal(end, "v1h-", 4);
        assert_int_equal(strtol(end + 4, &end, 10), run);
        assert_int_equal(*end, 'z');
        at = end + 1;
        for (long i = 0; i < run; i++) drawn[y * 64 + x + i]++;
    }
    assert_int_equal(*at, 0);
    for (int y = 0; y < 64; y++)
        for (int x = 0; x < 64; x++)
            assert_int_equal(drawn[y * 64 + x], qr_dark(&qr, x - QR_QUIET, y - QR_QUIET));
}

static void the_picture_is_plain_svg(void **state)
{
    struct ctx *cx = *state;
    text svg, again;
    assert_int_equal(qr_svg(cx, TEXT("7K3MPQ"), TEXT("Mã <điểm danh> & vào"), &svg), ERR_NONE);
    assert_int_equal(qr_svg(cx, TEXT("7K3MPQ"), TEXT("Mã <điểm danh> & vào"), &again), ERR_NONE);
    assert_true(text_equal(svg, again));
    const char *z = text_z(cx->arena, svg);
    assert_non_null(strstr(z, "viewBox=\"0 0 29 29\""));
    assert_non_null(strstr(z, "<title>Mã &lt;điểm danh&gt; &amp; vào</title>"));
    assert_non_null(strstr(
        z, "<rect width=\"29\" height=\"29\" fill=\"#fff\"/><path fill=\"#000\" d=\"M4 4h7v1h-7z"));
    assert_null(strstr(z, "style"));
    assert_true(text_ends(svg, TEXT("\"/></svg>")));
    assert_int_equal(qr_svg(cx, TEXT("7K3MPQ"), TEXT(""), &svg), ERR_NONE);
    assert_null(strstr(text_z(cx->arena, svg), "<title>"));
}

static void what_does_not_fit_is_refused(void **state)
{
    struct ctx *cx = *state;
    struct qr qr;
    char *bytes = arena_alloc(cx->arena, 2332);
    memset(bytes, 'a', 2332);
    assert_int_equal(qr_encode(cx, (text){ bytes, 2331 }, &qr), ERR_NONE);
    assert_int_equal(qr.width, 177);
    assert_int_equal(qr_encode(cx, (text){ bytes, 2332 }, &qr), ERR_TOO_LARGE);
    ctx_clear(cx);
    assert_int_equal(qr_encode(cx, TEXT(""), &qr), ERR_INVALID);
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, sheets_setup, sheets_teardown)
    const struct CMUnitTest tests[] = {
        T(a_reader_gets_the_payload_back),
        T(the_path_draws_every_dark_module_once),
        T(the_picture_is_plain_svg),
        T(what_does_not_fit_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
