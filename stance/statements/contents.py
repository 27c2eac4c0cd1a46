"""What a cue verb reports: its clauses, objects and prepositions, as positions of tokens."""

from functools import lru_cache

from spacy.tokens import Doc, Token

from stance.statements.grammar import is_stray, is_trailing, noun_phrase, subtree
from stance.statements.lexicon import Frame, lexicon

OBJECTS = frozenset({"dobj", "oprd", "attr", "dative"})
PASSIVE_OBJECTS = frozenset({"nsubjpass", "oprd", "xcomp"})
FAVOUR = frozenset({"favour", "favor", "support", "praise", "defence", "defense", "opposition"})
CALLS = frozenset({"for", "on", "upon"})
ANSWERS = frozenset({"comment", "respond", "reply", "elaborate", "answer"})
"""Verbs that say nothing where somebody declines to do them, unless it is told on what."""
REST = frozenset({"on", "over", "against", "into", "to", "between"})
"""Prepositions that go on a noun of an act: "a ban on", "a deal between"."""
TALKS = frozenset({"interview", "speech", "address", "broadcast", "conference", "call", "hearing", "meeting", "video"})
"""Where something is said, beside texts."""
MATTERS = frozenset({"on", "about", "over", "to", "regarding", "upon", "beyond"})
"""Prepositions of what a comment would have been on."""


def verb_content(verb: Token, frame: Frame, *, particle: Token | None = None) -> tuple[set[int], Token | None]:
    """Positions of what `verb` reports, and the head it is set into where it follows its content."""
    allowed = {"object", "clause", "gerund", "infinitive"} | frame.content if particle is not None else frame.content
    outer = _outer_clause(verb)
    if outer is not None and "clause" in allowed:
        return subtree(outer, without=[verb]), outer
    taken = _complements(verb, frame, allowed, particle) or _last_resort(verb, allowed)
    taken = [child for child in taken if not _is_bare_answer(child)]
    return {i for child in taken for i in _reported(child, verb)} - _cue_words(taken, frame), None


def _complements(verb: Token, frame: Frame, allowed: set[str], particle: Token | None) -> list[Token]:
    """The phrases behind (or in a passive before) the verb that its frame allows: clauses before objects."""
    listed = prepositions(verb, frame)
    allowed = allowed | {"infinitive"} if listed else allowed
    clauses = [c for c in verb.children if _is_clause(c, allowed)]
    objects = [c for c in verb.children if c.dep_ in _object_relations(verb) and c != particle]
    objects = [o for o in objects if particle is None or o.lower_ != "it"]
    if any(c.i > verb.i for c in clauses):
        clauses = [c for c in clauses if c.i > verb.i]
    if clauses:
        return listed + clauses + ([_meant(verb, o) for o in objects] if clauses[0].dep_ != "ccomp" else [])
    if "object" in allowed and _says_something(verb, objects):
        return listed + [_meant(verb, o) for o in objects] + _judgments(verb)
    if "infinitive" in allowed and not frame.told and any(t.tag_ == "TO" for o in objects for t in o.subtree):
        return listed + objects
    if listed:
        return listed
    if particle is not None:
        behind = [*verb.children, *particle.children]
        return [c for c in behind if c.dep_ in {"prep", "advcl"} and c.i > particle.i and not _is_saying(c)]
    if "gerund" in allowed:
        gerunds = [c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i > verb.i]
        return [c for c in gerunds if not _is_saying(c)]
    return objects if not frame.needs_holder and any(c.dep_ == "neg" for c in verb.children) else []


def _last_resort(verb: Token, allowed: set[str]) -> list[Token]:
    """'Told us no', and the clause that the parse hung on a noun."""
    if verb.lemma_ in {"say", "tell"}:
        answer = [c for c in verb.children if c.i > verb.i and c.lower_ in {"yes", "no"}]
        if answer:
            return answer
    return _hung_on_a_noun(verb) if "clause" in allowed else []


def _cue_words(taken: list[Token], frame: Frame) -> set[int]:
    """The prepositions that belong to the cue: "called for", "called on"; "of" and "against" stay with the content."""
    openers = (child.left_edge for child in taken if child.dep_ in {"prep", "advcl"})
    return {opener.i for opener in openers if opener.lower_ in frame.prepositions & CALLS}


