/* SPDX-License-Identifier: MIT
 * question: the bank of a curriculum. There is no generic reading, because a question holds its
 * right answer: outline.c hands the bank to authors, sit.c asks without it. An anchor question that
 * was copied into a new version stays as it is, or generations could not be compared. */
#include "curriculum.h"

enum { CHOICES_MIN = 2, CHOICES_MAX = 6 };

const struct field question_fields[] = {
    FIELD(1, struct question, curriculum, REF, REQUIRED | INDEXED | CASCADE, .target = "curriculum",
          .label = "Giáo trình", .label_en = "Curriculum"),
    FIELD(2, struct question, block, REF, INDEXED, .target = "block", .label = "Hỏi về phần",
          .label_en = "About the block"),
    FIELD(3, struct question, position, INT, READ_ONLY | INDEXED, .min = 0, .max = 10000,
          .label = "Thứ tự", .label_en = "Position"),
    FIELD(4, struct question, prompt, TEXT, REQUIRED | SEARCHED | LINES, .max = 600,
          .label = "Câu hỏi", .label_en = "Question"),
    FIELD(5, struct question, choices, TEXT, REQUIRED | LINES, .max = 1500,
          .label = "Các phương án, mỗi dòng một phương án", .label_en = "Choices, one a line",
          .help = "Từ 2 đến 6 dòng", .help_en = "2 to 6 lines", .aliases = "phương án|đáp án chọn"),
    FIELD(6, struct question, right, INT, REQUIRED, .min = 1, .max = CHOICES_MAX,
          .label = "Dòng đúng", .label_en = "The right line", .help = "1 là dòng đầu",
          .help_en = "1 is the first line", .aliases = "đáp án|đáp án đúng"),
    FIELD(7, struct question, anchor, BOOL, 0, .label = "Câu neo", .label_en = "Anchor question",
          .help = "Một trong mười câu mà mọi thế hệ đều được hỏi",
          .help_en = "One of the ten that every generation is asked"),
    FIELD(8, struct question, retired, BOOL, 0, .label = "Thôi hỏi", .label_en = "No longer asked"),
    FIELD(9, struct question, origin, REF, READ_ONLY | INDEXED, .target = "question",
          .label = "Chép từ câu", .label_en = "Copied from"),
    { 0 }
};

text question_choice(text choices, int64_t number)
{
    text line = { 0 };
    for (int64_t i = 0; i < number;) {
        if (!choices.size) return (text){ 0 };
        line = text_trim(text_cut(&choices, '\n'));
        if (line.size) i++;
    }
    return line;
}

size_t question_choice_count(text choices)
{
    size_t n = 0;
    while (choices.size)
        if (text_trim(text_cut(&choices, '\n')).size) n++;
    return n;
}

static void check_choices(struct ctx *cx, const struct question *q)
{
    size_t count = question_choice_count(q->choices);
    if (count < CHOICES_MIN || count > CHOICES_MAX)
        ctx_flaw(cx, "/choices", "count",
                 SAY("Cần từ 2 đến 6 phương án, mỗi dòng một phương án; đang có %zu",
                     "2 to 6 choices, one a line; there are %zu"),
                 count);
    else if (q->right > (int64_t)count)
        ctx_flaw(cx, "/right", "right", SAY("Chỉ có %zu phương án", "There are only %zu choices"),
                 count);
    for (size_t i = 1; i <= count; i++)
        for (size_t k = 1; k < i; k++)
            if (text_equal(question_choice(q->choices, (int64_t)i),
                           question_choice(q->choices, (int64_t)k)))
                ctx_flaw(cx, "/choices", "twice",
                         SAY("Dòng %zu và dòng %zu giống nhau", "Lines %zu and %zu are the same"),
                         k, i);
}

static err belongs(struct ctx *cx, struct tx *tx, const struct question *q)
{
    struct block b;
    if (id_is_none(q->block)) return ERR_NONE;
    err e = record_get(cx, tx, &block_entity, q->block, &b);
    if (e == ERR_NOT_FOUND) { /* the reference check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e && !id_equal(b.curriculum, q->curriculum))
        ctx_flaw(cx, "/block", "block",
                 SAY("Phần này thuộc giáo trình khác", "This block is of another curriculum"));
    return e;
}

static bool same_anchor(const struct question *a, const struct question *b)
{
    return a->anchor == b->anchor && a->right == b->right && a->retired == b->retired &&
           text_equal(a->prompt, b->prompt) && text_equal(a->choices, b->choices);
}

/* What generations are compared by is chosen once, in the first version of a master. */
static err anchor_stands(struct ctx *cx, struct tx *tx, const struct question *was,
                         const struct question *q)
{
    struct curriculum c;
    bool copied = was && was->anchor && !id_is_none(was->origin);
    if (copied && !same_anchor(was, q))
        return ctx_fail(cx, ERR_CONFLICT, "/anchor", "anchor",
                        SAY("Câu neo của bản trước được giữ nguyên ở bản này",
                            "Anchor questions of the last version stay as they are"));
    if (!q->anchor || !id_is_none(q->origin)) return ERR_NONE;
    err e = record_get(cx, tx, &curriculum_entity, q->curriculum, &c);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    if (id_is_none(c.master) && id_is_none(c.previous)) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, "/anchor", "anchor",
                    SAY("Câu neo chỉ chọn ở bản đầu của giáo trình gốc, để các thế hệ so được với "
                        "nhau",
                        "Anchor questions are chosen in a master's first version only, so that "
                        "generations can be compared"));
}

static enum kv_go keep_greatest(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                err *failure)
{
    int64_t *last = arg;
    const struct question *q = record;
    (void)cx, (void)tx, (void)failure;
    if (q->position > *last) *last = q->position;
    return KV_MORE;
}

static err question_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct question *was = before;
    struct question *q = record;
    int64_t last = 0;
    if (was && !id_equal(was->curriculum, q->curriculum))
        ctx_flaw(cx, "/curriculum", "curriculum",
                 SAY("Không chuyển câu hỏi sang giáo trình khác được",
                     "A question stays in its curriculum"));
    check_choices(cx, q);
    err e = curriculum_require_open(cx, tx, q->curriculum);
    if (!e) e = belongs(cx, tx, q);
    if (!e && !cx->actor.system) e = anchor_stands(cx, tx, was, q);
    if (!e && !q->position) {
        e = query_ref(cx, tx, &question_entity, "curriculum", q->curriculum, keep_greatest, &last);
        q->position = last + 1;
    }
    return e ? e : cx->error;
}

const struct entity question_entity = {
    "question",
    "Câu hỏi kiểm tra",
    sizeof(struct question),
    question_fields,
    .number = 227,
    .label_en = "Test question",
    .check = question_check,
    .write = "curriculum.write",
    .scope = "curriculum.unit",
    .title = "prompt",
    .sort = "position",
    .help = "Một câu hỏi có một đáp án đúng; mười câu neo đo mọi thế hệ bằng một thước.",
    .help_en = "A question with one right choice; ten anchors measure every generation alike.",
};
