"""Mends acting officers and those named as among others: who is meant stands where the parse has a
participle or a pronoun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.language.ru.predicates import SUBJECTS, above, finite
from kg.model import Token

ACTING, DUTY = "исполнять", "обязанность"
STANDINS = frozenset({"врио", "врид", "ио"})
"""Abbreviations for who performs the duties of an office, which have no cases."""
AMONG = "среди"
NUMBER, THAT = "число", ("тот", "то")
"""The words of «в том числе»."""
BESIDE = frozenset({"appos", "conj", "nmod"})
NAMING = frozenset({"признать", "признавать", "назначить", "назначать", "избрать", "избирать", "объявить",
                    "объявлять", "провозгласить", "назвать", "называть", "утвердить", "считать"})
"""Verbs of which a name without cases behind the office is the object: «признал президентом Гуаидо»."""
TAKING = frozenset({"стать", "становиться", "оказаться", "назначить", "назначать", "избрать", "избирать",
                    "переизбрать", "выбрать", "утвердить"})
"""Verbs with an office in the instrumental."""
POSTS = frozenset({"пост", "должность", "место"})
BEING = frozenset({"оказаться", "оказываться", "быть", "находиться", "значиться", "числиться"})


def acting_officers(tokens: Sequence[Token]) -> list[Token]:
    """Put an office in the place of who performs its duties: «задержали исполняющего обязанности мэра»."""
    mended = list(tokens)
    for duty in tokens[1:-1]:
        doer = tokens[duty.index - 1]
        office = next((t for t in tokens[duty.index + 1 :] if t.rel == "nmod"
                       and t.head in (duty.index, doer.index)), None)
        performs = doer.lemma == ACTING and doer.feat("VerbForm") == "Part" and doer.feat("Case") != "Ins"
        if duty.lemma != DUTY or not performs or office is None:
            continue
        above = duty if doer.head == duty.index else doer
        before = [v.index for v in finite(tokens) if v.index < doer.index]
        looped = above.head == doer.index and bool(before)
        mended[office.index] = replace(office, head=before[-1] if looped else above.head,
                                       rel="obj" if looped else above.rel)
        mended[doer.index] = replace(doer, head=office.index, rel="acl")
        mended[duty.index] = replace(duty, head=doer.index, rel="obj")
        for kid in tokens:
            moved = kid.head in (doer.index, duty.index) and kid.index > office.index
            if moved or kid.head == doer.index and kid.rel == "case":
                mended[kid.index] = replace(kid, head=office.index)
    return mended


def stand_ins(tokens: Sequence[Token]) -> list[Token]:
    """Put an office in the place of who stands in for its holder, in the case of the name behind it («с и. о.
    мэра Яном Озолсом»); beside a verb that gives it, in the instrumental («назначен врио губернатора»)."""
    mended = list(tokens)
    for doer in tokens:
        last = doer.index + 3 if initials(tokens, doer) else doer.index
        if last == doer.index and doer.lemma not in STANDINS:
            continue
        office = next((t for t in tokens[last + 1 :] if t.pos == "NOUN"), None)
        if office is None or office.feat("Case") != "Gen" or office.head != doer.index and doer.head >= 0:
            continue
        mended[doer.index] = replace(doer, head=office.index, rel="acl")
        mended[office.index] = put(tokens, office, office if doer.head < 0 else doer)
        for kid in tokens:
            if kid.head == doer.index and (kid.index > office.index or kid.rel == "case"):
                mended[kid.index] = replace(kid, head=office.index)
    return mended


def put(tokens: Sequence[Token], office: Token, place: Token) -> Token:
    """Return an office hung where another word stands."""
    within = {office.index, place.index, *(t.index for t in tokens if t.head == office.index)}
    name = next((t for t in tokens[office.index :] if t.pos == "PROPN" and t.feat("Animacy") == "Anim"
                 and t.head in within), None)
    given = place.head >= 0 and tokens[place.head].lemma in TAKING and name is None
    case = "Ins" if given else "" if place.rel in SUBJECTS else (name or place).feat("Case")
    feats = dict(office.feats) | ({"Case": case} if case not in ("", "Nom") else {})
    return replace(office, head=place.head, rel="xcomp" if given else place.rel,
                   feats=tuple(sorted(feats.items())))


def initials(tokens: Sequence[Token], first: Token) -> bool:
    """Return whether a word is the first of «и. о.»."""
    return (first.text.lower() == "и" and first.index + 3 < len(tokens)
            and [t.text for t in tokens[first.index + 1 : first.index + 4]] == [".", "о", "."])


def appointed(tokens: Sequence[Token]) -> list[Token]:
    """Give back to its verb the person whom the parse hung on the office given: «назначила директором Анну
    Орлову», «избрали спикером мэра Яниса Лиепу»."""
    mended = list(tokens)
    titled = {t.head for t in tokens if t.pos == "PROPN" and t.rel == "appos"}
    for name in tokens:
        office = tokens[name.head] if 0 <= name.head < name.index else None
        verb = tokens[office.head] if office is not None and office.head >= 0 else None
        uninflected = verb is not None and verb.lemma in NAMING and name.text.lower() == name.lemma
        person = (name.pos == "PROPN" and name.feat("Animacy") == "Anim" and name.rel in ("nmod", "appos")
                  and (name.feat("Case") == "Acc" or uninflected)
                  or name.index in titled and name.feat("Animacy") == "Anim" and verb is not None
                  and verb.lemma in TAKING)
        if office is None or verb is None or not person or office.feat("Animacy") != "Anim":
            continue
        active = verb.pos == "VERB" and verb.feat("Voice") == "Act"
        free = not any(t.head == verb.index and t.rel == "obj" for t in tokens)
        if active and free and office.feat("Case") == "Ins":
            mended[name.index] = replace(name, head=verb.index, rel="obj")
    return mended


def appointers(tokens: Sequence[Token]) -> list[Token]:
    """Give back to a passive verb the man by whom a post is given, hung on the office: «назначен на пост
    министра президентом Олегом Лапиным»."""
    mended = list(tokens)
    for man in tokens:
        if man.rel != "nmod" or man.feat("Case") != "Ins" or man.feat("Animacy") != "Anim" \
                or not 0 <= man.head < man.index:
            continue
        chain = [t for t in above(tokens, man) if t.index < man.index]
        post = next((t for t in chain if t.lemma in POSTS), None)
        verb = tokens[post.head] if post and 0 <= post.head < post.index else None
        if verb and verb.pos == "VERB" and verb.feat("Voice") == "Pass" and not any(
                t.head == man.index and t.rel == "case" for t in tokens):
            mended[man.index] = replace(man, head=verb.index, rel="obl")
    return mended


def named_among(tokens: Sequence[Token]) -> list[Token]:
    """Hang those who are said to be among the detained on the participle: «среди задержанных оказались Х и
    У», as in «среди задержанных — Х и У»; those behind «в том числе» in the nominative on the subject: «семь
    стран разорвали отношения с Ганой, в том числе Перу»."""
    mended = list(tokens)
    for first, group in _counted_among(tokens):
        mended[first.index] = replace(first, head=group.index, rel="appos")
    for people in tokens[1:]:
        verb = tokens[people.head] if people.head > people.index else None
        if (tokens[people.index - 1].lemma != AMONG or people.feat("VerbForm") != "Part" or verb is None
            or verb.lemma not in BEING):
            continue
        mended[people.index] = replace(people, head=verb.head, rel=verb.rel)
        mended[verb.index] = replace(verb, head=people.index, rel="cop")
        for kid in tokens:
            if kid.head == verb.index and kid.index != people.index:
                mended[kid.index] = replace(kid, head=people.index)
    return mended


def _counted_among(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Yield who is named behind «в том числе» and the subject in the plural, or counted, that he belongs to,
    where the parse hung him on a noun in another case."""
    for number in (t for t in tokens[1:] if t.lemma == NUMBER and tokens[t.index - 1].lemma in THAT):
        first = tokens[number.head]
        group = next((t for t in tokens[: number.index] if t.rel == "nsubj"), None)
        if group is None or not 0 <= first.head < number.index or first.head == group.index:
            continue
        counted = group.index > 0 and tokens[group.index - 1].pos == "NUM"
        own = first.feat("Case") == "Nom" != tokens[first.head].feat("Case") and first.rel in BESIDE
        if own and (counted or group.feat("Number") == "Plur"):
            yield first, group


