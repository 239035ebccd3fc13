"""Servers that fail, hang, refuse or write rubbish lose no article and bring in nothing."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ArticleError, ModelError, UsageError
from kg.llm import KEY, llm_settings
from kg.llm.client import ModelServer, NoAnswerError
from tests.llm.conftest import Reading
from tests.llm.model import Reply, serving

GOOD = Reply('{"entities": [{"id": "b", "type": "Place", "name": "Berlin", "mentions": ["0:Berlin"]}]}')
TEXT = "The minister visited Berlin."
MESSAGES = [{"role": "user", "content": "What is there?"}]


def ask(url: str, tmp_path: Path, **options: Any) -> tuple[str, list[float]]:
    """What the model says, and for how long it was waited."""
    waited: list[float] = []
    settings = llm_settings(url, "scripted", cache=tmp_path, **options)
    with ModelServer(settings, wait=waited.append) as server:
        return server.ask(MESSAGES, {"type": "object"}).text, waited


@pytest.mark.parametrize(
    ("bad", "waits"),
    [
        (Reply(status=429, headers={"Retry-After": "7"}), [7.0]),
        (Reply(status=429), [1.0]),
        (Reply(status=500, body=b"oops"), [1.0]),
        (Reply(status=503, headers={"Retry-After": "100000"}), [60.0]),
        (Reply("x" * 2000, short=500), [1.0]),
        (Reply(body=b"x" * 10_000_000), [1.0]),
        (Reply(body=b"no JSON"), [1.0]),
        (Reply(body=b"[" * 100_000), [1.0]),
        (Reply(body=b'{"choices": []}'), [1.0]),
        (Reply(body=b'{"choices": [{"message": {"content": null}}]}'), [1.0]),
        (Reply("late", pause=1.5), [1.0]),
    ],
    ids=lambda value: None if isinstance(value, list) else f"{value.status} {(value.body or b'')[:12]!r} {value.pause}",
)
def test_what_fails_once_is_asked_again(bad: Reply, waits: list[float], tmp_path: Path) -> None:
    with serving(lambda _, number: bad if number == 0 else Reply("yes")) as server:
        assert ask(server.url, tmp_path, timeout=1.0) == ("yes", waits)


def test_what_goes_on_failing_is_no_answer(tmp_path: Path) -> None:
    with serving(lambda *_: Reply(status=500)) as server, pytest.raises(NoAnswerError, match="HTTP 500"):
        ask(server.url, tmp_path)
    assert len(server.requests) == 4
    late = Reply("late", pause=0.6)
    with serving(lambda *_: late) as server, pytest.raises(NoAnswerError, match=r"no answer within 0\.2 seconds"):
        ask(server.url, tmp_path, timeout=0.2)
    assert len(server.requests) == 2
    with pytest.raises(NoAnswerError, match="cannot be reached"):
        ask(server.url, tmp_path)


@pytest.mark.parametrize("status", [301, 307, 401, 403, 404, 418])
def test_a_server_that_refuses_ends_it(status: int, tmp_path: Path) -> None:
    reply = Reply(status=status, headers={"Location": "http://127.0.0.1:9/elsewhere"}, body=b"<b>no</b>")
    with serving(lambda *_: reply) as server, pytest.raises(ModelError, match=str(status)):
        ask(server.url, tmp_path)
    assert len(server.requests) == 1


def test_servers_that_know_no_schema_are_asked_without(tmp_path: Path) -> None:
    def script(request: dict[str, Any], number: int) -> Reply:
        if number == 0:
            return Reply(status=500, body=b"response_format: input should be 'json_object'")
        if "schema" in request["response_format"]:
            return Reply(status=400, body=b"unknown key: schema")
        return Reply("yes")

    with serving(script) as server:
        assert ask(server.url, tmp_path)[0] == "yes"
    first, second, third = server.requests
    assert first["response_format"]["json_schema"]["schema"] == {"type": "object"}
    assert second["response_format"] == {"type": "json_object", "schema": {"type": "object"}}
    assert third["response_format"] == {"type": "json_object"}
    assert (first["temperature"], first["seed"], first["stream"]) == (0, 0, False)
    with serving(lambda *_: Reply(status=400, body=b"too long")) as server, pytest.raises(ModelError, match="too long"):
        ask(server.url, tmp_path)


def test_the_key_is_sent_as_such_and_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda *_: Reply("yes")) as server:
        ask(server.url, tmp_path)
        monkeypatch.setenv(KEY, "secret")
        ask(server.url, tmp_path)
    assert [headers.get("Authorization") for headers in server.headers] == [None, "Bearer secret"]
    with pytest.raises(UsageError, match="would go over the network for all to read"):
        llm_settings("http://models.example.org/v1", "m")
    with pytest.raises(UsageError, match="a name or password stands in the address") as told:
        llm_settings("https://me:secret@models.example.org/v1", "m")
    assert "secret" not in str(told.value)


def test_rubbish_costs_the_section_and_no_article(read: Reading) -> None:
    for number, text in enumerate(["", "Certainly! Here it is.", "{", "[1, 2]", "null", '{"a":' * 200, "{}" * 300_000]):
        with serving(lambda *_, text=text: Reply(text)) as server:
            facts, account = read(server, text=TEXT, model=f"rubbish-{number}")
        assert facts.entities == ()
        assert len(server.requests) == 2
        assert account.lost == ["sentences 0 to 0: no JSON came"]


def test_json_is_repaired(read: Reading) -> None:
    for number, text in enumerate(
        [
            f"```json\n{GOOD.text}\n```",
            f"Here it is: {GOOD.text} Anything else?",
            GOOD.text.replace('"', "'"),
            GOOD.text[:-2] + ",]}",
            GOOD.text[:-3],
        ]
    ):
        with serving(lambda *_, text=text: Reply(text)) as server:
            facts, account = read(server, text=TEXT, model=f"repaired-{number}")
        assert [each.name for each in facts.entities] == ["Berlin"], text
        assert account.lost == []


def test_a_dead_server_is_told_and_costs_nothing_that_was_answered(read: Reading) -> None:
    text = "The minister visited Berlin. Then he left."
    with serving(lambda _, number: GOOD if number == 0 else Reply(status=401)) as server, pytest.raises(ModelError):
        read(server, text=text, sentences=1, parallel=1)
    with serving(lambda *_: GOOD) as server:
        read(server, text=text, sentences=1, parallel=1)
    assert len(server.requests) == 1
    with pytest.raises(ArticleError, match=r"gave no answer.*what it answered is kept"):
        read(server, text=TEXT, attempts=1, model="another")
    facts, account = read(server, name="hybrid+llm", text=TEXT, attempts=1, model="another")
    assert {each.name for each in facts.entities} >= {"Berlin"}
    assert len(account.lost) == 1


def test_an_answer_is_kept_for_what_was_asked_of_whom(read: Reading, tmp_path: Path) -> None:
    with serving(lambda *_: GOOD) as server:
        first, account = read(server, text=TEXT)
        assert (account.requests, account.kept, account.sent, account.come) == (1, 0, 100, 10)
        second, account = read(server, text=TEXT)
        assert (account.requests, account.kept, account.sent, account.come) == (0, 1, 100, 10)
        assert second == first
        for other in ({"model": "another"}, {"most_tokens": 99}):
            assert read(server, text=TEXT, **other)[1].requests == 1
        assert read(server, text=f"{TEXT} He left.")[1].requests == 1
        for file in (tmp_path / "cache").rglob("*.json"):
            file.write_text('{"text": 7', "utf-8")
        assert read(server, text=TEXT)[1].requests == 1


def test_several_sections_wait_side_by_side(read: Reading) -> None:
    text = " ".join(f"Minister number {n} visited Berlin." for n in range(4))
    with serving(lambda *_: Reply("{}{}", pause=0.0)) as server:
        read(server, text="Warm.", model="warm")
    late = Reply(GOOD.text, pause=0.5)
    with serving(lambda *_: late) as server:
        start = time.monotonic()
        read(server, text=text, sentences=1, parallel=4)
        assert time.monotonic() - start < 4 * 0.5
    assert len(server.requests) == 4
