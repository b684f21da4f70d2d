/* SPDX-License-Identifier: MIT
 * verify: the independent checker. It shares no code with the solver, its reader or the writer of
 * certificates, only the layouts that instance.h and certificate.h describe, and is short enough to
 * be read in one sitting. First: are the files what they claim; then, volunteer by volunteer and
 * role by role: is the assignment allowed, what is it worth, and what do the prices prove at most.
 */
#include "certificate.h"

enum { INSTANCE_HEAD = 32, CERTIFICATE_HEAD = 88, DIGEST = 32, DAYS = 256 };

struct check {
    struct ctx *cx;
    bool allow_gap;
    /* the instance; the pointers are into its bytes, not aligned */
    struct slice file;
    uint64_t n, m, edges;
    int64_t bonus, openings;
    const uint8_t *load, *offset, *edge, *minimum, *capacity, *day, *opening;
    /* the certificate */
    struct slice certificate;
    const uint8_t *price, *start, *role;
    /* what comes out */
    int64_t *filled;
    struct match_verdict found;
};

static uint32_t u32_at(const uint8_t *array, uint64_t k)
{
    const uint8_t *b = array + 4 * k;
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static int64_t i32_at(const uint8_t *array, uint64_t k)
{
    return (int32_t)u32_at(array, k);
}

static uint64_t u64_at(const uint8_t *b)
{
    return u32_at(b, 0) | (uint64_t)u32_at(b, 1) << 32;
}

#define VIOLATION(c, ...) ctx_fail((c)->cx, ERR_INVALID, NULL, "violation", __VA_ARGS__)

/* ---- the files ---- */

static err open_instance(struct check *c)
{
    const uint8_t *b = c->file.data;
    if (c->file.size < INSTANCE_HEAD || u32_at(b, 0) != 0x56424d31)
        return VIOLATION(c, SAY("bài ghép không phải VBM1", "the instance is not VBM1"));
    c->n = u32_at(b, 1);
    c->m = u32_at(b, 2);
    c->openings = i32_at(b, 3);
    c->edges = u64_at(b + 16);
    c->bonus = i32_at(b, 6);
    bool counts = c->n < 1ULL << 31 && c->m <= 1ULL << 18 && c->edges < 1ULL << 32;
    if (!counts || c->file.size != INSTANCE_HEAD + c->n + 4 * (c->n + 1) + 4 * c->edges + 14 * c->m)
        return VIOLATION(c, SAY("bài ghép không dài đúng như phần đầu ghi",
                                "the instance is not as long as its head says"));
    c->load = b + INSTANCE_HEAD;
    c->offset = c->load + c->n;
    c->edge = c->offset + 4 * (c->n + 1);
    c->minimum = c->edge + 4 * c->edges;
    c->capacity = c->minimum + 4 * c->m;
    c->day = c->capacity + 4 * c->m;
    c->opening = c->day + c->m;
    return ERR_NONE;
}

static err open_certificate(struct check *c)
{
    const uint8_t *b = c->certificate.data;
    size_t size = c->certificate.size;
    if (size < CERTIFICATE_HEAD + DIGEST || u32_at(b, 0) != 0x56424331 || u32_at(b, 1) != 1)
        return VIOLATION(c, SAY("chứng chỉ không phải VBC1", "the certificate is not VBC1"));
    struct slice body = { b, size - DIGEST };
    struct hash own = hash_of((struct slice){ 0 }, &body, 1);
    if (memcmp(own.bytes, b + size - DIGEST, DIGEST) != 0)
        return VIOLATION(c, SAY("chứng chỉ đã bị thay đổi", "the certificate was changed"));
    struct slice parts[] = { { c->file.data, 28 },
                             { c->file.data + INSTANCE_HEAD, c->file.size - INSTANCE_HEAD } };
    struct hash instance = hash_of((struct slice){ 0 }, parts, 2);
    if (memcmp(instance.bytes, b + 8, DIGEST) != 0)
        return VIOLATION(
            c, SAY("chứng chỉ là của bài ghép khác", "the certificate is for another instance"));
    uint64_t assigned = u64_at(b + 56);
    if (u32_at(b, 20) != c->n || u32_at(b, 21) != c->m || assigned >= 1ULL << 32 ||
        size != CERTIFICATE_HEAD + 4 * (c->m + c->n + 1 + assigned) + DIGEST)
        return VIOLATION(c, SAY("chứng chỉ không đủ dài", "the certificate has a wrong length"));
    c->price = b + CERTIFICATE_HEAD;
    c->start = c->price + 4 * c->m;
    c->role = c->start + 4 * (c->n + 1);
    if (u32_at(c->start, 0) != 0 || u32_at(c->start, c->n) != assigned)
        return VIOLATION(c, SAY("chứng chỉ không liệt kê đủ chỗ", "its seats are not all listed"));
    return ERR_NONE;
}

/* ---- one volunteer ---- */

/* Edge of volunteer i to `role`; -1: not eligible. */
static int64_t score_for(const struct check *c, uint64_t i, uint32_t role)
{
    for (uint64_t e = u32_at(c->offset, i); e < u32_at(c->offset, i + 1); e++)
        if (u32_at(c->edge, e) >> 14 == role) return u32_at(c->edge, e) & 0x3fff;
    return -1;
}

static err check_seats(struct check *c, uint64_t i)
{
    bool busy[DAYS] = { false };
    uint64_t from = u32_at(c->start, i);
    uint64_t to = u32_at(c->start, i + 1);
    if (to < from || to > u32_at(c->start, c->n) || to - from > c->load[i])
        return VIOLATION(c,
                         SAY("người %llu nhận quá nhiều việc", "volunteer %llu has too many roles"),
                         (unsigned long long)i);
    for (uint64_t k = from; k < to; k++) {
        uint32_t role = u32_at(c->role, k);
        int64_t score = role < c->m ? score_for(c, i, role) : -1;
        if (score < 0)
            return VIOLATION(c,
                             SAY("người %llu không đủ điều kiện cho vai %u",
                                 "volunteer %llu is not eligible for role %u"),
                             (unsigned long long)i, role);
        if (busy[c->day[role]])
            return VIOLATION(c,
                             SAY("người %llu có hai việc cùng ngày với vai %u",
                                 "volunteer %llu has another role on the day of role %u"),
                             (unsigned long long)i, role);
        busy[c->day[role]] = true;
        c->filled[role]++;
        c->found.assigned++;
        c->found.primal += score;
    }
    return ERR_NONE;
}

/* Adds what the prices leave for this volunteer at best: one role a day, the best `load` days. */
static err bound_volunteer(struct check *c, uint64_t i)
{
    int64_t best[DAYS] = { 0 };
    uint64_t from = u32_at(c->offset, i);
    uint64_t to = u32_at(c->offset, i + 1);
    if (to < from || to > c->edges)
        return VIOLATION(c,
                         SAY("bài ghép: vị trí của người %llu sai",
                             "the instance: offsets of volunteer %llu are wrong"),
                         (unsigned long long)i);
    for (uint64_t e = from; e < to; e++) {
        uint32_t role = u32_at(c->edge, e) >> 14;
        int64_t score = u32_at(c->edge, e) & 0x3fff;
        if (role >= c->m || score > 10000)
            return VIOLATION(c, SAY("bài ghép: cặp %llu sai", "the instance: pair %llu is wrong"),
                             (unsigned long long)e);
        int64_t value = score - i32_at(c->price, role);
        if (value > best[c->day[role]]) best[c->day[role]] = value;
    }
    for (int k = 0; k < c->load[i] && k < DAYS; k++) {
        int top = 0;
        for (int d = 1; d < DAYS; d++)
            if (best[d] > best[top]) top = d;
        if (best[top] == 0) break;
        c->found.dual += best[top];
        best[top] = 0;
    }
    return ERR_NONE;
}

/* ---- one role ---- */

static err check_role(struct check *c, uint64_t j)
{
    int64_t minimum = i32_at(c->minimum, j);
    int64_t capacity = i32_at(c->capacity, j);
    int64_t price = i32_at(c->price, j);
    int64_t opening = i32_at(c->opening, j);
    if (minimum < 0 || minimum > capacity || opening < 0 || opening >= c->openings)
        return VIOLATION(c, SAY("bài ghép: vai %llu sai", "the instance: role %llu is wrong"),
                         (unsigned long long)j);
    if (c->filled[j] > capacity)
        return VIOLATION(c, SAY("vai %llu nhận quá số chỗ", "role %llu is beyond its capacity"),
                         (unsigned long long)j);
    int64_t counted = c->filled[j] < minimum ? c->filled[j] : minimum;
    int64_t scarce = price + c->bonus > 0 ? price + c->bonus : 0;
    int64_t seats = 0;
    bool fits = !__builtin_add_overflow(minimum * scarce,
                                        (capacity - minimum) * (price > 0 ? price : 0), &seats) &&
                !__builtin_add_overflow(c->found.dual, seats, &c->found.dual);
    if (!fits || price < -c->bonus || c->bonus < 0)
        return VIOLATION(c, SAY("giá của vai %llu vô lý", "the price of role %llu is absurd"),
                         (unsigned long long)j);
    c->found.primal += c->bonus * counted;
    c->found.unmet_minimum += minimum - counted;
    return ERR_NONE;
}

/* ---- the figures ---- */

static err check_figures(struct check *c)
{
    struct match_verdict *found = &c->found;
    const struct {
        int at; /* in the certificate */
        int64_t value;
        const char *vi, *en;
    } figures[] = {
        { 40, found->primal, "điểm đạt được ghi là %lld, tính lại là %lld",
          "the objective is stated as %lld, comes to %lld" },
        { 48, found->dual, "cận trên ghi là %lld, tính lại là %lld",
          "the dual is stated as %lld, comes to %lld" },
        { 56, (int64_t)found->assigned, "số chỗ đã xếp ghi là %lld, tính lại là %lld",
          "the number assigned is stated as %lld, comes to %lld" },
        { 64, found->unmet_minimum, "số chỗ tối thiểu còn thiếu ghi là %lld, tính lại là %lld",
          "the unmet minimum is stated as %lld, comes to %lld" },
    };
    found->gap = found->dual - found->primal;
    for (size_t k = 0; k < COUNT_OF(figures); k++) {
        int64_t stated = (int64_t)u64_at(c->certificate.data + figures[k].at);
        if (stated != figures[k].value)
            return VIOLATION(c, SAY(figures[k].vi, figures[k].en), (long long)stated,
                             (long long)figures[k].value);
    }
    if (found->gap == 0 || c->allow_gap) return ERR_NONE;
    return VIOLATION(
        c,
        SAY("chưa chứng minh là tối ưu: còn cách cận %lld", "not proved optimal: the gap is %lld"),
        (long long)found->gap);
}

err match_verify(struct ctx *cx, struct slice instance_file, struct slice certificate_file,
                 bool allow_gap, struct match_verdict *out)
{
    struct check c = {
        .cx = cx, .allow_gap = allow_gap, .file = instance_file, .certificate = certificate_file
    };
    err e = open_instance(&c);
    if (!e) e = open_certificate(&c);
    if (e) return e;
    c.filled = ARENA_ARRAY(cx->arena, c.m, int64_t);
    for (uint64_t i = 0; !e && i < c.n; i++) {
        e = bound_volunteer(&c, i);
        if (!e) e = check_seats(&c, i);
    }
    for (uint64_t j = 0; !e && j < c.m; j++) e = check_role(&c, j);
    if (!e) e = check_figures(&c);
    *out = c.found;
    return e;
}
