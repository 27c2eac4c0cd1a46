"""The real page in a real Chromium, on a store that the real commands have filled."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from stance.store import Store

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = Path(__file__).with_name("article.txt")
HOSTILE = (
    'Senator Marian Holt said the limits on missiles inside Russia <img src=x onerror="document.title=1"> must go.'
)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found:
        pytest.skip(f"no Chromium found (looked for {', '.join(CHROMIUM)}); install one or set CHROMIUM")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=found, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    """A store with the article and a hostile text, filled by `stance track`."""
    folder = tmp_path_factory.mktemp("project")
    hostile = folder / "hostile.txt"
    hostile.write_text(HOSTILE, encoding="utf-8")
    article = shutil.copy(ARTICLE, folder / "missiles-2024-09-12.txt")
    command = ["track", str(article), str(hostile), "--store", str(folder / "project.sqlite")]
    run = subprocess.run(
        [sys.executable, "-m", "stance", *command], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert run.returncode == 0, run.stderr
    return Store.open(folder / "project.sqlite")


@pytest.fixture(scope="session")
def address(store):
    """The address of the page, served by `streamlit run dashboard.py` on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", *options],
        cwd=ROOT,
        env={**os.environ, "STANCE_STORE": store.url},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert any("URL" in line for line in server.stdout), "the server ended before it was ready"
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(timeout=30)


@pytest.fixture
def open_page(chromium, address):
    """Open a path of the page in a fresh browser; at the end nothing may have gone wrong in its console."""
    contexts, problems = [], []

    def note(message):
        # Streamlit looks for its own server below the path of a page first and logs that it is not there.
        if message.type == "error" and "/_stcore/" not in message.location.get("url", ""):
            problems.append(message.text)

    def opened(path="/", *, width=1440, height=900, **options):
        contexts.append(chromium.new_context(viewport={"width": width, "height": height}, **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(60_000)
        page.on("console", note)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(path if path.startswith("http") else address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert problems == []
