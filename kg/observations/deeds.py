"""The thing that is counted and what is done with it, in the words behind a count: (260)个事项可在手机上办结."""

from __future__ import annotations

import re

from kg.observations.wordings import load_wording

_LONGEST = 16
"""What a deed and its object have at most, in characters: a longer object is left out."""
_TURNS = re.compile(
    "^(?:年[内底]|预计|将(?!军)|拟|昨[天日]|今[天日]|日前|近日|[今去明]年)|(?<!^)(?:(?<![认许])可以?(?![再降穿视用变持靠编])|将(?!军)|已|拟|正在|被|(?<!自)由|把|未(?!来)|超过|预计|计划(?!外)|年[内底]|[今去明]年|昨[天日]"
    "|今[天日]|日前|近日|纷纷|全部|通过|(?<![存内潜所])在(?![建校职岗研编线手册营库谈孵])|从(?!业)|(?<![面方导定])向(?!量|日|阳)"
    "|列入|搞|同日|同时|合计|共(?![建享同用])|其中|[新再](?=增|获))"
)
"""How a clause goes on behind the thing that is counted, before the verb that says what is done with it."""
_ADVERBS = re.compile("^(?:先后|相继|陆续|顺利|成功|正式|如期|按期|同时|同日|已|开始|全部|当[场天])+(?=.{2})")


def read_deed(words: str) -> tuple[str, str]:
    """The thing and the deed in the words behind a count; ("", "") where a word is torn, no deed where none is told."""
    later = load_wording().verb_later.match(words)
    if later is None:
        return words, ""
    noun, deed = later.group("noun"), later.group("verb")
    if noun.endswith("进") and deed.startswith("出口"):
        return "", ""
    turn = _TURNS.search(noun)
    between = noun[turn.start() :] if turn else ""
    noun = (noun[: turn.start()] if turn else noun).removesuffix("中")
    return noun, _shorten(between, deed)


def _shorten(between: str, deed: str) -> str:
    """A deed without adverbs and without an object that is too long; with the words `between` where they deny it."""
    deed = _ADVERBS.sub("", deed)
    if len(deed) > _LONGEST and (verb := load_wording().verb.search(deed)):
        deed = deed[: verb.end()]
    if "未" not in between:
        return deed
    verb = load_wording().verb.match(deed)
    return between + (deed[: verb.end()] if verb else deed)
