"""Sentences in, (speaker, cue, kind) out: one table for each way of reporting, each with cases that give nothing."""

import pytest

from stance.records import StatementKind as Kind


def rows(statements):
    return [(s.speaker, s.cue, s.kind) for s in statements]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("Anna Holt said the bridge was unsafe.", "Anna Holt", "said"),
        ("The ministry warned that the dam could fail.", "The ministry", "warned"),
        ("The bridge was unsafe, Anna Holt said.", "Anna Holt", "said"),
        ("The bridge, Anna Holt argued, is not safe.", "Anna Holt", "argued"),
        ("As Anna Holt put it, the bridge is dead.", "Anna Holt", "put"),
        ("According to Anna Holt, the bridge is unsafe.", "Anna Holt", "according to"),
        ("The bridge, according to a ministry spokeswoman, is unsafe.", "a ministry spokeswoman", "according to"),
        ("Anna Holt, who said the bridge was unsafe, left at noon.", "Anna Holt", "said"),
        ("The report said the dam could fail.", "The report", "said"),
        ("The plan was described by Anna Holt as a disaster.", "Anna Holt", "described"),
        ("The paper quoted Anna Holt as saying that the bridge was unsafe.", "Anna Holt", "saying"),
        (
            "The Elm Times, citing two union officials, reported that the mayor will go.",
            "two union officials",
            "reported",
        ),
        ("The council asked whether the port was safe.", "The council", "asked"),
        ("The council called on the mayor to close the port.", "The council", "called"),
        ("Union leaders urged the mayor to close the port.", "Union leaders", "urged"),
        ("A chorus of voices in Elm is calling for limits to be lifted.", "A chorus of voices in Elm", "calling"),
        ("Anna Holt criticised the plan for the port.", "Anna Holt", "criticised"),
        ("Anna Holt declined to comment on the plan.", "Anna Holt", "declined"),
        ("The mayor ruled out new taxes.", "The mayor", "ruled out"),
        ("The mayor held firm to the plan.", "The mayor", "held firm"),
        ("The council came out in support of the strike.", "The council", "came out"),
        ("Anna Holt went on to say that the deal was dead.", "Anna Holt", "say"),
        ("Anna Holt took to the radio to say the deal was dead.", "Anna Holt", "say"),
        ("Anna Holt admitted to taking the money.", "Anna Holt", "admitted"),
        ("Anna Holt, in a letter, denied that she had lied.", "Anna Holt", "denied"),
        ("Anna Holt has restated that the port must close.", "Anna Holt", "restated"),
        ("Anna Holt asked other towns that run ports to close theirs.", "Anna Holt", "asked"),
        ("Anna Holt denounced it as a waste and as a danger.", "Anna Holt", "denounced"),
        ("Anna Holt is one of several mayors to have rejected the appeal.", "Anna Holt", "rejected"),
        ("Anna Holt spoke in praise of the plan.", "Anna Holt", "spoke"),
        ("Anna Holt recommended keeping the ban on cars.", "Anna Holt", "recommended"),
        ("Paul Dorn pleaded not guilty to all counts.", "Paul Dorn", "pleaded"),
        ("The Elm think tank criticised the fact that boats can stay.", "The Elm think tank", "criticised"),
        ("One of the officials said the port must close.", "One of the officials", "said"),
        ("The firm cut its forecast, citing weak demand.", "The firm", "citing"),
        ("The mayor, whose staff said the dam was safe, left.", "The mayor", "said"),
        ("The farmers, some of whom said the dam was safe, left.", "The farmers", "said"),
        ("Anna Holt, whose brother runs the mill, said the dam was safe.", "Anna Holt", "said"),
        ("Anna Holt declined to comment on whether the dam was safe.", "Anna Holt", "declined"),
    ],
)
def test_indirect_speech(find, text, speaker, cue):
    assert rows(find(text)) == [(speaker, cue, Kind.INDIRECT)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The bridge, Anna Holt argued, is not safe.", ["The bridge", "is not safe"]),
        ("The bridge was unsafe, Anna Holt said.", ["The bridge was unsafe"]),
        ("Anna Holt urged the council to drop the plan.", ["the council to drop the plan"]),
        ("Anna Holt called for a public inquiry.", ["a public inquiry"]),
        ("The mayor was adamant that the plan would work.", ["adamant that the plan would work"]),
        ("Anna Holt blamed the loss on the strike.", ["the loss on the strike"]),
        ("The firm cut its forecast of 8%, Anna Holt said.", ["The firm cut its forecast of 8%"]),
        ("Officials said Friday the port would close.", ["the port would close"]),
        ("The firm said in a statement it had sold the port.", ["it had sold the port"]),
        ("The firm said in a speech on Monday the port would close.", ["the port would close"]),
        ("The president disagreed, saying there was no time.", ["there was no time"]),
        ("The engineers played it down, noting that the cracks were shallow.", ["that the cracks were shallow"]),
        ("The minister is weighing a ban on night flights.", ["a ban on night flights"]),
        ("Anna Holt condemned the plan on Monday.", ["the plan"]),
        ("The plan was condemned by unions as a betrayal.", ["The plan", "as a betrayal"]),
        ("The mayor warned islanders against a split.", ["against a split"]),
        ("The plan was described by Anna Holt as a disaster.", ["The plan", "as a disaster"]),
    ],
)
def test_spans_leave_the_attribution_out(find, text, content):
    (statement,) = find(text)
    assert [text[start:end] for start, end in statement.spans] == content
    assert (statement.start, statement.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("Anna Holt called the plan “a mistake”.", "Anna Holt", Kind.MIXED),
        ("If the port opens, Anna Holt said: “This will mean the end of the town.”", "Anna Holt", Kind.DIRECT),
        ("“We are working on it,” Anna Holt said when asked whether the port would open.", "Anna Holt", Kind.MIXED),
        ("The union vowed a 'response' if the port shuts.", "The union", Kind.MIXED),
        (
            "17 former mayors, including a former head of Elm, called on Holt to “act quickly.”",
            "17 former mayors",
            Kind.MIXED,
        ),
    ],
)
def test_mixed_speech(find, text, speaker, kind):
    assert [(s.speaker, s.kind) for s in find(text)] == [(speaker, kind)]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "statement"),
    [
        (
            "Anna Holt's claim that the plan is dead was wrong.",
            "Anna Holt",
            "claim",
            "Anna Holt's claim that the plan is dead",
        ),
        ("There were calls from doctors for a ban.", "doctors", "calls", "calls from doctors for a ban"),
        (
            "Envoys went to Elm and heard new pleas from Mayor Anna Holt to let the fleet fish at night.",
            "Mayor Anna Holt",
            "pleas",
            "new pleas from Mayor Anna Holt to let the fleet fish at night",
        ),
        (
            "The view of the ministry that taxes must rise found few friends.",
            "the ministry",
            "view",
            "The view of the ministry that taxes must rise",
        ),
    ],
)
def test_nouns_that_report(find, text, speaker, cue, statement):
    assert [(s.speaker, s.cue, s.text) for s in find(text)] == [(speaker, cue, statement)]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("The council has long resisted a ban on cars.", "The council", "resisted"),
        ("The minister is weighing a ban on cars.", "The minister", "weighing"),
        ("The ministry gave permission for night flights on Monday.", "The ministry", "gave permission"),
        ("The mayor has been reluctant to let the fleet fish.", "The mayor", "been reluctant"),
        ("Other senior officials have sounded more sceptical.", "Other senior officials", "sounded sceptical"),
        ("The union is against the plan.", "The union", "is against"),
        ("The city hopes to sell both piers.", "The city", "hopes"),
        ("The mayor sided with the union on the ban.", "The mayor", "sided"),
        ("Jon Vik is opposed to the treaty.", "Jon Vik", "is opposed"),
        ("The islands are opposed to lifting the ban.", "The islands", "are opposed"),
        ("The northern islands have long resisted the treaty.", "The northern islands", "resisted"),
        ("Anna Holt's opposition to the treaty is well known.", "Anna Holt", "opposition"),
        ("Thousands of farmers, many of whom oppose the dam, met in Elm.", "Thousands of farmers", "oppose"),
        ("The unions, whose leaders want a ban, met on Monday.", "The unions", "want"),
        ("Anna Holt is said to favour the plan.", "Anna Holt", "favour"),
        ("Anna Holt was reported to have voiced no objection to it.", "Anna Holt", "voiced objection"),
        ("The ministers gave a broad welcome to the plan.", "The ministers", "gave welcome"),
        ("Anna Holt is certain that the plan will work.", "Anna Holt", "is certain"),
        ("In a letter, 40 doctors backed the strike.", "40 doctors", "backed"),
        ("Members voted to lift the ban.", "Members", "voted"),
        ("Mayor lifts ban on night flights", "Mayor", "lifts"),
        ("Minister clears way for night flights", "Minister", "clears"),
        ("Live updates: Mayor lifts ban on night flights", "Mayor", "lifts"),
    ],
)
def test_positions_told_without_saying(find, text, speaker, cue):
    assert rows(find(text)) == [(speaker, cue, Kind.POSITION)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Minister Anna Holt Says Port To Close", "Minister Anna Holt"),
        ("Minister Warns Of New Strike After Talks Fail", "Minister"),
        ("Night flights to be banned, Anna Holt says", "Anna Holt"),
        ("Police: Two held after raid", "Police"),
    ],
)
def test_headlines(find, text, speaker):
    assert [(s.speaker, s.kind, s.text) for s in find(text)] == [(speaker, Kind.INDIRECT, text)]


