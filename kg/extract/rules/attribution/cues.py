"""Every cue of attribution in an article with what hangs on it, before anybody asks who the words refer to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extract.rules.attribution.attribution import Saying, is_document, speaker_of
from kg.extract.rules.attribution.content import Content, content_of
from kg.extract.rules.attribution.content_pieces import is_finite, piece
from kg.extract.rules.attribution.cue_words import Cue, Cues, load_cues
from kg.extract.rules.attribution.direct_speech import Endings, direct_speech, follows
from kg.extract.rules.attribution.noun_cues import noun_saying
from kg.extract.span_index import SpanIndex
from kg.language import Annotation, Sentence, Token
from kg.language.quotes import Quote, Quotes
from kg.language.syntax import is_infinitive, is_negated, is_passive, noun_phrase, subject
from kg.model import BlockKind, Span

#: An attitude if it is asserted; "a plan to support growth" tells of none.
BACKING = {"support", "back", "favor", "favour", "advocate"}
#: Whoever is to say something by these has not said it.
_LETTING = {
    "allow",
    "permit",
    "enable",
    "let",
    "urge",
    "ask",
    "press",
    "pressure",
    "require",
    "want",
    "expect",
    "order",
}
_AIMING = {"intend", "want", "expect"}
#: Reports and those who look into something "find" and "show" in words; others do so in fact.
_FINDING = {"find", "show"}
_INQUIRIES = {
    *("investigation", "inquiry", "probe", "audit", "panel", "commission", "committee", "investigator", "researcher"),
    *("auditor", "inspector", "expert", "scientist"),
}
#: So many marks and blanks are looked through for the stop before them.
_MARKS = 100
_TELLING = {BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.HEADING}


def find_sayings(annotation: Annotation, quotes: Quotes, cues: Cues) -> list[Saying]:
    """All sayings of paragraphs and headings, in the order of their cues."""
    direct = direct_speech(annotation, quotes, cues)
    found: list[Saying] = []
    for sentence in annotation.sentences:
        if sentence.kind not in _TELLING:
            continue
        for token in annotation.tokens_of(sentence):
            if token.i in direct:
                found.append(direct[token.i])
            elif quotes.of(token) is None:  # in a quote, cues are the speaker's own words
                saying = _at(annotation, cues, sentence, token)
                if saying is not None:
                    found.append(saying)
    return _continued(annotation, quotes, found)


def _at(annotation: Annotation, cues: Cues, sentence: Sentence, token: Token) -> Saying | None:
    entry = cues.verb(token)
    described = cues.adjectives.get(token.lower)
    if described is not None and _is_participial(token, described):
        return _adjective(annotation, described, token)
    if entry is not None:
        return _verb(annotation, entry, token)
    if token.pos == "ADJ" and described is not None:
        return _adjective(annotation, described, token)
    if token.pos == "NOUN" and (entry := cues.nouns.get(token.lemma.lower())) is not None:
        return noun_saying(annotation, entry, token) or _parenthetical(annotation, cues, sentence, token)
    if token.tag == "NNS" and token.lemma.lower() in cues.verbs:
        return _parenthetical(annotation, cues, sentence, token)
    if token.lower == "according":
        return _according(annotation, cues.phrases["according to"], sentence, token)
    return None


def _verb(annotation: Annotation, entry: Cue, verb: Token) -> Saying | None:
    if verb.lemma in _FINDING and not (_is_written(speaker_of(verb)) and _finds_that(verb)):
        return None
    if is_negated(verb) or _is_unreal(verb) or (verb.lemma in BACKING and not (is_finite(verb) or is_passive(verb))):
        return None
    for frame in entry.frames:
        content = content_of(annotation, verb, frame)
        if content is not None:
            speaker = subject(verb) if frame == "quoted" else speaker_of(verb)
            found = _saying([verb], entry.used_in(frame), speaker, content, f"claim.{_rule(frame)}")
            found.labels = frame in {"as", "predicate"}
            return found
    return None


def _rule(frame: str) -> str:
    return "reporting-verb" if frame in {"clause", "told", "quoted"} else "speech-act"


def _saying(cue: list[Token], entry: Cue, speaker: Token | None, content: Content, rule: str) -> Saying:
    return Saying(cue, entry, speaker, content.pieces, rule, targets=content.targets, objects=content.objects)


def _is_unreal(verb: Token) -> bool:
    """Not said yet, or only if: "may say", "if he says"."""
    if any(aux.lower in {"may", "might", "could", "should", "can", "must"} for aux in verb.all("aux")):
        return True
    if any(mark.lower in {"if", "unless", "whether"} for mark in verb.all("mark")):
        return True
    if verb.lemma in _AIMING and not is_finite(verb):
        return True  # "reporters intending to ask"
    if is_infinitive(verb) and verb.dep in {"xcomp", "ccomp"} and verb.head.lemma in _LETTING:
        return True  # "would allow them to refuse"
    if verb.dep == "acl" and any(mark.lower in {"if", "unless"} for mark in verb.head.head.all("mark")):
        return True  # "unless it signs a treaty calling for"
    return _is_undergone(verb) or (verb.dep == "xcomp" and verb.head.lemma in {"refuse", "decline", "fail"})


def _is_undergone(verb: Token) -> bool:
    """ "When asked for an apology, S left": S is asked, by nobody named."""
    bare = not verb.all("nsubj", "nsubjpass", "aux", "auxpass", "agent")
    return verb.dep == "advcl" and verb.tag == "VBN" and bare


def _parenthetical(annotation: Annotation, cues: Cues, sentence: Sentence, token: Token) -> Saying | None:
    """For "CONTENT, S claims, CONTENT", whose verb the tagger took for a noun."""
    words = annotation.tokens_of(sentence)
    after = [t for t in words if t.i > token.i]
    opening = next((t for t in reversed(words) if t.i < token.i and t.text == ","), None)
    entry = cues.verbs.get(token.lemma.lower())
    if entry is None or "clause" not in entry.frames or opening is None or not after or after[0].text != ",":
        return None
    name = [t for t in words if opening.i < t.i < token.i and t.pos != "PUNCT"]
    before = [t for t in words if t.i < opening.i]
    if not name or name[-1].pos != "PROPN" or any(t.pos not in {"PROPN", "DET"} for t in name) or len(before) < 2:
        return None
    pieces = piece(annotation, before) + piece(annotation, after)
    return Saying([token], entry, name[-1], pieces, "claim.reporting-verb")


def _is_written(who: Token | None) -> bool:
    """ "The report found that", "the panel found that": but he who finds that it rains says nothing."""
    return who is not None and (is_document(who) or who.lemma.lower() in _INQUIRIES)


def _finds_that(verb: Token) -> bool:
    """Not "showed how they did it", "data showing that"."""
    clause = verb.child("ccomp")
    return clause is not None and is_finite(verb) and not any(word.tag == "WRB" for word in clause.children)


def _is_participial(token: Token, entry: Cue) -> bool:
    """For "S is opposed to CONTENT", "S is pleased by CONTENT", which the tagger takes for a passive."""
    if token.tag != "VBN" or token.child("auxpass") is None or token.child("xcomp") is not None:
        return False
    return token.child("agent") is None or "by" in entry.frames


def _adjective(annotation: Annotation, entry: Cue, word: Token) -> Saying | None:
    """For "S is confident that CONTENT"."""
    verb = word if word.pos == "VERB" else word.head
    if (word.dep != "acomp" and verb is not word) or is_negated(verb) or _is_unreal(verb):
        return None
    for frame in entry.frames:
        content = content_of(annotation, word, frame)
        if content is None and frame == "clause":
            content = content_of(annotation, word.head, frame) if word.head.child("ccomp") else None
        if content is not None:
            return _saying([word], entry, subject(verb), content, "claim.attitude")
    return None


def _according(annotation: Annotation, entry: Cue, sentence: Sentence, token: Token) -> Saying | None:
    """For "According to S, CONTENT", "CONTENT, according to S", "CONTENT, according to S, CONTENT"."""
    link = annotation.next(token)
    if link is None or link.lower != "to":
        return None
    source = link.child("pobj")
    if source is None:
        return None
    phrase = _source_phrase(source)
    words = annotation.tokens_of(sentence)
    last = max(t.i for t in phrase)
    before = [t for t in words if t.i < token.i]
    after = _without_other_cue([t for t in words if t.i > last])
    if before and (before[-1].pos == "CCONJ" or _is_link(before)):
        before = []  # "the talks failed, but according to S CONTENT"
    if before and after and after[0].text not in {",", "-", "—"} and not _is_cut_off(before):
        after = []
    if before == [] and source.pos == "NOUN":
        after = _without_name(after)
    if after and after[0].text == ",":
        before = _of_its_clause(token, before)
    pieces = [p for part in (before, after) for p in _run(annotation, part)]
    return Saying([token, link], entry, source, pieces, "claim.according-to") if pieces else None


def _is_link(before: Sequence[Token]) -> bool:
    """For "the talks failed and, according to S, CONTENT"."""
    return len(before) > 2 and before[-1].text == "," and before[-2].lower in {"and", "but", "because", "although"}


def _of_its_clause(token: Token, before: list[Token]) -> list[Token]:
    """For "published a plan that will, according to S, cost much": of the plan that it will cost much."""
    clause = next((above for above in token.ancestors() if above.pos in {"VERB", "AUX"}), None)
    if clause is None or not before or before[-1].text != ",":
        return before
    link = next((t for t in clause.subtree() if t.tag in {"WDT", "WP"}), None)
    if clause.dep != "relcl" or link is None or not link.i < token.i < clause.i:
        return before
    told = {t.i for t in (*noun_phrase(clause.head), *clause.subtree())}
    return [t for t in before if t.i in told]


def _is_cut_off(before: Sequence[Token]) -> bool:
    """ "The team will, according to S, stay": what comes before is no whole clause."""
    return before[-1].text == "," and len(before) > 1 and before[-2].pos == "AUX"


def _without_name(after: list[Token]) -> list[Token]:
    """ "According to the judge, Jan Novak, CONTENT", where the parser takes the name for a part of what is said."""
    end = next((k for k, t in enumerate(after[1:6], 1) if t.pos != "PROPN"), 0)
    named = end > 1 and after[0].text == "," and after[end].text == ","
    return after[end:] if named else after


def _source_phrase(source: Token) -> list[Token]:
    """The whole phrase of who is named, appositions included, but no clause that the parser hung on it by mistake."""
    words = list(noun_phrase(source))
    for child in source.rights:
        if child.dep == "acl" and child.tag == "VBN" and child.i == max(t.i for t in words) + 1:
            words.extend(child.subtree())  # "a report released on Monday"
        elif child.dep in {"prep", "appos", "conj", "cc", "relcl"} or (child.dep == "punct" and child.text != ","):
            phrase = child.subtree()
            if child.dep == "appos" and any(t.text in {'"', "“"} for t in phrase):
                break  # what is said: "according to S, the "disaster" in the port"
            words.extend(phrase)
    return words


def _without_other_cue(after: list[Token]) -> list[Token]:
    """Without ", says B," of "According to A, says B, CONTENT"."""
    commas = [k for k, t in enumerate(after[:12]) if t.text == ","]
    if len(commas) < 2 or commas[0] != 0 or after[1].tag not in {"VBZ", "VBD"} or load_cues().verb(after[1]) is None:
        return after
    inner = after[2 : commas[1]]
    return after[commas[1] :] if inner and all(t.pos in {"PROPN", "NOUN", "DET", "ADJ"} for t in inner) else after


def _run(annotation: Annotation, tokens: Sequence[Token]) -> list[Span]:
    return piece(annotation, tokens) if sum(t.pos != "PUNCT" for t in tokens) > 1 else []


def _continued(annotation: Annotation, quotes: Quotes, sayings: list[Saying]) -> list[Saying]:
    """Gives quotes without a cue of their own, and the rest of quotes, to the saying that they go on with."""
    for saying in sayings:
        saying.content = [_to_its_end(quotes, span) for span in saying.content]
    told = SpanIndex((span, saying) for saying in sayings for span in saying.content)
    endings = Endings(annotation, sayings)
    by_sentence: dict[int, list[Saying]] = {}
    for saying in sayings:
        by_sentence.setdefault(saying.head.sentence, []).append(saying)
    for quote in quotes.all:
        if told.touches(quote.inner):  # quotes lie apart: what is added below touches none of those to come
            continue
        opener = _announcing(annotation, quote, by_sentence)
        if opener is not None:
            endings.extend(opener, quote.inner)
            continue
        before = [s for s in endings.right_before(quote) if {"clause", "told"} & set(s.entry.frames)]
        going_on = [s for s in before if follows(annotation, quote, s)]
        if going_on and _is_whole(annotation, quote.span):
            top = min(going_on, key=lambda s: (sum(1 for _ in s.head.ancestors()), s.head.i))
            endings.extend(top, quote.inner)
    return sayings


def _to_its_end(quotes: Quotes, span: Span) -> Span:
    """The whole of a quote that begins inside ``span`` and ends behind it, sentences later."""
    quote = quotes.at(span.end - 1)
    if quote is None or not quote.closed or quote.span.start < span.start or span.end >= quote.inner.end:
        return span
    return Span(span.start, quote.span.end)


def _announcing(annotation: Annotation, quote: Quote, sayings: Mapping[int, list[Saying]]) -> Saying | None:
    """The speech act of the same sentence that a quote spells out: "praised the deal: "It ..."."""
    text, end = annotation.article.text, quote.span.start
    while end and text[end - 1].isspace():
        end -= 1
    first = next(iter(annotation.tokens_in(quote.inner)), None)
    if first is None or text[max(end - 1, 0) : end] not in {":", ","} or not _is_whole(annotation, quote.span):
        return None
    sentence = (annotation.token_at(end - 1) or first).sentence
    near = [s for s in sayings.get(sentence, ()) if s.head.start < quote.span.start]
    return near[-1] if near and near[-1].content[-1].end <= quote.span.start else None


def _is_whole(annotation: Annotation, span: Span) -> bool:
    """True for a quote that is a sentence: it ends with a stop inside, or right before one."""
    text = annotation.article.text
    room = text[max(0, span.start - _MARKS) : span.end]
    return room.rstrip("\"'”’ ")[-1:] in {".", "!", "?", "…"} or text[span.end : span.end + 1] in {
        ".",
        "",
        "\n",
    }


__all__ = ["BACKING", "find_sayings"]
