"""Bytes become one unaltered text, or an error of one line that says what to do."""

import codecs
import sys

import pytest
from hypothesis import given, strategies as st

from framing.errors import ReadError
from framing.model import Document, Role, Span, Stretch
from framing.text import decode, document, language, read_text, segment

LATIN = "Der Außenminister erklärte gestern Abend, die Gespräche über das Abkommen würden fortgeführt. ".encode("latin-1")


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"", None, ""),
        (b"One.\r\nTwo.\rThree.\n", None, "One.\r\nTwo.\rThree.\n"),
        ("naïve – “so”".encode(), None, "naïve – “so”"),
        (codecs.BOM_UTF8 + b"One.", None, "\ufeffOne."),
        ("\ufeffOne.".encode("utf-16-le"), None, "\ufeffOne."),
        ("\ufeffOne.".encode("utf-16-be"), None, "\ufeffOne."),
        ("\ufeffOne.".encode("utf-32-le"), None, "\ufeffOne."),
        ("\ufeffOne.".encode("utf-32-be"), None, "\ufeffOne."),
        (b"caf\xe9", "latin-1", "café"),
        (b"\x93So\x94", "cp1252", "“So”"),
        (codecs.BOM_UTF8 + b"One.", "utf-8-sig", "\ufeffOne."),
        (b"One.", "utf-8-sig", "One."),
        ("\ufeffOne.".encode("utf-16-be"), "utf-16", "\ufeffOne."),
        ("One.".encode("utf-16-le"), "UTF-16", "One."),
        ("One.".encode("utf-16-be"), "utf-16-be", "One."),
        ("\ufeffOne.".encode("utf-32-le"), "utf-32", "\ufeffOne."),
        ("naïve".encode(), "auto", "naïve"),
        ("\ufeffOne.".encode("utf-16-le"), "auto", "\ufeffOne."),
        (LATIN * 5, "auto", LATIN.decode("latin-1") * 5),
        (b"one\x85two", "latin-1", "one\x85two"),
    ],
)
def test_decode_leaves_the_text_as_it_is(data: bytes, encoding: str | None, text: str) -> None:
    assert decode("note.txt", data, encoding) == text


@pytest.mark.parametrize(
    ("data", "encoding", "cause"),
    [
        (b"caf\xe9 au lait", None, "not UTF-8 at byte 3; name its encoding with --encoding, or --encoding auto"),
        (codecs.BOM_UTF16_LE + b"a", None, "not UTF-16-LE at byte 2; name its encoding with --encoding, or --encoding auto"),
        (b"ab\0c", None, "not text: NUL at character 2; if it is UTF-16, name that with --encoding"),
        (b"ab\0\xff", None, "not text: NUL at byte 2; if it is UTF-16, name that with --encoding"),
        (b"ab\0c", "latin-1", "not text: NUL at character 2; if it is UTF-16, name that with --encoding"),
        (b"ab\0c", "auto", "not text: NUL at character 2; if it is UTF-16, name that with --encoding"),
        (b"%PDF-1.7\n\xe2\xe3", None, "not plain text but a PDF; take the text out of it first"),
        (b"PK\x03\x04rest", None, "not plain text but a ZIP archive, as docx, odt and epub are; take the text out of it first"),
        (b"\x89PNG\r\n", None, "not plain text but a PNG image; take the text out of it first"),
        (b"caf\xe9", "ascii", "not ascii at byte 3; name another encoding, or --encoding auto"),
        (b"caf\xe9", "utf-8", "not utf-8 at byte 3; name another encoding, or --encoding auto"),
        (b"One.", "utf-9", "there is no encoding 'utf-9'; try --encoding auto"),
        (b"One.", "", "there is no encoding ''; try --encoding auto"),
        (b"One.", "a\0b", "there is no encoding 'a\\x00b'; try --encoding auto"),
        (b"One.", "hex", "there is no encoding 'hex'; try --encoding auto"),
        (b"One.", "rot13", "there is no encoding 'rot13'; try --encoding auto"),
        (b"One.", "\udcff", "there is no encoding '\\udcff'; try --encoding auto"),
    ],
)
def test_decode_says_in_one_line_what_to_do(data: bytes, encoding: str | None, cause: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode("note.txt", data, encoding)
    assert str(caught.value) == f"note.txt: {cause}"


def test_auto_names_the_extra_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(ReadError) as caught:
        decode("note.txt", b"caf\xe9", "auto")
    assert str(caught.value) == "note.txt: --encoding auto needs the extra framing-detector[encoding]"


def test_read_text_finds_the_roles_behind_a_mark() -> None:
    found = read_text("note.txt", codecs.BOM_UTF8 + b"Ministers Meet Again\nThey met on Monday.\n")
    text = "\ufeffMinisters Meet Again\nThey met on Monday.\n"
    assert found == Document("note.txt", text, (Stretch(Span(1, 21), Role.HEADLINE), Stretch(Span(22, 41), Role.BODY)))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_decode_undoes_encode(text: str) -> None:
    data = text.encode()
    if data.startswith((b"%PDF-", b"{\\rtf")):
        return
    assert decode("note.txt", data) == text


@given(st.binary())
def test_decode_gives_text_or_a_read_error(data: bytes) -> None:
    try:
        assert "\0" not in decode("note.txt", data)
    except ReadError as error:
        assert "\n" not in str(error)


@given(st.text(st.characters(categories=["Cs", "Lu", "Po", "Zs"])))
def test_lone_surrogates_break_nothing(text: str) -> None:
    found = document("note", text)
    assert language(text) in ("en", "und")
    assert all(found.of(sentence.span) for sentence in segment(found))
