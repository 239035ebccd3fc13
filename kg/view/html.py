"""What every page needs: text that cannot become markup, and a policy that names what may run by its hash."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape

UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""What HTML cannot hold."""


def html_text(text: str) -> str:
    """Text as it stands in HTML, in an attribute too."""
    return escape(UNWRITABLE.sub("\ufffd", text))


def hash_source(text: str) -> str:
    """A script or style sheet as a Content-Security-Policy lists it: ``'sha256-...'``."""
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
