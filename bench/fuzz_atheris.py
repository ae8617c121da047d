"""The texts of fuzz.py, grown by atheris: python bench/fuzz_atheris.py -runs=N -seed=N, and what else libFuzzer takes."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["framing"]):
    from fuzz import held_to

    import framing.text.segment
    import framing.voice.attribute  # noqa: F401  # what is imported late is to be followed too


def main() -> None:
    """Read texts until libFuzzer has had enough; it ends the process and prints how many there were."""
    held = held_to()

    def each(data: bytes) -> None:
        held.check(data.decode("utf-8", "replace"))

    atheris.Setup([sys.argv[0], "-max_len=120", *sys.argv[1:]], each)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
