"""Mends what a noun governs: the infinitive behind its owner, the genitive behind an object, what a number
counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.language.ru.order import nominal
from kg.language.ru.predicates import (
    NOUNS,
    above,
    agree,
    finite,
    has_subject,
    infinitive,
    number_of,
    predicates,
    retagged,
    suffers,
    without_subject,
)
from kg.model import Token

WANTING = frozenset({"требование", "просьба", "решение", "намерение", "готовность", "обещание", "отказ",
                     "приказ", "призыв", "попытка", "желание", "нежелание", "угроза", "предложение",
                     "согласие", "обязательство", "право", "план", "распоряжение", "поручение",
                     "рекомендация", "стремление", "запрет", "способность", "неспособность",
                     "возможность", "разрешение", "способ", "указание", "шанс", "повод", "основание",
                     "смелость", "мужество", "обязанность", "мандат", "полномочие", "клятва", "задача",
                     "цель", "директива", "команда", "инструкция", "необходимость", "ультиматум",
                     "решимость"})
"""Nouns that take an infinitive: «требование», «готовность»."""

COLLECTIVE = frozenset({"ряд", "большинство", "меньшинство", "множество", "количество", "число", "десяток",
                        "миллион", "тысяча", "миллиард", "процент"})
"""Nouns of quantity, whose verb may stand in the plural: «ряд стран заявили»."""

JUDGING = frozenset({"признать", "признавать", "назвать", "называть", "считать", "счесть", "посчитать",
                     "объявить", "объявлять"})
"""Verbs that say what somebody holds their object to be, in the instrumental."""

WITHIN = ("NOUN", "PROPN", "ADJ", "DET", "NUM", "CCONJ", "X")
"""Parts of speech of what stands between a noun and its infinitive, beside quotation marks and commas."""


def wanted_infinitives(tokens: Sequence[Token]) -> list[Token]:
    """Hang an infinitive right behind «просьба властей» on the noun that takes one, and not on what follows:
    «на требование Киева отозвать посла министр заявил …»."""
    mended = list(tokens)
    for verb in tokens:
        if not infinitive(verb) or not verb.index:
            continue
        noun = wanting(tokens, verb.index)
        if noun is None or verb.head == noun.index or verb.head < 0:
            continue
        if verb.head > verb.index or tokens[verb.head].pos in NOUNS:
            mended[verb.index] = replace(verb, head=noun.index, rel="acl")
    return mended


def wanting(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the noun that takes an infinitive, with nothing between them but whose it is, in the
    genitive, and what that is for: «решение комиссии по правам человека ввести …»."""
    for token in reversed(tokens[:at]):
        of_field = token.feat("Case") == "Dat" and tokens[token.index - 1].lemma == "по"
        field = token.lemma == "по" or of_field
        if token.pos == "NOUN" and token.lemma in WANTING and not (field and token.feat("Number") == "Plur"):
            return token
        if token.text in "«»," or field:
            continue
        if token.pos not in WITHIN or token.feat("Case") not in ("Gen", ""):
            return None
    return None


def nested_infinitives(tokens: Sequence[Token]) -> list[Token]:
    """Hang the second of two infinitives of a noun on the first: «решение просить Совет признать …», and
    give the first what stands between as its object."""
    mended = list(tokens)
    for inner in filter(infinitive, tokens):
        outer = [t for t in tokens[: inner.index] if t.head == inner.head and infinitive(t)]
        joined = inner.rel == "conj" or any(t.head == inner.index and t.rel in ("cc", "mark") for t in tokens)
        if inner.head < 0 or tokens[inner.head].pos != "NOUN" or not outer or joined:
            continue
        mended[inner.index] = replace(inner, head=outer[-1].index, rel="xcomp")
        for noun in tokens[outer[-1].index + 1 : inner.index]:
            if noun.rel == "nsubj" and noun.head < outer[-1].index:
                mended[noun.index] = replace(noun, head=outer[-1].index, rel="obj")
    return mended


