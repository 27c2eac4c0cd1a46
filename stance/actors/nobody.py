"""Speakers that are no actors: texts ("a report", "the letter") and the outlets that tell what others hold."""

from stance.actors.index import MEDIA
from stance.actors.mentions import key_of, tokens_of
from stance.actors.names import is_first_name
from stance.actors.question import Question
from stance.actors.resolution import Resolution, outlet
from stance.actors.sources import end_of_phrase
from stance.actors.words import TEXTS
from stance.records import ActorKind, MatchMethod


def no_actor(question: Question, name: str) -> Resolution | None:
    """The text or outlet that a mention is about, known under the unresolved `name`; None when it may be an actor."""
    known = question.index.institutions.get(key_of(name))
    if known and known.kind == MEDIA:
        return outlet(known)
    if _is_own_outlet(question, name):
        return _ignored(question, "the outlet of this document, which tells what others hold")
    head = question.tokens[: end_of_phrase(question.tokens)][-1]
    if head.word in TEXTS and (len(question.tokens) == 1 or not head.capital):
        return _ignored(question, f"{head.text!r} is a text and no actor")
    return None


def _is_own_outlet(question: Question, name: str) -> bool:
    """Whether a name is the document's source or its last words ("the Journal"), and not a person's name."""
    source, said = key_of(question.context.source).split(), key_of(name).split()
    ends = bool(said) and source[-len(said) :] == said
    return ends and tokens_of(name)[-1].capital and not is_first_name(source[0])


def _ignored(question: Question, reason: str) -> Resolution:
    return Resolution(
        actor=question.mention,
        actor_kind=ActorKind.IGNORED,
        method=MatchMethod.IGNORED,
        score=0.0,
        reason=reason,
    )
