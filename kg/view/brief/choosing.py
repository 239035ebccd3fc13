"""Which lines a brief has: of a view model the weightiest, each with its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from kg.view.brief.content import Brief, Line, Quote, Section, Source
from kg.view.brief.told import ASSERTED, DENIED, Fact, Index, Told
from kg.view.phrasing.dates import when
from kg.view.phrasing.figures import TOLL_KINDS
from kg.view.phrasing.names import sentence, shortened
from kg.view.phrasing.phrases import claim_sentence

LINES = 8
"""Lines of a section, unless more are asked for: what one or two printed pages hold."""

_ACTORS = frozenset({"State", "Official", "Person", "Organization"})
_AHEAD = frozenset({"scheduled", "possible", "requested"})
_REJECTED = "reject"
# What somebody wants, threatens or promises tells more than what somebody states.
_PLAIN = frozenset({"state", "predict"})
_LONGEST = 280
"""Characters of a quotation."""
_SHORT, _AROUND = 30, 60
"""Words that are no longer than this are shown with so much of what stands around them."""
_PARTS = {"date": "the date", "agent": "who did it", "target": "to whom", "place": "where"}


def brief(model: Mapping[str, Any], *, lines: int = LINES) -> Brief:
    """A page of a view model.

    Args:
        lines: the most in a section.
    """
    return _Brief(model, lines).made()


class _Brief:
    def __init__(self, model: Mapping[str, Any], most: int) -> None:
        self._model = model
        self._index = Index(model)
        self._most = most
        self._numbers: dict[str, int] = {}
        days = (self._index.day({"article": id_}) for id_ in self._index.articles)
        self._today = max((day for day in days if not day.startswith("-")), default="")

    def made(self) -> Brief:
        sections = (
            self._who(),
            self._events("What happened", [told for told in self._index.events if told.status in ASSERTED]),
            self._events("What is planned, possible or asked for", self._ahead()),
            self._sayings(),
            self._disputed(),
            self._coming(),
        )
        articles = [self._index.articles[id_] for id_ in self._numbers]
        return Brief(
            self._title(),
            self._subtitle(),
            tuple(section for section in sections if section.lines),
            tuple(map(_source, articles)),
            len(self._index.articles) - len(articles),
        )

    def _title(self) -> str:
        articles = list(self._index.articles.values())
        return (
            shortened(articles[0]["title"], _LONGEST) if len(articles) == 1 else f"Brief of {len(articles):,} articles"
        )

    def _subtitle(self) -> str:
        days = sorted(day for article in self._index.articles.values() if (day := article.get("published")))
        publishers = dict.fromkeys(name for each in self._index.articles.values() if (name := each.get("source")))
        told = [shortened(next(iter(publishers)), 60)] if len(publishers) == 1 else []
        return " · ".join([*told, *([when(days[0], days[-1]) or ""] if days else [])])

    # Who

    def _who(self) -> Section:
        """The main actors: those who take part in most, by their offices or by what they take part in."""
        acts, says = Counter[str](), Counter[str]()
        facts: dict[str, Fact] = {}
        for told in self._index.events:
            taking_part = {id_: each for each in told.reports for id_ in self._index.parts(each, "agent", "target")}
            acts.update(taking_part.keys())
            for id_, report in taking_part.items():
                facts.setdefault(id_, report)
        for claim in self._model["claims"]:
            speakers = self._index.parts(claim, "speaker")
            says.update(speakers)
            for id_ in speakers:
                facts.setdefault(id_, claim)
        offices = self._offices()
        actors = [
            thing
            for id_ in dict.fromkeys((*acts, *says, *offices))
            if (thing := self._index.things.get(id_)) is not None and thing["type"] in _ACTORS
        ]

        def weight(thing: Fact) -> tuple[int, int, str]:
            id_ = thing["id"]
            return -2 * acts[id_] - says[id_] - (id_ in offices), -len(thing.get("mentions", ())), id_

        actors.sort(key=weight)
        shown = actors[: self._most]
        lines: list[Line] = []
        for thing in shown:
            id_ = thing["id"]
            held = [self._line(role["label"], [role]) for role in offices.get(id_, ())]
            lines += held or [self._actor(thing, acts[id_], says[id_], facts[id_])]
        return Section("Who", tuple(lines), len(actors) - len(shown))

    def _offices(self) -> dict[str, list[Fact]]:
        """By person, the offices as of the last article that tells them, the latest first."""
        found: dict[str, dict[str, Fact]] = {}
        for role in sorted(self._model["roles"], key=self._index.day, reverse=True):
            found.setdefault(role["person"], {}).setdefault(role["label"].lower(), role)
        return {person: list(roles.values()) for person, roles in found.items()}

    def _actor(self, thing: Fact, acts: int, says: int, fact: Fact) -> Line:
        """Quoted is where it is named first; where nothing tells that, a fact in which it takes part."""
        name = self._index.names([thing["id"]])[0]
        told = [f"{'have' if name.many else 'has'} a part in {_number(acts, 'event')}"] if acts else []
        told += [f"{'make' if name.many else 'makes'} {_number(says, 'statement')}"] if says else []
        mentions = sorted(thing.get("mentions", ()), key=lambda mention: mention["kind"] != "name")
        quotes = self._quotes(mentions[:1] or fact["evidence"][:1])
        return Line(sentence(f"{name.words} {' and '.join(told)}"), tuple(quotes))

    # Events

    def _ahead(self) -> list[Told]:
        return [told for told in self._index.events if told.status in _AHEAD]

    def _events(self, title: str, events: list[Told]) -> Section:
        """The weightiest, told the newest first."""
        chosen = sorted(events, key=self._weight)[: self._most]
        chosen.sort(key=self._newness, reverse=True)
        return Section(title, tuple(map(self._event, chosen)), len(events) - len(chosen))

    def _weight(self, told: Told) -> tuple[int, bool, float]:
        """Less is weightier: many articles, somebody who does it to somebody, sure."""
        parts = (self._index.things.get(id_) for id_ in self._index.parts(told.best, "agent", "target"))
        named = [thing["type"] in _ACTORS for thing in parts if thing is not None]
        return -told.articles, sum(named) < 2, -told.best.get("confidence", 0.0)

    def _newness(self, told: Told) -> str:
        start, end = told.days
        return start or end or self._index.day(told.best)

    def _event(self, told: Told) -> Line:
        start, end = told.days
        best = told.best
        text = best["label"]
        if figures := dict.fromkeys(figure["label"] for figure in best.get("figures", ())):
            text += f": {', '.join(figures)}"
        notes = [when(start, end) or ""]
        if told.articles > 1 and told.shared is not None:
            notes.append(f"{told.articles} articles, {_number(told.shared['sources'], 'source')}")
        if told.status in _AHEAD and self._today and _over(end or start, self._today):
            notes.append("no article tells whether it came about")
        return self._line(text, [best], note="; ".join(filter(None, notes)))

    def _coming(self) -> Section:
        """What has a day that the newest article does not lie behind, the next first."""
        events = [
            told
            for told in self._index.events
            if (start := told.days[0]) and not start.startswith("-") and told.status not in {"occurred", DENIED}
            if self._today and not _over(told.days[1] or start, self._today)
        ]
        events.sort(key=lambda told: (told.days[0] or "", told.days[1] or ""))
        shown = events[: self._most]
        lines = []
        for told in shown:
            start, end = told.days
            day = " ".join(filter(None, [when(start, end), _ahead_of(self._today, start or "", end or start or "")]))
            lines.append(self._line(f"{day}: {told.best['label']}", [told.best]))
        title = f"Coming dates, counted from {when(self._today, None)}" if self._today else "Coming dates"
        return Section(title, tuple(lines), len(events) - len(shown))

    # Claims

    def _sayings(self) -> Section:
        """The weightiest claims, in the order of who says most; what is rejected is disputed, and stands there."""
        claims = self._claims(rejected=False)
        says = Counter(speaker for claim in claims for speaker in self._index.parts(claim, "speaker"))

        def weight(claim: Fact) -> tuple[bool, bool, float]:
            speakers = [self._index.things[id_]["type"] for id_ in self._index.parts(claim, "speaker")]
            return not _ACTORS & set(speakers), claim["stance"] in _PLAIN, -claim.get("confidence", 0.0)

        def order(claim: Fact) -> tuple[int, list[str]]:
            speakers = self._index.parts(claim, "speaker")
            return -max((says[id_] for id_ in speakers), default=0), speakers

        chosen = sorted(sorted(claims, key=weight)[: self._most], key=order)
        return Section("Who says what", tuple(map(self._claim, chosen)), len(claims) - len(chosen))

    def _claims(self, *, rejected: bool) -> list[Fact]:
        """Each once, however many articles have the words."""
        found: dict[object, Fact] = {}
        for claim in self._model["claims"]:
            if (claim["stance"] == _REJECTED) == rejected:
                found.setdefault((*self._index.parts(claim, "speaker"), " ".join(claim["text"].split())), claim)
        return list(found.values())

    def _claim(self, claim: Fact) -> Line:
        """Who says it to whom; what is said follows in the quotation."""
        speakers, targets = (self._index.names(self._index.parts(claim, part)) for part in ("speaker", "target"))
        text = claim_sentence(claim["stance"], "", speakers=speakers, targets=targets)
        return self._line(f"{text}:", [claim], note=when(claim.get("start"), claim.get("end")) or "")

    # What is disputed

    def _disputed(self) -> Section:
        """What one asserts and another denies, what reports tell differently, what is denied, what is rejected."""
        both = [told for told in self._index.events if told.shared is not None and told.shared.get("contradicted")]
        differing = [line for told in self._index.events for line in self._differences(told)]
        denied = sorted((told for told in self._index.events if told.status == DENIED), key=self._weight)
        denied = [told for told in denied if told not in both]
        vouching = {
            claim for told in denied for each in told.reports for claim in self._index.parts(each, "accordingTo")
        }
        rejected = [claim for claim in self._claims(rejected=True) if claim["id"] not in vouching]
        rejected.sort(key=lambda claim: -claim.get("confidence", 0.0))
        every: list[Any] = [*both, *differing, *denied, *rejected]
        lines = []
        for each in every[: self._most]:
            if isinstance(each, Told):
                lines.append(self._contradiction(each) if each in both else self._event(each))
            else:
                lines.append(self._line(*each) if isinstance(each, tuple) else self._claim(each))
        return Section("What is disputed", tuple(lines), len(every) - len(lines))

    def _contradiction(self, told: Told) -> Line:
        yes = [report for report in told.reports if report["status"] in ASSERTED]
        no = [report for report in told.reports if report["status"] == DENIED]
        label = "" if told.shared is None else told.shared["label"]
        return self._line(f"{label}: told by one, denied by another", [yes[-1], no[-1]])

    def _differences(self, told: Told) -> Iterator[tuple[str, list[Fact]]]:
        """What is told of an event in more than one way, each with the facts or figures that tell it."""
        label = told.best["label"] if told.shared is None else told.shared["label"]
        if tolls := _tolls(told.reports):
            yield f"{label}: {'; '.join(map(_said, tolls))}", tolls
        for part, ids in {} if told.shared is None else told.shared.get("differences", {}).items():
            if part == "target" and tolls:
                continue  # the number of those hit
            first = next(report for report in told.reports if report["id"] not in ids)
            others = [report for report in told.reports if report["id"] in ids]
            yield f"{label}: articles differ in {_PARTS[part]}", [first, *others]

    # Words

    def _line(self, text: str, facts: Iterable[Fact], note: str = "") -> Line:
        quotes = [quote for fact in facts for quote in self._quotes(fact["evidence"][:1])]
        return Line(text.rstrip("."), tuple(dict.fromkeys(quotes)), note)

    def _quotes(self, spans: Iterable[Mapping[str, Any]]) -> Iterator[Quote]:
        for span in spans:
            article, start, end = span["article"], span["start"], span["end"]
            text = self._index.articles.get(article, {}).get("text")
            number = self._numbers.setdefault(article, len(self._numbers) + 1)
            if text is None:
                yield Quote(number, shortened(span.get("words", ""), _LONGEST))
                continue
            words = shortened(text[start:end], _LONGEST)
            if end - start > _SHORT:
                yield Quote(number, words)
            else:
                yield Quote(number, words, _before(text[:start]), _after(text[end:]))


def _before(text: str) -> str:
    """The end of a text, from the beginning of a word of the same paragraph."""
    line = text[-4 * _AROUND :].rpartition("\n")[2]
    cut = line if len(line) <= _AROUND else "…" + line[-_AROUND:].partition(" ")[2]
    return shortened(cut, _AROUND) + (" " if cut[-1:].isspace() else "")


def _after(text: str) -> str:
    line = text[: 4 * _AROUND].partition("\n")[0]
    return (" " if line[:1].isspace() else "") + shortened(line, _AROUND)


def _tolls(reports: Sequence[Fact]) -> list[Fact]:
    """Figures for one and the same of which not all can be right, each number once; none where all can."""
    every = (figure for report in reports for figure in report.get("figures", ()))
    figures = [figure for figure in every if figure["kind"] in TOLL_KINDS]
    found = [
        each
        for one, other in combinations(figures, 2)
        if one["kind"] == other["kind"] and one.get("of", "").lower() == other.get("of", "").lower()
        if _below(one, other) or _below(other, one)
        for each in (one, other)
    ]
    # Of those that give one number, who is named vouches for it.
    found.sort(key=lambda figure: "said" not in figure)
    once: dict[str, Fact] = {}
    for figure in found:
        once.setdefault(figure["label"], figure)
    return sorted(once.values(), key=lambda figure: (figure.get("low", 0), figure.get("high", 0)))


def _below(one: Fact, other: Fact) -> bool:
    return "high" in one and "low" in other and not one["approximate"] and bool(one["high"] < other["low"])


def _said(figure: Fact) -> str:
    said = figure.get("said")
    return f"{figure['label']} according to {shortened(said, _AROUND)}" if said else str(figure["label"])


def _over(end: str | None, today: str) -> bool:
    """Whether all of a day, month or year lies before today."""
    return end is not None and not end.startswith("-") and f"{end}-99-99"[:10] < today


def _ahead_of(today: str, start: str, end: str) -> str:
    """``(in 5 days)``; nothing where a day is not known exactly."""
    if len(today) != len(start) or len(start) != len("2024-04-24"):
        return ""
    try:
        days = (date.fromisoformat(start) - date.fromisoformat(today)).days
    except ValueError:  # a graph made elsewhere has the 31st of June
        return ""
    if days <= 0:
        return "(today)" if start == end else "(now)"
    return "(tomorrow)" if days == 1 else f"(in {days:,} days)"


def _source(article: Mapping[str, Any]) -> Source:
    publisher = article.get("source")
    return Source(
        shortened(article["title"], 200),
        None if publisher is None else shortened(publisher, 80),
        when(article.get("published"), None),
        article.get("url"),
    )


def _number(number: int, one: str) -> str:
    return f"{number:,} {one if number == 1 else one + 's'}"
