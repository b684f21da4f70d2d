/* SPDX-License-Identifier: MIT
 * verify: the independent checker. It shares no code with the solver, its reader or the writer of
 * certificates, only the layouts that instance.h and certificate.h describe, and is short enough to
 * be read in one sitting. First: are the files what they claim; then, volunteer by volunteer and
 * role by role: is the assignment allowed, what is it worth, and what do the prices prove at most.
 */
#include "certificate.h"

enum { INSTANCE_HEAD = 32, CERTIFICATE_HEAD = 88, DIGEST = 32, DAYS = 256, SETS = 256, BLOCKS = 8 };

struct check {
    struct ctx *cx;
    bool allow_gap;
    /* the instance; the pointers are into its bytes, not aligned */
    struct slice file;
    uint64_t n, m, edges;
    int64_t bonus, openings;
    const uint8_t *load, *offset, *edge, *minimum, *capacity, *day, *opening, *blocks;
    /* the certificate */
    struct slice certificate;
    const uint8_t *price, *start, *role;
    bool overlap; /* version 2: several roles a day that share no block */
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
    if (!b || c->file.size < INSTANCE_HEAD || u32_at(b, 0) != 0x56424d31)
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
    c->blocks = c->opening + 4 * c->m;
    return ERR_NONE;
}

static err open_certificate(struct check *c)
{
    const uint8_t *b = c->certificate.data;
    size_t size = c->certificate.size;
    if (!b || size < CERTIFICATE_HEAD + DIGEST || u32_at(b, 0) != 0x56424331 ||
        (u32_at(b, 1) != 1 && u32_at(b, 1) != 2))
        return VIOLATION(c, SAY("chứng chỉ không phải VBC1", "the certificate is not VBC1"));
    c->overlap = u32_at(b, 1) == 2;
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

/* What of its day a role takes: all of it, or the blocks it says. */
static uint8_t blocks_of(const struct check *c, uint32_t role)
{
    return c->overlap && c->blocks[role] ? c->blocks[role] : 0xff;
}

static err twice(const struct check *c, uint64_t i, uint32_t role)
{
    if (c->overlap)
        return VIOLATION(c,
                         SAY("người %llu có việc khác trùng giờ với vai %u",
                             "volunteer %llu has another role in the hours of role %u"),
                         (unsigned long long)i, role);
    return VIOLATION(c,
                     SAY("người %llu có hai việc cùng ngày với vai %u",
                         "volunteer %llu has another role on the day of role %u"),
                     (unsigned long long)i, role);
}

static err check_seats(struct check *c, uint64_t i)
{
    uint8_t busy[DAYS] = { 0 };
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
        if (busy[c->day[role]] & blocks_of(c, role)) return twice(c, i, role);
        busy[c->day[role]] |= blocks_of(c, role);
        c->filled[role]++;
        c->found.assigned++;
        c->found.primal += score;
    }
    return ERR_NONE;
}

/* The pairs of the instance, which the bound is counted over. */
static err check_pairs(struct check *c, uint64_t i)
{
    uint64_t from = u32_at(c->offset, i);
    uint64_t to = u32_at(c->offset, i + 1);
    if (to < from || to > c->edges)
        return VIOLATION(c,
                         SAY("bài ghép: vị trí của người %llu sai",
                             "the instance: offsets of volunteer %llu are wrong"),
                         (unsigned long long)i);
    for (uint64_t e = from; e < to; e++)
        if (u32_at(c->edge, e) >> 14 >= c->m || (u32_at(c->edge, e) & 0x3fff) > 10000)
            return VIOLATION(c, SAY("bài ghép: cặp %llu sai", "the instance: pair %llu is wrong"),
                             (unsigned long long)e);
    return ERR_NONE;
}

static int64_t value_of(const struct check *c, uint64_t e)
{
    uint32_t edge = u32_at(c->edge, e);
    return (edge & 0x3fff) - i32_at(c->price, edge >> 14);
}

