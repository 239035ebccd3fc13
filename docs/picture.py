"""Writes docs/explorer.webp, the picture in the README, from the example article: ``python -m docs.picture``.

It shows what one sees who opens the page that `make demo` writes. Chromium and its driver are needed, as for tests.
"""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path
from tempfile import TemporaryDirectory

import kg
from tests.browser import Explorer, Page, chromium

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "docs" / "explorer.webp"
PUBLISHED = "2024-04-19"
WIDTH, HEIGHT = 1400, 900
QUALITY = 80


def picture() -> bytes:
    """The explorer as it opens, as WebP of `WIDTH` by `HEIGHT` pixels."""
    html = kg.build(ROOT / "examples" / "blinken-china.txt", published=PUBLISHED).explorer(sparql=False)
    with TemporaryDirectory() as folder, chromium() as driver:
        path = Path(folder) / "explorer.html"
        path.write_text(html, encoding="utf-8", newline="")
        size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        Explorer(Page(driver, path)).settle()
        shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
        return b64decode(shot["data"])


if __name__ == "__main__":
    FILE.write_bytes(picture())
