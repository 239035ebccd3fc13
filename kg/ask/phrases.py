"""Phrases of a question: which things they mean, and which of their words are left to be found in the texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from kg.ask.names import Name, Names
from kg.ask.words import classes, stem
from kg.lexicon.lists import office_levels, title_modifiers, titles
from kg.query.binding import sparql_term
from kg.rdf.terms import Iri, Literal, text
from kg.store import SelectResult, Store

#: Words of a name that is looked up by parts.
_OF_A_NAME = 3
_MARK = re.compile(r"@(\d+)")
_DEPUTY = re.compile(r"\b(?:vice|deputy|assistant|under|shadow)\b")
_AND = re.compile(r"(?:,| and | or | as well as )")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase means.

    Args:
        iris: any of these; none if no thing is meant.
        told: the phrase in plain words.
        words: words that the texts must have, each one of a form.
        kind: of the things, as `Name` has it.
        wide: whether whoever acts for the things is meant too.
        else_of: of whom whoever acts is meant, where nothing is told of the things.
        names: what the things are called, for claims that only name them in their words.
    """

    iris: tuple[Iri, ...] = ()
    told: str = ""
    words: tuple[str, ...] = ()
    kind: str = ""
    wide: bool = False
    else_of: Name | None = None
    names: tuple[str, ...] = field(default=(), compare=False)


