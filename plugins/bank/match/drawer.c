/* SPDX-License-Identifier: MIT
 * drawer: one shift and one person of a run: who has it, who comes next, why and why not. What
 * stands here follows from scores and prices alone, so an officer, a volunteer and an inspector
 * read the same. */
#include <stdlib.h>

#include "../words.h"
#include "result.h"
#include "why_words.h"

/* ---- one shift ----------------------------------------------------------------------------- */

enum { NEXT_SHOWN = 20, CHOICES_SHOWN = 12 };

/* A person with what a seat is worth to them. */
struct asker {
    uint32_t person;
    int32_t score, value;
};

static void hold_asker(struct asker *list, size_t *count, size_t most, struct asker one)
{
    size_t at = *count;
    while (at > 0 && list[at - 1].value < one.value) at--;
    if (at == most) return;
    size_t last = *count < most ? (*count)++ : most - 1;
    memmove(&list[at + 1], &list[at], (last - at) * sizeof(*list));
    list[at] = one;
}

static err askers_json(struct ctx *cx, struct tx *tx, const struct showing *sh, const char *key,
                       const struct asker *list, size_t count, uint32_t role)
{
    struct json *j = sh->j;
    err e = ERR_NONE;
    json_key(j, key);
    json_array(j);
    for (size_t i = 0; !e && i < count; i++) {
        struct allocation_why why;
        allocation_why(&sh->a, list[i].person, role, &why);
        json_object(j);
        e = shown_person_json(cx, tx, sh->rs, j, sh->a.kept.person[list[i].person]);
        json_int_at(j, "score", list[i].score);
        json_int_at(j, "value", list[i].value);
        e = e ? e : why_json(cx, tx, j, &sh->a, &why);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

static err seat_people_json(struct ctx *cx, struct tx *tx, const struct showing *sh, uint32_t role)
{
    const struct allocation *a = &sh->a;
    struct asker *has = ARENA_ARRAY(cx->arena, a->filled[role] + 1, struct asker);
    struct asker next[NEXT_SHOWN + 1];
    size_t has_count = 0, next_count = 0;
    for (uint32_t i = 0; i < a->kept.people; i++) {
        int32_t score = allocation_score(a, i, role);
        if (score < 0) continue;
        struct asker one = { i, score, score - a->price[role] };
        if (allocation_has(a, i, role)) {
            hold_asker(has, &has_count, a->filled[role], one);
        } else {
            hold_asker(next, &next_count, NEXT_SHOWN, one);
        }
    }
    err e = askers_json(cx, tx, sh, "people", has, has_count, role);
    return e ? e : askers_json(cx, tx, sh, "next", next, next_count, role);
}

static err write_shift(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *sh = arg;
    id shift;
    struct shown_shift s;
    if (!id_parse(request_param(sh->rq, "shift"), &shift)) return ERR_NOT_FOUND;
    err e = shown_shift_get(cx, tx, shift, &s);
    if (e) return e;
    struct json *j = sh->j = respond_json(cx, sh->rs, 200);
    json_object(j);
    json_key(j, "classes");
    json_array(j);
    for (uint32_t role = 0; !e && role < sh->a.kept.roles; role++) {
        if (!id_equal(sh->a.kept.seats[role].shift, shift)) continue;
        json_object(j);
        shown_shift_json(cx, j, &s, (enum seat_class)sh->a.kept.seats[role].class);
        json_int_at(j, "price", sh->a.price[role]);
        e = seat_people_json(cx, tx, sh, role);
        json_object_end(j);
    }
    json_array_end(j);
    json_object_end(j);
    return e;
}

err match_run_shift(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct showing *sh;
    err e = showing_open(cx, rq, rs, &sh);
    return e ? e : db_read(cx, write_shift, sh);
}

/* ---- one person ---------------------------------------------------------------------------- */

/* A seat this person could have. */
struct choice {
    uint32_t role;
    int32_t value;
};

static int by_value(const void *x, const void *y)
{
    const struct choice *a = x;
    const struct choice *b = y;
    if (a->value != b->value) return a->value > b->value ? -1 : 1;
    return a->role < b->role ? -1 : a->role > b->role;
}

static err choice_json(struct ctx *cx, struct tx *tx, const struct showing *sh, uint32_t person,
                       uint32_t role)
{
    struct shown_shift s;
    struct allocation_why why;
    struct json *j = sh->j;
    err e = shown_shift_get(cx, tx, sh->a.kept.seats[role].shift, &s);
    if (e) return e;
    allocation_why(&sh->a, person, role, &why);
    json_object(j);
    shown_shift_json(cx, j, &s, (enum seat_class)sh->a.kept.seats[role].class);
    json_bool_at(j, "has", why.has);
    json_int_at(j, "score", why.score);
    json_int_at(j, "price", why.price);
    json_int_at(j, "value", why.value);
    e = why_json(cx, tx, j, &sh->a, &why);
    json_object_end(j);
    return e;
}

static err choices_json(struct ctx *cx, struct tx *tx, const struct showing *sh, uint32_t person)
{
    const struct match_instance *in = sh->a.instance;
    uint32_t from = in->offset[person], count = in->offset[person + 1] - from;
    struct choice *all = ARENA_ARRAY(cx->arena, count + 1, struct choice);
    err e = ERR_NONE;
    for (uint32_t k = 0; k < count; k++) {
        uint32_t role = match_edge_role(in->edge[from + k]);
        all[k] = (struct choice){ role, match_edge_score(in->edge[from + k]) - sh->a.price[role] };
    }
    if (count) qsort(all, count, sizeof(*all), by_value);
    json_key(sh->j, "choices");
    json_array(sh->j);
    for (uint32_t k = 0, shown = 0; !e && k < count; k++) {
        bool has = allocation_has(&sh->a, person, all[k].role);
        if (!has && ++shown > CHOICES_SHOWN) continue;
        e = choice_json(cx, tx, sh, person, all[k].role);
        if (e == ERR_NOT_FOUND) { /* deleted since */
            ctx_clear(cx);
            e = ERR_NONE;
        }
    }
    json_array_end(sh->j);
    return e;
}

static err write_person(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *sh = arg;
    id volunteer;
    uint32_t person = MATCH_NONE;
    if (id_parse(request_param(sh->rq, "person"), &volunteer))
        person = allocation_person(&sh->a, volunteer);
    if (person == MATCH_NONE)
        return ctx_fail(
            cx, ERR_NOT_FOUND, NULL, "person",
            SAY("Người này không có trong lượt ghép", "This person is not part of the matching"));
    struct json *j = sh->j = respond_json(cx, sh->rs, 200);
    json_object(j);
    err e = shown_person_json(cx, tx, sh->rs, j, volunteer);
    json_int_at(j, "load", sh->a.instance->load[person]);
    if (!e) e = choices_json(cx, tx, sh, person);
    json_object_end(j);
    return e;
}

err match_run_person(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    struct showing *sh;
    err e = showing_open(cx, rq, rs, &sh);
    return e ? e : db_read(cx, write_person, sh);
}
