"""The columns of a row, what they hold, and what POLECAT calls those that it has too."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["COLUMNS", "POLECAT", "Column"]


class Column(NamedTuple):
    """A column.

    Args:
        kind: of what it holds: ``text``, a ``day``, a ``truth`` value, a ``count`` or a ``number``.
        tells: what it holds, for the codebook.
    """

    name: str
    kind: str
    tells: str


def _columns(listed: str) -> tuple[Column, ...]:
    found = []
    for line in listed.strip().splitlines():
        name, _, tells = line.partition("  ")
        name, _, kind = name.partition(":")
        found.append(Column(name, kind or "text", tells.strip()))
    return tuple(found)


_ACTOR = """
{0}_name               the {0}; several articles may call it otherwise
{0}_country            the state to which the {0} belongs: ISO 3166-1 alpha-3 (XKX for Kosovo)
{0}_cow:count          that state's number in Correlates of War
{0}_gw:count           that state's number in Gleditsch and Ward's list
{0}_sector             what part of society it belongs to: GOV, MIL, REB, OPP, CVL, BUS, JUD, MED, IGO, NGO, ...
{0}_title              the office that the article gives it
{0}_type               State, Official, Person, Organization or Group
{0}_wikidata           its id in Wikidata, where it is known: Q148
{0}_id                 its node in the graph
"""

COLUMNS = _columns(
    f"""
event_date:day         the first day on which it may have happened; of an act without a date, the day of publication
event_date_from        where that day comes from: text, inferred (it rests on a day of publication that was inferred), published
event_date_precision   how exact the article is: day, month or year
first_day:day          the first day on which it may have happened, by the article's own words
last_day:day           the last
{_ACTOR.format("actor").strip()}
{_ACTOR.format("recipient").strip()}
recipient_from         how the recipient is known: text, or place (the state of the place where it happens, and not named as the recipient)
event_type             Visit, Meeting, Agreement, Support, Sanction, ArmedAction, MilitaryActivity, Protest, LegalAction, Decision, ...; Claim
status                 occurred, ongoing, scheduled, possible, requested, negated; said for a claim
code                   the PLOVER code, which modality has changed: a planned visit is an AGREE
root                   the PLOVER code of the same act, had it happened
mode                   how, in PLOVER's terms
contexts               what it is about in PLOVER's terms, with semicolons between them: military; diplomatic; economic; ...
quad_class             verbal cooperation, material cooperation, verbal conflict or material conflict
intensity:number       from -10 (conflict) to 10 (cooperation)
issues                 what it is about in our own list, with commas between them
mutual:truth           true if the recipient does the same towards the actor, or if all members do it together
weight:number          1 / the number of rows of the act, so that the weights of an act add up to 1
killed_low:count       how many were killed, by the lowest of those who say it
killed_high:count      by the highest; empty where that is open ("at least 12")
wounded_low:count      the same for the wounded
wounded_high:count     and the highest
place_name             where it happened
place_geonames:count   that place in GeoNames
place_latitude:number  degrees north
place_longitude:number  degrees east
place_country          the state in which it lies: ISO 3166-1 alpha-3
according_to           who says so, where the article does not say it in its own voice
confidence:number      how likely it is right, from 0 to 1
reports:count          how many independent sources tell it
first_report:truth     false if an earlier article here tells the same event: without those rows, every event counts once
contradicted:truth     true if one source says that it happened and another that it did not
words                  the words of the article that tell it
start_offset:count     where they begin in the article's text, in characters
end_offset:count       where they end, exclusive
source                 the outlet
publication_date:day   the first day on which the article may have been published
publication_precision  how exact that is: day, month or year
headline               of the article
url                    of the article
article_id             its node in the graph
event_id               the act's node in the graph: rows with the same are one act
shared_id              the node of the event that several articles tell, where this is a report of one
"""  # noqa: E501
)
"""Every column of ``dyads``, in order."""

_POLECAT = """
Event ID: event_id
Event Date: event_date
Event Type: code
Event Mode: mode
Intensity: intensity
Quad Code: quad_class
Contexts: contexts
Actor Name: actor_name
Actor Country: actor_country
Actor COW: actor_cow
Primary Actor Sector: actor_sector
Actor Sectors: actor_sector
Actor Title: actor_title
Actor Name Raw: actor_name
Wikipedia Actor ID:
Recipient Name: recipient_name
Recipient Country: recipient_country
Recipient COW: recipient_cow
Primary Recipient Sector: recipient_sector
Recipient Sectors: recipient_sector
Recipient Title: recipient_title
Recipient Name Raw: recipient_name
Wikipedia Recipient ID:
Placename: place_name
City:
District:
Province:
Country: place_country
Latitude: place_latitude
Longitude: place_longitude
GeoNames ID: place_geonames
Raw Placename: place_name
Feature Type:
Source: source
Publication Date: publication_date
Story People:
Story Organizations:
Story Locations:
Language:
Version:
"""

POLECAT = dict(line.split(":") for line in _POLECAT.replace(": ", ":").strip().splitlines())
"""POLECAT's columns in its order, with the column here that holds the same; empty where there is none.

What is ours alone follows in the files (`kg.export.acts.files`).
"""
