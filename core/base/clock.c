/* SPDX-License-Identifier: MIT
 * clock: the proleptic Gregorian calendar by arithmetic, after Reingold and Dershowitz's Rata Die
 * and Hinnant's "chrono-compatible low-level date algorithms": years begin on 1 March, so that the
 * leap day is the last of its year and months need no table. No libc calendar: it would read the
 * machine's zone. Days and instants outside the years 1-9999 are treated as none. */
#include "clock.h"

#include <time.h>

#include "arena.h"

enum {
    DAYS_PER_ERA = 146097, /* 400 years */
    DAYS_BEFORE_FIRST =
        305, /* from 0000-03-01, day 0 of the arithmetic, to the day before 0001-01-01 */
    DATE_LAST = 3652059, /* 9999-12-31 */
    DATE_EPOCH = 719163, /* 1970-01-01 */
    MINUTES_PER_DAY = 24 * 60,
};

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

instant clock_wall(void)
{
    struct timespec now;
    REQUIRE(clock_gettime(CLOCK_REALTIME, &now) == 0);
    return (instant)now.tv_sec * CLOCK_SECOND + now.tv_nsec / 1000000;
}

uint64_t clock_ticks(void)
{
    struct timespec now;
    REQUIRE(clock_gettime(CLOCK_MONOTONIC, &now) == 0);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static int month_days(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

date date_of(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12) return 0;
    if (day < 1 || day > month_days(year, month)) return 0;

    int march_year = month > 2 ? year : year - 1;
    int era = march_year / 400;
    int year_of_era = march_year % 400;
    int march_month = month > 2 ? month - 3 : month + 9;
    int day_of_year = (153 * march_month + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - DAYS_BEFORE_FIRST;
}

struct civil date_civil(date d)
{
    if (d < 1 || d > DATE_LAST) return (struct civil){ 0 };

    int days = d + DAYS_BEFORE_FIRST;
    int era = days / DAYS_PER_ERA;
    int day_of_era = days % DAYS_PER_ERA;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int march_month = (5 * day_of_year + 2) / 153;
    int month = march_month < 10 ? march_month + 3 : march_month - 9;
    return (struct civil){ .year = era * 400 + year_of_era + (month <= 2),
                           .month = month,
                           .day = day_of_year - (153 * march_month + 2) / 5 + 1 };
}

int date_weekday(date d)
{
    int64_t days = (int64_t)d - 1;
    return (int)(days - 7 * floor_div(days, 7));
}

/* The day on which a count of milliseconds since 1970-01-01T00:00 falls, in whatever zone it
 * counts. */
static date day_of_ms(int64_t ms)
{
    int64_t d = floor_div(ms, CLOCK_DAY) + DATE_EPOCH;
    return d >= 1 && d <= DATE_LAST ? (date)d : 0;
}

static int ms_of_day(int64_t ms)
{
    int rest = (int)(ms % CLOCK_DAY);
    return rest < 0 ? rest + CLOCK_DAY : rest;
}

static int64_t local_ms(instant t)
{
    return t > INT64_MAX - CLOCK_ZONE_MS ? t : t + CLOCK_ZONE_MS;
}

static struct civil civil_of_ms(int64_t ms)
{
    struct civil c = date_civil(day_of_ms(ms));
    if (c.year == 0) return c;
    int left = ms_of_day(ms);
    c.hour = left / CLOCK_HOUR;
    c.minute = left / CLOCK_MINUTE % 60;
    c.second = left / CLOCK_SECOND % 60;
    c.ms = left % CLOCK_SECOND;
    return c;
}

date instant_date(instant t)
{
    return t == 0 ? 0 : day_of_ms(local_ms(t));
}

int instant_minute(instant t)
{
    return t == 0 ? 0 : ms_of_day(local_ms(t)) / CLOCK_MINUTE;
}

instant instant_at(date d, int minute)
{
    if (d == 0) return 0;
    return ((int64_t)d - DATE_EPOCH) * CLOCK_DAY + (int64_t)minute * CLOCK_MINUTE - CLOCK_ZONE_MS;
}

struct civil instant_civil(instant t)
{
    return t == 0 ? (struct civil){ 0 } : civil_of_ms(local_ms(t));
}

int date_years(date birth, date on)
{
    if (birth == 0 || on == 0 || birth > on) return -1;
    struct civil from = date_civil(birth);
    struct civil to = date_civil(on);
    bool before_birthday = to.month < from.month || (to.month == from.month && to.day < from.day);
    return to.year - from.year - before_birthday;
}

text date_format(struct arena *arena, date d)
{
    struct civil c = date_civil(d);
    if (c.year == 0) return TEXT("");
    return text_format(arena, "%04d-%02d-%02d", c.year, c.month, c.day);
}

text date_format_vi(struct arena *arena, date d)
{
    struct civil c = date_civil(d);
    if (c.year == 0) return TEXT("");
    return text_format(arena, "%02d/%02d/%04d", c.day, c.month, c.year);
}

text instant_format(struct arena *arena, instant t)
{
    struct civil c = civil_of_ms(t);
    if (t == 0 || c.year == 0) return TEXT("");
    const char *format =
        c.ms ? "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ" : "%04d-%02d-%02dT%02d:%02d:%02dZ";
    return text_format(arena, format, c.year, c.month, c.day, c.hour, c.minute, c.second, c.ms);
}

/* Takes a number of `least` to `most` digits from the front. */
static bool take_number(text *rest, size_t least, size_t most, int *out)
{
    size_t count = 0;
    int value = 0;
    while (count < most && count < rest->size) {
        char c = rest->data[count];
        if (c < '0' || c > '9') break;
        value = value * 10 + (c - '0');
        count++;
    }
    if (count < least) return false;
    *rest = text_part(*rest, count, rest->size);
    *out = value;
    return true;
}

/* Takes one byte that is one of `allowed` from the front; 0 when it is none of them. */
static char take_one(text *rest, const char *allowed)
{
    if (rest->size == 0 || rest->data[0] == '\0' || !strchr(allowed, rest->data[0])) return 0;
    char c = rest->data[0];
    *rest = text_part(*rest, 1, rest->size);
    return c;
}

static bool take_iso_date(text *rest, date *out)
{
    int year, month, day;
    bool shaped = take_number(rest, 4, 4, &year) && take_one(rest, "-") &&
                  take_number(rest, 2, 2, &month) && take_one(rest, "-") &&
                  take_number(rest, 2, 2, &day);
    if (!shaped) return false;
    *out = date_of(year, month, day);
    return *out != 0;
}

bool date_parse(text t, date *out)
{
    date d;
    if (!take_iso_date(&t, &d) || t.size) return false;
    *out = d;
    return true;
}

bool date_parse_vi(text t, date *out)
{
    if (date_parse(t, out)) return true;

    int year, month, day;
    char separator;
    if (!take_number(&t, 1, 2, &day)) return false;
    if ((separator = take_one(&t, "/.-")) == 0) return false;
    if (!take_number(&t, 1, 2, &month)) return false;
    if (take_one(&t, "/.-") != separator) return false;
    if (!take_number(&t, 4, 4, &year) || t.size) return false;
    date d = date_of(year, month, day);
    if (d == 0) return false;
    *out = d;
    return true;
}

/* ".123456" -> 123: an instant holds no more, the rest is cut. True when there is no fraction. */
static bool take_fraction(text *rest, int *ms)
{
    *ms = 0;
    if (!take_one(rest, ".")) return true;
    int digit, worth = 100;
    size_t before = rest->size;
    while (take_number(rest, 1, 1, &digit)) {
        *ms += digit * worth;
        worth /= 10;
    }
    return rest->size < before;
}

/* "Z" or "+07:00", in minutes east of UTC. */
static bool take_offset(text *rest, int *minutes)
{
    *minutes = 0;
    if (take_one(rest, "Zz")) return true;
    int hour, minute;
    char sign = take_one(rest, "+-");
    if (sign == 0) return false;
    if (!take_number(rest, 2, 2, &hour) || !take_one(rest, ":")) return false;
    if (!take_number(rest, 2, 2, &minute) || hour > 23 || minute > 59) return false;
    *minutes = (sign == '-' ? -1 : 1) * (hour * 60 + minute);
    return true;
}

bool instant_parse(text t, instant *out)
{
    date d;
    int hour, minute, second, ms, offset;
    if (!take_iso_date(&t, &d) || !take_one(&t, "Tt")) return false;
    if (!take_number(&t, 2, 2, &hour) || !take_one(&t, ":")) return false;
    if (!take_number(&t, 2, 2, &minute) || !take_one(&t, ":")) return false;
    if (!take_number(&t, 2, 2, &second) || !take_fraction(&t, &ms)) return false;
    if (!take_offset(&t, &offset) || t.size) return false;
    if (hour > 23 || minute > 59 || second > 60) return false;

    int64_t minutes = (int64_t)(d - DATE_EPOCH) * MINUTES_PER_DAY + hour * 60 + minute - offset;
    bool last_minute =
        minutes - floor_div(minutes, MINUTES_PER_DAY) * MINUTES_PER_DAY == MINUTES_PER_DAY - 1;
    if (second == 60 && !last_minute) return false; /* leap seconds stand at the end of a UTC day */
    instant result = minutes * CLOCK_MINUTE + second * CLOCK_SECOND + ms;
    if (result == 0 || day_of_ms(result) == 0) return false;
    *out = result;
    return true;
}
