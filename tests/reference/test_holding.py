"""Terms of office out of several sources, and the packages that tables are made from."""

from __future__ import annotations

import io
import json
import pickle
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tools.reference.holding import Term, joined
from tools.reference.packages import holders, numbers
from tools.reference.sources import SourceError


def term(name: str, since: str = "", start: str = "", known: str = "", *, in_news: bool = False) -> Term:
    return Term("President", name, since, start, known, in_news=in_news)


def test_sources_that_name_one_person_tell_of_one_term() -> None:
    factbook = term("Yoweri Kaguta Museveni", "2001-05-12", "", "2015-10")
    article = term("Yoweri Museveni", "", "2016-02-15", "2016-05-16", in_news=True)
    (found,) = joined([article, factbook])
    assert (found.name, found.since, found.known) == ("Yoweri Museveni", "2001-05-12", "2016-05-16")


def test_a_spelling_may_differ_more_where_the_days_are_the_same() -> None:
    factbook = term("Binyamin Netanyahu", "2009-03-31", "", "2015-10")
    assert len(joined([factbook, term("Benjamin Netanyahu", "", "2011-03-16", "2011-03-16")])) == 1
    assert len(joined([factbook, term("Benjamin Netanyahu", "", "2015-12-16", "2016-03-16")])) == 2


def test_nobody_is_taken_to_stay_over_a_long_silence_or_past_a_successor() -> None:
    early, late = term("Shinzo Abe", "", "2006-10-01", "2007-08-01"), term("Shinzo Abe", "", "2013-01-21", "2013-01-21")
    assert len(joined([early, late])) == 2
    stale, new = term("Ann Lee", "2009-07-01", "", "2015-10"), term("Ida Graf", "2014-07-01", "", "2015-10")
    first, second = joined([new, stale])
    assert (first.name, first.known, first.until) == ("Ann Lee", "2014-07-01", "2014-07-01")
    assert (second.name, second.known, second.until) == ("Ida Graf", "2015-10", "")


def page(name: str, chief: str, **more: Any) -> bytes:
    government = {
        "Country name": {"conventional short form": {"text": name}},
        "Executive branch": {"chief of state": {"text": chief}, "head of government": {"text": "vacant"}},
        **more,
    }
    return json.dumps({"Government": government}).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Both packages, with what a test needs of them."""
    with zipfile.ZipFile(tmp_path / numbers.ARCHIVE, "w") as archive:
        table = {
            "iso2c": ["NO", None, "DE"],
            "iso3c": ["NOR", None, "DEU"],
            "cown": [385, 1, 255],
            "gwn": [385, 1, None],
        }
        archive.writestr("countrycode/data/codelist.pickle", pickle.dumps(table))
    pages = {
        "europe/no": page("Norway", "King RURI IV (since 17 January 1991)"),
        "europe/gm": page("Germany", "President Ida GRAF (since 23 November 2015)"),
        "europe/je": page("Jersey", "Queen RURI II (since 1952)", **{"Dependency status": {"text": "British"}}),
    }
    with tarfile.open(tmp_path / holders.ARCHIVE, "w:gz") as archive_of_pages:
        for name, content in pages.items():
            entry = tarfile.TarInfo(f"package/{name}.json")
            entry.size = len(content)
            archive_of_pages.addfile(entry, io.BytesIO(content))
    return tmp_path


def test_numbers_come_from_the_package_and_corrections_count_instead(folder: Path) -> None:
    found = {row[0]: row[1:] for row in numbers.rows(folder)}
    assert found["Norway"] == ("NOR", "385", "385")
    assert found["Germany"] == ("DEU", "255", "")
    assert found["Kosovo"] == ("XKX", "347", "347")
    assert "Transnistria" not in found


def test_a_package_runs_nothing(folder: Path) -> None:
    with zipfile.ZipFile(folder / numbers.ARCHIVE, "w") as archive:
        archive.writestr("countrycode/data/codelist.pickle", pickle.dumps(Path("x")))
    with pytest.raises(SourceError, match="the package cannot be read"):
        list(numbers.rows(folder))


def test_holders_come_from_the_older_world_factbook_and_from_annotated_articles(folder: Path) -> None:
    found = holders.rows(folder)
    assert ("Norway", "King", "Ruri IV", "1991-01-17", "", "2015-10", "factbook-2015") in found
    # Who took office after the day as of which it is taken to be known is known from then on.
    assert ("Germany", "President", "Ida Graf", "2015-11-23", "", "2015-11", "factbook-2015") in found
    assert not [row for row in found if "Ruri II" in row]
    merkel = [row for row in found if row[:3] == ("Germany", "Chancellor", "Angela Merkel") and row[6] == "articles"]
    assert ("2009-11-09", "2010-05-10") in [row[4:6] for row in merkel]
