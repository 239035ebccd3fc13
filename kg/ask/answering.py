"""Questions in English answered: the pattern that fits best, what it was understood to ask, and the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from kg.ask.asked import Asked, asked
from kg.ask.attempts import NEAR, attempts
from kg.ask.names import Name, Names
from kg.ask.patterns import Match, matches, patterns
from kg.ask.periods import Span, find_span
from kg.ask.phrases import Phrases, found_by, same_office
from kg.ask.sentences import in_sentences, sentences_like
from kg.ask.shared import of_others
from kg.ask.sparql import can_build, columns_of, facts_for, query_for
from kg.ask.told import told
from kg.ask.wording import Wording, normal, plain
from kg.ask.words import by_noun, classes
from kg.errors import QueryError
from kg.lexicon.lists import titles
from kg.query import Answer, find_question
from kg.query.binding import bind, sparql_term
from kg.rdf.terms import Iri, Literal, text
from kg.store import SelectResult, Store

#: Questions that ship with the package, by what is asked; the first with rows is the answer.
_READY = {
    "disagree": ("contradictions", "disagreements", "told-both-ways", "conflicting-claims"),
    "most": ("most-mentioned",),
    "about": ("about-actor", "about-place", "about-issue"),
}
_LONGEST = 300
#: What `most-mentioned` calls the kinds of things, by how the words for them begin.
_KINDS_OF = {
    "state": "State", "countr": "State", "person": "Official", "people": "Official", "politic": "Official",
    "organi": "Organization", "place": "Place", "group": "Group", "issue": "Issue", "topic": "Issue",
}  # fmt: skip
#: So many facts are looked at one by one.
_MANY = 200
_LIKE = "no fact answers it; these sentences have most of its words"
#: Stands between facts and sentences.
MAY_TELL = "these sentences have most of the question's words and may tell more:"
#: Articles whose sentences are read beside facts.
_FEW = 20


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a question in English.

    Args:
        question: as it was asked.
        understood: what it was taken to ask, in plain words.
        sparql: the query that was asked for it.
        answer: what that gave, with the whole sentences as ``words``; iterating gives its rows.
        notes: what was left out or done otherwise, and why there may be no rows.
        sentences: those of the articles that have most of the question's words, where there are no rows or these may
            tell more: where what was asked for is told by no row, less was asked than that, or another sentence has
            more of the words than those that tell the facts.
        facts: the events and claims that answer it, where it asks for these.
        loosened: whether less was asked for than the question does, as a note says.
    """

    question: str
    understood: str
    sparql: str
    answer: Answer
    notes: tuple[str, ...] = ()
    sentences: Answer | None = None
    facts: tuple[Iri, ...] = ()
    loosened: bool = False

    @property
    def is_told(self) -> bool:
        """Whether the rows are facts, which words of an article tell."""
        return isinstance(self.answer.result, SelectResult) and "words" in self.answer.result.variables

    @property
    def shown(self) -> Answer:
        """The answer; where it has no rows, the sentences."""
        return self.sentences if self.sentences and not self.answer else self.answer

    def __iter__(self) -> Iterator[dict[str, str | None]]:
        return iter(self.answer)

    def __len__(self) -> int:
        return len(self.answer)

    def __str__(self) -> str:
        more = (MAY_TELL, str(self.sentences)) if self.sentences and self.answer else ()
        return "\n".join([f"understood: {self.understood}", *self.notes, str(self.shown), *more])

    def _repr_html_(self) -> str:
        from html import escape

        lines = "".join(f"<p>{escape(line)}</p>" for line in (f"understood: {self.understood}", *self.notes))
        more = f"<p>{MAY_TELL}</p>{self.sentences._repr_html_()}" if self.sentences and self.answer else ""
        return lines + self.shown._repr_html_() + more