def _is_bare_answer(child: Token) -> bool:
    """'(Declined) to comment' without a matter; "to comment on whether ..." is a statement."""
    if child.dep_ != "xcomp" or child.lemma_ not in ANSWERS:
        return False
    matters = (c for c in child.children if c.dep_ == "prep" and c.lower_ in MATTERS)
    told = any(c.dep_ in {"dobj", "ccomp"} for c in child.children)
    return not told and all(any(p.ent_type_ == "DATE" for p in c.children) for c in matters)


def _is_noun(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"}


def _meant(verb: Token, thing: Token) -> Token:
    """The noun behind a relative object: "a claim that X dismissed as scare tactics"."""
    relative = thing.lower_ in {"that", "which"} and thing.i < verb.i and verb.dep_ in {"relcl", "acl"}
    return verb.head if relative else thing


def _is_judgment(verb: Token, child: Token) -> bool:
    """Whether a phrase behind the object says what is thought of it: "as a mistake", "for its cost", "on the war"."""
    return child.dep_ == "prep" and (
        child.lower_ in {"as", "for", "of"} or (child.lower_ == "on" and verb.lemma_ == "blame")
    )


def _judgments(verb: Token) -> list[Token]:
    """The judgments behind the object or behind the agent ("by X as a mistake"), and the rest of a split object."""
    agents = [p for c in verb.children if c.dep_ == "agent" for p in c.children]
    behind_agent = [c for p in agents for c in p.children if c.dep_ == "prep" and c.lower_ == "as"]
    return behind_agent + [c for c in verb.children if _is_judgment(verb, c) or _goes_on(verb, c)]


def _goes_on(verb: Token, child: Token) -> bool:
    """Whether a phrase straight behind the object is its rest: "weighing a ban on flights", not "... on Monday"."""
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN"]
    straight = any(child.i == o.right_edge.i + 1 for o in objects)
    dated = any(c.ent_type_ == "DATE" for c in child.children)
    return child.dep_ == "prep" and child.lower_ in REST and straight and not dated


def _is_saying(clause: Token) -> bool:
    """Whether a participle behind a comma reports by itself: "disagreed, saying ..."."""
    frame = lexicon().frames.get(clause.lemma_.lower())
    says = frame is not None and "quote" in frame.content and clause.tag_ == "VBG"
    return says and clause.left_edge.nbor(-1).text == ","


def _hung_on_a_noun(verb: Token) -> list[Token]:
    """The "that" clause which the parse gave to the noun before it: "said in a letter that the port must close"."""
    nouns = (t for c in verb.children if c.i > verb.i and c.dep_ in {"prep", "dobj", "dative"} for t in c.subtree)
    for clause in nouns:
        if clause.dep_ in {"acl", "relcl", "ccomp"} and clause.left_edge.lower_ == "that" and _is_noun(clause.head):
            subjects = [c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass", "expl"}]
            if subjects and subjects[0].lower_ != "that":
                return [clause]
    return []


def _reported(child: Token, verb: Token) -> set[int]:
    """What a complement reports: its words without a stray verb or the day of saying ("said Friday the port ...")."""
    if child == verb.head:
        return {token.i for token in noun_phrase(child)}
    day = child.left_edge
    while day.head != child and day.head != day:
        day = day.head
    dated = [day] if child.dep_ == "ccomp" and day.dep_ == "npadvmod" and day.ent_type_ == "DATE" else []
    return subtree(child, without=[*_not_reported(child.doc), *dated, *_medium(child, verb)])


def _medium(child: Token, verb: Token) -> list[Token]:
    """The text or talk straight behind the verb in which it was said: "said in a statement it had ..."."""
    first = next(iter(child.lefts), child)
    if child.dep_ != "ccomp" or first.dep_ != "prep" or first.i != verb.i + 1 or first.lower_ not in {"in", "on", "at"}:
        return []
    comma = first.right_edge.nbor(1).text == ","
    texts = lexicon().nouns["document"] | TALKS
    return [] if comma else [first for c in first.children if c.dep_ == "pobj" and c.lemma_.lower() in texts]


@lru_cache(maxsize=1)
def _not_reported(doc: Doc) -> list[Token]:
    """The heads in a block of what no report takes in; read once, since every cue of a long sentence asks for them."""
    return [t for t in doc if is_stray(t) or is_trailing(t) or _is_other_source(t) or _is_comment(t)]


def _is_comment(token: Token) -> bool:
    """Whether the writer takes the report up in a last apposition: "..., a claim that others deny"."""
    if token.dep_ not in {"appos", "npadvmod", "dep", "attr"} or token.left_edge.lower_ not in {"a", "an"}:
        return False
    after_comma = token.left_edge.i > 0 and token.left_edge.nbor(-1).text == ","
    return after_comma and any(c.dep_ in {"relcl", "acl"} for c in token.children) and token.pos_ == "NOUN"


def _is_other_source(token: Token) -> bool:
    """Whether another one's report follows what X said: ", according to Y" or ", while Y said ..."."""
    if token.i == 0 or token.left_edge.i == 0 or token.left_edge.nbor(-1).text != ",":
        return False
    contrasted = token.dep_ == "advcl" and token.left_edge.lower_ in {"while", "whereas"}
    reports = token.lemma_.lower() in lexicon().frames and any(c.dep_ == "nsubj" for c in token.children)
    return token.lower_ == "according" or (contrasted and reports)


def _is_contrast(verb: Token) -> bool:
    """Whether a second camp is set against the first, so that "it" says something: ", while Y backed it"."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in {"while", "whereas"} for c in verb.children)


def _object_relations(verb: Token) -> frozenset[str]:
    """The relations of what is talked about: the subject of a passive with its agent named, else the objects."""
    return PASSIVE_OBJECTS if any(c.dep_ == "agent" for c in verb.children) else OBJECTS


def _outer_clause(verb: Token) -> Token | None:
    """The clause that `verb` comments on from inside or behind: "The plan, she said, is dead", "as he put it"."""
    head: Token = verb.head
    if any(c.dep_ == "ccomp" or (c.dep_ == "dobj" and verb.lemma_ != "put") for c in verb.children):
        return None
    if verb.dep_ == "parataxis" and head != verb:
        return head
    marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}}
    return head if verb.dep_ == "advcl" and "as" in marks and head.pos_ in {"VERB", "AUX"} else None


def _is_clause(child: Token, allowed: set[str]) -> bool:
    if child.dep_ == "ccomp":
        return "clause" in allowed or "infinitive" in allowed
    if child.dep_ == "xcomp":
        return "gerund" in allowed if child.tag_ == "VBG" else "infinitive" in allowed or child.pos_ == "ADJ"
    if child.dep_ == "acomp":
        return child.head.lemma_ == "plead"
    if child.dep_ == "advcl" and "infinitive" in allowed:
        return child.tag_ == "VB" and any(c.lower_ == "to" for c in child.children)
    return child.dep_ == "parataxis" and "clause" in allowed and child.i > child.head.i


def prepositions(verb: Token, frame: Frame) -> list[Token]:
    """The complements with a listed preposition: "called for a ban", "called for the ban to be lifted"."""
    return _warned_against(verb) + [
        c
        for c in verb.children
        if c.i > verb.i
        and (
            (c.dep_ == "prep" and (c.lower_ in frame.prepositions or in_favour(c)))
            or (c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in frame.prepositions for m in c.children))
        )
    ]


def _warned_against(verb: Token) -> list[Token]:
    """What the parse hung on those who are warned: "warns islanders against a split"."""
    if verb.lemma_ not in {"warn", "caution", "advise"}:
        return []
    warned = [c for c in verb.children if c.dep_ == "dobj"]
    return [c for w in warned for c in w.children if c.dep_ == "prep" and c.lower_ in {"against", "over", "about"}]


def _says_something(verb: Token, objects: list[Token]) -> bool:
    """Whether objects can be what is judged or wanted: not a bare pronoun, a day, a sum, or a thing merely named."""
    if not objects or objects[0].ent_type_ in {"DATE", "TIME"}:
        return False
    lemma, words = verb.lemma_.lower(), lexicon()
    judged = any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children) or _is_contrast(verb)
    if lemma in words.objects:
        return objects[-1].lemma_.lower() in words.objects[lemma]
    if lemma in words.naming:
        return judged or len(objects) > 1 or any(t.is_quote for t in objects[0].subtree)
    return judged or len(objects) > 1 or objects[0].pos_ != "PRON"


def in_favour(preposition: Token) -> bool:
    """'In favour of', 'in praise of', 'in support of'."""
    return preposition.lower_ == "in" and any(c.lower_ in FAVOUR for c in preposition.children)
