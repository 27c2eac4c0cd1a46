"""People by name: full names, spelling variants, family names with their titles, and namesakes kept apart."""

from stance.actors.countries import INTERNATIONAL, PlaceForm
from stance.actors.index import Index
from stance.actors.mentions import Token, tokens_of
from stance.actors.names import same_first_name
from stance.actors.phrases import head_role, roles_of
from stance.actors.question import Question
from stance.actors.registry import Actor
from stance.actors.resolution import Resolution, person, valid_first
from stance.actors.runs import Run, bearers, head_run
from stance.actors.strangers import stranger
from stance.actors.words import CANDIDATES, CHAMBERS, SUFFIXES
from stance.records import ActorKind, MatchMethod

# Offices that one person at a time holds in a country: a namesake never held them.
TELLING_ROLES = frozenset(
    {
        *("president", "vice president", "prime minister", "chancellor", "vice chancellor", "secretary general"),
        *("foreign minister", "defense minister", "interior minister", "finance minister", "speaker"),
    }
)

# The chamber that a candidate runs for; a member of it who runs again is no namesake.
SOUGHT_SEATS = {"senate": "senat", "house": "house"}


def by_name(question: Question) -> Resolution | None:
    """The person whose name the mention holds; None when it is about no name.

    A person whom the registry does not know stays unresolved under the name as written, with the institution and
    country that the mention gives. A first name that differs, a chamber, an office or a country that the registry's
    person never had tells a namesake.
    """
    run = head_run(question.tokens, question.index)
    if run is None:
        return None
    known = _full_match(run, question.index)
    if known:
        actor, score, how = known
        if clash := _clash(run, actor):
            return stranger(question, run, run.text, f"a namesake of {actor.name}: {clash}")
        return person(actor, question.on, method=MatchMethod.ALIAS, score=score, because=f"{how} {run.text}")
    if len(run.words) > 1 and run.words[-1] not in SUFFIXES and not _is_family_name(run, question.index):
        return stranger(question, run, run.text, _not_known(run, question.index))
    return _by_surname(question, run)


def _full_match(run: Run, index: Index) -> tuple[Actor, float, str] | None:
    """The person whose full name, or a spelling of it with the same first name, the run is."""
    aliased = {holder.actor.name: holder.actor for holder in index.aliases.get(run.key, ())}
    people = [actor for actor in aliased.values() if actor.kind is ActorKind.PERSON]
    if len(people) == 1:
        return people[0], 1.0, "name"
    matches = {
        actor.name: actor
        for actor, given in bearers(run.words, index)
        if given and any(same_first_name(given[0], first) for first in index.first_names[actor.name])
    }
    return (next(iter(matches.values())), 0.95, "name in another spelling") if len(matches) == 1 else None


def _is_family_name(run: Run, index: Index) -> bool:
    return any(not given for _, given in bearers(run.words, index))


def _not_known(run: Run, index: Index) -> str:
    others = list(dict.fromkeys(actor.name for actor, _ in bearers(run.words, index)))
    apart = f"; not the same first name as {', '.join(others)}" if others else ""
    return f"{run.text} is not in the registry{apart}"


def _by_surname(question: Question, run: Run) -> Resolution:
    """A family name alone: the document's own full name first, then titles, then who is valid on the day."""
    full_names = question.context.full_names(run.text)
    if full_names:
        return _by_document(question, run, full_names)
    known = [actor for actor, given in bearers(run.words, question.index) if not given]
    if not known:
        reason = f"no {run.text} in the registry, and no full name in the document"
        return stranger(question, run, run.text, reason)
    fitting = [actor for actor in known if not _clash(run, actor)]
    if not fitting:
        return stranger(question, run, run.text, f"a namesake of {known[0].name}: {_clash(run, known[0])}")
    chosen = _with_role(run, fitting) or valid_first(fitting, question.on)
    if len(chosen) > 1:
        names = ", ".join(actor.name for actor in chosen)
        reason = f"surname {run.text} fits {names}, and the document gives no first name"
        return stranger(question, run, run.text, reason)
    return person(chosen[0], question.on, method=MatchMethod.SURNAME, score=0.85, because=f"surname {run.text}")


def _by_document(question: Question, run: Run, full_names: list[str]) -> Resolution:
    """The bearer of a family name whose full name stands in the document.

    Of several the nearest whom the registry knows: relatives and passers-by keep their first names.
    """
    runs = [(name, Run(tokens := tokens_of(name), 0, len(tokens))) for name in full_names]
    known = [(name, match[0]) for name, whole in runs if (match := _full_match(whole, question.index))]
    if not known:
        reason = f"surname {run.text}, {full_names[0]} in the document, who is not in the registry"
        return stranger(question, run, full_names[0], reason)
    name, actor = known[0]
    if clash := _clash(run, actor):
        return stranger(question, run, run.text, f"a namesake of {actor.name}: {clash}")
    because = f"surname {run.text}, {name} in the document"
    return person(actor, question.on, method=MatchMethod.SURNAME, score=0.9, because=because)


def _with_role(run: Run, actors: list[Actor]) -> list[Actor]:
    """Those of several namesakes who hold the office named before the family name."""
    role = head_role(run.before)
    return [actor for actor in actors if role and len(actors) > 1 and role.label in _offices(actor)]


def _offices(actor: Actor) -> set[str]:
    """The offices of a person, former ones without the word "former"."""
    return {label.removeprefix("former ") for row in actor.affiliations for label in roles_of(row.role)}


def _clash(run: Run, actor: Actor) -> str:
    """Why the words before a name cannot mean `actor` (another chamber, office or country), or an empty string."""
    return _wrong_chamber(run, actor) or _wrong_office(run, actor) or _wrong_country(run, actor)


def _wrong_chamber(run: Run, actor: Actor) -> str:
    seats = " ".join(f"{row.role} {row.institution}" for row in actor.affiliations).casefold()
    wrong = [token.text for token in run.before if CHAMBERS.get(token.word, "") not in seats]
    if wrong:
        return f"{actor.name} was never {wrong[0]}"
    if not any(token.word in CANDIDATES for token in run.before) or "candidate" in seats:
        return ""
    sought = [token.text for token in run.before if SOUGHT_SEATS.get(token.word, "") not in seats]
    return f"{actor.name} is not known as a candidate for the {sought[0]}" if sought else ""


def _wrong_office(run: Run, actor: Actor) -> str:
    """Only for a family name alone: a full name outweighs a role that the registry does not list."""
    role = head_role(run.before)
    label = role.label.removeprefix("former ") if role else ""
    wrong = len(run.words) == 1 and label in TELLING_ROLES and label not in _offices(actor)
    return f"{actor.name} was never {label}" if wrong else ""


def _wrong_country(run: Run, actor: Actor) -> str:
    countries = {row.country for row in actor.affiliations}
    if INTERNATIONAL in countries:
        return ""
    named = [token.place for token in run.before if token.place and _modifies(token)]
    wrong = [place.name for place in named if place.country not in countries | {INTERNATIONAL}]
    return f"{actor.name} is not of {wrong[0]}" if wrong else ""


def _modifies(token: Token) -> bool:
    """Whether a country is the person's own: an adjective or a possessive, not "the Ukraine envoy"."""
    return token.form is PlaceForm.ADJECTIVE or token.possessive or token.text in {"US", "U.S.", "UK", "U.K."}
