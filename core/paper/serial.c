/* SPDX-License-Identifier: MIT
 * serial: decimal digits are kept as digits, so that 0.1 stays 0.1 and an identity number of
 * 12 digits stays 12 digits. */
#include "serial.h"

enum { DIGITS_KEPT = 40, DIGITS_SHOWN = 15, PLACES_MAX = 60, DAY_SECONDS = 86400 };

/* value = 0.DIGITS * 10^point */
struct decimal {
    char digits[DIGITS_KEPT];
    int count;
    int point;
    bool negative;
    bool whole; /* written without point or exponent */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits past DIGITS_KEPT only move the point. */
static void push_digit(struct decimal *d, char digit, bool fraction)
{
    bool leading_zero = d->count == 0 && digit == '0';

    if (!leading_zero && d->count < DIGITS_KEPT) d->digits[d->count++] = digit;
    if (fraction && leading_zero) d->point--;
    if (!fraction && !leading_zero) d->point++;
}

static bool parse_exponent(text t, size_t at, int *exponent)
{
    bool negative = at < t.size && t.data[at] == '-';

    if (at < t.size && (t.data[at] == '-' || t.data[at] == '+')) at++;
    if (at == t.size || t.size - at > 4) return false;
    int value = 0;
    for (; at < t.size; at++) {
        if (!is_digit(t.data[at])) return false;
        value = value * 10 + (t.data[at] - '0');
    }
    *exponent = negative ? -value : value;
    return true;
}

static bool decimal_parse(text t, struct decimal *d)
{
    size_t at = 0, seen = 0;

    *d = (struct decimal){ .whole = true };
    if (t.size > 400) return false; /* keeps the point within int */
    if (at < t.size && (t.data[at] == '-' || t.data[at] == '+')) d->negative = t.data[at++] == '-';
    for (; at < t.size && is_digit(t.data[at]); at++, seen++) push_digit(d, t.data[at], false);
    if (at < t.size && t.data[at] == '.') {
        d->whole = false;
        for (at++; at < t.size && is_digit(t.data[at]); at++, seen++)
            push_digit(d, t.data[at], true);
    }
    if (seen == 0) return false;
    if (at < t.size && (t.data[at] | 0x20) == 'e') {
        int exponent = 0;
        if (!parse_exponent(t, at + 1, &exponent)) return false;
        d->whole = false;
        d->point += exponent;
        at = t.size;
    }
    return at == t.size;
}

static void decimal_round(struct decimal *d, int keep)
{
    if (d->count > keep) {
        bool up = d->digits[keep] >= '5';
        d->count = keep;
        for (int i = keep - 1; up && i >= 0; i--) {
            up = d->digits[i] == '9';
            d->digits[i] = up ? '0' : (char)(d->digits[i] + 1);
        }
        if (up) { /* 999.9 -> 1000: every digit became 0 */
            d->digits[0] = '1';
            d->count = 1;
            d->point++;
        }
    }
    while (d->count > 0 && d->digits[d->count - 1] == '0') d->count--;
}

bool serial_plain(struct arena *arena, text typed, text *plain)
{
    struct decimal d;
    char out[DIGITS_KEPT + PLACES_MAX + 8];
    size_t size = 0;

    if (!decimal_parse(text_trim(typed), &d)) return false;
    decimal_round(&d, d.whole ? DIGITS_KEPT : DIGITS_SHOWN);
    if (d.count == 0) {
        *plain = TEXT("0");
        return true;
    }
    if (d.point > PLACES_MAX || d.point < -PLACES_MAX) return false;
    if (d.negative) out[size++] = '-';
    if (d.point <= 0) out[size++] = '0';
    for (int i = 0; i < d.point; i++) out[size++] = i < d.count ? d.digits[i] : '0';
    if (d.count > d.point) out[size++] = '.';
    for (int i = d.point; i < 0 && d.count > 0; i++) out[size++] = '0';
    for (int i = d.point > 0 ? d.point : 0; i < d.count; i++) out[size++] = d.digits[i];
    *plain = text_copy(arena, (text){ out, size });
    return true;
}

/* Whole days and billionths of a day of a plain decimal. */
static bool days_of(text plain, int64_t *days, int64_t *billionths)
{
    text fraction = plain;
    text whole = text_cut(&fraction, '.');
    int64_t unit = 100000000;

    if (whole.size == plain.size) fraction = TEXT("");
    if (!text_to_int(whole, days) || *days < 0 || text_starts(plain, TEXT("-"))) return false;
    *billionths = 0;
    for (size_t i = 0; i < fraction.size && unit > 0; i++, unit /= 10) {
        if (!is_digit(fraction.data[i])) return false;
        *billionths += unit * (fraction.data[i] - '0');
    }
    return true;
}

bool serial_split(text plain, bool since_1904, date *day, int32_t *second)
{
    enum { DAYS_MAX = 2958465, DAY_THAT_NEVER_WAS = 60 };
    int64_t days, billionths;

    if (!days_of(plain, &days, &billionths) || days > DAYS_MAX) return false;
    int64_t seconds = (billionths * DAY_SECONDS + 500000000) / 1000000000;
    if (seconds == DAY_SECONDS) {
        days++;
        seconds = 0;
    }
    *second = (int32_t)seconds;
    if (since_1904) {
        *day = date_of(1904, 1, 1) + (date)days;
        return days <= DAYS_MAX - 1462;
    }
    if (days == DAY_THAT_NEVER_WAS || days > DAYS_MAX) return false;
    date epoch = days < DAY_THAT_NEVER_WAS ? date_of(1899, 12, 31) : date_of(1899, 12, 30);
    *day = days == 0 ? 0 : epoch + (date)days;
    return true;
}

struct cell serial_cell(struct arena *arena, date day, int32_t second)
{
    struct cell cell = { .kind = CELL_DATE, .day = day, .second = second };

    if (second < 0) {
        cell.shown = date_format_vi(arena, day);
        return cell;
    }
    text clock = text_format(arena, "%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
    if (second % 60 == 0) clock.size -= 3; /* as people write it */
    cell.shown = clock;
    if (day) {
        text on = date_format_vi(arena, day);
        cell.shown = text_format(arena, "%.*s %.*s", TEXT_ARGS(on), TEXT_ARGS(clock));
    }
    return cell;
}
