/* SPDX-License-Identifier: MIT
 * study: who is learning for which certificate (study@1, core/plugin/service.h). */
#ifndef VOLBANK_TRAINING_COURSE_STUDY_H
#define VOLBANK_TRAINING_COURSE_STUDY_H

#include "course.h"

extern const struct study_1 study_service;

#endif
