"""What an archive tells of itself: settings, runs, parts, and files with their SHA-256."""

from __future__ import annotations

import json
import re
from typing import Any

from kg.corpus import Settings
from kg.errors import StoreError
from kg.extract import check_reader
from kg.rdf import checked_base

__all__ = ["FORMAT", "MANIFEST", "checked", "settings_in"]

MANIFEST = "manifest.json"
_PACKAGE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*", re.ASCII)
#: Grows when an older version could not go on with what a newer one leaves.
FORMAT = 1


def checked(text: str, where: str) -> dict[str, Any]:
    """A manifest.

    Raises:
        StoreError: if it is broken, or of another version.
    """
    remedy = "name the OUTPUT of kg cluster build"
    try:
        found = dict(json.loads(text))
        number = found["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError("the manifest of the archive is broken", where=where, remedy=remedy) from error
    if number != FORMAT:
        raise StoreError("the archive was made by another version", where=where, remedy="use that version of kg")
    return found


def settings_in(manifest: dict[str, Any]) -> Settings:
    """How the articles were read.

    Raises:
        StoreError: if the manifest does not tell, or names a model by a path.
        UsageError: if what it tells cannot be.
    """
    found = Settings.from_json(json.dumps(manifest.get("settings")))
    checked_base(found.base)
    check_reader(found.reader)
    if found.model is not None and not _PACKAGE.fullmatch(found.model):
        raise StoreError("the archive names a model that is no package", remedy="make a new archive")
    return found
