"""The word lists of a language, loaded once: who may act, what stands for whom, what changes a fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from kg.extract import frames
from kg.extract.frames import Frames
from kg.language.base import Language
from kg.link.names import normal
from kg.ontology import load as load_ontology
from kg.tables import Row, rows


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A word that stands for an actor named elsewhere."""

    kind: str
    person: str
    number: str
    gender: str


@dataclass(frozen=True, slots=True)
class Support:
    """What a word says of the act that it governs, and whose act that is."""

    status: str
    polarity: str
    link: str


@dataclass(frozen=True, slots=True)
class OfficeVerb:
    """A word by which somebody holds or gets an office."""

    place: str
    who: str
    office: str
    status: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A capital, building or by-name that stands for a state."""

    actor: str
    kind: str
    place: bool


TAIL = 5
"""Letters of the shortest noun that is recognised at the end of a compound."""

BODIES = frozenset({"Organisation", "Media"})
"""Types of what is no person, no state and no thing."""

COMPANY = "company"
"""The class (anaphora.tsv) of the nouns that make compounds by the branch of business."""


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A noun that stands for somebody named before: of one of these types, and of one of these classes
    where it says any."""

    types: frozenset[str]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Group:
    """A noun that acts, speaks or is cited without being a name."""

    type: str
    number: str
    use: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that introduce a source: ``по_слово`` with the source in the genitive."""

    pattern: tuple[str, ...]
    case: str
    kind: str
    relation: str


@dataclass(frozen=True)
class Lexicon:
    """Every table of a language folder."""

    frames: Frames
    governed: Mapping[str, str]
    pronouns: Mapping[str, Pronoun]
    quantities: frozenset[str]
    measures: frozenset[str]
    sport: frozenset[str]
    supports: Mapping[str, Support]
    factuality: Mapping[str, str]
    phrases: tuple[Phrase, ...]
    demonyms: Mapping[str, str]
    prefixes: Mapping[str, str]
    inhabitants: Mapping[str, str]
    crowds: Mapping[str, str]
    seats: Mapping[str, Seat]
    titles: Mapping[str, str]
    title_pairs: Mapping[tuple[str, str], str]
    homes: Mapping[str, str]
    tenures: Mapping[str, str]
    offices: Mapping[str, str]
    alike: Mapping[str, str]
    anaphora: Mapping[str, Anaphor]
    pairs: Mapping[str, str]
    local: frozenset[str]
    labels: Mapping[str, tuple[str, ...]]
    doubtful: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    prepositions: Mapping[str, str]
    authorities: str
    office_verbs: Mapping[str, OfficeVerb]
    enforcers: Mapping[str, str]
    forces: frozenset[str]
    continuations: tuple[str, ...]
    groups: Mapping[str, Group]

    @cached_property
    def phrases_from(self) -> Mapping[str, tuple[Phrase, ...]]:
        """The phrases that each lemma begins, in order."""
        begun: dict[str, tuple[Phrase, ...]] = {}
        for phrase in self.phrases:
            begun[phrase.pattern[0]] = (*begun.get(phrase.pattern[0], ()), phrase)
        return begun

    @cached_property
    def phrase_ends(self) -> frozenset[tuple[str, str]]:
        """The first and the last word of each phrase that names a source."""
        return frozenset((phrase.pattern[0], phrase.pattern[-1]) for phrase in self.phrases)

    @cached_property
    def _switched(self) -> Mapping[str, frozenset[str]]:
        """The lemmas with a frame of each switch that is asked of lemmas."""
        return {switch: frozenset(lemma for lemma, frames in self.frames.by_trigger.items()
                                  if any(switch in frame.switches for frame in frames))
                for switch in ("speech", "opinion")}

    def speech(self, lemma: str) -> bool:
        """Return whether some frame of ``lemma`` reports speech."""
        return lemma in self._switched["speech"]

    @cached_property
    def _quoting(self) -> frozenset[str]:
        return frozenset(lemma for lemma, frames in self.frames.by_trigger.items()
                         if any({"quote", "clause"} <= frame.positions for frame in frames))

    def quoting(self, lemma: str) -> bool:
        """Return whether a verb may stand beside the quotation of what is said, asked or offered, which it
        may also tell in a clause; a verb of chanting may not."""
        return self.speech(lemma) or lemma in self._quoting

    @cached_property
    def held_so(self) -> tuple[tuple[str, str], ...]:
        """The phrases and abbreviations that say how an office is held, each with its status."""
        return tuple((phrase, status) for phrase, status in self.tenures.items()
                     if " " in phrase or "." in phrase)

    @cached_property
    def certainties(self) -> tuple[tuple[str, str], ...]:
        """The phrases of several words that change a fact, each with its kind."""
        return tuple((phrase, kind) for phrase, kind in self.factuality.items() if " " in phrase)

    @cached_property
    def anaphor(self) -> Callable[[str], Anaphor | None]:
        """What a noun repeats; of a compound, what its last part does: «автоконцерн»."""
        return lru_cache(maxsize=20_000)(self._anaphor)

    def _anaphor(self, lemma: str) -> Anaphor | None:
        tails = (lemma[i:] for i in range(1, len(lemma) - TAIL + 1))
        compound = (known for tail in tails if (known := self.anaphora.get(tail)) and COMPANY in known.kinds)
        return self.anaphora.get(lemma) or next(compound, None)

    def group(self, lemma: str) -> Group | None:
        """Return what a noun of the group list stands for; of a compound that says what they do, what its
        first part does: «банк-кредитор»."""
        first, dash, doer = lemma.partition("-")
        acting = dash and doer.endswith(tuple(self.words["doer ending"]))
        return self.groups.get(lemma) or (self.groups.get(first) if acting else None)

    def body(self, lemma: str) -> bool:
        """Return whether a noun stands for a body or an outlet and for nothing else: «оператор связи»."""
        known, group = self.anaphor(lemma), self.groups.get(lemma)
        return (group is not None and group.type in BODIES
                or known is not None and known.types <= BODIES)

    def opinion(self, lemma: str) -> bool:
        """Return whether some frame of ``lemma`` says what somebody thinks, not what he knows or does."""
        return lemma in self._switched["opinion"]


def plain(word: str) -> str:
    """Return a word as lemmas are written: small letters, е for ё."""
    return word.lower().replace("ё", "е")


def table(folder: Path, name: str) -> list[Row]:
    """Return the lines of one table of the folder."""
    return list(rows(folder / f"{name}.tsv"))


@cache
def load(language: Language) -> Lexicon:
    """Load the word lists of a language; raise ``LanguageDataError`` for a line that cannot work."""
    folder, lemma = language.folder, language.lemma
    governed = {row["preposition"]: row["case"] for row in table(folder, "prepositions")}
    demonyms = table(folder, "demonyms")
    by_job: defaultdict[str, set[str]] = defaultdict(set)
    for row in (row for path in sorted((folder / "words").glob("*.tsv")) for row in rows(path)):
        by_job[row["job"]].add(row["word"])
    plainly = {r["form"]: r["plain"] for r in table(folder, "forms")}
    return Lexicon(
        frames=frames.load(folder / "frames", {relation.name for relation in load_ontology().relations},
                           governed, plainly,
                           {r["class"]: frozenset(r["nouns"].split("/")) for r in table(folder, "nouns")}),
        governed=governed,
        pronouns={r["lemma"]: Pronoun(r["kind"], r["person"], r["number"], r["gender"])
                  for r in table(folder, "pronouns")},
        quantities=frozenset(r["lemma"] for r in table(folder, "quantities")),
        measures=frozenset(r["lemma"] for r in table(folder, "measures")),
        sport=frozenset(r["lemma"] for r in table(folder, "sport")),
        supports={r["lemma"]: Support(r["status"].strip("-"), r["polarity"].strip("-"), r["link"])
                  for r in table(folder, "support")},
        factuality={r["lemma"]: r["kind"] for r in table(folder, "factuality")},
        phrases=tuple(sorted((Phrase(tuple(r["pattern"].split("_")), r["case"], r["kind"], r["relation"])
                              for r in table(folder, "attribution")),
                             key=lambda p: (-len(p.pattern), p.pattern))),
        demonyms={plain(r["lemma"]): r["actor"] for r in demonyms if r["kind"] == "adjective"},
        prefixes={plain(r["lemma"]): r["actor"] for r in demonyms if r["kind"] == "prefix"},
        inhabitants={plain(r["lemma"]): r["actor"] for r in demonyms if r["kind"] == "inhabitant"},
        crowds={plain(r["adjective"]): r["people"] for r in table(folder, "crowds")},
        seats={normal(r["name"]): Seat(r["actor"], r["kind"], r["place"] == "yes")
               for r in table(folder, "seats")},
        titles={lemma(r["title"]): r["kind"] for r in table(folder, "titles") if " " not in r["title"]},
        title_pairs={(first, head): r["kind"] for r in table(folder, "titles")
                     for first, _, head in [plain(r["title"]).partition(" ")] if head and " " not in head},
        homes={plain(r["office"]): r["actor"] for r in table(folder, "titles_home")},
        tenures={plain(r["word"]): r["status"] for r in table(folder, "titles_status")},
        offices={plain(r["office"]): r["class"] for r in table(folder, "heads")},
        alike={plain(r["office"]): r["class"] for name in ("heads", "alike") for r in table(folder, name)
               if r["class"] not in ("state", "opposition")},
        authorities=next(r["noun"] for r in table(folder, "authorities")),
        labels={r["place"]: tuple(r["labels"].split("|")) for r in table(folder, "labels")},
        doubtful={r["label"]: r["other"] for r in table(folder, "doubtful")},
        words={job: frozenset(found) for job, found in by_job.items()},
        prepositions=plainly,
        local=frozenset(r["place"] for r in table(folder, "places")),
        enforcers={r["noun"]: r["kind"] for r in table(folder, "enforcers")},
        forces=frozenset(r["noun"] for r in table(folder, "forces")),
        office_verbs={r["lemma"]: OfficeVerb(r["place"], r["who"], r["office"], r["status"])
                      for r in table(folder, "offices_verbs")},
        pairs={r["noun"]: r["type"] for r in table(folder, "pairs") if r["type"] != "-"},
        continuations=tuple(r["phrase"] for r in table(folder, "continuation")),
        anaphora={r["noun"]: Anaphor(frozenset(r["type"].split("|")),
                                      frozenset(r["class"].strip("-").split("|")) - {""})
                 for r in table(folder, "anaphora")},
        groups={lemma(r["noun"]): Group(r["type"], r["number"], r["use"])
                for r in reversed(table(folder, "groups")) if " " not in r["noun"]},
    )
