/* SPDX-License-Identifier: MIT
 * mhd_hello: the least libmicrohttpd can do, with the flags the server uses: what a request costs
 * before any of our code runs. Prints its port, answers "ok" to everything, ends when its standard
 * input does. */
#include <microhttpd.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static enum MHD_Result answer(void *cls, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **state)
{
    static const char body[] = "ok\n";
    (void)cls, (void)url, (void)method, (void)version, (void)upload;
    *upload_size = 0;
    if (!*state) { /* an answer in the first call would close the connection */
        *state = connection;
        return MHD_YES;
    }
    struct MHD_Response *response = MHD_create_response_from_buffer(
        strlen(body), (void *)(uintptr_t)body, MHD_RESPMEM_PERSISTENT);
    if (!response) return MHD_NO;
    enum MHD_Result queued = MHD_queue_response(connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return queued;
}

int main(void)
{
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_TURBO;
    struct MHD_Daemon *daemon =
        MHD_start_daemon(flags, 0, NULL, NULL, answer, NULL, MHD_OPTION_CONNECTION_LIMIT, 1024u,
                         MHD_OPTION_CONNECTION_TIMEOUT, 30u, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
                         (size_t)32768, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
    if (!daemon) return 1;
    (void)printf("listening on http://127.0.0.1:%u\n",
                 MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
    (void)fflush(stdout);
    while (getchar() != EOF) continue;
    MHD_stop_daemon(daemon);
    return 0;
}
