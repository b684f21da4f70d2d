/* SPDX-License-Identifier: MIT
 * count: parts are compared by multiplying out, so that two thirds of nine are six. */
#include "count.h"

static bool take_number(text *words, int64_t *out)
{
    size_t size = 0;
    *out = 0;
    while (size < words->size && words->data[size] >= '0' && words->data[size] <= '9' &&
           *out <= BALLOT_SHARE_MOST)
        *out = *out * 10 + (words->data[size++] - '0');
    *words = text_part(*words, size, words->size);
    return size > 0 && *out >= 1 && *out <= BALLOT_SHARE_MOST;
}

static bool take_byte(text *words, char byte)
{
    if (!words->size || words->data[0] != byte) return false;
    *words = text_part(*words, 1, words->size);
    return true;
}

bool ballot_share_parse(text words, struct ballot_share *out)
{
    words = text_trim(words);
    out->more = take_byte(&words, '>');
    if (!take_number(&words, &out->part) || !take_byte(&words, '/')) return false;
    if (!take_number(&words, &out->of) || words.size) return false;
    return out->more ? out->part < out->of : out->part <= out->of;
}

int64_t ballot_share_of(struct ballot_share share, int64_t whole)
{
    int64_t product = whole * share.part;
    int64_t least = share.more ? product / share.of + 1 : (product + share.of - 1) / share.of;
    return least > 0 ? least : 1;
}

/* ---- papers -------------------------------------------------------------------------------- */

static uint8_t choice_called(text word)
{
    if (text_equal_z(word, "for")) return CHOICE_FOR;
    if (text_equal_z(word, "against")) return CHOICE_AGAINST;
    return text_equal_z(word, "blank") ? CHOICE_BLANK : 0;
}

bool ballot_paper_parse(struct arena *arena, text words, size_t candidates, struct slice *paper)
{
    uint8_t *bytes = arena_alloc(arena, candidates + 1);
    size_t count = 0, at = 0;
    *paper = (struct slice){ bytes, candidates };
    while (at < words.size) {
        size_t from = at;
        while (at < words.size && words.data[at] != ' ' && words.data[at] != ',') at++;
        if (at > from) {
            uint8_t choice = choice_called(text_part(words, from, at));
            if (!choice || count == candidates) return false;
            bytes[count++] = choice;
        }
        at++;
    }
    return count == candidates;
}

bool ballot_paper_is_whole(struct slice paper, size_t candidates)
{
    bool whole = paper.size == candidates;
    for (size_t i = 0; whole && i < candidates; i++)
        whole = paper.data[i] == CHOICE_FOR || paper.data[i] == CHOICE_AGAINST ||
                paper.data[i] == CHOICE_BLANK;
    return whole;
}

void ballot_count(const struct slice papers[], size_t count, struct ballot_result results[],
                  size_t candidates)
{
    for (size_t c = 0; c < candidates; c++) {
        struct ballot_result *r = &results[c];
        r->in_favour = r->against = 0;
        r->blank = -r->barred;
        for (size_t p = 0; p < count; p++) {
            r->in_favour += papers[p].data[c] == CHOICE_FOR;
            r->against += papers[p].data[c] == CHOICE_AGAINST;
            r->blank += papers[p].data[c] == CHOICE_BLANK;
        }
    }
}

/* ---- who is chosen ------------------------------------------------------------------------- */

static bool goes_before(const struct ballot_result *a, const struct ballot_result *b)
{
    int64_t left = a->in_favour * b->entitled, right = b->in_favour * a->entitled;
    return left != right ? left > right : a->rank < b->rank;
}

void ballot_choose(struct ballot_result results[], size_t candidates, struct ballot_share pass,
                   int64_t quota)
{
    for (size_t i = 0; i < candidates; i++) {
        struct ballot_result *r = &results[i];
        r->enough = r->entitled > 0 && r->in_favour >= ballot_share_of(pass, r->entitled);
    }
    for (size_t i = 0; i < candidates; i++) {
        int64_t before = 0;
        for (size_t k = 0; k < candidates; k++)
            before += k != i && results[k].enough && goes_before(&results[k], &results[i]);
        results[i].chosen = results[i].enough && (quota < 0 || before < quota);
    }
}
