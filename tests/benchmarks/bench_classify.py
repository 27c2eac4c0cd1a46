"""How fast statements are labelled: run `python tests/benchmarks/bench_classify.py`; prints figures, asserts nothing.

Statements per second of each model that the debate's folder has, all in one run and against the fast one, without any
vector kept from earlier runs; then the most memory that the command `classify` takes for 10,000 and 100,000 rows, which
is about the same where nothing is held.
"""

import csv
import os
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from stance.classifier import read_training
from stance.debate import load_debate
from stance.errors import ModelError
from stance.models import load_classifier
from stance.records import Passage

ROOT = Path(__file__).resolve().parents[2]
MODELS = {"fast": 5000, "small": 500, "large": 100}
"""How many statements each is timed on."""

PEAK = """
import resource, sys
from stance.cli import main
try:
    main()
finally:
    sys.stderr.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
"""


def passages(count):
    """That many different passages: the training statements over and over, each with a number of its own."""
    rows = read_training(load_debate().training_file)
    pairs = islice(cycle(zip(rows["statement"], rows["context"], strict=True)), count)
    return [Passage(statement=f"{text} ({at})", context=before) for at, (text, before) in enumerate(pairs)]


def speed(name, count):
    """Statements per second, after a first few; None where there is no such model."""
    try:
        model = load_classifier(load_debate(), name)
    except ModelError:
        return None
    first, *rest = passages(count + 1)
    model.probabilities([first])
    start = time.perf_counter()
    model.probabilities(rest)
    return count / (time.perf_counter() - start)


def peak(rows, folder):
    """Megabytes that the command takes at most, and the rows it labels a second, its start included."""
    given = folder / "given.csv"
    with given.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["statement", "context"])
        writer.writerows((passage.statement, passage.context) for passage in passages(rows))
    command = ["classify", "--model", "fast", "--input", str(given), "--output", str(folder / "labelled.csv")]
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", PEAK, *command], cwd=ROOT, capture_output=True, text=True, check=True)
    unit = 1 if sys.platform == "darwin" else 1024  # the one counts bytes, the others kilobytes
    return int(done.stderr.split()[-1]) * unit / 1e6, rows / (time.perf_counter() - start)


def main():
    """Prints all figures."""
    write = sys.stdout.write
    with TemporaryDirectory() as place:
        os.environ["STANCE_CACHE"] = place
        speeds = {name: speed(name, count) for name, count in MODELS.items()}
        fast = speeds["fast"]
        for name, found in speeds.items():
            ratio = f", {found / fast:.3f} of the fast one" if found and fast else ""
            write(f"{name}: {f'{found:,.0f} statements a second{ratio}' if found else 'not there'}\n")
        for rows in (10_000, 100_000):
            megabytes, rate = peak(rows, Path(place))
            write(f"classify, {rows:,} rows: at most {megabytes:,.0f} MB, {rate:,.0f} rows a second\n")


if __name__ == "__main__":
    main()
