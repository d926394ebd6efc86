"""The subjects of verbs, also where the sentence leaves them out, on parses written by hand."""

from __future__ import annotations

import pytest

from tests.parses import analysis

STATE = "Иран иран PROPN {} nsubj Case=Nom|Number=Sing LOC"
PAST = "VerbForm=Fin|Tense=Past|Aspect=Perf|Number=Sing|Gender=Masc"
CASES = {
    "its own": (f"{STATE.format(2)}\nушёл уйти VERB 0 root {PAST}", 1),
    "shared by a second verb": (
        (f"{STATE.format(2)}\nпришёл прийти VERB 0 root {PAST}\nи и CCONJ 4 cc\n"
        f"ушёл уйти VERB 2 conj {PAST}"), 3
    ),
    "of an infinitive": (
        f"{STATE.format(2)}\nрешил решить VERB 0 root {PAST}\nуйти уйти VERB 2 xcomp VerbForm=Inf", 2
    ),
    "of a gerund": (
        f"Уйдя уйти VERB 3 advcl VerbForm=Conv\n{STATE.format(3)}\nмолчал молчать VERB 0 root {PAST}", 0
    ),
    "of a participle": (
        ("Ушедший уйти VERB 2 amod VerbForm=Part|Voice=Act|Case=Nom\nИран иран PROPN 3 nsubj Case=Nom LOC\n"
        f"молчал молчать VERB 0 root {PAST}"), 0
    ),
    "of a relative clause": (
        (f"{STATE.format(6)}\n, , PUNCT 4 punct\nкоторый который PRON 4 nsubj Case=Nom\n"
        f"ушёл уйти VERB 1 acl:relcl {PAST}\n, , PUNCT 4 punct\nмолчал молчать VERB 0 root {PAST}"), 3
    ),
}  # fmt: skip


@pytest.mark.parametrize(("parse", "verb"), CASES.values(), ids=CASES)
def test_the_subject_of_a_verb(parse: str, verb: int) -> None:
    made = analysis(parse)
    assert [mention.actor.label("ru") for mention in made.clauses.subjects(0, verb)] == ["Иран"]


@pytest.mark.parametrize(
    "parse",
    [
        "Светало светать VERB 0 root VerbForm=Fin|Tense=Past|Gender=Neut|Number=Sing",
        "Дом дом NOUN 0 root Case=Nom",
    ],
)
def test_what_has_no_subject_gets_none(parse: str) -> None:
    assert analysis(parse).clauses.subjects(0, 0) == []


def test_a_loop_of_verbs_gives_no_subject_and_ends() -> None:
    made = analysis(f"пришёл прийти VERB 2 conj {PAST}\nушёл уйти VERB 1 conj {PAST}")
    assert made.clauses.subjects(0, 0) == []
    assert made.clauses.subjects(0, 1) == []
