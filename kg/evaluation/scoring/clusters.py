"""How well clusters agree: MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998), CEAF-φ4 (Luo 2005).

Their mean is the CoNLL score (Pradhan et al. 2012). Members may be any values; a cluster may have members that the
other side lacks. Clusters of one member count in B-cubed and CEAF, and not in MUC, which counts links.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from kg.evaluation.scoring.counts import Count

__all__ = ["compare_clusters", "disjoint"]

M = TypeVar("M", bound=Hashable)
#: Numbers of a true cluster and of one found -> how many members they share.
_Cells = Mapping[tuple[int, int], int]


def disjoint(truth: Iterable[Iterable[M]], found: Iterable[Iterable[M]]) -> tuple[list[set[M]], list[set[M]]]:
    """The clusters with each member in one of them only.

    A member of several true clusters ("both countries") is in none of either side. One that is in several of those
    found stays in the first of them.
    """
    times: defaultdict[M, int] = defaultdict(int)
    true_clusters = [set(cluster) for cluster in truth]
    for cluster in true_clusters:
        for member in cluster:
            times[member] += 1
    several = {member for member, number in times.items() if number > 1}
    seen = set(several)
    others: list[set[M]] = []
    for each in found:
        others.append(set(each) - seen)
        seen |= others[-1]
    return [cluster - several for cluster in true_clusters if cluster - several], [each for each in others if each]


def compare_clusters(truth: Sequence[set[M]], found: Sequence[set[M]]) -> dict[str, Count]:
    """Counts for ``muc``, ``b-cubed`` and ``ceaf`` of clusters that share no members, and of single ones."""
    home = {member: number for number, cluster in enumerate(truth) for member in cluster}
    cells: defaultdict[tuple[int, int], int] = defaultdict(int)
    for number, cluster in enumerate(found):
        for member in cluster:
            if member in home:
                cells[home[member], number] += 1
    sizes, other_sizes = [len(cluster) for cluster in truth], [len(cluster) for cluster in found]
    # A true cluster of n members is n - 1 links, less one for each further cluster found that holds some of them.
    links = sum(cells.values()) - len(cells)
    precise = sum(number * number / other_sizes[j] for (_, j), number in sorted(cells.items()))
    recalled = sum(number * number / sizes[i] for (i, _), number in sorted(cells.items()))
    return {
        "muc": Count.of(links, sum(sizes) - len(sizes), sum(other_sizes) - len(other_sizes)),
        "b-cubed": Count(precise, sum(other_sizes), recalled, sum(sizes)),
        "ceaf": Count.of(_best_alignment(cells, sizes, other_sizes), len(sizes), len(other_sizes)),
        "single": Count.sets(_single(truth), _single(found)),
    }


def _single(clusters: Sequence[set[M]]) -> frozenset[M]:
    return frozenset(member for cluster in clusters if len(cluster) == 1 for member in cluster)


def _best_alignment(cells: _Cells, sizes: Sequence[int], other_sizes: Sequence[int]) -> float:
    """The largest sum of φ4 over pairs of clusters, one to one."""
    total = 0.0
    for rows, columns in _connected(cells):
        alike = [[2 * cells.get((i, j), 0) / (sizes[i] + other_sizes[j]) for j in columns] for i in rows]
        if len(rows) > len(columns):
            alike = [list(column) for column in zip(*alike, strict=True)]
        total += _assigned(alike)
    return total


def _connected(cells: _Cells) -> list[tuple[list[int], list[int]]]:
    """The clusters in parts that share no members with each other."""
    beside: defaultdict[tuple[bool, int], list[tuple[bool, int]]] = defaultdict(list)
    for i, j in sorted(cells):
        beside[True, i].append((False, j))
        beside[False, j].append((True, i))
    parts: list[tuple[list[int], list[int]]] = []
    seen = set[tuple[bool, int]]()
    for start in beside:
        if start in seen:
            continue
        seen.add(start)
        stack, part = [start], [start]
        while stack:
            for node in beside[stack.pop()]:
                if node not in seen:
                    seen.add(node)
                    stack.append(node)
                    part.append(node)
        parts.append((sorted(n for true, n in part if true), sorted(n for true, n in part if not true)))
    return parts


def _assigned(alike: Sequence[Sequence[float]]) -> float:
    """The largest sum with one column for each row, of no more rows than columns (Kuhn 1955, in cubic time)."""
    if len(alike) == 1:
        return max(alike[0])
    width = len(alike[0])
    row_price, column_price = [0.0] * (len(alike) + 1), [0.0] * (width + 1)
    row_of = [0] * (width + 1)  # 0 is nobody; rows and columns count from 1
    for row in range(1, len(alike) + 1):
        row_of[0] = row
        slack, came_from, used = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        column = 0
        while row_of[column]:
            used[column] = True
            here, step, following = row_of[column], float("inf"), 0
            for j in range(1, width + 1):
                if used[j]:
                    continue
                cost = -alike[here - 1][j - 1] - row_price[here] - column_price[j]
                if cost < slack[j]:
                    slack[j], came_from[j] = cost, column
                if slack[j] < step:
                    step, following = slack[j], j
            for j in range(width + 1):
                if used[j]:
                    row_price[row_of[j]] += step
                    column_price[j] -= step
                else:
                    slack[j] -= step
            column = following
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    return sum(alike[row_of[j] - 1][j - 1] for j in range(1, width + 1) if row_of[j])
