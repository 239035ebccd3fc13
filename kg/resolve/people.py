"""Which persons of different articles are one.

A full name that is the same is taken for one person unless something speaks against it; a name in another form needs
something that speaks for it, and a surname alone an office that only one of its bearers has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kg.model import RoleStatus
from kg.resolve.clusters import Cluster, Node, clusters_of, in_order, in_words, put
from kg.resolve.names import Alike, PersonName, compare, is_short_form, person_name, surname_keys
from kg.resolve.offices import is_local, one_office
from kg.resolve.profiles import Office

SAME_NAME, VARIANT, OFFICE = "same.name", "same.variant-and-office", "same.surname-and-office"
AFFAIR, ONLY = "same.surname-and-affair", "same.only-bearer"
#: So many years may lie between two articles that call a person the holder of an office.
_TERM = 4
#: From so many articles must the only bearer of a rare name be known, to be meant by it elsewhere.
_WELL_KNOWN = 3
#: The gap, in years, to one who held it once; and by how much the nearest of several holders must be nearer.
_LONG_AGO, _CLEARLY = 10.0, 1.0
_HELD = (RoleStatus.CURRENT, RoleStatus.ACTING)


def join_people(nodes: Iterable[Node]) -> list[Cluster]:
    """The persons that the appearances name, in order."""
    named: dict[PersonName, list[Cluster]] = {}
    parts: list[Cluster] = []
    for cluster in clusters_of(nodes):
        name = next((name for name in _names(cluster) if name.is_full), None)
        if name is None:
            parts.append(cluster)
        else:
            put(named.setdefault(name, []), cluster, SAME_NAME, against_namesake)
    full = _variants([cluster for group in named.values() for cluster in group])
    return in_order([*full, *_parts(parts, full)])


def against(one: Cluster, other: Cluster) -> str | None:
    """What speaks against it that two clusters are one person, or None."""
    ordinals = {name.ordinal for name in (*_names(one), *_names(other))} - {""}
    if len(ordinals) > 1:
        return f"their names end with {' and '.join(sorted(ordinals))}"
    if one.abroad(other):
        return f"one has an office of {in_words(one.states)}, one of {in_words(other.states)}"
    return one.ruled_out(other)


def against_namesake(one: Cluster, other: Cluster) -> str | None:
    """The same for two of one full name; or that nothing speaks for it, if many are called so or offices differ."""
    reason = against(one, other)
    if reason is not None or _backed(one, other):
        return reason
    if _names(one)[0].is_common and not _at_home(one, other):
        return "many are called so, and neither office nor affair is the same"
    elsewhere = bool(one.around and other.around) and one.around.isdisjoint(other.around)
    if elsewhere and (_is_local(one) or _is_local(other)) and one.offices and other.offices and not one.topics(other):
        return "they have other offices, in other parts of the world"
    return None


def _is_local(cluster: Cluster) -> bool:
    return all(is_local(office.title) for office, _ in cluster.offices)


def _at_home(one: Cluster, other: Cluster) -> bool:
    """Whether articles of some years name a common state, and of one nothing is told that makes it another person."""
    if (one.offices and other.offices) or one.around.isdisjoint(other.around):
        return False
    days = sorted(int(n.article.published[:4]) for c in (one, other) for n in c.nodes if n.article.published)
    return not days or days[-1] - days[0] <= _TERM


def _names(cluster: Cluster) -> list[PersonName]:
    return [person_name(name) for name in cluster.names]


def _variants(clusters: list[Cluster]) -> list[Cluster]:
    """Joins clusters whose names are forms of one name, where an office, a state or a body speaks for it.

    Of all pairs for which something speaks, that comes first which has most in common.
    """
    ordered = in_order(clusters)
    rank = {id(cluster): at for at, cluster in enumerate(ordered)}
    names = _ByWord(surname_keys)
    pairs: dict[tuple[int, int], int] = {}

    def compare_with_others(cluster: Cluster) -> None:
        mine = rank[id(cluster)]
        for other in names.near(cluster):
            one, two = sorted((cluster, other), key=lambda each: rank[id(each)])
            if _alike(one, two) <= Alike.VARIANT and against(one, two) is None and _backed(one, two):
                theirs = rank[id(other)]
                pairs[min(mine, theirs), max(mine, theirs)] = one.kinship(two)

    for cluster in ordered:
        compare_with_others(cluster)
        names.add(cluster)
    gone: set[int] = set()
    while pairs:
        first, second = min(pairs, key=lambda pair: (-pairs[pair], pair))
        one, other = ordered[first], ordered[second]
        pairs = {pair: kinship for pair, kinship in pairs.items() if not {first, second} & {*pair}}
        gone.add(second)
        names.remove(one)
        names.remove(other)
        one.add(other, VARIANT)
        compare_with_others(one)
        names.add(one)
    return [cluster for at, cluster in enumerate(ordered) if at not in gone]


class _ByWord:
    """Clusters by words of their names, so that only those are compared that may have a name in common.

    Args:
        words: of a name; names that are forms of one share one of these.
    """

    def __init__(self, words: Callable[[PersonName], Iterable[str]]) -> None:
        self._words = words
        self._found: dict[str, dict[int, Cluster]] = {}

    def add(self, cluster: Cluster) -> None:
        for word in self._of(cluster):
            self._found.setdefault(word, {})[id(cluster)] = cluster

    def remove(self, cluster: Cluster) -> None:
        for word in self._of(cluster):
            del self._found[word][id(cluster)]

    def near(self, cluster: Cluster) -> list[Cluster]:
        """Those that share a word with it, in order."""
        found = {key: each for word in self._of(cluster) for key, each in self._found.get(word, {}).items()}
        return in_order(found.values())

    def _of(self, cluster: Cluster) -> set[str]:
        return {word for name in _names(cluster) for word in self._words(name)}


def _alike(one: Cluster, other: Cluster) -> Alike:
    """How the names of two clusters stand to each other: the least alike of them."""
    return max(compare(mine, theirs) for mine in _names(one) for theirs in _names(other))


def _backed(one: Cluster, other: Cluster) -> bool:
    """Whether more than the names speaks for it that two are one."""
    mine, theirs = ({office.of for office, _ in cluster.offices} - {""} for cluster in (one, other))
    shared = not (one.states.isdisjoint(other.states) and mine.isdisjoint(theirs))
    return shared or _gap(one, other) is not None or one.is_close(other) or _in_short(one, other)


def _in_short(one: Cluster, other: Cluster) -> bool:
    """Whether the names differ in the given name's short form alone, are rare, and the same states are spoken of."""
    mine, theirs = _names(one)[0], _names(other)[0]
    return is_short_form(mine, theirs) and not mine.is_common and not one.around.isdisjoint(other.around)


