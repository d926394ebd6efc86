"""The real thing: Russian articles through the command line, in fresh processes, to the same bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from kg import KnowledgeGraph

ARTICLES = {
    "asks.txt": """Министр попросил вертолёты

3 марта 2024, 09:15
Премьер-министр Армении Никол Пашинян попросил у Франции вертолёты, пишет газета Le Monde.

Фото: Пресс-служба

Париж пока не поставил Еревану вертолёты, сообщил министр иностранных дел Франции.
""",
    "denies.jsonl": json.dumps(
        {
            "text": "МИД Ирана опроверг сообщения о том, что Тегеран поставил дроны Венесуэле.",
            "date": "2024-03-04",
            "publisher": "Пример новостей",
        },
        ensure_ascii=False,
    ),
    "page.html": "<html><head><meta property='og:site_name' content='Пример'></head><body><article>"
    "<h1>Встреча</h1><p>Президент Сербии Александр Вучич встретился с президентом Турции "
    "Реджепом Тайипом Эрдоганом в Анкаре.</p>"
    "</article></body></html>",
}
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("articles")
    for name, content in ARTICLES.items():
        (path / name).write_text(content, encoding="utf-8")
    return path


def built(folder, out, *arguments: str, seed: str = "0") -> dict[str, bytes]:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "kg", "build", *arguments, "--store", out / "store", "--out", out]
    subprocess.run(command, check=True, cwd=folder, env=environment, capture_output=True)
    return {name: (out / name).read_bytes() for name in ("graph.trig", "graph.html")}


def test_neither_seed_nor_order_nor_processes_change_a_byte(folder, tmp_path):
    names = sorted(ARTICLES)
    first = built(folder, tmp_path / "a", *names, seed="1")
    second = built(folder, tmp_path / "b", *reversed(names), "--processes", "2", seed="2")
    assert first == second


def test_articles_become_statements_with_their_words(folder):
    graph = KnowledgeGraph.build([folder], processes=1)
    assert graph.failures == ()
    assert len(graph) == len(ARTICLES)
    said = {statement.relation for statement in graph.statements}
    assert {"Request", "Deny", "Meet"} <= said
    texts = {article.key: article.text for article in graph.articles}
    for statement in graph.statements:
        for span in statement.spans():
            assert texts[statement.article][span.start : span.end] == span.quote
    [request] = [one for one in graph.statements if one.relation == "Request" and one.recipient]
    assert request.agent.actor.label("en") == "Nikol Pashinyan"
    assert request.recipient.actor.label("en") == "France"
    assert request.theme.quote == "вертолёты"
    assert [source.actor.name for source in request.sources] == ["Le Monde"]


def test_captions_say_nothing(folder):
    with KnowledgeGraph.build([folder / "asks.txt"]) as graph:
        [article] = graph.articles
        at = article.text.index("Фото")
        assert all(not span.start <= at < span.end for one in graph.statements for span in one.spans())
        assert article.published == "2024-03-03T09:15"
