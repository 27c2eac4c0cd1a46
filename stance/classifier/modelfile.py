"""Model files: a skops archive, which is data and not code, with its card as JSON beside it."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import sklearn
from skops.io import dump, get_untrusted_types, load

from stance.classifier.cache import Cache
from stance.classifier.encoder import Encoder, load_encoder
from stance.classifier.fitting import CODE_VERSION, ModelName
from stance.classifier.model import StanceModel
from stance.errors import ModelError

RETRAIN = "retrain it with `python -m stance train`"
TRUSTED_TYPES = ("numpy.dtype", "sklearn.compose._column_transformer._RemainderColsList")
"""The types beyond the ones skops always trusts that a model of ours holds; a file with any other is refused."""


def save_model(model: StanceModel, folder: Path) -> None:
    """Write `<name>.skops` and, last, `<name>.json` (the card and the SHA-256 of the archive) into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    archive, card = _files(folder, model.card["name"])
    dump({"pipeline": model.pipeline, "kinds": model.kinds}, archive, compression=8, compresslevel=9)
    written = model.card | {"sha256": hashlib.sha256(archive.read_bytes()).hexdigest()}
    card.write_text(json.dumps(written, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def load_model(folder: Path, *, name: str = ModelName.FAST, cache: Cache | None = None) -> StanceModel:
    """The model called `name` in `folder`, with its encoder where it has one; `cache` keeps the encoder's vectors.

    Raises:
        ModelError: a file is missing, damaged, holds a type beyond `TRUSTED_TYPES`, or was made by another version of
            this code, of scikit-learn or of the encoder; the message names the versions and the command that retrains.
    """
    archive, card_file = _files(folder, name)
    if not archive.is_file() or not card_file.is_file():
        needed = f"{archive.name} and {card_file.name} are needed"
        raise ModelError(f"no model {str(name)!r} in {folder} ({needed}); {RETRAIN}")
    card = _card(card_file)
    _check_versions(card, card_file)
    if hashlib.sha256(archive.read_bytes()).hexdigest() != card.pop("sha256"):
        raise ModelError(f"{archive} is damaged: it is not the file its card {card_file.name} describes; {RETRAIN}")
    encoder = load_encoder(folder, name, cache=cache) if card["encoder"] else None
    if encoder and encoder.version != card["encoder"]:
        raise ModelError(
            f"{card_file} was made with encoder {card['encoder']}, this is {encoder.version}; {RETRAIN} --model {name}"
        )
    return StanceModel(**_estimators(archive), card=card, encoder=encoder)


def default_name(folder: Path) -> ModelName:
    """The first of the models that is in `folder`; where there is none, the fast one, which needs nothing else."""
    return next((name for name in ModelName if (folder / f"{name}.json").is_file()), ModelName.FAST)


def encoder_for(folder: Path, name: str, *, cache: Callable[[], Cache]) -> Encoder | None:
    """The encoder that the model `name` is trained with: none for the fast one.

    Raises:
        ModelError: there is no such model, or its encoder is not in `folder`.
    """
    if name not in list(ModelName):
        raise ModelError(f"{name!r} cannot be trained; choose one of {', '.join(ModelName)}")
    return None if name == ModelName.FAST else load_encoder(folder, name, cache=cache())


def _estimators(archive: Path) -> dict[str, Any]:
    """The pipeline and the classifier of kinds, under the names that `StanceModel` gives them."""
    try:
        foreign = sorted(set(get_untrusted_types(file=archive)) - set(TRUSTED_TYPES))
        if foreign:
            raise ModelError(f"{archive} holds types that are not trusted ({', '.join(foreign)}); {RETRAIN}")
        found = load(archive, trusted=list(TRUSTED_TYPES))
        return {"pipeline": found["pipeline"], "kinds": found["kinds"]}
    except (BadZipFile, KeyError, ValueError, TypeError) as error:
        raise ModelError(f"{archive} is no model archive ({error}); {RETRAIN}") from error


def _files(folder: Path, name: str) -> tuple[Path, Path]:
    return folder / f"{name}.skops", folder / f"{name}.json"


def _card(file: Path) -> dict[str, Any]:
    try:
        card = json.loads(file.read_text(encoding="utf-8"))
        needed = {"sha256", "version", "code_version", "created_with", "temperature", "encoder"} - set(card)
    except (ValueError, TypeError) as error:
        raise ModelError(f"the model card {file} is damaged ({error}); {RETRAIN}") from error
    if needed:
        raise ModelError(f"the model card {file} lacks {', '.join(sorted(needed))}; {RETRAIN}")
    kinds = {"created_with": dict, "temperature": float, "version": str, "encoder": str}
    wrong = sorted(name for name, kind in kinds.items() if not isinstance(card[name], kind))
    if wrong:
        raise ModelError(
            f"the model card {file} is damaged (no such value can stand for {', '.join(wrong)}); {RETRAIN}"
        )
    return dict(card)


def _check_versions(card: dict[str, Any], file: Path) -> None:
    made, here = card["created_with"].get("scikit-learn"), sklearn.__version__
    if card["code_version"] != CODE_VERSION:
        raise ModelError(
            f"{file} was made by model code version {card['code_version']}, this is {CODE_VERSION}; {RETRAIN}"
        )
    if made != here:
        raise ModelError(f"{file} was made with scikit-learn {made}, this is {here}; {RETRAIN}")