class NotUnderstoodError(QueryError):
    """No pattern fits a question.

    Args:
        recognized: what of it was recognized, in plain words.
        nearest: questions that are understood and come close.
        sentences: those of the articles that have most of the question's words.
    """

    def __init__(
        self, question: str, recognized: str, nearest: tuple[str, ...], sentences: Answer | None = None
    ) -> None:
        offered = "; ".join(f"“{each}”" for each in nearest)
        cause = f"the question is not understood{f' ({recognized})' if recognized else ''}"
        super().__init__(cause, where=question, remedy=f"ask for example {offered}")
        self.recognized = recognized
        self.nearest = nearest
        self.sentences = sentences


def reply(store: Store, question: str) -> Reply:
    """The answer of a graph to a question in English.

    Patterns and word lists alone decide what is asked; names are those of the graph.

    Raises:
        NotUnderstoodError: if no pattern fits, or the question is more than one can tell from it.
    """
    short = len(question) <= _LONGEST
    wording = plain(question) if short else Wording("")
    if not wording.text:
        raise NotUnderstoodError(question[:80], "it is empty" if short else "it is too long", _nearest("who", 3))
    left, span = find_span(wording.text, _latest_day(store))
    lookup = Names(store)
    marked, names = lookup.mark(left)
    form = normal(marked)
    marked = form.text
    phrases = Phrases(store, names, lookup)
    fitting = [asked(match, phrases, span, form.status) for match in matches(marked) if not _is_other(match, marked)]
    fitting = [each for each in fitting if _makes_sense(each)]
    if not fitting:
        like = sentences_like(store, question, names)
        raise NotUnderstoodError(question, _recognized(names, span), _nearest(wording.text, 3), like)
    best = min(fitting, key=lambda each: each.cost)
    if form.left_out:
        best = replace(best, left_out=(*best.left_out, phrases.spelled_out(form.left_out)))
    found = _answered(store, question, _settled(store, best), phrases)
    notes = [*found.notes]
    if wording.columns:
        notes.append(f"{_quoted(wording.columns)} is told by the columns")
    if wording.second:
        notes.append(f"{_quoted(wording.second)} is a second question: ask it by itself")
    if found.answer:
        found = replace(found, answer=in_sentences(store, found.answer), notes=tuple(notes))
        if best.what == "why" or wording.second or form.left_out or found.loosened or _lacks(best, found):
            like = sentences_like(store, question, names, but=_words(found))
            return replace(found, sentences=like or None)
        like = sentences_like(store, question, names, articles=_articles(found))
        return replace(found, sentences=like if _tells_more(store, like, found) else None)
    like = sentences_like(store, question, names)
    return replace(found, sentences=like, notes=(*notes, *((_LIKE,) if like else ())))


def _lacks(best: Asked, found: Reply) -> bool:
    """Whether no row tells what is asked for: when it was, say."""
    columns = {"when": ("start", "end"), "where": ("where",), "who": ("who",), "to": ("to", "who")}.get(best.focus, ())
    return best.what == "deeds" and bool(columns) and not any(row[name] for row in found.answer for name in columns)


def _articles(found: Reply) -> tuple[str, ...]:
    """The titles of the first articles that a row names."""
    titles = dict.fromkeys(row.get("article") or row.get("source") or "" for row in found.answer)
    return tuple(titles)[:_FEW]


def _tells_more(store: Store, like: Answer, found: Reply) -> bool:
    """Whether the sentence with most of the question's words is none of those that tell the facts."""
    first = next((row["words"] or "" for row in like), "")
    if not first or not found.is_told:
        return False
    told = _words(found)
    if 0 < len(found.facts) <= _MANY:
        facts = " ".join(map(sparql_term, found.facts))
        rows = found_by(store, f"SELECT ?words {{ VALUES ?fact {{ {facts} }} ?fact sc:evidence/oa:exact ?words }}")
        told += [" ".join(words.split()) for (words,) in rows]
    return not any(words in first or first in words for words in told)


def _words(found: Reply) -> list[str]:
    """The words that tell the facts, on one line each."""
    return [words for row in found.answer if (words := " ".join((row.get("words") or "").split()))]


def _is_other(match: Match, marked: str) -> bool:
    """Whether "who talked to the minister" was taken for what somebody says, or an office for somebody."""
    if match.pattern.what == "person" and match.slots.get("who", "").split()[-1:][0] in titles():
        return True
    return match.pattern.what == "said" and re.search(r"\b(?:talk|speak|spoke)\w* (?:to|with) @", marked) is not None