class Phrases:
    """Reads the phrases of one question."""

    def __init__(self, store: Store, names: Sequence[Name], lookup: Names) -> None:
        self._store = store
        self._names = names
        self._lookup = lookup

    def read(self, text: str, *, place: bool = False) -> tuple[Phrase, ...]:
        """The phrases of a row ("Holt and Baldur").

        Args:
            place: a place is meant where a name is that of a place and of a government.
        """
        if place:
            found = [self._names[int(match[1])] for match in _MARK.finditer(text)]
            if found and all(name.places for name in found) and not _MARK.sub("", text).replace("the", "").strip():
                return tuple(_placed(name) for name in found)
        words = [word for word in text.split() if word not in classes()["article"]]
        if not (set(words) & set(classes()["people"]) and "@" in text):
            whole = self._group(" ".join(words))
            if whole is not None:
                return (whole,)
        read = [phrase for part in _AND.split(text) if (phrase := self.one(part)) is not None]
        return tuple(
            phrase for at, phrase in enumerate(read) if not any(_says_who(after, phrase) for after in read[at + 1 :])
        )

    def spelled_out(self, text: str) -> str:
        """Words with their names as the question has them."""
        return _MARK.sub(lambda match: self._names[int(match[1])].words, text)

    def spelled(self, token: str) -> str:
        """A word as the question has it; of a name, its last word, in lower case."""
        match = _MARK.fullmatch(token)
        return self._names[int(match[1])].words.lower().split()[-1] if match else token

    def one(self, text: str) -> Phrase | None:
        """One phrase; None if it has only words that say nothing."""
        tokens = [token for token in text.split() if token not in {"'s", ","}]
        if tokens in (["what"], ["whom"], ["who"]):
            return None
        marked = [self._names[int(match[1])] for token in tokens if (match := _MARK.fullmatch(token))]
        title, rest = _title(" ".join(token for token in tokens if not _MARK.fullmatch(token)))
        rest = [word for word in rest if word not in classes()["small"]]
        if not marked:
            said = [token for token in tokens if token not in classes()["small"]]
            return self._words(said) if said else None
        last = marked[-1]
        is_office = title and title not in classes()["people"] and last.kind != "Person"
        if is_office:
            held = self._held(
                title, [word for word in rest if not _is_modifier(word)], marked, self.spelled_out(" ".join(tokens))
            )
            if held is not None:
                return held
        if last.kind == "Person" or len(marked) > 1:
            # "Danish Foreign Minister Karen Holt": what stands before a person says who it is.
            return _named(last, rest)
        people = [word for word in rest if word in classes()["people"]]
        if title in classes()["people"] or (title and title not in titles()):
            people += title.split()[-1:]  # "foreign ministers"
        elif title:
            rest = [*rest, *title.split()]
        if last.kind == "Place" and people:
            # "the police of Oslo": no place acts.
            words = (*last.words.lower().split(), *people)
            return Phrase(told=f"“{' '.join(words)}” (looked for in the words)", words=words)
        if last.kind in {"State", "Organization"} and people:
            return self._people(last, people, [word for word in rest if word not in people])
        return _named(last, rest)

    def _held(self, title: str, rest: Sequence[str], bodies: Sequence[Name], text: str) -> Phrase | None:
        """Who holds an office of the first of these that has it ("Israel's ambassador to the UN"), or is called so.

        Other words are those of a body: "the French defence ministry's spokesman".
        """
        for body in bodies:
            if holders := self.holders(title, body, rest if len(bodies) == 1 else ()):
                return _held(holders, " ".join((*rest, title)), body)
        named = self._lookup.weak(text) if len(bodies) == 1 and not rest else None
        return _named(named, []) if named is not None else None

    def holders(self, title: str, of: Name, called: Sequence[str] = ()) -> list[tuple[Iri, str]]:
        """Who holds an office of a state or body, or of one of its bodies; with what they are called.

        Args:
            called: words that the name of the body or the title must have.
        """
        named = "".join(f" FILTER(CONTAINS(?called, {sparql_term(text(stem(word)))}))" for word in called)
        rows = found_by(
            self._store,
            f"""SELECT DISTINCT ?person ?label ?title ?status WHERE {{ VALUES ?of {{ {_values(of.iris)} }}
              ?role a sc:ReportedRole ; sc:person ?person ; sc:title ?title ; sc:of/(sc:partOf|sc:bodyOf)* ?of ;
                sc:roleStatus ?status ; sc:of/rdfs:label ?body . ?person rdfs:label ?label
              BIND(LCASE(CONCAT(?body, " ", ?title)) AS ?called){named} }} ORDER BY ?person""",
        )
        found = [(person, label, status) for person, label, told, status in rows if same_office(title, told)]
        current = [row for row in found if row[2].endswith(("current", "acting"))] or found
        return list(dict.fromkeys((Iri(person), label) for person, label, _ in current))

    def _people(self, of: Name, people: Sequence[str], rest: list[str]) -> Phrase:
        """ "Chinese officials": the groups called so; where there are none, China and whoever acts for it."""
        groups = self._groups(of, people)
        if not groups:
            return _named(of, rest, told=f"{of.told()} ({' '.join(people)})")
        labels = list(_labels(groups))
        told = " or ".join(labels[:3]) + (" or others" if len(labels) > 3 else "")
        if set(people) & set(classes()["rulers"]):
            found = _named(of, rest, told=f"{told} or {of.told()}")
            return replace(found, iris=(*found.iris, *(iri for iri, _ in groups)))
        return Phrase(tuple(iri for iri, _ in groups), told, tuple(rest), "Group", else_of=of, names=tuple(labels))

    def _groups(self, of: Name, people: Sequence[str]) -> list[tuple[Iri, str]]:
        """Groups in whose name a state or body stands beside words for people: "Chinese officials"."""
        stems = {word.rstrip("s") for word in people}
        rows = found_by(
            self._store,
            f"""SELECT DISTINCT ?group ?label WHERE {{ VALUES ?of {{ {_values(of.iris)} }}
              ?of rdfs:label|skos:altLabel|sc:demonym|sc:acronym ?name . ?group a sc:Group ; rdfs:label ?label
              FILTER(CONTAINS(LCASE(?label), LCASE(?name))) }} ORDER BY ?group""",
        )
        return [
            (Iri(iri), label) for iri, label in rows if stems & {word.rstrip("s") for word in label.lower().split()}
        ]

    def or_groups(self, phrase: Phrase) -> Phrase:
        """A state or body with the groups in whose name it stands: "Chinese firms", "ministers of the G7"."""
        if not phrase.wide:
            return phrase
        rows = found_by(
            self._store,
            f"""SELECT DISTINCT ?group WHERE {{ VALUES ?of {{ {_values(phrase.iris)} }}
              ?of rdfs:label|skos:altLabel|sc:demonym|sc:acronym ?name . ?group a sc:Group ; rdfs:label ?label
              FILTER(CONTAINS(LCASE(?label), LCASE(?name))) }} ORDER BY ?group""",
        )
        return replace(phrase, iris=tuple(dict.fromkeys((*phrase.iris, *(Iri(iri) for (iri,) in rows)))))

    def _words(self, words: list[str]) -> Phrase:
        text = " ".join(words)
        group = self._group(text)
        if group is not None:
            return group
        if len(words) <= _OF_A_NAME and (name := self._lookup.like(words)):
            return _named(name, [])
        left = tuple(word for word in words if word not in classes()["beings"] or len(words) > 1)
        return Phrase(told=f"“{text}” (looked for in the words)" if left else f"“{text}”", words=left)

    def _group(self, text: str) -> Phrase | None:
        """A group or an issue that is called so."""
        spelled = self.spelled_out(text)
        name = self._lookup.weak(spelled) if (spelled and spelled != text) or "@" not in text else None
        return _named(name, []) if name is not None and name.kind in {"Group", "Issue"} else None


