"""Texts that no one writes: long, dense, broken or strange. Each is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

MB = 1_000_000
ANCHORS = (
    "bloc confrontation critics say slammed so-called puppet vicious smear campaign according to officials it is believed that "
)
LINE = "The harbour is old, " * 20 + "and the town is small. "
MARK = "They warned of bloc confrontation."


def noise() -> str:
    """Return bytes of every value but NUL, in no order, as Latin-1."""
    return bytes((at * 7919 + at // 251 + at * at % 97) % 255 + 1 for at in range(MB // 4)).decode("latin-1")


def every_character() -> str:
    """Return every character of the first plane once, surrogates too."""
    return "".join(map(chr, range(0x10000)))


TEXTS: Mapping[str, Callable[[], str]] = {
    "a megabyte without a space": lambda: "bloc-slammed," * (MB // 13),
    "a word of a megabyte": lambda: "a" * MB,
    "a megabyte of full stops": lambda: "." * MB,
    "a megabyte of full stops and spaces": lambda: ". " * (MB // 2),
    "a hundred thousand open quotes": lambda: "“He said " * 100_000,
    "nothing but open quotes": lambda: "“" * 100_000,
    "straight quotes": lambda: '"He said ' * 100_000,
    "apostrophes": lambda: "'tis ’twas " * 50_000,
    "open brackets": lambda: "(said " * 20_000,
    "commas": lambda: "said, " * 20_000,
    "names": lambda: "Ann Lee " * 50_000,
    "speech upon speech": lambda: "he said that " * 8_000,
    "cues of context": lambda: "not " * 100_000 + "slammed.",
    "every character once": every_character,
    "every character apart": lambda: " ".join(every_character()),
    "letters and marks apart": lambda: "The cafe\u0301 de\u0301nonce\u0301 a vicious smear campaign. " * 800,
    "right to left": lambda: "\u202eאמר הדובר bloc confrontation\u202c مرحبا. " * 800,
    "emoji in sequence": lambda: "👩\u200d👩\u200d👧\u200d👦🇫🇷👍🏽\ufe0f bloc confrontation. " * 800,
    "lone surrogates": lambda: "\ud800 bloc confrontation \udfff, said he.\udbff " * 800,
    "noise": noise,
    "nothing but anchors": lambda: ANCHORS * 400,
    "nothing but anchors, line by line": lambda: ANCHORS.replace(" ", "\n") * 200,
    "short lines": lambda: "A\n" * 10_000,
    "accusations": lambda: "Officials accused Ann Lee of lying. " * 800,
    "ten megabytes": lambda: LINE * (10 * MB // len(LINE)) + MARK,
}
