import framing
from framing.testing import failures


def test_the_pack_is_found_and_its_examples_hold() -> None:
    detector = framing.load(rules=["nuclear.*"])
    assert [rule.id for rule in detector.rules] == ["nuclear.umbrella"]
    assert failures(detector) == ()


def test_it_can_be_left_out() -> None:
    assert "nuclear" not in [pack.id for pack in framing.load(without=["nuclear"]).packs]
