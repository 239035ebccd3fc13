"""The page on which notes are corrected: in a real browser one correction of each kind, and what strangers may try."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from kg.annotate.folder import Folder
from kg.corpus import Settings
from kg.model import ArticleFacts
from tests.annotate.made import Json, noted, nothing_read
from tests.browser import AXE, Explorer, Page, violations

ID = noted().article.id
KG = Path(sys.executable).with_name("kg")


@dataclass(frozen=True)
class Desk:
    """A page that is served, and its folder."""

    folder: Path
    address: str
    token: str

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.address, headers={"Authorization": f"Bearer {self.token}"}, trust_env=False)

    def notes(self) -> Json:
        """Those of the file."""
        found: Json = json.loads((self.folder / f"{ID}.notes.json").read_text(encoding="utf-8"))
        return found


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Serves the page of articles with the real command, on a free port."""
    running: list[subprocess.Popen[str]] = []

    def start(*articles: ArticleFacts) -> Desk:
        Folder(tmp_path / "notes", Settings()).write(articles)
        process = subprocess.Popen(
            [str(KG), "annotate", "page", str(tmp_path / "notes")], stderr=subprocess.PIPE, text=True
        )
        running.append(process)
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"open (http://127\.0\.0\.1:\d+/)#([\w-]{40,});", line)
        assert found is not None, line
        return Desk(tmp_path / "notes", found[1], found[2])

    yield start
    for process in running:
        with process:
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0


class Editor(Explorer):
    """The page, used as a person uses it."""

    def __init__(self, browser: webdriver.Chrome, desk: Desk) -> None:
        self.page = Page(browser, f"{desk.address}#{desk.token}")
        self.wait("return document.documentElement.dataset.ready")

    def choose(self, words: str, number: int = 1) -> None:
        """Chooses words of the article, as dragging the mouse over them does."""
        start = -1
        for _ in range(number):
            start = self.page.run(
                "return document.querySelector('#text').textContent.indexOf(...arguments)", words, start + 1
            )
        assert start >= 0
        self.page.run(
            "const walk = document.createTreeWalker(document.querySelector('#text'), NodeFilter.SHOW_TEXT);"
            "const range = document.createRange(); let at = 0; const [from, to] = arguments;"
            "for (let node = walk.nextNode(); node; at += node.length, node = walk.nextNode()) {"
            " if (from >= at && from < at + node.length) range.setStart(node, from - at);"
            " if (to > at && to <= at + node.length) range.setEnd(node, to - at); }"
            "const chosen = document.getSelection(); chosen.removeAllRanges(); chosen.addRange(range);",
            start,
            start + len(words.encode("utf-16-le")) // 2,
        )
        self.wait("return document.querySelector('#words b')?.textContent === arguments[0]", " ".join(words.split()))

    def press(self, text: str, within: str = "body") -> None:
        """Presses a button by what it says, or is called."""
        self.wait(
            "const b = [...document.querySelector(arguments[1])?.querySelectorAll('button') ?? []]"
            ".find((each) => [each.textContent, each.getAttribute('aria-label')].includes(arguments[0]));"
            "if (!b || b.disabled) return false; b.click(); return true;",
            text,
            within,
        )
        self.settle()

    def open(self, section: str, index: int) -> str:
        """Opens a fact, and says where it is."""
        where = f"#{section}-{index}"
        if not self.page.run("return document.querySelector(arguments[0]).open", where):
            self.page.run("document.querySelector(arguments[0] + ' summary').click()", where)
        self.wait("return document.querySelector(arguments[0]).open", where)
        return where

    def set(self, where: str, name: str, value: str) -> None:
        """Chooses or writes a value."""
        self.wait(
            'const c = document.querySelector(arguments[0])?.querySelector(`[aria-label="${arguments[1]}"]`);'
            "if (!c) return false; c.value = arguments[2];"
            "c.dispatchEvent(new Event('change', {bubbles: true})); return true;",
            where,
            name,
            value,
        )

    def new(self, what: str, section: str) -> str:
        """A new fact of the chosen words."""
        before = self.page.run("return document.querySelectorAll(arguments[0]).length", f"[id^='{section}-']")
        self.press(f"New {what}", ".picked")
        where = f"#{section}-{before}"
        self.wait("return document.querySelector(arguments[0])?.open", where)
        return where

    def chip(self, where: str, words: str) -> None:
        """Waits for a quote of a fact."""
        chips = "[...document.querySelectorAll(arguments[0] + ' .chip span')]"
        script = f"return {chips}.some((each) => each.textContent === arguments[1])"
        self.wait(script, where, words)

    def save(self) -> str:
        """Saves, and gives what the page says."""
        self.press("Save")
        self.wait("return !/Saving|Not saved yet/.test(document.querySelector('#said').textContent)")
        return str(self.page.run("return document.querySelector('#said').textContent"))