def _parts(parts: list[Cluster], full: list[Cluster]) -> list[Cluster]:
    """Brings surnames home, in the order of articles; returns those that stay by themselves."""
    left: list[Cluster] = []
    at_home, alone = _ByWord(_bare), _ByWord(_bare)
    for cluster in full:
        at_home.add(cluster)
    for part in parts:
        name = person_name(part.anchor.thing.name)
        bearers = [c for c in at_home.near(part) if _bears(c, name) and against(c, part) is None]
        others = [c for c in alone.near(part) if _bears(c, name) and against(c, part) is None]
        rule = AFFAIR
        home = _nearby(bearers, part) or _nearby(others, part)
        if home is None:
            rule = OFFICE
            home = _holder(bearers, part) or _holder(others, part)
        if home is None and len(bearers) == 1 and name.is_rare and _is_known(bearers[0], part):
            rule, home = ONLY, bearers[0]
        if home is None:
            left.append(part)
            alone.add(part)
        else:
            home.add(part, rule)
            (alone if home in others else at_home).add(home)  # it may have another name now
    return left


def _bare(name: PersonName) -> Iterable[str]:
    return name.bare or ("",)


def _is_known(bearer: Cluster, part: Cluster) -> bool:
    """Whether the only bearer of a rare name is known from several articles of these years, about the same states."""
    days = [node.article.published for node in bearer.nodes if node.article.published]
    day = part.anchor.article.published
    if len(bearer.articles) < _WELL_KNOWN or day is None or not days or bearer.around.isdisjoint(part.around):
        return False
    return int(min(days)[:4]) - 1 <= int(day[:4]) <= int(max(days)[:4]) + 1


def _nearby(bearers: Sequence[Cluster], part: Cluster) -> Cluster | None:
    """The one bearer of the name of whom articles about the same affair speak."""
    close = [cluster for cluster in bearers if cluster.is_close(part)]
    return close[0] if len(close) == 1 else None


def _bears(cluster: Cluster, name: PersonName) -> bool:
    return any(compare(mine, name) <= Alike.PART for mine in _names(cluster))


def _holder(bearers: Sequence[Cluster], part: Cluster) -> Cluster | None:
    """The one bearer of the name that has the part's office: the one nearest in time, if there are several."""
    found = [(gap, cluster) for cluster in bearers if (gap := _gap(cluster, part)) is not None]
    found.sort(key=lambda item: item[0])
    if not found or (len(found) > 1 and found[1][0] - found[0][0] < _CLEARLY):
        return None
    return found[0][1]


def _gap(one: Cluster, other: Cluster) -> float | None:
    """How many years lie between the days on which two are said to hold an office; None if they share none."""
    gaps = [
        _years(mine, my_day, theirs, their_day)
        for mine, my_day in one.offices
        for theirs, their_day in other.offices
        if _is_one(mine, theirs, one, other)
    ]
    return min((gap for gap in gaps if gap <= _LONG_AGO), default=None)


def _years(mine: Office, my_day: str | None, theirs: Office, their_day: str | None) -> float:
    """Years between two holders of an office; who held it once stands far from who holds it."""
    if mine.status not in _HELD or theirs.status not in _HELD:
        return _LONG_AGO
    if my_day is None or their_day is None:
        return 0.0 if my_day == their_day else float(_TERM)
    gap = abs(_in_years(my_day) - _in_years(their_day))
    return gap if gap <= _TERM else _LONG_AGO + 1


def _in_years(day: str) -> float:
    return int(day[:4]) + (int(day[5:7] or 1) - 1) / 12


def _is_one(mine: Office, theirs: Office, one: Cluster, other: Cluster) -> bool:
    if not one_office(mine.title, theirs.title):
        return False
    if mine.state and theirs.state:
        return mine.state == theirs.state
    if mine.of and theirs.of:
        return mine.of == theirs.of
    # One article does not say of what: it is the state of the other if it speaks of it.
    if mine.of or theirs.of:
        return (mine.state or mine.of) in other.around or (theirs.state or theirs.of) in one.around
    return not one.around.isdisjoint(other.around)
