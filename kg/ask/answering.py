"""Questions in English answered: the pattern that fits best, what it was understood to ask, and the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from kg.ask.asked import ANY, Asked, asked
from kg.ask.names import Name, Names
from kg.ask.patterns import Match, matches, patterns
from kg.ask.periods import Span, find_span
from kg.ask.phrases import Phrase, Phrases, of_whom, same_office
from kg.ask.sentences import sentences_like
from kg.ask.sparql import can_build, query_for
from kg.ask.told import told
from kg.ask.words import by_noun, classes, either
from kg.errors import QueryError
from kg.lexicon.lists import titles
from kg.query import Answer, find_question
from kg.query.binding import bind, sparql_term
from kg.rdf.terms import Literal, text
from kg.store import SelectResult, Store

#: Questions that ship with the package, by what is asked; the first with rows is the answer.
_READY = {
    "disagree": ("contradictions", "disagreements", "told-both-ways", "conflicting-claims"),
    "most": ("most-mentioned",),
    "about": ("about-actor", "about-place", "about-issue"),
}
_LONGEST = 300
_FULL = {"s": "is", "re": "are", "ve": "have", "ll": "will"}
_CONTRACTED = re.compile(r"\b(who|what|when|where|how|that|there|they|we|you)['’](s|re|ve|ll)\b", re.IGNORECASE)
#: "when did the talks take place": what it ends with says no more.
_TAKES_PLACE = re.compile(
    r"^((?:when|where|in which \w+) (?:did|does|will|do) .+?) (?:take place|happen|occur|start|begin|end|held)$"
)
#: "According to China, who ...": what stands in front belongs to the end. What says nothing at the end is left out.
_IN_FRONT = re.compile(r"^((?:according to|in|at|on|during|between) [^,]+?) , (.+)$")
_IS_EXPECTED = re.compile(r"^((?:when|where) (?:is|are|was|were) .+?) (?:expected|scheduled|planned|due)$")
_IS_PLANNED = re.compile(r"^(is|are|was|were) (?:an?|any|the) (.+) (planned|scheduled|expected|announced)$")
_AT_END = re.compile(r" (?:before|yet|already|again|lately|recently|so far|there|ever|too)$")
#: What `most-mentioned` calls the kinds of things, by how the words for them begin.
_KINDS_OF = {
    "state": "State", "countr": "State", "person": "Official", "people": "Official", "politic": "Official",
    "organi": "Organization", "place": "Place", "group": "Group", "issue": "Issue", "topic": "Issue",
}  # fmt: skip
_NOT = re.compile(r"\b(?:not|never)\b")
_SHORT_NOT = re.compile(r"\b(is|are|was|were|did|do|does|has|have|had|could|would|should|ca|wo)n['’]t\b")
_WHOLE = {"ca": "can", "wo": "will"}
#: "Who met the minister, and when": the answer has a column for it.
_MORE = re.compile(
    r",? (and (?:when|where|by whom|to whom|on (?:what|which) (?:day|date)|in (?:what|which) \w+))$", re.IGNORECASE
)
_LIKE = "no fact answers it; these sentences have most of its words"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a question in English.

    Args:
        question: as it was asked.
        understood: what it was taken to ask, in plain words.
        sparql: the query that was asked for it.
        answer: what that gave; iterating gives its rows.
        notes: what was left out or done otherwise, and why there may be no rows.
        sentences: where there are no rows, the sentences of the articles that have most of the question's words.
    """

    question: str
    understood: str
    sparql: str
    answer: Answer
    notes: tuple[str, ...] = ()
    sentences: Answer | None = None

    @property
    def shown(self) -> Answer:
        """The answer; where it has no rows, the sentences."""
        return self.sentences if self.sentences and not self.answer else self.answer

    def __iter__(self) -> Iterator[dict[str, str | None]]:
        return iter(self.answer)

    def __len__(self) -> int:
        return len(self.answer)

    def __str__(self) -> str:
        return "\n".join([f"understood: {self.understood}", *self.notes, str(self.shown)])

    def _repr_html_(self) -> str:
        from html import escape

        lines = "".join(f"<p>{escape(line)}</p>" for line in (f"understood: {self.understood}", *self.notes))
        return lines + self.shown._repr_html_()


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
    plain = re.sub(r"[?!.\s]+$", "", " ".join(question.split()))
    if not plain or len(plain) > _LONGEST:
        raise NotUnderstoodError(question[:80], "it is empty" if not plain else "it is too long", _nearest("who", 3))
    plain = _CONTRACTED.sub(lambda found: f"{found[1]} {_FULL[found[2].lower()]}", plain)
    asked_more = _MORE.search(plain)
    more = "" if asked_more is None else f"“{asked_more[1]}”"
    left, span = find_span(_without_polite(_MORE.sub("", plain)), _latest_day(store))
    lookup = Names(store)
    marked, names = lookup.mark(left)
    marked, negated = normal(marked)
    phrases = Phrases(store, names, lookup)
    fitting = [asked(match, phrases, span, negated=negated) for match in matches(marked) if not _meets(match, marked)]
    fitting = [each for each in fitting if _makes_sense(each)]
    if not fitting:
        like = sentences_like(store, plain, names)
        raise NotUnderstoodError(question, _recognized(names, span), _nearest(plain, 3), like)
    best = min(fitting, key=lambda each: each.cost)
    found = _answered(store, question, _settled(store, best), phrases)
    if more:
        found = replace(found, notes=(*found.notes, f"{more} is told by the columns"))
    if found.answer:
        return found
    like = sentences_like(store, plain, names)
    return replace(found, sentences=like, notes=(*found.notes, *((_LIKE,) if like else ())))


