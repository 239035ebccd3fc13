"""What the rules of identity say, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.resolve.bodies import ACRONYM, SAME_OWNER
from kg.resolve.clusters import SAID
from kg.resolve.people import AFFAIR, OFFICE, ONLY, SAME_NAME, VARIANT
from kg.resolve.places import IN_CONTEXT, SAME_STATE

RULES: Mapping[str, str] = MappingProxyType(
    {
        SAID: "somebody says so",
        SAME_NAME: "the same name, and nothing speaks against it",
        VARIANT: "forms of one name, and an office, a state or an affair in common",
        OFFICE: "a surname, and an office that only one of its bearers holds in these years",
        AFFAIR: "a surname, and articles about the same affair name one bearer of it",
        ONLY: "a rare surname, of which these years and states know one bearer",
        SAME_OWNER: "the same name, and of the same state or body",
        ACRONYM: "an acronym, which an article explains",
        SAME_STATE: "the same name, in the same state",
        IN_CONTEXT: "the same name, and the article speaks of its state",
    }
)
"""By the name of each rule, what it stands on."""
