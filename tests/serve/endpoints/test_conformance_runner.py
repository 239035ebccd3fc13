"""The runner of the W3C's tests tells what passes from what does not, on tests that were written for this."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tools.conformance.__main__ import main
from tools.conformance.description import faults
from tools.conformance.known import W3C, Difference, Known
from tools.conformance.manifests import Folder, ManifestError, query_tests
from tools.conformance.outcome import Outcome
from tools.conformance.report import BEGIN, END, table, unexpected
from tools.conformance.results import parsed, same

ROOT = Path(__file__).resolve().parents[3]
PREFIXES = """
@prefix : <#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#> .
@prefix ut: <http://www.w3.org/2009/sparql/tests/test-update#> .
@prefix ht: <http://www.w3.org/2011/http#> .
@prefix hts: <http://www.w3.org/2011/http-statusCodes#> .
@prefix cnt: <http://www.w3.org/2011/content#> .
"""
#: Three tests that pass and one whose expectation is wrong; `:forgotten` is in no list.
QUERIES = """
<> a mf:Manifest ; mf:entries ( :bag :order :wrong ) .
:bag a mf:QueryEvaluationTest ; mf:result <bag.ttl> ;
    mf:action [ qt:query <bag.rq> ; qt:data <one.ttl> ; qt:graphData <two.ttl> ] .
:order a mf:QueryEvaluationTest ; mf:result <order.tsv> ; mf:action [ qt:query <order.rq> ; qt:data <one.ttl> ] .
:wrong a mf:QueryEvaluationTest ; mf:result <wrong.tsv> ; mf:action [ qt:query <order.rq> ; qt:data <one.ttl> ] .
:forgotten a mf:NegativeSyntaxTest11 ; mf:action <broken.rq> .
"""
PROTOCOL = """
<> a mf:Manifest ; mf:entries ( :asks :no ) .
:asks a mf:ProtocolTest ; ut:graphData [ ut:graph <../tiny/one.ttl> ; rdfs:label "https://example.org/g" ] ;
    mf:action [ ht:requests ( [
        ht:methodName "POST" ; ht:absolutePath "/sparql/?default-graph-uri=https%3A%2F%2Fexample.org%2Fg" ;
        ht:headers ( [ ht:fieldName "content-type" ; ht:fieldValue "application/sparql-query" ] ) ;
        ht:body [ cnt:chars "ASK { ?s ?p 3 }" ; cnt:characterEncoding "UTF-8" ] ;
        ht:resp [ mf:expectedStatus hts:StatusCode2xx ; mf:expectedFormat "boolean" ; mf:expectedBoolean true ]
    ] ) ] .
:no a mf:ProtocolTest ; mf:action [ ht:requests ( [
        ht:methodName "GET" ; ht:absolutePath "/sparql/?query=ASK%7B%7D" ;
        ht:resp [ mf:expectedStatus hts:StatusCode2xx ; mf:expectedFormat "boolean" ; mf:expectedBoolean false ]
    ] ) ] .
"""
STORE = """
<> a mf:Manifest ; mf:entries ( :makes ) .
:makes a mf:GraphStoreProtocolTest ; mf:action [ ht:requests (
    [
        ht:methodName "POST" ; ht:absolutePath "/gsp" ;
        ht:headers ( [ ht:fieldName "content-type" ; ht:fieldValue "text/turtle" ] ) ;
        ht:body [ cnt:chars "[] <https://example.org/p> 1 ." ; cnt:characterEncoding "UTF-8" ] ;
        ht:resp [ mf:expectedStatus hts:Created ; mf:expectedLocation "$NEW$" ]
    ]
    [
        ht:methodName "GET" ; ht:absolutePath "/gsp?graph=$NEW$" ;
        ht:resp [
            mf:expectedStatus hts:OK ;
            ht:headers ( [ ht:fieldName "content-type" ; ht:fieldValue "text/turtle; charset=utf-8" ] ) ;
            ht:body [ cnt:chars "_:x <https://example.org/p> 1 ." ; cnt:characterEncoding "UTF-8" ]
        ]
    ] ) ] .
"""
STORY = '''
<> a mf:Manifest ; mf:entries ( :gone ) .
:gone a mf:GraphStoreProtocolTest ; rdfs:comment "An older one." , """
#### Request

    DELETE $GRAPHSTORE$/nothing HTTP/1.1
    Host: $HOST$