def before_joint(tokens: Sequence[Token]) -> list[Token]:
    """Hang what stands before the «и» of two verbs on the first: «признал его виновным и приговорил»."""
    mended = list(tokens)
    for joint in tokens:
        second = tokens[joint.head] if joint.rel == "cc" and joint.head > joint.index else joint
        first = tokens[second.head] if second.rel == "conj" and 0 <= second.head < joint.index else joint
        if first is joint or second is joint or not first.pos == second.pos == "VERB":
            continue
        for kid in tokens[first.index + 1 : joint.index]:
            if kid.head == second.index and kid.rel in ("xcomp", "obl", "obj", "iobj"):
                mended[kid.index] = replace(kid, head=first.index)
        for kid in tokens[second.index + 1 :] if second.lemma in TAKING else ():
            office = kid.feat("Case") == "Ins" and kid.feat("Animacy") == "Anim"
            if kid.head == first.index and office and kid.rel in ("obl", "obl:agent", "xcomp"):
                mended[kid.index] = replace(kid, head=second.index)
    return mended


DEPRIVING = frozenset({"лишить", "лишать"})


def deprived(tokens: Sequence[Token]) -> list[Token]:
    """Hang on «лишить» what somebody loses, which the parse took for part of him: «лишил политика наград»."""
    mended = list(tokens)
    for verb in tokens:
        person = next((t for t in tokens if t.head == verb.index and t.rel in ("obj", "nsubj:pass")), None)
        if verb.lemma not in DEPRIVING or person is None or person.feat("Animacy") != "Anim":
            continue
        loss = next((t for t in reversed(tokens) if t.rel == "nmod" and t.pos == "NOUN"
                     and t.feat("Case") == "Gen" and t.head == person.index), None)
        own = any(t.head == verb.index and t.feat("Case") == "Gen" and t.index > person.index for t in tokens)
        if loss and not own:
            mended[loss.index] = replace(loss, head=verb.index, rel="obl")
    return mended


