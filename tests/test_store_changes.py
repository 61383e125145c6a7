"""Any sequence of changes gives what a full rebuild gives, byte for byte; a killed writer leaves a whole state."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from itertools import permutations
from pathlib import Path

import pytest
from growing_pages import CURATION, DECIDED, JOINING, MOVING, NAMESAKES, PLAIN, STAGES, read_page, read_sentences
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from killing import kill_everywhere
from synthetic_extractions import make_extraction

from kg.entities import merge_extractions, merging
from kg.exporters.turtle import write_ttl
from kg.graph import CorpusSource
from kg.store import links, open_store, open_writer
from kg.store.upkeep import check_store
from kg.types import Entity, Evidence, Extraction, Statement
from kg.vocabulary import Kind, Modality, Predicate

NUMBERS = st.integers(0, 15)
VARIANTS = st.integers(0, 5)


class GrowingStore(RuleBasedStateMachine):
    """Adds, replaces and removes documents, a few a commit, and compares with the whole built anew."""

    make = staticmethod(make_extraction)

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="kg-test-"))
        self.held: dict[str, Extraction] = {}
        self.pending: dict[str, Extraction | None] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @rule(number=NUMBERS, variant=VARIANTS)
    def put(self, number: int, variant: int) -> None:
        extraction = self.make(number, variant)
        self.pending[extraction.document] = extraction

    @rule(data=st.data())
    @precondition(lambda self: self.held)
    def remove(self, data: st.DataObject) -> None:
        self.pending[data.draw(st.sampled_from(sorted(self.held)))] = None

    @rule(full=st.sampled_from((False, False, False, True)))
    @precondition(lambda self: self.pending)
    def commit(self, full: bool) -> None:
        with open_writer(self.folder, "x") as writer:
            for document, extraction in sorted(self.pending.items()):
                if extraction:
                    writer.put(extraction)
                    self.held[document] = extraction
                elif document in self.held:
                    writer.remove(document)
                    del self.held[document]
            writer.commit(full=full)
        self.pending.clear()

    @rule()
    @precondition(lambda self: self.held and not self.pending)
    def remove_all(self) -> None:
        with open_writer(self.folder, "x") as writer:
            writer.clear()
            writer.commit()
        self.held.clear()

    @invariant()
    def equals_a_rebuild(self) -> None:
        if self.pending or not (self.folder / "store.sqlite").exists():
            return
        corpus = merge_extractions(self.held.values())
        wanted, got = io.BytesIO(), io.BytesIO()
        write_ttl(CorpusSource(corpus), wanted)
        with open_store(self.folder) as store:
            write_ttl(store, got)
            names = {(hit.iri, hit.name) for e in corpus.entities for hit in store.find(e.name)}
        assert got.getvalue().splitlines() == wanted.getvalue().splitlines()
        assert {(e.id, e.name) for e in corpus.entities} <= names


TestGrowingStore = GrowingStore.TestCase
TestGrowingStore.settings = settings(
    max_examples=15,
    stateful_step_count=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.fixture
def curated(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The editors' decisions are those on the growing pages."""
    decide(monkeypatch)
    yield
    links.curated_pairs.cache_clear()


def decide(patch: pytest.MonkeyPatch) -> None:
    for module in (merging, links):
        patch.setattr(module, "load_curation", lambda: CURATION)
    links.curated_pairs.cache_clear()


class GrowingNewspaper(GrowingStore):
    """The same with pages that kg reads, on which names meet, part and move, and with decisions of the editors."""

    make = staticmethod(read_page)

    def __init__(self) -> None:
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        decide(self.patch)

    @rule(pages=st.lists(st.tuples(NUMBERS, VARIANTS), min_size=1, max_size=3))
    @precondition(lambda self: not self.pending)
    def appear(self, pages: list[tuple[int, int]]) -> None:
        for number, variant in pages:
            self.put(number, variant)
        self.commit(False)

    @rule(data=st.data())
    @precondition(lambda self: self.held and not self.pending)
    def disappear(self, data: st.DataObject) -> None:
        self.remove(data)
        self.commit(False)

    def teardown(self) -> None:
        self.patch.undo()
        links.curated_pairs.cache_clear()
        super().teardown()


