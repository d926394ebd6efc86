"""The frames of Russian: their sentences, and that each line can fire at all.

What does not hold yet is held by the ratchet in ``tests/floors.json``; the message lists it.
"""

from __future__ import annotations

from functools import cache

import pytest

from kg import language
from kg.evaluate import floors
from kg.extract import lexicon
from kg.extract.frames import Frame
from tests.measures import FLOORS, Judged, fired_share

SENTENCES = floors.of(floors.load(FLOORS), "sentences")
CLASSES = {
    "VERB": (("VerbForm", "Inf"),),
    "NOUN": (("Case", "Nom"),),
    "PROPN": (("Case", "Nom"),),
    "ADJ": (("Case", "Nom"), ("Gender", "Masc"), ("Number", "Sing")),
    "ADV": (),
    "PRON": (),
    "NUM": (),
}
"""Class of a word → the features of its dictionary form."""


@cache
def frames() -> tuple[Frame, ...]:
    """Return every frame of Russian."""
    russian = language.get("ru")
    assert russian is not None
    return lexicon.load(russian).frames.all


def is_lemma(word: str) -> bool:
    """Return whether the tagger and the dictionary can give this lemma: its own form leads back to it."""
    morphology = language.get("ru").morphology  # type: ignore[union-attr]
    plural = (("Case", "Nom"), ("Number", "Plur"))
    return any(
        morphology.lemma(word, kind, feats) == word for kind, feats in [*CLASSES.items(), ("NOUN", plural)]
    )


@pytest.mark.slow
def test_sentences_of_frames_hold(frame_lines: Judged) -> None:
    assert frame_lines.held() >= SENTENCES["frame_sentences"], frame_lines.report()


@pytest.mark.slow
def test_traps_give_nothing(trap_lines: Judged) -> None:
    assert trap_lines.held() >= SENTENCES["traps"], trap_lines.report()


@pytest.mark.slow
def test_every_line_is_fired_by_a_sentence(frame_lines: Judged) -> None:
    share, silent = fired_share(frame_lines)
    assert share >= SENTENCES["frames_fired"], f"no sentence fires {', '.join(silent)}"


def test_there_are_triggers_enough() -> None:
    assert len({trigger for frame in frames() for trigger in frame.triggers}) >= 1200


def test_every_trigger_is_a_lemma_that_the_tagger_gives() -> None:
    wrong = [
        f"{frame.where} {trigger}"
        for frame in frames()
        for trigger in frame.triggers
        if not is_lemma(trigger)
    ]
    assert not wrong


def test_every_companion_is_a_lemma_that_the_tagger_gives() -> None:
    wrong = [
        f"{frame.where} {lemma}"
        for frame in frames()
        for companion in frame.companions
        for lemma in sorted(companion.lemmas)
        if not is_lemma(lemma)
    ]
    assert not wrong
