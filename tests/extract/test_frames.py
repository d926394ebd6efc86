"""Reading frames: what a line means, and that a line that can never match is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import LanguageDataError
from kg.extract import frames
from kg.extract.frames import Companion, Frames, Slot

HEADER = "trigger\twith\trelation\troles\tflags"
RELATIONS = {"Ask", "Give"}
GOVERNED = {"к": "Dat"}


def load(write, *lines: str) -> Frames:
    path: Path = write("frames/a.tsv", "\n".join([HEADER, *lines]) + "\n")
    return frames.load(path.parent, RELATIONS, GOVERNED)


def test_a_line_becomes_a_frame(write) -> None:
    [frame] = load(
        write,
        "дать/давать\tпомощь/кредит+Acc\tGive\tagent=subj recipient!=Dat:state|к+Dat\tweak inner=planned",
    ).all
    assert frame.triggers == ("дать", "давать")
    assert frame.companions == (Companion("", frozenset({"помощь", "кредит"}), "Acc"),)
    assert frame.relation == "Give"
    recipient = frame.filler("recipient")
    assert recipient is not None
    assert recipient.required
    assert recipient.slots == (Slot("Dat", "state"), Slot("к+Dat", ""))
    assert (frame.switches, frame.settings) == (frozenset({"weak"}), {"inner": "planned"})
    assert frame.where == "a.tsv:2"
    assert frame.filler("place") is None


def test_a_companion_may_have_a_preposition(write) -> None:
    [frame] = load(write, "обратиться\tс+просьба+Ins\tAsk\tagent=subj\t-").all
    assert frame.companions[0].label == "с+Ins"


def test_frames_are_found_by_trigger_those_with_a_companion_first(write) -> None:
    found = load(write, "дать\t-\tGive\tagent=subj\t-", "дать/вручить\tпомощь+Acc\tGive\tagent=subj\t-")
    assert [f.where for f in found.by_trigger["дать"]] == ["a.tsv:3", "a.tsv:2"]
    assert len(found.by_trigger["вручить"]) == 1


def test_prepositions_of_several_words_are_known(write) -> None:
    assert load(write, "дать\t-\tGive\tagent=subj recipient=в_адрес+Gen\t-").prepositions == {"в_адрес"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("дать\t-\tPardon\tagent=subj\t-", "relation «Pardon» is not in ontology.ttl"),
        ("дать\t-\tGive\tagent=subj agent=Gen\t-", "a role stands twice"),
        ("дать\t-\tGive\trecipient=Dat\t-", "no place for the agent"),
        ("дать\t-\tGive\tagent=subject\t-", "«subject» is no place"),
        ("дать\t-\tGive\tagent=к+Xxx\t-", "«к+Xxx» is no preposition with a case"),
        ("дать\t-\tGive\tagent=+Dat\t-", "no preposition with a case"),
        ("дать\t-\tGive\tagent=subj recipient=к+Gen\t-", "к governs Dat"),
        ("дать\t-\tGive\tagent=subj:alien\t-", "«alien» restricts nothing"),
        ("дать\t-\tGive\tdonor=subj\t-", "«donor=subj» is no role"),
        ("дать\t-\tGive\tagent\t-", "«agent» is no role"),
        ("дать\tпомощь\tGive\tagent=subj\t-", "«помощь» is no companion noun"),
        ("дать\tпомощь+Acx\tGive\tagent=subj\t-", "no companion noun"),
        ("дать\t-\tGive\tagent=subj\tloud", "«loud» is no flag"),
        ("дать\t-\tGive\tagent=subj\tinner=maybe", "«inner=maybe» is no flag"),
    ],
)
def test_a_line_that_cannot_work_is_named(write, line: str, says: str) -> None:
    with pytest.raises(LanguageDataError) as caught:
        load(write, "дать\t-\tGive\tagent=subj\t-", line)
    assert str(caught.value).startswith("1 frame lines cannot work: a.tsv:3: ")
    assert says in str(caught.value)


def test_all_lines_that_cannot_work_are_named_at_once(write) -> None:
    with pytest.raises(LanguageDataError) as caught:
        load(write, "дать\t-\tPardon\tagent=subj\t-", "# a remark", "", "дать\t-\tGive\tagent=x\t-")
    assert "a.tsv:2:" in str(caught.value)
    assert "a.tsv:5:" in str(caught.value)


def test_a_line_with_too_few_columns_is_named(write) -> None:
    with pytest.raises(LanguageDataError, match="a.tsv:2: 2 columns where the header has 5"):
        load(write, "дать\t-")


def test_a_verb_without_agent_needs_the_flag(write) -> None:
    assert load(write, "светать\t-\tGive\ttheme=obj\tnoagent").all