TestGrowingNewspaper = GrowingNewspaper.TestCase
TestGrowingNewspaper.settings = settings(TestGrowingStore.settings, max_examples=12)


def grow(path: Path, *steps: Mapping[str, Extraction | None], full: bool = False) -> Iterator[dict[str, str]]:
    """Commits steps (document → its extraction, None: it goes), compares each with a rebuild, and yields after each
    entity IRI → name."""
    held: dict[str, Extraction] = {}
    for step in steps:
        with open_writer(path, "x") as writer:
            for document, extraction in step.items():
                if extraction:
                    writer.put(extraction)
                    held[document] = extraction
                else:
                    writer.remove(document)
                    del held[document]
            writer.commit(full=full)
        corpus = merge_extractions(held.values())
        wanted, got = io.BytesIO(), io.BytesIO()
        write_ttl(CorpusSource(corpus), wanted)
        with open_store(path) as store:
            write_ttl(store, got)
        assert got.getvalue().splitlines() == wanted.getvalue().splitlines()
        yield {entity.id: entity.name for entity in corpus.entities}


JOINER, OTHERS = read_sentences("joiner.txt", JOINING[0]), read_sentences("others.txt", *PLAIN[:4])


@pytest.mark.parametrize("full", [False, True])
def test_firms_that_a_later_page_joins_part_when_it_goes(tmp_path: Path, full: bool) -> None:
    steps = ({"others.txt": OTHERS}, {"joiner.txt": JOINER}, {"joiner.txt": None})
    apart, joined, again = (set(names.values()) for names in grow(tmp_path / "s", *steps, full=full))
    assert {"北斗科技有限公司", "京北斗科技有限公司"} <= apart == again
    assert "京北斗科技有限公司" in joined
    assert "北斗科技有限公司" not in joined


def test_an_abbreviation_moves_from_one_firm_to_another(tmp_path: Path) -> None:
    first, second = (read_sentences("firm.txt", sentence) for sentence in MOVING[:2])
    signing = read_sentences("signing.txt", MOVING[2])
    steps = ({"signing.txt": signing}, {"firm.txt": first}, {"firm.txt": second}, {"firm.txt": None})
    alone, *named, again = grow(tmp_path / "s", *steps)
    assert [
        set(names.values()) & {"青禾智造科技有限公司", "白鹭智造科技有限公司", "青禾智造集团"} for names in named
    ] == [
        {"青禾智造科技有限公司"},
        {"白鹭智造科技有限公司"},
    ]
    assert "青禾智造集团" in alone.values()
    assert alone == again


DAYS = ("2021-05-01", "2022-01-12", "")


@pytest.mark.parametrize("order", list(permutations(range(len(STAGES))))[::4])
def test_the_stage_of_a_project_follows_all_that_is_told_of_it(tmp_path: Path, order: tuple[int, ...]) -> None:
    pages = {f"{n}.txt": read_sentences(f"{n}.txt", STAGES[n], published=DAYS[n % 3]) for n in order}
    steps: list[dict[str, Extraction | None]] = [{name: page} for name, page in pages.items()]
    assert len([*grow(tmp_path / "s", *steps, *({name: None} for name in list(pages)[:-1]))]) == 7


def test_namesakes_come_and_go(tmp_path: Path) -> None:
    north, star, both, plain = (read_sentences(f"{n}.txt", text) for n, text in enumerate(NAMESAKES))
    steps = ({"0.txt": north}, {"3.txt": plain}, {"1.txt": star}, {"2.txt": both}, {"2.txt": None}, {"1.txt": None})
    counts = [sum(name == "王明" for name in names.values()) for names in grow(tmp_path / "s", *steps)]
    assert counts == [1, 1, 3, 1, 3, 1]


@pytest.mark.usefixtures("curated")
def test_what_the_editors_decided_holds_for_pages_that_come_later(tmp_path: Path) -> None:
    one, other = read_sentences("one.txt", DECIDED[0]), read_sentences("other.txt", DECIDED[1])
    former, later = read_sentences("former.txt", DECIDED[2]), read_sentences("later.txt", JOINING[1])
    steps = ({"one.txt": one, "former.txt": former}, {"other.txt": other, "later.txt": later}, {"one.txt": None})
    before, after, _ = (set(names.values()) for names in grow(tmp_path / "s", *steps))
    assert "星河新材料有限公司" in before - after
    assert "星河材料股份有限公司" in after
    assert {"远山生物有限公司", "远山生物医药有限公司"} <= after


