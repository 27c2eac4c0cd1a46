"""People by the office that they hold on the day: "the UK foreign secretary", "Putin's spokesman", "the president"."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from stance.actors.belonging import POSTED, owners, posting, posting_of, untied
from stance.actors.countries import Place
from stance.actors.index import Holder
from stance.actors.institutions import institution_in, office_in, organization, owner_in, place_in
from stance.actors.mentions import key_of
from stance.actors.phrases import Span, head_role, roles_of
from stance.actors.question import Question
from stance.actors.registry import Affiliation, Institution
from stance.actors.resolution import Resolution, person, unresolved
from stance.actors.words import OFFICE_OF_ROLE
from stance.records import MatchMethod

# Who speaks for an institution; when nobody is known the institution itself has spoken.
SPEAKING_ROLES = frozenset({"spokesperson", "press secretary", "deputy spokesperson", "deputy press secretary"})

# Whoever holds one of these has the whole country's offices: "Putin's foreign minister".
RULING_ROLES = frozenset({"president", "prime minister", "chancellor"})

# Words after an office that leave it what the mention is about.
ENDS = frozenset({"of", "for", "to", "in", "at", "on", "who", "and"})


def by_role(question: Question) -> Resolution | None:
    """Who holds the office that the mention describes; None when it describes no office.

    With an indefinite article nobody in particular is meant. A spokesperson then speaks for the institution; any other
    office stays unresolved, with the institution and country as far as the mention tells. An office of a place that is
    not known, or of nobody but a backer, is held by nobody known.
    """
    given, question = len(question.tokens), replace(question, tokens=untied(question.tokens))
    role = _role(question)
    if role is None:
        return None
    whose = owners(question.tokens, role)
    place = place_in(whose, question.index, question.on)
    institution = institution_in(whose, question.index)
    if role.label == "leader" and place and not institution:
        role = Span(place.leader or "leader", role.start, role.end)
    scopes = _scopes(question, role, place, institution)
    elsewhere = not (place or institution) and (whose[0] is not question.tokens[0] or given > len(question.tokens))
    definite = question.tokens[0].word not in {"a", "an"}
    found = _holders(question, role, scopes) if definite and not elsewhere else []
    if len(found) == 1:
        because = f"role {role.label} of {scopes[0]}" if scopes else f"role {role.label}"
        score = 0.85 if scopes else 0.6
        holder = found[0]
        return person(
            holder.actor, question.on, method=MatchMethod.ROLE, score=score, because=because, role=holder.affiliation
        )
    home = institution or office_of(role.label, place, question) or _employer(question)
    if role.label in SPEAKING_ROLES and home:
        return organization(home, question.index, because=f"{role.label} for {home.name}")
    why = f"{len(found)} hold it" if found else "no single holder is known" if definite else "nobody in particular"
    return unresolved(
        question.mention,
        f"role {role.label}: {why}{f' on {question.on}' if question.on else ''}",
        institution=home.name if home else "",
        country=home.country if home else place.country if place else "",
    )


def office_of(label: str, place: Place | None, question: Question) -> Institution | None:
    """The institution in which an office is held: the one the words name, else the usual one of the country."""
    if place is None:
        return None
    named = office_in(question.tokens, place, question.index)
    return named or question.index.offices.get((OFFICE_OF_ROLE.get(label, ""), place.name))


def _role(question: Question) -> Span | None:
    """The office that the mention is about; not that of a noun after it ("a prime minister's office")."""
    role = head_role(question.tokens)
    if role is None or role.end == len(question.tokens):
        return role
    last, after = question.tokens[role.end - 1], question.tokens[role.end]
    return role if last.closes or after.place or after.word in ENDS else None


def _scopes(question: Question, role: Span, place: Place | None, institution: Institution | None) -> list[str]:
    """Where to look for the holder, the narrowest first: the institution, its head's own, the country.

    A spokesperson is looked for in the named institution alone, and so is the adviser of somebody who rules nothing.
    """
    if institution:
        return [institution.name] if role.label in SPEAKING_ROLES or not place else [institution.name, place.name]
    owner = _owner(question)
    if owner:
        ruling = bool(roles_of(owner.role) & RULING_ROLES)
        return [owner.institution, owner.country] if ruling else [owner.institution]
    office = office_of(role.label, place, question)
    return [scope.name for scope in (office, place) if scope]


def _owner(question: Question) -> Affiliation | None:
    owners = [token for token in question.tokens if token.possessive and not token.place]
    return owner_in(owners, question.index, question.on)


def _employer(question: Question) -> Institution | None:
    """The institution of a person for whom somebody speaks ("a spokesman for Scholz")."""
    row = owner_in(question.tokens, question.index, question.on)
    return question.index.institutions.get(key_of(row.institution)) if row else None


def _holders(question: Question, role: Span, scopes: list[str]) -> list[Holder]:
    """Those who hold an office on the day in the first scope that has any; without a scope, whom the document names."""
    roles, on, label = question.index.roles, question.on, role.label
    sent_to = posting(question.tokens[role.end :]) if label == POSTED else ""
    for scope in scopes:
        found = _on_day(_sent(roles.get((label, scope), []), sent_to), on)
        if found:
            return found if len(found) == 1 else _named(found, question) or found
    if scopes:
        return []
    if question.tokens[-1].text.isupper() and label in ("president", "vice president"):
        return _on_day(roles.get((label, "United States"), []), on)
    everywhere = (holder for (name, _), holders in roles.items() if name == label for holder in holders)
    found = _on_day(_sent(everywhere, sent_to), on)
    return found if len(found) == 1 else _named(found, question)


def _sent(holders: Iterable[Holder], where: str) -> list[Holder]:
    """The ambassadors to `where`; everybody when it is empty."""
    return [holder for holder in holders if not where or posting_of(holder.affiliation.role) == where]


def _on_day(holders: Iterable[Holder], on: dt.date | None) -> list[Holder]:
    """Who holds the office on the day, each actor once; a dated role goes before one without dates in one posting."""
    valid = [holder for holder in holders if on is None or holder.affiliation.holds_on(on)]
    dated = [holder for holder in valid if on is not None and holder.affiliation.dated]
    one_office = len({posting_of(holder.affiliation.role) for holder in valid}) == 1
    return list({holder.actor.name: holder for holder in (one_office and dated) or valid}.values())


def _named(holders: list[Holder], question: Question) -> list[Holder]:
    """The one whom the document named last before the mention; none when it names none of them."""
    by_word = {word: holder for holder in holders for word in question.index.family_names[holder.actor.name]}
    word = question.context.last_named(by_word)
    return [by_word[word]] if word else []
