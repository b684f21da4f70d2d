/* SPDX-License-Identifier: MIT
 * build_pairs: what keeps somebody from a shift is found first, in a few instructions; only who
 * could come is scored, and the area's rule is asked only when the memo does not know. */
#include "build_pairs.h"

#include "../campaign_rule.h"
#include "../rank.h"
#include "../signup_rules.h"
#include "eligible.h"

enum { FAULTS_MAX = 200 /* of one thread: past them rules are left out, so that the run ends */ };

struct scoring {
    uint32_t index; /* among the members */
    const struct member *member;
    const struct score_person *person;
    id volunteer;
    uint16_t place;
    bool leads;
    const struct prior *priors;
    uint32_t prior_count;
};

/* By the version that the run names, else by what the campaign goes by. */
static err decide(struct worker *w, uint32_t entry, const struct score_facts *facts,
                  struct rule_verdict *verdict)
{
    struct rule_fault fault;
    const struct building *b = w->b;
    const struct campaign *campaign = &b->board->entries[entry].job.campaign;
    if (!b->pinned[entry]) return campaign_score(&w->cx, campaign, facts, verdict, &fault, NULL);
    return rule_decide_by(&w->cx, &bank_score_hook, &b->pin, facts, verdict, &fault, NULL);
}

/* What the area's rule says; false when it failed. */
static bool ask_rule(struct worker *w, const struct scoring *s, uint32_t entry, uint32_t base,
                     struct rule_outcome *out)
{
    const struct building *b = w->b;
    const struct board_entry *e = &b->board->entries[entry];
    struct topk_hit hit = { .people = s->member->people, .slot = s->member->slot, .score = base };
    struct candidate c;
    struct ranked r;
    struct score_facts facts;
    struct rule_verdict verdict;
    rank_of_hit(b->snapshot, &hit, e, true, &c, &r);
    rank_facts(&w->cx, &c, &r, &facts);
    const struct rule_outcome *known = rule_memo_find(w->memo, b->needs[entry].rule, &facts);
    if (known) {
        *out = *known;
        return true;
    }
    if (w->faults >= FAULTS_MAX) return false;
    w->evaluated++;
    if (decide(w, entry, &facts, &verdict)) {
        ctx_clear(&w->cx);
        return false;
    }
    *out = (struct rule_outcome){ (int32_t)verdict.score, !text_is_empty(verdict.rejected) };
    rule_memo_keep(w->memo, b->needs[entry].rule, &facts, verdict.facts_used, *out);
    return true;
}

static const struct worth *worth_of(struct worker *w, const struct scoring *s, uint32_t entry)
{
    const struct build_need *n = &w->b->needs[entry];
    struct worth *worth = &w->worth[entry];
    if (worth->person == s->index + 1) return worth;
    struct score_base base = { .base = score_sum(s->person, &n->need, n->km[s->place],
                                                 n->near[s->place]) };
    struct rule_outcome said = { 0 };
    *worth = (struct worth){ .person = s->index + 1 };
    if (!w->b->run->without_rules && !ask_rule(w, s, entry, (uint32_t)base.base, &said)) {
        w->faults++;
        said = (struct rule_outcome){ 0 };
    }
    worth->rejected = said.rejected;
    worth->score = (int32_t)score_final(&base, said.score);
    return worth;
}

/* ---- one person and one shift -------------------------------------------------------------- */

/* Whether one who has the sign-up's shift cannot have this one: both are on a day, or, where
 * several a day are allowed, overlap. */
static bool is_in_the_way(const struct match_run *run, const struct prior *p,
                          const struct shift *shift)
{
    if (!run->overlap) return p->day == shift->day;
    return p->from < shift_end(shift) && shift_start(shift) < p->to;
}

/* The sign-up of this person for this shift, or NULL; *busy when another one is in its way. */
static const struct prior *prior_of(const struct match_run *run, const struct scoring *s,
                                    uint32_t index, const struct shift *shift, bool *busy)
{
    const struct prior *own = NULL;
    *busy = false;
    for (uint32_t i = 0; i < s->prior_count; i++) {
        const struct prior *p = &s->priors[i];
        if (!is_in_the_way(run, p, shift)) continue;
        bool keeps = signup_keeps_time(p->state) || p->state == SIGNUP_INVITED;
        if (p->shift == index) own = p;
        if (p->shift != index && keeps) *busy = true;
    }
    return own;
}

static bool is_asking(const struct prior *own)
{
    return own && (own->state == SIGNUP_APPLIED || own->state == SIGNUP_WAITING);
}

static int32_t points_of(const struct worker *w, const struct scoring *s,
                         const struct run_shift *shift, int32_t score, bool asking)
{
    const struct building *b = w->b;
    int64_t points = score + (asking ? ASKED_BONUS : 0);
    if (b->run->stability && stay_had(b->stay, s->volunteer, shift->shift.id))
        points += b->run->stability;
    return points < 1 ? 1 : points > MATCH_SCORE_MAX ? MATCH_SCORE_MAX : (int32_t)points;
}

/* What stands between the person and a shift, in *lacks. False: nobody asks, since they have the
 * seat, said no or were told no. */
