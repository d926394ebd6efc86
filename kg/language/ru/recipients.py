"""Mends to whom something is given and from whom it is demanded, where the form of a name or the parse does
not say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.language.ru.deeds import deed
from kg.language.ru.predicates import above, agree, infinitive, number_of, preposition, retagged
from kg.language.ru.tagging import LEGAL_FORMS
from kg.model import Token

GIVEN = frozenset({"nsubj", "nsubj:pass", "obj"})
"""Where the parse puts a company that is given something."""

EXACTING = frozenset({"потребовать", "требовать", "добиваться", "добиться"})
"""Verbs with «от» of people only."""

DEMANDING = EXACTING | {"ждать", "ожидать", "дождаться"}
"""Verbs that have what they want in the genitive, behind «от» of whom."""

WANTED = frozenset({"деньги", "ответ", "выкуп", "выход", "уход", "доступ", "взятка", "мера", "реформа",
                    "документ", "данные", "информация", "ясность", "результат", "зарплата", "прибавка",
                    "скидка", "шаг", "победа", "справка", "отчетность", "прозрачность", "лояльность",
                    "верность", "присяга", "явка", "сдача", "правда", "ремонт", "проверка", "аудит", "снос",
                    "перенос", "запрет", "доплата", "защита", "уплата", "неустойка", "гарантия", "отчет",
                    "компенсация", "помощь", "поддержка", "отставка", "отказ", "допуск", "отзыв", "оплата",
                    "замена", "уступка"})
"""Things that are demanded of somebody, beside deeds."""


REGISTERS = frozenset({"реестр", "перечень", "список", "стоп-лист"})
"""What somebody is entered in, with the kind of those who stand there behind it."""


def given_companies(tokens: Sequence[Token]) -> list[Token]:
    """Read the legal form before a company's name, which has no cases, as the dative where the verb has its
    subject and object elsewhere: «выделило ООО «Луч» субсидию», «ОАО «Луч» назначен штраф»."""
    mended = list(tokens)
    for form in (t for t in tokens if t.text in LEGAL_FORMS and t.rel in GIVEN and t.head >= 0):
        others = [t for t in tokens if t.head == form.head and t.rel in GIVEN and t.index != form.index]
        verb = tokens[form.head]
        subject = next((t for t in others if t.rel.startswith("nsubj") and agree(t, verb)), None)
        passive = subject is not None and subject.rel == "nsubj:pass" and subject.index > verb.index
        things = [t for t in others if t.rel == "obj" and t.index > form.index]
        if passive or subject and form.index > verb.index and things:
            feats = retagged(form, Case="Dat")
            mended[form.index] = replace(form, rel="iobj", feats=feats)
    return mended


def listed_recipients(tokens: Sequence[Token]) -> list[Token]:
    """Put a name without cases where those listed with it stand: «Минэнерго и другим ведомствам поручили …»;
    one in foreign letters before a plural verb with an object is given it: «Twitter присудили штраф»."""
    mended = list(tokens)
    for name in (t for t in tokens if t.rel == "nsubj" and t.pos in ("PROPN", "NOUN", "X") and t.head >= 0):
        if number_of(tokens, tokens[name.head]) != "Plur":
            continue
        kids = [t for t in tokens if t.head == name.head]
        joined = [t for t in tokens if t.head == name.index and t.rel == "conj"]
        bare = not any(t.rel == "case" and t.head in {name.index, *(j.index for j in joined)} for t in tokens)
        listed = bool(joined) and all(t.feat("Case") in ("Dat", "Loc") for t in joined)
        alone = not joined and name.text.isascii() and any(t.rel == "obj" for t in kids)
        if bare and (listed or alone and name.index < name.head):
            feats = retagged(name, Case="Dat")
            mended[name.index] = replace(name, rel="iobj", feats=feats)
    return mended


CASES_ALIKE = ({"Acc"}, {"Gen"}, {"Acc", "Gen"}, {"Dat"}, {"Nom"})
"""Cases of an adjective and of the name that it describes, as the tagger gives them."""



def described_people(tokens: Sequence[Token]) -> list[Token]:
    """Hang an adjective on the name right behind it that the parse hung on it: «арестовал 45-летнего Ивана
    Лобова»; a name farther behind is coordinated with the first, and not with the adjective."""
    mended = list(tokens)
    for adjective, name in pairwise(tokens):
        if adjective.pos != "ADJ" or name.pos != "PROPN":
            continue
        turned = name.head == adjective.index and name.rel == "appos" and (
            adjective.feat("Number") == name.feat("Number") == "Sing"
            and {adjective.feat("Case"), name.feat("Case")} in CASES_ALIKE)
        if not turned and adjective.head != name.index:
            continue
        if turned:
            mended[name.index] = replace(name, head=adjective.head, rel=adjective.rel)
            mended[adjective.index] = replace(adjective, head=name.index, rel="amod")
        for kid in (t for t in tokens if t.head == adjective.index and t.index != name.index):
            person = kid.pos == "PROPN" and kid.rel in ("appos", "conj")
            if turned or person:
                mended[kid.index] = replace(kid, head=name.index, rel="conj" if person else kid.rel)
    return mended


def gerund_objects(tokens: Sequence[Token]) -> list[Token]:
    """Hang on a gerund the object behind it that the parse gave to its verb, which has one before, or to
    nothing: «подписали договор, предоставив союзу статус», «выпустил обращение, призвав жителей уехать»."""
    mended = list(tokens)
    for gerund in (t for t in tokens if t.rel == "advcl" and t.head >= 0 and t.feat("VerbForm") == "Conv"):
        given = [t for t in tokens if t.head == gerund.index and t.index > gerund.index]
        whole = any(t.head == gerund.head and t.rel == "obj" and t.index < gerund.index for t in tokens)
        if not whole or any(t.rel in ("obj", "xcomp", "ccomp") for t in given):
            continue
        last = max((t.index for t in given if t.rel == "iobj"), default=-1)
        thing = next((t for t in tokens[max(last, gerund.index) + 1 :] if t.pos == "NOUN"
                      and t.rel in ("obj", "nsubj") and t.head in (gerund.head, -1)
                      and t.feat("Case") in ("Acc", "Nom")), None)
        between = tokens[gerund.index + 1 : thing.index] if thing else ()
        if thing and (last >= 0 and not any(t.text in ".;:" or t.feat("VerbForm") == "Fin" for t in between)
                      or thing.rel == "obj" and all(thing in above(tokens, t) for t in between)):
            mended[thing.index] = replace(thing, head=gerund.index, rel="obj")
            mended = [replace(t, head=gerund.index, rel="xcomp") if t.head == thing.index and infinitive(t)
                      and t.rel == "nmod" else t for t in mended]
    return mended


def demanded(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb of demanding what the parse took for a genitive of whom it is demanded from, or of what
    they belong to: «потребовал от союза отстранения тренера», «… от жителей посёлка извинений»."""
    mended = list(tokens)
    for act in tokens:
        whom = tokens[act.head] if act.rel == "nmod" and 0 <= act.head < act.index else None
        if whom is None or act.feat("Case") != "Gen":
            continue
        while whom.rel == "nmod" and 0 <= whom.head < whom.index:
            whom = tokens[whom.head]
        verb = tokens[whom.head] if whom.head >= 0 else whom
        if verb.lemma not in DEMANDING:
            continue
        asked = any(t.head == whom.index and t.lemma == "от" for t in tokens)
        bare = not any(t.head == act.index and t.rel == "case" for t in tokens)
        free = not any(t.head == verb.index and t.rel in ("obj", "xcomp", "ccomp", "advcl") for t in tokens)
        if asked and bare and free and (deed(act) or act.lemma in WANTED):
            mended[act.index] = replace(act, head=verb.index, rel="obj")
    return mended


