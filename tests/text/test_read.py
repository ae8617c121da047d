"""Bytes to one unaltered text, or one line that says what to do."""

import sys

import pytest

from framing.errors import ReadError
from framing.text import decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("é “x”\r\n".encode(), "é “x”\r\n"),
        (b"\xef\xbb\xbfOne", "\ufeffOne"),
        ("\ufeffOne".encode("utf-16-le"), "\ufeffOne"),
        ("\ufeffOne".encode("utf-16-be"), "\ufeffOne"),
        ("\ufeffOne".encode("utf-32-le"), "\ufeffOne"),
        ("\ufeffOne".encode("utf-32-be"), "\ufeffOne"),
        (b"a\rb\x0cc\xc2\x85d", "a\rb\x0cc\x85d"),
    ],
)
def test_text_is_decoded_and_never_altered(data: bytes, text: str) -> None:
    assert decode("a.txt", data) == text


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (
            b"caf\xe9",
            None,
            "a.txt: not UTF-8 at byte 3; name its encoding with --encoding, or let --encoding auto guess it",
        ),
        (b"\xe9", "ascii", "a.txt: not ASCII at byte 0; name another with --encoding"),
        (b"x", "latin-99", "a.txt: there is no encoding 'latin-99'; --encoding auto guesses it"),
        (b"a\0b", None, "a.txt: not text: it holds a NUL character at offset 1"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None, "a.txt: not text: it holds NUL bytes"),
    ],
)
def test_what_is_not_text_is_refused_in_one_line(data: bytes, encoding: str | None, message: str) -> None:
    with pytest.raises(ReadError) as raised:
        decode("a.txt", data, encoding)
    assert str(raised.value) == message


def test_an_encoding_may_be_named_or_guessed() -> None:
    text = "Le café de la gare est fermé à cause de la grève générale annoncée hier soir à Genève. " * 3
    assert decode("a.txt", text.encode("cp1252"), "cp1252") == text
    assert decode("a.txt", text.encode(), "auto") == text
    assert "de la gare" in decode("a.txt", text.encode("cp1252"), "auto")


def test_guessing_says_which_extra_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(ReadError) as raised:
        decode("a.txt", b"x", "auto")
    assert str(raised.value) == "a.txt: --encoding auto needs the extra framing-detector[encoding]"
