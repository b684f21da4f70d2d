/* SPDX-License-Identifier: MIT
 * segment: see the header. The search steps back from a literal child to the parameter beside it
 * when the rest of the path does not fit below, at most once per level, and paths have at most
 * ROUTE_DEPTH_MAX segments. */
#include "segment.h"

void segment_tree_new(struct arena *arena, struct segment_tree *tree)
{
    tree->root = ARENA_NEW(arena, struct segment);
}

static struct segment *child_for(struct arena *arena, struct segment *at, text name)
{
    if (name.size && name.data[0] == ':') {
        if (!at->param) at->param = ARENA_NEW(arena, struct segment);
        return at->param;
    }
    for (struct segment *s = at->first; s; s = s->next)
        if (text_equal(s->name, name)) return s;
    struct segment *made = ARENA_NEW(arena, struct segment);
    made->name = name;
    made->next = at->first;
    at->first = made;
    return made;
}

void segment_add(struct arena *arena, struct segment_tree *tree, text path, enum verb verb,
                 const void *thing)
{
    struct segment *at = tree->root;
    REQUIRE(path.size && path.data[0] == '/');
    text rest = text_part(path, 1, path.size);
    while (rest.size) at = child_for(arena, at, text_cut(&rest, '/'));
    REQUIRE(!at->at[verb]);
    at->at[verb] = thing;
}

uint32_t segment_verbs(const struct segment *node)
{
    uint32_t verbs = 0;
    for (unsigned v = GET; v < VERBS; v++)
        if (node->at[v]) verbs |= 1u << v;
    return verbs;
}

const void *segment_at(const struct segment *node, enum verb verb)
{
    return node->at[verb];
}

static bool descend(const struct segment *at, text rest, int depth, struct segment_match *out)
{
    if (text_is_empty(rest)) {
        out->node = at;
        return segment_verbs(at) != 0;
    }
    if (depth == ROUTE_DEPTH_MAX) return false;
    size_t end = text_find(rest, '/', 0);
    text name = text_part(rest, 0, end), below = text_part(rest, end + 1, rest.size);
    bool closing = end + 1 == rest.size;
    if (text_is_empty(name) || closing) return false;
    for (const struct segment *s = at->first; s; s = s->next)
        if (text_equal(s->name, name) && descend(s, below, depth + 1, out)) return true;
    if (!at->param || out->count == ROUTE_PARAMS_MAX) return false;
    out->values[out->count++] = name;
    if (descend(at->param, below, depth + 1, out)) return true;
    out->count--;
    return false;
}

bool segment_find(const struct segment_tree *tree, text path, struct segment_match *out)
{
    *out = (struct segment_match){ 0 };
    if (path.size == 0 || path.data[0] != '/') return false;
    return descend(tree->root, text_part(path, 1, path.size), 0, out);
}

bool paths_same(const char *a, const char *b)
{
    text x = text_of(a), y = text_of(b);
    while (x.size && y.size) {
        text s = text_cut(&x, '/'), t = text_cut(&y, '/');
        bool both = s.size && t.size && s.data[0] == ':' && t.data[0] == ':';
        if (!both && !text_equal(s, t)) return false;
    }
    return x.size == y.size;
}
