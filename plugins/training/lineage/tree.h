/* SPDX-License-Identifier: MIT
 * tree: the lineage laid out as nested lists, for whoever reads it from top to bottom. Everybody
 * who led a class or holds a trainer's level stands in it once: below the trainer from whom they
 * are farthest from the source, so that depth is generation; other parents are named beside. */
#ifndef VOLBANK_TRAINING_LINEAGE_TREE_H
#define VOLBANK_TRAINING_LINEAGE_TREE_H

#include "book.h"

struct tree_node {
    uint32_t person, parent; /* parent: BOOK_NONE at the top */
    uint32_t depth;
    bool opens;      /* the next node is below this one */
    uint32_t closes; /* lists that end behind this node */
};
struct tree {
    const struct tree_node *nodes;
    size_t count;
};

/* Those who reached more people come first. */
void tree_make(struct arena *arena, const struct book *b, struct tree *out);

struct tree_people {
    const uint32_t *items;
    size_t count;
};
/* Everybody who trained a person, each once, in the order of the classes; and who was trained by
 * them and stands in the tree. */
struct tree_people tree_parents(struct arena *arena, const struct book *b, uint32_t person);
struct tree_people tree_children(struct arena *arena, const struct book *b, uint32_t person);

#endif
