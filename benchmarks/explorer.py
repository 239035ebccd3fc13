"""Measures pages in Chromium: the explorer, graph.html, and the page that pyvis writes of the same nodes and links.

For made-up graphs of several sizes: milliseconds from opening the file until its picture stands, and frames per second
while a mouse drags the picture about and while a wheel zooms it. The same mouse drives all pages. pyvis's page is as
pyvis writes it, with its physics; graph.html shows the most connected few of a large graph, so that it is measured
with these only. The explorer is measured with everything drawn, events and claims as nodes.

    python benchmarks/explorer.py [--sizes 60 1000 10000] [--patience 60] [--json]

Needs chromium and chromedriver (apt-get install chromium chromium-driver). Exit code 1 if a target is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.remote_connection import RemoteConnection

LINKS_PER_NODE = 2.22
TARGETS = {1000: (500.0, 50.0), 10000: (2000.0, 20.0)}
"""At most so many milliseconds until the explorer is ready, at least so many frames per second."""
SECONDS = 3.0
LOADS = 3
"""How often a page is opened; the median counts."""

READY = {
    "explorer": "return performance.getEntriesByName('statecraft-ready')[0]?.startTime ?? null",
    "graph.html": "return window.__drawn ?? null",
    "pyvis": "return window.__drawn ?? null",
}
WATCH = """
// vis-network draws for the first time when its physics has come to rest.
const look = () => {
  const found = typeof network !== "undefined" && network ? network : window.statecraftNetwork;
  if (!found) return setTimeout(look, 5);
  const drawn = () => { window.__drawn ??= performance.now(); };
  const physics = found.physics?.physicsEnabled && found.physics?.options?.stabilization?.enabled;
  if (physics) found.once("stabilizationIterationsDone", () => found.once("afterDrawing", drawn));
  else { found.once("afterDrawing", drawn); found.redraw(); }
};
look();
"""
COUNT = """
window.__frames = 0;
const step = () => { window.__frames += 1; requestAnimationFrame(step); };
requestAnimationFrame(step);
"""


@dataclass(frozen=True)
class Measured:
    """Milliseconds until the picture stands, frames per second while dragged and zoomed; None: not within patience."""

    page: str
    nodes: int
    links: int
    kilobytes: int
    ready: float | None
    drag: float | None = None
    zoom: float | None = None


def made_up(nodes: int) -> dict[str, Any]:
    """A view model of so many things, events and claims; a few are met often. The same number gives the same model."""
    chance = random.Random(nodes)  # noqa: S311
    kinds = ("State", "Official", "Person", "Organization", "Place", "Group", "Issue")
    count = max(10, int(nodes * 0.55))
    things = [
        {"id": f"thing/{at}", "type": kinds[at % len(kinds)], "label": f"{kinds[at % len(kinds)]} number {at}"}
        for at in range(count)
    ]
    article = {"id": "article/1", "title": "Made-up news", "published": "2024-04-19", "text": "It is said."}
    evidence = [{"article": "article/1", "start": 0, "end": 11}]
    events: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    links: list[dict[str, Any]] = []

    def thing() -> str:
        return str(things[int(chance.random() ** 2 * count)]["id"])

    def link(start: str, end: str, kind: str, level: str, name: str, fact: str, **more: str) -> None:
        links.append({"from": start, "to": end, "kind": kind, "level": level, "name": name, "fact": fact, **more})

    for at in range(nodes - count):
        one, other, place = thing(), thing(), thing()
        fact = {"label": f"{one} meets {other}", "article": "article/1", "evidence": evidence}
        if at % 5 < 3:
            status = ("occurred", "scheduled", "possible", "requested", "negated")[at % 5]
            id_ = f"event/{at}"
            events.append({"id": id_, "type": "Meeting", "name": "Meeting", "status": status, **fact})
            link(one, id_, "agent", "parts", "takes part in", id_, status=status)
            link(id_, other, "target", "parts", "concerns", id_, status=status)
            link(id_, place, "place", "parts", "in", id_, status=status)
            link(one, other, "event", "direct", "met", id_, status=status)
        else:
            id_ = f"claim/{at}"
            claims.append({"id": id_, "stance": "warn", "verb": "warns", "text": "it will rain", **fact})
            link(one, id_, "speaker", "parts", "warns", id_)
            link(id_, other, "target", "parts", "about", id_)
            link(one, other, "claim", "direct", "warns", id_)
    relations: list[dict[str, Any]] = []
    while sum(each["level"] != "direct" for each in links) < int(nodes * LINKS_PER_NODE):
        one, other, id_ = thing(), thing(), f"relation/{len(relations)}"
        relations.append(
            {"id": id_, "type": "memberOf", "subject": one, "object": other, "label": "member", "evidence": evidence}
        )
        link(one, other, "memberOf", "both", "member of", id_)
    return {
        "version": 2,
        "base": "https://w3id.org/statecraft/id/",
        "title": f"Made-up news: {nodes} nodes",
        "subtitle": "",
        "articles": [article],
        "things": things,
        "events": events,
        "claims": claims,
        "roles": [],
        "relations": relations,
        "links": links,
    }


def explorer_html(model: dict[str, Any]) -> str:
    from kg.view.explorer import explorer_page

    return explorer_page(model)


def network_html(model: dict[str, Any]) -> str:
    from kg.view.network import page

    return str(page(model))


def pyvis_html(model: dict[str, Any]) -> str:
    """What pyvis writes of the same nodes and links, with nothing changed but that it needs no network."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line", height="800px")
    for kind in ("things", "events", "claims"):
        for node in model[kind]:
            network.add_node(node["id"], label=node["label"])
    for link in model["links"]:
        if link["level"] != "direct":
            network.add_edge(link["from"], link["to"], label=link["name"])
    return str(network.generate_html())


