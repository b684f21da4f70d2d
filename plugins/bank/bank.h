/* SPDX-License-Identifier: MIT
 * bank: the records of the volunteer bank. Private to this plugin. One file per thing holds its
 * field table and its checks: people.c, team.c, campaign.c, opening.c, signup.c, attendance.c,
 * cadre.c. A person signs up for shifts; a shift belongs to an opening ("a role at a place"), an
 * opening to a campaign. */
#ifndef VOLBANK_BANK_BANK_H
#define VOLBANK_BANK_BANK_H

#include "facts.h"
#include "vocabulary.h"

extern API const struct plugin bank_plugin;

extern const struct vocabulary consent_purpose_vocabulary;

enum volunteer_state { VOLUNTEER_ACTIVE = 1, VOLUNTEER_PAUSED, VOLUNTEER_LEFT, VOLUNTEER_MERGED };
enum registered_by { REGISTERED_SELF = 1, REGISTERED_PAPER, REGISTERED_IMPORT };

struct volunteer {
    id id;
    text full_name; /* one string; never split (domain: Ê Đê and M'Nông put the given name first) */
    text sort_name; /* made by the check: given name, then the full name, for lists */
    date birth;
    int32_t sex; /* optional: 1 male, 2 female, 3 other */
    text phone, email;
    id commune;
    text hamlet; /* thôn, bon, buôn */
    id unit;     /* current unit; history in membership */
    id area;     /* cụm above the unit, kept by the check */
    id account;  /* none for people registered on paper */
    uint8_t occupation;
    code_set skills, languages; /* self-declared */
    week_grid free;
    bool busy_harvest; /* not available 15/10-15/01 */
    int64_t radius_km; /* how far they go; 0 = anywhere in the province */
    text member_code;  /* mã đoàn viên, optional foreign key */
    date joined;
    text guardian_name, guardian_phone; /* required under 16 */
    int32_t registered_by;
    int32_t state;
    id merged_into;
    text code; /* confirmation code "TNV-XXXXXX", unique */
    /* what was agreed to on a signed paper, and which one; becomes consents when it is written */
    code_set paper_consents;
    text paper_form;
    /* derived */
    int64_t age;
    int32_t consent; /* enum consent_state, of what the bank cannot do without */
};
struct membership { /* a person's unit over time; never overwritten */
    id id;
    id volunteer, unit;
    date from, to; /* to: last day; none = current */
};

enum consent_purpose {
    CONSENT_CONTACT = 1,
    CONSENT_MATCHING,
    CONSENT_PARTNER,
    CONSENT_PHOTO,
    CONSENT_STATISTICS
};
/* Silence is not consent (Luật 91/2025/QH15 Đ9): somebody nobody asked, as of an imported roster,
 * is neither ranked nor written to. */
enum consent_state { CONSENT_NOT_ASKED = 1, CONSENT_AGREED, CONSENT_TAKEN_BACK };
struct consent { /* who agreed to which words, when, how; a withdrawal is written on the row */
    id id;
    id volunteer;
    int32_t purpose;
    text words;
    instant given, withdrawn;
    int32_t how; /* enum registered_by */
    id by;       /* account that recorded it */
    text paper;  /* the signed form that proves it, and where it is kept */
};
struct language_check { /* verified skill in a language */
    id id;
    id volunteer;
    uint8_t language;
    int64_t level; /* 1-5 */
    id verified_by;
    date verified_on;
};

struct team {
    id id;
    text name;
    id unit;
    date founded;
    text charter; /* quy chế */
    uint8_t field;
    int32_t kind; /* enum team_kind; 0 = not said */
    /* lawful basis: the decision by which it exists, all of it or nothing */
    text basis_number, basis_body;
    date basis_day;
    struct hash basis_file; /* the paper itself, when it was handed in */
    date closed;            /* its last day; none = it goes on */
};
enum team_kind { TEAM_KIND_TEAM = 1, TEAM_KIND_CLUB, TEAM_KIND_GROUP, TEAM_KIND_FORMATION };
enum team_role { TEAM_MEMBER = 1, TEAM_COORDINATOR, TEAM_LEADER, TEAM_DEPUTY };
struct team_member {
    id id;
    id team, volunteer;
    int32_t role;
    date since, until;
    instant named; /* when they agreed to stand in the public register as who leads it; 0 = no */
};

enum campaign_state {
    CAMPAIGN_DRAFT = 1,
    CAMPAIGN_OPEN,
    CAMPAIGN_RUNNING,
    CAMPAIGN_DONE,
    CAMPAIGN_CANCELLED
};
enum engagement_kind {
    ENGAGEMENT_COMMUNITY = 1,
    ENGAGEMENT_PROGRAM_24M
}; /* Nghị định 17/2021/NĐ-CP */
struct campaign {
    id id;
    text title;
    uint8_t type, field;
    text summary;
    date starts, ends;
    id place;      /* commune of the activity */
    text location; /* where to meet */
    id unit;       /* organiser */
    id area;       /* kept by the check when made */
    uint8_t model; /* management model learned in training; 0 = none */
    int32_t engagement;
    int32_t state;
    text leader_name, leader_phone; /* who to call; phone shown to accepted volunteers */
    instant published;
    text end_reason;                /* why it was cancelled: those who had signed up read it */
    id ending;                      /* the job that tells them, when they are many */
    id score_rule, credit_rule;     /* versions it was opened with; none = those in force */
    text score_above, credit_above; /* what their inherit() means, see struct rule_pin */
    id leader;                      /* the leader's record in the bank, when there is one */
    int32_t leader_training;        /* derived: enum leader_training, on the first day */
    int64_t people_helped;          /* as the organiser counted; 0 = not said */
};
enum campaign_partner_state {
    PARTNER_INVITED = 1,
    PARTNER_ACCEPTED,
    PARTNER_DECLINED,
    PARTNER_WITHDRAWN,
    PARTNER_LEFT
};
struct campaign_partner { /* a body asked to run a campaign together with its organiser */
    id id;
    id campaign, unit;
    text role;
    int32_t state; /* 0 = noted before bodies were asked: takes part */
    text words;    /* what was said with the last step */
    instant answered;
    date answer_by;
    text key; /* "CAMPAIGN/UNIT", unique */
};

