/* SPDX-License-Identifier: MIT
 * viet: ICU is known to this file only. Nothing of ICU is kept between calls: its normalizers are
 * constants it hands out itself, and ucol_open finds the `vi` rules in ICU's own thread-safe cache
 * (half a microsecond after the first), so there is no state of ours to share between threads.
 * Texts are UTF-8 outside and UTF-16 only where an ICU function asks for it. */
#include "viet.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include "viet_plain.h"

enum {
    TEXT_MAX = 1 << 26,  /* bytes; ICU counts in int32, and no body is near this */
    DECOMPOSED_MAX = 32, /* UTF-16 units of one character's full decomposition, 18 in Unicode 14 */
    FOLD_GROWTH = 3      /* bytes out per byte in, at most: NFD triples Hangul */
};

struct wide {
    UChar *data;
    int32_t size; /* UTF-16 units */
};

static struct wide wide_of(struct arena *arena, text t)
{
    REQUIRE(t.size < TEXT_MAX);
    struct wide w = { ARENA_ARRAY(arena, t.size + 1, UChar), 0 };
    UErrorCode status = U_ZERO_ERROR;
    /* What is not UTF-8 becomes U+FFFD: clean text has none, and the rest must not crash. */
    u_strFromUTF8WithSub(w.data, (int32_t)t.size + 1, &w.size, t.data ? t.data : "",
                         (int32_t)t.size, 0xFFFD, NULL, &status);
    REQUIRE(U_SUCCESS(status));
    return w;
}

static text narrow_of(struct arena *arena, struct wide w)
{
    int32_t room = w.size * 3 + 1;
    char *out = arena_alloc(arena, (size_t)room);
    int32_t size = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(out, room, &size, w.data, w.size, &status);
    REQUIRE(U_SUCCESS(status));
    return (text){ out, (size_t)size };
}

static struct wide composed(struct arena *arena, struct wide w)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    if (unorm2_spanQuickCheckYes(nfc, w.data, w.size, &status) == w.size) return w;
    int32_t room = w.size * 3 + 1; /* NFC never more than triples UTF-16 */
    struct wide out = { ARENA_ARRAY(arena, (size_t)room, UChar), 0 };
    out.size = unorm2_normalize(nfc, w.data, w.size, out.data, room, &status);
    REQUIRE(U_SUCCESS(status));
    return out;
}

static bool is_line_end(UChar c)
{
    return c == '\n' || c == 0x2028 || c == 0x2029;
}

/* Steers the reader or the eye without being seen: controls, bidi controls, zero-width space and
 * no-break space, soft hyphen, word joiner. Joiners (U+200C, U+200D) stay: scripts and emoji need
 * them. */
static bool is_unseen(UChar c)
{
    return u_charType(c) == U_CONTROL_CHAR || u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) ||
           c == 0x200B || c == 0xFEFF || c == 0x00AD || c == 0x2060;
}

/* In place. Every character it touches is one UTF-16 unit, so surrogates just pass through. */
static struct wide tidied(struct wide w, bool lines)
{
    int32_t size = 0;
    int32_t ends = 0;
    bool space = false;
    for (int32_t i = 0; i < w.size; i++) {
        UChar c = w.data[i];
        if (u_isUWhiteSpace(c)) {
            space = true;
            if (lines && is_line_end(c)) ends++;
            continue;
        }
        if (is_unseen(c)) continue;
        if (space && size > 0) {
            if (ends == 0) w.data[size++] = ' ';
            for (; ends > 0; ends--) w.data[size++] = '\n';
        }
        space = false;
        ends = 0;
        w.data[size++] = c == 0x00D0 ? 0x0110 : c == 0x00F0 ? 0x0111 : c;
    }
    w.size = size;
    return w;
}

err viet_clean(struct ctx *cx, text in, bool lines, text *out)
{
    *out = (text){ "", 0 };
    if (in.size >= TEXT_MAX || !text_is_utf8(in)) return ERR_INVALID;
    if (viet_plain_clean(cx->arena, in, lines, out)) return ERR_NONE;
    struct wide w = wide_of(cx->arena, in);
    /* Dropping a character can bring a mark and its letter together, so composing comes last. */
    *out = narrow_of(cx->arena, composed(cx->arena, tidied(w, lines)));
    return ERR_NONE;
}

/* Typed for the glottal stop of H'Nghia and R'Lấp: ' ` ´ ʹ ʻ ʼ ‘ ’ ′ and full-width '. */
static bool is_apostrophe(UChar32 c)
{
    return c == '\'' || c == '`' || c == 0x00B4 || c == 0x02B9 || c == 0x02BB || c == 0x02BC ||
           c == 0x2018 || c == 0x2019 || c == 0x2032 || c == 0xFF07;
}

static bool is_mark(UChar32 c)
{
    return c >= 0x0300 && c <= 0x036F;
}

