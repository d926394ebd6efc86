"""Offices that a clause gives or takes: «стал президентом», «возглавляет партию», «ушёл с поста министра»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.actors import Actors
from kg.extract.agreement import suits
from kg.extract.lexicon import OfficeVerb
from kg.extract.naming import name_words
from kg.extract.polarity import not_done
from kg.extract.posts import acting, posts, same_post
from kg.extract.quotes import several
from kg.extract.roles import BODIES, KINDS, made
from kg.extract.titles import Title, title_at
from kg.extract.verbs import is_verb
from kg.model import Mention, Origin, Role, RoleStatus, Token


def predicated(actors: Actors) -> list[Role]:
    """Return the roles that verbs give, in the order of the text."""
    found: list[Role] = []
    verbs = actors.scene.lexicon.office_verbs
    for s, tree in enumerate(actors.scene.trees):
        for token in tree.tokens:
            found += by_verb(actors, s, token) if token.lemma in verbs else ()
            found += was(actors, s, token) if tree.children(token.index, "cop") else ()
    return found


def by_verb(actors: Actors, s: int, token: Token) -> Iterator[Role]:
    """Yield the roles that a verb gives or takes; who succeeds somebody takes his office («сменил Орлову на
    посту министра»)."""
    known = actors.scene.lexicon.office_verbs.get(token.lemma)
    succeeds = known is not None and known.who == "successor"
    takes = [known] if known else []
    if known and succeeds:
        takes = [replace(known, who="subject"), replace(known, who="object", status="former")]
    for verb in takes:
        person = holder_of(actors, s, token.index, verb)
        for each in [person, *beside_him(actors, s, token, verb, person)] if person else []:
            yield from given(actors, s, token, verb, each)
            yield from led_by(actors, s, token, verb, each)


def beside_him(actors: Actors, s: int, token: Token, verb: OfficeVerb, first: Mention) -> Iterator[Mention]:
    """Yield the people who are coordinated with the first whom a verb gives an office in the plural:
    «министрами станут Лапин и Орлова»."""
    for kid in holders(actors, s, token, verb, False):
        found = actors.all_at(s, kid.index)
        if found and found[0].actor == first.actor:
            yield from (m for m in found[1:] if m.actor.type == "Person" and named(actors, m))


def given(actors: Actors, s: int, token: Token, verb: OfficeVerb, person: Mention) -> Iterator[Role]:
    """Yield the roles that one verb gives a person: by the office, by a post, or by the body led."""
    tree = actors.scene.trees[s]
    status = RoleStatus.FORMER if over(token) else RoleStatus(verb.status)
    for kid in complements(actors, s, token):
        if verb.place == "Ins" and tree.label(kid.index) == "Ins":
            for title, held in named_offices(actors, s, kid, status):
                yield replace(made(actors.scene, title, person, [token.index]), status=held)
        elif verb.place == "head":
            yield from at_the_head(actors, s, token, kid, verb, person, status)
        elif kid.lemma in actors.scene.lexicon.words["post"]:
            left = tree.label(kid.index) in actors.scene.lexicon.labels["left post"]
            held = RoleStatus.FORMER if left else status
            for title in posts(actors, s, kid.index):
                fulfilled = title.status is RoleStatus.ACTING
                yield replace(made(actors.scene, title, person, [token.index]),
                              status=title.status if fulfilled else held)
            evidence = actors.scene.span(s, sorted({token.index, kid.index}))
            yield from (replace(r, evidence=evidence, status=held) for r in same_post(actors, s, kid, person))
        elif leads(tree.label(kid.index), kid.rel, verb):
            yield from led(actors, s, token, kid, verb, person, status)


def complements(actors: Actors, s: int, token: Token) -> Iterator[Token]:
    """Yield the dependents of a verb, and the instrumentals that the parse hung on its object: «назначил
    Лапина, уволенного из банка, министром»."""
    tree = actors.scene.trees[s]
    for kid in tree.children(token.index):
        yield kid
        yield from (k for k in tree.children(kid.index, "appos", "conj") if kid.rel == "obj"
                    and tree.label(k.index) == "Ins" != tree.label(kid.index))


def named_offices(actors: Actors, s: int, kid: Token,
                  status: RoleStatus) -> Iterator[tuple[Title, RoleStatus]]:
    """Yield the offices of an instrumental, each with how it is held: «стал министром и главой партии»,
    «назначен исполняющим обязанности министра»."""
    tree = actors.scene.trees[s]
    for i in tree.coordinated(kid.index):
        title = title_at(actors.scene, s, i)
        hired = title is not None and tree.tokens[i].lemma in actors.scene.lexicon.words["business"]
        if title and (title.kind in KINDS or hired) and not ranked(actors, s, tree.tokens[i]):
            yield title, title.status if title.status is RoleStatus.ACTING else status
    yield from ((title, title.status) for title in acting(actors, s, kid))


def at_the_head(actors: Actors, s: int, token: Token, kid: Token, verb: OfficeVerb, person: Mention,
                status: RoleStatus) -> Iterator[Role]:
    """Yield the role of whoever stands at the head of a body: «во главе партии встала Орлова»."""
    tree = actors.scene.trees[s]
    if tree.label(kid.index) in actors.scene.lexicon.labels["at the head of"]:
        yield from led(actors, s, token, kid, verb, person, status)
    title = title_at(actors.scene, s, kid.index)
    if title and tree.label(kid.index) in actors.scene.lexicon.labels["at the head"]:
        yield replace(made(actors.scene, title, person, [token.index]), status=status)


def ranked(actors: Actors, s: int, title: Token) -> bool:
    """Return whether a title only counts somebody: «стал первым представителем властей, который …»."""
    counts = actors.scene.lexicon.words["counting"]
    return any(kid.lemma in counts for kid in actors.scene.trees[s].children(title.index, "amod")) \
        and title.lemma in actors.scene.lexicon.words["anyone"]


def leads(label: str, rel: str, verb: OfficeVerb) -> bool:
    """Return whether a dependent of a verb is the body that its subject leads."""
    return verb.place == "obj" and rel in ("obj", "nsubj:pass") or verb.place == "body" and label == "Ins"


def led(actors: Actors, s: int, token: Token, kid: Token, verb: OfficeVerb, person: Mention,
        status: RoleStatus) -> Iterator[Role]:
    """Yield the role of whoever leads a body."""
    body = own_country(actors, s, kid, person) or actors.at(s, kid.index)
    people = kid.pos in ("NOUN", "PRON") and (kid.feat("Animacy") == "Anim"
                                               or kid.pos == "PRON" and several(kid))
    part = part_led(actors, s, kid)
    if part:
        office, whose = part
        yield Role(actors.scene.article.key, person, f"{verb.office} {office}",
                   actors.scene.span(s, sorted({token.index, kid.index})), whose, status, None,
                   Origin("offices_verbs.tsv", (token.lemma,)))
    elif body and not people and body[0].actor.type not in ("Person", "Thing", "Document"):
        evidence = actors.scene.span(s, sorted({token.index, kid.index}))
        yield Role(actors.scene.article.key, person, verb.office, evidence, body[0], status, None,
                   Origin("offices_verbs.tsv", (token.lemma,)))


def part_led(actors: Actors, s: int, kid: Token) -> tuple[str, Mention] | None:
    """Return what part of a larger body somebody leads, in the genitive, and that body: «возглавлял отдел
    Азии в МИДе»."""
    scene, tree = actors.scene, actors.scene.trees[s]
    if kid.lemma not in scene.lexicon.words["department"] or scene.names.at(s, kid.index):
        return None
    inside = [k for k in tree.below(kid.index, frozenset({"acl:relcl", "acl"}))
              if (name := scene.names.at(s, k)) and name.actor.type in BODIES and name.head == k]
    whole = actors.at(s, inside[0]) if inside else []
    behind = [tree.tokens[i].text for i in name_words(scene, s, kid.index)
              if kid.index < i < (inside[0] if inside else i)]
    noun = scene.language.genitive(scene.language.nominative(tree.sentence, [kid.index], kid.index))
    return (" ".join([noun, *behind]), whole[0]) if whole else None


def own_country(actors: Actors, s: int, kid: Token, person: Mention) -> list[Mention]:
    """Return the state that a leader is known to serve, where he is said to lead «страну»."""
    found = actors.at(s, kid.index)
    if not found or found[0].reason != "anaphora" or found[0].actor.type != "State":
        return []
    served = [r.of for r in actors.roles if r.of and r.person.actor == person.actor
              and r.of.actor.type == "State"]
    return [replace(found[0], actor=served[0].actor)] if served else []


def led_by(actors: Actors, s: int, token: Token, verb: OfficeVerb, person: Mention) -> Iterator[Role]:
    """Yield the role of whoever leads the body that a passive participle describes: «партии, возглавляемой
    Орловой»."""
    head = token.head
    if (verb.place == "obj" and token.rel in ("amod", "acl") and token.feat("Voice") == "Pass" and head >= 0):
        yield from led(actors, s, token, actors.scene.trees[s].tokens[head], verb, person,
                       RoleStatus(verb.status))


def was(actors: Actors, s: int, token: Token) -> Iterator[Role]:
    """Yield the role of a copula: «Колев был министром»."""
    tree = actors.scene.trees[s]
    links = [k for k in tree.children(token.index, "cop") if k.lemma in actors.scene.lexicon.words["copula"]]
    title = title_at(actors.scene, s, token.index) if links else None
    subject = tree.subject(token.index) if title else None
    if (not title or title.kind not in KINDS or subject is None
        or links[0].feat("Tense") not in ("Past", "Pres")):
        return
    found = [m for m in actors.at(s, subject.index) if m.actor.type == "Person" and named(actors, m)]
    if found and not any(not_done(actors.scene, tree, word) for word in (token, links[0])):
        status = RoleStatus.FORMER if links[0].feat("Tense") == "Past" else title.status
        yield replace(made(actors.scene, title, found[0], [links[0].index]), status=status)


def over(token: Token) -> bool:
    """Return whether a verb says that the office is held no more: «возглавлял», «работавший»."""
    return is_verb(token) and token.feat("Tense") == "Past" and token.feat("Aspect") == "Imp" \
        and token.feat("Voice") != "Pass"


def holder_of(actors: Actors, s: int, w: int, verb: OfficeVerb) -> Mention | None:
    """Return the person who holds the office that a verb gives, if it is a person."""
    token = actors.scene.trees[s].tokens[w]
    participle = token.rel in ("amod", "acl") and token.feat("VerbForm") == "Part"
    if verb.who == "subject" and participle and token.feat("Voice") != "Pass":
        return person_among(actors, s, [token.head]) or beside(actors, s, w)
    found = holders(actors, s, token, verb, participle)
    if not found and verb.who == "subject" and is_verb(token) and token.feat("VerbForm") == "Fin":
        return left_out(actors, s, token)
    return person_among(actors, s, [kid.index for kid in found])


def left_out(actors: Actors, s: int, token: Token) -> Mention | None:
    """Return the person whom a verb without a subject leaves out: the subject of the verb it is joined to, or
    the one the sentence before is about («Ранее работал министром»)."""
    tree = actors.scene.trees[s]
    head = tree.tokens[token.head] if token.head >= 0 else None
    if head is not None:
        subject = tree.subject(head.index) if token.rel == "conj" else None
        return person_among(actors, s, [subject.index]) if subject else None
    topic = actors.topic(s - 1) if s and actors.scene.block(s) == actors.scene.block(s - 1) else None
    gender = token.feat("Gender")
    own = topic and topic.actor.type == "Person" and gender and suits(actors, topic, gender, False)
    return topic if topic and own and named(actors, topic) else None


def holders(actors: Actors, s: int, token: Token, verb: OfficeVerb, participle: bool) -> Sequence[Token]:
    """Return the dependents of a verb that can be who holds the office."""
    tree, passive = actors.scene.trees[s], token.feat("Voice") == "Pass"
    if verb.who == "receiver":
        receivers = actors.scene.lexicon.labels["receiver of office"]
        return [k for k in tree.children(token.index) if tree.label(k.index) in receivers]
    if verb.who == "subject":
        return ([k for k in tree.children(token.index) if tree.label(k.index) == "Ins"]
                if passive and participle else tree.children(token.index, "nsubj"))
    if passive:
        return tree.children(token.index, "nsubj", "nsubj:pass")
    return [k for k in tree.children(token.index, "obj", "nmod") if tree.label(k.index) in ("Acc", "Gen")]


def person_among(actors: Actors, s: int, words: list[int]) -> Mention | None:
    """Return the first person that some of these words stand for."""
    for w in words:
        found = actors.at(s, w) if w >= 0 else []
        if found and found[0].actor.type == "Person" and named(actors, found[0]):
            return found[0]
    return None


def named(actors: Actors, mention: Mention) -> bool:
    """Return whether the article names whom a word stands for, or the list of actors knows him."""
    return (actors.scene.book.get(mention.actor.id) is not None
            or any(p.actor == mention.actor for p in actors.scene.names.people)
            or mention.reason in ("name", "surname"))


def beside(actors: Actors, s: int, w: int) -> Mention | None:
    """Return the person named right before the comma of a participle that the parse hung elsewhere."""
    tokens = actors.scene.trees[s].tokens
    for i in range(w - 1, max(0, w - 4), -1):
        if tokens[i].text == ",":
            return person_among(actors, s, [i - 1])
    return None
