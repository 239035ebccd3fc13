"""What a person says is one, or is not: it goes before every rule.

A statement names two of these: an appearance (``appearance/ARTICLE_e5``), a thing by its name in the graph, which then
stands for its first appearance, or a thing of the reference facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from kg.corpus.curation.statements import Statements
from kg.model import Appearance
from kg.resolve import ArticleProfile, Node, ThingProfile, name_of


@dataclass(slots=True)
class Corrections:
    """The statements, for the articles that there are.

    Attributes:
        groups: what is said to be one, by appearance: a name that they share.
        references: what is said to be of the reference facts.
        apart: what is said to be two, by appearance.
        unlinked: reference facts that an appearance is said not to be.
        unknown: names that stand for nothing that is there.
    """

    groups: dict[Appearance, str] = field(default_factory=dict)
    references: dict[Appearance, str] = field(default_factory=dict)
    apart: dict[Appearance, frozenset[Appearance]] = field(default_factory=dict)
    unlinked: dict[Appearance, frozenset[str]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()

    def node(self, article: ArticleProfile, thing: ThingProfile) -> Node:
        """A thing in an article, as it is to be looked at."""
        key = (article.id, thing.id)
        reference = self.references.get(key)
        if reference is None and thing.reference not in self.unlinked.get(key, ()):
            reference = thing.reference
        if reference != thing.reference:
            thing = replace(thing, reference=reference)
        return Node(article, thing, self.groups.get(key, ""), self.apart.get(key, frozenset()))

    def keys_of(self, key: Appearance) -> frozenset[str]:
        """What an appearance is looked up by beside the keys of its thing."""
        return frozenset({self.groups[key]}) if key in self.groups else frozenset()

    def articles_at(self, keys: Iterable[str]) -> set[str]:
        """The articles with something of these groups."""
        wanted = set(keys)
        return {article for (article, _), group in self.groups.items() if group in wanted}

    def appearances(self) -> set[Appearance]:
        """All that something is said of."""
        return {*self.groups, *self.references, *self.apart, *self.unlinked}


#: Finds the articles that name something by a key (``thing person/ada-quill``), or that have these ids.
Find = Callable[[Iterable[str], Iterable[str]], Iterable[ArticleProfile]]


def corrections(statements: Statements, find: Find, is_known: Callable[[str], bool]) -> Corrections:
    """The statements for the articles that there are.

    Args:
        find: the articles with one of these keys or ids.
        is_known: whether the reference facts have something of that id.
    """
    found = Corrections()
    meant = {name: _meant(name, find, is_known) for name in statements.names()}
    found.unknown = tuple(name for name, what in meant.items() if what is None)
    groups = _groups((meant[one], meant[other]) for one, other in statements.same)
    for group in groups:
        references = sorted(each for each in group if isinstance(each, str))
        for key in (each for each in group if not isinstance(each, str)):
            if references:
                found.references[key] = references[0]
            else:
                found.groups[key] = f"said {min(g for g in group if not isinstance(g, str))}"
    for one, other in statements.different:
        _part(found, meant[one], meant[other])
        _part(found, meant[other], meant[one])
    return found


_Meant = Appearance | str | None


def _meant(name: str, find: Find, is_known: Callable[[str], bool]) -> _Meant:
    """What a name stands for: an appearance, or the id of a thing of the reference facts; None if nothing has it."""
    kind, _, rest = name.partition("/")
    article, mark, local = rest.rpartition("_")
    if kind == "appearance":
        profiles = list(find((), (article,)))
        return (article, local) if any(thing.id == local for p in profiles for thing in p.things) else None
    if is_known(name):
        return name
    profiles = sorted(find((), (article,)) if mark else find((f"thing {name}",), ()), key=lambda p: p.order)
    wanted = f"{kind}/{local if mark else rest}"
    bearers = ((p.id, t.id) for p in profiles for t in p.things if t.reference is None and name_of(t) == wanted)
    return next(bearers, None)


def _groups(pairs: Iterable[tuple[_Meant, _Meant]]) -> list[set[Appearance | str]]:
    """What hangs together by these pairs."""
    groups: list[set[Appearance | str]] = []
    for one, other in pairs:
        if one is None or other is None:
            continue
        touched = [group for group in groups if one in group or other in group]
        merged = {one, other}.union(*touched)
        groups = [group for group in groups if group not in touched] + [merged]
    return groups


def _part(found: Corrections, one: _Meant, other: _Meant) -> None:
    if one is None or other is None or isinstance(one, str):
        return
    if isinstance(other, str):
        found.unlinked[one] = found.unlinked.get(one, frozenset()) | {other}
    else:
        found.apart[one] = found.apart.get(one, frozenset()) | {other}
