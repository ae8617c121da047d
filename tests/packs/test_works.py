"""What a card says of a work."""

from pathlib import Path

from framing.packs import home
from framing.packs.works import cited


def test_a_work_that_was_not_read_is_a_lead_and_a_disputed_school_is_named() -> None:
    assert cited("galtung-1998", home()) == (
        "Johan Galtung (1998), High road, low road: charting the course for peace journalism; "
        "peace journalism: normative, disputed (see hanitzsch-2007); lead, not read"
    )


def test_more_than_two_authors_are_the_first_and_others() -> None:
    assert cited("recasens-2013", home()).startswith("Marta Recasens and others (2013), ")
    assert cited("gamson-modigliani-1989", home()).startswith("William A. Gamson and Andre Modigliani (1989), ")


def test_a_key_of_nobodys_stays_as_it_is(tmp_path: Path) -> None:
    assert cited("tea-1900", home()) == "tea-1900"
    assert cited("galtung-1998", tmp_path) == "galtung-1998"


def test_a_work_that_was_read_is_no_lead(tmp_path: Path) -> None:
    (tmp_path / "bibliography.toml").write_text(
        '[lee-2001]\ntitle = "On Tea"\nauthors = ["Ann Lee"]\nyear = 2001\nisbn = "978-3-16-148410-0"\nread = true\n',
        encoding="utf-8",
    )
    assert cited("lee-2001", tmp_path) == "Ann Lee (2001), On Tea, ISBN 978-3-16-148410-0"
