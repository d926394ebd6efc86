"""Proper names in the nominative: the dictionary for names that it holds, endings for those that it does not.

The first name of a person, where the dictionary knows it, says which cases the whole name can stand in: the
tagger is often wrong about foreign names («сообщили Марку Эсперу»).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.tables import rows

CASE = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
GENDER = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
POSSESSIVE = ("овой", "евой", "ёвой", "иной", "ыной")
"""Endings of women's surnames that adjectives share."""
CONSONANTS = frozenset("бвгджзйклмнпрстфхцчшщ")
VOWELS = frozenset("аеёиоуыэюя")
AFTER = {"consonant": CONSONANTS, "vowel": VOWELS, "-": CONSONANTS | VOWELS}
NAME_TAGS = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn"})
FIRST = frozenset({"Name", "Patr"})
PERSONAL = frozenset({"Name", "Patr", "Surn"})
LIKELY = ("Gen", "Dat", "Acc", "Ins", "Loc")
"""Cases of a name that is no nominative, in the order in which they are tried."""

MASCULINE = {"Gen": ("а",), "Dat": ("у",), "Ins": ("ом", "ем")}
"""Endings that only the surnames of men have in a case."""

ENDS_OF_MEN = {"Gen": ("а",), "Acc": ("а",)}
"""Endings of the surname of a man whose first name then looks like a woman's in the nominative."""

OF_WOMEN = {"Gen": ("овой", "евой", "ёвой", "иной", "ыной", "ской", "цкой", "ову", "еву", "ину", "ую"),
            "Acc": ("ову", "еву", "ёву", "ину", "ыну", "ую"),
            "Dat": ("овой", "евой", "ёвой", "иной", "ыной", "ской", "цкой")}
"""Endings that only the surnames of women have in a case, or in the one that the tagger takes for it."""

OF_OTHERS = ("ова", "ева", "ёва")
"""Endings that the surname of a man has only where another acts, whatever the tagger says: «Бердибека
Орозова»."""

VELAR = ("ки", "ги", "хи")
"""Endings of the genitive of a surname in -а, behind a first name that is declined: «Олега Глинки»."""

SURNAMES = (("Fem", ("ова", "ева", "ёва", "ская", "цкая")), ("Masc", ("ов", "ев", "ёв", "ский", "цкий")))
"""Endings in the nominative that only the surnames of women, or of men, have."""

PATRONYMIC = re.compile(r"(ович|евич|льич|мич)(а|у|ем|е)?$|(ов|ев|ич)н(а|ы|е|у|ой)$")
"""How patronymics end, in any case."""

UNDECLINED = ("оглу", "оглы", "заде", "кызы", "ль", "нь", "рь", "вь", "сь", "ть")
"""How names end that are nominatives or have no other form: «Чавушоглу», «Айгуль»."""

ALIKE = ({"Gen", "Acc"}, {"Dat", "Loc"})
"""Cases that the tagger takes for each other."""

ASIAN, SYLLABLE, FULL = 3, 5, 3
"""Words of a name such as «Ким Чен Ир» of which only the last is declined, and their letters at most."""

FIXED = frozenset({"абу", "умм", "аль", "эль", "фон", "ван", "дер", "ден", "де", "да", "ди", "дю", "ла",
                   "ле", "дос", "дель", "бен", "бин", "ибн", "эд", "сан", "мак"})
"""Small words within names, which have no other form; as a first name they tell no case."""

