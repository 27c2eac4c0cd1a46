"""How fast statements are found: run `python tests/benchmarks/bench_statements.py`; prints figures, asserts nothing.

Words per second of one core, the time for 10 and 100 times the length (10 and 100 where it is linear), and how much
faster a stream is read in which one document in twenty is relevant when the others are not parsed.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from stance.records import Document, content_hash
from stance.statements import extract_many, load_parser

PARAGRAPHS = [
    "The harbour council met on Monday to talk about the port, which has lost a third of its trade in ten years.",
    "“We are working on it,” Mayor Anna Holt said when asked whether the north pier would open. “It takes time.”",
    "Paul Dorn, who leads the union, said the plan was dead, adding that members would vote against it in June.",
    "According to two officials, the ministry is weighing a ban on night flights, but others sound more sceptical.",
    "She urged the council to drop the plan. He called it “a mistake” and criticised the members for hiding it.",
]
RELEVANT = "The ministry warned that missiles would not be stored at the port."
PROBES = {
    "paragraphs": lambda times: "\n\n".join(PARAGRAPHS * 4 * times),
    "one paragraph": lambda times: " ".join(PARAGRAPHS * 4 * times),
    "one sentence": lambda times: "and the port was safe " * 100 * times,
    "unclosed quotations": lambda times: "“It is so. He said " * 100 * times,
    "reports in reports": lambda times: "Ana said " * 30 * times,
    "names in a row": lambda times: ", ".join(["Ana Holt, Paul Dorn and Jon Vik"] * 10 * times) + " said no.",
}


def seconds(documents, *, parser, relevant=None):
    """Processor seconds to read `documents`, and the statements found."""
    start = time.process_time()
    found = [s for _, statements in extract_many(documents, parser=parser, relevant=relevant) for s in statements]
    return time.process_time() - start, found


def document(text, number=0):
    """One document of that text."""
    return Document(doc_id=f"d{number}", text=text, sha256=content_hash(text))


def main():
    """Prints all figures."""
    parser = load_parser()
    write = sys.stdout.write
    seconds([document("\n\n".join(PARAGRAPHS))], parser=parser)
    articles = [document("\n\n".join(PARAGRAPHS * 5), number) for number in range(40)]
    words = sum(len(one.text.split()) for one in articles)
    write(f"words per second: {words / seconds(articles, parser=parser)[0]:.0f}\n")
    for name, text in PROBES.items():
        once, ten, hundred = (seconds([document(text(times))], parser=parser)[0] for times in (1, 10, 100))
        write(f"{name}: 1 takes {once:.2f} s, 10 takes {ten / once:.1f} times that, 100 takes {hundred / once:.1f}\n")
    stream = [
        document("\n\n".join([*PARAGRAPHS * 2, RELEVANT] if number % 20 == 0 else PARAGRAPHS * 2), number)
        for number in range(200)
    ]
    everything, found = seconds(stream, parser=parser)
    filtered, kept = seconds(stream, parser=parser, relevant=lambda text: "missile" in text)
    relevant = [s for s in found if int(s.doc_id[1:]) % 20 == 0]
    write(f"relevant documents only: {everything / filtered:.1f} times faster, same statements: {kept == relevant}\n")


if __name__ == "__main__":
    main()
