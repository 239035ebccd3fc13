"""What is wrong in a folder of annotated articles is told: which file, what, and what to do."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import ArticleError, InputError
from kg.evaluation.truth import read_folder
from kg.evaluation.truth.gold import KEYS
from kg.resources import ontology_folder
from tests.evaluation.articles import GOLD, NOTES, TEXT, Json, read, write


def test_both_forms_may_lie_in_one_folder(tmp_path: Path) -> None:
    write(tmp_path, "b", notes=NOTES)
    write(tmp_path, "a", gold=GOLD)
    (tmp_path / "index.tsv").write_text("a\tb\n", encoding="utf-8")
    (tmp_path / "alone.txt").write_text(TEXT, encoding="utf-8")
    found = read(tmp_path)
    assert [(name, each.article.published) for name, each in found.items()] == [
        ("a", "2024-05-06"),
        ("b", "2024-03-05"),
    ]
    truths = [each.truth for each in found.values()]
    assert [truth is not None and truth.has_places for truth in truths] == [False, True]


def test_texts_without_truth_come_where_they_are_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "a", gold=GOLD)
    write(tmp_path, "b")
    assert [each.truth is None for each in read_folder(tmp_path, also_without_truth=True)] == [False, True]


def test_a_text_may_have_other_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    write(tmp_path, "a", notes=NOTES)
    (tmp_path / "a.txt").write_bytes("\ufeff".encode() + TEXT.replace("\n", "\r\n").encode())
    plain = tmp_path / "plain"
    plain.mkdir()
    write(plain, "a", notes=NOTES)
    assert read(tmp_path)["a"].truth == read(plain)["a"].truth


def test_two_articles_with_one_text_are_two(tmp_path: Path) -> None:
    write(tmp_path, "a", notes=NOTES)
    write(tmp_path, "b", notes=NOTES)
    assert list(read(tmp_path)) == ["a", "b"]


def fails(folder: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_folder(folder)
    assert caught.value.where
    assert caught.value.remedy
    assert str(folder) in str(caught.value)
    return str(caught.value)


def test_folders_that_have_nothing(tmp_path: Path) -> None:
    assert "no such folder" in fails(tmp_path / "none")
    assert "no articles ID.txt with ID.notes.json or ID.gold.json" in fails(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert "no articles ID.txt" in fails(tmp_path)


def test_truth_without_its_article_and_truth_told_twice(tmp_path: Path) -> None:
    write(tmp_path, "a", gold=GOLD)
    (tmp_path / "a.txt").unlink()
    assert "a.gold.json: has no article a.txt beside it; put the article there" in fails(tmp_path)
    write(tmp_path, "a", notes=NOTES)
    assert "a.gold.json: there is a.notes.json, too; keep one of them" in fails(tmp_path)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON (Expecting property name enclosed in double quotes, line 1)"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "no JSON object"),
        (b'{"entities": {}}', "entities: no list"),
        (b'{"entities": [1]}', "entities[0]: no object"),
        (b'{"article": "x"}', "article: no object"),
        (b'{"article": {"published": "yesterday"}}', "article.published: 'yesterday' is no date"),
        (b'{"article": {"published": 2024}}', "article.published: no text"),
    ],
)
@pytest.mark.parametrize("form", ["gold", "notes"])
def test_files_that_are_no_facts(tmp_path: Path, data: bytes, told: str, form: str) -> None:
    write(tmp_path, "a")
    (tmp_path / f"a.{form}.json").write_bytes(data)
    assert f"a.{form}.json" in fails(tmp_path)
    assert told in fails(tmp_path)


def test_an_empty_article_and_a_file_that_is_too_large(tmp_path: Path) -> None:
    write(tmp_path, "a", "", gold={})
    with pytest.raises(ArticleError, match=r"a\.txt: the file is empty"):
        read_folder(tmp_path)
    write(tmp_path, "a", gold={"article": {"title": "x" * 11_000_000}})
    assert "larger than 10 MB" in fails(tmp_path)


Change = Callable[[Json], object]
GOLD_FAULTS: list[tuple[Change, str]] = [
    (lambda v: v["entities"][0].pop("id"), "entities[0].id: left out"),
    (lambda v: v["entities"][0].pop("name"), "entities[0].name: left out"),
    (lambda v: v["entities"][0].update(type="Country"), "entities[0].type: 'Country' is none that there is"),
    (lambda v: v["entities"][1].update(id="e1"), "entities[1].id: 'e1' is the id of two"),
    (lambda v: v["entities"][1].update(aliases="Norge"), "entities[1].aliases: no list"),
    (lambda v: v["roles"][0].update(person="e9"), "roles[0].person: names 'e9', which no entity has as its id"),
    (lambda v: v["roles"][0].update(of=["e2"]), "roles[0].of: no text"),
    (lambda v: v["roles"][0].update(status="late"), "roles[0].status: 'late' is none"),
    (lambda v: v["relations"][0].pop("object"), "relations[0].object: left out"),
    (lambda v: v["events"][0].update(agents=["nobody"]), "events[0].agents: names 'nobody'"),
    (lambda v: v["events"][0].update(agents=[{}]), "events[0].agents: no list of texts"),
    (lambda v: v["events"][0].update(start="2024-02-30"), "events[0].start: '2024-02-30' is no date"),
    (lambda v: v["claims"][0].pop("text"), "claims[0].text: left out"),
    (lambda v: v["claims"][0].update(stance="shout"), "claims[0].stance: 'shout' is none"),
    (
        lambda v: v["events"][0].update(agent=["e1"]),
        "events[0]: 'agent' is no key here; write one of accordingTo",
    ),
    (lambda v: v["events"][0].update(end="2024-05-05"), "events[0].end: ends on 2024-05-05, before its start on"),
    (lambda v: v.update(events=None), "events: no list; write [...], or leave the key out"),
    (lambda v: v["article"].update(date="2024"), "article: 'date' is no key here"),
]
NOTES_FAULTS: list[tuple[Change, str]] = [
    (lambda v: v["entities"][0].update(mentions=[]), "entities[0].mentions: quotes no words"),
    (lambda v: v["entities"][0].update(mentions=["1:Ruritania"]), "entities[0].mentions: '1:Ruritania' does not stand"),
    (lambda v: v["entities"][0].update(mentions=["99:Freedonia"]), "is not SENTENCE:WORDS with a sentence from 0 to 8"),
    (lambda v: v["entities"][0].update(mentions={"a": 1}), "entities[0].mentions: no list of quotes"),
    (
        lambda v: v["entities"][1].update(mentions=["0:Freedonia"]),
        "the name 'Freedonia' at character 0 is a mention of 'freedonia'",
    ),
    (lambda v: v["roles"][0].update(title="1:Prime Minister"), "roles[0].title: '1:Prime Minister' does not stand"),
    (lambda v: v["roles"][0].update(person="sylvania"), "roles[0].person: 'sylvania' is no Official or Person"),
    (lambda v: v["relations"][0].update(evidence="0:hates"), "relations[0].evidence: '0:hates' does not stand"),
    (lambda v: v["events"][0].update(triggers=None), "events[0].triggers: quotes no words"),
    (lambda v: v["events"][0].pop("status"), "events[0].status: left out"),
    (lambda v: v["events"][1].update(places=["firefly"]), "events[1].places: 'firefly' is no Place or State"),
    (lambda v: v["events"][1].update(time=[7]), "events[1].time: 7 is not SENTENCE:WORDS"),
    (lambda v: v["claims"][0].update(speakers=[]), "claims[0].speakers: nobody speaks"),
    (lambda v: v["claims"][0].update(content=[]), "claims[0].content: quotes no words"),
    (lambda v: v["events"][0].update(agent=["firefly"]), "events[0]: 'agent' is no key here; write one of agents,"),
    (
        lambda v: v["events"][0].update(start="2024-04"),
        "events[0].end: ends on 2024-03-05, before its start",
    ),
    (lambda v: v.update(claims=None), "claims: no list; write [...], or leave the key out"),
    (lambda v: v["roles"][0].update(evidence="1:x"), "roles[0]: 'evidence' is no key here"),
]


@pytest.mark.parametrize("form", ["gold", "notes"])
def test_a_section_that_is_misspelt_is_none_that_is_left_out(tmp_path: Path, form: str) -> None:
    truth: dict[str, Json] = {form: {"event": []}}
    write(tmp_path, "a", TEXT, **truth)
    assert f"a.{form}.json: 'event' is no key here; write one of article, claims, entities, events" in fails(tmp_path)


def test_facts_may_have_all_keys_of_the_facts_json() -> None:
    defined = json.loads((ontology_folder() / "facts.schema.json").read_text(encoding="utf-8"))["$defs"]
    kinds = {"": "facts", "article": "article", "entities": "entity"}
    kinds |= {name: name.removesuffix("s") for name in ("roles", "relations", "events", "claims")}
    assert {name: set(defined[kind]["properties"]) for name, kind in kinds.items()} == KEYS


def test_a_month_does_not_end_before_a_day_in_it(tmp_path: Path) -> None:
    values = copy.deepcopy(GOLD)
    values["events"][0].update(start="2024-05-06", end="2024-05")
    write(tmp_path, "a", gold=values)
    assert read(tmp_path)["a"].truth is not None


@pytest.mark.parametrize(
    ("form", "change", "told"),
    [("gold", *fault) for fault in GOLD_FAULTS] + [("notes", *fault) for fault in NOTES_FAULTS],
)
def test_facts_that_are_not_as_they_must_be(tmp_path: Path, form: str, change: Change, told: str) -> None:
    values = copy.deepcopy(GOLD if form == "gold" else NOTES)
    change(values)
    truth: dict[str, Json] = {form: values}
    write(tmp_path, "a", TEXT, **truth)
    assert told in fails(tmp_path)
    assert f"a.{form}.json, " in fails(tmp_path)
