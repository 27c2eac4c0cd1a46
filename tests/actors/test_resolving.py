"""Mentions and statements against the shipped registry: who, in which institution, how many, by which rule and why."""

import datetime as dt

import pytest

from stance.actors import resolve, resolve_mention
from stance.records import ActorKind, Document, Evidence, MatchMethod, Statement, StatementKind

DAY = dt.date(2024, 9, 15)
GOVERNMENT = "US government"
US, INTERNATIONAL = "United States", "International"
HOUSE, PENTAGON = "US House of Representatives", "US Department of Defense"
POLISH_MINISTRY = "Polish Ministry of Foreign Affairs"
SEVENTEEN = "17 former national security officials"
CHAIRMEN = "Michael McCaul and Mike Rogers and Mike Turner"


def attribute(registry, text, mention, *, day=DAY, resolved=None, title="", source=""):
    """The attribution of a statement by `mention`, whose last occurrence in `text` is the speaker."""
    at = text.rfind(mention) if mention else None
    statement = Statement(
        statement_id="s1",
        doc_id="d1",
        start=0,
        end=1,
        text=text[:1],
        spans=((0, 1),),
        kind=StatementKind.INDIRECT,
        evidence=Evidence.NAMED,
        cue="said",
        speaker=mention,
        speaker_start=at,
        speaker_end=at + len(mention) if mention else None,
        speaker_resolved=resolved,
        confidence=1.0,
    )
    document = Document(doc_id="d1", text=text, sha256="", title=title, source=source, published=day)
    return resolve(document, [statement], registry)[0]


@pytest.mark.parametrize(
    ("mention", "actor", "institution", "method"),
    [
        ("Joe Biden", "Joe Biden", "White House", MatchMethod.ALIAS),
        ("Joseph R. Biden Jr.", "Joe Biden", "White House", MatchMethod.ALIAS),
        ("President Zelenskiy’s", "Volodymyr Zelensky", "Ukrainian Presidency", MatchMethod.SURNAME),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky", "Ukrainian Presidency", MatchMethod.ALIAS),
        ("Gen. Syrsky", "Oleksandr Syrskyi", "Armed Forces of Ukraine", MatchMethod.SURNAME),
        ("Sir Keir Starmer", "Keir Starmer", "UK government", MatchMethod.ALIAS),
        ("MS. JEAN-PIERRE", "Karine Jean-Pierre", "White House", MatchMethod.SURNAME),
        ("Sen. Ben Cardin of Maryland", "Ben Cardin", "US Senate", MatchMethod.ALIAS),
        ("Radek Sikorski", "Radosław Sikorski", POLISH_MINISTRY, MatchMethod.ALIAS),
        ("an adviser to Zelensky, Mykhailo Podolyak", "Mykhailo Podolyak", "Ukrainian Presidency", MatchMethod.ALIAS),
        ("Zelensky's chief of staff Andriy Yermak", "Andriy Yermak", "Ukrainian Presidency", MatchMethod.ALIAS),
        ("von der Leyen", "Ursula von der Leyen", "European Commission/EEAS", MatchMethod.SURNAME),
        ("Lin", "Lin Jian", "Chinese Ministry of Foreign Affairs", MatchMethod.SURNAME),
        ("Trump", "Donald Trump", "Trump campaign", MatchMethod.SURNAME),
        ("the German leader", "Olaf Scholz", "German government", MatchMethod.ROLE),
        ("Putin's spokesman", "Dmitry Peskov", "Kremlin", MatchMethod.ROLE),
        ("THE PRESIDENT", "Joe Biden", "White House", MatchMethod.ROLE),
        ("Downing Street", "UK government", "UK government", MatchMethod.INSTITUTION),
        ("Washington", "US government", "US government", MatchMethod.INSTITUTION),
        ("Kyiv", "Ukrainian government", "Ukrainian government", MatchMethod.INSTITUTION),
        ("the United Kingdom", "UK government", "UK government", MatchMethod.INSTITUTION),
        ("the Ukrainians", "Ukrainian government", "Ukrainian government", MatchMethod.INSTITUTION),
        ("Ukraine's air force", "Armed Forces of Ukraine", "Armed Forces of Ukraine", MatchMethod.INSTITUTION),
        ("Japan", "Japanese government", "Japanese government", MatchMethod.INSTITUTION),
        ("a Pentagon spokesman", PENTAGON, PENTAGON, MatchMethod.INSTITUTION),
    ],
)
def test_named_people_and_institutions(shipped, mention, actor, institution, method):
    found = resolve_mention(mention, shipped, on=DAY)
    assert (found.actor, found.institution, found.method) == (actor, institution, method)


