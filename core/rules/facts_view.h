/* SPDX-License-Identifier: MIT
 * facts_view: what a script holds in its hands when it holds facts: a userdata that says where to
 * look, never the value. Shared by facts_lua (records, sets of codes) and facts_list (lists). */
#ifndef VOLBANK_RULES_FACTS_VIEW_H
#define VOLBANK_RULES_FACTS_VIEW_H

#include "names.h"
#include "state.h"

/* Every userdata a script can get hold of begins with this. */
struct fact_view {
    enum fact_view_kind { VIEW_RECORD, VIEW_SET, VIEW_LEVELS, VIEW_LIST, VIEW_ITEM } kind;
    uint16_t row;               /* in the hook's table; of an item and what it holds: the list's */
    uint16_t member;            /* of a set in an item: its place in the item's table, from 1 */
    uint32_t index, generation; /* of an item: which, and of which evaluation */
    const struct names *names;  /* of a record: rows */
};

/* The row, marked as used; raises outside run(). */
const struct field *fact_read(lua_State *L, size_t row);
/* Pushes a value that is neither a set nor a list. */
void fact_push_value(lua_State *L, const struct field *fact, const void *member);
/* Puts the metatable of a set of codes on the userdata on top. */
void fact_dress_set(lua_State *L, const struct field *fact);
int fact_record_write(lua_State *L);

/* facts_list.c. Pushes the list of a row, as it is in every evaluation of this state. */
void fact_list_push(lua_State *L, size_t row);
/* The struct an item, or a set in one, stands for; *list gets its row. Raises when its evaluation
 * is over. */
const void *fact_item(lua_State *L, const struct fact_view *view, const struct field **list);

#endif
