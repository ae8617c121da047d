"""A pytest plugin: ``pytest --framing-pack mypack.toml`` makes every example of a pack a test item."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from framing.testing.examples import Proof


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --framing-pack."""
    group = parser.getgroup("framing")
    group.addoption("--framing-pack", action="append", default=[], metavar="PATH", help="run a rule pack's examples")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a pack that --framing-pack names."""
    wanted = [Path(given).resolve() for given in parent.config.getoption("--framing-pack")]
    if file_path.suffix == ".toml" and (file_path in wanted or any(w in file_path.parents for w in wanted)):
        return PackFile.from_parent(parent, path=file_path)
    return None


class PackFile(pytest.File):
    """A pack whose examples are test items."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield an item for each example of the pack."""
        from framing.host import gather
        from framing.packs import bundled
        from framing.testing.examples import proofs

        seen: dict[str, int] = {}
        own = self.path.resolve() in [path.resolve() for path in bundled()]
        host = gather(() if own else [self.path], installed=False)
        for proof in proofs(host.detector()):
            if Path(proof.path).resolve() == self.path.resolve():
                seen[proof.name] = seen.get(proof.name, 0) + 1
                suffix = f"-{seen[proof.name]}" if seen[proof.name] > 1 else ""
                yield ExampleItem.from_parent(self, name=proof.name + suffix, proof=proof)


class ExampleItem(pytest.Item):
    """One example of a rule or modifier."""

    def __init__(self, *, proof: Proof, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.proof = proof

    def runtest(self) -> None:
        """Fail with what is wrong, if anything is."""
        wrong = self.proof.run()
        if wrong:
            pytest.fail(f"{self.proof.path}:{self.proof.line()}: {wrong}", pytrace=False)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the example stands."""
        return self.path, 0, self.name
