"""What holds for all articles of a corpus: chosen when it is made, so that the order of adding does not matter."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kg.corpus.curation.statements import Statements
from kg.errors import StoreError, UsageError
from kg.extract import check_reader
from kg.extract.readers import DEFAULT_READER
from kg.rdf import DEFAULT_BASE, checked_base
from kg.store import ReferenceStore
from kg.store.reference import reference_file

#: Grows when an older version could no longer go on with what a newer one keeps; `kg.corpus.migrating` raises it.
VERSION = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the articles of a corpus are read.

    Args:
        base: what the IRIs of things start with.
        include_text: whether the graph holds the full text of articles.
        min_confidence: facts that are less sure, between 0 and 1, are left out.
        model: name of an installed spaCy pipeline; None is that which comes with the package.
        reader: what reads the parsed articles; see :mod:`kg.extract.readers`.
        reference: reference facts of one's own, as names of files and their content.
        statements: what a person says is one, or is not.
        version: in which way the corpus is kept.
    """

    base: str = DEFAULT_BASE
    include_text: bool = True
    min_confidence: float = 0.0
    model: str | None = None
    reader: str = DEFAULT_READER
    reference: tuple[tuple[str, str], ...] = ()
    statements: Statements = field(default_factory=Statements)
    version: int = VERSION

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Settings:
        """The settings that a store keeps.

        Raises:
            StoreError: if they are broken, or those of a newer version.
        """
        try:
            found = json.loads(text)
            if found["version"] > VERSION:
                raise StoreError("the corpus was made by a newer version", remedy="use that version of kg")
            found["reference"] = tuple((name, content) for name, content in found["reference"])
            said = found.pop("statements")
            found["statements"] = Statements(*(tuple((a, b) for a, b in said[kind]) for kind in ("same", "different")))
            return cls(**found)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreError("the settings of the corpus are broken", remedy="restore the store from a copy") from error


def chosen(
    *,
    base: str | None = None,
    model: str | None = None,
    reader: str = DEFAULT_READER,
    reference: Iterable[str | Path] = (),
    min_confidence: float = 0.0,
    include_text: bool = True,
) -> Settings:
    """Settings as somebody chooses them; see :class:`Settings`.

    Raises:
        GraphError: if a file of reference facts cannot be read.
        UsageError: if ``base`` is no absolute IRI, there is no such reader, or ``min_confidence`` is not between 0
            and 1.
    """
    if not 0 <= min_confidence <= 1:
        raise UsageError(f"{min_confidence} is not between 0 and 1", where="min_confidence", remedy="give 0.8, say")
    settings = Settings(
        base=checked_base(base or DEFAULT_BASE),
        include_text=include_text,
        min_confidence=min_confidence,
        model=model,
        reader=check_reader(reader),
        reference=tuple((Path(name).name, content) for name, content in map(reference_file, reference)),
    )
    ReferenceStore(settings.reference, base=settings.base)  # what is wrong with them is told now
    return settings
