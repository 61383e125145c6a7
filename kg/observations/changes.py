"""Measures that somebody brings to a figure (把产能提高到30万吨), and figures that describe the firm behind them."""

from __future__ import annotations

import re

from kg.observations.indicators import tidy
from kg.observations.wordings import load_wording

DESCRIBED = "observations.described"
"""The rule of a figure that describes the firm behind it."""
BROUGHT = re.compile("^.*、(?=.{2})|^.{0,12}(?:引[进入来]|吸引|迎来|落户|收购|签约|成立|涌现|培育|孵化)出?了?(?=.{2})")
"""What is done to a firm that a figure describes: [引进了]年营收20亿元的甲公司; and who else is described before it."""
_MEASURED = re.compile("(?:产能|能力|规模|人数|总数|资本|面积|产量|销量|率|占比|比重|比例|强度)$")
_CHANGED = re.compile(
    "[把将](?P<name>[^，。；、\\d把将]{2,14}?)(?:再|一举|逐步|先后|由此|又)?"
    "(?:做|提[高升]?|扩[大充展]?|增[加至]?|拉|压[减缩降]?|降低?|缩减|精简|推高?|抬升?|放大|调[高低]?)[到至]了?[约近超]?$"
)


def name_changed(said: str, name: str) -> str:
    """The measure that somebody brings to a figure (把注册资本做到了[1.2亿元]); else `name`."""
    moved = _CHANGED.search(said)
    measure = tidy(moved["name"]) if moved else ""
    return measure if _MEASURED.search(measure) or (measure and load_wording().metric.search(measure)) else name
