"""Which classifier a name means."""

from stance.classifier.labelling import Classifier
from stance.classifier.modelfile import load_model
from stance.debate import Debate


def load_classifier(debate: Debate, choice: str = "") -> Classifier:
    """The classifier that `choice` names; an empty one is the debate's default.

    Raises:
        ModelError: there is no such model, or it does not fit this version.
    """
    return load_model(debate.model_folder, name=choice or "fast")