/* Adds what the prices leave for this volunteer at best: one role a day, the best `load` days. */
static void bound_days(struct check *c, uint64_t i)
{
    int64_t best[DAYS] = { 0 };
    for (uint64_t e = u32_at(c->offset, i); e < u32_at(c->offset, i + 1); e++) {
        uint8_t day = c->day[u32_at(c->edge, e) >> 14];
        if (value_of(c, e) > best[day]) best[day] = value_of(c, e);
    }
    for (int k = 0; k < c->load[i] && k < DAYS; k++) {
        int top = 0;
        for (int d = 1; d < DAYS; d++)
            if (best[d] > best[top]) top = d;
        if (best[top] == 0) break;
        c->found.dual += best[top];
        best[top] = 0;
    }
}

/* most[k]: the most that k roles of one day are worth when no two share a block. worth[set][k] is
 * the same of roles that take exactly the blocks in `set`; -1: there are none. */
static void bound_day(const struct check *c, uint64_t i, int day, int64_t most[BLOCKS + 1])
{
    static const int64_t none[BLOCKS + 1] = { -1, -1, -1, -1, -1, -1, -1, -1, -1 };
    int64_t best[SETS] = { 0 };
    int64_t worth[SETS][BLOCKS + 1];
    unsigned all = 0;
    for (uint64_t e = u32_at(c->offset, i); e < u32_at(c->offset, i + 1); e++) {
        uint32_t role = u32_at(c->edge, e) >> 14;
        uint8_t blocks = blocks_of(c, role);
        if (c->day[role] != day || value_of(c, e) <= best[blocks]) continue;
        best[blocks] = value_of(c, e);
        all |= blocks;
    }
    for (unsigned set = 0; set <= all; set++) memcpy(worth[set], none, sizeof none);
    worth[0][0] = 0;
    for (unsigned one = 1; one <= all; one++) {
        unsigned rest = all & ~one;
        for (unsigned set = rest; best[one]; set = (set - 1) & rest) {
            for (int k = 0; k < BLOCKS; k++)
                if (worth[set][k] >= 0 && worth[set][k] + best[one] > worth[set | one][k + 1])
                    worth[set | one][k + 1] = worth[set][k] + best[one];
            if (set == 0) break;
        }
    }
    memcpy(most, none, sizeof none);
    for (unsigned set = 0; set <= all; set++)
        for (int k = 0; k <= BLOCKS; k++)
            if (worth[set][k] > most[k]) most[k] = worth[set][k];
}

/* The same under the overlap rule: the days share the load. */
static void bound_overlap(struct check *c, uint64_t i)
{
    int64_t total[DAYS] = { 0 }; /* of so many roles at most */
    bool offered[DAYS] = { false };
    for (uint64_t e = u32_at(c->offset, i); e < u32_at(c->offset, i + 1); e++)
        if (value_of(c, e) > 0) offered[c->day[u32_at(c->edge, e) >> 14]] = true;
    for (int day = 0; day < DAYS; day++) {
        int64_t most[BLOCKS + 1];
        if (!offered[day]) continue;
        bound_day(c, i, day, most);
        for (int left = c->load[i]; left > 0; left--)
            for (int k = 1; k <= BLOCKS && k <= left; k++)
                if (most[k] > 0 && total[left - k] + most[k] > total[left])
                    total[left] = total[left - k] + most[k];
    }
    c->found.dual += total[c->load[i]];
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
        e = check_pairs(&c, i);
        if (!e) e = check_seats(&c, i);
        if (!e && c.overlap) bound_overlap(&c, i);
        if (!e && !c.overlap) bound_days(&c, i);
    }
    for (uint64_t j = 0; !e && j < c.m; j++) e = check_role(&c, j);
    if (!e) e = check_figures(&c);
    *out = c.found;
    return e;
}
