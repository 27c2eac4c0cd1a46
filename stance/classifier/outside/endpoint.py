"""A language model behind an OpenAI-compatible endpoint: one request a statement, every answer kept."""

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np
import requests

from stance.classifier.cache import Cache
from stance.classifier.labelling import WITHOUT_TEXT, stances
from stance.classifier.outside.access import Access, chat_address, host
from stance.classifier.outside.asking import ask, open_session, shown
from stance.classifier.outside.estimate import Estimate, estimated
from stance.classifier.outside.prompt import (
    EXAMPLE,
    SCHEMA,
    Answer,
    prompt_version,
    read_answer,
    system_message,
    user_message,
)
from stance.classifier.scores import LABELS, Floats
from stance.debate import Debate
from stance.errors import ModelError
from stance.records import Passage, Stance, content_hash

PARALLEL = 4
NO_STATEMENT = Answer(WITHOUT_TEXT, None)
FORM_CHARACTERS = len(json.dumps(SCHEMA))


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointModel:
    """A model called `name` at `address`, told `system` before each statement.

    `prompt` is the version of all that it is told, `durations` are the seconds that each answer took.
    """

    name: str
    address: str
    system: str
    prompt: str
    cache: Cache
    access: Access = field(repr=False)
    durations: list[float] = field(default_factory=list, repr=False)

    @property
    def version(self) -> str:
        """A short name that changes with the model's name, the code book and what the model is asked."""
        return f"endpoint-{self.name}-{self.prompt[:8]}"

    def probabilities(self, passages: Sequence[Passage]) -> Floats:
        """A row for each passage, a column for each label in label order; a blank statement is `none` for sure.

        Raises:
            ModelError: as `classify`.
        """
        return _rows(self._answers(passages))

    def classify(
        self, passages: Sequence[Passage], *, statement_ids: Sequence[str] | None = None, explain: bool = False
    ) -> list[Stance]:
        """One `Stance` per passage, in order, with a kind of caution and without words: the model does not tell them.

        Asks only for what the cache does not hold. However a run stops, what was answered until then is kept.

        Raises:
            ModelError: the endpoint cannot be reached, answers with an error, or twice with something malformed.
        """
        answers = self._answers(passages)
        kinds = [answer.caution_kind for answer in answers]
        return stances(passages, _rows(answers), version=self.version, statement_ids=statement_ids, kinds=kinds)

    def estimate(self, passages: Iterable[Passage]) -> Estimate:
        """What `classify` would have to ask for `passages`, and what it would take; nothing is sent."""
        wanted = self._by_key(passages)
        known = self._known(wanted)
        sent = [
            FORM_CHARACTERS + len(self.system) + len(user_message(passage))
            for key, passage in wanted.items()
            if key not in known
        ]
        prices = self.access.price_in, self.access.price_out
        seconds = sum(self.durations) / len(self.durations) / PARALLEL if self.durations else None
        return estimated(sent, len(EXAMPLE), prices=prices, seconds=seconds)

    def _answers(self, passages: Sequence[Passage]) -> list[Answer]:
        wanted = self._by_key(passages)
        known = self._known(wanted)
        asked = self._ask_all({key: passage for key, passage in wanted.items() if key not in known})
        found = known | asked
        return [found[self._key(each)] if each.statement.strip() else NO_STATEMENT for each in passages]

    def _ask_all(self, wanted: dict[str, Passage]) -> dict[str, Answer]:
        """An answer for each passage, put into the cache as soon as it is there."""
        with open_session(self.access.key) as session, ThreadPoolExecutor(PARALLEL) as pool:
            running = {pool.submit(self._ask, session, passage): key for key, passage in wanted.items()}
            try:
                for done in as_completed(running):
                    self.cache.put(running[done], done.result())
            except BaseException:
                # After a stop nothing more is asked; what is being answered just now is waited for and kept as well.
                pool.shutdown(cancel_futures=True)
                kept = (done for done in running if not done.cancelled() and not done.exception())
                self.cache.put_many({running[done]: done.result() for done in kept})
                raise
        return {key: read_answer(done.result()) for done, key in running.items()}

    def _ask(self, session: requests.Session, passage: Passage) -> bytes:
        """An answer that can be read; a malformed one is sent back once with what is wrong with it."""
        started = perf_counter()
        messages = [_message("system", self.system), _message("user", user_message(passage))]
        answer, problem = "", ""
        for _ in range(2):
            answer = ask(session, self.address, self.name, messages, key=self.access.key)
            try:
                read_answer(answer)
            except ValueError as error:
                problem = str(error)
                again = f"That answer cannot be used: {problem}. Answer again."
                messages += [_message("assistant", answer), _message("user", again)]
            else:
                self.durations.append(perf_counter() - started)
                return answer.encode("utf-8", "surrogatepass")
        raise ModelError(
            f"{self.name!r} at {host(self.address)} answered {shown(answer, self.access.key)}, which cannot be used "
            f"({problem}); choose a model that keeps to a JSON schema"
        )

    def _known(self, wanted: dict[str, Passage]) -> dict[str, Answer]:
        """The answers that the cache holds; one that cannot be read is asked for again."""
        found: dict[str, Answer] = {}
        for key, value in zip(wanted, self.cache.get_many(wanted), strict=True):
            try:
                found |= {key: read_answer(value)} if value is not None else {}
            except ValueError:
                continue
        return found

    def _by_key(self, passages: Iterable[Passage]) -> dict[str, Passage]:
        """The passages with a statement by their keys; equal ones once."""
        return {self._key(passage): passage for passage in passages if passage.statement.strip()}

    def _key(self, passage: Passage) -> str:
        parts = ["endpoint", self.name, self.prompt, passage.context, passage.statement]
        return content_hash("\x1f".join(parts))


def load_endpoint_model(name: str, debate: Debate, *, access: Access, cache: Cache) -> EndpointModel:
    """The model called `name` by the endpoint that `access` describes; nothing is sent yet.

    Raises:
        ModelError: there is no name, or the address or the key cannot be used.
    """
    if not name.strip():
        raise ModelError("the endpoint's model has no name; give it after the colon, as in endpoint:NAME")
    system = system_message(debate)
    return EndpointModel(
        name=name.strip(),
        address=chat_address(access),
        system=system,
        prompt=prompt_version(system),
        cache=cache,
        access=access,
    )


def _message(role: str, content: str) -> dict[str, str]:
    return {"role": role, "content": content}


def _rows(answers: Sequence[Answer]) -> Floats:
    return np.array([answer.probabilities for answer in answers], dtype=np.float64).reshape(-1, len(LABELS))
