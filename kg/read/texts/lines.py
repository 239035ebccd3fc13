"""What a single line of a news text is by its form: a date, a byline, a dateline, furniture of the page."""

from __future__ import annotations

import re

__all__ = ["GLUED_OUTLET", "OUTLETS", "byline", "dateline", "ends_sentence", "is_boilerplate", "opens_list", "outlet"]

#: Agencies and broadcasters whose name alone stands above or before an article.
OUTLETS = (
    "VOA News", "Voice of America", "VOA", "Reuters", "The Associated Press", "Associated Press", "AP",
    "Agence France-Presse", "AFP", "BBC News", "BBC", "CNN", "Al Jazeera", "Deutsche Welle", "DW", "UPI", "Xinhua",
    "RFE/RL", "Radio Free Europe", "Radio Free Asia", "NPR", "PA", "dpa", "EFE", "ANSA", "Kyodo News", "Yonhap",
    "Interfax", "ITAR-TASS", "TASS", "RIA Novosti", "Bloomberg", "UN News", "Euronews", "France 24", "ABC News",
    "CBS News", "NBC News", "Fox News", "Sky News", "The Guardian", "The New York Times", "The Washington Post",
)  # fmt: skip
_OUTLET = "|".join(re.escape(name) for name in sorted(OUTLETS, key=len, reverse=True))
_OUTLET_LINE = re.compile(rf"(?:source:\s*)?\(?({_OUTLET})\)?(?:\s*(?:staff|correspondent))?", re.IGNORECASE)
#: "VOA NewsThe incumbent": the outlet's line lost its line end.
GLUED_OUTLET = re.compile(rf"({_OUTLET})(?=[A-Z][a-z]*\s)")

_NAME = r"[A-Z][\w.'’-]+(?:\s+(?:(?:de|van|von|al|bin|der|den|la|el)\s+)?[A-Z][\w.'’-]+){0,4}"
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by|[Ff]rom)\s+({_NAME}(?:(?:,\s+|\s+and\s+|\s+AND\s+|\s*&\s*){_NAME})*)"
    r"(?:\s*[,|•·–—/-]\s*[\w .,'’&|/-]{2,60})?"
)

_CAPITALS = r"[A-Z][A-Z.'’ -]*[A-Z.](?:[,/]\s?[A-Z][\w.'’ -]{1,30}){0,2}"
_TITLE_CASE = r"[A-Z][\w.'’-]+(?:,?\s(?:(?:of|the|and|de|al)\s)?[A-Z][\w.'’-]+){0,4}"
_DAY = r"(?:,\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?)?"
_AGENCY = r"\s*(?:\([A-Z][\w ./&,-]{1,40}\)|/[A-Z][\w .&-]{1,40}/)"
_DATELINES = (
    re.compile(rf"(?:{_CAPITALS}|{_TITLE_CASE}){_DAY}{_AGENCY}\s*(?:—|–|--|-|:)\s+(?=\S)"),
    re.compile(rf"{_CAPITALS}{_DAY}\s*(?:—|–|--|\s-)\s+(?=\S)"),
    re.compile(rf"{_TITLE_CASE}{_DAY}\s*(?:—|--)\s+(?=[\"“‘'(]?[A-Z0-9])"),
)
_DASH = re.compile(r"—|--")