def test_two_camps_in_one_sentence_are_two_statements(find):
    found = find("The talks pitted members who back the plan against others who sound more sceptical.")
    assert [(s.speaker, s.cue) for s in found] == [("members", "back"), ("others", "sound sceptical")]


def test_two_named_speakers_of_one_sentence_are_two_statements_with_the_same_offsets(find):
    first, second = find("Anna Holt and Paul Dorn have said the port must close.")
    assert (first.start, first.end) == (second.start, second.end)
    assert [first.speaker, second.speaker] == ["Anna Holt", "Paul Dorn"]
    assert first.statement_id != second.statement_id


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The deal was criticised by farmers, who said it would ruin them.",
            [("farmers", ["The deal"]), ("farmers", ["it would ruin them"])],
        ),
        (
            "The Conservatives opposed the ban, while the Liberals backed it.",
            [("The Conservatives", ["the ban"]), ("the Liberals", ["it"])],
        ),
        (
            "Critics say the plan is too dear; supporters counter that it will pay for itself.",
            [("supporters", ["that it will pay for itself"]), ("Critics", ["the plan is too dear"])],
        ),
        (
            "Anna Holt insisted she had done nothing wrong, while her lawyer said the case was weak.",
            [("Anna Holt", ["she had done nothing wrong"]), ("her lawyer", ["the case was weak"])],
        ),
        (
            "Anna Holt spoke in Elm, noting that the cracks were shallow and insisting no one was at risk.",
            [("Anna Holt", ["that the cracks were shallow"]), ("Anna Holt", ["no one was at risk"])],
        ),
        (
            "Anna Holt warned that the dam would fail, a claim that Paul Dorn dismissed as nonsense.",
            [("Anna Holt", ["that the dam would fail"]), ("Paul Dorn", ["a claim", "as nonsense"])],
        ),
    ],
)
def test_each_of_two_reports_has_its_own_content(find, text, found):
    statements = find(text)
    assert sorted((s.speaker, [text[start:end] for start, end in s.spans]) for s in statements) == sorted(found)