def _says_who(after: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase says of one before it which is meant: "Karen Holt, the Danish foreign minister"."""
    return bool(after.iris) and set(after.iris) < set(phrase.iris)


def same_office(asked: str, told: str) -> bool:
    """Whether a title of a graph is the one that is asked for: it has its words, or is of the same kind."""
    asked, told = asked.lower(), told.lower()
    if asked == told or re.search(rf"(?<![\w-]){re.escape(asked)}(?![\w-])", told):
        return bool(_DEPUTY.search(asked)) or not _DEPUTY.search(told)
    one, other = titles().get(asked), titles().get(told)
    return bool(one and other and one.level == other.level and one.level in _of_one_holder())


@cache
def _of_one_holder() -> frozenset[str]:
    """Kinds of offices of which a state has one, whatever it calls it: foreign secretary, secretary of state."""
    return frozenset(name for name, level in office_levels().items() if level.single) - {"head-of-state"}


def _placed(name: Name) -> Phrase:
    return Phrase(tuple(iri for iri, _ in name.places), name.places[0][1], kind="Place", names=_labels(name.places))


def _held(holders: Sequence[tuple[Iri, str]], title: str, of: Name) -> Phrase:
    labels = _labels(holders)
    told = f"{' or '.join(labels)} ({title} of {of.told()})"
    return Phrase(tuple(iri for iri, _ in holders), told, (), "Person", names=labels)


def of_whom(phrase: Phrase) -> Phrase:
    """Whoever acts for the state or body of which a group is."""
    return _named(phrase.else_of, phrase.words) if phrase.else_of is not None else phrase


def _named(name: Name, rest: Iterable[str], told: str | None = None) -> Phrase:
    wide = name.kind in {"State", "Organization"}
    called = {part for _, label in name.bearers for part in label.lower().split()}
    left = tuple(word for word in rest if not _is_modifier(word) and word not in called)
    words = told or name.told()
    if left:
        words = f"{words} with “{' '.join(left)}” in the words"
    known = dict.fromkeys([name.words, *(label for _, label in name.bearers)])
    return Phrase(name.iris, words, left, name.kind, wide, names=tuple(known))


def _title(text: str) -> tuple[str, list[str]]:
    """The longest title among words, and the other words."""
    words = text.split()
    for length in range(len(words), 0, -1):
        for at in range(len(words) - length + 1):
            title = " ".join(words[at : at + length])
            if title.removesuffix("-elect") in titles() or title.removesuffix("s") in titles():
                return title, words[:at] + words[at + length :]
    return "", words


def _is_modifier(word: str) -> bool:
    return word in titles() or word in title_modifiers() or word in {"of", "for", "in", "at"}


def _labels(bearers: Iterable[tuple[Iri, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label for _, label in bearers))


def _values(iris: Iterable[Iri]) -> str:
    return " ".join(map(sparql_term, iris))


def found_by(store: Store, sparql: str) -> list[tuple[str, ...]]:
    """The rows of a query, each term as text."""
    result = store.query(sparql)
    rows = result.rows if isinstance(result, SelectResult) else ()
    return [tuple(term.value if isinstance(term, Literal) else str(term or "") for term in row) for row in rows]
