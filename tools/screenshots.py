"""Take the pictures of the README: every page of the shipped project, on a desk and on a telephone.

    python tools/screenshots.py [FOLDER]      # default: docs/

Needs playwright and a Chromium (requirements-dev.txt, make chromium).
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PORT = 8599
PAGES = {"overview": "/", "statements": "/statements", "names": "/names"}
SIZES = {"": (1440, 900), "-phone": (390, 844)}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@contextmanager
def served() -> Iterator[str]:
    """The address of a page on a fresh store, built from the shipped reports."""
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "streamlit",
                "run",
                "dashboard.py",
                "--server.port",
                str(PORT),
                "--server.headless=true",
            ],
            cwd=ROOT,
            env={**os.environ, "STANCE_STORE": str(Path(folder) / "shipped.sqlite")},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert server.stdout
        next(line for line in server.stdout if "URL" in line)
        yield f"http://localhost:{PORT}"
        server.terminate()
        server.wait()


def settle(page: Page) -> None:
    """Wait until Streamlit has run the page and every chart is drawn; the first start builds the project."""
    page.wait_for_selector("h1", timeout=300_000)
    page.wait_for_selector("[data-testid=stMetric], [data-testid=stDataFrame]", timeout=300_000)
    page.wait_for_selector("[data-testid=stStatusWidget]", state="detached", timeout=300_000)
    page.wait_for_selector("[data-testid=stSkeleton]", state="detached", timeout=60_000)
    page.wait_for_load_state("networkidle")
    if page.locator("[data-testid=stVegaLiteChart]").count():
        page.wait_for_selector("[data-testid=stVegaLiteChart] svg, [data-testid=stVegaLiteChart] canvas")


def main() -> None:
    """Write one PNG for each page and size."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    target.mkdir(exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for size, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            for name, path in PAGES.items():
                page.goto(address + path)
                settle(page)
                page.screenshot(path=target / f"{name}{size}.png")
        browser.close()


if __name__ == "__main__":
    main()
