"""The list of known actors: what it finds, what it refuses, and what it says of a file that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import ontology
from kg.errors import ActorDataError
from kg.link.actors import ActorBook
from kg.link.mint import slug
from kg.link.names import normal

PREFIXES = """@prefix kg: <#> .
@prefix actor: <id/actor/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
WIKIDATA = "http://www.wikidata.org/entity/"


@pytest.fixture(scope="module")
def book() -> ActorBook:
    """The list that travels with kg."""
    return ActorBook.load()


def written(folder: Path, *blocks: str) -> ActorBook:
    """Return the book of one file with these blocks."""
    (folder / "some.ttl").write_text(PREFIXES + "\n\n".join(blocks), encoding="utf-8")
    return ActorBook.load(folder)


@pytest.mark.parametrize(("name", "english"), [
    ("Россия", "Russia"), ("РФ", "Russia"), ("Российская Федерация", "Russia"),
    ("Russian Federation", "Russia"),
    ("США", "United States"), ("Соединённые Штаты", "United States"), ("КНР", "China"),
    ("Киргизстан", "Kyrgyzstan"),
    ("ООН", "United Nations"), ("Евросоюз", "European Union"), ("ЕС", "European Union"),
    ("ОДКБ", "Collective Security Treaty Organization"),
    ("Госдеп", "US Department of State"), ("Белый дом", "White House"),
    ("иранский МИД", "Ministry of Foreign Affairs of Iran"),
    ("китайское правительство", "Government of China"), ("ИТАР-ТАСС", "TASS"),
    ("Голос Америки", "Voice of America"),
    ("WP", "The Washington Post"), ("Washington Post", "The Washington Post"), ("NYT", "The New York Times"),
    ("«Коммерсантъ»", "Kommersant"), ("Си Цзиньпин", "Xi Jinping"), ("Мадуро", "Nicolás Maduro"),
    ("Nicolas Maduro", "Nicolás Maduro"), ("Ким Чен Ын", "Kim Jong-un"),
    ("Махмуд Ахмадинеджад", "Mahmoud Ahmadinejad"),
    ("Україна", "Ukraine"), ("Estados Unidos", "United States"), ("Каракас", "Caracas"),
    ("Кремль", "Moscow Kremlin"),
])
def test_lookup(book: ActorBook, name: str, english: str) -> None:
    """Short and official names, abbreviations, outlets, leaders; in four languages."""
    found = book.lookup(name)
    assert found is not None and found.name == english


@pytest.mark.parametrize("name", [
    "правительство", "полиция", "парламент", "президент", "армия", "труд", "правда", "дождь", "звезда",
    "рада",
    "Иванов", "Кастро", "Клинтон", "Слуцкий", "документы", "", "  ", "»",
])
def test_lookup_refuses(book: ActorBook, name: str) -> None:
    """Common words, names that several share, and surnames that anybody may have find nobody."""
    assert book.lookup(name) is None


@pytest.mark.parametrize(("name", "kind", "english"), [
    ("Вашингтон", "Place", "Washington"), ("Вашингтон", ("Place", "State"), "Washington"),
    ("Вашингтон", "Person", None),
])
def test_lookup_of_kind(book: ActorBook, name: str, kind: str | tuple[str, ...], english: str | None) -> None:
    """Only actors of the kinds asked for are found."""
    found = book.lookup(name, kind)
    assert (found and found.name) == english


@pytest.mark.parametrize(("name", "item"), [
    ("Николас Мадуро", "Q58132"), ("Владимир Путин", "Q7747"), ("Си Цзиньпин", "Q15031"),
    ("Дональд Трамп", "Q22686"),
    ("Венесуэла", "Q717"), ("Россия", "Q159"), ("Китай", "Q148"), ("Иран", "Q794"), ("США", "Q30"),
    ("The Washington Post", "Q166032"), ("The Wall Street Journal", "Q164746"), ("Bloomberg", "Q13977"),
])
def test_wikidata(book: ActorBook, name: str, item: str) -> None:
    """The actors of the story that kg is shown with have their Wikidata identity."""
    found = book.lookup(name)
    assert found is not None and found.id == WIKIDATA + item


def test_minted_from_the_english_name(book: ActorBook) -> None:
    """Whoever has no Wikidata identity here has the IRI that the name gives anywhere in kg."""
    base = f"{ontology.load().base}actor/"
    for actor in (entry.actor for entry in book.entries.values()):
        assert actor.id.startswith(WIKIDATA + "Q") or actor.id == base + slug(actor.name)


def test_every_actor_is_named_in_english_and_russian(book: ActorBook) -> None:
    """The page labels everybody in both; an empty or untrimmed name is nobody's."""
    for entry in book.entries.values():
        assert {"en", "ru"} <= set(dict(entry.actor.names)), entry.actor.id
        assert all(name == name.strip() and normal(name) for name in entry.names), entry.actor.id


def test_every_type_is_of_the_ontology(book: ActorBook) -> None:
    """Types are those that the ontology knows."""
    known = {each.name for each in ontology.load().actor_types}
    assert {entry.actor.type for entry in book.entries.values()} <= known


@pytest.mark.parametrize(("place", "owner"), [
    ("Москва", "Russia"), ("Каракас", "Venezuela"), ("Тегеран", "Iran"), ("Кремль", "Russia"),
    ("Банковая", "Office of the President of Ukraine"), ("Женева", None),
])
def test_seat_of(book: ActorBook, place: str, owner: str | None) -> None:
    """A capital leads to its state, a building to the body in it, another city nowhere."""
    known = book.lookup(place)
    assert known is not None
    found = book.seat_of(known)
    assert (found and found.name) == owner


