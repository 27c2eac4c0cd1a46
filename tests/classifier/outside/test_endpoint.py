import json
import logging
import threading
from dataclasses import replace

import pytest

from stance.classifier.outside import load_endpoint_model
from stance.errors import ModelError
from stance.records import CautionKind, Label, Passage
from stance.settings import EndpointSettings

from .conftest import MemoryCache, answer, said

KEY = "secret-key-1"
PASSAGES = [Passage(statement=f"Statement {at}.", context=f"Before {at}.") for at in range(12)]


def statement(body):
    """The statement that a request asks about."""
    return body["messages"][1]["content"].rsplit("\n", 1)[1]


def test_labels_probabilities_and_kinds(model, endpoint):
    given = {
        "Lift them.": answer(Label.SUPPORTING),
        "Only if all agree to it.": answer(Label.CAUTIOUS, "conditional"),
        "Never.": answer(Label.OPPOSING, "defers"),
    }
    endpoint.reply = lambda body: said(given[statement(body)])
    stances = model.classify([Passage(statement=text) for text in given], statement_ids=["a", "b", "c"])
    assert [(each.statement_id, each.label, each.caution_kind) for each in stances] == [
        ("a", Label.SUPPORTING, None),
        ("b", Label.CAUTIOUS, CautionKind.CONDITIONAL),
        ("c", Label.OPPOSING, None),
    ]
    assert stances[0].probabilities == pytest.approx((0.7, 0.1, 0.1, 0.1))
    assert stances[1].condition == "Only if all agree to it"
    assert {each.model_version for each in stances} == {model.version}


def test_nothing_is_asked_about_nothing(model, endpoint):
    assert model.classify([]) == []
    assert model.probabilities([]).shape == (0, 4)
    assert model.probabilities([Passage(statement=" \n", context="Before.")]).tolist() == [[0, 0, 0, 1]]
    assert endpoint.requests == []


