"""Who says so, on parses written by hand."""

from __future__ import annotations

from kg.extract.analysis import Analysis
from tests.parses import analysis

GIVE = "дать\t-\tSupply\tagent=subj theme=obj\t-"
SAY = "заявить/сообщить\t-\tState\tagent=subj theme=clause|quote\tspeech"
PAST = "VerbForm=Fin|Tense=Past|Aspect=Perf|Number=Sing"
CLAUSE = f"""
Мали мали PROPN 2 nsubj Case=Nom|Number=Sing LOC
заявило заявить VERB 0 root {PAST}
, , PUNCT 6 punct
что что SCONJ 6 mark
Иран иран PROPN 6 nsubj Case=Nom|Number=Sing LOC
дал дать VERB 2 ccomp {PAST}
дроны дрон NOUN 6 obj Case=Acc
. . PUNCT 2 punct
"""
PHRASE = f"""
По по ADP 2 case
словам слово NOUN 6 parataxis Case=Dat|Number=Plur
Китая китай PROPN 2 nmod Case=Gen LOC
, , PUNCT 2 punct
Иран иран PROPN 6 nsubj Case=Nom|Number=Sing LOC
дал дать VERB 0 root {PAST}
дроны дрон NOUN 6 obj Case=Acc
. . PUNCT 6 punct
"""
PLAIN = f"""
Иран иран PROPN 2 nsubj Case=Nom|Number=Sing LOC
дал дать VERB 0 root {PAST}
дроны дрон NOUN 2 obj Case=Acc
. . PUNCT 2 punct
"""
BACK = f"""
Об о ADP 2 case
этом это PRON 3 obl Case=Loc
сообщило сообщить VERB 0 root {PAST}
Мали мали PROPN 3 nsubj Case=Nom|Number=Sing LOC
. . PUNCT 3 punct
"""


def chains(made: Analysis) -> list[list[str]]:
    """Return the chain of sources of each statement that is no speech."""
    return [[m.actor.label("ru") for m in s.sources] for s in made.statements() if s.relation == "Supply"]


def test_the_subject_of_a_verb_of_speech_is_the_source_of_its_clause() -> None:
    assert chains(analysis(CLAUSE, frames=[GIVE, SAY])) == [["Мали"]]


def test_a_phrase_is_the_source_of_its_sentence() -> None:
    assert chains(analysis(PHRASE, frames=[GIVE, SAY])) == [["Китай"]]


def test_the_article_speaks_in_its_own_voice_without_a_source() -> None:
    assert chains(analysis(PLAIN, frames=[GIVE, SAY])) == [[]]


def test_an_attribution_ends_with_its_sentence() -> None:
    assert chains(analysis(CLAUSE, PLAIN, frames=[GIVE, SAY])) == [["Мали"], []]


def test_what_points_back_attributes_the_sentence_before() -> None:
    made = analysis(PLAIN, BACK, frames=[GIVE, SAY])
    assert chains(made) == [["Мали"]]
    assert [s.relation for s in made.statements()] == ["Supply"]


def test_the_speaker_is_no_source_of_the_own_words_of_saying() -> None:
    said = [s for s in analysis(CLAUSE, frames=[SAY]).statements() if s.relation == "State"]
    assert [s.sources for s in said] == [()]
