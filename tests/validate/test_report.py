"""A report says which article, which node and which words are at fault, to people, programs and RDF tools."""

from __future__ import annotations

import json

import pytest
import rdflib
from rdflib import RDF, SH

from kg.errors import UsageError
from kg.rdf import Iri, Quad, prefixes
from kg.rdf.namespaces import SC, sc
from kg.rdf.terms import text
from kg.store import MemoryStore
from kg.validate import Problem, Report, validate_graph
from tests.validate.seeded import Fault, good_quads, seeded

P = prefixes()
SHAPE = rdflib.Namespace("https://w3id.org/statecraft/shapes#")


def report(*changes: str) -> Report:
    return validate_graph(MemoryStore(seeded([Fault("", "", change) for change in changes])))


def many(number: int) -> Report:
    """A report on states that no article mentions."""
    states = [Iri(f"{P['state']}x{each}") for each in range(number)]
    typed = [Quad(state, Iri(str(RDF.type)), sc("State")) for state in states]
    named = [Quad(state, Iri(P["rdfs"] + "label"), text("X")) for state in states]
    return validate_graph(MemoryStore([*good_quads(), *typed, *named]))


def as_graph(found: Report) -> rdflib.Graph:
    return rdflib.Graph().parse(data=found.format("ttl"), format="turtle")


def test_a_problem_names_the_article_the_node_and_the_words() -> None:
    (problem,) = report("= event:_v2 sc:status status:negated").problems
    assert problem.article == "fish-dispute"
    assert problem.node == P["event"] + "fish-dispute_v2"
    assert (problem.code, problem.kind) == ("Event-status", "sc:Sanction")
    assert (problem.path, problem.value) == ("sc:status", "status:negated")
    assert problem.label == "Sanction: trade ministry → Freedonia"
    assert problem.words == "imposed tariffs on Freedonian salmon last week"
    assert problem.message.startswith("Only an event that occurred")


def test_a_thing_is_told_with_the_article_that_mentions_it() -> None:
    (problem,) = report("+ state:freedonia skos:exactMatch <https://example.org/freedonia>").problems
    assert (problem.article, problem.label, problem.kind) == ("fish-dispute", "Freedonia", "sc:State")
    assert problem.value == "https://example.org/freedonia"


def test_messages_name_the_words_that_differ() -> None:
    (problem,) = report('+ span:_53-57 oa:exact "BERN"').problems
    assert problem.message == "The article has other words at these offsets: “OSLO”, not “BERN”."
    (problem,) = report('= event:_v3 sc:end "2024-04"^^xsd:gYearMonth').problems
    assert problem.message.startswith("Ends (2024-04) before it starts (2024-05-02)")


def test_paths_read_as_in_sparql() -> None:
    paths = {problem.path for problem in report("- run:fish-dispute prov:used", "- event:_v1 sc:telling").problems}
    assert {"prov:used", "^prov:used", "^sc:telling"} <= paths


def test_text_groups_by_code_and_counts() -> None:
    lines = many(7).format("text").splitlines()
    assert lines[0].startswith("The graph does not conform: 7 problems (3 articles, ")
    assert lines[1:3] == ["By class: sc:State 7.", "By article: no article 7."]
    assert lines[4].startswith("Thing-appears (7): Is typed sc:State, as if an article mentioned it")
    assert lines[-1] == "  … and 2 more (--all lists them)"
    everything = many(7).format("text", every=True)
    assert everything.count(P["state"] + "x") == 7
    assert "more" not in everything


def test_codes_come_in_the_order_of_their_number() -> None:
    found = report("- event:_v3 sc:rule", "- event:_v2 rdfs:label", "- event:_v3 rdfs:label").format("text")
    assert found.startswith("The graph does not conform: 3 problems of 2 kinds (")
    assert found.index("Report-label (2)") < found.index("Report-rule (1)")


