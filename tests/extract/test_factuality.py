"""Polarity and status, one cause at a time, on parses written by hand."""

from __future__ import annotations

import pytest

from tests.parses import analysis

GIVE = "дать/давать\t-\tSupply\tagent=subj theme=obj\t-"
ASK = "просить\t-\tRequest\tagent=subj recipient=obj:actor theme=inf|clause\tinner=hypothetical"
DENY = "опровергнуть\t-\tDeny\tagent=subj theme=clause\tspeech inner-polarity=negated"
SUBJECT = "Иран иран PROPN {} nsubj Case=Nom|Number=Sing LOC"
PAST = "VerbForm=Fin|Tense=Past|Aspect=Perf|Number=Sing"


def lines(*rows: str) -> str:
    return "\n".join(rows)


CASES = {
    "past": (lines(SUBJECT.format(2), f"дал дать VERB 0 root {PAST}", "дроны дрон NOUN 2 obj Case=Acc"), "affirmed", "actual"),
    "negated": (
        lines(SUBJECT.format(3), "не не PART 3 advmod", f"дал дать VERB 0 root {PAST}", "дроны дрон NOUN 3 obj Case=Acc"),
        "negated", "actual",
    ),
    "not only": (
        lines(SUBJECT.format(4), "не не PART 4 advmod", "только только PART 4 advmod", f"дал дать VERB 0 root {PAST}",
              "дроны дрон NOUN 4 obj Case=Acc"),
        "affirmed", "actual",
    ),
    "future": (
        lines(SUBJECT.format(2), "даст дать VERB 0 root VerbForm=Fin|Tense=Fut|Aspect=Perf|Number=Sing",
              "дроны дрон NOUN 2 obj Case=Acc"),
        "affirmed", "planned",
    ),
    "subjunctive": (
        lines(SUBJECT.format(2), f"дал дать VERB 0 root {PAST}", "бы бы PART 2 aux", "дроны дрон NOUN 2 obj Case=Acc"),
        "affirmed", "hypothetical",
    ),
    "condition": (
        lines("если если SCONJ 3 mark", SUBJECT.format(3), f"дал дать VERB 0 root {PAST}", "дроны дрон NOUN 3 obj Case=Acc"),
        "affirmed", "hypothetical",
    ),
    "plan": (
        lines(SUBJECT.format(2), "планирует планировать VERB 0 root VerbForm=Fin|Tense=Pres|Aspect=Imp|Number=Sing",
              "дать дать VERB 2 xcomp VerbForm=Inf|Aspect=Perf", "дроны дрон NOUN 3 obj Case=Acc"),
        "affirmed", "planned",
    ),
    "no plan": (
        lines(SUBJECT.format(3), "не не PART 3 advmod",
              "планирует планировать VERB 0 root VerbForm=Fin|Tense=Pres|Aspect=Imp|Number=Sing",
              "дать дать VERB 3 xcomp VerbForm=Inf|Aspect=Perf", "дроны дрон NOUN 4 obj Case=Acc"),
        "negated", "planned",
    ),
    "ability": (
        lines(SUBJECT.format(2), "может мочь VERB 0 root VerbForm=Fin|Tense=Pres|Aspect=Imp|Number=Sing",
              "дать дать VERB 2 xcomp VerbForm=Inf|Aspect=Perf", "дроны дрон NOUN 3 obj Case=Acc"),
        "affirmed", "hypothetical",
    ),
    "begun": (
        lines(SUBJECT.format(2), f"начал начать VERB 0 root {PAST}",
              "давать давать VERB 2 xcomp VerbForm=Inf|Aspect=Imp", "дроны дрон NOUN 3 obj Case=Acc"),
        "affirmed", "actual",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("parse", "polarity", "status"), CASES.values(), ids=CASES)
def test_what_is_said_of_an_act(parse: str, polarity: str, status: str) -> None:
    [statement] = analysis(parse, frames=[GIVE]).statements()
    assert (statement.polarity, statement.status) == (polarity, status)


def test_the_words_that_decide_are_among_the_rules() -> None:
    [statement] = analysis(CASES["no plan"][0], frames=[GIVE]).statements()
    assert "negated by «не»" in statement.origin.rules
    assert any("планирует" in rule for rule in statement.origin.rules)


def test_what_is_asked_for_has_not_happened() -> None:
    parse = lines(
        SUBJECT.format(2), "просит просить VERB 0 root VerbForm=Fin|Tense=Pres|Aspect=Imp|Number=Sing",
        "Мали мали PROPN 2 obj Case=Acc LOC", "дать дать VERB 2 xcomp VerbForm=Inf|Aspect=Perf", "дроны дрон NOUN 4 obj Case=Acc",
    )  # fmt: skip
    found = {s.relation: s.status for s in analysis(parse, frames=[GIVE, ASK]).statements()}
    assert found["Request"] == "actual"
    assert found.get("Supply", "hypothetical") == "hypothetical"


def test_what_is_denied_is_negated_and_its_denier_the_source() -> None:
    parse = lines(
        "Мали мали PROPN 2 nsubj Case=Nom|Number=Sing LOC", f"опровергло опровергнуть VERB 0 root {PAST}", ", , PUNCT 6 punct",
        "что что SCONJ 6 mark", SUBJECT.format(6), f"дал дать VERB 2 ccomp {PAST}", "дроны дрон NOUN 6 obj Case=Acc",
    )  # fmt: skip
    found = {s.relation: s for s in analysis(parse, frames=[GIVE, DENY]).statements()}
    assert found["Deny"].polarity == "affirmed"
    assert found["Supply"].polarity == "negated"
    assert [m.actor.label("ru") for m in found["Supply"].sources] == ["Мали"]
