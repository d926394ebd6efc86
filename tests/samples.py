"""Extractions made by hand from short articles written for the tests, for rooms that need some.

``plain()`` is three ordinary articles that use every field of the model at least once; ``hostile()`` one
whose every text is an attack (and which ends a line as Windows does); ``bare()`` one with nothing but
its text; ``everything()`` is all of them. The words of a span are given as text and looked for from the
sentence that they stand in.
"""

from __future__ import annotations

from kg.model import (
    Actor,
    Article,
    Block,
    BlockKind,
    Extraction,
    Mention,
    Origin,
    Polarity,
    Role,
    RoleStatus,
    Span,
    Statement,
    Status,
    Time,
)

WIKIDATA = "http://www.wikidata.org/entity/"
MINTED = "https://kg.example/id/actor/"


def actor(iri: str, kind: str, ru: str, en: str | None = None, aliases: tuple[str, ...] = ()) -> Actor:
    """Return an actor named in Russian and, where given, in English."""
    names = (("en", en), ("ru", ru)) if en else (("ru", ru),)
    return Actor(iri, en or ru, kind, names, aliases)


NORWAY = actor(WIKIDATA + "Q20", "State", "Норвегия", "Norway", ("Королевство Норвегия",))
FRANCE = actor(WIKIDATA + "Q142", "State", "Франция", "France")
UN = actor(WIKIDATA + "Q1065", "Organisation", "ООН", "United Nations")
REUTERS = actor(WIKIDATA + "Q130879", "Media", "Рейтер", "Reuters")
OSLO = actor(WIKIDATA + "Q585", "Place", "Осло", "Oslo")
VETROVA = actor(MINTED + "anna-vetrova", "Person", "Анна Ветрова", "Anna Vetrova", ("Ветрова", "А. Ветрова"))
LESNOY = actor(MINTED + "pyotr-lesnoy", "Person", "Пётр Лесной", "Pyotr Lesnoy")
VESTNIK = actor(MINTED + "severnyj-vestnik", "Media", "Северный вестник")
MEMO = actor(MINTED + "memo", "Document", "служебная записка")
FISHERS = actor(MINTED + "fishers", "Group", "рыбаки", "fishermen")
FERRY = actor(MINTED + "parom-zarya", "Thing", "паром «Заря»")


def article(text: str, **known: str | None) -> Article:
    """Return an article whose first line is the title and whose other lines are paragraphs."""
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        kind = BlockKind.PARAGRAPH if blocks else BlockKind.TITLE
        if line.strip():
            blocks.append(Block(kind, at, at + len(line.rstrip("\n"))))
        at += len(line)
    return Article(text, tuple(blocks), **known)  # type: ignore[arg-type]


Words = tuple[Actor, str]


def words(source: Article, quote: str, after: int = 0) -> Span:
    """Return the span of the first place from ``after`` on where the article has ``quote``."""
    at = source.text.index(quote, after)
    return source.span(at, at + len(quote))


class Scribe:
    """Writes down what one article says, with the words of each part given as text."""

    def __init__(self, source: Article) -> None:
        """Open an empty page for ``source``."""
        self.article = source
        self.statements: list[Statement] = []
        self.roles: list[Role] = []

    def mention(self, part: Words | None, within: Span, reason: str = "name") -> Mention | None:
        """Return the mention of an actor by the words given."""
        return part and Mention(part[0], words(self.article, part[1], within.start), reason)

    def says(
        self,
        sentence: str,
        relation: str,
        agent: Words,
        recipient: Words | None = None,
        *,
        evidence: str | None = None,
        theme: str | None = None,
        place: Words | None = None,
        time: tuple[str, str] | None = None,
        sources: tuple[Words, ...] = (),
        polarity: Polarity = Polarity.AFFIRMED,
        status: Status = Status.ACTUAL,
        reason: str = "name",
        rules: tuple[str, ...] = ("subject", "preposition"),
    ) -> None:
        """Add a statement made by ``sentence``, in the words ``evidence`` of it."""
        around = words(self.article, sentence)
        who = self.mention(agent, around, reason)
        assert who is not None
        self.statements.append(
            Statement(
                self.article.key,
                relation,
                who,
                words(self.article, evidence or sentence, around.start),
                around,
                self.mention(recipient, around),
                words(self.article, theme, around.start) if theme else None,
                self.mention(place, around),
                Time(time[0], words(self.article, time[1], around.start)) if time else None,
                polarity,
                status,
                tuple(found for source in sources if (found := self.mention(source, around))),
                Origin("kg/language/ru/frames.tsv:7", rules),
            )
        )

    def holds(
        self,
        evidence: str,
        person: Words,
        office: str,
        of: Words | None = None,
        status: RoleStatus = RoleStatus.CURRENT,
        time: str | None = None,
    ) -> None:
        """Add an office that a person holds."""
        around = words(self.article, evidence)
        who = self.mention(person, around)
        assert who is not None
        self.roles.append(
            Role(
                self.article.key,
                who,
                office,
                around,
                self.mention(of, around),
                status,
                time,
                Origin("kg/language/ru/roles.tsv:3", ("apposition",)),
            )
        )

    def extraction(self) -> Extraction:
        """Return all that was written down."""
        return Extraction(self.article, tuple(self.statements), tuple(self.roles))


