"""Articles that are made to keep the parser and the rules busy: bounded time and memory, and the same graph as ever."""

from __future__ import annotations

import pytest

from tests.hostile.child import in_a_child

READ = """
import time
import kg
start = "The of and to that is was for with by from has have had been it its.\\n" * 300  # English enough
body = (sys.argv[1] * 12_000)[:12_000]
started = time.process_time()
graph = kg.build(f"Envoys meet\\n\\n{start}\\n{body}\\n\\nThe foreign minister of Norway met her colleague in Oslo.\\n")
assert len(graph.store) > 100
most = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))  # since it began, unlike ru_maxrss
print(time.process_time() - started, int(most.split()[1]) // 1024)
"""


@pytest.mark.parametrize("words", ["a-", "the minister of Norway met the president and "])
def test_an_endless_sentence(words: str) -> None:
    seconds, megabytes = map(float, in_a_child(READ, words).split())
    assert seconds < 30
    assert megabytes < 1_000


def test_a_very_long_paragraph_is_parsed_in_pieces_that_end_with_sentences() -> None:
    told = in_a_child("""
from kg.language import load_annotator
from kg.read import read_text
sentence = "The foreign minister of Norway met Mr. Lee of the embassy in Oslo on Monday. "
annotation = load_annotator().annotate(read_text(f"Envoys meet\\n\\n{sentence * 400}"))
tokens = annotation.tokens
assert all(annotation.article.text[token.start : token.end] == token.text for token in tokens)
sentences = {" ".join(token.text for token in tokens[each.first : each.last]) for each in annotation.sentences}
print(len(annotation.sentences), sorted(sentences, key=len)[-1])
""")
    assert told == "401 The foreign minister of Norway met Mr. Lee of the embassy in Oslo on Monday .\n"


def test_a_line_without_any_blank_is_cut_all_the_same() -> None:
    told = in_a_child("""
from kg.language.engine import _pieces
from kg.model import Block, BlockKind, Span
block = Block(BlockKind.PARAGRAPH, Span(7, 25_007))
pieces = list(_pieces("x" * 25_000, 1, block))
print([piece.start for piece in pieces], sum(len(piece.joined.text) for piece in pieces))
""")
    assert told == "[7, 10007, 20007] 25000\n"
