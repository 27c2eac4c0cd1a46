import pytest

from stance.classifier.outside.estimate import Estimate, estimated, in_words


@pytest.mark.parametrize(
    ("sent", "prices", "seconds", "estimate"),
    [
        ([], (1.0, 1.0), 2.0, Estimate(requests=0, tokens_in=0, tokens_out=0, money=0.0, seconds=0.0)),
        ([400, 800], (None, None), None, Estimate(requests=2, tokens_in=300, tokens_out=50, money=None, seconds=None)),
        ([400, 800], (10.0, None), 0.5, Estimate(requests=2, tokens_in=300, tokens_out=50, money=None, seconds=1.0)),
        ([400, 800], (100, 1000), 0.5, Estimate(requests=2, tokens_in=300, tokens_out=50, money=0.08, seconds=1.0)),
        ([400], (0.0, 0.0), None, Estimate(requests=1, tokens_in=100, tokens_out=25, money=0.0, seconds=None)),
    ],
)
def test_estimates(sent, prices, seconds, estimate):
    assert estimated(sent, 100, prices=prices, seconds=seconds) == estimate


@pytest.mark.parametrize(
    ("requests", "money", "seconds", "words"),
    [
        (0, 0.0, 0.0, "nothing to ask: every answer is there already"),
        (1200, None, None, "1,200 requests, about 9,000 tokens in and 50 out, cost unknown, time unknown"),
        (2, 0.5, 1.2, "2 requests, about 9,000 tokens in and 50 out, cost about 0.50, about 1 s"),
    ],
)
def test_in_words(requests, money, seconds, words):
    estimate = Estimate(requests=requests, tokens_in=9000, tokens_out=50, money=money, seconds=seconds)
    assert in_words(estimate) == words