def test_the_code_book_and_the_passage_are_told(model, endpoint):
    model.classify(PASSAGES[:1])
    system, user = endpoint.requests[0]["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert system["content"] == model.system
    assert user["content"].index("Before 0.") < user["content"].index("Statement 0.")


def test_equal_passages_are_asked_about_once_and_never_again(model, endpoint):
    first = model.classify([*PASSAGES[:2], PASSAGES[0]])
    assert len(endpoint.requests) == 2
    assert model.classify([*PASSAGES[:2], PASSAGES[0]]) == first
    assert len(endpoint.requests) == 2


@pytest.mark.parametrize(
    "other",
    [
        lambda model: replace(model, name="bigger"),
        lambda model: replace(model, prompt="another"),
        lambda model: replace(model, cache=MemoryCache()),
    ],
)
def test_another_model_prompt_or_cache_asks_anew(other, model, endpoint):
    model.classify(PASSAGES[:1])
    other(model).classify(PASSAGES[:1])
    assert len(endpoint.requests) == 2


def test_the_same_statement_after_other_words_is_another_question(model, endpoint):
    model.classify([PASSAGES[0], replace(PASSAGES[0], context="")])
    assert len(endpoint.requests) == 2


def test_a_damaged_answer_in_the_cache_is_asked_for_again(model, endpoint, cache):
    first = model.classify(PASSAGES[:1])
    cache.update(dict.fromkeys(cache, b"\xff{"))
    assert model.classify(PASSAGES[:1]) == first
    assert len(endpoint.requests) == 2


def test_answers_keep_their_order_whichever_comes_first(model, endpoint):
    others = threading.Semaphore(0)

    def reply(body):
        if statement(body) == "Statement 0.":
            assert all(others.acquire(timeout=120) for _ in range(3))
            return said(answer(Label.OPPOSING))
        others.release()
        return said(answer(Label.SUPPORTING))

    endpoint.reply = reply
    labels = [each.label for each in model.classify(PASSAGES[:4])]
    assert labels == [Label.OPPOSING, *[Label.SUPPORTING] * 3]


def test_a_malformed_answer_is_sent_back_once(model, endpoint):
    endpoint.reply = lambda body: said(answer() if len(body["messages"]) > 2 else "Supporting, I think.")
    assert model.classify(PASSAGES[:1])[0].label is Label.SUPPORTING
    assert len(endpoint.requests) == 2
    wrong, again = endpoint.requests[1]["messages"][2:]
    assert wrong == {"role": "assistant", "content": "Supporting, I think."}
    assert "cannot be used: Expecting value" in again["content"]


def test_a_second_malformed_answer_is_an_error(model, endpoint, cache):
    endpoint.reply = lambda body: said(f"By {KEY},\nI say 7.")
    message = r"'big' at 127\.0\.0\.1:\d+ answered 'By \*\*\*, I say 7\.', which cannot be used \(Expecting value"
    with pytest.raises(ModelError, match=message) as error:
        model.classify(PASSAGES[:1])
    assert len(endpoint.requests) == 2
    assert "\n" not in str(error.value)
    assert cache == {}


def test_what_was_answered_before_the_money_ran_out_is_kept(model, endpoint, cache):
    paid = threading.Semaphore(5)
    endpoint.reply = lambda body: said(answer()) if paid.acquire(blocking=False) else (402, {}, "no money")
    with pytest.raises(ModelError, match="402"):
        model.classify(PASSAGES)
    assert len(cache) == 5

    endpoint.requests.clear()
    endpoint.reply = lambda body: said(answer())
    assert len(model.classify(PASSAGES)) == len(PASSAGES)
    assert len(endpoint.requests) == len(PASSAGES) - 5


class StoppedCache(MemoryCache):
    """A cache during whose third answer the user stops the run."""

    def __init__(self):
        self.stopped = threading.Event()

    def put(self, key, value):
        if len(self) == 2:
            self.stopped.set()
            raise KeyboardInterrupt
        super().put(key, value)


def test_what_was_answered_before_the_user_stopped_is_kept(model, endpoint):
    many = [Passage(statement=f"Statement {at}.") for at in range(200)]
    cache, first = StoppedCache(), threading.Semaphore(3)

    def reply(body):
        """Three answers; the rest only after the stop."""
        assert first.acquire(blocking=False) or cache.stopped.wait(timeout=120)
        return said(answer())

    endpoint.reply = reply
    with pytest.raises(KeyboardInterrupt):
        replace(model, cache=cache).classify(many)
    assert len(cache) == len(endpoint.requests) < len(many)

    replace(model, cache=MemoryCache(cache)).classify(many)
    assert len(endpoint.requests) == len(many)


def test_the_estimate_counts_what_is_not_known_yet_and_sends_nothing(model, endpoint, access):
    before = model.estimate([*PASSAGES, PASSAGES[0], Passage(statement="")])
    assert (before.requests, before.money, before.seconds) == (len(PASSAGES), None, None)
    assert before.tokens_in > len(PASSAGES) * len(model.system) / 4
    assert before.tokens_out > 0
    assert endpoint.requests == []

    model.classify(PASSAGES[:9])
    after = replace(model, access=access(price_in=1.0, price_out=2.0)).estimate(iter(PASSAGES))
    assert after.requests == 3
    assert after.money == pytest.approx((after.tokens_in + 2 * after.tokens_out) / 1e6)
    assert after.seconds == pytest.approx(3 * sum(model.durations) / 9 / 4)
    assert model.estimate(PASSAGES[:9]).requests == 0


def test_the_version_changes_with_the_name_and_the_prompt(debate, access, cache):
    def version(name="big", **changed):
        return load_endpoint_model(name, replace(debate, **changed), access=access(), cache=cache).version

    assert version().startswith("endpoint-big-")
    assert len(version()) == len("endpoint-big-") + 8
    assert version() == version()
    assert len({version(), version("small"), version(question="Another?")}) == 3


def test_the_key_is_in_no_printed_form(debate, cache, endpoint, caplog):
    settings = EndpointSettings(address=endpoint.address, key=KEY, price_in=None, price_out=None, insecure=False)
    with caplog.at_level(logging.DEBUG):
        model = load_endpoint_model("big", debate, access=settings, cache=cache)
        model.classify(PASSAGES[:1])
    assert endpoint.signed == [f"Bearer {KEY}"]
    assert KEY not in repr(model) + repr(settings) + caplog.text + json.dumps(sorted(cache))