def offices_taken(tokens: Sequence[Token]) -> list[Token]:
    """Give back to a verb of becoming the office before it that the parse hung on another noun: «по итогам
    выборов президентом стала Анна Орлова»."""
    mended = list(tokens)
    for office in tokens:
        noun = tokens[office.head] if 0 <= office.head < office.index else None
        if (noun is None or office.rel not in ("nmod", "appos") or office.feat("Case") != "Ins"
                or noun.pos not in ("NOUN", "PROPN")
                or office.feat("Animacy") != "Anim" or any(
                    t.head == office.index and t.rel == "case" for t in tokens)):
            continue
        verb = next((t for t in tokens[office.index :] if t.pos == "VERB"), None)
        if verb and verb.lemma in TAKING and not any(
                t.text == "," or t.pos == "SCONJ" for t in tokens[office.index : verb.index]):
            mended[office.index] = replace(office, head=verb.index, rel="obl")
    return mended


def what_people_do(tokens: Sequence[Token]) -> list[Token]:
    """Hang on its verb the infinitive that the parse hung on the people who are called on: «призвал
    сторонников бойкотировать выборы»."""
    mended = list(tokens)
    for act in tokens:
        people = tokens[act.head] if 0 <= act.head < act.index else None
        if (people is None or act.feat("VerbForm") != "Inf" or act.rel not in ("nmod", "acl")
                or people.pos != "NOUN" or people.feat("Animacy") != "Anim"
                or people.rel not in ("obj", "iobj", "obl") or people.head < 0):
            continue
        verb = tokens[people.head]
        if verb.pos == "VERB" and verb.index < people.index and not any(
                t.head == verb.index and t.feat("VerbForm") == "Inf" for t in tokens):
            mended[act.index] = replace(act, head=verb.index, rel="xcomp")
    return mended


def one_of_several(tokens: Sequence[Token]) -> list[Token]:
    """Put the name behind «один из» in the place of the noun for the same person before the comma: «заявил
    депутат рады, один из лидеров оппозиции Олег Лапин»."""
    mended = list(tokens)
    for one in tokens:
        noun = tokens[one.head] if 0 <= one.head < one.index else None
        if (one.lemma != "один" or noun is None or one.rel != "conj" or noun.feat("Animacy") != "Anim"
                or noun.feat("Number") == "Plur" or tokens[one.index - 1].text != ","
                or any(t.head == one.index and t.rel == "cc" for t in tokens)):
            continue
        name = next((t for t in tokens if (t.head, t.rel, t.pos) == (one.index, "appos", "PROPN")), None)
        if name:
            mended[name.index] = replace(name, head=noun.head, rel=noun.rel)
            mended[noun.index] = replace(noun, head=name.index, rel="appos")
            mended[one.index] = replace(one, head=name.index, rel="appos")
    return mended
