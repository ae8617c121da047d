"""Bytes → one unaltered text, or an error that says what to do. A byte-order mark stays in the text as U+FEFF."""

from __future__ import annotations

import codecs

from framing.errors import ReadError
from framing.model import Document
from framing.text.roles import roles

_MARKS = (  # the longer first: UTF-32's mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
AUTO = "auto"


def read_text(name: str, data: bytes, encoding: str | None = None) -> Document:
    """Return a plain text as a document. Raises ReadError."""
    return document(name, decode(name, data, encoding))


def document(name: str, text: str) -> Document:
    """Return a text as a document, with the roles of its lines."""
    return Document(name, text, roles(text))


def decode(name: str, data: bytes, encoding: str | None = None) -> str:
    """Return the text that ``data`` holds: by its byte-order mark, else UTF-8, or as ``encoding`` says.

    Raises ReadError for bytes that are not text in that encoding, and for binary files.
    """
    if encoding == AUTO:
        encoding = _guessed(name, data)
    marked = next((known for mark, known in _MARKS if data.startswith(mark)), "utf-8")
    text = _decoded(name, data, encoding or marked, given=encoding is not None)
    if "\0" in text:
        raise ReadError(name, f"not text: it holds a NUL character at offset {text.index(chr(0))}")
    return text


def _decoded(name: str, data: bytes, encoding: str, *, given: bool) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise ReadError(name, f"there is no encoding {encoding!r}; --encoding auto guesses it") from None
    except UnicodeDecodeError as error:
        if not given and b"\0" in data:
            raise ReadError(name, "not text: it holds NUL bytes") from None
        way = "name another with --encoding" if given else "name its encoding with --encoding, or let --encoding auto guess it"
        raise ReadError(name, f"not {encoding.upper()} at byte {error.start}; {way}") from None
    except (UnicodeError, ValueError, TypeError, AssertionError) as error:
        raise ReadError(name, f"cannot be read as {encoding}: {error}") from None


def _guessed(name: str, data: bytes) -> str:
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        raise ReadError(name, "--encoding auto needs the extra framing-detector[encoding]") from None
    best = from_bytes(data).best()
    if best is None and data:
        raise ReadError(name, "not text in any encoding that --encoding auto knows")
    return best.encoding if best else "utf-8"