@pytest.mark.parametrize(
    ("mention", "actor", "kind", "count", "institution", "country"),
    [
        ("a U.S. official", "Unnamed US officials", "unnamed", 1, "US government", US),
        ("three US officials", "Unnamed US officials", "unnamed", 3, "US government", US),
        ("senior Biden administration officials", "Unnamed US officials", "unnamed", 2, GOVERNMENT, US),
        ("SENIOR ADMINISTRATION OFFICIAL", "Unnamed White House officials", "unnamed", 1, "White House", US),
        ("two European diplomats", "Unnamed European diplomats", "unnamed", 2, "", INTERNATIONAL),
        ("a Ukrainian lawmaker", "Unnamed Ukrainian lawmaker", "unnamed", 1, "Verkhovna Rada", "Ukraine"),
        ("a senior US defence official", "Unnamed US defense officials", "unnamed", 1, PENTAGON, US),
        ("two people familiar with the matter", "Unnamed people familiar with the matter", "unnamed", 2, "", ""),
        ("people close to the Kremlin", "Unnamed people close to the Kremlin", "unnamed", 2, "", "Russia"),
        ("Ukrainian officials", "Ukrainian officials", "group", 2, "Ukrainian government", "Ukraine"),
        ("European leaders", "European leaders", "group", 2, "", INTERNATIONAL),
        (SEVENTEEN, SEVENTEEN, "group", 17, "Former officials", INTERNATIONAL),
        ("12 former US ambassadors", "Former US ambassadors", "group", 12, "", US),
        ("a group of House Republicans", "House Republicans", "group", 2, HOUSE, US),
        ("a bipartisan group of senators", "Bipartisan senators", "group", 2, "US Senate", US),
        ("German and French leaders", "German and French leaders", "group", 2, "", INTERNATIONAL),
        ("Ukraine's allies", "Ukraine's allies", "group", 2, "", INTERNATIONAL),
        ("the US and UK", "US government and UK government", "group", 2, "", INTERNATIONAL),
        ("McCaul, Rogers and Turner", CHAIRMEN, "group", 3, HOUSE, US),
    ],
)
def test_unnamed_sources_and_groups_keep_their_number(shipped, mention, actor, kind, count, institution, country):
    found = resolve_mention(mention, shipped, on=DAY)
    assert (found.actor, found.actor_kind, found.count) == (actor, ActorKind(kind), count)
    assert (found.institution, found.country) == (institution, country)


