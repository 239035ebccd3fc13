"""What an archive tells of itself: settings, runs, parts, and files with their SHA-256."""

from __future__ import annotations

import json
from typing import Any

from kg.corpus import Settings
from kg.errors import StoreError

__all__ = ["FORMAT", "MANIFEST", "checked", "settings_in"]

MANIFEST = "manifest.json"
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
        StoreError: if the manifest does not tell.
    """
    return Settings.from_json(json.dumps(manifest.get("settings")))
