"""Mends a sentence by all repairs, in their order.

Most repairs cannot apply to most sentences. ``SIGNS`` says what a sentence must have for a repair to do
anything, so that one look at the sentence turns down four of five.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from kg.language.ru import (
    agents,
    apposed,
    attachment,
    brackets,
    case_forms,
    clauses,
    deeds,
    fronts,
    gaps,
    government,
    joints,
    lists,
    objects,
    officers,
    order,
    participles,
    people,
    recipients,
    relatives,
    repair,
    reports,
    strays,
    subjects,
)
from kg.language.ru.attachment import DASHES, MARKS
from kg.language.ru.officers import TAKING
from kg.language.ru.relatives import RELATIVE, WHOSE
from kg.language.ru.tagging import LEGAL_FORMS
from kg.language.ru.trees import rooted
from kg.model import Token

Repair = Callable[[Sequence[Token]], list[Token]]
Needs = tuple[frozenset[str], tuple[frozenset[str], ...]]
"""Signs that a sentence must have all, and sets of signs of each of which it must have one."""

OBJECTS = frozenset({"obj", "obl", "iobj"})
BESIDE = frozenset({"nmod", "appos"})

SIGNS: dict[Repair, tuple[str | frozenset[str], ...]] = {
    agents.abbreviated_agents: ("Part",),
    agents.ages_before_names: ("ADJ", "PROPN", "appos", "nsubj"),
    agents.quantities_that_act: (government.COLLECTIVE, "obj"),
    agents.relatives_that_act: (RELATIVE, "obj"),
    agents.subjects_of_modals: ("Inf", "xcomp", "obj", "Nom"),
    apposed.named_one_by_one: (",", "cc", "PROPN"),
    attachment.approximate_numbers: (attachment.APPROXIMATORS,),
    attachment.counted_terms: ("nummod", "case", "Gen"),
    attachment.crossed_agents: ("Ins", "nmod", "Gen", OBJECTS),
    attachment.crossing_nouns: ("nmod", "Fin"),
    attachment.crossing_numbers: ("nummod", "nsubj", "Fin"),
    attachment.crossing_phrases: ("nmod", "nsubj", "case", "Fin"),
    attachment.dash_apposition: ("PROPN", MARKS),
    attachment.dashed_terms: (DASHES, "Fin"),
    attachment.grouped_digits: ("2 digits",),
    attachment.leaping_genitives: (frozenset({"amod", "nmod"}),),
    attachment.leaping_phrases: (",", "VERB", OBJECTS),
    attachment.leaping_prepositions: ("case", "nmod"),
    attachment.outlet_behind_dash: (DASHES,),
    attachment.strayed_negation: ("не", "PART"),
    attachment.subjects_behind_colon: (":", "PROPN", "Fin"),
    brackets.bracketed_clauses: ("(", ")", "2 Fin"),
    brackets.bracketed_phrases: ("(", ")", "Part"),
    brackets.speakers_before_colon: (":",),
    case_forms.apposed_beyond_verb: ("appos", "PROPN", "Fin"),
    case_forms.apposed_subjects: (BESIDE, "Nom"),
    case_forms.chained_adjectives: ("2 amod",),
    case_forms.counting_people: ("nummod", "nmod", "Fin"),
    case_forms.joined_subjects: ("cc", "appos", "nsubj"),
    case_forms.leading_attributes: ("ADP",),
    case_forms.people_behind_things: ("nsubj", "obj", "PROPN", "flat:name", "Fin"),
    case_forms.people_by_deed: ("Part", "nmod"),
    case_forms.subjects_behind_infinitives: ("Inf", "obj", "Fin"),
    case_forms.subjects_like_genitives: ("nmod", "obj", "Gen", "Fin"),
    case_forms.uncased_subjects: ("nmod", "PROPN", "case", "Fin"),
    case_forms.substantives: (frozenset({"2 iobj", "2 obj", "2 obl", "2 nmod"}), "NOUN"),
    clauses.converbs_of_main_verbs: ("Conv",),
    clauses.inserted_speech: ("2 Fin", MARKS),
    clauses.interrupted_clause: ("Nom", "VERB"),
    clauses.joined_verbs: ("cc", "conj", "2 Fin"),
    clauses.lists_of_next_clauses: ("nsubj", "conj", "cc", "2 Fin"),
    clauses.loose_infinitive: ("Inf", "VERB"),
    clauses.objects_of_clauses: ("ccomp", "mark"),
    clauses.reported_clause: ("2 root", "mark"),
    clauses.resumed_clause: ("и", "cc", "conj", "Fin"),
    deeds.parallel_deeds: ("conj",),
    fronts.among_them: ("число", "в", "Gen"),
    fronts.lists_behind_phrases: ("PROPN", "conj", BESIDE, "Fin"),
    fronts.objects_like_subjects: ("2 nsubj",),
    fronts.participles_before_lists: ("Part", "conj"),
    gaps.gapped: (gaps.DASHES, "Fin"),
    gaps.gapped_without_dash: ("а", ","),
    government.acting_things: ("2 obj", "Fin"),
    government.counted_behind_about: ("nummod:gov", "о"),
    government.counted_objects: ("nmod", "nummod", "Gen", "Fin"),
    government.genitives_behind_objects: ("2 obj", "Gen"),
    government.judged: (government.JUDGING, "Ins"),
    government.nested_infinitives: ("2 Inf", "NOUN"),
    government.reflexive_subjects: ("obj", "Fin"),
    government.second_objects: ("2 obj",),
    government.suffering_people: ("Fin",),
    government.suffering_things: ("nsubj", "VERB"),
    government.wanted_infinitives: ("Inf", "NOUN"),
    joints.genitives_beyond_phrases: ("nmod", "case", "Gen"),
    joints.joined_by_case: ("conj",),
    joints.joined_companies: (LEGAL_FORMS,),
    joints.participles_before_nouns: ("Part",),
    joints.people_of_names: ("ADJ", "PROPN", "amod"),
    joints.phrases_behind_verbs: ("case", ",", "Fin"),
    joints.second_couples: ("между", "conj"),
    lists.clauses_of_purpose: ("чтобы", "ccomp", "Fin"),
    lists.counted_before_colon: ("obj", "nummod", "Fin"),
    lists.joined_beyond_participles: ("conj", "Part", "acl"),
    lists.joined_beyond_phrases: ("conj", "nmod", "NOUN"),
    lists.joined_to_verbs: ("conj", "VERB"),
    lists.likewise: ("как", "и", "nsubj"),
    lists.lists_before_verbs: ("conj",),
    lists.lists_behind_sources: ("conj", ",", "Fin"),
    lists.named_beside_named: ("appos", "conj", "PROPN", ","),
    lists.names_run_together: ("flat:name", "Acc", "Fin"),
    lists.second_of_two_subjects: ("2 nsubj", "cc", "Fin"),
    lists.sums_behind_adverbs: ("conj", "ADV", "nummod", "VERB"),
    lists.things_behind_recipients: ("nsubj", "Acc", "Fin"),
    objects.given_relatives: (RELATIVE, "iobj", "Ins"),
    objects.names_behind_titles: ("appos", "PROPN", frozenset({"Dat", "Ins"})),
    objects.objects_beyond_participles: ("Part", objects.SUFFERING, objects.SET_OFF, ",", "Fin"),
    objects.people_behind_posts: ("obl", "Acc", "PROPN", "VERB"),
    objects.single_people: ("nsubj", "obj", "PROPN", "flat:name"),
    objects.subjects_behind_datives: ("Dat", "Nom", "nmod", "Fin"),
    objects.sums: ("nummod", "VERB"),
    objects.things_before_owners: ("amod", "obj", "Acc", "Gen"),
    officers.acting_officers: (officers.ACTING, officers.DUTY),
    officers.appointed: ("PROPN", "Ins"),
    officers.appointers: ("nmod", "Ins", officers.POSTS),
    officers.before_joint: ("cc", "conj", "VERB"),
    officers.deprived: (officers.DEPRIVING,),
    officers.named_among: (frozenset({officers.AMONG, officers.NUMBER}),),
    officers.offices_taken: (BESIDE, "Ins", TAKING),
    officers.one_of_several: ("один", "conj", ","),
    officers.stand_ins: (officers.STANDINS | {"и", "И"}, "Gen"),
    officers.what_people_do: ("Inf", frozenset({"nmod", "acl"})),
    order.converb_subjects: ("Conv", "nsubj"),
    order.crossing_infinitives: ("2 Inf", "xcomp", "Fin"),
    order.disagreeing_subjects: ("nsubj", frozenset({"2 nsubj", "obj"}), "Fin"),
    order.fronted_objects: ("nsubj", "Acc", "Nom"),
    order.leaping_subjects: ("nsubj", "2 Fin"),
    order.objects_behind_names: ("nsubj", "nmod", "Fin"),
    order.owners_of_objects: ("nsubj", "obj"),
    order.subjects_behind_verbs: ("2 obj", "Fin"),
    participles.agents_before_passives: ("Ins", "nmod"),
    participles.agents_behind_dates: ("Ins", frozenset({"acl", "amod"})),
    participles.doers_behind_objects: ("Part", "2 nsubj"),
    participles.nouns_of_participles: ("Part", "nsubj"),
    participles.objects_of_participles: ("Part", frozenset({"Acc", "Gen"})),
    participles.patients_behind_agents: ("2 nsubj", "Ins", "nmod"),
    participles.set_off: ("Part",),
    people.accused_bodies: (people.ACCUSING, "nsubj", "obl"),
    people.acting_participles: ("Part", "NOUN"),
    people.asked_people: ("Inf", "Fin", frozenset({"Acc", "Gen"})),
    people.from_whose_side: (people.SIDE, "fixed", "nmod"),
    people.fronted_datives: ("nsubj", "obj", "Nom", "Fin"),
    people.nominative_objects: ("nsubj", "obj", "Fin"),
    people.owners_before_demands: ("2 obj", recipients.EXACTING),
    people.people_from: ("amod", recipients.EXACTING, "от"),
    people.single_owners: ("appos", "PROPN"),
    people.stray_prepositions: ("case",),
    recipients.demanded: (recipients.DEMANDING, "от", "nmod", "Gen"),
    recipients.described_people: ("ADJ", "PROPN"),
    recipients.gerund_objects: ("Conv", "advcl", "obj"),
    recipients.given_companies: (LEGAL_FORMS,),
    recipients.given_things: ("iobj", "Dat", "Acc"),
    recipients.listed_recipients: ("nsubj",),
    recipients.those_entered: (recipients.REGISTERS, "obl", "VERB"),
    relatives.living_antecedents: (RELATIVE, "obj", "acl:relcl"),
    relatives.lost_relatives: (RELATIVE,),
    relatives.relative_clauses: (RELATIVE, "acl:relcl"),
    relatives.whose_clauses: (WHOSE, "det"),
    reports.behind_semicolon: (";", "ccomp", "Fin"),
    reports.gerunds_of_reports: ("Conv", "ccomp", "что"),
    reports.named_speakers: (reports.SAYING, "nmod", "flat:name"),
    reports.nearest_report: ("что", "mark", "ccomp", "Fin"),
    reports.opening_reports: ("как", "Fin"),
    reports.reporters_behind_owners: ("obj", "Fin", frozenset({"det", "nmod"})),
    reports.subject_before_report: (strays.REPORT, "mark", "nsubj", "Fin"),
    reports.told_where: ("Loc", "Fin"),
    reports.uninflected_reporters: (OBJECTS, "Fin"),
    strays.going_on: ("Conv", "mark", ","),
    strays.joint_adjectives: ("CCONJ",),
    strays.leaping_clauses: ("mark", "2 Fin"),
    strays.leaping_modifiers: (BESIDE, "Fin"),
    strays.leaping_settings: ("obl", "mark", strays.REPORT, "Fin"),
    strays.objects_behind_owners: ("2 nmod", "PROPN", "Ins"),
    strays.objects_of_arms: (strays.ARMS, "Ins", "nmod"),
    strays.official_names: ("ADJ", "PROPN", "conj"),
    strays.predicative_adjectives: ("amod", "Ins"),
    subjects.acts_of_speakers: ("cc", "conj", "2 Fin", ","),
    subjects.adjacent_subjects: ("nsubj", "2 Fin", ","),
    subjects.companions_of_subjects: ("nsubj", "nmod", "Ins"),
    subjects.counted_subjects: ("nummod", "Fin"),
    subjects.crossed_subjects: ("2 nsubj",),
    subjects.leaping_conjuncts: ("conj", "Nom", "Fin"),
    subjects.listed_subjects: ("2 obj", "conj", "Fin"),
    subjects.past_after_future: ("ccomp", "conj", "Fin", subjects.AGAINST),
    subjects.second_clauses: ("и", "2 ccomp"),
    subjects.second_subject: ("2 nsubj",),
    subjects.shared_subjects: ("2 nsubj",),
    subjects.stray_subjects: (BESIDE, "Nom", "VERB"),
    subjects.subject_beyond: ("nsubj", "conj"),
}
"""For each repair the signs without which it changes nothing; those that need next to nothing have none."""


def needs(each: Repair) -> Needs:
    """Return the signs that a sentence must have for a repair."""
    signs = SIGNS.get(each, ())
    return (frozenset(sign for sign in signs if isinstance(sign, str)),
            tuple(sign for sign in signs if not isinstance(sign, str)))


REPAIRS: tuple[tuple[Repair, Needs], ...] = tuple((each, needs(each)) for each in repair.REPAIRS)


def signs(tokens: Sequence[Token]) -> set[str]:
    """Return what a sentence has: texts, lemmas, classes, relations (``nummod`` also for ``nummod:gov``),
    cases, verb forms and ``digits``; of the last and of relations also whether there are two: ``2 nsubj``."""
    seen: set[str] = set()
    counted: list[str] = []
    for token in tokens:
        seen.update((token.text, token.lemma, token.pos, token.rel.partition(":")[0], token.feat("Case")))
        counted += (token.rel, token.feat("VerbForm"), "digits" if token.text.isdigit() else "")
    seen.update(counted)
    seen.update(f"2 {sign}" for sign, times in Counter(counted).items() if times > 1)
    return seen


def repaired(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens of a sentence with arcs that cannot be so put right; a repair that would make a loop
    is not taken."""
    mended = mend(tokens, lambda _: True)
    if not rooted(mended):  # seldom, so that each repair is looked at only then
        mended = mend(tokens, rooted)
    return tuple(mended)


def mend(tokens: Sequence[Token], allowed: Callable[[Sequence[Token]], bool]) -> list[Token]:
    """Return the tokens after all repairs whose signs they have and whose outcome is ``allowed``."""
    mended, seen = list(tokens), signs(tokens)
    for each, (every, some) in REPAIRS:
        if every <= seen and not (some and any(map(seen.isdisjoint, some))):
            after = each(mended)
            if after != mended and allowed(after):
                mended, seen = after, signs(after)
    return mended
