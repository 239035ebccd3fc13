"""PLOVER root codes of events and claims.

PLOVER (the event ontology of political science that followed CAMEO) codes an act by what it does between two actors,
and modality changes the code: an act of cooperation that is planned is an AGREE, an act of conflict that is planned a
THREATEN, help refused a SANCTION. Where PLOVER has no category (elections, changes of office, accidents, decisions,
bare comments) there is no code, and none is made up.
"""

from __future__ import annotations

from kg.model import EventType, Stance, Status

_COOPERATION = {
    EventType.VISIT: "CONSULT",
    EventType.MEETING: "CONSULT",
    EventType.AGREEMENT: "AGREE",
    EventType.SUPPORT: "AID",
}
_CONFLICT = {
    EventType.SANCTION: "SANCTION",
    EventType.ARMED_ACTION: "ASSAULT",
    EventType.MILITARY_ACTIVITY: "MOBILIZE",
    EventType.PROTEST: "PROTEST",
    EventType.LEGAL_ACTION: "COERCE",
}
_CLAIMS = {
    Stance.REQUEST: "REQUEST",
    Stance.WARN: "THREATEN",
    Stance.REJECT: "REJECT",
    Stance.CRITICIZE: "ACCUSE",
    Stance.SUPPORT: "SUPPORT",
    Stance.PROMISE: "AGREE",
}


def event_code(kind: EventType, status: Status) -> str | None:
    """The root code of an event of this type and status, or None where PLOVER has none."""
    if kind not in _COOPERATION and kind not in _CONFLICT:
        return None
    if status in (Status.OCCURRED, Status.ONGOING):
        return _COOPERATION.get(kind) or _CONFLICT[kind]
    if status is Status.REQUESTED:
        return "REQUEST"
    if kind in _COOPERATION:
        return _unreal_cooperation(kind, status)
    return None if status is Status.NEGATED else "THREATEN"


def _unreal_cooperation(kind: EventType, status: Status) -> str | None:
    if status is Status.SCHEDULED:
        return "AGREE"
    if status is Status.NEGATED:
        return "SANCTION" if kind is EventType.SUPPORT else "REJECT"
    # That somebody may cooperate binds nobody: no act yet.
    return None


def claim_code(stance: Stance) -> str | None:
    """The root code of a claim, or None for a bare comment or forecast, which PLOVER does not count as an act."""
    return _CLAIMS.get(stance)
