"""Which classifier a name means, with the cache and the endpoint that the environment names."""

import shlex
from collections.abc import Callable, Iterable
from functools import partial

import pandas as pd

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
from stance.records import Passage

VECTORS, ANSWERS = "vectors", "answers"


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
        cache = None if choice == ModelName.FAST else open_cache(VECTORS)
        return load_model(debate.model_folder, name=choice, cache=cache)
    return outside.load_outside_model(choice, debate, access=settings.endpoint(), cache=open_cache(ANSWERS))


def trainer(debate: Debate, choice: str = "") -> Callable[[pd.DataFrame], StanceModel]:
    """What trains the model called `choice` (by default the debate's own) on rows as `read_training` gives them.

    Raises:
        InputError: the table of development statements is malformed.
        ModelError: there is no such model, or its encoder is missing.
    """
    name = choice or default_name(debate.model_folder)
    development = debate.development_file
    return partial(
        train,
        codebook_version=debate.codebook_version,
        name=name,
        encoder=encoder_for(debate.model_folder, name, cache=partial(open_cache, VECTORS)),
        development=read_training(development) if development.is_file() else None,
    )


def cost(model: Classifier, passages: Iterable[Passage]) -> str:
    """What labelling `passages` will take, in one line, for a model that is asked over the network; else empty."""
    return outside.in_words(model.estimate(passages)) if isinstance(model, outside.EndpointModel) else ""


def open_cache(what: str) -> DiskCache:
    """What was worked out in earlier runs, by this user, on this machine: `VECTORS`, or the `ANSWERS` of endpoints.

    They are kept apart: a full cache is emptied, and answers may have cost money.
    """
    return DiskCache(settings.cache_folder() / what)
