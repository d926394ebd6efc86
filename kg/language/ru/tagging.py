"""Corrects the tagger by the dictionary: what a form cannot be, it is not."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.language.ru.morphology import Feats, Morphology, Tag

REFLEXIVE = ("ся", "сь")
"""Endings of reflexive verbs: the only finite forms that are passive in Russian, which ``Mid`` marks."""

PASSIVE = re.compile(r"нн(ый|ая|ое|ые|ого|ой|ую|ых|ому|ым|ыми|ом)$")
"""How participles of the past end that are passive."""

ACTIVE = re.compile(r"[вгдзкрс]ш(ий|ая|ее|ие|его|ей|ую|их|ему|им|ими|ем)(ся)?$")
"""How participles of the past end that are active."""

AGREEING = ("Case", "Gender", "Number")
"""Features in which a participle agrees with its noun."""

ATTRIBUTES = frozenset({"acl", "amod"})
"""Relations of words that qualify a noun."""

NEUTER = ("ло", "лось")
"""Endings of the past tense that are those of the neuter only."""

PREDICATES = frozenset({"root", "conj", "ccomp", "acl:relcl", "advcl", "parataxis"})
"""Relations in which a short form is a predicate."""

NOT_NOUNS = frozenset({"ADJ", "VERB"})
"""Classes that the tagger gives to nouns it does not know: «староста», «подсудимая»."""

LEGAL_FORMS = frozenset({"АО", "ОАО", "ЗАО", "ПАО", "ООО", "НАО", "ЧАО", "ТОО", "НАК", "ГК", "УК", "ГП",
                         "ГУП", "МУП", "ФГУП", "ФГУ", "НПО", "АНО", "НКО"})
"""Abbreviations before the name of a company: nouns without cases that the tagger takes for names."""

NOT_VERBS = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "X"})
"""Classes that the tagger gives to verbs it does not know, above all to the first word of a sentence."""


@lru_cache(maxsize=50_000)
def corrected(text: str, tag: Tag, rel: str, first: bool, morphology: Morphology) -> tuple[str, Feats]:
    """Return the class and features of a word, the tagger's known slips put right by the dictionary; the
    capital of the ``first`` word of a sentence makes no name."""
    pos, feats = tag.pos, dict(tag.feats)
    noun = morphology.only_noun(text, rel) if pos in NOT_NOUNS else ()
    if noun:
        pos, feats = "NOUN", dict(noun)
    verb = morphology.only_verb(text) if pos == "VERB" or first or text.islower() else ()
    if verb and (pos in NOT_VERBS or feats.get("VerbForm", "") != dict(verb)["VerbForm"] and pos == "VERB"):
        pos, feats = "VERB", dict(verb)
    elif (pos in NOT_VERBS and rel in ATTRIBUTES or ACTIVE.search(text)) and (first or text.islower()):
        joined = morphology.participle(text, tuple(feats.get(f, "") for f in AGREEING), rel == "acl")
        pos, feats = ("VERB", dict(joined)) if joined else (pos, feats)
    if pos == "ADJ" and rel in PREDICATES and morphology.is_short_participle(text):
        pos, feats = "VERB", {**feats, "VerbForm": "Part", "Voice": "Pass"}
    if pos == "VERB" and feats.get("VerbForm") == "Part" and PASSIVE.search(text):
        feats["Voice"] = "Pass"
    if pos == "VERB" and feats.get("Voice") == "Pass" and feats.get("VerbForm") != "Part":
        feats["Voice"] = "Mid" if text.endswith(REFLEXIVE) else "Act"
    if pos in ("VERB", "AUX") and feats.get("VerbForm") == "Fin":
        tense = morphology.tense(text, pos, tuple(sorted(feats.items())))
        feats.update({"Tense": tense} if tense else {})
        if feats.get("Tense") == "Past" and text.lower().endswith(NEUTER):
            feats.update({"Number": "Sing", "Gender": "Neut"})
    if pos == "PROPN" and (text in LEGAL_FORMS or first and morphology.common_noun(text)):
        pos = "NOUN"
    if pos == "NOUN" and feats.get("Case") and feats.get("Number"):
        feats.update(morphology.animate(text, feats["Case"]) if feats.get("Animacy") == "Inan" else ())
        feats.update(morphology.sole_case(text, feats["Case"]))
        feats.update(morphology.sole_gender(text) if feats["Number"] == "Sing" else ())
        feats["Number"] = morphology.number(text, feats["Case"]) or feats["Number"]
    return pos, tuple(sorted(feats.items()))
