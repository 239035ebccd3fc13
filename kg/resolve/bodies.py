"""Which organizations of different articles are one.

A name of its own is one body's, whoever uses it, unless the articles lay it in different states. A name that every
state has a bearer of ("Supreme Court", "Health Department") is told apart by whose it is, and joins nothing where
the article does not say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicon import lists as lexicon
from kg.lexicon.tables import class_of
from kg.resolve.clusters import Cluster, Node, clusters_of, in_order, in_words, put
from kg.resolve.names import fold
from kg.resolve.profiles import ThingProfile
from kg.slugs import slug

SAME_NAME, SAME_OWNER, ACRONYM = "same.name", "same.name-and-owner", "same.acronym"
_SHORTEST, _LONGEST = 2, 7


@dataclass(frozen=True, slots=True)
class BodyName:
    """An organization's name without what comes and goes.

    Args:
        core: its words, folded, without article, legal form and the state before it.
        owner: id of the state that stood before it ("Russian"), or "".
        shared: whether bodies of many states are called so.
        local: whether one state has many of that name, each of a town or district.
    """

    core: tuple[str, ...]
    owner: str
    shared: bool
    local: bool


@lru_cache(1 << 14)
def body_name(name: str) -> BodyName:
    """The name taken apart."""
    words = name.replace("’", "'").replace("-", " ").split()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    owner = ""
    for count in (3, 2, 1):
        if len(words) > count and (state := _state(" ".join(words[:count]))) is not None:
            owner, words = f"state/{slug(state)}", words[count:]
            break
    folded = [word for word in map(fold, words) if word]
    while len(folded) > 1 and folded[-1] in _class("company"):
        folded.pop()
    core = tuple(folded) or (fold(name) or name,)
    shared = all(word in _class("bodies") for word in core)
    return BodyName(core, owner, shared, shared and any(word in _class("local") for word in core))


@cache
def _class(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in class_of("shared_names.tsv", name))


def _state(words: str) -> str | None:
    words = words.removesuffix("'s").removesuffix("'")
    found = lexicon.find(lexicon.adjectives(), words) or lexicon.find(lexicon.state_by_name(), words)
    return found.name if found is not None else None


def join_bodies(nodes: Iterable[Node]) -> list[Cluster]:
    """The organizations that the appearances name, in order."""
    named: dict[tuple[tuple[str, ...], str], list[Cluster]] = {}
    alone: list[Cluster] = []
    for cluster in clusters_of(nodes):
        name = body_name(cluster.anchor.thing.name)
        owner = _place_of(cluster.anchor.thing) if name.local else _likely_owner(cluster.anchor)
        if name.shared and not owner:
            alone.append(cluster)
        else:
            group = named.setdefault((name.core, owner if name.shared else ""), [])
            put(group, cluster, SAME_OWNER if name.shared else SAME_NAME, against)
    return in_order([*_acronyms([cluster for group in named.values() for cluster in group]), *alone])


def owner_of(thing: ThingProfile) -> str:
    """Whose a body is, by its name or by the article, or ""."""
    if owner := body_name(thing.name).owner:
        return owner
    if thing.within:
        return "+".join(id for id, _ in thing.within)
    return min(thing.states) if len(thing.states) == 1 else ""


def _place_of(thing: ThingProfile) -> str:
    """The towns and the like in which a body lies, or ""."""
    return "+".join(id for id, _ in thing.within if not id.startswith("state/"))


def _likely_owner(node: Node) -> str:
    """The same, or the state of which alone the article speaks."""
    around = node.article.states
    return owner_of(node.thing) or (min(around) if len(around) == 1 else "")


def against(one: Cluster, other: Cluster) -> str | None:
    """What speaks against it that two clusters are one organization, or None."""
    mine, theirs = _states(one), _states(other)
    if mine and theirs and mine.isdisjoint(theirs):
        return f"one is of {in_words(mine)}, one of {in_words(theirs)}"
    return one.ruled_out(other)


def _states(cluster: Cluster) -> set[str]:
    return (cluster.states | {body_name(name).owner for name in cluster.names}) - {""}


def _acronyms(clusters: list[Cluster]) -> list[Cluster]:
    """Brings acronyms to the one body of which an article says that it is called so."""
    kept = [cluster for cluster in clusters if not acronym(cluster.anchor.thing.name)]
    for cluster in in_order(cluster for cluster in clusters if acronym(cluster.anchor.thing.name)):
        word = acronym(cluster.anchor.thing.name)
        homes = [
            known
            for known in kept
            if against(known, cluster) is None
            and _goes_by(known, word)
            and (known.around & cluster.around or known.near & cluster.near)
        ]
        if len(homes) == 1:
            homes[0].add(cluster, ACRONYM)
        else:
            kept.append(cluster)
    return kept


def acronym(name: str) -> str:
    """The name in capitals, if it is an acronym, else ""."""
    word = name.replace(".", "")
    is_one = _SHORTEST <= len(word) <= _LONGEST and word.isalnum() and sum(map(str.isupper, word)) > 1
    return word.upper() if is_one else ""


def _goes_by(cluster: Cluster, word: str) -> bool:
    return any(acronym(alias) == word for node in cluster.nodes for alias in node.thing.aliases)