#### Response

    200 OK
    """ .
'''
FILES: Mapping[str, str] = {
    "manifest-sparql11-query.ttl": f"{PREFIXES} <> a mf:Manifest ; mf:include ( <tiny/manifest.ttl> ) .",
    "tiny/manifest.ttl": PREFIXES + QUERIES,
    "tiny/one.ttl": '<#a> <#p> 3 , 1.0 ; <#q> [ <#p> "x" ] .',
    "tiny/two.ttl": '_:b <one.ttl#p> "y" .',
    "tiny/bag.rq": """SELECT ?s ?o {
        { ?s <one.ttl#p> ?o } UNION { GRAPH <two.ttl> { ?s <one.ttl#p> ?o } } UNION { ?s ?p 3 }
    }""",
    "tiny/bag.ttl": """@prefix rs: <http://www.w3.org/2001/sw/DataAccess/tests/result-set#> .
        [] a rs:ResultSet ; rs:resultVariable "s" , "o" ; rs:solution
            [ rs:binding [ rs:variable "s" ; rs:value <one.ttl#a> ] , [ rs:variable "o" ; rs:value 3 ] ] ,
            [ rs:binding [ rs:variable "s" ; rs:value <one.ttl#a> ] , [ rs:variable "o" ; rs:value 1.00 ] ] ,
            [ rs:binding [ rs:variable "s" ; rs:value _:x ] , [ rs:variable "o" ; rs:value "x" ] ] ,
            [ rs:binding [ rs:variable "s" ; rs:value _:y ] , [ rs:variable "o" ; rs:value "y" ] ] ,
            [ rs:binding [ rs:variable "s" ; rs:value <one.ttl#a> ] ] .""",
    "tiny/order.rq": "SELECT ?o { <one.ttl#a> <one.ttl#p> ?o } ORDER BY ?o",
    "tiny/order.tsv": "?o\n1.0\n3\n",
    "tiny/wrong.tsv": "?o\n3\n1.0\n",
    "tiny/broken.rq": "SELECT * {",
    "protocol/manifest.ttl": PREFIXES + PROTOCOL,
    "graph-store-protocol/manifest.ttl": PREFIXES + STORE,
    "http-rdf-update/manifest.ttl": PREFIXES + STORY,
}
COUNTS = {"query": 4, "protocol": 2, "graph-store": 2}
ONLY = [argument for name in COUNTS for argument in ("--only", name)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        file = tmp_path / "tests" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "tests"


def test_what_does_not_pass_is_told_and_nothing_else(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--folder", str(folder), *ONLY], known=Known(COUNTS)) == 1
    out, err = capsys.readouterr()
    differing = re.findall(r"^(\S+) differs: ", err, flags=re.MULTILINE)
    assert differing == ["tiny/wrong", "protocol/no", "http-rdf-update/gone"]
    assert "| tiny | 4 | 3 of 4 (75.0%) | 4 |" in out
    assert "| protocol, queries | 2 | 1 of 2 (50.0%) |  |" in out
    assert "| graph-store-protocol | 1 | 1 |  |" in out
    assert "| **all queries with a result** | 3 | 2 of 3 (66.7%) | 3 |" in out


def test_with_a_reason_for_each_difference_it_is_content_and_writes_the_page(folder: Path, tmp_path: Path) -> None:
    reasons = {
        name: Difference(f"Because of {name}.") for name in ("tiny/wrong", "protocol/no", "http-rdf-update/gone")
    }
    page = tmp_path / "page.md"
    page.write_text(f"# Before\n\n{BEGIN}\nold\n{END}\n\nAfter.\n", encoding="utf-8")
    arguments = ["--folder", str(folder), *ONLY, "--write", str(page)]
    assert main(arguments, known=Known(COUNTS, reasons)) == 0
    written = page.read_text(encoding="utf-8")
    assert written.startswith(f"# Before\n\n{BEGIN}\n")
    assert written.endswith(f"{END}\n\nAfter.\n")
    assert "old" not in written
    assert "| `tiny/wrong` | the W3C | Because of tiny/wrong. |" in written


def test_a_test_that_is_missing_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = Known({"query": 5}, {"tiny/wrong": Difference("Wrong.")})
    assert main(["--folder", str(folder), "--only", "query"], known=known) == 1
    assert capsys.readouterr().err == "query has 4 tests, not 5\n"
    (folder / "tiny" / "broken.rq").unlink()
    assert main(["--folder", str(folder), "--only", "query"], known=known) == 2
    assert "tiny/broken.rq cannot be read" in capsys.readouterr().err


def test_a_reason_for_what_does_not_differ_is_told() -> None:
    outcomes = [
        Outcome("a", "a/better", conforms=True, like_engine=True),
        Outcome("a", "a/worse", conforms=False, like_engine=False, detail="500"),
        Outcome("a", "a/known", conforms=False, like_engine=True),
    ]
    known = Known({}, {f"a/{name}": Difference("Why.") for name in ("better", "worse", "known")})
    better, worse = unexpected(outcomes, known)
    assert better.startswith("a/better does not differ")
    assert worse.startswith("a/worse differs: 500")
    assert "| `a/worse` | the W3C and the engine | Why. |" in table(outcomes, known)


TSV = "text/tab-separated-values"


@pytest.mark.parametrize(
    ("one", "other", "in_order", "expected"),
    [
        ("?x\n1\n2\n", "?x\n2\n1\n", False, True),
        ("?x\n1\n2\n", "?x\n2\n1\n", True, False),
        ("?x\n1\n1\n2\n", "?x\n1\n2\n2\n", False, False),
        ("?x\t?y\n1\t\n", "?y\t?x\n\t1\n", False, True),
        ("?x\n1\n", "?y\n1\n", False, False),
        ("?x\n1.50\n", "?x\n1.5\n", False, True),
        ("?x\n1\n", "?x\n1.0\n", False, False),
        ('?x\n"a"@en\n', '?x\n"a"\n', False, False),
        ("?x\t?y\n_:a\t_:a\n", "?x\t?y\n_:b\t_:b\n", False, True),
        ("?x\t?y\n_:a\t_:a\n", "?x\t?y\n_:b\t_:c\n", False, False),
        ("?x\t?y\n_:a\t1\n_:b\t2\n", "?x\t?y\n_:b\t1\n_:a\t2\n", True, True),
    ],
)
def test_when_rows_are_the_same(one: str, other: str, in_order: bool, expected: bool) -> None:
    assert same(parsed(one.encode(), TSV), parsed(other.encode(), TSV), in_order=in_order) is expected


def test_when_other_answers_are_the_same() -> None:
    def graph(text: str) -> object:
        return parsed(text.encode(), "text/turtle")

    yes, no = (
        parsed(f'{{"head":{{}},"boolean":{word}}}'.encode(), "application/sparql-results+json")
        for word in ("true", "false")
    )
    assert same(yes, yes)
    assert not same(yes, no)
    assert not same(yes, parsed(b"?x\n", TSV))
    one = parsed(b"_:a <x:p> _:b . _:b <x:p> 1.0 .", "text/turtle")
    assert same(one, parsed(b"_:y <x:p> 1.00 . _:x <x:p> _:y .", "text/turtle"))
    assert not same(one, parsed(b"_:a <x:p> _:a . _:a <x:p> 1.0 .", "text/turtle"))
    csv = "text/csv"
    assert same(parsed(b"x,y\r\n1,_:a\r\n", csv), parsed(b"y,x\r\n_:b,1\r\n", csv))
    assert not same(parsed(b"x\r\n1\r\n", csv), parsed(b"x\r\n1.0\r\n", csv))


def test_a_service_description_is_held_against_the_vocabulary() -> None:
    import rdflib

    head = "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> . "
    right = "[] a sd:Service ; sd:endpoint <x:e> ; sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:EmptyGraphs ."
    assert faults(rdflib.Graph().parse(data=head + right, format="turtle")) == []
    wrong = "[] a sd:Service ; sd:feature sd:Speed ; sd:defaultDataset <x:d> ; sd:endpoints <x:e> ."
    assert len(faults(rdflib.Graph().parse(data=head + wrong, format="turtle"))) == 4


def test_only_files_of_the_folder_are_read(folder: Path) -> None:
    text = FILES["tiny/manifest.ttl"].replace("broken.rq", "../../../etc/passwd")
    (folder / "tiny" / "manifest.ttl").write_text(text, encoding="utf-8")
    (outside,) = (
        test for test in query_tests(Folder(folder), "manifest-sparql11-query.ttl") if test.kind == "negative"
    )
    with pytest.raises(ManifestError, match="no file of the tests"):
        Folder(folder).read(outside.query)


def test_the_page_tells_all_that_is_known() -> None:
    page = (ROOT / "docs" / "conformance.md").read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    told = re.findall(r"^\| `(\S+/\S+)` \| .*? \| (.*) \|$", page, flags=re.MULTILINE)
    assert sorted(told) == sorted((name, difference.why) for name, difference in W3C.differences.items())
    (total,) = re.findall(r"^\| \*\*all\*\* \| (\d+) \|", page, flags=re.MULTILINE)
    assert int(total) == sum(W3C.counts.values())