/* Letters with a stroke have no decomposition. */
static UChar32 unstroked(UChar32 c)
{
    if (c == 0x0110 || c == 0x0111 || c == 0x00D0 || c == 0x00F0) return 'd';
    return c == 0x0180 || c == 0x0243 ? 'b' : c;
}

struct folding {
    char *out;
    int32_t size, room;
    bool gap; /* something between words was seen: a space is due before the next letter */
};

static void fold_letter(struct folding *f, UChar32 c)
{
    UBool overflow = false;
    if (f->gap && f->size > 0) f->out[f->size++] = ' ';
    f->gap = false;
    U8_APPEND((uint8_t *)f->out, f->size, f->room, (uint32_t)c, overflow);
    REQUIRE(!overflow);
}

static void fold_part(struct folding *f, UChar32 c)
{
    if (is_mark(c) || is_apostrophe(c)) return;
    c = unstroked(c);
    if (u_isalnum(c))
        fold_letter(f, u_tolower(c));
    else
        f->gap = true;
}

static void fold_other(struct folding *f, const UNormalizer2 *nfd, UChar32 c)
{
    UChar parts[DECOMPOSED_MAX];
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = unorm2_getDecomposition(nfd, c, parts, DECOMPOSED_MAX, &status);
    if (count < 0) {
        fold_part(f, c);
        return;
    }
    REQUIRE(U_SUCCESS(status));
    for (int32_t i = 0; i < count;) {
        UChar unit = parts[i++];
        fold_part(f, U16_IS_LEAD(unit) ? U16_GET_SUPPLEMENTARY(unit, parts[i++]) : unit);
    }
}

static void fold_ascii(struct folding *f, unsigned char c)
{
    bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        if (f->gap && f->size > 0) f->out[f->size++] = ' ';
        f->gap = false;
        f->out[f->size++] = (char)(upper ? c + ('a' - 'A') : c);
    } else if (c != '\'' && c != '`') {
        f->gap = true;
    }
}

text viet_fold(struct arena *arena, text t)
{
    REQUIRE(t.size < TEXT_MAX);
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    int32_t size = (int32_t)t.size;
    struct folding f = { .room = size * FOLD_GROWTH };
    f.out = arena_alloc(arena, (size_t)f.room);
    for (int32_t i = 0; i < size;) {
        if ((unsigned char)t.data[i] < 0x80) {
            fold_ascii(&f, (unsigned char)t.data[i++]);
            continue;
        }
        UChar32 c;
        U8_NEXT((const uint8_t *)t.data, i, size, c);
        if (c < 0)
            f.gap = true;
        else
            fold_other(&f, nfd, c);
    }
    return (text){ f.out, (size_t)f.size };
}

text viet_capitals(struct arena *arena, text t)
{
    UErrorCode status = U_ZERO_ERROR;
    struct wide w = wide_of(arena, t);
    int32_t room = w.size * 3 + 1; /* "ΐ" becomes three */
    struct wide out = { ARENA_ARRAY(arena, (size_t)room, UChar), 0 };
    out.size = u_strToUpper(out.data, room, w.data, w.size, "vi", &status);
    REQUIRE(U_SUCCESS(status));
    return narrow_of(arena, out);
}

static bool has_word_from(text hay, text start)
{
    while (hay.size > 0)
        if (text_starts(text_cut(&hay, ' '), start)) return true;
    return false;
}

bool viet_matches(text folded_hay, text folded_needle)
{
    while (folded_needle.size > 0) {
        text word = text_cut(&folded_needle, ' ');
        if (!has_word_from(folded_hay, word)) return false;
    }
    return true;
}

size_t viet_graphemes(text t)
{
    size_t plain;
    if (viet_plain_count(t, &plain)) return plain;
    UErrorCode status = U_ZERO_ERROR;
    UText source = UTEXT_INITIALIZER;
    utext_openUTF8(&source, t.data, (int64_t)t.size, &status);
    UBreakIterator *breaks = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
    ubrk_setUText(breaks, &source, &status);
    REQUIRE(U_SUCCESS(status));
    size_t count = 0;
    while (ubrk_next(breaks) != UBRK_DONE) count++;
    ubrk_close(breaks);
    utext_close(&source);
    return count;
}

struct slice viet_sort_key(struct arena *arena, text t)
{
    UErrorCode status = U_ZERO_ERROR;
    struct wide w = wide_of(arena, t);
    UCollator *vi = ucol_open("vi", &status);
    REQUIRE(U_SUCCESS(status));
    int32_t room = w.size * 4 + 16; /* enough for names; the call tells when it is not */
    uint8_t *key = arena_alloc(arena, (size_t)room);
    int32_t size = ucol_getSortKey(vi, w.data, w.size, key, room);
    if (size > room) {
        key = arena_alloc(arena, (size_t)size);
        size = ucol_getSortKey(vi, w.data, w.size, key, size);
    }
    ucol_close(vi);
    REQUIRE(size > 0);
    return (struct slice){ key, (size_t)size - 1 }; /* without the NUL at the end */
}