def _meets(match: Match, marked: str) -> bool:
    """Whether "who talked to the minister" was taken for what somebody says."""
    return match.pattern.what == "said" and re.search(r"\b(?:talk|speak|spoke)\w* (?:to|with) @", marked) is not None


def normal(marked: str) -> tuple[str, bool]:
    """A marked question without what patterns need not know, and whether "not" is in it."""
    plain = _SHORT_NOT.sub(lambda found: f"{_WHOLE.get(found[1], found[1])} not", marked)
    plain = _IS_EXPECTED.sub(r"\1", _IS_PLANNED.sub(r"\1 there \3 \2", plain))
    plain = _AT_END.sub("", _IN_FRONT.sub(r"\2 \1", plain))
    return _TAKES_PLACE.sub(r"\1", " ".join(_NOT.sub(" ", plain).split())), _NOT.search(plain) is not None


def _answered(store: Store, question: str, best: Asked, phrases: Phrases) -> Reply:
    notes = []
    if best.span is not None and best.span.counted_from:
        notes.append(f"{_quoted(best.span.told)} counts from {best.span.counted_from}, the day of the latest article")
    if best.what in _READY:
        return _ready(store, question, best, tuple(notes))
    first = None
    for attempt, note in _attempts(best, phrases):
        sparql = query_for(attempt)
        answer = Answer(store.query(sparql))
        if answer or first is None:
            said = Reply(question, told(attempt), sparql, answer, (*notes, *([note] if note and answer else [])))
            if answer:
                return said
            first = said
    assert first is not None  # noqa: S101 - there are kinds to try
    return replace(first, notes=(*first.notes, _nothing(best)))


def _attempts(best: Asked, phrases: Phrases) -> Iterator[tuple[Asked, str]]:
    """The question as it is asked, and where nothing is told, with less asked of it; each says so."""
    yield best, ""
    wide = best
    if best.act is not None and best.act.alike:
        some = f"{_kinds(best)} in such words as “{best.act.words[0]}”"
        yield replace(best, act=replace(best.act, words=best.act.alike, told=some)), "none is told in that very word"
    if any(phrase.else_of for phrase in (*best.who, *best.to)):
        who, to = (tuple(of_whom(phrase) for phrase in part) for part in (best.who, best.to))
        yield (
            replace(best, who=who, to=to),
            "nothing of the kind is told of such a group; these are of whoever acts for it",
        )
    if (headed := _headed(best)) != best:
        yield headed, "nothing is told with all of these words; these have the last of them"
    if best.focus != "yes" and (best.who or best.to or best.place) and (bare := _bare(best)) != best:
        yield bare, "nothing of the kind is told with those words; these are without them"
    who, to = (tuple(phrases.or_groups(phrase) for phrase in part) for part in (best.who, best.to))
    if (who, to) != (best.who, best.to):
        yield (
            replace(best, who=who, to=to),
            "nothing of the kind is told of those themselves; these are of groups named after them",
        )
    # That something else of the kind is told is no answer to a yes-or-no question.
    if best.act is not None and best.act.words and best.focus != "yes":
        wide = replace(best, act=replace(best.act, words=(), told=f"{_kinds(best)} of any kind"))
        yield wide, f"none is told in such words; these are {_kinds(best)} at large"
    if best.status != ANY and best.what in {"deeds", "happened", "planned", "did"}:
        yield replace(best, status=ANY), f"none that {_STATUS[best.status]} is told; these have another status"
        if wide is not best:
            yield (
                replace(wide, status=ANY),
                f"none that {_STATUS[best.status]} is told in such words; these are {_kinds(best)} of any status",
            )


def _bare(best: Asked) -> Asked:
    """Without the words that only say what it is about."""
    topic = tuple(phrase for phrase in best.topic if phrase.iris)
    return replace(best, topic=topic) if best.what in {"deeds", "why", "evidence"} else best


def _headed(best: Asked) -> Asked:
    """Of phrases that name nothing, the last word alone: "the nuclear reactor"."""

    def last(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        return tuple(
            each
            if each.iris or len(each.words) < 2
            else replace(each, words=each.words[-1:], told=f"“{each.words[-1]}” (looked for in the words)")
            for each in phrases
        )

    return replace(best, to=last(best.to), topic=last(best.topic), any_part=last(best.any_part))


_STATUS = {"happened": "happened", "ahead": "is planned", "possible": "is possible", "denied": "is denied"}


def _kinds(best: Asked) -> str:
    from kg.ask.words import kind_words

    return ", ".join(kind_words(kind) for kind in best.act.kinds) if best.act else "events"


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
    result = store.query(
        """SELECT (MAX(STR(?day)) AS ?latest) {
          ?news a sc:Article ; schema:datePublished ?day FILTER(STRLEN(STR(?day)) = 10) }"""
    )
    rows = result.rows if isinstance(result, SelectResult) else ()
    return next((day.value for (day,) in rows if isinstance(day, Literal)), None)


def _makes_sense(each: Asked) -> bool:
    """Whether what fills the slots is what they are for."""
    grammar = set(classes()["grammar"])
    phrases = (*each.who, *each.to, *each.any_part, *each.place, *each.topic, *each.source)
    says = grammar | {*classes()["say"], *classes()["happen"]} - set(by_noun())
    if any(says & set(phrase.words) for phrase in phrases) or (each.what != "said" and says & set(each.words)):
        return False
    if each.what == "deeds" and each.act is None and not (each.who and all(phrase.iris for phrase in each.who)):
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


def _without_polite(question: str) -> str:
    words = either(classes()["polite"])
    while (match := re.match(rf"(?:{words})[, ]+", question, re.IGNORECASE)) and match.end() < len(question):
        question = question[match.end() :]
    return re.sub(r"[, ]+please$", "", question, flags=re.IGNORECASE)


def _quoted(words: str) -> str:
    return f"“{words}”"
