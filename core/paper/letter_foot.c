/* SPDX-License-Identifier: MIT
 * letter_foot: who signs and who gets the letter, at its end: never parted over two pages. */
#include "letter_press.h"

#define ABOVE 3.0
#define SIGNATURE_ROOM 25.0

static text signer_lines(struct press *p, const struct letter_signer *s)
{
    return viet_capitals(p->arena,
                         text_format(p->arena, "%.*s%s%.*s", TEXT_ARGS(s->power),
                                     text_is_empty(s->power) ? "" : "\n", TEXT_ARGS(s->office)));
}

static const struct pdf_style signing = { .size = 14, .bold = true, .align = PDF_CENTRE };

static double sign_height(struct press *p, const struct letter_signer *s)
{
    double name = pdf_height(p->pdf, p->width / 2, &signing, TEXT("Ê"));
    return SIGNATURE_ROOM + name + pdf_height(p->pdf, p->width / 2, &signing, signer_lines(p, s));
}

/* The name at the lower end, so that two beside each other stand on one line. */
static void sign(struct press *p, const struct letter_signer *s, double x, double y, double height)
{
    double half = p->width / 2, name = pdf_height(p->pdf, half, &signing, TEXT("Ê"));
    (void)pdf_words(p->pdf, x, y, half, &signing, signer_lines(p, s));
    (void)pdf_words(p->pdf, x, y + height - name, half, &signing, s->name);
}

/* The signatures' height, drawn or only asked for. */
static double signatures(struct press *p, bool draw)
{
    const double apart = 4;
    const struct letter_signer *s = p->l->signers;
    bool alone = s && !s->next;
    double y = p->y, half = p->width / 2;
    while (s) {
        const struct letter_signer *left = s, *right = s->next;
        double height = sign_height(p, left), other = right ? sign_height(p, right) : 0;
        if (other > height) height = other;
        if (draw) sign(p, left, alone ? p->x + half : p->x, y, height);
        if (draw && right) sign(p, right, p->x + half, y, height);
        y += height + (alone ? 0 : apart);
        s = right ? right->next : NULL;
    }
    return y - p->y;
}

static double recipients(struct press *p, double y, double width, bool draw)
{
    static const struct pdf_style label = { .size = 12, .bold = true, .italic = true };
    static const struct pdf_style line = { .size = 11 };
    double from = y;
    if (!p->f.recipient_count) return 0;
    if (draw) (void)pdf_words(p->pdf, p->x, y, width, &label, TEXT("Nơi nhận:"));
    y += pdf_height(p->pdf, width, &label, TEXT("Nơi nhận:"));
    for (size_t i = 0; i < p->f.recipient_count; i++) {
        if (draw) (void)pdf_words(p->pdf, p->x, y, width, &line, p->f.recipients[i]);
        y += pdf_height(p->pdf, width, &line, p->f.recipients[i]);
    }
    return y - from;
}

struct foot {
    bool beside; /* one signature: recipients stand to its left */
    double width, signs, height;
};

static struct foot foot_of(struct press *p)
{
    bool beside = p->l->signers && !p->l->signers->next;
    double width = beside ? p->width / 2 - 4 : p->width;
    double signs = signatures(p, false), list = recipients(p, 0, width, false);
    double higher = signs > list ? signs : list;
    return (struct foot){ beside, width, signs, beside ? higher : signs + list };
}

double press_foot_height(struct press *p)
{
    return ABOVE + foot_of(p).height;
}

void press_foot(struct press *p)
{
    struct foot f = foot_of(p);
    p->y += ABOVE;
    if (f.height > press_room(p) && !press_at_top(p)) press_turn(p);
    (void)signatures(p, true);
    (void)recipients(p, f.beside ? p->y : p->y + f.signs, f.width, true);
    p->y += f.height;
}
