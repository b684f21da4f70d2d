/* SPDX-License-Identifier: MIT
 * paths_private: what the search for augmenting paths works on. The graph has only the roles as
 * nodes: an arc from j to r is a volunteer who could leave j for r, and costs what that volunteer
 * loses by it, which is never negative while everybody holds a best bundle. Shortest paths then
 * move a seat too many away (forward.c) or bring somebody to a seat that is missing (backward.c),
 * and their lengths correct the prices so that no cost becomes negative. */
#ifndef VOLBANK_BANK_MATCH_PATHS_PRIVATE_H
#define VOLBANK_BANK_MATCH_PATHS_PRIVATE_H

#include "solver_private.h"

#include "live.h"

enum { FAR = INT32_MAX / 2 };

/* Somebody who could take a role, seen from the role. */
struct taker {
    uint32_t volunteer;
    int32_t score;
};

/* What is known of a role within one search. */
struct mark {
    uint32_t search; /* which search wrote the rest */
    bool settled;
    int32_t distance;
    uint32_t other;  /* role on the other side of the arc that the path uses */
    uint32_t mover;  /* the volunteer of that arc */
    match_edge edge; /* what the mover takes */
};

struct paths {
    struct match_memory *memory;
    struct mark *mark; /* [roles] */
    uint32_t search;
    uint64_t *queue; /* a heap of distance << 32 | role */
    uint32_t queued, queue_room;
    uint32_t *settled; /* [roles] in the order of this search */
    uint32_t settled_count;

    /* Who holds a role: who[first[j]] .. who[first[j] + filled[j] - 1], in no order. */
    uint32_t *who;
    uint64_t who_count, who_room;
    uint64_t *first; /* [roles] */
    uint32_t *room;  /* [roles] */

    /* Who could take role j: takers[taker_first[j]] ... Only those whom it would cost at most
     * `reach` to take it, at the prices when the lists were made; `fallen` is how far each price
     * has fallen since. FAR: everybody. */
    struct taker *takers;
    uint64_t *taker_first; /* [roles + 1] */
    int32_t reach;
    int32_t wanted;  /* reach that the searches so far would have needed, at least twice this one */
    int32_t *fallen; /* [roles] */
    int32_t fallen_before; /* the solver's `fallen` when the lists were made */

    /* What taking, leaving and moving came to since the last event. */
    struct match_move *step, *net;
    uint32_t step_count, step_room;
    bool noting;            /* steps are kept */
    int64_t scores, minima; /* gained: sum of scores, seats within the minima */
    int64_t seats;
};

struct paths *match_paths_new(struct match_solver *s);
void match_paths_free(struct paths *p);

/* ---- one search ---- */

/* Room for `room` elements of `size`, the first `count` as in `had`, which is given back. */
void *match_paths_grown(struct match_memory *memory, void *had, size_t count, size_t room,
                        size_t size);

void match_search_begin(struct paths *p);
/* Notes a way to `role` of this length unless a shorter or equal one is known. */
void match_search_reach(struct paths *p, uint32_t role, int32_t distance, uint32_t other,
                        uint32_t mover, match_edge edge);
/* Settles the nearest role not settled yet; false when none is left. */
bool match_search_next(struct paths *p, uint32_t *role, int32_t *distance);

/* ---- holding and moving; the lists of holders follow ---- */

void match_seat_take(struct match_solver *s, struct paths *p, uint32_t i, match_edge e);
void match_seat_leave(struct match_solver *s, struct paths *p, uint32_t i, uint32_t role);
/* From role `from` to edge `to`. */
void match_seat_move(struct match_solver *s, struct paths *p, uint32_t i, uint32_t from,
                     match_edge to);

/* What the steps come to: each volunteer's roles before against those after. */
void match_moves(struct paths *p, struct match_change *change);

/* Makes the lists of takers anew. */
void match_takers_list(struct match_solver *s, struct paths *p, int32_t reach);
void match_takers_drop(struct paths *p);

/* Moves one seat out of an over-full role, or raises its price until it may stay. */
void match_forward(struct match_solver *s, struct paths *p, uint32_t source);
/* Brings one seat to a role that misses it, or lowers its price until none is missing. False, with
 * nothing changed, when the lists of takers do not reach far enough to be sure. */
bool match_backward(struct match_solver *s, struct paths *p, uint32_t sink);

#endif
