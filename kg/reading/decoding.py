"""Bytes → text: by option, byte order mark or declaration, then by detection; refused where the result is rubbish."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from functools import lru_cache

from kg.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{3,20})|<\?xml[^>]{0,100}?encoding=["']([\w-]{3,20})""", re.I
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufffd]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_MOJIBAKE = re.compile("[\u0080-\u00ff]{2,}|锟斤拷|烫烫烫")
_SUSPECT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\xff\ue000-\uf8ff\ufffd-\uffff锟烫]")
_TWICE = "its text was decoded wrongly before it was saved"
_FEW = 60
"""Of fewer Chinese characters, nothing is concluded from how common they are."""
_SAMPLE = 20_000
_COMMON_SHARE = 0.6
"""At least this share of a Chinese text's characters is among the first level of its standard (GB 2312: 3,755, Big5:
5,401 characters; in print it is 0.97). Text decoded with the wrong table reaches some 0.3."""
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs", "x-gbk": "gb18030"}
"""Declared label → the table browsers use for it (WHATWG Encoding Standard)."""


def decode(data: bytes, source: str, encoding: str = "") -> str:
    """The text of `data` without byte order mark; DocumentError naming `source` where none is readable."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(_strictly(data[len(mark) :], name, source), data, source)
    if encoding:
        return _checked(_strictly(data, encoding, source), data, source)
    try:
        return _checked(data.decode("utf-8"), data, source)
    except UnicodeDecodeError as error:
        problem = error
    if wide := _guess_wide(data):
        return _checked(_strictly(data, wide, source), data, source)
    if b"\x00" in data[:_SAMPLE]:
        raise DocumentError(source, "not text", _advise(data))
    if len(data[: problem.start].decode("utf-8")) < problem.start - 60:
        raise DocumentError(source, f"damaged UTF-8 at byte {problem.start}", "save it again as UTF-8")
    declared = _DECLARED.search(data[:4096])
    name = (declared[1] or declared[2]).decode("ascii").lower() if declared else ""
    if name and name not in ("utf-8", "utf8"):
        with suppress(DocumentError):
            return _checked(_strictly(data, _SUPERSETS.get(name, name), source), data, source)
    return _detect(data, source)


def _detect(data: bytes, source: str) -> str:
    """By which of the Chinese tables the text has most common characters; then what charset-normalizer finds."""
    scored = []
    for name, plain in (("gb18030", "gb2312"), ("big5hkscs", "big5")):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        scored.append((_share("".join(_SEEN.findall(text[:_LOOKED_AT])), plain), name, text))
    if scored:
        share, _, text = max(scored)
        if share >= _COMMON_SHARE:
            return _checked(text, data, source)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None and best.encoding not in ("ascii", "utf_8") and best.chaos < 0.1:
        text = _strictly(data, best.encoding, source)
        if re.search("[\u4e00-\u9fff]{3}", text[:_SAMPLE]) and _is_common(text):
            return _checked(text, data, source)
    raise DocumentError(source, "not text in any known encoding", _advise(data))


def _strictly(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise DocumentError(source, f"no encoding is called {encoding}", "name one that Python knows") from error
    except UnicodeDecodeError as error:
        raise DocumentError(source, f"damaged {encoding} at byte {error.start}", "save it again as UTF-8") from error


def _guess_wide(data: bytes) -> str:
    """UTF-16 without a mark: line feeds have a zero byte, and read the right way the text is common Chinese."""
    if len(data) % 2 or b"\x00" not in data[:_SAMPLE]:
        return ""
    for name in ("utf-16-le", "utf-16-be"):
        text = data[: _SAMPLE // 2 * 2].decode(name, "replace")
        if _is_common(text) and re.search("[\u4e00-\u9fff]{3}", text) and not _CONTROL.search(text[:-1]):
            return name
    return ""


def _is_common(text: str) -> bool:
    """Whether a text's Chinese, where there is enough of it to tell, is made of common characters of either script."""
    characters = "".join(_SEEN.findall(text[:_LOOKED_AT]))
    return len(characters) < _FEW or any(_share(characters, table) >= _COMMON_SHARE for table in ("gb2312", "big5"))


def _share(characters: str, table: str) -> float:
    """The share of a table's first level among some characters."""
    return sum(map(len, _first_level(table).findall(characters))) / len(characters) if characters else 1.0


_SEEN = re.compile("[^\x00-\x7f，。、；：？！“”‘’（）《》—…·\u3000]+")
_LOOKED_AT = 800
"""So many characters at the head of a text are looked at."""


@lru_cache(maxsize=2)
def _first_level(table: str) -> re.Pattern[str]:
    """Runs of characters of the first level: rows 16 to 55 of GB 2312, A440 to C67E of Big5."""
    if table == "gb2312":
        codes = [(a, b) for a in range(0xB0, 0xD8) for b in range(0xA1, 0xFF)]
    else:
        codes = [(a, b) for a in range(0xA4, 0xC7) for b in (*range(0x40, 0x7F), *range(0xA1, 0xFF))]
    return re.compile(f"[{''.join(bytes(code).decode(table, 'ignore') for code in codes)}]+")


def _checked(text: str, data: bytes, source: str) -> str:
    """`text`, unless it is rubbish: control or replacement characters, or a text decoded twice."""
    text = text.removeprefix("\ufeff")
    if not _is_common(text):
        raise DocumentError(source, _TWICE, "save it again from its source")
    sample = text[:_SAMPLE]
    if _SUSPECT.search(sample):
        wrong = sum(len(m) for m in _MOJIBAKE.findall(sample)) + len(_PRIVATE.findall(sample))
        if wrong * 10 > len(sample):
            raise DocumentError(source, _TWICE, "save it again from its source")
        if len(_CONTROL.findall(sample)) * 100 > len(sample):
            raise DocumentError(source, "not text", _advise(data))
    if "\x00" in text:
        raise DocumentError(source, "not text", _advise(data))
    return text


def _advise(data: bytes) -> str:
    for mark, suffix in ((b"%PDF", ".pdf"), (b"PK\x03\x04", ".docx"), (b"PAR1", ".parquet"), (b"\x1f\x8b", ".gz")):
        if data.startswith(mark):
            return f"it looks like {suffix}: name it so"
    return "save it as UTF-8 text, HTML, Markdown, PDF, DOCX or a table"
