"""The page as text: one file, the same for any order, with nothing in it that could ask or break out."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.page_graphs import graph
from kg import ontology, view
from kg.errors import OntologyError, ViewError
from kg.view import View, ViewOptions, assemble, page
from kg.view.options import LANGUAGES
from kg.view.vocabulary import Vocabulary
from tests import samples

HERE = Path(view.__file__).parent
SCRIPTS = sorted((HERE / "script").glob("*.js"))
WORDS = {
    language: json.loads((HERE / "text" / f"{language}.json").read_text("utf-8")) for language in LANGUAGES
}


def island(html: str) -> dict[str, Any]:
    """Return the data of a page."""
    found = re.search(r'<script type="application/json" id="kg-data">(.*?)</script>', html, re.DOTALL)
    assert found
    return dict(json.loads(found[1]))


def test_holds_every_statement_once() -> None:
    data = island(page(samples.everything()))
    keys = [s.key for x in samples.everything() for s in x.statements]
    assert sorted(data["statements"]["key"]) == sorted(keys)


def test_same_bytes_for_any_order() -> None:
    assert page(samples.everything()) == page(samples.everything()[::-1])


@pytest.mark.slow
def test_same_bytes_for_any_hash_seed() -> None:
    program = (
        "import hashlib; from kg.view import page; from tests import samples;"
        "print(hashlib.sha256(page(samples.everything()).encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("0", "4242")
    }  # fmt: skip
    assert len(found) == 1


def test_empty_graph_is_a_page() -> None:
    assert set(map(tuple, island(page([]))["statements"].values())) == {()}
    assert island(page([samples.bare()]))["articles"] != []


def test_names_no_address_to_fetch() -> None:
    html = re.sub(r"<script.*?</script>", "", page(samples.plain()), flags=re.DOTALL)
    assert re.findall(r'(?:src|href)="(?!data:,)[^"]*"', html) == []
    assert "sourceMappingURL" not in page(samples.plain())


def test_is_what_utf_8_can_write() -> None:
    source = samples.article("Заголовок \udfff\nЛесной ударил.\n", title="\ud800\0")
    scribe = samples.Scribe(source)
    scribe.says("Лесной ударил.", "Attack", (samples.LESNOY, "Лесной"))
    assert "\0" not in page([scribe.extraction()])
    page([scribe.extraction()]).encode("utf-8")


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "]]>", "\u2028\u2029", "&lt;", '"\\', "\0"])
def test_island_gives_back_what_it_holds_and_cannot_end(text: str) -> None:
    written = assemble.island({text: [text]})
    assert not re.search("[<>&\u2028\u2029\0]", written)
    assert json.loads(written) == {text: [text]}


def test_policy_names_each_script_by_its_hash() -> None:
    html = page(samples.plain())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert "unsafe" not in policy[1] and "default-src &#39;none&#39;" in policy[1]
    assert policy[1].count("sha256-") == len(re.findall("^<(?:script|style)>", html, re.MULTILINE))


def test_pyvis_holds_the_picture() -> None:
    from kg.view.data import gather, structure

    data = structure(gather(samples.plain()), Vocabulary.of())
    assert data["network"]["options"]["physics"] == {"enabled": False}
    assert len(data["network"]["nodes"]["id"]) == len(set(data["network"]["nodes"]["id"])) > 5
    assert "vis-network" in page(samples.plain())


def test_large_graph_carries_sigma_and_not_vis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "LARGE_NODES", 3)
    html = page(samples.plain())
    assert island(html)["large"] and "graphology" in html and "visjs contributors" not in html


@pytest.mark.parametrize(
    ("actors", "statements", "large"), [(90, 200, False), (700, 700, True), (120, 2400, True)]
)
def test_size_chooses_the_renderer(actors: int, statements: int, large: bool) -> None:
    assert island(page(graph(actors, statements)))["large"] is large


@pytest.mark.parametrize("name", ["sigma", "graphology"])
def test_vendored_library_has_its_licence(name: str) -> None:
    assert "Permission is hereby granted" in (HERE / "vendor" / f"{name}.LICENSE.txt").read_text("utf-8")
    assert list((HERE / "vendor").glob(f"{name}*.js"))


def test_scripts_name_no_relation_and_no_actor_type() -> None:
    named = [one.name for one in (*ontology.load().relations,)]
    quoted = re.compile(f"""["'`](?:{"|".join(named)})["'`]""")
    found = [
        f"{path.name}: {m[0]}"
        for path in [*SCRIPTS, *HERE.glob("*.py")]
        for m in quoted.finditer(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_script_is_a_module_in_use_and_short(path: Path) -> None:
    source = path.read_text("utf-8")
    assert f'modules["{path.name}"]' in assemble.program()
    assert len(source.splitlines()) <= 300
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", source
    )


def test_words_are_the_same_in_every_language() -> None:
    keys = {language: set(words) for language, words in WORDS.items()}
    assert all(found == keys["en"] for found in keys.values())
    empty = [(language, key) for language, words in WORDS.items() for key, word in words.items() if not word]
    assert empty == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_keep_their_places_for_values(language: str) -> None:
    def places(word: str | dict[str, str]) -> set[str]:
        text = word if isinstance(word, str) else word["other"]
        return set(re.findall(r"\{(\w+)\}", text))

    assert {k: places(w) for k, w in WORDS[language].items()} == {
        k: places(w) for k, w in WORDS["en"].items()
    }


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_slavic_plurals_have_their_forms(language: str) -> None:
    counted = ("statementsCount", "actorsCount", "articlesCount", "sourcesCount", "pathSteps")
    assert all(set(WORDS[language][key]) == {"one", "few", "other"} for key in counted)


def test_every_word_asked_for_is_there_and_every_word_there_is_asked_for() -> None:
    source = "\n".join(path.read_text("utf-8") for path in SCRIPTS)
    asked = set(re.findall(r'\bt\("(\w+)"', source))
    assert asked <= set(WORDS["en"])
    unused = [
        key for key in WORDS["en"] if not re.search(rf'["`\[, ]{key}["`\],]', source) and "_" not in key
    ]
    assert unused == []


def test_view_shows_in_a_notebook_and_saves(tmp_path: Path) -> None:
    shown = View('<p title="a&b">«текст»</p>', height=300)
    assert shown._repr_html_().count('"') % 2 == 0
    assert 'srcdoc="<p title=&quot;a&amp;b&quot;>«текст»</p>"' in shown._repr_html_()
    assert "allow-same-origin" not in shown._repr_html_()
    assert shown.save(tmp_path / "view.html").read_bytes() == shown.html.encode("utf-8")


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (ViewOptions(), 10),
        (ViewOptions(relations=("Supply", "Meet")), 4),
        (ViewOptions(sources=("Reuters",)), 6),
        (ViewOptions(sources=("служебная записка",)), 1),
        (ViewOptions(since="2025-03-05", until="2025-03"), 3),
        (ViewOptions(until="2024"), 1),
        (ViewOptions(focus="Q585"), 3),
        (ViewOptions(focus="Oslo", hops=9), 10),
        (ViewOptions(maximum=1), 0),
    ],
    ids=str,
)
def test_options_choose_statements(options: ViewOptions, left: int) -> None:
    found = island(page(samples.plain(), options))["statements"]
    assert len(found.get("key", ())) == left


@pytest.mark.parametrize(
    "options",
    [ViewOptions(since="yesterday"), ViewOptions(until="2025-13"), ViewOptions(focus="Нептун")],
    ids=str,
)
def test_options_that_make_no_sense_are_one_line(options: ViewOptions) -> None:
    with pytest.raises(ViewError) as caught:
        page(samples.plain(), options)
    assert "\n" not in str(caught.value)


def test_unknown_relation_is_the_ontology_s_error() -> None:
    with pytest.raises(OntologyError):
        ontology.load().relation("Juggle")
