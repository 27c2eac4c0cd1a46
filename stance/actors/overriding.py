"""What a person decided about a mention goes before every rule."""

from dataclasses import replace

from stance.actors.institutions import organization
from stance.actors.mentions import key_of
from stance.actors.question import Question
from stance.actors.resolution import Resolution, known_actor
from stance.records import ActorKind, MatchMethod


def by_decision(question: Question, name: str) -> Resolution | None:
    """What was decided about `name`, the mention or what the rules made of it; None when nothing was."""
    index = question.index
    held = index.overrides.get(key_of(name)) if index.overrides else None
    if held is None:
        return None
    if not held.actor:
        return Resolution(
            actor=name,
            actor_kind=ActorKind.IGNORED,
            method=MatchMethod.DECISION,
            score=0.0,
            reason=held.reason,
        )
    actor = index.actors.get(held.actor)
    method = MatchMethod.DECISION
    if actor:
        return known_actor(actor, question.tokens, question.on, method=method, score=1.0, because=held.reason)
    institution = index.institutions[key_of(held.actor)]
    return replace(organization(institution, index, because=held.reason), method=method, score=1.0)
