"""Only what may be one is compared, and nothing is lost by that."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest

from kg.resolve import ArticleProfile, Node, ThingProfile, blocks, comparable, identify, keys_of
from kg.resolve import people as rules
from kg.resolve.clusters import Cluster, in_order
from kg.resolve.names import Alike
from tests.resolve.appearances import article, body, person

_GIVEN = ("John", "Jon", "J.", "Joan", "Mohammed", "Mohamed", "Muhammad", "William", "Bill", "Li", "Kim")
_FAMILY = ("Miller", "Muller", "Millar", "Farouk", "Faruk", "Li", "Lee", "Kim", "Orlov", "Orlow", "bin Farouk")
_OFFICES = ("president of france", "former president of france", "minister of mali", "senator of mali", "mayor of oslo")


def _drawn(seed: int, articles: int) -> list[ArticleProfile]:
    lot = random.Random(seed)  # noqa: S311 - a test of its own

    def somebody(number: int) -> ThingProfile:
        full = [lot.choice(_GIVEN), *lot.sample(["B.", "Ann"], lot.randrange(2)), lot.choice(_FAMILY)]
        name = " ".join(full) if lot.random() < 0.7 else lot.choice(_FAMILY)
        offices = lot.sample(_OFFICES, lot.randrange(2))
        aliases = (full[0],) if lot.random() < 0.2 else ()
        return person(name, *offices, id=f"e{number}", aliases=aliases)

    return [
        article(
            f"a{number}",
            *(somebody(each) for each in range(1, lot.randrange(2, 4))),
            day=f"2024-0{lot.randrange(1, 9)}-11",
            states=tuple(lot.sample(["france", "mali", "norway"], lot.randrange(3))),
            topics=tuple(lot.sample(["t1", "t2", "t3", "t4"], lot.randrange(4))),
        )
        for number in range(articles)
    ]


def _nodes(articles: Iterable[ArticleProfile]) -> list[Node]:
    return [Node(each, thing) for each in articles for thing in each.things]


def _pair_by_pair(clusters: list[Cluster]) -> list[Cluster]:
    """Variants joined as they are defined: of all pairs always the one that has most in common, then all anew."""
    while True:
        best: tuple[int, Cluster, Cluster] | None = None
        ordered = in_order(clusters)
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 :]:
                fits = rules._alike(one, other) <= Alike.VARIANT and rules.against(one, other) is None
                if fits and rules._backed(one, other) and (best is None or one.kinship(other) > best[0]):
                    best = (one.kinship(other), one, other)
        if best is None:
            return clusters
        best[1].add(best[2], rules.VARIANT)
        clusters = [each for each in clusters if each is not best[2]]


def _every_one(index: rules._ByWord, _: Cluster) -> list[Cluster]:
    return in_order({id(each): each for found in index._found.values() for each in found.values()}.values())


@pytest.mark.parametrize("seed", range(40))
def test_what_is_found_by_words_is_what_comparing_all_with_all_finds(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    nodes = _nodes(_drawn(seed, 25))
    found = identify(nodes)
    monkeypatch.setattr(rules, "_variants", _pair_by_pair)
    monkeypatch.setattr(rules._ByWord, "near", _every_one)
    assert identify(nodes) == found


@pytest.mark.parametrize("seed", range(10))
def test_blocks_are_what_hangs_together_by_a_key_and_a_name(seed: int) -> None:
    nodes = _nodes(_drawn(seed, 30))
    found = blocks(nodes)
    block_of = {node.key: number for number, block in enumerate(found) for node in block}
    assert len(block_of) == len(nodes)
    for one in nodes:
        for other in nodes:
            if not keys_of(one.thing).isdisjoint(keys_of(other.thing)) and comparable(one.thing, other.thing):
                assert block_of[one.key] == block_of[other.key]


def test_people_who_sound_alike_are_not_looked_at_together() -> None:
    names = ["Kim Yong", "Wang Gim", "Ham Wang", "Ana Ham", "Ma Yang", "Ana Yong"]
    found = blocks(_nodes(article(f"a{n}", person(name)) for n, name in enumerate(names)))
    assert [len(block) for block in found] == [1] * len(names)


def test_bodies_with_a_name_or_an_acronym_in_common_are() -> None:
    some = (body("Fish Board", aliases=("FB",)), body("FB"), body("Coal Board"))
    articles = [article(f"a{number}", each) for number, each in enumerate(some)]
    assert sorted(len(block) for block in blocks(_nodes(articles))) == [1, 2]