_WHOLE = [
    r"(?:leave|add|post|write|submit)\s+(?:a|your)\s+(?:reply|comment|response)\b.{0,40}",
    r"(?:view|show|read|see|hide|load)?\s*(?:all\s+|the\s+|more\s+)?(?:\d+\s+)?comments?(?:\s*\(?\d+\)?)?:?",
    r"share(?:\s+(?:this|on|via|with|the)\b.{0,60})?:?|share\s*(?:facebook|twitter|tweet|email).{0,40}",
    r"(?:also\s+)?read\s+(?:more|also|next|full\s+\w+|this)\b.{0,120}|(?:see|watch|listen)\s+also\b.{0,120}",
    r"(?:continue|keep)\s+reading.{0,80}|(?:story|article)\s+continues\s+(?:below|after).{0,60}",
    r"related(?:\s+(?:articles?|stor(?:y|ies)|news|content|topics?|coverage|links?|reading|posts?|videos?))?(?::.{0,120})?",
    r"(?:sign\s+up|subscribe|register|log\s*in|sign\s+in)(?:\s+(?:now|here|for|to|with|or)\b.{0,120})?[.!]?",
    r"(?:get|receive)\s+(?:our|the\s+latest|daily|breaking)\b.{0,100}\b(?:newsletter|inbox|alerts?)\b.{0,40}",
    r"advert(?:isement|isements|ising)?|sponsored(?:\s+content|\s+by.{0,40})?|promoted|ad",
    r"(?:copyright|©|\(c\)\s*(?:copyright\s*)?\d{4}).{0,250}|(?:.{0,80}\s)?all\s+rights\s+reserved.{0,100}",
    r"(?:follow|like|find|join)\s+us(?:\s+(?:on|at)\b.{0,80})?|follow\s+@?\w+\s+on\s+\w+\.?",
    r"(?:print|e-?mail|tweet|facebook|twitter|whatsapp|linkedin|reddit|copy\s+link|x)(?:\s+this)?(?:\s+(?:page|article|story))?",
    r"(?:photo|image|picture|video|file\s+photo|photograph)s?(?:\s+(?:credit|source|by|courtesy))?s?\s*:.{0,120}",
    r"(?:click|tap)\s+(?:here|on|the)\b.{0,120}|(?:skip|jump)\s+to\s+(?:the\s+)?(?:main\s+)?(?:content|navigation)|back\s+to\s+top",
    r"(?:most|more)\s+(?:read|popular|viewed|shared)|trending(?:\s+now)?|recommended(?:\s+for\s+you)?|editors?['’]?s?\s+(?:picks?|choice)",
    r"more\s+(?:on|from|in)\s+(?:this|the|our)\s+\w+.{0,60}|you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested).{0,60}|up\s+next",
    r"(?:we|this\s+(?:web)?site)\s+uses?\s+cookies\b.{0,200}",
    r"(?:the\s+)?(?:views|opinions)\s+expressed\b.{0,250}",
    (r"this\s+(?:article|story|report|material|page)\s+(?:was|is|has\s+been|may\s+not\s+be)\s+(?:first\s+|originally\s+)?"
    r"(?:published|republished|reproduced|translated|updated|written|corrected|syndicated|archived)\b.{0,250}"),
    r"\(?(?:additional\s+)?(?:reporting|writing|editing|graphics|translation|compiled)\s+by\b.{0,250}",
    r".{0,120}\bcontributed\s+to\s+this\s+(?:report|story|article)\.?",
    r"(?:tags?|topics?|filed\s+under|categor(?:y|ies)|keywords?|in\s+this\s+(?:story|article))\s*:.{0,150}",
    r"\d+\s*-?\s*min(?:ute)?s?\s+read|(?:updated\s+)?\d+\s+(?:minutes?|hours?|days?)\s+ago",
    r"(?:source|sources|references|notes|external\s+links|sister\s+links|further\s+reading|see\s+also|footnotes|bibliography)\s*:?",
    r"have\s+(?:an\s+opinion|something\s+to\s+say|your\s+say).{0,100}|(?:view|see)\s+(?:more|all|gallery|photos?).{0,40}",
    r"next\s+(?:article|story|post|page)|previous\s+(?:article|story|post|page)|load\s+more|show\s+more|play\s+video",
]  # fmt: skip
_BOILERPLATE = re.compile("(?:" + "|".join(f"(?:{form})" for form in _WHOLE) + ")", re.IGNORECASE | re.DOTALL)
_OPENS_LIST = re.compile(
    r"(?:sources?|references|external\s+links|sister\s+links|further\s+reading|see\s+also|footnotes|bibliography"
    r"|related.{0,20}|most\s+\w+|trending.{0,6}|recommended.{0,10}|more\s+(?:on|from|in)\s.{0,40}|comments?.{0,8})\s*:?",
    re.IGNORECASE,
)
#: Four words in small letters: more is said than who writes for whom.
_SAID = re.compile(r"\b[a-z]{2,}(?:\s+[a-z]{2,}){3}")
_END = re.compile(r"[.!?…:;,][\"”’'»)\]]*$")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:[A-Za-z]\.){2,}$")


def ends_sentence(line: str) -> bool:
    """True if the last word ends a sentence; "D.C." alone does not say so."""
    line = line.rstrip()
    return bool(_END.search(line)) and not _ABBREVIATION.search(line)


def is_boilerplate(line: str) -> bool:
    """True for furniture of a page: links, prompts, credits, rights."""
    return _BOILERPLATE.fullmatch(line.strip().strip("*_#>|[]-–—• ")) is not None


def opens_list(line: str) -> bool:
    """True for boilerplate that a list of links or comments follows ("Related articles")."""
    return _OPENS_LIST.fullmatch(line.strip()) is not None


def outlet(line: str) -> str | None:
    """The outlet whose name is all that the line says."""
    found = _OUTLET_LINE.fullmatch(line.strip())
    if found is None:
        return None
    return next(name for name in OUTLETS if name.lower() == found.group(1).lower())


def byline(line: str) -> str | None:
    """The authors of a byline ("By Ann Lee and Raj Rao, Reuters": "Ann Lee and Raj Rao").

    "By Friday, rebels are to leave." is a sentence: it goes on in small letters, and ends.
    """
    found = _BYLINE.fullmatch(line.strip().strip("*_"))
    if found is None:
        return None
    rest = found.group()[found.end(1) - found.start() :]
    return None if ends_sentence(line) and _SAID.search(rest) else found.group(1)


def dateline(paragraph: str) -> int:
    """The length of the dateline at the start of ``paragraph``, dash and blanks included; 0 where there is none."""
    for i, pattern in enumerate(_DATELINES):
        found = pattern.match(paragraph)
        if found is None or len(found.group()) > 80:
            continue
        # "China — Asia's giant — said": a dash that comes in a pair is punctuation of the sentence
        if i == 2 and _DASH.search(paragraph, found.end(), found.end() + 80):
            continue
        return found.end()
    return 0
