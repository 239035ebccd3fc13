"""A Turtle file in which every name, address, date and text means harm, or is longer than anybody expects."""

from __future__ import annotations

from collections.abc import Iterator

PREFIXES = """
@prefix ex: <https://example.org/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix role: <https://w3id.org/statecraft/role-status#> .
@prefix sc: <https://w3id.org/statecraft/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix stance: <https://w3id.org/statecraft/stance#> .
@prefix status: <https://w3id.org/statecraft/status#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
MARKUP = '</script></style></textarea><img src=x onerror="window.owned=1"><!--<script>window.owned=1//'
LONG = "Long name " * 1000 + "end"
UNBROKEN = "x" * 10_000
TURNED = "\u202e\u2066evil עברית العربية"
ASTRAL = "🕊️ 𝔘nited 👩‍👩‍👧‍👦 “Curly”"
CONTROL = "nul \x00 bell \x07 esc \x1b[31m del \x7f nel \x85 bom \ufeff no \ufffe sep \u2028\u2029 tab \t line \n end"
NAMES = [
    MARKUP,
    LONG,
    UNBROKEN,
    TURNED,
    "Z" + "\u0301\u0323\u0489" * 400 + "algo",
    CONTROL,
    ASTRAL,
    '=HYPERLINK("javascript:window.owned=1")',
    "{{7*7}}${7*7}&lt;b&gt;&#60;%00'\"`\\",
]
IRIS = [
    "javascript:window.owned=1",
    "data:text/html,%3Cscript%3Ewindow.owned=1%3C/script%3E",
    "https://example.org/it's(a);x=&y=%00%22%3E%3Cimg%20src=x#select=a&view=claims",
    "urn:x:%E2%80%AE,a+b%2Bc",
    "https://w3id.org/statecraft/id/__proto__",
    "https://w3id.org/statecraft/id/constructor",
    "https://w3id.org/statecraft/id/state/toString",
    "https://w3id.org/statecraft/id/%25",
    "https://w3id.org/statecraft/id/state/日本",
]
CLASSES = [
    "sc:State",
    "sc:Official",
    "sc:Person",
    "sc:Organization",
    "sc:Place",
    "sc:Group",
    "sc:Issue",
    "ex:constructor",
    "ex:__proto__",
]
ARTICLE = "data:text/html,%3Cimg%20src=x%3E"
TEXT = "\n\n".join(
    [
        MARKUP,
        f"{TURNED} said: 🕊️ “{ASTRAL}” met {NAMES[4]} \x00\x07 end.",
        CONTROL,
        "word " * 5000,
        "y" * 10_000 + ".",
    ]
)
SPANS = [f"🕊️ “{ASTRAL}” met Z", CONTROL, MARKUP, "word " * 5000, TURNED, "y" * 10_000]
ALIASES = 5000
AGENTS = 500
DATES = ['"0001-01-01"^^xsd:date', '"9999-12-31"^^xsd:date', '"0001"^^xsd:gYear', '"--02-29"^^xsd:gMonthDay']
TYPES = ["sc:Meeting", "sc:Visit", "ex:constructor", "ex:%3Cimg%3E"]
STATUSES = ["occurred", "scheduled", "constructor", "negated"]
STANCES = ["state", "request", "warn", "constructor"]
ROLES = ["current", "former", "constructor"]
RELATIONS = ["allyOf", "partOf", "memberOf", "locatedIn", "opposes"]


def turtle() -> str:
    facts = [_facts(at, name) for at, name in enumerate(NAMES)]
    return "\n".join([PREFIXES, _articles(), *_spans(), *_things(), *_events(), *facts])


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(_sign(sign) for sign in escaped)}"'


def _sign(sign: str) -> str:
    return f"\\u{ord(sign):04X}" if sign < " " or "\x7f" <= sign <= "\x9f" else sign


def _articles() -> str:
    return f"""
<{ARTICLE}> a sc:Article ; schema:headline {_literal(MARKUP)} ; schema:publisher {_literal(TURNED)} ;
  schema:author {_literal(LONG)} ; schema:url "javascript:window.owned=1" ;
  schema:datePublished "0001-01-01"^^xsd:date ; schema:articleBody {_literal(TEXT)} .
