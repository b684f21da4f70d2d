/* SPDX-License-Identifier: MIT
 * tiny_server: the other side of the outbox, on a loopback port of its own: a mail server or an SMS
 * gateway that refuses as often as it is told to and keeps what it was given. */
#ifndef VOLBANK_TESTS_TINY_SERVER_H
#define VOLBANK_TESTS_TINY_SERVER_H

#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

enum tiny_kind { TINY_SMTP, TINY_HTTP };

struct tiny_server {
    enum tiny_kind kind;
    atomic_int refuse;   /* answer so many messages with 451 or 503 */
    atomic_bool silent;  /* accept and never answer */
    atomic_int accepted; /* messages taken */
    atomic_int tried;    /* messages seen */
    int port;
    int fd;
    atomic_bool closing;
    pthread_t thread;
    pthread_mutex_t mutex; /* of heard */
    char heard[1 << 15];   /* all that clients said, ended by NUL */
    size_t size;
};

void tiny_server_start(struct tiny_server *server, enum tiny_kind kind);
void tiny_server_stop(struct tiny_server *server);
/* What was said so far; stays valid until the server is stopped. */
const char *tiny_server_heard(struct tiny_server *server);

#endif