text viet_version(struct arena *arena)
{
    UErrorCode status = U_ZERO_ERROR;
    UVersionInfo icu, unicode, order;
    char names[3][U_MAX_VERSION_STRING_LENGTH];
    UCollator *vi = ucol_open("vi", &status);
    REQUIRE(U_SUCCESS(status));
    u_getVersion(icu);
    u_getUnicodeVersion(unicode);
    ucol_getVersion(vi, order);
    ucol_close(vi);
    u_versionToString(icu, names[0]);
    u_versionToString(unicode, names[1]);
    u_versionToString(order, names[2]);
    return text_format(arena, "ICU %s, Unicode %s, vi %s", names[0], names[1], names[2]);
}

/* Words that stand before a given name, as typed in either case. */
static const text name_prefixes[] = {
    { "Y", 1 },  { "y", 1 },  { "H", 1 },  { "h", 1 },    { "K", 1 },    { "k", 1 },
    { "Ka", 2 }, { "KA", 2 }, { "ka", 2 }, { "Điểu", 7 }, { "ĐIỂU", 7 }, { "điểu", 7 },
};

static const text apostrophes[] = {
    { "'", 1 }, { "`", 1 }, { "´", 2 }, { "ʻ", 2 }, { "ʼ", 2 }, { "‘", 3 }, { "’", 3 },
};

static text without_apostrophe(text t)
{
    for (size_t i = 0; i < COUNT_OF(apostrophes); i++)
        if (text_starts(t, apostrophes[i])) return text_part(t, apostrophes[i].size, t.size);
    return t;
}

/* What follows the prefix, or empty when the name does not start with it as a word of its own. */
static text after_prefix(text name, text prefix)
{
    if (!text_starts(name, prefix)) return (text){ 0 };
    text rest = text_part(name, prefix.size, name.size);
    text bare = without_apostrophe(rest);
    bool own_word = bare.size < rest.size || text_starts(rest, TEXT(" "));
    return own_word ? text_trim(bare) : (text){ 0 };
}

text viet_given_name(text full_name)
{
    text name = text_trim(full_name);
    for (size_t i = 0; i < COUNT_OF(name_prefixes); i++) {
        text given = after_prefix(name, name_prefixes[i]);
        if (!text_is_empty(given)) return given;
    }
    size_t from = name.size;
    while (from > 0 && name.data[from - 1] != ' ') from--;
    return text_part(name, from, name.size);
}

enum { PHONE_DIGITS_MAX = 15 }; /* E.164 */

/* Digits of what was typed; 0 when there is anything else than digits and the marks people put
 * between them, or too many. */
static size_t phone_digits(text typed, char digits[PHONE_DIGITS_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < typed.size; i++) {
        char c = typed.data[i];
        if (strchr(" .-()/\t", c) && c != '\0') continue;
        if (c < '0' || c > '9' || count == PHONE_DIGITS_MAX) return 0;
        digits[count++] = c;
    }
    return count;
}

/* Digits after the 0: mobile by the prefixes in use since 15 September 2018, fixed lines 2x of ten
 * digits since 17 June 2017 (0261 is Đắk Nông). */
static bool is_national(text n)
{
    static const char mobile[] =
        "32 33 34 35 36 37 38 39 52 55 56 58 59 70 76 77 78 79 81 82 83 84 "
        "85 86 87 88 89 90 91 92 93 94 96 97 98 99";
    if (n.size == 10) return n.data[0] == '2';
    if (n.size != 9) return false;
    for (size_t i = 0; i + 1 < sizeof mobile; i += 3)
        if (memcmp(mobile + i, n.data, 2) == 0) return true;
    return false;
}

bool viet_phone(struct arena *arena, text typed, text *out)
{
    static const char *const starts[] = { "0", "84", "840", "0084", "" };
    char digits[PHONE_DIGITS_MAX];

    typed = text_trim(typed);
    bool plus = text_starts(typed, TEXT("+"));
    if (plus) typed = text_part(typed, 1, typed.size);
    text number = { digits, phone_digits(typed, digits) };
    if (plus && !text_starts(number, TEXT("84"))) return false;
    for (size_t i = 0; i < COUNT_OF(starts); i++) {
        text start = text_of(starts[i]);
        text national = text_part(number, start.size, number.size);
        if (!text_starts(number, start) || !is_national(national)) continue;
        *out = text_format(arena, "+84%.*s", TEXT_ARGS(national));
        return true;
    }
    return false;
}

text viet_phone_shown(struct arena *arena, text kept)
{
    enum { GROUP = 3 };
    text national = text_part(kept, 3, kept.size);
    if (!text_starts(kept, TEXT("+84")) || !is_national(national)) return kept;
    return text_format(arena, "0%.*s %.*s %.*s", TEXT_ARGS(text_part(national, 0, GROUP)),
                       TEXT_ARGS(text_part(national, GROUP, 2 * GROUP)),
                       TEXT_ARGS(text_part(national, 2 * GROUP, national.size)));
}