LETTER = """Ветрова просит Норвегию о ледоколах
Министр портов Анна Ветрова 3 марта 2025 года попросила Норвегию о ледоколах, пишет «Северный вестник» \
со ссылкой на служебную записку.
В мае она намерена посетить Осло.
По данным Рейтер, Норвегия не поставляла паромы рыбакам.
"""

DENIAL = """Норвегия опровергла поставки
Представитель МИД Пётр Лесной опроверг, что Норвегия поставляла Франции катера.
«Норвегия передала Франции катера летом», — утверждает «Северный вестник».
Паром «Заря» прибыл в Осло 5 марта.
"""

TALKS = """Лесной и Ветрова встретились
Бывший посол при ООН Пётр Лесной встретился с Анной Ветровой в Осло.
ООН может ввести санкции против Франции 😀, сообщает Рейтер.
Рыбаки протестовали.
"""

HOSTILE = """=HYPERLINK("http://evil.example";"</script><script>alert(1)</script>")\r
+cmd|' /C calc'!A0 "Джон \\' OR 1=1 //`x`" \\u0027 ударил <b>Мэри</b> & \u202egnp.exe
@SUM(1)\tDROP GRAPH <x>; } INSERT DATA { <a> <b> \"\"\"c\"\"\" } ]]> --> \u2028 \u0085 \x0b \x1b[31m 'конец'
"""


def letter() -> Extraction:
    """A request with a chain of two sources, a plan, a denied supply, a role with its time."""
    scribe = Scribe(
        article(
            LETTER, title="Ветрова просит Норвегию о ледоколах", published="2025-03-04T10:30",
            publisher="Северный вестник", url="https://vestnik.example/2025/03/ledokoly?id=1&page=2",
            language="ru", author="О. Строкова", origin="letter.txt",
        )
    )  # fmt: skip
    asked, plans, denied = LETTER.splitlines()[1:4]
    scribe.says(
        asked, "Request", (VETROVA, "Анна Ветрова"), (NORWAY, "Норвегию"), theme="ледоколах",
        evidence="попросила Норвегию о ледоколах", time=("2025-03-03", "3 марта 2025 года"),
        sources=((VESTNIK, "«Северный вестник»"), (MEMO, "служебную записку")),
    )  # fmt: skip
    scribe.says(
        plans, "Visit", (VETROVA, "она"), place=(OSLO, "Осло"), time=("2025-05", "В мае"),
        status=Status.PLANNED, reason="pronoun", rules=("antecedent",),
    )  # fmt: skip
    scribe.says(
        denied, "Supply", (NORWAY, "Норвегия"), (FISHERS, "рыбакам"), theme="паромы",
        polarity=Polarity.NEGATED, sources=((REUTERS, "Рейтер"),), rules=(),
    )  # fmt: skip
    scribe.holds(
        "Министр портов Анна Ветрова", (VETROVA, "Анна Ветрова"), "министр портов", time="2025-03-03"
    )
    return scribe.extraction()


