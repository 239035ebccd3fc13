"""What is wrong with a query, where, and what to do: the engine names a place and hundreds of words it would take.

The place, the line and a caret below it are told always. The cause is looked for in what people get wrong: a prefix
that is not declared, a bracket that is not closed, a keyword or function with a slip, a column that is not grouped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import pairwise, zip_longest

from kg.errors import QueryError
from kg.store.sparql.excerpt import placed

_PLACE = re.compile(r"\bat (\d+):(\d+)")
_WORDS = re.compile(
    r"""(?P<skip>\#[^\n\r]*|<[^\x00-\x20<>"{}|^`\\]*>|\"\"\".*?\"\"\"|'''.*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[?$]\w+|@[\w-]+)
    |(?P<name>(?<![\w:.-])(?P<prefix>[A-Za-z_][\w-]*)?:(?P<local>[\w%.-]*))
    |(?P<word>[A-Za-z_]\w*)|(?P<open>[({\[])|(?P<close>[)}\]])|(?P<quote>["'])""",
    re.VERBOSE | re.DOTALL,
)
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_KEYWORDS = (
    *_FORMS, "WHERE", "PREFIX", "BASE", "DISTINCT", "REDUCED", "OPTIONAL", "UNION", "MINUS", "FILTER", "BIND",
    "VALUES", "GRAPH", "SERVICE", "SILENT", "EXISTS", "NOT", "IN", "AS", "GROUP", "ORDER", "BY", "HAVING", "LIMIT",
    "OFFSET", "ASC", "DESC", "UNDEF", "FROM", "NAMED", "SEPARATOR", "A", "TRUE", "FALSE",
)  # fmt: skip
_FUNCTIONS = (
    "ABS", "AVG", "BNODE", "BOUND", "CEIL", "COALESCE", "CONCAT", "CONTAINS", "COUNT", "DATATYPE", "DAY", "FLOOR",
    "GROUP_CONCAT", "HOURS", "IF", "IRI", "ISBLANK", "ISIRI", "ISLITERAL", "ISNUMERIC", "ISURI", "LANG", "LANGMATCHES",
    "LCASE", "MAX", "MD5", "MIN", "MINUTES", "MONTH", "NOW", "RAND", "REGEX", "REPLACE", "ROUND", "SAMETERM", "SAMPLE",
    "SECONDS", "SHA1", "SHA256", "SHA384", "SHA512", "STR", "STRAFTER", "STRBEFORE", "STRDT", "STRENDS", "STRLANG",
    "STRLEN", "STRSTARTS", "STRUUID", "SUBSTR", "SUM", "TIMEZONE", "TZ", "UCASE", "URI", "UUID", "YEAR",
    "ENCODE_FOR_URI",
)  # fmt: skip
_CLOSED_BY = {"{": "}", "(": ")", "[": "]"}


def explained(sparql: str, complaint: str, prefixes: Iterable[str]) -> QueryError:
    """The error for a query that the engine cannot read.

    Args:
        complaint: the engine's words; a place in them is a line and a column, from 1.
        prefixes: those that need no declaration.
    """
    found = next(_causes(sparql, complaint, set(prefixes)), None)
    place = _PLACE.search(complaint)
    if found is None:
        at = _offset(sparql, int(place[1]), int(place[2])) if place else len(sparql)
        after = sparql[max(at - 1, 0) :].lstrip()[:1]
        missing = f"something is missing before {after}" if after in set(")}].;") - {""} else ""
        found = (at, missing or "the query cannot be read here", "look for what is missing or too much before the mark")
    at, cause, remedy = found
    line, column, excerpt = placed(sparql, at)
    return QueryError(f"line {line}, column {column}: {cause}", remedy=remedy, excerpt=excerpt)


def _causes(sparql: str, complaint: str, prefixes: set[str]) -> Iterator[tuple[int, str, str]]:
    """What may be wrong: where, what, and what to do; the surest first."""
    tokens = [match for match in _WORDS.finditer(sparql) if match.lastgroup != "skip"]
    place = _PLACE.search(complaint)
    fault = _offset(sparql, int(place[1]), int(place[2])) if place else len(sparql)
    yield from _first_word(tokens)
    yield from _prefixes(tokens, prefixes)
    yield from _brackets(tokens)
    for token in tokens:
        if token["close"] and (operator := re.search(r"(=|&&|\|\||,)\s*$", sparql[: token.start()])):
            cause = f"something is missing between {operator[1]} and {token[0]}"
            yield token.start(), cause, "write what belongs there"
    yield from ((each.start(), "a text begins here and does not end", f"end it with {each[0]}")
                for each in tokens if each["quote"])  # fmt: skip
    for before, after in zip_longest(tokens, tokens[1:]):
        if (before["word"] or "").upper() in ("ORDER", "GROUP") and (after is None or after[0].upper() != "BY"):
            yield before.end(), f"BY is missing after {before[0]}", f"write {before[0]} BY"
    if "unbound" in complaint:
        yield from _unbound(sparql)
    yield from _slips(sparql, tokens, fault)


def _first_word(tokens: list[re.Match[str]]) -> Iterator[tuple[int, str, str]]:
    words = iter(tokens)
    for token in words:
        word = (token["word"] or "").upper()
        if word in ("PREFIX", "BASE"):
            named = next(words, None)
            if word == "PREFIX" and named is not None and not named["name"]:
                yield named.start(), f"the prefix {named[0]} has no colon", f"write PREFIX {named[0]}: <...>"
        elif word not in _FORMS:
            close = get_close_matches(word, _FORMS, n=1, cutoff=0.6)
            remedy = f"did you mean {close[0]}?" if close else f"begin it with {', '.join(_FORMS)}"
            yield token.start(), f"no query begins with {token[0]}", remedy
            return
        else:
            return


def _prefixes(tokens: list[re.Match[str]], known: set[str]) -> Iterator[tuple[int, str, str]]:
    declared = {
        token["prefix"] or ""
        for before, token in pairwise(tokens)
        if (before["word"] or "").upper() == "PREFIX" and token["name"]
    }
    for token in tokens:
        prefix = token["prefix"] or ""
        if token["name"] and prefix not in declared | known | {"_"}:
            close = get_close_matches(prefix, sorted(declared | known), n=1, cutoff=0.5)
            hint = f"did you mean {close[0]}:? Or " if close else ""
            yield token.start(), f"no prefix is called {prefix}:", f"{hint}declare it: PREFIX {prefix}: <...>"


def _brackets(tokens: list[re.Match[str]]) -> Iterator[tuple[int, str, str]]:
    opened: list[re.Match[str]] = []
    for token in tokens:
        if token["open"]:
            opened.append(token)
        elif token["close"]:
            if not opened:
                yield token.start(), f"{token[0]} closes nothing", "leave it out"
                return
            wanted = _CLOSED_BY[opened.pop()[0]]
            if token[0] != wanted:
                yield token.start(), f"{token[0]} stands where {wanted} should", f"write {wanted}"
                return
    if opened:
        missing = _CLOSED_BY[opened[-1][0]]
        yield opened[-1].start(), f"{opened[-1][0]} is not closed", f"add {missing} where it ends"


def _unbound(sparql: str) -> Iterator[tuple[int, str, str]]:
    """A column beside COUNT and its like that GROUP BY does not name."""
    head = re.search(r"\bSELECT\b(?P<columns>[^{]*)\{", sparql, re.IGNORECASE)
    if head is None:
        return
    groups = re.search(r"\bGROUP\s+BY\b(?P<names>[^}]*)$", sparql, re.IGNORECASE)
    grouped = set(re.findall(r"[?$](\w+)", groups["names"])) if groups else set()
    plain = re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", lambda found: " " * len(found[0]), head["columns"])
    for column in re.finditer(r"[?$](\w+)", plain):
        if column[1] not in grouped:
            at = head.start("columns") + column.start()
            yield at, f"{column[0]} is neither grouped nor counted", f"add GROUP BY {column[0]}, or leave it out"
            return


def _slips(sparql: str, tokens: list[re.Match[str]], fault: int) -> Iterator[tuple[int, str, str]]:
    """A word before the place of the fault that is no keyword or function."""
    for token in sorted((each for each in tokens if each["word"]), key=lambda each: abs(each.start() - fault)):
        word = token["word"].upper()
        is_called = sparql[token.end() :].lstrip().startswith("(")
        if word in _FUNCTIONS or word in _KEYWORDS:
            continue
        close = get_close_matches(word, _FUNCTIONS if is_called else _KEYWORDS, n=1, cutoff=0.75)
        close = close or get_close_matches(word, (*_KEYWORDS, *_FUNCTIONS), n=1, cutoff=0.75)
        kind = "function" if is_called else "keyword"
        remedy = f"did you mean {close[0]}?" if close else f"a name needs a prefix (sc:{token[0]}), a variable a ?"
        yield token.start(), f"{token[0]} is no {kind}", remedy
        return


def _offset(sparql: str, line: int, column: int) -> int:
    lines = sparql.splitlines(keepends=True)
    return min(sum(map(len, lines[: line - 1])) + column - 1, len(sparql))