PAGES: dict[str, tuple[Callable[[dict[str, Any]], str], str]] = {
    "explorer": (explorer_html, "#picture=parts&all=true"),
    "graph.html": (network_html, ""),
    "pyvis": (pyvis_html, ""),
}


@contextmanager
def browser(patience: float) -> Iterator[webdriver.Chrome]:
    options = Options()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    options.page_load_strategy = "none"
    for flag in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "window-size=1400,900"):
        options.add_argument(f"--{flag}")
    options.add_argument("--host-resolver-rules=MAP * ~NOTFOUND")
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    if isinstance(driver.command_executor, RemoteConnection):
        driver.command_executor.client_config.timeout = patience  # a frozen page answers nothing
    try:
        yield driver
    finally:
        driver.quit()


def measure(name: str, model: dict[str, Any], folder: Path, patience: float) -> Measured:
    make, fragment = PAGES[name]
    path = folder / f"{name}.html"
    path.write_text(make(model), encoding="utf-8")
    nodes = sum(len(model[kind]) for kind in ("things", "events", "claims"))
    links = sum(link["level"] != "direct" for link in model["links"])
    size = (name, nodes, links, path.stat().st_size // 1024)
    try:
        with browser(patience) as driver:
            if name != "explorer":
                driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
            loads = []
            for _ in range(LOADS):
                driver.get("about:blank")
                time.sleep(0.5)
                driver.get(path.as_uri() + fragment)
                ready = _ready(driver, name, patience)
                if ready is None:
                    return Measured(*size, None)
                loads.append(ready)
            time.sleep(1)
            driver.execute_script(COUNT)
            return Measured(*size, median(loads), _frames(driver, _drag), _frames(driver, _wheel))
    except (TimeoutException, WebDriverException, OSError):
        return Measured(*size, None)


def _ready(driver: webdriver.Chrome, name: str, patience: float) -> float | None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            found = driver.execute_script(READY[name])
        except TimeoutException:
            return None
        if found is not None:
            return float(found)
        time.sleep(0.1)
    return None


def _frames(driver: webdriver.Chrome, move: Callable[[webdriver.Chrome, int], None]) -> float:
    before = driver.execute_script("return [window.__frames, performance.now()]")
    end = time.monotonic() + SECONDS
    step = 0
    while time.monotonic() < end:
        move(driver, step)
        step += 1
    after = driver.execute_script("return [window.__frames, performance.now()]")
    _mouse(driver, "mouseReleased", 600, 450)
    return float((after[0] - before[0]) / (after[1] - before[1]) * 1000)


def _drag(driver: webdriver.Chrome, step: int) -> None:
    if step == 0:
        _mouse(driver, "mousePressed", 290, 780)
    around = (step % 60) - 30
    _mouse(driver, "mouseMoved", 300 + 4 * abs(around), 780 - 4 * abs(around))


def _wheel(driver: webdriver.Chrome, step: int) -> None:
    _mouse(driver, "mouseWheel", 600, 450, deltaX=0, deltaY=-40 if step % 40 < 20 else 40)


def _mouse(driver: webdriver.Chrome, kind: str, x: float, y: float, **more: float) -> None:
    pressed = {} if kind == "mouseWheel" else {"button": "left", "buttons": 1, "clickCount": 1}
    driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, **pressed, **more})


