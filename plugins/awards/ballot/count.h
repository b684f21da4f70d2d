/* SPDX-License-Identifier: MIT
 * count: the arithmetic of a ballot: how many must cast, how many must be in favour, what the
 * papers say, who is chosen. Pure; whole numbers only. */
#ifndef VOLBANK_AWARDS_BALLOT_COUNT_H
#define VOLBANK_AWARDS_BALLOT_COUNT_H

#include "core/plugin/plugin.h"

/* A part of a whole: "2/3" is at least two thirds, ">1/2" more than half. */
struct ballot_share {
    int64_t part, of;
    bool more;
};
enum { BALLOT_SHARE_MOST = 1000 /* of part and of */ };
/* False unless 0 < part <= of, and part < of where it is "more than". */
bool ballot_share_parse(text words, struct ballot_share *out);
/* The least number that is such a part of `whole`; of nobody that is 1. */
int64_t ballot_share_of(struct ballot_share share, int64_t whole);

/* What one member says of one candidate: a byte of the paper, in the order of the candidates. */
enum ballot_choice { CHOICE_FOR = '+', CHOICE_AGAINST = '-', CHOICE_BLANK = '0' };
/* "for against blank", parted by blanks or commas, as many as there are candidates; the paper lies
 * in the arena. False for anything else. */
bool ballot_paper_parse(struct arena *arena, text words, size_t candidates, struct slice *paper);
/* Whether these are the bytes of a paper over so many candidates. */
bool ballot_paper_is_whole(struct slice paper, size_t candidates);

struct ballot_result {
    int64_t entitled; /* members without a conflict: all of them, whether they cast or not */
    int64_t barred;   /* cast, and may not say anything of this candidate */
    int64_t rank;     /* 1 is the first by the council's scores, ties drawn: no two the same */
    /* the answer */
    int64_t in_favour, against, blank;
    bool enough; /* in favour: such a part of those entitled */
    bool chosen; /* enough, and within the quota */
};
/* Counts the papers. Where somebody is barred their byte is blank by force and no vote. */
void ballot_count(const struct slice papers[], size_t count, struct ballot_result results[],
                  size_t candidates);
/* Who is chosen: of those with enough in favour the first `quota` (below 0: all), by the part in
 * favour of those entitled, then by rank. */
void ballot_choose(struct ballot_result results[], size_t candidates, struct ballot_share pass,
                   int64_t quota);

#endif
