"""Bytes → one unaltered text, or an error that says what to do. A byte-order mark stays in the text, as U+FEFF."""

from __future__ import annotations

import codecs

from framing.errors import ReadError
from framing.model import Document
from framing.text.roles import roles

AUTO = "auto"

_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SWALLOWS_MARK = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
"""Codecs that drop the mark, and what to read a text without one as."""

_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, as docx, odt and epub are"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
)


def read_text(name: str, data: bytes, encoding: str | None = None) -> Document:
    """Return a plain text as a document. Raises ReadError."""
    return document(name, decode(name, data, encoding))


def document(name: str, text: str) -> Document:
    """Return a text as a document, with the roles of its lines."""
    return Document(name, text, roles(text))


def decode(name: str, data: bytes, encoding: str | None = None) -> str:
    r"""Return the text that ``data`` holds: by its byte-order mark, else UTF-8; or as ``encoding`` says.

    Raises ReadError for bytes that are not text in that encoding, and for binary files.

    >>> decode("note.txt", b"na\xefve", "latin-1")
    'naïve'
    """
    if encoding is None:
        text = _by_mark(name, data)
    elif encoding.lower() == AUTO:
        text = _guessed(name, data)
    else:
        text = _as_named(name, data, encoding)
    if "\0" in text:
        raise ReadError(name, f"not text: NUL at character {text.index(chr(0))}; if it is UTF-16, name that with --encoding")
    return text


def _by_mark(name: str, data: bytes) -> str:
    for signature, what in _BINARY:
        if data.startswith(signature):
            raise ReadError(name, f"not plain text but {what}; take the text out of it first")
    encoding = _marked(data) or "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data and encoding == "utf-8":
            cause = f"not text: NUL at byte {data.index(0)}; if it is UTF-16, name that with --encoding"
        else:
            cause = f"not {encoding.upper()} at byte {error.start}; name its encoding with --encoding, or --encoding auto"
        raise ReadError(name, cause) from None


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _guessed(name: str, data: bytes) -> str:
    """Return the text by its mark or as UTF-8 where that can be, else as charset_normalizer takes it."""
    try:
        return data.decode(_marked(data) or "utf-8")
    except UnicodeDecodeError:
        pass
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        raise ReadError(name, "--encoding auto needs the extra framing-detector[encoding]") from None
    best = from_bytes(data).best()
    if best is None:
        raise ReadError(name, "not text in any encoding that --encoding auto knows; name it with --encoding")
    return _as_named(name, data, best.encoding)


def _as_named(name: str, data: bytes, encoding: str) -> str:
    try:
        known = codecs.lookup(encoding).name
        if known in _SWALLOWS_MARK:
            known = _marked(data) or _SWALLOWS_MARK[known]
        return data.decode(known)
    except UnicodeDecodeError as error:
        raise ReadError(name, f"not {encoding} at byte {error.start}; name another encoding, or --encoding auto") from None
    except (LookupError, ValueError):
        raise ReadError(name, f"there is no encoding {encoding!r}; try --encoding auto") from None
