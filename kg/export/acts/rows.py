"""The rows: for every act that PLOVER has a code for, one for each pair."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.export.acts.actors import Actors
from kg.export.acts.columns import COLUMNS
from kg.export.acts.located import Located
from kg.export.acts.pairs import Members, pairs
from kg.export.days import first_day
from kg.export.told import Fact, Json, Told
from kg.lexicon.plover import roots
from kg.store import ReferenceStore

__all__ = ["act_rows"]

Row = dict[str, Any]

_PRECISIONS = {4: "year", 7: "month", 10: "day"}


def act_rows(model: Json, members: Members = Members.EACH) -> list[Row]:
    """The rows of a view model, with the columns of `COLUMNS`, by days, then by articles and their texts."""
    told = Told(model)
    rows = _Rows(told)
    acts = [fact for fact in told.facts.values() if fact.kind in ("event", "claim") and "plover" in fact.shown]
    found = [row for act in acts for row in rows.of(act, members)]
    found.sort(key=lambda row: str(row["event_date"] or ""))
    return found


class _Rows:
    def __init__(self, told: Told) -> None:
        self._told = told
        self._reference = ReferenceStore()
        self._actors = Actors(told, self._reference)
        self._located = Located(told, self._reference)
        self._shared = {told.iri(report): event for event in told.shared for report in event["reports"]}
        self._titles: dict[tuple[str | None, str], str] = {}
        for fact in told.facts.values():
            for person in fact.of("person"):
                self._titles.setdefault((fact.article, person), str(fact.shown["title"]))

    def of(self, act: Fact, members: Members) -> Iterator[Row]:
        if not (found := pairs(self._told, act, self._actors.state_of, members)):
            return
        common = {**self._what(act), **self._when(act), **self._where(act), **self._told_where(act)}
        for pair in found:
            by_place = pair.place is not None
            row = common | {
                **self._who("actor", act, pair.actor),
                **(self._state_of(pair.place) if pair.place else self._who("recipient", act, pair.recipient)),
                "mutual": pair.mutual,
                "weight": round(pair.weight, 6),
            }
            row["recipient_from"] = None if row["recipient_name"] is None else "place" if by_place else "text"
            yield {column.name: row.get(column.name) for column in COLUMNS}

    def _what(self, act: Fact) -> Row:
        shown, shared = act.shown, self._shared.get(act.iri, {})
        return {
            "event_type": act.category if act.kind == "event" else "Claim",
            "status": act.status,
            "code": shown["plover"],
            "root": shown.get("ploverRoot", shown["plover"]),
            "mode": shown.get("mode"),
            "quad_class": None if (root := roots().get(shown["plover"])) is None else root.quad,
            "intensity": None if root is None else root.intensity,
            "contexts": "; ".join(shown.get("contexts", ())) or None,
            "issues": self._names(act.of("issue")),
            "according_to": self._names(self._told.speakers(act)),
            "confidence": shown.get("confidence"),
            "reports": shared.get("sources", 1),
            "first_report": not shared or self._told.iri(shared["reports"][0]) == act.iri,
            "contradicted": bool(shared.get("contradicted", False)),
            **_toll(shown, "killed"),
            **_toll(shown, "wounded"),
            "event_id": act.iri,
            "shared_id": self._told.iri(shared["id"]) if shared else None,
        }

    def _when(self, act: Fact) -> Row:
        start, published = act.shown.get("start"), self._article(act).get("published")
        first, last = act.days
        day, known = first_day(start), "inferred" if act.shown.get("dateInferred") else "text"
        if day is None:
            start, day, known = published, first_day(published), "published"
        return {
            "event_date": day,
            "event_date_from": known if day else None,
            "event_date_precision": _precision(start) if day else None,
            "first_day": first,
            "last_day": last,
        }

    def _where(self, act: Fact) -> Row:
        if not (places := act.of("place")):
            return {}
        known = (self._told.things[place].get("geo") for place in places)
        geo: Json = next((each for each in known if each), {})
        return {
            "place_name": self._names(places),
            "place_geonames": geo.get("geonames"),
            "place_latitude": geo.get("lat"),
            "place_longitude": geo.get("long"),
            "place_country": geo.get("country"),
        }

    def _told_where(self, act: Fact) -> Row:
        article = self._article(act)
        span = (act.shown["evidence"] or [{}])[0]
        published = article.get("published")
        return {
            "words": act.words or None,
            "start_offset": span.get("start"),
            "end_offset": span.get("end"),
            "source": article.get("source"),
            "publication_date": first_day(published),
            "publication_precision": _precision(published) if first_day(published) else None,
            "headline": article.get("title"),
            "url": article.get("url"),
            "article_id": act.article,
        }

    def _who(self, part: str, act: Fact | None, iri: str | None) -> Row:
        if iri is None:
            return {f"{part}_name": None}
        thing = self._told.things[iri]
        return {
            f"{part}_name": thing["label"],
            **_country(part, self._actors.codes_of(iri)),
            f"{part}_sector": self._actors.sector_of(iri),
            f"{part}_title": None if act is None else self._titles.get((act.article, iri)),
            f"{part}_type": thing["type"],
            f"{part}_wikidata": _wikidata(thing),
            f"{part}_id": iri,
        }

    def _state_of(self, place: str) -> Row:
        """The state of a place as the recipient; nobody where it is not known."""
        state = self._located.state_of(place)
        if state is None:
            return {"recipient_name": None}
        iri = self._told.iri(state.id)
        if iri in self._told.things:
            return self._who("recipient", None, iri)
        codes = _country("recipient", self._reference.codes(state.id))
        known = {"name": state.name, "sector": "GOV", "type": "State", "id": iri}
        return {**codes, **{f"recipient_{name}": value for name, value in known.items()}}

    def _article(self, act: Fact) -> Json:
        article: Json = self._told.articles.get(act.article or "", {})
        return article

    def _names(self, things: list[str]) -> str | None:
        return ", ".join(sorted({self._told.label(thing) for thing in things})) or None


def _precision(iso: str | None) -> str | None:
    return _PRECISIONS.get(len(iso or ""))


def _country(part: str, codes: Json) -> Row:
    return {f"{part}_country": codes.get("iso3"), f"{part}_cow": codes.get("cow"), f"{part}_gw": codes.get("gw")}


def _toll(shown: Json, kind: str) -> Row:
    """By all who tell the toll of an event; of one who tells several ("12, three of them children"), the largest."""
    told: dict[str | None, Json] = {}
    for figure in shown.get("figures", ()):
        by = told.get(figure.get("said"))
        if figure["kind"] == kind and (by is None or figure.get("low", 0) > by.get("low", 0)):
            told[figure.get("said")] = figure
    lows, highs = ([figure[side] for figure in told.values() if side in figure] for side in ("low", "high"))
    is_open = len(highs) < len(told)
    return {f"{kind}_low": min(lows, default=None), f"{kind}_high": None if is_open else max(highs, default=None)}


def _wikidata(thing: Json) -> str | None:
    return next((str(each).rpartition("/")[2] for each in thing.get("wikidata", ())), None)
