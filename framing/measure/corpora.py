"""Labelled texts, of three forms, as one.

``ptc:DIR``     articles/article*.txt, labels-FLC/*.task-FLC.labels (technique, start, end), labels-SLC/* (a verdict a line)
``babe:FILE``   a JSON list: text, label_bias (Biased, Non-biased; others are left out), biased_words
``jsonl:FILE``  an object a line: text, spans = [[start, end, label], …], maybe name
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from framing.errors import ReadError, nearest
from framing.model import Document, Span
from framing.text import document as as_document, read_text
from framing.values import dataclass

TOKEN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9'’-]*[A-Za-z0-9])?")


class Labelled(NamedTuple):
    """A stretch that annotators marked, and with what."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Gold:
    """A document, the spans that annotators marked, and for each line its extent and whether it is labelled."""

    name: str
    document: Document
    spans: tuple[Labelled, ...]
    lines: tuple[tuple[Span, bool], ...]


def read(on: str) -> tuple[str, list[Gold]]:
    """Return the form and the texts of ``FORM:PATH``. Raises ReadError with the place of what is wrong."""
    form, colon, path = on.partition(":")
    if form in FORMS and not path:
        raise ReadError(on, f"say where the texts are: {form}:PATH")
    if form not in FORMS or not colon:
        raise ReadError(on, f"say {', '.join(f'{name}:PATH' for name in FORMS)}{nearest(form, list(FORMS))}")
    golds = list(FORMS[form](Path(path)))
    if not any(line.end > line.start for gold in golds for line, _ in gold.lines):
        raise ReadError(path, "no labelled text in it")
    return form, golds


def extents(text: str) -> list[Span]:
    r"""Return the lines of a text without the white space at their edges; only ``\n`` ends one.

    >>> extents(" One.\n\nTwo.")
    [Span(start=1, end=5), Span(start=6, end=6), Span(start=7, end=11)]
    """
    out, at = [], 0
    for line in text.split("\n"):
        lead = len(line) - len(line.lstrip())
        out.append(Span(at + lead, at + lead + len(line.strip())))
        at += len(line) + 1
    return out


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadError(str(path), (error.strerror or str(error)).lower()) from None


def _lines(path: Path) -> list[str]:
    try:
        return _bytes(path).decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise ReadError(str(path), f"not UTF-8 at byte {error.start}") from None


def _ptc(folder: Path) -> Iterator[Gold]:
    articles = sorted((folder / "articles").glob("article*.txt"))
    if not articles:
        raise ReadError(str(folder), "no articles/article*.txt in it")
    for path in articles:
        name = path.stem.removeprefix("article")
        document = read_text(path.name, _bytes(path))
        marked = folder / "labels-FLC" / f"article{name}.task-FLC.labels"
        judged = folder / "labels-SLC" / f"article{name}.task-SLC.labels"
        spans = tuple(_marked(marked, len(document.text))) if marked.exists() else ()
        lines = extents(document.text)
        verdicts = _verdicts(judged) if judged.exists() else [_touched(line, spans) for line in lines]
        yield Gold(name, document, spans, tuple(zip(lines, verdicts, strict=False)))


def _marked(path: Path, length: int) -> Iterator[Labelled]:
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        cells = line.rstrip("\r").split("\t")
        if len(cells) != 4 or not (cells[2].isdigit() and cells[3].isdigit()):
            raise ReadError(f"{path}:{number}", "not article, technique, start and end, separated by tabs")
        yield _within(f"{path}:{number}", (int(cells[2]), int(cells[3]), cells[1]), length)


def _verdicts(path: Path) -> list[bool]:
    rows = []
    for number, line in enumerate(_lines(path), 1):
        cells = line.rstrip("\r").split("\t")
        if line.strip() and (len(cells) != 3 or not cells[1].isdigit()):
            raise ReadError(f"{path}:{number}", "not article, line and verdict, separated by tabs")
        if line.strip():
            rows.append((int(cells[1]), cells[2] == "propaganda"))
    return [verdict for _, verdict in sorted(rows)]


