"""The ontology's pages: every term in every language, and nothing in them runs or leaves."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg import docs, ontology
from kg.errors import ExportError


class Page(HTMLParser):
    """The ids, links and texts of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values[name] or "" for name in ("href", "src") if name in values]

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module", params=ontology.LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def page(language: str) -> Page:
    return Page(docs.page(language))


def test_every_term_has_its_anchor_once(page):
    known = ontology.load()
    anchors = [term.iri.removeprefix(known.namespace) for term in known.terms]
    assert sorted(each for each in page.ids if not each.startswith("section-")) == sorted(anchors)
    assert len(set(page.ids)) == len(page.ids)


def test_every_label_and_definition_is_there(page, language):
    properties = {each.predicate.iri for each in ontology.load().relations}
    for term in ontology.load().terms:
        assert term.label(language) in page.words
        assert term.iri in properties or term.comment(language) in page.words


def test_links_lead_somewhere_here(page, language):
    inner = [link for link in page.links if link.startswith("#")]
    assert {link[1:] for link in inner} <= set(page.ids)
    assert set(page.links) - set(inner) == {docs.file_name(each) for each in ontology.LANGUAGES}


def test_nothing_runs_and_nothing_is_fetched(page):
    assert not {"script", "img", "iframe", "object", "form"} & set(page.tags)


def test_the_page_speaks_one_language(language):
    assert f'<html lang="{language}">' in docs.page(language)
    words = docs._words()
    assert words[language].keys() == words["en"].keys()


def test_hostile_labels_are_shown_and_do_nothing(tmp_path):
    text = ontology.load().path.read_text(encoding="utf-8")
    path = tmp_path / "ontology.ttl"
    path.write_text(
        text.replace('"Request"@en', '"<script>alert(1)</script>\\" onload=x"@en'), encoding="utf-8"
    )
    page = Page(docs.page("en", ontology.load(path)))
    assert "script" not in page.tags
    assert '<script>alert(1)</script>" onload=x' in page.words


def test_writing_gives_a_file_a_language_and_the_same_bytes_again(tmp_path):
    first = [path.read_bytes() for path in docs.write(tmp_path / "one")]
    assert len(first) == len(ontology.LANGUAGES)
    assert first == [path.read_bytes() for path in docs.write(tmp_path / "two")]


def test_an_unknown_language_is_one_line():
    with pytest.raises(ExportError, match="no documentation in «xx»; there is en, ru, uk, es"):
        docs.page("xx")


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="cannot be written"):
        docs.write(tmp_path / "file")


def test_no_word_stands_in_the_template():
    """What a reader sees comes from ``words.json`` or the ontology; names of schemes stay as they are."""
    body = (Path(docs.__file__).parent / "page.html").read_text(encoding="utf-8").split("<body>")[1]
    bare = re.sub(r"\{[{%].*?[%}]\}|<[^>]*>", " ", body, flags=re.DOTALL)
    assert set(re.findall(r"\w+", bare)) == {"kg", "PLOVER", "CAMEO"}
