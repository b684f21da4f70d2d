/* SPDX-License-Identifier: MIT
 * clash: nobody is in two classes at the same hour, as a trainee or as a trainer. */
#ifndef VOLBANK_TRAINING_CLASH_H
#define VOLBANK_TRAINING_CLASH_H

#include "course.h"

struct clash {
    bool found;
    id course;                     /* the other class */
    struct course_session session; /* of the other class */
};

bool sessions_overlap(const struct course_session *a, const struct course_session *b);
/* The first session of another class, where the person has a seat or teaches, at the same time as
 * one of `sessions`; classes that are cancelled do not count. */
err clash_find(struct ctx *cx, struct tx *tx, id person, id course,
               const struct course_session *sessions, size_t count, struct clash *out) MUST_CHECK;
/* CONFLICT that names the other class and the time, when one of this class's sessions clashes. */
err clash_refuse(struct ctx *cx, struct tx *tx, id person, id course) MUST_CHECK;
/* "Lớp X, 28/11/2026 8:00–11:00" */
text clash_words(struct ctx *cx, struct tx *tx, const struct clash *clash);
/* "8:00–11:00" */
text session_time(struct arena *arena, const struct course_session *s);

#endif
