/* SPDX-License-Identifier: MIT
 * writer: the one thread that writes, and the queue before it. It takes what waits, runs it in one
 * durable transaction, and answers all of it after the commit: while one commit syncs, the next
 * group gathers, so there is no linger timer. Private to store; db.c is its only user. */
#ifndef VOLBANK_STORE_WRITER_H
#define VOLBANK_STORE_WRITER_H

#include "db.h"

struct writer;

/* The writer is in the arena, which outlives it; its thread runs from here on. options->queue_max
 * and the schema, log and metrics are used. ERR_IO when there is no thread to be had. */
err writer_start(struct ctx *cx, struct arena *arena, struct db *db,
                 const struct db_options *options, struct writer **out) MUST_CHECK;
/* Refuses new jobs, finishes the queued ones, ends the thread. */
void writer_stop(struct writer *writer);
/* As db_submit. */
err writer_submit(struct writer *writer, struct db_job *job) MUST_CHECK;
/* As db_subscribe; the arena holds the subscription. */
void writer_subscribe(struct writer *writer, struct arena *arena, db_watch watch, void *arg);
/* True on the writer's own thread, where waiting for a write would wait for ever. */
bool writer_is_here(const struct writer *writer);

#endif
