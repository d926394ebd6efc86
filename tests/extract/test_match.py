"""Which words a frame takes for its roles, on parses written by hand."""

from __future__ import annotations

import pytest

from kg.extract.analysis import Analysis
from tests.parses import analysis

GIVE = "дать\t-\tSupply\tagent=subj recipient=Dat theme=obj\t-"
ACTIVE = """
Иран иран PROPN 2 nsubj Case=Nom|Number=Sing LOC
дал дать VERB 0 root VerbForm=Fin|Tense=Past|Aspect=Perf|Number=Sing
России россия PROPN 2 iobj Case=Dat LOC
дроны дрон NOUN 2 obj Case=Acc
. . PUNCT 2 punct
"""
PASSIVE = """
Дроны дрон NOUN 2 nsubj:pass Case=Nom
даны дать VERB 0 root VerbForm=Part|Voice=Pass|Variant=Short
России россия PROPN 2 iobj Case=Dat LOC
Ираном иран PROPN 2 obl:agent Case=Ins LOC
. . PUNCT 2 punct
"""
COORDINATED = """
Иран иран PROPN 2 nsubj Case=Nom|Number=Sing LOC
дал дать VERB 0 root VerbForm=Fin|Tense=Past|Number=Sing
России россия PROPN 2 iobj Case=Dat LOC
и и CCONJ 5 cc
Мали мали PROPN 3 conj Case=Dat LOC
дроны дрон NOUN 2 obj Case=Acc
и и CCONJ 8 cc
ракеты ракета NOUN 6 conj Case=Acc
"""


def said(made: Analysis) -> set[tuple[str, str | None, str | None]]:
    """Return agent, recipient and theme of each statement."""
    return {
        (s.agent.actor.label("ru"), s.recipient and s.recipient.actor.label("ru"), s.theme and s.theme.quote)
        for s in made.statements()
    }


@pytest.mark.parametrize(
    ("parse", "theme"), [(ACTIVE, "дроны"), (PASSIVE, "Дроны")], ids=["active", "passive"]
)
def test_roles_stand_where_the_frame_says(parse: str, theme: str) -> None:
    assert said(analysis(parse, frames=[GIVE])) == {("Иран", "Россия", theme)}


def test_what_is_coordinated_gives_a_statement_each() -> None:
    found = said(analysis(COORDINATED, frames=[GIVE]))
    assert found == {("Иран", r, t) for r in ("Россия", "Мали") for t in ("дроны", "ракеты")}


def test_no_frame_no_statement() -> None:
    assert analysis(ACTIVE, frames=["взять\t-\tSupply\tagent=subj\t-"]).statements() == ()


@pytest.mark.parametrize(
    ("frame", "missing"),
    [
        ("дать\t-\tSupply\tagent=от+Gen\t-", "agent"),
        ("дать\t-\tSupply\tagent=subj place!=в+Loc\t-", "place"),
        ("дать\t-\tSupply\tagent=subj recipient=к+Dat\tweak", "recipient or theme"),
        ("дать\t-\tSupply\tagent=subj:person\t-", "agent"),
    ],
)
def test_what_is_missing_turns_a_candidate_down(frame: str, missing: str) -> None:
    made = analysis(ACTIVE, frames=[frame])
    [[candidate]] = made.candidates
    assert candidate.missing == missing
    assert made.statements() == ()


def test_a_companion_has_to_be_there() -> None:
    assert analysis(ACTIVE, frames=["дать\tдрон+Acc\tSupply\tagent=subj recipient=Dat\t-"]).statements()
    assert analysis(ACTIVE, frames=["дать\tкредит+Acc\tSupply\tagent=subj recipient=Dat\t-"]).candidates == [
        []
    ]


def test_the_frame_with_its_companion_wins() -> None:
    made = analysis(ACTIVE, frames=[GIVE, "дать\tдрон+Acc\tSend\tagent=subj recipient=Dat theme=obj\t-"])
    assert [s.relation for s in made.statements()] == ["Send"]


def test_what_the_parse_hangs_elsewhere_is_mended() -> None:
    made = analysis(
        """
        Мали мали PROPN 2 nsubj Case=Nom|Number=Sing LOC
        попросило попросить VERB 0 root VerbForm=Fin|Tense=Past|Number=Sing
        помощи помощь NOUN 2 obj Case=Gen
        у у ADP 5 case
        Китая китай PROPN 3 nmod Case=Gen LOC
        """,
        frames=["попросить\t-\tRequest\tagent=subj recipient=у+Gen theme=obj\t-"],
    )
    [statement] = made.statements()
    assert statement.recipient is not None
    assert statement.recipient.actor.label("ru") == "Китай"
    assert any("attachment mended" in rule for rule in statement.origin.rules)


def test_a_mutual_act_of_two_subjects_has_both_as_parties() -> None:
    made = analysis(
        """
        Иран иран PROPN 4 nsubj Case=Nom LOC
        и и CCONJ 3 cc
        Мали мали PROPN 1 conj Case=Nom LOC
        договорились договориться VERB 0 root VerbForm=Fin|Tense=Past|Number=Plur
        """,
        frames=["договориться\t-\tAgree\tagent=subj recipient=с+Ins\tmutual"],
    )
    assert said(made) == {("Иран", "Мали", None)}


def test_every_span_of_a_statement_is_in_the_text() -> None:
    made = analysis(ACTIVE, COORDINATED, PASSIVE, frames=[GIVE])
    article = made.scene.article
    assert len(made.statements()) == 6
    assert all(article.holds(span) for statement in made.statements() for span in statement.spans())


def test_the_origin_names_frame_and_rules() -> None:
    [statement] = analysis(ACTIVE, frames=[GIVE]).statements()
    assert statement.origin.frame == "hand.tsv:2"
    assert set(statement.origin.rules) == {"recipient=Dat", "agent=subj", "theme=obj"}