def table(results: list[Measured], patience: float) -> str:
    head = f"{'nodes / links':>16}  {'page':<11} {'KB':>6}  {'ready':>10}  {'drag fps':>8}  {'zoom fps':>8}"
    lines = [f"{head}  explorer against it: ready, drag, zoom"]
    ours = {each.nodes: each for each in results if each.page == "explorer"}
    for each in results:
        ready = f"> {patience:.0f} s" if each.ready is None else f"{each.ready:.0f} ms"
        rates = [f"{rate:.1f}" if rate is not None else "-" for rate in (each.drag, each.zoom)]
        size = f"{each.nodes:,} / {each.links:,}"
        versus = "" if each.page == "explorer" else _against(ours[each.nodes], each, patience)
        lines.append(
            f"{size:>16}  {each.page:<11} {each.kilobytes:>6,}  {ready:>10}  {rates[0]:>8}  {rates[1]:>8}  {versus}"
        )
    return "\n".join(lines)


def _against(ours: Measured, theirs: Measured, patience: float) -> str:
    if ours.ready is None:
        return ""
    if theirs.ready is None:
        return f"more than {patience * 1000 / ours.ready:.0f} times sooner"
    parts = [f"{theirs.ready / ours.ready:.1f} times sooner"]
    for mine, other in ((ours.drag, theirs.drag), (ours.zoom, theirs.zoom)):
        if mine is not None and other:
            parts.append(f"{mine / other:.1f}x")
    return ", ".join(parts)


def missed(results: list[Measured]) -> list[str]:
    found = []
    for each in results:
        if each.page != "explorer" or each.nodes not in TARGETS:
            continue
        soon, smooth = TARGETS[each.nodes]
        if each.ready is None or each.ready > soon:
            found.append(f"{each.nodes:,} nodes: not ready within {soon:.0f} ms")
        if each.drag is None or each.zoom is None or min(each.drag, each.zoom) < smooth:
            found.append(f"{each.nodes:,} nodes: fewer than {smooth:.0f} frames per second")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[60, 1000, 10000])
    parser.add_argument("--pages", nargs="+", choices=PAGES, default=list(PAGES))
    parser.add_argument("--patience", type=float, default=60, help="seconds after which a page is given up")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for nodes in arguments.sizes:
            model = made_up(nodes)
            for name in arguments.pages:
                print(f"{nodes:,} nodes: {name}", file=sys.stderr)
                results.append(measure(name, model, Path(folder), arguments.patience))
    if arguments.json:
        print(json.dumps([asdict(each) for each in results], indent=1))
    else:
        print(table(results, arguments.patience))
        print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; no graphics processor")
    problems = missed(results)
    for problem in problems:
        print(f"target missed: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
