"""Actors that no list knows: their IRI is made from their name, so that it is the same in every article."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg import ontology
from kg.model import Actor

LETTERS = dict(zip(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
    ["a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
     "f",
     "kh", "c", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "i", "yi", "ye", "g"], strict=True))
LONGEST = 80
SITE = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,4}")
"""The address of a site, by which the texts that it publishes are cited."""


@lru_cache(maxsize=20_000)
def slug(name: str) -> str:
    """Return ``name`` as a piece of an IRI: ASCII letters, digits and hyphens, at most ``LONGEST`` of
    them."""
    spelt = "".join(LETTERS.get(c, c) for c in name.casefold())
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-") or "unnamed"


def mint(name: str, type_: str, language: str, scope: str = "") -> Actor:
    """Return an actor for a name that is in no list.

    ``scope`` (an article's key) keeps apart the actors of articles whose names do not identify them:
    a bare surname, «власти», «источник в МИД». A body named by the address of its site is an outlet.
    """
    if type_ == "Organisation" and SITE.fullmatch(name):
        type_ = "Media"
    tail = f"{slug(name)}-{scope[:8]}" if scope else slug(name)
    return Actor(f"{ontology.load().base}actor/{tail}", name, type_, ((language, name),))
