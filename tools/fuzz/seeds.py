"""What fuzzing starts from: a small sound input for each target, and the words that hostile input is made of."""

from __future__ import annotations

import gzip
from functools import cache

_TEXT = "The foreign minister of Norway met her Swedish colleague in Oslo, and they spoke about the ships of the fleet."
_PAGE = (
    f"<!DOCTYPE html><html><head><title>Envoys meet</title><meta charset='utf-8'></head><body><article><h1>Envoys meet"
    f"</h1><p>{_TEXT}</p><p>They had met before, and both said that they would meet again.</p></article></body></html>"
)
_ANSWER = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{_PAGE}"
_WARC = (
    f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\nContent-Length: {len(_ANSWER)}\r\n\r\n"
    f"{_ANSWER}\r\n\r\n"
)
_RSS = (
    f'<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Gazette</title>'
    f"<item><title>Talks</title><link>https://example.org/1</link><pubDate>Fri, 19 Apr 2024 23:30:00 -0400</pubDate>"
    f"<content:encoded><![CDATA[<p>{_TEXT}</p>]]></content:encoded></item></channel></rss>"
)
_ATOM = (
    f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Talks</title><published>2024-05-06T10:00:00Z</published>'
    f'<content type="html">&lt;p&gt;{_TEXT}&lt;/p&gt;</content></entry></feed>'
)
_TURTLE = (
    '@prefix a: <https://example.org/> . a:b a:c "x"@en, 1.5, true, "y"^^a:d, [ a:e ( 1 "z" ) ], <https://example.org/f>'
    " ."
)
_TRIG = "@prefix a: <https://example.org/> . a:g { a:b a:c _:x . _:x a:d _:y . } a:b a:c 1 ."
_NQUADS = (
    '<https://example.org/a> <https://example.org/b> "c\\u00e9\\n"@en-GB <https://example.org/g> .\n_:a <a:b> _:c .\n'
)
_JSONLD = (
    '{"@context": {"a": "https://example.org/", "c": {"@id": "a:c", "@container": "@list"}}, "@id": "a:b", "c": [1, "x"'
    ', {"@value": "y", "@language": "en"}], "@graph": [{"@type": "a:d"}]}'
)
_RDFXML = (
    '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:a="https://example.org/"><a:B rdf:about="https://example.org/b" xml:lang="en"><a:c>x</a:c>'
    '<a:d rdf:parseType="Resource"><a:e rdf:resource="f"/></a:d><a:g rdf:parseType="Collection"><a:H/></a:g></a:B>'
    "</rdf:RDF>"
)
_REFERENCE = (
    "@prefix sc: <https://w3id.org/statecraft/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    '<https://w3id.org/statecraft/resource/state/freedonia> a sc:ReferenceState ; rdfs:label "Freedonia" .'
)
_SAME = (
    "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n<https://w3id.org/statecraft/resource/person/a> owl:sameAs"
    " <https://w3id.org/statecraft/resource/person/b> ."
)
_QUERY = (
    "PREFIX a: <https://example.org/> SELECT ?x (COUNT(?y) AS ?n) WHERE { ?x a:b/a:c* ?y ; a ?z . OPTIONAL {"
    ' GRAPH ?g { ?x ?p "q"@en } } FILTER(?y > 1 && REGEX(STR(?z), "^a")) { } UNION { VALUES ?x { a:b UNDEF } }'
    " } GROUP BY ?x LIMIT 5"
)
_QUESTION = (
    '# title: Who\n# param: who name any — only these\n# param: day date "2024" — since\n# column: x — what\n'
    "SELECT ?x ?y WHERE {\n  VALUES ?who_ { UNDEF }\n  VALUES ?day_ { UNDEF }\n  ?x ?y ?who_ }\n"
)
_RESULTS = (
    '{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "literal", "value": "x", "xml:lang": "en"}},'
    ' {"a": {"type": "uri", "value": "a:b"}}]}}'
)
#: The article that is annotated, and what is noted of it.
ANNOTATED = "Envoys meet in Oslo\n\nMinister Ann Lee of Norway said on Monday that she would visit “Sweden”.\n"
_GOLD = (
    '{"article": {"published": "2024-04-19"}, "entities": [{"id": "a", "type": "Official", "name": "Ann Lee",'
    ' "aliases": ["Lee"]}, {"id": "b", "type": "State", "name": "Norway"}], "roles": [{"person": "a", "title":'
    ' "Minister", "of": "b"}], "relations": [{"type": "allyOf", "subject": "b", "object": "b"}], "events": [{"type":'
    ' "Visit", "agents": ["a"], "status": "scheduled", "start": "2024", "evidence": "visit"}], "claims": [{"speakers":'
    ' ["a"], "text": "she would"}]}'
)
_NOTES = (
    '{"entities": [{"id": "a", "type": "Official", "name": "Ann Lee", "mentions": ["1:Ann Lee", "1:she"]}, {"id": "b",'
    ' "type": "State", "name": "Norway", "mentions": ["1:Norway"]}], "roles": [{"person": "a", "title": "1:Minister"}],'
    ' "events": [{"type": "Visit", "status": "possible", "triggers": ["1:visit", "0:meet"], "agents": ["a"], "time":'
    ' "1:Monday"}], "claims": [{"speakers": ["a"], "stance": "state", "cue": "1:said", "content":'
    ' "1:she \u22ef Sweden"}]}'
)

