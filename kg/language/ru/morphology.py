"""Word forms: lemmas that agree with the tagger, and phrases and names in the nominative."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from os.path import commonprefix
from typing import Any, NamedTuple

import pymorphy3
from pymorphy3.units import KnownPrefixAnalyzer, UnknownPrefixAnalyzer

from kg.language.ru.name_forms import CASE, GENDER, NAME_TAGS, PERSONAL, NameForms, cased
from kg.model import Token

Feats = tuple[tuple[str, str], ...]


class Tag(NamedTuple):
    """The class and the features of a word, as Universal Dependencies names them."""

    pos: str
    feats: Feats


POS = {
    "NOUN": {"NOUN"}, "PROPN": {"NOUN"}, "ADJ": {"ADJF", "ADJS", "COMP", "PRTF", "PRTS", "NUMR"},
    "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"}, "AUX": {"VERB", "INFN", "PRTS", "GRND"},
    "ADV": {"ADVB", "COMP", "PRED"}, "PRON": {"NPRO", "NOUN", "ADJF"}, "DET": {"ADJF", "NPRO"},
    "NUM": {"NUMR", "NOUN", "ADJF"}, "ADP": {"PREP"}, "CCONJ": {"CONJ"}, "SCONJ": {"CONJ"}, "PART": {"PRCL"},
}
TENSE = {"past": "Past", "pres": "Pres", "futr": "Fut"}
NUMBER = {"Sing": "sing", "Plur": "plur"}
COMPOUND = re.compile(r"(?i:(?:[а-я]+-)+|авиа|авто|агро|анти|био|видео|гос|евро|квази|кибер|кино|контр|медиа|"
                      r"нарко|нео|нефте|псевдо|радио|сверх|спец|супер|теле|эко)(?=[а-я]{5})")
"""How a compound begins that is what its last part is: «экоактивисты», «онлайн-сервис»."""

NO_WORDS = frozenset({"намерить", "временной", "уверить", "убедить", "больший"})
"""Words of the dictionary that a form of another hardly ever is: «намерены» and «уверены» are no verbs,
«временного» is of «временный»."""

LIKELY = {"nsubj": "Nom", "nsubj:pass": "Nom", "root": "Nom", "obj": "Acc", "nmod": "Gen"}
"""The case of a noun by its relation, where the tagger has read it as no noun."""
MARKS = {
    "Animacy": {"anim": "Anim", "inan": "Inan"}, "Case": {mark: case for case, mark in CASE.items()},
    "Gender": {mark: gender for gender, mark in GENDER.items()}, "Number": {"sing": "Sing", "plur": "Plur"},
    "Person": {"1per": "1", "2per": "2", "3per": "3"},
    "Tense": TENSE,
}
"""Features of Universal Dependencies by the marks of the dictionary."""
ASPECT = {"impf": "Imp", "perf": "Perf"}

PROPER = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr"})
"""Marks of names and abbreviations in the dictionary."""

VERBFORM = {"Part": {"PRTF", "PRTS"}, "Conv": {"GRND"}, "Inf": {"INFN"}, "Fin": {"VERB"}}

STATES = {"уверить": "уверенный", "убедить": "убежденный"}
"""Verbs whose short participle says what somebody holds, as an adjective: «уверены», «убеждена»."""
USUAL = {"учители": "учителя"}
"""Forms that the dictionary puts first → those that are usual."""
SUBSTANTIVES = {"поверить": "поверенный"}
"""Participles that have become nouns with a meaning of their own: the verb → the noun."""
QUALIFYING = frozenset({"NOUN", "ADJF", "PRTF"})
"""Classes of the words that a name in the genitive bends: its noun and what stands before it."""
SUPERLATIVE = "Supr"
"""The mark of a degree that some adjectives have two forms of: «высший» and «высочайший»."""


class Morphology:
    """pymorphy3 with a cache, asked in Universal Dependencies terms."""

    def __init__(self) -> None:
        self._analyser = pymorphy3.MorphAnalyzer(lang="ru")
        self._parses = lru_cache(maxsize=100_000)(self._analyser.parse)
        self.lemma = lru_cache(maxsize=200_000)(self._lemma)
        self.cases = lru_cache(maxsize=50_000)(self._cases)
        self.best = lru_cache(maxsize=100_000)(self._best)
        self.only_verb = lru_cache(maxsize=50_000)(self._only_verb)
        self.number = lru_cache(maxsize=50_000)(self._number)
        self.common_noun = lru_cache(maxsize=50_000)(self._common_noun)
        self.animate = lru_cache(maxsize=50_000)(self._animate)
        self.sole_case = lru_cache(maxsize=50_000)(self._sole_case)
        self.sole_gender = lru_cache(maxsize=50_000)(self._sole_gender)
        self.participle = lru_cache(maxsize=50_000)(self._participle)
        self.only_noun = lru_cache(maxsize=50_000)(self._only_noun)
        self.inflected = lru_cache(maxsize=50_000)(self._inflected)
        forms = NameForms(self._parses, self._analyser.word_is_known)
        self.name, self.gender = (lru_cache(maxsize=20_000)(f) for f in (forms.nominative, forms.gender))

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

    def _best(self, word: str, pos: str, feats: Feats) -> Any:
        """Return the analysis that agrees best with the tagger."""
        wanted = dict(feats)
        parses = self._parses(word)
        used = [p for p in parses if p.normal_form not in NO_WORDS] or parses
        return max(used, key=lambda p: self._agreement(p, pos, wanted))

    def tense(self, word: str, pos: str, feats: Feats) -> str:
        """Return the tense of a finite form as the dictionary has it («будет» Fut), or the empty string where
        it has two («финансирует»), also of two verbs that the dots of ё part («признает»)."""
        best = self.best(word, pos, feats)
        tenses = {p.tag.tense for p in self._parses(word) if p.tag.POS == best.tag.POS and p.tag.tense
                  and (p.normal_form == best.normal_form or ("ё" in p.word) != ("ё" in best.word))}
        return TENSE.get(str(best.tag.tense), "") if len(tenses) == 1 else ""

    def _number(self, word: str, case: str) -> str:
        """Return the number of a noun where the dictionary has its case, or all its forms, in one only
        («регулятора» Sing), or the empty string."""
        nouns = [p.tag for p in self._parses(word) if p.tag.POS == "NOUN"]
        cased_so = [tag for tag in nouns if CASE.get(case) in tag.grammemes]
        marks = {tag.number for tag in cased_so or nouns}
        known = len(marks) == 1 and (self._analyser.word_is_known(word) or isinstance(
            self._parses(word)[0].methods_stack[-1][0], (KnownPrefixAnalyzer, UnknownPrefixAnalyzer)))
        return next((name for name, mark in NUMBER.items() if known and mark in marks), "")

    def _only_noun(self, word: str, rel: str) -> Feats:
        """Return the features of a word that the dictionary knows as a noun only («староста»), in the case
        that its relation makes likely, or nothing."""
        parses = self._parses(word) if self._analyser.word_is_known(word) else []
        if not parses or any(p.tag.POS != "NOUN" for p in parses):
            return ()
        likely = [p.tag for p in parses if CASE.get(LIKELY.get(rel, "")) in p.tag.grammemes]
        return told((likely or [parses[0].tag])[0], ("Animacy", "Case", "Gender", "Number"))

    def _only_verb(self, word: str) -> Feats:
        """Return the features of a word that the dictionary knows as a finite verb, infinitive or gerund
        only («избрав», «подрядились»), or nothing."""
        known = self._analyser.word_is_known(word) and not word.isupper()
        parses = self._parses(word) if known else []
        marks = parses[0].tag if parses else None
        if marks is None or {p.tag.POS for p in parses} - {"VERB", "GRND", "INFN"} or marks.mood == "impr":
            return ()
        form = next(name for name, classes in VERBFORM.items() if marks.POS in classes)
        voice = "Mid" if parses[0].normal_form.endswith("ся") else "Act"
        mood = (("Mood", "Ind"),) if form == "Fin" else ()
        return tuple(sorted((*told(marks, ("Gender", "Number", "Person", "Tense")), *mood,
                             ("Aspect", ASPECT[marks.aspect]), ("VerbForm", form), ("Voice", voice))))

    def _participle(self, word: str, told_so: tuple[str, ...], passive: bool) -> Feats:
        """Return the features of a word that can only be a participle of the past, an active one
        («остановившем») or also a ``passive`` one («оштрафованный»), in the form that is nearest to the
        case, gender and number that the tagger tells, or nothing."""
        tags = [p.tag for p in self._parses(word)]
        if not tags or any(t.POS != "PRTF" or not (passive or t.voice == "actv") or t.tense != "past"
                           for t in tags):
            return ()
        case, *others = (marks.get(name) for marks, name in zip((CASE, GENDER, NUMBER), told_so, strict=True))
        form = max(tags, key=lambda t: (t.case == case, sum(mark in t.grammemes for mark in others if mark)))
        voice = "Act" if form.voice == "actv" else "Pass"
        return tuple(sorted((*told(form, ("Case", "Gender", "Number", "Tense")), ("VerbForm", "Part"),
                             ("Voice", voice), ("Aspect", ASPECT[form.aspect]))))

    def _nouns(self, word: str) -> list[Any]:
        """Return what a word is as a noun, the likeliest first: one that is known, or is made of a known one
        («экоактивисты»)."""
        parses = self._parses(word)
        prefixed = isinstance(parses[0].methods_stack[-1][0], KnownPrefixAnalyzer)
        known = prefixed or self._analyser.word_is_known(word)
        return [p.tag for p in parses if p.tag.POS == "NOUN"] if known else []

    def _common_noun(self, word: str) -> bool:
        """Return whether a word is a common noun and no name: «спецслужбы»."""
        nouns = self._nouns(word)
        return bool(nouns) and not any(PROPER & tag.grammemes for tag in nouns)

    def _animate(self, word: str, case: str) -> Feats:
        """Return the animacy of a noun that can only be somebody («горняки»), and a case that it can have."""
        nouns = self._nouns(word)
        if not nouns or any(tag.animacy != "anim" for tag in nouns):
            return ()
        likely = () if any(CASE.get(case) == tag.case for tag in nouns) else told(nouns[0], ("Case",))
        return (("Animacy", "Anim"), *likely)

    def _sole_case(self, word: str, case: str) -> Feats:
        """Return the case and number of a form that can have no other: «спецслужбам» Dat Plur; of a word
        that the dictionary does not hold where each guess at it is an instrumental: «иноагентом»."""
        known = self._nouns(word)
        forms = {told(tag, ("Case", "Number")) for tag in known or (p.tag for p in self._parses(word))}
        sole = next(iter(forms)) if len(forms) == 1 else ()
        if not known and dict(sole).get("Case") != "Ins":
            return ()
        return sole if len(sole) == 2 and dict(sole)["Case"] != case else ()

    def _sole_gender(self, word: str) -> Feats:
        """Return the gender of a noun that has no other: «холдингу» Masc."""
        genders = {tag.gender for tag in self._nouns(word)}
        return told(self._nouns(word)[0], ("Gender",)) if len(genders) == 1 else ()

    def is_short_participle(self, word: str) -> bool:
        """Return whether a word is a short passive participle: «запрещён», «введена»."""
        parses = self._parses(word)
        first = parses[0] if parses else None
        return bool(first and first.tag.POS == "PRTS" and first.normal_form not in NO_WORDS)

    def _lemma(self, word: str, pos: str, feats: Feats) -> str:
        """Return the dictionary form: infinitive, nominative singular, masculine."""
        if pos == "PUNCT" or not any(c.isalpha() for c in word):
            return word.lower()
        form = self.best(word, pos, feats)
        if form.tag.POS == "ADJS":  # «намерены» is filed under the short «намерен», as no other form
            form = self.best(form.normal_form, pos, ())
        lemma = str(form.normal_form).replace("ё", "е")
        lemma = STATES.get(lemma, lemma) if form.tag.POS == "PRTS" else lemma
        noun = pos in ("NOUN", "PROPN") and form.tag.POS == "PRTF"
        return SUBSTANTIVES.get(lemma, lemma) if noun else lemma

    def _cases(self, word: str, pos: str) -> frozenset[str]:
        marks = {mark for p in self._parses(word) if p.tag.POS in POS.get(pos, ())
                 for mark in p.tag.grammemes}
        return frozenset(case for case, mark in CASE.items() if mark in marks)

    def _inflected(self, word: str, pos: str, feats: Feats, marks: frozenset[str]) -> str:
        """Return ``word`` in the form that ``marks`` (OpenCorpora) name, as it was where there is none."""
        best = self.best(word, pos, feats)
        form = best.inflect(marks)
        if form and SUPERLATIVE in best.tag:
            alike = [f for f in best.lexeme if SUPERLATIVE in f.tag and marks <= f.tag.grammemes]
            form = max(alike, key=lambda f: len(commonprefix([f.word, best.word])), default=form)
        return cased(USUAL.get(form.word, form.word), word) if form else word

    def genitive(self, name: str) -> str:
        """Return a name in the genitive: its first noun and the adjectives before it («профсоюзы водителей» →
        «профсоюзов водителей»); a person's of several words, and a foreign one, as it is."""
        words, made = name.split(" "), []
        if words[0].isupper():
            return name
        for word in words:
            best = next((p for p in self._parses(word) if "nomn" in p.tag and p.tag.POS in QUALIFYING), None)
            common = best is not None and best.tag.number and not PERSONAL & best.tag.grammemes
            form = best.inflect({"gent", best.tag.number}) if best and common else None
            if best is None or form is None or not best.is_known:
                return name
            made.append(cased(form.word, word))
            if best.tag.POS == "NOUN":
                break
        return " ".join([*made, *words[len(made) :]])

    def nominative(self, words: Sequence[Token], head: Token, counted: bool = False,
                   number: str = "") -> str:
        """Return a noun phrase with its head, and the words that agree with it, in the nominative.

        A ``counted`` head («24 журналиста») is put in the plural; ``number`` (``sing``) overrules its own.
        """
        number = number or ("plur" if head.feat("Number") == "Plur" or counted else "sing")
        case = head.feat("Case")
        made = []
        for token in words:
            agrees = token.index == head.index or (
                token.head == head.index
                and (token.rel == "amod" or token.pos in ("ADJ", "DET", "VERB", "PRON")
                     and token.rel in ("det", "acl", "nummod"))
                and (token.feat("Case") in (case, "") or counted or alike(token, head)
                     or self._can_qualify(token, head))
            )
            made.append(self._to_nominative(token, head, number) if agrees else token.text)
        return " ".join(made).replace(" ,", ",")

    def _can_qualify(self, word: Token, head: Token) -> bool:
        """Return whether an adjective has a form of its noun's case and number, whatever the tagger read:
        «Израильским военным»."""
        marks = {CASE.get(head.feat("Case"), ""), NUMBER.get(head.feat("Number"), "")}
        return word.rel == "amod" and any(p.tag.POS in QUALIFYING and marks <= p.tag.grammemes
                                          for p in self._parses(word.text))

    def _to_nominative(self, token: Token, head: Token, number: str) -> str:
        other = (number == "plur") != (head.feat("Number") == "Plur")
        case = token.feat("Case") or head.feat("Case")
        if case in ("Nom", "") and not (other and head.feat("Number")):
            return token.text
        marks = {"nomn", number}
        if number == "sing" and token.index != head.index and head.feat("Gender"):
            marks.add(GENDER[head.feat("Gender")])
        return self.inflected(token.text, token.pos, token.feats, frozenset(marks))


def told(tag: Any, features: Sequence[str]) -> Feats:
    """Return what the dictionary says of some features of a word."""
    return tuple((name, value) for name in features for mark, value in MARKS[name].items()
                 if mark in tag.grammemes)


def alike(adjective: Token, noun: Token) -> bool:
    """Return whether an adjective goes with its noun though tagged otherwise: «Всемирной организации»."""
    cases = {adjective.feat("Case"), noun.feat("Case")}
    oblique = cases <= {"Gen", "Dat", "Ins", "Loc"} or cases == {"Gen", "Acc"}
    return oblique and adjective.rel == "amod" and adjective.agrees(noun, "Number", "Gender")