def test_each_kind_of_correction(browser: webdriver.Chrome, serve: Callable[..., Desk]) -> None:
    desk = serve(noted())
    editor = Editor(browser, desk)
    assert editor.page.run("return document.querySelector('#text').textContent") == noted().article.text

    event = editor.open("events", 1)
    editor.set(event, "type", "Visit")
    editor.set(event, "status", "scheduled")
    editor.press("Remove Vera Trentino from agents", event)
    editor.set(event, "Add to targets", "sylvania")
    editor.set(event, "end", "2024-03-04")
    editor.choose("there on Sunday")
    editor.press("Add to time", ".picked")
    editor.chip(event, "there on Sunday")
    claim = editor.open("claims", 1)
    editor.set(claim, "stance", "warn")
    editor.choose("“We will strike,”")
    editor.press("Remove We will strike from content", claim)
    editor.press("Add to content", ".picked")
    editor.chip(claim, "“We will strike,”")

    thing = editor.open("entities", 1)
    editor.choose("Sylvania", 2)
    editor.choose("the attack", 1)
    editor.press("Remove both countries from mentions", thing)
    editor.choose("The attack")
    place = editor.new("thing", "entities")
    editor.set(place, "type", "Group")
    editor.set(place, "name", "attackers")

    editor.choose("went on")
    attack = editor.new("event", "events")
    editor.set(attack, "type", "ArmedAction")
    editor.set(attack, "Add to agents", "the-attack")
    editor.choose("to act")
    said = editor.new("claim", "claims")
    editor.set(said, "Add to speakers", "vera-trentino")
    editor.choose("called on")
    editor.press("Add to cue", ".picked")
    editor.chip(said, "called on")
    editor.choose("minister")
    role = editor.new("role", "roles")
    editor.set(role, "person", "rufus-firefly")
    editor.choose("of Sylvania")
    relation = editor.new("relation", "relations")
    editor.set(relation, "type", "opposes")
    editor.set(relation, "subject", "sylvania")
    editor.set(relation, "object", "freedonia")
    gone = editor.open("claims", 0)
    editor.press("Delete this claim", gone)
    assert editor.save() == "Saved. Beside what was read: 5 added, 3 changed, 1 removed."

    notes = desk.notes()
    assert notes["events"][1] | {"triggers": None, "evidence": None} == {
        "id": "v2", "type": "Visit", "status": "scheduled", "triggers": None, "agents": ["rufus-firefly"],
        "targets": ["sylvania"], "places": ["marx-city"], "evidence": None, "time": ["3:Sunday", "3:there on Sunday"],
        "start": "2024-03-03", "end": "2024-03-04",
    }  # fmt: skip
    assert (notes["claims"][0]["stance"], notes["claims"][0]["content"]) == ("warn", ["2:“We will strike,”"])
    assert notes["entities"][1]["mentions"] == ["0:Sylvania", "3:Sylvania", "5:Sylvania"]
    assert notes["entities"][-1] == {
        "id": "the-attack",
        "type": "Group",
        "name": "attackers",
        "mentions": ["4:The attack"],
    }
    assert notes["events"][-1] == {
        "type": "ArmedAction", "status": "occurred", "triggers": ["4:went on"], "agents": ["the-attack"]
    }  # fmt: skip
    assert notes["claims"][-1] == {
        "speakers": ["vera-trentino"], "stance": "state", "content": ["6:to act"], "cue": ["6:called on"]
    }  # fmt: skip
    assert notes["roles"][-1] == {"person": "rufus-firefly", "status": "current", "title": "7:minister"}
    assert notes["relations"][-1] == {
        "type": "opposes", "subject": "sylvania", "object": "freedonia", "evidence": ["3:of Sylvania"]
    }  # fmt: skip
    assert [claim["id"] for claim in notes["claims"][:-1]] == ["c2", "c3", "c4", "c5"]
    assert editor.page.errors() == []
    assert all(url.startswith(desk.address) for url in editor.page.requests())


