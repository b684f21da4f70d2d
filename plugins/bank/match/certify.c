/* SPDX-License-Identifier: MIT
 * certify: one read over the blocks; edges that stay move up. */
#include "certify.h"

#include "../certificates.h"

enum { LEADER_SKILL = 17 /* team_leading */ };

static bool wants_leads(const struct run_seats *s)
{
    for (uint32_t i = 0; i < s->shift_count; i++)
        if (s->shifts[i].seats[SEATS_LEAD] || s->shifts[i].entry->job.opening.lead_per) return true;
    return false;
}

/* Whose skills say so, or who holds the certificate: few leaders were ever given one. */
static err leads(struct ctx *cx, struct tx *tx, const struct building *b,
                 const struct match_people *people, uint32_t slot, bool *yes)
{
    const struct credential_1 *service = ctx_service(cx, "credential", 1);
    *yes = code_set_has(people->person[slot].skills, LEADER_SKILL);
    if (*yes || !service) return ERR_NONE;
    return service->valid_on(cx, tx, people->facts[slot].volunteer, TEXT("team_leader"),
                             b->run->from, yes);
}

err certify_leads(struct ctx *cx, struct tx *tx, struct building *b)
{
    err e = ERR_NONE;
    if (!wants_leads(b->seats)) return ERR_NONE;
    for (uint32_t i = 0; !e && i < b->count; i++)
        e = leads(cx, tx, b, b->members[i].people, b->members[i].slot, &b->members[i].leads);
    for (uint32_t i = 0; !e && i < b->seats->prior_count; i++) {
        struct prior *p = &b->seats->priors[i];
        const struct match_people *people;
        uint32_t slot;
        bool has_seat = p->shift != MATCH_NONE && seats_locks(p->state);
        if (has_seat && snapshot_find(b->snapshot, p->volunteer, &people, &slot))
            e = leads(cx, tx, b, people, slot, &p->leads);
    }
    return e;
}

/* ---- pairs --------------------------------------------------------------------------------- */

struct certifying {
    struct building *b;
    struct match_build *out;
    const struct score_job **job; /* [roles]; NULL: asks for no certificate */
};

static bool list_jobs(struct ctx *cx, struct certifying *c)
{
    const struct run_seats *s = c->b->seats;
    bool any = false;
    c->job = ARENA_ARRAY(cx->arena, s->role_count + 1, const struct score_job *);
    for (uint32_t i = 0; i < s->shift_count; i++) {
        const struct score_job *job = &s->shifts[i].entry->job;
        if (code_set_is_empty(job->opening.certificates)) continue;
        for (int class = 0; class < CLASSES; class ++)
            if (s->shifts[i].role[class] != MATCH_NONE) c->job[s->shifts[i].role[class]] = job;
        any = true;
    }
    return any;
}

static err holds(struct ctx *cx, struct tx *tx, id person, const struct score_job *job, bool *yes)
{
    struct score_history h = { 0 };
    err e = certificates_of(cx, tx, person, job, &h);
    *yes = code_set_is_empty(code_set_minus(job->opening.certificates, h.certificates));
    return e;
}

static void count_out(struct certifying *c, uint32_t role)
{
    struct match_seats *seats = &c->b->seats->seats[role];
    seats->eligible--;
    seats->only[LACK_CERTIFICATE]++;
    c->out->pairs--;
}

/* Keeps `count` edges from `from` on, moved to `to`; *kept of them. */
static err certify_person(struct ctx *cx, struct tx *tx, struct certifying *c, id person,
                          match_edge *from, uint32_t count, match_edge *to, uint32_t *kept)
{
    const struct score_job *asked = NULL;
    bool yes = true;
    *kept = 0;
    for (uint32_t k = 0; k < count; k++) {
        uint32_t role = match_edge_role(from[k]);
        const struct score_job *job = c->job[role];
        if (job && job != asked) {
            err e = holds(cx, tx, person, job, &yes);
            if (e) return e;
            asked = job;
        }
        if (!job || yes) {
            to[(*kept)++] = from[k];
        } else {
            count_out(c, role);
        }
    }
    return ERR_NONE;
}

static err certify_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct certifying *c = arg;
    err e = ERR_NONE;
    uint32_t person = 0;
    for (uint32_t number = 0; !e && number < c->b->block_count; number++) {
        struct block *block = &c->b->blocks[number];
        uint32_t from = 0, to = 0;
        for (uint32_t i = 0; !e && i < BUILD_BLOCK && person < c->b->count; i++, person++) {
            uint32_t kept = 0;
            e = certify_person(cx, tx, c, c->out->person[person], block->edges + from,
                               block->counts[i], block->edges + to, &kept);
            from += block->counts[i];
            block->counts[i] = kept;
            to += kept;
        }
        block->edge_count = to;
    }
    return e;
}

err certify_pairs(struct ctx *cx, struct building *b, struct match_build *out)
{
    struct certifying c = { .b = b, .out = out };
    if (!ctx_service(cx, "credential", 1) || !list_jobs(cx, &c)) return ERR_NONE;
    return db_read(cx, certify_all, &c);
}
