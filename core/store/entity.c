/* SPDX-License-Identifier: MIT
 * entity: what can be said of a record from its const table alone. */
#include "entity.h"

const struct field *entity_field(const struct entity *entity, const char *name, size_t name_size)
{
    return field_named(entity->fields, (text){ name, name_size });
}