def test_what_is_wrong_is_told_at_the_fact_and_not_written(
    browser: webdriver.Chrome, serve: Callable[..., Desk]
) -> None:
    desk = serve(noted())
    editor = Editor(browser, desk)
    before = desk.notes()
    event = editor.open("events", 0)
    editor.set(event, "end", "yesterday")
    editor.open("claims", 2)
    assert editor.save().startswith("Not saved: 'yesterday' is no date; write 2024-04-19")
    alert = editor.page.run("return document.querySelector('#events-0 [role=alert]').textContent")
    assert alert.startswith("end: 'yesterday' is no date")
    assert desk.notes() == before
    editor.press("Undo")
    assert editor.page.run("return document.querySelector('#save').disabled")
    # Somebody else changes the file meanwhile: nothing of that is lost.
    editor.set(editor.open("events", 0), "status", "possible")
    changed = before | {"claims": []}
    (desk.folder / f"{ID}.notes.json").write_text(json.dumps(changed), encoding="utf-8")
    assert "changed elsewhere meanwhile" in editor.save()
    assert desk.notes() == changed


def test_a_thing_that_is_deleted_takes_part_in_nothing(browser: webdriver.Chrome, serve: Callable[..., Desk]) -> None:
    desk = serve(noted())
    editor = Editor(browser, desk)
    editor.press("Delete this thing", editor.open("entities", 7))  # an issue
    editor.press("Delete this thing", editor.open("entities", 3))
    editor.press("Delete this thing", editor.open("entities", 1))
    assert editor.save() == "Saved. Beside what was read: 0 added, 2 changed, 6 removed."
    notes = desk.notes()
    assert [role["id"] for role in notes["roles"]] == ["r1"]
    assert notes["relations"] == []
    assert [sorted(event.keys() & {"agents", "targets", "issues"}) for event in notes["events"]] == [["agents"]] * 2
    assert notes["events"][1]["agents"] == ["rufus-firefly"]
    assert [claim["id"] for claim in notes["claims"]] == ["c1", "c2", "c4", "c5"]


