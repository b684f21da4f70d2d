/* SPDX-License-Identifier: MIT
 * negotiate: what the client would like: language, compression, HTML or JSON; and conditions on
 * entity tags. */
#ifndef VOLBANK_HTTP_NEGOTIATE_H
#define VOLBANK_HTTP_NEGOTIATE_H

#include "serving.h"

/* "br;q=0, gzip" offers gzip; with q=0 it does not. Names compare without case; "*" is not taken
 * for anything. */
bool header_offers(text header, text name);
/* The cookie `lang`, else (not for pages: they are Vietnamese until somebody says otherwise) the
 * first of vi and en in Accept-Language, else Vietnamese. */
enum lang negotiate_lang(const struct exchange *x, bool page);
bool wants_html(const struct exchange *x);
/* Whether a list of entity tags ("a", W/"b", *) names `etag` (with quotes); weak comparison. */
bool etag_listed(text list, text etag);
/* "/path?x" on this server and nothing else: safe to redirect to. */
bool is_local_path(text path);

#endif
