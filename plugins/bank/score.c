/* SPDX-License-Identifier: MIT
 * score: the base score. Weights follow what organisers said matters (skills first, then whether
 * one can come at all); each term grows with a share so that no single wish decides. Integer
 * arithmetic only. */
#include "score.h"

enum {
    NEAR_KM = 5,        /* full points up to here */
    FAR_KM = 45,        /* none from here on */
    NEUTRAL_SHARE = 60, /* percent of a term when nothing is known: missing data is not zero */
    WORD_PRIOR = 4,     /* imaginary kept calls: one absence must not ruin a newcomer */
    EXPERIENCE_FULL = 5,
    LEVEL_FULL = 3,
    BLOCK_LEAST = 30
};

static const struct {
    int64_t most;
    const char *vi, *en;
} terms[SCORE_TERMS] = {
    [SCORE_SKILLS] = { 3000, "Kỹ năng", "Skills" },
    [SCORE_NEAR] = { 2000, "Nơi ở gần", "Living near" },
    [SCORE_TIME] = { 2000, "Lịch rảnh", "Free time" },
    [SCORE_WORD] = { 1200, "Giữ lời hẹn", "Keeping one's word" },
    [SCORE_LANGUAGE] = { 1000, "Tiếng ở địa bàn", "Local language" },
    [SCORE_EXPERIENCE] = { 800, "Kinh nghiệm", "Experience" },
};

int64_t score_most(enum score_term term)
{
    return terms[term].most;
}
const char *score_term_vi(enum score_term term)
{
    return terms[term].vi;
}
const char *score_term_en(enum score_term term)
{
    return terms[term].en;
}

static int64_t share(enum score_term term, int64_t part, int64_t whole)
{
    if (part > whole) part = whole;
    if (part < 0) part = 0;
    return terms[term].most * part / whole;
}

static int64_t skills_points(const struct volunteer *v, const struct opening *o)
{
    code_set wished = o->preferred_skills;
    unsigned all = code_set_count(wished);
    if (!all) return terms[SCORE_SKILLS].most;
    return share(SCORE_SKILLS, code_set_count(code_set_both(wished, v->skills)), all);
}

static int64_t near_points(const struct volunteer *v, int64_t km)
{
    if (km == DISTANCE_UNKNOWN) return share(SCORE_NEAR, NEUTRAL_SHARE, 100);
    if (v->radius_km && km > v->radius_km) return 0;
    if (km <= NEAR_KM) return terms[SCORE_NEAR].most;
    return share(SCORE_NEAR, FAR_KM - km, FAR_KM - NEAR_KM);
}

static int64_t time_points(const struct volunteer *v, const struct score_job *job)
{
    if (v->busy_harvest && job->in_harvest) return 0;
    if (!v->free.cells || !job->blocks.cells) return share(SCORE_TIME, NEUTRAL_SHARE, 100);
    int64_t fits = __builtin_popcount(v->free.cells & job->blocks.cells);
    return share(SCORE_TIME, fits, __builtin_popcount(job->blocks.cells));
}

/* Kept calls over all calls, with a prior; excused absences are not in `called`. */
static int64_t word_points(const struct score_history *h)
{
    return share(SCORE_WORD, h->attended + WORD_PRIOR - h->unexcused, h->called + WORD_PRIOR);
}

static int64_t language_points(const struct score_history *h, const struct opening *o)
{
    if (!o->language) return share(SCORE_LANGUAGE, NEUTRAL_SHARE, 100);
    return share(SCORE_LANGUAGE, h->languages.of[o->language], LEVEL_FULL);
}

static code_set spoken(const struct score_history *h)
{
    code_set out = { { 0, 0 } };
    for (unsigned n = 1; n < COUNT_OF(h->languages.of); n++)
        if (h->languages.of[n]) code_set_add(&out, n);
    return out;
}