def _within(place: str, span: tuple[int, int, str], length: int) -> Labelled:
    if not 0 <= span[0] < min(span[1], length):  # an end may lie past a line break that the file has lost
        raise _outside(place, span, length)
    return Labelled(*span)


def _outside(place: str, span: Sequence[Any], length: int) -> ReadError:
    return ReadError(place, f"the span {span[0]}-{span[1]} is empty or outside the text of {length} characters")


def _touched(line: Span, spans: tuple[Labelled, ...]) -> bool:
    return any(one.start < line.end and line.start < one.end for one in spans)


def _babe(path: Path) -> Iterator[Gold]:
    data = _json(str(path), _bytes(path))
    if not isinstance(data, list):
        raise ReadError(str(path), "not a JSON list of sentences")
    for number, row in enumerate(data):
        place = f"{path}: entry {number}"
        if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "label_bias" not in row:
            raise ReadError(place, "must be an object with text, label_bias and biased_words")
        if row["label_bias"] in ("Biased", "Non-biased"):
            text = row["text"]
            spans = tuple(Labelled(*span, "biased") for span in phrases(text, _words(place, row.get("biased_words", []))))
            whole = (Span(0, len(text)), row["label_bias"] == "Biased")
            yield Gold(str(number), as_document(f"{number:05}.txt", text), spans, (whole,))


def _words(place: str, given: Any) -> list[str]:
    try:
        words = ast.literal_eval(given) if isinstance(given, str) else given
    except (ValueError, SyntaxError):
        words = None
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise ReadError(place, "biased_words must be a list of texts")
    return words


def phrases(text: str, wanted: list[str]) -> list[Span]:
    """Return the tokens of ``text`` that lie in an occurrence of one of the phrases, whatever their case.

    >>> phrases("A big, Big lie", ["big lie"])
    [Span(start=7, end=10), Span(start=11, end=14)]
    """
    tokens = [Span(*m.span()) for m in TOKEN.finditer(text)]
    folded = [_folded(token.of(text)) for token in tokens]
    inside: set[int] = set()
    for phrase in wanted:
        words = [_folded(m[0]) for m in TOKEN.finditer(phrase)]
        for at in range(len(folded) - len(words) + 1) if words else ():
            if folded[at : at + len(words)] == words:
                inside.update(range(at, at + len(words)))
    return [tokens[at] for at in sorted(inside)]


def _folded(word: str) -> str:
    return word.lower().replace("’", "'")


def _jsonl(path: Path) -> Iterator[Gold]:
    names: set[str] = set()
    for number, line in enumerate(_lines(path), 1):
        if line.strip():
            gold = _entry(f"{path}:{number}", _json(f"{path}:{number}", line.encode()), number)
            if gold.name in names:
                raise ReadError(f"{path}:{number}", f"a second text is called {gold.name!r}")
            names.add(gold.name)
            yield gold


def _entry(place: str, row: Any, number: int) -> Gold:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ReadError(place, "must be an object with text and spans = [[start, end, label], …]")
    if "spans" not in row and (near := get_close_matches("spans", [key for key in row if key not in ("name", "text")])):
        raise ReadError(place, f"has {near[0]!r} where spans should be")
    given = row.get("spans", [])
    spans = tuple(_span(place, span, len(row["text"])) for span in (given if isinstance(given, list) else [given]))
    name = row.get("name", str(number))
    if not isinstance(name, str):
        raise ReadError(place, f"the name {name!r} must be a text")
    return Gold(name, as_document(name, row["text"]), spans, tuple((x, _touched(x, spans)) for x in extents(row["text"])))


def _span(place: str, given: Any, length: int) -> Labelled:
    sound = isinstance(given, list) and len(given) == 3 and type(given[0]) is int and type(given[1]) is int
    if not sound or not isinstance(given[2], str):
        raise ReadError(place, "a span must be [start, end, label]")
    if given[1] > length:
        raise _outside(place, given, length)
    return _within(place, (given[0], given[1], given[2]), length)


def _json(place: str, data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ReadError(place, f"not JSON: {error}") from None


FORMS: Mapping[str, Callable[[Path], Iterator[Gold]]] = {"ptc": _ptc, "babe": _babe, "jsonl": _jsonl}
