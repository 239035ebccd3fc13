"""Search in the whole graph: what is found, in which order, and what is forgiven."""

from __future__ import annotations

from typing import Any

import pytest

from kg.query.search import search as search_in
from kg.rdf import Iri
from kg.store import MemoryStore
from tests.serve import many
from tests.serve.running import Server


def search(server: Server, words: str, **more: object) -> list[dict[str, Any]]:
    answer = server.client.get("search", params={"q": words, **more})  # type: ignore[dict-item]
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["results"]
    return found


def test_a_thing_is_found_with_what_is_known_of_it(large: Server) -> None:
    assert search(large, "syl")[0] == {
        "iri": many.SYLVANIA, "kind": "thing", "type": "State", "label": "Sylvania", "name": "SYL", "articles": 120,
    }  # fmt: skip
    assert search(large, "energy") == [
        {"iri": many.ENERGY, "kind": "issue", "type": "Issue", "label": "Energy", "name": "Energy", "articles": 20}
    ]
    (article,) = search(large, "report 119")
    assert article == {
        "iri": many.article(119), "kind": "article", "label": "Report 119", "name": "Report 119", "articles": 0,
        "published": "2024-04-28",
    }  # fmt: skip


@pytest.mark.parametrize("words", ["recep erdogan", "REÇEP", "erdoğan reçep", "Erdogan", "  erdo  "])
def test_accents_case_and_order_are_forgiven(large: Server, words: str) -> None:
    assert [found["iri"] for found in search(large, words)] == [many.ERDOGAN]


def test_other_names_find_a_thing_and_are_told(large: Server) -> None:
    (found,) = search(large, "woods")
    assert (found["label"], found["name"]) == ("Sylvania", "Land of Woods")


def test_words_may_begin_anywhere_and_those_at_a_beginning_come_first(large: Server) -> None:
    assert search(large, "ylvan")[0]["iri"] == many.SYLVANIA
    assert search(large, "duria")[0]["iri"] == many.BORDURIA


def test_what_no_article_names_is_not_found(large: Server) -> None:
    """It would lead to nothing."""
    assert search(large, "syldavia") == []


def test_the_limit_holds_and_leaves_room_for_articles(large: Server) -> None:
    found = search(large, "n", limit=100)
    assert found == []  # one letter finds what begins with it
    found = search(large, "to", limit=8)
    assert len(found) == 8
    assert {each["kind"] for each in found} == {"thing"}
    found = search(large, "1", limit=8)
    assert found == []
    found = search(large, "11", limit=8)
    assert [each["kind"] for each in found].count("article") == 2
    assert len(found) == 8


@pytest.mark.parametrize("words", [".*", "(", "[a", "\\", '"', "' OR", "?x } UNION {", "^", "a|b", "\\p{L}", "#"])
def test_signs_are_looked_for_as_they_are(large: Server, words: str) -> None:
    assert search(large, words) == []


@pytest.mark.parametrize("parameters", [{}, {"q": ""}, {"q": "  "}, {"q": "a", "limit": 0}, {"q": "a", "limit": 101}])
def test_what_cannot_be_is_refused(large: Server, parameters: dict[str, object]) -> None:
    answer = large.client.get("search", params=parameters)  # type: ignore[arg-type]
    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_long_words_are_cut(large: Server) -> None:
    assert search(large, "sylvania " + "x" * 5000) == []
    assert search(large, "sylvania " * 500)[0]["iri"] == many.SYLVANIA


NAMES = ["Łódź", "Straße", "Øresund", "Ærø", "naïve", "O’Neill", "Đà Nẵng", "Θεσσαλονίκη", "北京", "Москва"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("lodz", "Łódź"), ("strasse", "Straße"), ("oresund", "Øresund"), ("aero", "Ærø"), ("naive", "naïve"),
        ("o'neill", "O’Neill"), ("da nang", "Đà Nẵng"), ("ΘΕΣΣΑ", "Θεσσαλονίκη"), ("北", "北京"), ("москва", "Москва"),
        ("Łódź", "Łódź"), ("ærø", "Ærø"), ("straß", "Straße"),
    ],
)  # fmt: skip
def test_letters_of_many_languages(words: str, name: str) -> None:
    store = MemoryStore.from_bytes(
        "\n".join(
            f'<urn:t{at}> <http://www.w3.org/2000/01/rdf-schema#label> "{each}" . '
            f"<urn:a> <https://schema.org/mentions> <urn:t{at}> ."
            for at, each in enumerate(NAMES)
        ).encode(),
        "ttl",
        base=Iri("urn:x"),
    )
    assert [found.label for found in search_in(store, words, 5)] == [name]


def test_one_with_many_names_leaves_room_for_others() -> None:
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    lines = [f'<urn:one> {label} "Albert {number}" .' for number in range(1000)]
    lines.append(f'<urn:two> {label} "Albert the Great of Cologne" .')
    lines.append("<urn:a> <https://schema.org/mentions> <urn:one>, <urn:two> .")
    store = MemoryStore.from_bytes("\n".join(lines).encode(), "ttl", base=Iri("urn:x"))
    assert [(found.iri, found.name) for found in search_in(store, "albert", 5)] == [
        ("urn:one", "Albert 0"), ("urn:two", "Albert the Great of Cologne"),
    ]  # fmt: skip


def test_states_and_what_many_name_come_first() -> None:
    sc = "https://w3id.org/statecraft/ontology#"
    lines = []
    for name, class_, number in (
        ("Alba", "Person", 9),
        ("Albany", "State", 1),
        ("Albano", "Person", 2),
        ("X Alb", "Person", 5),
    ):
        lines.append(
            f'<urn:{name.replace(" ", "")}> a <{sc}{class_}> ; <http://www.w3.org/2000/01/rdf-schema#label> "{name}" .'
        )
        lines += [f"<urn:a{at}> <https://schema.org/mentions> <urn:{name.replace(' ', '')}> ." for at in range(number)]
    store = MemoryStore.from_bytes("\n".join(lines).encode(), "ttl", base=Iri("urn:x"))
    assert [found.label for found in search_in(store, "alb", 9)] == ["Albany", "Alba", "X Alb", "Albano"]
    assert [found.label for found in search_in(store, "alba", 9)] == ["Alba", "Albany", "Albano"]


def test_long_iris_are_found_too() -> None:
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    lines = [
        f'<urn:{"x" * 400}{number}> {label} "Long {number}" . '
        f"<urn:a> <https://schema.org/mentions> <urn:{'x' * 400}{number}> ."
        for number in range(400)
    ]
    store = MemoryStore.from_bytes("\n".join(lines).encode(), "ttl", base=Iri("urn:x"))
    assert [(found.label, found.articles) for found in search_in(store, "long 7", 3)] == [
        ("Long 7", 1), ("Long 70", 1), ("Long 71", 1),
    ]  # fmt: skip
