import framing
from framing.testing import failures


def test_the_pack_is_found_and_its_examples_hold() -> None:
    detector = framing.load(rules=["nuclear.*"])
    assert [rule.id for rule in detector.rules] == ["nuclear.umbrella", "nuclear.brink"]
    assert failures(detector) == ()


def test_a_report_says_which_distribution_brought_the_pack() -> None:
    detector = framing.load(rules=["nuclear.*"], bundled=False)
    assert [(pack.id, pack.provider) for pack in detector.packs if pack.id == "nuclear"] == [
        ("nuclear", "framing-nuclear 0.1.0")
    ]


def test_its_findings_stand_in_a_report_with_device_and_voice() -> None:
    text = "“We stand under a nuclear umbrella,” Ann Lee said. The treaty took them from the brink of nuclear war."
    found = framing.load(rules=["nuclear.*"]).check(text).findings
    assert [(finding.match.rule.device.id, str(finding.voice)) for finding in found] == [
        ("nuclear-shorthand", "quoted"),
        ("nuclear-dread", "author"),
    ]


def test_it_can_be_left_out() -> None:
    assert "nuclear" not in [pack.id for pack in framing.load(without=["nuclear"]).packs]
