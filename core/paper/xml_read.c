/* SPDX-License-Identifier: MIT
 * xml_read: over libxml2's pull reader, with entities left unexpanded, no network, no huge
 * documents, and its own messages silenced: people get ours. */
#include "xml_read.h"

#include <libxml/xmlreader.h>

enum { DEADLINE_EVERY = 4096 };

struct xml {
    struct ctx *cx;
    xmlTextReaderPtr reader;
    xml_source read;
    void *source;
    text part;
    const char *name; /* of the element at hand */
    const char *value;
    size_t doctype_seen; /* letters of DOCTYPE matched so far in the prolog */
    uint32_t nodes;      /* read so far */
    bool end_owed;       /* an empty element's end */
};

static err refuse_doctype(struct xml *x)
{
    return ctx_fail(x->cx, ERR_INVALID, NULL, "doctype",
                    SAY("Tệp có khai báo DOCTYPE nên bị từ chối",
                        "The file is refused: it declares a DOCTYPE"));
}

/* The parser would read entities ahead of the node that announces them, so the bytes are looked at
 * before it gets them; zeros are passed over, which covers UTF-16 and UTF-32. */
static bool prolog_has_doctype(struct xml *x, const char *bytes, size_t size)
{
    static const char word[] = "<!DOCTYPE";

    for (size_t i = 0; i < size && x->doctype_seen < sizeof word - 1; i++) {
        if (bytes[i] == 0) continue;
        if (bytes[i] == word[x->doctype_seen])
            x->doctype_seen++;
        else
            x->doctype_seen = bytes[i] == word[0];
    }
    return x->doctype_seen == sizeof word - 1;
}

static int on_read(void *arg, char *to, int size)
{
    struct xml *x = arg;
    int64_t got = x->read(x->source, to, (size_t)size);

    if (got > 0 && !x->name && prolog_has_doctype(x, to, (size_t)got)) {
        (void)refuse_doctype(x);
        return -1;
    }
    return (int)got;
}

static int on_close(void *arg)
{
    (void)arg;
    return 0;
}

static void on_error(void *arg, xmlErrorPtr error)
{
    (void)arg;
    (void)error;
}

err xml_open(struct ctx *cx, xml_source read, void *source, text part, struct xml **out)
{
    struct xml *x = ARENA_NEW(cx->arena, struct xml);

    *x = (struct xml){ .cx = cx, .read = read, .source = source };
    x->part = text_copy(cx->arena, part);
    x->reader = xmlReaderForIO(on_read, on_close, x, NULL, NULL,
                               XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                   XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
    *out = x;
    if (!x->reader) {
        *out = NULL;
        return cx->error ? cx->error
                         : ctx_fail(cx, ERR_INVALID, NULL, "damaged-part",
                                    SAY("Không đọc được phần “%.*s” của tệp",
                                        "The part “%.*s” of the file cannot be read"),
                                    TEXT_ARGS(part));
    }
    xmlTextReaderSetStructuredErrorHandler(x->reader, on_error, NULL);
    return ERR_NONE;
}

void xml_close(struct xml *x)
{
    xmlFreeTextReader(x->reader);
}

static err refuse(struct xml *x)
{
    return x->cx->error ? x->cx->error /* the source's own failure says more */
                        : ctx_fail(x->cx, ERR_INVALID, NULL, "damaged-part",
                                   SAY("Phần “%.*s” của tệp bị hỏng",
                                       "The part “%.*s” of the file is damaged"),
                                   TEXT_ARGS(x->part));
}

static bool is_late(const struct ctx *cx)
{
    return cx->deadline && clock_ticks() > cx->deadline;
}

static err refuse_late(struct xml *x)
{
    return ctx_fail(x->cx, ERR_TIMEOUT, NULL, "timeout",
                    SAY("Đọc bảng quá lâu", "Reading the table took too long"));
}

/* True when the node is an event for the caller. */
static bool node_event(struct xml *x, int type, enum xml_event *event)
{
    switch (type) {
    case XML_READER_TYPE_ELEMENT:
        x->name = (const char *)xmlTextReaderConstLocalName(x->reader);
        x->end_owed = xmlTextReaderIsEmptyElement(x->reader) == 1;
        *event = XML_EVENT_START;
        return true;
    case XML_READER_TYPE_END_ELEMENT:
        x->name = (const char *)xmlTextReaderConstLocalName(x->reader);
        *event = XML_EVENT_END;
        return true;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
    case XML_READER_TYPE_WHITESPACE:
        x->value = (const char *)xmlTextReaderConstValue(x->reader);
        *event = XML_EVENT_TEXT;
        return true;
    default:
        return false;
    }
}

err xml_next(struct xml *x, enum xml_event *event)
{
    if (x->end_owed) {
        x->end_owed = false;
        *event = XML_EVENT_END;
        return ERR_NONE;
    }
    for (;;) {
        if (++x->nodes % DEADLINE_EVERY == 0 && is_late(x->cx)) return refuse_late(x);
        int got = xmlTextReaderRead(x->reader);
        if (got < 0) return refuse(x);
        if (got == 0) break;
        int type = xmlTextReaderNodeType(x->reader);
        if (type == XML_READER_TYPE_DOCUMENT_TYPE || type == XML_READER_TYPE_ENTITY_REFERENCE)
            return refuse_doctype(x);
        if (node_event(x, type, event)) return ERR_NONE;
    }
    *event = XML_EVENT_DONE;
    return ERR_NONE;
}

bool xml_is(const struct xml *x, const char *name)
{
    return x->name && strcmp(x->name, name) == 0;
}

text xml_text(const struct xml *x)
{
    return text_of(x->value);
}

bool xml_attribute(struct xml *x, const char *name, bool prefixed, text *value)
{
    bool found = false;

    for (int more = xmlTextReaderMoveToFirstAttribute(x->reader); more == 1 && !found;
         more = xmlTextReaderMoveToNextAttribute(x->reader)) {
        const char *at = (const char *)xmlTextReaderConstLocalName(x->reader);
        bool has_prefix = xmlTextReaderConstPrefix(x->reader) != NULL;
        if (has_prefix != prefixed || !at || strcmp(at, name) != 0) continue;
        *value = text_of((const char *)xmlTextReaderConstValue(x->reader));
        found = true;
    }
    (void)xmlTextReaderMoveToElement(x->reader);
    return found;
}
