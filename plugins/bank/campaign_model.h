/* SPDX-License-Identifier: MIT
 * campaign_model: by which model a campaign is managed, and whether who leads it was trained in it
 * (target c of the plan). Which certificates prove that is the province's to say, model by model;
 * where it says nothing it is that of volunteer management. */
#ifndef VOLBANK_BANK_CAMPAIGN_MODEL_H
#define VOLBANK_BANK_CAMPAIGN_MODEL_H

#include "bank.h"

enum leader_training { LEADER_TRAINED = 1, LEADER_NOT_TRAINED };
extern const struct vocabulary campaign_model_vocabulary, leader_training_vocabulary;

/* What proves training in a model: any one of `certificates`. */
struct campaign_model {
    id id;
    uint8_t model;
    code_set certificates;
    text key; /* the model's code, unique */
};
extern const struct entity campaign_model_entity;

/* The DERIVED member leader_training: on the campaign's first day. 0 without a model, without a
 * leader who is in the bank, or when nobody can be asked (credential@1). */
err campaign_leader_training(struct ctx *cx, struct tx *tx, void *campaign, date as_of) MUST_CHECK;
/* Flaw at /leader: somebody the actor may not see. old: NULL when the campaign is new. */
err campaign_check_leader(struct ctx *cx, struct tx *tx, const struct campaign *old,
                          const struct campaign *c) MUST_CHECK;

/* ?unit= ?year= of the figure; none = everywhere, this year. */
struct model_query {
    id unit;
    int64_t year;
};
extern const struct field model_query_fields[];
/* GET /campaigns/figure: SLOW. {"year","campaigns","modelled","trained","percent","units":[the same
 * and "unit","name"],"models":[the same and "model","name"]}: campaigns of Đoàn and Hội that began
 * in the year and were published; with a model; with a model and a leader trained in it; trained
 * of all, null when there is none. Of units the reader may see. */
err campaigns_figure(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