@pytest.mark.parametrize(
    ("mention", "actor", "institution", "country", "reason"),
    [
        ("", "Unattributed", "", "", "names no speaker"),
        ("(…)", "Unattributed", "", "", "names no speaker"),
        ("he", "he", "", "", "pronoun 'he' has no name"),
        ("residents of Nowhere", "residents of Nowhere", "", "", "nothing in the registry fits"),
        ("Ilse Brandt", "Ilse Brandt", "", "", "not in the registry"),
        ("Mr. Brandt", "Brandt", "", "", "no Brandt in the registry"),
        ("Polish Foreign Minister Ilse Brandt", "Ilse Brandt", POLISH_MINISTRY, "Poland", "not in the registry"),
        ("the Japanese foreign minister", "the Japanese foreign minister", "", "Japan", "no single holder is known"),
        ("Hunter Biden", "Hunter Biden", "", "", "not the same first name as Joe Biden"),
        ("London Breed", "London Breed", "", "", "no Breed in the registry"),
        ("George Washington", "George Washington", "", "", "no George in the registry"),
        ("the British Museum", "British Museum", "", "", "no Museum in the registry"),
        ("London School of Economics", "London School of Economics", "", "", "no School in the registry"),
        ("Residents of Kyiv", "Residents of Kyiv", "", "", "no Residents in the registry"),
        ("Ms. Brandt of Germany", "Brandt", "", "", "no Brandt in the registry"),
        ("London mayor Ilse Brandt", "Ilse Brandt", "", "United Kingdom", "not in the registry"),
        ("Pentagon spokeswoman Ilse Brandt", "Ilse Brandt", PENTAGON, US, "not in the registry"),
        ("the Kyiv Independent's Ilse Brandt", "Ilse Brandt", "Kyiv Independent", "Ukraine", "not in the registry"),
        ("the Moscow Times reporter Ilse Brandt", "Ilse Brandt", "", "Russia", "not in the registry"),
    ],
)
def test_what_stays_unresolved_says_why(shipped, mention, actor, institution, country, reason):
    found = resolve_mention(mention, shipped, on=DAY)
    assert (found.actor, found.institution, found.country) == (actor, institution, country)
    assert (found.actor_kind, found.method, found.score) == (ActorKind.UNRESOLVED, MatchMethod.UNRESOLVED, 0.0)
    assert reason in found.reason


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        (
            "Joe Biden met Volodymyr Zelensky. Mr. Biden listened, and the president agreed.",
            "the president",
            "Joe Biden",
        ),
        ("Joe Biden met Volodymyr Zelensky, and the president thanked him.", "the president", "Volodymyr Zelensky"),
        ("Nobody was named, but the president agreed.", "the president", "the president"),
        ("On Telegram Medvedev wrote. Medvedev added more.", "Medvedev", "Dmitry Medvedev"),
        ("But Putin warned. Putin added more.", "Putin", "Vladimir Putin"),
        ("Joe Biden spoke before Hunter Biden left. Biden agreed.", "Biden", "Joe Biden"),
        ("Reporters asked Ilse Brandt. Brandt agreed.", "Brandt", "Ilse Brandt"),
        ("A German official spoke. Later the official agreed.", "the official", "Unnamed German officials"),
        ("Within the Biden administration, some officials agree.", "some officials", "Unnamed US officials"),
        ("Russia fired missiles, officials said.", "officials", "Unnamed officials"),
    ],
)
def test_the_document_decides(shipped, text, mention, actor):
    assert attribute(shipped, text, mention).actor == actor


def test_the_title_counts_as_text(shipped):
    found = attribute(shipped, "MR. JOHNSON: No.", "MR. JOHNSON", title="A talk with Senator Ron Johnson")
    assert found.actor == "Ron Johnson"


@pytest.mark.parametrize(
    ("speaker", "resolved", "actor", "count"),
    [
        ("he", "Volodymyr Zelenskyy", "Volodymyr Zelensky", 1),
        ("they", SEVENTEEN, SEVENTEEN, 17),
        ("the president", "Joe Biden", "Joe Biden", 1),
        ("the Kremlin", "the thing", "Kremlin", 1),
        ("David Lammy", "Antony Blinken", "David Lammy", 1),
        ("a German official", "Ilse Brandt", "Ilse Brandt", 1),
        ("he", None, "he", 1),
        (None, None, "Unattributed", 1),
        (None, "Joe Biden", "Joe Biden", 1),
    ],
)
def test_the_documents_own_name_goes_first(shipped, speaker, resolved, actor, count):
    found = attribute(shipped, f"{speaker} spoke.", speaker, resolved=resolved)
    assert (found.actor, found.count, found.statement_id) == (actor, count, "s1")


@pytest.mark.parametrize(
    ("mention", "named", "actor", "institution"),
    [
        ("David Lammy", (), "David Lammy", "UK Foreign Office"),
        ("Trump", (), "Donald Trump", ""),
        ("the UK foreign secretary", (), "the UK foreign secretary", "UK Foreign Office"),
        ("the UK foreign secretary", ("David Cameron",), "David Cameron", "UK Foreign Office"),
    ],
)
def test_without_a_date_only_what_is_certain_is_told(shipped, mention, named, actor, institution):
    found = resolve_mention(mention, shipped, on=None, named=named)
    assert (found.actor, found.institution) == (actor, institution)


@pytest.mark.parametrize(
    ("mention", "day", "reason"),
    [
        ("Austin", DAY, f"surname Austin, Secretary of Defense ({PENTAGON}), valid on 2024-09-15"),
        ("David Cameron", DAY, "name David Cameron, Foreign Secretary (UK Foreign Office), held until 2024-07-05"),
        ("three US officials", DAY, "unnamed source, 3 people, registry row Unnamed US officials"),
    ],
)
def test_the_reason_in_words(shipped, mention, day, reason):
    assert resolve_mention(mention, shipped, on=day).reason == reason


def test_no_statements_give_no_attributions(shipped):
    assert resolve(Document(doc_id="d", text="", sha256=""), [], shipped) == ()
