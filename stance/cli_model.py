"""The commands on models: labelling a table, training, measuring."""

from pathlib import Path
from typing import Annotated

import typer

from stance.debate import DEFAULT_DEBATE, load_debate
from stance.records import Label
from stance.terminal import DebateChoice, ModelChoice, err, out


def classify(
    input: Annotated[Path, typer.Option(help="A CSV with a column statement, and maybe context and title.")],
    output: Annotated[Path, typer.Option(help="The CSV to write: the same rows with a label and probabilities.")],
    debate: DebateChoice = DEFAULT_DEBATE,
    model: ModelChoice = "",
) -> None:
    """Label statements of your own.

    Example: python -m stance classify --input statements.csv --output labelled.csv
    """
    from stance import reports
    from stance.classifier import classify_table, load_classifier

    given, note = reports.read_csv(input)
    labelled = classify_table(given, load_classifier(load_debate(debate), model))
    reports.write_csv(labelled, output)
    replaced = [str(name) for name in given.columns if name in labelled and not labelled[name].equals(given[name])]
    for words in filter(None, [note, replaced and f"the values of {', '.join(replaced)} are replaced"]):
        err.print(f"note {input}: {words}", markup=False)
    counts = ", ".join(f"{int((labelled['label'] == label).sum())} {label}" for label in Label)
    out.print(f"{output}: {len(labelled):,} statements ({counts})", markup=False)


def train(debate: DebateChoice = DEFAULT_DEBATE, model: ModelChoice = "") -> None:
    """Train the model from the debate's training.csv and put it in its model folder.

    Example: python -m stance train
    """
    from stance.classifier import read_training, save_model
    from stance.classifier import train as fit

    question = load_debate(debate)
    with err.status("Training"):
        trained = fit(read_training(question.training_file), codebook_version=question.codebook_version)
        save_model(trained, question.model_folder)
    out.print(f"{question.model_folder}: model {trained.version}", markup=False)


def evaluate(
    gold: Annotated[
        Path | None, typer.Option(help="A folder with statements.csv and articles/, coded by people.")
    ] = None,
    debate: DebateChoice = DEFAULT_DEBATE,
    model: ModelChoice = "",
) -> None:
    """Measure the model: on statements coded by people, or without them on training statements it has not seen.

    Example: python -m stance evaluate --gold gold/
    """
    from stance import classifier, reports

    question = load_debate(debate)
    if gold:
        scores = classifier.evaluate(classifier.load_classifier(question, model), classifier.read_gold(gold))
        tables = reports.evaluation(scores, "statements coded by people")
    else:
        scores = [classifier.cross_validate(classifier.read_training(question.training_file))]
        tables = reports.evaluation(
            scores, "training statements, each labelled by a model that has not seen its writer"
        )
    for table in tables:
        out.print(table)
