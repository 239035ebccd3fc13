"""Measures of clusters give what their definitions give."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest

from kg.evaluation.scoring.clusters import compare_clusters, disjoint

Clusters = list[set[str]]


def sets(*clusters: str) -> Clusters:
    return [set(cluster) for cluster in clusters]


def figures(truth: Clusters, found: Clusters) -> dict[str, tuple[float, float]]:
    """Precision and recall."""
    compared = compare_clusters(truth, found)
    return {name: (round(count.precision, 3), round(count.recall, 3)) for name, count in compared.items()}


def test_the_worked_example() -> None:
    """Five mentions of two things, of which the reader gave one to the wrong thing; counted by hand."""
    found = figures(sets("abc", "de"), sets("ab", "cde"))
    assert found["muc"] == (0.667, 0.667)
    # (2·2/2 + (1·1 + 2·2)/3) / 5
    assert found["b-cubed"] == (0.733, 0.733)
    # 2·2/(3+2) twice, of two clusters
    assert found["ceaf"] == (0.8, 0.8)


def test_twelve_mentions_of_three_things() -> None:
    """The first example of Luo (2005): two of the three things taken for one."""
    truth = sets("12345", "67", "89ABC")
    assert figures(truth, sets("12345", "6789ABC"))["muc"] == (0.9, 1.0)
    assert figures(truth, sets("12345", "6789ABC"))["b-cubed"] == (0.762, 1.0)
    assert figures(truth, sets("12345", "6789ABC"))["ceaf"] == (0.917, 0.611)
    assert figures(truth, sets("1234589ABC", "67"))["b-cubed"] == (0.583, 1.0)


def test_mentions_that_one_side_lacks_count_on_the_other() -> None:
    found = figures(sets("abc"), sets("abx", "y"))
    assert found["muc"] == (0.5, 0.5)
    assert found["b-cubed"] == (round(4 / 3 / 4, 3), round(4 / 3 / 3, 3))
    assert found["ceaf"] == (round(4 / 6 / 2, 3), round(4 / 6, 3))


def test_single_mentions_are_told_apart() -> None:
    compared = compare_clusters(sets("a", "bc", "d"), sets("a", "b", "cd"))
    assert compared["single"] == (1, 2, 1, 2)


@pytest.mark.parametrize("sides", [([], []), (sets("ab"), []), ([], sets("ab"))])
def test_nothing_is_nothing(sides: tuple[Clusters, Clusters]) -> None:
    assert all(count.f1 == 0 for count in compare_clusters(*sides).values())


def best_by_trying(truth: Clusters, found: Clusters) -> float:
    few, many = sorted((truth, found), key=len)
    alike = [[2 * len(ours & theirs) / (len(ours) + len(theirs)) for theirs in many] for ours in few]
    return max(sum(alike[i][j] for i, j in enumerate(chosen)) for chosen in permutations(range(len(many)), len(few)))


def test_the_alignment_is_the_best_of_all() -> None:
    random = Random(7)  # noqa: S311 - the same cases each time
    for _ in range(300):
        members = "abcdefghijkl"[: random.randint(2, 12)]
        truth, found = ([set[str]() for _ in range(random.randint(1, 5))] for _ in range(2))
        for member in members:
            random.choice(truth).add(member)
            random.choice(found).add(member)
        truth, found = [each for each in truth if each], [each for each in found if each]
        assert compare_clusters(truth, found)["ceaf"].right == pytest.approx(best_by_trying(truth, found))


def test_what_stands_for_several_things_belongs_to_none() -> None:
    truth, found = disjoint(["ab", "bc", "b"], ["ab", "cd", "da"])
    assert truth == sets("a", "c")
    # "d" is found under two things, and stays with the first.
    assert found == sets("a", "cd")
