/* SPDX-License-Identifier: MIT
 * xml_read: XML as a stream of starts, ends and texts; the document is never held whole. libxml2 is
 * known to this module only. A document type declaration is refused, so there are no entities to
 * explode and nothing outside is ever fetched. Prefixes are dropped: names are local names. */
#ifndef VOLBANK_PAPER_XML_READ_H
#define VOLBANK_PAPER_XML_READ_H

#include "../base/ctx.h"

struct xml;

enum xml_event { XML_EVENT_DONE, XML_EVENT_START, XML_EVENT_END, XML_EVENT_TEXT };

/* Up to `size` bytes into `to`: the count, 0 at the end, -1 when it failed (cx then holds why). */
typedef int64_t (*xml_source)(void *source, void *to, size_t size);

/* part: name of what is read, for messages. Free with xml_close. */
err xml_open(struct ctx *cx, xml_source read, void *source, text part, struct xml **out) MUST_CHECK;
void xml_close(struct xml *x);
/* The next event; an empty element gives a start and an end. ERR_INVALID when not well-formed or
 * with a DOCTYPE, ERR_TIMEOUT past the deadline of the unit of work. */
err xml_next(struct xml *x, enum xml_event *event) MUST_CHECK;
/* Local name at a start or end. */
bool xml_is(const struct xml *x, const char *name);
/* Text at a text event; lives until the next call of xml_next. */
text xml_text(const struct xml *x);
/* At a start: the value of the attribute with that local name (of "r:id" when prefixed); lives
 * until the next call of xml_next. False when absent. */
bool xml_attribute(struct xml *x, const char *name, bool prefixed, text *value);

#endif