def test_words_are_chosen_and_saved_by_keyboard_alone(browser: webdriver.Chrome, serve: Callable[..., Desk]) -> None:
    desk = serve(noted())
    editor = Editor(browser, desk)
    editor.page.run("document.querySelector('#text').focus()")
    keys = ActionChains(browser)
    keys.send_keys(Keys.ARROW_RIGHT * 10).key_down(Keys.SHIFT).send_keys(Keys.ARROW_RIGHT * 7).key_up(Keys.SHIFT)
    keys.send_keys("x", Keys.BACKSPACE).perform()  # nothing is written into the article
    editor.wait("return document.querySelector('#words b')?.textContent === 'strikes'")
    editor.page.run(
        "[...document.querySelectorAll('#additions button')].find((b) => b.textContent === 'New event').focus()"
    )
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    editor.wait("return document.activeElement.closest('#events-2') !== null")
    ActionChains(browser).key_down(Keys.CONTROL).send_keys("s").key_up(Keys.CONTROL).perform()
    editor.wait("return document.querySelector('#said').textContent.startsWith('Saved')")
    assert desk.notes()["events"][-1]["triggers"] == ["0:strikes"]
    assert editor.page.run("return document.querySelector('#text').textContent") == noted().article.text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(browser: webdriver.Chrome, serve: Callable[..., Desk], scheme: str) -> None:
    editor = Editor(browser, serve(noted()))
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    try:
        editor.open("events", 0)
        editor.choose("talks")
        editor.page.run(AXE)
        assert violations(editor.page) == []
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_hostile_words_are_only_words(browser: webdriver.Chrome, serve: Callable[..., Desk]) -> None:
    script = "<img src=x onerror=alert(1)><script>alert(2)</script> \U0001f600 \u202e‘${alert(3)}’"
    text = f"Envoy {script} speaks\n\nThe envoy said \U0001f600 that {script} was no talk."
    article = replace(nothing_read().article, text=text, title=script, blocks=())
    desk = serve(replace(nothing_read(), article=article))
    editor = Editor(browser, desk)
    assert editor.page.run("return document.querySelector('#text').textContent") == text
    editor.choose(script)
    where = editor.new("thing", "entities")
    editor.set(where, "name", script)
    editor.choose("said \U0001f600 that")
    editor.new("event", "events")
    assert editor.save().startswith("Saved.")
    assert editor.page.run("return document.querySelectorAll('img, main script').length") == 0
    assert editor.page.errors() == []
    assert desk.notes()["events"][0]["triggers"] == ["1:said \U0001f600 that"]  # counted as the server counts


def test_nobody_else_reads_or_writes(serve: Callable[..., Desk]) -> None:
    desk = serve(noted())
    port = httpx.URL(desk.address).port
    before = desk.notes()
    paths = ("start", f"articles/{ID}")
    with desk.client() as client:
        shown = client.get(f"articles/{ID}").json()
        body: dict[str, Any] = {"version": shown["version"], "notes": {**shown["notes"], "claims": []}}
        tries: list[dict[str, str]] = [
            {"Authorization": ""},
            {"Authorization": "Bearer " + "x" * 43},
            {"Host": f"evil.example:{port}"},  # a name that was made to lead here
            {"Origin": "http://evil.example"},
            {"Origin": "null"},
            {"Content-Type": "text/plain"},  # what a form of another page may send
        ]
        for headers in tries:
            answer = client.put(
                f"articles/{ID}", content=json.dumps(body), headers={"Content-Type": "application/json"} | headers
            )
            assert answer.status_code in (401, 403, 415, 421), headers
            assert "access-control-allow-origin" not in answer.headers
        for path in paths:
            assert client.get(path, headers={"Authorization": ""}).status_code == 401
        for path in ("articles/..%2F..%2Fetc%2Fpasswd", "articles/other", f"articles/{ID}.read", "static/page.js"):
            assert client.get(path).status_code == 404
        page = client.get("", headers={"Authorization": ""})
        assert page.status_code == 200
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert desk.token not in page.text
        for bad in ("[]", "{", '{"version": "x", "notes": []}', '{"notes": {}}'):
            sent = client.put(f"articles/{ID}", content=bad, headers={"Content-Type": "application/json"})
            assert sent.status_code in (400, 409), bad
        for place in (
            {"start": 5, "end": 5},
            {"start": -1, "end": 4},
            {"start": 0, "end": 10**9},
            {"start": "a", "end": 2},
        ):
            assert client.post(f"articles/{ID}/quotes", json=place).status_code == 400
        assert desk.notes() == before
        good = client.put(f"articles/{ID}", json=body)
        assert (good.status_code, good.json()["removed"]) == (200, 5)
        assert desk.notes()["claims"] == []
    assert not [path for path in desk.folder.iterdir() if path.name.endswith(".part")]


def test_it_listens_to_this_machine_alone(serve: Callable[..., Desk]) -> None:
    desk = serve(noted())
    port = httpx.URL(desk.address).port
    listening = Path("/proc/net/tcp").read_text(encoding="ascii") + Path("/proc/net/tcp6").read_text(encoding="ascii")
    at = {
        line.split()[1].rpartition(":")[0]
        for line in listening.splitlines()
        if f":{port:04X} " in line and " 0A " in line
    }
    assert at == {"0100007F"}