enum opening_state { OPENING_DRAFT = 1, OPENING_OPEN, OPENING_CLOSED, OPENING_CANCELLED };
struct opening {
    id id;
    id campaign;
    text title;
    text duties;
    code_set required_skills, preferred_skills, languages,
        certificates;               /* certificates are required */
    uint8_t language;               /* language most needed there (preferred), 0 none */
    int64_t min_people, max_people; /* per shift */
    int64_t min_age;
    bool night;
    bool policy_household;
    id place; /* none = the campaign's */
    int32_t state;
    date starts; /* first shift's day, kept by shift_check; INDEXED: what is open next */
    date ends;
    /* seats of each shift within max_people that only some may fill; a seat counts one quota */
    int64_t language_seats; /* for speakers of `language` */
    int64_t lead_seats;     /* for holders of the team leader's certificate */
    int64_t lead_per;       /* one lead for each so many people who come; 0 = not asked */
    int64_t trainee_seats;  /* at most so many without the certificates, learning for them */
};
struct shift {
    id id;
    id opening;
    date day;
    int64_t from_minute, to_minute; /* since midnight; to may pass 1440 for a night */
    text code;                      /* SECRET six characters for check-in */
    /* derived */
    int64_t taken; /* accepted sign-ups */
    int64_t waiting;
};

enum signup_state {
    SIGNUP_APPLIED = 1, /* waits for the officer */
    SIGNUP_INVITED,     /* waits for the volunteer */
    SIGNUP_ACCEPTED,
    SIGNUP_WAITING,   /* on the waiting list */
    SIGNUP_OFFERED,   /* a place came free: confirm before offer_until */
    SIGNUP_DECLINED,  /* by the officer, with a reason */
    SIGNUP_WITHDRAWN, /* "Không đi được" */
    SIGNUP_REFUSED    /* invitation or offer not taken */
};
struct signup { /* one person, one shift */
    id id;
    id shift, opening, volunteer;
    int32_t state;
    text reason;
    instant made, decided;
    id decided_by;
    instant offer_until;
    text key;        /* "SHIFT/VOLUNTEER", unique */
    text unchecked;  /* certificates the officer took on trust, with the reason */
    id run;          /* the bulk matching that gave the place; none = people did */
    int32_t earlier; /* state before that run; 0 = there was no sign-up */
    text waiver;     /* why an officer takes the person without the certificates `waived` */
    code_set waived;
    bool trainee;      /* learning for a certificate, beside somebody who has it */
    code_set lapsed;   /* of an accepted person: required, found not to be valid on the day */
    instant lapsed_at; /* when that was found; 0 = all is well */
};

struct attendance { /* what happened at a shift */
    id id;
    id signup, shift, volunteer;
    int32_t state;                 /* enum attendance_state */
    int32_t evidence;              /* enum evidence */
    instant at;                    /* when it was marked */
    int64_t late_minutes, minutes; /* minutes present */
    uint8_t role;                  /* shift_role */
    id marked_by;
    id confirmed_by;
    text note;
    instant entered; /* when it first reached us: a paper sheet comes days after the shift */
};
enum credit_state { CREDIT_GRANTED = 1, CREDIT_DECLINED };
struct credit { /* hours from one attendance, as the rule decided; declined, never deleted */
    id id;
    id attendance, volunteer;
    date day;
    int64_t hours; /* hundredths */
    int32_t state;
    int32_t evidence;
    text reasons; /* JSON of the verdict */
    id rule_version;
    text why_declined;
    id verdict; /* none: plain time, no rule decided */
};

struct cadre { /* register of full-time cadres in charge of volunteering (plan I.2 d) */
    id id;
    text full_name;
    id unit;
    text position;
    bool part_time;
    date from, to;
    id volunteer; /* the same person in the bank, when known */
    text phone;
};

struct fire_day { /* forest-fire danger level published for a day (calendar table of the rules) */
    id id;
    id area;
    date day;
    int64_t level; /* 1-5 */
};

/* Tables that bodies take rows from. */
extern const struct field volunteer_fields[], signup_fields[], attendance_fields[];

extern const struct entity volunteer_entity, membership_entity, consent_entity,
    language_check_entity, team_entity, team_member_entity, campaign_entity,
    campaign_partner_entity, opening_entity, shift_entity, signup_entity, attendance_entity,
    credit_entity, cadre_entity, fire_day_entity, match_run_entity;

#endif
