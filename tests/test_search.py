"""Names are found by any part of any of them, and by pinyin initials."""

from __future__ import annotations

import random
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.search import (
    SCHEMA,
    clear_index,
    find_initials,
    find_named,
    fold_name,
    index_changes,
    index_entities,
    search_names,
)
from kg.types import Entity
from kg.vocabulary import Kind
from tests.growth import cpu_seconds


def entity(name: str, *aliases: str, kind: Kind = Kind.COMPANY) -> Entity:
    return Entity(f"https://x/{name}", kind, name, aliases)


def index(*entities: Entity) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(SCHEMA)
    index_entities(connection, entities)
    return connection


SAMPLE = (
    entity("远山花房科技有限公司", "花房集团", "远山花房"),
    entity("成都高新技术产业开发区", "成都高新区", kind=Kind.ZONE),
    entity("高新(北斗)有限公司"),
    entity("ABC-远山Ｌｔｄ"),
    entity("𠮷祥🚀公司"),
)


@pytest.fixture(scope="module")
def sample() -> sqlite3.Connection:
    return index(*SAMPLE)


@pytest.mark.parametrize(
    ("term", "name"),
    [
        ("花房", "远山花房科技有限公司"),
        ("花", "远山花房科技有限公司"),
        ("团", "远山花房科技有限公司"),
        ("房集", "远山花房科技有限公司"),
        ("成都高新区", "成都高新技术产业开发区"),
        ("cdgxq", "成都高新技术产业开发区"),
        ("CDGX", "成都高新技术产业开发区"),
        ("hfjt", "远山花房科技有限公司"),
        ("新北斗", "高新(北斗)有限公司"),
        ("高新（北斗）", "高新(北斗)有限公司"),
        ("ltd", "ABC-远山Ｌｔｄ"),
        ("bc远", "ABC-远山Ｌｔｄ"),
        ("𠮷", "𠮷祥🚀公司"),
    ],
)
def test_every_part_is_found(sample, term, name):
    assert name in [hit.name for hit in search_names(sample, term)]


@pytest.mark.parametrize(
    "term", ["", " ", "（）", "花房花房", "房花", "zzz", '"', "*", "NEAR(", "'; DROP TABLE label;"]
)
def test_what_is_not_there_is_not_found(sample, term):
    assert search_names(sample, term) == ()


def test_the_best_come_first(sample):
    assert search_names(sample, "高新")[0].name == "高新(北斗)有限公司"
    assert {hit.kind for hit in search_names(sample, "高新", kind="Zone")} == {"Zone"}
    assert len(search_names(sample, "高新", limit=1)) == 1
    assert find_named(sample, "花房集团")[0].name == "远山花房科技有限公司"


def test_names_can_be_forgotten():
    connection = index(*SAMPLE)
    index_changes(connection, [SAMPLE[0].id], [])
    assert search_names(connection, "花房") == ()
    assert search_names(connection, "高新")
    index_entities(connection, [SAMPLE[0]])
    assert search_names(connection, "花房")
    clear_index(connection)
    assert search_names(connection, "高新") == ()


def test_names_that_stay_are_left_as_they_are():
    connection = index(*SAMPLE)
    held = dict(connection.execute("SELECT form, id FROM label"))
    grown = entity(SAMPLE[0].name, "花房集团", "花房股份")
    index_changes(connection, [grown.id], [grown])
    forms = dict(connection.execute("SELECT form, id FROM label"))
    assert forms.keys() == held.keys() - {"远山花房"} | {"花房股份"}
    assert all(forms[form] == number for form, number in held.items() if form != "远山花房")
    assert [hit.form for hit in search_names(connection, "花房股")] == ["花房股份"]
    assert {hit.form for hit in search_names(connection, "远山花房")} == {"远山花房科技有限公司"}
    renamed = Entity(grown.id, grown.kind, "花房股份", (grown.name,))
    index_changes(connection, [grown.id], [renamed])
    assert {hit.name for hit in search_names(connection, "花房")} == {"花房股份"}


def test_initials_follow_the_reading_of_the_word():
    assert find_initials("重庆") == "cq"
    assert find_initials("ABC") == ""


@settings(deadline=None, max_examples=60)
@given(st.text(min_size=1, max_size=12), st.data())
def test_any_name_is_found_by_any_of_its_parts(name, data):
    folded = fold_name(name)
    if not folded:
        return
    start = data.draw(st.integers(0, len(folded) - 1))
    stop = data.draw(st.integers(start + 1, len(folded)))
    connection = index(entity(name))
    found = search_names(connection, folded[start:stop])
    connection.close()
    if fold_name(folded[start:stop]) == folded[start:stop]:
        assert [hit.name for hit in found] == [name]


def test_a_selective_term_costs_less_than_looking_through_70000_names(monkeypatch):
    monkeypatch.setattr(
        "kg.search.find_initials", lambda text: ""
    )  # 70,000 readings cost seconds, and are not asked for
    rng = random.Random(5)
    letters = "云帆星河远山北斗滨江东海青禾白鹭长风明湖金沙玉溪"
    names = ["".join(rng.choices(letters, k=4)) + f"{n}科技有限公司" for n in range(70_000)]
    connection = index(*map(entity, names))
    terms = [(name, term) for name in names[::10_000] for term in (name[:4], name[2:8], name[4:10])]

    def search() -> None:
        assert all(name in [hit.name for hit in search_names(connection, term)] for name, term in terms)

    def look_through() -> None:
        assert all(name in [other for other in names if term in other] for name, term in terms)

    assert min(cpu_seconds(search) for _ in range(5)) < min(cpu_seconds(look_through) for _ in range(5))
