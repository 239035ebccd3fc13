"""Fuzzing from the command line: `python -m tools.fuzz --help`."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tools.fuzz.seeds import WORDS, seeds
from tools.fuzz.targets import TARGETS, run

LONGEST = 10
"""Seconds that one input may take."""


def main() -> int:
    options = _options()
    if options.replay:
        (name,) = options.targets
        run(name, options.replay.read_bytes())
        return 0
    if options.engine == "atheris" and options.within:
        _atheris(options.targets[0], options.within, options.seconds, options.faults)
        return 0
    faults = 0
    for name in options.targets or TARGETS:
        if options.engine == "atheris":
            faults += _in_a_process(name, options.seconds, options.faults)
        else:
            _hypothesis(name, options.examples)
            print(f"{name}: {options.examples} examples", flush=True)
    return 1 if faults else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; by default all")
    parser.add_argument("--engine", choices=["hypothesis", "atheris"], default="hypothesis")
    parser.add_argument("--examples", type=int, default=200, help="of hypothesis, for each target")
    parser.add_argument("--seconds", type=int, default=60, help="of atheris, for each target")
    parser.add_argument("--faults", type=Path, default=Path("fuzz-faults"), help="where atheris leaves what failed")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="throw this file at the target")
    parser.add_argument("--within", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := set(options.targets) - set(TARGETS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    return options


def _hypothesis(name: str, examples: int) -> None:
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    edits = st.tuples(st.floats(0, 1), st.floats(0, 0.2), st.one_of(st.sampled_from(WORDS), st.binary(max_size=20)))

    def edited(seed: bytes, changes: list[tuple[float, float, bytes]]) -> bytes:
        for place, length, put in changes:
            start = int(place * len(seed))
            seed = seed[:start] + put + seed[start + int(length * length * len(seed)) :]
        return seed

    inputs = st.builds(edited, st.sampled_from(seeds(name)), st.lists(edits, min_size=0, max_size=6))

    @settings(max_examples=examples, deadline=LONGEST * 1000, derandomize=True, database=None,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(st.one_of(inputs, inputs, inputs, st.binary(max_size=2000)))
    def thrown(data: bytes) -> None:
        run(name, data)

    thrown()


def _in_a_process(name: str, seconds: int, faults: Path) -> bool:
    """Fuzz a target where it may end the process; True if there is a fault."""
    faults.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds(name)):
            Path(corpus, f"seed-{number}").write_bytes(seed)
        command = [sys.executable, "-m", "tools.fuzz", name, "--engine", "atheris", "--within", corpus]
        command += ["--seconds", str(seconds), "--faults", str(faults)]
        streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        done = subprocess.run(command, check=False, text=True, errors="replace", **streams)  # noqa: S603 our own
    counted = re.findall(r"^#(\d+)", done.stdout, flags=re.MULTILINE)
    print(f"{name}: {counted[-1] if counted else 0} executions in {seconds} s, exit code {done.returncode}", flush=True)
    if done.returncode:
        print(done.stdout[-3000:], flush=True)
    return done.returncode != 0


def _atheris(name: str, corpus: Path, seconds: int, faults: Path) -> None:
    import atheris

    with atheris.instrument_imports(include=["kg"], enable_loader_override=False):
        for seed in seeds(name):
            run(name, seed)
    words = corpus.with_suffix(".dict")
    words.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in WORDS))
    limits = [f"-max_total_time={seconds}", f"-timeout={LONGEST}", "-max_len=20000", "-rss_limit_mb=2000"]
    atheris.Setup(
        [sys.argv[0], *limits, f"-dict={words}", f"-artifact_prefix={faults}/{name}-", str(corpus)],
        lambda data: run(name, data),
    )
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