def test_what_a_graph_holds_cannot_act_on_the_terminal() -> None:
    found = report('= event:_v3 rdfs:label "\x1b[2J\u202e"', "- event:_v3 sc:rule").format("text")
    assert "label: \ufffd[2J\ufffd" in found


def test_summaries_are_cut() -> None:
    problems = tuple(Problem(f"a{number}", f"urn:{number}", "Code", "Message.") for number in range(14))
    assert "4 more." in Report(14, 100, problems).text()


def test_json_has_everything() -> None:
    found = json.loads(many(7).format("json"))
    assert (found["conforms"], found["articles"], found["codes"]) == (False, 3, {"Thing-appears": 7})
    assert len(found["problems"]) == 7
    assert found["problems"][0].keys() == {"node", "code", "message", "kind", "label", "value"}


def test_turtle_is_a_complete_report() -> None:
    graph = as_graph(report("= event:_v2 sc:status status:negated"))
    (node,) = graph.subjects(RDF.type, SH.ValidationReport)
    (result,) = graph.objects(node, SH.result)
    said = {predicate: graph.value(result, predicate) for predicate in graph.predicates(result)}
    assert said == {
        RDF.type: SH.ValidationResult,
        SH.focusNode: rdflib.URIRef(P["event"] + "fish-dispute_v2"),
        SH.resultPath: rdflib.URIRef(SC + "status"),
        SH.resultMessage: graph.value(result, SH.resultMessage),
        SH.resultSeverity: SH.Violation,
        SH.sourceConstraintComponent: SH.InConstraintComponent,
        SH.sourceShape: SHAPE["Event-status"],
        SH.value: rdflib.URIRef(P["status"] + "negated"),
    }
    assert graph.value(node, SH.conforms) == rdflib.Literal(False)


def test_turtle_names_sparql_constraints_and_writes_paths_out() -> None:
    graph = as_graph(report('+ span:_53-57 oa:exact "BERN"', "- run:fish-dispute prov:used"))
    (words,) = graph.subjects(SH.sourceConstraint, SHAPE["Span-words"])
    assert graph.value(words, SH.sourceShape) == SHAPE.Span
    assert graph.value(words, SH.value) == rdflib.Literal("BERN")
    (reading,) = graph.subjects(SH.sourceShape, SHAPE["Article-reading"])
    path = graph.value(reading, SH.resultPath)
    assert graph.value(path, SH.inversePath) == rdflib.URIRef(P["prov"] + "used")


def test_a_report_on_a_good_graph() -> None:
    found = report()
    assert found.format("text").startswith("The graph conforms to the shapes (3 articles, ")
    assert json.loads(found.format("json"))["problems"] == []
    assert (None, SH.conforms, rdflib.Literal(True)) in as_graph(found)


def test_an_empty_graph_conforms_and_says_how_little_it_is() -> None:
    assert "0 articles" in validate_graph(MemoryStore()).text()


def test_the_report_is_the_same_each_time() -> None:
    quads = seeded([Fault("", "", "- event:_v3 sc:evidence"), Fault("", "", "- claim:_c1 sc:cue")])
    for name in ("text", "ttl", "json"):
        forwards, backwards = (validate_graph(MemoryStore(each)).format(name) for each in (quads, quads[::-1]))
        assert forwards == backwards


def test_blank_nodes_are_told_too() -> None:
    found = report("+ _:somebody a sc:Person")
    assert {problem.code for problem in found.problems} == {"Actor", "Named-label", "Thing-appears", "Thing-label"}
    assert all(problem.node.startswith("_:") for problem in found.problems)


def test_progress_is_told_shape_by_shape() -> None:
    steps: list[tuple[int, int, str]] = []
    validate_graph(MemoryStore(good_quads()), step=lambda *step: steps.append(step))
    assert "ReportedEvent" in {what for _, _, what in steps}
    assert all(done < total for done, total, _ in steps)


def test_there_is_no_other_format() -> None:
    with pytest.raises(UsageError, match="html"):
        report().format("html")
