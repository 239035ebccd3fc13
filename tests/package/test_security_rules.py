"""Where the package turns off a rule about security, the line says why; nothing turns one off for whole files of it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TURNED_OFF = re.compile(r"# (?:ruff: )?noqa(?P<rules>:[A-Z0-9, ]*)?(?P<reason>.*)")


def without_reason(text: str) -> list[str]:
    """Lines that turn off a rule about security, or all rules, and give no reason."""
    found = []
    for line in text.splitlines():
        match = TURNED_OFF.search(line)
        if match is None:
            continue
        about_security = match["rules"] is None or re.search(r"\bS\d", match["rules"])
        if about_security and not re.match(r"- \w", match["reason"]):
            found.append(line.strip())
    return found


def test_a_line_without_reason_is_found() -> None:
    lines = ["a  # noqa: S301", "b  # noqa: S301 - made here", "c  # noqa", "d  # noqa: E501, S101", "e  # noqa: E501"]
    assert without_reason("\n".join(lines)) == [lines[0], lines[2], lines[3]]


def test_the_package_gives_its_reasons() -> None:
    files = sorted((ROOT / "kg").rglob("*.py"))
    assert any("# noqa: S" in file.read_text(encoding="utf-8") for file in files)
    assert {line: file.name for file in files for line in without_reason(file.read_text(encoding="utf-8"))} == {}


def test_the_rules_hold_for_the_whole_package() -> None:
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    assert "S" in rules["select"]
    assert [rule for rule in rules["ignore"] if rule.startswith("S")] == []
    loosened = {
        pattern for pattern, found in rules["per-file-ignores"].items() if any(r.startswith("S") for r in found)
    }
    assert loosened == {"tests/**", "benchmarks/**"}
