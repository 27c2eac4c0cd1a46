"""A hundred and five mentions that lie close to the wrong actor: none of them may be merged with it."""

import datetime as dt

import pytest

from stance.actors import resolve_mention

MAY, SEPTEMBER, AFTER = dt.date(2024, 5, 15), dt.date(2024, 9, 15), dt.date(2025, 3, 1)

# mention, day, full names in the document, the right actor (None: stays unresolved), an actor it must not become
NAMESAKES = [
    ("Boris Johnson", SEPTEMBER, (), "Boris Johnson", "Mike Johnson"),
    ("Speaker Johnson", SEPTEMBER, (), "Mike Johnson", "Boris Johnson"),
    ("Senator Johnson", SEPTEMBER, (), "Ron Johnson", "Mike Johnson"),
    ("former Prime Minister Johnson", SEPTEMBER, (), "Boris Johnson", "Ron Johnson"),
    ("Johnson", SEPTEMBER, (), None, "Boris Johnson"),
    ("Johnson", SEPTEMBER, ("Ron Johnson",), "Ron Johnson", "Boris Johnson"),
    ("Johnson", SEPTEMBER, ("Boris Johnson", "Mike Johnson"), "Mike Johnson", "Boris Johnson"),
    ("Dusty Johnson", SEPTEMBER, (), None, "Mike Johnson"),
    ("Johnson", SEPTEMBER, ("Dusty Johnson",), None, "Mike Johnson"),
    ("Foreign Minister Johnson", SEPTEMBER, (), None, "Boris Johnson"),
    ("Rep. Mike Rogers", SEPTEMBER, (), "Mike Rogers", "Hal Rogers"),
    ("Hal Rogers", SEPTEMBER, (), None, "Mike Rogers"),
    ("Rogers", SEPTEMBER, ("Hal Rogers",), None, "Mike Rogers"),
    ("Senate candidate Mike Rogers", SEPTEMBER, (), None, "Mike Rogers"),
    ("House candidate Mike Rogers", SEPTEMBER, (), "Mike Rogers", "Senate candidate Mike Rogers"),
    ("Republican presidential candidate Donald Trump", SEPTEMBER, (), "Donald Trump", "Donald Trump Jr."),
    ("Sen. Rogers", SEPTEMBER, (), None, "Mike Rogers"),
    ("Canadian lawmaker Mike Rogers", SEPTEMBER, (), None, "Mike Rogers"),
    ("Rob Lee", SEPTEMBER, (), "Rob Lee", "Mike Lee"),
    ("Mr. Lee", SEPTEMBER, (), None, "Mike Lee"),
    ("Defence Minister Lee", SEPTEMBER, (), None, "Mike Lee"),
    ("Olena Zelenska", SEPTEMBER, (), None, "Volodymyr Zelensky"),
    ("Hunter Biden", SEPTEMBER, (), None, "Joe Biden"),
    ("Melania Trump", SEPTEMBER, (), None, "Donald Trump"),
    ("Donald Trump Jr.", SEPTEMBER, (), "Donald Trump Jr.", "Donald Trump"),
    ("Donald J. Trump", SEPTEMBER, (), "Donald Trump", "Donald Trump Jr."),
    ("Trump", SEPTEMBER, ("Donald Trump Jr.",), "Donald Trump", "Donald Trump Jr."),
    ("Adam Sullivan", SEPTEMBER, (), None, "Jake Sullivan"),
    ("Michel Barnier", SEPTEMBER, (), "Michel Barnier", "Charles Michel"),
    ("Ian Brzezinski", SEPTEMBER, (), None, "Mark Brzezinski"),
    ("Andrei Antonov", SEPTEMBER, (), None, "Anatoly Antonov"),
]
SUCCESSORS = [
    ("the UK foreign secretary", MAY, (), "David Cameron", "David Lammy"),
    ("the UK foreign secretary", SEPTEMBER, (), "David Lammy", "David Cameron"),
    ("Britain's defence secretary", MAY, (), "Grant Shapps", "John Healey"),
    ("the British defence secretary", SEPTEMBER, (), "John Healey", "Grant Shapps"),
    ("the British prime minister", MAY, (), "Rishi Sunak", "Keir Starmer"),
    ("the NATO secretary general", SEPTEMBER, (), "Jens Stoltenberg", "Mark Rutte"),
    ("the NATO secretary general", dt.date(2024, 10, 1), (), "Mark Rutte", "Jens Stoltenberg"),
    ("Ukraine's foreign minister", MAY, (), "Dmytro Kuleba", "Andrii Sybiha"),
    ("Ukraine's foreign minister", SEPTEMBER, (), "Andrii Sybiha", "Dmytro Kuleba"),
    ("the Russian defence minister", MAY, (), "Andrei Belousov", "Sergei Shoigu"),
    ("the US president", SEPTEMBER, (), "Joe Biden", "Donald Trump"),
    ("the US president", AFTER, (), "Donald Trump", "Joe Biden"),
    ("the US secretary of state", AFTER, (), "Marco Rubio", "Antony Blinken"),
    ("Trump's national security adviser", SEPTEMBER, (), None, "Jake Sullivan"),
    ("the German chancellor", dt.date(2025, 6, 1), (), "Friedrich Merz", "Olaf Scholz"),
    ("a former US president", SEPTEMBER, (), None, "Donald Trump"),
]
PERSON_OR_INSTITUTION = [
    ("the Russian foreign ministry", SEPTEMBER, (), "Russian Ministry of Foreign Affairs", "Sergey Lavrov"),
    ("the Russian foreign minister", SEPTEMBER, (), "Sergey Lavrov", "Russian Ministry of Foreign Affairs"),
    ("a Kremlin spokesman", SEPTEMBER, (), "Kremlin", "Dmitry Peskov"),
    ("Ukraine's presidential office", SEPTEMBER, (), "Ukrainian Presidency", "Volodymyr Zelensky"),
    ("the Biden administration", SEPTEMBER, (), "US government", "Joe Biden"),
    ("a spokesman for Scholz", SEPTEMBER, (), "German government", "Olaf Scholz"),
    ("White House spokesperson", SEPTEMBER, (), "White House", "Matthew Miller"),
]
NOBODY_BY_NAME = [
    ("an aide to Zelensky", SEPTEMBER, (), "Unnamed Ukrainian Presidency aides", "Volodymyr Zelensky"),
    ("a top Putin ally", SEPTEMBER, (), "Unnamed Putin allies", "Vladimir Putin"),
    ("allies of President Trump", SEPTEMBER, (), "Allies of President Trump", "Donald Trump"),
    ("a senior US official", SEPTEMBER, ("Joe Biden",), "Unnamed US officials", "Joe Biden"),
    ("a former US official", SEPTEMBER, (), "Unnamed former US officials", "Unnamed US officials"),
    ("two European diplomats", SEPTEMBER, (), "Unnamed European diplomats", "Unnamed US officials"),
    ("several Ukrainian officials", SEPTEMBER, (), "Unnamed Ukrainian officials", "Ukrainian officials"),
    ("a White House official", SEPTEMBER, (), "Unnamed White House officials", "White House"),
    ("Ukrainians", SEPTEMBER, (), "Ukrainian public", "Ukrainian government"),
]
OFFICE_ELSEWHERE = [
    ("The Russian-backed leader of Donetsk", SEPTEMBER, (), None, "Vladimir Putin"),
    ("the Kremlin-backed leader", SEPTEMBER, (), None, "Leonid Slutsky"),
    ("the White House-backed president", SEPTEMBER, ("Joe Biden",), None, "Joe Biden"),
    ("the Russian-backed leader", SEPTEMBER, (), None, "Vladimir Putin"),
    ("the Russian president of Chechnya", SEPTEMBER, (), None, "Vladimir Putin"),
    ("the Russian leader", SEPTEMBER, (), "Vladimir Putin", "Leonid Slutsky"),
    ("the Berlin-based president of Ukraine", SEPTEMBER, (), "Volodymyr Zelensky", "Olaf Scholz"),
    ("the president of Ukraine", SEPTEMBER, (), "Volodymyr Zelensky", "Joe Biden"),
    ("Ukraine's ambassador to Washington", SEPTEMBER, (), "Oksana Markarova", "Valerii Zaluzhnyi"),
    ("the Ukrainian ambassador to the US", SEPTEMBER, (), "Oksana Markarova", "Valerii Zaluzhnyi"),
    ("the Ukrainian ambassador in London", SEPTEMBER, (), "Valerii Zaluzhnyi", "Oksana Markarova"),
    ("the Russian ambassador to Germany", SEPTEMBER, (), None, "Anatoly Antonov"),
    ("Russia's ambassador", SEPTEMBER, (), None, "Anatoly Antonov"),
    ("Russia's ambassador", SEPTEMBER, ("Andrei Kelin",), "Andrei Kelin", "Anatoly Antonov"),
]
NOT_THE_GOVERNMENT = [
    ("The mayor of London", SEPTEMBER, (), None, "UK government"),
    ("the mayor of Moscow", SEPTEMBER, (), None, "Russian government"),
    ("the Kyiv mayor", SEPTEMBER, (), None, "Ukrainian government"),
    ("the Kyiv city administration", SEPTEMBER, (), None, "Ukrainian government"),
    ("Berlin police", SEPTEMBER, (), None, "German government"),
    ("University of Washington", SEPTEMBER, (), None, "US government"),
    ("Washington State University", SEPTEMBER, (), None, "US government"),
    ("the Moscow-installed governor", SEPTEMBER, (), None, "Russian government"),
    ("residents of Kyiv", SEPTEMBER, (), None, "Ukrainian government"),
    ("Students in London", SEPTEMBER, (), None, "UK government"),
    ("students in London", SEPTEMBER, (), None, "UK government"),
    ("the White House correspondent", SEPTEMBER, (), None, "White House"),
    ("protesters outside the White House", SEPTEMBER, (), None, "White House"),
    ("the Russian embassy in London", SEPTEMBER, (), None, "Russian Embassy in the United States"),
    ("the London-based RUSI", SEPTEMBER, (), "Royal United Services Institute", "UK government"),
    ("the second Trump administration", SEPTEMBER, (), "US government", "Donald Trump"),
    ("House Armed Services Committee", SEPTEMBER, (), "US House of Representatives", "US Congress"),
    ("State Duma deputies", SEPTEMBER, (), "State Duma deputies", "Russian government"),
    ("the government in Kyiv", SEPTEMBER, (), "Ukrainian government", "Kyiv"),
    ("the Pentagon press office", SEPTEMBER, (), "US Department of Defense", "White House"),
    ("the Russian Foreign Ministry in Moscow", SEPTEMBER, (), "Russian Ministry of Foreign Affairs", "Kremlin"),
]
OTHER_OUTLETS = [
    ("The Moscow Times", SEPTEMBER, (), None, "The Times"),
    ("Irish Times", SEPTEMBER, (), None, "The Times"),
    ("the Sydney Daily Telegraph", SEPTEMBER, (), None, "Daily Telegraph"),
]
CUT_NAMES = [
    ("London Breed", SEPTEMBER, (), None, "Breed"),
    ("Paris Hilton", SEPTEMBER, (), None, "Hilton"),
    ("George Washington", SEPTEMBER, (), None, "George"),
    ("the US Chamber of Commerce", SEPTEMBER, (), None, "Chamber"),
]
EVERY = [
    *(*NAMESAKES, *SUCCESSORS, *PERSON_OR_INSTITUTION, *NOBODY_BY_NAME),
    *(*OFFICE_ELSEWHERE, *NOT_THE_GOVERNMENT, *OTHER_OUTLETS, *CUT_NAMES),
]


@pytest.mark.parametrize(("mention", "day", "named", "right", "wrong"), EVERY)
def test_no_false_merge(shipped, mention, day, named, right, wrong):
    found = resolve_mention(mention, shipped, on=day, named=named)
    assert found.resolved is (right is not None), found.reason
    assert found.actor != wrong, found.reason
    assert found.resolved is False or found.actor == right, found.reason


def test_there_are_a_hundred_and_five():
    assert len(EVERY) == 105
