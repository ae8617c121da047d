"""Templates to pages: escaped throughout, every control character shown, style and script allowed by their hashes alone."""

from __future__ import annotations

import re
import unicodedata
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from framing.render.plain import shown

_TELLING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")


class _Asset(NamedTuple):
    """A style or script that stands in the page, and the hash by which the page allows it."""

    text: Markup
    hash: str


def visible(value: Any) -> Any:
    r"""Return a text with pictures of characters that act on a page or cannot stand in one; anything else as it is.

    >>> visible("a\x00\u202eb")
    'a␀<U+202E>b'
    """
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return _TELLING.sub(_picture, str(value))


def _picture(found: re.Match[str]) -> str:
    char = found[0]
    picture = shown(char)
    return picture if unicodedata.category(char) != "Cc" and picture.strip() else _of_control(char)


def _of_control(char: str) -> str:
    return chr(0x2400 + ord(char)) if char < " " else "␡" if char == "\x7f" else f"<U+{ord(char):04X}>"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("framing.render.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@lru_cache(maxsize=4)
def _asset(name: str) -> _Asset:
    environment = _environment()
    text = environment.loader.get_source(environment, name)[0] if environment.loader else ""
    digest = b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
    return _Asset(Markup(text), f"sha256-{digest}")  # a file of ours


def page(name: str, **values: Any) -> str:
    """Return the page that a template makes of values."""
    assets = {"style": _asset("page.css"), "early": _asset("early.js"), "script": _asset("page.js")}
    return _environment().get_template(name).render(**assets, **values)
