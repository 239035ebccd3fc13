"""The formats that commands read and write, as their options name them."""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "ALIASES",
    "EXPORT_ALIASES",
    "AnswerFormat",
    "BriefFormat",
    "ExportFormat",
    "GraphFormat",
    "InputFormat",
    "LogFormat",
    "LogLevel",
    "MembersFormat",
    "ReportFormat",
    "RowsFormat",
    "ShaclEngine",
    "StatusFormat",
    "ViewFormat",
]


ALIASES = {
    "turtle": "ttl",
    "n3": "ttl",
    "json-ld": "jsonld",
    "nquads": "nq",
    "n-quads": "nq",
    "ntriples": "nt",
    "n-triples": "nt",
    "rdfxml": "rdf",
    "rdf/xml": "rdf",
    "rdf-xml": "rdf",
    "markdown": "md",
}
"""What else formats are called, wherever one is chosen."""
EXPORT_ALIASES = ALIASES | {"csv": "dyads", "parquet": "tables"}
"""The same for ``kg export``, where no format has these names."""


class InputFormat(StrEnum):
    """What articles come in."""

    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    PARQUET = "parquet"
    WARC = "warc"
    FEED = "feed"


class GraphFormat(StrEnum):
    """What ``kg build`` writes."""

    TTL = "ttl"
    TRIG = "trig"
    NQ = "nq"
    NT = "nt"
    RDF = "rdf"
    JSONLD = "jsonld"


class ExportFormat(StrEnum):
    """What ``kg export`` writes."""

    TTL = "ttl"
    TRIG = "trig"
    NQ = "nq"
    NT = "nt"
    RDF = "rdf"
    JSONLD = "jsonld"
    FACTS = "facts"
    GRAPHML = "graphml"
    GEXF = "gexf"
    NEO4J = "neo4j"
    DYADS = "dyads"
    POLECAT = "polecat"
    TABLES = "tables"


class MembersFormat(StrEnum):
    """How ``kg export`` tells more than two who meet or agree."""

    EACH = "each"
    PAIRS = "pairs"


class AnswerFormat(StrEnum):
    """How ``kg query`` prints."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TTL = "ttl"


class RowsFormat(StrEnum):
    """How lists are printed."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"


class StatusFormat(StrEnum):
    """How ``kg status`` prints."""

    TEXT = "text"
    JSON = "json"


class ReportFormat(StrEnum):
    """How ``kg validate`` prints."""

    TEXT = "text"
    TTL = "ttl"
    JSON = "json"


class ViewFormat(StrEnum):
    """What ``kg view`` draws."""

    HTML = "html"
    SVG = "svg"
    PNG = "png"


class BriefFormat(StrEnum):
    """What ``kg brief`` writes."""

    MD = "md"
    HTML = "html"


class ShaclEngine(StrEnum):
    """What asks the shapes in ``kg validate``."""

    BUILTIN = "builtin"
    PYSHACL = "pyshacl"


class LogFormat(StrEnum):
    """How ``kg serve`` writes its log."""

    TEXT = "text"
    JSON = "json"


class LogLevel(StrEnum):
    """What ``kg serve`` tells in its log."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"
