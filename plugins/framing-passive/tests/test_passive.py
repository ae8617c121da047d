import subprocess
import sys

import framing
from framing.testing import failures


def test_the_rule_is_found_and_its_examples_hold() -> None:
    detector = framing.load(rules=["agentless-harm"])
    assert [rule.id for rule in detector.rules] == ["passive.agentless-harm"]
    assert failures(detector) == ()


def test_a_report_is_annotated_under_the_plugins_name() -> None:
    report = framing.load().check("Twelve people were killed. One was shot by police.")
    assert report.to_dict()["annotations"] == {"passive": {"doerless": 1}}


def test_its_command_stands_beside_framings_own() -> None:
    run = subprocess.run([sys.executable, "-m", "framing", "passive"], capture_output=True, text=True)
    assert (run.returncode, run.stdout.splitlines()[0], run.stderr) == (0, "killed", "")
