"""Nouns that tell of a deed, by their ending, and the deeds that are joined to each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from kg.language.ru.predicates import above
from kg.model import Token

ENDINGS = ("ние", "тие", "ция", "сия", "зия", "вка", "бка", "пка", "нка", "зка", "стка", "йка", "рка",
           "мена", "дача", "выплата", "оплата", "уплата", "доплата", "снос", "ательство", "ительство",
           "запрет", "вывод", "роспуск", "выпуск", "запуск", "допуск", "пропуск", "возврат", "отзыв",
           "созыв", "призыв", "вызов", "выход", "уход", "переход", "арест", "обыск", "обмен", "рост",
           "выкуп", "захват", "раздел", "разрыв", "отказ", "показ", "перенос", "пересмотр", "отвод",
           "ввод", "перевод", "ввоз", "вывоз", "подрыв", "поджог", "штурм", "обстрел", "расстрел",
           "отъезд", "въезд", "выезд", "перевыборы", "учет", "контроль", "помощь", "поддержка", "экспорт",
           "импорт", "транзит", "реформа", "референдум", "поставка", "закупка", "выборы", "выбор",
           "гарантия", "свобода", "право", "уступка", "отчет", "действие")
"""How nouns end that tell of a deed: «строительство» of a plant, «вырубка» of a park."""

BODIES = ("правительство", "министерство", "агентство", "посольство", "консульство", "руководство",
          "ведомство", "общество", "комиссия", "организация", "администрация", "федерация", "коалиция",
          "делегация", "партия", "инспекция", "корпорация", "ассоциация", "банка", "республика")
"""Nouns that end like those of deeds and name a body or a thing."""


OWNING = frozenset({"nmod", "appos", "flat:name"})
"""Relations of those whom a deed is done to."""


DISMISSALS = frozenset({"отставка", "роспуск", "увольнение", "отзыв", "импичмент", "арест", "задержание"})
"""Deeds done to people and bodies, beside whom no other deed stands: «отставки правительства и новых
выборов»."""


def deed(noun: Token) -> bool:
    """Return whether a noun tells of a deed, by its ending."""
    return noun.pos == "NOUN" and noun.lemma.endswith(ENDINGS) and not noun.lemma.endswith(BODIES)


def parallel_deeds(tokens: Sequence[Token]) -> list[Token]:
    """Join a deed to the deed before, not to whom or what that is done to, nor to what stands farther off:
    «против вырубки парка и строительства завода», «потребовали от мэра отставки судьи, роста зарплат»."""
    mended = list(tokens)
    owned = {t.head for t in tokens if t.rel == "nmod" and t.feat("Case") == "Gen"}
    cased = {t.head for t in tokens if t.rel == "case"}
    for second in tokens:
        thing = tokens[second.head] if second.rel == "conj" and 0 <= second.head < second.index else None
        if thing is None or second.index in cased or thing.pos == "VERB" or not deed(second):
            continue
        first = between(mended, thing, second) or above_all(mended, thing, second, owned)
        if first is not None:
            mended[second.index] = replace(second, head=first.index)
    return mended


def between(tokens: Sequence[Token], noun: Token, second: Token) -> Token | None:
    """Return the deed in the case of the second one that stands behind the noun which this was joined to, of
    another case or a person."""
    other = noun.feat("Case") != second.feat("Case") or noun.feat("Animacy") == "Anim" and not deed(noun)
    return next((t for t in tokens[noun.index + 1 : second.index] if t.rel in ("obj", "nmod") and deed(t)
                 and like(t, second) and t.head <= noun.index), None) if other else None


def above_all(tokens: Sequence[Token], thing: Token, second: Token, owned: Collection[int]) -> Token | None:
    """Return the deed that is done to what the second deed was joined to. Beside a thing the second has to be
    done to something; beside a person it need not."""
    person = thing.feat("Animacy") == "Anim" or tokens[thing.head].lemma in DISMISSALS
    if thing.rel not in OWNING or deed(thing) \
            or not person and (second.index not in owned or thing.index in owned):
        return None
    first = next((t for t in above(tokens, thing) if t.rel not in OWNING or deed(t)), thing)
    return first if first.index < thing.index and deed(first) and like(first, second) else None


def like(first: Token, second: Token) -> bool:
    """Return whether two nouns stand in one case; the plural of deeds looks like the genitive of one."""
    cases = {first.feat("Case"), second.feat("Case")}
    return len(cases) == 1 or cases == {"Acc", "Gen"}
