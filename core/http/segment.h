/* SPDX-License-Identifier: MIT
 * segment: a tree of path segments, for API routes and for pages. Private to this floor. */
#ifndef VOLBANK_HTTP_SEGMENT_H
#define VOLBANK_HTTP_SEGMENT_H

#include "route_set.h"

enum { VERBS = DELETE + 1 };

struct segment {
    text name;             /* empty for a parameter */
    struct segment *next;  /* among literal siblings */
    struct segment *first; /* literal children */
    struct segment *param; /* the child that takes any segment */
    const void *at[VERBS]; /* what hangs here per verb */
};

struct segment_tree {
    struct segment *root;
};

struct segment_match {
    const struct segment *node;
    text values[ROUTE_PARAMS_MAX]; /* of the parameters on the way */
    size_t count;
};

void segment_tree_new(struct arena *arena, struct segment_tree *tree);
/* path begins with '/' and has at most ROUTE_PARAMS_MAX parameters; `thing` must not be there yet.
 */
void segment_add(struct arena *arena, struct segment_tree *tree, text path, enum verb verb,
                 const void *thing);
/* The node with something at it that the path leads to; literal segments go first. An empty segment
 * or a closing slash is no match. */
bool segment_find(const struct segment_tree *tree, text path, struct segment_match *out);
uint32_t segment_verbs(const struct segment *node); /* bit per verb */
const void *segment_at(const struct segment *node, enum verb verb);
/* Equal but for the names of parameters. */
bool paths_same(const char *a, const char *b);

#endif
