import json
from dataclasses import replace

import numpy as np
import pytest

from stance.classifier.encoder import CONTEXT_TOKENS, STATEMENT_TOKENS, load_encoder, mean_vectors, token_ids
from stance.errors import ModelError
from tests.classifier.outside.conftest import MemoryCache
from tests.classifier.tiny_encoder import MARKS, SIZE, write_encoder


@pytest.fixture
def folder(tmp_path):
    write_encoder(tmp_path)
    return tmp_path


@pytest.fixture
def encoder(folder):
    return load_encoder(folder, "small")


CASES = [
    (("", "lift"), [1, 4, 2], [0, 1, 0]),
    (("weather", "lift never"), [1, 7, 2, 4, 5, 2], [0, 0, 0, 1, 1, 0]),
    (("", ""), [1, 2], [0, 0]),
]


@pytest.mark.parametrize(("pair", "ids", "own"), CASES)
def test_tokens_know_what_belongs_to_the_statement(encoder, pair, ids, own):
    assert token_ids(encoder.tokenizer, pair, MARKS) == (ids, own)


def test_the_end_of_a_long_context_and_the_beginning_of_a_long_statement_are_read(encoder):
    ids, own = token_ids(encoder.tokenizer, ("never " * 500 + "weather", "lift " + "never " * 500), MARKS)
    assert (len(ids), sum(own)) == (CONTEXT_TOKENS + STATEMENT_TOKENS + 3, STATEMENT_TOKENS)
    assert (ids[CONTEXT_TOKENS], ids[own.index(1)]) == (7, 4)


VECTORS = [(("", "lift"), 4.0), (("weather", "lift"), 4.0), (("", "lift never weather"), 16 / 3), (("never", ""), 0.0)]


@pytest.mark.parametrize(("pair", "value"), VECTORS)
def test_a_vector_is_the_mean_of_the_statements_tokens(encoder, pair, value):
    assert encoder.vectors([pair]) == pytest.approx(np.full((1, SIZE), value), abs=0.01)


def test_many_are_in_the_order_asked_for_and_as_alone(encoder):
    pairs = [("", "lift " * (at % 9) + "never") for at in range(1200)]
    together = encoder.vectors(pairs)
    assert together.shape == (1200, SIZE)
    for at in (0, 7, 600, 1199):
        assert np.array_equal(together[at], encoder.vectors([pairs[at]])[0])


def test_nothing_gives_no_row(encoder):
    assert encoder.vectors([]).shape == (0, SIZE)
    assert list(encoder.readings([])) == []
    assert mean_vectors([]).shape == (0,)


def test_what_the_cache_has_is_not_worked_out_again(encoder):
    cache = MemoryCache()
    remembering = replace(encoder, cache=cache)
    first = remembering.vectors([("", "lift"), ("", "lift"), ("", "never")])
    assert len(cache) == 2
    without_model = replace(remembering, session=None)
    assert np.array_equal(without_model.vectors([("", "never"), ("", "lift")]), first[[2, 0]])


def test_readings_say_where_each_token_stands(encoder):
    (reading,) = encoder.readings([("weather", "lift  never")])
    assert reading.offsets == ((0, 4), (6, 11))
    assert reading.states[:, 0].tolist() == [4, 5]


FAULTS = [
    (
        lambda f: (f / "small.onnx").unlink(),
        r"no encoder 'small' in .*\(small\.onnx missing\); get the model files again",
    ),
    (lambda f: (f / "small.tokenizer.json").unlink(), r"small\.tokenizer\.json missing"),
    (
        lambda f: (f / "small.onnx").write_bytes(b"other"),
        r"small\.onnx is not the file that small\.encoder\.json names",
    ),
    (lambda f: (f / "small.encoder.json").write_text("{"), r"small\.encoder\.json is damaged"),
    (lambda f: (f / "small.encoder.json").write_text("[]"), r"small\.encoder\.json is damaged"),
    (lambda f: (f / "small.encoder.json").write_text(json.dumps({"size": 4})), r"damaged \(KeyError\('sha256'\)\)"),
]


@pytest.mark.parametrize(("spoil", "message"), FAULTS)
def test_files_that_do_not_fit_are_refused(folder, spoil, message):
    spoil(folder)
    with pytest.raises(ModelError, match=message):
        load_encoder(folder, "small")