def _answered(store: Store, question: str, best: Asked, phrases: Phrases) -> Reply:
    notes = []
    if best.span is not None and best.span.counted_from:
        notes.append(f"{_quoted(best.span.told)} counts from {best.span.counted_from}, the day of the latest article")
    if best.span is not None and not best.span.is_known:
        notes.append(f"which days {_quoted(best.span.told)} means is not known here; it is left out")
    notes += [f"{_quoted(part)} is left out" for part in best.left_out]
    if best.what in _READY:
        return _ready(store, question, best, tuple(notes))
    first = None
    for attempt, note in attempts(best, phrases):
        found = _asked_of(store, question, attempt)
        if found.answer:
            loose = (note,) if note else ()
            return replace(found, notes=(*notes, *loose, *found.notes), loosened=note not in {"", NEAR})
        first = replace(found, notes=tuple(notes)) if first is None else first
    assert first is not None  # noqa: S101 - there are kinds to try
    return replace(first, notes=(*first.notes, _nothing(best)))


def _asked_of(store: Store, question: str, asked: Asked) -> Reply:
    """What a graph answers, without what its sentences tell of other events."""
    query = facts_for(asked)
    facts = tuple(Iri(fact) for (fact,) in found_by(store, query)) if query else ()
    if query and not facts:
        return Reply(question, told(asked), query_for(asked), Answer(SelectResult(columns_of(asked), ())))
    careful, notes = _careful(store, asked, facts)
    # Asked of the facts that are known by now, for it is quicker; there are no others that answer it.
    answer = Answer(store.query(query_for(replace(careful, given=facts))))
    return Reply(question, told(asked), query_for(careful), answer, notes, facts=facts)


def _careful(store: Store, asked: Asked, facts: tuple[Iri, ...]) -> tuple[Asked, tuple[str, ...]]:
    """The question without what was read of the facts though their sentences tell it of other events."""
    others = of_others(store, facts) if len(facts) <= _MANY else ()
    if not others:
        return asked, ()
    things = " ".join(sparql_term(thing) for _, thing in others)
    labels = found_by(
        store, f"SELECT DISTINCT ?label {{ VALUES ?it {{ {things} }} ?it rdfs:label ?label }} ORDER BY ?label"
    )
    names = ", ".join(_quoted(label) for (label,) in labels)
    return replace(asked, others=others), (
        f"{names}: told of another event of the same sentence, and left out of this",
    )


def _ready(store: Store, question: str, best: Asked, notes: tuple[str, ...]) -> Reply:
    """The first of the questions that ship with the package that has rows; the others are named."""
    named = [phrase for phrase in (*best.any_part, *best.who, *best.topic) if phrase.iris]
    found: list[tuple[str, str, Answer]] = []
    for name in _READY[best.what]:
        ready = find_question(name)
        parameter = next(
            (each.name for each in ready.parameters if each.name in {"who", "actor", "place", "issue", "about"}), None
        )
        values = {parameter: "it"} if named and parameter else {}
        kind = next((kind for start, kind in _KINDS_OF.items() if best.office.startswith(start)), "")
        values |= {"type": kind} if kind else {}
        sparql = bind(ready, values, {"it": [iri for phrase in named for iri in phrase.iris]})
        found.append((name, sparql, Answer(store.query(sparql))))
    name, sparql, answer = next((each for each in found if each[2]), found[0])
    others = [f"`kg query {other}` has {len(rows)} more rows" for other, _, rows in found if rows and other != name]
    about = f", of the kind {kind}" if kind else ""
    about += f", for {' and '.join(phrase.told for phrase in named)}" if named else ""
    understood = f"the question `{name}`: {find_question(name).title.lower()}{about}"
    notes = (*notes, *others, *(() if answer else ("nothing of the kind is told",)))
    return Reply(question, understood, sparql, answer, notes)


