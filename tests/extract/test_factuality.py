"""Polarity and status, one cause at a time, on parses written by hand."""

from __future__ import annotations

import pytest

from tests.parses import analysis

GIVE = "дать/давать\t-\tSupply\tagent=subj theme=obj\t-"
ASK = "просить\t-\tRequest\tagent=subj recipient=obj:actor theme=inf|clause\tinner=hypothetical"
DENY = "опровергнуть\t-\tDeny\tagent=subj theme=clause\tspeech inner-polarity=negated"
FINITE = "VERB {} VerbForm=Fin|Tense={}|Aspect={}|Number=Sing"
PAST, FUTURE, PRESENT = (
    FINITE.format("{}", *form) for form in (("Past", "Perf"), ("Fut", "Perf"), ("Pres", "Imp"))
)


def who(verb: int, name: str = "Иран", relation: str = "nsubj", case: str = "Nom") -> str:
    """Return a state that hangs on the word number ``verb``."""
    return f"{name} {name.lower()} PROPN {verb} {relation} Case={case}|Number=Sing LOC"


def past(word: str = "дал", lemma: str = "дать", arc: str = "0 root") -> str:
    """Return a verb in the past tense."""
    return f"{word} {lemma} {PAST.format(arc)}"


def present(word: str, lemma: str) -> str:
    """Return a verb in the present tense."""
    return f"{word} {lemma} {PRESENT.format('0 root')}"


def give(verb: int) -> str:
    """Return the infinitive that hangs on the word number ``verb``."""
    return f"дать дать VERB {verb} xcomp VerbForm=Inf|Aspect=Perf"


def drones(verb: int) -> str:
    """Return the object of the word number ``verb``."""
    return f"дроны дрон NOUN {verb} obj Case=Acc"


def lines(*rows: str) -> str:
    """Return a parse of these words."""
    return "\n".join(rows)


NOT, ONLY, IF, WOULD = (
    "не не PART {} advmod",
    "только только PART 4 advmod",
    "если если SCONJ 3 mark",
    "бы бы PART 2 aux",
)
CASES = {
    "past": ((who(2), past(), drones(2)), "affirmed", "actual"),
    "negated": ((who(3), NOT.format(3), past(), drones(3)), "negated", "actual"),
    "not only": ((who(4), NOT.format(4), ONLY, past(), drones(4)), "affirmed", "actual"),
    "future": ((who(2), f"даст дать {FUTURE.format('0 root')}", drones(2)), "affirmed", "planned"),
    "subjunctive": ((who(2), past(), WOULD, drones(2)), "affirmed", "hypothetical"),
    "condition": ((IF, who(3), past(), drones(3)), "affirmed", "hypothetical"),
    "plan": ((who(2), present("планирует", "планировать"), give(2), drones(3)), "affirmed", "planned"),
    "no plan": (
        (who(3), NOT.format(3), present("планирует", "планировать"), give(3), drones(4)), "negated", "planned"
    ),
    "ability": ((who(2), present("может", "мочь"), give(2), drones(3)), "affirmed", "hypothetical"),
    "begun": ((who(2), past("начал", "начать"), give(2), drones(3)), "affirmed", "actual"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "polarity", "status"), CASES.values(), ids=CASES)
def test_what_is_said_of_an_act(words: tuple[str, ...], polarity: str, status: str) -> None:
    [statement] = analysis(lines(*words), frames=[GIVE]).statements()
    assert (statement.polarity, statement.status) == (polarity, status)


def test_the_words_that_decide_are_among_the_rules() -> None:
    [statement] = analysis(lines(*CASES["no plan"][0]), frames=[GIVE]).statements()
    assert "negated by «не»" in statement.origin.rules
    assert any("планирует" in rule for rule in statement.origin.rules)


def test_what_is_asked_for_has_not_happened() -> None:
    parse = lines(who(2), present("просит", "просить"), who(2, "Мали", "obj", "Acc"), give(2), drones(4))
    found = {s.relation: s.status for s in analysis(parse, frames=[GIVE, ASK]).statements()}
    assert found["Request"] == "actual"
    assert found.get("Supply", "hypothetical") == "hypothetical"


def test_what_is_denied_is_negated_and_its_denier_the_source() -> None:
    denies = (who(2, "Мали"), past("опровергло", "опровергнуть"), ", , PUNCT 6 punct", "что что SCONJ 6 mark")
    parse = lines(*denies, who(6), past(arc="2 ccomp"), drones(6))
    found = {s.relation: s for s in analysis(parse, frames=[GIVE, DENY]).statements()}
    assert found["Deny"].polarity == "affirmed"
    assert found["Supply"].polarity == "negated"
    assert [m.actor.label("ru") for m in found["Supply"].sources] == ["Мали"]
