"""Names in a question: which of its words name something in the graph, and what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from kg.ask.words import by_noun, by_verb, classes
from kg.lexicon.lists import title_modifiers, titles
from kg.query.binding import sparql_term
from kg.query.names import NAMED, bearers
from kg.query.search import search
from kg.rdf.terms import Iri, Literal
from kg.store import SelectResult, Store

#: A word of a question: letters, digits, and what stands inside names.
WORD = re.compile(r"[^\W_](?:[\w.’'&/-]*[\w])?\.?|\$[\d.,]+", re.UNICODE)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_LONGEST = 8
_SHORT = 3
#: Things that a lower-case word may name: "analysts", "sanctions". As a name it counts only where one is looked for.
_WEAK = frozenset({"Group", "Issue"})
#: Of things of several kinds that bear a name, those of the first of these kinds are meant.
_KINDS = ("State", "Person", "Organization", "Place", "Issue", "Group")
_OTHER_NAMES = {"america": "United States", "the states": "United States", "england": "United Kingdom"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a question.

    Args:
        words: as the question has them.
        bearers: what bears the name, with what each is called.
        kind: ``State``, ``Person``, ``Organization``, ``Place``, ``Group`` or ``Issue``.
        is_adjective: "Chinese".
        known: whether an article speaks of it; otherwise only the reference facts do.
        offices: where several people bear the name, an office of each.
        places: the places that bear it, where a state or body is meant otherwise ("Jakarta").
    """

    words: str
    bearers: tuple[tuple[Iri, str], ...]
    kind: str
    is_adjective: bool = False
    known: bool = True
    offices: tuple[str, ...] = ()
    places: tuple[tuple[Iri, str], ...] = ()

    @property
    def iris(self) -> tuple[Iri, ...]:
        return tuple(iri for iri, _ in self.bearers)

    @property
    def label(self) -> str:
        return self.bearers[0][1]

    def told(self) -> str:
        """What it is called, and by what it is told from others where several are."""
        if len(self.bearers) == 1:
            return self.label
        if self.offices:
            return " or ".join(f"{label} ({by})" for (_, label), by in zip(self.bearers, self.offices, strict=True))
        labels = list(dict.fromkeys(label for _, label in self.bearers))
        return " or ".join(labels[:3]) + (" or others" if len(labels) > 3 else "")


