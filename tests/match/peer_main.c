/* SPDX-License-Identifier: MIT
 * match_peer INSTANCE simplex|cost|capacity: LEMON's network simplex, cost scaling or capacity
 * scaling on one instance. One solve a process, so that the memory told is this solver's own
 * (instance and graph in it). */
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "peer.h"

static const char *const methods[] = { "simplex", "cost", "capacity" };

static int method_of(const char *name)
{
    for (int i = 0; i < (int)(sizeof methods / sizeof *methods); i++)
        if (strcmp(methods[i], name) == 0) return i;
    return -1;
}

int main(int count, char **words)
{
    int method = count == 3 ? method_of(words[2]) : -1;
    if (method < 0) {
        fputs("match_peer INSTANCE simplex|cost|capacity\n", stderr);
        return 2;
    }
    struct vbm instance;
    if (!vbm_read(words[1], &instance)) return 1;
    struct peer_answer answer = peer_solve(&instance, (enum peer_method)method);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("{\"method\":\"%s\",\"optimal\":%s,\"objective\":%lld,\"build_seconds\":%.6f,"
           "\"seconds\":%.6f,\"peak_bytes\":%lld,\"nodes\":%d,\"arcs\":%lld}\n",
           methods[method], answer.optimal ? "true" : "false", (long long)answer.objective,
           answer.build_seconds, answer.solve_seconds, (long long)usage.ru_maxrss * 1024,
           answer.nodes, (long long)answer.arcs);
    vbm_free(&instance);
    return answer.optimal ? 0 : 1;
}
