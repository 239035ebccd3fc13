"""Whether an event happened: read from negation, modality, the words that govern it, and its date.

Verbs are read in ``verb_status``, nouns in ``noun_status``; the words that decide are in ``lexicon/data/status.tsv``.
"""

from __future__ import annotations

from kg.extract.rules.factuality.conditions import hinges
from kg.extract.rules.factuality.governors import Reading, Setting
from kg.extract.rules.factuality.noun_status import of_noun
from kg.extract.rules.factuality.verb_status import of_verb
from kg.language import Token
from kg.model import FACTS, Status

_PROMISING = {"pledge", "promise"}


def status_of(token: Token, setting: Setting | None = None) -> Status:
    """The status of the event that ``token``, a verb or a noun, tells."""
    reading = Reading(setting or Setting(), of_verb, of_noun)
    status = reading.of(token)
    if token.lemma in _PROMISING and token.pos == "VERB" and status in FACTS:
        return Status.SCHEDULED  # "pledged aid": not yet given
    if status is Status.ONGOING and reading.setting.past:
        return Status.OCCURRED
    if status is Status.SCHEDULED and hinges(token):
        return Status.POSSIBLE
    return Status.SCHEDULED if reading.setting.later and status in FACTS else status


__all__ = ["Setting", "status_of"]
