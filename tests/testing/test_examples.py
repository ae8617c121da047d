"""Examples are held to the letter: a pack whose examples do not hold is told where and how."""

from pathlib import Path

import pytest

import framing
from framing.testing import check, failures, proofs

PACK = """\
[pack]
schema = 1
id = "mine"
version = "1.0"
title = "Mine"
lang = "en"
license = "CC0-1.0"
requires = ">=0.1,<1"

[devices.mine-camps]
family = "sides"
class = "wording"
title = "Camps"
gloss = "Draws the world as camps."

[rules.camps]
kind = "words"
device = "mine-camps"
message = "“{match}” draws the world as camps."
ask = "Which states?"
words = ["rival camp"]
hits = [HITS]
misses = [MISSES]
EXTRA
"""


def pack(home: Path, hits: str = '"Two <<rival camps>> met."', misses: str = '"A summer camp."', extra: str = "") -> Path:
    path = home / "mine.toml"
    text = PACK.replace("HITS", hits).replace("MISSES", misses).replace("EXTRA", extra)
    path.write_text(text.replace('["rival camp"]', '["rival camp", "rival camps"]'), encoding="utf-8")
    return path


def wrongs(path: Path) -> list[str]:
    detector = framing.load([path], installed=False, bundled=False)
    return [str(failure).removeprefix(f"{path}:") for failure in failures(detector)]


def test_examples_that_hold_are_silent(tmp_path: Path) -> None:
    path = pack(tmp_path)
    assert wrongs(path) == []
    detector = framing.load([path], installed=False, bundled=False)
    assert [(proof.id, proof.kind) for proof in proofs(detector)] == [("mine.camps", "hit"), ("mine.camps", "miss")]


@pytest.mark.parametrize(
    ("hits", "misses", "wrong"),
    [
        (
            '"Two <<rival>> camps met."',
            '"A camp."',
            "22: mine.camps: found 'rival camps', not 'rival', in 'Two rival camps met.'",
        ),
        (
            '"Two <<camps>> met."',
            '"A camp."',
            "22: mine.camps: found nothing, not 'camps', in 'Two camps met.'",
        ),
        (
            '"Two <<rival camps>> met."',
            '"Rival camps."',
            "23: mine.camps: found 'Rival camps', not nothing, in 'Rival camps.'",
        ),
        (
            '{ text = "Two <<rival camps>> met.", voice = "quoted" }',
            '"A camp."',
            "22: mine.camps: voice author, not quoted, in 'Two rival camps met.'",
        ),
        (
            '{ text = "Two <<rival camps>> met.", context = ["denied"] }',
            '"A camp."',
            "22: mine.camps: context none, not denied, in 'Two rival camps met.'",
        ),
        (
            '{ text = "“Two <<rival camps>> met,” Ann Lee said.", voice = "quoted", source = "Bo Ek" }',
            '"A camp."',
            "22: mine.camps: source 'Ann Lee', not 'Bo Ek', in '“Two rival camps met,” Ann Lee said.'",
        ),
    ],
)
def test_an_example_that_does_not_hold_is_placed_and_told(tmp_path: Path, hits: str, misses: str, wrong: str) -> None:
    assert wrongs(pack(tmp_path, hits, misses)) == [wrong]


def test_a_known_gap_must_be_one(tmp_path: Path) -> None:
    assert wrongs(pack(tmp_path, extra='todo_hits = ["Two <<opposed>> worlds."]')) == []
    closed = wrongs(pack(tmp_path, extra='todo_hits = ["Two <<rival camps>> here."]'))
    assert closed == ["24: mine.camps: the known gap 'Two rival camps here.' is closed: move it out of todo"]


def test_a_modifier_is_held_to_its_examples(tmp_path: Path) -> None:
    modifier = """
[modifiers.denied]
cues = ["no"]
direction = "forward"
reach = 2
hits = ["There are no <<rival camps>>."]
misses = ["No one of the many <<rival camps>>."]
"""
    assert wrongs(pack(tmp_path, extra=modifier)) == []
    (wrong,) = wrongs(pack(tmp_path, extra=modifier.replace("reach = 2", "reach = 9")))
    assert wrong.endswith("modifiers.denied: reached in 'No one of the many rival camps.'")


def test_check_ignores_what_is_installed(tmp_path: Path) -> None:
    report = check("Two rival camps met.", [pack(tmp_path)], bundled=False)
    assert [f.match.rule.id for f in report.findings] == ["mine.camps"]


pytest_plugins = ["pytester"]


def test_the_pytest_plugin_makes_each_example_an_item(pytester: pytest.Pytester) -> None:
    path = pack(pytester.path, misses='"Rival camps."')
    result = pytester.runpytest_subprocess("--framing-pack", str(path), str(path))
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*mine.toml:23: found 'Rival camps', not nothing, in 'Rival camps.'*"])


CUES = """
[cues.takes]
trailing = ["grouch"]
[cues.verbs]
that = ["grouch"]
[cues]
hits = [CUE_HITS]
misses = [CUE_MISSES]
"""


@pytest.mark.parametrize(
    ("hits", "misses", "wrong"),
    [
        ('"Mara Holt grouched <<that it rained>>."', '"The grouch slept."', []),
        ('"<<“Rain,”>> Mara Holt grouched."', '"The grouch slept."', []),
        (
            '"Mara Holt grouched that <<it rained>>."',
            '"The grouch slept."',
            ["found 'that it rained', not 'it rained', in 'Mara Holt grouched that it rained.'"],
        ),
        ('"Mara Holt <<slept>>."', '"The grouch slept."', ["found nothing, not 'slept', in 'Mara Holt slept.'"]),
        (
            '"Mara Holt grouched <<that it rained>>."',
            '"Mara Holt grouched that it rained."',
            ["found 'that it rained', not nothing, in 'Mara Holt grouched that it rained.'"],
        ),
        (
            '{ text = "Mara Holt grouched <<that it rained>>.", source = "Ann Lee" }',
            '"The grouch slept."',
            ["source 'Mara Holt', not 'Ann Lee', in 'Mara Holt grouched that it rained.'"],
        ),
        (
            '{ text = "Mara Holt grouched <<that it rained>>.", voice = "quoted" }',
            '"The grouch slept."',
            ["voice reported, not quoted, in 'Mara Holt grouched that it rained.'"],
        ),
    ],
)
def test_examples_of_cues_mark_what_is_given_to_someone(hits: str, misses: str, wrong: list[str], tmp_path: Path) -> None:
    path = pack(tmp_path, extra=CUES.replace("CUE_HITS", hits).replace("CUE_MISSES", misses))
    assert [line.partition(": mine.cues: ")[2] for line in wrongs(path)] == wrong


def test_an_example_of_cues_has_its_line(tmp_path: Path) -> None:
    path = pack(tmp_path, extra=CUES.replace("CUE_HITS", '"Mara Holt <<slept>>."').replace("CUE_MISSES", '"She slept."'))
    (line,) = wrongs(path)
    assert line.startswith("30: ")
