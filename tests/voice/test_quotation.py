import pytest

from framing.voice.quotation import outermost, quotes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The “old harbour” plan.", ["“old harbour”"]),
        ('The "old harbour" plan.', ['"old harbour"']),
        ("The ‘old harbour’ plan.", ["‘old harbour’"]),
        ("The 'old harbour' plan.", ["'old harbour'"]),
        ("The «old harbour» plan.", ["«old harbour»"]),
        ("The „old harbour“ plan.", ["„old harbour“"]),
        ("The ``old harbour'' plan.", ["``old harbour''"]),
        ("The ''old harbour'' plan.", ["''old harbour''"]),
        ("“One.” “Two.”", ["“One.”", "“Two.”"]),
        ("“She said ‘go’ and left.”", ["“She said ‘go’ and left.”", "‘go’"]),
        ("‘She said “go” and left.’", ["‘She said “go” and left.’", "“go”"]),
        ("The workers’ vote isn’t the owners’ vote.", []),
        ("The workers' vote isn't the owners' vote.", []),
        ("“The workers’ vote counts.”", ["“The workers’ vote counts.”"]),
        ("“Never closed.\nNext line.", ["“Never closed."]),
        ("“First paragraph.\n“Second one.”", ["“First paragraph.", "“Second one.”"]),
        ("“It runs\non here.”", ["“It runs\non here.”"]),
        ("A stray ” mark.", []),
        ("“", []),
        ("", []),
    ],
)
def test_quotes_are_found_with_their_marks(text: str, found: list[str]) -> None:
    assert [quote.span.of(text) for quote in quotes(text)] == found


def test_a_quotation_inside_another_is_deeper() -> None:
    found = quotes("“She said ‘go’ and left.”")
    assert [quote.depth for quote in found] == [0, 1]
    assert outermost(found) == (found[0].span,)


@pytest.mark.parametrize(
    "text", ["“" * 100_000, '"' * 100_000, "'" * 100_000, "“”" * 50_000, "„“" * 50_000, "“\n" * 50_000, "‘a " * 30_000]
)
def test_a_hundred_thousand_marks_are_read(text: str) -> None:
    assert all(0 <= quote.span.start < quote.span.end <= len(text) for quote in quotes(text))