def make_pair(joined: bool) -> Extraction:
    """A document that says one thing, in one place, of two firms; or one that says that the two are one."""
    document = "joined.txt" if joined else "pair.txt"
    north, south = "北斗科技有限公司", "京北斗科技有限公司"
    zone = Entity("e2", Kind.ZONE, "云帆高新技术产业开发区", (), (), (document,))
    project = Entity("e3", Kind.PROJECT, "云帆产业园项目", (), (), (document,))
    if joined:
        firms: tuple[Entity, ...] = (Entity("e0", Kind.COMPANY, north, (south,), (), (document,)),)
    else:
        firms = tuple(Entity(f"e{n}", Kind.COMPANY, f, (), (), (document,)) for n, f in enumerate((north, south)))
    evidence = (Evidence(document, "要闻", 0, 9, "两家公司开工建设", "r.a"),)
    statements = [
        Statement(firm.id, predicate, target.id, Modality.FACT, evidence, confidence=0.9)
        for firm in firms
        for predicate, target in ((Predicate.SETTLED_IN, zone), (Predicate.BUILDS, project))
        if not joined
    ]
    return Extraction(document, document, "", "0" * 64, (), (*firms, zone, project), tuple(statements), ())


@pytest.mark.parametrize("full", [False, True])
def test_evidence_that_two_joined_entities_shared_stays_when_they_part(tmp_path: Path, full: bool) -> None:
    pair, joined = make_pair(joined=False), make_pair(joined=True)
    for step, held in enumerate(([pair], [pair, joined], [pair])):
        with open_writer(tmp_path / "s", "x") as writer:
            for extraction in held[step % 2 :]:
                writer.put(extraction)
            if step == 2:
                writer.remove(joined.document)
            writer.commit(full=full)
        wanted, got = io.BytesIO(), io.BytesIO()
        write_ttl(CorpusSource(merge_extractions(held)), wanted)
        with open_store(tmp_path / "s") as store:
            write_ttl(store, got)
        assert got.getvalue().splitlines() == wanted.getvalue().splitlines(), step


CHANGE = """
    from synthetic_extractions import make_extraction
    from kg.store import open_writer

    def change(path):
        with open_writer(path, "x") as writer:
            writer.remove("00001.txt")
            for number in (3, 40, 41):
                writer.put(make_extraction(number, 7))
            writer.commit(full={full})
"""


def killed_stores(tmp_path: Path, full: bool) -> list[Path]:
    """Copies of one store, each left by a writer that was killed at another point of the same change."""
    base = tmp_path / "s"
    with open_writer(base, "x") as writer:
        for number in range(10):
            writer.put(make_extraction(number))
        writer.commit()
    return kill_everywhere(base, CHANGE.format(full=full))


def check_killed(paths: list[Path]) -> None:
    before = {make_extraction(n).document: make_extraction(n).sha256 for n in range(10)}
    after = {d: sha for d, sha in before.items() if d != "00001.txt"}
    after |= {make_extraction(n, 7).document: make_extraction(n, 7).sha256 for n in (3, 40, 41)}
    states = []
    for path in paths:
        with open_store(path) as store:
            documents = store.documents()
        assert documents in (before, after), path
        assert check_store(path) == (), path
        states.append(documents == after)
        with open_writer(path, "x") as writer:
            for number in (3, 40, 41):
                writer.put(make_extraction(number, 7))
            if "00001.txt" in documents:
                writer.remove("00001.txt")
            writer.commit()
        with open_store(path) as store:
            assert store.documents() == after
        assert check_store(path) == (), path
    assert not states[0]
    assert states == sorted(states), "once the new state is seen it stays"


def test_killed_while_a_change_is_applied(tmp_path):
    check_killed(killed_stores(tmp_path, full=False))


def test_killed_while_all_is_rebuilt(tmp_path):
    check_killed(killed_stores(tmp_path, full=True)[::4])