SEEDS: dict[str, list[bytes]] = {
    "text": [
        f"Envoys meet\n\nBy Ann Lee\n\nApril 19, 2024\n\nOSLO (AP) — {_TEXT}\n\nRelated articles\nMore\n".encode(),
        gzip.compress(_TEXT.encode()),
        _TEXT.encode("utf-16"),
        f"<!-- --> <!-- --> <html>{_TEXT}".encode(),
    ],
    "html": [_PAGE.encode(), _PAGE.replace("utf-8", "windows-1252").encode(), gzip.compress(_PAGE.encode())],
    "jsonl": [f'{{"text": "{_TEXT}", "title": "T\\u00e9", "date": "2024-04-19T10:00:00Z", "id": 5}}\n'.encode() * 2],
    "json": [f'[{{"text": "{_TEXT}", "published": "19 April 2024"}}, {{"text": "x"}}]'.encode()],
    "csv": [f'text,title,published\n"{_TEXT}",Talks,2024-04-19\n"a ""b""\nc",,\n'.encode(), b"text;id\nx;y\n"],
    "parquet": [],
    "warc": [_WARC.encode(), _WARC.encode() * 2, gzip.compress(_WARC.encode())],
    "feed": [_RSS.encode(), _ATOM.encode()],
    "turtle": [_TURTLE.encode()],
    "trig": [_TRIG.encode(), _TURTLE.encode()],
    "nquads": [_NQUADS.encode()],
    "jsonld": [_JSONLD.encode()],
    "rdfxml": [_RDFXML.encode()],
    "reference": [_REFERENCE.encode()],
    "statements": [_SAME.encode()],
    "notes": [_NOTES.encode()],
    "gold": [_GOLD.encode()],
    "query": [_QUERY.encode()],
    "question": [_QUESTION.encode()],
    "values": [b"Norway", b"2024-04-19", b'" } SERVICE <a:b> {', b"state:norway", b"-1", b"\xed\xa0\x80", b"} UNION {"],
    "answers": [b"=1+1", b'a,"b"\n', b"\x1b[31m", "\u202e\u00e9".encode()],
    "results": [_RESULTS.encode(), _NQUADS.replace(" <https://example.org/g>", "").encode(), b'{"boolean": true}'],
    "prose": [bytes(range(0, 256, step)) for step in (1, 3, 7)] + [bytes(range(255, 0, -2))],
    "extract": [_TEXT.encode(), f"“{_TEXT}” said President Ann Lee of Norway on Monday.".encode()],
}

WORDS = [
    b"\x00",
    b"\xff",
    b"\xed\xa0\x80",
    "\u202e".encode(),
    b"\x1b[2J",
    "\ufeff".encode(),
    b"\r",
    b"\n\n",
    b"'" * 3,
    b'"' * 3,
    b"\\",
    b"\\u0022",
    b"\\uD800",
    b"<",
    b">",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"&b;",
    b"&#0;",
    b"&#xD800;",
    b"(" * 60,
    b"[" * 200,
    b"{" * 200,
    b'{"a":' * 50,
    b"SERVICE <http://127.0.0.1:9/> { }",
    b"FROM",
    b"LOAD",
    b"1e999",
    b"9" * 400,
    b"NaN",
    b"null",
    b"@import",
    b'"@context": "http://127.0.0.1:9/"',
    b"_:a",
    b"^",
    b"../../x",
    b"Mr. ",
    b"By A ",
    b"January 1, 2024",
    b"0000-00-00",
    b"99999999999999",
    "\u0130\u017f".encode(),
    "\U0001f1f3\U0001f1f4".encode(),
    b"%00",
    b"\t",
    b"Content-Length: -1\r\n",
    b"Content-Encoding: gzip\r\n",
    b"\x1f\x8b\x08",
    b"WARC/1.0\r\n\r\n",
]
"""Put in by chance."""


@cache
def seeds(name: str) -> list[bytes]:
    """What the fuzzing of a target starts from."""
    return [_parquet()] if name == "parquet" else SEEDS[name]


def _parquet() -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    sink = pa.BufferOutputStream()
    parquet.write_table(pa.table({"text": [_TEXT, None], "published": ["2024-04-19", "x"]}), sink)
    return bytes(sink.getvalue().to_pybytes())