def given_things(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb without an object the accusative that hangs on whom something is given, or on the last of
    them: «вручил редактору диплом», «выдал мэру и его помощнику пропуск»."""
    mended = list(tokens)
    for thing in tokens:
        person = tokens[thing.head] if thing.rel == "nmod" and 0 <= thing.head < thing.index else thing
        while person.rel == "conj" and person.feat("Case") == "Dat" and 0 <= person.head < person.index:
            person = tokens[person.head]
        verb = tokens[person.head] if person.rel == "iobj" and 0 <= person.head < person.index else None
        kids = {t.rel for t in tokens if t.head == thing.index or verb and t.head == verb.index}
        if verb and verb.pos == "VERB" and person.feat("Case") == "Dat" and thing.feat("Case") == "Acc" \
                and not kids & {"obj", "case"}:
            mended[thing.index] = replace(thing, head=verb.index, rel="obj")
    return mended


def those_entered(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb without an object the man named behind a list of people, who is entered there: «внёс в
    реестр иноагентов журналиста Орлова и фонд»."""
    mended = list(tokens)
    for register in tokens:
        entered = register.rel == "obl" and register.lemma in REGISTERS
        verb = tokens[register.head] if entered and 0 <= register.head < register.index else None
        kind = _kind_behind(tokens, register) if verb is not None and verb.pos == "VERB" else None
        if verb is None or kind is None or any(
                t.head == verb.index and t.rel in ("obj", "nsubj:pass") and t is not kind for t in tokens):
            continue
        man = next((t for t in tokens[kind.index + 1 :] if t.head == kind.index and t.rel in ("nmod", "appos")
                    and t.feat("Animacy") == "Anim" and t.feat("Number") == "Sing"), None)
        if man is None or man.feat("Case") not in ("Gen", "Acc") or preposition(tokens, man):
            continue
        mended[kind.index] = replace(kind, head=register.index, rel="nmod",
                                     feats=retagged(kind, Case="Gen"))
        mended[man.index] = replace(man, head=verb.index, rel="obj", feats=retagged(man, Case="Acc"))
        for other in tokens[man.index + 1 :]:
            if other.rel == "conj" and other.head in (register.index, kind.index):
                mended[other.index] = replace(other, head=man.index)
    return mended


def _kind_behind(tokens: Sequence[Token], register: Token) -> Token | None:
    """Return the last of the plural nouns right behind a list that say who stands there."""
    last: Token | None = None
    for noun in tokens[register.index + 1 :]:
        if noun.pos == "NOUN" and noun.feat("Number") == "Plur" and noun.feat("Case") in ("Gen", "Acc"):
            last = last if last is not None and noun.rel == "conj" and noun.head == last.index else noun
        elif noun.pos not in ("ADJ", "CCONJ", "VERB"):
            return last
    return last
