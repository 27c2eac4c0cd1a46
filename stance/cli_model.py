"""The commands on models: labelling a table, training, measuring."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stance.debate import DEFAULT_DEBATE, load_debate
from stance.errors import InputError
from stance.records import Label
from stance.terminal import DebateChoice, ModelChoice, err, out

if TYPE_CHECKING:
    import pandas as pd

    from stance.classifier import Scores
    from stance.classifier.evaluation import Evaluation
    from stance.debate import Debate


class Figures(StrEnum):
    """How `evaluate` writes its figures."""

    TABLE = "table"
    JSON = "json"


def classify(
    input: Annotated[Path, typer.Option(help="A CSV with a column statement, and maybe context and title.")],
    output: Annotated[Path, typer.Option(help="The CSV to write: the same rows with a label and probabilities.")],
    debate: DebateChoice = DEFAULT_DEBATE,
    model: ModelChoice = "",
) -> None:
    """Label statements of your own, however many: they are read and written a thousand at a time.

    Example: python -m stance classify --input statements.csv --output labelled.csv
    """
    from stance import reports
    from stance.labelled_files import classify_file, file_passages
    from stance.models import cost, load_classifier

    classifier = load_classifier(load_debate(debate), model)
    if words := cost(classifier, file_passages(input)):
        err.print(words, markup=False)
    with reports.counting(err, "statements labelled") as advance:
        found = classify_file(input, output, classifier, advance=advance)
    for words in found.notes:
        err.print(f"note {input}: {words}", markup=False)
    counts = ", ".join(f"{found.labels[label]} {label}" for label in Label)
    out.print(f"{output}: {found.labels.total():,} statements ({counts})", markup=False)


def train(debate: DebateChoice = DEFAULT_DEBATE, model: ModelChoice = "") -> None:
    """Train the model from the debate's training.csv and put it in its model folder.

    Example: python -m stance train
    """
    from stance.classifier import read_training, save_model
    from stance.models import trainer

    question = load_debate(debate)
    with err.status("Training"):
        trained = trainer(question, model)(read_training(question.training_file))
        save_model(trained, question.model_folder)
    out.print(f"{question.model_folder}: model {trained.version}", markup=False)


def evaluate(
    gold: Annotated[
        Path | None, typer.Option(help="A folder with statements.csv and articles/, coded by people.")
    ] = None,
    format: Annotated[Figures, typer.Option(help="Tables to read, or every figure as JSON.")] = Figures.TABLE,
    output: Annotated[Path | None, typer.Option(help="The file to write; without it, the terminal.")] = None,
    curve: Annotated[bool, typer.Option("--curve", help="Also train on fewer statements; takes minutes.")] = False,
    debate: DebateChoice = DEFAULT_DEBATE,
    model: ModelChoice = "",
) -> None:
    """Measure the model: on statements coded by people, or without them on training statements it has not seen.

    Example: python -m stance evaluate --gold gold/ --format json --output figures.json
    """
    from stance import classifier, reports, reports_models
    from stance.models import cost, load_classifier

    question = load_debate(debate)
    if curve and gold is None:
        raise InputError("--curve needs statements coded by people; name their folder with --gold")
    found: Evaluation | Scores
    with err.status("Measuring"):
        if gold:
            rows = classifier.read_gold(gold)
            judge = load_classifier(question, model)
            if words := cost(judge, classifier.table_passages(rows)):
                err.print(words, markup=False)
            found = classifier.evaluate(judge, rows)
            found = replace(found, learning_curve=_curve(question, model, rows)) if curve else found
        else:
            found = classifier.cross_validate(classifier.read_training(question.training_file))
    if output is None and format is Figures.TABLE:
        for table in reports_models.tables(found):
            out.print(table)
        return
    text = reports_models.as_json(found) if format is Figures.JSON else reports_models.as_text(found)
    with reports.whole_file(output) as target:
        target.write(text.encode())


def _curve(question: "Debate", model: str, gold: "pd.DataFrame") -> "pd.DataFrame":
    from stance.classifier import read_training
    from stance.classifier.learning_curve import learning_curve
    from stance.models import trainer

    return learning_curve(trainer(question, model), read_training(question.training_file), gold)
