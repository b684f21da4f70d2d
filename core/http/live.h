/* SPDX-License-Identifier: MIT
 * live: server-sent events. GET /api/v1/live?topic=a&topic=b; at most LIVE_STREAMS_MAX listeners.
 * Events are kept a while in a ring, so that a phone that comes back with Last-Event-ID misses
 * nothing; one that comes back too late is told to load anew. Events carry what anybody may see:
 * that a topic changed, or how far a job is. */
#ifndef VOLBANK_HTTP_LIVE_H
#define VOLBANK_HTTP_LIVE_H

#include "serving.h"

enum { LIVE_STREAMS_MAX = 256, LIVE_TOPICS_MAX = 8, LIVE_RING = 1024, LIVE_HEARTBEAT_S = 15 };

/* What live_read returns when the stream is over. */
#define LIVE_END SIZE_MAX

struct live;
struct stream;

struct live *live_new(struct http *http);
void live_free(struct live *live);
/* Makes x's answer a stream of the topics in its address; ERR_BUSY when there are too many
 * listeners. */
err live_join(struct live *live, struct exchange *x) MUST_CHECK;
/* Bytes for the listener; 0 after suspending its connection until there is more. */
size_t live_read(struct stream *stream, char *out, size_t max);
void live_leave(struct stream *stream);
void live_publish(struct live *live, text topic, text json);
/* Every few seconds, from the keeper thread: a comment to those who have heard nothing for
 * LIVE_HEARTBEAT_S. */
void live_beat(struct live *live);
/* Ends every stream and waits, a second at most, until their last words are out. */
void live_end(struct live *live);

#endif
