/* SPDX-License-Identifier: MIT
 * role: the closed list of roles as people read it, and the book of permissions that the core and
 * the plugins declare. The book is a sorted array of borrowed rows, made once. */
#include <stdlib.h>

#include "access.h"

static const struct term role_rows[] = {
    { ROLE_VOLUNTEER, "volunteer", "Tình nguyện viên", "Volunteer" },
    { ROLE_TEAM_LEADER, "team_leader", "Đội trưởng", "Team leader" },
    { ROLE_UNIT_OFFICER, "unit_officer", "Cán bộ đơn vị", "Unit officer" },
    { ROLE_AREA_ADMIN, "area_admin", "Quản trị cụm", "Area administrator" },
    { ROLE_PROVINCE_ADMIN, "province_admin", "Quản trị tỉnh", "Provincial administrator" },
    { ROLE_TRAINER, "trainer", "Tập huấn viên", "Trainer" },
    { ROLE_ASSESSOR, "assessor", "Người đánh giá", "Assessor" },
    { ROLE_COUNCIL, "council", "Ủy viên hội đồng", "Council member" },
    { ROLE_MONITOR, "monitor", "Cơ quan theo dõi", "Monitor" },
    { ROLE_PARTNER, "partner", "Sở, ngành phối hợp", "Partner department" },
    { ROLE_OPERATOR, "operator", "Người vận hành", "Operator" },
    { ROLE_FRONT, "front", "Cán bộ Mặt trận Tổ quốc", "Officer of the Fatherland Front" },
    { 0 }
};

const struct vocabulary role_terms = { "role", "Vai trò", "Role", role_rows };

struct permission_book {
    size_t count;
    const struct permission *rows[];
};

static int by_name(const void *a, const void *b)
{
    const struct permission *const *left = a;
    const struct permission *const *right = b;
    return strcmp((*left)->name, (*right)->name);
}

struct permission_book *permission_book_new(struct arena *arena,
                                            const struct permission *const rows[], size_t count)
{
    struct permission_book *book = arena_alloc(arena, sizeof(*book) + count * sizeof(rows[0]));
    book->count = count;
    for (size_t i = 0; i < count; i++) book->rows[i] = rows[i];
    qsort(book->rows, count, sizeof(book->rows[0]), by_name);
    return book;
}

const struct permission *permission_named(const struct permission_book *book, const char *name)
{
    size_t low = 0;
    size_t high = book->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(name, book->rows[middle]->name);
        if (order == 0) return book->rows[middle];
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return NULL;
}

size_t permission_count(const struct permission_book *book)
{
    return book->count;
}

const struct permission *permission_at(const struct permission_book *book, size_t i)
{
    REQUIRE(i < book->count);
    return book->rows[i];
}
