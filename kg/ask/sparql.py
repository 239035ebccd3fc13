"""Queries for what is asked: SPARQL put together from the parts of a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from kg.ask.asked import AHEAD, DENIED, HAPPENED, POSSIBLE, Asked
from kg.ask.phrases import Phrase
from kg.ask.words import Act, classes, stem, stems
from kg.model import EventType, Stance
from kg.query.binding import sparql_term
from kg.rdf.namespaces import prefixes
from kg.rdf.terms import Iri, text

#: How somebody belongs to a state or body: as a part of it, or by an office.
_BELONGS = "(sc:partOf|sc:bodyOf|^sc:person/sc:of)*"
_LIES = "(sc:locatedIn|sc:situatedIn)*"
_AGENT, _TARGET = "(sc:agent|sc:speaker)", "sc:target"
_ANYHOW = "(sc:agent|sc:speaker|sc:target)"
_TOLD = "sc:text|sc:audience|sc:evidence/oa:exact|(sc:agent|sc:speaker|sc:target|sc:issue)/rdfs:label"
_SOURCE = "sc:accordingTo/sc:speaker"
_ARTICLE = "prov:wasDerivedFrom"
_NEWS = f"{_ARTICLE}/rdfs:label"
#: Up to the last stop, and from the first on.
_UNTIL_STOP = r"""^.*(\n|[.!?]["”’)]*\s)"""
_FROM_STOP = r"""(\n|[.!?]["”’)]*\s+["“(]?[A-Z]).*$"""
#: Words that an article may have in several places.
_TOO_SHORT = 12
_STATUS = {
    HAPPENED: ("occurred", "ongoing"),
    AHEAD: ("scheduled", "possible"),
    POSSIBLE: ("possible", "scheduled"),
    DENIED: ("negated",),
}
_FIGURES = {
    "killed": ("killed", "casualties"),
    "wounded": ("wounded", "casualties"),
    "missing": ("missing",),
    "displaced": ("displaced",),
    "casualties": ("casualties", "killed", "wounded"),
    "amounts": ("money", "people", "goods"),
}
_LISTS = {
    "who": f"{_AGENT}/rdfs:label",
    "to": "sc:target/rdfs:label",
    "where": "sc:place/rdfs:label",
    "about": "sc:issue/rdfs:label",
    "accordingTo": "sc:accordingTo/sc:speaker/rdfs:label",
}
#: Of these, those that a sentence may tell of another event.
_ARGUMENTS = frozenset({"who", "to", "where"})
_COLUMNS = {
    "who": "?who ?type ?status ?to ?where ?start ?end ?about ?accordingTo ?words ?article",
    "to": "?to ?type ?status ?who ?where ?start ?end ?about ?accordingTo ?words ?article",
    "what": "?to ?type ?status ?who ?where ?start ?end ?about ?accordingTo ?words ?article",
    "when": "?start ?end ?type ?status ?who ?to ?where ?about ?accordingTo ?words ?article",
    "where": "?where ?type ?status ?who ?to ?start ?end ?about ?accordingTo ?words ?article",
    "yes": "?answer ?type ?status ?who ?to ?where ?start ?end ?about ?accordingTo ?words ?article",
    "all": "?type ?status ?who ?to ?where ?start ?end ?about ?accordingTo ?words ?article",
}


def query_for(asked: Asked) -> str:
    """The SPARQL of a question for which no ready one is enough.

    Raises:
        KeyError: if nothing of the kind can be asked.
    """
    return _used(_BUILDERS[asked.what](asked))


def can_build(what: str) -> bool:
    """Whether queries for this are put together here."""
    return what in _BUILDERS


def _used(sparql: str) -> str:
    """The query with the prefixes that it uses declared, and without empty lines."""
    known = prefixes()
    names = sorted(name for name in known if f"{name}:" in sparql)
    head = "".join(f"PREFIX {name}: <{known[name]}>\n" for name in names)
    return head + "\n" + "\n".join(line for line in sparql.splitlines() if line.strip()) + "\n"


def _deeds(asked: Asked) -> str:
    columns, narrow = _COLUMNS[asked.focus], _narrow(asked.act)
    given = f"VALUES ?fact {{ {_values(asked.given)} }} " if asked.given else ""
    lists = [
        _list(name, path, others=asked.others if name in _ARGUMENTS else (), given=given)
        for name, path in _LISTS.items()
    ]
    order = {"when": "(!BOUND(?start)) ", "where": "(!BOUND(?where)) ", "yes": "?rank "}.get(asked.focus, "")
    return f"""SELECT DISTINCT {columns} WHERE {{
{given}{_which(asked, narrow)}
{"".join(lists)}
{_answer() if asked.focus == "yes" else ""}
{_words(given=given) if not narrow else ""}
  ?fact prov:wasDerivedFrom/rdfs:label ?article .
}} ORDER BY {order}COALESCE(STR(?start), "~") ?status ?type ?words ?article"""


def facts_for(asked: Asked) -> str:
    """The query for the events and claims themselves that are asked for, or none."""
    if _BUILDERS.get(asked.what) is not _deeds:
        return ""
    return _used(f"SELECT DISTINCT ?fact WHERE {{\n{_which(asked, _narrow(asked.act))}\n}} ORDER BY ?fact")


def columns_of(asked: Asked) -> tuple[str, ...]:
    """The columns of what is asked for by `facts_for`."""
    return tuple(name.removeprefix("?") for name in _COLUMNS[asked.focus].split())


def _which(asked: Asked, narrow: str) -> str:
    """What holds of the facts that are asked for."""
    told = _told(asked.words, "?fact")
    return "\n".join([_kinds(asked), _parts(asked), told, narrow, _dates(asked), _source(asked)])


def _kinds(asked: Asked) -> str:
    """The events and claims of the kinds that are meant, with their status."""
    kinds = asked.act.kinds if asked.act else ()
    stances = [kind for kind in kinds if kind in set(Stance)]
    types = [kind for kind in kinds if kind not in stances]
    statuses = _STATUS.get(asked.status, ())
    if asked.what == "planned" and asked.status == AHEAD:
        statuses = ("scheduled",)
    parts = []
    if types or not stances:
        values = f" VALUES ?kind {{ {' '.join(f'sc:{kind}' for kind in types)} }}" if types else ""
        some = f" VALUES ?statusOf {{ {' '.join(f'status:{name}' for name in statuses)} }}" if statuses else ""
        parts.append(f"?fact a sc:ReportedEvent ; sc:eventType ?kind ; sc:status ?statusOf .{values}{some}")
    if stances and (not types or asked.status not in {AHEAD, POSSIBLE, DENIED}):
        values = " ".join(f"stance:{kind}" for kind in stances)
        parts.append(f'?fact a sc:Claim ; sc:stance ?kind . VALUES ?kind {{ {values} }} BIND("said" AS ?said)')
    union = "\n  UNION ".join(f"{{ {part} }}" for part in parts)
    return f"""  {union}
  BIND(STRAFTER(STR(?kind), "#") AS ?type)
  BIND(COALESCE(STRAFTER(STR(?statusOf), "#"), "said") AS ?status)"""


def _parts(asked: Asked) -> str:
    """Who takes part, where, and about what."""
    mutual = asked.act is not None and asked.act.is_mutual
    # Who resigns is told as the one whose office changes.
    changes = asked.act is not None and EventType.OFFICE_CHANGE in asked.act.kinds and not asked.to
    lines: list[str] = []
    for phrase in asked.who:
        lines += _must(phrase, _ANYHOW if mutual or changes else _AGENT, (), asked.others)
    for phrase in asked.to:
        lines += _must(phrase, _ANYHOW if mutual else _TARGET, ("sc:place",), asked.others)
    for phrase in asked.any_part:
        lines += _must(phrase, _ANYHOW, ("sc:place", "sc:issue"), asked.others)
    for phrase in asked.place:
        lines += _must(phrase, "", ("sc:place", "sc:target"), asked.others)
    for phrase in asked.topic:
        lines += _about(phrase)
    return "\n".join([*lines, *_loosely(asked)])


def _loosely(asked: Asked) -> list[str]:
    """Words of which at least half are told of the fact, and what its article must have."""
    lines = []
    if asked.some:
        found = " + ".join(f"IF(EXISTS {{ {_reads(f'?fact {_TOLD}', stem(word))} }}, 1, 0)" for word in asked.some)
        lines.append(f"  FILTER({found} >= {(len(asked.some) + 1) // 2})")
    if asked.in_sentence:
        lines.append(_in_sentence(asked.in_sentence))
    lines += [_has_word(f"?fact {_ARTICLE}/(rdfs:label|schema:articleBody)", stem(word)) for word in asked.in_article]
    for number, phrase in enumerate(asked.beside):
        news = f"?news{number}"
        seen = f"VALUES ?it {{ {_values(phrase.iris)} }} ?seen sc:thing ?it ; {_ARTICLE} {news}"
        lines.append(f"  {{ SELECT DISTINCT {news} WHERE {{ {seen} }} }} ?fact {_ARTICLE} {news} .")
    return lines


def _in_sentence(words: Iterable[str]) -> str:
    """Words that stand in a sentence with words that tell the fact: from the stop before these to the next."""
    before = f'REPLACE(STRBEFORE(?body_, ?told_), {_text(_UNTIL_STOP)}, "", "s")'
    after = f'REPLACE(STRAFTER(?body_, ?told_), {_text(_FROM_STOP)}, "", "s")'
    has = " && ".join(f'REGEX(?sentence_, {_text(_begins(stem(word)))}, "i")' for word in words)
    return f"""  FILTER EXISTS {{ ?fact sc:evidence/oa:exact ?told_ ; {_ARTICLE}/schema:articleBody ?body_ .
    FILTER(STRLEN(?told_) > {_TOO_SHORT}) BIND(CONCAT({before}, ?told_, {after}) AS ?sentence_) FILTER({has}) }}"""


def _must(phrase: Phrase, path: str, places: Sequence[str], others: Sequence[tuple[Iri, Iri]] = ()) -> list[str]:
    """What leads from the fact to one of the things of a phrase."""
    lines = []
    if phrase.iris:
        paths = [f"{path}{'/' + _BELONGS if phrase.wide else ''}"] if path else []
        paths += [f"{place}/{_LIES}" if place == "sc:place" or not path else place for place in places]
        but = _but([pair for pair in others if pair[1] in phrase.iris], "?it")
        lines.append(_some(" UNION ".join(f"{{ ?fact {each} ?it }}" for each in paths) + but, phrase))
    lines.append(_told(phrase.words, "?fact"))
    return lines


def _but(others: Sequence[tuple[Iri, Iri]], variable: str) -> str:
    """Without what is another fact's."""
    pairs = " ".join(f"({_short(fact)} {_short(thing)})" for fact, thing in others)
    return f" MINUS {{ VALUES (?fact {variable}) {{ {pairs} }} }}" if others else ""


def _some(pattern: str, phrase: Phrase) -> str:
    return f"  {{ SELECT DISTINCT ?fact WHERE {{ VALUES ?it {{ {_values(phrase.iris)} }} {pattern} }} }}"


def _about(phrase: Phrase) -> list[str]:
    """Facts about something: an issue, a target, or what the words name."""
    if not phrase.iris:
        return [_told(phrase.words, "?fact")]
    named = " || ".join(f"CONTAINS(LCASE(?told), {_text(name.lower())})" for name in phrase.names)
    texts = f"{{ ?fact sc:text|sc:evidence/oa:exact ?told FILTER({named}) }}"
    lines = [_some(f"{{ ?fact sc:issue|sc:target|sc:place ?it }} UNION {texts}", phrase)]
    return [*lines, _told(phrase.words, "?fact")]


def _told(words: Iterable[str], node: str) -> str:
    """Each of these words stands in what the articles say of the fact, in some form."""
    said = [word for word in words if word not in classes()["beings"]]
    return "\n".join(_has_word(f"{node} {_TOLD}", stem(word)) for word in said)


def _has_word(pattern: str, word: str) -> str:
    """One of the texts to which the pattern leads has a word that begins so."""
    return f"  FILTER EXISTS {{ {_reads(pattern, word)} }}"


def _reads(pattern: str, word: str) -> str:
    return f'{pattern} ?told_ FILTER(REGEX(?told_, {_text(_begins(word))}, "i"))'


def _begins(word: str) -> str:
    """A regular expression for a word that begins so."""
    return rf"(^|[^\p{{L}}\p{{N}}]){re.escape(word)}"


def _narrow(act: Act | None) -> str:
    """Of all facts of the kinds, those that the articles tell by the words of the question or their like.

    Of several such words the longest are shown.
    """
    if act is None or not act.words:
        return ""
    pattern = _text(stems(act.words))
    longest = "SUBSTR(MAX(CONCAT(SUBSTR(STR(10000 + STRLEN(?verb)), 2), ?verb)), 5)"
    return f"""  {{ SELECT ?fact ({longest} AS ?words) WHERE {{
    ?fact sc:evidence/oa:exact ?verb FILTER(REGEX(?verb, {pattern}, "i")) }} GROUP BY ?fact }}"""


def _dates(asked: Asked) -> str:
    """The days of the fact; where a span is asked for, one without days counts by the day of its article."""
    lines = ["  OPTIONAL { ?fact sc:start ?start }", "  OPTIONAL { ?fact sc:end ?end }"]
    if asked.span is None:
        return "\n".join(lines)
    lines.append("  OPTIONAL { ?fact prov:wasDerivedFrom/schema:datePublished ?published }")
    if asked.span.last:
        first = 'SUBSTR(CONCAT(STR(COALESCE(?start, ?end, ?published)), "-01-01"), 1, 10)'
        lines.append(f'  FILTER({first} <= {_text(asked.span.last)} && !STRSTARTS({first}, "-"))')
    if asked.span.first:
        last = 'SUBSTR(CONCAT(STR(COALESCE(?end, ?start, ?published)), "-99-99"), 1, 10)'
        lines.append(f"  FILTER({last} >= {_text(asked.span.first)})")
    return "\n".join(lines)


def _source(asked: Asked) -> str:
    lines = []
    for phrase in asked.source:
        if phrase.iris:
            belongs = f"/{_BELONGS}" if phrase.wide else ""
            lines.append(_some(f"?fact ({_SOURCE}|sc:speaker){belongs} ?it", phrase))
        else:
            lines += [_has_word(f"?fact {_SOURCE}/rdfs:label", word) for word in phrase.words]
    return "\n".join(lines)


def _answer() -> str:
    return """  BIND(IF(?status IN ("occurred", "ongoing", "said"), "yes", IF(?status = "negated", "denied",
    IF(?status = "scheduled", "planned", IF(?status = "requested", "asked for", "possible")))) AS ?answer)
  BIND(IF(?answer = "yes", 0, IF(?answer = "denied", 1, 2)) AS ?rank)"""


def _list(name: str, path: str, node: str = "?fact", others: Sequence[tuple[Iri, Iri]] = (), given: str = "") -> str:
    if others:
        first, _, rest = path.rpartition("/")
        path = f"{first} ?{name}It{_but(others, f'?{name}It')} ?{name}It {rest}"
    return f"""  OPTIONAL {{ SELECT {node} (GROUP_CONCAT(?{name}One; separator=", ") AS ?{name}) WHERE {{
    {{ SELECT DISTINCT {node} ?{name}One WHERE {{ {given}{node} {path} ?{name}One }} ORDER BY ?{name}One }}
  }} GROUP BY {node} }}
"""


def _words(node: str = "?fact", given: str = "") -> str:
    return f"""  {{ {given}{node} sc:telling ?telling . ?telling sc:rank 1 ; sc:evidence/oa:exact ?words }}
  UNION {{ {given}{node} sc:evidence/oa:exact ?words . FILTER NOT EXISTS {{ {node} sc:telling ?any }} }}"""


def _sayings(asked: Asked) -> str:
    lines: list[str] = []
    for phrase in asked.who:
        lines += _must(phrase, "sc:speaker", ())
    for phrase in asked.to:
        if phrase.iris:
            named = " || ".join(f"CONTAINS(LCASE(?heard), {_text(name.lower())})" for name in phrase.names)
            heard = f"{{ ?fact sc:audience ?heard FILTER({named}) }}"
            lines.append(_some(f"{{ ?fact sc:target/{_BELONGS} ?it }} UNION {heard}", phrase))
        else:
            lines += [_has_word("?fact sc:audience|sc:text|sc:evidence/oa:exact", stem(word)) for word in phrase.words]
    for phrase in (*asked.topic, *asked.any_part):
        lines += _about(phrase)
    for phrase in asked.place:
        lines.append(_told((phrase.names[0].lower(),) if phrase.names else phrase.words, "?fact"))
    for phrase in asked.source:
        lines += _must(phrase, "sc:speaker", ())
    lines += _loosely(asked)
    stances = [kind for kind in asked.act.kinds if kind in set(Stance)] if asked.act else []
    values = f"VALUES ?kind {{ {' '.join(f'stance:{kind}' for kind in stances)} }}" if stances else ""
    parts = "\n".join(lines)
    first = "?answer " if asked.focus == "yes" else ""
    return f"""SELECT DISTINCT {first}?speaker ?stance ?text ?to ?about ?on ?audience ?words ?article WHERE {{
  ?fact a sc:Claim ; sc:speaker ?source ; sc:text ?text ; sc:stance ?kind ; prov:wasDerivedFrom ?news . {values}
  ?source rdfs:label ?speaker . ?news rdfs:label ?article .
  BIND(STRAFTER(STR(?kind), "#") AS ?stance) {'BIND("yes" AS ?answer)' if asked.focus == "yes" else ""}
{parts}
{_told(asked.words, "?fact")}
{_dates(asked)}
{_list("to", "sc:target/rdfs:label")}{_list("about", "sc:issue/rdfs:label")}
{_words()}
  OPTIONAL {{ ?fact sc:audience ?audience }}
  OPTIONAL {{ ?news schema:datePublished ?day }}
  BIND(?start AS ?on)
}} ORDER BY COALESCE(STR(?day), "~") ?article ?speaker ?text ?words"""


def _counted(asked: Asked) -> str:
    """Figures: how many were killed, or how much is given."""
    kinds = " ".join(map(_text, _FIGURES[asked.what]))
    happened = "?fact a sc:Event ." if asked.what != "amounts" else "?fact a sc:ReportedEvent ."
    counted = "".join(f"\n  FILTER(CONTAINS(LCASE(?of), {_text(word.removesuffix('s'))}))" for word in asked.words)
    rest = _parts(asked)
    lists = "".join(_list(name, _LISTS[name]) for name in ("who", "where"))
    kind = {"killed": "killed"}.get(asked.what, "")
    columns = "?atLeast ?atMost ?of ?figure ?unit ?type ?who ?where ?start ?end ?accordingTo ?words ?article"
    return f"""SELECT DISTINCT {columns} WHERE {{
  {happened} ?fact sc:eventType ?kind ; sc:toll|sc:amount ?number ; {_NEWS} ?article .
  BIND(STRAFTER(STR(?kind), "#") AS ?type)
  VALUES ?figure {{ {kinds} }}
  ?number sc:figureKind ?figure ; sc:evidence/oa:exact ?words .
{rest}
{_dates(asked)}
  OPTIONAL {{ ?number sc:low ?atLeast }} OPTIONAL {{ ?number sc:high ?atMost }}
  OPTIONAL {{ ?number sc:counted ?of }} OPTIONAL {{ ?number sc:unit ?unit }}{counted}
{lists}
  OPTIONAL {{ SELECT ?number (GROUP_CONCAT(?one; separator=", ") AS ?accordingTo) WHERE {{
    {{ SELECT DISTINCT ?number ?one WHERE {{ ?number sc:saidBy|(sc:saidIn/sc:speaker/rdfs:label) ?one }}
      ORDER BY ?one }} }} GROUP BY ?number }}
}} ORDER BY {'(?figure != "' + kind + '")' if kind else ""} DESC(COALESCE(?atLeast, ?atMost)) ?article ?words"""


def _person(asked: Asked) -> str:
    """The offices of somebody."""
    who = _values(iri for phrase in asked.who for iri in phrase.iris)
    title = f" VALUES ?office {{ {asked.title} }}" if asked.title else ""
    bodies = _values(iri for phrase in asked.any_part for iri in phrase.iris)
    of = f" VALUES ?body {{ {bodies} }} ?fact sc:of/{_BODY} ?body ." if bodies else ""
    return f"""SELECT DISTINCT ?person ?office ?of ?status ?asOf ?words ?article WHERE {{
  VALUES ?it {{ {who} }} ?it rdfs:label ?person .{title}{of}
  ?fact a sc:ReportedRole ; sc:person ?it ; sc:title ?office ; sc:roleStatus ?kind ; {_NEWS} ?article .
  BIND(STRAFTER(STR(?kind), "#") AS ?status)
  OPTIONAL {{ ?fact sc:of/rdfs:label ?of }} OPTIONAL {{ ?fact sc:asOf ?asOf }}
{_words()}
}} ORDER BY ?person (?status != "current") ?office ?of STR(?asOf)"""


def _holders(asked: Asked) -> str:
    """Who holds an office, by the articles and by the reference facts."""
    by = [phrase for phrase in asked.who if phrase.kind == "Person"]
    of = [phrase for phrase in (*asked.any_part, *asked.who, *asked.place) if phrase.iris and phrase not in by]
    some = "".join(f"\n    VALUES ?it {{ {_values(phrase.iris)} }} ?body {_BODY} ?it ." for phrase in of[:1])
    known = "".join(f"\n    VALUES ?it {{ {_values(phrase.iris)} }} ?post sc:officeOf ?it ." for phrase in of[:1])
    for phrase in by:  # whoever gives an office gives it in a body of their own
        own = f"\n    VALUES ?giver {{ {_values(phrase.iris)} }} ?own sc:person ?giver ; sc:of "
        some, known = f"{some}{own}?own_ . ?body {_BODY} ?own_ .", f"{known}{own}?own_ . ?post sc:officeOf ?own_ ."
    title = f"\n    VALUES ?office {{ {asked.title} }}" if asked.title else ""
    rest = "\n".join(_told_in(phrase.words, "?words") for phrase in asked.any_part if not phrase.iris)
    return f"""SELECT DISTINCT ?person ?office ?of ?status ?asOf ?since ?source ?words WHERE {{
  {{
    ?fact a sc:ReportedRole ; sc:person/rdfs:label ?person ; sc:title ?office ; sc:roleStatus ?kind ; {_NEWS} ?source .
    BIND(STRAFTER(STR(?kind), "#") AS ?status) OPTIONAL {{ ?fact sc:asOf ?asOf }}
    {"?fact sc:of ?body . ?body rdfs:label ?of ." if some else "OPTIONAL { ?fact sc:of/rdfs:label ?of }"}{some}{title}
  {_words()}
{rest}
  }} UNION {{
    ?post a sc:Incumbency ; sc:officeName ?office ; sc:incumbentName ?person ; sc:officeOf/rdfs:label ?of .
    {known}{title}
    BIND("background" AS ?status) BIND("reference facts" AS ?source)
    OPTIONAL {{ ?post sc:since|sc:knownFrom ?since }} OPTIONAL {{ ?post sc:knownAsOf ?asOf }}
  }}
}} ORDER BY (?status = "background") (?status != "current") ?of ?office ?person DESC(STR(?asOf))"""


_BODY = "(sc:partOf|sc:bodyOf)*"


def _told_in(words: Iterable[str], variable: str) -> str:
    return "\n".join(f"    FILTER(CONTAINS(LCASE({variable}), {_text(word)}))" for word in words)


def _memberships(asked: Asked) -> str:
    """What somebody is a member of, or who the members of a body are."""
    people, bodies = asked.who, asked.any_part
    if asked.what == "members":
        people, bodies = (), asked.any_part or asked.who or asked.place
    one = "".join(f"\n    VALUES ?one {{ {_values(phrase.iris)} }}" for phrase in people[:1] if phrase.iris)
    other = "".join(f"\n    VALUES ?other {{ {_values(phrase.iris)} }}" for phrase in bodies[:1] if phrase.iris)
    answer = 'BIND("yes" AS ?answer)' if asked.focus == "yes" else ""
    order = "?organization ?member" if asked.what != "members" else "?member ?organization"
    return f"""SELECT DISTINCT {"?answer " if answer else ""}{order} ?how ?source ?words WHERE {{
  {{ {one}{other}
    ?fact a sc:Relation ; sc:subject ?one ; sc:object ?other ; sc:relationType ?kind ; {_NEWS} ?source .
    VALUES (?kind ?how) {{ (sc:memberOf "member") (sc:partOf "part") }}
  {_words()}
  }} UNION {{ {one}{other}
    ?fact a sc:ReportedRole ; sc:person ?one ; sc:of ?other ; sc:title ?how ; {_NEWS} ?source .
  {_words()}
  }} UNION {{ {one}{other}
    VALUES (?property ?how) {{ (sc:hasMembershipIn "member") (sc:hasObserverStatusIn "observer") }}
    ?one ?property ?other . BIND("background: reference facts" AS ?source)
  }}
  ?one rdfs:label ?member . ?other rdfs:label ?organization . {answer}
}} ORDER BY STRSTARTS(?source, "background") (?how != "member") {order}"""


def _mentions(asked: Asked) -> str:
    """Articles whose text has words that name nothing."""
    words = [word for phrase in (*asked.any_part, *asked.topic) for word in phrase.words]
    return f"""SELECT ?published ?article ?publisher WHERE {{
  ?news a sc:Article ; rdfs:label ?article ; schema:articleBody ?body .
{_told_in(words, "?body")}
  OPTIONAL {{ ?news schema:datePublished ?published }} OPTIONAL {{ ?news schema:publisher ?publisher }}
}} ORDER BY COALESCE(STR(?published), "~") ?article"""


def _articles(asked: Asked) -> str:
    """Articles that speak of things, and of a span of time."""
    if any(not phrase.iris for phrase in (*asked.any_part, *asked.topic)):
        return _mentions(asked)
    lines = [
        f"  {{ SELECT ?news (COUNT(DISTINCT ?span) AS ?mentions) WHERE {{ VALUES ?it {{ {_values(phrase.iris)} }} "
        "?seen sc:thing ?it ; prov:wasDerivedFrom ?news . "
        "OPTIONAL { ?seen sc:nameMention|sc:nominalMention|sc:pronounMention ?span } } GROUP BY ?news }"
        for phrase in (*asked.any_part, *asked.topic, *asked.place)[:1]
    ]
    span = asked.span
    if span is not None:
        first = 'SUBSTR(CONCAT(STR(?published), "-01-01"), 1, 10)'
        lines += [f"  FILTER({first} <= {_text(span.last)})"] if span.last else []
        lines += [f"  FILTER({first} >= {_text(span.first)})"] if span.first else []
    mentions = " ?mentions" if len(lines) and "?mentions" in lines[0] else ""
    parts = "\n".join(lines)
    return f"""SELECT ?published ?article ?publisher{mentions} WHERE {{
  ?news a sc:Article ; rdfs:label ?article .
  OPTIONAL {{ ?news schema:datePublished ?published }} OPTIONAL {{ ?news schema:publisher ?publisher }}
{parts}
}} ORDER BY COALESCE(STR(?published), "~") ?article"""


def _located(asked: Asked) -> str:
    things = _values(phrase_iri for phrase in (*asked.any_part, *asked.place) for phrase_iri in phrase.iris)
    return f"""SELECT DISTINCT ?place ?in ?lat ?long ?source ?words WHERE {{
  VALUES ?it {{ {things} }} ?it rdfs:label ?place
  OPTIONAL {{ ?it geo:lat ?lat ; geo:long ?long }}
  {{ ?fact a sc:Relation ; sc:relationType sc:locatedIn ; sc:subject ?it ; sc:object/rdfs:label ?in ; {_NEWS} ?source .
  {_words()} }}
  UNION {{ ?it sc:situatedIn/rdfs:label ?in . BIND("background: reference facts" AS ?source) }}
}} ORDER BY STRSTARTS(?source, "background") ?place ?in"""


def _values(iris: Iterable[Iri]) -> str:
    return " ".join(_short(iri) for iri in iris)


def _short(iri: Iri) -> str:
    """An IRI with its prefix where it has one, to be read more easily."""
    for name, namespace in prefixes().items():
        local = iri.removeprefix(namespace)
        if local != iri and re.fullmatch(r"[A-Za-z0-9][\w-]*", local):
            return f"{name}:{local}"
    return sparql_term(iri)


def _text(words: str) -> str:
    return sparql_term(text(words))


_BUILDERS: dict[str, Callable[[Asked], str]] = {
    **dict.fromkeys(("deeds", "happened", "planned", "did", "evidence", "why", "count"), _deeds),
    "said": _sayings,
    **dict.fromkeys(_FIGURES, _counted),
    **dict.fromkeys(("holder", "leader", "offices"), _holders),
    **dict.fromkeys(("person", "office", "isholder"), _person),
    **dict.fromkeys(("member", "members", "ismember"), _memberships),
    **dict.fromkeys(("articles", "countarticles"), _articles),
    "whereis": _located,
}