def _settled(store: Store, best: Asked) -> Asked:
    """What is asked with the titles of the graph in place of that of the question."""
    if best.what == "person" and best.who and best.who[0].kind != "Person":
        return replace(best, what="about", any_part=best.who, who=())
    if best.what not in {"holder", "leader", "isholder"}:
        return best
    wanted = []
    for title in _titles(store):
        known = titles().get(title.lower())
        is_leader = known is not None and known.level in {"head-of-state", "head-of-government", "leader", "head"}
        if is_leader if best.what == "leader" else same_office(best.office, title):
            wanted.append(sparql_term(text(title)))
    return replace(best, title=" ".join(wanted) or sparql_term(text(best.office)))


def _titles(store: Store) -> list[str]:
    result = store.query("SELECT DISTINCT ?title { ?role sc:title|sc:officeName ?title } ORDER BY ?title")
    rows = result.rows if isinstance(result, SelectResult) else ()
    return [title.value for (title,) in rows if isinstance(title, Literal)]


def _latest_day(store: Store) -> str | None:
    """The day of the latest article, or its month or year where no more is known."""
    result = store.query(
        """SELECT (MAX(CONCAT(STR(?day), SUBSTR("-99-99", STRLEN(STR(?day)) - 3))) AS ?latest) {
          ?news a sc:Article ; schema:datePublished ?day FILTER(STRLEN(STR(?day)) IN (4, 7, 10)) }"""
    )
    rows = result.rows if isinstance(result, SelectResult) else ()
    return next((day.value.split("-99")[0] for (day,) in rows if isinstance(day, Literal)), None)


def _makes_sense(each: Asked) -> bool:
    """Whether what fills the slots is what they are for."""
    grammar = set(classes()["grammar"])
    phrases = (*each.who, *each.to, *each.any_part, *each.place, *each.topic, *each.source)
    sources = {word for phrase in each.source for word in phrase.words}
    says = grammar | {*classes()["say"], *classes()["happen"]} - set(by_noun())
    if any(says & set(phrase.words) - sources for phrase in phrases) or (
        each.what != "said" and says & set(each.words)
    ):
        return False
    named_who = bool(each.who) and all(phrase.iris for phrase in each.who)
    if each.what == "deeds" and each.act is None and not named_who:
        return False
    if each.what in {"office", "isholder"} and any(phrase.kind != "Person" for phrase in each.who):
        return False
    if each.what in {"person", "office", "whereis", "ismember", "isholder", "member"}:
        slots = (*each.who, *each.any_part)
        return bool(slots) and all(phrase.iris and not phrase.words for phrase in slots) and not (each.topic or each.to)
    if each.what in {"holder", "leader", "offices"}:
        return all(phrase.iris and not phrase.words for phrase in each.any_part)
    if each.what in _READY:
        return all(phrase.iris for phrase in each.any_part)
    return can_build(each.what)


def _nothing(best: Asked) -> str:
    unknown = [
        word
        for phrase in (*best.who, *best.to, *best.any_part, *best.topic, *best.place)
        if not phrase.iris
        for word in phrase.words
    ]
    if unknown:
        return f"nothing of the kind is told; nothing in this graph is called {_quoted(' '.join(unknown))}"
    return "nothing of the kind is told; that does not say that it is not so"


def _recognized(names: tuple[Name, ...], span: Span | None) -> str:
    parts = [
        f"{_quoted(name.words)} is {name.told()}{f', or {name.places[0][1]}' if name.places else ''}" for name in names
    ]
    parts += [f"{_quoted(span.told)} is {span.words()}"] if span else []
    return "recognized: " + "; ".join(parts) if parts else "nothing in it is a name of this graph"


def _nearest(question: str, count: int) -> tuple[str, ...]:
    """Questions of the table that are most like it."""
    asked_words = set(question.lower().split())

    def likeness(example: str) -> float:
        words = set(example.lower().rstrip("?").split())
        return len(words & asked_words) + SequenceMatcher(None, question.lower(), example.lower()).ratio()

    examples = dict.fromkeys(pattern.example for pattern in patterns())
    return tuple(sorted(examples, key=lambda example: (-likeness(example), example))[:count])


def _quoted(words: str) -> str:
    return f"“{words}”"