/* The first requirement not met, in the order a person can do least about it. */
static void find_barrier(const struct volunteer *v, const struct score_history *h,
                         const struct score_job *job, struct score_base *out)
{
    const struct opening *o = &job->opening;
    date first = o->starts ? o->starts : job->campaign.starts;
    int least = o->night && o->min_age < 18 ? 18 : (int)o->min_age;
    code_set skills = code_set_minus(o->required_skills, v->skills);
    code_set languages = code_set_minus(o->languages, spoken(h));
    code_set certificates = code_set_minus(o->certificates, h->certificates);
    if (v->state != VOLUNTEER_ACTIVE) {
        out->barrier = BARRIER_STATE;
    } else if (date_years(v->birth, first) < least) {
        out->barrier = BARRIER_AGE;
    } else if (!code_set_is_empty(skills)) {
        out->barrier = BARRIER_SKILL;
        out->missing = skills;
    } else if (!code_set_is_empty(languages)) {
        out->barrier = BARRIER_LANGUAGE;
        out->missing = languages;
    } else if (!code_set_is_empty(certificates) && h->certificates_known) {
        out->barrier = BARRIER_CERTIFICATE;
        out->missing = certificates;
    } else if (!h->certificates_known) {
        out->unchecked = o->certificates;
    }
}

void score_base(const struct volunteer *v, const struct score_history *h,
                const struct score_job *job, int64_t distance_km, date on, struct score_base *out)
{
    (void)on;
    *out = (struct score_base){ 0 };
    out->terms[SCORE_SKILLS] = skills_points(v, &job->opening);
    out->terms[SCORE_NEAR] = near_points(v, distance_km);
    out->terms[SCORE_TIME] = time_points(v, job);
    out->terms[SCORE_WORD] = word_points(h);
    out->terms[SCORE_LANGUAGE] = language_points(h, &job->opening);
    out->terms[SCORE_EXPERIENCE] = share(SCORE_EXPERIENCE, h->in_field, EXPERIENCE_FULL);
    for (int i = 0; i < SCORE_TERMS; i++) out->base += out->terms[i];
    find_barrier(v, h, job, out);
}

int64_t score_final(const struct score_base *base, int64_t adjustment)
{
    int64_t sum = base->base + adjustment;
    if (sum < 0) return 0;
    return sum > SCORE_FULL ? SCORE_FULL : sum;
}

static int64_t whole_root(int64_t n)
{
    int64_t root = 0;
    for (int64_t bit = (int64_t)1 << 30; bit; bit >>= 1)
        if ((root + bit) * (root + bit) <= n) root += bit;
    return root;
}

int64_t score_distance(int64_t lat_a, int64_t lon_a, int64_t lat_b, int64_t lon_b)
{
    if ((!lat_a && !lon_a) || (!lat_b && !lon_b)) return DISTANCE_UNKNOWN;
    /* Metres per millionth of a degree: 0.1113 north-south; east-west times cos 12.2° = 0.9774. */
    int64_t north = (lat_a - lat_b) * 1113 / 10000;
    int64_t east = (lon_a - lon_b) * 1088 / 10000;
    return (whole_root(north * north + east * east) + 500) / 1000;
}

week_grid score_blocks(const struct shift *shift)
{
    /* Night belongs to the day it begins on; 0-5 h to the night of the day before. */
    static const struct {
        int64_t from, to;
        int day, block;
    } spans[] = {
        { 0, 300, -1, BLOCK_NIGHT },        { 300, 720, 0, BLOCK_MORNING },
        { 720, 1080, 0, BLOCK_AFTERNOON },  { 1080, 1320, 0, BLOCK_EVENING },
        { 1320, 1740, 0, BLOCK_NIGHT },     { 1740, 2160, 1, BLOCK_MORNING },
        { 2160, 2520, 1, BLOCK_AFTERNOON }, { 2520, 2760, 1, BLOCK_EVENING },
        { 2760, 2880, 1, BLOCK_NIGHT },
    };
    week_grid out = { 0 };
    int weekday = date_weekday(shift->day);
    for (size_t i = 0; i < COUNT_OF(spans); i++) {
        int64_t from = shift->from_minute > spans[i].from ? shift->from_minute : spans[i].from;
        int64_t to = shift->to_minute < spans[i].to ? shift->to_minute : spans[i].to;
        if (to - from < BLOCK_LEAST) continue;
        int day = (weekday + spans[i].day + 7) % 7;
        out.cells |= (uint32_t)1 << (day * BLOCK_COUNT + spans[i].block);
    }
    return out;
}
