/* SPDX-License-Identifier: MIT
 * pattern: a backtracking matcher. match() walks items in a loop and calls itself only where it may
 * have to come back: after a repeated item and inside a capture. Nesting is bounded, and every
 * comparison is charged. */
#include "pattern.h"

#include "raise.h"

enum { DEPTH_MAX = 150, CLASS_STEPS = 1 };

static const char *match(struct matcher *m, const char *s, const char *p);

static int malformed(struct matcher *m)
{
    return rule_raise(m->L, RULE_RUNTIME, (text){ 0 }, "mẫu tìm kiếm viết sai",
                      "malformed search pattern");
}

void matcher_begin(struct matcher *m, lua_State *L, text subject, text pattern)
{
    m->L = L;
    m->subject = subject.data;
    m->subject_end = subject.data + subject.size;
    m->pattern_end = pattern.data + pattern.size;
    m->depth = m->count = 0;
}

static bool is_between(unsigned char c, char low, char high)
{
    return c >= (unsigned char)low && c <= (unsigned char)high;
}

/* ASCII only: the C library's classes depend on the locale. */
static bool in_class(unsigned char c, char class)
{
    bool letter = is_between(c | 32, 'a', 'z') && c < 0x80, digit = is_between(c, '0', '9');
    bool yes;
    switch (class | 32) {
    case 'a':
        yes = letter;
        break;
    case 'c':
        yes = c < 32 || c == 127;
        break;
    case 'd':
        yes = digit;
        break;
    case 'g':
        yes = is_between(c, '!', '~');
        break;
    case 'l':
        yes = is_between(c, 'a', 'z');
        break;
    case 'p':
        yes = is_between(c, '!', '~') && !letter && !digit;
        break;
    case 's':
        yes = c == ' ' || is_between(c, '\t', '\r');
        break;
    case 'u':
        yes = is_between(c, 'A', 'Z');
        break;
    case 'w':
        yes = letter || digit;
        break;
    case 'x':
        yes = digit || is_between(c | 32, 'a', 'f');
        break;
    default:
        return class == (char)c;
    }
    return is_between((unsigned char)class, 'A', 'Z') ? !yes : yes;
}

/* Just past the item (one character, a class or a set) that begins at p. */
static const char *item_end(struct matcher *m, const char *p)
{
    char first = *p++;
    if (first == '%') {
        if (p == m->pattern_end) malformed(m);
        return p + 1;
    }
    if (first != '[') return p;
    if (p < m->pattern_end && *p == '^') p++;
    do {
        if (p >= m->pattern_end) malformed(m);
        if (*p++ == '%') p++;
    } while (p >= m->pattern_end || *p != ']');
    return p + 1;
}

/* p at '[', end just past ']'. */
static bool in_set(struct matcher *m, unsigned char c, const char *p, const char *end)
{
    bool negated = p[1] == '^';
    const char *last = end - 1;
    for (p += negated ? 2 : 1; p < last; p++) {
        budget_charge(m->L, 1);
        if (*p == '%') {
            if (in_class(c, *++p)) return !negated;
        } else if (p[1] == '-' && p + 2 < last) {
            if (is_between(c, p[0], p[2])) return !negated;
            p += 2;
        } else if ((unsigned char)*p == c) {
            return !negated;
        }
    }
    return negated;
}

static bool fits(struct matcher *m, const char *s, const char *p, const char *end)
{
    budget_charge(m->L, CLASS_STEPS);
    if (s >= m->subject_end) return false;
    unsigned char c = (unsigned char)*s;
    switch (*p) {
    case '.':
        return true;
    case '%':
        return in_class(c, p[1]);
    case '[':
        return in_set(m, c, p, end);
    default:
        return (unsigned char)*p == c;
    }
}

static const char *longest(struct matcher *m, const char *s, const char *p, const char *end)
{
    ptrdiff_t n = 0;
    while (fits(m, s + n, p, end)) n++;
    for (; n >= 0; n--) {
        const char *found = match(m, s + n, end + 1);
        if (found) return found;
    }
    return NULL;
}

static const char *shortest(struct matcher *m, const char *s, const char *p, const char *end)
{
    for (;; s++) {
        const char *found = match(m, s, end + 1);
        if (found) return found;
        if (!fits(m, s, p, end)) return NULL;
    }
}

static const char *open_capture(struct matcher *m, const char *s, const char *p, ptrdiff_t kind)
{
    if (m->count >= CAPTURES_MAX)
        rule_raise(m->L, RULE_RUNTIME, (text){ 0 }, "mẫu tìm kiếm có quá nhiều ngoặc",
                   "too many captures in the pattern");
    m->capture[m->count].start = s;
    m->capture[m->count].size = kind;
    m->count++;
    const char *found = match(m, s, p);
    if (!found) m->count--;
    return found;
}

static const char *close_capture(struct matcher *m, const char *s, const char *p)
{
    int i = m->count - 1;
    while (i >= 0 && m->capture[i].size != CAPTURE_OPEN) i--;
    if (i < 0) {
        malformed(m);
        return NULL;
    }
    m->capture[i].size = s - m->capture[i].start;
    const char *found = match(m, s, p);
    if (!found) m->capture[i].size = CAPTURE_OPEN;
    return found;
}