def second_objects(tokens: Sequence[Token]) -> list[Token]:
    """Give an object behind a later verb to that verb, which the parse took for a second one of the verb
    before: «применили газ, когда толпа начала бросать камни»."""
    mended = list(tokens)
    for noun in tokens:
        if noun.rel != "obj" or not 0 <= noun.head < noun.index:
            continue
        earlier = [t for t in tokens[noun.head + 1 : noun.index] if t.rel == "obj" and t.head == noun.head]
        later = last_transitive(tokens, earlier[-1], noun) if earlier else None
        if later is not None:
            mended[noun.index] = replace(noun, head=later.index)
    return mended


def genitives_behind_objects(tokens: Sequence[Token]) -> list[Token]:
    """Give a genitive right behind an object to that object, which the parse took for a second one of the
    verb: «отрицает достижение каких-либо договорённостей»."""
    mended = list(tokens)
    for noun in tokens:
        if noun.rel != "obj" or not 0 <= noun.head < noun.index \
                or noun.feat("Case") != "Gen" or noun.pos not in NOUNS:
            continue
        first = min(t.index for t in tokens if t.head == noun.index or t is noun)
        before = tokens[first - 1] if first else noun
        if before.rel == "obj" and before.head == noun.head and before.pos == "NOUN" \
                and before.feat("Case") == "Acc" and before.feat("Animacy") != "Anim":
            mended[noun.index] = replace(noun, head=before.index, rel="nmod")
    return mended


def last_transitive(tokens: Sequence[Token], first: Token, second: Token) -> Token | None:
    """Return the verb between two objects that the second belongs to: one without an object, in a clause that
    is not over before it."""
    verb = next((t for t in reversed(tokens[first.index + 1 : second.index]) if t.pos == "VERB"
                 and t.feat("VerbForm") in ("Fin", "Inf", "Conv")), None)
    if verb is None or verb.feat("Voice") != "Act" or verb.text.endswith(("ся", "сь")):
        return None
    over = verb.head >= 0 and tokens[verb.index + 1].text == ","
    return None if over or any(t.head == verb.index and t.rel == "obj" for t in tokens) else verb


def counted_objects(tokens: Sequence[Token]) -> list[Token]:
    """Give a verb without an object the counted noun that the parse hung on a noun before: «направило для
    помощи стране 4 самолёта»."""
    mended = list(tokens)
    verbs = finite(tokens)
    for noun in (t for t in tokens if t.rel == "nmod"):
        numbers = [t for t in tokens if t.head == noun.index and t.rel.startswith("nummod")]
        bare = not any(t.head == noun.index and t.rel == "case" for t in tokens)
        if not numbers or not bare or noun.feat("Number") != "Sing" \
                or noun.feat("Case") != "Gen" or tokens[noun.head].index > noun.index:
            continue
        before = [v for v in verbs if v.index < tokens[noun.head].index]
        if before and not any(t.head == before[-1].index and t.rel == "obj" for t in tokens):
            mended[noun.index] = replace(noun, head=before[-1].index, rel="obj")
            mended[numbers[0].index] = replace(numbers[0], rel="nummod:gov")
    return mended


