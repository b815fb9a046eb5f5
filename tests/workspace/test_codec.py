"""Values of the model as plain tuples: whatever the model can say comes back the same, whatever its classes become."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrcli.model import CheckIn, KeyResult, Metric, Milestone, Milestones
from okrcli.model.okr import Extra
from okrcli.workspace.codec import codec_of
from okrcli.workspace.load import MEANINGS

st.register_type_strategy(float, st.floats(allow_nan=False))
st.register_type_strategy(Extra, st.just(Extra()) | st.just(Extra({"x-board": [{"id": 7}, "a", None]})))
NAMES = [str(getattr(one, "__name__", one)) for one in MEANINGS.values()]


def flat(value: object, hint: object) -> object:
    codec = codec_of(hint)
    return value if codec.flatten is None else codec.flatten(value)


def there_and_back(value: object, hint: object) -> object:
    codec = codec_of(hint)
    again = marshal.loads(marshal.dumps(flat(value, hint)))
    return again if codec.restore is None else codec.restore(again)


@pytest.mark.parametrize("hint", MEANINGS.values(), ids=NAMES)
def test_every_value_of_the_model_comes_back(hint):
    @settings(max_examples=40, deadline=None)
    @given(st.from_type(hint))
    def check(value):
        again = there_and_back(value, hint)
        assert again == value
        assert type(again) is type(value)
        assert repr(flat(again, hint)) == repr(flat(value, hint))  # 1 is no 1.0, and no True

    check()


class Mood(StrEnum):
    GOOD = "good"
    BAD = "bad"


class Before(NamedTuple):
    day: date


class After(NamedTuple):
    day: date
    moods: tuple[Mood, ...] = ()
    pair: tuple[date, Mood] | None = None
    by: Mapping[str, CheckIn | None] = {}
    labels: tuple[str, ...] = ()
    measure: Metric | Milestones | None = None


def test_what_a_class_gains_arrives_by_itself():
    value = After(
        date(2026, 7, 13),
        (Mood.GOOD, Mood.BAD),
        (date(2026, 7, 1), Mood.BAD),
        {"ann": CheckIn(date(2026, 7, 13), 1.5), "bob": None},
        ("a",),
        Milestones((Milestone("one", "One"),)),
    )
    again = there_and_back(value, After)
    assert again == value
    assert type(again.moods[0]) is Mood
    assert type(again.by["ann"]) is CheckIn
    assert there_and_back(After(date.max), After) == After(date.max)


def test_the_shape_tells_classes_fields_and_words():
    class Word(StrEnum):
        GOOD = "good"

    shapes = {codec_of(one).shape for one in (Before, After, Mood, Word, KeyResult, CheckIn)}
    assert len(shapes) == 6


def test_a_type_without_a_codec_is_refused():
    with pytest.raises(TypeError, match="no codec"):
        codec_of(set[str])
