"""The rules of the house, read from the code itself (see CONTRIBUTING.md)."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "stance").rglob("*.py"))
STEPS = ("documents", "statements", "actors", "classifier")
COMMON = {"records", "errors", "debate"}


def imports(path):
    """The names under `stance` that a module imports, first part only."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "stance":
            parts = node.module.split(".")
            yield from [parts[1]] if len(parts) > 1 else [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("stance."))


def modules_in(folder):
    return [path for path in MODULES if path.relative_to(ROOT / "stance").parts[0] == folder]


@pytest.mark.parametrize("step", STEPS)
def test_a_step_imports_the_common_words_and_its_own_folder_only(step):
    found = {name for path in modules_in(step) for name in imports(path)}
    assert found - COMMON - {step} == set()


def test_charts_see_frames_only():
    found = {name for path in modules_in("charts") for name in imports(path)}
    assert found - {"charts", "records", "tables", "debate"} == set()


@pytest.mark.parametrize(("package", "homes"), [("sqlalchemy", {"store"}), ("spacy", {"statements", "pipeline.py"})])
def test_a_package_is_used_in_its_own_room_only(package, homes):
    pattern = re.compile(rf"^\s*(?:from|import) {package}\b", re.MULTILINE)
    users = {p.relative_to(ROOT / "stance").parts[0] for p in MODULES if pattern.search(p.read_text(encoding="utf-8"))}
    assert users == homes


def test_no_model_file_is_trusted_code_and_nothing_needs_pytorch():
    banned = re.compile(r"^\s*(?:from|import) (?:pickle|joblib|torch|transformers)\b", re.MULTILINE)
    assert [str(path) for path in MODULES if banned.search(path.read_text(encoding="utf-8"))] == []


def test_the_labels_exist_once():
    """Only the enum spells a label; everything else uses `Label`."""
    literal = re.compile(r"""["'](?:supporting|opposing|cautious)["']""")
    users = [p.relative_to(ROOT).as_posix() for p in MODULES if literal.search(p.read_text(encoding="utf-8"))]
    assert users == ["stance/records.py"]


# A migration is a list of tables, long or short.
@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if "migrations" not in path.parts],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_budgets(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300, "a module that long has two reasons to change"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            assert not body or node.end_lineno - body[0].lineno < 60, f"{node.name} does too much"


def test_every_direct_dependency_has_its_reason():
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        wanting = [line for line in lines if "==" in line and not re.search(r"==\S+\s+# \w", line)]
        assert wanting == []


def test_the_locks_pin_what_is_asked_for():
    for name in ("requirements", "requirements-dev"):
        asked = re.findall(r"^([\w.-]+==[\w.]+)", (ROOT / f"{name}.txt").read_text(encoding="utf-8"), re.MULTILINE)
        lock = (ROOT / f"{name}.lock").read_text(encoding="utf-8")
        assert [pin for pin in asked if f"{pin.lower()} " not in lock] == []
        assert "://" not in lock  # versions and hashes, no address


def test_nothing_names_a_place_of_one_machine():
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    if not listing:
        pytest.skip("not a git checkout")
    places = re.compile("|".join(["/wo" + "rk/", "/ro" + "ot/", "/ho" + r"me/\w"]))
    files = [ROOT / name for name in listing if not name.endswith((".lock", ".png", ".skops"))]
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in files if path.is_file()}
    assert [str(path) for path, text in texts.items() if places.search(text)] == []
