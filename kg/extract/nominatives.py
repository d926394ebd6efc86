"""Nouns that may be the nominative of a verb although the parse gave them another case or head."""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.language.base import Language
from kg.model import Token


def beside(language: Language, tree: Tree, noun: Token, verb: Token) -> bool:
    """Return whether a noun right before a verb, with what belongs to it, may be the nominative that the
    parse took for a genitive: «На встрече в Дохе делегации США подписали …»; or one hung on the verb itself
    as no genitive can be: «в Астану прибыли главы государств»."""
    if noun.head == verb.index and noun.index == verb.index + 1:
        return noun.pos == "NOUN" and noun.rel == "nmod" and "Nom" in language.cases(noun)
    own = {*tree.below(noun.index), *(t.index for t in tree.tokens if t.pos == "PUNCT")}
    return (noun.pos == "NOUN" and noun.rel == "nmod" and not tree.preposition(noun.index)
            and noun.index < verb.index - 1 and "Nom" in language.cases(noun)
            and all(i in own for i in range(noun.index + 1, verb.index)))


def abbreviation(tree: Tree, name: Token, verb: Token) -> bool:
    """Return whether a name without cases that the parse gave to the noun before it may be the subject:
    «С этой целью США будут помогать»; a verb joined to another needs none: «Ирак закрыл порт, а жителям ОАЭ
    запретил въезд»."""
    between = tree.tokens[name.index + 1 : verb.index]
    above = tree.tokens[verb.head] if verb.rel == "conj" and verb.head >= 0 else None
    goes_on = above is not None and bool(above.feat("Gender")) and verb.agrees(above, "Number", "Gender")
    return (undeclined(tree, name) and not goes_on
            and all(t.pos in ("ADV", "PART", "AUX") for t in between))


def undeclined(tree: Tree, name: Token) -> bool:
    """Return whether a name on a noun has no cases, so that it may be its genitive: «дрон ВСУ»."""
    return (name.text.isupper() and len(name.text) > 1 and name.rel == "nmod"
            and not tree.preposition(name.index))
