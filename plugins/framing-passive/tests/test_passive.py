import subprocess
import sys

import pytest

import framing
from framing.testing import failures


def test_the_rule_is_found_and_its_examples_hold() -> None:
    detector = framing.load(rules=["doerless-harm"])
    assert [rule.id for rule in detector.rules] == ["passive.doerless-harm"]
    assert failures(detector) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two were shot, and six were wounded.", ["were shot", "were wounded"]),
        ("Two were shot by police, and six were wounded.", ["were wounded"]),
        ("Two were shot and six were wounded by police.", []),
        ("Families were reportedly displaced.", ["were reportedly displaced"]),
        ("The film was shot in May.", []),
        ("In the flood nine were killed.", []),
        ("“Two were shot,” Ann Lee said.", []),
    ],
)
def test_it_finds_harm_whose_sentence_names_no_doer(text: str, found: list[str]) -> None:
    report = framing.load(rules=["doerless-harm"]).check(text)
    assert [report.document.of(finding.match.mark) for finding in report.findings] == found


def test_a_report_is_annotated_under_the_plugins_name() -> None:
    check = framing.load().check
    assert check("Twelve people were killed. One was shot by police.").annotations == {"passive": {"doerless": 1}}
    assert check("One was shot by police.").annotations == {}


def test_its_command_stands_beside_framings_own() -> None:
    run = subprocess.run([sys.executable, "-m", "framing", "passive"], capture_output=True, encoding="utf-8")
    assert (run.returncode, run.stdout.splitlines()[0], run.stderr) == (0, "killed", "")
