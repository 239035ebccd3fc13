"""The files in examples/serve/ say what `kg serve` understands, agree with each other, and are what systemd takes."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
import typer

from kg.cli.app import app
from kg.serve.limits import Limits

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "serve"
KG = Path(sys.executable).with_name("kg")
SERVE = typer.main.get_command(app).commands["serve"]  # type: ignore[attr-defined]
#: What a worker has anyway, in megabytes; docs/operations.md reckons with it.
OWN = 70


def joined(text: str) -> str:
    return re.sub(r"\\\n\s*", "", text)


def unit(*names: str) -> list[tuple[str, str]]:
    """What units say, one after the other."""
    text = "\n".join(joined((FOLDER / name).read_text(encoding="utf-8")) for name in names)
    return [(name, value) for name, value in re.findall(r"^([A-Za-z]+)=(.*)$", text, flags=re.MULTILINE)]


def started(name: str) -> list[str]:
    """The arguments of `kg serve` in a file."""
    text = joined((FOLDER / name).read_text(encoding="utf-8"))
    if name == "Containerfile":
        (entry,), (command,) = (re.findall(f"^{word} (.*)$", text, re.MULTILINE) for word in ("ENTRYPOINT", "CMD"))
        words = [*json.loads(entry), *json.loads(command)]
    else:
        (line,) = re.findall("^ExecStart=(.+)$", text, re.MULTILINE)
        words = shlex.split(line)
    assert words[0] in ("kg", "/opt/statecraft/bin/kg")
    assert words[1] == "serve"
    return words[2:]


def options(arguments: list[str]) -> click.Context:
    """What the command makes of its arguments; it fails for an option that is not there or a value that will not do."""
    context: click.Context = SERVE.make_context("serve", list(arguments))
    return context


STARTED = ["Containerfile", "statecraft.service", "writable.conf"]


@pytest.mark.parametrize("name", STARTED)
def test_the_server_understands_how_it_is_started(name: str) -> None:
    found = options(started(name)).params
    assert found["port"] == 8000
    assert found["log_format"].value == "json"
    assert found["writable"] == (name == "writable.conf")
    assert (found["token_file"] is not None) == found["writable"]


def test_a_wrong_option_is_found() -> None:
    with pytest.raises(Exception, match="No such option"):
        options([*started("statecraft.service"), "--no-such-option"])


def test_services_listen_on_this_machine_alone() -> None:
    assert {options(started(name)).params["host"] for name in STARTED if name != "Containerfile"} == {"127.0.0.1"}


@pytest.mark.parametrize("name", ["statecraft.service", "writable.conf"])
def test_the_memory_is_enough_for_all_queries_at_once(name: str) -> None:
    found = options(started(name)).params
    (most,) = (value for key, value in unit("statecraft.service") if key == "MemoryMax")
    assert (found["quick"] + found["slow"]) * (found["max_memory"] + OWN) <= int(most.removesuffix("G")) * 1024


def test_the_proxy_leads_to_the_server_and_waits_for_it() -> None:
    text = (FOLDER / "nginx.conf").read_text(encoding="utf-8")
    found = options(started("statecraft.service")).params
    assert f"proxy_pass http://{found['host']}:{found['port']};" in text
    (seconds,) = re.findall(r"proxy_read_timeout (\d+)s;", text)
    assert found["timeout"] + Limits().patience < int(seconds)
    (largest,) = re.findall(r"client_max_body_size (\d+)m;", text)
    assert int(largest) == found["max_body"]
    names = set(re.findall(r"server_name (\S+);", text)) | set(re.findall(r"--allow-host (\S+)\.", text))
    assert names == {"graph.example.org"}


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The unit with this environment's command in it; the other one is on no machine but a server."""
    text = (FOLDER / "statecraft.service").read_text(encoding="utf-8")
    (tmp_path / "statecraft.service").write_text(text.replace("/opt/statecraft/bin/kg", str(KG)), encoding="utf-8")
    return tmp_path


def analyze(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which("systemd-analyze")
    assert program, "systemd-analyze is missing: run `make test`"
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("writable", [False, True])
def test_systemd_takes_the_unit(units: Path, writable: bool) -> None:
    if writable:
        (units / "statecraft.service.d").mkdir()
        text = (FOLDER / "writable.conf").read_text(encoding="utf-8").replace("/opt/statecraft/bin/kg", str(KG))
        (units / "statecraft.service.d" / "writable.conf").write_text(text, encoding="utf-8")
    done = analyze("verify", "--man=no", units / "statecraft.service")
    assert (done.returncode, done.stderr) == (0, "")


def test_systemd_finds_little_that_is_open(units: Path) -> None:
    done = analyze("security", "--offline=true", "--threshold=12", units / "statecraft.service")
    assert done.returncode == 0, done.stdout
    text = (units / "statecraft.service").read_text(encoding="utf-8")
    (units / "statecraft.service").write_text(text.replace("DynamicUser=yes\n", ""), encoding="utf-8")
    assert analyze("security", "--offline=true", "--threshold=12", units / "statecraft.service").returncode != 0


def test_the_image_is_installed_from_the_lock_by_nobody_in_particular() -> None:
    text = joined((FOLDER / "Containerfile").read_text(encoding="utf-8"))
    installed = re.findall(r"pip (?:install|wheel) (.*?)(?: &&|$)", text.replace("\n", " && "))
    assert len(installed) == 4
    assert all("--require-hashes" in line or ("--no-deps" in line and "--no-index" in line) for line in installed)
    copied = [word for line in re.findall(r"^COPY (?!--from)(.*)$", text, re.MULTILINE) for word in line.split()[:-1]]
    assert copied
    assert all((ROOT / word).exists() for word in copied)
    # And what is copied is not left out of what a build is given.
    given = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {f"!{word.rstrip('/')}" for word in copied} <= set(given)
    (user,) = re.findall(r"^USER (\d+)", text, re.MULTILINE)
    assert int(user) > 0
    (check,) = re.findall(r"^HEALTHCHECK .*?CMD (.*)$", text, re.MULTILINE)
    *program, code = json.loads(check)
    assert program == ["python", "-c"]
    compile(code, "HEALTHCHECK", "exec")
    assert f"127.0.0.1:{options(started('Containerfile')).params['port']}/health" in code
