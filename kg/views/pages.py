"""One file a page: template, styles, scripts and data together, with a policy that forbids every request.

Scripts run only by the hash that stands in the page's content security policy, so markup that came in with a text could
not run even if it got through.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

import jinja2
from markupsafe import Markup

from kg.seeds import read_table
from kg.views.columns import encode_data

_HERE = Path(__file__).resolve().parent
TEMPLATES = _HERE / "templates"


def read_asset(path: str) -> str:
    """A style or script of the views, or a vendored one (`vendor/sigma.js`)."""
    folder = _HERE if path.startswith("vendor/") else _HERE / "assets"
    return (folder / path).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def load_strings() -> dict[str, tuple[str, str]]:
    """Key → Chinese and English text, of strings.tsv: the one table of all pages."""
    table = read_table(_HERE / "strings.tsv", "strings")
    return {entry.form: (entry.fields["zh"], entry.fields["en"]) for entry in table}


def translate(key: str, *values: object) -> Markup:
    """An element with the Chinese text that the page's script replaces by the reader's language."""
    text = load_strings()[key][0]
    for number, value in enumerate(values):
        text = text.replace(f"{{{number}}}", str(value))
    code = "|".join((key, *(str(v).replace("|", "¦") for v in values)))
    return Markup('<span data-t="{}">{}</span>').format(code, text)


def make_environment(loader: jinja2.BaseLoader | None = None) -> jinja2.Environment:
    """The templates, with escaping on and every undefined name an error."""
    own = jinja2.FileSystemLoader(TEMPLATES)
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader([own, loader]) if loader else own,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["t"] = translate
    environment.globals["zh"] = lambda key: load_strings()[key][0]
    return environment


def make_parts(
    title: str, key: str, styles: Sequence[str], scripts: Sequence[str], data: object, extra: Sequence[str] = ()
) -> dict[str, object]:
    """What every template needs: title, policy, styles, scripts and data. `extra` are scripts given as text.

    Without a `title` the page has the one of the strings' `key`, in the reader's language.
    """
    codes = [_embeddable(read_asset(path)) for path in scripts[:-1]]
    codes += [_embeddable(text) for text in extra]
    codes.append(_embeddable(read_asset(scripts[-1])))
    hashes = " ".join(f"'sha256-{_hash(code)}'" for code in codes)
    policy = (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )
    strings = json.dumps(load_strings(), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return {
        "title": title or load_strings()[key][0],
        "title_key": "" if title else key,
        "policy": policy,
        "styles": Markup("\n".join(read_asset(path) for path in ("base.css", *styles))),
        "scripts": [Markup(code) for code in codes],
        "strings": Markup(strings),
        "data": Markup(encode_data(data)),
    }


def write_page(stream: BinaryIO, template: str, parts: Mapping[str, object]) -> None:
    """Renders and writes a page as UTF-8, whatever the machine's locale."""
    page = make_environment().get_template(template).render(parts)
    stream.write(page.encode("utf-8", "replace"))


def _embeddable(code: str) -> str:
    """A script's text as it may stand in an element, without the source map that a browser's tools would ask for."""
    code = re.sub(r"^//# sourceMappingURL=\S+$", "", code, flags=re.MULTILINE)
    if "</script" in code.lower() or "<!--" in code:
        code = code.replace("</script", "<\\/script").replace("<!--", "<\\!--")
    return f"\n{code.strip()}\n"


def _hash(code: str) -> str:
    return base64.b64encode(hashlib.sha256(code.encode()).digest()).decode("ascii")
