"""spaCy is imported without its command line, which can be imported later as ever."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version

LOAD = "from kg.language import load_annotator\nload_annotator()\nimport json, sys\n"


def _said(code: str) -> object:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_no_command_line_and_no_client_of_the_network_is_imported_for_a_pipeline() -> None:
    modules = _said(LOAD + "print(json.dumps(list(sys.modules)))")
    assert isinstance(modules, list)
    assert "spacy.language" in modules
    assert [name for name in modules if name in ("spacy.cli", "spacy.cli.info", "requests", "httpx", "weasel")] == []


def test_the_command_line_is_there_once_it_is_asked_for() -> None:
    code = "import spacy\nprint(json.dumps([spacy.info(silent=True)['spacy_version'], callable(spacy.cli.download)]))"
    assert _said(LOAD + code) == [version("spacy"), True]


def test_it_can_be_imported_by_its_name() -> None:
    assert _said(LOAD + "from spacy.cli import info\nprint(json.dumps(info.__module__))") == "spacy.cli.info"


def test_a_name_that_spacy_does_not_have_stays_unknown() -> None:
    assert _said(LOAD + "import spacy\nprint(json.dumps(hasattr(spacy, 'no_such_name')))") is False


def test_a_command_line_that_is_there_already_is_left_alone() -> None:
    code = "import spacy.cli\nbefore = spacy.cli\n" + LOAD + "print(json.dumps(sys.modules['spacy.cli'] is before))"
    assert _said(code) is True
