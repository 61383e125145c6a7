"""How much of a task is done: 协议投资额完成全年目标的[80.3%], 完成年度任务[1300亿元]的80.3%."""

from __future__ import annotations

import re

from kg.observations.groups import Group
from kg.observations.indicators import name_value, tidy
from kg.observations.trails import REFERS, Trail
from kg.vocabulary import ValueKind

_TASK = (
    "(?P<task>(?:全年|年度|年初|今年|当年|既定|预定|预期|季度|半年|年|月度|省定|市定)?(?:确定|下达)?的?(?:目标任务|目标|任务|计划|预算))"
    "(?:数|额|总数|总额|总量)?"
)
_OF_TASK = re.compile(f"(?:完成|达到?|实现)了?{_TASK}的[约近超]?$")
_TO_TASK = re.compile(f"(?:完成|达到?|实现)了?{_TASK}$")


def name_task_share(trail: Trail, group: Group) -> str:
    """What a figure in percent is called that says how much of a task is done; empty where it says something else."""
    told = _OF_TASK.search(group.before)
    if told is None:
        task, trail.task = trail.task, ""
        return task if task and group.raw.startswith("的") else ""
    return _name(trail, group.before[: told.start()], told["task"])


def is_task(trail: Trail, group: Group) -> bool:
    """Whether a figure is the task itself, of which a share follows that is done; the trail keeps that one's name."""
    told, number = _TO_TASK.search(group.before), group.figures[-1] + 1
    if told is None or group.after != "的" or number not in trail.groups.numbers:
        return False
    if trail.groups.mentions[number].kind is not ValueKind.QUANTITY or trail.groups.family(number) != "share":
        return False
    trail.task = _name(trail, group.before[: told.start()], told["task"])
    return True


def _name(trail: Trail, before: str, task: str) -> str:
    thing = tidy(name_value(before))
    if not thing or REFERS.match(thing):
        thing = trail.base[-1].indicator if trail.base else ""
    return f"{thing}完成{task.replace('的', '')}比例" if thing else ""