ENDING = 3
"""Letters by which a form of a name may differ from its nominative, at most."""


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending of names that no dictionary holds: of whom (empty: of anybody), in which cases, behind
    what."""

    ending: str
    gender: str
    cases: frozenset[str]
    after: frozenset[str]
    nominative: str


@cache
def endings() -> tuple[Ending, ...]:
    """Return the endings of names, the longest first."""
    table = rows(Path(__file__).parent / "surnames.tsv")
    read = (Ending(r["ending"], GENDER.get(r["gender"], ""), frozenset(r["case"].split("|")),
                   AFTER[r["after"]], r["nominative"].strip("-")) for r in table)
    return tuple(sorted(read, key=lambda ending: -len(ending.ending)))


class NameForms:
    """Citation forms of proper names; ``parses`` and ``known`` ask the dictionary for a word."""

    def __init__(self, parses: Callable[[str], Sequence[Any]], known: Callable[[str], bool]) -> None:
        self._parses, self._known = parses, known

    def nominative(self, text: str, kind: str, case: str = "", gender: str = "") -> str:
        """Return a proper name in the nominative, word by word; ``case`` is the tagger's (``Gen``)."""
        if not any("а" <= c.lower() <= "я" for c in text):
            return text
        if kind == "PER":
            return self._person(text, case, GENDER.get(gender))
        return text if " " in text or case == "Nom" else self._word(text, case, None)

    def _person(self, text: str, case: str, tagged: str | None) -> str:
        words = self._surname_last(text.split(" "))
        text = " ".join(words)
        if len(words) == ASIAN and all(len(word) <= SYLLABLE and word[0].isupper() for word in words):
            return " ".join([*words[:-1], by_ending(words[-1], "masc", case) if case else words[-1]])
        case = self._case(words, case, tagged)
        if case == "Nom":
            return text
        gender = self._gender(words, case, tagged)
        if gender == "femn" and words[-1].endswith(OF_WOMEN["Acc"]) and case == "Gen":
            case = "Acc"
        given = [self._word(word, case, gender) for word in words[:-1]]
        if case == "Gen" and gender == "masc" and given != words[:-1] and words[-1].endswith(VELAR) \
                and not self._known(words[-1]):
            return " ".join([*given, words[-1][:-1] + "а"])
        return " ".join([*given, self._surname(words[-1], case, gender) if len(words) > 1
                         else self._word(words[-1], case, gender)])

    def _surname_last(self, words: list[str]) -> list[str]:
        """Return the words of a name with the surname last, where a patronymic is: «Лапин Олег Иванович»."""
        behind = len(words) == FULL and PATRONYMIC.search(words[-1]) and not PATRONYMIC.search(words[1])
        first = behind and any(FIRST & p.tag.grammemes for p in self._parses(words[0]))
        return [*words[1:], words[0]] if behind and not first else words

    def _surname(self, word: str, case: str, gender: str | None) -> str:
        """Return the last word of a person's name in the nominative: a foreign one in -и has no other form,
        nor has a woman's of one syllable in -й; what the dictionary holds as a town's or as an adjective
        («Сомовой») is taken by its ending."""
        if word.endswith("и") and word[-2:-1] in CONSONANTS and not self._known(word):
            return word
        if gender == "femn" and word.endswith("й") and sum(letter in VOWELS for letter in word.lower()) == 1:
            return word
        if gender and self._known(word) and not any(PERSONAL & p.tag.grammemes for p in self._parses(word)):
            thing = self._of_thing(word, case, gender)
            if thing:
                return cased(thing, word)
            ended = by_ending(word, gender, case)
            first = self._parses(word)[0].tag
            if ended != word and ("Geox" in first or first.POS == "ADJF" and word.endswith(POSSESSIVE)):
                return ended
        return self._word(word, case, gender)

    def _of_thing(self, word: str, case: str, gender: str) -> str | None:
        """Return the nominative of a surname that is also a word for a thing: «Бока», whose accusative is
        that of the living, «Сороки»."""
        if case == "Nom" or case not in CASE:
            return None
        asked = {"masc": CASE["Gen" if case == "Acc" else case], "femn": CASE[case]}
        allowed = ("masc", "femn") if gender == "masc" else ("femn",)
        forms = [p for p in self._parses(word) if p.tag.POS == "NOUN" and "sing" in p.tag
                 and p.tag.gender in allowed and p.tag.case == asked[p.tag.gender]
                 and (p.tag.gender == "masc" or not word.endswith("ь"))]
        form = forms[0].inflect({"nomn", "sing"}) if forms else None
        return str(form.word) if form and not form.word.endswith("ая") else None

    def _case(self, words: Sequence[str], case: str, tagged: str | None) -> str:
        """Return the case of a name: the tagger's, unless the first name has no such form; of a man, «Илона
        Маска» is no form of «Илона»; «Георге Штефан» is the nominative of a name not in the dictionary."""
        forms = self._forms(words[0]) if len(words) > 1 and words[0].lower() not in FIXED else set()
        if case not in ("Gen", "Acc") and tagged == "masc" and words[-1].endswith(OF_OTHERS) \
                and words[0].endswith("а") and not self._known(words[0]):
            return "Gen"
        if tagged == "masc" and words[-1].endswith(ENDS_OF_MEN.get(case, ())) and forms == {"nomn"} \
                and not any("masc" in p.tag for p in self._parses(words[0])):
            return case
        foreign = case == "Nom" and "nomn" not in forms and words[-1][-1:] in (*CONSONANTS - {"й"}, "и", "о")
        if foreign:
            return case
        fixed = len(words) > 2 and "masc" == tagged and forms == {"nomn"}
        if not forms or CASE.get(case, "") in forms or fixed and case in ENDS_OF_MEN:
            return case
        if case == "Gen" and "accs" in forms:
            return "Acc"
        return "Nom" if "nomn" in forms else next((c for c in LIKELY if CASE[c] in forms), case)

    def _forms(self, first: str) -> set[str]:
        """Return the cases that a first name can stand in; none where the dictionary does not hold it."""
        if not self._known(first):
            return set()
        return {str(p.tag.case) for p in self._parses(first)
                if "Name" in p.tag and "Fixd" not in p.tag and p.tag.number == "sing"}

    def _gender(self, words: Sequence[str], case: str, tagged: str | None) -> str | None:
        """Return the gender of a person from the first name, where the dictionary knows it, else from how the
        surname ends."""
        first = [word for word in words[: max(1, len(words) - 1)] if self._known(word)]
        named = [p.tag.gender for word in first for p in self._parses(word)
                 if FIRST & p.tag.grammemes and (not case or CASE[case] in p.tag.grammemes) and p.tag.gender]
        if len(words) > 1 and words[-1].endswith(OF_WOMEN.get(case, ())):
            return "femn"
        if len(words) > 1 and not self._known(words[0]) and words[-1].endswith(MASCULINE.get(case, ())) \
                and words[-1].lower()[:-1][-1:] in CONSONANTS:
            return "masc"
        if tagged in named or not named:
            return tagged
        return str(named[0])

    def gender(self, name: str, tagged: str) -> str:
        """Return the gender of a person by how the last of several names ends in the nominative, else by the
        first where the dictionary knows but one, else the tagger's: no man's where the first ends in «а»."""
        first, whole = name.split()[0], " " in name
        shown = (gender for gender, ends in SURNAMES if whole and name.lower().endswith(ends))
        known = {str(p.tag.gender) for p in (self._parses(first) if whole and self._known(first) else ())
                 if "Name" in p.tag and p.tag.case == "nomn"}
        named = (gender for gender, mark in GENDER.items() if known == {mark})
        unsure = first.endswith(("а", "я")) and not known and tagged == "Masc"
        return next(shown, next(named, "" if unsure else tagged))

    def _word(self, word: str, case: str, gender: str | None) -> str:
        """Return one word of a name in the nominative."""
        small = word.lower() in FIXED
        if len(word) < 3 or word.isupper() or small or gender and not word[0].isupper() and "-" not in word:
            return word
        if gender and word.lower().endswith(UNDECLINED):
            return word
        if gender == "femn" and word[-1].lower() in CONSONANTS - {"й"}:
            return word
        parts = word.split("-")
        capitals = [part[:1].isupper() for part in parts]
        if len(parts) > 1 and (all(capitals) and gender or not self._known(word) and (
                all(capitals) or gender and any(capitals))):
            return "-".join(self._word(part, case, gender) if part[:1].isupper() else self._epithet(part)
                            for part in parts)
        ended = by_ending(word, "masc", case) if case and not gender and not self._known(word) else word
        if ended != word:
            return ended
        best = max(self._parses(word), key=lambda p: self._points(p, case, gender))
        if not case and "nomn" in best.tag.grammemes:
            return word
        form = best.inflect({"nomn"}) if self._credible(word, best, case, gender) else None
        if form and (gender is None or alike(form.word, word) or self._first(word, best)):
            return cased(dotless(form.word, word) if not self._known(word) else form.word, word)
        return by_ending(word, gender, case) if gender else word

    def _epithet(self, word: str) -> str:
        """Return what stands small behind a name in the nominative: «Кеннеди-младшего»."""
        if len(word) <= SYLLABLE or not self._known(word):
            return word
        form = self._parses(word)[0].inflect({"nomn", "sing", "masc"})
        return str(form.word) if form else word

    def _first(self, word: str, parse: Any) -> bool:
        """Return whether a word is a first name of the dictionary, whose stem may change: «Льва» → Лев."""
        return "Name" in parse.tag and self._known(word)

    def _points(self, parse: Any, case: str, gender: str | None) -> float:
        marks = parse.tag.grammemes
        other = gender and parse.tag.gender and parse.tag.gender != gender
        return (4.0 * bool(NAME_TAGS & marks) + 3.0 * (CASE.get(case) in marks) + 2.0 * (gender in marks)
                + 1.0 * ("sing" in marks) + 1.0 * ("NOUN" in marks) + float(parse.score) - 3.0 * bool(other)
                - 2.0 * ("Fixd" in marks))

    def _credible(self, word: str, parse: Any, case: str, gender: str | None) -> bool:
        """Return whether an analysis of the dictionary can be that of a name in this case."""
        marks = parse.tag.grammemes
        if gender and parse.tag.gender and parse.tag.gender != gender and "Geox" not in marks:
            return False
        near = {CASE[c] for pair in ALIKE if case in pair for c in pair}
        agrees = not case or CASE[case] in marks or "Fixd" in marks
        if gender and not agrees and "Name" in marks and parse.tag.case not in near | {"nomn"}:
            return False
        if gender is None or self._known(word):
            return bool(NAME_TAGS & marks) or agrees and parse.tag.POS in ("NOUN", "ADJF")
        return agrees and bool(PERSONAL & marks) and parse.tag.number != "plur" and "Fixd" not in marks


