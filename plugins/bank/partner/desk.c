/* SPDX-License-Identifier: MIT
 * desk: what departments want of the units an officer works for: programmes to take up, notes to
 * answer; and how those asked to co-host have answered. */
#include "../gather.h"
#include "board.h"

enum { DESK_MOST = 100, ANSWERED_DAYS = 60 };

static err in_state(struct ctx *cx, struct tx *tx, const struct entity *entity, const void *probe,
                    struct gathered *out)
{
    struct query q = { .entity = entity,
                       .filters = { { field_named(entity->fields, TEXT("state")), QUERY_IS, probe,
                                      0 } },
                       .filter_count = 1 };
    *out = (struct gathered){ .entity = entity, .most = 2000 };
    return gather_query(cx, tx, &q, out);
}

static err invitation(struct ctx *cx, struct tx *tx, struct json *j,
                      const struct campaign_partner *p, bool recent, size_t *shown)
{
    struct part_line line = { .part = *p };
    err e = record_get(cx, tx, &campaign_entity, p->campaign, &line.campaign);
    if (e || line.campaign.state >= CAMPAIGN_DONE) return e;
    if (recent && p->answered < cx->now - (instant)ANSWERED_DAYS * CLOCK_DAY) return ERR_NONE;
    line.sides = part_sides(cx, tx, p, &line.campaign);
    if (!(line.sides & SIDE_UNION) || ++*shown > DESK_MOST) return ERR_NONE;
    part_line_json(cx, tx, j, &line);
    return ERR_NONE;
}

static err invitations_json(struct ctx *cx, struct tx *tx, struct json *j)
{
    static const int32_t states[] = { PARTNER_DECLINED, PARTNER_LEFT, PARTNER_INVITED };
    size_t shown = 0;
    err e = ERR_NONE;
    json_key(j, "invitations");
    json_array(j);
    for (size_t s = 0; !e && s < COUNT_OF(states); s++) {
        struct campaign_partner probe = { .state = states[s] };
        struct gathered all;
        e = in_state(cx, tx, &campaign_partner_entity, &probe, &all);
        for (size_t i = 0; !e && i < all.count; i++)
            e = invitation(cx, tx, j, gathered_at(&all, i), states[s] != PARTNER_INVITED, &shown);
    }
    json_array_end(j);
    return e;
}

static err asks_json(struct ctx *cx, struct tx *tx, struct json *j)
{
    struct programme_ask probe = { .state = ASK_ASKED };
    struct gathered all;
    size_t shown = 0;
    err e = in_state(cx, tx, &programme_ask_entity, &probe, &all);
    json_key(j, "asks");
    json_array(j);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct programme_ask *a = gathered_at(&all, i);
        struct programme_proposal p;
        e = record_get(cx, tx, &programme_proposal_entity, a->proposal, &p);
        if (e || !(ask_sides(cx, tx, a, &p) & SIDE_UNION) || ++shown > DESK_MOST) continue;
        ask_json(cx, tx, j, a, &p);
    }
    json_array_end(j);
    return e;
}

static err inspections_json(struct ctx *cx, struct tx *tx, struct json *j)
{
    static const int32_t states[] = { INSPECTION_SENT, INSPECTION_ANSWERED, INSPECTION_CLOSED };
    size_t shown = 0;
    err e = ERR_NONE;
    json_key(j, "inspections");
    json_array(j);
    for (size_t s = 0; !e && s < COUNT_OF(states); s++) {
        struct inspection probe = { .state = states[s] };
        struct gathered all;
        e = in_state(cx, tx, &inspection_entity, &probe, &all);
        for (size_t i = all.count; !e && i-- > 0;) {
            const struct inspection *one = gathered_at(&all, i);
            if (!(inspection_sides(cx, tx, one) & SIDE_UNION) || ++shown > DESK_MOST) continue;
            inspection_json(cx, tx, j, one);
        }
    }
    json_array_end(j);
    return e;
}

err desk_json(struct ctx *cx, struct tx *tx, struct json *j)
{
    json_key(j, "desk");
    if (!access_verb(cx, "campaign.write")) {
        json_null(j);
        return ERR_NONE;
    }
    json_object(j);
    err e = invitations_json(cx, tx, j);
    if (!e) e = asks_json(cx, tx, j);
    if (!e) e = inspections_json(cx, tx, j);
    json_object_end(j);
    return e;
}
