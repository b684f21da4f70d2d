/* SPDX-License-Identifier: MIT
 * verify: the independent checker. It shares no code with the solver, its reader or the writer of
 * certificates, only the layouts that instance.h and certificate.h describe, and is short enough to
 * be read in one sitting. verify_files.c has found the files to be what they claim; here, volunteer
 * by volunteer and role by role: is the assignment allowed, what is it worth, and what do the
 * prices prove at most. */
#include "certificate.h"
#include "verify_files.h"

enum { DAYS = 256, SETS = 256, BLOCKS = 8 };

struct check {
    struct ctx *cx;
    bool allow_gap;
    struct verify_files files;
    int64_t *filled;
    struct match_verdict found;
};

/* ---- one volunteer ---- */

/* Edge of volunteer i to `role`; -1: not eligible. */
static int64_t score_for(const struct check *c, uint64_t i, uint32_t role)
{
    for (uint64_t e = u32_at(c->files.offset, i); e < u32_at(c->files.offset, i + 1); e++)
        if (u32_at(c->files.edge, e) >> 14 == role) return u32_at(c->files.edge, e) & 0x3fff;
    return -1;
}

/* What of its day a role takes: all of it, or the blocks it says. */
static uint8_t blocks_of(const struct check *c, uint32_t role)
{
    return c->files.overlap && c->files.blocks[role] ? c->files.blocks[role] : 0xff;
}

static err twice(const struct check *c, uint64_t i, uint32_t role)
{
    if (c->files.overlap)
        return VIOLATION(c->cx,
                         SAY("người %llu có việc khác trùng giờ với vai %u",
                             "volunteer %llu has another role in the hours of role %u"),
                         (unsigned long long)i, role);
    return VIOLATION(c->cx,
                     SAY("người %llu có hai việc cùng ngày với vai %u",
                         "volunteer %llu has another role on the day of role %u"),
                     (unsigned long long)i, role);
}

static err check_seats(struct check *c, uint64_t i)
{
    uint8_t busy[DAYS] = { 0 };
    uint64_t from = u32_at(c->files.start, i);
    uint64_t to = u32_at(c->files.start, i + 1);
    if (to < from || to > u32_at(c->files.start, c->files.n) || to - from > c->files.load[i])
        return VIOLATION(c->cx,
                         SAY("người %llu nhận quá nhiều việc", "volunteer %llu has too many roles"),
                         (unsigned long long)i);
    for (uint64_t k = from; k < to; k++) {
        uint32_t role = u32_at(c->files.role, k);
        if (k > from && role <= u32_at(c->files.role, k - 1))
            return VIOLATION(c->cx,
                             SAY("các vai của người %llu không theo thứ tự tăng dần",
                                 "the roles of volunteer %llu do not rise"),
                             (unsigned long long)i);
        int64_t score = role < c->files.m ? score_for(c, i, role) : -1;
        if (score < 0)
            return VIOLATION(c->cx,
                             SAY("người %llu không đủ điều kiện cho vai %u",
                                 "volunteer %llu is not eligible for role %u"),
                             (unsigned long long)i, role);
        if (busy[c->files.day[role]] & blocks_of(c, role)) return twice(c, i, role);
        busy[c->files.day[role]] |= blocks_of(c, role);
        c->filled[role]++;
        c->found.assigned++;
        c->found.primal += score;
    }
    return ERR_NONE;
}

/* The pairs of the instance, which the bound is counted over. */
static err check_pairs(struct check *c, uint64_t i)
{
    uint64_t from = u32_at(c->files.offset, i);
    uint64_t to = u32_at(c->files.offset, i + 1);
    if (to < from || to > c->files.edges)
        return VIOLATION(c->cx,
                         SAY("bài ghép: vị trí của người %llu sai",
                             "the instance: offsets of volunteer %llu are wrong"),
                         (unsigned long long)i);
    for (uint64_t e = from; e < to; e++)
        if (u32_at(c->files.edge, e) >> 14 >= c->files.m ||
            (u32_at(c->files.edge, e) & 0x3fff) > 10000)
            return VIOLATION(c->cx,
                             SAY("bài ghép: cặp %llu sai", "the instance: pair %llu is wrong"),
                             (unsigned long long)e);
    return ERR_NONE;
}

static int64_t value_of(const struct check *c, uint64_t e)
{
    uint32_t edge = u32_at(c->files.edge, e);
    return (edge & 0x3fff) - i32_at(c->files.price, edge >> 14);
}

