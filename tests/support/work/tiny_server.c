/* SPDX-License-Identifier: MIT
 * tiny_server: one connection after the other, line by line. It reads with a short time limit, so
 * that stopping never waits for a client. */
#include "tiny_server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cmocka.h>

enum { LINE_MAX_BYTES = 2048, PATIENCE_MS = 20 };

struct line {
    char bytes[LINE_MAX_BYTES];
    size_t size;
};

static void keep(struct tiny_server *server, const char *bytes, size_t size)
{
    pthread_mutex_lock(&server->mutex);
    if (server->size + size < sizeof(server->heard)) {
        memcpy(server->heard + server->size, bytes, size);
        server->size += size;
    }
    pthread_mutex_unlock(&server->mutex);
}

/* One byte; false when the client went or the server stops. */
static bool read_byte(struct tiny_server *server, int fd, char *byte)
{
    while (!atomic_load(&server->closing)) {
        ssize_t got = recv(fd, byte, 1, 0);
        if (got == 1) return true;
        if (got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) return false;
    }
    return false;
}

/* A line without its CRLF, NUL at its end. */
static bool read_line(struct tiny_server *server, int fd, struct line *line)
{
    char byte = 0;
    line->size = 0;
    while (byte != '\n') {
        if (line->size + 1 >= sizeof(line->bytes) || !read_byte(server, fd, &byte)) return false;
        line->bytes[line->size++] = byte;
    }
    keep(server, line->bytes, line->size);
    while (line->size &&
           (line->bytes[line->size - 1] == '\n' || line->bytes[line->size - 1] == '\r'))
        line->size--;
    line->bytes[line->size] = 0;
    return true;
}

static void say(int fd, const char *words)
{
    (void)send(fd, words, strlen(words), MSG_NOSIGNAL);
}

/* Whether this message is to be refused. */
static bool refuses(struct tiny_server *server)
{
    atomic_fetch_add(&server->tried, 1);
    bool refuse = atomic_load(&server->refuse) > 0;
    if (refuse)
        atomic_fetch_sub(&server->refuse, 1);
    else
        atomic_fetch_add(&server->accepted, 1);
    return refuse;
}

static bool read_mail(struct tiny_server *server, int fd)
{
    struct line line;
    say(fd, "354 go on\r\n");
    do
        if (!read_line(server, fd, &line)) return false;
    while (strcmp(line.bytes, ".") != 0);
    say(fd, refuses(server) ? "451 4.3.0 an@example.vn: not now\r\n" : "250 taken\r\n");
    return true;
}

static void talk_smtp(struct tiny_server *server, int fd)
{
    struct line line;
    say(fd, "220 tiny\r\n");
    while (read_line(server, fd, &line)) {
        if (strncmp(line.bytes, "DATA", 4) == 0) {
            if (!read_mail(server, fd)) return;
        } else if (strncmp(line.bytes, "QUIT", 4) == 0) {
            say(fd, "221 bye\r\n");
            return;
        } else {
            say(fd, "250 fine\r\n");
        }
    }
}

/* One request; false when there is none any more. */
static bool answer_http(struct tiny_server *server, int fd)
{
    static const char length[] = "Content-Length: ";
    struct line line = { .size = 1 };
    size_t body = 0;
    char byte;
    while (line.size) {
        if (!read_line(server, fd, &line)) return false;
        if (strncmp(line.bytes, length, strlen(length)) == 0)
            body = strtoul(line.bytes + strlen(length), NULL, 10);
    }
    for (size_t i = 0; i < body; i++) {
        if (!read_byte(server, fd, &byte)) return false;
        keep(server, &byte, 1);
    }
    say(fd, refuses(server) ? "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"
                            : "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nok");
    return true;
}

static void serve(struct tiny_server *server, int fd)
{
    const struct timeval patience = { .tv_usec = PATIENCE_MS * 1000 };
    char byte;
    (void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    if (atomic_load(&server->silent))
        while (read_byte(server, fd, &byte)) atomic_fetch_add(&server->tried, 1);
    else if (server->kind == TINY_SMTP)
        talk_smtp(server, fd);
    else
        while (answer_http(server, fd)) continue;
    (void)close(fd);
}

static void *server_main(void *arg)
{
    struct tiny_server *server = arg;
    while (!atomic_load(&server->closing)) {
        int fd = accept(server->fd, NULL, NULL);
        if (fd >= 0) serve(server, fd);
    }
    return NULL;
}

void tiny_server_start(struct tiny_server *server, enum tiny_kind kind)
{
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    const struct timeval patience = { .tv_usec = PATIENCE_MS * 1000 };
    socklen_t size = sizeof(address);
    *server = (struct tiny_server){ .kind = kind };
    assert_int_equal(pthread_mutex_init(&server->mutex, NULL), 0);
    server->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_true(server->fd >= 0);
    assert_int_equal(bind(server->fd, (struct sockaddr *)&address, size), 0);
    assert_int_equal(getsockname(server->fd, (struct sockaddr *)&address, &size), 0);
    (void)setsockopt(server->fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    assert_int_equal(listen(server->fd, 8), 0);
    server->port = ntohs(address.sin_port);
    assert_int_equal(pthread_create(&server->thread, NULL, server_main, server), 0);
}

void tiny_server_stop(struct tiny_server *server)
{
    atomic_store(&server->closing, true);
    pthread_join(server->thread, NULL);
    (void)close(server->fd);
    pthread_mutex_destroy(&server->mutex);
}

const char *tiny_server_heard(struct tiny_server *server)
{
    pthread_mutex_lock(&server->mutex);
    server->heard[server->size] = 0;
    pthread_mutex_unlock(&server->mutex);
    return server->heard;
}
