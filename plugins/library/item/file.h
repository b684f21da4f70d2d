/* SPDX-License-Identifier: MIT
 * file: pictures and files of an item, kept under the hash of what they hold
 * (core/store/file_store.h), and Markdown in which their names and the codes of other items lead to
 * them. A file is what its bytes say, and is handed out to be saved, never to be run. */
#ifndef VOLBANK_LIBRARY_FILE_H
#define VOLBANK_LIBRARY_FILE_H

#include "item.h"

enum { LIBRARY_FILE_MOST = 20 << 20, LIBRARY_FILE_BODY_MOST = 21 << 20, LIBRARY_FILES_MOST = 40 };

struct library_attaching {
    text about;
    bool cover;
};
struct library_previewing {
    id item; /* whose files are meant; none = without files */
    text body;
};
extern const struct field library_attaching_fields[], library_previewing_fields[];

/* POST /library_items/:id/files (multipart "file"). prepare: judged and put on disk. */
err library_file_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err library_file_attach(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);
err library_file_remove(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);
/* GET /library_files/:id/content. SLOW: for everybody once the item is published. */
err library_file_content(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs);
/* POST /library_items/previews: { html, faults }. */
err library_preview(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* Where names in an item's Markdown lead. */
struct library_names {
    struct ctx *cx;
    struct tx *tx; /* NULL: items lead to the page #code of this file itself */
    struct library_list files;
    /* A file's address; NULL = where it is served. */
    bool (*file)(void *arg, const struct library_file *file, text *url);
    void *arg;
};
err library_names_of(struct ctx *cx, struct tx *tx, id item, struct library_names *out) MUST_CHECK;
/* Headings from <h`heading`>; *faults may be NULL. */
text library_html(struct library_names *names, text body, int heading,
                  const struct markdown_fault **faults);
text library_file_url(struct arena *arena, id file);
bool library_is_picture(const struct library_file *file);

#endif
