"""What the network learns from: every article can be read, has its source and licence, and measures nothing."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from kg.evaluation.truth.folder import Annotated
from kg.extract.encoder.network.outputs import ISSUES
from kg.extract.encoder.network.subwords import Subwords
from kg.extract.times import TimeTagger
from tests.traps.pairs import pairs
from training.data import ARTICLES, FOLDS, MADE, TWICE, articles, examples, fold_of, traps
from training.statistics import statistics

_ROOT = Path(__file__).resolve().parents[2]
#: Halves of traps, and whether their notes name an issue.
_NOTED = {"capitals-as-cities-202-trap": True, "myth-814-trap": True, "agents-202-told": False}
_LICENCES = {
    "CC BY 2.5",
    "public domain (Wikinews before 2005-09-25)",
    "public domain (Voice of America)",
}


@cache
def _articles() -> tuple[Annotated, ...]:
    return articles()


def _index() -> list[dict[str, str]]:
    with (ARTICLES.parent / "index.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_each_article_is_annotated_and_stands_in_the_index_once() -> None:
    assert len(_articles()) > 1_400
    assert all(each.truth is not None and each.truth.has_places for each in _articles())
    assert Counter(row["id"] for row in _index()) == Counter(each.name for each in _articles())


def test_each_has_a_licence_and_an_address_if_its_licence_asks_for_one() -> None:
    for row in _index():
        assert row["licence"] in _LICENCES, row
        assert row["url"].startswith("https://en.wikinews.org/") or "public domain" in row["licence"], row


def test_the_folds_are_of_like_size_and_stay_as_they_are() -> None:
    sizes = Counter(fold_of(each.name) for each in _articles())
    assert sorted(sizes) == list(range(FOLDS))
    assert max(sizes.values()) < 1.4 * min(sizes.values())
    assert [fold_of(name) for name in ("voa-piece-0067", "afghans-go-to-the-polls")] == [2, 0]


def test_nothing_that_measures_is_learned_from() -> None:
    learned = {
        line for each in (*_articles(), *articles(MADE)) for line in each.article.text.splitlines() if len(line) > 60
    }
    example = (_ROOT / "examples" / "blinken-china.txt").read_text(encoding="utf-8")
    assert learned.isdisjoint(example.splitlines())
    taught = {each.article.text.strip() for each in traps()}
    assert taught.isdisjoint(text.strip() for pair in pairs() for text in (pair.trap, pair.told))
    assert len(taught) > 1_800


def test_what_was_written_to_be_learned_from_is_annotated_and_measures_nothing() -> None:
    made = articles(MADE)
    assert len(made) >= 80
    assert all(each.truth is not None and each.truth.things for each in made)
    without = [each.name for each in made if each.truth is not None and not each.truth.events]
    assert without == ["made-everyday-11"]  # news in which nothing happens
    assert {each.name for each in made}.isdisjoint(each.name for each in _articles())


def test_every_issue_that_a_fact_is_about_is_one_of_the_thesaurus() -> None:
    told = [each.truth for each in (*_articles(), *articles(MADE), *traps()) if each.truth is not None]
    of = {issue for truth in told for event in truth.events for issue in event.issues}
    of |= {issue for truth in told for claim in truth.claims for issue in claim.issues}
    assert of
    assert of <= set(ISSUES)


def test_where_no_issue_was_noted_is_told_apart() -> None:
    some = [each for each in traps() if each.name in _NOTED]
    subwords = Subwords(["[UNK]", "[CLS]", "[SEP]"])
    found = {each.name: each.has_issues for each in examples(some, (TimeTagger(),), subwords)}
    assert found == _NOTED


def test_one_in_ten_of_the_newer_articles_is_annotated_twice() -> None:
    twice = {path.name.removesuffix(".notes.json") for path in TWICE.glob("*.notes.json")}
    of_made = twice & {each.name for each in articles(MADE)}
    assert len(twice - of_made) >= 30
    assert twice - of_made <= {each.name for each in _articles()}


def test_the_statistics_count_what_there_is() -> None:
    told = statistics()
    words = sum(len(each.article.text.split()) for each in _articles())
    assert f"| all | {len(_articles()):,} | {words:,} |" in told


@pytest.mark.parametrize("kind", ["Visit", "MilitaryActivity", "Election", "Incident", "requested", "negated"])
def test_there_is_something_of_every_rare_kind(kind: str) -> None:
    counts: Counter[str] = Counter()
    for each in _articles():
        for event in each.truth.events if each.truth is not None else ():
            counts.update((event.type, event.status or ""))
    assert counts[kind] >= 200
