/* SPDX-License-Identifier: MIT
 * files: pictures and attachments of a material, and its Markdown as HTML, in which their names
 * lead to them. What a file is, its first bytes say, not its name; it is handed out to be saved,
 * never to be run. */
#ifndef VOLBANK_TRAINING_CURRICULUM_FILES_H
#define VOLBANK_TRAINING_CURRICULUM_FILES_H

#include "curriculum.h"

enum { FILE_MOST = 10 << 20, FILE_BODY_MAX = 11 << 20, FILES_MOST = 20 };

/* Body of POST /materials/:id/files, beside the file. */
struct material_attaching {
    text name; /* empty = the file's own */
};
/* Body of POST /materials/previews. */
struct material_previewing {
    id material; /* whose files are meant; none = a new one without files */
    text body;
};
extern const struct field material_attaching_fields[], material_previewing_fields[];

/* The body as HTML, headings from <h2>; names of the material's files become their addresses. */
err material_html(struct ctx *cx, struct tx *tx, id material, text body, text *html,
                  const struct markdown_fault **faults) MUST_CHECK;
/* All files of a material with their bytes. */
err material_files_delete(struct ctx *cx, struct tx *tx, id material) MUST_CHECK;

/* POST /materials/:id/files, the file as multipart "file". INVALID
 * when it is of no known type or bigger than FILE_MOST; CONFLICT when the name is taken. */
err material_file_add(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err material_file_delete(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs);
/* GET /material_files/:id/content: for everybody once the curriculum is approved. */
err material_file_content(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs);
/* In place of the generic deletion. */
err material_delete(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* READ: { html, faults: [{ target, picture }] }. */
err material_preview(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /public/materials/:id: what the printable page shows. NOT_FOUND for drafts of others. */
err material_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
