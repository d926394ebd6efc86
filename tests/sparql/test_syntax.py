"""A syntax error names its line and column, shows a caret, and says what is probably meant."""

import pyoxigraph
import pytest

from kg.sparql import syntax

KNOWN = {"kg": "https://kg.example/ns#"}
CASES = [
    # text, where, a part of what is said, the line of the caret
    ("SELECT * { ?s ex:p ?o }", (1, 15), "«ex:» is not declared", 14),
    ("SELECT *\n{\n ?s ex:p ?o }", (3, 5), "«ex:» is not declared", 4),
    ("SELEC * {}", (1, 1), "is SELECT meant?", 0),
    ("PREFIX a: <http://a/>\nSELCT * {}", (2, 1), "is SELECT meant?", 0),
    ("INSERT DATA { <a:a> <a:b> 1 }", (1, 1), "starts a SPARQL update", 0),
    ("SELECT * { ?s ?p ?o", (1, 20), "«}» is missing", 19),
    ("SELECT * { ?s ?p ?o FILTER(?o > 1", (1, 34), "«)» is missing", 33),
    ("SELECT * { ?s ?p }", (1, 18), "«}» cannot stand here", 17),
    ("SELECT ?x { ?s ?p ?o } GROUP BY ?s", (1, 35), "unbound", 34),
    ("SELECT * { ?s ?p ?o } ORDER BY", (1, 29), "ends after «BY»", 28),
    ("", (1, 1), "nothing is asked", 0),
    ("PREFIX a: <http://a/>", (1, 22), "nothing is asked", 21),
    ("SELECT * { ?s kg:agent ?o . ?o kh:agent ?x }", (1, 32), "«kh:» is not declared", 31),
]


def _message(text):
    with pytest.raises(SyntaxError) as raised:
        pyoxigraph.Store().query(text, prefixes=KNOWN)
    return syntax.explain(text, raised.value, known=KNOWN)


@pytest.mark.parametrize(("text", "place", "said", "caret"), CASES)
def test_place_and_meaning(text, place, said, caret):
    message = _message(text)
    first, _, pointer = message.split("\n")
    assert f"line {place[0]}, column {place[1]}:" in first
    assert said in first
    assert pointer == "  " + " " * caret + "^"


def test_long_line_is_cut_around_the_caret():
    text = "SELECT * { " + "?s ?p ?o . " * 200 + "?s ex:p ?o }"
    _, line, pointer = _message(text).split("\n")
    assert len(line) < 120
    assert line[pointer.index("^") :].startswith("ex:p")


def test_unreadable_engine_message_is_kept():
    assert "no place" in syntax.explain("SELECT", SyntaxError("no place"))