def suffering_people(tokens: Sequence[Token]) -> list[Token]:
    """Make the people before a verb that leaves out who acts its object: «двух дипломатов объявили …», which
    the parse took for a circumstance or a subject; a lone name is its infinitive's («Мэй могли выдать»)."""
    mended = list(tokens)
    for verb in finite(tokens):
        kids = [t for t in tokens if t.head == verb.index]
        if verb.feat("Number") != "Plur" or verb.feat("Voice") == "Mid":
            continue
        name = lone_name(tokens, kids)
        if name:
            inner = next((t for t in kids if t.rel == "xcomp" and infinitive(t)), verb)
            mended[name.index] = replace(name, head=inner.index, rel="obj")
        if any(t.rel == "nsubj" and t.feat("Case") == "Nom" for t in kids):
            continue
        for noun in kids:
            bare = not any(t.head == noun.index and t.rel == "case" for t in tokens)
            if (noun.rel in ("obl", "nsubj") and noun.index < verb.index and noun.pos in NOUNS and bare
                and noun.feat("Animacy") == "Anim" and noun.feat("Case") in ("Gen", "Acc")
                and not noun.text.endswith(("ы", "и")) and not any(t.rel == "obj" for t in kids)
                and counted_whole(tokens, noun)):
                mended[noun.index] = replace(noun, rel="obj")
    return mended


def lone_name(tokens: Sequence[Token], kids: Sequence[Token]) -> Token | None:
    """Return the name of one person that the parse took for the only subject of a verb in the plural."""
    subjects = [t for t in kids if t.rel == "nsubj"]
    name = subjects[0] if len(subjects) == 1 else None
    person = name is not None and name.pos == "PROPN" and name.feat("Animacy") == "Anim"
    if name is None or not person or name.feat("Number") != "Sing" or any(t.rel == "obj" for t in kids):
        return None
    together = any(t.head == name.index and t.rel in ("conj", "cc", "nmod", "nummod", "nummod:gov", "appos")
                   for t in tokens)
    return None if together else name


def suffering_things(tokens: Sequence[Token]) -> list[Token]:
    """Make a single thing beside a verb in the plural its object: «правительство не пригласили», «Минск
    призвали», «будут просить суд», whose form is that of the nominative too."""
    mended = list(tokens)
    for verb in predicates(tokens):
        kids = [t for t in tokens if t.head == verb.index]
        subjects = [t for t in kids if t.rel == "nsubj"]
        if (len(subjects) != 1 or number_of(tokens, verb) != "Plur" or verb.feat("Voice") != "Act"
            or any(t.rel == "obj" for t in kids)):
            continue
        noun = subjects[0]
        alone = not any(t.head == noun.index and t.rel in ("conj", "cc", "nummod", "nummod:gov")
                        for t in tokens)
        before = noun.index < verb.index or infinitive(verb)
        if alone and before and like_accusative(noun) and noun.lemma not in COLLECTIVE:
            mended[noun.index] = replace(noun, rel="obj")
    return mended


def judged(tokens: Sequence[Token]) -> list[Token]:
    """Hang on a verb of judging the adjective in the instrumental that the parse hung on its object: «признал
    сделку с «Орлом» недействительной», and the object that it hung on that: «признал виновным банкира»."""
    mended = list(tokens)
    for verb in (t for t in tokens if t.lemma in JUDGING):
        things = {t.index for t in tokens if t.head == verb.index and t.rel in ("obj", "nsubj:pass")}
        for token in (t for t in tokens if t.pos in ("ADJ", "VERB") and t.feat("Case") == "Ins"):
            stray = token.rel in ("nmod", "amod", "obl") and tokens[token.head].feat("Case") != "Ins"
            bare = not any(t.head == token.index and t.rel == "case" for t in tokens)
            if stray and bare and things & {t.index for t in above(tokens, token)}:
                mended[token.index] = replace(token, head=verb.index, rel="xcomp")
            elif token.head == verb.index and token.rel == "xcomp" and not things:
                for whom in (t for t in tokens[token.index + 1 :] if t.head == token.index):
                    if whom.rel in ("nmod", "obj") and whom.feat("Case") == "Acc":
                        mended[whom.index] = replace(whom, head=verb.index, rel="obj")
    return mended


def like_accusative(noun: Token) -> bool:
    """Return whether the nominative of a single thing is also its accusative, as all names in foreign letters
    are."""
    features = noun.feat("Number") == "Sing" and noun.feat("Animacy") == "Inan"
    soft = noun.feat("Gender") == "Fem" and noun.text.endswith("ь")
    alike = soft or noun.feat("Gender") in ("Neut", "Masc")
    declined = noun.pos in ("NOUN", "PROPN") and features and alike
    return declined or noun.pos in ("PROPN", "X") and noun.text.isascii()


