"""Which classifier a name means, with the cache and the endpoint that the environment names."""

import shlex

from stance import settings
from stance.classifier import outside
from stance.classifier.cache import DiskCache
from stance.classifier.fitting import ModelName, train
from stance.classifier.labelling import Classifier
from stance.classifier.model import StanceModel
from stance.classifier.modelfile import default_name, encoder_for, load_model
from stance.classifier.speaker_model import SPEAKER, load_speaker_model
from stance.classifier.training import read_training
from stance.debate import Debate
from stance.errors import ModelError


def load_classifier(debate: Debate, choice: str = "") -> Classifier:
    """The classifier that `choice` names: a model that ships, `speaker`, a folder, or `endpoint:NAME`.

    An empty choice is the debate's default: the most careful model that its folder has.

    Raises:
        ModelError: there is no such model, or it does not fit this version.
    """
    choice = choice or default_name(debate.model_folder)
    if choice == SPEAKER:
        return load_speaker_model(load_classifier(debate), debate.folder / "speakers.csv")
    if choice in list(ModelName):
        if not (debate.model_folder / f"{choice}.json").is_file():
            train = f"python -m stance train --debate {shlex.quote(debate.choice)} --model {choice}"
            raise ModelError(f"no model {str(choice)!r} in {debate.model_folder}; train it: {train}")
        cache = None if choice == ModelName.FAST else open_cache()
        return load_model(debate.model_folder, name=choice, cache=cache)
    return outside.load_outside_model(choice, debate, access=settings.endpoint(), cache=open_cache())


def train_model(debate: Debate, choice: str = "") -> StanceModel:
    """The model called `choice` (by default the debate's own) trained anew on the debate's statements, not yet saved.

    Raises:
        InputError: a table of statements is missing or malformed, or has too few of a label.
        ModelError: there is no such model, or its encoder is missing.
    """
    name = choice or default_name(debate.model_folder)
    development = debate.development_file
    return train(
        read_training(debate.training_file),
        codebook_version=debate.codebook_version,
        name=name,
        encoder=encoder_for(debate.model_folder, name, cache=open_cache),
        development=read_training(development) if development.is_file() else None,
    )


def open_cache() -> DiskCache:
    """What was worked out in earlier runs, by this user, on this machine."""
    return DiskCache(settings.cache_folder())
