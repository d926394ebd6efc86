"""Mends what the parser is known to get wrong, before anything looks at the tree.

The rules stand in modules by what they mend: ``clauses`` gives each clause its verb and each verb its
subject, ``attachment`` hangs phrases where they belong, and so on. Their order is one list, ``REPAIRS``;
``mending`` goes through it.
"""

from __future__ import annotations

from kg.language.ru.agents import AGENTS
from kg.language.ru.apposed import named_one_by_one
from kg.language.ru.attachment import (
    approximate_numbers,
    counted_terms,
    crossed_agents,
    crossing_nouns,
    crossing_numbers,
    crossing_phrases,
    dash_apposition,
    dashed_terms,
    grouped_digits,
    leaping_genitives,
    leaping_phrases,
    leaping_prepositions,
    outlet_behind_dash,
    strayed_negation,
    subjects_behind_colon,
)
from kg.language.ru.brackets import bracketed_clauses, bracketed_phrases, speakers_before_colon
from kg.language.ru.case_forms import (
    apposed_beyond_verb,
    apposed_subjects,
    chained_adjectives,
    counting_people,
    joined_subjects,
    leading_attributes,
    people_behind_things,
    people_by_deed,
    subjects_behind_infinitives,
    subjects_like_genitives,
    substantives,
    uncased_subjects,
)
from kg.language.ru.clauses import (
    converbs_of_main_verbs,
    inserted_speech,
    interrupted_clause,
    joined_verbs,
    lists_of_next_clauses,
    loose_infinitive,
    objects_of_clauses,
    reported_clause,
    resumed_clause,
)
from kg.language.ru.deeds import parallel_deeds
from kg.language.ru.fronts import FRONTS
from kg.language.ru.government import (
    acting_things,
    counted_behind_about,
    counted_objects,
    genitives_behind_objects,
    judged,
    nested_infinitives,
    reflexive_subjects,
    second_objects,
    suffering_people,
    suffering_things,
    wanted_infinitives,
)
from kg.language.ru.joints import JOINTS, joined_by_case, second_couples
from kg.language.ru.lists import LISTS
from kg.language.ru.objects import OBJECTS
from kg.language.ru.officers import (
    acting_officers,
    appointed,
    appointers,
    before_joint,
    deprived,
    named_among,
    offices_taken,
    one_of_several,
    stand_ins,
    what_people_do,
)
from kg.language.ru.order import ORDER
from kg.language.ru.participles import PARTICIPLES
from kg.language.ru.people import PEOPLE
from kg.language.ru.recipients import (
    demanded,
    described_people,
    gerund_objects,
    given_companies,
    given_things,
    listed_recipients,
    those_entered,
)
from kg.language.ru.relatives import (
    living_antecedents,
    lost_relatives,
    relative_clauses,
    whose_clauses,
)
from kg.language.ru.reports import (
    behind_semicolon,
    gerunds_of_reports,
    named_speakers,
    nearest_report,
    opening_reports,
    reporters_behind_owners,
    subject_before_report,
    told_where,
    uninflected_reporters,
)
from kg.language.ru.strays import STRAYS
from kg.language.ru.subjects import SUBJECTS, listed_subjects

REPAIRS = (described_people, speakers_before_colon, *JOINTS, grouped_digits, acting_officers, stand_ins,
           appointed, appointers, offices_taken, what_people_do, one_of_several, named_among,
           uninflected_reporters, reporters_behind_owners, told_where, reported_clause, gerund_objects,
           loose_infinitive,
           subject_before_report, nearest_report, *SUBJECTS, interrupted_clause, resumed_clause,
           joined_verbs, strayed_negation, lost_relatives, relative_clauses, living_antecedents,
           whose_clauses, second_couples, leaping_prepositions, crossing_nouns, crossed_agents,
           crossing_numbers, crossing_phrases, leaping_genitives, leaping_phrases, approximate_numbers,
           counted_terms, inserted_speech, objects_of_clauses, subjects_behind_colon, dashed_terms,
           dash_apposition, outlet_behind_dash, wanted_infinitives, nested_infinitives, second_objects,
           genitives_behind_objects, demanded, counted_objects, given_companies, listed_recipients,
           judged, reflexive_subjects, named_speakers,
           suffering_people, suffering_things, listed_subjects, acting_things, counted_behind_about,
           converbs_of_main_verbs, gerunds_of_reports, before_joint, deprived, joined_by_case,
           joined_subjects, substantives, leading_attributes, chained_adjectives, apposed_subjects,
           apposed_beyond_verb, counting_people, people_by_deed, subjects_behind_infinitives,
           subjects_like_genitives, uncased_subjects, people_behind_things, parallel_deeds, given_things,
           *ORDER,
           behind_semicolon, opening_reports, *PEOPLE, *STRAYS, bracketed_clauses, bracketed_phrases,
           *AGENTS, *PARTICIPLES,
           *FRONTS, *LISTS, lists_of_next_clauses, named_one_by_one, those_entered,
           *OBJECTS)
"""The rules in the order in which they are applied."""
