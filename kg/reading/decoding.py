"""Bytes → text: by byte order mark, then UTF-8, then detection; refused where the result would be rubbish."""

from __future__ import annotations

import codecs

from kg.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("utf-8", "gb18030", "big5")


def decode(data: bytes, source: str) -> str:
    """The text of `data`; DocumentError naming `source` where no encoding gives readable text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, source)
    if b"\x00" in data[:4096]:
        raise DocumentError(source, "not text", "give the page as UTF-8 text, HTML or Markdown")
    for encoding in _CANDIDATES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_readable(text):
            return text
    raise DocumentError(source, "not text in any known encoding", "save it as UTF-8")


def _strict(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(source, f"damaged {encoding} at byte {error.start}", "save it as UTF-8") from error


def _is_readable(text: str) -> bool:
    """At most one character in a hundred is a control, private-use or replacement character."""
    sample = text[:20000]
    bad = sum(1 for c in sample if (c < " " and c not in "\t\n\r\f\x0b") or "\ue000" <= c <= "\uf8ff" or c == "\ufffd")
    return bad * 100 <= len(sample)
