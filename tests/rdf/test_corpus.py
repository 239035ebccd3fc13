"""What only several articles tell stands in graphs of its own, and leaves what each of them says as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.model import Identity
from kg.rdf import (
    Quad,
    copy_quads,
    facts_to_quads,
    identity_quads,
    prefixes,
    read_articles,
    shared_event_quads,
    to_nquads,
    to_trig,
    to_turtle,
)
from kg.rdf.namespaces import COPIES, DEFAULT_BASE, IDENTITIES, SHARED_EVENTS
from kg.store import MemoryStore, SelectResult
from tests.rdf import corpus
from tests.rdf.corpus import LARSSON, REPORTS, SINGER, corpus_quads, later_articles, later_quads
from tests.rdf.sample import sample


def written(quads: list[Quad]) -> str:
    """As Turtle without the prefixes."""
    return to_turtle(quads, prefixes=prefixes()).partition("\n\n")[2]


def test_an_identification_names_both_appearances_and_the_rule() -> None:
    assert written(identity_quads("fish-talks", {"e1": LARSSON})) == (
        "identification:fish-talks_e1 a sc:Identification ;\n"
        "    prov:wasDerivedFrom article:fish-talks ;\n"
        "    sc:identified appearance:fish-talks_e1 ;\n"
        "    sc:identifiedWith appearance:fish-dispute_e1 ;\n"
        '    sc:identityRule "same.name" .\n'
    )


def test_each_namesake_is_a_distinction_with_its_reason() -> None:
    twice = replace(SINGER, apart=(*SINGER.apart, *SINGER.apart))
    assert written(identity_quads("fish-talks", {"e2": twice})) == "\n".join(
        f"distinction:fish-talks_e2-{number} a sc:Distinction ;\n"
        "    prov:wasDerivedFrom article:fish-talks ;\n"
        "    sc:distinguished appearance:fish-talks_e2 ;\n"
        "    sc:distinguishedFrom appearance:fish-dispute_e4 ;\n"
        '    sc:reason "one was a minister, one sings" .\n'
        for number in (1, 2)
    )


def test_what_was_joined_with_nothing_elsewhere_says_nothing() -> None:
    lone = Identity("state/norway", "Norway")
    same = Identity("person/ase-larsson", "Åse Larsson", "same.said", ("fish-talks", "e1"))
    assert identity_quads("fish-talks", {"e3": lone, "e4": same}) == []


def test_a_shared_event_has_its_reports_and_their_articles_and_nothing_else() -> None:
    assert written(shared_event_quads(REPORTS[0], REPORTS, REPORTS[1:], "Meeting in Oslo")) == (
        "sharedevent:fish-dispute_v3 a sc:SharedEvent ;\n"
        '    rdfs:label "Meeting in Oslo" ;\n'
        "    prov:wasDerivedFrom article:fish-dispute, article:fish-talks, article:fish-talks-late ;\n"
        "    sc:firstReport event:fish-dispute_v3 ;\n"
        "    sc:latestReport event:fish-talks-late_v1, event:fish-talks_v1 ;\n"
        "    sc:report event:fish-dispute_v3, event:fish-talks-late_v1, event:fish-talks_v1 .\n"
    )


@pytest.mark.parametrize(("revision", "name"), [(True, "revisionOf"), (False, "copyOf")])
def test_a_copy_names_its_origin_and_what_it_copies(revision: bool, name: str) -> None:
    links = {f"sc:{name} article:b", "sc:origin article:a"}
    quads = copy_quads("c", origin="a", of="b", revision=revision)
    assert {line.strip(" .;\n") for line in written(quads).removeprefix("article:c ").split(";")} == links


def test_each_quad_is_in_its_graph() -> None:
    shared = shared_event_quads(REPORTS[0], REPORTS, REPORTS[2:], "Meeting")
    assert {quad.graph for quad in identity_quads("fish-talks", corpus.IDENTITIES["fish-talks"])} == {IDENTITIES}
    assert {quad.graph for quad in shared} == {SHARED_EVENTS}
    assert {quad.graph for quad in copy_quads("b", origin="a", of="a", revision=False)} == {COPIES}


def test_nodes_are_those_of_the_articles_graphs_whatever_the_ids_and_the_base() -> None:
    base, id = "https://example.org/news", "Påske & fisk"
    first, second = (
        replace(facts, article=replace(facts.article, id=f"{id}{number}"))
        for number, facts in enumerate(later_articles(), start=1)
    )
    told = {quad.subject for facts in (first, second) for quad in facts_to_quads(facts, base=base)}
    reports = [(facts.article.id, "v1") for facts in (first, second)]
    partner = replace(LARSSON, partner=(first.article.id, "e1"))
    ends = [
        *identity_quads(second.article.id, {"e1": partner}, base=base),
        *shared_event_quads(reports[0], reports, (), "Meeting", base=base),
        *copy_quads(second.article.id, origin=first.article.id, of=first.article.id, revision=True, base=base),
    ]
    named = {quad.object for quad in ends if str(quad.object).startswith(base)}
    assert len(named) == 6
    assert named <= told
    assert {quad.subject for quad in ends} - told == {
        f"{base}/identification/paske-fisk2_e1",
        f"{base}/sharedevent/paske-fisk1_v1",
    }


def test_a_bad_base_is_refused() -> None:
    with pytest.raises(UsageError, match="absolute IRI"):
        identity_quads("a", {}, base="news")
    with pytest.raises(UsageError, match="absolute IRI"):
        shared_event_quads(REPORTS[0], REPORTS, (), "Meeting", base="news")
    with pytest.raises(UsageError, match="absolute IRI"):
        copy_quads("b", origin="a", of="a", revision=False, base="news")


def test_facts_come_back_from_among_them() -> None:
    alone = read_articles([*facts_to_quads(sample()), *later_quads()])
    assert [article.facts for article in alone] == [sample(), *later_articles()]
    assert read_articles(corpus_quads()) == alone
    assert read_articles(quad._replace(graph=None) for quad in corpus_quads()) == alone


def test_the_article_s_graph_is_the_same_with_and_without() -> None:
    own = {quad for quad in corpus_quads() if "/graph/" in (quad.graph or "")}
    assert own == {*facts_to_quads(sample()), *later_quads()}


def test_every_format_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    quads = corpus_quads()
    for ending, written in (("trig", to_trig(quads, prefixes=prefixes())), ("nq", to_nquads(quads))):
        path = tmp_path / f"graph.{ending}"
        path.write_text(written, encoding="utf-8")
        assert set(MemoryStore.from_file(path).quads()) == set(quads)
    path = tmp_path / "graph.ttl"
    path.write_text(to_turtle(quads, prefixes=prefixes()), encoding="utf-8")
    assert {quad[:3] for quad in MemoryStore.from_file(path).quads()} == {quad[:3] for quad in quads}


def test_order_does_not_matter_and_graphs_stand_apart() -> None:
    quads = corpus_quads()
    for write in (to_nquads, lambda q: to_turtle(q, prefixes=prefixes()), lambda q: to_trig(q, prefixes=prefixes())):
        assert write(quads[::-1]) == write(quads)
    trig = to_trig(quads, prefixes=prefixes())
    graphs = [line.removesuffix(" {") for line in trig.splitlines() if line.endswith(" {")]
    assert graphs == [
        "graph:fish-dispute",
        "graph:fish-talks",
        "graph:fish-talks-late",
        "<https://w3id.org/statecraft/copies>",
        "<https://w3id.org/statecraft/identities>",
        "<https://w3id.org/statecraft/shared-events>",
    ]
    turtle = to_turtle(quads, prefixes=prefixes())
    kinds = ("sharedevent:", "event:", "claim:", "appearance:", "link:", "identification:", "distinction:", "span:")
    starts = [turtle.index(f"\n{kind}") for kind in kinds if f"\n{kind}" in turtle]
    assert starts == sorted(starts)
    assert len(starts) == len(kinds)


NAIVE = (
    "SELECT ?e { ?e a sc:Event }",
    "SELECT ?e { ?e a sc:ReportedEvent }",
    "SELECT ?e { ?e a sc:Meeting }",
    "SELECT ?e { ?e sc:status ?any }",
    "SELECT ?e { ?e sc:eventType ?any }",
    "SELECT ?e { ?e sc:agent|sc:place|sc:start ?any }",
)


def found(quads: list[Quad], question: str) -> list[str]:
    """The answers in the first column."""
    result = MemoryStore(quads).query(question)
    assert isinstance(result, SelectResult)
    return sorted(str(row[0]).removeprefix(DEFAULT_BASE) for row in result.rows)


@pytest.mark.parametrize("question", NAIVE)
def test_who_asks_for_events_does_not_meet_a_shared_one(question: str) -> None:
    alone = [*facts_to_quads(sample()), *later_quads()]
    assert found(corpus_quads(), question) == found(alone, question) != []


def test_differences_stay_visible() -> None:
    reports = "SELECT ?report { ?shared a sc:SharedEvent ; sc:report ?report %s }"
    assert found(corpus_quads(), reports % "") == [
        "event/fish-dispute_v3",
        "event/fish-talks-late_v1",
        "event/fish-talks_v1",
    ]
    assert found(corpus_quads(), reports % ". ?report sc:place ?where") == ["event/fish-dispute_v3"]