def acting_things(tokens: Sequence[Token]) -> list[Token]:
    """Make the first of two objects around a verb without a subject its subject, where its form is that of
    the nominative too: «средства ПВО сбили группу дронов»; the last where only that is one: «Сербию обвинила
    Хорватия», «договор одобрили парламенты»."""
    mended = list(tokens)
    for verb, objects in without_subject(tokens):
        first, last = objects[0], objects[-1]
        accusative = suffers(first)
        many = verb.feat("Number") == "Plur" and first.feat("Number") == "Sing" and len(objects) == 2 \
            and first.index < verb.index < last.index and last.feat("Case") in ("Nom", "Acc") \
            and not any(t.rel == "conj" and (t.head == first.index or t.feat("Case") != "Gen")
                        for t in tokens[first.index : verb.index])
        acts = last.feat("Case") == "Nom" or first.index < verb.index < last.index and nominal(last, tokens)
        if (many or accusative and acts) and agree(last, verb):
            mended[last.index] = replace(last, rel="nsubj")
            continue
        plain = first.feat("Animacy") == "Inan" and not accusative and first.pos in NOUNS
        bare = not any(t.head == first.index and t.rel in ("case", "nummod", "nummod:gov") for t in tokens)
        if first.index < verb.index < last.index and plain and bare and first.agrees(verb, "Number"):
            mended[first.index] = replace(first, rel="nsubj")
    return mended


def counted_behind_about(tokens: Sequence[Token]) -> list[Token]:
    """Give what is counted right behind a noun with «о» to that noun, in the genitive: «объявил об отмене 900
    рейсов», which the parse took for the object of the verb."""
    mended = list(tokens)
    for number in tokens:
        noun = tokens[number.head] if number.head > number.index else None
        if noun is None or number.rel != "nummod:gov" or noun.rel not in ("obj", "nmod"):
            continue
        first = min([number.index, *(t.index for t in tokens if t.head in (number.index, noun.index)
                                     and t.index < number.index)])
        before = tokens[first - 1] if first else noun
        about = any(t.head == before.index and t.rel == "case" and t.lemma == "о" for t in tokens)
        if about and before.pos == "NOUN" and noun.head in (before.head, before.index):
            feats = retagged(noun, Case="Gen")
            mended[noun.index] = replace(noun, head=before.index, rel="nmod", feats=feats)
            mended[number.index] = replace(number, rel="nummod")
    return mended


def counted_whole(tokens: Sequence[Token], noun: Token) -> bool:
    """Return whether the number before a noun, if there is one, stands in its case: «двух дипломатов», not
    «пять дипломатов»."""
    numbers = [t for t in tokens if t.head == noun.index and t.rel.startswith("nummod")]
    return all(t.feat("Case") in ("Gen", "Acc") and not t.text.isdigit() and not t.rel.endswith("gov")
               for t in numbers)


def reflexive_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Make the object of a verb in «-ся» without a subject its subject, where it is counted or a nominative:
    it can have no object («в заключении находятся два журналиста», «уволилась шеф-редактор»)."""
    mended = list(tokens)
    for noun in tokens:
        verb = tokens[noun.head] if noun.rel == "obj" and noun.head >= 0 else None
        if verb is None or verb.feat("Voice") != "Mid" or verb.feat("VerbForm") != "Fin":
            continue
        counted = any(t.head == noun.index and t.rel == "nummod:gov" for t in tokens)
        acts = noun.feat("Animacy") == "Anim" and noun.feat("Case") == "Nom"
        if (counted or acts) and not has_subject(tokens, verb):
            mended[noun.index] = replace(noun, rel="nsubj")
    return mended