static bool look_at(const struct building *b, const struct scoring *s, uint32_t index,
                    uint32_t *lacks, bool *asking)
{
    const struct run_shift *shift = &b->seats->shifts[index];
    const struct build_need *n = &b->needs[shift->entry_index];
    bool busy = false;
    const struct prior *own = NULL;
    if (s->prior_count) own = prior_of(b->run, s, index, &shift->shift, &busy);
    *asking = is_asking(own);
    if (own && !*asking) return false;
    *lacks = eligible_lacks(s->person, &n->need, *asking ? 0 : shift->cells, n->km[s->place]) |
             (uint32_t)busy << LACK_DAY;
    return true;
}

/* The same for the seats of each class. */
static void lacks_by_class(const struct scoring *s, const struct score_need *need, uint32_t lacks,
                           uint32_t of_class[CLASSES])
{
    bool speaks = need->language && s->person->speaks >> need->language & 1;
    of_class[SEATS_GENERAL] = lacks;
    of_class[SEATS_LANGUAGE] = lacks | (uint32_t)!speaks << LACK_LANGUAGE;
    of_class[SEATS_LEAD] = lacks | (uint32_t)!s->leads << LACK_CERTIFICATE;
}

static void add_edges(struct worker *w, const struct scoring *s, const struct run_shift *shift,
                      uint32_t lacks, int32_t points, struct block *out)
{
    uint32_t of_class[CLASSES];
    lacks_by_class(s, &w->b->needs[shift->entry_index].need, lacks, of_class);
    for (int class = 0; class < CLASSES; class ++) {
        uint32_t role = shift->role[class];
        if (role == MATCH_NONE) continue;
        eligible_count(&w->seats[role], of_class[class]);
        if (of_class[class]) continue;
        w->edges[out->edge_count++] = match_edge_of(role, points);
        w->pairs++;
    }
}

static void add_shift(struct worker *w, const struct scoring *s, uint32_t index, struct block *out)
{
    const struct run_shift *shift = &w->b->seats->shifts[index];
    bool asking;
    uint32_t lacks;
    if (!look_at(w->b, s, index, &lacks, &asking)) return;
    int32_t points = 0;
    if (!lacks) {
        const struct worth *worth = worth_of(w, s, shift->entry_index);
        if (worth->rejected) lacks = 1u << LACK_RULE;
        points = points_of(w, s, shift, worth->score, asking);
    }
    add_edges(w, s, shift, lacks, points, out);
}

/* Shifts a person may still get: those of the run they have count. */
static uint8_t load_of(const struct building *b, const struct scoring *s)
{
    int64_t load = b->run->max_shifts;
    for (uint32_t i = 0; i < s->prior_count; i++)
        if (s->priors[i].shift != MATCH_NONE && seats_locks(s->priors[i].state)) load--;
    return load < 0 ? 0 : (uint8_t)load;
}

static struct scoring scoring_of(const struct building *b, uint32_t index)
{
    const struct member *m = &b->members[index];
    const struct match_facts *facts = &m->people->facts[m->slot];
    struct scoring s = { .index = index,
                         .member = m,
                         .person = &m->people->person[m->slot],
                         .volunteer = facts->volunteer,
                         .place = facts->place,
                         .leads = m->leads };
    s.priors = seats_priors(b->seats, s.volunteer, &s.prior_count);
    return s;
}

/* ---- blocks of people ---------------------------------------------------------------------- */

void build_block(struct worker *w, uint32_t number)
{
    struct building *b = w->b;
    struct block *out = &b->blocks[number];
    uint32_t from = number * BUILD_BLOCK,
             to = from + BUILD_BLOCK < b->count ? from + BUILD_BLOCK : b->count;
    *out = (struct block){ .counts = ARENA_ARRAY(w->cx.arena, BUILD_BLOCK, uint32_t),
                           .load = ARENA_ARRAY(w->cx.arena, BUILD_BLOCK, uint8_t) };
    for (uint32_t i = from; i < to; i++) {
        struct scoring s = scoring_of(b, i);
        uint32_t before = out->edge_count;
        out->load[i - from] = load_of(b, &s);
        for (uint32_t k = 0; k < b->seats->shift_count; k++) add_shift(w, &s, k, out);
        out->counts[i - from] = out->edge_count - before;
    }
    out->edges = ARENA_ARRAY(w->cx.arena, out->edge_count + 1, uint32_t);
    memcpy(out->edges, w->edges, out->edge_count * sizeof(*out->edges));
}

uint64_t build_count(const struct building *b, uint32_t index)
{
    struct scoring s = scoring_of(b, index);
    uint64_t pairs = 0;
    for (uint32_t k = 0; k < b->seats->shift_count; k++) {
        const struct run_shift *shift = &b->seats->shifts[k];
        uint32_t lacks, of_class[CLASSES];
        bool asking;
        if (!look_at(b, &s, k, &lacks, &asking)) continue;
        lacks_by_class(&s, &b->needs[shift->entry_index].need, lacks, of_class);
        for (int class = 0; class < CLASSES; class ++)
            pairs += shift->role[class] != MATCH_NONE && !of_class[class];
    }
    return pairs;
}