@pytest.mark.parametrize(("name", "state"), [
    ("МИД России", "Russia"), ("Палата представителей США", "United States"), ("Лэнгли", "United States"),
    ("Минск", "Belarus"), ("Иран", "Iran"), ("НАТО", None),
])
def test_state_of(book: ActorBook, name: str, state: str | None) -> None:
    """A body leads to its state, through the bodies between."""
    known = book.lookup(name)
    assert known is not None
    found = book.state_of(known)
    assert (found and found.name) == state


def test_capitals_are_one_each(book: ActorBook) -> None:
    """A state has the capital that says so of itself."""
    for state in book.states():
        capital = book.capital(state)
        assert capital is None or book.capital_of(capital) == state


def test_states_of_the_world(book: ActorBook) -> None:
    """The members of the United Nations and more."""
    assert len(book.states()) >= 193
    assert {"Venezuela", "Iran", "Palestine", "Kosovo",
            "Soviet Union"} <= {state.name for state in book.states()}


@pytest.mark.parametrize(("surname", "people"), [
    ("Кастро", {"Fidel Castro", "Raúl Castro"}), ("Castro", {"Fidel Castro", "Raúl Castro"}),
    ("Чен Ын", set()),
    ("Цзиньпин", set()), ("Си", {"Xi Jinping"}),
])
def test_by_surname(book: ActorBook, surname: str, people: set[str]) -> None:
    """Family names lead to all who bear them, also where the family name comes first."""
    assert {person.name for person in book.by_surname(surname)} == people


def test_shared_names(tmp_path: Path) -> None:
    """A shared name finds nobody alone, and the right one where the kind decides."""
    book = written(
        tmp_path,
        'actor:a a kg:Person ; rdfs:label "Kwame Volta"@en ; kg:sharedName "Volta"@en .',
        'actor:b a kg:Place ; rdfs:label "Lake Volta"@en ; kg:sharedName "Volta"@en .',
    )
    assert book.lookup("Volta") is None
    assert [actor.name for actor in book.candidates("volta")] == ["Kwame Volta", "Lake Volta"]
    assert book.lookup("Volta", "Place") == book.lookup("Lake Volta")


def test_common_words(tmp_path: Path) -> None:
    """A name in guillemets is found only where the text quotes or capitalises it."""
    names = 'rdfs:label "Labour"@en, "Труд"@ru ; skos:altLabel "«Труд»"@ru'
    book = written(tmp_path, f"actor:a a kg:Media ; {names} .")
    assert book.lookup("труд") is None
    assert book.lookup("Труд") == book.lookup("«труд»") == book.lookup("Labour")
    assert book.lookup("Труд").aliases == ("Труд",)  # type: ignore[union-attr]


LAND = 'actor:land a kg:StateActor ; rdfs:label "Land"@en .'


@pytest.mark.parametrize(("blocks", "says"), [
    (['actor:a a kg:Person .'], ("some.ttl:7", "no rdfs:label")),
    (['actor:a a kg:Wizard ; rdfs:label "A"@en .'], ("some.ttl:7", "Wizard")),
    (['actor:a rdfs:label "A"@en .'], ("some.ttl:7", "0 types")),
    (['actor:a a kg:Person, kg:Place ; rdfs:label "A"@en .'], ("some.ttl:7", "2 types")),
    (['actor:a a kg:Person ; rdfs:label "A"@en, "B"@en .'], ("some.ttl:7", "two rdfs:labels")),
    ([LAND, 'actor:z a kg:Place ; rdfs:label "land"@en .'], ("some.ttl:9", "«land»", "kg:sharedName")),
    ([LAND, 'actor:b a kg:Place ; rdfs:label "B"@en ; kg:capitalOf actor:lnad .'],
     ("some.ttl:9", "actor/lnad")),
    ([LAND, "actor:b a kg:Place ; rdfs:label B ."], ("some.ttl:9", "mend")),
])
def test_wrong_files(tmp_path: Path, blocks: list[str], says: tuple[str, ...]) -> None:
    """The message names the file, the line, the trouble and the way out."""
    (tmp_path / "some.ttl").write_text(PREFIXES + "\n" + "\n\n".join(blocks), encoding="utf-8")
    with pytest.raises(ActorDataError) as error:
        ActorBook.load(tmp_path)
    assert all(part in str(error.value) for part in says), str(error.value)


def test_two_files_tell_of_one_actor(tmp_path: Path) -> None:
    """An actor has one block."""
    (tmp_path / "a.ttl").write_text(PREFIXES + LAND, encoding="utf-8")
    (tmp_path / "b.ttl").write_text(PREFIXES + LAND, encoding="utf-8")
    with pytest.raises(ActorDataError, match="told of in a.ttl too"):
        ActorBook.load(tmp_path)


def test_no_files(tmp_path: Path) -> None:
    """An empty folder is an error and not an empty book."""
    with pytest.raises(ActorDataError, match="holds no actors"):
        ActorBook.load(tmp_path / "nothing")


def test_not_utf8(tmp_path: Path) -> None:
    """A file in another encoding is named."""
    (tmp_path / "some.ttl").write_bytes("Мадуро".encode("cp1251"))
    with pytest.raises(ActorDataError, match="some.ttl: cannot be read"):
        ActorBook.load(tmp_path)