def denial() -> Extraction:
    """A denial, the statement it denies, the same affirmed by another, an arrival of a thing."""
    scribe = Scribe(
        article(
            DENIAL, title="Норвегия опровергла поставки", published="2025-03-06", publisher="Рейтер",
            language="ru", origin="denial.txt",
        )
    )  # fmt: skip
    denies, claims, arrives = DENIAL.splitlines()[1:4]
    inner = "Норвегия поставляла Франции катера"
    scribe.says(denies, "Deny", (LESNOY, "Пётр Лесной"), theme=inner, evidence="опроверг")
    scribe.says(
        denies, "Supply", (NORWAY, "Норвегия"), (FRANCE, "Франции"), theme="катера", evidence=inner,
        polarity=Polarity.NEGATED, sources=((LESNOY, "Пётр Лесной"),),
    )  # fmt: skip
    scribe.says(
        claims, "Supply", (NORWAY, "Норвегия"), (FRANCE, "Франции"), theme="катера",
        time=("2024-06/2024-08", "летом"), sources=((VESTNIK, "«Северный вестник»"),),
    )  # fmt: skip
    scribe.says(
        arrives, "Arrive", (FERRY, "Паром «Заря»"), place=(OSLO, "Осло"), time=("2025-03-05", "5 марта")
    )
    scribe.holds(
        "Представитель МИД Пётр Лесной", (LESNOY, "Пётр Лесной"), "представитель МИД", (NORWAY, "Норвегия")
    )
    return scribe.extraction()


def talks() -> Extraction:
    """A symmetric relation, a hypothetical one, an agent alone, a former role, a character beyond U+FFFF."""
    scribe = Scribe(article(TALKS, published="2025-04", language="ru", origin="talks.txt"))
    met, may, protested = TALKS.splitlines()[1:4]
    scribe.says(met, "Meet", (LESNOY, "Пётр Лесной"), (VETROVA, "Анной Ветровой"), place=(OSLO, "Осло"))
    scribe.says(
        may, "Sanction", (UN, "ООН"), (FRANCE, "Франции"), evidence="может ввести санкции против Франции 😀",
        status=Status.HYPOTHETICAL, sources=((REUTERS, "Рейтер"),),
    )  # fmt: skip
    scribe.says(protested, "Protest", (FISHERS, "Рыбаки"))
    scribe.holds(
        "Бывший посол при ООН Пётр Лесной", (LESNOY, "Пётр Лесной"), "посол при ООН", (UN, "ООН"),
        RoleStatus.FORMER,
    )  # fmt: skip
    return scribe.extraction()


def hostile() -> Extraction:
    """An article whose every word tries to leave its place."""
    source = article(
        HOSTILE, title=HOSTILE.splitlines()[0], publisher="=1+1|evil\"'`\\", published="2025-05-01",
        url='https://evil.example/"><script>alert(1)</script>', language="ru", author="@author\nsecond line",
        origin="../../etc/passwd",
    )  # fmt: skip
    john = Actor(
        MINTED + "john", "+cmd|' /C calc'!A0 \"Джон \\' OR 1=1 //`x`\" \\u0027", "Person",
        (("ru", "<script>alert(1)</script>"), ("en", "=1+1")), ("-2+3", "a,b;\"c\"\r\nd", "`]}-->"),
    )  # fmt: skip
    mary = Actor(MINTED + "mary", "<b>Мэри</b> & \u202egnp.exe", "Person", (("ru", "<b>Мэри</b>"),))
    scribe = Scribe(source)
    scribe.says(
        source.text.rstrip("\n"), "Attack", (john, "Джон"), (mary, "Мэри"), evidence="ударил <b>Мэри</b> &",
        theme="@SUM(1)\tDROP GRAPH <x>; } INSERT DATA { <a> <b> \"\"\"c\"\"\" } ]]> --> \u2028 \u0085",
        sources=((john, "Джон"),),
    )  # fmt: skip
    scribe.holds(
        "Джон \\' OR 1=1 //`x`\" \\u0027 ударил <b>Мэри",
        (mary, "Мэри"),
        "=president\"'`\\",
        (john, "Джон"),
        RoleStatus.ELECT,
    )
    return scribe.extraction()


def bare() -> Extraction:
    """An article of which nothing is known and nothing was read."""
    return Extraction(article("Kvitteringen ligger i kassen.", language="nb"), language_known=False)


def plain() -> list[Extraction]:
    """The three ordinary articles."""
    return [letter(), denial(), talks()]


def everything() -> list[Extraction]:
    """The ordinary articles, the hostile one and the bare one."""
    return [*plain(), hostile(), bare()]
