"""Word forms: lemmas that agree with the tagger, and phrases and names in the nominative."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pymorphy3

from kg.model import Token
from kg.tables import rows

Feats = tuple[tuple[str, str], ...]

POS = {
    "NOUN": {"NOUN"}, "PROPN": {"NOUN"}, "ADJ": {"ADJF", "ADJS", "COMP", "PRTF", "PRTS", "NUMR"},
    "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"}, "AUX": {"VERB", "INFN", "PRTS", "GRND"},
    "ADV": {"ADVB", "COMP", "PRED"}, "PRON": {"NPRO", "NOUN", "ADJF"}, "DET": {"ADJF", "NPRO"},
    "NUM": {"NUMR", "NOUN", "ADJF"}, "ADP": {"PREP"}, "CCONJ": {"CONJ"}, "SCONJ": {"CONJ"}, "PART": {"PRCL"},
}
CASE = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
TENSE = {"past": "Past", "pres": "Pres", "futr": "Fut"}
NUMBER = {"Sing": "sing", "Plur": "plur"}
GENDER = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
VERBFORM = {"Part": {"PRTF", "PRTS"}, "Conv": {"GRND"}, "Inf": {"INFN"}, "Fin": {"VERB"}}
CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")
NAME_TAGS = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn"})


class Morphology:
    """pymorphy3 with a cache, asked in Universal Dependencies terms."""

    def __init__(self) -> None:
        self._analyser = pymorphy3.MorphAnalyzer(lang="ru")
        self._parses = lru_cache(maxsize=100_000)(self._analyser.parse)
        self.lemma = lru_cache(maxsize=200_000)(self._lemma)
        self.cases = lru_cache(maxsize=50_000)(self._cases)
        self.name = lru_cache(maxsize=20_000)(self._name)

    def _agreement(self, parse: Any, pos: str, feats: dict[str, str]) -> float:
        """Return how well an analysis agrees with the tagger: its class first, then its features."""
        tag = parse.tag
        points = 10.0 * (tag.POS in POS.get(pos, ()))
        points += 4.0 * (tag.POS in VERBFORM.get(feats.get("VerbForm", ""), ()))
        marks = tag.grammemes
        points += 2.0 * (CASE.get(feats.get("Case", "")) in marks)
        points += 1.5 * (NUMBER.get(feats.get("Number", "")) in marks)
        points += 1.0 * (GENDER.get(feats.get("Gender", "")) in marks)
        if pos == "PROPN":
            points += 1.0 * bool(NAME_TAGS & marks)
        return points + float(parse.score)

    def best(self, word: str, pos: str, feats: Feats) -> Any:
        """Return the analysis that agrees best with the tagger."""
        wanted = dict(feats)
        return max(self._parses(word), key=lambda p: self._agreement(p, pos, wanted))

    def tense(self, word: str, pos: str, feats: Feats) -> str:
        """Return the tense of a finite form as the dictionary has it («будет» Fut), or the empty string."""
        tense = self.best(word, pos, feats).tag.tense
        return TENSE.get(str(tense), "") if tense else ""

    def is_short_participle(self, word: str) -> bool:
        """Return whether a word is a short passive participle: «запрещён», «введена»."""
        parses = self._parses(word)
        return bool(parses) and parses[0].tag.POS == "PRTS"

    def _lemma(self, word: str, pos: str, feats: Feats) -> str:
        """Return the dictionary form: infinitive, nominative singular, masculine."""
        if pos == "PUNCT" or not any(c.isalpha() for c in word):
            return word.lower()
        return str(self.best(word, pos, feats).normal_form).replace("ё", "е")

    def _cases(self, word: str, pos: str) -> frozenset[str]:
        marks = {mark for p in self._parses(word) if p.tag.POS in POS.get(pos, ())
                 for mark in p.tag.grammemes}
        return frozenset(case for case, mark in CASE.items() if mark in marks)

    def inflected(self, word: str, pos: str, feats: Feats, marks: set[str]) -> str:
        """Return ``word`` in the form that ``marks`` (OpenCorpora) name, as it was where there is none."""
        form = self.best(word, pos, feats).inflect(marks)
        return cased(form.word, word) if form else word

    def nominative(self, words: Sequence[Token], head: Token, counted: bool = False) -> str:
        """Return a noun phrase with its head, and the words that agree with it, in the nominative.

        A ``counted`` head («24 журналиста») is put in the plural.
        """
        number = "plur" if head.feat("Number") == "Plur" or counted else "sing"
        case = head.feat("Case")
        made = []
        for token in words:
            agrees = token.index == head.index or (
                token.head == head.index and token.pos in ("ADJ", "DET", "VERB", "PRON")
                and (token.feat("Case") == case or counted) and token.rel in ("amod", "det", "acl", "nummod")
            )
            made.append(self._to_nominative(token, head, number) if agrees else token.text)
        return " ".join(made)

    def _to_nominative(self, token: Token, head: Token, number: str) -> str:
        if token.feat("Case") in ("Nom", "") and not (number == "plur" and head.feat("Number") == "Sing"):
            return token.text
        marks = {"nomn", number}
        if number == "sing" and token.index != head.index and head.feat("Gender"):
            marks.add(GENDER[head.feat("Gender")])
        return self.inflected(token.text, token.pos, token.feats, marks)

    def _name(self, text: str, kind: str, case: str = "", gender: str = "") -> str:
        """Return a proper name in the nominative, word by word; ``case`` is the tagger's (``Gen``)."""
        if case == "Nom" or not any("а" <= c.lower() <= "я" for c in text):
            return text
        if kind == "PER":
            return self._person(text, case, GENDER.get(gender))
        return text if " " in text else self._name_word(text, case, None)

    def _person(self, text: str, case: str, tagged: str | None) -> str:
        words = text.split(" ")
        gender = self._gender(words, case, tagged)
        return " ".join(self._name_word(word, case, gender) for word in words)

    def _gender(self, words: Sequence[str], case: str, tagged: str | None) -> str | None:
        """Return the gender of a person from the first name, where the dictionary knows it."""
        named = [p.tag.gender for word in words for p in self._parses(word)
                 if ("Name" in p.tag or "Patr" in p.tag) and (not case or CASE[case] in p.tag.grammemes)
                 and p.tag.gender]
        if tagged in named or not named:
            return tagged
        return str(named[0])

    def _name_word(self, word: str, case: str, gender: str | None) -> str:
        def points(parse: Any) -> float:
            marks = parse.tag.grammemes
            return (4.0 * bool(NAME_TAGS & marks) + 3.0 * (CASE.get(case) in marks) + 2.0 * (gender in marks)
                    + 1.0 * ("sing" in marks) + 1.0 * ("NOUN" in marks) + float(parse.score))

        if len(word) < 3 or not word[0].isupper() or word.isupper():
            return word
        best = max(self._parses(word), key=points)
        if gender == "femn" and word[-1].lower() in CONSONANTS:
            return word
        if not NAME_TAGS & best.tag.grammemes and best.tag.POS != "NOUN" and case not in ("", "Nom"):
            return by_ending(word, gender)
        if not case and "nomn" in best.tag.grammemes:
            return word
        form = best.inflect({"nomn"})
        return cased(form.word, word) if form else word


@cache
def endings() -> tuple[tuple[str, str, str], ...]:
    """Return the endings of surnames, the longest first: as they stand, whose, in the nominative."""
    table = rows(Path(__file__).parent / "surnames.tsv")
    read = ((r["ending"], GENDER[r["gender"]], r["nominative"]) for r in table)
    return tuple(sorted(read, key=lambda ending: -len(ending[0])))


def by_ending(word: str, gender: str | None) -> str:
    """Return a surname that no dictionary holds in the nominative, by its ending."""
    for ending, whose, nominative in endings():
        if word.lower().endswith(ending) and whose == (gender or "masc"):
            return word[: -len(ending)] + nominative
    return word


def cased(form: str, like: str) -> str:
    """Return ``form`` with the capitals of ``like``, also behind a hyphen."""
    if like.isupper() and len(like) > 1:
        return form.upper()
    parts = zip(form.split("-"), [*like.split("-"), *[""] * form.count("-")], strict=False)
    return "-".join(part[:1].upper() + part[1:] if old[:1].isupper() else part for part, old in parts)
