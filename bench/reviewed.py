"""Write what reviewers said into docs/measure.md, between its marks: precision and recall by side, families, agreement.

python bench/reviewed.py [--mark=MARK] SHEET[=SECOND] [SHEET[=SECOND] ...]

MARK is where the tables go, by default ``reviewed``.
SHEET is one of ``framing review --side``, judged; SECOND the same items judged once more.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from framing.estimate import Interval, wilson
from framing.measure.parity import apart, parity
from framing.measure.review import Item, Secret, about, agreement, judged, opened, read_sheet
from framing.measure.symmetry import actors

PAPER = Path(__file__).parents[1] / "docs" / "measure.md"
Sheet = tuple[Sequence[Item], Mapping[str, Secret]]


def main() -> None:
    """Count the sheets, and put the tables where the paper marks them."""
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--mark=")]
    mark = next((argument.removeprefix("--mark=") for argument in sys.argv[1:] if argument not in given), "reviewed")
    pairs = [argument.partition("=") for argument in given]
    sheets: list[Sheet] = [opened(Path(first)) for first, _, _ in pairs]
    again = [(sheet, read_sheet(Path(second))) for sheet, (_, _, second) in zip(sheets, pairs, strict=True) if second]
    parts = (
        sides(sheets),
        families(sheets),
        alarms(sheets),
        *(controls(*sheet) for sheet in sheets),
        *([agreed(again)] if again else []),
    )
    table = "\n\n".join("\n".join(part) for part in parts)
    text = PAPER.read_text(encoding="utf-8")
    marks = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", re.DOTALL)
    PAPER.write_text(marks.sub(lambda m: f"{m[1]}{table}\n{m[2]}", text), encoding="utf-8")


def sides(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield precision and recall, a row a side."""
    yield "| side | findings judged | precision (90 %) | sentences judged | recall (90 %) |\n|---|---|---|---|---|"
    rows = parity(sheets, actors())
    for row in rows:
        precision, recall = (shown(share.interval) if share else "–" for share in (row.precision, row.recall))
        yield f"| {row.side} | {row.findings} | {precision} | {row.sentences} | {recall} |"
    if len(rows) == 2 and all(row.recall and row.precision for row in rows):
        precision, recall = (
            "{:.0f} ({:.0f} to {:.0f})".format(
                *(100 * value for value in apart(getattr(rows[1], kind), getattr(rows[0], kind)))
            )
            for kind in ("precision", "recall")
        )
        yield f"| second above first, in points | | {precision} | | {recall} |"


def shown(share: Interval) -> str:
    """Return a share with its bounds in per cent."""
    return f"{100 * share.value:.0f} ({100 * share.low:.0f}–{100 * share.high:.0f})"


def findings(sheets: Sequence[Sheet]) -> dict[str, tuple[Secret, bool]]:
    """Return what was said of findings, each once, also where two sheets have it."""
    said = (pair for items, key in sheets for pair in judged(items, key))
    return {secret.id: (secret, right) for secret, right in said if secret.kind == "finding"}


def families(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield how often findings were judged right, a row a family and side."""
    count = Counter((secret.family, secret.side, right) for secret, right in findings(sheets).values())
    yield "| family | side | judged | right | share (90 %) |\n|---|---|---|---|---|"
    for family, side in sorted({(family, side) for family, side, _ in count}):
        right, n = count[family, side, True], count[family, side, True] + count[family, side, False]
        yield f"| {family} | {side} | {n} | {right} | {shown(wilson(right, n))} |"


def alarms(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Yield the rules that were judged wrong more than once, with each side's counts."""
    count = Counter((secret.rule, secret.side, right) for secret, right in findings(sheets).values())
    wrong = Counter[str]()
    for (rule, _, right), n in count.items():
        wrong[rule] += 0 if right else n
    sides_ = sorted({side for _, side, _ in count})
    yield f"| rule | wrong | {' | '.join(f'right of judged, {side}' for side in sides_)} |\n|---|---|{'---|' * len(sides_)}"
    for rule, n in sorted(wrong.items(), key=lambda row: (-row[1], row[0])):
        if n > 1:
            cells = (f"{count[rule, side, True]} of {count[rule, side, True] + count[rule, side, False]}" for side in sides_)
            yield f"| {rule} | {n} | {' | '.join(cells)} |"


def controls(items: Sequence[Item], key: Mapping[str, Secret]) -> Iterator[str]:
    """Yield who judged a sheet, what it stands for, and what was said of decoys and of sentences without a finding."""
    side = next(secret.side for secret in key.values() if secret.kind == "finding")
    count = Counter((secret.kind, right) for secret, right in judged(items, key))
    all_of = {kind: sum(one.weight for one in key.values() if one.kind == kind) for kind in ("finding", "unflagged")}
    said = (f"{count[kind, True]} of {count[kind, True] + count[kind, False]}" for kind in ("decoy", "unflagged"))
    yield f"{side}: drawn from {all_of['finding']:.0f} findings and {all_of['unflagged']:.0f} sentences without one;"
    yield "“yes” to {} decoys and to {} sentences without a finding; {}.".format(*said, about(items))


def agreed(pairs: Sequence[tuple[Sheet, Sequence[Item]]]) -> Iterator[str]:
    """Yield how far first and second verdicts agree, and on what they do not."""
    secrets = {id_: secret for (_, key), _ in pairs for id_, secret in key.items()}
    firsts = [item for (items, _), _ in pairs for item in items]
    found = agreement(firsts, (item for _, items in pairs for item in items))
    alpha = "not defined" if found.alpha is None else f"{found.alpha:.2f}"
    yield f"Judged twice: {found.items} items, Krippendorff's alpha {alpha}; {len(found.disagreements)} judged otherwise:"
    rows = Counter(
        (secrets[a.id].kind, secrets[a.id].family or "–", f"{a.verdict}, then {b.verdict}") for a, b in found.disagreements
    )
    yield "\n| what | family | verdicts | items |\n|---|---|---|---|"
    yield from (f"| {kind} | {family} | {verdicts} | {n} |" for (kind, family, verdicts), n in sorted(rows.items()))


if __name__ == "__main__":
    main()