ex:other a sc:Article ; rdfs:label {_literal(UNBROKEN)} ; schema:url <javascript:window.owned=1> .
ex:s6 oa:start 0 ; oa:end 5 ; prov:wasDerivedFrom ex:other ; oa:exact {_literal(MARKUP + LONG)} .
"""


def _spans() -> Iterator[str]:
    for at, words in enumerate(SPANS):
        start = TEXT.index(words)
        place = f"oa:start {start} ; oa:end {start + len(words)} ; prov:wasDerivedFrom <{ARTICLE}>"
        yield f"ex:s{at} {place} ; oa:exact {_literal(words)} ."


def _things() -> Iterator[str]:
    for at, (iri, class_, name) in enumerate(zip(IRIS, CLASSES, NAMES, strict=True)):
        yield f"""
<{iri}> a {class_} ; rdfs:label {_literal(name)} ; skos:altLabel {_literal(f"{name} too")} ;
  skos:exactMatch <http://www.wikidata.org/entity/javascript:alert(1)>, <javascript:window.owned=2> .
ex:ap{at} a sc:Appearance ; sc:thing <{iri}> ; sc:nameMention ex:s{at % len(SPANS)} .
"""
    aliases = ", ".join(_literal(f"Alias {n} {NAMES[n % len(NAMES)][:40]}") for n in range(ALIASES))
    yield f"<{IRIS[5]}> skos:altLabel {aliases} ."
    for n in range(AGENTS):
        yield f"ex:p{n} a sc:Person ; rdfs:label {_literal(f'Person {n} {NAMES[n % len(NAMES)][:60]}')} ."


def _events() -> Iterator[str]:
    spans = ", ".join(f"ex:s{at}" for at in range(len(SPANS) + 1))
    for at, (type_, status, date) in enumerate(zip(TYPES, STATUSES, DATES, strict=True)):
        yield f"""
<javascript:event{at}> a sc:ReportedEvent ; sc:eventType {type_} ; sc:status status:{status} ;
  sc:agent <{IRIS[at]}> ; sc:target <{IRIS[at + 1]}> ; sc:place <{IRIS[4]}> ; sc:issue <{IRIS[6]}> ;
  sc:accordingTo <data:claim{at}> ; sc:start {date} ; sc:evidence {spans} ; sc:trigger ex:s0 ;
  sc:rule {_literal(MARKUP)} ; sc:plover {_literal(MARKUP)} ; sc:confidence 0.5 ; prov:wasDerivedFrom <{ARTICLE}> .
"""
    everybody = ", ".join(f"ex:p{n}" for n in range(AGENTS))
    yield f"""
ex:always a sc:ReportedEvent ; sc:eventType sc:Meeting ; sc:status status:ongoing ; sc:agent {everybody} ;
  sc:start "0001-01-01"^^xsd:date ; sc:end "9999-12-31"^^xsd:date ; sc:evidence ex:s0 ;
  prov:wasDerivedFrom <{ARTICLE}> .
"""


def _facts(at: int, name: str) -> str:
    def thing(by: int) -> str:
        return f"<{IRIS[(at + by) % len(IRIS)]}>"

    return f"""
<data:claim{at}> a sc:Claim ; sc:stance stance:{STANCES[at % 4]} ; sc:text {_literal(name)} ;
  sc:audience {_literal(NAMES[at - 1])} ; sc:speaker {thing(0)} ; sc:target {thing(2)} ; sc:issue <{IRIS[6]}> ;
  sc:content ex:s3 ; sc:cue ex:s0 ; sc:evidence ex:s{at % (len(SPANS) + 1)} ; prov:wasDerivedFrom <{ARTICLE}> .
<data:role{at}> a sc:ReportedRole ; sc:person {thing(0)} ; sc:title {_literal(name)} ; sc:of {thing(3)} ;
  sc:roleStatus role:{ROLES[at % 3]} ; sc:evidence ex:s2 ; prov:wasDerivedFrom <{ARTICLE}> .
<data:relation{at}> a sc:Relation ; sc:relationType sc:{RELATIONS[at % 5]} ; sc:subject {thing(0)} ;
  sc:object {thing(4)} ; sc:evidence ex:s1 ; prov:wasDerivedFrom <{ARTICLE}> .
"""
