"""Proper names in the nominative: Russian and foreign, of women and men, declined or not."""

from __future__ import annotations

import pytest

from kg import language

CASES = ("Nom", "Gen", "Dat", "Ins")
MEN = """
Джефф Моррелл | Джеффа Моррелла | Джеффу Морреллу | Джеффом Морреллом
Сейджи Маехара | Сейджи Маехары | - | Сейджи Маехарой
Марк Эспер | Марка Эспера | Марку Эсперу | Марком Эспером
Янис Варуфакис | Яниса Варуфакиса | Янису Варуфакису | Янисом Варуфакисом
Хорхе Сота | Хорхе Соты | - | Хорхе Сотой
Стефан Колев | Стефана Колева | Стефану Колеву | Стефаном Колевым
Сергей Багапш | Сергея Багапша | Сергею Багапшу | Сергеем Багапшем
Зураб Церетели | Зураба Церетели | Зурабу Церетели | Зурабом Церетели
Лех Качиньский | Леха Качиньского | Леху Качиньскому | Лехом Качиньским
Олег Ковальчук | Олега Ковальчука | Олегу Ковальчуку | Олегом Ковальчуком
Роберт Шлегель | Роберта Шлегеля | Роберту Шлегелю | Робертом Шлегелем
Усама бин Ладен | Усамы бин Ладена | Усаме бин Ладену | Усамой бин Ладеном
Доминик Стросс-Кан | Доминика Стросс-Кана | Доминику Стросс-Кану | Домиником Стросс-Каном
Ким Чен Ир | Ким Чен Ира | Ким Чен Иру | Ким Чен Иром
Ху Цзиньтао | Ху Цзиньтао | Ху Цзиньтао | Ху Цзиньтао
Григорий Лепс | Григория Лепса | Григорию Лепсу | Григорием Лепсом
"""
WOMEN = """
Ирина Сомова|Ирины Сомовой|Ирине Сомовой|Ириной Сомовой
Вера Полозкова|Веры Полозковой|Вере Полозковой|Верой Полозковой
Ангела Меркель | Ангелы Меркель | Ангеле Меркель | Ангелой Меркель
Анна Ковальчук | Анны Ковальчук | Анне Ковальчук | Анной Ковальчук
Людмила Путинцева | Людмилы Путинцевой | Людмиле Путинцевой | Людмилой Путинцевой
Юлия Тимошенко | Юлии Тимошенко | Юлии Тимошенко | Юлией Тимошенко
Хиллари Клинтон | Хиллари Клинтон | Хиллари Клинтон | Хиллари Клинтон
"""
FORMS = [(form.strip(), case, gender, forms[0].strip())
         for table, gender in ((MEN, "Masc"), (WOMEN, "Fem"))
         for forms in (line.split("|") for line in table.strip().splitlines())
         for form, case in zip(forms, CASES, strict=True) if form.strip() != "-"]


@pytest.mark.parametrize(("form", "case", "gender", "nominative"), FORMS)
def test_forms(form: str, case: str, gender: str, nominative: str) -> None:
    russian = language.get("ru")
    assert russian is not None
    assert russian.name_form(form, "PER", case, gender).replace("ё", "е") == nominative.replace("ё", "е")


@pytest.mark.parametrize(("form", "nominative"), [("Марку Эсперу", "Марк Эспер"),
                                                  ("Ангеле Меркель", "Ангела Меркель")])
def test_a_first_name_that_is_no_nominative_is_none_whatever_the_tagger_says(form: str,
                                                                           nominative: str) -> None:
    russian = language.get("ru")
    assert russian is not None
    assert russian.name_form(form, "PER", "Nom", "") == nominative


def test_a_nominative_stays_whatever_the_tagger_says() -> None:
    russian = language.get("ru")
    assert russian is not None
    assert russian.name_form("Стефан Колев", "PER", "Gen", "Masc") == "Стефан Колев"
