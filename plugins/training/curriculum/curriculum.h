/* SPDX-License-Identifier: MIT
 * curriculum: what is taught. A curriculum is written by its author, submitted, and approved by
 * somebody else; approved it never changes again: a new version copies it. One cut from a master
 * asks its trainees the master's ten anchor questions, so that every generation of trainers is
 * measured by the same ones. */
#ifndef VOLBANK_TRAINING_CURRICULUM_CURRICULUM_H
#define VOLBANK_TRAINING_CURRICULUM_CURRICULUM_H

#include "../training.h"

enum { ANCHOR_QUESTIONS = 10 };

enum curriculum_state {
    CURRICULUM_DRAFT = 1,
    CURRICULUM_SUBMITTED,
    CURRICULUM_RETURNED, /* to its author, with a note; is changed like a draft */
    CURRICULUM_APPROVED,
    CURRICULUM_RETIRED /* no new classes; what was taught by it stays */
};

enum curriculum_audience {
    AUDIENCE_FULL_TIME_CADRE = 1,
    AUDIENCE_CAMPAIGN_LEADER,
    AUDIENCE_TEAM_LEADER,
    AUDIENCE_VOLUNTEER,
    AUDIENCE_TRAINER
};

struct curriculum {
    id id;
    text code, title;
    id unit; /* who keeps it */
    uint8_t audience;
    int64_t level; /* 0 = not for trainers; 1..4 = prepares for T1..T4 */
    uint8_t field;
    text objectives;
    int64_t pass_percent; /* of the test after the class */
    id certificate_kind;  /* issued on completion; none */
    id master;            /* the one this was cut from; none = it is one */
    id previous;          /* the version this one replaces; none = the first */
    int64_t version;
    text key; /* code@version: unique */
    int32_t state;
    id reviewer; /* the department that must review it; none = the province */
    text review_note;
    id author, submitted_by, decided_by; /* accounts */
    instant submitted, decided;
    /* derived */
    int64_t minutes; /* of its blocks */
    int64_t blocks;
};

struct block {
    id id;
    id curriculum;
    int64_t position; /* from 1; its last by default */
    text title, objectives, method;
    int64_t minutes;
    bool core;
    id origin; /* the block of the master or the last version it was copied from */
};

struct material {
    id id;
    id curriculum;
    id block; /* none = of the whole curriculum */
    text title;
    text body; /* Markdown */
    uint8_t language;
};

/* The bytes are a blob under its id, or under that of the file it was copied from. */
struct material_file {
    id id;
    id material;
    text name, type;
    int64_t size;
    id origin;
};

struct question {
    id id;
    id curriculum;
    id block; /* what it asks about; none = the whole */
    int64_t position;
    text prompt;
    text choices;  /* one a line, 2 to 6 */
    int64_t right; /* 1..; never sent to whoever sits the test */
    bool anchor;   /* one of the ten that every generation is asked */
    bool retired;  /* no longer asked */
    id origin;     /* the question it was copied from */
};

extern const struct entity curriculum_entity, block_entity, material_entity, material_file_entity,
    question_entity;
extern const struct field curriculum_fields[], block_fields[], material_fields[],
    material_file_fields[], question_fields[];
extern const struct vocabulary curriculum_state_vocabulary, curriculum_audience_vocabulary,
    curriculum_field_vocabulary;

/* Whether blocks, materials and questions may be changed: a draft, or one that was returned. */
bool curriculum_is_open(const struct curriculum *c);
/* CONFLICT "state" unless it is open. The system may: a demo makes what was approved years ago. */
err curriculum_require_open(struct ctx *cx, struct tx *tx, id curriculum) MUST_CHECK;
/* Whether the actor may read it: approved ones everybody, others their unit's staff, their author
 * and their reviewer. */
bool curriculum_visible(struct ctx *cx, struct tx *tx, const struct curriculum *c);
/* The curriculum whose anchor questions are asked: its master, or itself. */
id curriculum_anchor_of(const struct curriculum *c);

/* For struct text of choices: how many lines, and one of them from 1, trimmed. */
size_t question_choice_count(text choices);
text question_choice(text choices, int64_t number);

#endif
