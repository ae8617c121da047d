"""What may stand on a terminal: every character shown so that nothing is executed, and the columns that it takes."""

from __future__ import annotations

import re
import unicodedata

_SPACES = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")
_UNSEEN = frozenset("\u00ad\u200b\u2060\ufeff")  # soft hyphen, zero-width space, word joiner, BOM: left out
_JOINERS = frozenset("\u200c\u200d")  # scripts and emoji need them
_EMOJI = "\ufe0f"  #: variation selector 16
_SYMBOLS = frozenset(("So", "Sm", "Po"))
_TELLING = frozenset(("Cc", "Cf", "Cs"))
_PRINTABLE = re.compile(r"[ -~\n]*")


def shown(char: str) -> str:
    r"""Return what stands for one character: itself, a blank for white space, or a picture of what it would do.

    >>> [shown(c) for c in ("a", "\t", "\x1b", "\u202e", "\ufeff")]
    ['a', ' ', '␛', '<U+202E>', '']
    """
    if " " <= char <= "~" or char in _JOINERS:
        return char
    if char in _SPACES:
        return " "
    if char in _UNSEEN:
        return ""
    if unicodedata.category(char) in _TELLING:
        return _picture(char)
    return char


def _picture(char: str) -> str:
    if char < " ":
        return chr(0x2400 + ord(char))
    return "␡" if char == "\x7f" else f"<U+{ord(char):04X}>"


def harmless(text: str) -> str:
    r"""Return a text that does nothing but show: only its line feeds are kept as they are.

    >>> harmless("a\x1b[31mred\nb")
    'a␛[31mred\nb'
    """
    if _PRINTABLE.fullmatch(text):
        return text
    return "".join(char if char == "\n" else shown(char) for char in text)


def columns(text: str) -> int:
    """Count the columns of a text that is shown: two for wide characters and emoji, none for combining ones.

    >>> columns("Tokyo 東京 e\u0301")
    12
    """
    return len(text) if text.isascii() else sum(map(width, text, f" {text}"))


def width(char: str, before: str = " ") -> int:
    """Return the columns that a character adds after another: an emoji that is joined to one before adds none.

    >>> width("👩"), width("👩", "\u200d"), width("\ufe0f", "❤")
    (2, 0, 1)
    """
    if char < "\u0300":
        return 1
    if char == _EMOJI:  # shows the symbol before as an emoji, which is wide
        return int(_symbol(before) and _alone(before) == 1)
    joined = before == "\u200d" and (_symbol(char) or _alone(char) == 2)
    skin = "\U0001f3fb" <= char <= "\U0001f3ff" and before > "\u2000"
    return 0 if joined or skin else _alone(char)


def _symbol(char: str) -> bool:
    return char in "#*0123456789©®" or (char > "\u2000" and unicodedata.category(char) in _SYMBOLS)


def _alone(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
