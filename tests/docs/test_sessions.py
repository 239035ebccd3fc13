"""The sessions in the documentation: every command in them is run, and prints what stands there.

A session is a block ```` ```console ````: lines after ``$`` are commands (``>`` goes on with the one before), what
follows is their standard output. A line ``…`` stands for any lines, ``…`` at the end of a line for the rest of it.
The sessions of one page run in one folder, one after the other, in a shell; blocks of Python are run among them.

Pages in `PASTED` are for those who paste: whole blocks ```` ```sh ````, each with a block ```` ```text ```` of what it
prints, and none of them touches what `make demo` made.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.command import KG

ROOT = Path(__file__).resolve().parent.parent.parent
PASTED = ("docs/tutorial.md",)
PAGES = sorted(
    page.relative_to(ROOT).as_posix()
    for page in [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]
    if "```console" in page.read_text(encoding="utf-8")
)


@dataclass(frozen=True)
class Step:
    line: int
    command: str
    output: tuple[str, ...]


def steps(page: str) -> list[Step]:
    """The commands of a page with what they print."""
    if page in PASTED:
        return pasted(page)
    found: list[Step] = []
    inside = python = False
    for number, line in enumerate((ROOT / page).read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("```"):
            inside = line == "```console"
            python = line == "```python"
            if python:
                found.append(Step(number, "python - <<'END'", ("…",)))
        elif python:
            found[-1] = Step(found[-1].line, f"{found[-1].command}\n{line}", found[-1].output)
        elif inside and line.startswith("$ "):
            found.append(Step(number, line[2:], ()))
        elif inside and line[:2] in ("> ", ">") and not found[-1].output:
            found[-1] = Step(found[-1].line, f"{found[-1].command}\n{line[2:]}", ())
        elif inside:
            found[-1] = Step(found[-1].line, found[-1].command, (*found[-1].output, line))
    return found


def pasted(page: str) -> list[Step]:
    """The same of a page with blocks to paste."""
    found: list[Step] = []
    text = (ROOT / page).read_text(encoding="utf-8")
    for block in re.finditer(r"^```(\w+)\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL):
        language, body, line = block[1], block[2], text[: block.start()].count("\n") + 1
        if language == "python":
            found.append(Step(line, f"python - <<'END'\n{body}END", ("…",)))
        elif language == "sh":
            found.append(Step(line, body, ()))
        else:
            assert language == "text", f"{page}:{line}"
            found[-1] = Step(found[-1].line, found[-1].command, tuple(body.splitlines()))
    return found


def matches(output: tuple[str, ...], printed: str) -> bool:
    """Whether the output is what the page shows; blanks count as one, ``…`` alone is any number of lines."""
    lines = "\n".join(" ".join(line.split()) for line in printed.rstrip().splitlines())
    shown = [" ".join(line.split()) for line in output]
    pattern = "".join(
        "(?:.*\n)*?" if line == "…" else re.escape(line.removesuffix("…")) + (".*\n" if line.endswith("…") else "\n")
        for line in shown
    )
    return re.fullmatch(pattern, lines + "\n" if lines else "") is not None


def test_matching() -> None:
    assert matches(("a  b", "…", "z"), "a b\nc\nd\nz\n")
    assert matches((), "")
    assert matches(("a …",), "a b\n")
    assert not matches(("a",), "a\nb\n")
    assert not matches(("a", "…"), "b\n")


def test_there_are_sessions() -> None:
    assert "docs/exporting.md" in PAGES
    assert all(len(steps(page)) > 10 for page in PASTED)


@pytest.mark.parametrize("page", [*PAGES, *PASTED])
def test_a_page_does_what_it_shows(page: str, tmp_path: Path) -> None:
    environment = {**os.environ, "PATH": f"{KG.parent}:{os.environ['PATH']}", "COLUMNS": "200", "LC_ALL": "C.UTF-8"}
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    if page in PASTED:
        (tmp_path / "output").mkdir()
    for step in steps(page):
        done = subprocess.run(
            ["bash", "-c", step.command],  # noqa: S607
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        where = f"{page}:{step.line}: {step.command}"
        assert done.returncode in (0, 1), f"{where}\n{done.stderr}"
        assert matches(step.output, done.stdout), f"{where}\nprinted:\n{done.stdout}{done.stderr}"
    assert page not in PASTED or not list((tmp_path / "output").iterdir())
