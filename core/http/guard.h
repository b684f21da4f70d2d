/* SPDX-License-Identifier: MIT
 * guard: the ambiguous HTTP that the library lets through and a server must refuse, because a proxy
 * in front may read it differently: two lengths, length with chunking, unknown codings, bare line
 * feeds, folded lines, no or two hosts, %00. */
#ifndef VOLBANK_HTTP_GUARD_H
#define VOLBANK_HTTP_GUARD_H

#include "serving.h"

struct head {
    const char *method, *version; /* as they lie in the receive buffer */
    const char *uri;              /* there too, its text may have been cut up since */
    size_t uri_size;
    text uri_copy; /* the address as sent */
    const struct header *headers;
    size_t count;
    bool too_many; /* more than HEADERS_MAX */
    size_t size; /* bytes from the method to the end of the empty line, counted by the library; 0 =
                    not to be judged */
};

/* Why this request is refused, as a stable slug, or NULL. With `size` given, the distances between
 * the parts must be exactly those of CRLF line ends: that is how bare LF and folded lines show. */
const char *guard_refuses(const struct head *head);

/* Whether a request that changes something with a cookie comes from our own pages: Sec-Fetch-Site,
 * else Origin, else Referer names the host that Host names. Nothing of the three: a program, which
 * has no cookie by accident. */
bool guard_same_site(text host, text origin, text referer, text fetch_site);

/* What limits count an address by: an IPv6 address by the network one line or telephone is given
 * (its first 64 bits), whose other half its owner chooses anew as often as they like; anything else
 * as it is. In the arena or borrowed. */
text guard_network(struct arena *arena, text address);

#endif
