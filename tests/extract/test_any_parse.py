"""Whatever the parser gives, extraction ends, and every word of evidence is in the text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Document, Extraction
from tests.parses import analysed, document

SENTENCES = (
    """
    Министр министр NOUN 4 nsubj Case=Nom|Gender=Masc|Number=Sing
    Омар омар PROPN 1 appos Case=Nom|Gender=Masc|Number=Sing PER
    Траоре траоре PROPN 2 flat:name Case=Nom|Gender=Masc|Number=Sing +
    заявил заявить VERB 0 root VerbForm=Fin|Tense=Past|Number=Sing
    , , PUNCT 8 punct
    что что SCONJ 8 mark
    Иран иран PROPN 8 nsubj Case=Nom|Number=Sing LOC
    поставил поставить VERB 4 ccomp VerbForm=Fin|Tense=Past|Number=Sing
    России россия PROPN 8 iobj Case=Dat LOC
    и и CCONJ 11 cc
    Китаю китай PROPN 9 conj Case=Dat LOC
    дроны дрон NOUN 8 obj Case=Acc
    . . PUNCT 4 punct
    """,
    """
    « « PUNCT 3 punct
    Он он PRON 3 nsubj Case=Nom|Number=Sing
    попросил попросить VERB 0 root VerbForm=Fin|Tense=Past|Number=Sing
    Мали мали PROPN 3 obj Case=Acc LOC
    о о ADP 6 case
    помощи помощь NOUN 3 obl Case=Loc
    » » PUNCT 3 punct
    , , PUNCT 9 punct
    сообщает сообщать VERB 3 parataxis VerbForm=Fin|Tense=Pres|Number=Sing
    агентство агентство NOUN 9 nsubj Case=Nom|Number=Sing
    . . PUNCT 3 punct
    """,
)
RELATIONS = (
    "root", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "conj", "ccomp", "xcomp", "advcl", "acl",
    "acl:relcl", "appos", "flat:name", "parataxis", "amod", "case", "mark", "cc", "punct",
)  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw a document whose words are sound and whose arcs are any."""
    made = document(*SENTENCES)
    sentences = []
    for sentence in made.sentences:
        size = len(sentence.tokens)
        tokens = [
            replace(t, head=draw(st.integers(-1, size - 1)), rel=draw(st.sampled_from(RELATIONS)))
            if draw(st.booleans())
            else t
            for t in sentence.tokens
        ]
        sentences.append(replace(sentence, tokens=tuple(tokens)))
    return Document(made.article, tuple(sentences))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_extraction_ends_and_its_evidence_is_exact(made: Document) -> None:
    found = analysed(made)
    statements = found.statements()
    extraction = Extraction(made.article, statements, tuple(found.roles))
    for statement in extraction.statements:
        assert statement.sentence.covers(statement.evidence) or statement.origin.frame == "attribution.tsv"
        assert all(made.article.holds(span) for span in statement.spans())
        assert statement.origin.rules
    assert len({statement.key for statement in statements}) == len(statements)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_the_same_parse_gives_the_same_statements(made: Document) -> None:
    assert analysed(made).statements() == analysed(made).statements()
