"""The order of things, and the count of what was found."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kg.errors import ArticleError, ModelError, UsageError
from kg.pipeline import Tally, build, build_and_tally, read_sources
from kg.read import Reading
from kg.view import view_model

TEXT = "Envoys meet\n\nThe foreign minister of Norway met her Swedish colleague in Oslo on Monday.\n"


def test_texts_and_paths_may_be_mixed(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text(TEXT, encoding="utf-8")
    articles = list(read_sources([TEXT.replace("Oslo", "Bergen"), path], published="2024-04"))
    assert [article.text for article in articles] == [TEXT.replace("Oslo", "Bergen"), TEXT]
    assert [article.text for article in read_sources(str(path))] == [TEXT]
    assert {article.published for article in articles} == {"2024-04"}


def test_articles_of_one_build_have_ids_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text(TEXT, encoding="utf-8")
    texts = [TEXT.replace("Oslo", town) for town in ("Bergen", "Narvik", "Hamar")]
    assert [article.id for article in read_sources([*texts, path])] == [
        "envoys-meet",
        "envoys-meet-2",
        "envoys-meet-3",
        "file",
    ]


def test_the_same_text_is_read_once_wherever_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text(TEXT, encoding="utf-8")
    told: list[tuple[str, str]] = []
    reading = Reading(on_repeat=lambda place, first: told.append((place, first)))
    articles = list(read_sources([TEXT, TEXT, path, str(path)], reading=reading))
    assert [article.id for article in articles] == ["envoys-meet"]
    assert told == [("envoys-meet", "envoys-meet"), (str(path), "envoys-meet"), (str(path), "envoys-meet")]


def test_what_is_missing_is_found_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no file fits the pattern"):
        next(read_sources([TEXT, tmp_path / "*.txt"]))


def test_a_table_may_have_any_ending_and_names(tmp_path: Path) -> None:
    path = tmp_path / "news.data"
    path.write_text(f'body;day\n"{TEXT}";2024-04-19\n', encoding="utf-8")
    graph = build(path, fields={"text": "body", "published": "day"}, input_format="csv")
    (row,) = graph.query("SELECT ?day { ?x a sc:Article ; schema:datePublished ?day }")
    assert row["day"] == "2024-04-19"
    with pytest.raises(UsageError, match="xls: no such format of articles; one of text, html, jsonl"):
        build(path, input_format="xls")


def test_bad_articles_are_left_out_if_somebody_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    graph = build([TEXT, " \n "], on_bad=lambda error: told.append(error.cause))
    assert told == ["no words in it"]
    assert len(list(graph.query("SELECT ?x { ?x a sc:Article }"))) == 1
    with pytest.raises(ArticleError, match="none of the articles can be read"):
        build(" \n ", on_bad=lambda error: told.append(error.cause))


def test_each_article_is_reported_and_counted() -> None:
    steps: list[tuple[int, int | None]] = []
    texts = [TEXT, TEXT.replace("Oslo", "Bergen")]
    _, tally = build_and_tally(texts, step=lambda done, total, _: steps.append((done, total)))
    assert steps == [(1, 2), (2, 2)]
    assert tally.rows()[0] == ("articles", 2, "")
    assert len(tally.undated) == 2
    assert tally.faults == []


NAMESAKES = (
    "Minister leaves\n\nOSLO — Norwegian Foreign Minister Ingrid Solvang met Pierre Malet in Oslo on Monday.\n",
    "Talks in Bergen\n\nBERGEN — Ingrid Solvang, the foreign minister of Norway, met fishermen on Friday.\n",
    "A premiere\n\nCANBERRA — Australian Senator Ingrid Solvang criticized the tariffs on Tuesday.\n",
)


def test_several_articles_say_what_is_one_and_what_is_two() -> None:
    graph = build(NAMESAKES, published="2024-06", base="https://example.org/news")
    rows = graph.query("""
        SELECT ?kind ?one ?other ?why WHERE { GRAPH <https://w3id.org/statecraft/identities> {
          ?node a ?kind ; sc:identified|sc:distinguished ?one ; sc:identifiedWith|sc:distinguishedFrom ?other .
          ?node sc:identityRule|sc:reason ?why } } ORDER BY ?one""")
    found = [[str(row[name]).rpartition("/")[2] for name in ("kind", "one", "other")] for row in rows]
    assert found == [
        ["ontology#Distinction", "minister-leaves_e2", "a-premiere_e2"],
        ["ontology#Identification", "talks-in-bergen_e2", "minister-leaves_e2"],
    ]
    assert [str(row["why"]) for row in rows][1] == "same.name"
    report = graph.validate()
    assert report.conforms, report.text()


def test_an_article_alone_has_nothing_to_tell_together() -> None:
    graphs = {str(quad.graph) for quad in build(NAMESAKES[0]).store.quads()}
    assert graphs == {"https://w3id.org/statecraft/id/graph/minister-leaves", "https://w3id.org/statecraft/reference"}


def test_things_are_counted_once_as_pages_count_them() -> None:
    graph, tally = build_and_tally(NAMESAKES, published="2024-06")
    things = view_model(graph.store)["things"]
    assert tally.counts["things"] == Counter(thing["type"] for thing in things)
    alone = sum(build_and_tally(text, published="2024-06")[1].counts["things"].total() for text in NAMESAKES)
    assert len(things) < alone


def test_details_come_by_frequency_and_name() -> None:
    tally = Tally(articles=1, counts={"events": Counter(["possible", "ongoing", "occurred", "possible"])})
    assert tally.rows() == [("articles", 1, ""), ("events", 4, "2 possible, 1 occurred, 1 ongoing")]


def test_where_bad_articles_are_left_out_nobody_knows_how_many_there_are() -> None:
    steps: list[tuple[int, int | None]] = []
    told: list[str] = []
    reading = Reading(on_bad=lambda error: told.append(error.cause))
    build_and_tally([TEXT, " \n "], reading=reading, step=lambda done, total, _: steps.append((done, total)))
    assert steps == [(1, None)]
    assert told == ["no words in it"]


def test_a_bad_article_ends_it_all_before_the_long_work() -> None:
    steps: list[tuple[int, int | None]] = []
    with pytest.raises(ArticleError, match="no words in it"):
        build_and_tally([TEXT, " \n "], step=lambda done, total, _: steps.append((done, total)))
    assert steps == []


def test_a_model_that_is_not_there() -> None:
    with pytest.raises(ModelError, match="en_no_such_model"):
        build(TEXT, model="en_no_such_model")


@pytest.mark.parametrize(
    ("published", "min_confidence", "people"),
    [
        ("2009-05-08", 0.0, {"Nicolas Sarkozy", "Angela Merkel"}),
        ("2014-05-05", 0.0, {"Francois Hollande", "Angela Merkel"}),
        ("2014-05-05", 0.96, set()),
        ("2003-05-05", 0.0, set()),
    ],
)
def test_an_office_means_who_held_it_on_the_day(published: str, min_confidence: float, people: set[str]) -> None:
    text = (
        "Leaders meet in Berlin\n\nThe French president met reporters in Berlin on Friday. He said that France would"
        " send troops to Mali.\n\nThe German chancellor praised the decision.\n"
    )
    graph = build([text], published=published, min_confidence=min_confidence)
    roles = 'SELECT ?name { ?role sc:rule "role.office-and-day" ; sc:person/rdfs:label ?name }'
    assert {row["name"] for row in graph.query(roles)} == people
    assert graph.validate().conforms