class Names:
    """Looks names up in a graph."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._weak: dict[str, Name | None] = {}

    def mark(self, question: str) -> tuple[str, tuple[Name, ...]]:
        """The question in lower case with ``@0``, ``@1``, ... in place of names, and the names.

        Possessives are told apart: ``@0 's``.
        """
        words = [(match.start(), match.end(), match[0]) for match in WORD.finditer(question)]
        known = self._known([word for _, _, word in words], question)
        out: list[str] = []
        names: list[Name] = []
        at = position = 0
        while at < len(words):
            for to in range(min(len(words), at + _LONGEST), at, -1):
                text = question[words[at][0] : words[to - 1][1]]
                plain, owner = _plain(text)
                found = known.get(plain.lower())
                if found is not None and _is_named(found, plain, known, is_first=at == 0):
                    out += [_marks(question[position : words[at][0]]), f"@{len(names)}", *(["'s"] if owner else [])]
                    names.append(self._apart(replace(found, words=plain)))
                    position, at = words[to - 1][1], to
                    break
            else:
                out += [_marks(question[position : words[at][0]]), _word(words[at][2])]
                position, at = words[at][1], at + 1
        return " ".join(part for part in out if part), tuple(names)

    def weak(self, words: str) -> Name | None:
        """What a phrase without capitals names: a group or an issue."""
        plain = " ".join(words.split())
        if plain not in self._weak:
            forms = [form for form in (plain, plain.removeprefix("the "), plain.removesuffix("s"), f"{plain}s") if form]
            found = self._look(dict.fromkeys(forms)) if plain else {}
            best = next((found[form.lower()] for form in forms if form.lower() in found), None)
            self._weak[plain] = replace(best, words=plain) if best else None
        return self._weak[plain]

    def like(self, words: Sequence[str]) -> Name | None:
        """A thing that has these words in its name: a surname, say, or a name without that in the middle."""
        found = [
            each
            for each in search(self._store, max(words, key=len), 5)
            if each.kind == "thing" and each.type not in _WEAK and all(_has(each.label, word) for word in words)
        ]
        if not found or all(word in _ordinary() for word in words):
            return None
        best = [each for each in found if each.type == found[0].type]
        return Name(" ".join(words), tuple((each.iri, each.label) for each in best), _kind({found[0].type or ""}))

    def _apart(self, name: Name) -> Name:
        """Namesakes are told apart by an office of each, where every one has one of its own."""
        if len(name.bearers) < 2 or name.kind != "Person":
            return name
        wanted = " ".join(sparql_term(iri) for iri in name.iris)
        result = self._store.query(
            f"""SELECT ?it (MIN(CONCAT(LCASE(?title), COALESCE(CONCAT(", ", ?of), ""))) AS ?office) WHERE {{
              VALUES ?it {{ {wanted} }} ?role sc:person ?it ; sc:title ?title OPTIONAL {{ ?role sc:of/rdfs:label ?of }}
            }} GROUP BY ?it"""
        )
        rows = result.rows if isinstance(result, SelectResult) else ()
        offices = {iri: office.value for iri, office in rows if isinstance(office, Literal)}
        told = tuple(offices.get(iri, "") for iri in name.iris)
        return replace(name, offices=told) if len(set(told) - {""}) == len(told) else name

    def _known(self, words: Sequence[str], question: str) -> Mapping[str, Name]:
        """All runs of words that are names, by their lower case."""
        runs: dict[str, None] = {}
        spans = [match.span() for match in WORD.finditer(question)]
        for at in range(len(words)):
            for to in range(at + 1, min(len(words), at + _LONGEST) + 1):
                plain, _ = _plain(question[spans[at][0] : spans[to - 1][1]])
                if _may_be_name(plain):
                    runs[plain] = None
        return self._look(runs)

    def _look(self, names: Iterable[str]) -> Mapping[str, Name]:
        asked: dict[str, str] = {}
        for name in names:
            for form in _spellings(name):
                asked[form] = name
        found = bearers(self._store, asked)
        iris = {iri for bearing in found.values() for iri in bearing}
        told = self._told(iris)
        result: dict[str, Name] = {}
        for form, name in asked.items():
            name_found = _of([told[iri] for iri in dict.fromkeys(found[form]) if iri in told], name, form)
            if name_found is not None:
                result.setdefault(name.lower(), name_found)
        return result

    def _told(self, iris: set[Iri]) -> Mapping[Iri, _Told]:
        """What is known of things."""
        if not iris:
            return {}
        wanted = " ".join(sparql_term(iri) for iri in sorted(iris))
        query = f"""SELECT ?it (SAMPLE(?name) AS ?label) (GROUP_CONCAT(DISTINCT ?type; separator=" ") AS ?types)
          (SUM(?seen) AS ?known) (GROUP_CONCAT(DISTINCT ?word; separator="|") AS ?adjectives)
          (GROUP_CONCAT(DISTINCT ?other; separator="|") AS ?others) WHERE {{
          VALUES ?it {{ {wanted} }} ?it a ?class ; rdfs:label ?name ; {NAMED} ?other .
          FILTER(STRSTARTS(STR(?class), STR(sc:))) BIND(STRAFTER(STR(?class), "#") AS ?type)
          BIND(IF(EXISTS {{ ?appearance sc:thing ?it }} || ?class = sc:Issue, 1, 0) AS ?seen)
          OPTIONAL {{ ?it sc:demonym|sc:peopleName ?word }} }} GROUP BY ?it"""
        result = self._store.query(query)
        found = {}
        for it, *terms in result.rows if isinstance(result, SelectResult) else ():
            label, types, known, adjectives, others = (
                term.value if isinstance(term, Literal) else "" for term in terms
            )
            kind = _kind(set(types.split()))
            if isinstance(it, Iri) and kind:
                names = frozenset(others.split("|"))
                found[it] = _Told(it, label, kind, known != "0", frozenset(adjectives.lower().split("|")), names)
        return found


class _Told(NamedTuple):
    """What is known of a thing; ``adjectives`` in lower case."""

    iri: Iri
    label: str
    kind: str
    known: bool
    adjectives: frozenset[str]
    names: frozenset[str]

    def is_called(self, form: str) -> bool:
        """Whether this is a name of it, with a capital, and no mere word for it: "the ship", of a place.

        Groups have names of plain words: one must be of its label.
        """
        if self.kind == "Group":
            return bool(set(form.lower().split()) & set(self.label.lower().split()))
        called = [name for name in self.names if name.lower() == form.lower()]
        return self.kind == "Issue" or not called or any(name != name.lower() for name in called)


def _kind(types: set[str]) -> str:
    alike = {"Official": "Person", "ReferenceState": "State", "ReferenceOrganization": "Organization"}
    kinds = {alike.get(name, name.removeprefix("Reference")) for name in types}
    return next((kind for kind in _KINDS if kind in kinds), "")


def _of(told: Sequence[_Told], name: str, form: str) -> Name | None:
    """What the name means: things of which articles speak before those of the background alone, and of one kind."""
    called = [each for each in told if each.is_called(form)]
    seen = [each for each in called if each.known] or called
    # "Brazil's Supreme Court" may be another name of Brazil; what is called more like it is meant.
    words = set(name.lower().split())
    alike = {each.iri: len(words & set(each.label.lower().split())) if len(words) > 1 else 0 for each in seen}
    seen = [each for each in seen if alike[each.iri] == max(alike.values())]
    kinds = [kind for kind in _KINDS if any(each.kind == kind for each in seen)]
    if not kinds:
        return None
    best = sorted((each for each in seen if each.kind == kinds[0]), key=lambda each: each.iri)
    places = sorted((each.iri, each.label) for each in seen if each.kind == "Place" != kinds[0])
    is_adjective = any(form.lower() in each.adjectives for each in best)
    bearers = tuple((each.iri, each.label) for each in best)
    return Name(name, bearers, kinds[0], is_adjective, best[0].known, places=tuple(places))


def _plain(text: str) -> tuple[str, bool]:
    """A run of words without the possessive at its end, and whether there is one."""
    plain = _POSSESSIVE.sub("", text.rstrip(".") if text.count(".") == 1 else text)
    return " ".join(plain.split()), plain != text and bool(_POSSESSIVE.search(text))


def _spellings(name: str) -> tuple[str, ...]:
    """Ways in which a graph may write a name: U.S. and US, curly apostrophes, without an article."""
    bare = re.sub(r"^(?:the|The)\s+", "", name)
    forms = [name, bare, _OTHER_NAMES.get(name.lower(), ""), _OTHER_NAMES.get(bare.lower(), "")]
    forms += [form.replace(".", "") for form in forms if re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]?\.?", form)]
    forms += [f"{'.'.join(form)}." for form in (bare,) if re.fullmatch(r"[A-Z]{2,3}", form)]
    forms += [form.replace("'", "’") for form in forms if "'" in form]
    return tuple(dict.fromkeys(form for form in forms if form))


def _may_be_name(plain: str) -> bool:
    """Whether a run of words is looked up at all: no run of small words, titles or marks."""
    words = plain.lower().split()
    first = _small() - {*classes()["first_of_names"]} if len(words) > 1 else _small()
    if not words or words[0] in first or words[-1] in _small() or any(mark in plain for mark in '?!;:"'):
        return False
    if len(plain) <= _SHORT and plain != plain.upper():
        return len(words) == 1 and plain[:1].isupper() and len(plain) == _SHORT
    return plain.lower() not in titles()


def _is_named(found: Name, plain: str, known: Mapping[str, Name], *, is_first: bool) -> bool:
    """Whether words are the name of it where they stand, and no plain words."""
    small = plain == plain.lower()
    words = plain.lower().split()
    if found.kind in _WEAK and (small or is_first or words[-1] in classes()["people"]):
        return False
    if len(words) == 1 and (small or is_first) and words[0] in _ordinary():
        return False
    if small and found.kind == "Organization" and all(_is_part(plain, label) for _, label in found.bearers):
        return False  # "the house" is no House of Commons
    if found.kind == "Person" and _is_office(words, known):
        # "the Danish foreign minister" is whoever holds the office, and no name.
        return False
    return not all(word in titles() or word in title_modifiers() for word in words)


def _is_part(word: str, label: str) -> bool:
    return word in label.lower().split() != [word]


def _is_office(words: Sequence[str], known: Mapping[str, Name]) -> bool:
    """Whether words are a title with the name of a state or body, and nothing else: "Denmark's foreign minister"."""
    plain = [_POSSESSIVE.sub("", word) for word in words]
    runs = [(at, to) for at in range(len(plain)) for to in range(at + 1, len(plain) + 1)]
    told: set[int] = set()
    bodies = False
    for at, to in runs:
        run = " ".join(plain[at:to])
        is_body = run in known and known[run].kind in {"State", "Organization"}
        bodies = bodies or is_body
        if is_body or run in titles() or run in _small():
            told |= set(range(at, to))
    return bodies and len(told) == len(plain)


def _small() -> frozenset[str]:
    return frozenset(
        word
        for name in ("did", "be", "what", "where", "about", "on", "to", "with", "by", "of", "small", "why")
        for word in classes()[name]
    ) | {"who", "whom", "whose", "when", "how", "and", "or", "that", "not"}


@cache
def _ordinary() -> frozenset[str]:
    """Words of questions, which are not looked up in the names of things where they stand alone."""
    return frozenset({*by_verb(), *by_noun(), *titles(), *(word for words in classes().values() for word in words)})


def _word(word: str) -> str:
    plain = word.lower().rstrip(".").replace("’", "'")
    return f"{plain[:-2]} 's" if plain.endswith("'s") and plain not in {"who's", "what's", "where's"} else plain


def _marks(between: str) -> str:
    return "," if "," in between else ""


def _has(label: str, word: str) -> bool:
    """Whether it is a word of the name, with a capital."""
    return re.search(rf"(?<!\w){re.escape(word[:1].upper() + word[1:])}(?!\w)", label) is not None