def test_nested_reporting_keeps_both_holders(find):
    found = find("Anna Holt told the paper that Paul Dorn wants to close the port.")
    assert [(s.speaker, s.cue) for s in found] == [("Anna Holt", "told"), ("Paul Dorn", "wants")]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The plan is dead, Anna Holt said, adding that a new one would follow in June.", ["said", "adding"]),
        ("Anna Holt urged the council to drop the plan and asked for more time.", ["urged", "asked"]),
        ("Anna Holt called the plan “a mistake” and criticised the council for hiding it.", ["called", "criticised"]),
        ("Anna Holt rejected the notion that the bridge is safe, saying “no bridge is safe.”", ["rejected", "saying"]),
    ],
)
def test_reports_in_a_row_share_their_speaker_and_do_not_overlap(find, text, cues):
    first, second = find(text)
    assert [first.cue, second.cue] == cues
    assert first.end <= second.start
    assert second.speaker == "Anna Holt"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The dog barked all night.",
        "The rain fell on Elm for three days.",
        "It was not clear what the sign said.",
        "If the mayor says yes, the plan is on.",
        "Did the mayor say that the plan was dead?",
        "Nobody said that the plan was dead.",
        "He said, she said.",
        "The door was opposed to the window.",
        "The opposition to the north of the town is weak.",
        "The rain is set on a roof.",
        "A spokesperson declined to comment.",
        "Anna Holt refused to comment further on Monday.",
        "Anna Holt declined to comment for this article.",
        "The noise, which the cracks explain and the rain hides, is old.",
        "Is the minister weighing a ban on cars?",
        "The minister would support a ban.",
        "The so-called “safe house” burned down.",
        'The film "The Long Day" opened in Elm.',
        "The path leads to the sea.",
        "The call came at noon.",
        "The lid lifts off.",
        "The mayor held the rope.",
        "The mayor went home to sleep.",
        "The mayor has not read it.",
        "One day the port will close.",
        "The train came out of the tunnel.",
        "The ship is one of several boats to have sunk.",
        "The rock is said to weigh a ton.",
        "The host gave a broad smile to the crowd.",
        "Timeline: how the port was built",
    ],
)
def test_nothing_is_said(find, text):
    assert find(text) == ()
