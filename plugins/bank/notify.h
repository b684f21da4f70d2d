/* SPDX-License-Identifier: MIT
 * notify: the short messages people get about their sign-ups. In Vietnamese, with nothing personal
 * but the given name; only to people who agreed to be contacted; under 16 without a phone of their
 * own the guardian gets them. */
#ifndef VOLBANK_BANK_NOTIFY_H
#define VOLBANK_BANK_NOTIFY_H

#include "signup_flow.h"

enum signup_notice {
    NOTICE_APPLIED,
    NOTICE_WAITING,
    NOTICE_INVITED,
    NOTICE_ACCEPTED,
    NOTICE_DECLINED,
    NOTICE_OFFERED,
    NOTICE_EXPIRED,
    NOTICE_REMINDER,
    NOTICE_LAPSED,
    NOTICE_ALONE /* a trainee with nobody certified beside them */
};

/* Queues the message with this transaction. Nobody reachable or no consent: nothing is sent, which
 * is no failure. */
err notify(struct ctx *cx, struct tx *tx, enum signup_notice notice,
           const struct signup_place *place, const struct signup *signup) MUST_CHECK;
/* One message for everything a bulk matching gave one person: `count` sign-ups, invited or
 * accepted, and their places. */
err notify_assigned(struct ctx *cx, struct tx *tx, const struct signup_place *places,
                    const struct signup *signups, size_t count) MUST_CHECK;
/* Tells that what a bulk matching gave was taken back before the person answered. */
err notify_unassigned(struct ctx *cx, struct tx *tx, id volunteer, size_t count) MUST_CHECK;
/* Tells somebody with coming shifts that the campaign was cancelled, or takes no more people.
 * message: its id, so that it is not sent twice; none = a new one. */
err notify_end(struct ctx *cx, struct tx *tx, const struct campaign *campaign, id volunteer,
               bool keeps_place, id message) MUST_CHECK;
/* Tells that the person's year is rated (or, corrected, rated anew), without saying how. message:
 * its id, so that it is not sent twice; none = a new one. */
err notify_rated(struct ctx *cx, struct tx *tx, id volunteer, int64_t year, bool corrected,
                 id message) MUST_CHECK;
/* Tells that an appeal was looked at and the result stands. */
err notify_appeal_refused(struct ctx *cx, struct tx *tx, id volunteer, int64_t year) MUST_CHECK;
/* Whether a message would go out to this person at all. */
err notify_reaches(struct ctx *cx, struct tx *tx, id volunteer, bool *reached) MUST_CHECK;
/* Any other plugin's words about what it keeps, behind "Chào <given name>, "; queued once per id.
 */
err notify_tell(struct ctx *cx, struct tx *tx, id volunteer, text about, text words,
                id message) MUST_CHECK;
/* Tells the guardian of somebody under 16 what they signed up for and whom to call. */
err notify_guardian(struct ctx *cx, struct tx *tx, const struct signup_place *place,
                    const struct volunteer *v) MUST_CHECK;

#endif
