/* SPDX-License-Identifier: MIT
 * signup_rules: the moves as one table; what is not in it cannot happen. An officer never moves
 * somebody to accepted who did not ask for the place: accepting is what opens the person's name. */
#include "signup_rules.h"

#define BY(mover) (1u << (mover))
#define VOLUNTEER BY(MOVER_VOLUNTEER)
#define OFFICER BY(MOVER_OFFICER)
#define SERVER BY(MOVER_SERVER)

static const struct move {
    int32_t from, to;
    unsigned who;
} moves[] = {
    { 0, SIGNUP_APPLIED, VOLUNTEER },
    { 0, SIGNUP_WAITING, VOLUNTEER },
    { 0, SIGNUP_INVITED, OFFICER },
    { SIGNUP_APPLIED, SIGNUP_ACCEPTED, OFFICER },
    { SIGNUP_APPLIED, SIGNUP_WAITING, OFFICER },
    { SIGNUP_APPLIED, SIGNUP_DECLINED, OFFICER },
    { SIGNUP_APPLIED, SIGNUP_WITHDRAWN, VOLUNTEER },
    { SIGNUP_INVITED, SIGNUP_ACCEPTED, VOLUNTEER },
    { SIGNUP_INVITED, SIGNUP_APPLIED, VOLUNTEER }, /* certificates still to be looked at */
    { SIGNUP_INVITED, SIGNUP_WAITING, VOLUNTEER }, /* full meanwhile */
    { SIGNUP_INVITED, SIGNUP_REFUSED, VOLUNTEER },
    { SIGNUP_INVITED, SIGNUP_DECLINED, OFFICER },
    { SIGNUP_WAITING, SIGNUP_OFFERED, SERVER },
    { SIGNUP_WAITING, SIGNUP_ACCEPTED, OFFICER },
    { SIGNUP_WAITING, SIGNUP_DECLINED, OFFICER },
    { SIGNUP_WAITING, SIGNUP_WITHDRAWN, VOLUNTEER },
    { SIGNUP_OFFERED, SIGNUP_ACCEPTED, VOLUNTEER | OFFICER },
    { SIGNUP_OFFERED, SIGNUP_APPLIED, VOLUNTEER },
    { SIGNUP_OFFERED, SIGNUP_REFUSED, VOLUNTEER | SERVER },
    { SIGNUP_OFFERED, SIGNUP_DECLINED, OFFICER },
    { SIGNUP_ACCEPTED, SIGNUP_WITHDRAWN, VOLUNTEER },
    { SIGNUP_ACCEPTED, SIGNUP_DECLINED, OFFICER },
    { SIGNUP_DECLINED, SIGNUP_INVITED, OFFICER },
    { SIGNUP_WITHDRAWN, SIGNUP_APPLIED, VOLUNTEER },
    { SIGNUP_WITHDRAWN, SIGNUP_WAITING, VOLUNTEER },
    { SIGNUP_WITHDRAWN, SIGNUP_INVITED, OFFICER },
    { SIGNUP_REFUSED, SIGNUP_APPLIED, VOLUNTEER },
    { SIGNUP_REFUSED, SIGNUP_WAITING, VOLUNTEER },
    { SIGNUP_REFUSED, SIGNUP_INVITED, OFFICER },
};

bool signup_may_move(int32_t from, int32_t to, enum mover who)
{
    for (size_t i = 0; i < COUNT_OF(moves); i++)
        if (moves[i].from == from && moves[i].to == to) return (moves[i].who & BY(who)) != 0;
    return false;
}

bool signup_keeps_time(int32_t state)
{
    return state == SIGNUP_APPLIED || state == SIGNUP_WAITING || signup_takes_place(state);
}

bool signup_takes_place(int32_t state)
{
    return state == SIGNUP_ACCEPTED || state == SIGNUP_OFFERED;
}

instant shift_start(const struct shift *shift)
{
    return instant_at(shift->day, (int)shift->from_minute);
}

instant shift_end(const struct shift *shift)
{
    return instant_at(shift->day, (int)shift->to_minute);
}

bool shifts_overlap(const struct shift *a, const struct shift *b)
{
    return shift_start(a) < shift_end(b) && shift_start(b) < shift_end(a);
}

instant offer_deadline(instant now, int64_t hours, const struct shift *shift)
{
    instant until = now + hours * CLOCK_HOUR;
    instant latest = shift_start(shift) - CLOCK_HOUR;
    if (latest <= now) return shift_start(shift);
    return until < latest ? until : latest;
}
