"""The order of the tests: the slow ones first, so that with several processes none of them is left for the end."""

from __future__ import annotations

import pytest

from kg.observations import finding
from kg.observations.choosing import Subjects

SLOW = ("test_spark.py", "test_hdfs.py", "test_graphx.py", "test_views_browser.py", "test_hostile_rules.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take minutes stand before all others."""
    items.sort(key=lambda item: SLOW.index(item.path.name) if item.path.name in SLOW else len(SLOW))


@pytest.fixture
def subjects_by_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures are whose and what the rules say, without the network that has the last word on pages."""
    monkeypatch.setattr(finding, "choose_guesses", lambda figures, guesses: [])
    monkeypatch.setattr(finding, "choose_subjects", lambda figures: [Subjects(figure.subjects) for figure in figures])
