"""PLOVER, the event ontology of political science that followed CAMEO, as tables (``ontology/plover/``).

Which words tell which act, and what modality makes of it. ``docs/plover.md`` explains the tables.

Raises:
    LexiconError: every function of this module, if a table is missing or a line of it is broken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from kg.lexicon.tables import read_table, values
from kg.model import FACTS, Coding, EventType, Stance, Status
from kg.resources import ontology_folder

__all__ = [
    "QUADS",
    "THREATS",
    "Act",
    "ActWords",
    "Root",
    "act_of",
    "acting_nouns",
    "acts",
    "after_modality",
    "contexts",
    "contexts_of",
    "folded",
    "general_act",
    "general_coding",
    "modes",
    "roots",
]

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
#: The modes that a threat may have: of what is threatened.
THREATS = frozenset({"restrict", "ban", "arrest", "relations", "expel", "territory", "violence"})
_KINDS = " ".join((*EventType, *Stance))
_ACTS = ("code", "mode", "contexts", "on", "act", "with", "by", "reads", "example")
_ROOTS = ("code", "quad", "intensity", "scheduled", "possible", "requested", "negated", "asked", "threatened")
#: What a condition is worth beside the word of the act itself; a verb with its particle says more than the verb.
_OBJECT, _COMPLEMENT, _BY, _ON, _AS_READ, _PARTICLE = 4, 2, 3, 2, 2, 1
#: Among the words of a group: they must head the object.
_HEAD = "^"
_ACTING = {"troops", "protesters", "rioters", "security"}


@dataclass(frozen=True, slots=True)
class Root:
    """A root code.

    Args:
        intensity: between -10, hostile, and 10, cooperative.
        becomes: the code of such an act by its status, where it did not happen.
        asked, threatened: the mode of an act that asks for this one, or threatens it.
    """

    code: str
    quad: str
    intensity: float
    becomes: Mapping[str, str]
    asked: str
    threatened: str

    @property
    def is_cooperation(self) -> bool:
        return self.quad.endswith("cooperation")


@dataclass(frozen=True, slots=True)
class ActWords:
    """The words of an act, as lemmas: those that tell it, its objects and complements, and who does it.

    Args:
        objects: the words that head its objects, or what stands for one, with their modifiers.
        complements: all further words of its objects and complements.
    """

    act: Set[str]
    objects: Set[str] = field(default_factory=frozenset)
    complements: Set[str] = field(default_factory=frozenset)
    agent: Set[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Act:
    """A row of the table; an empty condition always holds.

    Args:
        on: event type or stance that a fact must have.
        reads: event type or stance of the fact that the words tell.
    """

    code: str
    mode: str
    contexts: tuple[str, ...]
    on: str
    act: frozenset[str]
    complements: tuple[frozenset[str], ...]
    agent: frozenset[str]
    reads: str
    example: str

    def weight(self, words: ActWords, kind: str) -> int:
        """How much of what the row asks for is there; 0 if anything is missing.

        Args:
            kind: event type or stance of the fact, where there is one.
        """
        if (self.on and self.on != kind) or (self.agent and not self.agent & words.agent):
            return 0
        told = self.act & words.act
        if not told:
            return 0
        found = 1 + (_PARTICLE if any("_" in word for word in told) else 0)
        for group in self.complements:
            if group & words.objects:
                found += _OBJECT
            elif group & words.complements and _HEAD not in group:
                found += _COMPLEMENT
            else:
                return 0
        return found + _BY * bool(self.agent) + _ON * bool(self.on) + _AS_READ * (bool(kind) and self.reads == kind)


@cache
def roots() -> Mapping[str, Root]:
    """The root codes, by their names, in the order of the codebook."""
    found: dict[str, Root] = {}
    for code, quad, intensity, *rest in read_table("roots.tsv", _ROOTS, folder=ontology_folder() / "plover"):
        becomes = dict(zip(_ROOTS[3:7], rest[:4], strict=True))
        found[code] = Root(
            code, quad, float(intensity), MappingProxyType({k: v for k, v in becomes.items() if v}), rest[4], rest[5]
        )
    return MappingProxyType(found)


@cache
def acts() -> tuple[Act, ...]:
    """The rows of the table, in its order."""
    folder = ontology_folder() / "plover"
    classes = {f"@{name}": values(words) for name, words in read_table("words.tsv", ("class", "words"), folder=folder)}

    def words(cell: str) -> frozenset[str]:
        return frozenset(word for part in values(cell) for word in classes.get(part, (part,)))

    rows = read_table("acts.tsv", _ACTS, (("on", _KINDS), ("reads", _KINDS)), folder=folder)
    return tuple(
        Act(code, mode, values(contexts), on, words(act), _groups(complements, words), words(by), reads, example)
        for code, mode, contexts, on, act, complements, by, reads, example in rows
    )


def _groups(cell: str, words: Callable[[str], frozenset[str]]) -> tuple[frozenset[str], ...]:
    return tuple(words(group) for group in cell.split(" + ")) if cell else ()


@cache
def _index() -> tuple[Mapping[str, tuple[int, ...]], Mapping[str, Act]]:
    """The rows by each word that may tell the act; and those that say what a type or stance is by itself."""
    by_word: dict[str, list[int]] = {}
    by_kind: dict[str, Act] = {}
    for n, row in enumerate(acts()):
        for word in row.act:
            by_word.setdefault(word, []).append(n)
        if not row.act:
            by_kind[row.on] = row
    return MappingProxyType({word: tuple(rows) for word, rows in by_word.items()}), MappingProxyType(by_kind)


def act_of(words: ActWords, kind: str = "") -> tuple[int, Act] | None:
    """The row that fits best, and its weight.

    Args:
        kind: event type or stance of the fact, where there is one.
    """
    by_word, _ = _index()
    table = acts()
    numbers = sorted({n for word in words.act for n in by_word.get(word, ())})
    best: tuple[int, Act] | None = None
    for n in numbers:
        weight = table[n].weight(words, kind)
        if weight and (best is None or weight > best[0]):
            best = weight, table[n]
    return best


def general_act(kind: str) -> Act | None:
    """What an event of this type, or a claim of this stance, is by itself."""
    return _index()[1].get(kind)


def after_modality(code: str, status: Status) -> str | None:
    """The code of an act of root ``code`` that has this status; None if there is no act."""
    return code if status in FACTS else roots()[code].becomes.get(status)


def general_coding(kind: str, status: Status) -> Coding | None:
    """What is known of an act by the type or stance of its fact and its status alone."""
    row = general_act(kind)
    code = after_modality(row.code, status) if row is not None else None
    if row is None or code is None:
        return None
    return Coding(code, row.code, row.mode or None if code == row.code else None, row.contexts)


@cache
def acting_nouns() -> frozenset[str]:
    """Nouns for forces and crowds, which act without a name."""
    folder = ontology_folder() / "plover"
    rows = read_table("words.tsv", ("class", "words"), folder=folder)
    return frozenset(word for name, words in rows if name in _ACTING for word in values(words))


@cache
def modes() -> frozenset[str]:
    """All that acts may have."""
    of_words = {mode for root in roots().values() for mode in (root.asked, root.threatened)}
    return frozenset({row.mode for row in acts()} | of_words | THREATS) - {""}


@cache
def contexts() -> Mapping[str, tuple[str, ...]]:
    """Each context with the words that tell it."""
    rows = read_table("contexts.tsv", ("context", "words"), folder=ontology_folder() / "plover")
    return MappingProxyType({context: values(words) for context, words in rows})


@cache
def _context_words() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for context, words in contexts().items():
        for word in words:
            found.setdefault(word, []).append(context)
    return MappingProxyType({word: tuple(names) for word, names in found.items()})


def contexts_of(lemmas: Iterable[str]) -> tuple[str, ...]:
    """What the words are about, by their names in the order of the alphabet."""
    listed = _context_words()
    return tuple(sorted({context for lemma in lemmas for context in listed.get(lemma, ())}))


def folded(code: str) -> str:
    """The code in the list of fifteen, which has YIELD for CONCEDE and RETREAT."""
    return "YIELD" if code in {"CONCEDE", "RETREAT"} else code