def alike(form: str, word: str) -> bool:
    """Return whether a nominative differs from a form only in the ending."""
    plain, other = form.replace("ё", "е"), word.lower().replace("ё", "е")
    stem = min(len(plain), len(other)) - ENDING
    return plain[: max(stem, 2)] == other[: max(stem, 2)] and len(plain) - len(other) <= ENDING


def by_ending(word: str, gender: str | None, case: str) -> str:
    """Return a name that no dictionary holds in the nominative, by its ending."""
    for each in endings():
        stem = word[: -len(each.ending)]
        if (word.lower().endswith(each.ending) and each.gender in (gender or "masc", "")
                and (not case or case in each.cases) and stem[-1:].lower() in each.after):
            return stem + each.nominative
    return word


def dotless(form: str, like: str) -> str:
    """Return a form that the dictionary only guesses with the «е» of the word it is made from: «Анналены»."""
    return form if "ё" in like else form.replace("ё", "е")


def cased(form: str, like: str) -> str:
    """Return ``form`` with the capitals of ``like``, also behind a hyphen."""
    if like.isupper() and len(like) > 1:
        return form.upper()
    parts = zip(form.split("-"), [*like.split("-"), *[""] * form.count("-")], strict=False)
    return "-".join(part[:1].upper() + part[1:] if old[:1].isupper() else part for part, old in parts)
