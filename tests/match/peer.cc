// SPDX-License-Identifier: MIT
// See peer.h. The instance as a circulation of least cost: a root feeds every volunteer up to the load,
// a role returns to the root over two arcs, the first `least` places earning the bonus. Roles of one day
// that one volunteer may take hang on a node of that day, which lets a single one through; a volunteer
// of load 1, or a day with one role, needs no such node. Costs are negative earnings.
#include "peer.h"

#include <algorithm>
#include <ctime>
#include <utility>
#include <vector>

#include <lemon/capacity_scaling.h>
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

namespace {

using lemon::StaticDigraph;

// Arcs in the order of their sources, as StaticDigraph wants them.
struct Circulation {
    int nodes = 0;
    std::vector<std::pair<int, int>> ends;
    std::vector<int> most;
    std::vector<int> cost;

    void add(int from, int to, int capacity, int price)
    {
        ends.emplace_back(from, to);
        most.push_back(capacity);
        cost.push_back(price);
    }
};

// A day node's arcs wait until those of volunteers and roles are all there.
struct DayArc {
    int day_node;
    uint32_t pair;
};

constexpr int ROOT = 0;

int volunteer_node(int volunteer) { return 1 + volunteer; }
int role_node(const vbm &instance, uint32_t role)
{
    return 1 + instance.head.volunteers + static_cast<int>(role);
}

void add_volunteer(Circulation &out, std::vector<DayArc> &day_arcs, const vbm &instance, int volunteer)
{
    int choices[VBM_DAYS] = {};
    int day_node[VBM_DAYS] = {};
    const uint32_t *begin = instance.pair + instance.first[volunteer];
    const uint32_t *end = instance.pair + instance.first[volunteer + 1];
    if (instance.load[volunteer] > 1)
        for (const uint32_t *it = begin; it < end; it++) choices[instance.day[vbm_role(*it)]]++;
    for (const uint32_t *it = begin; it < end; it++) {
        int day = instance.day[vbm_role(*it)];
        if (choices[day] < 2) {
            out.add(volunteer_node(volunteer), role_node(instance, vbm_role(*it)), 1, -vbm_score(*it));
            continue;
        }
        if (day_node[day] == 0) {
            day_node[day] = out.nodes++;
            out.add(volunteer_node(volunteer), day_node[day], 1, 0);
        }
        day_arcs.push_back({ day_node[day], *it });
    }
}

void add_role(Circulation &out, const vbm &instance, int role)
{
    int node = role_node(instance, static_cast<uint32_t>(role));
    int least = std::min(instance.least[role], instance.most[role]);
    if (least > 0) out.add(node, ROOT, least, -instance.head.bonus);
    if (instance.most[role] > least) out.add(node, ROOT, instance.most[role] - least, 0);
}

Circulation circulation_of(const vbm &instance)
{
    Circulation out;
    std::vector<DayArc> day_arcs;
    out.nodes = 1 + instance.head.volunteers + instance.head.roles;
    for (int i = 0; i < instance.head.volunteers; i++)
        out.add(ROOT, volunteer_node(i), instance.load[i], 0);
    for (int i = 0; i < instance.head.volunteers; i++) add_volunteer(out, day_arcs, instance, i);
    for (int i = 0; i < instance.head.roles; i++) add_role(out, instance, i);
    std::stable_sort(day_arcs.begin(), day_arcs.end(),
                     [](const DayArc &a, const DayArc &b) { return a.day_node < b.day_node; });
    for (const DayArc &it : day_arcs)
        out.add(it.day_node, role_node(instance, vbm_role(it.pair)), 1, -vbm_score(it.pair));
    return out;
}

double processor_seconds()
{
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

template <typename Solver>
void run(const StaticDigraph &graph, const StaticDigraph::ArcMap<int> &most,
         const StaticDigraph::ArcMap<int> &cost, peer_answer &answer)
{
    Solver solver(graph);
    solver.upperMap(most).costMap(cost);
    answer.optimal = solver.run() == Solver::OPTIMAL;
    answer.objective = -solver.template totalCost<long long>();
}

} // namespace

peer_answer peer_solve(const vbm *instance, peer_method method)
{
    peer_answer answer = {};
    double begin = processor_seconds();
    Circulation arcs = circulation_of(*instance);
    StaticDigraph graph;
    graph.build(arcs.nodes, arcs.ends.begin(), arcs.ends.end());
    StaticDigraph::ArcMap<int> most(graph);
    StaticDigraph::ArcMap<int> cost(graph);
    for (size_t k = 0; k < arcs.ends.size(); k++) {
        most[graph.arc(static_cast<int>(k))] = arcs.most[k];
        cost[graph.arc(static_cast<int>(k))] = arcs.cost[k];
    }
    answer.nodes = arcs.nodes;
    answer.arcs = static_cast<int64_t>(arcs.ends.size());
    double built = processor_seconds();
    switch (method) {
    case PEER_NETWORK_SIMPLEX:
        run<lemon::NetworkSimplex<StaticDigraph, int, int>>(graph, most, cost, answer);
        break;
    case PEER_COST_SCALING:
        run<lemon::CostScaling<StaticDigraph, int, int>>(graph, most, cost, answer);
        break;
    case PEER_CAPACITY_SCALING:
        run<lemon::CapacityScaling<StaticDigraph, int, int>>(graph, most, cost, answer);
        break;
    }
    answer.build_seconds = built - begin;
    answer.solve_seconds = processor_seconds() - built;
    return answer;
}