/* Adds what the prices leave for this volunteer at best: one role a day, the best `load` days. */
static void bound_days(struct check *c, uint64_t i)
{
    int64_t best[DAYS] = { 0 };
    for (uint64_t e = u32_at(c->files.offset, i); e < u32_at(c->files.offset, i + 1); e++) {
        uint8_t day = c->files.day[u32_at(c->files.edge, e) >> 14];
        if (value_of(c, e) > best[day]) best[day] = value_of(c, e);
    }
    for (int k = 0; k < c->files.load[i] && k < DAYS; k++) {
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
    for (uint64_t e = u32_at(c->files.offset, i); e < u32_at(c->files.offset, i + 1); e++) {
        uint32_t role = u32_at(c->files.edge, e) >> 14;
        uint8_t blocks = blocks_of(c, role);
        if (c->files.day[role] != day || value_of(c, e) <= best[blocks]) continue;
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
    for (uint64_t e = u32_at(c->files.offset, i); e < u32_at(c->files.offset, i + 1); e++)
        if (value_of(c, e) > 0) offered[c->files.day[u32_at(c->files.edge, e) >> 14]] = true;
    for (int day = 0; day < DAYS; day++) {
        int64_t most[BLOCKS + 1];
        if (!offered[day]) continue;
        bound_day(c, i, day, most);
        for (int left = c->files.load[i]; left > 0; left--)
            for (int k = 1; k <= BLOCKS && k <= left; k++)
                if (most[k] > 0 && total[left - k] + most[k] > total[left])
                    total[left] = total[left - k] + most[k];
    }
    c->found.dual += total[c->files.load[i]];
}

/* ---- one role ---- */

static err check_role(struct check *c, uint64_t j)
{
    int64_t minimum = i32_at(c->files.minimum, j);
    int64_t capacity = i32_at(c->files.capacity, j);
    int64_t price = i32_at(c->files.price, j);
    int64_t opening = i32_at(c->files.opening, j);
    if (minimum < 0 || minimum > capacity || opening < 0 || opening >= c->files.openings)
        return VIOLATION(c->cx, SAY("bài ghép: vai %llu sai", "the instance: role %llu is wrong"),
                         (unsigned long long)j);
    if (c->filled[j] > capacity)
        return VIOLATION(c->cx, SAY("vai %llu nhận quá số chỗ", "role %llu is beyond its capacity"),
                         (unsigned long long)j);
    int64_t counted = c->filled[j] < minimum ? c->filled[j] : minimum;
    int64_t scarce = price + c->files.bonus > 0 ? price + c->files.bonus : 0;
    int64_t seats = 0;
    bool fits = !__builtin_add_overflow(minimum * scarce,
                                        (capacity - minimum) * (price > 0 ? price : 0), &seats) &&
                !__builtin_add_overflow(c->found.dual, seats, &c->found.dual);
    if (!fits || price < -c->files.bonus || c->files.bonus < 0)
        return VIOLATION(c->cx, SAY("giá của vai %llu vô lý", "the price of role %llu is absurd"),
                         (unsigned long long)j);
    c->found.primal += c->files.bonus * counted;
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
        int64_t stated = (int64_t)u64_at(c->files.certificate.data + figures[k].at);
        if (stated != figures[k].value)
            return VIOLATION(c->cx, SAY(figures[k].vi, figures[k].en), (long long)stated,
                             (long long)figures[k].value);
    }
    if (found->gap == 0 || c->allow_gap) return ERR_NONE;
    return VIOLATION(
        c->cx,
        SAY("chưa chứng minh là tối ưu: còn cách cận %lld", "not proved optimal: the gap is %lld"),
        (long long)found->gap);
}

err match_verify(struct ctx *cx, struct slice instance_file, struct slice certificate_file,
                 bool allow_gap, struct match_verdict *out)
{
    struct check c = { .cx = cx, .allow_gap = allow_gap };
    err e = verify_files_open(cx, instance_file, certificate_file, &c.files);
    if (e) return e;
    c.filled = ARENA_ARRAY(cx->arena, c.files.m, int64_t);
    for (uint64_t i = 0; !e && i < c.files.n; i++) {
        e = check_pairs(&c, i);
        if (!e) e = check_seats(&c, i);
        if (!e && c.files.overlap) bound_overlap(&c, i);
        if (!e && !c.files.overlap) bound_days(&c, i);
    }
    for (uint64_t j = 0; !e && j < c.files.m; j++) e = check_role(&c, j);
    if (!e) e = check_figures(&c);
    *out = c.found;
    return e;
}
