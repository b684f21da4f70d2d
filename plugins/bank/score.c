/* SPDX-License-Identifier: MIT
 * score: the base score. Weights follow what organisers said matters (skills first, then whether
 * one can come at all); each term grows with a share so that no single wish decides. Integer
 * arithmetic only. */
#include "score.h"

enum {
    NEAR_KM = 5,    /* full points up to here */
    FAR_KM = 45,    /* none from here on */
    WORD_PRIOR = 4, /* imaginary kept calls: one absence must not ruin a newcomer */
    BLOCK_LEAST = 30
};

static const struct {
    int64_t most;
    const char *vi, *en;
} terms[SCORE_TERMS] = {
    [SCORE_SKILLS] = { SCORE_SKILLS_MOST, "Kỹ năng", "Skills" },
    [SCORE_NEAR] = { SCORE_NEAR_MOST, "Nơi ở gần", "Living near" },
    [SCORE_TIME] = { SCORE_TIME_MOST, "Lịch rảnh", "Free time" },
    [SCORE_WORD] = { SCORE_WORD_MOST, "Giữ lời hẹn", "Keeping one's word" },
    [SCORE_LANGUAGE] = { SCORE_LANGUAGE_MOST, "Tiếng ở địa bàn", "Local language" },
    [SCORE_EXPERIENCE] = { SCORE_EXPERIENCE_MOST, "Kinh nghiệm", "Experience" },
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

int64_t score_far_km(void)
{
    return FAR_KM;
}

int64_t score_near(int64_t km)
{
    if (km == DISTANCE_UNKNOWN) return share(SCORE_NEAR, SCORE_NEUTRAL, 100);
    if (km <= NEAR_KM) return terms[SCORE_NEAR].most;
    return share(SCORE_NEAR, FAR_KM - km, FAR_KM - NEAR_KM);
}

/* Excused absences are not in `called`. */
int64_t score_word(int64_t called, int64_t attended, int64_t unexcused)
{
    return share(SCORE_WORD, attended + WORD_PRIOR - unexcused, called + WORD_PRIOR);
}

static uint64_t few(int64_t n, int64_t most)
{
    if (n < 0) return 0;
    return (uint64_t)(n < most ? n : most);
}

struct score_person score_person_of(const struct volunteer *v, const struct score_history *h,
                                    unsigned field)
{
    struct score_person p = {
        .skills = v->skills,
        .free = v->free.cells,
        .birth = v->birth,
        .radius_km = (uint16_t)few(v->radius_km, UINT16_MAX),
        .word = (uint16_t)score_word(h->called, h->attended, h->unexcused),
        .busy_harvest = v->busy_harvest,
    };
    for (unsigned n = 1; n < SCORE_LANGUAGES; n++) {
        if (!h->languages.of[n]) continue;
        p.levels |= few(h->languages.of[n], 15) << (n * 4);
        p.speaks |= (uint16_t)(1u << n);
    }
    if (field < SCORE_FIELDS) p.fields = few(h->in_field, SCORE_FIELD_FULL) << (field * 3);
    return p;
}

/* The latest birthday with which one is `years` old on that day. */
static date born_by(date on, int years)
{
    struct civil c = date_civil(on);
    date day = on ? date_of(c.year - years, c.month, c.day) : 0;
    if (on && !day && c.month == 2) day = date_of(c.year - years, 2, 28);
    return day;
}

struct score_need score_need_of(const struct score_job *job)
{
    const struct opening *o = &job->opening;
    struct score_need n = {
        .required = o->required_skills,
        .preferred = o->preferred_skills,
        .blocks = job->blocks.cells,
        .born_by = born_by(o->starts ? o->starts : job->campaign.starts,
                           o->night && o->min_age < 18 ? 18 : (int)o->min_age),
        .languages = (uint16_t)o->languages.words[0],
        .preferred_count = (uint8_t)code_set_count(o->preferred_skills),
        .block_count = (uint8_t)__builtin_popcount(job->blocks.cells),
        .language = o->language,
        .field = job->campaign.field,
        .in_harvest = job->in_harvest,
    };
    /* A later release may have stored terms this one does not know: they earn nothing, and nobody
     * is known to speak a language asked for that has no bit here. */
    if (n.language >= SCORE_LANGUAGES) n.language = 0;
    if (n.field >= SCORE_FIELDS) n.field = 0;
    if (o->languages.words[0] >> SCORE_LANGUAGES || o->languages.words[1]) n.born_by = 0;
    return n;
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
    struct score_need need = score_need_of(job);
    struct score_person person = score_person_of(v, h, need.field);
    uint32_t parts[SCORE_TERMS];
    score_terms(&person, &need, distance_km, (uint32_t)score_near(distance_km), parts);
    for (int i = 0; i < SCORE_TERMS; i++) {
        out->terms[i] = parts[i];
        out->base += parts[i];
    }
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