/* %b(): p at the first of its two characters. */
static const char *balanced(struct matcher *m, const char *s, const char *p)
{
    if (p + 1 >= m->pattern_end) malformed(m);
    if (s >= m->subject_end || *s != *p) return NULL;
    for (int open = 1; ++s < m->subject_end;) {
        budget_charge(m->L, 1);
        if (*s == p[1] && --open == 0) return s + 1;
        open += *s == *p && *p != p[1];
    }
    return NULL;
}

/* %f[set]: the end of the set when s is at a border of it, else NULL. p at '['. */
static const char *frontier(struct matcher *m, const char *s, const char *p)
{
    if (p >= m->pattern_end || *p != '[') malformed(m);
    const char *end = item_end(m, p);
    unsigned char before = s == m->subject ? 0 : (unsigned char)s[-1];
    unsigned char here = s < m->subject_end ? (unsigned char)*s : 0;
    return !in_set(m, before, p, end) && in_set(m, here, p, end) ? end : NULL;
}

/* %1 to %9: what that capture holds, once more. */
static const char *again(struct matcher *m, const char *s, char digit)
{
    int i = digit - '1';
    if (i < 0 || i >= m->count || m->capture[i].size < 0) {
        malformed(m);
        return NULL;
    }
    size_t size = (size_t)m->capture[i].size;
    budget_charge(m->L, 1 + size / 16);
    if ((size_t)(m->subject_end - s) < size || memcmp(m->capture[i].start, s, size) != 0)
        return NULL;
    return s + size;
}

/* Items that only begin with '%' by their looks. True when p was one; *s and *p are moved past it,
 * *s NULL = no match. */
static bool special(struct matcher *m, const char **s, const char **p)
{
    char kind = *p + 1 < m->pattern_end ? (*p)[1] : 0;
    if (kind == 'b') {
        *s = balanced(m, *s, *p + 2);
        *p += 4;
    } else if (kind == 'f') {
        const char *end = frontier(m, *s, *p + 2);
        *s = end ? *s : NULL;
        *p = end;
    } else if (is_between((unsigned char)kind, '0', '9')) {
        *s = again(m, *s, kind);
        *p += 2;
    } else {
        return false;
    }
    return true;
}

static const char *walk(struct matcher *m, const char *s, const char *p)
{
    while (s && p < m->pattern_end) {
        budget_charge(m->L, 1);
        if (*p == '(' && p + 1 < m->pattern_end && p[1] == ')')
            return open_capture(m, s, p + 2, CAPTURE_POSITION);
        if (*p == '(') return open_capture(m, s, p + 1, CAPTURE_OPEN);
        if (*p == ')') return close_capture(m, s, p + 1);
        if (*p == '$' && p + 1 == m->pattern_end) return s == m->subject_end ? s : NULL;
        if (*p == '%' && special(m, &s, &p)) continue;
        const char *end = item_end(m, p);
        char repeat = end < m->pattern_end ? *end : 0;
        if (repeat == '*') return longest(m, s, p, end);
        if (repeat == '-') return shortest(m, s, p, end);
        bool here = fits(m, s, p, end);
        if (repeat == '+') return here ? longest(m, s + 1, p, end) : NULL;
        if (repeat == '?') {
            const char *found = here ? match(m, s + 1, end + 1) : NULL;
            if (found) return found;
            p = end + 1;
            continue;
        }
        s = here ? s + 1 : NULL;
        p = end;
    }
    return s;
}

static const char *match(struct matcher *m, const char *s, const char *p)
{
    if (++m->depth > DEPTH_MAX)
        rule_raise(m->L, RULE_RUNTIME, (text){ 0 }, "mẫu tìm kiếm quá phức tạp",
                   "the search pattern is too complex");
    const char *found = walk(m, s, p);
    m->depth--;
    return found;
}

const char *matcher_try(struct matcher *m, const char *at, const char *pattern)
{
    m->count = 0;
    m->depth = 0;
    return match(m, at, pattern);
}

void matcher_push(struct matcher *m, int i, const char *start, const char *end)
{
    if (i >= m->count) {
        if (i != 0) malformed(m);
        lua_pushlstring(m->L, start, (size_t)(end - start));
    } else if (m->capture[i].size == CAPTURE_POSITION) {
        lua_pushinteger(m->L, m->capture[i].start - m->subject + 1);
    } else if (m->capture[i].size == CAPTURE_OPEN) {
        malformed(m);
    } else {
        lua_pushlstring(m->L, m->capture[i].start, (size_t)m->capture[i].size);
    }
}

int matcher_push_all(struct matcher *m, const char *start, const char *end, bool whole)
{
    int n = m->count == 0 && whole ? 1 : m->count;
    luaL_checkstack(m->L, n, "stack overflow");
    for (int i = 0; i < n; i++) matcher_push(m, i, start, end);
    return n;
}
